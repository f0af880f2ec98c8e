//! What becomes otherwise in every plan of another year, and is not told of one by one: its years, its number and
//! day, its state, and what tells of what was issued.

use std::ops::Range;

use super::found::{Found, What};
use super::work::Work;
use crate::drafting::digits;
use crate::drafting::fields::{self, Record};
use crate::source::yaml::{Entry, Node, Value};
use crate::workspace::plan_text::{Layout, line_break};

/// Keys of a plan's file that tell of what was issued, and not of what is to be done.
pub const OF_THE_ISSUED: [&str; 4] = ["renamed", "copies", "electronic_copies", "corrections"];

impl Work<'_> {
    fn form(&mut self, span: Range<usize>, text: impl Into<String>) {
        let edits = vec![(span.clone(), text.into())];
        self.found.push(Found { edits, ..Found::at(span.start, What::Form) });
    }

    /// The years that it is for.
    pub fn years_of_plan(&mut self, entry: &Entry) {
        // The parser counts a remark behind quotation marks in.
        let span = Layout { text: &self.file.text }.value(entry);
        for (digits, year) in digits::years(&self.file.text, span) {
            self.form(digits, (year + self.shift()).to_string());
        }
    }

    /// A draft has neither number nor day.
    pub fn document(&mut self, node: &Node, fields: &[Entry]) {
        let layout = Layout { text: &self.file.text };
        let flow = layout.is_flow(node);
        let mut state = None;
        for field in fields {
            match field.key.as_str() {
                "number" | "date" => {
                    let value = layout.value(field);
                    let colon = layout.behind_colon(field);
                    let start = if flow { value.start } else { colon };
                    if field.value.value != Value::Null {
                        self.form(start..value.end, "");
                    }
                }
                "state" => state = Some(layout.value(field)),
                _ => self.record(&Record::of(&self.file.text, &field.value, false)),
            }
        }
        // A plan that is issued with another document has these there.
        let Some(first) = fields.iter().find(|field| field.key == "date").or(fields.first()) else {
            return;
        };
        let own = fields.iter().any(|field| ["symbol", "date", "number"].contains(&&*field.key));
        match state {
            Some(span) if span.is_empty() => self.form(span, " draft"),
            Some(span) => self.form(span, "draft"),
            None if !own => {}
            None if flow => self.form(first.key_span.start..first.key_span.start, "state: draft, "),
            None => {
                let at = first.key_span.start;
                let line = self.file.text[..at].rfind('\n').map_or(0, |at| at + 1);
                let indent = self.file.text.get(line..at).unwrap_or_default().to_owned();
                let end = line_break(&self.file.text);
                self.form(at..at, format!("state: draft{end}{indent}"));
            }
        }
    }

    /// Takes a key out: with its lines where these are its own, else with the comma behind it.
    pub fn leave_out(&mut self, entry: &Entry) {
        let text = &self.file.text;
        let at = entry.key_span.start;
        let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = fields::end(text, &entry.value).max(entry.key_span.end);
        let rest = text.get(end..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim();
        let alone = text.get(line..at).is_some_and(|before| before.trim().is_empty())
            && (rest.is_empty() || rest.starts_with('#'));
        let range = if alone {
            let behind = text.get(end..).and_then(|rest| rest.find('\n'));
            line..behind.map_or(text.len(), |at| end + at + 1)
        } else {
            let end = Layout { text }.value(entry).end.max(entry.key_span.end);
            let behind = text.get(end..).unwrap_or_default();
            let comma = behind.trim_start().starts_with(',');
            let blank = behind.len() - behind.trim_start().len();
            at..if comma { end + blank + 1 } else { end }
        };
        self.form(range, "");
        self.left_out.push(entry.key.clone());
    }
}
