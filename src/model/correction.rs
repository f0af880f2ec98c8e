//! What was put right in a plan that was issued.

use crate::source::Located;

/// A correction (đính chính): what was put right in a plan that was released, without a document that amends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The release that it corrects.
    pub release: Located<u32>,
    /// What was put right.
    pub text: Located<String>,
}
