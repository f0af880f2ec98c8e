//! `kehoach status`.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use clap::{ArgMatches, value_parser};
use serde_json::{Value, json};

use super::arguments::{DAYS_AHEAD, a_day, argument, choice, option, text};
use super::paragraph::{self, Paint, WIDTH, beside, filled, right};
use super::terminal::Terminal;
use super::{CONTENT, Command, USAGE, in_workspace, today};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};
use crate::edition::standing::{
    self, Due, Matter, Product, Progress, Running, Shown, Standing, UnitStanding,
};
use crate::edition::{self, Edition, Event, wording};
use crate::language::{date, phrase};
use crate::model::{EventTime, Id, Reference, State};
use crate::workspace::{self, Workspace};

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
        .arg(option(words, "unit", "cli.unit", "cli.value.id"))
        .arg(days.value_parser(value_parser!(u32).range(DAYS_AHEAD)))
        .arg(choice(format, ["text", "json"]))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let options = Options {
        plan: text(matches, "plan"),
        day: matches.get_one::<NaiveDate>("on").copied().unwrap_or_else(today),
        days: matches.get_one::<u32>("days").copied().unwrap_or(DAYS),
        unit: text(matches, "unit"),
        json: text(matches, "format").as_deref() == Some("json"),
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
    let unit = match options.unit.as_deref().map(|id| unit(&workspace, edition, id)).transpose() {
        Ok(unit) => unit,
        Err(finding) => {
            terminal.show(&[finding]);
            return USAGE;
        }
    };
    let standing = Standing::of(edition, options.day, options.days, unit.as_ref());
    if options.json {
        terminal.say(&data(edition, &standing, options.days, unit.as_ref()).to_string());
        return 0;
    }
    let others: Vec<&str> = standing::others(&editions, edition, options.day)
        .map(|other| other.plan.address.as_str())
        .collect();
    let picture = Picture { edition, standing: &standing, terminal, lines: Vec::new() };
    let others = if options.plan.is_none() { others } else { Vec::new() };
    terminal.say(&picture.whole(unit.as_ref(), &others));
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
        let names: Vec<&str> =
            editions.iter().map(|edition| edition.plan.address.as_str()).collect();
        let hint = Line::new("usage-plan.names").with("names", names.join(", "));
        Diagnostic::error("usage-unknown-plan").with("plan", wanted).hint(hint)
    })
}

/// The unit that is named; the plan must name it, too.
fn unit(workspace: &Workspace, edition: &Edition, wanted: &str) -> Result<Id, Diagnostic> {
    let finding =
        |key| Diagnostic::error(key).with("unit", wanted).with("plan", &edition.plan.address);
    let Some(known) = workspace.units().find(|unit| unit.id.as_str() == wanted) else {
        let ids = workspace.units().map(|unit| unit.id.as_str());
        return Err(match diagnostic::nearest(wanted, ids) {
            Some(near) => {
                finding("usage-unknown-unit").hint(Line::new("did-you-mean").with("near", near))
            }
            None => finding("usage-unknown-unit").hint(Line::new("usage-unknown-unit.where")),
        });
    };
    Ok(known.id.clone())
}

/// What is shown, line by line.
struct Picture<'e> {
    edition: &'e Edition<'e>,
    standing: &'e Standing<'e>,
    terminal: &'e Terminal,
    lines: Vec<String>,
}

/// How wide the column of days is.
const DAY: usize = 8;
/// The same, where days have their year.
const FULL_DAY: usize = 13;

impl Picture<'_> {
    fn whole(mut self, unit: Option<&Id>, others: &[&str]) -> String {
        self.head(unit, others);
        self.passed();
        self.due();
        self.running();
        self.meetings();
        self.products();
        self.units();
        self.lines.push(String::new());
        self.paragraph(&self.word("status.knows"), Paint::Quiet);
        self.lines.join("\n")
    }

    fn word(&self, key: &'static str) -> String {
        self.terminal.words.raw(key).unwrap_or(key).to_owned()
    }

    fn say(&self, line: &Line) -> String {
        self.terminal.words.say(line)
    }

    fn paint(&self, words: &str, paint: Paint) -> String {
        paragraph::painted(words, paint, self.terminal.paints)
    }

    fn paragraph(&mut self, words: &str, paint: Paint) {
        for line in paragraph::lines(words, WIDTH) {
            let line = self.paint(&line, paint);
            self.lines.push(line);
        }
    }

    fn heading(&mut self, line: &Line, paint: Paint) {
        self.lines.push(String::new());
        let words = self.say(line);
        self.paragraph(&words, Paint::Strong);
        // A heading over a list that wants to be looked at says so in words, too.
        if paint != Paint::Strong
            && let Some(last) = self.lines.last_mut()
        {
            *last = paragraph::painted(&words, paint, self.terminal.paints);
        }
    }

    fn head(&mut self, unit: Option<&Id>, others: &[&str]) {
        let plan = self.edition.plan;
        self.paragraph(&wording::title(&plan.document), Paint::Strong);
        let state = match plan.document.state {
            State::Draft => Line::new("status.draft"),
            State::Final => Line::new("status.final"),
            State::Signed => Line::new("status.signed"),
        };
        let state = self.say(&state.with("name", self.named_by()));
        self.paragraph(&state, Paint::Quiet);
        let day = self.day_in_words(self.standing.day);
        let line = match self.standing.progress {
            Progress::Ahead(days) => Line::new("status.ahead").with("days", days),
            Progress::Over(days) => Line::new("status.over").with("days", days),
            Progress::On { day, of } => Line::new("status.on")
                .with("at", day)
                .with("of", of)
                .with("percent", standing::percent(day, of)),
        };
        let line = self.say(&line.with("day", day));
        self.paragraph(&line, Paint::Strong);
        if let Some(unit) = unit {
            let unit = self.edition.unit_name(unit);
            let line = self.say(&Line::new("status.of-unit").with("unit", unit));
            self.paragraph(&line, Paint::Strong);
        }
        if !others.is_empty() {
            let line = Line::new("status.others").with("plans", others.join(", "));
            let line = self.say(&line);
            self.paragraph(&line, Paint::Quiet);
        }
    }

    /// Number and day of the plan: `Số 01/KH-UBND ngày 05/01/2026`. A draft has none, whatever its file says.
    fn named_by(&self) -> String {
        let document = &self.edition.plan.document;
        let day = document.date.as_ref().map(|day| date::figures(day.value)).unwrap_or_default();
        let number = wording::number(document);
        let line = if document.is_draft() {
            Line::new("status.no-number").with("symbol", &document.symbol)
        } else if number.is_empty() {
            Line::new("status.dated").with("day", day)
        } else {
            Line::new("status.number").with("number", number).with("day", day)
        };
        self.say(&line)
    }

    fn day_in_words(&self, day: NaiveDate) -> String {
        let figures = date::figures(day);
        match self.terminal.words.language() {
            diagnostic::Language::Vi => {
                format!("{}, {figures}", phrase::capitalised(date::weekday(day)))
            }
            diagnostic::Language::En => format!("{} {figures}", day.format("%A")),
        }
    }

    fn weekday(&self, day: NaiveDate) -> String {
        match self.terminal.words.language() {
            diagnostic::Language::Vi => date::weekday(day).to_owned(),
            diagnostic::Language::En => day.format("%A").to_string(),
        }
    }

    /// A day in its column: without its year where the plan has one only.
    fn day(&self, day: NaiveDate) -> String {
        let full = date::figures(day);
        if standing::of_one_year(self.edition.plan) && day.year() == self.edition.plan.year() {
            full.chars().take(5).collect()
        } else {
            full
        }
    }

    fn column(&self) -> usize {
        if standing::of_one_year(self.edition.plan) { DAY } else { FULL_DAY }
    }

    /// A row: its day, its words, and what is known of it in quiet lines below.
    fn row(&mut self, day: &str, words: &str, paint: Paint, below: &[String]) {
        let columns = self.column();
        let first = format!("  {day}");
        let painted = self.paint(&first, paint);
        for (at, line) in beside(&first, columns, words).into_iter().enumerate() {
            let line = match line.strip_prefix(first.as_str()) {
                Some(rest) if at == 0 => format!("{painted}{rest}"),
                _ => line,
            };
            self.lines.push(line);
        }
        for words in below {
            for line in beside("", columns, words) {
                let line = self.paint(&line, Paint::Quiet);
                self.lines.push(line);
            }
        }
    }

    fn names(&self, units: &[Reference]) -> String {
        let names: Vec<&str> =
            units.iter().map(|unit| self.edition.unit_name(&unit.value)).collect();
        names.join("; ")
    }

    /// What shows of a task, in words; nothing for what no document can show.
    fn shown(&self, shown: Shown) -> Option<String> {
        let line = match shown {
            Shown::Untraced => return None,
            Shown::Nothing => Line::new("status.shown.nothing"),
            Shown::Draft(_) => Line::new("status.shown.draft"),
            Shown::Issued(paper) => {
                let number = wording::number(&paper.document);
                if number.is_empty() || paper.document.is_draft() {
                    Line::new("status.shown.there")
                } else {
                    Line::new("status.shown.issued").with("number", number)
                }
            }
        };
        Some(self.say(&line))
    }

    fn of_due(&self, due: &Due) -> Vec<String> {
        let mut below = Vec::new();
        let who = self.names(due.matter.who());
        if !who.is_empty() {
            let line = match due.matter {
                Matter::Task(_) => Line::new("status.lead"),
                Matter::Duty(_) => Line::new("status.who"),
            };
            below.push(self.say(&line.with("units", who)));
        }
        if due.last_working_day != due.last_day && due.last_day >= self.standing.day {
            let day = due.last_working_day;
            let line = Line::new("status.working-day")
                .with("weekday", self.weekday(due.last_day))
                .with("last", self.weekday(day))
                .with("day", self.day(day));
            below.push(self.say(&line));
        }
        if due.rounds > 1 {
            below.push(self.say(&Line::new("status.rounds").with("n", due.rounds)));
        }
        if due.tentative {
            below.push(self.word("status.tentative"));
        }
        below.extend(self.shown(due.shown));
        below
    }

    fn passed(&mut self) {
        let (list, untraced) = (&self.standing.passed, self.standing.untraced.len());
        if list.is_empty() {
            self.lines.push(String::new());
            let line = if self.nothing_yet() {
                self.word("status.passed.not-yet")
            } else {
                self.word("status.passed.none")
            };
            self.paragraph(&line, Paint::Good);
        } else {
            self.heading(&Line::new("status.passed").with("n", list.len()), Paint::Alarm);
            for due in list {
                let below = self.of_due(due);
                self.row(&self.day(due.last_day), &due.matter.words(), Paint::Alarm, &below);
            }
        }
        if untraced > 0 {
            let line = self.say(&Line::new("status.untraced").with("n", untraced));
            self.paragraph(&line, Paint::Quiet);
        }
    }

    fn nothing_yet(&self) -> bool {
        matches!(self.standing.progress, Progress::Ahead(_))
    }

    fn due(&mut self) {
        let list = &self.standing.due;
        let until = date::figures(self.standing.until);
        if list.is_empty() {
            self.lines.push(String::new());
            let line = self.say(&Line::new("status.due.none").with("day", until));
            self.paragraph(&line, Paint::Strong);
            return;
        }
        let line = Line::new("status.due").with("day", until).with("n", list.len());
        self.heading(&line, Paint::Notice);
        for due in list {
            let left = (due.last_day - self.standing.day).num_days();
            let left = if left == 0 {
                self.word("status.today")
            } else {
                self.say(&Line::new("status.left").with("n", left))
            };
            let words = format!("{} ({left})", due.matter.words().trim_end_matches('.'));
            let below = self.of_due(due);
            self.row(&self.day(due.last_day), &words, Paint::Notice, &below);
        }
    }

    fn running(&mut self) {
        let (list, untimed) = (&self.standing.running, self.standing.untimed.len());
        if list.is_empty() && untimed == 0 {
            return;
        }
        if list.is_empty() {
            self.lines.push(String::new());
        } else {
            self.heading(&Line::new("status.running").with("n", list.len()), Paint::Strong);
        }
        for one in list {
            let mut below = Vec::new();
            let lead = self.names(&one.task.lead);
            if !lead.is_empty() {
                below.push(self.say(&Line::new("status.lead").with("units", lead)));
            }
            below.extend(self.shown(one.shown));
            self.row(&self.day(one.last_day), &one.task.words(), Paint::Strong, &below);
        }
        if untimed > 0 {
            let line = self.say(&Line::new("status.untimed").with("n", untimed));
            self.paragraph(&line, Paint::Quiet);
        }
    }

    fn meetings(&mut self) {
        let list = &self.standing.meetings;
        if list.is_empty() {
            return;
        }
        let until = date::figures(self.standing.until);
        let line = Line::new("status.meetings").with("day", until).with("n", list.len());
        self.heading(&line, Paint::Strong);
        for event in list {
            let mut below = vec![hours(event, &self.weekday(event.time.first_day()))];
            below.extend(event.place.clone());
            if event.tentative {
                below.push(self.word("status.tentative"));
            }
            self.row(&self.day(event.time.first_day()), &event.title, Paint::Strong, &below);
        }
    }

    fn products(&mut self) {
        let list = &self.standing.products;
        if list.is_empty() {
            return;
        }
        let issued = list.iter().filter(|product| product.shown.is_issued()).count();
        let line = Line::new("status.products").with("n", list.len()).with("issued", issued);
        self.heading(&line, Paint::Strong);
        for product in list {
            let sign = match product.shown {
                Shown::Issued(_) => "[x]",
                Shown::Draft(_) => "[-]",
                Shown::Nothing | Shown::Untraced => "[ ]",
            };
            let shown = self.of_product(product);
            let title = product.deliverable.title.trim_end_matches('.');
            let words = format!("{title}: {shown}");
            let first = format!("  {sign}");
            self.lines.extend(beside(&first, DAY - 2, &words));
        }
    }

    fn of_product(&self, product: &Product) -> String {
        let shown = self.shown(product.shown).unwrap_or_default();
        match (product.shown, product.stage) {
            (Shown::Nothing, Some(stage)) => {
                let stage = wording::stage(stage).to_lowercase();
                self.say(&Line::new("status.shown.stage").with("stage", stage))
            }
            _ => shown,
        }
    }

    fn units(&mut self) {
        let list = &self.standing.units;
        if list.is_empty() {
            return;
        }
        self.lines.push(String::new());
        let heads = [
            self.word("status.table.work"),
            self.word("status.table.running"),
            self.word("status.table.due"),
            self.word("status.table.passed"),
            self.word("status.table.issued"),
        ];
        let widths = heads.each_ref().map(|head| paragraph::width(head) + 2);
        let first = WIDTH - widths.iter().sum::<usize>();
        let mut line = filled(&self.word("status.table.unit"), first);
        for (head, width) in heads.iter().zip(widths) {
            line.push_str(&right(head, width));
        }
        let line = self.paint(&line, Paint::Strong);
        self.lines.push(line);
        for one in list {
            self.unit(one, first, widths);
        }
    }

    fn unit(&mut self, one: &UnitStanding, first: usize, widths: [usize; 5]) {
        let numbers = [one.work, one.running, one.due, one.passed, one.issued];
        let paints = [None, None, Some(Paint::Notice), Some(Paint::Alarm), Some(Paint::Good)];
        let mut cells = String::new();
        for ((number, width), paint) in numbers.into_iter().zip(widths).zip(paints) {
            // A point is easier passed over than a zero.
            let shown = if number == 0 { "·".to_owned() } else { number.to_string() };
            let cell = right(&shown, width);
            cells.push_str(&match paint {
                Some(paint) if number > 0 => self.paint(&cell, paint),
                _ => cell,
            });
        }
        // Names hang over by two, and end before the numbers.
        let names = paragraph::lines(one.unit.short(), first - 2);
        for (at, name) in names.into_iter().enumerate() {
            let name = if at == 0 { name } else { format!("  {name}") };
            if at == 0 {
                self.lines.push(filled(&name, first) + &cells);
            } else {
                self.lines.push(name);
            }
        }
    }
}

fn hours(event: &Event, weekday: &str) -> String {
    match event.time {
        EventTime::Hours { from, to } => {
            let to = to.map(|to| format!("-{}", to.format("%H:%M"))).unwrap_or_default();
            format!("{weekday}, {}{to}", from.format("%H:%M"))
        }
        EventTime::Days { .. } => weekday.to_owned(),
    }
}

/// The same for programs.
fn data(edition: &Edition, standing: &Standing, days: u32, unit: Option<&Id>) -> Value {
    let plan = edition.plan;
    let document = &plan.document;
    let progress = match standing.progress {
        Progress::Ahead(days) => json!({"state": "ahead", "days": days}),
        Progress::On { day, of } => json!({"state": "on", "day": day, "of": of}),
        Progress::Over(days) => json!({"state": "over", "days": days}),
    };
    let dues = |list: &[Due]| list.iter().map(due_data).collect::<Vec<Value>>();
    let units = standing.units.iter().map(|one| {
        json!({
            "id": one.unit.id.as_str(),
            "name": one.unit.short(),
            "work": one.work,
            "running": one.running,
            "due": one.due,
            "passed": one.passed,
            "issued": one.issued,
        })
    });
    let ids = |tasks: &[&crate::model::Task]| {
        tasks.iter().map(|task| task.id.value.to_string()).collect::<Vec<String>>()
    };
    json!({
        "version": 1,
        "plan": {
            "address": plan.address,
            "title": wording::title(document),
            "number": document.number.as_ref().map(|number| number.value.as_str()),
            "symbol": document.symbol.value,
            "date": document.date.as_ref().map(|date| date.value),
            "state": state(document.state),
        },
        "unit": unit.map(Id::as_str),
        "day": standing.day,
        "days": days,
        "until": standing.until,
        "progress": progress,
        "passed": dues(&standing.passed),
        "untraced": ids(&standing.untraced),
        "due": dues(&standing.due),
        "running": standing.running.iter().map(running_data).collect::<Vec<Value>>(),
        "untimed": ids(&standing.untimed),
        "meetings": standing.meetings.iter().map(|event| meeting_data(event)).collect::<Vec<Value>>(),
        "deliverables": standing.products.iter().map(product_data).collect::<Vec<Value>>(),
        "units": units.collect::<Vec<Value>>(),
    })
}

fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Final => "final",
        State::Signed => "signed",
    }
}

/// What shows of something: `none` where there is no document, `untraced` where none can be.
fn shown_data(shown: Shown) -> Value {
    let (state, paper) = match shown {
        Shown::Untraced => ("untraced", None),
        Shown::Nothing => ("none", None),
        Shown::Draft(paper) => ("draft", Some(paper)),
        Shown::Issued(paper) => ("issued", Some(paper)),
    };
    json!({"state": state, "name": paper.map(crate::model::Paper::common_name)})
}

fn due_data(due: &Due) -> Value {
    let kind = match due.matter {
        Matter::Task(_) => "task",
        Matter::Duty(_) => "obligation",
    };
    json!({
        "id": due.matter.id().as_str(),
        "kind": kind,
        "words": due.matter.words(),
        "last_day": due.last_day,
        "last_working_day": due.last_working_day,
        "rounds": due.rounds,
        "tentative": due.tentative,
        "units": due.matter.who().iter().map(|unit| unit.value.as_str()).collect::<Vec<&str>>(),
        "document": shown_data(due.shown),
    })
}

fn running_data(one: &Running) -> Value {
    json!({
        "id": one.task.id.value.as_str(),
        "words": one.task.words(),
        "last_day": one.last_day,
        "units": one.task.lead.iter().map(|unit| unit.value.as_str()).collect::<Vec<&str>>(),
        "document": shown_data(one.shown),
    })
}

fn meeting_data(event: &Event) -> Value {
    let (from, to) = match event.time {
        EventTime::Hours { from, to } => (Some(from), to),
        EventTime::Days { .. } => (None, None),
    };
    let hour = |time: chrono::NaiveDateTime| time.format("%H:%M").to_string();
    json!({
        "title": event.title,
        "date": event.time.first_day(),
        "from": from.map(hour),
        "to": to.map(hour),
        "place": event.place,
        "tentative": event.tentative,
        "units": event.units.iter().map(Id::as_str).collect::<Vec<&str>>(),
    })
}

fn product_data(product: &Product) -> Value {
    json!({
        "id": product.deliverable.id.value.as_str(),
        "title": product.deliverable.title.value,
        "stage": product.stage.map(Id::as_str),
        "document": shown_data(product.shown),
    })
}
