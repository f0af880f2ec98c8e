//! Markdown as a tree of blocks and inlines, every node with its place in the file.
//!
//! The tree holds what an administrative text is made of and no more: headings, paragraphs, lists,
//! emphasis, links, and directives that say where a part of the data stands. What it does not
//! hold is refused with a finding. Text in the tree is text: no room downstream reads markup
//! in it.

mod parse;

use std::ops::Range;

pub use parse::{inlines, parse, parse_copy};

/// How deeply lists may stand in one another: the Typst form folds them by recursion.
pub const MAX_DEPTH: usize = 6;

/// How many blocks a narrative may hold: a thousand pages have a tenth of that.
pub const MAX_BLOCKS: usize = 100_000;

/// A block and its byte range in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Byte range.
    pub span: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; level 1 is the highest inside a document.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The words, numbering included: it is printed as written.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A numbered list; each item is a sequence of blocks.
    Numbered {
        /// The first number.
        start: u64,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A list with dashes.
    Dashed(Vec<Vec<Block>>),
    /// `{{ name }}` or `{{ name: argument }}` on a line of its own: a part of the data stands
    /// here.
    Directive(Directive),
}

/// A place in the narrative where a part of the data stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What stands here.
    pub name: String,
    /// Which one, if there are several.
    pub argument: Option<String>,
}

/// A run of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words, printed as they are.
    Text(String),
    /// Bold (`**…**`).
    Strong(Vec<Inline>),
    /// Italic (`*…*`).
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// Where to; `http`, `https` or `mailto`.
        target: String,
        /// The words.
        text: Vec<Inline>,
    },
    /// A line break that was asked for.
    Break,
}

/// The words of inlines without their markup.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                out.push_str(&plain(inner));
            }
            Inline::Break => out.push(' '),
        }
    }
    out
}

/// The paragraphs of a tree, in order, as plain words. Their place in this order is their number.
#[must_use]
pub fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let mut paragraphs = Vec::new();
    walk(blocks, &mut |block| {
        if let BlockKind::Paragraph(text) = &block.kind {
            paragraphs.push(plain(text));
        }
    });
    paragraphs
}

/// Every block of a tree, from the top, items of lists included.
pub fn walk<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b Block)) {
    for block in blocks {
        visit(block);
        if let BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) = &block.kind {
            for item in items {
                walk(item, visit);
            }
        }
    }
}
