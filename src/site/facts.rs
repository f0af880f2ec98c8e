//! What pages say of a record: a deadline, a task, a unit, a month, with the way to where it stands.

use chrono::NaiveTime;
use serde_json::{Value, json};

use super::address;
use super::narrative;
use super::spot::Spot;
use super::subscription;
use super::words::{Words, month_of_day};
use crate::diagnostic::Line;
use crate::edition::{Deadline, Edition, Feed, wording};
use crate::language::phrase;
use crate::model::{CertifiedCopy, Document, Id, Meeting, Obligation, Paper, Reference, Task};

/// Whether a document has its number: a draft has none, whatever its file says.
pub fn has_number(document: &Document) -> bool {
    document.number.is_some() && !document.is_draft()
}

/// Number and date of a document in a list, or that it has none yet: `Số 01/KH-UBND, ngày 05 tháng
/// 01 năm 2026`, `Chưa có số, chưa ghi ngày`; the date alone where it never has a number. What has neither is
/// there to be filled in.
pub fn named_by(words: &Words, document: &Document) -> String {
    if document.is_form() {
        return words.word("form_to_fill");
    }
    let number = if has_number(document) {
        Some(words.say(&Line::new("number").with("number", document.number_and_symbol())))
    } else {
        document.numbered.then(|| words.word("no_number"))
    };
    let date = match &document.date {
        Some(day) => words.say(&Line::new("dated").with("day", words.short_day(day.value))),
        None => words.word("no_date"),
    };
    match number {
        Some(number) => format!("{number}, {date}"),
        None => phrase::capitalised(&date),
    }
}

/// What a plan is called: `Kế hoạch năm 2026`; by its title where there are several of these years.
pub fn plan(words: &Words, edition: &Edition) -> String {
    let plan = edition.plan;
    let of_these_years = edition.workspace.plans.iter().filter(|other| other.scope == plan.scope);
    if of_these_years.count() > 1 {
        return wording::title(&plan.document);
    }
    words.plan(plan.scope)
}

/// A plan or another document in a list.
pub fn document(spot: &Spot, document: &Document, folder: &str) -> Value {
    json!({
        "title": wording::title(document),
        "draft": document.is_draft(),
        "named_by": named_by(spot.words(), document),
        "href": spot.page(folder),
    })
}

/// Another document of the year in a list: of what each unit of a group has one, with its unit.
pub fn paper(spot: &Spot, edition: &Edition, paper: &Paper) -> Value {
    let mut line = document(spot, &paper.document, &address::paper(edition, &paper.name));
    let unit = paper
        .each
        .as_ref()
        .and_then(|each| edition.workspace.units().find(|unit| unit.id == each.unit));
    // The subject may name it already.
    if let Some(unit) = unit
        && let Some(title) = line["title"].as_str()
        && !title.contains(&unit.name)
    {
        line["title"] = format!("{title} ({})", unit.name).into();
    }
    line
}

/// The prints of certified copies of a document.
pub fn copies(spot: &Spot, edition: &Edition, name: &str, copies: &[CertifiedCopy]) -> Vec<Value> {
    let copies = copies.iter();
    copies
        .map(|copy| {
            let path = format!("pdf/{name}.{}.pdf", copy.file_name());
            json!({"name": copy.name(), "href": spot.file(&address::file(edition, &path))})
        })
        .collect()
}

/// Something that must be sent, once: with its day, or in the words of the plan where it has none or more
/// than one.
pub fn duty(spot: &Spot, edition: &Edition, obligation: &Obligation) -> Value {
    let deadline = edition.deadlines_of(&obligation.id.value).find(|deadline| !deadline.repeated);
    dated_duty(spot, edition, obligation, deadline)
}

/// What must be sent and is wanted: the days of each, the earliest first; then what has no day.
pub fn duties(spot: &Spot, edition: &Edition, wanted: impl Fn(&Obligation) -> bool) -> Vec<Value> {
    let mut lines = deadlines(spot, edition, |deadline| wanted(deadline.obligation));
    let undated = edition.undated().filter(|duty| wanted(duty));
    lines.extend(undated.map(|duty| dated_duty(spot, edition, duty, None)));
    lines
}

/// The deadlines that are wanted, the earliest first.
pub fn deadlines(spot: &Spot, edition: &Edition, wanted: impl Fn(&Deadline) -> bool) -> Vec<Value> {
    let wanted = edition.deadlines.iter().filter(|deadline| wanted(deadline));
    wanted.map(|deadline| dated_duty(spot, edition, deadline.obligation, Some(deadline))).collect()
}

fn dated_duty(
    spot: &Spot,
    edition: &Edition,
    obligation: &Obligation,
    deadline: Option<&Deadline>,
) -> Value {
    let words = spot.words();
    let unit = |id: &Option<Reference>| id.as_ref().map(|id| unit_link(spot, edition, id));
    let earlier = deadline.filter(|deadline| deadline.last_working_day != deadline.last_day);
    let who = obligation.who.iter().map(|id| unit_link(spot, edition, id));
    json!({
        "title": *obligation.title,
        "html": narrative::inlines(&obligation.text),
        "href": spot.anchor(&address::duty(edition, obligation), obligation.id.value.as_str()),
        "date": deadline.map(|deadline| deadline.last_day),
        "day": deadline.map(|deadline| phrase::capitalised(&words.day(deadline.last_day))),
        "number": deadline.map(|deadline| chrono::Datelike::day(&deadline.last_day)),
        "month": deadline.map(|deadline| {
            words.narrow_month(month_of_day(deadline.last_day))
        }),
        // What has no single day is told in the words of the plan.
        "when": obligation.when_words,
        "working_day": earlier.map(|deadline| words.day(deadline.last_working_day)),
        "who": who.collect::<Vec<Value>>(),
        "to": unit(&obligation.to),
        "via": unit(&obligation.via),
    })
}

/// The units of a task by their part in it; `own`, if given, is left out.
pub fn parts(spot: &Spot, edition: &Edition, task: &Task, own: Option<&Id>) -> Vec<Value> {
    let parts = task.parts().into_iter();
    parts
        .filter_map(|(part, mut units)| {
            units.retain(|unit| own != Some(&unit.value));
            let links: Vec<Value> = units.iter().map(|id| unit_link(spot, edition, id)).collect();
            let label = spot.words().part(part);
            let named = part == crate::model::Part::IsNamed;
            (!links.is_empty()).then(|| json!({"label": label, "named": named, "units": links}))
        })
        .collect()
}

/// A task with what is known of it.
pub fn task(spot: &Spot, edition: &Edition, task: &Task) -> Value {
    let plan = edition.plan;
    let stages = task.deliverables.iter().filter_map(|stage| {
        let deliverable =
            plan.deliverables.iter().find(|d| d.id.value == stage.deliverable.value)?;
        Some(json!({
            "name": *deliverable.title,
            "href": spot.page(&address::deliverable(edition, &deliverable.id.value)),
            "stage": stage.stage.as_ref().map(|stage| wording::stage(&stage.value)),
            "documents": fulfilling(
                spot,
                edition,
                &stage.deliverable.value,
                stage.stage.as_ref().map(|stage| &stage.value),
            ),
        }))
    });
    let after = task.after.iter().filter_map(|id| {
        let other = plan.tasks.iter().find(|task| task.id.value == id.value)?;
        Some(json!({
            "name": wording::beginning(&other.words(), 80),
            "href": spot.anchor(address::plan(edition), other.id.value.as_str()),
        }))
    });
    json!({
        "id": task.id.value.as_str(),
        "html": narrative::inlines(&task.text),
        "when": task.when_words,
        "meetings": task.meetings.iter().map(|one| meeting(spot, one)).collect::<Vec<Value>>(),
        "about": task.about.map(crate::model::Period::words),
        "parts": parts(spot, edition, task, None),
        "deliverables": stages.collect::<Vec<Value>>(),
        "after": after.collect::<Vec<Value>>(),
        "note": task.note.as_ref().map(|note| note.as_str()),
        "href": spot.anchor(address::plan(edition), task.id.value.as_str()),
    })
}

/// The documents that fulfil a deliverable, or a stage of it, with what that is.
pub fn fulfilling(spot: &Spot, edition: &Edition, id: &Id, stage: Option<&Id>) -> Vec<Value> {
    let papers = edition.plan.fulfilling(id, stage).into_iter();
    let line = |paper: &Paper| {
        let mut line = document(spot, &paper.document, &address::document(edition, paper));
        let of = paper.fulfils.iter().find(|stage| stage.deliverable.value == *id);
        let stage = of.and_then(|of| of.stage.as_ref());
        line["stage"] = stage.map(|stage| wording::stage(&stage.value)).into();
        line
    };
    papers.map(line).collect()
}

/// A sitting: its day, its hours, its place.
pub fn meeting(spot: &Spot, meeting: &Meeting) -> Value {
    let hour = |hour: NaiveTime| hour.format("%H:%M").to_string();
    json!({
        "date": *meeting.on,
        "day": spot.words().day(*meeting.on),
        "from": hour(meeting.at),
        "to": meeting.until.map(hour),
        "place": meeting.place.as_ref().map(|place| place.as_str()),
    })
}

/// A unit by the name that sentences give it, with the way to its page.
pub fn unit_link(spot: &Spot, edition: &Edition, id: &Reference) -> Value {
    json!({
        "name": edition.unit_name(&id.value),
        "href": spot.page(&address::unit(edition, &id.value)),
    })
}

/// The files of a plan. Of its calendars those of units stand elsewhere: they may be many.
pub fn files(spot: &Spot, edition: &Edition, calendars: &[Feed]) -> Vec<Value> {
    let mut files = vec![("file_print", "PDF", "pdf/ke-hoach.pdf".to_owned(), false)];
    if !edition.plan.obligations.is_empty() {
        files.push(("file_deadlines", "PDF", "ban-in/han-chot.pdf".to_owned(), false));
    }
    if edition.has_work() {
        files.push(("file_year", "PDF", "ban-in/lich-nam.pdf".to_owned(), false));
    }
    files.extend(calendars.iter().filter_map(|feed| {
        let (_, key, _) = subscription::keys(feed.kind)?;
        Some((key, "ICS", format!("{}/{}.ics", address::CALENDARS, feed.kind.file()), true))
    }));
    files.extend([
        ("file_sheet", "XLSX", "du-lieu/ke-hoach.xlsx".to_owned(), true),
        ("file_table", "CSV", "du-lieu/ke-hoach.csv".to_owned(), true),
        ("file_data", "JSON", "du-lieu/ke-hoach.json".to_owned(), true),
    ]);
    let file = |(key, kind, path, download): (&'static str, &str, String, bool)| {
        let href = spot.file(&address::file(edition, &path));
        json!({"name": spot.words().word(key), "kind": kind, "href": href, "download": download})
    };
    files.into_iter().map(file).collect()
}
