//! The list of deadlines for the wall (danh sách hạn chót).

use serde::Serialize;

use super::due::{self, Due};
use super::frame;
use super::grid::{Month, month_of};
use crate::edition::Edition;

#[derive(Debug, Serialize)]
struct Sheet<'e> {
    months: Vec<Group<'e>>,
    undated: Vec<Due<'e>>,
}

/// The deadlines of a month.
#[derive(Debug, Serialize)]
struct Group<'e> {
    #[serde(skip)]
    month: Month,
    name: String,
    dues: Vec<Due<'e>>,
}

/// The data of the list.
pub fn data(edition: &Edition) -> Vec<u8> {
    let mut months: Vec<Group> = Vec::new();
    for deadline in &edition.deadlines {
        let month = month_of(deadline.last_day);
        let due = Due::at(edition, deadline);
        match months.last_mut() {
            Some(group) if group.month == month => group.dues.push(due),
            _ => {
                let name = format!("Tháng {} năm {}", month.1, month.0);
                months.push(Group { month, name, dues: vec![due] });
            }
        }
    }
    let undated = due::undated(edition).map(|owed| Due::of(edition, owed)).collect();
    let title = format!("Hạn chót {}", edition.plan.scope.words());
    frame::json(edition, &title, Sheet { months, undated })
}
