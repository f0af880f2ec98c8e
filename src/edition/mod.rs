//! One year's plan with every reference resolved and every view derived.
//!
//! The views hold indices and borrowed records, never copies: a task stands once, in the plan.

pub mod change;
mod deadline;
mod event;
mod feed;
mod in_force;
mod indicator_table;
mod kin;
mod month;
mod obligation_table;
mod placed;
pub mod record;
mod references;
mod revision;
mod row;
mod schedule;
pub mod standing;
pub mod task_table;
mod text;
mod unit;
pub mod wording;

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use crate::diagnostic::Diagnostic;
use crate::markup::{Block, Directive};
use crate::model::{Agency, Id, Law, Obligation, Plan};
use crate::workspace::Workspace;

pub use crate::model::directive::{INDICATORS, OBLIGATION, OBLIGATIONS, TASKS};
pub use deadline::Deadline;
pub use event::{About, Change, Event, Revision, Rule};
pub use feed::{Feed, FeedKind, feeds, ongoing};
pub use in_force::in_force;
pub use month::{MonthView, month_of};
pub use placed::table as placed_table;
pub use row::Row;
pub use text::{Text, TextKind};
pub use unit::UnitView;

/// A plan, resolved.
#[derive(Debug)]
pub struct Edition<'w> {
    /// The agency.
    pub agency: &'w Agency,
    /// The plan.
    pub plan: &'w Plan,
    /// What the plan was read with.
    pub workspace: &'w Workspace,
    /// The rows of the table of tasks.
    pub rows: Vec<Row<'w>>,
    /// The months that hold tasks, in order.
    pub months: Vec<MonthView<'w>>,
    /// The units that the plan names, in the order of the register.
    pub units: Vec<UnitView<'w>>,
    /// The deadlines, earliest first.
    pub deadlines: Vec<Deadline<'w>>,
    /// What it puts into calendars, the earliest first.
    pub events: Vec<Event<'w>>,
    /// The acts that the bases cite, in the order of the bases, each once.
    pub laws: Vec<&'w Law>,
    /// The months that have tasks or deadlines, in order, with how many they have.
    loads: Vec<Load>,
    /// What stands where the texts place tables that the plan lays out itself.
    placed: Vec<placed::Placed>,
    /// Where the views of units stand, by id: each page names many of them.
    unit_at: HashMap<&'w Id, usize>,
    /// Where the deadlines of each obligation stand, by id.
    deadlines_at: HashMap<&'w Id, Vec<usize>>,
}

/// A month, and how many tasks and deadlines it has.
type Load = ((i32, u32), (usize, usize));

/// Resolves every plan of a workspace. What refers to nothing becomes a finding and is left out
/// of the views.
#[must_use]
pub fn resolve(workspace: &Workspace) -> (Vec<Edition<'_>>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    references::check_registers(workspace, &mut findings);
    references::check_posts(workspace, &mut findings);
    let editions = workspace
        .plans
        .iter()
        .map(|plan| {
            references::check_plan(workspace, plan, &mut findings);
            Edition::of(workspace, plan)
        })
        .collect();
    (editions, findings)
}

fn cited_laws<'w>(workspace: &'w Workspace, plan: &Plan) -> Vec<&'w Law> {
    let mut laws: Vec<&Law> = Vec::new();
    for reference in plan.bases.iter().flat_map(|basis| &basis.laws) {
        if let Some(law) = workspace.laws().find(|law| law.id == reference.value)
            && !laws.iter().any(|seen| seen.id == law.id)
        {
            laws.push(law);
        }
    }
    laws
}

impl<'w> Edition<'w> {
    /// The views of a plan. What refers to nothing is left out of them.
    #[must_use]
    pub fn of(workspace: &'w Workspace, plan: &'w Plan) -> Self {
        let months = month::views(plan);
        let units = unit::views(workspace, plan);
        let deadlines = deadline::views(plan, &workspace.rest_days);
        let unit_at = units.iter().enumerate().map(|(at, view)| (&view.unit.id, at)).collect();
        let mut deadlines_at: HashMap<&Id, Vec<usize>> = HashMap::new();
        for (at, due) in deadlines.iter().enumerate() {
            deadlines_at.entry(&due.obligation.id.value).or_default().push(at);
        }
        let mut edition = Self {
            agency: &workspace.agency,
            plan,
            workspace,
            rows: row::views(plan),
            loads: loads(&months, &deadlines),
            months,
            units,
            deadlines,
            events: Vec::new(),
            placed: Vec::new(),
            laws: cited_laws(workspace, plan),
            unit_at,
            deadlines_at,
        };
        edition.placed = placed::all(&edition);
        edition.events = schedule::events(&edition);
        edition
    }
}

fn loads(months: &[MonthView], deadlines: &[Deadline]) -> Vec<Load> {
    let mut loads: BTreeMap<(i32, u32), (usize, usize)> = BTreeMap::new();
    for view in months {
        loads.entry((view.year, view.month)).or_default().0 += view.tasks.len();
    }
    for deadline in deadlines {
        let day = deadline.last_day;
        loads.entry((day.year(), day.month())).or_default().1 += 1;
    }
    loads.into_iter().collect()
}

impl Edition<'_> {
    /// Whether the plan has tasks or obligations.
    #[must_use]
    pub fn has_work(&self) -> bool {
        !self.plan.tasks.is_empty() || !self.plan.obligations.is_empty()
    }

    /// What stands in place of a directive of a text; `None` where the plan lays out nothing there.
    #[must_use]
    pub fn placed(&self, directive: &Directive) -> Option<&[Block]> {
        placed::find(&self.placed, directive)
    }

    /// Whether there is something to show day by day, were it only what was called off.
    #[must_use]
    pub fn has_calendar(&self) -> bool {
        self.has_work() || !self.events.is_empty()
    }

    /// The months that have tasks or deadlines, in order.
    #[must_use]
    pub fn busy_months(&self) -> Vec<(i32, u32)> {
        self.loads.iter().map(|(month, _)| *month).collect()
    }

    /// How many tasks and deadlines a month has.
    #[must_use]
    pub fn load(&self, month: (i32, u32)) -> (usize, usize) {
        let at = self.loads.binary_search_by_key(&month, |(month, _)| *month);
        at.ok().and_then(|at| self.loads.get(at)).map(|(_, load)| *load).unwrap_or_default()
    }

    /// The deadlines of an obligation, earliest first; none where it has no day.
    pub fn deadlines_of(&self, obligation: &Id) -> impl Iterator<Item = &Deadline<'_>> {
        let at = self.deadlines_at.get(obligation).into_iter().flatten();
        at.filter_map(|at| self.deadlines.get(*at))
    }

    /// What must be sent and has no known day, in the order of the plan.
    pub fn undated(&self) -> impl Iterator<Item = &Obligation> {
        let duties = self.plan.obligations.iter();
        duties.filter(|duty| !self.deadlines_at.contains_key(&duty.id.value))
    }

    /// The name of a month in addresses: `thang-03`, or `2022-thang-03` outside the plan's first
    /// year.
    #[must_use]
    pub fn month_folder(&self, (year, month): (i32, u32)) -> String {
        if year == self.plan.year() {
            format!("thang-{month:02}")
        } else {
            format!("{year}-thang-{month:02}")
        }
    }

    /// The name of a unit as sentences say it; the id where the register lacks it.
    #[must_use]
    pub fn unit_name<'e>(&'e self, id: &'e Id) -> &'e str {
        let view = self.unit_at.get(id).and_then(|at| self.units.get(*at));
        view.map_or(id.as_str(), |view| view.unit.short())
    }
}
