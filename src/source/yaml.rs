//! YAML as a tree in which every value and every key knows its place.
//!
//! The tree keeps scalars as the text that was written: whether `01` is a number is for the
//! reader of the record to say. Anchors, aliases and tags have no use in a plan and are refused,
//! which also rules out documents that grow when they are read.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};

mod cause;

pub use cause::Cause;

/// How deeply lists and mappings may stand in one another.
pub const MAX_DEPTH: usize = 32;

/// How many values a file may hold: a plan of ten thousand tasks has a third of that.
pub const MAX_NODES: usize = 1_000_000;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Byte range in the file.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a YAML node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar, as written.
    Scalar(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Byte range of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

/// What is wrong with a YAML text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not YAML; reading stopped here.
    #[error("YAML syntax")]
    Syntax {
        /// Where.
        span: Range<usize>,
        /// What is likely wrong.
        cause: Cause,
    },
    /// A key that stands in its mapping already.
    #[error("duplicate key `{key}`")]
    DuplicateKey {
        /// The key.
        key: String,
        /// The first one.
        first: Range<usize>,
        /// This one.
        span: Range<usize>,
    },
    /// A key that is not a plain word.
    #[error("a key must be a word")]
    KeyIsNoWord {
        /// Where.
        span: Range<usize>,
    },
    /// An anchor, an alias or a tag.
    #[error("anchors, aliases and tags are not used here")]
    AnchorOrTag {
        /// Where.
        span: Range<usize>,
    },
    /// Lists and mappings nested more than [`MAX_DEPTH`] deep; reading stopped here.
    #[error("nested more than {MAX_DEPTH} deep")]
    TooDeep {
        /// Where.
        span: Range<usize>,
    },
    /// More than [`MAX_NODES`] values; reading stopped here.
    #[error("more than {MAX_NODES} values")]
    TooMany {
        /// Where.
        span: Range<usize>,
    },
    /// More than one document in the file; reading stopped here.
    #[error("a second document")]
    SecondDocument {
        /// Where.
        span: Range<usize>,
    },
}

/// Reads a YAML text. The list holds every problem met; when it is not empty, the tree is only good
/// for looking for further mistakes, and there is none when reading had to stop.
#[must_use]
pub fn parse(text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut tree = Tree {
        parser: Parser::new_from_str(text),
        text,
        offsets: text.char_indices().map(|(at, _)| at).collect(),
        nodes: 0,
        problems: Vec::new(),
    };
    let root = tree.document().ok();
    (root, tree.problems)
}

/// Reading cannot go on; the reason stands in the list of problems.
struct Stop;

struct Tree<'t> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    /// Byte offset of each character: the parser counts characters.
    offsets: Vec<usize>,
    nodes: usize,
    problems: Vec<Problem>,
}

impl<'t> Tree<'t> {
    fn document(&mut self) -> Result<Node, Stop> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    self.problems.push(Problem::SecondDocument { span });
                    return Err(Stop);
                }
                event => root = Some(self.node(event, span, 0)?),
            }
        }
        // A file without a value holds nothing.
        Ok(root.unwrap_or(Node { span: 0..0, value: Value::Null }))
    }

    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), Stop> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let span = self.bytes(span);
                Ok((event, span))
            }
            Some(Err(error)) => {
                let problem = self.syntax(&error);
                self.problems.push(problem);
                Err(Stop)
            }
            None => Err(Stop),
        }
    }

    fn node(&mut self, event: Event<'t>, span: Range<usize>, depth: usize) -> Result<Node, Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.problems.push(Problem::TooMany { span });
            return Err(Stop);
        }
        if depth > MAX_DEPTH {
            self.problems.push(Problem::TooDeep { span });
            return Err(Stop);
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_decoration(anchor != 0 || tag.is_some(), &span);
                let plain = style == ScalarStyle::Plain;
                let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let span = self.without_trailing_space(span);
                let value = if null { Value::Null } else { Value::Scalar(text.into_owned()) };
                Ok(Node { span, value })
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_decoration(anchor != 0 || tag.is_some(), &span);
                let mut items = Vec::new();
                loop {
                    let (event, end) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        // A block sequence's end mark lies on a later line: the last item tells the end.
                        let last = items.last().map_or(end.end, |item: &Node| item.span.end);
                        let span = span.start..last.max(span.start);
                        return Ok(Node { span, value: Value::List(items) });
                    }
                    items.push(self.node(event, end, depth + 1)?);
                }
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_decoration(anchor != 0 || tag.is_some(), &span);
                self.mapping(span.start, depth)
            }
            Event::Alias(_) => {
                self.problems.push(Problem::AnchorOrTag { span: span.clone() });
                Ok(Node { span, value: Value::Null })
            }
            _ => {
                self.problems.push(Problem::Syntax { span, cause: Cause::Unknown });
                Err(Stop)
            }
        }
    }

    fn mapping(&mut self, start: usize, depth: usize) -> Result<Node, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut first: HashMap<String, Range<usize>> = HashMap::new();
        let mut end = start;
        loop {
            let (event, key_span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                // A block mapping's end mark lies on the next line: the last value tells the end.
                let end = end.max(start);
                return Ok(Node { span: start..end, value: Value::Map(entries) });
            }
            let key = self.node(event, key_span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            end = value.span.end.max(key.span.end);
            let Value::Scalar(word) = key.value else {
                self.problems.push(Problem::KeyIsNoWord { span: key.span });
                continue;
            };
            if let Some(first) = first.get(&word) {
                let first = first.clone();
                self.problems.push(Problem::DuplicateKey { key: word, first, span: key.span });
                continue;
            }
            first.insert(word.clone(), key.span.clone());
            entries.push(Entry { key: word, key_span: key.span, value });
        }
    }

    fn refuse_decoration(&mut self, decorated: bool, span: &Range<usize>) {
        if decorated {
            self.problems.push(Problem::AnchorOrTag { span: span.clone() });
        }
    }

    fn syntax(&self, error: &ScanError) -> Problem {
        let at = self.offset(*error.marker());
        let (cause, span) = cause::find(self.text, at, error.info());
        Problem::Syntax { span, cause }
    }

    fn offset(&self, marker: Marker) -> usize {
        self.offsets.get(marker.index()).copied().unwrap_or(self.text.len())
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    /// Block scalars end on the line after them; a place should end with the last word.
    fn without_trailing_space(&self, span: Range<usize>) -> Range<usize> {
        let trimmed = self.text[span.clone()].trim_end();
        span.start..span.start + trimmed.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of<'t>(text: &'t str, node: &Node) -> &'t str {
        &text[node.span.clone()]
    }

    #[test]
    fn values_know_their_place() {
        let text =
            "tên: Phòng Nội vụ\nviệc:\n  - a\n  - \"b: c\"\nghi: >-\n  một\n  hai\n\ncuối: x\n";
        let (root, problems) = parse(text);
        assert_eq!(problems, []);
        let Some(Value::Map(entries)) = root.map(|root| root.value) else { panic!() };
        assert_eq!(&text[entries[0].key_span.clone()], "tên");
        assert_eq!(text_of(text, &entries[0].value), "Phòng Nội vụ");
        let Value::List(items) = &entries[1].value.value else { panic!() };
        assert_eq!(text_of(text, &items[0]), "a");
        assert_eq!(text_of(text, &items[1]), "\"b: c\"");
        assert_eq!(items[1].value, Value::Scalar("b: c".into()));
        assert_eq!(entries[2].value.value, Value::Scalar("một hai".into()));
        assert!(text_of(text, &entries[2].value).ends_with("hai"));
    }

    #[test]
    fn numbers_stay_as_written() {
        let (root, _) = parse("a: 01\nb: 2021-02-25\nc: no\nd:\ne: ~\n");
        let Some(Value::Map(entries)) = root.map(|root| root.value) else { panic!() };
        let values: Vec<_> = entries.into_iter().map(|e| e.value.value).collect();
        let scalar = |s: &str| Value::Scalar(s.into());
        assert_eq!(
            values,
            [scalar("01"), scalar("2021-02-25"), scalar("no"), Value::Null, Value::Null]
        );
    }

    #[test]
    fn a_repeated_key_is_found_and_the_first_kept() {
        let text = "a: 1\nb: 2\na: 3\n";
        let (root, problems) = parse(text);
        assert_eq!(
            problems,
            [Problem::DuplicateKey { key: "a".into(), first: 0..1, span: 10..11 }]
        );
        let Some(Value::Map(entries)) = root.map(|root| root.value) else { panic!() };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn aliases_tags_and_depth_are_refused() {
        let (_, problems) = parse("a: &x 1\nb: *x\nc: !!str 1\n");
        assert_eq!(problems.len(), 3, "{problems:?}");
        let deep = "[".repeat(100_000);
        let (_, problems) = parse(&deep);
        assert!(
            matches!(problems[..], [Problem::TooDeep { .. } | Problem::Syntax { .. }]),
            "{problems:?}"
        );
    }

    #[test]
    fn an_empty_text_holds_nothing() {
        let nothing = Node { span: 0..0, value: Value::Null };
        assert_eq!(parse("# only a remark\n"), (Some(nothing), vec![]));
        assert_eq!(parse("a: [").0, None);
    }

    #[test]
    fn broken_yaml_says_where() {
        let text = "a: 1\nb: c: d\n";
        let (_, problems) = parse(text);
        let [Problem::Syntax { span, .. }] = &problems[..] else { panic!("{problems:?}") };
        assert_eq!(text[..span.start].matches('\n').count(), 1);
    }

    proptest! {
        #[test]
        fn places_lie_in_the_text(text in "[-a-c:\\[\\]{}'\"|>#&*!? \n\téđ,]{0,60}") {
            let (root, _) = parse(&text);
            if let Some(root) = root {
                prop_assert!(text.get(root.span).is_some());
            }
        }
    }

    #[test]
    fn a_large_mapping_is_read_in_a_moment() {
        let text: Vec<String> = (0..200_000).map(|n| format!("k{n}: {n}\n")).collect();
        let (root, problems) = parse(&text.concat());
        assert_eq!(problems, []);
        let Some(Value::Map(entries)) = root.map(|root| root.value) else { panic!() };
        assert_eq!(entries.len(), 200_000);
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for text in
            ["", "\n", "---\n", "---\na: 1\n---\nb: 2\n", "\t- x", "? [a]\n: b", "{", "a: 'x"]
        {
            let _ = parse(text);
        }
    }
}
