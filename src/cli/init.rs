//! `kehoach init`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::terminal::Terminal;
use super::{MACHINE, USAGE};
use crate::diagnostic::{Diagnostic, Line};
use crate::workspace::{self, NotStarted};

/// Starts a workspace.
pub fn run(root: &Path, year: Option<i32>, terminal: &Terminal) -> u8 {
    match workspace::start(root, year.unwrap_or_else(this_year)) {
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

/// The year of today in Việt Nam (UTC+7).
#[allow(
    clippy::disallowed_methods,
    reason = "a new plan is for now; nothing that exists depends on it"
)]
fn this_year() -> i32 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let local = i64::try_from(seconds).unwrap_or_default() + 7 * 60 * 60;
    let now = chrono::DateTime::from_timestamp(local, 0).unwrap_or_default();
    chrono::Datelike::year(&now)
}
