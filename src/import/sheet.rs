//! Tables of tasks from spreadsheets: this program's own (`kehoach export`) when it comes back, and those
//! that offices keep.
//!
//! A file is untrusted: what it unpacks to, its rows and its columns have limits, nothing in it is run, and
//! whatever cannot be read is told with the address that the spreadsheet shows.

mod csv;
mod foreign;
mod grid;
mod head;
mod known;
mod own;
mod xlsx;

use crate::diagnostic::{Diagnostic, Line, any_error};
use crate::model::Plan;
use crate::workspace::{TaskEdit, Workspace};

use grid::Grid;
use head::{Columns, Head, Meaning};
use known::Known;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// What a table says of the tasks of a plan.
#[derive(Debug)]
pub struct Reading {
    /// The sheet that it stands on; empty for a file that is one table.
    pub sheet: String,
    /// Whether it is this program's own table.
    pub is_own: bool,
    /// What the tasks shall be.
    pub edit: TaskEdit,
    /// What is wrong with it, and what found no place.
    pub findings: Vec<Diagnostic>,
}

/// Reads a table of tasks for a plan. `name` is the file's, as findings show it; `sheet` is the one that is
/// wanted, if it was said.
#[must_use]
pub fn read(
    name: &str,
    bytes: &[u8],
    sheet: Option<&str>,
    workspace: &Workspace,
    plan: &Plan,
) -> Reading {
    let mut reading = Reading {
        sheet: String::new(),
        is_own: false,
        edit: TaskEdit::default(),
        findings: Vec::new(),
    };
    match table(bytes, sheet) {
        Ok((grid, head, found)) => {
            reading.findings = found;
            rows(&grid, &head, &Known::of(workspace, plan), &mut reading);
            reading.sheet = grid.name;
        }
        Err(finding) => reading.findings.push(finding),
    }
    for finding in &mut reading.findings {
        finding.path = Some(name.to_owned());
    }
    reading
}

/// The first table of tasks of a file.
fn table(bytes: &[u8], wanted: Option<&str>) -> Result<(Grid, Head, Vec<Diagnostic>), Diagnostic> {
    let no_head = || Diagnostic::error("sheet-no-head").hint(Line::new("sheet-no-head.words"));
    match kind(bytes)? {
        Kind::Text => {
            if let Some(wanted) = wanted {
                return Err(Diagnostic::error("sheet-unknown").with("sheet", wanted));
            }
            let grid = csv::read(bytes)?;
            let (head, findings) = head::find(&grid).ok_or_else(no_head)?;
            Ok((grid, head, findings))
        }
        Kind::Archive => {
            let mut book = xlsx::Book::open(bytes)?;
            let names: Vec<String> = book.sheet_names().map(str::to_owned).collect();
            for (n, name) in names.iter().enumerate() {
                if wanted.is_some_and(|wanted| wanted != name) {
                    continue;
                }
                let grid = book.grid(n)?;
                match head::find(&grid) {
                    Some((head, findings)) => return Ok((grid, head, findings)),
                    None if wanted.is_some() => {
                        return Err(
                            no_head().of(&grid.sheet_place().into_iter().collect::<Vec<_>>())
                        );
                    }
                    None => {}
                }
            }
            Err(match wanted {
                Some(wanted) => {
                    let hint = Line::new("sheet-unknown.names").with("names", names.join(", "));
                    Diagnostic::error("sheet-unknown").with("sheet", wanted).hint(hint)
                }
                None => no_head(),
            })
        }
    }
}

fn rows(grid: &Grid, head: &Head, known: &Known, reading: &mut Reading) {
    let findings = &mut reading.findings;
    match &head.columns {
        Columns::Own(columns) => {
            reading.is_own = true;
            reading.edit.rows = own::rows(grid, head, columns, known, findings);
        }
        Columns::Foreign(columns) => {
            let tasks = foreign::tasks(grid, head, columns, known, findings);
            let used = |id: &str| {
                tasks
                    .rows
                    .iter()
                    .any(|row| row.words.keys().any(|field| field.path() == ("cells", Some(id))))
            };
            for (column, (meaning, words)) in columns {
                if let Meaning::Own(id) = meaning
                    && used(id)
                {
                    let hint =
                        Line::new("sheet-own-column.table").with("id", id).with("head", words);
                    let finding =
                        Diagnostic::warning("sheet-own-column").with("head", words).with("id", id);
                    findings.push(finding.of(&grid.place(head.top, *column)).hint(hint));
                }
            }
            reading.edit.rows = tasks.rows;
            reading.edit.groups = tasks.groups;
            reading.edit.only_new = true;
        }
    }
    let there = findings.iter().any(|finding| finding.id() == "sheet-there");
    if reading.edit.rows.is_empty() && !there && !any_error(findings) {
        let place: Vec<Line> = grid.sheet_place().into_iter().collect();
        findings.push(Diagnostic::error("sheet-no-rows").with("row", head.bottom).of(&place));
    }
}

/// What a file is.
enum Kind {
    Archive,
    Text,
}

/// Looks at the bytes of a file; its name may say anything.
fn kind(bytes: &[u8]) -> Result<Kind, Diagnostic> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let save = |id| Err(Diagnostic::error(id).hint(Line::new("sheet-kind.save")));
    if bytes.len() as u64 > MAX_BYTES {
        let megabytes = |bytes: u64| format!("{} MB", bytes.div_ceil(1024 * 1024));
        let finding = Diagnostic::error("file-too-large");
        return Err(finding
            .with("size", megabytes(bytes.len() as u64))
            .with("max", megabytes(MAX_BYTES)));
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // The names of streams are UTF-16.
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        if bytes.windows(name.len()).any(|window| window == name) {
            let hint = Line::new("sheet-encrypted.open");
            return Err(Diagnostic::error("sheet-encrypted").hint(hint));
        }
        return save("sheet-old-kind");
    }
    let marked = begins(&[0xFF, 0xFE]) || begins(&[0xFE, 0xFF]);
    if begins(b"%PDF") || begins(b"{\\rtf") || (!marked && bytes.contains(&0)) {
        return save("sheet-other-kind");
    }
    Ok(Kind::Text)
}
