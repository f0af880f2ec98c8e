//! What goes into calendars (sự kiện lịch): an event, what it is about, and what was published of it.

use chrono::NaiveDate;

use crate::model::{EventKind, EventTime, Id, Obligation, Paper, Task};

/// What stands before the title of an event that was called off: programs show such events in many ways, or
/// as if nothing had happened.
pub(super) const CALLED_OFF: &str = "[HỦY] ";

/// An event.
#[derive(Debug)]
pub struct Event<'w> {
    /// Its UID before the `@`: the id of its record, and which of its times it is. An id holds no full
    /// stop, and a month begins with a figure, so that no two records can have one name.
    pub name: String,
    /// What it is.
    pub kind: EventKind,
    /// When it is; of what comes round again, the first time.
    pub time: EventTime,
    /// How it comes round again, if it does.
    pub repeat: Option<Rule>,
    /// One line.
    pub title: String,
    /// More, in lines.
    pub lines: Vec<String>,
    /// Where it is held.
    pub place: Option<String>,
    /// Whether its time is not settled yet (dự kiến).
    pub tentative: bool,
    /// The units that it concerns, each once.
    pub units: Vec<Id>,
    /// What it is about.
    pub about: About<'w>,
    /// What was published of it.
    pub revision: Revision,
}

/// How an event comes round again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The recurrence rule (RFC 5545, section 3.3.10).
    pub text: String,
    /// The first and the last day of each time, in order; none of an event that was dropped.
    pub rounds: Vec<(NaiveDate, NaiveDate)>,
}

/// What an event is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'w> {
    /// A task.
    Task(&'w Task),
    /// Something that must be sent.
    Duty(&'w Obligation),
    /// Another document of the year.
    Paper(&'w Paper),
    /// A month.
    Month((i32, u32)),
    /// Something that is in the plan no more.
    Dropped,
}

impl Event<'_> {
    /// The first and the last day of each time that it takes place, in order.
    #[must_use]
    pub fn rounds(&self) -> Vec<(NaiveDate, NaiveDate)> {
        match &self.repeat {
            Some(rule) if !rule.rounds.is_empty() => rule.rounds.clone(),
            _ => vec![(self.time.first_day(), self.time.last_day())],
        }
    }

    /// Whether it was called off (đã hủy).
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self.about, About::Dropped)
    }

    /// The title without the word that it was called off.
    #[must_use]
    pub fn plain_title(&self) -> &str {
        self.title.strip_prefix(CALLED_OFF).unwrap_or(&self.title)
    }
}

/// Where an event stands between what was published and the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// How often it was changed (RFC 5545, section 3.8.7.4).
    pub sequence: u32,
    /// The day of the last change.
    pub revised: NaiveDate,
    /// What about it is not written down yet.
    pub unrecorded: Option<Change>,
}

/// What happened to an event since it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    New,
    /// Its time or its words are others.
    Changed,
    /// It was called off.
    Dropped,
    /// It was called off once and stands in the plan again.
    Back,
}
