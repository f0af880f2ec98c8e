//! `kehoach check`.

use std::path::Path;

use super::arguments::{CheckOptions, Format};
use super::terminal::Terminal;
use super::{CONTENT, USAGE, unknown_id};
use crate::diagnostic::{self, Line};
use crate::pipeline;

/// Shows every problem of a workspace.
pub fn run(root: &Path, options: &CheckOptions, terminal: &Terminal) -> u8 {
    for id in &options.only {
        if let Some(finding) = unknown_id(id, terminal) {
            terminal.show(&[finding]);
            return USAGE;
        }
    }
    let (counts, mut findings) = pipeline::check(root);
    if !options.only.is_empty() {
        findings.retain(|finding| options.only.iter().any(|id| id == finding.id()));
    }
    let failed = findings.iter().any(|finding| finding.severity >= options.deny);
    match options.format {
        Format::Text => {}
        _ => return if failed { CONTENT } else { 0 },
    }
    terminal.show(&findings);
    if !findings.is_empty() {
        terminal.note(&diagnostic::summary(&findings, terminal.words));
    }
    if failed {
        return CONTENT;
    }
    let line = Line::new("check.done")
        .with("plans", counts.plans)
        .with("tasks", counts.tasks)
        .with("units", counts.units);
    terminal.say(&terminal.words.say(&line));
    0
}
