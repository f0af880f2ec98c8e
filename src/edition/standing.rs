//! How a plan stands on a day (tình hình thực hiện): what has passed and shows no document, what is due, what
//! runs, which meetings come, which products have their document.
//!
//! It knows what the workspace holds and no more. A document there shows that its product came about; that
//! something was done which leaves no document here, nothing can show.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::{Edition, Event};
use crate::model::{
    Deliverable, EventKind, Id, Obligation, Paper, Plan, Reference, Stage, State, Task, Unit,
};

/// How a plan stands on a day.
#[derive(Debug)]
pub struct Standing<'e> {
    /// The day.
    pub day: NaiveDate,
    /// The last day that is looked ahead to.
    pub until: NaiveDate,
    /// How far its time is.
    pub progress: Progress,
    /// What has passed, and nothing here shows that it was done; the earliest first.
    pub passed: Vec<Due<'e>>,
    /// Tasks whose time has passed and that name no product: nothing here can show whether they were done.
    pub untraced: Vec<&'e Task>,
    /// What is due from the day on, the earliest first.
    pub due: Vec<Due<'e>>,
    /// What is under way, what ends first before the others.
    pub running: Vec<Running<'e>>,
    /// Tasks that no day ends: what is done all the time, or when it comes up.
    pub untimed: Vec<&'e Task>,
    /// The meetings from the day on, the earliest first.
    pub meetings: Vec<&'e Event<'e>>,
    /// The products, and what shows of each.
    pub products: Vec<Product<'e>>,
    /// The units that have work in it.
    pub units: Vec<UnitStanding<'e>>,
}

/// How far the time of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It begins in so many days.
    Ahead(i64),
    /// It is on so many of so many days.
    On {
        /// Which day it is, from 1.
        day: i64,
        /// How many there are.
        of: i64,
    },
    /// It ended so many days ago.
    Over(i64),
}

/// What stands in a plan with a time.
#[derive(Debug, Clone, Copy)]
pub enum Matter<'e> {
    /// A task (việc).
    Task(&'e Task),
    /// What must be sent (việc phải gửi).
    Duty(&'e Obligation),
}

/// Something with a last day.
#[derive(Debug, Clone, Copy)]
pub struct Due<'e> {
    /// What it is.
    pub matter: Matter<'e>,
    /// The last day on which it is in time.
    pub last_day: NaiveDate,
    /// The last day up to then on which offices work.
    pub last_working_day: NaiveDate,
    /// How often it has come round so far, where it comes round again.
    pub rounds: usize,
    /// Whether its time is not settled yet (dự kiến).
    pub tentative: bool,
    /// What shows of it.
    pub shown: Shown<'e>,
}

/// A task that is under way.
#[derive(Debug, Clone, Copy)]
pub struct Running<'e> {
    /// The task.
    pub task: &'e Task,
    /// The last day of the stretch that it is in.
    pub last_day: NaiveDate,
    /// What shows of it.
    pub shown: Shown<'e>,
}

/// What the workspace shows of a product or a task.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'e> {
    /// It names no product, so that no document can show it.
    Untraced,
    /// There is no document (chưa thấy văn bản).
    Nothing,
    /// There is one that is not issued yet (mới có dự thảo).
    Draft(&'e Paper),
    /// It has its document (đã có văn bản).
    Issued(&'e Paper),
}

/// A product, and what shows of it.
#[derive(Debug, Clone, Copy)]
pub struct Product<'e> {
    /// The product.
    pub deliverable: &'e Deliverable,
    /// What shows of it: of its last stage, where it has stages.
    pub shown: Shown<'e>,
    /// The last stage of which a document shows.
    pub stage: Option<&'e Id>,
}

/// How a unit stands.
#[derive(Debug, Clone, Copy)]
pub struct UnitStanding<'e> {
    /// The unit.
    pub unit: &'e Unit,
    /// How many tasks and duties it has.
    pub work: usize,
    /// How many of its tasks are under way.
    pub running: usize,
    /// How much of it is due from the day on.
    pub due: usize,
    /// How much of it has passed and shows no document.
    pub passed: usize,
    /// How many of its tasks have their document.
    pub issued: usize,
}

impl<'e> Matter<'e> {
    /// The id.
    #[must_use]
    pub fn id(self) -> &'e Id {
        match self {
            Self::Task(task) => &task.id.value,
            Self::Duty(duty) => &duty.id.value,
        }
    }

    /// What it is, in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Task(task) => task.words(),
            Self::Duty(duty) => duty.title.value.clone(),
        }
    }

    /// Who does it, or must send it.
    #[must_use]
    pub fn who(self) -> &'e [Reference] {
        match self {
            Self::Task(task) => &task.lead,
            Self::Duty(duty) => &duty.who,
        }
    }
}

impl Shown<'_> {
    /// Whether it shows that the work was done.
    #[must_use]
    pub fn is_issued(self) -> bool {
        matches!(self, Self::Issued(_))
    }
}

/// The plan that is looked at where none is named: of those that run on the day the one that began last, an
/// issued one before a draft; where none runs, the one that ended last; else the one that begins first.
#[must_use]
pub fn running_on<'a, 'w>(editions: &'a [Edition<'w>], day: NaiveDate) -> Option<&'a Edition<'w>> {
    let rank = |edition: &&Edition| {
        let plan = edition.plan;
        let place = match Progress::of(plan, day) {
            Progress::On { .. } => (2, 0),
            Progress::Over(ago) => (1, -ago),
            Progress::Ahead(left) => (0, -left),
        };
        let issued = !plan.document.is_draft();
        (place, issued, plan.year(), std::cmp::Reverse(plan.address.clone()))
    };
    editions.iter().max_by_key(rank)
}

/// The other plans that run on the day.
pub fn others<'a, 'w>(
    editions: &'a [Edition<'w>],
    shown: &'a Edition<'w>,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Edition<'w>> {
    let others = editions.iter().filter(move |other| other.plan.address != shown.plan.address);
    others.filter(move |other| matches!(Progress::of(other.plan, day), Progress::On { .. }))
}

impl Progress {
    /// How far the time of a plan is on a day.
    #[must_use]
    pub fn of(plan: &Plan, day: NaiveDate) -> Self {
        let first = plan.scope.first_day();
        let (_, (last_year, last_month)) = plan.scope.months();
        let (year, month) =
            if last_month == 12 { (last_year + 1, 1) } else { (last_year, last_month + 1) };
        let end = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        if day < first {
            Self::Ahead((first - day).num_days())
        } else if day >= end {
            Self::Over((day - end).num_days() + 1)
        } else {
            Self::On { day: (day - first).num_days() + 1, of: (end - first).num_days() }
        }
    }
}

impl<'e> Standing<'e> {
    /// How a plan stands on a day, looking so many days ahead; what concerns a unit alone, if one is given.
    #[must_use]
    pub fn of(edition: &'e Edition<'e>, day: NaiveDate, days: u32, unit: Option<&Id>) -> Self {
        let plan = edition.plan;
        let until = day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day);
        let view = unit.and_then(|id| edition.units.iter().find(|view| view.unit.id == *id));
        let of_unit: HashSet<&Id> = view.map_or_else(HashSet::new, |view| {
            let duties = view.owes.iter().chain(&view.receives).chain(&view.forwards);
            let tasks = view.tasks.iter().map(|task| &task.id.value);
            tasks.chain(duties.map(|duty| &duty.id.value)).collect()
        });
        let has = |id: &Id| unit.is_none() || of_unit.contains(id);
        let has_task = |task: &Task| has(&task.id.value);
        let has_duty = |duty: &Obligation| has(&duty.id.value);
        let tasks: Vec<&Task> = plan.tasks.iter().filter(|task| has_task(task)).collect();
        let duties: Vec<&Obligation> =
            plan.obligations.iter().filter(|duty| has_duty(duty)).collect();
        let mut standing = Self {
            day,
            until,
            progress: Progress::of(plan, day),
            passed: Vec::new(),
            untraced: Vec::new(),
            due: Vec::new(),
            running: Vec::new(),
            untimed: Vec::new(),
            meetings: Vec::new(),
            products: Vec::new(),
            units: Vec::new(),
        };
        for duty in duties {
            standing.add_duty(edition, duty);
        }
        for task in tasks {
            standing.add_task(edition, task);
        }
        standing.passed.sort_by_key(|due| due.last_day);
        standing.due.sort_by_key(|due| due.last_day);
        standing.running.sort_by_key(|running| running.last_day);
        standing.meetings = edition
            .events
            .iter()
            .filter(|event| event.kind == EventKind::Meeting && !event.is_cancelled())
            .filter(|event| (day..=until).contains(&event.time.first_day()))
            .filter(|event| concerns(edition, event, unit))
            .collect();
        let products = plan.deliverables.iter().map(|one| product(plan, one, day));
        standing.products = products
            .filter(|product| {
                let id = &product.deliverable.id.value;
                let brings = |task: &Task| {
                    task.deliverables.iter().any(|stage| stage.deliverable.value == *id)
                };
                unit.is_none() || plan.tasks.iter().any(|task| brings(task) && has_task(task))
            })
            .collect();
        standing.units = units(edition, &standing, day, unit);
        standing
    }

    fn add_duty(&mut self, edition: &'e Edition<'e>, duty: &'e Obligation) {
        let matter = Matter::Duty(duty);
        let lasts: Vec<NaiveDate> =
            edition.deadlines_of(&duty.id.value).map(|deadline| deadline.last_day).collect();
        let shown = Shown::Untraced;
        self.add(edition, matter, &lasts, duty.when.tentative, shown);
    }

    fn add_task(&mut self, edition: &'e Edition<'e>, task: &'e Task) {
        let plan = edition.plan;
        let shown = shown(plan, task, self.day);
        let times = plan.occurrences(&task.when);
        let (due, course): (Vec<_>, Vec<_>) = times.iter().partition(|time| time.due);
        let lasts = due.iter().flat_map(|time| time.days.iter().map(|(_, last)| *last));
        let mut lasts: Vec<NaiveDate> = lasts.collect();
        lasts.sort_unstable();
        let ended = self.passed.len();
        self.add(edition, Matter::Task(task), &lasts, task.when.is_tentative(), shown);
        let told = self.passed.len() > ended;
        let mut spans: Vec<(NaiveDate, NaiveDate)> =
            course.iter().flat_map(|time| time.days.iter().copied()).collect();
        if times.is_empty() {
            // What takes whole years, or has no first day, has a last day all the same.
            match task.when.last_day(plan.before) {
                Some(last) => {
                    let first = task.when.first_day().unwrap_or_else(|| plan.scope.first_day());
                    spans.push((first.min(last), last));
                }
                None => self.untimed.push(task),
            }
        }
        let now = spans.iter().filter(|(first, last)| (*first..=*last).contains(&self.day));
        if let Some(last_day) = now.map(|(_, last)| *last).min() {
            self.running.push(Running { task, last_day, shown });
        }
        // What has an end in its course has passed when its last time is over.
        let end = spans.iter().map(|(_, last)| *last).max();
        let over = end.filter(|end| *end < self.day && lasts.iter().all(|last| *last < self.day));
        match (over, shown) {
            (Some(_), Shown::Untraced) if !told => self.untraced.push(task),
            (Some(last_day), Shown::Nothing | Shown::Draft(_)) if !told => {
                let due = Self::due_on(edition, Matter::Task(task), last_day, shown);
                self.passed.push(due);
            }
            _ => {}
        }
    }

    /// Adds the days that something is due on: of those that have passed the last, and those within reach.
    fn add(
        &mut self,
        edition: &'e Edition<'e>,
        matter: Matter<'e>,
        lasts: &[NaiveDate],
        tentative: bool,
        shown: Shown<'e>,
    ) {
        let passed = lasts.iter().filter(|last| **last < self.day);
        if let Some(last) = passed.clone().max()
            && !shown.is_issued()
        {
            let due = Self::due_on(edition, matter, *last, shown);
            let rounds = if lasts.len() > 1 { passed.count() } else { 0 };
            self.passed.push(Due { rounds, tentative, ..due });
        }
        for last in lasts.iter().filter(|last| (self.day..=self.until).contains(last)) {
            let due = Self::due_on(edition, matter, *last, shown);
            self.due.push(Due { tentative, ..due });
        }
    }

    fn due_on(
        edition: &Edition,
        matter: Matter<'e>,
        last_day: NaiveDate,
        shown: Shown<'e>,
    ) -> Due<'e> {
        let last_working_day = edition.workspace.rest_days.last_working_day(last_day);
        Due { matter, last_day, last_working_day, rounds: 0, tentative: false, shown }
    }
}

/// Whether a meeting concerns a unit: itself, or a group that it belongs to.
fn concerns(edition: &Edition, event: &Event, unit: Option<&Id>) -> bool {
    let Some(unit) = unit else { return true };
    if event.units.contains(unit) {
        return true;
    }
    let view = edition.units.iter().find(|view| view.unit.id == *unit);
    view.is_some_and(|view| match event.about {
        super::About::Task(task) => view.tasks.iter().any(|one| one.id.value == task.id.value),
        super::About::Paper(paper) => {
            view.invited.iter().any(|one| one.common_name() == paper.common_name())
        }
        _ => false,
    })
}

/// What shows of a document on a day: one of a later day is not there yet.
fn of_paper(paper: &Paper, day: NaiveDate) -> Shown<'_> {
    let document = &paper.document;
    match (&document.date, document.state) {
        (_, State::Draft) => Shown::Draft(paper),
        (Some(date), _) if date.value > day => Shown::Nothing,
        _ => Shown::Issued(paper),
    }
}

fn weight(shown: &Shown) -> u8 {
    match shown {
        Shown::Untraced => 0,
        Shown::Nothing => 1,
        Shown::Draft(_) => 2,
        Shown::Issued(_) => 3,
    }
}

/// What shows of a stage of a product: what shows of a later one shows of those before it, too. A stage that is
/// not the last is a text that changes still: a draft is what is wanted of it.
fn of_stage<'e>(plan: &'e Plan, wanted: &Stage, day: NaiveDate) -> Shown<'e> {
    let id = &wanted.deliverable.value;
    let known = plan.deliverables.iter().find(|one| one.id.value == *id);
    let stages = known.map_or(&[][..], |known| &known.stages);
    let at = wanted
        .stage
        .as_ref()
        .and_then(|stage| stages.iter().position(|one| one.value == stage.value));
    let (Some(at), Some(known)) = (at, known) else { return whole(plan, known, id, day) };
    let last = at + 1 == stages.len();
    let best = |from: usize| {
        let later = stages.iter().skip(from);
        let papers = later.flat_map(|stage| plan.fulfilling(id, Some(&stage.value)));
        papers.map(|paper| of_paper(paper, day)).max_by_key(weight)
    };
    // A document that names no stage is the product itself.
    let without = plan.fulfilling(&known.id.value, None).into_iter().filter(|paper| {
        paper.fulfils.iter().any(|one| one.deliverable.value == *id && one.stage.is_none())
    });
    let without = without.map(|paper| of_paper(paper, day));
    let found = best(at).into_iter().chain(without).max_by_key(weight);
    match found.unwrap_or(Shown::Nothing) {
        Shown::Draft(paper) if !last => Shown::Issued(paper),
        found => found,
    }
}

/// What shows of a product as a whole: of its last stage.
fn whole<'e>(plan: &'e Plan, known: Option<&'e Deliverable>, id: &Id, day: NaiveDate) -> Shown<'e> {
    let last = known.and_then(|known| known.stages.last()).map(|stage| &stage.value);
    let papers = plan.fulfilling(id, None).into_iter().filter(|paper| {
        let of = |one: &Stage| {
            let stage = one.stage.as_ref().map(|stage| &stage.value);
            one.deliverable.value == *id && (stage.is_none() || last.is_none() || stage == last)
        };
        paper.fulfils.iter().any(of)
    });
    papers.map(|paper| of_paper(paper, day)).max_by_key(weight).unwrap_or(Shown::Nothing)
}

/// What shows of a task: as much as of that of its products that shows least.
fn shown<'e>(plan: &'e Plan, task: &Task, day: NaiveDate) -> Shown<'e> {
    let stages = task.deliverables.iter().map(|stage| of_stage(plan, stage, day));
    stages.min_by_key(weight).unwrap_or(Shown::Untraced)
}

fn product<'e>(plan: &'e Plan, deliverable: &'e Deliverable, day: NaiveDate) -> Product<'e> {
    let id = &deliverable.id.value;
    let shown = whole(plan, Some(deliverable), id, day);
    let is_there = |stage: &&&'e Reference| {
        let papers = plan.fulfilling(id, Some(&stage.value)).into_iter();
        papers.map(|paper| of_paper(paper, day)).any(|shown| !matches!(shown, Shown::Nothing))
    };
    let stages: Vec<&Reference> = deliverable.stages.iter().collect();
    let stage = stages.iter().rev().find(is_there).map(|stage| &stage.value);
    Product { deliverable, shown, stage }
}

fn units<'e>(
    edition: &'e Edition<'e>,
    standing: &Standing<'e>,
    day: NaiveDate,
    wanted: Option<&Id>,
) -> Vec<UnitStanding<'e>> {
    let views = edition.units.iter().filter(|view| wanted.is_none_or(|id| view.unit.id == *id));
    let views = views.filter(|view| !view.tasks.is_empty() || !view.owes.is_empty());
    views
        .map(|view| {
            let tasks: HashSet<&Id> = view.tasks.iter().map(|task| &task.id.value).collect();
            let owes: HashSet<&Id> = view.owes.iter().map(|duty| &duty.id.value).collect();
            let has = |matter: Matter| match matter {
                Matter::Task(task) => tasks.contains(&task.id.value),
                Matter::Duty(duty) => owes.contains(&duty.id.value),
            };
            let count = |list: &[Due]| list.iter().filter(|due| has(due.matter)).count();
            let running = standing.running.iter();
            let issued =
                view.tasks.iter().filter(|task| shown(edition.plan, task, day).is_issued());
            UnitStanding {
                unit: view.unit,
                work: view.tasks.len() + view.owes.len(),
                running: running.filter(|one| has(Matter::Task(one.task))).count(),
                due: count(&standing.due),
                passed: count(&standing.passed),
                issued: issued.count(),
            }
        })
        .collect()
}

/// Whether the plan is for one year, so that its days need none.
#[must_use]
pub fn of_one_year(plan: &Plan) -> bool {
    let ((first, _), (last, _)) = plan.scope.months();
    first == last
}

/// The share of the time that has passed, in percent.
#[must_use]
pub fn percent(day: i64, of: i64) -> i64 {
    // The day itself has not passed yet.
    (100 * (day - 1)).checked_div(of).unwrap_or(0)
}
