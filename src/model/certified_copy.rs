//! Certified copies of a document.

use chrono::{NaiveDate, NaiveDateTime};

use super::document::{Letterhead, Recipient, Signature};
use crate::language::fold;
use crate::source::Located;

/// A copy that an office certifies (bản sao) (Decree 30/2020/NĐ-CP, Appendix I, part II).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifiedCopy {
    /// Of which kind it is.
    pub form: CopyForm,
    /// The number.
    pub number: Located<String>,
    /// The office that certifies it, as it signs.
    pub issued: Issued,
}

impl CertifiedCopy {
    /// What it is called in a list: `SAO Y số 05`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} số {}", self.form.words(), self.number.value)
    }

    /// What its file is called after the name of the document: `sao-y-05`.
    #[must_use]
    pub fn file_name(&self) -> String {
        fold::slug(&format!("{} {}", self.form.words(), self.number.value))
    }
}

/// How a copy is issued.
#[allow(clippy::large_enum_variant, reason = "a document has a handful of copies")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issued {
    /// On paper: a block below the end of the document.
    Paper {
        /// The sign after the number, such as `SY-UBND`.
        symbol: Located<String>,
        /// The names above the number.
        letterhead: Letterhead,
        /// The place.
        place: Located<String>,
        /// The day.
        date: Located<NaiveDate>,
        /// The recipients, in order.
        recipients: Vec<Recipient>,
        /// Who signs.
        signature: Signature,
    },
    /// As a file: a line in the top right corner of the first page.
    Electronic {
        /// The office.
        body: Located<String>,
        /// When it was signed, in Vietnamese time.
        time: NaiveDateTime,
    },
}

/// The kinds of copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyForm {
    /// `SAO Y`: of an original, by the office that issued it.
    Original,
    /// `SAO LỤC`: of a certified copy.
    Copy,
    /// `TRÍCH SAO`: of a part.
    Extract,
}

impl CopyForm {
    /// Every kind with its words.
    pub const ALL: [(&'static str, Self); 3] =
        [("SAO Y", Self::Original), ("SAO LỤC", Self::Copy), ("TRÍCH SAO", Self::Extract)];

    /// Its words, as printed.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(_, form)| *form == self).map_or("", |(words, _)| words)
    }
}
