//! A document as it was read, whatever file it came from: paragraphs and tables, in order.

use crate::language::numbering;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph. The number that a list gave it stands among its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// Whether it stands in the middle of the line.
    pub centred: bool,
    /// The level of a heading, from 1, where the document says that it is one.
    pub heading: Option<u8>,
    /// How deep the list is that it belongs to, from 0.
    pub depth: u8,
    /// Whether it begins a page.
    pub new_page: bool,
    /// Whether a blank line stands above it.
    pub apart: bool,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words {
        /// The words.
        text: String,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
    },
    /// A line break.
    Break,
    /// A tab.
    Tab,
    /// The number of a footnote, by its place in [`Source::notes`].
    Note(usize),
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// Whether it is printed again on each page.
    pub head: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The column that it begins in.
    pub at: usize,
    /// How many columns it takes.
    pub span: usize,
    /// Whether it is the lower part of the cell above.
    pub continued: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Words that stand beside the document's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// At the head or the foot of pages.
    Margin(String),
    /// A remark of a reader.
    Comment(String),
    /// Hidden words.
    Hidden(String),
}

/// What was met on the way, for the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Met {
    /// Words that were struck out while changes were tracked.
    pub deleted: usize,
    /// Insertions that were not accepted yet.
    pub inserted: usize,
    /// What stands in text boxes.
    pub boxes: Vec<String>,
    /// Pictures and drawings.
    pub pictures: usize,
    /// Formulas.
    pub formulas: usize,
    /// Signs of fonts without letters.
    pub signs: usize,
    /// Tables in cells of tables.
    pub nested: usize,
    /// Ways of counting that are not known.
    pub numbering: usize,
    /// Files that are set into the document and were not read.
    pub embedded: usize,
    /// Paragraphs that a page had cut in two.
    pub joined: usize,
    /// Tags of HTML that were taken out.
    pub tags: usize,
}

/// Everything that was read of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub blocks: Vec<Block>,
    /// What its footnotes say.
    pub notes: Vec<Vec<Paragraph>>,
    /// What stands beside it.
    pub beside: Vec<Beside>,
    /// What was met.
    pub met: Met,
}

impl Paragraph {
    /// A paragraph of plain words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut paragraph = Self::default();
        paragraph.push(text, false, false);
        paragraph
    }

    /// Adds words, to the piece before where it looks the same.
    pub fn push(&mut self, words: &str, is_bold: bool, is_italic: bool) {
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Words { text, bold, italic })
                if *bold == is_bold && *italic == is_italic =>
            {
                text.push_str(words);
            }
            _ => {
                let text = words.to_owned();
                self.pieces.push(Piece::Words { text, bold: is_bold, italic: is_italic });
            }
        }
    }

    /// Its words on one line, with single blanks.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words { text: words, .. } => text.push_str(words),
                Piece::Break | Piece::Tab => text.push(' '),
                Piece::Note(_) => {}
            }
        }
        squeezed(&text)
    }

    /// Whether it has no words.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Words { text, .. } => text.trim().is_empty(),
            Piece::Break | Piece::Tab => true,
            Piece::Note(_) => false,
        })
    }

    /// Whether all its words are bold.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        let mut words = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words { text, bold, .. } if text.contains(char::is_alphanumeric) => Some(*bold),
            _ => None,
        });
        words.next() == Some(true) && words.all(|bold| bold)
    }

    /// Whether all its words are italic.
    #[must_use]
    pub fn is_italic(&self) -> bool {
        let mut words = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words { text, italic, .. } if text.contains(char::is_alphanumeric) => {
                Some(*italic)
            }
            _ => None,
        });
        words.next() == Some(true) && words.all(|italic| italic)
    }

    /// Whether it calls a footnote.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Note(_)))
    }

    /// The same words without their looks.
    #[must_use]
    pub fn unadorned(&self) -> Self {
        let mut plain = Self { pieces: Vec::new(), ..self.clone() };
        for piece in &self.pieces {
            match piece {
                Piece::Words { text, .. } => plain.push(text, false, false),
                other => plain.pieces.push(other.clone()),
            }
        }
        plain
    }

    /// Its lines, broken where a break or, if wanted, a tab stands.
    #[must_use]
    pub fn lines(&self, at_tabs: bool) -> Vec<Self> {
        let mut lines = vec![Self { pieces: Vec::new(), ..self.clone() }];
        for piece in &self.pieces {
            let breaks = matches!(piece, Piece::Break) || at_tabs && matches!(piece, Piece::Tab);
            if breaks {
                lines.push(Self { pieces: Vec::new(), new_page: false, ..self.clone() });
            } else if let Some(line) = lines.last_mut() {
                line.pieces.push(piece.clone());
            }
        }
        lines.retain(|line| !line.is_blank());
        lines
    }

    /// The same without its first characters (blanks before them are not counted).
    #[must_use]
    pub fn without_start(&self, start: &str) -> Self {
        let mut left = start.chars().filter(|c| !c.is_whitespace()).count();
        let mut rest = Self { pieces: Vec::new(), ..self.clone() };
        for piece in &self.pieces {
            match piece {
                Piece::Words { text, bold, italic } => {
                    let mut at = text.len();
                    for (index, c) in text.char_indices() {
                        if left == 0 && !c.is_whitespace() {
                            at = index;
                            break;
                        }
                        left -= usize::from(left > 0 && !c.is_whitespace());
                    }
                    let kept = if rest.pieces.is_empty() { &text[at..] } else { text };
                    rest.push(kept, *bold, *italic);
                }
                Piece::Tab | Piece::Break if rest.pieces.is_empty() => {}
                other => rest.pieces.push(other.clone()),
            }
        }
        rest
    }

    /// The same without these characters at its end.
    #[must_use]
    pub fn without_end(&self, end: &str) -> Self {
        let mut rest = self.clone();
        let mut left = end.chars().filter(|c| !c.is_whitespace()).count();
        for piece in rest.pieces.iter_mut().rev() {
            let Piece::Words { text, .. } = piece else { continue };
            while left > 0
                && let Some(last) = text.pop()
            {
                left -= usize::from(!last.is_whitespace());
            }
            if left == 0 {
                text.truncate(text.trim_end().len());
                break;
            }
        }
        rest.pieces.retain(|piece| !matches!(piece, Piece::Words { text, .. } if text.is_empty()));
        rest
    }

    /// The dash or plus that it begins with, if it does.
    #[must_use]
    pub fn dash(&self) -> Option<char> {
        let text = self.text();
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        let dash =
            matches!(first, '-' | '–' | '—' | '+' | '•' | '·' | '▪' | '*' | '●' | '○' | '\u{F0B7}');
        // `-5` is a number, and a line of dashes is a rule.
        let words = rest.starts_with(' ') || rest.starts_with(char::is_alphabetic);
        (dash && words).then_some(first)
    }

    /// The number that it begins with: `II.`, `1.2.`, `a)`, `Điều 3.`
    #[must_use]
    pub fn number(&self) -> Option<String> {
        let text = self.text();
        if let Some(division) = numbering::division(&text) {
            return Some(text[..division.end].to_owned());
        }
        numbering::marker(&text).map(|marker| text[..marker.end].to_owned())
    }
}

impl Cell {
    /// The words of all its paragraphs.
    #[must_use]
    pub fn text(&self) -> String {
        let words: Vec<String> = self.paragraphs.iter().map(Paragraph::text).collect();
        squeezed(&words.join(" "))
    }

    /// Its lines: paragraphs that say something, broken where they are.
    #[must_use]
    pub fn lines(&self) -> Vec<Paragraph> {
        self.paragraphs.iter().flat_map(|paragraph| paragraph.lines(false)).collect()
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(Paragraph::is_blank)
    }
}

impl Table {
    /// How many columns it has.
    #[must_use]
    pub fn columns(&self) -> usize {
        let ends = self.rows.iter().flat_map(|row| row.cells.iter().map(|c| c.at + c.span));
        ends.max().unwrap_or(0)
    }

    /// The cell that covers a column in a row.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let cells = &self.rows.get(row)?.cells;
        cells.iter().find(|cell| (cell.at..cell.at + cell.span).contains(&column))
    }

    /// The cell whose words are seen there: the first of those that are joined one below another.
    #[must_use]
    pub fn seen(&self, row: usize, column: usize) -> Option<&Cell> {
        let mut at = row;
        loop {
            let cell = self.cell(at, column)?;
            if !cell.continued || at == 0 {
                return Some(cell);
            }
            at -= 1;
        }
    }

    /// Every paragraph, row by row.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.flat_map(|cell| &cell.paragraphs)
    }
}

impl Block {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Paragraph(paragraph) => paragraph.text(),
            Self::Table(table) => {
                let words: Vec<String> = table.paragraphs().map(Paragraph::text).collect();
                squeezed(&words.join(" "))
            }
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Paragraph(paragraph) => paragraph.is_blank(),
            Self::Table(table) => table.paragraphs().all(Paragraph::is_blank),
        }
    }
}

/// Words with single blanks between them.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it is read: composed, without signs that are not seen.
#[must_use]
pub fn cleaned(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| match c {
            '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_and_an_end_are_taken_off_whatever_the_pieces_are() {
        let mut paragraph = Paragraph::default();
        paragraph.push("1", true, false);
        paragraph.push(". Họp", false, false);
        paragraph.push(" tổng kết./.", false, true);
        assert_eq!(paragraph.number().as_deref(), Some("1."));
        assert_eq!(paragraph.without_start("1.").text(), "Họp tổng kết./.");
        assert_eq!(paragraph.without_end("./.").text(), "1. Họp tổng kết");
        assert_eq!(Paragraph::of("- a").dash(), Some('-'));
        assert_eq!(Paragraph::of("-5 độ").dash(), None);
        assert_eq!(Paragraph::of("-----").dash(), None);
    }

    #[test]
    fn what_is_not_seen_is_not_read() {
        assert_eq!(cleaned("thi\u{AD} đua\u{A0}khen\u{200B} 1\u{2011}2"), "thi đua khen 1-2");
        assert_eq!(cleaned("hue\u{302}\u{301}"), "huế");
    }
}
