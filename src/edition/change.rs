//! What changed from one plan to the next of its kind (thay đổi so với kế hoạch trước): task by task,
//! obligation by obligation.
//!
//! A record of the one plan is that of the other if they have the same id, or if the new plan says that
//! it was renamed; else if they say the same once years are taken out of the words. Years near those of
//! the plans are never a change: a plan for 2022 says `năm 2022` where that for 2021 said `năm 2021`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::language::folded;
use crate::model::{Id, Obligation, Part, Plan, Reference, Task, When, YEARS};

/// What changed between two plans.
#[derive(Debug)]
pub struct Changes<'p> {
    /// What is as it was, in the order of the plan: tasks, then obligations.
    pub kept: Vec<Pair<'p>>,
    /// What is otherwise than it was, in the same order.
    pub changed: Vec<Pair<'p>>,
    /// What was not there before, in the same order.
    pub new: Vec<Item<'p>>,
    /// What is not there any more, in the order of the plan before.
    pub dropped: Vec<Item<'p>>,
    /// The years that are never a change.
    years: Years,
}

/// The numbers that are taken for years.
type Years = RangeInclusive<i32>;

/// How many years before and after those of two plans a number still is a year: `2000 hộ` is not.
const NEAR: i32 = 5;

/// A record in both plans, and what of it is otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'p> {
    /// In the plan before.
    pub before: Item<'p>,
    /// In the plan itself.
    pub after: Item<'p>,
    /// Whether it says something else, years aside.
    pub words: bool,
    /// Whether it is at another time of the year.
    pub time: bool,
    /// Whether other units have a part in it, or the same ones another part.
    pub units: bool,
}

/// A task or an obligation.
#[derive(Debug, Clone, Copy)]
pub enum Item<'p> {
    /// A task (việc).
    Task(&'p Task),
    /// An obligation (việc phải gửi).
    Obligation(&'p Obligation),
}

/// What part a unit has in a task or an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A part in a task.
    Of(Part),
    /// It owes it (nơi gửi).
    Owes,
    /// It is sent to it (gửi đến).
    Receives,
    /// It is sent through it (qua).
    Forwards,
}

impl<'p> Item<'p> {
    /// The id.
    #[must_use]
    pub fn id(self) -> &'p Id {
        match self {
            Self::Task(task) => &task.id.value,
            Self::Obligation(owed) => &owed.id.value,
        }
    }

    /// The words without markup.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Task(task) => task.words(),
            Self::Obligation(owed) => owed.words(),
        }
    }

    /// The time as the plan prints it.
    #[must_use]
    pub fn when_words(self) -> &'p str {
        match self {
            Self::Task(task) => &task.when_words,
            Self::Obligation(owed) => &owed.when_words,
        }
    }

    /// The units by their part in it.
    #[must_use]
    pub fn units(self) -> Vec<(Role, Vec<&'p Reference>)> {
        let mut units = match self {
            Self::Task(task) => {
                let parts = task.parts().into_iter();
                parts.map(|(part, units)| (Role::Of(part), units)).collect()
            }
            Self::Obligation(owed) => vec![
                (Role::Owes, owed.who.iter().collect::<Vec<_>>()),
                (Role::Receives, owed.to.iter().collect()),
                (Role::Forwards, owed.via.iter().collect()),
            ],
        };
        units.retain(|(_, units)| !units.is_empty());
        units
    }

    fn when(self) -> &'p When {
        match self {
            Self::Task(task) => &task.when.value,
            Self::Obligation(owed) => &owed.when.value,
        }
    }

    fn is_task(self) -> bool {
        matches!(self, Self::Task(_))
    }

    /// What it says, to be found again by: folded, without years.
    fn key(self, years: &Years) -> (bool, String) {
        (self.is_task(), folded::key(&without_years(&self.words(), years)))
    }
}

/// The plans of the same kind as a plan, itself among them, the earliest first: those whose addresses
/// differ in years only (`2021/thi-dua` and `2022/thi-dua`), and that are for as many years.
#[must_use]
pub fn series<'p>(plans: &'p [Plan], plan: &Plan) -> Vec<&'p Plan> {
    let kind = |plan: &Plan| {
        let scope = plan.scope;
        (without_years(&plan.address, &YEARS), scope.school, scope.last - scope.first)
    };
    let own = kind(plan);
    let mut series: Vec<&Plan> = plans.iter().filter(|other| kind(other) == own).collect();
    series.sort_by(|a, b| (a.year(), &a.address).cmp(&(b.year(), &b.address)));
    series
}

/// The plan of the same kind that came before a plan.
#[must_use]
pub fn before<'p>(plans: &'p [Plan], plan: &Plan) -> Option<&'p Plan> {
    series(plans, plan).into_iter().rfind(|other| other.year() < plan.year())
}

/// The newest plan of the same kind that was issued after a plan.
#[must_use]
pub fn newest_after<'p>(plans: &'p [Plan], plan: &Plan) -> Option<&'p Plan> {
    let later = |other: &&Plan| other.year() > plan.year();
    let issued = |other: &&Plan| !other.document.is_draft();
    series(plans, plan).into_iter().filter(later).rfind(issued)
}

impl<'p> Changes<'p> {
    /// Compares two plans.
    #[must_use]
    pub fn between(before: &'p Plan, after: &'p Plan) -> Self {
        let (first, last) = (before.scope.first, after.scope.last);
        let years = first.saturating_sub(NEAR)..=last.saturating_add(NEAR);
        let mut partners = partners(before, after, &years);
        let mut changes = Self {
            years,
            kept: Vec::new(),
            changed: Vec::new(),
            new: Vec::new(),
            dropped: Vec::new(),
        };
        for item in items(after) {
            let Some(partner) = partners.remove(&(item.is_task(), item.id())) else {
                changes.new.push(item);
                continue;
            };
            let pair = pair(before, partner, after, item, &changes.years);
            let same = !(pair.words || pair.time || pair.units);
            if same { changes.kept.push(pair) } else { changes.changed.push(pair) }
        }
        let matched: BTreeSet<(bool, &Id)> = changes
            .kept
            .iter()
            .chain(&changes.changed)
            .map(|pair| (pair.before.is_task(), pair.before.id()))
            .collect();
        let gone = |item: &Item| !matched.contains(&(item.is_task(), item.id()));
        changes.dropped = items(before).filter(gone).collect();
        changes
    }

    /// The words of a record before and now, as runs of words that both share and that they do not share.
    #[must_use]
    pub fn differing(&self, pair: &Pair) -> (Vec<Run>, Vec<Run>) {
        differing(&pair.before.words(), &pair.after.words(), &self.years)
    }
}

fn items(plan: &Plan) -> impl Iterator<Item = Item<'_>> {
    plan.tasks.iter().map(Item::Task).chain(plan.own_obligations().map(Item::Obligation))
}

/// The record before for each record that had one.
fn partners<'p>(
    before: &'p Plan,
    after: &'p Plan,
    years: &Years,
) -> BTreeMap<(bool, &'p Id), Item<'p>> {
    let renamed: BTreeMap<&Id, &Id> =
        after.renamed.iter().map(|one| (&one.old.value, &one.new.value)).collect();
    let mut by_id: BTreeMap<(bool, &Id), Item> = BTreeMap::new();
    for item in items(before) {
        let id = renamed.get(item.id()).copied().unwrap_or(item.id());
        // A record that kept its id comes before one that was renamed to it.
        let own = id == item.id();
        if own || !by_id.contains_key(&(item.is_task(), id)) {
            by_id.insert((item.is_task(), id), item);
        }
    }
    let (known, unknown): (Vec<Item>, Vec<Item>) =
        items(after).partition(|item| by_id.contains_key(&(item.is_task(), item.id())));
    let mut partners = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for item in known {
        if let Some(partner) = by_id.get(&(item.is_task(), item.id())) {
            taken.insert((partner.is_task(), partner.id()));
            partners.insert((item.is_task(), item.id()), *partner);
        }
    }
    let mut free: BTreeMap<(bool, String), VecDeque<Item>> = BTreeMap::new();
    for item in items(before).filter(|item| !taken.contains(&(item.is_task(), item.id()))) {
        free.entry(item.key(years)).or_default().push_back(item);
    }
    // Of several that say the same, that of the same time comes first; the rest in order.
    let mut rest = Vec::new();
    for item in unknown {
        let same = free.get_mut(&item.key(years)).and_then(|same| {
            let at =
                same.iter().position(|other| !other_time(before, *other, after, item, years))?;
            same.remove(at)
        });
        match same {
            Some(partner) => drop(partners.insert((item.is_task(), item.id()), partner)),
            None => rest.push(item),
        }
    }
    for item in rest {
        if let Some(partner) = free.get_mut(&item.key(years)).and_then(VecDeque::pop_front) {
            partners.insert((item.is_task(), item.id()), partner);
        }
    }
    partners
}

fn pair<'p>(before: &Plan, old: Item<'p>, after: &Plan, new: Item<'p>, years: &Years) -> Pair<'p> {
    let words = |item: Item| {
        let words = item.words();
        words.split_whitespace().map(|word| same_word(word, years)).collect::<Vec<String>>()
    };
    let units = |item: Item<'p>| {
        let units = item.units().into_iter();
        units
            .map(|(role, units)| (role, units.iter().map(|id| &id.value).collect()))
            .collect::<Vec<(Role, BTreeSet<&Id>)>>()
    };
    Pair {
        before: old,
        after: new,
        words: words(old) != words(new),
        time: other_time(before, old, after, new, years),
        units: units(old) != units(new),
    }
}

/// Whether two records are at different times of their plans' years. What has no days is compared by its
/// words.
fn other_time(before: &Plan, old: Item, after: &Plan, new: Item, years: &Years) -> bool {
    if old.when().tentative != new.when().tentative {
        return true;
    }
    let (was, is) = (days(before, old), days(after, new));
    if was.is_empty() && is.is_empty() {
        let words = |item: Item| folded::key(&without_years(item.when_words(), years));
        return words(old) != words(new);
    }
    was != is
}

/// A day by its place in the years of a plan: how many years after the first, month, day. The last days
/// of February are one, since years differ in them.
type DayOf = (i32, u32, u32);

fn days(plan: &Plan, item: Item) -> Vec<(DayOf, DayOf)> {
    let place = |day: NaiveDate| {
        let last = day.succ_opt().is_some_and(|next| next.month() != day.month());
        let february = day.month() == 2 && day.day() >= 28;
        let of_month = if last || february { 31 } else { day.day() };
        (day.year() - plan.year(), day.month(), of_month)
    };
    let spans = plan.spans(item.when()).into_iter();
    spans.map(|(first, last)| (place(first), place(last))).collect()
}

/// A run of words (một đoạn lời) that is in both of two texts, or only in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, with a space between them.
    pub words: String,
    /// Whether the other text lacks them.
    pub differs: bool,
}

/// More words than these in each of two texts are not compared one by one.
const MOST_WORDS: usize = 1000;

/// A word as it is compared: years are the same words, marks after it are layout.
fn same_word(word: &str, years: &Years) -> String {
    without_years(word, years).trim_end_matches(['.', ',', ';']).to_owned()
}

/// Two texts as runs of words that they share and that they do not share.
fn differing(before: &str, after: &str, years: &Years) -> (Vec<Run>, Vec<Run>) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    let key = |word: &&str| same_word(word, years);
    let (olds, news): (Vec<String>, Vec<String>) =
        (old.iter().map(key).collect(), new.iter().map(key).collect());
    let (mut in_old, mut in_new) = (vec![true; old.len()], vec![true; new.len()]);
    if old.len() <= MOST_WORDS && new.len() <= MOST_WORDS {
        for (a, b) in shared(&olds, &news) {
            // Both are places in their lists.
            if let (Some(in_old), Some(in_new)) = (in_old.get_mut(a), in_new.get_mut(b)) {
                (*in_old, *in_new) = (false, false);
            }
        }
    }
    (runs(&old, &in_old), runs(&new, &in_new))
}

/// The places of the longest row of words that two texts share.
fn shared(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    // How long the row is from each pair of places on; one more of each, so that the last have a next.
    let width = new.len() + 1;
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    let at = |a: usize, b: usize| a * width + b;
    for (a, word) in old.iter().enumerate().rev() {
        for (b, other) in new.iter().enumerate().rev() {
            lengths[at(a, b)] = if word == other {
                lengths[at(a + 1, b + 1)] + 1
            } else {
                lengths[at(a + 1, b)].max(lengths[at(a, b + 1)])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while let (Some(word), Some(other)) = (old.get(a), new.get(b)) {
        if word == other {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[at(a + 1, b)] >= lengths[at(a, b + 1)] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

fn runs(words: &[&str], differ: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, differs) in words.iter().zip(differ) {
        match runs.last_mut() {
            Some(run) if run.differs == *differs => {
                run.words.push(' ');
                run.words.push_str(word);
            }
            _ => runs.push(Run { words: (*word).to_owned(), differs: *differs }),
        }
    }
    runs
}

/// A text with each number that can be a year taken for any year.
fn without_years(text: &str, years: &Years) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        out.push_str(before);
        let year = number.len() == 4 && number.parse().is_ok_and(|year| years.contains(&year));
        out.push_str(if year { "#" } else { number });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{self, Workspace};
    use std::fmt::Write;
    use std::fs;

    /// Plans by their addresses, each with the rest of its file.
    fn plans(files: &[(&str, &str)]) -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join("content").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("agency.yaml", "name: A\nsite: {title: B}\ncalendar: {domain: c}\n");
        write("units.yaml", "units: []\n");
        for (address, rest) in files {
            let document = "document: {kind: KẾ HOẠCH, subject: A, number: \"1\", symbol: KH-B, \
                place: C, date: 2021-01-05}\nletterhead: {issuer: B}\nbases: [{text: Căn cứ A}]\n\
                recipients: [{to: A}]\nsignature: {title: A, name: B}\n";
            let tasks = if rest.contains("tasks:") { "" } else { "tasks: []\n" };
            let rest = format!("{}{tasks}", rest.replace("DRAFT", ""));
            let document = match files.iter().find(|(other, _)| other == address) {
                Some((_, text)) if text.starts_with("DRAFT") => {
                    document.replace("subject", "state: draft, subject")
                }
                _ => document.to_owned(),
            };
            write(&format!("{address}/plan.yaml"), &format!("{document}{rest}"));
            write(&format!("{address}/plan.md"), "{{ tasks }}\n");
        }
        let (read, findings) = workspace::read(folder.path());
        assert_eq!(findings, []);
        read
    }

    /// What changed, a line for each record.
    fn told(before: &str, after: &str) -> String {
        told_of(2021, before, after)
    }

    /// The same for plans of a year and of the next.
    fn told_of(first: i32, before: &str, after: &str) -> String {
        let year = |year: i32, rest: &str| format!("year: {year}\n{rest}");
        let read = plans(&[
            (&first.to_string(), &year(first, before)),
            (&(first + 1).to_string(), &year(first + 1, after)),
        ]);
        let changes = Changes::between(&read.plans[0], &read.plans[1]);
        let mut lines = String::new();
        for pair in &changes.kept {
            let _ = writeln!(lines, "= {} {}", pair.before.id(), pair.after.id());
        }
        for pair in &changes.changed {
            let what = [(pair.words, "words"), (pair.time, "time"), (pair.units, "units")];
            let what: Vec<&str> = what.iter().filter(|one| one.0).map(|one| one.1).collect();
            let what = what.join(" ");
            let _ = writeln!(lines, "~ {} {}: {what}", pair.before.id(), pair.after.id());
        }
        for item in &changes.new {
            let _ = writeln!(lines, "+ {}", item.id());
        }
        for item in &changes.dropped {
            let _ = writeln!(lines, "- {}", item.id());
        }
        lines
    }

    #[test]
    fn tasks_are_compared_by_id_then_by_words() {
        for (before, after, expected) in [
            // The year of the words and of the time is no change.
            (
                "{id: a, when: trước 15/3/2021, text: Tổng kết năm 2020.}",
                "{id: a, when: trước 15/3/2022, text: Tổng kết năm 2021;}",
                "= a a\n",
            ),
            (
                "{id: a, month: 2, text: Họp.}",
                "{id: a, month: 2, text: Họp khối.}",
                "~ a a: words\n",
            ),
            ("{id: a, month: 2, text: Họp.}", "{id: a, month: 3, text: Họp.}", "~ a a: time\n"),
            (
                "{id: a, when: trước 15/3, text: Họp.}",
                "{id: a, when: chậm nhất 14/3, text: Họp.}",
                "= a a\n",
            ),
            // The last day of February is the last day.
            (
                "{id: a, when: trước 01/3, text: Họp.}",
                "{id: a, when: chậm nhất 28/2, text: Họp.}",
                "= a a\n",
            ),
            (
                "{id: a, when: thường xuyên, text: Họp.}",
                "{id: a, when: tháng 2, text: Họp.}",
                "~ a a: time\n",
            ),
            (
                "{id: a, when: thường xuyên, text: Họp.}",
                "{id: a, when: thường xuyên, text: Họp.}",
                "= a a\n",
            ),
            (
                "{id: a, month: 2, text: Họp., lead: [x], co: [y, z]}",
                "{id: a, month: 2, text: Họp., lead: [x], co: [z, y]}",
                "= a a\n",
            ),
            (
                "{id: a, month: 2, text: Họp., lead: [x], co: [y]}",
                "{id: a, month: 2, text: Họp., lead: [y], co: [x]}",
                "~ a a: units\n",
            ),
            // Another id with the same words, marks and case aside.
            (
                "{id: a, month: 2, text: Họp Khối.}",
                "{id: b, month: 2, text: Họp khối}",
                "~ a b: words\n",
            ),
            ("{id: a, month: 2, text: Họp.}", "{id: b, month: 2, text: Thăm.}", "+ b\n- a\n"),
            // Of two that say the same, each finds that of its time.
            (
                "{id: a, month: 2, text: Họp.}, {id: b, month: 9, text: Họp.}",
                "{id: d, month: 9, text: Họp.}, {id: c, month: 2, text: Họp.}",
                "= b d\n= a c\n",
            ),
            (
                "{id: a, month: 2, text: Họp.}, {id: b, month: 9, text: Họp.}",
                "{id: c, month: 9, text: Họp.}, {id: d, month: 5, text: Họp.}",
                "= b c\n~ a d: time\n",
            ),
            // The id is stronger than the words.
            (
                "{id: a, month: 2, text: Họp.}, {id: b, month: 2, text: Thăm.}",
                "{id: b, month: 2, text: Họp.}",
                "~ b b: words\n- a\n",
            ),
        ] {
            let (old, new) = (format!("tasks: [{before}]\n"), format!("tasks: [{after}]\n"));
            assert_eq!(told(&old, &new), expected, "{before} / {after}");
        }
    }

    #[test]
    fn numbers_far_from_the_years_of_the_plans_are_numbers() {
        let tasks = |words: &str| format!("tasks: [{{id: a, month: 2, text: \"{words}\"}}]\n");
        for (before, after, expected) in [
            ("Hỗ trợ 2000 hộ.", "Hỗ trợ 2100 hộ.", "~ a a: words\n"),
            ("Giai đoạn 2021-2025.", "Giai đoạn 2021-2025.", "= a a\n"),
            ("Tổng kết năm 2020.", "Tổng kết năm 2021.", "= a a\n"),
            // Marks within are layout, too.
            ("Họp xã, thôn.", "Họp xã thôn.", "= a a\n"),
        ] {
            assert_eq!(told(&tasks(before), &tasks(after)), expected, "{before} / {after}");
        }
    }

    #[test]
    fn a_leap_year_changes_nothing() {
        let tasks = |when: &str| format!("tasks: [{{id: a, when: {when}, text: Họp.}}]\n");
        for (before, after, expected) in [
            ("chậm nhất 28/2", "chậm nhất 28/2", "= a a\n"),
            ("chậm nhất 28/02/2023", "chậm nhất 29/02/2024", "= a a\n"),
            ("trước 01/3", "chậm nhất 29/2", "= a a\n"),
            ("chậm nhất 27/2", "chậm nhất 28/2", "~ a a: time\n"),
        ] {
            assert_eq!(
                told_of(2023, &tasks(before), &tasks(after)),
                expected,
                "{before} / {after}"
            );
        }
    }

    #[test]
    fn obligations_are_compared_too_and_apart_from_tasks() {
        let owed = |id: &str, text: &str, when: &str, who: &str| {
            format!("{{id: {id}, what: A, text: {text}, when: {when}, who: [{who}], to: y}}")
        };
        for (before, after, expected) in [
            (owed("a", "Gửi.", "trước 5/6", "x"), owed("a", "Gửi.", "trước 5/6", "x"), "= a a\n"),
            (
                owed("a", "Gửi.", "trước 5/6", "x"),
                owed("a", "Gửi.", "trước 9/6", "z"),
                "~ a a: time units\n",
            ),
            (owed("a", "Gửi.", "trước 5/6", "x"), owed("b", "Gửi.", "trước 5/6", "x"), "= a b\n"),
        ] {
            let obligations = |list: &str| format!("obligations: [{list}]\n");
            assert_eq!(told(&obligations(&before), &obligations(&after)), expected);
        }
        let task = "tasks: [{id: a, when: trước 5/6, text: Gửi.}]\n";
        let owed = format!("obligations: [{}]\n", owed("a", "Gửi.", "trước 5/6", "x"));
        assert_eq!(told(task, &owed), "+ a\n- a\n");
    }

    #[test]
    fn what_was_renamed_is_the_same() {
        let old = "tasks: [{id: a, month: 2, text: Họp.}, {id: b, month: 2, text: Thăm.}]\n";
        let new = "tasks: [{id: c, month: 2, text: Họp khối.}]\nrenamed: {a: c}\n";
        assert_eq!(told(old, new), "~ a c: words\n- b\n");
    }

    #[test]
    fn words_that_differ_are_known() {
        let told = |runs: Vec<Run>| {
            let runs = runs.into_iter();
            let shown =
                runs.map(|run| if run.differs { format!("[{}]", run.words) } else { run.words });
            shown.collect::<Vec<String>>().join(" ")
        };
        for (before, after, old, new) in [
            ("Họp khối.", "Họp khối", "Họp khối.", "Họp khối"),
            ("Họp năm 2021", "Họp năm 2022", "Họp năm 2021", "Họp năm 2022"),
            (
                "Gửi báo cáo về Phòng Nội vụ trước 15/3.",
                "Gửi báo cáo quý về Phòng Nội vụ trước 20/3.",
                "Gửi báo cáo về Phòng Nội vụ trước [15/3.]",
                "Gửi báo cáo [quý] về Phòng Nội vụ trước [20/3.]",
            ),
            ("Một hai ba", "Bốn năm", "[Một hai ba]", "[Bốn năm]"),
            ("Họp Khối", "Họp khối", "Họp [Khối]", "Họp [khối]"),
            ("", "Bốn", "", "[Bốn]"),
        ] {
            let (was, is) = differing(before, after, &YEARS);
            assert_eq!((told(was).as_str(), told(is).as_str()), (old, new), "{before} / {after}");
        }
        let long = "a ".repeat(MOST_WORDS + 1);
        assert!(differing(&long, &long, &YEARS).0.iter().all(|run| run.differs));
    }

    #[test]
    fn plans_of_a_kind_differ_in_their_years_only() {
        let year = |year: &str| format!("year: {year}\n");
        let [first, second, draft] = ["2021", "2022", "2023"].map(year);
        let draft = format!("DRAFT{draft}");
        let (period, next) = (year("2021-2025"), year("2026-2030"));
        let school = |years: &str| format!("school_year: {years}\n");
        let read = plans(&[
            ("2021", &first),
            ("2021/thi-dua", &first),
            ("2022", &second),
            ("2022/thi-dua", &second),
            ("2022/y-te", &second),
            ("2023", &draft),
            ("giai-doan-2021-2025", &period),
            ("giai-doan-2026-2030", &next),
            ("nam-hoc-2021-2022", &school("2021-2022")),
            ("nam-hoc-2022-2023", &school("2022-2023")),
        ]);
        for (address, previous, newest) in [
            ("2021", None, Some("2022")),
            ("2022", Some("2021"), None),
            ("2023", Some("2022"), None),
            ("2021/thi-dua", None, Some("2022/thi-dua")),
            ("2022/thi-dua", Some("2021/thi-dua"), None),
            ("2022/y-te", None, None),
            ("giai-doan-2026-2030", Some("giai-doan-2021-2025"), None),
            ("nam-hoc-2021-2022", None, Some("nam-hoc-2022-2023")),
            ("nam-hoc-2022-2023", Some("nam-hoc-2021-2022"), None),
        ] {
            let plan = read.plans.iter().find(|plan| plan.address == address).unwrap();
            let found = before(&read.plans, plan).map(|plan| plan.address.as_str());
            assert_eq!(found, previous, "before {address}");
            let found = newest_after(&read.plans, plan).map(|plan| plan.address.as_str());
            assert_eq!(found, newest, "after {address}");
        }
    }
}
