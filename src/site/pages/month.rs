//! A month of a plan (trang tháng): its days, its deadlines and its tasks.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{Edition, month_of};
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::words::month_of_day;
use crate::site::{address, facts, grid};

/// The page of a month in which something happens.
pub fn page(frame: &Frame, spot: &Spot, edition: &Edition, month: (i32, u32)) -> Value {
    let words = spot.words();
    let view = edition.months.iter().find(|view| (view.year, view.month) == month);
    let tasks = view.map(|view| view.tasks.as_slice()).unwrap_or_default();
    let tasks: Vec<Value> = tasks
        .iter()
        .map(|task| {
            let mut line = facts::task(spot, edition, task);
            if month_of(&task.when) == Some(month) {
                // The time of a task that is just this month is known.
                line["when"] = Value::Null;
            }
            line
        })
        .collect();
    let busy = edition.busy_months();
    let at = busy.iter().position(|other| *other == month);
    let neighbour = |step: isize| {
        let month = *busy.get(at?.checked_add_signed(step)?)?;
        let name = words.short_month(month, edition.plan.year());
        Some(json!({"name": name, "href": spot.page(&address::month(edition, month))}))
    };
    let name = words.month(month);
    let said = Line::new("month_description").with("month", &name);
    let shell = frame.of_plan(spot, edition, None, &name, said);
    let sheet = format!("ban-in/{}.pdf", edition.month_folder(month));
    filled(
        shell,
        json!({
            "grid": grid::grid(spot, edition, month),
            "tasks": tasks,
            "deadlines":
                facts::deadlines(spot, edition, |d| month_of_day(d.last_day) == month),
            "sheet": spot.file(&address::file(edition, &sheet)),
            "previous": neighbour(-1),
            "next": neighbour(1),
        }),
    )
}
