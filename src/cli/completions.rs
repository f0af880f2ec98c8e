//! `kehoach completions`: what a shell needs to complete the words of the command line.

use clap::{Arg, ArgMatches, value_parser};
use clap_complete::Shell;

use super::arguments;
use super::terminal::Terminal;
use super::{Command, PROGRAM};
use crate::diagnostic::Catalogue;

/// `kehoach completions`.
pub const COMMAND: Command = Command {
    name: "completions",
    about: "cli.completions",
    usage: "cli.usage.completions",
    arguments,
    run,
};

fn arguments(completions: clap::Command, words: &Catalogue) -> clap::Command {
    let shell = Arg::new("shell")
        .help(words.word("cli.shell"))
        .value_name(words.word("cli.value.shell"))
        .value_parser(value_parser!(Shell))
        .hide_possible_values(true)
        .required(true);
    completions.arg(shell)
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return super::USAGE };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut arguments::command(terminal.words), PROGRAM, &mut script);
    terminal.say(String::from_utf8_lossy(&script).trim_end());
    0
}
