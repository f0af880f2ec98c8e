//! How a plan stands, as text for people.

use chrono::{Datelike, NaiveDate};

use crate::cli::paragraph::{self, Paint, WIDTH, beside, filled, right};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Language, Line};
use crate::edition::standing::{
    self, Due, Matter, Product, Progress, Shown, Standing, UnitStanding,
};
use crate::edition::{Edition, Event, wording};
use crate::language::{date, phrase};
use crate::model::{EventTime, Id, Reference, State};

/// How a plan stands on a day, what concerns a unit alone if one is given, and the addresses of other plans that run.
pub fn picture(
    edition: &Edition,
    standing: &Standing,
    unit: Option<&Id>,
    others: &[&str],
    terminal: &Terminal,
) -> String {
    Picture::new(edition, standing, terminal).whole(unit, others)
}

/// What is shown, line by line.
struct Picture<'e> {
    edition: &'e Edition<'e>,
    standing: &'e Standing<'e>,
    terminal: &'e Terminal,
    /// Whether days have their year.
    with_years: bool,
    lines: Vec<String>,
}

/// How wide the column of days is.
const DAY: usize = 8;
/// The same, where days have their year.
const FULL_DAY: usize = 13;

impl<'e> Picture<'e> {
    fn new(edition: &'e Edition<'e>, standing: &'e Standing<'e>, terminal: &'e Terminal) -> Self {
        let year = edition.plan.year();
        let mut days = shown_days(standing);
        let with_years = !standing::of_one_year(edition.plan) || days.any(|day| day.year() != year);
        Self { edition, standing, terminal, with_years, lines: Vec::new() }
    }

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
        self.paragraph(&words, paint);
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
            Language::Vi => {
                format!("{}, {figures}", phrase::capitalised(date::weekday(day)))
            }
            Language::En => format!("{} {figures}", day.format("%A")),
        }
    }

    fn weekday(&self, day: NaiveDate) -> String {
        match self.terminal.words.language() {
            Language::Vi => date::weekday(day).to_owned(),
            Language::En => day.format("%A").to_string(),
        }
    }

    /// A day in its column: without its year where all of them are of the year that the plan is for.
    fn day(&self, day: NaiveDate) -> String {
        let full = date::figures(day);
        if self.with_years { full } else { full.chars().take(5).collect() }
    }

    fn column(&self) -> usize {
        if self.with_years { FULL_DAY } else { DAY }
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
        if let Some(day) = working_day(due, self.standing.day) {
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

/// The last working day of what is due on a day of rest that has not passed yet.
fn working_day(due: &Due, today: NaiveDate) -> Option<NaiveDate> {
    (due.last_working_day != due.last_day && due.last_day >= today).then_some(due.last_working_day)
}

/// The days that are shown.
fn shown_days<'s>(standing: &'s Standing) -> impl Iterator<Item = NaiveDate> + 's {
    let due = standing.passed.iter().chain(&standing.due);
    let due = due
        .flat_map(|due| [Some(due.last_day), working_day(due, standing.day)].into_iter().flatten());
    let running = standing.running.iter().map(|one| one.last_day);
    due.chain(running).chain(standing.meetings.iter().map(|event| event.time.first_day()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Catalogue;
    use crate::{edition, workspace};
    use std::path::Path;

    #[test]
    fn a_heading_of_several_lines_is_said_once_and_painted_as_a_whole() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hai-nam");
        let (workspace, _) = workspace::read(&root);
        let (editions, _) = edition::resolve(&workspace);
        let day = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let standing = Standing::of(&editions[0], day, 30, None);
        let mut terminal = Terminal::new(Catalogue::of(Language::Vi));
        terminal.paints = true;
        let mut picture = Picture::new(&editions[0], &standing, &terminal);
        let plans = "2026/chuyen-doi-so, 2026/thi-dua, nam-hoc-2026-2027";
        picture.heading(&Line::new("status.others").with("plans", plans), Paint::Alarm);
        assert_eq!(
            picture.lines,
            [
                "",
                "\u{1b}[31mNgày này còn có kế hoạch khác: 2026/chuyen-doi-so, 2026/thi-dua,\u{1b}[0m",
                "\u{1b}[31mnam-hoc-2026-2027; xem bằng kehoach status, kèm tên thư mục.\u{1b}[0m",
            ]
        );
    }
}
