//! `kehoach check`.

use std::path::Path;

use super::arguments::{CheckOptions, Format};
use super::terminal::Terminal;
use super::{CONTENT, MACHINE, USAGE, unknown_id};
use crate::check;
use crate::diagnostic::{self, Diagnostic, Line};
use crate::pipeline;

/// Shows every problem of a workspace.
pub fn run(root: &Path, options: &CheckOptions, terminal: &Terminal) -> u8 {
    for id in &options.only {
        if let Some(finding) = unknown_id(id, terminal) {
            terminal.show(&[finding]);
            return USAGE;
        }
    }
    let wanted = |finding: &Diagnostic| {
        options.only.is_empty() || options.only.iter().any(|id| id == finding.id())
    };
    let (mut counts, mut findings) = pipeline::check(root, &options.fonts);
    findings.retain(wanted);
    if options.fix {
        match pipeline::mend(root, &findings) {
            Ok(mended) => {
                for file in &mended {
                    let changes = diagnostic::changes(&file.path, &file.before, &file.after);
                    terminal.note(&changes);
                }
                let line = Line::new("fix.done").with("files", mended.len());
                terminal.note(&terminal.words.say(&line));
            }
            Err(finding) => {
                terminal.show(&[finding]);
                return MACHINE;
            }
        }
        (counts, findings) = pipeline::check(root, &options.fonts);
        findings.retain(wanted);
    }
    let failed = findings.iter().any(|finding| finding.severity >= options.deny);
    let words = terminal.words;
    let base = match root.to_str() {
        Some(".") | None => String::new(),
        Some(root) => format!("{}/", root.trim_end_matches('/')),
    };
    let data = match options.format {
        Format::Text => None,
        Format::Json => Some(diagnostic::json(&findings, words)),
        Format::Github => Some(diagnostic::annotations(&findings, &base, words)),
        Format::Sarif => {
            let help = |id: &str| check::page(id, words.language()).map(|page| page.why);
            Some(diagnostic::sarif(&findings, &base, words, &help))
        }
    };
    if let Some(data) = data {
        if !data.is_empty() {
            terminal.say(&data);
        }
        return if failed { CONTENT } else { 0 };
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
