//! Where a value stands, from its first sign to its last. The parser's places are good for pointing at
//! words; they leave out the brackets that close a list and the mark before a block of text.

use std::ops::Range;

use crate::source::yaml::{Entry, Node, Value};

/// A text and where things stand in it.
#[derive(Clone, Copy)]
pub struct Layout<'t> {
    /// The text.
    pub text: &'t str,
}

/// How the lines of a text end.
pub fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

impl Layout<'_> {
    /// Whether a list or a mapping is written between brackets.
    pub fn is_flow(self, node: &Node) -> bool {
        match node.value {
            Value::List(_) => self.text[node.span.start..].starts_with('['),
            Value::Map(_) => self.text[node.span.start..].starts_with('{'),
            Value::Null | Value::Scalar(_) => false,
        }
    }

    /// Behind the colon of an entry.
    pub fn behind_colon(self, entry: &Entry) -> usize {
        let after = entry.key_span.end;
        self.text[after..].find(':').map_or(after, |at| after + at + 1)
    }

    /// All signs of an entry's value; nothing, behind the colon, where it has none.
    pub fn value(self, entry: &Entry) -> Range<usize> {
        self.whole(&entry.value, self.behind_colon(entry))
    }

    /// The mark before a block of text, where one stands between a key or a dash and the value.
    fn block_mark(self, from: usize, node: &Node) -> Option<usize> {
        let before = self.text.get(from..node.span.start)?;
        let at = from + (before.len() - before.trim_start().len());
        self.text[at..node.span.start].starts_with(['>', '|']).then_some(at)
    }

    /// All signs of a value that stands somewhere behind `from`.
    pub fn whole(self, node: &Node, from: usize) -> Range<usize> {
        let start = node.span.start;
        match &node.value {
            Value::Null if node.span.is_empty() => from..from,
            Value::Null => node.span.clone(),
            Value::Scalar(_) => match self.block_mark(from, node) {
                Some(mark) => mark..node.span.end,
                None => start..self.end_of_scalar(node),
            },
            Value::List(items) => {
                let flow = self.is_flow(node);
                let first = items.first().map_or(start, |item| item.span.start);
                let start = if flow { start } else { self.dash(first).unwrap_or(start) };
                start..self.end_of_list(node, items)
            }
            Value::Map(entries) => {
                let end = match entries.last() {
                    Some(last) => self.value(last).end,
                    None => start + 1,
                };
                start..if self.is_flow(node) { self.closed(end, '}') } else { end }
            }
        }
    }

    fn end_of_list(self, node: &Node, items: &[Node]) -> usize {
        let flow = self.is_flow(node);
        let end = match items.last() {
            Some(last) => {
                let from = if flow {
                    last.span.start
                } else {
                    self.dash(last.span.start).map_or(last.span.start, |dash| dash + 1)
                };
                self.whole(last, from).end
            }
            None => node.span.start + 1,
        };
        if flow { self.closed(end, ']') } else { end }
    }

    /// The end of a scalar without what follows it: the parser counts a remark behind quotation marks in.
    fn end_of_scalar(self, node: &Node) -> usize {
        let rest = &self.text[node.span.start..];
        let mut letters = rest.char_indices();
        match letters.next() {
            Some((_, '"')) => {
                let mut escaped = false;
                for (at, c) in letters {
                    match c {
                        '"' if !escaped => return node.span.start + at + 1,
                        '\\' => escaped = !escaped,
                        _ => escaped = false,
                    }
                }
                node.span.end
            }
            Some((_, '\'')) => {
                let mut letters = letters.peekable();
                while let Some((at, c)) = letters.next() {
                    if c == '\'' && letters.next_if(|(_, next)| *next == '\'').is_none() {
                        return node.span.start + at + 1;
                    }
                }
                node.span.end
            }
            _ => node.span.end,
        }
    }

    /// Behind the bracket that closes what ends at an offset; remarks, blanks and commas lie between.
    fn closed(self, end: usize, bracket: char) -> usize {
        let mut remark = false;
        for (at, c) in self.text[end..].char_indices() {
            match c {
                '\n' => remark = false,
                '#' => remark = true,
                _ if !remark && c == bracket => return end + at + c.len_utf8(),
                _ => {}
            }
        }
        self.text.len()
    }

    /// The dash of an item of a block list that begins at an offset.
    pub fn dash(self, item: usize) -> Option<usize> {
        let mut end = item;
        loop {
            let before = self.text[..end].trim_end();
            // The mark of a block of text may end like a dash.
            if let Some(rest) = before.strip_suffix('-')
                && (rest.is_empty() || rest.ends_with(char::is_whitespace))
            {
                return Some(rest.len());
            }
            // A block of text has its mark in front, and a remark may stand on the line of the dash.
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            let line = &self.text[line..before.len()];
            let begins = before.len() - line.trim_start().len();
            let line = line.trim_start();
            if line.starts_with('-') {
                return Some(begins);
            }
            if !line.starts_with('#') && !line.starts_with(['>', '|']) {
                return None;
            }
            end = begins;
        }
    }

    /// The beginning of the line that an offset lies on.
    pub fn line(self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The beginning of the line after the one that an offset lies on; the end of the text where there is
    /// none.
    pub fn next_line(self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    /// How many characters stand before an offset on its line.
    pub fn column(self, at: usize) -> usize {
        self.text[self.line(at)..at].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml;

    fn values(text: &str) -> Vec<&str> {
        fn gather<'t>(layout: Layout<'t>, node: &Node, out: &mut Vec<&'t str>) {
            if let Value::Map(entries) = &node.value {
                for entry in entries {
                    out.push(&layout.text[layout.value(entry)]);
                    gather(layout, &entry.value, out);
                }
            }
        }
        let (root, problems) = yaml::parse(text);
        assert_eq!(problems, []);
        let mut out = Vec::new();
        gather(Layout { text }, &root.unwrap(), &mut out);
        out
    }

    #[test]
    fn values_stand_from_their_first_sign_to_their_last() {
        for (text, expected) in [
            ("a: >-\n  x\n  y\nb: 1\n", vec![">-\n  x\n  y", "1"]),
            ("a: | # c\n  \"x\n\nb:\nc: ~\n", vec!["| # c\n  \"x", "", "~"]),
            ("a: []\nb: [x, y ] # c\nc: [ ]\n", vec!["[]", "[x, y ]", "[ ]"]),
            ("a: [ x,\n  y # ]\n  ]\n", vec!["[ x,\n  y # ]\n  ]"]),
            ("a: {}\nb: {c: [1], d: }\n", vec!["{}", "{c: [1], d: }", "[1]", ""]),
            ("a: \"x \\\" y\" # c\nb: 'it''s' # d\n", vec!["\"x \\\" y\"", "'it''s'"]),
            ("a:\n- x\n- y: \"q\" # c\n", vec!["- x\n- y: \"q\""]),
            ("a:\n  -\n    x: 1\n  - >-\n    z\nb: 1\n", vec!["-\n    x: 1\n  - >-\n    z", "1"]),
            ("a: # c\n  x\n  y\n", vec!["x\n  y"]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
