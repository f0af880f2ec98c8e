//! A workspace before and now: its plans, the other documents of the year, its news, its registers.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, EntryKind, Field, Section};
use super::list::{self, Fact, Lists, Record, in_order};
use super::measure::Measure;
use super::passage;
use super::plan::{self, PlanChanges, day};
use super::release;
use crate::diagnostic::{Catalogue, Line};
use crate::edition::wording;
use crate::model::{Id, Law, Level, Paper, Plan, Post, PostKind, Reference, Unit, UnitKind};
use crate::source::{Located, Place};
use crate::workspace::Workspace;

/// What is otherwise between two states of a workspace (thay đổi giữa hai trạng thái), or between the plans of
/// two years.
#[derive(Debug)]
pub struct StateChanges {
    /// What is new, gone or otherwise, in the order of the plans; the registers last.
    pub subjects: Vec<Subject>,
    /// Files that are otherwise, and of which nothing above tells.
    pub files: Vec<FileChange>,
    /// What counted as a change.
    pub measure: Measure,
}

/// A plan, another document of the year, a post or a register, and what of it is otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// The address of the plan that it belongs to; empty for a register.
    pub plan: String,
    /// Its name below that: that of a document or a post.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Whether it is new, gone or otherwise.
    pub change: EntryKind,
    /// Whether it is a draft, as it is now.
    pub draft: bool,
    /// What of it is otherwise; nothing where all of it is new or gone.
    pub entries: Vec<Entry>,
    /// Its file, where all of it is new or gone.
    pub place: Option<Place>,
    /// Whether it is for the office alone: a post that is not published yet.
    pub internal: bool,
}

impl Subject {
    /// What people know it by: `Kế hoạch công tác năm 2021`, `Tin: Hội thi`, `Danh mục đơn vị`.
    #[must_use]
    pub fn called(&self, words: &Catalogue) -> String {
        let kind = || words.say(&self.kind.name());
        match self.kind {
            SubjectKind::Plan | SubjectKind::Paper => self.title.clone(),
            SubjectKind::Post => format!("{}: {}", kind(), self.title),
            SubjectKind::Units | SubjectKind::Laws => kind(),
        }
    }

    /// Where it is in the workspace: `2021`, `2021/documents/bao-cao`, `units.yaml`.
    #[must_use]
    pub fn address(&self) -> String {
        match self.kind {
            SubjectKind::Plan => self.plan.clone(),
            SubjectKind::Paper => format!("{}/documents/{}", self.plan, self.name),
            SubjectKind::Post => format!("{}/posts/{}", self.plan, self.name),
            SubjectKind::Units => "units.yaml".to_owned(),
            SubjectKind::Laws => "laws.yaml".to_owned(),
        }
    }
}

/// What a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// A plan (kế hoạch).
    Plan,
    /// Another document of the year (văn bản khác trong năm).
    Paper,
    /// News, or a good deed (tin).
    Post,
    /// The register of units (danh mục đơn vị).
    Units,
    /// The register of legal acts (danh mục văn bản pháp luật).
    Laws,
}

impl SubjectKind {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> Line {
        match self {
            Self::Plan => Line::new("change.subject.plan"),
            Self::Paper => Line::new("change.subject.paper"),
            Self::Post => Line::new("change.subject.post"),
            Self::Units => Line::new("change.subject.units"),
            Self::Laws => Line::new("change.subject.laws"),
        }
    }

    /// The word that stands for it in data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Paper => "document",
            Self::Post => "post",
            Self::Units => "units",
            Self::Laws => "laws",
        }
    }
}

/// A file that is new, gone or otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileChange {
    /// Its path in the workspace.
    pub path: String,
    /// What happened to it.
    pub kind: EntryKind,
}

impl StateChanges {
    /// Compares two states of a workspace; `files` are all files that are otherwise.
    #[must_use]
    pub fn within(before: &Workspace, after: &Workspace, files: Vec<FileChange>) -> Self {
        let mut subjects = Vec::new();
        let addresses: BTreeSet<&str> =
            before.plans.iter().chain(&after.plans).map(|plan| plan.address.as_str()).collect();
        for address in addresses {
            let plan = |workspace: &'_ Workspace| {
                workspace.plans.iter().position(|plan| plan.address == address)
            };
            let old = plan(before).and_then(|at| before.plans.get(at));
            let new = plan(after).and_then(|at| after.plans.get(at));
            match (old, new) {
                (Some(old), Some(new)) => same_plan(old, new, &mut subjects),
                (Some(gone), None) => subjects.push(whole_plan(gone, EntryKind::Removed)),
                (None, Some(new)) => subjects.push(whole_plan(new, EntryKind::Added)),
                (None, None) => {}
            }
        }
        registers(before, after, &mut subjects);
        let files = untold(files, &subjects);
        Self { subjects, files, measure: Measure::Exact }
    }

    /// Compares a plan with a copy of it that was released. Other documents of the year are no part of that.
    #[must_use]
    pub fn since(copy: &Plan, plan: &Plan) -> Self {
        let entries = release::between(copy, plan).entries;
        let subject = Subject { entries, ..whole_plan(plan, EntryKind::Changed) };
        let subjects = Vec::from_iter((!subject.entries.is_empty()).then_some(subject));
        Self { subjects, files: Vec::new(), measure: Measure::Exact }
    }

    /// Compares the plans of two years, and the other documents of these years that have the same name.
    #[must_use]
    pub fn between(before: &Plan, after: &Plan) -> Self {
        let measure = Measure::years(before, after);
        let mut subjects = Vec::new();
        let changes = PlanChanges::measured(before, after, measure.clone());
        let subject = Subject { entries: changes.entries, ..whole_plan(after, EntryKind::Changed) };
        subjects.extend((!subject.entries.is_empty()).then_some(subject));
        papers(before, after, &measure, &mut subjects);
        Self { subjects, files: Vec::new(), measure }
    }

    /// Whether nothing is otherwise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty() && self.files.is_empty()
    }

    /// Leaves out what is for the office alone, and tells how many changes that were.
    pub fn leave_out_internal(&mut self) -> usize {
        let mut left_out = 0;
        self.subjects.retain_mut(|subject| {
            if subject.internal {
                left_out += subject.entries.len().max(1);
                return false;
            }
            let had = subject.entries.len();
            subject.entries.retain(|entry| !entry.internal);
            left_out += had - subject.entries.len();
            subject.change != EntryKind::Changed || !subject.entries.is_empty()
        });
        left_out
    }
}

fn whole_plan(plan: &Plan, change: EntryKind) -> Subject {
    Subject {
        kind: SubjectKind::Plan,
        plan: plan.address.clone(),
        name: String::new(),
        title: wording::title(&plan.document),
        change,
        draft: plan.document.is_draft(),
        entries: Vec::new(),
        place: Some(Place::new(&plan.file, 0..0)),
        internal: false,
    }
}

/// Two states of a plan, with the other documents and the posts of its year.
fn same_plan(before: &Plan, after: &Plan, subjects: &mut Vec<Subject>) {
    let changes = PlanChanges::within(before, after);
    let plan = Subject { entries: changes.entries, ..whole_plan(after, EntryKind::Changed) };
    subjects.extend((!plan.entries.is_empty()).then_some(plan));
    papers(before, after, &Measure::Exact, subjects);
    posts(before, after, subjects);
}

fn papers(before: &Plan, after: &Plan, measure: &Measure, subjects: &mut Vec<Subject>) {
    fn of(plan: &Plan) -> BTreeMap<&str, &Paper> {
        let papers = plan.papers.iter().filter(|paper| paper.is_looked_at());
        papers.map(|paper| (paper.common_name(), paper)).collect()
    }
    let (olds, news) = (of(before), of(after));
    let names: BTreeSet<&str> = olds.keys().chain(news.keys()).copied().collect();
    for name in names {
        let whole = |paper: &Paper, change| Subject {
            kind: SubjectKind::Paper,
            plan: after.address.clone(),
            name: name.to_owned(),
            title: wording::title(&paper.document),
            change,
            draft: paper.document.is_draft(),
            entries: Vec::new(),
            place: Some(Place::new(&paper.file, 0..0)),
            internal: false,
        };
        match (olds.get(name), news.get(name)) {
            (Some(old), Some(new)) => {
                let entries = paper((before, old), (after, new), measure);
                let subject = Subject { entries, ..whole(new, EntryKind::Changed) };
                subjects.extend((!subject.entries.is_empty()).then_some(subject));
            }
            (Some(gone), None) => subjects.push(whole(gone, EntryKind::Removed)),
            (None, Some(new)) => subjects.push(whole(new, EntryKind::Added)),
            (None, None) => {}
        }
    }
}

/// What of another document is otherwise: all that it has in common with a plan, and what it has besides.
fn paper(
    (before, old): (&Plan, &Paper),
    (after, new): (&Plan, &Paper),
    measure: &Measure,
) -> Vec<Entry> {
    let mut entries =
        PlanChanges::measured(&before.like(old), &after.like(new), measure.clone()).entries;
    // These are the plan's, which tells of them once.
    let of_plan = |entry: &Entry| {
        let mut fields = entry.fields.iter();
        fields.any(|change| matches!(change.field, Field::Before | Field::Scope))
    };
    entries.retain(|entry| !of_plan(entry));
    let facts = |paper: &Paper| {
        let fulfils = paper.fulfils.iter().map(|stage| match &stage.stage {
            Some(of) => format!("{} ({})", stage.deliverable.value, wording::stage(&of.value)),
            None => stage.deliverable.value.to_string(),
        });
        let mut facts = vec![
            Fact::words(Field::Fulfils, &fulfils.collect::<Vec<String>>().join("; ")),
            Fact::units(Field::Named, measure, &paper.units),
            Fact::units(Field::ForEach, measure, &paper.for_each),
        ];
        if *measure == Measure::Exact {
            let numbers = paper.numbers.iter();
            let numbers = numbers.map(|(unit, number)| format!("{}: {}", unit.value, &**number));
            facts.push(plan::meetings(&paper.meetings));
            facts.push(Fact::words(Field::Number, &numbers.collect::<Vec<_>>().join("; ")));
        }
        facts
    };
    for change in list::compared(measure, &facts(old), &facts(new)) {
        let place = Place::new(&new.file, 0..0);
        entries.push(plan::of_document(Section::Document, change, Some(place)));
    }
    entries.sort_by_key(|entry| entry.section);
    entries
}

fn posts(before: &Plan, after: &Plan, subjects: &mut Vec<Subject>) {
    fn of(plan: &Plan) -> BTreeMap<(&str, bool), &Post> {
        let public = plan.posts.iter().map(|post| ((post.name.as_str(), false), post));
        let internal = plan.internal.posts.iter().map(|post| ((post.name.as_str(), true), post));
        public.chain(internal).collect()
    }
    let (olds, news) = (of(before), of(after));
    let names: BTreeSet<(&str, bool)> = olds.keys().chain(news.keys()).copied().collect();
    for (name, internal) in names {
        let whole = |post: &Post, change| Subject {
            kind: SubjectKind::Post,
            plan: after.address.clone(),
            name: name.to_owned(),
            title: post.title.value.clone(),
            change,
            draft: internal,
            entries: Vec::new(),
            place: Some(Place::new(&post.file, 0..0)),
            internal,
        };
        match (olds.get(&(name, internal)), news.get(&(name, internal))) {
            (Some(old), Some(new)) => {
                let entries = post(old, new);
                let subject = Subject { entries, ..whole(new, EntryKind::Changed) };
                subjects.extend((!subject.entries.is_empty()).then_some(subject));
            }
            (Some(gone), None) => subjects.push(whole(gone, EntryKind::Removed)),
            (None, Some(new)) => subjects.push(whole(new, EntryKind::Added)),
            (None, None) => {}
        }
    }
}

fn post(before: &Post, after: &Post) -> Vec<Entry> {
    let measure = Measure::Exact;
    let facts = |post: &Post| {
        let kind = match post.kind {
            PostKind::News => Line::new("change.post.news"),
            PostKind::GoodDeed => Line::new("change.post.good-deed"),
        };
        [
            Fact::words(Field::Title, &post.title),
            Fact::words(Field::Date, &day(post.date)),
            Fact::term(Field::Kind, Some(kind)),
            Fact::words(Field::Summary, &post.summary),
            Fact::units(Field::Unit, &measure, &post.unit),
        ]
    };
    let place = |field| match field {
        Field::Title => after.title.place.clone(),
        Field::Summary => after.summary.place.clone(),
        _ => Place::new(&after.file, 0..0),
    };
    let mut entries: Vec<Entry> = list::compared(&measure, &facts(before), &facts(after))
        .into_iter()
        .map(|change| {
            let place = place(change.field);
            plan::of_document(Section::Post, change, Some(place))
        })
        .collect();
    let old = passage::of_blocks(&before.file, &before.blocks);
    let new = passage::of_blocks(&after.file, &after.blocks);
    in_order(Section::Text, Field::Words, &measure, &old, &new, &mut entries);
    entries.sort_by_key(|entry| entry.section);
    entries
}

fn registers(before: &Workspace, after: &Workspace, subjects: &mut Vec<Subject>) {
    let (none, measure) = (BTreeMap::new(), Measure::Exact);
    let lists = Lists {
        section: Section::Records,
        internal: false,
        ordered: false,
        old_ids: &none,
        measure: &measure,
    };
    let units =
        |workspace: &Workspace| workspace.units.iter().flatten().map(unit).collect::<Vec<Record>>();
    let laws =
        |workspace: &Workspace| workspace.laws.iter().flatten().map(law).collect::<Vec<Record>>();
    for (kind, old, new) in [
        (SubjectKind::Units, units(before), units(after)),
        (SubjectKind::Laws, laws(before), laws(after)),
    ] {
        let mut entries = Vec::new();
        lists.compare(old, new, &mut entries);
        if !entries.is_empty() {
            subjects.push(Subject {
                kind,
                plan: String::new(),
                name: String::new(),
                title: String::new(),
                change: EntryKind::Changed,
                draft: false,
                entries,
                place: None,
                internal: false,
            });
        }
    }
}

fn unit(located: &Located<Unit>) -> Record {
    let unit = &located.value;
    let exact = Measure::Exact;
    let day = |date: Option<chrono::NaiveDate>| date.map(day);
    Record {
        id: unit.id.to_string(),
        title: unit.name.clone(),
        place: Some(located.place.clone()),
        facts: vec![
            Fact::words(Field::Name, &unit.name),
            Fact::maybe(Field::Short, unit.short.as_ref()),
            Fact::maybe(Field::Abbreviation, unit.abbreviation.as_ref()),
            Fact::term(Field::Kind, Some(unit_kind(unit.kind))),
            Fact::term(Field::Level, unit.level.map(level)),
            Fact::words(Field::Spellings, &unit.names.join("; ")),
            Fact::units(Field::Parent, &exact, &unit.parent),
            Fact::units(Field::Members, &exact, &unit.members),
            Fact::maybe(Field::From, day(unit.from)),
            Fact::maybe(Field::Until, day(unit.until)),
            Fact::units(Field::Successors, &exact, &unit.successors),
        ],
    }
}

fn unit_kind(kind: UnitKind) -> Line {
    match kind {
        UnitKind::Unit => Line::new("change.unit.unit"),
        UnitKind::Council => Line::new("change.unit.council"),
        UnitKind::Group => Line::new("change.unit.group"),
        UnitKind::Role => Line::new("change.unit.role"),
        UnitKind::External => Line::new("change.unit.external"),
        UnitKind::Person => Line::new("change.unit.person"),
    }
}

fn level(level: Level) -> Line {
    match level {
        Level::Central => Line::new("change.level.central"),
        Level::Province => Line::new("change.level.province"),
        Level::District => Line::new("change.level.district"),
        Level::Commune => Line::new("change.level.commune"),
        Level::Local => Line::new("change.level.local"),
    }
}

fn law(located: &Located<Law>) -> Record {
    let law = &located.value;
    let day = |date: Option<chrono::NaiveDate>| date.map(day);
    let acts = |acts: &[Reference]| {
        acts.iter().map(|act| Id::as_str(&act.value)).collect::<Vec<&str>>().join("; ")
    };
    Record {
        id: law.id.to_string(),
        title: law.number.clone(),
        place: Some(located.place.clone()),
        facts: vec![
            Fact::words(Field::Number, &law.number),
            Fact::maybe(Field::Kind, law.kind.as_ref()),
            Fact::words(Field::Title, &law.title),
            Fact::maybe(Field::Issuer, law.issuer.as_ref()),
            Fact::maybe(Field::Issued, day(law.issued)),
            Fact::maybe(Field::Effective, day(law.effective)),
            Fact::maybe(Field::Expires, day(law.expires)),
            Fact::words(Field::ReplacedBy, &acts(&law.replaced_by)),
            Fact::words(Field::Amends, &acts(&law.amends)),
            Fact::maybe(Field::Source, law.source.as_ref()),
        ],
    }
}

/// The files of which no change tells.
fn untold(files: Vec<FileChange>, subjects: &[Subject]) -> Vec<FileChange> {
    let entries = subjects.iter().flat_map(|subject| &subject.entries);
    let places = entries.map(|entry| &entry.place);
    let places = places.chain(subjects.iter().map(|subject| &subject.place)).flatten();
    let told: BTreeSet<&str> = places.map(|place| place.file.path.as_str()).collect();
    // Of a plan that is new or gone each file is.
    let whole = subjects.iter().filter(|subject| {
        subject.kind == SubjectKind::Plan && subject.change != EntryKind::Changed
    });
    let folders: Vec<String> = whole.map(|plan| format!("content/{}/", plan.plan)).collect();
    let is_told = |path: &str| {
        told.contains(path) || folders.iter().any(|folder| path.starts_with(folder.as_str()))
    };
    files.into_iter().filter(|file| !is_told(&file.path)).collect()
}
