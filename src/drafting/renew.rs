//! Next year's plan from this year's (lập kế hoạch năm sau): the files of the plan with what is data moved, and what
//! a person has to decide.
//!
//! Every byte that is not changed stays: remarks, order, quotation marks, line ends. Words are changed in one case
//! without being asked: where they say the very day that the data says, since the two may not differ. That is told.
//! Other years in words are proposals.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::address;
use super::day::{self, Feast, MovedDay, Way};
use super::fields::{self, Record};
use super::mention::{self, Kind, Mention, Reason};
use super::running::Running;
use crate::diagnostic::Line;
use crate::language::date;
use crate::language::written_date::{self, WrittenDate};
use crate::markup::{self, Block, BlockKind};
use crate::model::{Appendix, Plan, Scope, Stretch, When, WhenKind};
use crate::source::SourceFile;
use crate::source::yaml::{self, Entry, Node, Value};
use crate::workspace::plan_text::{Layout, line_break};

/// Which proposals are made at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Accepted {
    /// None: the words stay as they are.
    #[default]
    None,
    /// All of them.
    All,
    /// Those with these numbers.
    Some(BTreeSet<usize>),
}

impl Accepted {
    fn holds(&self, number: usize) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Some(numbers) => numbers.contains(&number),
        }
    }
}

/// A line of a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, by its path in the workspace.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// Words that may have to change with the year, and did not by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number, by which it is accepted.
    pub number: usize,
    /// Where it stands in the new file.
    pub spot: Spot,
    /// The words before it.
    pub before: String,
    /// What stands there.
    pub old: String,
    /// The words behind it.
    pub after: String,
    /// What is proposed.
    pub new: String,
    /// Why.
    pub why: Why,
    /// Whether it was made, since it was accepted.
    pub made: bool,
}

/// Why something is changed or proposed.
pub type Why = Line;

/// What was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedField {
    /// Where it stands in the new file.
    pub spot: Spot,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// By what.
    pub why: Why,
}

/// A year that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it stands in the new file.
    pub spot: Spot,
    /// What stands there.
    pub words: String,
    /// Why it stays.
    pub reason: Reason,
}

/// A plan as it is for other years.
#[derive(Debug)]
pub struct Renewed {
    /// The address of the plan that it comes from.
    pub from: String,
    /// Its own address.
    pub to: String,
    /// The years that it is for.
    pub scope: Scope,
    /// Its files, by their paths in the workspace: that of the plan first.
    pub files: Vec<(String, String)>,
    /// Pictures of its texts: where each is, and where it goes.
    pub pictures: Vec<(String, String)>,
    /// Days and periods that were moved.
    pub moved: Vec<MovedField>,
    /// Proposals for words.
    pub proposals: Vec<Proposal>,
    /// Times that a person has to look at.
    pub look: Vec<(Spot, Line)>,
    /// Years that stay.
    pub kept: Vec<Kept>,
    /// What was not carried over: keys of the plan's file.
    pub left_out: Vec<String>,
}

/// What a plan becomes for other years. Proposals are counted from a number. `None` where its address has no year.
#[must_use]
pub fn renew(plan: &Plan, to: Scope, first: usize, accepted: &Accepted) -> Option<Renewed> {
    let address = address::next(&plan.address, plan.scope, to)?;
    let mut renewed = Renewed {
        from: plan.address.clone(),
        to: address,
        scope: to,
        files: Vec::new(),
        pictures: Vec::new(),
        moved: Vec::new(),
        proposals: Vec::new(),
        look: Vec::new(),
        kept: Vec::new(),
        left_out: Vec::new(),
    };
    let days = days_of(plan);
    let mut number = first;
    for file in files(plan) {
        let mut work = Work {
            file: &file,
            from: plan.scope,
            to,
            days: if Arc::ptr_eq(&file, &plan.file) { &days } else { &[] },
            found: Vec::new(),
            left_out: Vec::new(),
        };
        work.all(Arc::ptr_eq(&file, &plan.file));
        work.finish(&mut renewed, &mut number, accepted);
    }
    let home = format!("content/{}/", renewed.from);
    for path in pictures(plan) {
        if let Some(below) = path.strip_prefix(&home) {
            let to = format!("content/{}/{below}", renewed.to);
            renewed.pictures.push((path, to));
        }
    }
    Some(renewed)
}

/// The files that make up a plan: its own, its text, those of appendices, and the document that it is issued with.
fn files(plan: &Plan) -> Vec<Arc<SourceFile>> {
    let mut files = vec![Arc::clone(&plan.file)];
    let mut add = |file: &Arc<SourceFile>| {
        if !files.iter().any(|known| known.path == file.path) {
            files.push(Arc::clone(file));
        }
    };
    plan.texts().for_each(|text| add(&text.file));
    if let Some(paper) = plan.issued_with() {
        add(&paper.file);
        texts(&paper.appendices).for_each(add);
    }
    files
}

fn texts(appendices: &[Appendix]) -> impl Iterator<Item = &Arc<SourceFile>> {
    appendices.iter().filter_map(|appendix| Some(&appendix.text.as_ref()?.file))
}

/// The pictures of the texts of a plan.
fn pictures(plan: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut gather = |path: &str, blocks: &[Block]| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        markup::walk(blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind
                && figure.picture.is_some()
            {
                found.insert(format!("{folder}/{}", figure.file));
            }
        });
    };
    plan.texts().for_each(|text| gather(&text.file.path, &text.blocks));
    if let Some(paper) = plan.issued_with() {
        gather(&paper.file.path, &paper.blocks);
        for text in paper.appendices.iter().filter_map(|appendix| appendix.text.as_ref()) {
            gather(&text.file.path, &text.blocks);
        }
    }
    found
}

/// The days that the data of a plan names, each with where its record stands.
fn days_of(plan: &Plan) -> Vec<(usize, NaiveDate)> {
    let mut days = Vec::new();
    for task in plan.every_task() {
        named_days(&task.when.value, task.when.place.span.start, &mut days);
        for meeting in &task.meetings {
            days.push((meeting.on.place.span.start, meeting.on.value));
        }
    }
    for owed in plan.own_obligations() {
        named_days(&owed.when.value, owed.when.place.span.start, &mut days);
    }
    days
}

fn named_days(when: &When, at: usize, days: &mut Vec<(usize, NaiveDate)>) {
    let mut add = |stretch: &Stretch| {
        if let Stretch::Day(day) = stretch {
            days.push((at, *day));
        }
    };
    match &when.kind {
        WhenKind::In(one)
        | WhenKind::Before(one)
        | WhenKind::By(one)
        | WhenKind::From(one)
        | WhenKind::Until(one) => add(one),
        WhenKind::Span { from, to } => {
            add(from);
            add(to);
        }
        WhenKind::Several(all) => all.iter().for_each(add),
        WhenKind::Relative { anchor: Some(anchor), .. } => days.push((at, anchor.on)),
        WhenKind::Compound(parts) => parts.iter().for_each(|part| named_days(part, at, days)),
        WhenKind::Phases(phases) => {
            for phase in phases {
                named_days(&phase.when, at, days);
            }
        }
        WhenKind::WithLimit { target, limit } => {
            named_days(target, at, days);
            named_days(limit, at, days);
        }
        _ => {}
    }
}

/// A change of a file.
type Edit = (Range<usize>, String);

/// Something that was found in a file.
struct Found {
    /// Where.
    at: usize,
    /// The words around and at it.
    before: String,
    old: String,
    after: String,
    /// What they become.
    new: String,
    edits: Vec<Edit>,
    what: What,
}

enum What {
    /// Changed, and not told of one by one.
    Form,
    /// Moved.
    Moved(Why),
    /// Proposed.
    Proposed(Why),
    /// To be looked at.
    Look(Line),
    /// Left as it is.
    Kept(Reason),
}

/// What days in words follow, besides the year.
#[derive(Clone, Copy)]
enum Follows {
    /// What their record follows.
    Record(Option<Feast>),
    /// What their sentence speaks of.
    Sentence,
}

/// A file of a plan that is carried over.
struct Work<'w> {
    file: &'w Arc<SourceFile>,
    from: Scope,
    to: Scope,
    days: &'w [(usize, NaiveDate)],
    found: Vec<Found>,
    left_out: Vec<String>,
}

/// Keys of a plan's file that tell of what was issued, and not of what is to be done.
const OF_THE_ISSUED: [&str; 4] = ["renamed", "copies", "electronic_copies", "corrections"];

impl Work<'_> {
    fn shift(&self) -> i32 {
        self.to.first - self.from.first
    }

    /// A day of the old time in the new one. What a feast would take out of it stays the same day.
    fn moved(&self, day: NaiveDate, feast: Option<Feast>) -> Option<MovedDay> {
        let moved = day::moved(day, self.shift(), feast)?;
        if feast.is_some() && self.from.holds(day) && !self.to.holds(moved.day) {
            return day::moved(day, self.shift(), None);
        }
        Some(moved)
    }

    fn all(&mut self, plan: bool) {
        let text = &self.file.text;
        let (yaml, body) = match (plan, front_matter(text)) {
            (true, _) => (Some(0..text.len()), text.len()),
            (false, Some((yaml, body))) => (Some(yaml), body),
            (false, None) => (None, 0),
        };
        if let Some(yaml) = yaml {
            // Every offset of what is read is one of the file.
            let above = text.get(..yaml.start).unwrap_or_default().bytes();
            let mut blank: String =
                above.map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
            blank.push_str(text.get(yaml).unwrap_or_default());
            if let (Some(root), _) = yaml::parse(&blank) {
                self.record_file(&root);
                for remark in fields::remarks(&blank, &root) {
                    self.words(
                        &Running::of(text, remark),
                        false,
                        &mut Vec::new(),
                        &[],
                        Follows::Sentence,
                    );
                }
            }
        }
        for paragraph in paragraphs(text, body) {
            self.words(
                &Running::of(text, paragraph),
                false,
                &mut Vec::new(),
                &[],
                Follows::Sentence,
            );
        }
    }

    /// A file of records: a plan, or what stands above the text of a document.
    fn record_file(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else { return };
        for entry in entries {
            match (entry.key.as_str(), &entry.value.value) {
                ("year" | "school_year", Value::Scalar(_)) => self.years_of_plan(entry),
                ("document", Value::Map(fields)) => self.document(&entry.value, fields),
                (key, _) if OF_THE_ISSUED.contains(&key) => self.leave_out(entry),
                (key, Value::List(items)) => {
                    for item in items {
                        self.record(&Record::of(&self.file.text, item, key == "bases"));
                    }
                }
                _ => self.record(&Record::of(&self.file.text, &entry.value, false)),
            }
        }
    }

    fn form(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.found.push(Found {
            at: span.start,
            before: String::new(),
            old: String::new(),
            after: String::new(),
            new: String::new(),
            edits: vec![(span, text.into())],
            what: What::Form,
        });
    }

    fn years_of_plan(&mut self, entry: &Entry) {
        // The parser counts a remark behind quotation marks in.
        let span = Layout { text: &self.file.text }.value(entry);
        for digits in years_in(&self.file.text, &span) {
            let year = self.file.text.get(digits.clone()).and_then(|year| year.parse::<i32>().ok());
            if let Some(year) = year {
                self.form(digits, (year + self.shift()).to_string());
            }
        }
    }

    /// A draft has neither number nor day.
    fn document(&mut self, node: &Node, fields: &[Entry]) {
        let layout = Layout { text: &self.file.text };
        let flow = layout.is_flow(node);
        let mut state = None;
        for field in fields {
            match field.key.as_str() {
                "number" | "date" => {
                    let value = layout.value(field);
                    let colon = layout.behind_colon(field);
                    let start = if flow { value.start } else { colon };
                    if field.value.value != Value::Null {
                        self.form(start..value.end, "");
                    }
                }
                "state" => state = Some(layout.value(field)),
                _ => self.record(&Record::of(&self.file.text, &field.value, false)),
            }
        }
        // A plan that is issued with another document has these there.
        let Some(first) = fields.iter().find(|field| field.key == "date").or(fields.first()) else {
            return;
        };
        let own = fields.iter().any(|field| ["symbol", "date", "number"].contains(&&*field.key));
        match state {
            Some(span) if span.is_empty() => self.form(span, " draft"),
            Some(span) => self.form(span, "draft"),
            None if !own => {}
            None if flow => self.form(first.key_span.start..first.key_span.start, "state: draft, "),
            None => {
                let at = first.key_span.start;
                let line = self.file.text[..at].rfind('\n').map_or(0, |at| at + 1);
                let indent = self.file.text.get(line..at).unwrap_or_default().to_owned();
                let end = line_break(&self.file.text);
                self.form(at..at, format!("state: draft{end}{indent}"));
            }
        }
    }

    /// Takes a key out: with its lines where these are its own, else with the comma behind it.
    fn leave_out(&mut self, entry: &Entry) {
        let text = &self.file.text;
        let at = entry.key_span.start;
        let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let alone = text.get(line..at).is_some_and(|before| before.trim().is_empty());
        let range = if alone {
            let end = fields::end(text, &entry.value).max(entry.key_span.end);
            let behind = text.get(end..).and_then(|rest| rest.find('\n'));
            line..behind.map_or(text.len(), |at| end + at + 1)
        } else {
            let end = Layout { text }.value(entry).end.max(entry.key_span.end);
            let behind = text.get(end..).unwrap_or_default();
            let comma = behind.trim_start().starts_with(',');
            let blank = behind.len() - behind.trim_start().len();
            at..if comma { end + blank + 1 } else { end }
        };
        self.form(range, "");
        self.left_out.push(entry.key.clone());
    }

    /// A task, an obligation, a basis, or a field of the plan.
    fn record(&mut self, record: &Record) {
        let text = &self.file.text;
        let runs: Vec<Running> =
            record.words.iter().map(|span| Running::of(text, span.clone())).collect();
        let words = runs.iter().map(|run| run.words.as_str());
        let mut words = words.chain(record.times.iter().map(|(_, time)| *time));
        let feast = words.find_map(Feast::named);
        let days: Vec<NaiveDate> = self
            .days
            .iter()
            .filter(|(at, _)| record.span.contains(at))
            .map(|(_, day)| *day)
            .collect();
        for (span, time) in &record.times {
            self.time(span, time, feast, &days);
        }
        let mut about = record.about.and_then(|entry| self.about(entry));
        // Where the words name no year, they cannot contradict the data.
        let silent = runs.iter().all(|run| {
            let found = mention::mentions(&run.words, self.from, record.basis);
            found.iter().all(|one| matches!(one.kind, Kind::Kept(_)))
        });
        if silent && let Some(about) = about.take() {
            self.found.push(about.found(What::Moved(Line::new("renew.moved.about"))));
        }
        let mut abouts: Vec<About> = about.into_iter().collect();
        for run in &runs {
            self.words(run, record.basis, &mut abouts, &days, Follows::Record(feast));
        }
        for about in abouts {
            self.found.push(about.found(What::Proposed(Line::new("renew.why.about"))));
        }
    }

    /// The period that work is about, where it is near that of the plan.
    fn about(&self, entry: &Entry) -> Option<About> {
        let Value::Map(fields) = &entry.value.value else { return None };
        let year = fields.iter().find(|field| ["year", "school_year"].contains(&&*field.key))?;
        let school = year.key == "school_year";
        let text = &self.file.text;
        let span = Layout { text }.value(year);
        let digits = years_in(text, &span);
        let first: i32 = text.get(digits.first()?.clone())?.parse().ok()?;
        let near = self.from.first - 1..=self.from.last + 1;
        let is_near = near.contains(&first) || school && near.contains(&(first + 1));
        if !is_near {
            return None;
        }
        let old = text.get(span.clone())?.to_owned();
        let mut edits = Vec::new();
        for digits in digits {
            let one: i32 = text.get(digits.clone())?.parse().ok()?;
            edits.push((digits, (one + self.shift()).to_string()));
        }
        let new = applied(text, &span, &edits);
        let key = &year.key;
        Some(About {
            at: entry.key_span.start,
            year: first,
            school,
            old: format!("about: {{{key}: {old}}}"),
            new: format!("about: {{{key}: {new}}}"),
            edits,
        })
    }

    /// A time of the data: its days and years move.
    fn time(&mut self, span: &Range<usize>, time: &str, feast: Option<Feast>, days: &[NaiveDate]) {
        let text = &self.file.text;
        let Some(raw) = text.get(span.clone()) else { return };
        let raw = raw.to_owned();
        let written = written_date::dates(&raw);
        let mut edits = Vec::new();
        let mut way = Way::SameDay;
        let mut far = false;
        for digits in years_in(&raw, &(0..raw.len())) {
            let year: i32 =
                raw.get(digits.clone()).and_then(|year| year.parse().ok()).unwrap_or_default();
            if !(self.from.first - 1..=self.from.last + 1).contains(&year) {
                far = true;
                continue;
            }
            let iso = raw.get(digits.start..digits.start + 10).and_then(date::read);
            let of_date = written
                .iter()
                .find(|date| date.year.as_ref().is_some_and(|year| year.range == digits));
            if let Some(day) = iso {
                let Some(moved) = self.moved(day, feast) else { continue };
                way = moved.way;
                edits.push((digits.start..digits.start + 10, moved.day.to_string()));
            } else if let Some((date, day)) = of_date.and_then(|date| Some((date, date.day()?))) {
                if date.lunar {
                    far = true;
                    continue;
                }
                let Some(moved) = self.moved(day, feast) else { continue };
                way = moved.way;
                edits.extend(rewritten(&raw, date, moved.day));
            } else {
                edits.push((digits, (year + self.shift()).to_string()));
            }
        }
        if edits.is_empty() {
            if far {
                self.kept(span.start, raw, Reason::FarYear);
            } else if let (Some(feast), [day]) = (feast, days)
                && raw.contains(|c: char| c.is_ascii_digit())
                && let Some(moved) = self.moved(*day, Some(feast))
            {
                let line = Line::new("renew.look.feast").with("time", time);
                let line = line.with("feast", feast.name()).with("day", date::figures(moved.day));
                self.look(span.start, line);
            }
            return;
        }
        edits.sort_by_key(|(range, _)| range.start);
        let new = applied(&raw, &(0..raw.len()), &edits);
        let edits =
            edits.into_iter().map(|(at, new)| (span.start + at.start..span.start + at.end, new));
        self.found.push(Found {
            at: span.start,
            before: String::new(),
            old: raw,
            after: String::new(),
            new,
            edits: edits.collect(),
            what: What::Moved(moved_by(way)),
        });
    }

    fn kept(&mut self, at: usize, words: String, reason: Reason) {
        self.found.push(Found {
            at,
            before: String::new(),
            old: words,
            after: String::new(),
            new: String::new(),
            edits: Vec::new(),
            what: What::Kept(reason),
        });
    }

    fn look(&mut self, at: usize, line: Line) {
        self.found.push(Found {
            at,
            before: String::new(),
            old: String::new(),
            after: String::new(),
            new: String::new(),
            edits: Vec::new(),
            what: What::Look(line),
        });
    }

    /// The years in words. `days` are those that the data of the record says; `follows` tells what days follow.
    fn words(
        &mut self,
        run: &Running,
        basis: bool,
        abouts: &mut Vec<About>,
        days: &[NaiveDate],
        follows: Follows,
    ) {
        for mention in mention::mentions(&run.words, self.from, basis) {
            let (edits, what) = match &mention.kind {
                Kind::Kept(reason) => {
                    let words = run.words.get(mention.phrase.clone()).unwrap_or_default();
                    self.kept(run.place(&mention.phrase).start, words.to_owned(), *reason);
                    continue;
                }
                Kind::Day(date) => {
                    let feast = match follows {
                        Follows::Record(feast) => feast,
                        Follows::Sentence => Feast::named(sentence(&run.words, &mention)),
                    };
                    let moved = date.day().and_then(|day| self.moved(day, feast));
                    let Some(moved) = moved else { continue };
                    let what = if date.day().is_some_and(|day| days.contains(&day)) {
                        What::Moved(Line::new("renew.moved.words"))
                    } else {
                        What::Proposed(proposed_day(moved))
                    };
                    (rewritten(&run.words, date, moved.day), what)
                }
                Kind::Year(_) | Kind::SchoolYear(_) | Kind::OwnYears => {
                    let why = match mention.kind {
                        Kind::SchoolYear(_) => Line::new("renew.why.school-year"),
                        Kind::OwnYears => Line::new("renew.why.own-years"),
                        Kind::Year(year) if year < self.from.first => {
                            Line::new("renew.why.year-before")
                        }
                        Kind::Year(year) if year > self.from.last => {
                            Line::new("renew.why.year-after")
                        }
                        _ => Line::new("renew.why.this-year"),
                    };
                    let digits = mention.digits.iter().filter_map(|digits| {
                        let year: i32 = run.words.get(digits.clone())?.parse().ok()?;
                        Some((digits.clone(), (year + self.shift()).to_string()))
                    });
                    (digits.collect(), What::Proposed(why))
                }
            };
            let old = run.words.get(mention.phrase.clone()).unwrap_or_default().to_owned();
            let new = applied(&run.words, &mention.phrase, &edits);
            let mut found = Found {
                at: run.place(&mention.phrase).start,
                before: tail(run.words.get(..mention.phrase.start).unwrap_or_default()),
                old,
                after: head(run.words.get(mention.phrase.end..).unwrap_or_default()),
                new,
                edits: edits.into_iter().map(|(at, new)| (run.place(&at), new)).collect(),
                what,
            };
            // What the data says of the same year moves with the words or not at all.
            let tied = abouts.iter().position(|about| about.is_said_by(&mention.kind));
            if let Some(about) = tied.map(|at| abouts.remove(at)) {
                found.edits.extend(about.edits);
            }
            self.found.push(found);
        }
    }

    /// Makes the changes, and tells what was found.
    fn finish(self, renewed: &mut Renewed, number: &mut usize, accepted: &Accepted) {
        let Self { file, mut found, left_out, .. } = self;
        renewed.left_out.extend(left_out);
        // What stands in lines that are left out goes with them.
        let gone: Vec<Range<usize>> = found
            .iter()
            .filter(|one| matches!(one.what, What::Form))
            .flat_map(|one| one.edits.iter().map(|(span, _)| span.clone()))
            .collect();
        found.retain(|one| {
            matches!(one.what, What::Form) || !gone.iter().any(|span| span.contains(&one.at))
        });
        found.sort_by_key(|one| one.at);
        let mut numbers = Vec::new();
        let mut edits: Vec<Edit> = Vec::new();
        for one in &found {
            let made = match one.what {
                What::Proposed(_) => {
                    numbers.push(*number);
                    *number += 1;
                    accepted.holds(*number - 1)
                }
                _ => true,
            };
            if made {
                edits.extend(one.edits.iter().cloned());
            }
        }
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        // Of two changes that meet, the first is made.
        let mut last = 0;
        edits.retain(|(span, _)| {
            let apart = span.start >= last;
            last = if apart { span.end } else { last };
            apart
        });
        let new = {
            let edits: Vec<(Range<usize>, &str)> =
                edits.iter().map(|(span, text)| (span.clone(), text.as_str())).collect();
            file.edited(&edits)
        };
        let home = format!("content/{}/", renewed.from);
        let below = file.path.strip_prefix(&home).unwrap_or(&file.path);
        let path = format!("content/{}/{below}", renewed.to);
        let written = SourceFile::built_in(&*path, new.strip_prefix('\u{feff}').unwrap_or(&new));
        // Where something stands once all changes are made.
        let spot = |at: usize| {
            let mut moved = at;
            for (span, text) in edits.iter().take_while(|(span, _)| span.start < at) {
                moved = (moved + text.len()).saturating_sub(span.len());
            }
            Spot { path: path.clone(), line: written.line_column(moved).0 }
        };
        let mut numbers = numbers.into_iter();
        for one in found {
            let spot = spot(one.at);
            match one.what {
                What::Form => {}
                What::Moved(why) => {
                    renewed.moved.push(MovedField { spot, old: one.old, new: one.new, why });
                }
                What::Proposed(why) => {
                    let number = numbers.next().unwrap_or_default();
                    renewed.proposals.push(Proposal {
                        number,
                        spot,
                        before: one.before,
                        old: one.old,
                        after: one.after,
                        new: one.new,
                        why,
                        made: accepted.holds(number),
                    });
                }
                What::Look(line) => renewed.look.push((spot, line)),
                What::Kept(reason) => renewed.kept.push(Kept { spot, words: one.old, reason }),
            }
        }
        renewed.files.push((path, new));
    }
}

/// What the data says that work is about.
struct About {
    at: usize,
    year: i32,
    school: bool,
    old: String,
    new: String,
    edits: Vec<Edit>,
}

impl About {
    fn is_said_by(&self, kind: &Kind) -> bool {
        match kind {
            Kind::Year(year) => !self.school && *year == self.year,
            Kind::SchoolYear(year) => self.school && *year == self.year,
            _ => false,
        }
    }

    fn found(self, what: What) -> Found {
        Found {
            at: self.at,
            before: String::new(),
            old: self.old,
            after: String::new(),
            new: self.new,
            edits: self.edits,
            what,
        }
    }
}

fn moved_by(way: Way) -> Line {
    match way {
        Way::SameDay => Line::new("renew.moved.same-day"),
        Way::EndOfFebruary => Line::new("renew.moved.february"),
        Way::Feast(feast, 0) => Line::new("renew.moved.feast").with("feast", feast.name()),
        Way::Feast(feast, days) => {
            let line = if days < 0 {
                Line::new("renew.moved.before-feast")
            } else {
                Line::new("renew.moved.after-feast")
            };
            line.with("feast", feast.name()).with("days", days.unsigned_abs())
        }
    }
}

fn proposed_day(moved: MovedDay) -> Line {
    match moved.way {
        Way::SameDay => Line::new("renew.why.day"),
        Way::EndOfFebruary => Line::new("renew.why.february"),
        Way::Feast(feast, _) => Line::new("renew.why.feast").with("feast", feast.name()),
    }
}

/// The years of four digits in a stretch of a text.
fn years_in(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(part) = text.get(stretch.clone()) else { return found };
    let mut at = 0;
    while let Some(start) = part.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let rest = part.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if length == 4 {
            found.push(stretch.start + start..stretch.start + start + 4);
        }
        at = start + length;
    }
    found
}

/// The changes that make a written date another day: its digits, and the day of the week beside it.
fn rewritten(text: &str, date: &WrittenDate, day: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some((range, _)) = written_date::weekday_beside(text, date) {
        let new = date::weekday(day);
        let old = text.get(range.clone()).unwrap_or_default();
        let new = match (old.chars().next(), new.chars().next()) {
            (Some(old), Some(first)) if old.is_uppercase() && first.is_lowercase() => {
                first.to_uppercase().chain(new.chars().skip(1)).collect()
            }
            _ => new.to_owned(),
        };
        if new != old {
            edits.push((range, new));
        }
    }
    // Days up to 9 and months 1 and 2 have a zero (Decree 30/2020/NĐ-CP).
    let number = |old: &written_date::Number, new: u32, least: u32| {
        let two = if date.in_words { new <= least } else { old.digits() == 2 };
        (old.value != new)
            .then(|| (old.range.clone(), if two { format!("{new:02}") } else { new.to_string() }))
    };
    edits.extend(number(&date.day, day.day(), 9));
    edits.extend(number(&date.month, day.month(), 2));
    if let Some(year) = &date.year {
        edits.push((year.range.clone(), day.year().to_string()));
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// A stretch of a text with changes made.
fn applied(text: &str, stretch: &Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut at = stretch.start;
    for (range, new) in
        edits.iter().filter(|(range, _)| range.start >= stretch.start && range.end <= stretch.end)
    {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..stretch.end).unwrap_or_default());
    out
}

/// The sentence that a mention stands in.
fn sentence<'t>(text: &'t str, mention: &Mention) -> &'t str {
    let before = text.get(..mention.phrase.start).unwrap_or_default();
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    let behind = text.get(mention.phrase.end..).unwrap_or_default();
    let end = behind.find(". ").map_or(text.len(), |at| mention.phrase.end + at);
    text.get(start..end).unwrap_or_default()
}

/// How many words around a year are shown.
const AROUND: (usize, usize) = (5, 3);

/// The last words of a text, as far as they are shown.
fn tail(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match words.len().checked_sub(AROUND.0 + 1).filter(|from| *from > 0) {
        Some(from) => format!("…{}", words[from..].join(" ")),
        None => text.trim_start_matches(['"', '\'', ' ', '#', '-']).to_owned(),
    }
}

/// The first words of a text, as far as they are shown.
fn head(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() > AROUND.1 + 1 {
        format!("{}…", words[..=AROUND.1].join(" "))
    } else {
        text.trim_end_matches(['"', '\'', ' ']).to_owned()
    }
}

/// The paragraphs of a text from an offset on: what blank lines part.
fn paragraphs(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    let mut open = false;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(last) = found.last_mut() {
            last.end = end;
        } else {
            found.push(at..end);
            open = true;
        }
        at = end;
    }
    found
}

/// Where the record above the text of a document stands, and where its text begins.
fn front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match (line.trim_end(), start) {
            ("---", None) => start = Some(end),
            ("---", Some(start)) => return Some((start..at, end)),
            ("", None) => {}
            (_, None) => return None,
            _ => {}
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use proptest::prelude::*;

    /// The plan at an address with this file and this text.
    fn plan(address: &str, yaml: &str, text: &str) -> Plan {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &str| {
            (format!("content/{address}/{name}"), bytes.as_bytes().to_vec())
        };
        let files = [file("plan.yaml", yaml), file("plan.md", text)];
        let (mut workspace, _) = workspace::read_alone(root.path(), &files).unwrap();
        workspace.plans.remove(0)
    }

    fn words() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "năm 2020",
            "năm 2021,",
            "NĂM 2022",
            "năm học 2020-2021",
            "giai đoạn 2021-2025",
            "trước ngày 15 tháng 3 năm 2021",
            "ngày 15/3/2021.",
            "Luật thi đua năm 2003",
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
            "2021 hộ",
            "tháng 3/2021",
            "thi đua;",
            "hue\u{302}\u{301}",
            "(xem)",
            "đến năm 2030",
        ]);
        prop::collection::vec(pieces, 1..6).prop_map(|pieces| pieces.join(" "))
    }

    fn yaml(words: &[String], manner: usize, crlf: bool) -> String {
        let value = |words: &str| match manner {
            0 => format!("\"{words}\"   # năm ấy"),
            1 => format!("'{words}'"),
            2 => format!(">-\n      {}", words.replace(' ', "\n      ")),
            _ => format!("|-\n      {words}"),
        };
        let text = format!(
            "# Kế hoạch\nyear: \"2021\"   # năm 2021\ndocument:\n  kind: KẾ HOẠCH\n  subject: '{}'\n  symbol: KH-UBND\n  \
             place: A\n  number:   # số\n  date:\n  state: draft\nletterhead: {{issuer: A}}\ntasks:\n\n  # Tháng 3\n  \
             - id: viec-nam-2021\n    when: {{before: 2021-03-15}} # hạn\n    text: {}\n    about: {{year: 2021}}\n  \
             - {{id: b, month: 4, text: \"{}\", note: x}}\n",
            words[0],
            value(&words[1]),
            words[2],
        );
        if crlf { text.replace('\n', "\r\n") } else { text }
    }

    fn year(year: i32) -> Scope {
        Scope::year(year)
    }

    #[test]
    fn what_is_left_out_takes_its_remarks_along() {
        let words: Vec<String> = vec!["Công tác năm 2021".into(); 3];
        let old = yaml(&words, 0, false);
        let of_issued =
            "renamed:   # năm 2021\n  # đổi năm 2021\n  a: b   # từ năm 2020\n# hết năm 2021\n";
        let from = plan("2021", &format!("{old}{of_issued}"), "{{ tasks }}\n");
        let renewed = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(renewed.left_out, ["renamed"]);
        let tail: Vec<&str> = renewed.files[0].1.lines().rev().take(2).collect();
        assert_eq!(
            tail,
            ["# hết năm 2022", "  - {id: b, month: 4, text: \"Công tác năm 2022\", note: x}"]
        );
    }

    #[test]
    fn what_stands_between_braces_is_changed_there() {
        let yaml = "{year: \"2021\" , document: {kind: KẾ HOẠCH, subject: A năm 2021, number: 1, date: 2021-02-01}, \
            renamed: {a: b, c: d} , tasks: [{id: a, month: 3, text: Họp., about: {year: \"2021\"}}]}\n";
        let from = plan("2021", yaml, "{{ tasks }}\n");
        let renewed = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(
            renewed.files[0].1,
            "{year: \"2022\" , document: {kind: KẾ HOẠCH, subject: A năm 2022, number: , state: draft, date: },  \
             tasks: [{id: a, month: 3, text: Họp., about: {year: \"2022\"}}]}\n"
        );
    }

    #[test]
    fn a_remark_behind_a_year_is_a_remark() {
        let yaml = "year: \"2021\"   # kế hoạch năm 2021\ntasks:\n  - id: a\n    month: 3\n    text: Họp.\n    about:\n      \
            year: \"2021\"   # năm 2021\n";
        let from = plan("2021", yaml, "{{ tasks }}\n");
        let kept = renew(&from, year(2022), 1, &Accepted::None).unwrap();
        let remarks = yaml.replace("\"2021\"", "\"2022\"");
        assert_eq!(kept.files[0].1, remarks);
        let all = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(all.files[0].1, yaml.replace("2021", "2022"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn words_stay_byte_for_byte_and_come_back(
            words in prop::collection::vec(words(), 4), manner in 0_usize..4, crlf: bool,
        ) {
            let old = yaml(&words, manner, crlf);
            let text = format!("{}\n\n{{{{ tasks }}}}\n", words[3]);
            let from = plan("2021", &old, &text);
            // As it is, only data moves, and what says the day of the data.
            let kept = renew(&from, year(2022), 1, &Accepted::None).unwrap();
            prop_assert_eq!(&kept.files[1].1, &text);
            let data = ["year:", "before:", "about:", "15"];
            for (old, new) in old.lines().zip(kept.files[0].1.lines()) {
                let of_data = data.iter().any(|key| old.contains(key));
                prop_assert!(old == new || of_data || manner == 2, "{} / {}", old, new);
            }
            prop_assert_eq!(old.lines().count(), kept.files[0].1.lines().count());
            // With everything accepted it goes, and comes back as it was.
            let there = renew(&from, year(2022), 1, &Accepted::All).unwrap();
            let new = plan("2022", &there.files[0].1, &there.files[1].1);
            let back = renew(&new, year(2021), 1, &Accepted::All).unwrap();
            prop_assert_eq!(&back.files[0].1, &old);
            prop_assert_eq!(&back.files[1].1, &text);
        }
    }
}
