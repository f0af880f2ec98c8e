//! `kehoach schema`.

use std::path::Path;

use clap::ArgMatches;

use super::terminal::Terminal;
use super::{Command, MACHINE, in_workspace};
use crate::diagnostic::{Diagnostic, Line};
use crate::workspace::schema;

/// `kehoach schema`.
pub const COMMAND: Command = Command {
    name: "schema",
    about: "cli.schema",
    usage: "cli.usage.schema",
    arguments: |schema, _| schema,
    run,
};

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    in_workspace(matches, terminal, |root| schema(&root, terminal))
}

/// Writes the schemas of the YAML files, and shows the lines by which these name them.
fn schema(root: &Path, terminal: &Terminal) -> u8 {
    let written = match schema::write(root) {
        Ok(written) => written,
        Err((path, error)) => {
            let finding = Diagnostic::error("schema-failed").with("reason", error).about(path);
            terminal.show(&[finding]);
            return MACHINE;
        }
    };
    let words = terminal.words;
    let done = if written.is_empty() {
        Line::new("schema.same").with("files", schema::all().len() + 1)
    } else {
        Line::new("schema.done").with("files", written.len()).with("names", written.join(", "))
    };
    terminal.tell(&words.say(&done.with("folder", schema::FOLDER)));
    let missing = schema::without_line(root);
    if !missing.is_empty() {
        terminal.say(&words.say(&Line::new("schema.line").with("files", missing.len())));
        for (path, line) in missing {
            terminal.say(&format!("  {path}\n    {line}"));
        }
    }
    0
}
