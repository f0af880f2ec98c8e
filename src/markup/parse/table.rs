//! Tables in the way of GitHub: a head, a line of hyphens, rows.

use std::ops::Range;

use pulldown_cmark::{Alignment as Written, Event, Tag, TagEnd};

use super::Reader;
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{Alignment, Cell, Inline, MAX_COLUMNS, MAX_ROWS, Row, Table, plain};

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
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.row(TagEnd::TableHead, span),
                Event::Start(Tag::TableRow) if rows.len() == MAX_ROWS => {
                    let finding = Diagnostic::error("table-rows").with("max", MAX_ROWS);
                    self.findings.push(finding.at(self.place(span)));
                    // The row, then the table.
                    self.skip();
                    self.skip();
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
        if head.cells.iter().all(|cell| plain(&cell.text).trim().is_empty()) {
            let finding = Diagnostic::error("table-head").at(self.place(head.span.clone()));
            self.findings.push(finding.hint(Line::new("table-head.write")));
        }
        if let Some(cell) = head.cells.iter().find(|cell| leads(&cell.text)) {
            let finding = Diagnostic::error("table-head-link").at(self.place(cell.span.clone()));
            self.findings.push(finding.hint(Line::new("table-head-link.move")));
        }
        Some(Table { columns, head, rows })
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
        }
    }
}

/// Whether words lead anywhere. A head is printed again on every page, and what is repeated may hold
/// no links (PDF/UA-1).
fn leads(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Note(_) | Inline::Link { .. } | Inline::Reference { .. } => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) => leads(inner),
        Inline::Text(_) | Inline::Break => false,
    })
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
