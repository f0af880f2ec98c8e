//! The year's other documents (`documents/*.md`).

use std::sync::Arc;

use super::basis::Basis;
use super::certified_copy::CertifiedCopy;
use super::document::{Appendix, Document, Letterhead, Recipient, Signature};
use super::id::Reference;
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
    /// The certified copies (bản sao), in order.
    pub copies: Vec<CertifiedCopy>,
    /// The text.
    pub blocks: Vec<Block>,
}
