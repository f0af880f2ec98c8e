//! Tables (bảng) as the author writes them.

use std::ops::Range;

use super::{Inline, plain};
use crate::language::amount::Amount;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned.
    pub columns: Vec<Alignment>,
    /// Heads that stand over several columns (đầu bảng hai tầng), from the left.
    pub over: Vec<Over>,
    /// The head.
    pub head: Row,
    /// The rows below it; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A head over several columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// Its words.
    pub cell: Cell,
    /// The columns that it stands over.
    pub columns: Range<usize>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As its content asks for.
    Natural,
    /// `:---`
    Left,
    /// `:--:`
    Centre,
    /// `---:`
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Byte range.
    pub span: Range<usize>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Byte range.
    pub span: Range<usize>,
    /// Its words.
    pub text: Vec<Inline>,
}

impl Table {
    /// How each column is set: as the author says, else rows' counters in the middle, amounts at the
    /// right, words at the left.
    #[must_use]
    pub fn alignments(&self) -> Vec<Alignment> {
        let column = |(at, alignment): (usize, &Alignment)| match alignment {
            Alignment::Natural => self.natural(at),
            given => *given,
        };
        self.columns.iter().enumerate().map(column).collect()
    }

    fn natural(&self, at: usize) -> Alignment {
        let words = |row: &Row| row.cells.get(at).map(|cell| plain(&cell.text)).unwrap_or_default();
        if is_counter(&words(&self.head)) {
            return Alignment::Centre;
        }
        let cells = self.rows.iter().filter(|row| row.group().is_none()).map(words);
        let cells: Vec<String> = cells.filter(|words| !words.trim().is_empty()).collect();
        let amounts = !cells.is_empty() && cells.iter().all(|words| is_amount(words.trim()));
        if amounts { Alignment::Right } else { Alignment::Left }
    }

    /// Every cell, from the head down.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        let over = self.over.iter().map(|over| &over.cell);
        over.chain(std::iter::once(&self.head).chain(&self.rows).flat_map(|row| &row.cells))
    }

    pub(super) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        let rows = std::iter::once(&mut self.head).chain(&mut self.rows);
        let over = self.over.iter_mut().map(|over| &mut over.cell);
        over.chain(rows.flat_map(|row| &mut row.cells))
    }
}

/// A row that names the rows below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupRow<'r> {
    /// What stands in the first column, such as `I`.
    pub label: Option<&'r [Inline]>,
    /// Its words, over the other columns.
    pub words: &'r [Inline],
}

impl Row {
    /// The words of a row that names the rows below it (nhóm): its first cell is wholly bold and the
    /// others are empty; or the first two are, and the first of them holds its number.
    #[must_use]
    pub fn group(&self) -> Option<GroupRow<'_>> {
        let bold = |cell: &'_ Cell| matches!(&cell.text[..], [Inline::Strong(_)]);
        let bold = self.cells.iter().take_while(|cell| bold(cell)).count();
        let empty = self.cells.get(bold..)?;
        if empty.is_empty() || empty.iter().any(|cell| !cell.text.is_empty()) {
            return None;
        }
        let words = |at: usize| match &self.cells.get(at)?.text[..] {
            [Inline::Strong(words)] => Some(words.as_slice()),
            _ => None,
        };
        match bold {
            1 => Some(GroupRow { label: None, words: words(0)? }),
            2 => Some(GroupRow { label: words(0), words: words(1)? }),
            _ => None,
        }
    }
}

/// The head of a column that counts the rows (số thứ tự).
fn is_counter(head: &str) -> bool {
    ["tt", "stt", "số tt", "số thứ tự"].contains(&head.trim().to_lowercase().as_str())
}

/// Whether words are an amount, or a share in percent.
fn is_amount(words: &str) -> bool {
    let bare = words.strip_suffix('%').unwrap_or(words).trim_end();
    Amount::read(bare).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{BlockKind, parse};
    use crate::source::SourceFile;

    #[test]
    fn columns_are_aligned_by_what_stands_in_them() {
        let text = "| TT | Đơn vị | Kinh phí | Ghi chú |\n|--|--|--|:-:|\n| **Nhóm** | | | |\n\
             | 1 | Xã | 1.200 | |\n| **II** | **Nhóm hai** | | |\n| 2 | Huyện | | |\n";
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, _) = parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        let [left, centre, right] = [Alignment::Left, Alignment::Centre, Alignment::Right];
        assert_eq!(table.alignments(), [centre, left, right, centre]);
        let groups: Vec<bool> = table.rows.iter().map(|row| row.group().is_some()).collect();
        assert_eq!(groups, [true, false, true, false]);
    }
}
