//! `kehoach new`: next year's plan, a document, a post, a task.

mod document;
mod post;
mod task;
mod year;

use clap::ArgMatches;

use super::arguments::bare;
use super::terminal::Terminal;
use super::{Command, MACHINE, USAGE};
use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::pipeline::{Failure, NewPaper};

/// `kehoach new`.
pub const COMMAND: Command =
    Command { name: "new", about: "cli.new", usage: "cli.usage.new", arguments, run };

/// What can be made anew.
const KINDS: [Command; 4] = [year::COMMAND, document::COMMAND, post::COMMAND, task::COMMAND];

fn arguments(new: clap::Command, words: &Catalogue) -> clap::Command {
    let kinds = KINDS
        .iter()
        .map(|kind| (kind.arguments)(bare(kind.name, kind.usage, kind.about, words), words));
    new.subcommand_required(true)
        .subcommand_value_name(words.word("cli.value.command"))
        .subcommand_help_heading(words.word("cli.heading.kinds"))
        .subcommands(kinds)
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let named = matches.subcommand();
    let kind = named.and_then(|(name, matches)| {
        KINDS.iter().find(|kind| kind.name == name).map(|kind| (kind, matches))
    });
    kind.map_or(USAGE, |(kind, matches)| (kind.run)(matches, terminal))
}

/// Shows why nothing was made.
fn failed(failure: Failure, terminal: &Terminal) -> u8 {
    match failure {
        Failure::Content(mut findings) => {
            for finding in findings.iter_mut().filter(|one| one.id() == "usage-which-plan") {
                finding.hints.push(Line::new("usage-which-plan.option"));
            }
            terminal.show(&findings);
            terminal.note(&terminal.words.word("new.stopped"));
            // What stands at no line of a file is wrong with what was asked for.
            let asked = findings
                .iter()
                .all(|finding| finding.place.is_none() && !finding.id().starts_with("import-"));
            if asked { USAGE } else { super::CONTENT }
        }
        Failure::Machine(finding) => {
            terminal.show(&[finding]);
            MACHINE
        }
    }
}

/// Tells that something that has to be said was not.
fn missing(value: &'static str, example: &'static str, terminal: &Terminal) -> u8 {
    let words = terminal.words;
    let finding = Diagnostic::error("usage-new-missing").with("value", words.word(value));
    let hint = Line::new("usage-new-missing.example").with("example", words.word(example));
    super::misuse(finding.hint(hint), terminal)
}

/// Tells of a file that was made, or shows what it would be.
fn made(new: &NewPaper, next: &Line, terminal: &Terminal) -> u8 {
    let words = terminal.words;
    if new.written {
        terminal.say(&words.say(&Line::new("new.made").with("path", &new.path)));
        terminal.say(&words.say(next));
    } else {
        terminal.say(&words.say(&Line::new("new.would").with("path", &new.path)));
        terminal.say(new.text.trim_end());
        terminal.say(&words.word("new.dry-run"));
    }
    0
}
