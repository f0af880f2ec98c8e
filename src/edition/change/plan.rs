//! Everything that a plan says, before and now.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::entry::{Entry, EntryKind, Field, FieldChange, Section};
use super::list::{Fact, Lists, Record, in_order};
use super::measure::Measure;
use super::passage::{self, Passage, written};
use super::{Changes, Item, internal_items, items, list, renamed};
use crate::diagnostic::Line;
use crate::edition::wording;
use crate::language::amount::Amount;
use crate::language::date;
use crate::markup;
use crate::model::{
    Appendix, Basis, BasisStyle, BeforeMeans, Budget, CertifiedCopy, Circulation, Deliverable,
    Document, Drafter, Group, Id, Indicator, Issued, Letterhead, Meeting, Obligation, Plan,
    Recipient, Reference, Signature, Stage, State, Task, TaskTable, Urgency,
};
use crate::source::{Located, Place};

/// How many characters of a record's words are enough to know it by.
const TITLE: usize = 80;

/// What is otherwise between two plans (mọi thay đổi giữa hai kế hoạch), the other documents of the year aside.
#[derive(Debug)]
pub struct PlanChanges {
    /// What is otherwise, in the order of the plan.
    pub entries: Vec<Entry>,
    /// What counted as a change.
    pub measure: Measure,
}

impl PlanChanges {
    /// Compares two states of one plan: each word and each year counts.
    #[must_use]
    pub fn within(before: &Plan, after: &Plan) -> Self {
        Self::measured(before, after, Measure::Exact)
    }

    /// Compares the plans of two years. Years near theirs, numbers, dates and the days of meetings are no
    /// change, since they are always others.
    #[must_use]
    pub fn between(before: &Plan, after: &Plan) -> Self {
        Self::measured(before, after, Measure::years(before, after))
    }

    /// Whether both say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What is not for the office alone.
    pub fn public(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.internal)
    }

    pub(super) fn measured(before: &Plan, after: &Plan, measure: Measure) -> Self {
        let mut comparing = Comparing { before, after, measure, entries: Vec::new() };
        comparing.document();
        comparing.bases();
        comparing.groups();
        comparing.work();
        comparing.deliverables();
        comparing.indicators();
        comparing.tables();
        comparing.text();
        comparing.appendices();
        comparing.closing();
        let Comparing { mut entries, measure, .. } = comparing;
        // In the order in which the parts are told; those of one part stay as they are.
        entries.sort_by_key(|entry| entry.section);
        Self { entries, measure }
    }
}

/// The records of a plan that are compared.
type Wanted = fn(&Plan) -> Vec<Item<'_>>;

struct Comparing<'p> {
    before: &'p Plan,
    after: &'p Plan,
    measure: Measure,
    entries: Vec<Entry>,
}

impl Comparing<'_> {
    fn exact(&self) -> bool {
        self.measure == Measure::Exact
    }

    fn document(&mut self) {
        let exact = self.exact();
        let facts = |plan: &Plan| head(plan, exact, &self.measure);
        let place = |plan: &Plan, field| {
            place_of(plan, field).or_else(|| Some(Place::new(&plan.file, 0..0)))
        };
        let changes = list::compared(&self.measure, &facts(self.before), &facts(self.after));
        for change in changes {
            let place = place(self.after, change.field);
            self.entries.push(of_document(Section::Document, change, place));
        }
    }

    fn bases(&mut self) {
        let passages = |plan: &Plan| plan.bases.iter().map(basis).collect::<Vec<Passage>>();
        let (old, new) = (passages(self.before), passages(self.after));
        self.in_order(Section::Bases, &old, &new);
    }

    fn in_order(&mut self, section: Section, old: &[Passage], new: &[Passage]) {
        in_order(section, Field::Words, &self.measure, old, new, &mut self.entries);
    }

    /// Compares records that are known by their ids.
    fn by_id<'p, T>(
        &mut self,
        section: Section,
        ordered: bool,
        lists: (&'p [T], &'p [T]),
        id: fn(&T) -> &Located<Id>,
        record: impl Fn(&Plan, &T) -> Record,
    ) {
        let has = |wanted: &Id| lists.1.iter().any(|one| id(one).value == *wanted);
        let old_ids = renamed(self.before, self.after, has);
        let old_ids: BTreeMap<String, String> =
            old_ids.into_iter().map(|(old, new)| (new.to_string(), old.to_string())).collect();
        let old_ids = &old_ids;
        let lists_of = |plan, list: &'p [T]| list.iter().map(|one| record(plan, one)).collect();
        let (old, new) = (lists_of(self.before, lists.0), lists_of(self.after, lists.1));
        let lists = Lists { section, internal: false, ordered, old_ids, measure: &self.measure };
        lists.compare(old, new, &mut self.entries);
    }

    fn groups(&mut self) {
        let lists = (&*self.before.groups, &*self.after.groups);
        self.by_id(Section::Groups, true, lists, |one| &one.id, group);
    }

    fn deliverables(&mut self) {
        let lists = (&*self.before.deliverables, &*self.after.deliverables);
        self.by_id(Section::Deliverables, true, lists, |one| &one.id, |_, one| deliverable(one));
    }

    fn indicators(&mut self) {
        let measure = self.measure.clone();
        let lists = (&*self.before.indicators, &*self.after.indicators);
        let record = |_: &Plan, one: &Indicator| indicator(&measure, one);
        self.by_id(Section::Indicators, true, lists, |one| &one.id, record);
    }

    fn tables(&mut self) {
        let lists = (&*self.before.tables, &*self.after.tables);
        self.by_id(Section::Tables, false, lists, |one| &one.id, |_, one| table(one));
    }

    /// Tasks and what others owe; then what is for the office alone.
    fn work(&mut self) {
        let (before, after) = (self.before, self.after);
        let wanted: [(Wanted, bool); 2] = [(items, false), (internal_items, true)];
        for (wanted, internal) in wanted {
            let changes = Changes::measured(before, after, self.measure.clone(), wanted);
            for section in [Section::Tasks, Section::Obligations] {
                let of_section = |item: &Item| item.is_task() == (section == Section::Tasks);
                let pairs = changes.pairs().filter(|pair| of_section(&pair.after));
                let old_ids: BTreeMap<String, String> = pairs
                    .map(|pair| (pair.after.id().to_string(), pair.before.id().to_string()))
                    .collect();
                let records = |plan| {
                    let items = wanted(plan).into_iter().filter(of_section);
                    items.map(|item| work(plan, item, &self.measure)).collect::<Vec<Record>>()
                };
                let lists = Lists {
                    section,
                    internal,
                    ordered: true,
                    old_ids: &old_ids,
                    measure: &self.measure,
                };
                lists.compare(records(before), records(after), &mut self.entries);
            }
        }
        self.remarks();
    }

    /// Remarks on tasks, which are for the office alone.
    fn remarks(&mut self) {
        let record = |plan: &Plan, (task, words): &(Reference, Located<String>)| Record {
            id: task.value.to_string(),
            title: title_of(plan, &task.value),
            place: Some(words.place.clone()),
            facts: vec![Fact::words(Field::Remark, words)],
        };
        let records = |plan: &Plan| {
            let notes = plan.internal.notes.iter();
            notes.map(|note| record(plan, note)).collect::<Vec<Record>>()
        };
        let (old, new) = (records(self.before), records(self.after));
        let lists = Lists {
            section: Section::Tasks,
            internal: true,
            ordered: false,
            old_ids: &BTreeMap::new(),
            measure: &self.measure,
        };
        lists.compare(old, new, &mut self.entries);
    }

    fn text(&mut self) {
        let passages = |plan: &Plan| {
            plan.narrative.iter().flat_map(passage::passages).collect::<Vec<Passage>>()
        };
        let (old, new) = (passages(self.before), passages(self.after));
        self.in_order(Section::Text, &old, &new);
    }

    fn appendices(&mut self) {
        let (before, after) = (self.before, self.after);
        let lists = (&*before.appendices, &*after.appendices);
        self.by_id(Section::Appendices, true, lists, |one| &one.id, |_, one| appendix(one));
        for new in &after.appendices {
            let old = before.appendices.iter().find(|old| old.id.value == new.id.value);
            let passages = |one: &Appendix| {
                let mut passages: Vec<Passage> =
                    one.text.iter().flat_map(passage::passages).collect();
                for passage in passages.iter_mut().filter(|passage| passage.within.is_empty()) {
                    passage.within.clone_from(&new.title);
                }
                passages
            };
            if let Some(old) = old {
                self.in_order(Section::Appendices, &passages(old), &passages(new));
            }
        }
    }

    fn closing(&mut self) {
        let recipients =
            |plan: &Plan| plan.recipients.iter().map(recipient).collect::<Vec<Passage>>();
        let (old, new) = (recipients(self.before), recipients(self.after));
        self.in_order(Section::Recipients, &old, &new);
        let signatures =
            |plan: &Plan| plan.signatures.iter().map(signature).collect::<Vec<Passage>>();
        let (old, new) = (signatures(self.before), signatures(self.after));
        self.in_order(Section::Signatures, &old, &new);
        if self.exact() {
            let copies = |plan: &Plan| plan.copies.iter().map(copy).collect::<Vec<Passage>>();
            let (old, new) = (copies(self.before), copies(self.after));
            self.in_order(Section::Copies, &old, &new);
        }
    }
}

/// A change of a field of the document, which stands by itself.
pub(super) fn of_document(section: Section, change: FieldChange, place: Option<Place>) -> Entry {
    Entry {
        section,
        kind: EntryKind::Changed,
        id: String::new(),
        title: String::new(),
        fields: vec![change],
        place,
        internal: false,
    }
}

/// The record of the document. Between two years number, day, state and years are always others.
fn head(plan: &Plan, exact: bool, measure: &Measure) -> Vec<Fact> {
    let document = &plan.document;
    let mut facts = Vec::new();
    if exact {
        let date = document.date.as_ref().map(|date| day(date.value));
        facts.extend([
            Fact::words(Field::Scope, &plan.scope.words()),
            Fact::maybe(Field::Number, document.number.as_ref().map(|words| &words.value)),
            Fact::maybe(Field::Date, date),
            Fact::term(Field::State, Some(state(document.state))),
        ]);
    }
    let issuer = Fact::units(Field::Issuer, measure, &plan.issuer);
    let letterhead = &plan.letterhead;
    let parent = letterhead.parent.as_ref().map(|words| &words.value);
    facts.extend([
        Fact::words(Field::Kind, &document.kind),
        Fact::words(Field::Subject, &document.subject),
        Fact::words(Field::Symbol, &document.symbol),
        Fact::term(Field::Numbered, (!document.numbered).then(|| Line::new("change.unnumbered"))),
        Fact::words(Field::Place, &document.place),
        Fact::maybe(Field::Parent, parent),
        Fact::words(Field::Letterhead, &letterhead.issuer),
        issuer,
        Fact::maybe(Field::Wrapper, plan.wrapper.as_ref().map(|words| &words.value)),
        Fact::term(Field::Before, Some(before_means(plan.before))),
    ]);
    facts.extend(details(document));
    let short = plan.abbreviations.iter();
    let short = short.map(|one| format!("{} ({})", &*one.long, &*one.short));
    facts.push(Fact::words(Field::Abbreviations, &short.collect::<Vec<_>>().join("; ")));
    facts
}

/// The rarer fields of a document.
fn details(document: &Document) -> Vec<Fact> {
    let list = |words: &[Located<String>]| {
        words.iter().map(|one| one.value.as_str()).collect::<Vec<&str>>().join("; ")
    };
    let urgency = document.urgency.and_then(|urgency| {
        Urgency::ALL.into_iter().find(|(_, known)| *known == urgency).map(|(words, _)| words)
    });
    let circulation = document.circulation.as_ref().and_then(|mark| {
        Circulation::ALL.into_iter().find(|(_, known)| *known == mark.value).map(|(words, _)| words)
    });
    let words = |words: &Option<Located<String>>| words.as_ref().map(|words| words.value.clone());
    vec![
        Fact::words(Field::Addressees, &list(&document.addressees)),
        Fact::maybe(Field::Sender, words(&document.sender)),
        Fact::maybe(Field::Authority, words(&document.authority)),
        Fact::maybe(Field::Urgency, urgency),
        Fact::maybe(Field::Circulation, circulation),
        Fact::maybe(
            Field::Drafter,
            document.drafter.as_ref().map(|one: &Drafter| wording::drafter(one)),
        ),
        Fact::words(Field::Numbering, &list(&document.numbering)),
    ]
}

/// Where a field of the document stands, if it knows.
fn place_of(plan: &Plan, field: Field) -> Option<Place> {
    let document = &plan.document;
    let words = match field {
        Field::Number => document.number.as_ref(),
        Field::Subject => Some(&document.subject),
        Field::Symbol => Some(&document.symbol),
        Field::Place => Some(&document.place),
        Field::Parent => plan.letterhead.parent.as_ref(),
        Field::Letterhead => Some(&plan.letterhead.issuer),
        Field::Wrapper => plan.wrapper.as_ref(),
        Field::Addressees => document.addressees.first(),
        Field::Sender => document.sender.as_ref(),
        Field::Authority => document.authority.as_ref(),
        Field::Numbering => document.numbering.first(),
        Field::Drafter => document.drafter.as_ref().map(|drafter| &drafter.sign),
        // What knows no place of its own stands in the record of the document.
        Field::Kind | Field::Numbered | Field::Urgency => Some(&document.kind),
        Field::Abbreviations => plan.abbreviations.first().map(|one| &one.short),
        Field::Circulation => {
            return document.circulation.as_ref().map(|mark| mark.place.clone());
        }
        Field::State => return Some(document.state_at().clone()),
        Field::Date => return document.date.as_ref().map(|date| date.place.clone()),
        Field::Issuer => return plan.issuer.as_ref().map(|unit| unit.place.clone()),
        _ => None,
    };
    words.map(|words| words.place.clone())
}

/// The word of a state.
pub(super) fn state(state: State) -> Line {
    match state {
        State::Draft => Line::new("change.state.draft"),
        State::Final => Line::new("change.state.final"),
        State::Signed => Line::new("change.state.signed"),
    }
}

fn before_means(before: BeforeMeans) -> Line {
    match before {
        BeforeMeans::PreviousDay => Line::new("change.before.day-before"),
        BeforeMeans::StatedDay => Line::new("change.before.same-day"),
    }
}

pub(super) fn day(day: NaiveDate) -> String {
    date::figures(day)
}

fn basis(basis: &Basis) -> Passage {
    let style = basis.style.and_then(|style| {
        BasisStyle::ALL.into_iter().find(|(known, ..)| *known == style).map(|(_, key, _)| key)
    });
    let laws: Vec<&str> = basis.laws.iter().map(|law| law.value.as_str()).collect();
    let marked =
        format!("{} [{}] {}", written(&basis.text), laws.join(" "), style.unwrap_or_default());
    Passage::of(marked, markup::plain(&basis.text), Some(basis.text.place.clone()))
}

fn group(plan: &Plan, group: &Group) -> Record {
    let within = group.within.as_ref().map(|id| group_title(plan, id)).unwrap_or_default();
    let within_id = group.within.as_ref().map(|id| id.value.to_string()).unwrap_or_default();
    Record {
        id: group.id.value.to_string(),
        title: group.title.value.clone(),
        place: Some(group.id.place.clone()),
        facts: vec![
            Fact::words(Field::Title, &group.title),
            Fact::maybe(Field::Label, group.label.as_ref().map(|words| &words.value)),
            Fact::keyed(Field::Within, within_id, &within),
        ],
    }
}

fn group_title(plan: &Plan, id: &Reference) -> String {
    let group = plan.groups.iter().find(|group| group.id.value == id.value);
    group.map_or_else(|| id.value.to_string(), |group| group.title.value.clone())
}

fn deliverable(one: &Deliverable) -> Record {
    let stages: Vec<&str> = one.stages.iter().map(|stage| wording::stage(&stage.value)).collect();
    Record {
        id: one.id.value.to_string(),
        title: one.title.value.clone(),
        place: Some(one.title.place.clone()),
        facts: vec![
            Fact::words(Field::Title, &one.title),
            Fact::maybe(Field::Kind, one.kind.as_ref().map(|words| &words.value)),
            Fact::words(Field::Stages, &stages.join("; ")),
        ],
    }
}

fn indicator(measure: &Measure, one: &Indicator) -> Record {
    let words = |words: &Option<Located<String>>| words.as_ref().map(|words| words.value.clone());
    Record {
        id: one.id.value.to_string(),
        title: wording::beginning(&one.text, TITLE),
        place: Some(one.text.place.clone()),
        facts: vec![
            Fact::words(Field::Words, &one.text),
            Fact::maybe(Field::Target, words(&one.target)),
            Fact::maybe(Field::Counted, words(&one.unit)),
            Fact::units(Field::Lead, measure, &one.lead),
            Fact::maybe(Field::Note, words(&one.note)),
        ],
    }
}

/// A way to lay out tasks: what of it is otherwise is seen in print, and told as one thing.
fn table(table: &TaskTable) -> Record {
    let words = |words: &Option<Located<String>>| {
        words.as_ref().map(|words| words.value.clone()).unwrap_or_default()
    };
    let columns = table.columns.iter().map(|column| {
        let (under, head) = (words(&column.under), words(&column.head));
        let (names, unit) = (column.names, column.unit);
        format!("{} {under} {head} {names:?} {unit:?}", column.kind.name())
    });
    let key = format!(
        "{:?} {:?} {:?} {:?} {} {} {}",
        table.layout,
        table.group,
        table.numbering,
        table.only.iter().map(|id| id.value.as_str()).collect::<Vec<&str>>(),
        words(&table.total),
        table.sparse,
        columns.collect::<Vec<String>>().join(" | "),
    );
    let heads = table.columns.iter().map(|column| {
        let head = words(&column.head);
        if head.is_empty() { column.kind.name().to_owned() } else { head }
    });
    let heads = heads.collect::<Vec<String>>().join(" | ");
    Record {
        id: table.id.value.to_string(),
        title: table.id.value.to_string(),
        place: Some(table.id.place.clone()),
        facts: vec![Fact::keyed(Field::Layout, key, &heads)],
    }
}

/// The words that a task of a plan is known by; its id where the plan has none such.
fn title_of(plan: &Plan, id: &Id) -> String {
    let task = plan.every_task().find(|task| task.id.value == *id);
    task.map_or_else(|| id.to_string(), |task| wording::beginning(&task.words(), TITLE))
}

fn work(plan: &Plan, item: Item, measure: &Measure) -> Record {
    let (place, facts) = match item {
        Item::Task(one) => (one.text.place.clone(), task(plan, one, measure)),
        Item::Obligation(one) => (one.text.place.clone(), obligation(plan, one, measure)),
    };
    Record {
        id: item.id().to_string(),
        title: wording::beginning(&item.words(), TITLE),
        place: Some(place),
        facts,
    }
}

/// When something is done: as printed, and by its days.
fn when(plan: &Plan, item: Item, measure: &Measure) -> Fact {
    let words = item.when_words();
    let time = item.when();
    let spans = plan.spans(time);
    let shown = spans.iter().map(|(first, last)| {
        if first == last { day(*first) } else { format!("{}-{}", day(*first), day(*last)) }
    });
    let shown = shown.collect::<Vec<String>>().join("; ");
    let key = match measure {
        Measure::Exact => format!("{words} {shown} {}", time.tentative),
        Measure::Years(_) => {
            let days = super::days(plan, item);
            let words = if days.is_empty() { measure.folded(words) } else { String::new() };
            format!("{days:?} {} {words}", time.tentative)
        }
    };
    let meaning = if shown.is_empty() { words.to_owned() } else { format!("{words} ({shown})") };
    Fact::meaning(Field::When, key, words, meaning)
}

fn stages(plan: &Plan, field: Field, stages: &[Stage]) -> Fact {
    let id = |stage: &Stage| match &stage.stage {
        Some(of) => format!("{}: {}", stage.deliverable.value, of.value),
        None => stage.deliverable.value.to_string(),
    };
    let title = |stage: &Stage| {
        let known = plan.deliverables.iter();
        let known = known.into_iter().find(|one| one.id.value == stage.deliverable.value);
        let title = known
            .map_or_else(|| stage.deliverable.value.to_string(), |one| one.title.value.clone());
        match &stage.stage {
            Some(of) => format!("{title} ({})", wording::stage(&of.value)),
            None => title,
        }
    };
    let keys = stages.iter().map(id).collect::<Vec<String>>().join("; ");
    let titles = stages.iter().map(title).collect::<Vec<String>>().join("; ");
    Fact::meaning(field, keys.clone(), &titles, keys)
}

fn task(plan: &Plan, task: &Task, measure: &Measure) -> Vec<Fact> {
    let ids =
        |ids: &[Reference]| ids.iter().map(|id| id.value.as_str()).collect::<Vec<&str>>().join(" ");
    let items: Vec<String> = task.items.iter().map(|item| markup::plain(item)).collect();
    let marked: Vec<String> = task.items.iter().map(|item| written(item)).collect();
    // What is for the office alone is not named by what is published.
    let after: Vec<Reference> = task
        .after
        .iter()
        .filter(|id| !plan.internal.tasks.iter().any(|other| other.id.value == id.value))
        .cloned()
        .collect();
    let first: Vec<String> = after.iter().map(|id| title_of(plan, &id.value)).collect();
    let serves = task.indicators.iter().map(|id| {
        let known = plan.indicators.iter().find(|one| one.id.value == id.value);
        known.map_or_else(|| id.value.to_string(), |one| wording::beginning(&one.text, TITLE))
    });
    let serves = serves.collect::<Vec<String>>().join("; ");
    let budget = |of: fn(&Budget) -> Option<String>| task.budget.as_ref().and_then(of);
    let cells = task.cells.iter().map(|cell| {
        let lines: Vec<&str> = cell.lines.iter().map(|line| line.value.as_str()).collect();
        format!("{}: {}", cell.column.value, lines.join(" / "))
    });
    let mut facts = vec![
        Fact::text(Field::Words, &task.text),
        Fact::meaning(Field::Items, marked.join(" / "), &items.join(" / "), marked.join(" / ")),
        when(plan, Item::Task(task), measure),
        Fact::maybe(Field::About, task.about.map(crate::model::Period::words)),
        Fact::keyed(
            Field::Group,
            task.group.as_ref().map(|id| id.value.to_string()).unwrap_or_default(),
            &task.group.as_ref().map(|id| group_title(plan, id)).unwrap_or_default(),
        ),
        Fact::units(Field::Lead, measure, &task.lead),
        Fact::units(Field::Co, measure, &task.co),
        Fact::units(Field::Advised, measure, &task.advised),
        Fact::units(Field::IssuedBy, measure, &task.issued_by),
        Fact::units(Field::Named, measure, &task.units),
        stages(plan, Field::Deliverables, &task.deliverables),
        Fact::keyed(Field::After, ids(&after), &first.join("; ")),
        Fact::keyed(Field::Indicators, ids(&task.indicators), &serves),
        Fact::maybe(
            Field::BudgetSource,
            budget(|budget| budget.source.as_ref().map(|source| source.value.clone())),
        ),
        Fact::maybe(
            Field::BudgetAmount,
            budget(|budget| {
                budget.amount.map(|amount| format!("{} đồng", Amount::of_money(amount, 0)))
            }),
        ),
        Fact::maybe(Field::Note, task.note.as_ref().map(|note| &note.value)),
        Fact::words(Field::Cells, &cells.collect::<Vec<String>>().join("; ")),
    ];
    if *measure == Measure::Exact {
        facts.push(meetings(&task.meetings));
    }
    facts
}

/// Sittings, one after the other.
pub(super) fn meetings(meetings: &[Meeting]) -> Fact {
    let hour = |hour: NaiveTime| hour.format("%H:%M").to_string();
    let meetings = meetings.iter().map(|meeting| {
        let until = meeting.until.map(|until| format!("-{}", hour(until))).unwrap_or_default();
        let place = meeting.place.as_ref().map(|place| format!(", {}", place.value));
        format!("{} {}{until}{}", day(*meeting.on), hour(meeting.at), place.unwrap_or_default())
    });
    Fact::words(Field::Meetings, &meetings.collect::<Vec<String>>().join("; "))
}

fn obligation(plan: &Plan, owed: &Obligation, measure: &Measure) -> Vec<Fact> {
    vec![
        Fact::text(Field::Words, &owed.text),
        Fact::words(Field::Title, &owed.title),
        when(plan, Item::Obligation(owed), measure),
        Fact::units(Field::Who, measure, &owed.who),
        Fact::units(Field::To, measure, &owed.to),
        Fact::units(Field::Via, measure, &owed.via),
    ]
}

fn appendix(appendix: &Appendix) -> Record {
    let mut layout = Vec::new();
    layout.extend(appendix.form.then_some("form"));
    layout.extend(appendix.apart.then_some("apart"));
    Record {
        id: appendix.id.value.to_string(),
        title: appendix.title.value.clone(),
        place: Some(appendix.title.place.clone()),
        facts: vec![
            Fact::words(Field::Title, &appendix.title),
            Fact::maybe(Field::Kind, appendix.kind.as_ref().map(|words| &words.value)),
            Fact::words(Field::Layout, &layout.join(", ")),
        ],
    }
}

fn recipient(recipient: &Recipient) -> Passage {
    let words = match &recipient.remark {
        Some(remark) => format!("{} ({})", recipient.to.value, remark.value),
        None => recipient.to.value.clone(),
    };
    Passage::of(words.clone(), words, Some(recipient.to.place.clone()))
}

fn signed(signature: &Signature) -> String {
    let authority = signature.authority.iter().map(|line| line.value.as_str());
    let lines = authority.chain([signature.title.value.as_str()]);
    let office = signature.office.as_ref().map(|office| office.value.as_str());
    let lines = lines.chain(office).chain([signature.name.value.as_str()]);
    lines.filter(|line| !line.is_empty()).collect::<Vec<&str>>().join(" / ")
}

fn signature(signature: &Signature) -> Passage {
    let words = signed(signature);
    Passage::of(words.clone(), words, Some(signature.title.place.clone()))
}

/// A certified copy, told in its parts.
fn copy(copy: &CertifiedCopy) -> Passage {
    let issued = match &copy.issued {
        Issued::Paper { symbol, letterhead, place, date, recipients, signature } => {
            let Letterhead { parent, issuer } = letterhead;
            let parent = parent.as_ref().map(|words| format!("{} / ", words.value));
            let recipients: Vec<String> =
                recipients.iter().map(|one| recipient(one).shown).collect();
            format!(
                "{}; {}{}; {}, {}; {}; {}",
                symbol.value,
                parent.unwrap_or_default(),
                issuer.value,
                place.value,
                day(date.value),
                recipients.join(", "),
                signed(signature),
            )
        }
        Issued::Electronic { body, time } => {
            format!("{}; {}", body.value, time.format("%d/%m/%Y %H:%M:%S"))
        }
    };
    let words = format!("{}: {issued}", copy.name());
    Passage::of(words.clone(), words, Some(copy.number.place.clone()))
}
