//! The plan as JSON. Keys are those of the YAML files; text is plain, without markup.

use chrono::NaiveDate;
use serde::Serialize;

use crate::edition::Edition;
use crate::markup;
use crate::model::{Obligation, Reference, Task, UnitKind};

/// The form of the file: raised when a key is renamed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Data<'e> {
    version: u32,
    address: &'e str,
    year: i32,
    agency: Agency<'e>,
    document: Document<'e>,
    bases: Vec<Basis<'e>>,
    tasks: Vec<TaskData<'e>>,
    obligations: Vec<ObligationData<'e>>,
    recipients: Vec<Recipient<'e>>,
    signature: Signature<'e>,
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
    number: String,
    place: &'e str,
    date: NaiveDate,
    issuer: Option<&'e str>,
}

#[derive(Serialize)]
struct Basis<'e> {
    text: String,
    laws: Vec<&'e str>,
}

#[derive(Serialize)]
struct TaskData<'e> {
    id: &'e str,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    text: String,
    about: Option<String>,
    units: Vec<&'e str>,
}

#[derive(Serialize)]
struct ObligationData<'e> {
    id: &'e str,
    what: &'e str,
    text: String,
    last_day: Option<NaiveDate>,
    last_working_day: Option<NaiveDate>,
    who: Vec<&'e str>,
    to: Option<&'e str>,
    via: Option<&'e str>,
}

#[derive(Serialize)]
struct Recipient<'e> {
    to: &'e str,
    remark: Option<&'e str>,
}

#[derive(Serialize)]
struct Signature<'e> {
    authority: Option<&'e str>,
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
        version: VERSION,
        address: &plan.address,
        year: plan.year,
        agency: Agency { name: &edition.agency.name, parent: edition.agency.parent.as_deref() },
        document: Document {
            kind: &plan.document.kind,
            subject: &plan.document.subject,
            number: plan.document.number_and_symbol(),
            place: &plan.document.place,
            date: plan.document.date.value,
            issuer: plan.issuer.as_ref().map(|id| id.value.as_str()),
        },
        bases: plan
            .bases
            .iter()
            .map(|basis| Basis { text: markup::plain(&basis.text), laws: ids(&basis.laws) })
            .collect(),
        tasks: plan.tasks.iter().map(task).collect(),
        obligations: edition
            .plan
            .obligations
            .iter()
            .map(|obligation| owed(edition, obligation))
            .collect(),
        recipients: plan
            .recipients
            .iter()
            .map(|recipient| Recipient { to: &recipient.to, remark: recipient.remark.as_deref() })
            .collect(),
        signature: Signature {
            authority: plan.signature.authority.as_deref(),
            title: &plan.signature.title,
            office: plan.signature.office.as_deref(),
            name: &plan.signature.name,
        },
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

fn ids(references: &[Reference]) -> Vec<&str> {
    references.iter().map(|reference| reference.value.as_str()).collect()
}

fn task(task: &Task) -> TaskData<'_> {
    TaskData {
        id: task.id.value.as_str(),
        first_day: task.when.first_day(),
        last_day: task.when.last_day(),
        text: task.words(),
        about: task.about.map(crate::model::Period::key),
        units: ids(&task.units),
    }
}

fn owed<'e>(edition: &Edition, obligation: &'e Obligation) -> ObligationData<'e> {
    let deadline = edition.deadlines.iter().find(|d| d.obligation.id == obligation.id);
    ObligationData {
        id: obligation.id.value.as_str(),
        what: &obligation.title,
        text: obligation.words(),
        last_day: deadline.map(|deadline| deadline.last_day),
        last_working_day: deadline.map(|deadline| deadline.last_working_day),
        who: ids(&obligation.who),
        to: obligation.to.as_ref().map(|id| id.value.as_str()),
        via: obligation.via.as_ref().map(|id| id.value.as_str()),
    }
}
