//! A unit of a plan (trang đơn vị): what it owes and by when, its tasks, where it is named; and the list of
//! units.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{Edition, UnitView, month_of, wording};
use crate::model::{Obligation, Paper, Part, Task};
use crate::site::frame::{Frame, filled, name_is_vietnamese};
use crate::site::spot::Spot;
use crate::site::{address, facts, narrative};

/// The page of a unit.
pub fn page(frame: &Frame, spot: &Spot, edition: &Edition, view: &UnitView) -> Value {
    let duties = |list: &[&Obligation]| {
        let duties = list.iter().map(|obligation| facts::duty(spot, edition, obligation));
        duties.collect::<Vec<Value>>()
    };
    // Each task once, under its time.
    let times: Vec<Value> = view
        .by_time(edition.plan)
        .into_iter()
        .map(|(label, tasks)| {
            let month = tasks.first().and_then(|task| month_of(&task.when));
            let href = month.map(|month| spot.page(&address::month(edition, month)));
            let tasks: Vec<Value> =
                tasks.iter().map(|task| of_unit(spot, edition, view, task)).collect();
            json!({"label": label, "href": href, "tasks": tasks})
        })
        .collect();
    let has_part = |(part, _): &(Part, _)| *part != Part::IsNamed;
    let has_parts = view.tasks.iter().any(|task| task.parts().iter().any(has_part));
    let mentions = view.mentions.iter().map(|(n, said)| {
        let href = spot.anchor(address::plan(edition), &narrative::paragraph_anchor(*n));
        json!({"words": wording::beginning(said, 140), "href": href})
    });
    let issuer = edition.plan.issuer.as_ref();
    let mut shell = frame.of_plan(
        spot,
        edition,
        Some(("units", address::units(edition))),
        &view.unit.name,
        Line::new("unit_description").with("unit", &view.unit.name),
    );
    name_is_vietnamese(&mut shell);
    let sheet = format!("ban-in/don-vi/{}.pdf", view.unit.id);
    filled(
        shell,
        json!({
            "sheet": view.is_named().then(|| spot.file(&address::file(edition, &sheet))),
            "calendar": frame.calendar_of(spot, edition, &view.unit.id),
            "issues": issuer.is_some_and(|id| id.value == view.unit.id),
            "owes": duties(&view.owes),
            "receives": duties(&view.receives),
            "forwards": duties(&view.forwards),
            "invited": view.invited.iter().map(|paper| invited(spot, edition, paper)).collect::<Vec<Value>>(),
            "has_parts": has_parts,
            "times": times,
            "mentions": mentions.collect::<Vec<Value>>(),
        }),
    )
}

/// A document that calls the unit to a meeting.
fn invited(spot: &Spot, edition: &Edition, paper: &Paper) -> Value {
    let mut line = facts::paper(spot, edition, paper);
    let meetings = paper.meetings.iter().map(|one| facts::meeting(spot, one));
    line["meetings"] = meetings.collect::<Vec<Value>>().into();
    line
}

/// A task on the page of a unit.
fn of_unit(spot: &Spot, edition: &Edition, view: &UnitView, task: &Task) -> Value {
    let mut parts = facts::parts(spot, edition, task, Some(&view.unit.id));
    // Who else is just named says nothing of the unit's own work.
    parts.retain(|part| part["named"] != true);
    json!({
        "html": narrative::inlines(&task.text),
        "href": spot.anchor(address::plan(edition), task.id.value.as_str()),
        "own": spot.words().own_parts(&task.parts_of(&view.unit.id)),
        "parts": parts,
    })
}

/// The list of the units of a plan.
pub fn list(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let shell =
        frame.of_plan(spot, edition, None, &words.word("units"), Line::new("units_description"));
    let units = edition.units.iter().map(|view| {
        let count = |key, n: usize| (n > 0).then(|| words.say(&Line::new(key).with("n", n)));
        json!({
            "name": view.unit.name,
            "href": spot.page(&address::unit(edition, &view.unit.id)),
            "owes": count("n_owed", view.owes.len()),
            "tasks": count("n_tasks", view.tasks.len()),
        })
    });
    filled(shell, json!({"units": units.collect::<Vec<Value>>()}))
}
