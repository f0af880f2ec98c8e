//! `kehoach record`.

use std::path::Path;

use chrono::NaiveDate;
use clap::ArgMatches;

use super::arguments::{a_day, font_arguments, font_folders, option};
use super::terminal::Terminal;
use super::{CONTENT, Command, MACHINE, in_workspace, today};
use crate::diagnostic::{self, Catalogue, Line};
use crate::edition::Change;
use crate::pipeline::{self, Failure};
use crate::print::FontFolders;

/// `kehoach record`.
pub const COMMAND: Command =
    Command { name: "record", about: "cli.record", usage: "cli.usage.record", arguments, run };

/// How many changes are shown one by one.
const SHOWN: usize = 40;

fn arguments(record: clap::Command, words: &Catalogue) -> clap::Command {
    let date = option(words, "date", "cli.date", "cli.value.date");
    record.arg(a_day(date)).args(font_arguments(words))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let day = matches.get_one::<NaiveDate>("date").copied().unwrap_or_else(today);
    let fonts = font_folders(matches);
    in_workspace(matches, terminal, |root| record(&root, day, &fonts, terminal))
}

/// Writes down what the calendars publish, and shows what changed since they did so last.
fn record(root: &Path, day: NaiveDate, fonts: &FontFolders, terminal: &Terminal) -> u8 {
    let words = terminal.words;
    let records = match pipeline::record(root, fonts, day) {
        Ok(records) => records,
        Err(Failure::Content(findings)) => {
            let errors: Vec<_> = findings
                .into_iter()
                .filter(|finding| finding.severity == diagnostic::Severity::Error)
                .collect();
            terminal.show(&errors);
            terminal.note(&words.word("recorded.stopped"));
            return CONTENT;
        }
        Err(Failure::Machine(finding)) => {
            terminal.show(&[finding]);
            return MACHINE;
        }
    };
    let mut written = false;
    for record in &records {
        written |= record.written;
        let Some(path) = &record.path else {
            let line = Line::new("recorded.draft").with("plan", &record.plan);
            terminal.tell(&words.say(&line));
            continue;
        };
        let line = if record.first {
            Line::new("recorded.first")
        } else if record.changes.is_empty() {
            Line::new("recorded.same")
        } else {
            Line::new("recorded.changed").with("changes", record.changes.len())
        };
        let line = line.with("plan", &record.plan).with("events", record.events).with("path", path);
        terminal.tell(&words.say(&line));
        if record.first {
            continue;
        }
        for (change, title) in record.changes.iter().take(SHOWN) {
            let key = match change {
                Change::New => "recorded.line.new",
                Change::Changed => "recorded.line.changed",
                Change::Dropped => "recorded.line.dropped",
                Change::Back => "recorded.line.back",
            };
            terminal.tell(&format!("  {}", words.say(&Line::new(key).with("title", title))));
        }
        if let Some(rest) = record.changes.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            let line = Line::new("recorded.line.more").with("count", rest);
            terminal.tell(&format!("  {}", words.say(&line)));
        }
    }
    if written {
        terminal.tell(&words.word("recorded.next"));
    }
    0
}
