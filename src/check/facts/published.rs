//! What calendars have published is written down, and agrees with the plan.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{About as Subject, Change, Event, record};
use crate::model::{EventKind, Published};
use crate::source::Place;

/// The calendars of an issued plan go out, and nothing remembers what they said.
pub static MISSING: Rule = Rule {
    id: "published-missing",
    severity: Severity::Advice,
    about: About::Data,
    check: missing,
};

/// The plan says something else than what was written down.
pub static STALE: Rule =
    Rule { id: "published-stale", severity: Severity::Warning, about: About::Data, check: stale };

/// How many records a finding points at.
const SHOWN: usize = 8;

fn missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let edition = scope.edition;
    let plan = edition.plan;
    // The events of another document are those of its plan.
    let is_paper = plan.narrative.as_ref().is_some_and(|text| text.file.path == plan.file.path);
    if is_paper || plan.document.is_draft() || plan.published.is_some() || edition.events.is_empty()
    {
        return;
    }
    findings.push(
        MISSING
            .finding()
            .about(&*plan.file.path)
            .of(&record::plan(plan))
            .hint(Line::new("published.record")),
    );
}

fn stale(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let edition = scope.edition;
    // What a draft says is written down when it is issued.
    let published = edition.published().filter(|_| !edition.plan.document.is_draft());
    let Some(published) = published else { return };
    let changes = || {
        let events = edition.events.iter();
        events.filter_map(|event| Some((event, event.revision.unrecorded?)))
    };
    // What a month brings and what comes near follow from the records: they are told of only where
    // nothing else changed.
    let follows = |event: &Event| [EventKind::Digest, EventKind::Reminder].contains(&event.kind);
    let mut told: Vec<(&Event, Change)> = changes().filter(|(event, _)| !follows(event)).collect();
    if told.is_empty() {
        told = changes().collect();
    }
    let count =
        |wanted: &[Change]| told.iter().filter(|(_, change)| wanted.contains(change)).count();
    let places = told.iter().map(|(event, change)| {
        let key = match change {
            Change::New => "published-stale.new",
            Change::Changed => "published-stale.changed",
            Change::Dropped => "published-stale.dropped",
            Change::Back => "published-stale.back",
        };
        (place(published, event), Line::new(key).with("title", event.plain_title()))
    });
    let mut places = places.take(SHOWN);
    let (Some((first, _)), Some((event, _))) = (places.next(), told.first()) else { return };
    let finding = STALE
        .finding()
        .with("new", count(&[Change::New, Change::Back]))
        .with("changed", count(&[Change::Changed]))
        .with("dropped", count(&[Change::Dropped]))
        .with("title", event.plain_title())
        .at(first)
        .of(&record::plan(edition.plan));
    let finding = places.fold(finding, |finding, (place, line)| finding.see(place, line));
    findings.push(finding.hint(Line::new("published.record")));
}

/// Where the record of an event stands, or what was written down of it.
fn place(published: &Published, event: &Event) -> Place {
    match event.about {
        Subject::Task(task) => task.id.place.clone(),
        Subject::Duty(duty) => duty.id.place.clone(),
        Subject::Paper(paper) => paper.document.symbol.place.clone(),
        Subject::Month(_) | Subject::Dropped => {
            let written = published.events.iter().find(|written| written.name == event.name);
            let whole = || Place::new(&published.file, 0..0);
            written.map_or_else(whole, |written| written.place.clone())
        }
    }
}
