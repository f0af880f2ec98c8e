//! What became of a document: what was found in it, what somebody has to look at, and the words that
//! found no place.

use std::collections::BTreeSet;

use crate::diagnostic::Line;

/// What is told of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found.
    pub found: Vec<Line>,
    /// What to look at.
    pub look: Vec<Line>,
    /// Words without a place, each with where they stood.
    pub unplaced: Vec<Unplaced>,
    /// What was told to be looked at, each once.
    told: BTreeSet<Line>,
}

/// Words that found no place in the files that a build reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Where they stood.
    pub at: Line,
    /// The words.
    pub words: String,
}

impl Report {
    /// Something to look at.
    pub fn look(&mut self, line: Line) {
        if self.told.insert(line.clone()) {
            self.look.push(line);
        }
    }

    /// Something to look at before all else.
    pub fn look_first(&mut self, line: Line) {
        if self.told.insert(line.clone()) {
            self.look.insert(0, line);
        }
    }

    /// Words without a place; blank ones are none.
    pub fn unplaced(&mut self, at: Line, words: &str) {
        let words = words.trim();
        if words.contains(char::is_alphanumeric) {
            self.unplaced.push(Unplaced { at, words: words.to_owned() });
        }
    }
}
