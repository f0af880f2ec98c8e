//! Years in words: those that the data says, too, move with it; others are proposed, or stay.

use std::ops::Range;

use chrono::NaiveDate;

use super::about::About;
use super::found::{Edit, Found, What};
use super::rewrite::{applied, rewritten};
use super::work::Work;
use crate::diagnostic::Line;
use crate::drafting::day::{Feast, MovedDay, Way};
use crate::drafting::mention::{self, Kind, Mention, Reason};
use crate::drafting::running::Running;
use crate::language::lunar;

/// What days in words follow, besides the year.
#[derive(Clone, Copy)]
pub enum Follows {
    /// What their record follows.
    Record(Option<Feast>),
    /// What their sentence speaks of.
    Sentence,
}

impl Work<'_> {
    /// A year that stays.
    pub fn kept(&mut self, at: usize, words: String, reason: Reason) {
        self.found.push(Found { old: words, ..Found::at(at, What::Kept(reason)) });
    }

    /// The years in words. `days` are those that the data of the record says; `follows` tells what days follow.
    pub fn words(
        &mut self,
        run: &Running,
        basis: bool,
        abouts: &mut Vec<About>,
        days: &[NaiveDate],
        follows: Follows,
    ) {
        for mention in mention::mentions(&run.words, self.from, basis) {
            let (edits, what) = match &mention.kind {
                Kind::Kept(reason) => {
                    let words = run.words.get(mention.phrase.clone()).unwrap_or_default();
                    self.kept(run.place(&mention.phrase).start, words.to_owned(), *reason);
                    continue;
                }
                Kind::Day(date) => {
                    let feast = match follows {
                        Follows::Record(feast) => feast,
                        Follows::Sentence => Feast::named(sentence(&run.words, &mention)),
                    };
                    let moved = date.day().and_then(|day| self.moved(day, feast));
                    let Some(moved) = moved else { continue };
                    let what = if date.day().is_some_and(|day| days.contains(&day)) {
                        What::Moved(Line::new("renew.moved.words"))
                    } else {
                        What::Proposed(proposed_day(moved))
                    };
                    (rewritten(&run.words, date, moved.day), what)
                }
                Kind::Year(_) | Kind::SchoolYear(_) | Kind::OwnYears | Kind::LunarYear(..) => {
                    let why = match mention.kind {
                        Kind::SchoolYear(_) => Line::new("renew.why.school-year"),
                        Kind::OwnYears => Line::new("renew.why.own-years"),
                        Kind::Year(year) | Kind::LunarYear(_, year) if year < self.from.first => {
                            Line::new("renew.why.year-before")
                        }
                        Kind::Year(year) | Kind::LunarYear(_, year) if year > self.from.last => {
                            Line::new("renew.why.year-after")
                        }
                        _ => Line::new("renew.why.this-year"),
                    };
                    let digits = mention.digits.iter().filter_map(|digits| {
                        let year: i32 = run.words.get(digits.clone())?.parse().ok()?;
                        Some((digits.clone(), (year + self.shift()).to_string()))
                    });
                    let name = match &mention.kind {
                        Kind::LunarYear(at, year) => year_name(&run.words, at, year + self.shift()),
                        _ => Vec::new(),
                    };
                    (name.into_iter().chain(digits).collect(), What::Proposed(why))
                }
            };
            let old = run.words.get(mention.phrase.clone()).unwrap_or_default().to_owned();
            let new = applied(&run.words, &mention.phrase, &edits);
            let mut found = Found {
                at: run.place(&mention.phrase).start,
                before: tail(run.words.get(..mention.phrase.start).unwrap_or_default()),
                old,
                after: head(run.words.get(mention.phrase.end..).unwrap_or_default()),
                new,
                edits: edits.into_iter().map(|(at, new)| (run.place(&at), new)).collect(),
                what,
            };
            // What the data says of the same year moves with the words or not at all.
            let tied = abouts.iter().position(|about| about.is_said_by(&mention.kind));
            if let Some(about) = tied.map(|at| abouts.remove(at)) {
                found.edits.extend(about.edits);
            }
            self.found.push(found);
        }
    }
}

/// The changes that make the name of a lunar year that of another, in capitals where it is: each of its two words by
/// itself, since a line may end between them.
fn year_name(text: &str, at: &Range<usize>, year: i32) -> Vec<Edit> {
    let old = text.get(at.clone()).unwrap_or_default();
    let name = lunar::year_name(year);
    let name = if old.chars().any(char::is_lowercase) { name } else { name.to_uppercase() };
    let mut start = at.start;
    let mut edits = Vec::new();
    for (old, new) in old.split(' ').zip(name.split(' ')) {
        if old != new {
            edits.push((start..start + old.len(), new.to_owned()));
        }
        start += old.len() + 1;
    }
    edits
}

/// Why another day is proposed.
fn proposed_day(moved: MovedDay) -> Line {
    match moved.way {
        Way::SameDay => Line::new("renew.why.day"),
        Way::EndOfFebruary => Line::new("renew.why.february"),
        Way::Feast(feast, _) => Line::new("renew.why.feast").with("feast", feast.name()),
    }
}

/// The sentence that a mention stands in.
fn sentence<'t>(text: &'t str, mention: &Mention) -> &'t str {
    let before = text.get(..mention.phrase.start).unwrap_or_default();
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    let behind = text.get(mention.phrase.end..).unwrap_or_default();
    let end = behind.find(". ").map_or(text.len(), |at| mention.phrase.end + at);
    text.get(start..end).unwrap_or_default()
}

/// How many words around a year are shown.
const AROUND: (usize, usize) = (5, 3);

/// The last words of a text, as far as they are shown.
fn tail(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match words.len().checked_sub(AROUND.0 + 1).filter(|from| *from > 0) {
        Some(from) => format!("…{}", words[from..].join(" ")),
        None => text.trim_start_matches(['"', '\'', ' ', '#', '-']).to_owned(),
    }
}

/// The first words of a text, as far as they are shown.
fn head(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() > AROUND.1 + 1 {
        format!("{}…", words[..=AROUND.1].join(" "))
    } else {
        text.trim_end_matches(['"', '\'', ' ']).to_owned()
    }
}
