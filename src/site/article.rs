//! A document as it is read on the site (toàn văn): the parts of its form, in their order.

use serde_json::{Value, json};

use super::narrative::{self, Shown};
use super::spot::Spot;
use super::{address, facts};
use crate::edition::{Edition, wording};
use crate::model::{
    Appendix, Circulation, Document, DocumentType, Paper, Plan, Signature, Urgency,
};

/// What a template fills the form of a document with: of a document in the folder of a plan, with the
/// name of its print. `tasks` is the table of its tasks as HTML.
pub fn article(
    spot: &Spot,
    edition: &Edition,
    (address, print): (&str, &str),
    tasks: &str,
) -> Value {
    let plan = edition.plan;
    let document = &plan.document;
    let of = document.document_type();
    // A type that the decree does not know is set like most of its types (form 1.4).
    let is = |choice: fn(&DocumentType) -> bool, usual: bool| of.map_or(usual, choice);
    let Shown { body, contents, appendices } = narrative::html(edition, spot, address, tasks);
    let labels = Appendix::labels(&plan.appendices);
    let appendices: Vec<Value> = plan
        .appendices
        .iter()
        .zip(labels)
        .zip(appendices)
        .zip(1..)
        .map(|(((appendix, label), html), n)| {
            json!({
                "anchor": narrative::appendix_anchor(n),
                "label": label,
                "title": *appendix.title,
                "pointer": wording::appendix_pointer(edition),
                "html": html,
                "print": appendix
                    .print_name(print)
                    .map(|name| spot.file(&format!("{address}/pdf/{name}.pdf"))),
            })
        })
        .collect();
    let bases = wording::bases(plan);
    let bases: Vec<String> = bases.iter().map(|basis| narrative::inlines(basis)).collect();
    json!({
        "title": wording::title(document),
        "kind": is(|of| of.title, true).then_some(document.kind.as_str()),
        "subject": is(|of| of.subject && !of.subject_by_number, true).then_some(document.subject.as_str()),
        "about": is(|of| of.subject_by_number, false).then(|| wording::about(&document.subject)),
        "draft": document.is_draft(),
        "number": number(document),
        "place": *document.place,
        "dated": is(|of| of.date_in_head, true),
        "date": document.date.as_deref(),
        "date_words": date_words(plan),
        "wrapped": plan.issued_with().map(|paper| wrapped(spot, edition, paper)),
        "parent": plan.letterhead.parent.as_deref(),
        "issuer": *plan.letterhead.issuer,
        "marks": marks(document),
        "addressees": wording::addressees(document).map(|(label, lines)| json!({
            "label": label,
            "lines": lines,
        })),
        "authority": document.authority.as_deref(),
        "bases": bases,
        "frame": of.and_then(|of| of.frame.as_deref()),
        "body": body,
        "contents": contents,
        "appendices": appendices,
        "recipients": wording::recipients(&plan.recipients),
        "drafter": document.drafter.as_ref().map(wording::drafter),
        "signatures": plan.signatures.iter().map(signature).collect::<Vec<Value>>(),
    })
}

/// The document that a plan is issued with: what it is called, and the way to its page.
fn wrapped(spot: &Spot, edition: &Edition, paper: &Paper) -> Value {
    let of = edition.plan.like(paper);
    let of = Edition::of(edition.workspace, &of);
    json!({
        "pointer": wording::appendix_pointer(&of),
        "title": wording::title(&paper.document),
        "href": spot.page(&address::paper(edition, &paper.name)),
    })
}

/// Number and symbol below the issuer's name; empty for a document that never has them. Spaces in a row are one
/// space on a page, so that what is not given yet is told by dots.
pub fn number(document: &Document) -> String {
    if facts::has_number(document) || !document.numbered {
        document.number_and_symbol()
    } else {
        format!("…/{}", &*document.symbol)
    }
}

/// The date below the nation's name, with dots as well.
fn date_words(plan: &Plan) -> String {
    match &plan.document.date {
        Some(_) => wording::date_words(plan),
        None => format!("ngày … tháng … năm {}", plan.year()),
    }
}

/// How urgent it is and how far it may go, as it is stamped.
fn marks(document: &Document) -> Vec<&'static str> {
    let urgency = Urgency::ALL.iter().filter(|(_, level)| document.urgency == Some(*level));
    let circulation = document.circulation.as_ref().map(|mark| mark.value);
    let circulation = Circulation::ALL.iter().filter(|(_, mark)| circulation == Some(*mark));
    urgency.map(|(words, _)| *words).chain(circulation.map(|(words, _)| *words)).collect()
}

fn signature(signature: &Signature) -> Value {
    json!({
        "authority": signature.authority.iter().map(|line| line.as_str()).collect::<Vec<_>>(),
        "title": *signature.title,
        "office": signature.office.as_deref(),
        "name": *signature.name,
    })
}
