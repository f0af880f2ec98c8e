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

use crate::diagnostic::{Diagnostic, Line};
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
    let about = path.display().to_string();
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
