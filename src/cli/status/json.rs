//! How a plan stands, as JSON for programs.

use serde_json::{Value, json};

use crate::edition::standing::{Due, Matter, Product, Progress, Running, Shown, Standing};
use crate::edition::{Edition, Event, wording};
use crate::model::{EventTime, Id, Paper, State, Task};

/// The plan as it stands on a day.
pub fn data(edition: &Edition, standing: &Standing, days: u32, unit: Option<&Id>) -> Value {
    let plan = edition.plan;
    let document = &plan.document;
    // A draft has none, whatever its file says.
    let number = document.number.as_ref().filter(|_| !document.is_draft());
    let date = document.date.as_ref().filter(|_| !document.is_draft());
    let progress = match standing.progress {
        Progress::Ahead(days) => json!({"state": "ahead", "days": days}),
        Progress::On { day, of } => json!({"state": "on", "day": day, "of": of}),
        Progress::Over(days) => json!({"state": "over", "days": days}),
    };
    let dues = |list: &[Due]| list.iter().map(due_data).collect::<Vec<Value>>();
    let units = standing.units.iter().map(|one| {
        json!({
            "id": one.unit.id.as_str(),
            "name": one.unit.short(),
            "work": one.work,
            "running": one.running,
            "due": one.due,
            "passed": one.passed,
            "issued": one.issued,
        })
    });
    let ids = |tasks: &[&Task]| {
        tasks.iter().map(|task| task.id.value.to_string()).collect::<Vec<String>>()
    };
    json!({
        "version": 1,
        "plan": {
            "address": plan.address,
            "title": wording::title(document),
            "number": number.map(|number| number.value.as_str()),
            "symbol": document.symbol.value,
            "date": date.map(|date| date.value),
            "state": state(document.state),
        },
        "unit": unit.map(Id::as_str),
        "day": standing.day,
        "days": days,
        "until": standing.until,
        "progress": progress,
        "passed": dues(&standing.passed),
        "untraced": ids(&standing.untraced),
        "due": dues(&standing.due),
        "running": standing.running.iter().map(running_data).collect::<Vec<Value>>(),
        "untimed": ids(&standing.untimed),
        "meetings": standing.meetings.iter().map(|event| meeting_data(event)).collect::<Vec<Value>>(),
        "deliverables": standing.products.iter().map(product_data).collect::<Vec<Value>>(),
        "units": units.collect::<Vec<Value>>(),
    })
}

fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Final => "final",
        State::Signed => "signed",
    }
}

/// What shows of something: `none` where there is no document, `untraced` where none can be.
fn shown_data(shown: Shown) -> Value {
    let (state, paper) = match shown {
        Shown::Untraced => ("untraced", None),
        Shown::Nothing => ("none", None),
        Shown::Draft(paper) => ("draft", Some(paper)),
        Shown::Issued(paper) => ("issued", Some(paper)),
    };
    json!({"state": state, "name": paper.map(Paper::common_name)})
}

fn due_data(due: &Due) -> Value {
    let kind = match due.matter {
        Matter::Task(_) => "task",
        Matter::Duty(_) => "obligation",
    };
    json!({
        "id": due.matter.id().as_str(),
        "kind": kind,
        "words": due.matter.words(),
        "last_day": due.last_day,
        "last_working_day": due.last_working_day,
        "rounds": due.rounds,
        "tentative": due.tentative,
        "units": due.matter.who().iter().map(|unit| unit.value.as_str()).collect::<Vec<&str>>(),
        "document": shown_data(due.shown),
    })
}

fn running_data(one: &Running) -> Value {
    json!({
        "id": one.task.id.value.as_str(),
        "words": one.task.words(),
        "last_day": one.last_day,
        "units": one.task.lead.iter().map(|unit| unit.value.as_str()).collect::<Vec<&str>>(),
        "document": shown_data(one.shown),
    })
}

fn meeting_data(event: &Event) -> Value {
    let (from, to) = match event.time {
        EventTime::Hours { from, to } => (Some(from), to),
        EventTime::Days { .. } => (None, None),
    };
    let hour = |time: chrono::NaiveDateTime| time.format("%H:%M").to_string();
    json!({
        "title": event.title,
        "date": event.time.first_day(),
        "from": from.map(hour),
        "to": to.map(hour),
        "place": event.place,
        "tentative": event.tentative,
        "units": event.units.iter().map(Id::as_str).collect::<Vec<&str>>(),
    })
}

fn product_data(product: &Product) -> Value {
    json!({
        "id": product.deliverable.id.value.as_str(),
        "title": product.deliverable.title.value,
        "stage": product.stage.map(Id::as_str),
        "document": shown_data(product.shown),
    })
}
