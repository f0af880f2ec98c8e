//! Words for the forms: inlines as runs, in which what must stay on one line is marked.

use serde::Serialize;

use crate::language::compound::BOUND;
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
    /// A reference to a part of the text, or to an appendix.
    Reference { to: String, appendix: String, inner: Vec<Run> },
    /// A footnote; without paragraphs where the text refers to it again. No other has its name.
    Note { name: String, number: usize, paragraphs: Vec<Vec<Run>> },
    /// A line break that was asked for.
    Break,
}

impl Run {
    /// Whether a footnote is called in some runs.
    pub fn noted(runs: &[Self]) -> bool {
        runs.iter().any(|run| match run {
            Self::Note { .. } => true,
            Self::Strong { inner }
            | Self::Emphasis { inner }
            | Self::Link { inner, .. }
            | Self::Reference { inner, .. } => Self::noted(inner),
            Self::Text { .. } | Self::Whole { .. } | Self::Torn { .. } | Self::Break => false,
        })
    }
}

/// The runs of inlines outside of a text.
pub fn runs(inlines: &[Inline]) -> Vec<Run> {
    runs_of(inlines, 0)
}

/// The name of a part or a footnote of a text, by the place of the text in its document.
pub fn name_in(text: usize, name: impl std::fmt::Display) -> String {
    format!("{text}-{name}")
}

/// The runs of inlines of a text, by the place of the text in its document.
pub fn runs_of(inlines: &[Inline], text_at: usize) -> Vec<Run> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                out.extend(whole::pieces(text).into_iter().map(|piece| match piece {
                    Piece::Free(text) => Run::Text { text: text.to_owned() },
                    // Blanks that are not broken are stretched like the others of their line.
                    Piece::Whole(text) if text.contains(' ') => {
                        Run::Text { text: text.replace(' ', BOUND) }
                    }
                    Piece::Whole(text) => Run::Whole { text: text.to_owned() },
                }));
            }
            Inline::Strong(inner) => out.push(Run::Strong { inner: runs_of(inner, text_at) }),
            Inline::Emphasis(inner) => out.push(Run::Emphasis { inner: runs_of(inner, text_at) }),
            Inline::Link { target, text } => {
                out.push(Run::Link { target: target.clone(), inner: runs_of(text, text_at) });
            }
            Inline::Named { text, .. } => out.extend(runs_of(text, text_at)),
            Inline::Reference { to, text, .. } => {
                let inner = runs_of(text, text_at);
                let appendix = to.name.clone();
                out.push(Run::Reference { to: name_in(text_at, &to.name), appendix, inner });
            }
            Inline::Note(note) => {
                let paragraph = |block: &Block| match &block.kind {
                    BlockKind::Paragraph(text) => Some(runs_of(text, text_at)),
                    _ => None,
                };
                let paragraphs = note.blocks.iter().filter_map(paragraph).collect();
                let name = name_in(text_at, note.number);
                out.push(Run::Note { name, number: note.number, paragraphs });
            }
            Inline::Break => out.push(Run::Break),
        }
    }
    out
}
