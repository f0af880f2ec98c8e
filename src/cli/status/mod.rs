//! `kehoach status`.

mod json;
mod text;

use std::path::Path;

use chrono::NaiveDate;
use clap::{ArgMatches, value_parser};

use super::arguments::{DAYS_AHEAD, a_day, argument, choice, option, text as value};
use super::terminal::Terminal;
use super::{CONTENT, Command, USAGE, in_workspace, today};
use crate::diagnostic::{Catalogue, Diagnostic, Line, Severity};
use crate::edition::standing::{self, Standing};
use crate::edition::{self, Edition};
use crate::{pipeline, workspace};

/// `kehoach status`.
pub const COMMAND: Command =
    Command { name: "status", about: "cli.status", usage: "cli.usage.status", arguments, run };

/// How far it is looked ahead, in days.
const DAYS: u32 = 30;

/// What is wanted.
struct Options {
    /// The address of the plan, if one was named.
    plan: Option<String>,
    /// The day.
    day: NaiveDate,
    /// How many days it is looked ahead.
    days: u32,
    /// The unit, if one was named.
    unit: Option<String>,
    /// Whether it is for programs.
    json: bool,
}

fn arguments(status: clap::Command, words: &Catalogue) -> clap::Command {
    let days = option(words, "days", "cli.days", "cli.value.number");
    let format = option(words, "format", "cli.status.format", "cli.value.format");
    status
        .arg(argument(words, "plan", "cli.status.plan", "cli.value.plan"))
        .arg(a_day(option(words, "on", "cli.on", "cli.value.date")))
        .arg(option(words, "unit", "cli.unit", "cli.value.unit"))
        .arg(days.value_parser(value_parser!(u32).range(DAYS_AHEAD)))
        .arg(choice(format, ["text", "json"]))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let options = Options {
        plan: value(matches, "plan"),
        day: matches.get_one::<NaiveDate>("on").copied().unwrap_or_else(today),
        days: matches.get_one::<u32>("days").copied().unwrap_or(DAYS),
        unit: value(matches, "unit"),
        json: value(matches, "format").as_deref() == Some("json"),
    };
    in_workspace(matches, terminal, |root| status(&root, &options, terminal))
}

/// Shows how a plan stands.
fn status(root: &Path, options: &Options, terminal: &Terminal) -> u8 {
    let (workspace, mut findings) = workspace::read(root);
    let (editions, found) = edition::resolve(&workspace);
    findings.extend(found);
    findings.retain(|finding| finding.severity == Severity::Error);
    if !findings.is_empty() {
        terminal.show(&findings);
        terminal.note(&terminal.words.word("status.stopped"));
        return CONTENT;
    }
    let edition = match chosen(&editions, options) {
        Ok(edition) => edition,
        Err(finding) => {
            terminal.show(&[finding]);
            return USAGE;
        }
    };
    let named = options.unit.as_deref().map(|name| pipeline::unit_named(&workspace, name));
    let unit = match named.transpose() {
        Ok(unit) => unit.map(|unit| &unit.id),
        Err(finding) => {
            terminal.show(&[finding]);
            return USAGE;
        }
    };
    let standing = Standing::of(edition, options.day, options.days, unit);
    if options.json {
        terminal.say(&json::data(edition, &standing, options.days, unit).to_string());
        return 0;
    }
    let others: Vec<&str> = standing::others(&editions, edition, options.day)
        .map(|other| other.plan.address.as_str())
        .collect();
    let others = if options.plan.is_none() { others } else { Vec::new() };
    terminal.say(&text::picture(edition, &standing, unit, &others, terminal));
    0
}

/// The plan that is named, or the one that runs on the day.
fn chosen<'a, 'w>(
    editions: &'a [Edition<'w>],
    options: &Options,
) -> Result<&'a Edition<'w>, Diagnostic> {
    let Some(wanted) = &options.plan else {
        return standing::running_on(editions, options.day)
            .ok_or_else(|| Diagnostic::error("no-plan").hint(Line::new("no-plan.where")));
    };
    let address = workspace::address(wanted);
    let found = editions.iter().find(|edition| edition.plan.address == address);
    found.ok_or_else(|| {
        let names = editions.iter().map(|edition| edition.plan.address.as_str());
        pipeline::unknown_plan(wanted, names)
    })
}
