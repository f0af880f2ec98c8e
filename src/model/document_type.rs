//! The types of administrative document.

use serde::Deserialize;

/// A type of administrative document (loại văn bản hành chính), with what its form requires and
/// forbids (Decree 30/2020/NĐ-CP, article 7 and Appendix III).
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: what the form has")]
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct DocumentType {
    /// Its name in capitals, as printed.
    pub name: String,
    /// What its sign begins with; `None` where the sign begins with the issuer.
    pub abbreviation: Option<String>,
    /// The specimen form, such as `1.4`, if the decree shows one.
    pub form: Option<String>,
    /// Whether it addresses somebody (kính gửi).
    pub addressees: Addressees,
    /// Whether the name of the type stands above the text.
    pub title: bool,
    /// Whether what it is about stands below the name.
    pub subject: bool,
    /// Whether what it is about stands below the number instead (V/v, box 5b).
    pub subject_by_number: bool,
    /// Whether place and date stand in the head.
    pub date_in_head: bool,
    /// The words between the bases and the text, such as `QUYẾT ĐỊNH:`.
    pub frame: Option<String>,
    /// Whether the authority that issues it stands above the bases.
    pub authority: bool,
    /// Whether it says who calls whom (`… điện:`).
    pub sender: bool,
    /// Whether its text is divided into articles (Điều).
    pub articles: bool,
    /// Who signs.
    pub signatures: Signers,
    /// Words that its form has and its text must have.
    pub lines: Vec<String>,
    /// Whether it says who receives it (nơi nhận).
    pub recipients: bool,
}

/// Whether a type of document addresses somebody (Appendix I, part I, section II, clause 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressees {
    /// It must.
    Always,
    /// It does when it goes to a higher body.
    Upward,
    /// It must not.
    Never,
}

/// Who signs a type of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signers {
    /// One signer, beside the recipients; several where several bodies issue it together.
    One,
    /// The secretary at the left, the chair at the right (thư ký, chủ tọa), above the recipients.
    SecretaryAndChair,
    /// The parties, side by side.
    Parties,
}
