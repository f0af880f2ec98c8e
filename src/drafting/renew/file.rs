//! A file of a plan, gone through from its first sign to its last.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::form;
use super::found::Found;
use super::words::Follows;
use crate::drafting::day::{self, Feast, MovedDay};
use crate::drafting::fields::{self, Record};
use crate::drafting::running::Running;
use crate::model::Scope;
use crate::source::SourceFile;
use crate::source::yaml::{self, Node, Value};
use crate::workspace::FrontMatter;

/// A file of a plan that is carried over.
pub struct Work<'w> {
    /// The file.
    pub file: &'w Arc<SourceFile>,
    /// The years that its plan is for.
    pub from: Scope,
    /// Those that the new one is for.
    pub to: Scope,
    /// The days that its data names, each with where its record stands.
    pub days: &'w [(usize, NaiveDate)],
    /// What was found so far.
    pub found: Vec<Found>,
    /// Keys that are not carried over.
    pub left_out: Vec<String>,
}

impl Work<'_> {
    /// How many years later it is.
    pub fn shift(&self) -> i32 {
        self.to.first - self.from.first
    }

    /// A day of the old time in the new one. What a feast would take out of it stays the same day.
    pub fn moved(&self, day: NaiveDate, feast: Option<Feast>) -> Option<MovedDay> {
        let moved = day::moved(day, self.shift(), feast)?;
        if feast.is_some() && self.from.holds(day) && !self.to.holds(moved.day) {
            return day::moved(day, self.shift(), None);
        }
        Some(moved)
    }

    /// All of it: a plan is a record, another file has one above its text, or none.
    pub fn all(&mut self, plan: bool) {
        let text = &self.file.text;
        let front = if plan { None } else { FrontMatter::of(text) };
        let (record, below) = match &front {
            Some(front) => (Some(front.record(text)), front.below()),
            None if plan => (Some(text.clone()), text.len()),
            None => (None, 0),
        };
        if let Some(record) = record
            && let (Some(root), _) = yaml::parse(&record)
        {
            self.record_file(&root);
            for remark in fields::remarks(&record, &root) {
                self.sentences(remark);
            }
        }
        for paragraph in paragraphs(text, below) {
            self.sentences(paragraph);
        }
    }

    /// Words outside of records.
    fn sentences(&mut self, stretch: Range<usize>) {
        let run = Running::of(&self.file.text, stretch);
        self.words(&run, false, &mut Vec::new(), &[], Follows::Sentence);
    }

    /// A file of records: a plan, or what stands above the text of a document.
    fn record_file(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else { return };
        for entry in entries {
            match (entry.key.as_str(), &entry.value.value) {
                ("year" | "school_year", Value::Scalar(_)) => self.years_of_plan(entry),
                ("document", Value::Map(fields)) => self.document(&entry.value, fields),
                (key, _) if form::OF_THE_ISSUED.contains(&key) => self.leave_out(entry),
                (key, Value::List(items)) => {
                    for item in items {
                        self.record(&Record::of(&self.file.text, item, key == "bases"));
                    }
                }
                _ => self.record(&Record::of(&self.file.text, &entry.value, false)),
            }
        }
    }
}

/// The paragraphs of a text from an offset on: what blank lines part.
fn paragraphs(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    let mut open = false;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(last) = found.last_mut() {
            last.end = end;
        } else {
            found.push(at..end);
            open = true;
        }
        at = end;
    }
    found
}
