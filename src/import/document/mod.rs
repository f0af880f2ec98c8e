//! An office's document as a new workspace: a Word file or plain text, read for what plans are made of.
//!
//! Nothing of a document is dropped: what has no place in a plan stands in the text, or in a file of its
//! own that no build reads, and is told of. Nothing is guessed that the document does not say, but ids.

mod bases;
mod body;
mod closing;
mod columns;
mod head;
mod lines;
mod markdown;
mod names;
mod narrative;
mod package;
mod plan;
mod report;
mod task_table;
mod word;
mod yaml;

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Line, shown};
use body::Source;
use package::{Kind, MAX_FILE, Package};

pub use report::{Report, Unplaced};

/// A workspace to be written.
#[derive(Debug)]
pub struct Imported {
    /// The files by their path in the workspace.
    pub files: Vec<(String, String)>,
    /// What is told of it.
    pub report: Report,
}

/// Reads a file from disk.
///
/// # Errors
/// Why it cannot be read.
pub fn open(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let about = shown(path);
    let read = fs::metadata(path).and_then(|meta| {
        if meta.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // A pipe or a device may never end.
        if !meta.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    match read {
        Ok(bytes) if bytes.len() as u64 > MAX_FILE => {
            let max = format!("{} MB", MAX_FILE / 1024 / 1024);
            let finding = Diagnostic::error("import-too-large").with("max", max);
            Err(finding.about(about).hint(Line::new("import-too-large.pictures")))
        }
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(match error.kind() {
            ErrorKind::NotFound => Diagnostic::error("file-missing"),
            ErrorKind::IsADirectory => Diagnostic::error("file-is-folder"),
            ErrorKind::PermissionDenied => Diagnostic::error("file-denied"),
            ErrorKind::InvalidInput => Diagnostic::error("file-is-none"),
            _ => Diagnostic::error("file-unreadable").with("reason", error),
        }
        .about(about)),
    }
}

/// Makes a workspace of a document. `name` is shown in findings; `year` is that of the plan where the
/// document names none.
///
/// # Errors
/// What is wrong with the file.
pub fn import(name: &str, bytes: &[u8], year: Option<i32>) -> Result<Imported, Diagnostic> {
    let read = || {
        let source = source(bytes)?;
        let said: Vec<String> = source.blocks.iter().map(body::Block::text).collect();
        let said = said.join("\n");
        if !said.contains(char::is_alphanumeric) {
            return Err(Diagnostic::error("import-empty").hint(Line::new("import-empty.look")));
        }
        match lines::old_font(&said) {
            Some(finding) => Err(finding),
            None => plan::write(source, &said, year),
        }
    };
    read().map_err(|finding| finding.about(name))
}

fn source(bytes: &[u8]) -> Result<Source, Diagnostic> {
    match package::kind(bytes)? {
        Kind::Archive => word::read(&mut Package::open(bytes)?),
        Kind::Text => lines::read(&lines::decode(bytes)?),
    }
}

#[cfg(test)]
mod tests {
    use super::body::{Block, Cell, Paragraph, Row, Table};
    use super::*;
    use proptest::prelude::*;

    /// Beginnings of paragraphs that the readers look for.
    const BEGINNINGS: [&str; 40] = [
        "",
        "I. ",
        "1. ",
        "1.1. ",
        "2. ",
        "a) ",
        "- ",
        "+ ",
        "Điều 1. ",
        "Chương I",
        "PHỤ LỤC I ",
        "PHỤ LỤC ",
        "Nơi nhận: ",
        "Kính gửi: ",
        "Căn cứ ",
        "Thực hiện ",
        "Số: 12/KH-UBND ",
        "Số: 5/",
        "Tân An, ngày 02 tháng 3 năm 2026 ",
        "KẾ HOẠCH ",
        "KẾ HOẠCH",
        "CÔNG VĂN",
        "QUYẾT ĐỊNH",
        "QUYẾT ĐỊNH: ",
        "TM. ",
        "KT. CHỦ TỊCH ",
        "CHỦ TỊCH ",
        "TRƯỞNG PHÒNG",
        "Nguyễn Văn ",
        "(Kèm theo) ",
        "Lưu: VT ",
        "V/v ",
        "UBND XÃ ",
        "DỰ THẢO ",
        "Độc lập - Tự do - Hạnh phúc ",
        "Tổng cộng ",
        "Tháng 3",
        "quý II",
        "# ",
        "| ",
    ];

    const HEADS: [&str; 14] = [
        "STT",
        "Nội dung",
        "Nhiệm vụ",
        "Thời gian",
        "Tháng",
        "Cơ quan chủ trì",
        "Phối hợp",
        "Sản phẩm",
        "Kinh phí (triệu đồng)",
        "Nguồn kinh phí",
        "Chỉ tiêu",
        "Ghi chú",
        "Khác",
        "",
    ];

    /// A paragraph by its beginning and looks; every one has a word that no other has.
    fn paragraph(beginning: &str, looks: u8, next: &mut usize) -> Paragraph {
        let mut paragraph = Paragraph::default();
        paragraph.push(beginning, looks & 1 > 0, false);
        *next += 1;
        let word = if looks & 32 > 0 { format!("QZ{next}Z") } else { format!("qz{next}z") };
        paragraph.push(&format!(" {word}"), looks & 3 > 0, looks & 4 > 0);
        paragraph.centred = looks & 8 > 0;
        paragraph.new_page = looks & 16 > 0;
        paragraph.heading = (looks & 64 > 0).then_some(1);
        paragraph
    }

    fn beginning() -> impl Strategy<Value = (usize, u8)> {
        (0..BEGINNINGS.len(), any::<u8>())
    }

    /// A table: heads, and for each row the beginnings of its cells; a cell without one is empty, or goes
    /// on with the one above.
    fn table(heads: &[usize], rows: &[Vec<Option<(usize, u8)>>], next: &mut usize) -> Table {
        let mut table = Table::default();
        let cells = heads.iter().enumerate().map(|(at, head)| {
            let paragraphs = vec![Paragraph::of(HEADS[*head])];
            Cell { at, span: 1, continued: false, paragraphs }
        });
        table.rows.push(Row { cells: cells.collect(), head: false });
        for row in rows {
            let mut cells: Vec<Cell> = Vec::new();
            for (at, cell) in row.iter().take(heads.len()).enumerate() {
                match cell {
                    Some((beginning, looks)) => {
                        let paragraphs = vec![paragraph(BEGINNINGS[*beginning], *looks, next)];
                        cells.push(Cell { at, span: 1, continued: false, paragraphs });
                    }
                    // Cells over several columns.
                    None if at % 3 == 1 && !cells.is_empty() => {
                        if let Some(last) = cells.last_mut() {
                            last.span += 1;
                        }
                    }
                    None => {
                        let continued = at % 2 == 0 && table.rows.len() > 1;
                        cells.push(Cell { at, span: 1, continued, paragraphs: Vec::new() });
                    }
                }
            }
            table.rows.push(Row { cells, head: false });
        }
        table
    }

    /// Where words are that the files lack.
    fn lost(source: Source, count: usize) -> Vec<usize> {
        let said: Vec<String> = source.blocks.iter().map(Block::text).collect();
        let imported = plan::write(source, &said.join("\n"), Some(2026)).unwrap();
        let kept = imported.files.iter().filter(|(path, _)| !path.ends_with("agency.yaml"));
        let text: String = kept.map(|(_, text)| text.as_str()).collect();
        let text = text.to_lowercase();
        (1..=count).filter(|n| !text.contains(&format!("qz{n}z"))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn no_paragraph_is_lost(parts in prop::collection::vec(beginning(), 1..25)) {
            let mut next = 0;
            let blocks = parts.iter().map(|(beginning, looks)| {
                Block::Paragraph(paragraph(BEGINNINGS[*beginning], *looks, &mut next))
            });
            let source = Source { blocks: blocks.collect(), ..Source::default() };
            prop_assert_eq!(lost(source, next), [0; 0]);
        }

        #[test]
        fn no_cell_is_lost(
            before in prop::collection::vec(beginning(), 0..4),
            heads in prop::collection::vec(0..HEADS.len(), 1..7),
            rows in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.7, beginning()), 7), 1..7),
            after in prop::collection::vec(beginning(), 0..4),
        ) {
            let mut next = 0;
            let mut blocks = Vec::new();
            for (beginning, looks) in &before {
                blocks.push(Block::Paragraph(paragraph(BEGINNINGS[*beginning], *looks, &mut next)));
            }
            blocks.push(Block::Table(table(&heads, &rows, &mut next)));
            for (beginning, looks) in &after {
                blocks.push(Block::Paragraph(paragraph(BEGINNINGS[*beginning], *looks, &mut next)));
            }
            let source = Source { blocks, ..Source::default() };
            prop_assert_eq!(lost(source, next), [0; 0]);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), lead in 0..4usize) {
            let lead: &[u8] = [&b""[..], b"PK\x03\x04", b"\xFF\xFE", b"\xD0\xCF\x11\xE0"][lead];
            let _ = import("a", &[lead, &bytes].concat(), Some(2026));
        }

        #[test]
        fn no_text_makes_it_panic(text in "(\\PC|\n|\t|\\*|[|] |<ul>|KẾ HOẠCH\n|Số: |Nơi nhận:|- ){0,60}") {
            let _ = import("a.txt", text.as_bytes(), Some(2026));
        }
    }
}
