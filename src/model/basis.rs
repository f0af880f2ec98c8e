//! What a document is based on.

use super::id::Reference;
use crate::markup::Inline;
use crate::source::Located;

/// A legal basis (căn cứ), without the ending that the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// How it refers to what it is based on.
    pub style: Option<BasisStyle>,
    /// The words that are printed.
    pub text: Located<Vec<Inline>>,
    /// The acts that it cites.
    pub laws: Vec<Reference>,
}

/// How a basis refers to what it is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasisStyle {
    /// `Căn cứ …`: an act or a document.
    Based,
    /// `Thực hiện …`: an order that is carried out.
    Executing,
    /// `Theo đề nghị …`: the body that proposed it.
    Proposed,
}

impl BasisStyle {
    /// Every style with the word of the data and the words that it begins with.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Based, "can-cu", "Căn cứ"),
        (Self::Executing, "thuc-hien", "Thực hiện"),
        (Self::Proposed, "theo-de-nghi", "Theo đề nghị"),
    ];
}
