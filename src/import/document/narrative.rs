//! The text of a document as Markdown. Numbers stay as they were written: what counts by itself in
//! Markdown is used only where it counts the same.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::body::{Block, Paragraph, Piece, Table};
use super::columns;
use super::markdown::{self, Within};
use crate::language::fold::fold;
use crate::language::numbering::{self, MarkerKind};
use crate::language::phrase;
use crate::markup::{MAX_COLUMNS, MAX_ROWS};

/// The longest heading, in characters, that only its place and looks tell.
const LONGEST_HEADING: usize = 200;

/// The deepest heading.
const DEEPEST: usize = 6;

/// A text that is being written.
#[derive(Debug, Default)]
pub struct Text {
    out: String,
    /// The ways of counting of the headings that are open.
    open: Vec<u16>,
    last: Last,
    /// The footnotes that it calls.
    called: BTreeSet<usize>,
}

/// What was written last.
#[derive(Debug, Default, PartialEq)]
enum Last {
    /// Nothing that goes on.
    #[default]
    Other,
    /// An item of a numbered list.
    Numbered(u32),
    /// An item with a dash.
    Dash,
}

impl Text {
    /// What was written, with the footnotes below it, and which these are.
    #[must_use]
    pub fn finish(mut self, notes: &[Vec<Paragraph>]) -> (String, BTreeSet<usize>) {
        for number in &self.called {
            let said = notes.get(*number).map_or(&[][..], Vec::as_slice);
            let mut whole = Paragraph::default();
            for paragraph in said {
                if !whole.pieces.is_empty() {
                    whole.push(" ", false, false);
                }
                whole.pieces.extend(paragraph.pieces.iter().cloned());
            }
            let words = markdown::paragraph(&whole, Within::Block);
            let _ = write!(self.out, "[^{}]: {words}\n\n", number + 1);
        }
        let text = self.out.trim_end();
        let text = if text.is_empty() { String::new() } else { format!("{text}\n") };
        (text, self.called)
    }

    /// A line on which a part of the data stands.
    pub fn directive(&mut self, words: &str) {
        let _ = write!(self.out, "{words}\n\n");
        self.last = Last::Other;
    }

    fn block(&mut self, markdown: &str, last: Last) {
        if !markdown.is_empty() {
            let _ = write!(self.out, "{markdown}\n\n");
            self.last = last;
        }
    }

    /// Writes a sequence of paragraphs; a title below the number of its chapter goes up to it.
    pub fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        let mut rest = paragraphs.iter().peekable();
        while let Some(paragraph) = rest.next() {
            let text = paragraph.text();
            let alone = numbering::division(&text)
                .is_some_and(|found| found.has_line_of_its_own() && found.end == text.len());
            if alone
                && let Some(title) = rest.next_if(|next| {
                    !next.is_blank()
                        && next.number().is_none()
                        && (next.centred || next.is_bold() || phrase::is_capitals(&next.text()))
                })
            {
                let mut whole = paragraph.clone();
                whole.push(" ", true, false);
                whole.pieces.extend(title.pieces.iter().cloned());
                self.paragraph(&whole);
                continue;
            }
            self.paragraph(paragraph);
        }
    }

    /// Writes a paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text();
        if !text.contains(char::is_alphanumeric) && !paragraph.has_notes() {
            return;
        }
        for piece in &paragraph.pieces {
            if let Piece::Note(number) = piece {
                self.called.insert(*number);
            }
        }
        if let Some(way) = heading(paragraph, &text) {
            self.heading(paragraph, way);
            return;
        }
        if let Some(dash) = paragraph.dash() {
            let bare = paragraph.without_start(&dash.to_string());
            let words = markdown::paragraph(&bare, Within::Block);
            let inner = (dash == '+' || paragraph.depth > 0) && self.last == Last::Dash;
            let (lead, rest) = if inner { ("  - ", "    ") } else { ("- ", "  ") };
            self.block(&format!("{lead}{}", words.replace('\n', &format!("\n{rest}"))), Last::Dash);
            return;
        }
        if let Some(marker) = numbering::marker(&text)
            && marker.kind == MarkerKind::Arabic
            && let Some(number) = marker.number
            && marker.prefix.is_empty()
        {
            // A list goes on by itself, whatever its numbers say.
            let fits = match self.last {
                Last::Numbered(before) => number == before + 1,
                _ => true,
            };
            let written = &text[..marker.end];
            if fits && written == format!("{number}.") {
                let bare = paragraph.without_start(written);
                let words = markdown::paragraph(&bare, Within::Block);
                self.block(
                    &format!("{number}. {}", words.replace('\n', "\n   ")),
                    Last::Numbered(number),
                );
                return;
            }
        }
        self.block(&markdown::paragraph(paragraph, Within::Block), Last::Other);
    }

    fn heading(&mut self, paragraph: &Paragraph, way: u16) {
        if let Some(at) = self.open.iter().position(|open| *open == way) {
            self.open.truncate(at + 1);
        } else {
            self.open.retain(|open| *open < way);
            self.open.push(way);
        }
        let level = self.open.len().min(DEEPEST);
        let mut plain = paragraph.unadorned();
        for piece in &mut plain.pieces {
            if *piece == Piece::Break {
                *piece = Piece::Tab;
            }
        }
        let words = markdown::paragraph(&plain, Within::Row);
        self.block(&format!("{} {words}", "#".repeat(level)), Last::Other);
    }

    /// Writes a table of the document's own.
    pub fn table(&mut self, table: &Table) {
        let columns = table.columns();
        let rows: Vec<usize> = (0..table.rows.len())
            .filter(|row| table.rows[*row].cells.iter().any(|cell| !cell.is_blank()))
            .collect();
        if columns < 2 || rows.len() < 2 || columns > MAX_COLUMNS || rows.len() > MAX_ROWS {
            let paragraphs: Vec<Paragraph> = table.paragraphs().cloned().collect();
            self.paragraphs(&paragraphs);
            return;
        }
        let mut out = String::new();
        let first = rows[0];
        let two = columns::rows_of_head(table, first) == 2 && rows.get(1) == Some(&(first + 1));
        for (at, row) in rows.iter().enumerate() {
            if two && at == 1 {
                continue;
            }
            let cells = &table.rows[*row].cells;
            let filled: Vec<_> = cells.iter().filter(|cell| !cell.is_blank()).collect();
            // A row with one cell over all columns is a heading of the table.
            let group =
                at > 0 && filled.len() == 1 && filled[0].span > 1 && filled[0].span == columns;
            out.push('|');
            for column in 0..columns {
                let cell = cells.iter().find(|cell| cell.at == column && !cell.continued);
                let words = if at == 0 && two {
                    self.head_of_two(table, first, column)
                } else {
                    cell.map_or_else(String::new, |cell| self.cell(&cell.lines(), at == 0, group))
                };
                let _ = write!(out, " {words} |");
            }
            out.push('\n');
            if at == 0 {
                out.push_str(&"|---".repeat(columns));
                out.push_str("|\n");
            }
        }
        self.block(out.trim_end(), Last::Other);
    }

    /// The head of a column, with the head above it that it shares with its neighbours.
    fn head_of_two(&mut self, table: &Table, first: usize, column: usize) -> String {
        let mut words = |row: usize| {
            let cell = table.cell(row, column).filter(|cell| !cell.continued);
            cell.map_or_else(String::new, |cell| self.cell(&cell.lines(), true, false))
        };
        let (above, below) = (words(first), words(first + 1));
        match (above.is_empty(), below.is_empty()) {
            (_, true) => above,
            (true, _) => below,
            _ => format!("{above} >> {below}"),
        }
    }

    fn cell(&mut self, lines: &[Paragraph], head: bool, group: bool) -> String {
        let mut words = Vec::new();
        for line in lines {
            let mut line = line.clone();
            if head {
                // A head is printed again on each page, and its notes would be, too.
                line.pieces.retain(|piece| !matches!(piece, Piece::Note(_)));
            }
            for piece in &line.pieces {
                if let Piece::Note(number) = piece {
                    self.called.insert(*number);
                }
            }
            let line = if group || head { line.unadorned() } else { line };
            words.push(markdown::paragraph(&line, Within::Row));
        }
        words.retain(|word| !word.is_empty());
        let words = words.join(if head { " " } else { "<br>" });
        if group && !words.is_empty() { format!("**{words}**") } else { words }
    }
}

/// The way of counting of a heading, the less the higher; `None` if a paragraph is none.
fn heading(paragraph: &Paragraph, text: &str) -> Option<u16> {
    let length = text.chars().count();
    if let Some(division) = numbering::division(text) {
        // An article may be one long sentence.
        return (division.word == "Điều" || length <= LONGEST_HEADING)
            .then_some(u16::from(division.rank));
    }
    if length > LONGEST_HEADING {
        return None;
    }
    if let Some(level) = paragraph.heading {
        let marker = numbering::marker(text);
        return Some(marker.map_or(100 + u16::from(level), |marker| way(marker.kind)));
    }
    let marker = numbering::marker(text)?;
    let words = text[marker.end..].trim();
    let short = length <= 100 && !words.ends_with(['.', ';', ',']) && !words.contains(". ");
    let is_title = match marker.kind {
        MarkerKind::Roman | MarkerKind::Capital => {
            paragraph.is_bold() || phrase::is_capitals(words) || short
        }
        MarkerKind::Arabic | MarkerKind::Decimal(_) => {
            paragraph.is_bold() && !words.ends_with([';', ','])
                || short && words.ends_with(':') && words.split(' ').count() <= 6
        }
        MarkerKind::Letter | MarkerKind::ArabicBracket => paragraph.is_bold() && short,
    };
    is_title.then(|| way(marker.kind))
}

fn way(kind: MarkerKind) -> u16 {
    match kind {
        MarkerKind::Capital => 10,
        MarkerKind::Roman => 11,
        MarkerKind::Arabic => 20,
        MarkerKind::Decimal(parts) => 20 + u16::from(parts),
        MarkerKind::ArabicBracket => 40,
        MarkerKind::Letter => 41,
    }
}

/// The blocks without the mark of the end (`./.`) at the last paragraph.
pub fn without_mark_of_end(blocks: &mut [Block]) {
    let last = blocks.iter_mut().rev().find(|block| !block.is_blank());
    if let Some(Block::Paragraph(paragraph)) = last {
        let text = paragraph.text();
        for mark in ["./.", "/.", ".//."] {
            if text.ends_with(mark) {
                *paragraph = paragraph.without_end(mark);
                break;
            }
        }
    }
}

/// Whether a line in brackets says what an appendix belongs to, which the form says itself.
pub fn is_pointer(text: &str) -> bool {
    let folded = fold(text.trim());
    let inner = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let inner = inner.trim_start();
        let begins = inner.starts_with("kem theo") || inner.starts_with("ban hanh kem theo");
        begins && !inner.contains(')')
    })
}

#[cfg(test)]
mod tests {
    use super::super::body::{Cell, Row};
    use super::*;

    fn written(lines: &[&str]) -> String {
        let mut text = Text::default();
        let paragraphs: Vec<Paragraph> = lines.iter().map(|line| Paragraph::of(line)).collect();
        text.paragraphs(&paragraphs);
        text.finish(&[]).0
    }

    #[test]
    fn headings_and_lists_keep_their_numbers() {
        let text = written(&[
            "I. MỤC ĐÍCH",
            "1. Mục đích:",
            "- Một;",
            "+ Nhỏ hơn;",
            "II. NHIỆM VỤ",
            "1. Việc thứ nhất là việc này.",
            "a) Một phần.",
            "2. Việc thứ hai.",
            "4. Việc thứ tư.",
            "1.1. Nhỏ.",
        ]);
        assert_eq!(
            text,
            "# I. MỤC ĐÍCH\n\n## 1. Mục đích:\n\n- Một;\n\n  - Nhỏ hơn;\n\n# II. NHIỆM VỤ\n\n\
             1. Việc thứ nhất là việc này.\n\na) Một phần.\n\n2. Việc thứ hai.\n\n\
             4\\. Việc thứ tư.\n\n1.1. Nhỏ.\n"
        );
    }

    #[test]
    fn a_chapter_takes_its_title_up() {
        let text = written(&[
            "Chương I",
            "QUY ĐỊNH CHUNG",
            "Điều 1. Phạm vi",
            "Điều 2. Đối tượng",
            "Chương II",
            "TỔ CHỨC",
        ]);
        assert_eq!(
            text,
            "# Chương I QUY ĐỊNH CHUNG\n\n## Điều 1. Phạm vi\n\n## Điều 2. Đối tượng\n\n# Chương II TỔ CHỨC\n"
        );
    }

    #[test]
    fn a_table_has_its_merged_cells_once() {
        let cell = |at, span, text: &str| Cell {
            at,
            span,
            continued: false,
            paragraphs: vec![Paragraph::of(text)],
        };
        let row = |cells| Row { cells, head: false };
        let below = Cell { continued: true, ..cell(0, 1, "") };
        let table = Table {
            rows: vec![
                row(vec![cell(0, 1, "TT"), cell(1, 1, "Tên | mã"), cell(2, 1, "Số")]),
                row(vec![cell(0, 3, "Nhóm A")]),
                row(vec![cell(0, 1, "1"), cell(1, 1, "a"), cell(2, 1, "5")]),
                row(vec![below, cell(1, 2, "b")]),
            ],
        };
        let mut text = Text::default();
        text.table(&table);
        assert_eq!(
            text.finish(&[]).0,
            "| TT | Tên \\| mã | Số |\n|---|---|---|\n| **Nhóm A** |  |  |\n| 1 | a | 5 |\n|  | b |  |\n"
        );
    }
}
