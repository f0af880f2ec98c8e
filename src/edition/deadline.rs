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
    /// Whether the obligation has other deadlines: it comes round again.
    pub repeated: bool,
}

/// The deadlines of a plan, earliest first. What comes round again has several.
pub fn views<'w>(plan: &'w Plan, calendar: &Calendar) -> Vec<Deadline<'w>> {
    let mut deadlines: Vec<Deadline> = Vec::new();
    for obligation in &plan.obligations {
        let spans = plan.spans(&obligation.when).into_iter().map(|(_, last)| last);
        let mut days: Vec<NaiveDate> = spans.collect();
        if days.is_empty() {
            days.extend(obligation.when.last_day(plan.before));
        }
        let repeated = days.len() > 1;
        deadlines.extend(days.into_iter().map(|last_day| Deadline {
            obligation,
            last_day,
            last_working_day: calendar.last_working_day(last_day),
            repeated,
        }));
    }
    deadlines.sort_by_key(|deadline| deadline.last_day);
    deadlines
}
