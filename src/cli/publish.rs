//! `kehoach publish`.

use std::path::Path;

use clap::ArgMatches;

use super::arguments::{a_path, argument, flag, option, path, text};
use super::build::output_of;
use super::questions::is_yes;
use super::terminal::Terminal;
use super::{Command, MACHINE, USAGE, in_workspace, misuse};
use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::pipeline::{self, NotPublished};
use crate::publish::{Destination, Difference, Publication, SystemTools};

/// `kehoach publish`.
pub const COMMAND: Command =
    Command { name: "publish", about: "cli.publish", usage: "cli.usage.publish", arguments, run };

/// How many files are named of each kind.
const SHOWN: usize = 20;

fn arguments(publish: clap::Command, words: &Catalogue) -> clap::Command {
    publish
        .arg(argument(words, "destination", "cli.publish.destination", "cli.value.destination"))
        .arg(flag(words, "dry-run", "cli.publish.dry-run"))
        .arg(flag(words, "yes", "cli.publish.yes"))
        .arg(a_path(option(words, "output", "cli.publish.output", "cli.value.folder")))
}

/// What is wanted.
struct Options {
    /// The destination, if one was named.
    destination: Option<String>,
    /// Whether it is only told what would be done.
    dry_run: bool,
    /// Whether nobody is asked.
    yes: bool,
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let options = Options {
        destination: text(matches, "destination"),
        dry_run: matches.get_flag("dry-run"),
        yes: matches.get_flag("yes"),
    };
    in_workspace(matches, terminal, |root| {
        let output = path(matches, "output").unwrap_or_else(|| output_of(&root));
        publish(&root, &output, &options, terminal)
    })
}

/// Publishes what the last build wrote.
fn publish(root: &Path, output: &Path, options: &Options, terminal: &Terminal) -> u8 {
    let tools = SystemTools::new(std::env::var_os("RSYNC_PASSWORD"));
    let destination = match &options.destination {
        Some(text) => {
            Destination::parse(text).map_err(|finding| NotPublished::Usage(vec![finding]))
        }
        None => pipeline::destination(root),
    };
    let compared = destination.and_then(|destination| {
        let compared = pipeline::compare_published(root, output, &destination, &tools)?;
        Ok((destination, compared))
    });
    match compared {
        Ok((destination, (publication, findings))) => {
            terminal.show(&findings);
            carry_out(&publication, &destination, options, terminal)
        }
        Err(NotPublished::Usage(findings)) => {
            terminal.show(&findings);
            USAGE
        }
        Err(NotPublished::Machine(finding)) => {
            terminal.show(&[finding]);
            MACHINE
        }
    }
}

fn carry_out(
    publication: &Publication,
    destination: &Destination,
    options: &Options,
    terminal: &Terminal,
) -> u8 {
    let words = terminal.words;
    let difference = &publication.difference;
    if difference.is_nothing() {
        let line = Line::new("publish.same").with("files", difference.same);
        terminal.say(&words.say(&line.with("destination", destination)));
        return 0;
    }
    tell(difference, destination, terminal);
    if options.dry_run {
        terminal.say(&words.word("publish.dry-run"));
        return 0;
    }
    if !options.yes {
        match terminal.ask(&words.word("publish.ask")) {
            Some(answer) if is_yes(&answer) => {}
            Some(_) => {
                terminal.say(&words.word("publish.not"));
                return 0;
            }
            None => {
                let hint = Line::new("publish-unconfirmed.yes");
                return misuse(Diagnostic::error("publish-unconfirmed").hint(hint), terminal);
            }
        }
    }
    terminal.note(&words.word("publish.sending"));
    match publication.carry_out() {
        Ok(left) => {
            if !left.is_empty() {
                let finding = Diagnostic::warning("publish-left")
                    .with("count", left.len())
                    .with("files", left.join(", "))
                    .about(destination.to_string());
                terminal.show(&[finding.hint(Line::new("publish-left.look"))]);
            }
            let line = counted(Line::new("publish.done"), difference, destination);
            terminal.say(&words.say(&line));
            0
        }
        Err(finding) => {
            terminal.show(&[finding.hint(Line::new("publish.resume"))]);
            MACHINE
        }
    }
}

fn counted(line: Line, difference: &Difference, destination: &Destination) -> Line {
    line.with("destination", destination)
        .with("added", difference.added.len())
        .with("changed", difference.changed.len())
        .with("removed", difference.removed.len())
}

fn tell(difference: &Difference, destination: &Destination, terminal: &Terminal) {
    let words = terminal.words;
    if difference.cut_off {
        terminal.say(&words.word("publish.cut-off"));
    }
    let line = counted(Line::new("publish.would"), difference, destination);
    terminal.say(&words.say(&line.with("same", difference.same)));
    for (paths, line) in [
        (&difference.added, Line::new("publish.line.added")),
        (&difference.changed, Line::new("publish.line.changed")),
        (&difference.removed, Line::new("publish.line.removed")),
    ] {
        for path in paths.iter().take(SHOWN) {
            terminal.say(&format!("  {}", words.say(&line.clone().with("path", path))));
        }
        if let Some(rest) = paths.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            let line = Line::new("publish.line.more").with("count", rest);
            terminal.say(&format!("  {}", words.say(&line)));
        }
    }
}
