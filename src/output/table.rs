//! Tables as text (CSV, RFC 4180) that spreadsheets open right.
//!
//! A byte-order mark tells Excel that the file is UTF-8; without it Vietnamese letters come out
//! wrong. A cell that a spreadsheet would take for a formula gets an apostrophe before it.

/// The bytes of a table; `head` names its columns.
#[must_use]
pub fn table<H, R, C>(head: H, rows: R) -> Vec<u8>
where
    H: IntoIterator,
    H::Item: AsRef<[u8]>,
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory fails for no reason that a reader could mend.
    let _ = out.write_record(head);
    for row in rows {
        let _ = out.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())));
    }
    out.into_inner().unwrap_or_default()
}

/// The bytes of a table whose cells are read back as they are: an apostrophe that a cell begins with itself
/// gets another one before it, too.
#[must_use]
pub fn exact_table<H, R, C>(head: H, rows: R) -> Vec<u8>
where
    H: IntoIterator,
    H::Item: AsRef<[u8]>,
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| match cell.as_ref() {
            cell if cell.starts_with('\'') => format!("'{cell}"),
            cell => cell.to_owned(),
        });
        cells.collect::<Vec<_>>()
    });
    table(head, rows)
}

/// What begins like a formula is made text.
fn guarded(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2", "'-2"),
            ("Tháng 3", "Tháng 3"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), safe);
        }
    }

    #[test]
    fn a_table_begins_with_its_mark_and_quotes_what_must_be_quoted() {
        let bytes = table(["Mã", "Nội dung"], [["a", "Họp; \"khối\", =1"], ["-1", "Hai\ndòng"]]);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{feff}Mã,Nội dung\r\na,\"Họp; \"\"khối\"\", =1\"\r\n'-1,\"Hai\ndòng\"\r\n"
        );
    }
}
