//! `kehoach import`: a table of tasks goes into a plan, a document becomes a workspace.

mod document;
mod table;

use std::path::{Path, PathBuf};

use super::arguments::ImportOptions;
use super::terminal::Terminal;
use super::workspace_of;

/// Endings of files that hold tables; `xls` is told what to do with it.
const TABLES: [&str; 3] = ["xlsx", "csv", "xls"];

/// Takes a file in. `folder` is the workspace, if one was named.
pub fn run(
    folder: Option<PathBuf>,
    file: &Path,
    options: &ImportOptions,
    terminal: &Terminal,
) -> u8 {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if TABLES.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return match workspace_of(folder) {
            Ok(root) => table::run(&root, file, options, terminal),
            Err(finding) => super::misuse(finding, terminal),
        };
    }
    let place = options.place.clone().or(folder);
    let place = place.unwrap_or_else(|| PathBuf::from("."));
    document::run(file, &place, options.year, terminal)
}
