//! `kehoach explain`.

use std::fmt::Write;

use clap::ArgMatches;

use super::arguments::argument;
use super::terminal::Terminal;
use super::{Command, USAGE, unknown_id};
use crate::check;
use crate::diagnostic::{Catalogue, Line};

/// `kehoach explain`.
pub const COMMAND: Command =
    Command { name: "explain", about: "cli.explain", usage: "cli.usage.explain", arguments, run };

fn arguments(explain: clap::Command, words: &Catalogue) -> clap::Command {
    explain.arg(argument(words, "id", "cli.id", "cli.value.id"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    explain(matches.get_one::<String>("id").map(String::as_str), terminal)
}

/// Shows the page of a finding, or every id there is.
fn explain(id: Option<&str>, terminal: &Terminal) -> u8 {
    let words = terminal.words;
    let Some(id) = id else {
        terminal.say(&words.word("explain.every"));
        for id in words.findings() {
            terminal
                .say(&format!("  {id:<28} {}", without_values(words.raw(id).unwrap_or_default())));
        }
        return 0;
    };
    if let Some(finding) = unknown_id(id, terminal) {
        terminal.show(&[finding]);
        return USAGE;
    }
    let mut text = format!("{id}: {}\n", without_values(words.raw(id).unwrap_or_default()));
    if let Some(rule) = check::rules().find(|rule| rule.id == id) {
        text.push_str(
            &words.say(&Line::new("explain.severity").with("severity", rule.severity.name(words))),
        );
        text.push('\n');
    }
    if let Some(page) = check::page(id, words.language()) {
        for (key, part) in [
            ("explain.what", &page.what),
            ("explain.why", &page.why),
            ("explain.clause", &page.clause),
            ("explain.before", &page.before),
            ("explain.after", &page.after),
        ] {
            let part: Vec<String> =
                part.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect();
            let _ = writeln!(text, "\n{}\n{}", words.word(key), part.join("\n"));
        }
    } else {
        let hints: Vec<&str> = words
            .keys()
            .filter(|key| key.strip_prefix(id).is_some_and(|rest| rest.starts_with('.')))
            .filter_map(|key| words.raw(key))
            .collect();
        if !hints.is_empty() {
            let _ = writeln!(text, "\n{}", words.word("explain.mend"));
            for hint in hints {
                let _ = writeln!(text, "  {}", without_values(hint));
            }
        }
    }
    terminal.say(text.trim_end());
    0
}

/// A sentence of the catalogue with a mark in place of each value, which no finding has given yet.
fn without_values(sentence: &str) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((value, after)) = behind.split_once('}') else { break };
        text.push_str(before);
        // Words that depend on a number are those of several.
        text.push_str(value.rsplit_once('|').map_or("…", |(_, several)| several));
        rest = after;
    }
    text + rest
}
