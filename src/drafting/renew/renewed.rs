//! A plan as it is for other years: its files, and what was moved, is proposed, and stays.

use std::collections::BTreeSet;

use crate::diagnostic::Line;
use crate::drafting::mention::Reason;
use crate::model::Scope;

/// Which proposals are made at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Accepted {
    /// None: the words stay as they are.
    #[default]
    None,
    /// All of them.
    All,
    /// Those with these numbers.
    Some(BTreeSet<usize>),
}

impl Accepted {
    pub(super) fn holds(&self, number: usize) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Some(numbers) => numbers.contains(&number),
        }
    }
}

/// A line of a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, by its path in the workspace.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// Words that may have to change with the year, and did not by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number, by which it is accepted.
    pub number: usize,
    /// Where it stands in the new file.
    pub spot: Spot,
    /// The words before it.
    pub before: String,
    /// What stands there.
    pub old: String,
    /// The words behind it.
    pub after: String,
    /// What is proposed.
    pub new: String,
    /// Why.
    pub why: Why,
    /// Whether it was made, since it was accepted.
    pub made: bool,
}

/// Why something is changed or proposed.
pub type Why = Line;

/// What was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedField {
    /// Where it stands in the new file.
    pub spot: Spot,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// By what.
    pub why: Why,
}

/// A year that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it stands in the new file.
    pub spot: Spot,
    /// What stands there.
    pub words: String,
    /// Why it stays.
    pub reason: Reason,
}

/// A plan as it is for other years.
#[derive(Debug)]
pub struct Renewed {
    /// The address of the plan that it comes from.
    pub from: String,
    /// Its own address.
    pub to: String,
    /// The years that it is for.
    pub scope: Scope,
    /// Its files, by their paths in the workspace: that of the plan first.
    pub files: Vec<(String, String)>,
    /// Pictures of its texts: where each is, and where it goes.
    pub pictures: Vec<(String, String)>,
    /// Days and periods that were moved.
    pub moved: Vec<MovedField>,
    /// Proposals for words.
    pub proposals: Vec<Proposal>,
    /// Times that a person has to look at.
    pub look: Vec<(Spot, Line)>,
    /// Years that stay.
    pub kept: Vec<Kept>,
    /// What was not carried over: keys of the plan's file.
    pub left_out: Vec<String>,
}
