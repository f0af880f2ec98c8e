//! What an engine is given.

use std::sync::Arc;

use chrono::NaiveDate;

use super::attachment::Attachment;

/// A document to be set.
#[derive(Debug)]
pub struct Job<'j> {
    /// The name of the form; it imports others.
    pub form: &'static str,
    /// The data, a JSON file.
    pub data: &'j [u8],
    /// Files that the data names, such as pictures: the n-th stands at `/asset/n`.
    pub assets: &'j [Arc<[u8]>],
    /// Files that go inside the PDF.
    pub attachments: &'j [Attachment],
    /// What tells this document from others, over all its versions.
    pub ident: &'j str,
    /// The date of the document.
    pub date: NaiveDate,
}

/// The archival standard of a PDF; all are accessible by PDF/UA-1 as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/A-2a.
    A2a,
    /// PDF/A-3a: files of any kind may be attached.
    A3a,
}

impl Job<'_> {
    /// What the PDF claims to be.
    #[must_use]
    pub fn standard(&self) -> Standard {
        if self.attachments.is_empty() { Standard::A2a } else { Standard::A3a }
    }
}
