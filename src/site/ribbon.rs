//! The year as a ribbon of months (dải mười hai tháng), which returns on every page of a plan.

use serde_json::{Value, json};

use super::address;
use super::facts;
use super::spot::Spot;
use super::words::Words;
use crate::diagnostic::Line;
use crate::edition::Edition;

/// The most months that a ribbon shows; a longer plan has only those in which something happens.
const LONGEST: usize = 12;

/// The months of a plan that stand in its ribbon, in order.
pub fn months(edition: &Edition) -> Vec<(i32, u32)> {
    let busy = edition.busy_months();
    let first_year = edition.plan.year();
    let first = busy.first().copied().unwrap_or((first_year, 1));
    let last = busy.last().copied().unwrap_or(first);
    // A year as it is, where everything happens in one; else twelve months from the first one on.
    let start = if first.0 == last.0 { (first.0, 1) } else { first };
    let year: Vec<(i32, u32)> =
        std::iter::successors(Some(start), |month| Some(after(*month))).take(LONGEST).collect();
    if year.contains(&last) { year } else { busy }
}

fn after((year, month): (i32, u32)) -> (i32, u32) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}

/// The ribbon; nothing for a plan without work.
pub fn ribbon(spot: &Spot, edition: &Edition) -> Value {
    if edition.busy_months().is_empty() {
        return Value::Null;
    }
    let words = spot.words();
    let months: Vec<Value> = months(edition)
        .into_iter()
        .map(|month| {
            let (tasks, due) = edition.load(month);
            let folder = address::month(edition, month);
            let said = |key, n: usize| (n > 0).then(|| words.say(&Line::new(key).with("n", n)));
            json!({
                "key": Words::month_key(month),
                "number": month.1,
                "year": (month.0 != edition.plan.year()).then_some(month.0),
                "href": (tasks + due > 0).then(|| spot.page(&folder)),
                "here": spot.folder() == folder,
                "name": words.narrow_month(month),
                "tasks": said("n_tasks", tasks),
                "due": said("n_due", due),
            })
        })
        .collect();
    json!({
        "label": words.say(&Line::new("ribbon").with("plan", facts::plan(words, edition))),
        "months": months,
    })
}
