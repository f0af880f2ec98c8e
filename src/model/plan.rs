//! A plan as a whole (`plan.yaml` and its narrative).

use std::sync::Arc;

use super::document::{Document, Letterhead, Recipient, Signature};
use super::id::Reference;
use super::task::{Obligation, Task};
use crate::markup::{Block, Inline};
use crate::source::SourceFile;

/// A plan (kế hoạch).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where it lives below `content/`, which is its address on the site: `2021`.
    pub address: String,
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// The year it is for.
    pub year: i32,
    /// The record of the document.
    pub document: Document,
    /// The names above the number.
    pub letterhead: Letterhead,
    /// Who issues it.
    pub issuer: Option<Reference>,
    /// The legal bases (căn cứ), in order.
    pub bases: Vec<Basis>,
    /// The text around the data; `None` only when its file could not be read, which is a finding.
    pub narrative: Option<Narrative>,
    /// The tasks, in printed order.
    pub tasks: Vec<Task>,
    /// What others owe.
    pub obligations: Vec<Obligation>,
    /// The recipients, in order.
    pub recipients: Vec<Recipient>,
    /// The signature block.
    pub signature: Signature,
}

/// A legal basis (căn cứ), without the ending that the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The words that are printed.
    pub text: Vec<Inline>,
    /// The acts that it cites.
    pub laws: Vec<Reference>,
}

/// The narrative (phần lời).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

impl Plan {
    /// The blocks of the narrative.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        self.narrative.as_ref().map_or(&[], |narrative| &narrative.blocks)
    }
}
