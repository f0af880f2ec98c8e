//! The plan by months.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use crate::model::{Plan, Stretch, Task, When, WhenKind};

/// A month and its tasks.
#[derive(Debug)]
pub struct MonthView<'w> {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// The tasks that are done in it, in printed order.
    pub tasks: Vec<&'w Task>,
}

/// What takes longer than this, in months, is done all year round and stands in no month.
const LONGEST: u32 = 11;

/// The months that hold tasks, in order. What is done in a quarter is done in each of its months.
pub fn views(plan: &Plan) -> Vec<MonthView<'_>> {
    let mut months: BTreeMap<(i32, u32), Vec<&Task>> = BTreeMap::new();
    for task in &plan.tasks {
        let mut of_task = Vec::new();
        for (first, last) in plan.spans(&task.when) {
            of_task.extend(between(first, last));
        }
        of_task.sort_unstable();
        of_task.dedup();
        for month in of_task {
            months.entry(month).or_default().push(task);
        }
    }
    let months = months.into_iter();
    months.map(|((year, month), tasks)| MonthView { year, month, tasks }).collect()
}

/// The month that a time is, if it is just one.
#[must_use]
pub fn month_of(when: &When) -> Option<(i32, u32)> {
    match when.kind {
        WhenKind::In(Stretch::Month { year, month }) => Some((year, month)),
        _ => None,
    }
}

/// The month that a time stands under in a list by months: the one it lies in, or the first of two that
/// it reaches into.
#[must_use]
pub fn month_holding(plan: &Plan, when: &When) -> Option<(i32, u32)> {
    let [(first, last)] = plan.spans(when)[..] else { return None };
    match between(first, last)[..] {
        [month] | [month, _] => Some(month),
        _ => None,
    }
}

fn between(first: NaiveDate, last: NaiveDate) -> Vec<(i32, u32)> {
    let start = first.with_day(1).unwrap_or(first);
    let days = (0..=LONGEST).filter_map(|n| start.checked_add_months(Months::new(n)));
    let months: Vec<(i32, u32)> =
        days.take_while(|day| *day <= last).map(|day| (day.year(), day.month())).collect();
    if months.len() > LONGEST as usize { Vec::new() } else { months }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_lies_in_its_months_unless_it_is_long() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(
            between(day(2021, 11, 20), day(2022, 1, 3)),
            [(2021, 11), (2021, 12), (2022, 1)]
        );
        assert_eq!(between(day(2021, 1, 1), day(2021, 6, 30)).len(), 6);
        assert_eq!(between(day(2021, 2, 1), day(2021, 11, 30)).len(), 10);
        assert_eq!(between(day(2021, 1, 1), day(2021, 12, 31)), []);
    }
}
