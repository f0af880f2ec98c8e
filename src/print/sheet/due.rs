//! What is owed (việc phải gửi) on a sheet: its days, its words, who owes it and to whom.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::run::{Run, runs};
use crate::edition::{Deadline, Edition};
use crate::language::{date, phrase};
use crate::model::{Id, Obligation, Reference, Task};

/// A day as sheets show it.
#[allow(clippy::struct_field_names, reason = "what a day has is its day")]
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Day {
    day: u32,
    month: u32,
    year: i32,
    /// Whether the plan has other years besides.
    of_years: bool,
    /// `Chủ nhật`
    weekday: String,
    /// `14/03/2021`
    figures: String,
    /// The last working day (ngày làm việc cuối) where it is an earlier one: `thứ Sáu, 12/03/2021`.
    working: Option<String>,
}

/// An obligation with its deadlines.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Due<'e> {
    title: &'e str,
    text: Vec<Run>,
    /// Too long to be kept on one page.
    long: bool,
    /// The deadline in the words of the plan.
    when: &'e str,
    tentative: bool,
    /// Its days; none where the words name none.
    days: Vec<Day>,
    /// Who owes it: names joined.
    who: String,
    /// How many they are.
    owers: usize,
    to: Option<String>,
    via: Option<String>,
}

/// Texts with more characters than this may be broken over pages.
pub const LONG: usize = 1200;

impl Day {
    fn of(edition: &Edition, deadline: &Deadline) -> Self {
        let last = deadline.last_day;
        let earlier = deadline.last_working_day != last;
        let short = |day: NaiveDate| format!("{}, {}", date::weekday(day), date::figures(day));
        Self {
            day: last.day(),
            month: last.month(),
            year: last.year(),
            of_years: edition.plan.scope.first != edition.plan.scope.last,
            weekday: phrase::capitalised(date::weekday(last)),
            figures: date::figures(last),
            working: earlier.then(|| short(deadline.last_working_day)),
        }
    }
}

impl<'e> Due<'e> {
    /// An obligation with all of its deadlines.
    pub fn of(edition: &'e Edition, obligation: &'e Obligation) -> Self {
        let deadlines = edition.deadlines.iter();
        let own = deadlines.filter(|deadline| deadline.obligation.id == obligation.id);
        Self::with_days(
            edition,
            obligation,
            own.map(|deadline| Day::of(edition, deadline)).collect(),
        )
    }

    /// One deadline.
    pub fn at(edition: &'e Edition, deadline: &Deadline<'e>) -> Self {
        Self::with_days(edition, deadline.obligation, vec![Day::of(edition, deadline)])
    }

    fn with_days(edition: &'e Edition, obligation: &'e Obligation, days: Vec<Day>) -> Self {
        let name = |id: &Reference| phrase::capitalised(edition.unit_name(&id.value));
        Self {
            title: &obligation.title,
            text: runs(&obligation.text),
            long: obligation.words().chars().count() > LONG,
            when: &obligation.when_words,
            tentative: obligation.when.is_tentative(),
            days,
            who: names(edition, &obligation.who.iter().collect::<Vec<_>>()),
            owers: obligation.who.len(),
            to: obligation.to.as_ref().map(name),
            via: obligation.via.as_ref().map(name),
        }
    }
}

/// The names of units in a row, the first with a capital.
pub fn names(edition: &Edition, units: &[&Reference]) -> String {
    let names: Vec<&str> = units.iter().map(|id| edition.unit_name(&id.value)).collect();
    phrase::capitalised(&names.join("; "))
}

/// The units of a task by their part in it, for a reader who is none of them or is `own`, which is
/// left out: `("Phối hợp", "Phòng A; Phòng B")`.
pub fn parts(edition: &Edition, task: &Task, own: Option<&Id>) -> Vec<(&'static str, String)> {
    let parts = task.parts().into_iter();
    parts
        .filter_map(|(part, mut units)| {
            units.retain(|unit| own != Some(&unit.value));
            (!units.is_empty()).then(|| (part.label(), names(edition, &units)))
        })
        .collect()
}

/// The obligations that have no day, in the order of the plan.
pub fn undated<'e>(edition: &'e Edition) -> impl Iterator<Item = &'e Obligation> {
    edition.plan.obligations.iter().filter(|obligation| {
        !edition.deadlines.iter().any(|deadline| deadline.obligation.id == obligation.id)
    })
}
