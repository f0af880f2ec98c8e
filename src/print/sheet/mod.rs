//! What an office prints besides its documents: a sheet for each unit and each month, the list of
//! deadlines and the calendar of the year for the wall.
//!
//! Here views of the edition become data; how it looks is for the forms. What would be empty is not
//! made.

mod brief;
mod deadlines;
mod due;
mod frame;
mod grid;
mod month;
mod unit;
mod words;
mod workload;
mod year;

use super::Print;
use crate::edition::Edition;

/// The forms of sheets.
const UNIT: &str = "unit.typ";
const MONTH: &str = "month.typ";
const DEADLINES: &str = "deadlines.typ";
const YEAR: &str = "year.typ";

/// The sheets of a plan.
pub fn list(edition: &Edition) -> Vec<Print> {
    let sheet = |path: String, form: &'static str, data: Vec<u8>| Print {
        path: format!("ban-in/{path}"),
        form,
        data,
        assets: Vec::new(),
        attachments: Vec::new(),
        date: edition.plan.stamp(),
    };
    let mut sheets = Vec::new();
    if edition.has_work() {
        sheets.push(sheet(
            "lich-nam".to_owned(),
            YEAR,
            year::data(edition, edition.agency.print.calendar),
        ));
    }
    if !edition.plan.obligations.is_empty() {
        sheets.push(sheet("han-chot".to_owned(), DEADLINES, deadlines::data(edition)));
    }
    for month in edition.busy_months() {
        let path = edition.month_folder(month);
        sheets.push(sheet(path, MONTH, month::data(edition, month)));
    }
    for view in edition.units.iter().filter(|view| view.is_named()) {
        let path = format!("don-vi/{}", view.unit.id);
        sheets.push(sheet(path, UNIT, unit::data(edition, view)));
    }
    sheets
}
