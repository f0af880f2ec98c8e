//! Footnotes: `[^1]` in the text, `[^1]: …` below it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{Block, BlockKind, Inline, Note, change, plain, words};
use crate::source::Place;

/// What has been read of footnotes.
#[derive(Default)]
pub(super) struct Notes {
    /// What they say, by name, and where the definition stands.
    defined: BTreeMap<String, (Range<usize>, Vec<Block>)>,
    /// The names that the text refers to, in order, each once.
    used: Vec<String>,
    /// Whether a definition is being read.
    inside: bool,
}

impl Reader<'_> {
    /// Reads a definition whose start has been read.
    pub(super) fn definition(&mut self, name: &str, span: Range<usize>) {
        self.notes.inside = true;
        let blocks = self.blocks(0);
        self.notes.inside = false;
        self.next();
        let prose = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
        if let Some(other) = blocks.iter().find(|block| !prose(block)) {
            let finding = Diagnostic::error("note-content").at(self.place(other.span.clone()));
            self.findings.push(finding);
            return;
        }
        if blocks.is_empty() {
            let finding = Diagnostic::error("note-empty").with("name", name).at(self.place(span));
            self.findings.push(finding);
        } else if let Some((first, _)) = self.notes.defined.get(name) {
            let first = self.place(first.clone());
            let finding = Diagnostic::error("note-twice").with("name", name).at(self.place(span));
            self.findings.push(finding.see(first, Line::new("duplicate-key.first")));
        } else {
            self.notes.defined.insert(name.to_owned(), (span, blocks));
        }
    }

    /// A reference to a footnote.
    pub(super) fn note(&mut self, name: &str, span: Range<usize>, out: &mut Vec<Inline>) {
        if self.notes.inside {
            let finding = Diagnostic::error("note-in-note").at(self.place(span));
            self.findings.push(finding);
            return;
        }
        let used = self.notes.used.iter().position(|used| used == name);
        let at = used.unwrap_or_else(|| {
            self.notes.used.push(name.to_owned());
            self.notes.used.len() - 1
        });
        out.push(Inline::Note(Note { number: at + 1, blocks: Vec::new() }));
    }

    /// Puts what the notes say where the text refers to them first, and tells of those that lack one
    /// or the other.
    pub(super) fn place_notes(&mut self, blocks: &mut [Block]) {
        self.undefined(blocks);
        let mut defined = std::mem::take(&mut self.notes.defined);
        let used = std::mem::take(&mut self.notes.used);
        change(blocks, &mut |inline| {
            if let Inline::Note(note) = inline
                && let Some(name) = used.get(note.number - 1)
                && let Some((_, found)) = defined.remove(name)
            {
                note.blocks = found;
            }
        });
        for (name, (span, _)) in defined {
            // One that is referred to from what could not be read is no finding.
            if used.contains(&name) {
                continue;
            }
            let finding = Diagnostic::error("note-unused").with("name", &name).at(self.place(span));
            self.findings.push(finding.hint(Line::new("note-unused.write").with("name", &name)));
        }
    }

    /// A reference without a definition is plain text to the parser.
    fn undefined(&mut self, blocks: &[Block]) {
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        words(blocks, &mut |block, text| {
            let text = plain(text);
            let names = text.split("[^").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0));
            for name in names.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))
            {
                let span = match self.origin {
                    super::Origin::File => block.span.clone(),
                    super::Origin::Value(ref span) => span.clone(),
                };
                let source = self.file.text.get(span.clone()).unwrap_or_default();
                let mark = format!("[^{name}]");
                let plain = |at: &usize| !source[..*at].ends_with('\\');
                let at = source.match_indices(&mark).map(|(at, _)| at).find(plain);
                if let Some(at) = at {
                    found.push((span.start + at..span.start + at + mark.len(), name.to_owned()));
                }
            }
        });
        found.dedup();
        for (span, name) in found {
            self.findings.push(
                Diagnostic::error("note-undefined")
                    .with("name", &name)
                    .at(Place::new(self.file, span))
                    .hint(Line::new("note-undefined.write").with("name", &name)),
            );
        }
    }
}
