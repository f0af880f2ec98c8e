//! The data that the form prints: the words of the document, with the endings that the decree
//! gives them.

use std::sync::Arc;

use chrono::Datelike;
use serde::Serialize;

use super::body::{Part, Setter};
use super::font::Fonts;
use super::layout::Layout;
use super::run::{Run, runs};
use crate::edition::{Edition, wording};
use crate::source::Located;

/// What the form prints.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Form<'e> {
    layout: Layout<'e>,
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    date: Day,
    letterhead: Letterhead,
    number: String,
    place_date: String,
    kind: String,
    subject: String,
    bases: Vec<Vec<Run>>,
    body: Vec<Part>,
    recipients: Vec<String>,
    signatures: Vec<Signature>,
}

#[allow(clippy::struct_field_names, reason = "the names of Typst's `datetime`")]
#[derive(Debug, Serialize)]
struct Day {
    year: i32,
    month: u32,
    day: u32,
}

#[derive(Debug, Serialize)]
struct Letterhead {
    parent: Option<String>,
    issuer: String,
}

#[derive(Debug, Serialize)]
struct Signature {
    authority: Vec<String>,
    title: String,
    office: Option<String>,
    name: String,
}

/// The data of the form as JSON, and the files that it names.
pub fn data(edition: &Edition, fonts: &Fonts) -> (Vec<u8>, Vec<Arc<[u8]>>) {
    let mut body = Setter::new(edition, fonts);
    let form = form(edition, &mut body);
    // Strings, numbers and lists have nothing that could fail to become JSON.
    (serde_json::to_vec_pretty(&form).unwrap_or_default(), body.assets())
}

/// Every word that is printed, to look for characters that cannot be.
pub fn words(edition: &Edition, fonts: &Fonts) -> String {
    let form = form(edition, &mut Setter::new(edition, fonts));
    serde_json::to_value(form).map(|value| strings(&value)).unwrap_or_default()
}

fn strings(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(strings).collect(),
        serde_json::Value::Object(map) => map.values().map(strings).collect(),
        _ => String::new(),
    }
}

fn form<'e>(edition: &'e Edition, body: &mut Setter) -> Form<'e> {
    let plan = edition.plan;
    let document = &plan.document;
    let day = plan.stamp();
    let words = |words: &Located<String>| words.value.clone();
    let number = document.number_and_symbol();
    Form {
        layout: Layout::of(&edition.agency.print),
        title: wording::title(document),
        author: edition.agency.name.clone(),
        description: words(&document.subject),
        keywords: vec![number.clone()],
        date: Day { year: day.year(), month: day.month(), day: day.day() },
        letterhead: Letterhead {
            parent: plan.letterhead.parent.as_ref().map(words),
            issuer: words(&plan.letterhead.issuer),
        },
        place_date: format!("{}, {}", document.place, wording::date_words(plan)),
        number,
        kind: words(&document.kind),
        subject: words(&document.subject),
        bases: wording::bases(plan).iter().map(|basis| runs(basis)).collect(),
        body: body.body(),
        recipients: wording::recipients(plan),
        signatures: plan
            .signatures
            .iter()
            .map(|signature| Signature {
                authority: signature.authority.iter().map(words).collect(),
                title: words(&signature.title),
                office: signature.office.as_ref().map(words),
                name: words(&signature.name),
            })
            .collect(),
    }
}
