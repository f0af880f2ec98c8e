//! `kehoach new post`.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::{failed, made, missing};
use crate::cli::arguments::{a_day, argument, flag, option, text};
use crate::cli::terminal::Terminal;
use crate::cli::{Command, in_workspace, today};
use crate::diagnostic::{Catalogue, Line};
use crate::pipeline;

/// `kehoach new post`.
pub const COMMAND: Command =
    Command { name: "post", about: "cli.new.post", usage: "cli.usage.new.post", arguments, run };

fn arguments(post: clap::Command, words: &Catalogue) -> clap::Command {
    post.arg(argument(words, "title", "cli.new.post.title", "cli.value.title"))
        .arg(option(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(a_day(option(words, "date", "cli.new.post.date", "cli.value.date")))
        .arg(flag(words, "dry-run", "cli.new.dry-run"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let Some(title) = text(matches, "title") else {
        return missing("cli.value.title", "new.example.post", terminal);
    };
    let plan = text(matches, "plan");
    let day = matches.get_one::<NaiveDate>("date").copied().unwrap_or_else(today);
    let dry_run = matches.get_flag("dry-run");
    in_workspace(matches, terminal, |root| {
        match pipeline::new_post(&root, plan.as_deref(), &title, day, dry_run) {
            Ok(new) => made(&new, &Line::new("new.next.post"), terminal),
            Err(failure) => failed(failure, terminal),
        }
    })
}
