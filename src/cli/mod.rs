//! The command line: the terminal, the environment, the clock, and nothing else.

mod arguments;
mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod import;
mod init;
mod man;
mod new;
mod paragraph;
mod publish;
mod questions;
mod record;
mod release;
mod schema;
mod serve;
mod status;
mod system_fonts;
mod terminal;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use clap::ArgMatches;

use crate::diagnostic::{self, Catalogue, Diagnostic, Language, Line};
use crate::workspace;

use arguments::Parsed;
use terminal::Terminal;

/// The name of the program.
const PROGRAM: &str = "kehoach";

/// The content has errors.
const CONTENT: u8 = 1;
/// The command was called wrongly.
const USAGE: u8 = 2;
/// The machine failed: disk or engine.
const MACHINE: u8 = 3;

/// A command (lệnh): its arguments, and what it does.
struct Command {
    /// Its name.
    name: &'static str,
    /// What it does, as a key of the catalogue.
    about: &'static str,
    /// How it is called, as a key of the catalogue.
    usage: &'static str,
    /// Adds its own arguments.
    arguments: fn(clap::Command, &Catalogue) -> clap::Command,
    /// Does it, and answers with the exit code.
    run: fn(&ArgMatches, &Terminal) -> u8,
}

/// The commands, in the order of the help.
const COMMANDS: &[Command] = &[
    init::COMMAND,
    new::COMMAND,
    check::COMMAND,
    build::COMMAND,
    serve::COMMAND,
    publish::COMMAND,
    status::COMMAND,
    diff::COMMAND,
    record::COMMAND,
    release::COMMAND,
    export::COMMAND,
    import::COMMAND,
    explain::COMMAND,
    schema::COMMAND,
    completions::COMMAND,
    man::COMMAND,
];

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let terminal = Terminal::new(Catalogue::of(language(&arguments)));
    ExitCode::from(run(&arguments, &terminal))
}

fn run(arguments: &[OsString], terminal: &Terminal) -> u8 {
    match arguments::parse(arguments, terminal.words) {
        Parsed::Run(at, matches) => match COMMANDS.get(at) {
            Some(command) => {
                (command.run)(&matches, &terminal.speaking(arguments::voice(&matches)))
            }
            None => USAGE,
        },
        Parsed::Say(text) => {
            terminal.say(&text);
            0
        }
        Parsed::Misuse(finding) => misuse(finding, terminal),
    }
}

/// Does something in the workspace that was named, or that the current folder lies in.
fn in_workspace(matches: &ArgMatches, terminal: &Terminal, run: impl FnOnce(PathBuf) -> u8) -> u8 {
    match workspace_of(arguments::folder(matches)) {
        Ok(root) => run(root),
        Err(finding) => misuse(finding, terminal),
    }
}

/// The finding that an id names nothing, if it does not.
fn unknown_id(id: &str, terminal: &Terminal) -> Option<Diagnostic> {
    if terminal.words.findings().any(|known| known == id) {
        return None;
    }
    let finding = Diagnostic::error("usage-unknown-id").with("id", id);
    Some(match diagnostic::nearest(id, terminal.words.findings()) {
        Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
        None => finding.hint(Line::new("usage.help").with("command", "kehoach explain")),
    })
}

fn misuse(finding: Diagnostic, terminal: &Terminal) -> u8 {
    terminal.show(&[finding]);
    USAGE
}

/// Today in Việt Nam (UTC+7).
#[allow(
    clippy::disallowed_methods,
    reason = "a new plan is for now, and what is written down bears a day; what is built never asks"
)]
fn today() -> NaiveDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let local = i64::try_from(seconds).unwrap_or_default() + 7 * 60 * 60;
    chrono::DateTime::from_timestamp(local, 0).unwrap_or_default().date_naive()
}

/// The workspace that was named, or the one that the current folder lies in.
fn workspace_of(named: Option<PathBuf>) -> Result<PathBuf, Diagnostic> {
    let missing = |id, path: &std::path::Path| {
        Diagnostic::error(id)
            .with("file", workspace::AGENCY_FILE)
            .about(diagnostic::shown(path))
            .hint(Line::new("no-workspace.where"))
    };
    if let Some(folder) = named {
        let there = folder.join(workspace::AGENCY_FILE).symlink_metadata().is_ok();
        return if there { Ok(folder) } else { Err(missing("not-a-workspace", &folder)) };
    }
    let here = std::env::current_dir().unwrap_or_default();
    match workspace::find(&here) {
        // Paths are shown as short as they can be.
        Some(root) if root == here => Ok(PathBuf::from(".")),
        Some(root) => Ok(root),
        None => Err(missing("no-workspace", &here)),
    }
}

/// The language of the words: the one that is asked for, else that of the workspace, else that of
/// the locale, else Vietnamese. It is needed before the arguments can be read, for their own help is
/// in it.
fn language(arguments: &[OsString]) -> Language {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let named = value_of(&words, "--lang").and_then(Language::from_code);
    let of_workspace = || {
        let folder = value_of(&words, "-C").map(PathBuf::from);
        workspace::language(&folder.or_else(|| workspace::find(&std::env::current_dir().ok()?))?)
    };
    named.or_else(of_workspace).or_else(locale).unwrap_or(Language::Vi)
}

/// The value of an option, written beside it or after it.
fn value_of<'a>(words: &[&'a str], option: &str) -> Option<&'a str> {
    words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix(option) {
        Some("") => words.get(at + 1).copied(),
        Some(rest) => rest.strip_prefix('=').or(option.strip_prefix("-C").map(|_| rest)),
        None => None,
    })
}

/// The language of the locale, by the first of the variables that is set (POSIX, section 8.2).
fn locale() -> Option<Language> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)?;
    Language::from_code(value.to_str()?)
}
