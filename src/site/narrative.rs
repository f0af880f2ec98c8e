//! Blocks and inlines as HTML.

use std::fmt::Write;

use crate::edition::{Edition, OBLIGATION, TASKS};
use crate::language::fold;
use crate::language::whole::{self, Piece};
use crate::markup::{self, Block, BlockKind, Inline};

/// A heading for the table of contents.
#[derive(Debug, serde::Serialize)]
pub struct Entry {
    /// Its words.
    pub name: String,
    /// Its anchor.
    pub anchor: String,
}

/// The anchor of a paragraph of the narrative, by its number (from 0).
pub fn paragraph_anchor(number: usize) -> String {
    format!("doan_{}", number + 1)
}

/// The narrative as HTML, and its headings of the first level. `tasks` is the table of tasks.
pub fn html(edition: &Edition, tasks: &str) -> (String, Vec<Entry>) {
    let mut writer =
        Writer { edition, tasks, out: String::new(), contents: Vec::new(), seen: 0, paragraphs: 0 };
    writer.blocks(edition.plan.blocks(), None);
    (writer.out, writer.contents)
}

/// Inlines as HTML.
pub fn inlines(list: &[Inline]) -> String {
    let mut out = String::new();
    write_inlines(list, &mut out);
    out
}

struct Writer<'e> {
    edition: &'e Edition<'e>,
    tasks: &'e str,
    out: String,
    contents: Vec<Entry>,
    /// Headings so far: part of an anchor, so that no two are the same.
    seen: usize,
    /// Paragraphs so far.
    paragraphs: usize,
}

impl Writer<'_> {
    /// Writes blocks. `mark` is put before the first words: numbers and dashes are words of an
    /// administrative text, and people quote them, so they are text and not list bullets.
    fn blocks(&mut self, blocks: &[Block], mark: Option<String>) {
        let mut mark = mark;
        let takes_mark = |block: &Block| match &block.kind {
            BlockKind::Paragraph(_) => true,
            BlockKind::Directive(directive) => directive.name == OBLIGATION,
            _ => false,
        };
        // A number before a list or a table, or before nothing, stands alone.
        if !blocks.first().is_some_and(takes_mark)
            && let Some(mark) = mark.take()
        {
            let _ = writeln!(self.out, "<p>{}</p>", mark.trim_end());
        }
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, text } => self.heading(*level, text),
                BlockKind::Paragraph(text) => {
                    let mark = mark.take().unwrap_or_default();
                    let anchor = paragraph_anchor(self.paragraphs);
                    self.paragraphs += 1;
                    let _ = writeln!(self.out, "<p id=\"{anchor}\">{mark}{}</p>", inlines(text));
                }
                BlockKind::Numbered { start, items } => {
                    for (n, item) in (*start..).zip(items) {
                        self.blocks(item, Some(format!("{n}. ")));
                    }
                }
                BlockKind::Dashed(items) => {
                    for item in items {
                        self.blocks(item, Some("- ".to_owned()));
                    }
                }
                BlockKind::Directive(directive) => {
                    let argument = directive.argument.as_deref();
                    match directive.name.as_str() {
                        TASKS => self.out.push_str(self.tasks),
                        OBLIGATION => self.obligation(argument, mark.take().as_deref()),
                        _ => {}
                    }
                }
            }
        }
    }

    fn heading(&mut self, level: u8, text: &[Inline]) {
        self.seen += 1;
        let words = markup::plain(text);
        // Ids of records hold no underscore: no task can have this anchor.
        let anchor = format!("muc_{}_{}", self.seen, fold::slug(&words));
        // The page's own title is the first level.
        let tag = (level + 1).min(6);
        let _ = writeln!(self.out, "<h{tag} id=\"{anchor}\">{}</h{tag}>", inlines(text));
        if level == 1 {
            self.contents.push(Entry { name: words, anchor });
        }
    }

    fn obligation(&mut self, id: Option<&str>, mark: Option<&str>) {
        let mark = mark.unwrap_or_default();
        let found = self.edition.plan.obligations.iter();
        for obligation in found.filter(|o| Some(o.id.value.as_str()) == id) {
            let text = inlines(&obligation.text);
            let _ = writeln!(self.out, "<p id=\"{}\">{mark}{text}</p>", obligation.id.value);
        }
    }
}

fn write_inlines(list: &[Inline], out: &mut String) {
    for inline in list {
        match inline {
            Inline::Text(text) => {
                for piece in whole::pieces(text) {
                    match piece {
                        Piece::Free(text) => escape(text, out),
                        Piece::Whole(text) => {
                            out.push_str("<span class=\"whole\">");
                            escape(text, out);
                            out.push_str("</span>");
                        }
                    }
                }
            }
            Inline::Strong(inner) => wrap("strong", inner, out),
            Inline::Emphasis(inner) => wrap("em", inner, out),
            Inline::Link { target, text } => {
                out.push_str("<a href=\"");
                escape(target, out);
                out.push_str("\">");
                write_inlines(text, out);
                out.push_str("</a>");
            }
            Inline::Break => out.push_str("<br>"),
        }
    }
}

fn wrap(tag: &str, inner: &[Inline], out: &mut String) {
    let _ = write!(out, "<{tag}>");
    write_inlines(inner, out);
    let _ = write!(out, "</{tag}>");
}

fn escape(text: &str, out: &mut String) {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing to memory does not fail, and escaped UTF-8 is UTF-8.
    let _ = tera::escape_html(text, &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_stay_whole() {
        let text = Inline::Text("số 91/2017/NĐ-CP.".into());
        assert_eq!(inlines(&[text]), "số <span class=\"whole\">91/2017/NĐ-CP.</span>");
    }

    #[test]
    fn text_is_escaped() {
        let text = Inline::Text("<script>\"a\" & 'b'".into());
        let link = Inline::Link { target: "https://x/?a=1&b=\"".into(), text: vec![text] };
        assert_eq!(
            inlines(&[link]),
            "<a href=\"https://x/?a=1&amp;b=&quot;\">\
             &lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;</a>"
        );
    }
}
