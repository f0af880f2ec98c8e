//! A file of a plan, gone through from its first sign to its last.

use std::ops::Range;

use super::form;
use super::words::Follows;
use super::work::Work;
use crate::drafting::fields::{self, Record};
use crate::drafting::running::Running;
use crate::source::yaml::{self, Node, Value};
use crate::workspace::FrontMatter;

impl Work<'_> {
    /// All of it: a plan is a record, another file has one above its text, or none.
    pub fn all(&mut self, plan: bool) {
        let text = &self.file.text;
        let front = if plan { None } else { FrontMatter::of(text) };
        let (record, below) = match &front {
            Some(front) => (Some(front.record(text)), front.below()),
            None if plan => (Some(text.clone()), text.len()),
            None => (None, 0),
        };
        if let Some(record) = record
            && let (Some(root), _) = yaml::parse(&record)
        {
            self.record_file(&root);
            for remark in fields::remarks(&record, &root) {
                self.sentences(remark);
            }
        }
        for paragraph in paragraphs(text, below) {
            self.sentences(paragraph);
        }
    }

    /// Words outside of records.
    fn sentences(&mut self, stretch: Range<usize>) {
        let run = Running::of(&self.file.text, stretch);
        self.words(&run, false, &mut Vec::new(), &[], Follows::Sentence);
    }

    /// A file of records: a plan, or what stands above the text of a document.
    fn record_file(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else { return };
        for entry in entries {
            match (entry.key.as_str(), &entry.value.value) {
                ("year" | "school_year", Value::Scalar(_)) => self.years_of_plan(entry),
                ("document", Value::Map(fields)) => self.document(&entry.value, fields),
                (key, _) if form::OF_THE_ISSUED.contains(&key) => self.leave_out(entry),
                (key, Value::List(items)) => {
                    for item in items {
                        self.record(&Record::of(&self.file.text, item, key == "bases"));
                    }
                }
                _ => self.record(&Record::of(&self.file.text, &entry.value, false)),
            }
        }
    }
}

/// The paragraphs of a text from an offset on: what blank lines part.
fn paragraphs(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    let mut open = false;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(last) = found.last_mut() {
            last.end = end;
        } else {
            found.push(at..end);
            open = true;
        }
        at = end;
    }
    found
}
