//! Legal acts (`laws.yaml`).

use chrono::NaiveDate;

use super::id::{Id, Reference};

/// A legal act (văn bản pháp luật) of the register. A date that is not known for certain is left
/// out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Its id.
    pub id: Id,
    /// Number and sign, such as `91/2017/NĐ-CP`.
    pub number: String,
    /// Its type in words, such as `Nghị định`.
    pub kind: Option<String>,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// The first day in force.
    pub effective: Option<NaiveDate>,
    /// The first day no longer in force.
    pub expires: Option<NaiveDate>,
    /// What took its place.
    pub replaced_by: Vec<Reference>,
    /// What it changed.
    pub amends: Vec<Reference>,
    /// Where these facts are from.
    pub source: Option<String>,
}
