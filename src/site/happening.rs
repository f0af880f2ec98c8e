//! What happens on the days of a plan (việc của từng ngày): its events as pages show them. The calendars
//! that people subscribe to hold the same events.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde_json::{Value, json};

use super::address;
use super::spot::Spot;
use super::words::Words;
use crate::diagnostic::Line;
use crate::edition::{About, Edition, Event};
use crate::language::phrase;
use crate::language::rest_day::Rest;
use crate::model::{EventKind, EventTime};

/// What takes more days than this fills none of them: it would hide what happens on a day.
const SHORT: i64 = 7;

/// What an event is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The last day of a deadline.
    Due,
    /// A meeting.
    Meets,
    /// Work of this one day.
    Day,
    /// The first day of a few.
    Begins,
    /// The last day of a few.
    Ends,
}

impl Mark {
    /// The key of its word.
    fn key(self) -> &'static str {
        match self {
            Self::Due => "mark_due",
            Self::Meets => "mark_meets",
            Self::Day => "mark_day",
            Self::Begins => "mark_begins",
            Self::Ends => "mark_ends",
        }
    }
}

/// One time of an event.
#[derive(Debug, Clone, Copy)]
pub struct Round<'e> {
    /// The event.
    pub event: &'e Event<'e>,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// Each time of each event that pages show, the earliest first. What a month brings is told by its own page,
/// and what reminds of a deadline by the deadline.
pub fn rounds<'e>(edition: &'e Edition<'e>) -> Vec<Round<'e>> {
    let told = |event: &&Event| !matches!(event.kind, EventKind::Digest | EventKind::Reminder);
    let events = edition.events.iter().filter(told);
    let each = |event: &'e Event<'e>| {
        let rounds = event.rounds().into_iter();
        rounds.map(move |(first, last)| Round { event, first, last })
    };
    let mut rounds: Vec<Round> = events.flat_map(each).collect();
    rounds.sort_by_key(|round| (round.first, round.hour(), round.last));
    rounds
}

impl Round<'_> {
    /// When it begins, where that is known.
    fn hour(&self) -> Option<NaiveTime> {
        match self.event.time {
            EventTime::Hours { from, .. } => Some(from.time()),
            EventTime::Days { .. } => None,
        }
    }

    /// Whether it takes too long to fill days.
    pub fn is_long(&self) -> bool {
        (self.last - self.first).num_days() >= SHORT
    }

    /// The days that it fills, and what it is on each.
    pub fn marks(&self) -> Vec<(NaiveDate, Mark)> {
        if self.is_long() {
            return Vec::new();
        }
        match self.event.kind {
            EventKind::Deadline => vec![(self.last, Mark::Due)],
            EventKind::Meeting => vec![(self.first, Mark::Meets)],
            _ if self.first == self.last => vec![(self.first, Mark::Day)],
            _ => vec![(self.first, Mark::Begins), (self.last, Mark::Ends)],
        }
    }

    /// What is said of it wherever it is shown.
    pub fn line(&self, spot: &Spot, edition: &Edition) -> Value {
        let event = self.event;
        let plan = address::plan(edition);
        let href = match event.about {
            About::Task(task) => Some(spot.anchor(plan, task.id.value.as_str())),
            About::Duty(duty) => {
                Some(spot.anchor(&address::duty(edition, duty), duty.id.value.as_str()))
            }
            About::Paper(paper) => Some(spot.page(&address::document(edition, paper))),
            About::Month(_) | About::Dropped => None,
        };
        // What it is stands before the title anyway.
        let title = if event.kind == EventKind::Deadline {
            event.title.replacen("Hạn chót: ", "", 1)
        } else {
            event.title.clone()
        };
        json!({
            "title": title,
            "href": href,
            "tentative": event.tentative,
            "cancelled": event.is_cancelled(),
        })
    }

    /// What it is on a day.
    pub fn on_day(&self, spot: &Spot, edition: &Edition, mark: Mark) -> Value {
        let words = spot.words();
        let mut line = self.line(spot, edition);
        let hours = match self.event.time {
            EventTime::Hours { from, to } => Some((from.time(), to.map(|to| to.time()))),
            EventTime::Days { .. } => None,
        };
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        line["mark"] = words.word(mark.key()).into();
        line["due"] = (mark == Mark::Due).into();
        line["from"] = hours.map(|(from, _)| clock(from)).into();
        line["to"] = hours.and_then(|(_, to)| to).map(clock).into();
        line["place"] = self.event.place.clone().into();
        if mark == Mark::Begins {
            let until = Line::new("until").with("day", words.day(self.last));
            line["until"] = words.say(&until).into();
        }
        let working = edition.workspace.rest_days.last_working_day(self.last);
        if mark == Mark::Due && working != self.last && !self.event.is_cancelled() {
            line["working_day"] = words.day(working).into();
        }
        line
    }

    /// The days that it takes, in words.
    pub fn days(&self, words: &Words) -> String {
        let next = self.last.succ_opt();
        let whole = self.first.day() == 1
            && next.is_some_and(|next| next.day() == 1)
            && (self.first.year(), self.first.month()) == (self.last.year(), self.last.month());
        if whole {
            return words.word("whole_month");
        }
        let days = Line::new("from_to").with("from", words.short_day(self.first));
        words.say(&days.with("to", words.short_day(self.last)))
    }
}

/// Why a day is no working day, or a Saturday or Sunday is one; `None` where its column says enough.
pub fn rest(words: &Words, edition: &Edition, day: NaiveDate) -> Option<String> {
    match edition.workspace.rest_days.rest(day) {
        Some(Rest::Holiday(holiday)) => Some(phrase::capitalised(holiday.name())),
        Some(Rest::GivenInstead) => Some(words.word("rest_instead")),
        Some(Rest::Declared) => Some(words.word("rest_declared")),
        None if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => {
            Some(words.word("rest_worked"))
        }
        Some(Rest::Weekend) | None => None,
    }
}

/// Whether a day bears the name of a holiday, which is Vietnamese in every language of the interface.
pub fn is_holiday(edition: &Edition, day: NaiveDate) -> bool {
    matches!(edition.workspace.rest_days.rest(day), Some(Rest::Holiday(_)))
}
