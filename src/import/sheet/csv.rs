//! Tables as text (CSV): as this program writes them, and as Excel saves them.

use super::grid::{Cell, Grid};
use crate::diagnostic::{Diagnostic, Line};
use crate::import::utf16;

/// What may stand between cells.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What a spreadsheet takes for the beginning of a formula, and the sign that says it is none.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Reads a table.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    let text = decode(bytes)?;
    let (separator, text) = separator(&text);
    let mut grid = Grid::default();
    let mut letters = text.chars().peekable();
    let (mut row, mut column) = (1, 1);
    loop {
        let mut words = String::new();
        if letters.next_if_eq(&'"').is_some() {
            loop {
                match letters.next() {
                    Some('"') if letters.next_if_eq(&'"').is_some() => words.push('"'),
                    Some('"') => break,
                    Some(c) => words.push(c),
                    None => return Err(broken(&grid, row, column, "sheet-quote.open")),
                }
            }
            if letters.peek().is_some_and(|c| *c != separator && *c != '\n' && *c != '\r') {
                return Err(broken(&grid, row, column, "sheet-quote.after"));
            }
        } else {
            while let Some(c) = letters.next_if(|c| *c != separator && *c != '\n' && *c != '\r') {
                words.push(c);
            }
        }
        grid.put(row, column, Cell::Text(unguarded(&words).to_owned()))?;
        match letters.next() {
            Some('\r') => {
                let _ = letters.next_if_eq(&'\n');
                (row, column) = (row + 1, 1);
            }
            Some('\n') => (row, column) = (row + 1, 1),
            Some(_) => column += 1,
            None => return Ok(grid),
        }
    }
}

fn broken(grid: &Grid, row: u32, column: u32, hint: &'static str) -> Diagnostic {
    Diagnostic::error("sheet-quote").of(&grid.place(row, column)).hint(Line::new(hint))
}

/// The words without the sign that kept them from being a formula.
fn unguarded(words: &str) -> &str {
    match words.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest,
        _ => words,
    }
}

/// What separates cells, by the line that Excel writes for it or else by the first line, and the rest.
fn separator(text: &str) -> (char, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(named) = first.trim_end().strip_prefix("sep=")
        && let Some(named) = SEPARATORS.into_iter().find(|known| named.starts_with(*known))
    {
        return (named, rest);
    }
    // Titles may stand above the head, and words within quotation marks may hold anything.
    let mut counts = [0_usize; 3];
    let (mut quoted, mut lines) = (false, 0);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if !quoted => {
                if let Some(at) = SEPARATORS.iter().position(|known| *known == c) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
        // A sentence may hold commas where semicolons separate; a head does not.
        if lines >= 1 && counts.iter().any(|count| *count > 0) && !quoted && c == '\n' {
            break;
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most).unwrap_or_default();
    (SEPARATORS[at], text)
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as Excel saves `Unicode Text`.
fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    let save = || Line::new("sheet-not-utf8.save");
    if let Some(text) = utf16::read(bytes) {
        return text.map_err(|()| Diagnostic::error("sheet-bad-utf16").hint(save()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            let finding = Diagnostic::error("file-not-utf8").with("line", line);
            Err(finding.with("byte", error.valid_up_to() + 1).hint(save()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let grid = read(text.as_bytes()).unwrap();
        let rows = grid.rows.values();
        rows.map(|cells| cells.values().map(Cell::words).collect()).collect()
    }

    #[test]
    fn any_separator_is_read() {
        for text in [
            "Mã,Nội dung\r\na,\"b, c\nd\"\r\n",
            "Mã;Nội dung\na;\"b, c\nd\"",
            "Mã\tNội dung\ra\t\"b, c\nd\"\r",
            "sep=;\r\nMã;Nội dung\r\na;\"b, c\nd\"\r\n",
            "\u{feff}KẾ HOẠCH\nMã;Nội dung\na;\"b, c\nd\"",
        ] {
            let rows = table(text);
            assert_eq!(rows[rows.len() - 2..], [["Mã", "Nội dung"], ["a", "b, c\nd"]], "{text}");
        }
    }

    #[test]
    fn utf_16_is_read() {
        for little in [true, false] {
            let units = "\u{feff}Mã\tNội dung\r\na\tHọp".encode_utf16();
            let bytes =
                units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            let grid = read(&bytes.collect::<Vec<u8>>()).unwrap();
            assert_eq!(grid.words(2, 2), "Họp");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            cells in proptest::collection::vec("[-=+@'\"a,;\t\n# é]{0,6}", 2..8),
        ) {
            let head = vec!["x"; cells.len()];
            let grid = read(&crate::output::exact_table(head, [&cells])).unwrap();
            for (n, cell) in (1..).zip(&cells) {
                let expected = if cell.trim().is_empty() { "" } else { cell };
                prop_assert_eq!(grid.words(2, n), expected);
            }
        }
    }
}
