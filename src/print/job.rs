//! What an engine is given.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::source::SourceFile;

/// A document to be set.
#[derive(Debug)]
pub struct Job<'j> {
    /// The form, a Typst file.
    pub form: &'j Arc<SourceFile>,
    /// The data, a JSON file.
    pub data: &'j [u8],
    /// What tells this document from others, over all its versions.
    pub ident: &'j str,
    /// The date of the document.
    pub date: NaiveDate,
}
