//! What changed from one plan to another (thay đổi giữa hai kế hoạch): task by task, obligation by
//! obligation ([`Changes`]); everything that a plan says ([`PlanChanges`]); a whole workspace
//! ([`StateChanges`]).
//!
//! A record of the one plan is that of the other if they have the same id, or if the new plan says that
//! it was renamed; else if they say the same. What counts as the same words is for the [`Measure`] to say.

mod align;
mod entry;
mod list;
mod measure;
mod passage;
mod plan;
mod release;
mod state;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{Datelike, NaiveDate};

use crate::model::{Id, Obligation, Part, Plan, Reference, Task, When, YEARS};
use crate::source::Place;

pub use entry::{Entry, EntryKind, Field, FieldChange, Names, Section, Value};
pub use measure::{Measure, Piece, Run};
pub use plan::PlanChanges;
pub use release::SinceRelease;
pub use state::{FileChange, StateChanges, Subject, SubjectKind};

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
    /// What counts as a change of words.
    measure: Measure,
}

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

    /// Where a field stands, if that is known.
    #[must_use]
    pub fn place_of(self, field: Field) -> Option<&'p Place> {
        let first = |units: &'p [Reference]| units.first().map(|unit| &unit.place);
        match (self, field) {
            (Self::Task(task), Field::Words) => Some(&task.text.place),
            (Self::Task(task), Field::Items) => task.items.first().map(|item| &item.place),
            (Self::Task(task), Field::When) => Some(&task.when.place),
            (Self::Task(task), Field::Group) => task.group.as_ref().map(|group| &group.place),
            (Self::Task(task), Field::Lead) => first(&task.lead),
            (Self::Task(task), Field::Co) => first(&task.co),
            (Self::Task(task), Field::Advised) => task.advised.as_ref().map(|unit| &unit.place),
            (Self::Task(task), Field::IssuedBy) => task.issued_by.as_ref().map(|unit| &unit.place),
            (Self::Task(task), Field::Named) => first(&task.units),
            (Self::Task(task), Field::After) => first(&task.after),
            (Self::Task(task), Field::Indicators) => first(&task.indicators),
            (Self::Task(task), Field::Note) => task.note.as_ref().map(|note| &note.place),
            (Self::Obligation(owed), Field::Words) => Some(&owed.text.place),
            (Self::Obligation(owed), Field::Title) => Some(&owed.title.place),
            (Self::Obligation(owed), Field::When) => Some(&owed.when.place),
            (Self::Obligation(owed), Field::Who) => first(&owed.who),
            (Self::Obligation(owed), Field::To) => owed.to.as_ref().map(|unit| &unit.place),
            (Self::Obligation(owed), Field::Via) => owed.via.as_ref().map(|unit| &unit.place),
            _ => None,
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

    /// What it says, to be found again by.
    fn key(self, measure: &Measure) -> (bool, String) {
        (self.is_task(), measure.folded(&self.words()))
    }
}

/// The plans of the same kind as a plan, itself among them, the earliest first: those whose addresses
/// differ in years only (`2021/thi-dua` and `2022/thi-dua`), and that are for as many years.
#[must_use]
pub fn series<'p>(plans: &'p [Plan], plan: &Plan) -> Vec<&'p Plan> {
    let kind = |plan: &Plan| {
        let scope = plan.scope;
        (measure::without_years(&plan.address, &YEARS), scope.school, scope.last - scope.first)
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
    /// Compares the plans of two years. Years near theirs are never a change: a plan for 2022 says `năm 2022`
    /// where that for 2021 said `năm 2021`.
    #[must_use]
    pub fn between(before: &'p Plan, after: &'p Plan) -> Self {
        Self::measured(before, after, Measure::years(before, after), items)
    }

    /// Compares two states of one plan: years count, and so does each word and each mark.
    #[must_use]
    pub fn within(before: &'p Plan, after: &'p Plan) -> Self {
        Self::measured(before, after, Measure::Exact, items)
    }

    /// Compares the records of two plans that are wanted.
    fn measured(
        before: &'p Plan,
        after: &'p Plan,
        measure: Measure,
        wanted: fn(&'p Plan) -> Vec<Item<'p>>,
    ) -> Self {
        let sides = [(before, wanted(before)), (after, wanted(after))];
        let mut partners = partners(&sides, &measure);
        let mut changes = Self {
            measure,
            kept: Vec::new(),
            changed: Vec::new(),
            new: Vec::new(),
            dropped: Vec::new(),
        };
        let [(_, olds), (_, news)] = sides;
        for item in news {
            let Some(partner) = partners.remove(&(item.is_task(), item.id())) else {
                changes.new.push(item);
                continue;
            };
            let pair = pair(before, partner, after, item, &changes.measure);
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
        changes.dropped = olds.into_iter().filter(gone).collect();
        changes
    }

    /// The words of a record before and now, as runs of words that both share and that they do not share.
    #[must_use]
    pub fn differing(&self, pair: &Pair) -> (Vec<Run>, Vec<Run>) {
        self.measure.differing(&pair.before.words(), &pair.after.words())
    }

    /// What stands in both plans, whether it is as it was or not.
    fn pairs(&self) -> impl Iterator<Item = &Pair<'p>> {
        self.kept.iter().chain(&self.changed)
    }
}

/// What is compared: the tasks, then what the plan itself says that others owe.
fn items(plan: &Plan) -> Vec<Item<'_>> {
    plan.tasks.iter().map(Item::Task).chain(plan.own_obligations().map(Item::Obligation)).collect()
}

/// The tasks that are not published.
fn internal_items(plan: &Plan) -> Vec<Item<'_>> {
    plan.internal.tasks.iter().map(Item::Task).collect()
}

/// The ids of the plan itself by those of the plan before, where they are others. What the plan before says of
/// ids that it renamed itself counts where the plan still has the old one: then it is that which came first.
fn renamed<'p>(
    before: &'p Plan,
    after: &'p Plan,
    has: impl Fn(&Id) -> bool,
) -> BTreeMap<&'p Id, &'p Id> {
    let back = before.renamed.iter().map(|one| (&one.new.value, &one.old.value));
    let back = back.filter(|(new, old)| has(old) && !has(new));
    let there = after.renamed.iter().map(|one| (&one.old.value, &one.new.value));
    back.chain(there).collect()
}

/// A plan, and what of it is compared.
type Side<'p> = (&'p Plan, Vec<Item<'p>>);

/// The record before for each record that had one.
fn partners<'p>(
    [(before, olds), (after, news)]: &[Side<'p>; 2],
    measure: &Measure,
) -> BTreeMap<(bool, &'p Id), Item<'p>> {
    let ids: BTreeSet<&Id> = news.iter().map(|item| item.id()).collect();
    let renamed = renamed(before, after, |id| ids.contains(id));
    let mut by_id: BTreeMap<(bool, &Id), Item> = BTreeMap::new();
    for item in olds {
        let id = renamed.get(item.id()).copied().unwrap_or(item.id());
        // A record that kept its id comes before one that was renamed to it.
        let own = id == item.id();
        if own || !by_id.contains_key(&(item.is_task(), id)) {
            by_id.insert((item.is_task(), id), *item);
        }
    }
    let (known, unknown): (Vec<Item>, Vec<Item>) =
        news.iter().partition(|item| by_id.contains_key(&(item.is_task(), item.id())));
    let mut partners = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for item in known {
        if let Some(partner) = by_id.get(&(item.is_task(), item.id())) {
            taken.insert((partner.is_task(), partner.id()));
            partners.insert((item.is_task(), item.id()), *partner);
        }
    }
    let mut free: BTreeMap<(bool, String), VecDeque<Item>> = BTreeMap::new();
    for item in olds.iter().filter(|item| !taken.contains(&(item.is_task(), item.id()))) {
        free.entry(item.key(measure)).or_default().push_back(*item);
    }
    // Of several that say the same, that of the same time comes first; the rest in order.
    let mut rest = Vec::new();
    for item in unknown {
        let same = free.get_mut(&item.key(measure)).and_then(|same| {
            let at =
                same.iter().position(|other| !other_time(before, *other, after, item, measure))?;
            same.remove(at)
        });
        match same {
            Some(partner) => drop(partners.insert((item.is_task(), item.id()), partner)),
            None => rest.push(item),
        }
    }
    for item in rest {
        if let Some(partner) = free.get_mut(&item.key(measure)).and_then(VecDeque::pop_front) {
            partners.insert((item.is_task(), item.id()), partner);
        }
    }
    partners
}

fn pair<'p>(
    before: &Plan,
    old: Item<'p>,
    after: &Plan,
    new: Item<'p>,
    measure: &Measure,
) -> Pair<'p> {
    let units = |item: Item<'p>| {
        let units = item.units().into_iter();
        units
            .map(|(role, units)| (role, units.iter().map(|id| &id.value).collect()))
            .collect::<Vec<(Role, Vec<&Id>)>>()
    };
    let sets = |item: Item<'p>| {
        let units = units(item).into_iter();
        units
            .map(|(role, units)| (role, units.into_iter().collect()))
            .collect::<Vec<(Role, BTreeSet<&Id>)>>()
    };
    let other_units = match measure {
        Measure::Exact => units(old) != units(new),
        Measure::Years(_) => sets(old) != sets(new),
    };
    Pair {
        before: old,
        after: new,
        words: !measure.same(&old.words(), &new.words()),
        time: other_time(before, old, after, new, measure),
        units: other_units,
    }
}

/// Whether two records are at different times of their plans' years. What has no days is compared by its
/// words.
fn other_time(before: &Plan, old: Item, after: &Plan, new: Item, measure: &Measure) -> bool {
    if old.when().tentative != new.when().tentative {
        return true;
    }
    if *measure == Measure::Exact {
        let printed = old.when_words() != new.when_words();
        return printed || before.spans(old.when()) != after.spans(new.when());
    }
    let (was, is) = (days(before, old), days(after, new));
    if was.is_empty() && is.is_empty() {
        return measure.folded(old.when_words()) != measure.folded(new.when_words());
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
            let (was, is) = Measure::Years(YEARS).differing(before, after);
            assert_eq!((told(was).as_str(), told(is).as_str()), (old, new), "{before} / {after}");
        }
        let long = "a ".repeat(measure::MOST_WORDS + 1);
        let (was, _) = Measure::Years(YEARS).differing(&long, &long);
        assert!(was.iter().all(|run| run.differs));
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
