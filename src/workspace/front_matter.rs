//! Files with a record above their text.
//!
//! The record (front matter, phần khai) is YAML between two lines of `---`. It and the text below are
//! each read from a copy of the file in which the other part is blank, so that every place is a place
//! of the file.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{disk, normal_form, record};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, Block};
use crate::source::yaml::Node;
use crate::source::{Place, SourceFile};

/// The line above and below the front matter.
const FENCE: &str = "---";

/// A file, taken apart.
pub struct Halves {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The record; `None` where it is no YAML, with a finding.
    pub tree: Option<Node>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// Reads a file by its path in the workspace. `None` where there is no record to be found; `write` is
/// the sentence that says what belongs there.
pub fn read(
    root: &Path,
    path: &str,
    write: &'static str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Halves> {
    let file = match disk::source(root, path) {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    normal_form::check(&file, None, findings);
    let front = match front_matter(&file.text) {
        Ok(front) => front,
        Err(front) => {
            findings.push(front.finding(&file, write));
            return None;
        }
    };
    // What stands below is told whatever the record is like.
    let body = blank(&file.text, 0..front.below);
    let (blocks, found) = markup::parse_copy(&file, &body);
    findings.extend(found);
    let tree = record::tree_of_copy(&file, &front.record(&file.text), findings);
    Some(Halves { file, tree, blocks })
}

/// Where the record above the text of a file stands (front matter).
#[derive(Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The lines between the fences.
    yaml: Range<usize>,
    /// Where the text below begins.
    below: usize,
}

impl FrontMatter {
    /// Finds it in the text of a file. `None` where there is none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        front_matter(text).ok()
    }

    /// The record alone, in a copy of the text in which all else is blank.
    #[must_use]
    pub fn record(&self, text: &str) -> String {
        blank(&blank(text, 0..self.yaml.start), self.yaml.end..text.len())
    }

    /// Where the text below it begins.
    #[must_use]
    pub fn below(&self) -> usize {
        self.below
    }
}

/// Why there is no front matter, and where that shows.
#[derive(Debug, PartialEq, Eq)]
enum NoFront {
    /// The file begins otherwise, or there is nothing in it.
    Missing(Range<usize>),
    /// The line below it is missing.
    Open(Range<usize>),
}

impl NoFront {
    fn finding(self, file: &Arc<SourceFile>, write: &'static str) -> Diagnostic {
        match self {
            Self::Missing(span) => Diagnostic::error("front-matter-missing")
                .at(Place::new(file, span))
                .hint(Line::new(write)),
            Self::Open(span) => Diagnostic::error("front-matter-open")
                .at(Place::new(file, span))
                .hint(Line::new("front-matter-open.close")),
        }
    }
}

/// Finds the front matter; blank lines may stand above it.
fn front_matter(text: &str) -> Result<FrontMatter, NoFront> {
    let mut at = 0;
    let mut opened: Option<Range<usize>> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let start = at;
        at += line.len();
        match &opened {
            None if words.is_empty() => {}
            None if words == FENCE => opened = Some(start..start + words.len()),
            None => return Err(NoFront::Missing(start..start + words.len())),
            Some(open) if words == FENCE => {
                let begin = open.end + text[open.end..].find('\n').map_or(0, |end| end + 1);
                if text[begin..start].trim().is_empty() {
                    return Err(NoFront::Missing(open.clone()));
                }
                return Ok(FrontMatter { yaml: begin..start, below: at });
            }
            Some(_) => {}
        }
    }
    Err(opened.map_or(NoFront::Missing(0..0), NoFront::Open))
}

/// A text in which a stretch is spaces and line ends, byte for byte as long as before.
fn blank(text: &str, stretch: Range<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if !stretch.contains(&at) || matches!(letter, '\n' | '\r') {
            out.push(letter);
        } else {
            out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_front_matter_stands_between_two_fences() {
        for (text, expected) in [
            ("---\na: 1\n---\nb\n", Ok(("a: 1\n", "b\n"))),
            ("---\r\na: 1\r\n---\r\nb", Ok(("a: 1\r\n", "b"))),
            ("\n---  \na: 1\n---", Ok(("a: 1\n", ""))),
            ("---\n\n---\n", Err(NoFront::Missing(0..3))),
            ("---\na: 1\n---\nb\n---\nc\n", Ok(("a: 1\n", "b\n---\nc\n"))),
            ("# b\n---\na: 1\n---\n", Err(NoFront::Missing(0..3))),
            ("", Err(NoFront::Missing(0..0))),
            ("---\na: 1\n ---\n", Err(NoFront::Open(0..3))),
        ] {
            let found =
                front_matter(text).map(|front| (&text[front.yaml.clone()], &text[front.below..]));
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_blank_is_as_long_as_it_was() {
        assert_eq!(blank("kế\r\nhoạch", 0..5), "    \r\nhoạch");
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "[-a-c: \r\nđế]{0,40}") {
            if let Ok(front) = front_matter(&text) {
                prop_assert!(text.get(front.yaml.clone()).is_some());
                let body = blank(&text, 0..front.below);
                prop_assert_eq!(body.len(), text.len());
                prop_assert_eq!(&body[front.below..], &text[front.below..]);
                prop_assert_eq!(body[..front.below].trim(), "");
            }
        }
    }
}
