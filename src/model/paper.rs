//! The year's other documents (`documents/*.md`).

use std::sync::Arc;

use super::document::{Appendix, Document, Letterhead, Recipient, Signature};
use super::id::Reference;
use super::plan::{Basis, Narrative, Plan};
use super::task::Internal;
use crate::markup::Block;
use crate::source::SourceFile;

/// Another document of the year (văn bản khác trong năm), such as the report at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its name, which becomes its address on the site: the path below `documents/` without the
    /// ending, `bao-cao-tong-ket`.
    pub name: String,
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// The record of the document.
    pub document: Document,
    /// The names above the number.
    pub letterhead: Letterhead,
    /// Who issues it.
    pub issuer: Option<Reference>,
    /// The legal bases (căn cứ), in order.
    pub bases: Vec<Basis>,
    /// The recipients, in order.
    pub recipients: Vec<Recipient>,
    /// The signature blocks: one, or several side by side.
    pub signatures: Vec<Signature>,
    /// The appendices, in order.
    pub appendices: Vec<Appendix>,
    /// The text.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The document as a plan without tasks, so that it is looked at by the same rules as the plan of
    /// its year.
    #[must_use]
    pub fn as_plan(&self, of: &Plan) -> Plan {
        let narrative = Narrative { file: Arc::clone(&self.file), blocks: self.blocks.clone() };
        Plan {
            address: format!("{}/documents/{}", of.address, self.name),
            file: Arc::clone(&self.file),
            year: of.year,
            scope: of.scope,
            before: of.before,
            document: self.document.clone(),
            letterhead: self.letterhead.clone(),
            issuer: self.issuer.clone(),
            bases: self.bases.clone(),
            narrative: Some(narrative),
            abbreviations: Vec::new(),
            groups: Vec::new(),
            tasks: Vec::new(),
            deliverables: Vec::new(),
            indicators: Vec::new(),
            obligations: Vec::new(),
            recipients: self.recipients.clone(),
            signatures: self.signatures.clone(),
            appendices: self.appendices.clone(),
            internal: Internal::default(),
            papers: Vec::new(),
        }
    }
}
