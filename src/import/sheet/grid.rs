//! A sheet as it was read: cells by row and column, with the addresses that a spreadsheet shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Diagnostic, Line};
use crate::language::date;

/// The most rows with words in them: a plan of ten thousand tasks has half of that.
pub const MAX_ROWS: usize = 20_000;

/// How many characters of a cell a finding shows.
const MAX_SHOWN: usize = 60;

/// The most columns.
pub const MAX_COLUMNS: u32 = 256;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A part of a whole, shown as so many percent.
    Percent(f64),
    /// A day.
    Day(NaiveDate),
    /// A formula that came to no value, such as `#REF!`.
    Error(String),
    /// A formula that was not worked out when the file was saved.
    Uncomputed,
}

impl Cell {
    /// What it shows.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Number(number) => figures(*number),
            // A spreadsheet holds 0.29 as a fraction that is not quite that.
            Self::Percent(part) => format!("{}%", figures((part * 1e6).round() / 1e4)),
            Self::Day(day) => date::figures(*day),
            Self::Error(_) | Self::Uncomputed => String::new(),
        }
    }

    /// Whether nothing is to be seen.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(words) if words.trim().is_empty())
    }
}

/// A number as offices write it, without full stops between the thousands.
fn figures(number: f64) -> String {
    format!("{number}").replace('.', ",")
}

/// Cells that stand as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The first row, from 1.
    pub top: u32,
    /// The last row.
    pub bottom: u32,
    /// The first column, from 1.
    pub left: u32,
    /// The last column.
    pub right: u32,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Its name; empty for a file that is one table.
    pub name: String,
    /// The cells that are not blank by row and column, both from 1.
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// Cells that stand as one.
    pub merges: Vec<Merge>,
}

impl Grid {
    /// Takes in a cell.
    ///
    /// # Errors
    /// That there are more rows or columns than a plan can have.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Diagnostic> {
        if cell.is_blank() {
            return Ok(());
        }
        if column > MAX_COLUMNS {
            let finding = Diagnostic::error("sheet-too-wide").with("max", MAX_COLUMNS);
            return Err(finding.of(&self.place(row, column)));
        }
        if self.rows.len() >= MAX_ROWS && !self.rows.contains_key(&row) {
            let finding = Diagnostic::error("sheet-too-long").with("max", MAX_ROWS);
            return Err(finding.of(&self.place(row, column)));
        }
        // As files of a workspace are read: the same word is the same bytes, however it was typed.
        let cell = match cell {
            Cell::Text(words) if !is_nfc(&words) => Cell::Text(words.nfc().collect()),
            cell => cell,
        };
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    /// A cell, if it holds something.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    /// What a cell shows.
    pub fn words(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map(Cell::words).unwrap_or_default()
    }

    /// The sheet and the cell with its words, as a finding names them.
    pub fn place(&self, row: u32, column: u32) -> Vec<Line> {
        let address = address(row, column);
        let cell = match shortened(&self.words(row, column)) {
            words if words.is_empty() => Line::new("record.cell"),
            words => Line::new("record.cell.words").with("words", words),
        };
        let cell = cell.with("cell", address);
        self.sheet_place().into_iter().chain([cell]).collect()
    }

    /// The sheet, as a finding names it.
    pub fn sheet_place(&self) -> Option<Line> {
        (!self.name.is_empty()).then(|| Line::new("record.sheet").with("sheet", &self.name))
    }
}

/// Words on one line, cut where they are longer than a place of a finding can show.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// The address of a cell: `B7`.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{row}", letters(column))
}

/// The letters of a column, counted from 1: `A`, `Z`, `AA`.
pub fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// Row and column of an address.
pub fn read_address(address: &str) -> Option<(u32, u32)> {
    let end = address.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, row) = address.split_at(end);
    if letters.is_empty() || letters.len() > 3 || row.len() > 7 {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |n, letter| n * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse().ok().filter(|row| *row > 0)?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_spreadsheets() {
        for (address, place) in [
            ("A1", (1, 1)),
            ("B7", (7, 2)),
            ("AA10", (10, 27)),
            ("XFD1048576", (1_048_576, 16_384)),
        ] {
            assert_eq!(read_address(address), Some(place));
            assert_eq!(super::address(place.0, place.1), address);
        }
        for bad in ["", "A", "7", "A0", "AAAA1", "A12345678", "1A", "A1B", "À1"] {
            assert_eq!(read_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn long_words_are_cut_where_a_finding_shows_them() {
        assert_eq!(shortened(" Một \n hai "), "Một hai");
        assert_eq!(shortened(&"ă".repeat(60)), "ă".repeat(60));
        assert_eq!(shortened(&"ă".repeat(61)), format!("{}…", "ă".repeat(60)));
    }

    #[test]
    fn numbers_are_shown_as_offices_write_them() {
        assert_eq!(Cell::Number(15_000_000.0).words(), "15000000");
        assert_eq!(Cell::Number(12.5).words(), "12,5");
        assert_eq!(Cell::Percent(0.29).words(), "29%");
        assert_eq!(Cell::Percent(0.855).words(), "85,5%");
    }
}
