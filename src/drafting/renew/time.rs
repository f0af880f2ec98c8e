//! A time of the data: its days and years move with the plan, or with the feast that its work follows.

use std::ops::Range;

use chrono::NaiveDate;

use super::found::{Found, What};
use super::rewrite::{applied, rewritten};
use super::work::Work;
use crate::diagnostic::Line;
use crate::drafting::day::{Feast, Way};
use crate::drafting::digits;
use crate::drafting::mention::Reason;
use crate::language::{date, written_date};

impl Work<'_> {
    /// A time of the data: its days and years move.
    pub fn time(
        &mut self,
        span: &Range<usize>,
        time: &str,
        feast: Option<Feast>,
        days: &[NaiveDate],
    ) {
        let text = &self.file.text;
        let Some(raw) = text.get(span.clone()) else { return };
        let raw = raw.to_owned();
        let written = written_date::dates(&raw);
        let mut edits = Vec::new();
        let mut way = Way::SameDay;
        let mut far = false;
        for (digits, year) in digits::years(&raw, 0..raw.len()) {
            if !(self.from.first - 1..=self.from.last + 1).contains(&year) {
                far = true;
                continue;
            }
            let iso = raw.get(digits.start..digits.start + 10).and_then(date::read);
            let of_date = written
                .iter()
                .find(|date| date.year.as_ref().is_some_and(|year| year.range == digits));
            if let Some(day) = iso {
                let Some(moved) = self.moved(day, feast) else { continue };
                way = moved.way;
                edits.push((digits.start..digits.start + 10, moved.day.to_string()));
            } else if let Some((date, day)) = of_date.and_then(|date| Some((date, date.day()?))) {
                if date.lunar {
                    far = true;
                    continue;
                }
                let Some(moved) = self.moved(day, feast) else { continue };
                way = moved.way;
                edits.extend(rewritten(&raw, date, moved.day));
            } else {
                edits.push((digits, (year + self.shift()).to_string()));
            }
        }
        if edits.is_empty() {
            if far {
                self.kept(span.start, raw, Reason::FarYear);
            } else if let (Some(feast), [day]) = (feast, days)
                && raw.contains(|c: char| c.is_ascii_digit())
                && let Some(moved) = self.moved(*day, Some(feast))
            {
                let line = Line::new("renew.look.feast").with("time", time);
                let line = line.with("feast", feast.name()).with("day", date::figures(moved.day));
                self.found.push(Found::at(span.start, What::Look(line)));
            }
            return;
        }
        edits.sort_by_key(|(range, _)| range.start);
        let new = applied(&raw, &(0..raw.len()), &edits);
        let edits =
            edits.into_iter().map(|(at, new)| (span.start + at.start..span.start + at.end, new));
        self.found.push(Found {
            old: raw,
            new,
            edits: edits.collect(),
            ..Found::at(span.start, What::Moved(moved_by(way)))
        });
    }
}

/// By what a day was moved.
fn moved_by(way: Way) -> Line {
    match way {
        Way::SameDay => Line::new("renew.moved.same-day"),
        Way::EndOfFebruary => Line::new("renew.moved.february"),
        Way::Feast(feast, 0) => Line::new("renew.moved.feast").with("feast", feast.name()),
        Way::Feast(feast, days) => {
            let line = if days < 0 {
                Line::new("renew.moved.before-feast")
            } else {
                Line::new("renew.moved.after-feast")
            };
            line.with("feast", feast.name()).with("days", days.unsigned_abs())
        }
    }
}
