//! What was published of an event before (lần sửa đổi), and what of it is not written down yet.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Edition;
use super::event::{About, CALLED_OFF, Change, Event, Revision, Rule};
use crate::model::{EventKind, EventTime, Id, Plan, Published, PublishedEvent};
use crate::output::Digest;

/// How many characters of a digest are written down: enough to tell one state of an event from another.
const DIGEST: usize = 16;

impl<'w> Edition<'w> {
    /// What the calendars of the plan have published. A plan that was issued once and is a draft again
    /// still has those who subscribed to it.
    #[must_use]
    pub fn published(&self) -> Option<&'w Published> {
        self.plan.published.as_ref()
    }

    /// What is to be written down: every event as it stands now. What changed bears the day.
    #[must_use]
    pub fn to_record(&self, day: NaiveDate) -> Vec<PublishedEvent> {
        let file = &self.plan.file;
        let mut records: Vec<PublishedEvent> = self
            .events
            .iter()
            .map(|event| {
                let revision = &event.revision;
                // A first record is as old as the plan; later ones never lie before the one before.
                let fresh = revision.unrecorded.is_some() && self.published().is_some();
                let revised = if fresh { day.max(revision.revised) } else { revision.revised };
                PublishedEvent {
                    name: event.name.clone(),
                    kind: event.kind,
                    title: event.plain_title().to_owned(),
                    time: event.time,
                    rule: event.repeat.as_ref().map(|rule| rule.text.clone()),
                    units: event.units.clone(),
                    sequence: revision.sequence,
                    revised,
                    cancelled: event.is_cancelled(),
                    digest: digest(event),
                    place: crate::source::Place::new(file, 0..0),
                }
            })
            .collect();
        records.sort_by(|a, b| {
            let key = |record: &PublishedEvent| (record.time.first_day(), record.time);
            (key(a), &a.name).cmp(&(key(b), &b.name))
        });
        records
    }
}

/// The ids that events were published under.
pub struct PublishedIds<'w> {
    plan: &'w Plan,
    known: HashSet<&'w str>,
}

impl<'w> PublishedIds<'w> {
    /// Those of a plan.
    pub fn of(edition: &Edition<'w>) -> Self {
        let events = edition.published().into_iter().flat_map(|published| &published.events);
        let known = events.filter_map(|event| event.name.split('.').next()).collect();
        Self { plan: edition.plan, known }
    }

    /// The id that the events of a record are published under: the one that it has, or the one that it
    /// had when they were published first.
    pub fn id(&self, id: &'w Id) -> &'w Id {
        let known = |id: &Id| self.known.contains(id.as_str());
        if known(id) { id } else { self.plan.old_ids(id).find(|old| known(old)).unwrap_or(id) }
    }
}

/// Compares the events of a plan with what was published, and adds those that were dropped.
pub fn compare<'w>(edition: &Edition<'w>, events: &mut Vec<Event<'w>>) {
    let stamp = edition.plan.stamp();
    let Some(published) = edition.published() else {
        let unrecorded = (!edition.plan.document.is_draft()).then_some(Change::New);
        for event in events {
            event.revision = Revision { sequence: 0, revised: stamp, unrecorded };
        }
        return;
    };
    let newest = published.events.iter().map(|event| event.revised).max().unwrap_or(stamp);
    let known: HashMap<&str, &PublishedEvent> =
        published.events.iter().map(|event| (event.name.as_str(), event)).collect();
    for event in events.iter_mut() {
        let Some(before) = known.get(event.name.as_str()) else {
            let unrecorded = Some(Change::New);
            event.revision = Revision { sequence: 0, revised: newest, unrecorded };
            continue;
        };
        let unrecorded = if before.cancelled {
            Some(Change::Back)
        } else {
            (digest(event) != before.digest).then_some(Change::Changed)
        };
        event.revision = after(before, unrecorded);
    }
    let now: HashSet<String> = events.iter().map(|event| event.name.clone()).collect();
    let gone = published.events.iter().filter(|before| !now.contains(&before.name));
    events.extend(gone.map(dropped));
}

/// The revision of an event that was published before.
fn after(before: &PublishedEvent, unrecorded: Option<Change>) -> Revision {
    let sequence = before.sequence.saturating_add(u32::from(unrecorded.is_some()));
    Revision { sequence, revised: before.revised, unrecorded }
}

/// An event that is in the plan no more.
fn dropped<'w>(before: &PublishedEvent) -> Event<'w> {
    Event {
        name: before.name.clone(),
        kind: before.kind,
        time: before.time,
        repeat: before.rule.clone().map(|text| Rule { text, rounds: Vec::new() }),
        title: format!("{CALLED_OFF}{}", before.title),
        lines: vec![
            match before.kind {
                EventKind::Reminder => "Không còn nhắc hạn này.",
                EventKind::Digest => "Kế hoạch không còn việc nào trong tháng này.",
                EventKind::Deadline | EventKind::Work | EventKind::Meeting => {
                    "Việc này không còn trong kế hoạch."
                }
            }
            .to_owned(),
        ],
        place: None,
        tentative: false,
        units: before.units.clone(),
        about: About::Dropped,
        revision: after(before, (!before.cancelled).then_some(Change::Dropped)),
    }
}

/// The digest of what calendars show of an event. Links are left out: a site that moves changes no event.
fn digest(event: &Event) -> String {
    let time = match event.time {
        EventTime::Days { first, last } => format!("{first} {last}"),
        EventTime::Hours { from, to } => format!("{from} {to:?}"),
    };
    let parts: [&str; 7] = [
        event.kind.key(),
        &time,
        event.repeat.as_ref().map_or("", |rule| &rule.text),
        &event.title,
        &event.lines.join("\n"),
        event.place.as_deref().unwrap_or_default(),
        if event.tentative { "tentative" } else { "" },
    ];
    let digest = Digest::of_parts(&parts.map(str::as_bytes)).to_string();
    digest.get(..DIGEST).unwrap_or(&digest).to_owned()
}
