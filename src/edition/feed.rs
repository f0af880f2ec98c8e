//! Which calendars there are (lịch để đăng ký), and which events stand in each.

use std::collections::HashMap;

use super::Edition;
use super::event::Event;
use super::kin::Kin;
use crate::model::{EventKind, EventTime, Id, Unit};
use crate::workspace::Workspace;

/// A calendar that people subscribe to.
#[derive(Debug)]
pub struct Feed<'a, 'w> {
    /// What it holds.
    pub kind: FeedKind<'w>,
    /// Its events, each with the plan that it is of; never none.
    pub events: Vec<(&'a Edition<'w>, &'a Event<'w>)>,
}

/// What a calendar holds.
#[derive(Debug, Clone, Copy)]
pub enum FeedKind<'w> {
    /// Deadlines, meetings, single days, and what each month brings: the main one.
    Main,
    /// All work, over its whole time.
    Work,
    /// Deadlines that remind of themselves.
    Reminders,
    /// What is to be done, to tick off.
    ToDos,
    /// Meetings with their hours.
    Meetings,
    /// What concerns a unit, or the units of a group.
    Unit(&'w Unit),
}

impl FeedKind<'_> {
    /// The path of its file below the folder of calendars, without its ending.
    #[must_use]
    pub fn file(self) -> String {
        match self {
            Self::Main => "han-chot".to_owned(),
            Self::Work => "cong-viec".to_owned(),
            Self::Reminders => "nhac-han".to_owned(),
            Self::ToDos => "viec-can-lam".to_owned(),
            Self::Meetings => "cuoc-hop".to_owned(),
            Self::Unit(unit) => format!("don-vi/{}", unit.id),
        }
    }

    /// Whether an event belongs into it; which ones belong to a unit is asked elsewhere.
    fn holds(self, event: &Event) -> bool {
        let single = matches!(event.time, EventTime::Days { first, last } if first == last);
        match self {
            Self::Main => match event.kind {
                EventKind::Work => single,
                kind => kind != EventKind::Reminder,
            },
            Self::Work => {
                [EventKind::Work, EventKind::Deadline].contains(&event.kind) && !is_duty(event)
            }
            Self::Reminders => [EventKind::Deadline, EventKind::Reminder].contains(&event.kind),
            Self::ToDos => [EventKind::Deadline, EventKind::Work].contains(&event.kind),
            Self::Meetings => event.kind == EventKind::Meeting,
            Self::Unit(_) => false,
        }
    }
}

/// Whether others must send something: no work of the plan's own.
fn is_duty(event: &Event) -> bool {
    matches!(event.about, super::event::About::Duty(_))
}

/// The calendars of some plans: of one, for its year, or of all that are issued, over the years.
#[must_use]
pub fn feeds<'a, 'w>(editions: &[&'a Edition<'w>]) -> Vec<Feed<'a, 'w>> {
    let all: Vec<(&Edition, &Event)> = editions
        .iter()
        .flat_map(|edition| edition.events.iter().map(move |event| (*edition, event)))
        .collect();
    let common =
        [FeedKind::Main, FeedKind::Work, FeedKind::Reminders, FeedKind::ToDos, FeedKind::Meetings];
    let mut feeds: Vec<Feed> = common
        .into_iter()
        .map(|kind| {
            let held = all.iter().filter(|(_, event)| kind.holds(event)).copied();
            Feed { kind, events: held.collect() }
        })
        .collect();
    let Some(edition) = editions.first() else { return feeds };
    feeds.extend(of_units(edition.workspace, &all));
    // A calendar without events is none (RFC 5545, section 3.4).
    feeds.retain(|feed| !feed.events.is_empty());
    feeds
}

/// The calendars that go on over the years: those of all issued plans. What was called off is told for
/// the rest of its year, and not after the plan of a later one was issued.
#[must_use]
pub fn ongoing<'a, 'w>(editions: &'a [Edition<'w>]) -> Vec<Feed<'a, 'w>> {
    let issued: Vec<&Edition> =
        editions.iter().filter(|edition| !edition.plan.document.is_draft()).collect();
    let newest = issued.iter().map(|edition| edition.plan.year()).max();
    let mut feeds = feeds(&issued);
    for feed in &mut feeds {
        feed.events.retain(|(edition, event)| {
            !event.is_cancelled() || Some(edition.plan.scope.last) >= newest
        });
    }
    feeds.retain(|feed| !feed.events.is_empty());
    feeds
}

/// The calendars of units: deadlines, work and meetings that concern them.
fn of_units<'a, 'w>(
    workspace: &'w Workspace,
    all: &[(&'a Edition<'w>, &'a Event<'w>)],
) -> Vec<Feed<'a, 'w>> {
    let shown = [EventKind::Deadline, EventKind::Work, EventKind::Meeting];
    let mut of_unit: HashMap<&Id, Vec<usize>> = HashMap::new();
    for (at, (_, event)) in all.iter().enumerate() {
        for unit in event.units.iter().filter(|_| shown.contains(&event.kind)) {
            of_unit.entry(unit).or_default().push(at);
        }
    }
    let kin = Kin::of(workspace);
    let feed = |unit: &'w Unit| {
        let mut at: Vec<usize> = kin
            .concerned(unit)
            .into_iter()
            .flat_map(|id| of_unit.get(id).into_iter().flatten().copied())
            .collect();
        at.sort_unstable();
        at.dedup();
        Feed { kind: FeedKind::Unit(unit), events: at.into_iter().map(|at| all[at]).collect() }
    };
    workspace.units().map(feed).collect()
}
