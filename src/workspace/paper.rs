//! `documents/*.md`: the year's other documents, each with its record above its text.
//!
//! The record (front matter) is YAML between two lines of `---`. It and the text below are each
//! read from a copy of the file in which the other part is blank, so that every place is a place of
//! the file.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::record::{self, Reader};
use super::{appendix, certified_copy, disk, document, narrative, normal_form};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, Block, BlockKind};
use crate::model::{Appendix, Paper, Plan};
use crate::source::yaml::Node;
use crate::source::{Place, SourceFile};

/// The line above and below the front matter.
const FENCE: &str = "---";

/// Reads the documents of the plan at an address, by name. One whose record cannot be read at all
/// is left out, with a finding.
pub fn read(root: &Path, address: &str, findings: &mut Vec<Diagnostic>) -> Vec<Paper> {
    let names = disk::papers(root, address, findings);
    names.iter().filter_map(|name| read_one(root, address, name, findings)).collect()
}

/// Tells of files beside the documents of a plan that nothing reads: a document in another format
/// would be missing unsaid.
pub fn not_read(root: &Path, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let others = disk::beside_papers(root, &plan.address);
    if others.is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    let mut add = |appendices: &[Appendix], texts: &mut dyn Iterator<Item = (&str, &[Block])>| {
        let named = appendices.iter().filter_map(|appendix| appendix.name.as_ref());
        used.extend(named.map(|name| format!("content/{}/{}", plan.address, name.value)));
        for (path, blocks) in texts {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            markup::walk(blocks, &mut |block| {
                if let BlockKind::Figure(figure) = &block.kind {
                    used.insert(format!("{folder}/{}", figure.file));
                }
            });
        }
    };
    add(&plan.appendices, &mut plan.texts().map(|text| (&*text.file.path, &*text.blocks)));
    for paper in &plan.papers {
        let texts = paper.appendices.iter().filter_map(|appendix| appendix.text.as_ref());
        let texts = texts.map(|text| (&*text.file.path, &*text.blocks));
        add(&paper.appendices, &mut texts.chain([(&*paper.file.path, &*paper.blocks)]));
    }
    for path in others.into_iter().filter(|path| !used.contains(path)) {
        let hint = Line::new("paper-not-read.convert");
        findings.push(Diagnostic::warning("paper-not-read").about(path).hint(hint));
    }
}

fn read_one(
    root: &Path,
    address: &str,
    name: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Paper> {
    let file = match disk::source(root, &format!("content/{address}/{name}")) {
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
            findings.push(front.finding(&file));
            return None;
        }
    };
    // What stands below is told whatever the record is like.
    let body = blank(&file.text, 0..front.below);
    let (mut blocks, found) = markup::parse_copy(&file, &body);
    findings.extend(found);
    let yaml = blank(&blank(&file.text, 0..front.yaml.start), front.yaml.end..file.text.len());
    let tree = record::tree_of_copy(&file, &yaml, findings)?;
    let mut reader = Reader::new(&file, findings);
    // `documents/bao-cao.md` is `bao-cao`.
    let name = name.split_once('/').map_or(name, |(_, name)| name);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let plan = Line::new("record.plan").with("plan", address);
    let record = Line::new("record.paper").with("paper", name);
    let paper = reader
        .within(plan, |reader| reader.within(record, |reader| paper(reader, &file, name, &tree)))?;
    let Paper { document, mut appendices, .. } = paper;
    narrative::finish(root, &file, &mut blocks, &document, &appendices, findings);
    appendix::read(root, address, &document, &mut appendices, findings);
    Some(Paper { document, appendices, blocks, ..paper })
}

fn paper(reader: &mut Reader, file: &Arc<SourceFile>, name: &str, tree: &Node) -> Option<Paper> {
    let mut fields = reader.fields(tree)?;
    let document = document::document(reader, &mut fields);
    let letterhead = document::letterhead(reader, &mut fields);
    let issuer = fields.optional("issuer").and_then(|node| reader.id(node));
    let bases = reader.records(&mut fields, "bases", "record.basis", document::basis);
    let appendices =
        reader.records(&mut fields, "appendices", "record.appendix", document::appendix);
    let recipients =
        reader.records(&mut fields, "recipients", "record.recipient", document::recipient);
    let signatures = document::signatures(reader, &mut fields);
    let copies = certified_copy::read(reader, &mut fields);
    fields.finish(reader);
    Some(Paper {
        name: name.to_owned(),
        file: Arc::clone(file),
        document,
        letterhead,
        issuer,
        bases,
        recipients,
        signatures,
        appendices,
        copies,
        blocks: Vec::new(),
    })
}

/// Where the front matter stands.
#[derive(Debug, PartialEq, Eq)]
struct Front {
    /// The lines between the fences.
    yaml: Range<usize>,
    /// Where the text below begins.
    below: usize,
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
    fn finding(self, file: &Arc<SourceFile>) -> Diagnostic {
        match self {
            Self::Missing(span) => Diagnostic::error("front-matter-missing")
                .at(Place::new(file, span))
                .hint(Line::new("front-matter-missing.write")),
            Self::Open(span) => Diagnostic::error("front-matter-open")
                .at(Place::new(file, span))
                .hint(Line::new("front-matter-open.close")),
        }
    }
}

/// Finds the front matter; blank lines may stand above it.
fn front_matter(text: &str) -> Result<Front, NoFront> {
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
                return Ok(Front { yaml: begin..start, below: at });
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
