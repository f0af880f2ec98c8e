//! The year's other documents (`documents/*.md`).

use std::sync::Arc;

use super::basis::Basis;
use super::certified_copy::CertifiedCopy;
use super::document::{Appendix, Document, Letterhead, Recipient, Signature};
use super::id::{Id, Reference};
use super::meeting::Meeting;
use super::task::Stage;
use crate::markup::Block;
use crate::source::{Located, SourceFile};

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
    /// The certified copies (bản sao), in order.
    pub copies: Vec<CertifiedCopy>,
    /// The sittings that it calls (họp theo giấy mời), in order.
    pub meetings: Vec<Meeting>,
    /// The units that take part in them.
    pub units: Vec<Reference>,
    /// The group for each unit of which there is one (gửi từng đơn vị).
    pub for_each: Option<Reference>,
    /// The number of each of these, by its unit, where they do not share that of the document.
    pub numbers: Vec<(Reference, Located<String>)>,
    /// Which of these it is.
    pub each: Option<Each>,
    /// The release of the plan that it amends (sửa đổi, bổ sung).
    pub amends: Option<Located<u32>>,
    /// What of the plan it fulfils: its deliverables, or stages of them.
    pub fulfils: Vec<Stage>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A document for one unit of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Each {
    /// The unit.
    pub unit: Id,
    /// The unit and the groups that hold it.
    pub of: Vec<Id>,
    /// Whether it is the first of its kind: what is wrong with the words of one is wrong with all.
    pub first: bool,
}

impl Paper {
    /// Its name, without that of its unit where there is one for each.
    #[must_use]
    pub fn common_name(&self) -> &str {
        let name = self.each.is_some().then(|| self.name.rsplit_once('/')).flatten();
        name.map_or(&self.name, |(name, _)| name)
    }

    /// Whether the rules look at it.
    #[must_use]
    pub fn is_looked_at(&self) -> bool {
        self.each.as_ref().is_none_or(|each| each.first)
    }
}
