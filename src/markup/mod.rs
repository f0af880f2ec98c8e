//! Markdown as a tree of blocks and inlines, every node with its place in the file.
//!
//! The tree holds what an administrative text is made of and no more: headings, paragraphs, lists,
//! tables, quotations, pictures, footnotes, emphasis, links, references, and directives that say
//! where a part of the data stands. What it does not hold is refused with a finding. Text in the
//! tree is text: no room downstream reads markup in it.

mod anchor;
mod heading;
mod number;
mod parse;
mod table;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use anchor::{Anchor, MAX_ID, is_id};
pub use heading::{Form, Number, Title, title};
pub use number::{examples, number};
pub use parse::{inlines, parse, parse_copy};
pub use table::{Alignment, Cell, GroupRow, Over, Row, Table};

/// How deeply lists and quotations may stand in one another: the Typst form folds them by recursion.
pub const MAX_DEPTH: usize = 6;

/// How deeply numbered lists may stand in one another: clause (khoản), point (điểm) and item (tiết)
/// are all that there are names and marks for.
pub const MAX_NUMBERED: usize = 3;

/// How many blocks a narrative may hold, cells of tables counted too: a thousand pages have a tenth
/// of that.
pub const MAX_BLOCKS: usize = 100_000;

/// How many columns a table may have. Paper takes far fewer; what it takes is for print to say.
pub const MAX_COLUMNS: usize = 64;

/// How many rows a table may have: some hundred and fifty pages.
pub const MAX_ROWS: usize = 5_000;

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
        /// The words as written, a number of the author's own included.
        text: Vec<Inline>,
        /// The number that the program counted, for a heading without one of its own.
        number: Option<Number>,
        /// The name by which the text refers to it (`{#id}`).
        id: Option<Anchor>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A numbered list; each item is a sequence of blocks.
    Numbered {
        /// The first number.
        start: u64,
        /// The mark of each item, as page and paper show it.
        marks: Vec<Mark>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A list with dashes.
    Dashed(Vec<Vec<Block>>),
    /// A table of the author's own.
    Table(Table),
    /// A quotation (trích dẫn): words of somebody else, set in.
    Quote(Vec<Block>),
    /// A picture (hình), alone in its paragraph.
    Figure(Figure),
    /// `{{ name }}` or `{{ name: argument }}` on a line of its own: a part of the data stands
    /// here.
    Directive(Directive),
}

/// The mark before an item of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// `2.`, `đ)`, `(3)`
    pub words: String,
    /// The name by which the text refers to the item (`{#id}` at the end of its first paragraph).
    pub id: Option<Anchor>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its file, by the path from the folder of the text, with `/`.
    pub file: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// The words below it.
    pub caption: Option<String>,
    /// What was read of the file; `None` if it could not be.
    pub picture: Option<Picture>,
}

/// A picture file that can be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its path in the workspace.
    pub path: String,
    /// The bytes of the file.
    pub bytes: Arc<[u8]>,
    /// How they are to be read.
    pub format: PictureFormat,
    /// In dots.
    pub width: u32,
    /// In dots.
    pub height: u32,
}

/// The kinds of picture file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// `.png`
    Png,
    /// `.jpg`
    Jpeg,
}

impl PictureFormat {
    /// The ending of file names.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({}, {} × {})", self.path, self.width, self.height)
    }
}

/// A footnote (chú thích) where the text refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its number, from 1 in the order of the text.
    pub number: usize,
    /// Its paragraphs; empty where the text refers to it again.
    pub blocks: Vec<Block>,
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
    /// A reference to a part of the text (`[](#id)`, `[words](#id)`).
    Reference {
        /// What it refers to.
        to: Anchor,
        /// The words: the author's, or what the part is called (`khoản 2 Điều 3`).
        text: Vec<Inline>,
        /// Whether the words are the author's.
        given: bool,
    },
    /// Words that links lead to, such as those of a task; only the data has such.
    Named {
        /// The names of the place: the record's id, then those it had before.
        ids: Vec<String>,
        /// The words.
        text: Vec<Inline>,
    },
    /// The number of a footnote.
    Note(Note),
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
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Named { text: inner, .. }
            | Inline::Reference { text: inner, .. } => out.push_str(&plain(inner)),
            Inline::Break => out.push(' '),
            // What it says stands elsewhere.
            Inline::Note(_) => {}
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

/// Every block of a tree, from the top, items of lists and what is quoted included.
pub fn walk<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                for item in items {
                    walk(item, visit);
                }
            }
            BlockKind::Quote(inner) => walk(inner, visit),
            _ => {}
        }
    }
}

/// Every picture of a tree, with its byte range, to be changed.
pub fn figures_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Figure, &Range<usize>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Figure(figure) => visit(figure, &block.span),
            BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                for item in items {
                    figures_mut(item, visit);
                }
            }
            BlockKind::Quote(inner) => figures_mut(inner, visit),
            _ => {}
        }
    }
}

/// The footnotes of some words, in order, each once.
#[must_use]
pub fn notes(inlines: &[Inline]) -> Vec<&Note> {
    let mut found = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Note(note) if !note.blocks.is_empty() => found.push(note),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Named { text: inner, .. }
            | Inline::Reference { text: inner, .. } => found.extend(notes(inner)),
            _ => {}
        }
    }
    found
}

/// Every sequence of inlines of a tree that is printed at its place, with the block that it belongs to.
pub fn words<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b Block, &'b [Inline])) {
    walk(blocks, &mut |block| match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => visit(block, text),
        BlockKind::Table(table) => {
            for cell in table.cells() {
                visit(block, &cell.text);
            }
        }
        _ => {}
    });
}

/// Changes the words of a tree, each with the byte range of the block that it stands in.
pub fn change_words(blocks: &mut [Block], visit: &mut dyn FnMut(&mut String, &Range<usize>)) {
    for block in blocks {
        let span = block.span.clone();
        change(std::slice::from_mut(block), &mut |inline| {
            if let Inline::Text(words) = inline {
                visit(words, &span);
            }
        });
    }
}

/// Changes every inline of a tree, from the top; those inside another after it.
fn change(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                change_inlines(text, visit);
            }
            BlockKind::Table(table) => {
                for cell in table.cells_mut() {
                    change_inlines(&mut cell.text, visit);
                }
            }
            BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                for item in items {
                    change(item, visit);
                }
            }
            BlockKind::Quote(inner) => change(inner, visit),
            BlockKind::Figure(_) | BlockKind::Directive(_) => {}
        }
    }
}

fn change_inlines(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Named { text: inner, .. }
            | Inline::Reference { text: inner, .. } => change_inlines(inner, visit),
            Inline::Note(note) => change(&mut note.blocks, visit),
            Inline::Text(_) | Inline::Break => {}
        }
    }
}
