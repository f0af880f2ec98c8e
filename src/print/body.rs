//! The body of a document for its form: blocks as parts.

use serde::Serialize;

use super::run::{Run, runs};
use crate::edition::{Edition, OBLIGATION, TASKS, wording};
use crate::markup::{Block, BlockKind, Inline};
use crate::model::Narrative;

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
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
pub struct Row {
    heading: Option<String>,
    label: String,
    items: Vec<Vec<Run>>,
    /// Too long to be kept on one page.
    long: bool,
}

/// Rows with more characters than this may be broken over pages: about half a page.
const LONG_ROW: usize = 1500;

/// The parts of a document's text, its end marked.
pub fn body(edition: &Edition) -> Vec<Part> {
    let mut body = Vec::new();
    parts(edition, edition.plan.blocks(), &mut body);
    end_mark(&mut body);
    body
}

/// The parts of an appendix. It ends with the mark of a body where its last words are a paragraph
/// (form 2.1).
pub fn appendix(edition: &Edition, text: &Narrative) -> Vec<Part> {
    let mut body = Vec::new();
    parts(edition, &text.blocks, &mut body);
    if let Some(Part::Paragraph { text, .. }) = body.last_mut() {
        *text = wording::ended(text, &['.', '/'], "./.");
    }
    body
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
