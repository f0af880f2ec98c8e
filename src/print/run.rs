//! Words for the forms: inlines as runs, in which what must stay on one line is marked.

use serde::Serialize;

use crate::language::whole::{self, Piece};
use crate::markup::{Block, BlockKind, Inline};

/// A run of text.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Text { text: String },
    /// Words that must stay on one line, such as `91/2017/NĐ-CP`.
    Whole { text: String },
    /// A word longer than the line, which may be torn between any two letters.
    Torn { text: String },
    /// Bold.
    Strong { inner: Vec<Run> },
    /// Italic.
    Emphasis { inner: Vec<Run> },
    /// A link.
    Link { target: String, inner: Vec<Run> },
    /// A reference to a part of the text.
    Reference { to: String, inner: Vec<Run> },
    /// A footnote; without paragraphs where the text refers to it again.
    Note { number: usize, paragraphs: Vec<Vec<Run>> },
    /// A line break that was asked for.
    Break,
}

/// The runs of inlines.
pub fn runs(inlines: &[Inline]) -> Vec<Run> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                out.extend(whole::pieces(text).into_iter().map(|piece| match piece {
                    Piece::Free(text) => Run::Text { text: text.to_owned() },
                    Piece::Whole(text) => Run::Whole { text: text.to_owned() },
                }));
            }
            Inline::Strong(inner) => out.push(Run::Strong { inner: runs(inner) }),
            Inline::Emphasis(inner) => out.push(Run::Emphasis { inner: runs(inner) }),
            Inline::Link { target, text } => {
                out.push(Run::Link { target: target.clone(), inner: runs(text) });
            }
            Inline::Reference { to, text, .. } => {
                out.push(Run::Reference { to: to.name.clone(), inner: runs(text) });
            }
            Inline::Note(note) => {
                let paragraph = |block: &Block| match &block.kind {
                    BlockKind::Paragraph(text) => Some(runs(text)),
                    _ => None,
                };
                let paragraphs = note.blocks.iter().filter_map(paragraph).collect();
                out.push(Run::Note { number: note.number, paragraphs });
            }
            Inline::Break => out.push(Run::Break),
        }
    }
    out
}
