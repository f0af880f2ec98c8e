//! `kehoach new document`.

use clap::ArgMatches;

use super::{failed, made, missing};
use crate::cli::arguments::{argument, flag, option, text};
use crate::cli::terminal::Terminal;
use crate::cli::{Command, in_workspace};
use crate::diagnostic::{Catalogue, Line};
use crate::pipeline;

/// `kehoach new document`.
pub const COMMAND: Command = Command {
    name: "document",
    about: "cli.new.document",
    usage: "cli.usage.new.document",
    arguments,
    run,
};

fn arguments(document: clap::Command, words: &Catalogue) -> clap::Command {
    document
        .arg(argument(words, "type", "cli.new.document.type", "cli.value.type"))
        .arg(argument(words, "name", "cli.new.document.name", "cli.value.name"))
        .arg(option(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(flag(words, "dry-run", "cli.new.dry-run"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let Some(kind) = text(matches, "type") else {
        return missing("cli.value.type", "new.example.document", terminal);
    };
    let (name, plan) = (text(matches, "name"), text(matches, "plan"));
    let dry_run = matches.get_flag("dry-run");
    in_workspace(matches, terminal, |root| {
        match pipeline::new_paper(&root, plan.as_deref(), &kind, name.as_deref(), dry_run) {
            Ok(new) => made(&new, &Line::new("new.next.document"), terminal),
            Err(failure) => failed(failure, terminal),
        }
    })
}
