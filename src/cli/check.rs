//! `kehoach check`.

use std::path::Path;

use super::CONTENT;
use super::terminal::Terminal;
use crate::diagnostic::{self, Line};
use crate::pipeline;

/// Shows every problem of a workspace.
pub fn run(root: &Path, terminal: &Terminal) -> u8 {
    let (counts, findings) = pipeline::check(root);
    terminal.show(&findings);
    if !findings.is_empty() {
        terminal.note(&diagnostic::summary(&findings, terminal.words));
    }
    if diagnostic::any_error(&findings) {
        return CONTENT;
    }
    let line = Line::new("check.done")
        .with("plans", counts.plans)
        .with("tasks", counts.tasks)
        .with("units", counts.units);
    terminal.say(&terminal.words.say(&line));
    0
}
