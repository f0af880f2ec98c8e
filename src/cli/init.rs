//! `kehoach init`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use super::arguments::{
    a_path, a_year, argument, choice, flag, folder, option, path, text, year_of,
};
use super::questions::{Answer, Question, ask, is_yes};
use super::terminal::Terminal;
use super::{Command, MACHINE, USAGE, today};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line};
use crate::pipeline::{self, StartRequest, StartedInYear};
use crate::workspace::{self, AGENCY_FILE, CiKind, NotStarted, Office, SAMPLES, Sample, Started};

/// `kehoach init`.
pub const COMMAND: Command =
    Command { name: "init", about: "cli.init", usage: "cli.usage.init", arguments, run };

/// What is said of the office, by the names of the options.
const OF_OFFICE: [&str; 6] = ["agency", "parent", "place-name", "signer", "title", "domain"];

/// What `--ci` takes: the hosts of [`CiKind::ALL`], both, none.
const HOSTS: [&str; 4] = ["github", "gitlab", "both", "none"];

fn arguments(init: clap::Command, words: &Catalogue) -> clap::Command {
    init.arg(a_path(argument(words, "place", "cli.place", "cli.value.folder")))
        .arg(a_year(option(words, "year", "cli.year", "cli.value.number")))
        .arg(option(words, "agency", "cli.agency", "cli.value.name"))
        .arg(option(words, "parent", "cli.parent", "cli.value.name"))
        .arg(option(words, "place-name", "cli.place-name", "cli.value.name").long("place"))
        .arg(option(words, "signer", "cli.signer", "cli.value.name"))
        .arg(option(words, "title", "cli.title", "cli.value.name"))
        .arg(option(words, "domain", "cli.domain", "cli.value.name"))
        .arg(choice(option(words, "ci", "cli.ci", "cli.value.host"), HOSTS))
        .arg(option(words, "sample", "cli.sample", "cli.value.name"))
        .arg(flag(words, "samples", "cli.samples"))
}

/// What a workspace is started with.
#[derive(Default)]
struct With {
    /// The sample; the draft of a plan where there is none.
    sample: Option<&'static Sample>,
    /// The year of the plan, where it is said; else that of the sample, or the one that is drafted for now.
    year: Option<i32>,
    /// Whose it is.
    office: Option<Office>,
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    if matches.get_flag("samples") {
        return samples(terminal);
    }
    let place = path(matches, "place").or_else(|| folder(matches));
    let root = place.unwrap_or_else(|| PathBuf::from("."));
    let mut with = match said(matches) {
        Ok(with) => with,
        Err(findings) => {
            terminal.show(&findings);
            return USAGE;
        }
    };
    let silent = OF_OFFICE.iter().chain(&["sample", "year"]).all(|id| !matches.contains_id(id));
    if silent && terminal.can_ask() {
        // Nobody answers questions for nothing.
        if root.join(AGENCY_FILE).symlink_metadata().is_ok() {
            return not_started(&root, NotStarted::Exists(AGENCY_FILE.to_owned()), terminal);
        }
        let Some(answered) = asked(&root, terminal) else {
            terminal.note(&terminal.words.word("init.stopped"));
            return USAGE;
        };
        with = answered;
    }
    start(&root, &with, &hosts(matches), terminal)
}

/// The code hosts that recipes are written for.
fn hosts(matches: &ArgMatches) -> Vec<CiKind> {
    let wanted = matches.get_one::<String>("ci").map_or("both", String::as_str);
    let hosts = CiKind::ALL.into_iter().filter(|(name, _)| ["both", name].contains(&wanted));
    hosts.map(|(_, host)| host).collect()
}

/// What the options say, or everything that is wrong with them.
fn said(matches: &ArgMatches) -> Result<With, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut with = With { year: year_of(matches, "year"), ..With::default() };
    if let Some(name) = text(matches, "sample") {
        with.sample = SAMPLES.iter().find(|sample| sample.name == name);
        if with.sample.is_none() {
            findings.push(unknown(&name));
        }
    }
    for id in OF_OFFICE {
        let value = text(matches, id).unwrap_or_default();
        let wrong = if id == "domain" { !is_domain(&value) } else { !workspace::is_name(&value) };
        if matches.contains_id(id) && wrong {
            findings.push(not_a_name(id, &value));
        }
    }
    let of_office = |id| text(matches, id);
    match of_office("agency") {
        Some(agency) => {
            with.office = Some(Office {
                parent: of_office("parent").map(|name| Office::named(&name).agency),
                place: of_office("place-name"),
                signer: of_office("signer"),
                title: of_office("title"),
                domain: of_office("domain"),
                ..Office::named(&agency)
            });
        }
        None if OF_OFFICE.iter().any(|id| matches.contains_id(id)) => {
            findings.push(Diagnostic::error("usage-no-agency"));
        }
        None => {}
    }
    if findings.is_empty() { Ok(with) } else { Err(findings) }
}

fn not_a_name(id: &str, value: &str) -> Diagnostic {
    let option = if id == "place-name" { "place" } else { id };
    let finding = Diagnostic::error("usage-bad-value")
        .with("value", value)
        .with("option", format!("--{option}"));
    finding.hint(if id == "domain" {
        Line::new("init.domain-form")
    } else {
        Line::new("init.name-form")
    })
}

/// The year that a plan is for which is started on a day: next year's from October on, since plans are drafted for the
/// year that comes.
fn proposed_year(today: NaiveDate) -> i32 {
    today.year() + i32::from(today.month() >= 10)
}

/// A domain (RFC 1035, section 2.3.1): labels of small letters, digits and hyphens, two at least.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !label.is_empty()
            && label.len() < 64
            && label.chars().all(inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.contains('.') && text.len() < 254 && text.split('.').all(label)
}

/// What somebody at the terminal answers; nothing where they leave off.
fn asked(root: &Path, terminal: &Terminal) -> Option<With> {
    let words = terminal.words;
    let folder = diagnostic::shown(root);
    terminal.note(&words.say(&Line::new("init.ask").with("folder", &folder)));
    let mut list = format!("  0  {}", words.word("init.ask.draft"));
    for (at, sample) in SAMPLES.iter().enumerate() {
        let _ = write!(list, "\n  {}  {}", at + 1, words.word(sample.about));
    }
    terminal.note(&list);
    let mut before = None;
    loop {
        let answers = answered(before.as_ref(), terminal)?;
        let right = ask(
            terminal,
            &Question {
                words: words.say(&Line::new("init.ask.right").with("folder", &folder)),
                proposal: Some(words.word("init.ask.right.yes")),
                needed: true,
                read: &|answer| Ok(answer.to_owned()),
            },
        )??;
        if is_yes(&right) {
            return Some(With {
                sample: sample_of(answers.from),
                year: Some(answers.year),
                office: Some(answers.office),
            });
        }
        before = Some(answers);
    }
}

/// What was answered, from one question to the last.
struct Answers {
    /// The number of a sample; 0 is the draft.
    from: usize,
    office: Office,
    year: i32,
}

fn sample_of(number: usize) -> Option<&'static Sample> {
    number.checked_sub(1).and_then(|at| SAMPLES.get(at))
}

/// Asks each question once; what was answered before is proposed.
fn answered(before: Option<&Answers>, terminal: &Terminal) -> Option<Answers> {
    let words = terminal.words;
    let from = ask(
        terminal,
        &Question {
            words: words.word("init.ask.from"),
            proposal: Some(before.map_or(0, |before| before.from).to_string()),
            needed: true,
            read: &|answer| {
                let number = answer.parse::<usize>().ok().filter(|number| *number <= SAMPLES.len());
                number
                    .map(|number| number.to_string())
                    .ok_or(Line::new("init.ask.number").with("last", SAMPLES.len()))
            },
        },
    )?;
    let from: usize = from?.parse().ok()?;
    let needed = |key: &'static str, proposal: Option<String>| {
        ask(terminal, &Question { words: words.word(key), proposal, needed: true, read: &is_name })
    };
    let optional = |key: &'static str, proposal: Option<String>| {
        let mut asked = words.word(key);
        if proposal.is_some() {
            asked = format!("{asked} {}", words.word("init.ask.none"));
        }
        let read =
            |answer: &str| if answer == NONE { Ok(NONE.to_owned()) } else { is_name(answer) };
        let question = Question { words: asked, proposal, needed: false, read: &read };
        ask(terminal, &question).map(|answer| answer.filter(|answer| answer != NONE))
    };
    let own = before.map(|before| &before.office);
    let mut office = Office::named(&needed("init.ask.agency", own.map(|own| own.agency.clone()))??);
    // What is taken from the name of another office is proposed for that one only.
    let same = own.filter(|own| own.agency == office.agency);
    let parent = optional("init.ask.parent", own.and_then(|own| own.parent.clone()))?;
    office.parent = parent.map(|name| Office::named(&name).agency);
    let place = same.and_then(|own| own.place.clone()).or_else(|| office.place());
    office.place = needed("init.ask.place", place)?;
    office.signer = optional("init.ask.signer", own.and_then(|own| own.signer.clone()))?;
    let title = same.map_or_else(|| office.title(), Office::title);
    office.title = needed("init.ask.title", Some(title))?;
    let school = sample_of(from).is_some_and(Sample::is_of_school_year);
    let year = before.map_or_else(|| proposed_year(today()), |before| before.year);
    let year = ask(
        terminal,
        &Question {
            words: words.word(if school { "init.ask.school-year" } else { "init.ask.year" }),
            proposal: Some(year.to_string()),
            needed: true,
            read: &is_year,
        },
    )?;
    Some(Answers { from, office, year: year?.parse().ok()? })
}

/// What is typed where what was answered before shall be nothing.
const NONE: &str = "-";

fn is_name(answer: &str) -> Answer {
    if workspace::is_name(answer) {
        Ok(answer.to_owned())
    } else {
        Err(Line::new("init.name-form"))
    }
}

fn is_year(answer: &str) -> Answer {
    let years = super::arguments::YEARS_OF_PLANS;
    let year = answer.parse::<i64>().ok().filter(|year| years.contains(year));
    let expected =
        || Line::new("usage.number").with("first", years.start()).with("last", years.end());
    year.map(|year| year.to_string()).ok_or_else(expected)
}

/// Starts a workspace.
fn start(root: &Path, with: &With, hosts: &[CiKind], terminal: &Terminal) -> u8 {
    let office = with.office.as_ref();
    let plain = |started| StartedInYear { started, lists: Vec::new() };
    let started = match (with.sample, with.year) {
        (Some(sample), Some(year)) => {
            let words = terminal.words;
            let request = StartRequest { sample, year, office, hosts, words };
            pipeline::start_in_year(root, &request)
        }
        (Some(sample), None) => workspace::start_from(root, sample, office, hosts).map(plain),
        (None, year) => {
            let year = year.unwrap_or_else(|| proposed_year(today()));
            workspace::start(root, year, office, hosts).map(plain)
        }
    };
    match started {
        Ok(started) => {
            tell(root, &started, terminal);
            0
        }
        Err(error) => not_started(root, error, terminal),
    }
}

fn tell(root: &Path, in_year: &StartedInYear, terminal: &Terminal) {
    let words = terminal.words;
    let StartedInYear { started, lists } = in_year;
    let line = Line::new("init.done").with("files", started.content.len());
    terminal.tell(&words.say(&line));
    for path in &started.content {
        terminal.tell(&format!("  {}", diagnostic::shown(&root.join(path))));
    }
    beside(started, terminal);
    for list in lists {
        let line = Line::new("init.open").with("plan", &list.plan).with("count", list.count);
        let path = diagnostic::shown(&root.join(&list.path));
        terminal.tell(&words.say(&line.with("path", path)));
    }
    let next = match root.to_str() {
        Some(".") | None => Line::new("init.next"),
        Some(folder) => Line::new("init.next-there").with("folder", folder),
    };
    terminal.tell(&words.say(&next));
}

/// Tells what was written around the content, and what stood there already.
pub fn beside(started: &Started, terminal: &Terminal) {
    let names =
        |line: Line, names: &[String]| terminal.words.say(&line.with("names", names.join(", ")));
    if !started.beside.is_empty() {
        terminal.tell(&names(Line::new("init.beside"), &started.beside));
    }
    if !started.kept.is_empty() {
        terminal.tell(&names(Line::new("init.kept"), &started.kept));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_drafted_for_the_year_that_comes() {
        for (month, day, year) in [(1, 1, 2026), (9, 30, 2026), (10, 1, 2027), (12, 31, 2027)] {
            let today = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
            assert_eq!(proposed_year(today), year, "{today}");
        }
    }
}
