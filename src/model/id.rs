//! Ids: one name for a record everywhere.

use std::fmt;

use crate::markup;
use crate::source::Located;

/// The id of a record: ASCII lower-case letters, digits and hyphens, beginning with a letter and
/// not ending with a hyphen. A task's id is its anchor on the site, its UID in the calendar and
/// its key in the data; a unit's id is the address of its page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// The id of another record, and where it was written.
pub type Reference = Located<Id>;

impl Id {
    /// The longest id, in characters: it becomes the name of a folder and part of a UID.
    pub const MAX_LENGTH: usize = markup::MAX_ID;

    /// Reads an id.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        markup::is_id(text).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_everywhere() {
        for good in ["a", "phong-noi-vu", "nd-91-2017-nd-cp"] {
            assert_eq!(Id::new(good).unwrap().as_str(), good);
        }
        let long = "a".repeat(65);
        for bad in ["", "-a", "a-", "1a", "A", "đ", "a b", "a_b", "../a", "a/b", long.as_str()] {
            assert_eq!(Id::new(bad), None, "{bad}");
        }
    }
}
