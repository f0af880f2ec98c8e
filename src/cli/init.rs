//! `kehoach init`.

use std::path::Path;

use chrono::Datelike;

use super::terminal::Terminal;
use super::{MACHINE, USAGE, today};
use crate::diagnostic::{Diagnostic, Line};
use crate::workspace::{self, NotStarted};

/// Starts a workspace.
pub fn run(root: &Path, year: Option<i32>, terminal: &Terminal) -> u8 {
    match workspace::start(root, year.unwrap_or_else(|| today().year())) {
        Ok(files) => {
            let line = Line::new("init.done").with("files", files.len());
            terminal.say(&terminal.words.say(&line));
            for path in files {
                terminal.say(&format!("  {}", root.join(path).display()));
            }
            terminal.say(&terminal.words.word("init.next"));
            0
        }
        Err(NotStarted::Exists(path)) => {
            let path = root.join(path).display().to_string();
            terminal.show(&[Diagnostic::error("init-exists").about(path)]);
            USAGE
        }
        Err(NotStarted::Io(path, error)) => {
            let finding = Diagnostic::error("init-failed").with("reason", error);
            terminal.show(&[finding.about(root.join(path).display().to_string())]);
            MACHINE
        }
    }
}
