//! The data that the form prints: the words of the document, with the endings that the decree
//! gives them.

use std::sync::Arc;

use serde::Serialize;

use super::body::{Body, Part, Setter};
use super::font::Fonts;
use super::layout::Layout;
use super::properties::Properties;
use super::run::Run;
use crate::edition::{Edition, wording};
use crate::language::compound::bind;
use crate::language::{date, phrase};
use crate::model::{CertifiedCopy, Circulation, Document, DocumentType, Issued, Urgency, decree};
use crate::source::Located;

/// What the form of an appendix in a file of its own prints.
#[derive(Debug, Serialize)]
struct ApartForm {
    layout: Layout,
    #[serde(flatten)]
    properties: Properties,
    letterhead: Letterhead,
    appendices: Vec<Appendix>,
}

/// What the form prints.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Form {
    layout: Layout,
    #[serde(flatten)]
    properties: Properties,
    letterhead: Letterhead,
    number: String,
    /// Place and date, for the types that have them in the head.
    place_date: Option<String>,
    /// What an official letter is about, below its number (box 5b).
    about: Option<String>,
    /// The marks below the number.
    stamps: Vec<Stamp>,
    circulation: Option<&'static str>,
    /// The line in the top right corner of an electronic copy.
    corner: Option<String>,
    kind: Option<String>,
    subject: Option<String>,
    /// The label, and whom it addresses.
    addressees: Option<(String, Vec<String>)>,
    /// Whether the addressees are called by a telegram.
    telegram: bool,
    authority: Option<String>,
    bases: Vec<Vec<Run>>,
    frame: Option<&'static str>,
    #[serde(flatten)]
    body: Body,
    recipients: Vec<String>,
    drafter: Option<String>,
    signatures: Vec<Signature>,
    appendices: Vec<Appendix>,
    copy: Option<Copied>,
}

#[derive(Debug, Serialize)]
struct Letterhead {
    parent: Option<String>,
    issuer: String,
}

/// A mark below the number.
#[derive(Debug, Serialize)]
struct Stamp {
    words: &'static str,
    /// Width and height, in millimetres.
    frame: [f64; 2],
    red: bool,
}

#[derive(Debug, Serialize)]
struct Appendix {
    /// The type of a document that is issued with this one.
    kind: Option<String>,
    id: String,
    label: String,
    title: String,
    pointer: String,
    body: Vec<Part>,
    /// Those of a plan that is issued with this document.
    recipients: Vec<String>,
    signatures: Vec<Signature>,
}

/// A certified copy on paper.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Copied {
    form: &'static str,
    letterhead: Letterhead,
    number: String,
    place_date: String,
    recipients: Vec<String>,
    signature: Signature,
}

#[derive(Debug, Serialize)]
struct Signature {
    authority: Vec<String>,
    title: String,
    office: Option<String>,
    name: String,
}

/// The data of the form as JSON, and the files that it names; of a certified copy of the document
/// if one is given. `wrapped` is the plan that is issued with it.
pub fn data(
    edition: &Edition,
    wrapped: Option<&Edition>,
    copy: Option<&CertifiedCopy>,
    fonts: &Fonts,
) -> (Vec<u8>, Vec<Arc<[u8]>>) {
    let mut body = Setter::new(edition, fonts);
    let mut form = form(edition, copy, &mut body);
    if let Some(wrapped) = wrapped {
        attach(edition, wrapped, &mut form, &mut body);
    }
    // Strings, numbers and lists have nothing that could fail to become JSON.
    (serde_json::to_vec_pretty(&form).unwrap_or_default(), body.assets())
}

/// The data of the form of an appendix in a file of its own, by its place among the appendices, and the
/// files that it names.
pub fn appendix_data(edition: &Edition, at: usize, fonts: &Fonts) -> (Vec<u8>, Vec<Arc<[u8]>>) {
    let mut setter = Setter::new(edition, fonts);
    let form = apart_form(edition, at, &mut setter);
    (serde_json::to_vec_pretty(&form).unwrap_or_default(), setter.assets())
}

fn apart_form(edition: &Edition, at: usize, setter: &mut Setter) -> ApartForm {
    let plan = edition.plan;
    let appendices = appendices(edition, setter, |n, _| n == at);
    let title = appendices.first().map(|one| format!("{}. {}", one.label, one.title));
    ApartForm {
        layout: Layout::of(&edition.agency.print),
        properties: Properties::new(
            &title.unwrap_or_default(),
            &edition.agency.name,
            wording::title(&plan.document),
            &plan.document.number_and_symbol(),
            plan.stamp(),
        ),
        letterhead: letterhead(&plan.letterhead),
        appendices,
    }
}

/// Puts a plan behind the document that it is issued with (form 1.3), and its appendices behind it.
fn attach<'s>(
    edition: &'s Edition<'s>,
    wrapped: &'s Edition<'s>,
    form: &mut Form,
    setter: &mut Setter<'s>,
) {
    let document = &wrapped.plan.document;
    let pointer = bind(&wording::appendix_pointer(edition));
    let narrative = wrapped.plan.narrative.as_ref();
    setter.turn_to(wrapped);
    let mut body = narrative.map(|text| setter.appendix(text)).unwrap_or_default();
    let bases = wording::bases(wrapped.plan);
    body.splice(0..0, bases.iter().map(|basis| setter.cited(basis)));
    form.appendices.push(Appendix {
        kind: Some(document.kind.value.clone()),
        // No id holds an underscore.
        id: "van_ban_kem_theo".to_owned(),
        label: phrase::capitalised(&document.kind.to_lowercase()),
        title: bind(&document.subject),
        pointer,
        body,
        recipients: wording::recipients(&wrapped.plan.recipients),
        signatures: wrapped.plan.signatures.iter().map(signature).collect(),
    });
    form.appendices.extend(appendices(wrapped, setter, |_, one| !one.apart));
}

/// Every word that is printed, copies included, to look for characters that cannot be.
pub fn words(edition: &Edition, fonts: &Fonts) -> String {
    let copies = edition.plan.copies.iter().map(Some);
    let forms = std::iter::once(None).chain(copies);
    let words = |copy| {
        let form = form(edition, copy, &mut Setter::new(edition, fonts));
        serde_json::to_value(form).map(|value| strings(&value)).unwrap_or_default()
    };
    let apart = edition.plan.appendices.iter().enumerate().filter(|(_, one)| one.apart);
    let apart = apart.map(|(at, _)| {
        let form = apart_form(edition, at, &mut Setter::new(edition, fonts));
        serde_json::to_value(form).map(|value| strings(&value)).unwrap_or_default()
    });
    forms.map(words).chain(apart).collect()
}

fn strings(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(strings).collect(),
        serde_json::Value::Object(map) => map.values().map(strings).collect(),
        _ => String::new(),
    }
}

fn form(edition: &Edition, copy: Option<&CertifiedCopy>, setter: &mut Setter) -> Form {
    let plan = edition.plan;
    let document = &plan.document;
    let of = document.document_type();
    let number = document.number_and_symbol();
    // A type that the decree does not know is set like most of its types (form 1.4).
    let is = |choice: fn(&DocumentType) -> bool, usual: bool| of.map_or(usual, choice);
    let subject = &document.subject;
    Form {
        layout: Layout::of(&edition.agency.print),
        properties: Properties::new(
            &wording::title(document),
            &edition.agency.name,
            subject.value.clone(),
            &number,
            plan.stamp(),
        ),
        letterhead: letterhead(&plan.letterhead),
        place_date: is(|of| of.date_in_head, true)
            .then(|| format!("{}, {}", document.place, wording::date_words(plan))),
        number,
        about: is(|of| of.subject_by_number, false).then(|| bind(&wording::about(subject))),
        stamps: stamps(document),
        circulation: document
            .circulation
            .as_ref()
            .map(|mark| word_of(&Circulation::ALL, mark.value)),
        corner: copy.and_then(corner),
        kind: is(|of| of.title, true).then(|| document.kind.value.clone()),
        subject: is(|of| of.subject && !of.subject_by_number, true).then(|| bind(subject)),
        addressees: wording::addressees(document).map(|(label, list)| match list.as_slice() {
            [only] if document.sender.is_none() => (label, vec![bind(only)]),
            _ => (bind(&label), list),
        }),
        telegram: document.sender.is_some(),
        authority: document.authority.as_ref().map(words_of),
        bases: wording::bases(plan).iter().map(|basis| setter.basis(basis)).collect(),
        frame: of.and_then(|of| of.frame.as_deref()),
        body: setter.body(),
        recipients: wording::recipients(&plan.recipients),
        drafter: document.drafter.as_ref().map(wording::drafter),
        signatures: plan.signatures.iter().map(signature).collect(),
        appendices: appendices(edition, setter, |_, one| !one.apart),
        copy: copy.and_then(copied),
    }
}

fn words_of(words: &Located<String>) -> String {
    words.value.clone()
}

fn letterhead(letterhead: &crate::model::Letterhead) -> Letterhead {
    Letterhead {
        parent: letterhead.parent.as_ref().map(|words| bind(words)),
        issuer: bind(&letterhead.issuer),
    }
}

fn signature(signature: &crate::model::Signature) -> Signature {
    Signature {
        authority: signature.authority.iter().map(|words| bind(words)).collect(),
        title: bind(&signature.title),
        office: signature.office.as_ref().map(|words| bind(words)),
        name: signature.name.value.clone(),
    }
}

/// The word of a value among all of its kind.
fn word_of<T: PartialEq + Copy>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}

/// The frame around the mark of a draft, in millimetres; the decree knows none.
const DRAFT: [f64; 2] = [28.0, 8.0];

/// The marks below the number: how urgent, and that it is a draft.
fn stamps(document: &Document) -> Vec<Stamp> {
    let frames = decree().row("urgency-stamp").map(|row| &row.frames);
    let frame = |words: &str| frames.and_then(|frames| frames.get(words)).copied();
    let urgency = document.urgency.map(|urgency| {
        let words = word_of(&Urgency::ALL, urgency);
        Stamp { words, frame: frame(words).unwrap_or(DRAFT), red: true }
    });
    let draft = document.is_draft();
    let draft = draft.then_some(Stamp { words: "DỰ THẢO", frame: DRAFT, red: false });
    urgency.into_iter().chain(draft).collect()
}

/// The appendices that are wanted, told of by their place among all.
fn appendices(
    edition: &Edition,
    setter: &mut Setter,
    wanted: impl Fn(usize, &crate::model::Appendix) -> bool,
) -> Vec<Appendix> {
    let plan = edition.plan;
    let labels = crate::model::Appendix::labels(&plan.appendices);
    let pointer = bind(&wording::appendix_pointer(edition));
    let mut appendix = |(appendix, label): (&crate::model::Appendix, String)| Appendix {
        kind: appendix.kind.as_ref().map(words_of),
        id: appendix.id.value.to_string(),
        label,
        title: bind(&appendix.title),
        pointer: pointer.clone(),
        body: appendix.text.as_ref().map(|text| setter.appendix(text)).unwrap_or_default(),
        recipients: Vec::new(),
        signatures: Vec::new(),
    };
    let all = plan.appendices.iter().zip(labels).enumerate();
    all.filter(|(at, (one, _))| wanted(*at, one)).map(|(_, one)| appendix(one)).collect()
}

/// The line of an electronic copy: form, office, day, time with the zone.
fn corner(copy: &CertifiedCopy) -> Option<String> {
    let Issued::Electronic { body, time } = &copy.issued else { return None };
    let form = copy.form.words();
    Some(format!("{form}; {}; {} +07:00", &**body, time.format("%d/%m/%Y; %H:%M:%S")))
}

fn copied(copy: &CertifiedCopy) -> Option<Copied> {
    let Issued::Paper { symbol, letterhead: head, place, date, recipients, signature: signer } =
        &copy.issued
    else {
        return None;
    };
    Some(Copied {
        form: copy.form.words(),
        letterhead: letterhead(head),
        number: format!("{}/{}", &*copy.number, &**symbol),
        place_date: format!("{}, {}", &**place, date::formal(date.value)),
        recipients: wording::recipients(recipients),
        signature: signature(signer),
    })
}
