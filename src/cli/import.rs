//! `kehoach import`: a table of tasks goes into a plan, a document becomes a workspace.

mod document;
mod table;

use std::path::PathBuf;

use clap::ArgMatches;

use super::arguments::{a_path, a_year, argument, flag, folder, option, path, text, year_of};
use super::terminal::Terminal;
use super::{Command, in_workspace};
use crate::diagnostic::Catalogue;

/// `kehoach import`.
pub const COMMAND: Command =
    Command { name: "import", about: "cli.import", usage: "cli.usage.import", arguments, run };

/// Endings of files that hold tables; `xls` is told what to do with it.
const TABLES: [&str; 3] = ["xlsx", "csv", "xls"];

fn arguments(import: clap::Command, words: &Catalogue) -> clap::Command {
    let file = argument(words, "file", "cli.import.file", "cli.value.file");
    import
        .arg(a_path(file).required(true))
        .arg(a_path(argument(words, "place", "cli.import.place", "cli.value.folder")))
        .arg(a_year(option(words, "year", "cli.import.year", "cli.value.number")))
        .arg(option(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(option(words, "sheet", "cli.sheet", "cli.value.sheet"))
        .arg(flag(words, "remove-missing", "cli.remove-missing"))
        .arg(flag(words, "dry-run", "cli.dry-run"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let file = path(matches, "file").unwrap_or_default();
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if TABLES.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        let options = table::Options {
            plan: text(matches, "plan"),
            sheet: text(matches, "sheet"),
            remove_missing: matches.get_flag("remove-missing"),
            dry_run: matches.get_flag("dry-run"),
        };
        return in_workspace(matches, terminal, |root| {
            table::run(&root, &file, &options, terminal)
        });
    }
    let place = path(matches, "place").or_else(|| folder(matches));
    let place = place.unwrap_or_else(|| PathBuf::from("."));
    document::run(&file, &place, year_of(matches, "year"), terminal)
}
