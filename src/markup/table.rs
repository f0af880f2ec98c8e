//! Tables (bảng) as the author writes them.

use std::ops::Range;

use super::Inline;

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
