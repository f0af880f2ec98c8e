//! `kehoach new task`.

use clap::{ArgAction, ArgMatches};

use super::{failed, missing};
use crate::cli::arguments::{argument, flag, option, text};
use crate::cli::terminal::Terminal;
use crate::cli::{Command, in_workspace};
use crate::diagnostic::{Catalogue, Line};
use crate::pipeline::{self, NewTask, TaskRequest};

/// `kehoach new task`.
pub const COMMAND: Command =
    Command { name: "task", about: "cli.new.task", usage: "cli.usage.new.task", arguments, run };

fn arguments(task: clap::Command, words: &Catalogue) -> clap::Command {
    let lead = option(words, "lead", "cli.new.task.lead", "cli.value.unit");
    task.arg(argument(words, "text", "cli.new.task.text", "cli.value.words"))
        .arg(option(words, "when", "cli.new.task.when", "cli.value.time"))
        .arg(lead.action(ArgAction::Append))
        .arg(option(words, "group", "cli.new.task.group", "cli.value.id"))
        .arg(option(words, "id", "cli.new.task.id", "cli.value.id"))
        .arg(option(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(flag(words, "dry-run", "cli.new.dry-run"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let Some(words) = text(matches, "text") else {
        return missing("cli.value.words", "new.example.task", terminal);
    };
    let Some(when) = text(matches, "when") else {
        return missing("cli.value.when", "new.example.task", terminal);
    };
    let lead: Vec<String> = matches.get_many("lead").into_iter().flatten().cloned().collect();
    let (plan, group, id) = (text(matches, "plan"), text(matches, "group"), text(matches, "id"));
    let request = TaskRequest {
        plan: plan.as_deref(),
        text: &words,
        when: &when,
        lead: &lead,
        group: group.as_deref(),
        id: id.as_deref(),
        dry_run: matches.get_flag("dry-run"),
    };
    in_workspace(matches, terminal, |root| match pipeline::new_task(&root, &request) {
        Ok(new) => {
            tell(&new, terminal);
            0
        }
        Err(failure) => failed(failure, terminal),
    })
}

fn tell(new: &NewTask, terminal: &Terminal) {
    let words = terminal.words;
    terminal.show(&new.warnings);
    let line = match (&new.behind, new.written) {
        (Some(behind), true) => Line::new("new.task.behind").with("behind", behind),
        (Some(behind), false) => Line::new("new.task.would.behind").with("behind", behind),
        (None, true) => Line::new("new.task.first"),
        (None, false) => Line::new("new.task.would.first"),
    };
    let line = line.with("id", &new.id).with("path", &new.path).with("line", new.line);
    terminal.say(&words.say(&line));
    terminal.say(&new.text);
    terminal.say(&words.word(if new.written { "new.next.task" } else { "new.dry-run" }));
}
