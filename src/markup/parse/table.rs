//! Tables in the way of GitHub: a head, a line of hyphens, rows.

use std::ops::Range;

use pulldown_cmark::{Alignment as Written, Event, Tag, TagEnd};

use super::Reader;
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{Alignment, Cell, Inline, MAX_COLUMNS, MAX_ROWS, Over, Row, Table, plain};

impl Reader<'_> {
    /// Reads a table whose start has been read. `None` if it is refused.
    pub(super) fn table(&mut self, columns: &[Written], span: &Range<usize>) -> Option<Table> {
        let alignment = |column: &Written| match column {
            Written::None => Alignment::Natural,
            Written::Left => Alignment::Left,
            Written::Center => Alignment::Centre,
            Written::Right => Alignment::Right,
        };
        let columns: Vec<Alignment> = columns.iter().map(alignment).collect();
        if columns.len() > MAX_COLUMNS {
            let finding = Diagnostic::error("table-columns")
                .with("count", columns.len())
                .with("max", MAX_COLUMNS);
            self.findings.push(finding.at(self.place(span.clone())));
            self.skip();
            return None;
        }
        let mut head = Row { span: span.clone(), cells: Vec::new() };
        let mut rows = Vec::new();
        self.in_table = true;
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.row(TagEnd::TableHead, span),
                Event::Start(Tag::TableRow) if rows.len() == MAX_ROWS => {
                    let finding = Diagnostic::error("table-rows").with("max", MAX_ROWS);
                    self.findings.push(finding.at(self.place(span)));
                    // The row, then the table.
                    self.skip();
                    self.skip();
                    self.in_table = false;
                    return None;
                }
                Event::Start(Tag::TableRow) => {
                    let row = self.row(TagEnd::TableRow, span);
                    self.whole(&row, columns.len());
                    rows.push(row);
                }
                _ => break,
            }
        }
        self.in_table = false;
        let over = over(&mut head);
        if head.cells.iter().all(|cell| plain(&cell.text).trim().is_empty()) {
            let finding = Diagnostic::error("table-head").at(self.place(head.span.clone()));
            self.findings.push(finding.hint(Line::new("table-head.write")));
        }
        if let Some(cell) = head.cells.iter().find(|cell| leads(&cell.text)) {
            let finding = Diagnostic::error("table-head-link").at(self.place(cell.span.clone()));
            self.findings.push(finding.hint(Line::new("table-head-link.move")));
        }
        Some(Table { columns, over, head, rows })
    }

    fn row(&mut self, end: TagEnd, span: Range<usize>) -> Row {
        let mut cells = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    if !self.counted(&span) {
                        break;
                    }
                    cells.push(Cell { span, text: self.inlines_until(TagEnd::TableCell) });
                }
                Event::End(tag) if tag == end => break,
                _ => {}
            }
        }
        Row { span, cells }
    }

    /// The parser leaves out cells that stand beyond the last column.
    fn whole(&mut self, row: &Row, columns: usize) {
        let source = self.file.text.get(row.span.clone()).unwrap_or_default();
        let found = cells(source);
        if found > columns {
            let finding = Diagnostic::error("table-row-cells")
                .with("found", found)
                .with("columns", columns)
                .at(self.place(row.span.clone()));
            self.findings.push(finding.hint(Line::new("table-row-cells.escape")));
        } else if found < columns && found > 2 {
            // Two cells may name the rows below; more of them stand below the wrong heads.
            let finding = Diagnostic::warning("table-row-short")
                .with("found", found)
                .with("columns", columns)
                .at(self.place(row.span.clone()));
            self.findings.push(finding.hint(Line::new("table-row-short.add")));
        }
    }
}

/// Whether words lead anywhere. A head is printed again on every page, and what is repeated may hold
/// no links (PDF/UA-1).
fn leads(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Note(_) | Inline::Link { .. } | Inline::Reference { .. } => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Named { text: inner, .. } => {
            leads(inner)
        }
        Inline::Text(_) | Inline::Break => false,
    })
}

/// What stands between a head over several columns and the head of one of them.
const BELOW: &str = ">>";

/// Takes the heads that stand over several columns out of the head of a table: `Kinh phí >> Năm 2026`
/// beside `Kinh phí >> Năm 2027` is `Kinh phí` over both.
fn over(head: &mut Row) -> Vec<Over> {
    let mut found: Vec<Over> = Vec::new();
    for (at, cell) in head.cells.iter_mut().enumerate() {
        let split = cell.text.iter().enumerate().find_map(|(n, inline)| match inline {
            Inline::Text(words) => words.split_once(BELOW).map(|(over, below)| {
                (n, over.trim_end().to_owned(), below.trim_start().to_owned())
            }),
            _ => None,
        });
        let Some((n, words, below)) = split else { continue };
        let rest = cell.text.split_off(n + 1);
        cell.text.truncate(n);
        let mut text = std::mem::take(&mut cell.text);
        if !words.is_empty() {
            text.push(Inline::Text(words));
        }
        if !below.is_empty() {
            cell.text.push(Inline::Text(below));
        }
        cell.text.extend(rest);
        match found.last_mut() {
            Some(last) if last.columns.end == at && plain(&last.cell.text) == plain(&text) => {
                last.columns.end += 1;
            }
            _ => {
                let cell = Cell { span: cell.span.clone(), text };
                found.push(Over { cell, columns: at..at + 1 });
            }
        }
    }
    found
}

/// How many cells a row has in the file.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let mut bars = 0;
    let mut escaped = false;
    let mut last = false;
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    let open = row.starts_with('|');
    // One bar alone opens the row.
    let closed = last && (bars > 1 || !open);
    (bars + 1).saturating_sub(usize::from(open) + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use super::cells;
    use crate::diagnostic::Diagnostic;
    use crate::markup::{BlockKind, parse, plain};
    use crate::source::SourceFile;

    #[test]
    fn heads_stand_over_several_columns() {
        let text =
            "| TT | Kinh phí >> 2026 | Kinh phí >> 2027 | Nguồn >> a | b |\n|--|--|--|--|--|\n";
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, _) = parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        let over = table.over.iter().map(|over| (plain(&over.cell.text), over.columns.clone()));
        let expected = [("Kinh phí".to_owned(), 1..3), ("Nguồn".to_owned(), 3..4)];
        assert_eq!(over.collect::<Vec<_>>(), expected);
        let heads = table.head.cells.iter().map(|cell| plain(&cell.text));
        assert_eq!(heads.collect::<Vec<_>>(), ["TT", "2026", "2027", "a", "b"]);
    }

    #[test]
    fn a_cell_may_have_several_lines() {
        let text = "| a | b |\n|--|--|\n| một<br>hai<br/>- ba | <b>c</b> |\n\n<br>\n";
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, findings) = parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        let cell = &table.rows[0].cells[0];
        assert_eq!((plain(&cell.text), cell.text.len()), ("một hai - ba".into(), 5));
        assert_eq!(findings.iter().map(Diagnostic::id).collect::<Vec<_>>(), ["markup-html"; 2]);
    }

    #[test]
    fn cells_of_a_row_are_counted() {
        for (row, count) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("a | b |", 2),
            ("| a \\| b |", 1),
            ("| a | b | c |", 3),
            ("||", 1),
        ] {
            assert_eq!(cells(row), count, "{row}");
        }
    }
}
