//! Tables (bảng) as the author writes them.

use std::ops::Range;

use super::{Inline, plain};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned.
    pub columns: Vec<Alignment>,
    /// The head.
    pub head: Row,
    /// The rows below it; each has as many cells as there are columns.
    pub rows: Vec<Row>,
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
        std::iter::once(&self.head).chain(&self.rows).flat_map(|row| &row.cells)
    }

    pub(super) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        std::iter::once(&mut self.head).chain(&mut self.rows).flat_map(|row| &mut row.cells)
    }
}

impl Row {
    /// The words of a row that names the rows below it (nhóm): its first cell is wholly bold and the
    /// others are empty.
    #[must_use]
    pub fn group(&self) -> Option<&[Inline]> {
        let (first, others) = self.cells.split_first()?;
        let alone = !others.is_empty() && others.iter().all(|cell| cell.text.is_empty());
        match &first.text[..] {
            [Inline::Strong(words)] if alone => Some(words),
            _ => None,
        }
    }
}

/// The head of a column that counts the rows (số thứ tự).
fn is_counter(head: &str) -> bool {
    ["tt", "stt", "số tt", "số thứ tự"].contains(&head.trim().to_lowercase().as_str())
}

/// Whether words are an amount, written as in Vietnamese: `1.234,5`, `-12`, `7,5%`; a dash stands for
/// none.
fn is_amount(words: &str) -> bool {
    if matches!(words, "-" | "–" | "—") {
        return true;
    }
    let bare = words.strip_suffix('%').unwrap_or(words).trim_end();
    let bare = bare.strip_prefix(['-', '−', '+']).unwrap_or(bare);
    let (whole, decimals) = match bare.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (bare, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().is_some_and(digits);
    first && groups.all(|group| digits(group) && group.len() == 3) && decimals.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{BlockKind, parse};
    use crate::source::SourceFile;

    #[test]
    fn amounts_are_written_the_vietnamese_way() {
        for number in ["1", "1.234", "1.234.567,89", "0,5", "-12", "7,5%", "–", "2021"] {
            assert!(is_amount(number), "{number}");
        }
        for words in ["", "1,234.5", "1.2", "12 xã", "15/3", "1-2", "a", ".5", "1,"] {
            assert!(!is_amount(words), "{words}");
        }
    }

    #[test]
    fn columns_are_aligned_by_what_stands_in_them() {
        let text = "| TT | Đơn vị | Kinh phí | Ghi chú |\n|--|--|--|:-:|\n| **Nhóm** | | | |\n\
             | 1 | Xã | 1.200 | |\n| 2 | Huyện | | |\n";
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, _) = parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        let [left, centre, right] = [Alignment::Left, Alignment::Centre, Alignment::Right];
        assert_eq!(table.alignments(), [centre, left, right, centre]);
        let groups: Vec<bool> = table.rows.iter().map(|row| row.group().is_some()).collect();
        assert_eq!(groups, [true, false, false]);
    }
}
