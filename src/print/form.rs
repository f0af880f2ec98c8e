//! The data that the form prints: the words of the document, with the endings that the decree
//! gives them.

use serde::Serialize;

use crate::edition::{Edition, OBLIGATION, TASKS, wording};
use crate::language::whole::{self, Piece};
use crate::markup::{Block, BlockKind, Inline};
use crate::source::Located;

use chrono::Datelike;

/// What the form prints.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Form {
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

/// A run of text.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Run {
    Text {
        text: String,
    },
    /// Words that must stay on one line, such as `91/2017/NĐ-CP`.
    Whole {
        text: String,
    },
    Strong {
        inner: Vec<Run>,
    },
    Emphasis {
        inner: Vec<Run>,
    },
    Link {
        target: String,
        inner: Vec<Run>,
    },
    Break,
}

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Part {
    Paragraph {
        #[serde(serialize_with = "as_runs")]
        text: Vec<Inline>,
        last: bool,
    },
    Heading {
        level: u8,
        #[serde(serialize_with = "as_runs")]
        text: Vec<Inline>,
    },
    Tasks {
        head: [&'static str; 2],
        rows: Vec<Row>,
    },
}

/// A row of the table of tasks.
#[derive(Debug, Serialize)]
struct Row {
    heading: Option<String>,
    label: String,
    items: Vec<Vec<Run>>,
    /// Too long to be kept on one page.
    long: bool,
}

/// Rows with more characters than this may be broken over pages: about half a page.
const LONG_ROW: usize = 1500;

/// The data of the form as JSON.
pub fn data(edition: &Edition) -> Vec<u8> {
    // Strings, numbers and lists have nothing that could fail to become JSON.
    serde_json::to_vec_pretty(&form(edition)).unwrap_or_default()
}

/// Every word that is printed, to look for characters that cannot be.
pub fn words(edition: &Edition) -> String {
    serde_json::to_value(form(edition)).map(|value| strings(&value)).unwrap_or_default()
}

fn strings(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(strings).collect(),
        serde_json::Value::Object(map) => map.values().map(strings).collect(),
        _ => String::new(),
    }
}

fn form(edition: &Edition) -> Form {
    let plan = edition.plan;
    let document = &plan.document;
    let day = plan.stamp();
    let words = |words: &Located<String>| words.value.clone();
    let number = document.number_and_symbol();
    let mut body = Vec::new();
    parts(edition, plan.blocks(), &mut body);
    end_mark(&mut body);
    Form {
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
        body,
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

/// Blocks as paragraphs: in an administrative text a numbered point or a dash is a paragraph that
/// begins with its mark.
fn parts(edition: &Edition, blocks: &[Block], out: &mut Vec<Part>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, text } => {
                out.push(Part::Heading { level: *level, text: text.clone() });
            }
            BlockKind::Paragraph(text) => {
                out.push(Part::Paragraph { text: text.clone(), last: false });
            }
            BlockKind::Numbered { start, items } => {
                for (n, item) in (*start..).zip(items) {
                    marked(edition, &format!("{n}. "), item, out);
                }
            }
            BlockKind::Dashed(items) => {
                for item in items {
                    marked(edition, "- ", item, out);
                }
            }
            BlockKind::Directive(directive) if directive.name == TASKS => out.push(tasks(edition)),
            BlockKind::Directive(directive) if directive.name == OBLIGATION => {
                let id = directive.argument.as_deref();
                let obligations = &edition.plan.obligations;
                let found = obligations.iter().find(|o| Some(o.id.value.as_str()) == id);
                if let Some(obligation) = found {
                    let text = obligation.text.value.clone();
                    out.push(Part::Paragraph { text, last: false });
                }
            }
            BlockKind::Directive(_) => {}
        }
    }
}

fn marked(edition: &Edition, mark: &str, item: &[Block], out: &mut Vec<Part>) {
    let at = out.len();
    parts(edition, item, out);
    let mark = Inline::Text(mark.to_owned());
    match out.get_mut(at) {
        Some(Part::Paragraph { text, .. }) => text.insert(0, mark),
        _ => out.insert(at, Part::Paragraph { text: vec![mark], last: false }),
    }
}

fn tasks(edition: &Edition) -> Part {
    let rows = edition.rows.iter().map(|row| Row {
        heading: row.heading.map(wording::group),
        label: row.label.to_owned(),
        items: row.tasks.iter().map(|task| runs(&task.text)).collect(),
        long: row.tasks.iter().map(|task| task.words().chars().count()).sum::<usize>() > LONG_ROW,
    });
    let head = [wording::time_heading(edition), "Nội dung công việc"];
    Part::Tasks { head, rows: rows.collect() }
}

/// A paragraph with fewer characters than this may be a single line.
const ONE_LINE: usize = 95;

/// The body ends with `./.` (Appendix III, forms 1.1 to 1.10). Its last words stay with the signature:
/// where they are a single line, so do the words before them.
fn end_mark(body: &mut Vec<Part>) {
    if let Some(Part::Paragraph { text, last }) = body.last_mut() {
        *text = wording::ended(text, &['.', '/'], "./.");
        *last = true;
        let short = crate::markup::plain(text).chars().count() < ONE_LINE;
        if short
            && let Some(before) = body.len().checked_sub(2)
            && let Some(Part::Paragraph { last, .. }) = body.get_mut(before)
        {
            *last = true;
        }
    } else {
        let text = vec![Inline::Text("./.".to_owned())];
        body.push(Part::Paragraph { text, last: true });
    }
}

fn as_runs<S: serde::Serializer>(text: &[Inline], serializer: S) -> Result<S::Ok, S::Error> {
    runs(text).serialize(serializer)
}

fn runs(inlines: &[Inline]) -> Vec<Run> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                out.extend(whole::pieces(text).into_iter().map(|piece| match piece {
                    Piece::Free(text) => Run::Text { text: text.to_owned() },
                    Piece::Whole(text) => Run::Whole { text: text.to_owned() },
                }));
            }
            Inline::Strong(inner) => out.push(Run::Strong { inner: runs(inner) }),
            Inline::Emphasis(inner) => out.push(Run::Emphasis { inner: runs(inner) }),
            Inline::Link { target, text } => {
                out.push(Run::Link { target: target.clone(), inner: runs(text) });
            }
            Inline::Break => out.push(Run::Break),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.into())]
    }

    #[test]
    fn the_body_ends_with_its_mark_once() {
        for words in ["báo cáo huyện.", "báo cáo huyện", "báo cáo huyện./."] {
            let mut body = vec![Part::Paragraph { text: text(words), last: false }];
            end_mark(&mut body);
            let [Part::Paragraph { text, last: true }] = &body[..] else { panic!() };
            assert_eq!(crate::markup::plain(text), "báo cáo huyện./.");
        }
        let mut body = vec![];
        end_mark(&mut body);
        assert_eq!(body.len(), 1);
    }
}
