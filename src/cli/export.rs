//! `kehoach export`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;

use super::arguments::{a_path, argument, flag, path, text};
use super::terminal::Terminal;
use super::{CONTENT, Command, MACHINE, USAGE, in_workspace};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line};
use crate::output;
use crate::pipeline::{self, Failure, TableKind};

/// `kehoach export`.
pub const COMMAND: Command =
    Command { name: "export", about: "cli.export", usage: "cli.usage.export", arguments, run };

fn arguments(export: clap::Command, words: &Catalogue) -> clap::Command {
    let table = argument(words, "table", "cli.table.out", "cli.value.file");
    export
        // The plan stands before the file, and may be left out.
        .allow_missing_positional(true)
        .arg(argument(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(a_path(table).required(true))
        .arg(flag(words, "overwrite", "cli.overwrite"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let plan = text(matches, "plan");
    let file = path(matches, "table").unwrap_or_default();
    let overwrite = matches.get_flag("overwrite");
    in_workspace(matches, terminal, |root| {
        export(&root, plan.as_deref(), &file, overwrite, terminal)
    })
}

/// Writes the tasks of a plan as a table.
fn export(
    root: &Path,
    plan: Option<&str>,
    file: &Path,
    overwrite: bool,
    terminal: &Terminal,
) -> u8 {
    let shown = diagnostic::shown(file);
    let Some(kind) = TableKind::of(file) else {
        let hint = Line::new("allowed").with("words", ".xlsx, .csv");
        terminal.show(&[Diagnostic::error("usage-table-kind").about(shown).hint(hint)]);
        return USAGE;
    };
    if !overwrite && file.symlink_metadata().is_ok() {
        let hint = Line::new("export-exists.overwrite");
        terminal.show(&[Diagnostic::error("export-exists").about(shown).hint(hint)]);
        return USAGE;
    }
    let exported = match pipeline::export(root, plan, kind) {
        Ok(exported) => exported,
        Err(failure) => return failed(failure, "exported.stopped", terminal),
    };
    if let Err(error) = write(file, &exported.bytes) {
        let finding = match error.kind() {
            io::ErrorKind::NotFound => Diagnostic::error("export-no-folder"),
            // The error itself names the temporary file that nobody knows.
            kind => Diagnostic::error("export-failed").with("reason", kind),
        };
        terminal.show(&[output::or_open(finding.about(shown), &error)]);
        return MACHINE;
    }
    let line = Line::new("exported.done")
        .with("plan", &exported.plan)
        .with("tasks", exported.tasks)
        .with("path", shown);
    terminal.tell(&terminal.words.say(&line));
    let line = if exported.internal > 0 {
        Line::new("exported.internal").with("count", exported.internal)
    } else {
        Line::new("exported.not-public")
    };
    terminal.tell(&terminal.words.say(&line));
    0
}

/// Shows why nothing was done.
pub fn failed(failure: Failure, stopped: &'static str, terminal: &Terminal) -> u8 {
    match failure {
        Failure::Content(findings) => {
            terminal.show(&findings);
            if findings.iter().any(|finding| finding.id().starts_with("usage-")) {
                return USAGE;
            }
            terminal.note(&terminal.words.word(stopped));
            CONTENT
        }
        Failure::Machine(finding) => {
            terminal.show(&[finding]);
            MACHINE
        }
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// What the disk refused.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut new = output::new_in(folder.unwrap_or(Path::new(".")))?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    // A temporary file is its owner's alone, and so stays what holds internal remarks; one that was there
    // keeps its permissions.
    if let Ok(there) = fs::metadata(file) {
        fs::set_permissions(new.path(), there.permissions())?;
    }
    output::put(new, file)
}
