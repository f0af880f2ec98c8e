//! The plan as JSON. Keys are those of the YAML files; text is plain, without markup.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::edition::{Edition, wording};
use crate::markup;
use crate::model::{
    self, CellWords, Meeting, Obligation, Paper, Plan, Reference, State, Task, UnitKind,
};
use crate::source::Located;

/// The form of the file: raised when a key is renamed or changes its meaning.
const VERSION: u32 = 2;

/// The name of the schema, beside the data.
pub const SCHEMA_NAME: &str = "ke-hoach.schema.json";
/// The schema of the data (JSON Schema, draft 2020-12).
pub const SCHEMA: &str = include_str!("plan.schema.json");

#[derive(Serialize)]
struct Data<'e> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    address: &'e str,
    year: i32,
    agency: Agency<'e>,
    document: Document<'e>,
    documents: Vec<PaperData<'e>>,
    bases: Vec<Basis<'e>>,
    groups: Vec<Group<'e>>,
    tasks: Vec<TaskData<'e>>,
    deliverables: Vec<Deliverable<'e>>,
    indicators: Vec<Indicator<'e>>,
    obligations: Vec<ObligationData<'e>>,
    recipients: Vec<Recipient<'e>>,
    signatures: Vec<Signature<'e>>,
    units: Vec<Unit<'e>>,
    laws: Vec<Law<'e>>,
}

#[derive(Serialize)]
struct Agency<'e> {
    name: &'e str,
    parent: Option<&'e str>,
}

#[derive(Serialize)]
struct Document<'e> {
    kind: &'e str,
    subject: &'e str,
    number: Option<String>,
    place: &'e str,
    date: Option<NaiveDate>,
    state: &'static str,
    issuer: Option<&'e str>,
}

#[derive(Serialize)]
struct PaperData<'e> {
    id: &'e str,
    title: String,
    #[serde(flatten)]
    document: Document<'e>,
    recipients: Vec<Recipient<'e>>,
    signatures: Vec<Signature<'e>>,
    fulfils: Vec<Stage<'e>>,
    file: String,
}

#[derive(Serialize)]
struct Basis<'e> {
    text: String,
    laws: Vec<&'e str>,
}

#[derive(Serialize)]
struct TaskData<'e> {
    id: &'e str,
    when: &'e str,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    text: String,
    items: Vec<String>,
    meetings: Vec<MeetingData<'e>>,
    about: Option<String>,
    group: Option<&'e str>,
    lead: Vec<&'e str>,
    co: Vec<&'e str>,
    advised: Option<&'e str>,
    issued_by: Option<&'e str>,
    units: Vec<&'e str>,
    deliverables: Vec<Stage<'e>>,
    after: Vec<&'e str>,
    indicators: Vec<&'e str>,
    budget: Option<Budget<'e>>,
    note: Option<&'e str>,
    cells: BTreeMap<&'e str, Vec<&'e str>>,
}

#[derive(Serialize)]
struct MeetingData<'e> {
    begins: String,
    ends: Option<String>,
    place: Option<&'e str>,
}

#[derive(Serialize)]
struct Stage<'e> {
    of: &'e str,
    stage: Option<&'e str>,
}

#[derive(Serialize)]
struct Budget<'e> {
    source: Option<&'e str>,
    amount: Option<u64>,
}

#[derive(Serialize)]
struct Group<'e> {
    id: &'e str,
    label: Option<&'e str>,
    title: &'e str,
    within: Option<&'e str>,
}

#[derive(Serialize)]
struct Deliverable<'e> {
    id: &'e str,
    title: &'e str,
    kind: Option<&'e str>,
    stages: Vec<&'e str>,
}

#[derive(Serialize)]
struct Indicator<'e> {
    id: &'e str,
    text: &'e str,
    target: Option<&'e str>,
    unit: Option<&'e str>,
    lead: Option<&'e str>,
    note: Option<&'e str>,
}

#[derive(Serialize)]
struct ObligationData<'e> {
    id: &'e str,
    document: Option<&'e str>,
    what: &'e str,
    when: &'e str,
    text: String,
    last_day: Option<NaiveDate>,
    last_working_day: Option<NaiveDate>,
    deadlines: Vec<DeadlineData>,
    who: Vec<&'e str>,
    to: Option<&'e str>,
    via: Option<&'e str>,
}

/// One of the days of what must be sent.
#[derive(Serialize)]
struct DeadlineData {
    last_day: NaiveDate,
    last_working_day: NaiveDate,
}

#[derive(Serialize)]
struct Recipient<'e> {
    to: &'e str,
    remark: Option<&'e str>,
}

#[derive(Serialize)]
struct Signature<'e> {
    authority: Vec<&'e str>,
    title: &'e str,
    office: Option<&'e str>,
    name: &'e str,
}

#[derive(Serialize)]
struct Unit<'e> {
    id: &'e str,
    name: &'e str,
    short: &'e str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Law<'e> {
    id: &'e str,
    number: &'e str,
    title: &'e str,
    issued: Option<NaiveDate>,
    effective: Option<NaiveDate>,
    expires: Option<NaiveDate>,
}

/// The bytes of the file.
pub fn write(edition: &Edition) -> Vec<u8> {
    // Strings, numbers and lists have nothing that could fail to become JSON.
    let mut bytes = serde_json::to_vec_pretty(&data(edition)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn data<'e>(edition: &'e Edition) -> Data<'e> {
    let plan = edition.plan;
    Data {
        schema: SCHEMA_NAME,
        version: VERSION,
        address: &plan.address,
        year: plan.year(),
        agency: Agency { name: &edition.agency.name, parent: edition.agency.parent.as_deref() },
        document: document(&plan.document, plan.issuer.as_ref()),
        documents: plan.papers.iter().map(|one| paper(plan, one)).collect(),
        bases: plan
            .bases
            .iter()
            .map(|basis| Basis { text: markup::plain(&basis.text), laws: ids(&basis.laws) })
            .collect(),
        groups: plan
            .groups
            .iter()
            .map(|group| Group {
                id: group.id.as_str(),
                label: words(group.label.as_ref()),
                title: &group.title,
                within: id(group.within.as_ref()),
            })
            .collect(),
        tasks: plan.tasks.iter().map(|one| task(plan, one)).collect(),
        deliverables: deliverables(plan),
        indicators: indicators(plan),
        obligations: edition
            .plan
            .obligations
            .iter()
            .map(|obligation| owed(edition, obligation))
            .collect(),
        recipients: recipients(&plan.recipients),
        signatures: signatures(&plan.signatures),
        units: edition
            .units
            .iter()
            .map(|view| Unit {
                id: view.unit.id.as_str(),
                name: &view.unit.name,
                short: view.unit.short(),
                kind: match view.unit.kind {
                    UnitKind::Unit => "unit",
                    UnitKind::Council => "council",
                    UnitKind::Group => "group",
                    UnitKind::External => "external",
                    UnitKind::Role => "role",
                    UnitKind::Person => "person",
                },
            })
            .collect(),
        laws: edition
            .laws
            .iter()
            .map(|law| Law {
                id: law.id.as_str(),
                number: &law.number,
                title: &law.title,
                issued: law.issued,
                effective: law.effective,
                expires: law.expires,
            })
            .collect(),
    }
}

/// The record of a document. A draft has no number, whatever its file says.
fn document<'e>(document: &'e model::Document, issuer: Option<&'e Reference>) -> Document<'e> {
    let number = document.number.as_ref().filter(|_| !document.is_draft());
    Document {
        kind: &document.kind,
        subject: &document.subject,
        number: number.map(|_| document.number_and_symbol()),
        place: &document.place,
        date: document.date.as_ref().map(|date| date.value),
        state: match document.state {
            State::Draft => "draft",
            State::Final => "final",
            State::Signed => "signed",
        },
        issuer: id(issuer),
    }
}

fn paper<'e>(plan: &Plan, paper: &'e Paper) -> PaperData<'e> {
    PaperData {
        id: &paper.name,
        title: wording::title(&paper.document),
        document: document(&paper.document, paper.issuer.as_ref()),
        recipients: recipients(&paper.recipients),
        signatures: signatures(&paper.signatures),
        fulfils: stages(&paper.fulfils),
        file: format!("../pdf/{}.pdf", plan.print_name(paper)),
    }
}

fn recipients(list: &[model::Recipient]) -> Vec<Recipient<'_>> {
    list.iter().map(|one| Recipient { to: &one.to, remark: words(one.remark.as_ref()) }).collect()
}

fn signatures(list: &[model::Signature]) -> Vec<Signature<'_>> {
    list.iter()
        .map(|signature| Signature {
            authority: signature.authority.iter().map(|line| line.as_str()).collect(),
            title: &signature.title,
            office: words(signature.office.as_ref()),
            name: &signature.name,
        })
        .collect()
}

fn deliverables(plan: &Plan) -> Vec<Deliverable<'_>> {
    plan.deliverables
        .iter()
        .map(|deliverable| Deliverable {
            id: deliverable.id.as_str(),
            title: &deliverable.title,
            kind: words(deliverable.kind.as_ref()),
            stages: ids(&deliverable.stages),
        })
        .collect()
}

fn indicators(plan: &Plan) -> Vec<Indicator<'_>> {
    plan.indicators
        .iter()
        .map(|indicator| Indicator {
            id: indicator.id.as_str(),
            text: &indicator.text,
            target: words(indicator.target.as_ref()),
            unit: words(indicator.unit.as_ref()),
            lead: id(indicator.lead.as_ref()),
            note: words(indicator.note.as_ref()),
        })
        .collect()
}

fn ids(references: &[Reference]) -> Vec<&str> {
    references.iter().map(|reference| reference.value.as_str()).collect()
}

fn words(words: Option<&Located<String>>) -> Option<&str> {
    words.map(|words| words.as_str())
}

fn id(reference: Option<&Reference>) -> Option<&str> {
    reference.map(|reference| reference.as_str())
}

fn task<'e>(plan: &Plan, task: &'e Task) -> TaskData<'e> {
    let public = |id: &&Reference| plan.tasks.iter().any(|task| task.id.value == id.value);
    TaskData {
        id: task.id.value.as_str(),
        when: &task.when_words,
        first_day: task.when.first_day(),
        last_day: task.when.last_day(plan.before),
        text: task.words(),
        items: task.items.iter().map(|item| markup::plain(item)).collect(),
        meetings: task.meetings.iter().map(meeting).collect(),
        about: task.about.map(crate::model::Period::key),
        group: id(task.group.as_ref()),
        lead: ids(&task.lead),
        co: ids(&task.co),
        advised: id(task.advised.as_ref()),
        issued_by: id(task.issued_by.as_ref()),
        units: ids(&task.units),
        deliverables: stages(&task.deliverables),
        // A task that is not published is not named either.
        after: task.after.iter().filter(public).map(|id| id.as_str()).collect(),
        indicators: ids(&task.indicators),
        budget: task
            .budget
            .as_ref()
            .map(|budget| Budget { source: words(budget.source.as_ref()), amount: budget.amount }),
        note: words(task.note.as_ref()),
        cells: task.cells.iter().map(cell).collect(),
    }
}

fn stages(list: &[model::Stage]) -> Vec<Stage<'_>> {
    list.iter()
        .map(|stage| Stage { of: stage.deliverable.as_str(), stage: id(stage.stage.as_ref()) })
        .collect()
}

/// The name of a column, and its lines.
fn cell(cell: &CellWords) -> (&str, Vec<&str>) {
    (&cell.column, cell.lines.iter().map(|line| line.as_str()).collect())
}

/// The hours of a meeting with the offset of Việt Nam (RFC 3339).
fn meeting(meeting: &Meeting) -> MeetingData<'_> {
    let hour = |hour: NaiveTime| meeting.on.and_time(hour).format("%Y-%m-%dT%H:%M:%S+07:00");
    MeetingData {
        begins: hour(meeting.at).to_string(),
        ends: meeting.until.map(|until| hour(until).to_string()),
        place: words(meeting.place.as_ref()),
    }
}

fn owed<'e>(edition: &'e Edition, obligation: &'e Obligation) -> ObligationData<'e> {
    let days = edition.deadlines_of(&obligation.id.value);
    let deadlines: Vec<DeadlineData> = days
        .map(|due| DeadlineData { last_day: due.last_day, last_working_day: due.last_working_day })
        .collect();
    ObligationData {
        id: obligation.id.value.as_str(),
        document: edition.plan.paper_of(obligation).map(|paper| paper.name.as_str()),
        what: &obligation.title,
        when: &obligation.when_words,
        text: obligation.words(),
        last_day: deadlines.first().map(|due| due.last_day),
        last_working_day: deadlines.first().map(|due| due.last_working_day),
        deadlines,
        who: ids(&obligation.who),
        to: obligation.to.as_ref().map(|id| id.value.as_str()),
        via: obligation.via.as_ref().map(|id| id.value.as_str()),
    }
}
