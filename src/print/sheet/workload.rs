//! Who is busy when (khối lượng công việc): units by months, and the work that takes longer than a
//! month as bars.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::brief::brief;
use super::grid::{Month, first_day, month_after, month_of};
use super::month::{dues, tasks};
use crate::edition::Edition;
use crate::language::phrase;
use crate::model::{Id, Reference, Task};

/// The work of twelve months.
#[derive(Debug, Serialize)]
pub struct Workload {
    /// The heads of the columns: `1`, or `8/2026`.
    months: Vec<String>,
    rows: Vec<Row>,
    long: Vec<Bar>,
    /// The most tasks that a unit has in a month.
    most: usize,
    /// Whether any task stands in no month.
    unplaced: bool,
}

/// A unit, or all together.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    total: bool,
    cells: Vec<Cell>,
    /// Tasks that stand in no month.
    unplaced: usize,
}

#[derive(Debug, Serialize)]
struct Cell {
    tasks: usize,
    /// The days of deadlines, each once.
    dues: Vec<u32>,
}

/// A task that takes longer than a month.
#[derive(Debug, Serialize)]
struct Bar {
    name: String,
    when: String,
    /// In each month: from where to where, in parts of the month.
    parts: Vec<Option<(f64, f64)>>,
}

/// How many characters of a task stand beside its bar.
const ENOUGH: usize = 90;

/// So many units, or pieces of long work, make a picture worth a page of the wall. Of fewer the
/// calendar and the units' own sheets say as much.
const WORTH_A_PAGE: usize = 3;

/// The picture of twelve months; none where nothing happens in them or it would be nearly empty. What
/// stands in no month is reason enough on the first page of a plan.
pub fn of(edition: &Edition, months: &[Month], first: bool) -> Option<Workload> {
    let long = bars(edition, months);
    let mut rows: Vec<Row> = edition
        .units
        .iter()
        .map(|view| {
            let name = phrase::capitalised(view.unit.short());
            row(edition, months, &name, &Who::Unit(&view.unit.id))
        })
        .collect();
    let tasks = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.tasks);
    let most = tasks.max().unwrap_or(0);
    rows.push(row(edition, months, "Việc không nêu tên đơn vị", &Who::Nobody));
    rows.retain(|row| {
        row.unplaced > 0 || row.cells.iter().any(|cell| cell.tasks > 0 || !cell.dues.is_empty())
    });
    let busy = |row: &Row| row.cells.iter().any(|cell| cell.tasks > 0 || !cell.dues.is_empty());
    let unplaced = first && !rows.is_empty();
    if !unplaced && long.is_empty() && !rows.iter().any(busy) {
        return None;
    }
    if rows.len() < WORTH_A_PAGE && long.len() < WORTH_A_PAGE {
        return None;
    }
    let mut all = row(edition, months, "Cả kế hoạch", &Who::All);
    all.total = true;
    rows.push(all);
    let in_one_year = months.first().map(|month| month.0) == months.last().map(|month| month.0);
    Some(Workload {
        months: months
            .iter()
            .map(
                |(year, month)| {
                    if in_one_year { month.to_string() } else { format!("{month}/{year}") }
                },
            )
            .collect(),
        unplaced: rows.iter().any(|row| row.unplaced > 0),
        rows,
        long,
        most,
    })
}

enum Who<'e> {
    Unit(&'e Id),
    Nobody,
    All,
}

impl Who<'_> {
    fn among(&self, units: &[&Reference]) -> bool {
        match self {
            Who::Unit(id) => units.iter().any(|unit| unit.value == **id),
            Who::Nobody => units.is_empty(),
            Who::All => true,
        }
    }
}

fn row(edition: &Edition, months: &[Month], name: &str, who: &Who) -> Row {
    let cells = months.iter().map(|month| {
        let owed = dues(edition, *month)
            .filter(|deadline| who.among(&deadline.obligation.who.iter().collect::<Vec<_>>()));
        let mut dues: Vec<u32> = owed.map(|deadline| deadline.last_day.day()).collect();
        dues.dedup();
        let tasks = tasks(edition, *month).iter().filter(|task| who.among(&task.every_unit()));
        Cell { tasks: tasks.count(), dues }
    });
    let placed = |task: &&Task| {
        edition.months.iter().any(|view| view.tasks.iter().any(|other| std::ptr::eq(*other, *task)))
    };
    let unplaced = edition.plan.tasks.iter().filter(|task| !placed(task));
    Row {
        name: name.to_owned(),
        total: false,
        cells: cells.collect(),
        unplaced: unplaced.filter(|task| who.among(&task.every_unit())).count(),
    }
}

fn bars(edition: &Edition, months: &[Month]) -> Vec<Bar> {
    let Some((first, last)) = months.first().zip(months.last()) else { return Vec::new() };
    let (begin, end) = (first_day(*first), first_day(month_after(*last, 1)));
    let mut bars: Vec<(NaiveDate, Bar)> = Vec::new();
    for task in &edition.plan.tasks {
        let spans: Vec<(NaiveDate, NaiveDate)> = edition
            .plan
            .spans(&task.when)
            .into_iter()
            .filter(|(first, last)| month_of(*first) != month_of(*last))
            .filter(|(first, last)| *first < end && *last >= begin)
            .collect();
        let Some((start, _)) = spans.first() else { continue };
        let part = |month: &Month| {
            let (from, to) = (first_day(*month), first_day(month_after(*month, 1)));
            let days = f64::from(to.pred_opt().map_or(30, |day| day.day()));
            let of = |day: NaiveDate| f64::from(day.day() - 1) / days;
            let inside = spans.iter().find(|(first, last)| *first < to && *last >= from);
            inside.map(|(first, last)| {
                let left = if *first <= from { 0.0 } else { of(*first) };
                let right = if *last >= to { 1.0 } else { of(*last) + 1.0 / days };
                (left, right)
            })
        };
        bars.push((
            *start,
            Bar {
                name: brief(task.words().trim_end_matches('.'), ENOUGH),
                when: task.when_words.clone(),
                parts: months.iter().map(part).collect(),
            },
        ));
    }
    bars.sort_by_key(|(start, _)| *start);
    bars.into_iter().map(|(_, bar)| bar).collect()
}
