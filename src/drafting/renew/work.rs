//! What is known while a file of a plan is gone through, and what was found in it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::found::Found;
use crate::drafting::day::{self, Feast, MovedDay};
use crate::model::Scope;
use crate::source::SourceFile;

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
}
