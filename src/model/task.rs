//! Tasks, and what others owe.

use super::id::{Id, Reference};
use super::time::{Period, When};
use crate::markup::{self, Inline};
use crate::source::Located;

/// A task (nội dung công việc, nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: Located<Id>,
    /// The words that are printed.
    pub text: Vec<Inline>,
    /// When it is done.
    pub when: When,
    /// What period the work is about.
    pub about: Option<Period>,
    /// The units that the words name, in their order.
    pub units: Vec<Reference>,
}

impl Task {
    /// The words without markup.
    #[must_use]
    pub fn words(&self) -> String {
        markup::plain(&self.text)
    }
}

/// Something that other bodies must send (việc các đơn vị phải gửi), with its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Its id.
    pub id: Located<Id>,
    /// The words that are printed.
    pub text: Vec<Inline>,
    /// Its deadline (hạn chót).
    pub when: Located<When>,
    /// What is owed, in a few words, for calendars and lists.
    pub title: String,
    /// Who owes it.
    pub who: Vec<Reference>,
    /// To whom.
    pub to: Option<Reference>,
    /// Through whom (qua).
    pub via: Option<Reference>,
}

impl Obligation {
    /// The words without markup.
    #[must_use]
    pub fn words(&self) -> String {
        markup::plain(&self.text)
    }
}
