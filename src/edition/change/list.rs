//! Lists of records before and now: which are new, which are gone, which say something else.

use std::collections::{BTreeMap, BTreeSet};

use super::align;
use super::entry::{Entry, EntryKind, Field, FieldChange, Section, Value};
use super::measure::Measure;
use super::passage::{Passage, written};
use crate::markup::{self, Inline};
use crate::model::{Id, Reference};
use crate::source::Place;

/// What a field of a record says, and by what it is compared.
#[derive(Debug)]
pub struct Fact {
    field: Field,
    /// What is compared.
    key: String,
    /// What is shown.
    value: Value,
    /// What is shown where only the markup or what the words mean is otherwise.
    marked: String,
}

impl Fact {
    /// Words.
    pub fn words(field: Field, words: &str) -> Self {
        Self::keyed(field, words.to_owned(), words)
    }

    /// Words that may not be there.
    pub fn maybe<W: AsRef<str>>(field: Field, words: Option<W>) -> Self {
        Self::words(field, &words.map_or_else(String::new, |words| words.as_ref().to_owned()))
    }

    /// Words with markup.
    pub fn text(field: Field, text: &[Inline]) -> Self {
        let marked = written(text);
        Self { key: marked.clone(), marked, ..Self::words(field, &markup::plain(text)) }
    }

    /// Words that are compared by something else.
    pub fn keyed(field: Field, key: String, words: &str) -> Self {
        Self { field, key, value: Value::Words(words.to_owned()), marked: words.to_owned() }
    }

    /// The same, shown otherwise where the words alone do not tell.
    pub fn meaning(field: Field, key: String, words: &str, marked: String) -> Self {
        Self { marked, ..Self::keyed(field, key, words) }
    }

    /// A word of the program; `None` for nothing.
    pub fn term(field: Field, term: Option<crate::diagnostic::Line>) -> Self {
        let key = term.as_ref().map_or("", |line| line.key).to_owned();
        let value = term.map_or_else(Value::none, Value::Term);
        Self { field, key, value, marked: String::new() }
    }

    /// Units. Between two years their order is layout.
    pub fn units<'r>(
        field: Field,
        measure: &Measure,
        units: impl IntoIterator<Item = &'r Reference>,
    ) -> Self {
        let units: Vec<Id> = units.into_iter().map(|unit| unit.value.clone()).collect();
        let mut keys: Vec<&str> = units.iter().map(Id::as_str).collect();
        if *measure != Measure::Exact {
            keys.sort_unstable();
        }
        let key = keys.join(" ");
        Self { field, key, value: Value::Units(units), marked: String::new() }
    }
}

/// What of a record is otherwise. Both have the same fields in the same order.
pub fn compared(measure: &Measure, before: &[Fact], after: &[Fact]) -> Vec<FieldChange> {
    let pairs = before.iter().zip(after);
    pairs.filter(|(old, new)| !measure.same(&old.key, &new.key)).map(change).collect()
}

fn change((old, new): (&Fact, &Fact)) -> FieldChange {
    let (mut before, mut after) = (old.value.clone(), new.value.clone());
    if before == after {
        (before, after) = (Value::Words(old.marked.clone()), Value::Words(new.marked.clone()));
    }
    FieldChange { field: new.field, before, after }
}

/// A record of a list.
#[derive(Debug)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// How people know it.
    pub title: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// What it says.
    pub facts: Vec<Fact>,
}

impl Record {
    /// The record as new, or as gone: what it says is told once, beside nothing.
    fn alone(self, section: Section, kind: EntryKind, internal: bool) -> Entry {
        // What it is known by is told already.
        let title = Value::Words(self.title.clone());
        let told = |fact: &Fact| fact.value.is_none() || fact.value == title;
        let said = self.facts.into_iter().filter(|fact| !told(fact));
        let fields = said.map(|fact| {
            let nothing = Value::none();
            let (before, after) = match kind {
                EntryKind::Removed => (fact.value, nothing),
                _ => (nothing, fact.value),
            };
            FieldChange { field: fact.field, before, after }
        });
        Entry {
            section,
            kind,
            fields: fields.collect(),
            id: self.id,
            title: self.title,
            place: self.place,
            internal,
        }
    }
}

/// Two lists of records that are known by their ids.
#[derive(Debug)]
pub struct Lists<'l> {
    /// What they are.
    pub section: Section,
    /// Whether they are for the office alone.
    pub internal: bool,
    /// Whether their order is printed.
    pub ordered: bool,
    /// The ids that some had before, by the ids that they have.
    pub old_ids: &'l BTreeMap<String, String>,
    /// What counts as a change.
    pub measure: &'l Measure,
}

impl Lists<'_> {
    /// Adds what is otherwise: what is new or says something else in the order of the new list, then what is
    /// gone in that of the old one.
    pub fn compare(&self, before: Vec<Record>, after: Vec<Record>, entries: &mut Vec<Entry>) {
        let at: BTreeMap<&str, usize> =
            before.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect();
        let ids: BTreeSet<&str> = after.iter().map(|new| new.id.as_str()).collect();
        let partner = |new: &Record| {
            // A record that kept its id comes before one that was renamed to it.
            let own = at.get(new.id.as_str());
            let old = self.old_ids.get(&new.id).map(String::as_str);
            let old = old.filter(|old| !ids.contains(old)).and_then(|old| at.get(old));
            own.or(old).copied()
        };
        let partners: Vec<Option<usize>> = after.iter().map(partner).collect();
        let moved = if self.ordered { moved(&partners) } else { BTreeSet::new() };
        let mut old: Vec<Option<Record>> = before.into_iter().map(Some).collect();
        for (place, (new, partner)) in after.into_iter().zip(partners).enumerate() {
            let Some((was, was_at)) = partner.and_then(|at| Some((old.get_mut(at)?.take()?, at)))
            else {
                entries.push(new.alone(self.section, EntryKind::Added, self.internal));
                continue;
            };
            let mut fields = compared(self.measure, &was.facts, &new.facts);
            if *self.measure == Measure::Exact {
                if was.id != new.id {
                    fields.insert(0, said(Field::Id, &was.id, &new.id));
                }
                if moved.contains(&was_at) {
                    let number = |at: usize| (at + 1).to_string();
                    fields.push(said(Field::Order, &number(was_at), &number(place)));
                }
            }
            if !fields.is_empty() {
                entries.push(Entry {
                    section: self.section,
                    kind: EntryKind::Changed,
                    id: new.id,
                    title: new.title,
                    fields,
                    place: new.place,
                    internal: self.internal,
                });
            }
        }
        let gone = old.into_iter().flatten();
        entries.extend(gone.map(|one| one.alone(self.section, EntryKind::Removed, self.internal)));
    }
}

/// A field with words before and now.
pub fn said(field: Field, before: &str, after: &str) -> FieldChange {
    let value = |words: &str| Value::Words(words.to_owned());
    FieldChange { field, before: value(before), after: value(after) }
}

/// The places in the old list of records that stand elsewhere among those that are in both.
fn moved(partners: &[Option<usize>]) -> BTreeSet<usize> {
    let now: Vec<usize> = partners.iter().flatten().copied().collect();
    let mut then = now.clone();
    then.sort_unstable();
    let kept: BTreeSet<usize> = align::shared(&then, &now).into_iter().map(|(a, _)| a).collect();
    let moved = then.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    moved.map(|(_, at)| *at).collect()
}

/// How much two passages have in common, in thousandths, if that is enough to be taken for one that changed.
fn likeness(old: &Passage, new: &Passage) -> u32 {
    const ENOUGH: usize = 400;
    let words = |passage: &Passage| {
        let mut words: Vec<String> = passage.shown.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (was, is) = (words(old), words(new));
    let (mut a, mut b, mut shared) = (0, 0, 0_usize);
    while let (Some(one), Some(other)) = (was.get(a), is.get(b)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
        }
    }
    let share = (2000 * shared).checked_div(was.len() + is.len()).unwrap_or(0);
    if share >= ENOUGH { u32::try_from(share).unwrap_or(0) } else { 0 }
}

/// How many pairs of passages are looked at for likeness between two that are the same.
const MOST_LIKE: usize = 40_000;

/// Two lists that are known by their words and their order alone: adds what is otherwise, in order.
pub fn in_order(
    section: Section,
    field: Field,
    measure: &Measure,
    before: &[Passage],
    after: &[Passage],
    entries: &mut Vec<Entry>,
) {
    let key = |passage: &Passage| passage.compared(measure);
    let (olds, news): (Vec<String>, Vec<String>) =
        (before.iter().map(key).collect(), after.iter().map(key).collect());
    let same = align::shared(&olds, &news);
    let end = (before.len(), after.len());
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in same.into_iter().chain([end]) {
        let old = before.get(a..next_a).unwrap_or_default();
        let new = after.get(b..next_b).unwrap_or_default();
        between(section, field, old, new, entries);
        (a, b) = (next_a + 1, next_b + 1);
    }
}

/// What stands between two passages that are the same.
fn between(
    section: Section,
    field: Field,
    old: &[Passage],
    new: &[Passage],
    entries: &mut Vec<Entry>,
) {
    let like = if old.len().saturating_mul(new.len()) <= MOST_LIKE {
        align::best(old, new, likeness)
    } else {
        Vec::new()
    };
    let mut entry = |kind, passage: &Passage, change| {
        entries.push(Entry {
            section,
            kind,
            id: String::new(),
            title: passage.within.clone(),
            fields: vec![change],
            place: passage.place.clone(),
            internal: false,
        });
    };
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in like.into_iter().chain([(old.len(), new.len())]) {
        for gone in old.get(a..next_a).unwrap_or_default() {
            entry(EntryKind::Removed, gone, said(field, &gone.shown, ""));
        }
        for added in new.get(b..next_b).unwrap_or_default() {
            entry(EntryKind::Added, added, said(field, "", &added.shown));
        }
        if let (Some(was), Some(is)) = (old.get(next_a), new.get(next_b)) {
            let plain = was.shown != is.shown;
            let words = |passage: &Passage| {
                if plain { passage.shown.clone() } else { passage.marked.clone() }
            };
            entry(EntryKind::Changed, is, said(field, &words(was), &words(is)));
        }
        (a, b) = (next_a + 1, next_b + 1);
    }
}
