//! The values of a plan's file by what they are: words that are printed, times, the period that work is about.

use std::ops::Range;

use crate::model::Id;
use crate::source::yaml::{Entry, Node, Value};
use crate::workspace::plan_text::Layout;

/// The values of one record: a task, an obligation, a basis, or one field of the plan itself.
#[derive(Debug, Default)]
pub struct Record<'n> {
    /// Whether it is a legal basis.
    pub basis: bool,
    /// Where its words stand.
    pub words: Vec<Range<usize>>,
    /// Where its times stand, and what each says.
    pub times: Vec<(Range<usize>, &'n str)>,
    /// The period that it is about.
    pub about: Option<&'n Entry>,
    /// All of it.
    pub span: Range<usize>,
}

/// Keys whose numbers are no years.
const NUMBERS: [&str; 7] = ["amount", "number", "month", "label", "target", "copies", "half"];
/// The words in a mapping of a time.
const WORDS_OF_TIME: [&str; 3] = ["words", "note", "name"];

impl<'n> Record<'n> {
    /// The values below a node.
    #[must_use]
    pub fn of(text: &str, node: &'n Node, basis: bool) -> Self {
        let mut record = Self { basis, span: node.span.clone(), ..Self::default() };
        record.gather(text, node, "", false);
        record
    }

    fn gather(&mut self, file: &str, node: &'n Node, key: &str, time: bool) {
        self.span.end = self.span.end.max(node.span.end);
        match &node.value {
            Value::Null => {}
            Value::Scalar(text) if time => self.times.push((scalar(file, node), text)),
            Value::Scalar(text) => {
                // Ids and names of files stay: they are how two years are compared.
                let id = Id::new(text).is_some() || key == "file";
                if !id && !NUMBERS.contains(&key) {
                    self.words.push(scalar(file, node));
                }
            }
            Value::List(items) => {
                for item in items {
                    self.gather(file, item, key, time);
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    self.entry(file, entry, time);
                }
            }
        }
    }

    fn entry(&mut self, file: &str, entry: &'n Entry, time: bool) {
        self.span.end = self.span.end.max(entry.value.span.end);
        match entry.key.as_str() {
            "about" if matches!(entry.value.value, Value::Map(_)) => self.about = Some(entry),
            key if time && WORDS_OF_TIME.contains(&key) => {
                self.gather(file, &entry.value, key, false);
            }
            // `on` of a meeting stands beside words.
            key @ ("when" | "on") => self.gather(file, &entry.value, key, true),
            key => self.gather(file, &entry.value, key, time),
        }
    }
}

/// The remarks of a YAML text: what stands behind `#` outside of every value and key.
#[must_use]
pub fn remarks(text: &str, root: &Node) -> Vec<Range<usize>> {
    let mut taken = Vec::new();
    spans(text, root, &mut taken);
    taken.sort_by_key(|span| span.start);
    taken.push(text.len()..text.len());
    let mut found = Vec::new();
    let mut at = 0;
    for span in taken {
        while let Some(mark) = text.get(at..span.start).and_then(|gap| gap.find('#')) {
            let start = at + mark;
            let line = text.get(start..).unwrap_or_default();
            let end = start + line.find('\n').unwrap_or(line.len());
            found.push(start + 1..end);
            at = end;
        }
        at = at.max(span.end);
    }
    found
}

/// The signs of a scalar without a remark behind it, which the parser may count in.
fn scalar(text: &str, node: &Node) -> Range<usize> {
    Layout { text }.whole(node, node.span.start)
}

fn spans(text: &str, node: &Node, out: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => out.push(scalar(text, node)),
        Value::List(items) => items.iter().for_each(|item| spans(text, item, out)),
        Value::Map(entries) => {
            for entry in entries {
                out.push(entry.key_span.clone());
                spans(text, &entry.value, out);
            }
        }
    }
}

/// The offset behind the last sign of a node.
#[must_use]
pub fn end(text: &str, node: &Node) -> usize {
    let mut all = Vec::new();
    spans(text, node, &mut all);
    all.iter().map(|span| span.end).max().unwrap_or(node.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml;

    #[test]
    fn remarks_are_what_is_no_value() {
        let text = "# a 2021\nx: 'b # 1'  # c\ny: >-  # d\n  # e\n  f\nz: [g, # h\n  i]\n# k";
        let root = yaml::parse(text).0.unwrap();
        let found: Vec<&str> = remarks(text, &root).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, [" a 2021", " c", " d", " h", " k"]);
    }
}
