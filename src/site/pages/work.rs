//! Everything that is to be done or sent (trang công việc), month by month, for filters.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::Edition;
use crate::model::{Id, Obligation, Reference, Task};
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::words::{Words, month_of_day};
use crate::site::{address, facts};

/// So many lines stand on a page. A plan that has more gets several pages; the filters of the first one
/// ask for the rest when somebody uses them.
const PAGE: usize = 60;
/// A list of more units than this is no help to choose from; there is a page for each.
const MOST_UNITS: usize = 150;

type Month = (i32, u32);

/// What is to be done, or to be sent.
enum What<'e> {
    Duty(&'e Obligation),
    Task(&'e Task),
}

/// A line, with the months that it lies in.
struct Row<'e> {
    what: What<'e>,
    months: Vec<Month>,
    /// Its last day, where it has one.
    until: Option<NaiveDate>,
}

/// The list.
pub struct List {
    /// Its pages: the place of each, and what it says.
    pub pages: Vec<(Spot, Value)>,
    /// The lines that the first page has no room for, as a script that hands them to the filters: its path
    /// on the site, and its text. `None` where there is room for all.
    pub rest: Option<(String, String)>,
}

/// The list of a plan.
pub fn list(frame: &Frame, home: &Spot, edition: &Edition) -> List {
    let rows = rows(edition);
    List { pages: pages(frame, home, edition, &rows), rest: rest(home, edition, &rows) }
}

fn pages(frame: &Frame, home: &Spot, edition: &Edition, rows: &[Row]) -> Vec<(Spot, Value)> {
    let count = rows.len().div_ceil(PAGE);
    let spot_of = |number: usize| match number {
        0 => home.at(&address::work(edition)),
        number => home.at(&address::work_part(edition, number + 1)),
    };
    let starts: Vec<(Option<Month>, usize)> = {
        let mut seen = BTreeSet::new();
        let rows = rows.iter().enumerate();
        let firsts = rows.map(|(at, row)| (row.months.first().copied(), at / PAGE));
        firsts.filter(|(month, _)| seen.insert(*month)).collect()
    };
    let page = |(number, part): (usize, &[Row])| {
        let spot = spot_of(number);
        let words = spot.words();
        let between = (number > 0).then(|| ("work", address::work(edition)));
        let name = match number {
            0 => words.word("work"),
            number => words.say(&Line::new("work_page").with("n", number + 1)),
        };
        let said = Line::new("work_description");
        let shell = frame.of_plan(&spot, edition, between, &name, said);
        let months = starts.iter().map(|(month, at)| {
            let href = spot.anchor(spot_of(*at).folder(), &anchor(*month));
            json!({"name": month_name(&spot, edition, *month), "href": href})
        });
        let duties = rows.iter().any(|row| matches!(row.what, What::Duty(_)));
        let own = json!({
            "groups": groups(&spot, edition, part),
            "months": months.collect::<Vec<Value>>(),
            "by_unit": (!edition.units.is_empty()).then(|| spot.page(&address::units(edition))),
            "by_day": duties.then(|| spot.page(&address::deadlines(edition))),
            "filters": (number == 0).then(|| filters(&spot, edition, rows)),
            "more": (count > 1).then(|| spot.file(&rest_path(&spot))),
            "total": rows.len(),
            "script": spot.file("assets/work.js"),
        });
        (spot.clone(), filled(shell, own))
    };
    rows.chunks(PAGE).enumerate().map(page).collect()
}

/// Where the rest of the lines stands, for the script of the first page: `assets/viec/2021.js`.
fn rest_path(spot: &Spot) -> String {
    let page = spot.path();
    format!("assets/viec/{}.js", page.strip_suffix("/cong-viec/index.html").unwrap_or(&page))
}

fn rest(home: &Spot, edition: &Edition, rows: &[Row]) -> Option<(String, String)> {
    let spot = home.at(&address::work(edition));
    let rest = rows.get(PAGE..).filter(|rest| !rest.is_empty())?;
    let lines: Vec<Value> = rest
        .iter()
        .map(|row| {
            let month = row.months.first().copied();
            let line = line(&spot, edition, row);
            let duty = matches!(row.what, What::Duty(_));
            json!([
                anchor(month),
                month_name(&spot, edition, month),
                duty,
                line["months"],
                line["until"],
                line["unit_ids"],
                line["href"],
                line["words"],
                line["day"],
                line["when"],
                line["unit_names"],
            ])
        })
        .collect();
    Some((rest_path(&spot), format!("viecConLai({});\n", Value::from(lines))))
}

/// The lines by their first month, duties before tasks; last what has no month.
fn rows<'e>(edition: &'e Edition) -> Vec<Row<'e>> {
    let mut done: BTreeMap<&Id, Vec<Month>> = BTreeMap::new();
    for view in &edition.months {
        for task in &view.tasks {
            done.entry(&task.id.value).or_default().push((view.year, view.month));
        }
    }
    let duties = edition.plan.obligations.iter().map(|duty| {
        let days = edition.deadlines_of(&duty.id.value).map(|deadline| deadline.last_day);
        let days: Vec<NaiveDate> = days.collect();
        let mut months: Vec<Month> = days.iter().map(|day| month_of_day(*day)).collect();
        months.dedup();
        Row { what: What::Duty(duty), months, until: days.last().copied() }
    });
    let tasks = edition.plan.tasks.iter().map(|task| {
        let months = done.remove(&task.id.value).unwrap_or_default();
        let until = task.when.last_day(edition.plan.before);
        Row { what: What::Task(task), months, until }
    });
    let mut rows: Vec<Row> = duties.chain(tasks).collect();
    rows.sort_by_key(|row| (row.months.is_empty(), row.months.first().copied()));
    rows
}

fn groups(spot: &Spot, edition: &Edition, rows: &[Row]) -> Vec<Value> {
    let groups = rows.chunk_by(|a, b| a.months.first() == b.months.first());
    groups
        .map(|rows| {
            let month = rows.first().and_then(|row| row.months.first().copied());
            json!({
                "name": month_name(spot, edition, month),
                "anchor": anchor(month),
                "rows": rows.iter().map(|row| line(spot, edition, row)).collect::<Vec<Value>>(),
            })
        })
        .collect()
}

fn line(spot: &Spot, edition: &Edition, row: &Row) -> Value {
    let keys: Vec<String> = row.months.iter().map(|month| Words::month_key(*month)).collect();
    let units = units(row);
    let ids: Vec<&str> = units.iter().map(|unit| unit.value.as_str()).collect();
    let names: Vec<&str> = units.iter().map(|unit| edition.unit_name(&unit.value)).collect();
    let mut line = match row.what {
        What::Duty(duty) => {
            let mut line = facts::duty(spot, edition, duty);
            line["words"] = duty.title.as_str().into();
            line["duty"] = true.into();
            line
        }
        What::Task(task) => json!({
            "words": task.words(),
            "href": spot.anchor(address::plan(edition), task.id.value.as_str()),
            "when": task.when_words,
        }),
    };
    line["months"] = keys.join(" ").into();
    line["until"] = json!(row.until);
    line["unit_ids"] = ids.join(" ").into();
    line["unit_names"] = names.join("; ").into();
    line
}

/// The units of a line, each once.
fn units<'e>(row: &Row<'e>) -> Vec<&'e Reference> {
    match row.what {
        What::Task(task) => task.every_unit(),
        What::Duty(duty) => {
            let mut units: Vec<&Reference> = Vec::new();
            for unit in duty.who.iter().chain(&duty.to).chain(&duty.via) {
                if !units.iter().any(|seen| seen.value == unit.value) {
                    units.push(unit);
                }
            }
            units
        }
    }
}

/// What can be filtered by: the units that have a part, every month in which there is something.
fn filters(spot: &Spot, edition: &Edition, rows: &[Row]) -> Value {
    let named: BTreeSet<&str> =
        rows.iter().flat_map(units).map(|unit| unit.value.as_str()).collect();
    let units = edition.units.iter().filter(|view| named.contains(view.unit.id.as_str()));
    let mut units: Vec<Value> =
        units.map(|view| json!({"id": view.unit.id.as_str(), "name": view.unit.short()})).collect();
    if units.len() > MOST_UNITS {
        units.clear();
    }
    let duties = rows.iter().filter(|row| matches!(row.what, What::Duty(_))).count();
    let months: BTreeSet<Month> = rows.iter().flat_map(|row| row.months.iter().copied()).collect();
    let months = months.into_iter().map(|month| {
        json!({"key": Words::month_key(month), "name": month_name(spot, edition, Some(month))})
    });
    json!({
        "months": months.collect::<Vec<Value>>(),
        "units": units,
        "kinds": duties > 0 && duties < rows.len(),
    })
}

/// The anchor of a month; ids of records hold no underscore.
fn anchor(month: Option<Month>) -> String {
    month.map_or_else(
        || "khong_thang".to_owned(),
        |(year, month)| format!("thang_{year}_{month:02}"),
    )
}

fn month_name(spot: &Spot, edition: &Edition, month: Option<Month>) -> String {
    let words = spot.words();
    let name = |month| words.short_month(month, edition.plan.year());
    month.map_or_else(|| words.word("no_month"), name)
}
