//! What is found in a file that is carried over.

use std::ops::Range;

use super::renewed::Why;
use crate::diagnostic::Line;
use crate::drafting::mention::Reason;

/// A change of a file.
pub type Edit = (Range<usize>, String);

/// Something that was found in a file.
pub struct Found {
    /// Where.
    pub at: usize,
    /// The words before it.
    pub before: String,
    /// The words at it.
    pub old: String,
    /// The words behind it.
    pub after: String,
    /// What they become.
    pub new: String,
    /// The changes.
    pub edits: Vec<Edit>,
    /// What is done with it.
    pub what: What,
}

impl Found {
    /// Something at an offset, without words.
    pub fn at(at: usize, what: What) -> Self {
        Self {
            at,
            before: String::new(),
            old: String::new(),
            after: String::new(),
            new: String::new(),
            edits: Vec::new(),
            what,
        }
    }
}

/// What is done with something that was found.
pub enum What {
    /// Changed, and not told of one by one.
    Form,
    /// Moved.
    Moved(Why),
    /// Proposed.
    Proposed(Why),
    /// To be looked at.
    Look(Line),
    /// Left as it is.
    Kept(Reason),
}
