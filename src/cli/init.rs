//! `kehoach init`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use clap::ArgMatches;

use super::arguments::{a_path, a_year, argument, flag, folder, option, path, text, year_of};
use super::terminal::Terminal;
use super::{Command, MACHINE, USAGE, misuse, today};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line};
use crate::workspace::{self, NotStarted, SAMPLES};

/// `kehoach init`.
pub const COMMAND: Command =
    Command { name: "init", about: "cli.init", usage: "cli.usage.init", arguments, run };

fn arguments(init: clap::Command, words: &Catalogue) -> clap::Command {
    init.arg(a_path(argument(words, "place", "cli.place", "cli.value.folder")))
        .arg(a_year(option(words, "year", "cli.year", "cli.value.number")))
        .arg(option(words, "sample", "cli.sample", "cli.value.name"))
        .arg(flag(words, "samples", "cli.samples"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    if matches.get_flag("samples") {
        return samples(terminal);
    }
    let with = match (text(matches, "sample"), year_of(matches, "year")) {
        (Some(_), Some(_)) => return misuse(Diagnostic::error("usage-sample-year"), terminal),
        (Some(name), None) => With::Sample(name),
        (None, year) => With::Draft(year),
    };
    let place = path(matches, "place").or_else(|| folder(matches));
    start(&place.unwrap_or_else(|| PathBuf::from(".")), &with, terminal)
}

/// What a workspace is started with.
enum With {
    /// The draft of the plan of a year; this year if none is named.
    Draft(Option<i32>),
    /// The sample of this name.
    Sample(String),
}

/// Starts a workspace.
fn start(root: &Path, with: &With, terminal: &Terminal) -> u8 {
    let started = match with {
        With::Draft(year) => workspace::start(root, year.unwrap_or_else(|| today().year())),
        With::Sample(name) => {
            let Some(sample) = SAMPLES.iter().find(|sample| sample.name == name) else {
                terminal.show(&[unknown(name)]);
                return USAGE;
            };
            workspace::start_from(root, sample)
        }
    };
    match started {
        Ok(files) => {
            let line = Line::new("init.done").with("files", files.len());
            terminal.say(&terminal.words.say(&line));
            for path in files {
                terminal.say(&format!("  {}", diagnostic::shown(&root.join(path))));
            }
            terminal.say(&terminal.words.word("init.next"));
            0
        }
        Err(error) => not_started(root, error, terminal),
    }
}

/// Tells why no workspace was started.
pub fn not_started(root: &Path, error: NotStarted, terminal: &Terminal) -> u8 {
    let shown = |path: String| diagnostic::shown(&root.join(path));
    match error {
        NotStarted::Exists(path) => {
            terminal.show(&[Diagnostic::error("init-exists").about(shown(path))]);
            USAGE
        }
        NotStarted::Io(path, error) => {
            let finding = Diagnostic::error("init-failed").with("reason", error);
            terminal.show(&[finding.about(shown(path))]);
            MACHINE
        }
    }
}

/// Shows which samples there are.
fn samples(terminal: &Terminal) -> u8 {
    let widest = SAMPLES.iter().map(|sample| sample.name.len()).max().unwrap_or_default();
    let mut text = terminal.words.word("init.samples");
    for sample in &SAMPLES {
        let about = terminal.words.word(sample.about);
        let _ = write!(text, "\n  {:<widest$}  {about}", sample.name);
    }
    terminal.say(&text);
    0
}

fn unknown(name: &str) -> Diagnostic {
    let finding = Diagnostic::error("usage-unknown-sample").with("name", name);
    let finding = match diagnostic::nearest(name, SAMPLES.iter().map(|sample| sample.name)) {
        Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
        None => finding,
    };
    finding.hint(Line::new("usage.help").with("command", "kehoach init --samples"))
}
