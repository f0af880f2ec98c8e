//! The sheet of a month (phiếu việc tháng): its grid, its deadlines, its tasks, the months beside it.

use serde::Serialize;

use super::super::run::{Run, runs};
use super::due::{Due, LONG, parts};
use super::frame;
use super::grid::{Grid, Month, day_month, lunar_span, month_after, month_of};
use crate::edition::{self, Deadline, Edition};
use crate::model::{Period, Task};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Sheet<'e> {
    month: u32,
    year: i32,
    lunar: Option<String>,
    grid: Grid,
    dues: Vec<Due<'e>>,
    tasks: Vec<Work<'e>>,
    previous: Option<Glance<'e>>,
    next: Option<Glance<'e>>,
}

#[derive(Debug, Serialize)]
struct Work<'e> {
    text: Vec<Run>,
    long: bool,
    /// The time of a task that is not just this month.
    when: Option<&'e str>,
    about: Option<String>,
    /// The units by their part in it.
    parts: Vec<(&'static str, String)>,
}

/// A month at a glance.
#[derive(Debug, Serialize)]
struct Glance<'e> {
    name: String,
    /// `3 việc, 1 hạn chót`; none where there is nothing.
    counts: Option<String>,
    /// The deadlines, each with its day.
    dues: Vec<(String, &'e str)>,
}

/// The data of a month's sheet.
pub fn data(edition: &Edition, month: Month) -> Vec<u8> {
    let tasks = tasks(edition, month).iter().map(|task| Work {
        text: runs(&task.text),
        long: task.words().chars().count() > LONG,
        when: (edition::month_of(&task.when) != Some(month)).then_some(task.when_words.as_str()),
        about: task.about.map(Period::words),
        parts: parts(edition, task, None),
    });
    let sheet = Sheet {
        month: month.1,
        year: month.0,
        lunar: lunar_span(month),
        grid: Grid::of(edition, month),
        dues: dues(edition, month).map(|deadline| Due::at(edition, deadline)).collect(),
        tasks: tasks.collect(),
        previous: glance(edition, month_after(month, -1)),
        next: glance(edition, month_after(month, 1)),
    };
    frame::json(edition, &format!("Tháng {} năm {}", month.1, month.0), sheet)
}

/// The tasks of a month, in printed order.
pub fn tasks<'e>(edition: &'e Edition, month: Month) -> &'e [&'e Task] {
    let view = edition.months.iter().find(|view| (view.year, view.month) == month);
    view.map_or(&[], |view| &view.tasks)
}

/// The deadlines of a month, in order.
pub fn dues<'e>(edition: &'e Edition<'e>, month: Month) -> impl Iterator<Item = &'e Deadline<'e>> {
    edition.deadlines.iter().filter(move |deadline| month_of(deadline.last_day) == month)
}

/// A month beside another; `None` for one that the plan is not for and that has nothing.
fn glance<'e>(edition: &'e Edition, month: Month) -> Option<Glance<'e>> {
    let scope = edition.plan.scope;
    let works = tasks(edition, month).len();
    let dues: Vec<(String, &str)> = dues(edition, month)
        .map(|deadline| (day_month(deadline.last_day), deadline.obligation.title.as_str()))
        .collect();
    let counts: Vec<String> = [(works, "việc"), (dues.len(), "hạn chót")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let inside = (scope.first..=scope.last).contains(&month.0);
    (inside || !counts.is_empty()).then(|| Glance {
        name: format!("Tháng {} năm {}", month.1, month.0),
        counts: (!counts.is_empty()).then(|| counts.join(", ")),
        dues,
    })
}
