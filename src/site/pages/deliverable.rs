//! A deliverable (trang sản phẩm): the tasks that bring it about, stage by stage.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{Edition, wording};
use crate::model::Deliverable;
use crate::site::frame::{Frame, filled, name_is_vietnamese};
use crate::site::spot::Spot;
use crate::site::{address, facts};

/// The page of a deliverable.
pub fn page(frame: &Frame, spot: &Spot, edition: &Edition, deliverable: &Deliverable) -> Value {
    let id = &deliverable.id.value;
    let tasks = edition.plan.tasks.iter().filter_map(|task| {
        let stage = task.deliverables.iter().find(|stage| stage.deliverable.value == *id)?;
        let mut line = facts::task(spot, edition, task);
        line["stage"] = stage.stage.as_ref().map(|stage| wording::stage(&stage.value)).into();
        // The page itself says which deliverable it is.
        line["deliverables"] = Value::Array(Vec::new());
        Some(line)
    });
    let mut shell = frame.of_plan(
        spot,
        edition,
        Some(("deliverables", address::deliverables(edition))),
        &deliverable.title,
        Line::new("deliverable_description").with("name", &*deliverable.title),
    );
    name_is_vietnamese(&mut shell);
    let stages: Vec<&str> =
        deliverable.stages.iter().map(|stage| wording::stage(&stage.value)).collect();
    filled(
        shell,
        json!({
            "kind": deliverable.kind.as_deref(),
            "stages": stages,
            "tasks": tasks.collect::<Vec<Value>>(),
            "documents": facts::fulfilling(spot, edition, id, None),
        }),
    )
}

/// The list of the deliverables of a plan.
pub fn list(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let name = words.word("deliverables");
    let shell = frame.of_plan(spot, edition, None, &name, Line::new("deliverables_description"));
    let list = edition.plan.deliverables.iter().map(|deliverable| {
        let id = &deliverable.id.value;
        let tasks = edition.plan.tasks.iter();
        let n = tasks
            .filter(|task| task.deliverables.iter().any(|stage| stage.deliverable.value == *id))
            .count();
        json!({
            "name": *deliverable.title,
            "kind": deliverable.kind.as_deref(),
            "href": spot.page(&address::deliverable(edition, id)),
            "tasks": words.say(&Line::new("n_tasks").with("n", n)),
            "documents": facts::fulfilling(spot, edition, id, None),
        })
    });
    filled(shell, json!({"deliverables": list.collect::<Vec<Value>>()}))
}
