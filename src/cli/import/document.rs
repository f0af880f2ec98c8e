//! `kehoach import` of a document.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::cli::{CONTENT, init};
use crate::diagnostic::{Line, shown};
use crate::import::document::{self as import, Imported};
use crate::workspace;

/// How many things to look at and how many words without a place are shown: nobody reads more at once,
/// and the files hold all of them.
const SHOWN: usize = 50;

/// Starts a workspace from a document.
pub fn run(file: &Path, root: &Path, year: Option<i32>, terminal: &Terminal) -> u8 {
    let name = shown(file);
    let bytes = match import::open(file) {
        Ok(bytes) => bytes,
        Err(finding) => {
            terminal.show(&[finding]);
            return CONTENT;
        }
    };
    let imported = match import::import(&name, &bytes, year) {
        Ok(imported) => imported,
        Err(finding) => {
            terminal.show(&[finding]);
            return CONTENT;
        }
    };
    match workspace::start_with(root, &imported.files, &[]) {
        Ok(started) => {
            terminal.tell(&told(&name, root, &imported, terminal));
            init::beside(&started, terminal);
            terminal.tell(&terminal.words.word("import.next"));
            0
        }
        Err(error) => init::not_started(root, error, terminal),
    }
}

/// What was written, what was found, what to look at, and what found no place.
fn told(name: &str, root: &Path, imported: &Imported, terminal: &Terminal) -> String {
    let words = terminal.words;
    let done = Line::new("import.done").with("file", name).with("files", imported.files.len());
    let mut lines = vec![words.say(&done)];
    for (path, _) in &imported.files {
        lines.push(format!("  {}", shown(&root.join(path))));
    }
    let report = &imported.report;
    for (key, said) in [("import.found", &report.found), ("import.look", &report.look)] {
        if !said.is_empty() {
            lines.push(words.word(key));
            lines.extend(said.iter().take(SHOWN).map(|line| format!("  - {}", words.say(line))));
            if said.len() > SHOWN {
                let more = Line::new("import.more").with("count", said.len() - SHOWN);
                lines.push(format!("  {}", words.say(&more)));
            }
        }
    }
    if let Some((path, _)) = imported.files.last().filter(|_| !report.unplaced.is_empty()) {
        let line = Line::new("import.unplaced").with("count", report.unplaced.len());
        lines.push(words.say(&line.with("file", shown(&root.join(path)))));
        for unplaced in report.unplaced.iter().take(SHOWN) {
            lines.push(format!("  - {}: {}", words.say(&unplaced.at), unplaced.words));
        }
        if report.unplaced.len() > SHOWN {
            let more = Line::new("import.more").with("count", report.unplaced.len() - SHOWN);
            lines.push(format!("  {}", words.say(&more)));
        }
    }
    lines.join("\n")
}
