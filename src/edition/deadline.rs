//! Deadlines, as days.

use chrono::NaiveDate;

use crate::language::rest_day::Calendar;
use crate::model::{Obligation, Plan};

/// A deadline (hạn chót) and the days it means.
#[derive(Debug)]
pub struct Deadline<'w> {
    /// What is due.
    pub obligation: &'w Obligation,
    /// The last day on which it is in time (hạn cuối).
    pub last_day: NaiveDate,
    /// The last day up to then on which offices work.
    pub last_working_day: NaiveDate,
}

/// The deadlines of a plan, earliest first.
pub fn views<'w>(plan: &'w Plan, calendar: &Calendar) -> Vec<Deadline<'w>> {
    let mut deadlines: Vec<Deadline> = plan
        .obligations
        .iter()
        .filter_map(|obligation| {
            let last_day = obligation.when.value.last_day()?;
            let last_working_day = calendar.last_working_day(last_day);
            Some(Deadline { obligation, last_day, last_working_day })
        })
        .collect();
    deadlines.sort_by_key(|deadline| deadline.last_day);
    deadlines
}
