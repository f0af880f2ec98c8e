//! The period that work is about (`about`), which moves with the words that say it.

use super::found::{Edit, Found, What};
use crate::drafting::mention::Kind;

/// What the data says that work is about.
pub struct About {
    /// Where its value stands.
    pub at: usize,
    /// The year, the first one of a school year.
    pub year: i32,
    /// Whether it is a school year.
    pub school: bool,
    /// What the file says.
    pub old: String,
    /// What it says anew.
    pub new: String,
    /// The changes.
    pub edits: Vec<Edit>,
}

impl About {
    /// Whether words say the same year.
    pub fn is_said_by(&self, kind: &Kind) -> bool {
        match kind {
            Kind::Year(year) | Kind::LunarYear(_, year) => !self.school && *year == self.year,
            Kind::SchoolYear(year) => self.school && *year == self.year,
            _ => false,
        }
    }

    /// As something that was found.
    pub fn found(self, what: What) -> Found {
        Found { old: self.old, new: self.new, edits: self.edits, ..Found::at(self.at, what) }
    }
}
