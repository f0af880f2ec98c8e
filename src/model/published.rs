//! What calendars have published (`published.yaml`, những gì lịch đã công bố).

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::id::Id;
use crate::source::{Place, SourceFile};

/// What the calendars of a plan have published so far: it is what lets a later build say that an event
/// changed, or was dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// What UIDs end with. It stays when the folder of the plan or the domain of the agency changes.
    pub domain: String,
    /// The events, in the order of the file.
    pub events: Vec<PublishedEvent>,
}

/// An event as it was published last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedEvent {
    /// Its UID before the `@`.
    pub name: String,
    /// What it is.
    pub kind: EventKind,
    /// Its title.
    pub title: String,
    /// When it is.
    pub time: EventTime,
    /// The rule by which it comes round (RFC 5545, section 3.3.10), if it does.
    pub rule: Option<String>,
    /// The units that it concerns.
    pub units: Vec<Id>,
    /// How often it was changed.
    pub sequence: u32,
    /// The day of the last change.
    pub revised: NaiveDate,
    /// Whether that change was to cancel it.
    pub cancelled: bool,
    /// The digest of what was published of it.
    pub digest: String,
    /// Where it stands in the file.
    pub place: Place,
}

/// What an event of a calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Something is due (hạn chót).
    Deadline,
    /// Work that is under way (công việc).
    Work,
    /// A meeting with its hour (cuộc họp).
    Meeting,
    /// What a month brings (việc trong tháng).
    Digest,
    /// A deadline that comes near (nhắc trước hạn).
    Reminder,
}

impl EventKind {
    /// Every kind, with the word that stands for it in data.
    pub const ALL: [(&'static str, Self); 5] = [
        ("deadline", Self::Deadline),
        ("work", Self::Work),
        ("meeting", Self::Meeting),
        ("digest", Self::Digest),
        ("reminder", Self::Reminder),
    ];

    /// The word that stands for it in data.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(key, _)| key)
    }
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventTime {
    /// On whole days, first and last.
    Days {
        /// The first day.
        first: NaiveDate,
        /// The last day, which is included.
        last: NaiveDate,
    },
    /// From an hour to another, in Vietnamese time.
    Hours {
        /// The beginning.
        from: NaiveDateTime,
        /// The end, where it is known.
        to: Option<NaiveDateTime>,
    },
}

impl EventTime {
    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Days { first, .. } => first,
            Self::Hours { from, .. } => from.date(),
        }
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Days { last, .. } => last,
            Self::Hours { from, to } => to.unwrap_or(from).date(),
        }
    }
}
