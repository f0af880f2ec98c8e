//! The calendar of the year for the wall (lịch năm): twelve months to a page, and after each of them
//! who is busy when.

use chrono::NaiveDate;
use serde::Serialize;

use super::brief::brief;
use super::grid::{Grid, Month, day_month, first_day, month_after, month_of};
use super::month::{dues, tasks};
use super::workload::{self, Workload};
use super::{due, frame};
use crate::edition::Edition;
use crate::language::{date, lunar};
use crate::model::{Task, WallPaper};

#[derive(Debug, Serialize)]
struct Sheet {
    paper: &'static str,
    years: Vec<Year>,
}

/// Twelve months.
#[derive(Debug, Serialize)]
struct Year {
    /// `Năm 2021`, `Năm học 2026-2027`
    name: String,
    /// `2021`
    figures: String,
    /// The lunar year that begins in it: `Tân Sửu`; of a school year both: `Bính Ngọ - Đinh Mùi`.
    lunar: Option<String>,
    months: Vec<MonthBox>,
    /// What stands in none of the months.
    others: Vec<Item>,
    /// Whether a lunar leap month falls in it.
    leap: bool,
    /// Whether days of Tết or the National Day are not declared yet.
    open: bool,
    workload: Option<Workload>,
}

#[derive(Debug, Serialize)]
struct MonthBox {
    name: String,
    grid: Grid,
    dues: Vec<Item>,
    tasks: Vec<Item>,
}

/// A task or a deadline in few words.
#[derive(Debug, Serialize)]
struct Item {
    /// Its day or time, where the month does not say it.
    when: String,
    /// The words in full.
    full: String,
    /// Their beginning.
    short: String,
}

/// How many characters of a task are enough to know it by.
const ENOUGH: usize = 64;

impl Item {
    fn new(when: impl Into<String>, words: &str) -> Self {
        let full = words.trim_end_matches('.').to_owned();
        Self { when: when.into(), short: brief(&full, ENOUGH), full }
    }
}

/// The data of the calendar.
pub fn data(edition: &Edition, paper: WallPaper) -> Vec<u8> {
    let starts = starts(edition);
    let shown: Vec<Month> = starts.iter().flat_map(|start| year_from(*start)).collect();
    let years = starts.iter().map(|start| year(edition, *start, &shown)).collect();
    let paper = match paper {
        WallPaper::A3 => "a3",
        WallPaper::A2 => "a2",
    };
    let title = format!("Lịch {}", edition.plan.scope.words());
    frame::json(edition, &title, Sheet { paper, years })
}

/// The first month of each page: of the years of the plan, or of the school year.
fn starts(edition: &Edition) -> Vec<Month> {
    let ((first, month), (last, _)) = edition.plan.scope.months();
    let end = if month == 1 { last + 1 } else { last.max(first + 1) };
    (first..end).map(|year| (year, month)).collect()
}

fn year_from(start: Month) -> impl Iterator<Item = Month> {
    (0..12).map(move |step| month_after(start, step))
}

fn year(edition: &Edition, start: Month, shown: &[Month]) -> Year {
    let school = start.1 != 1;
    let months: Vec<Month> = year_from(start).collect();
    let boxes: Vec<MonthBox> =
        months.iter().map(|month| month_box(edition, *month, school)).collect();
    let figures = if school { format!("{}-{}", start.0, start.0 + 1) } else { start.0.to_string() };
    let lunar = |year: i32| lunar::YEARS.contains(&year).then(|| lunar::year_name(year));
    Year {
        name: if school { format!("Năm học {figures}") } else { format!("Năm {figures}") },
        figures,
        lunar: match (lunar(start.0), lunar(start.0 + 1)) {
            (Some(first), Some(second)) if school => Some(format!("{first} - {second}")),
            (first, _) => first,
        },
        leap: boxes.iter().any(|month| month.grid.leap),
        open: months.iter().any(|(year, month)| {
            // The months that Tết and the National Day may fall in.
            matches!(month, 1 | 2 | 9) && edition.workspace.rest_days.is_open(*year)
        }),
        others: others(edition, &months, shown),
        workload: workload::of(edition, &months, shown.first() == months.first()),
        months: boxes,
    }
}

fn month_box(edition: &Edition, month: Month, school: bool) -> MonthBox {
    let year = if school { format!("/{}", month.0) } else { String::new() };
    MonthBox {
        name: format!("Tháng {}{year}", month.1),
        grid: Grid::of(edition, month),
        dues: dues(edition, month)
            .map(|due| Item::new(day_month(due.last_day), &due.obligation.title))
            .collect(),
        tasks: tasks(edition, month).iter().map(|task| Item::new("", &task.words())).collect(),
    }
}

/// What a page says of the plan beside its months: work of the whole year or without a fixed time,
/// deadlines without a day, and on the page of the nearest year what lies outside of all pages.
fn others(edition: &Edition, months: &[Month], shown: &[Month]) -> Vec<Item> {
    let mut lines = Vec::new();
    for owed in due::undated(edition) {
        lines.push(Item::new(owed.when_words.as_str(), &owed.title));
    }
    let placed = |task: &Task| {
        edition.months.iter().any(|view| view.tasks.iter().any(|other| std::ptr::eq(*other, task)))
    };
    for task in edition.plan.tasks.iter().filter(|task| !placed(task)) {
        let spans = edition.plan.spans(&task.when);
        let here = |(first, last): &(NaiveDate, NaiveDate)| {
            months.iter().any(|month| {
                *first < first_day(month_after(*month, 1)) && *last >= first_day(*month)
            })
        };
        if spans.is_empty() || spans.iter().any(here) {
            lines.push(Item::new(task.when_words.as_str(), &task.words()));
        }
    }
    if months.last() == shown.last() {
        for deadline in &edition.deadlines {
            if !shown.contains(&month_of(deadline.last_day)) {
                let day = date::figures(deadline.last_day);
                lines.push(Item::new(day, &deadline.obligation.title));
            }
        }
        for view in &edition.months {
            if !shown.contains(&(view.year, view.month)) {
                let when = format!("Tháng {}/{}", view.month, view.year);
                lines.extend(view.tasks.iter().map(|task| Item::new(&*when, &task.words())));
            }
        }
    }
    lines
}
