//! `plan.yaml` and its narrative.

use std::path::{Component, Path};
use std::sync::Arc;

use chrono::NaiveDate;

use super::disk;
use super::record::{self, Fields, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup;
use crate::model::{
    Basis, Document, Letterhead, Narrative, Obligation, Period, Plan, Recipient, Signature, Task,
    When,
};
use crate::source::yaml::Node;
use crate::source::{Located, Place, SourceFile};

/// The narrative of a plan that does not name another.
const NARRATIVE: &str = "plan.md";

/// Reads the plan at an address. `None` when its file cannot be read as records at all.
pub fn read(root: &Path, address: &str, findings: &mut Vec<Diagnostic>) -> Option<Plan> {
    let file = match disk::source(root, &format!("content/{address}/plan.yaml")) {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let Some(tree) = record::tree(&file, findings) else {
        // What is wrong with the narrative can be told all the same.
        if let Some(narrative) =
            disk::optional_source(root, &format!("content/{address}/{NARRATIVE}"))
        {
            findings
                .extend(narrative.map_or_else(|found| vec![found], |file| markup::parse(&file).1));
        }
        return None;
    };
    let mut reader = Reader::new(&file, findings);
    let record = Line::new("record.plan").with("plan", address);
    let (plan, narrative) = reader.within(record, |reader| plan(reader, &file, address, &tree))?;
    let narrative = read_narrative(root, address, narrative, findings);
    Some(Plan { narrative, ..plan })
}

/// The name of the narrative's file, and where it was written.
type NarrativeName = (String, Option<Place>);

fn plan(
    reader: &mut Reader,
    file: &Arc<SourceFile>,
    address: &str,
    tree: &Node,
) -> Option<(Plan, NarrativeName)> {
    let mut fields = reader.fields(tree)?;
    let year = fields.required("year").and_then(|node| reader.year(node));
    let year = year.unwrap_or_default();
    let plan = Plan {
        address: address.to_owned(),
        file: Arc::clone(file),
        year,
        document: document(reader, file, &mut fields),
        letterhead: letterhead(reader, &mut fields),
        issuer: fields.optional("issuer").and_then(|node| reader.id(node)),
        bases: list(reader, &mut fields, "bases", basis),
        narrative: None,
        tasks: tasks(reader, &mut fields, year),
        obligations: list(reader, &mut fields, "obligations", obligation),
        recipients: list(reader, &mut fields, "recipients", recipient),
        signature: signature(reader, &mut fields),
    };
    let narrative = match fields.optional("narrative") {
        Some(node) => (reader.text(node).unwrap_or_default(), Some(reader.place(node))),
        None => (NARRATIVE.to_owned(), None),
    };
    fields.finish(reader);
    Some((plan, narrative))
}

fn read_narrative(
    root: &Path,
    address: &str,
    (name, place): NarrativeName,
    findings: &mut Vec<Diagnostic>,
) -> Option<Narrative> {
    if name.is_empty() {
        return None;
    }
    let inside = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    let read = if inside {
        disk::source(root, &format!("content/{address}/{name}"))
    } else {
        Err(Diagnostic::error("narrative-outside").about(name))
    };
    match read {
        Ok(file) => {
            let (blocks, found) = markup::parse(&file);
            findings.extend(found);
            Some(Narrative { file, blocks })
        }
        Err(finding) => {
            // Where the name was written says more than the name.
            findings.push(match place {
                Some(place) if finding.id() == "file-missing" => {
                    Diagnostic::error("narrative-missing")
                        .with("path", finding.path.unwrap_or_default())
                        .at(place)
                }
                Some(place) if finding.id() == "narrative-outside" => finding.at(place),
                _ => finding,
            });
            None
        }
    }
}

/// Reads each item of a list field; items that cannot be read are left out, with a finding.
fn list<T>(
    reader: &mut Reader,
    fields: &mut Fields,
    key: &'static str,
    read: fn(&mut Reader, &Node) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    let record = match key {
        "bases" => "record.basis",
        "recipients" => "record.recipient",
        _ => "record.obligation",
    };
    let items = reader.list(node).iter().enumerate();
    items
        .filter_map(|(n, item)| {
            reader.within(Line::new(record).with("n", n + 1), |reader| read(reader, item))
        })
        .collect()
}

fn document(reader: &mut Reader, file: &Arc<SourceFile>, plan: &mut Fields) -> Document {
    let mut document = Document {
        kind: String::new(),
        subject: String::new(),
        number: String::new(),
        symbol: String::new(),
        place: String::new(),
        date: Located { value: NaiveDate::default(), place: Place::new(file, plan.span()) },
    };
    let Some(node) = plan.required("document") else { return document };
    reader.within(Line::new("record.document"), |reader| {
        let Some(mut fields) = reader.fields(node) else { return };
        let mut word = |reader: &mut Reader, key| {
            let node = fields.required(key);
            node.and_then(|node| reader.text(node)).unwrap_or_default()
        };
        document.kind = word(reader, "kind");
        document.subject = word(reader, "subject");
        document.number = word(reader, "number");
        document.symbol = word(reader, "symbol");
        document.place = word(reader, "place");
        if let Some(node) = fields.required("date")
            && let Some(value) = reader.date(node)
        {
            document.date = Located { value, place: reader.place(node) };
        }
        fields.finish(reader);
    });
    document
}

fn letterhead(reader: &mut Reader, plan: &mut Fields) -> Letterhead {
    let mut letterhead = Letterhead { parent: None, issuer: String::new() };
    let Some(node) = plan.required("letterhead") else { return letterhead };
    reader.within(Line::new("record.letterhead"), |reader| {
        let Some(mut fields) = reader.fields(node) else { return };
        letterhead.parent = fields.optional("parent").and_then(|node| reader.text(node));
        if let Some(node) = fields.required("issuer") {
            letterhead.issuer = reader.text(node).unwrap_or_default();
        }
        fields.finish(reader);
    });
    letterhead
}

fn basis(reader: &mut Reader, node: &Node) -> Option<Basis> {
    let mut fields = reader.fields(node)?;
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let laws = fields.optional("laws");
    let laws = laws.map_or_else(Vec::new, |node| reader.references(node));
    fields.finish(reader);
    Some(Basis { text: text?, laws })
}

fn tasks(reader: &mut Reader, plan: &mut Fields, year: i32) -> Vec<Task> {
    let Some(node) = plan.required("tasks") else { return Vec::new() };
    let mut tasks: Vec<Task> = Vec::new();
    for (n, item) in reader.list(node).iter().enumerate() {
        let Some(mut fields) = reader.fields(item) else { continue };
        // The record is named as people look for it: by its month and its place in the month.
        let in_task = |n: usize| Line::new("record.task").with("n", n);
        let month = reader.within(in_task(n + 1), |reader| {
            fields.required("month").and_then(|node| reader.month(node))
        });
        let Some(month) = month else {
            let _ = reader.within(in_task(n + 1), |reader| task(reader, fields, year, 1));
            continue;
        };
        let when = When::Month { year, month };
        let in_month = 1 + tasks.iter().filter(|task| task.when == when).count();
        let record = Line::new("record.month").with("month", month);
        let task = reader.within(record, |reader| {
            reader.within(in_task(in_month), |reader| task(reader, fields, year, month))
        });
        tasks.extend(task);
    }
    tasks
}

fn task(reader: &mut Reader, mut fields: Fields, year: i32, month: u32) -> Option<Task> {
    let id = fields.required("id").and_then(|node| reader.id(node));
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let about = fields.optional("about").and_then(|node| period(reader, node));
    let units = fields.optional("units");
    let units = units.map_or_else(Vec::new, |node| reader.references(node));
    fields.finish(reader);
    let text = text.unwrap_or_default();
    Some(Task { id: id?, text, when: When::Month { year, month }, about, units })
}

/// `{year: 2021}`, `{year: 2021, half: 1}` or `{school_year: 2020-2021}`.
fn period(reader: &mut Reader, node: &Node) -> Option<Period> {
    let mut fields = reader.fields(node)?;
    let school_year = fields.optional("school_year");
    let period = if let Some(node) = school_year {
        let text = reader.text(node)?;
        let years = text.split_once('-').and_then(|(from, to)| {
            let (from, to): (i32, i32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
            (to == from + 1).then_some(from)
        });
        if years.is_none() {
            reader.report(node, Diagnostic::error("expected-school-year"));
        }
        years.map(Period::SchoolYear)
    } else {
        let year = fields.required("year").and_then(|node| reader.year(node));
        let half = fields.optional("half").map(|node| reader.choice(node, &[("1", 1), ("2", 2)]));
        match half {
            Some(half) => year.zip(half).map(|(year, half)| Period::Half { year, half }),
            None => year.map(Period::Year),
        }
    };
    fields.finish(reader);
    period
}

fn obligation(reader: &mut Reader, node: &Node) -> Option<Obligation> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let title = fields.required("what").and_then(|node| reader.text(node));
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let when = fields.required("when").and_then(|node| deadline(reader, node));
    let who = fields.required("who");
    let who = who.map_or_else(Vec::new, |node| reader.references(node));
    let to = fields.optional("to").and_then(|node| reader.id(node));
    let via = fields.optional("via").and_then(|node| reader.id(node));
    fields.finish(reader);
    let (text, title) = (text.unwrap_or_default(), title.unwrap_or_default());
    let nowhere = || Located { value: When::On(NaiveDate::default()), place: reader.place(node) };
    let when = when.unwrap_or_else(nowhere);
    Some(Obligation { id: id?, text, when, title, who, to, via })
}

/// `{before: 2021-03-15}`, `{by: 2021-03-15}` or `{on: 2021-03-15}`.
fn deadline(reader: &mut Reader, node: &Node) -> Option<Located<When>> {
    let mut fields = reader.fields(node)?;
    let found = [fields.optional("before"), fields.optional("by"), fields.optional("on")];
    let value = match found {
        [Some(node), None, None] => reader.date(node).map(When::Before),
        [None, Some(node), None] => reader.date(node).map(When::By),
        [None, None, Some(node)] => reader.date(node).map(When::On),
        _ => {
            reader.report(
                node,
                Diagnostic::error("expected-deadline").hint(Line::new("expected-deadline.form")),
            );
            None
        }
    };
    fields.finish(reader);
    value.map(|value| Located { value, place: reader.place(node) })
}

fn recipient(reader: &mut Reader, node: &Node) -> Option<Recipient> {
    let mut fields = reader.fields(node)?;
    let to = fields.required("to").and_then(|node| reader.text(node));
    let remark = fields.optional("remark").and_then(|node| reader.text(node));
    fields.finish(reader);
    Some(Recipient { to: to?, remark })
}

fn signature(reader: &mut Reader, plan: &mut Fields) -> Signature {
    let mut signature =
        Signature { authority: None, title: String::new(), office: None, name: String::new() };
    let Some(node) = plan.required("signature") else { return signature };
    reader.within(Line::new("record.signature"), |reader| {
        let Some(mut fields) = reader.fields(node) else { return };
        signature.authority = fields.optional("authority").and_then(|node| reader.text(node));
        if let Some(node) = fields.required("title") {
            signature.title = reader.text(node).unwrap_or_default();
        }
        signature.office = fields.optional("office").and_then(|node| reader.text(node));
        if let Some(node) = fields.required("name") {
            signature.name = reader.text(node).unwrap_or_default();
        }
        fields.finish(reader);
    });
    signature
}
