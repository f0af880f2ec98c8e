//! The sheet of a unit (phiếu việc của đơn vị): what it owes, its tasks, where the text names it.

use std::fmt::Write;

use serde::Serialize;

use super::super::run::{Run, runs};
use super::due::{Due, LONG, parts};
use super::frame;
use crate::edition::{Edition, UnitView, wording};
use crate::language::{date, phrase};
use crate::links::qr::{self, Qr};
use crate::markup::Inline;
use crate::model::{Meeting, Obligation, Part, Task};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Sheet<'e> {
    name: &'e str,
    issues: bool,
    owes: Vec<Due<'e>>,
    receives: Vec<Due<'e>>,
    forwards: Vec<Due<'e>>,
    sittings: Vec<Sitting>,
    /// Whether the plan says who leads, who takes part.
    has_parts: bool,
    times: Vec<Time<'e>>,
    mentions: Vec<Words>,
    feed: Option<Feed>,
}

/// A meeting that the unit is called to.
#[derive(Debug, Serialize)]
struct Sitting {
    /// `12/03/2026`
    day: String,
    /// `Thứ Năm, 08:00–11:00, Hội trường xã Suối Mây`
    when: String,
    /// What calls it.
    title: String,
}

/// Tasks that are done at one time.
#[derive(Debug, Serialize)]
struct Time<'e> {
    label: &'e str,
    tasks: Vec<Work>,
}

/// A task with the unit's part in it.
#[derive(Debug, Serialize)]
struct Work {
    #[serde(flatten)]
    words: Words,
    /// Its own part: `Chủ trì, ban hành`; none where the words just name it.
    own: Option<String>,
    /// The other units by their part.
    parts: Vec<(&'static str, String)>,
}

#[derive(Debug, Serialize)]
struct Words {
    text: Vec<Run>,
    long: bool,
}

/// Where the calendar of the deadlines is.
#[derive(Debug, Serialize)]
struct Feed {
    address: String,
    /// None where the address is too long for one.
    qr: Option<Qr>,
    alt: String,
}

/// The data of a unit's sheet.
pub fn data(edition: &Edition, view: &UnitView) -> Vec<u8> {
    let times = view.by_time(edition.plan).into_iter().map(|(label, tasks)| Time {
        label,
        tasks: tasks.iter().map(|task| work(edition, view, task)).collect(),
    });
    let has_part = |(part, _): &(Part, _)| *part != Part::IsNamed;
    let issuer = edition.plan.issuer.as_ref();
    let sheet = Sheet {
        name: &view.unit.name,
        issues: issuer.is_some_and(|id| id.value == view.unit.id),
        owes: in_order(edition, &view.owes),
        receives: in_order(edition, &view.receives),
        forwards: in_order(edition, &view.forwards),
        sittings: sittings(view),
        has_parts: view.tasks.iter().any(|task| task.parts().iter().any(has_part)),
        times: times.collect(),
        mentions: view
            .mentions
            .iter()
            .map(|(_, text)| words(&[Inline::Text(text.clone())]))
            .collect(),
        feed: feed(edition),
    };
    frame::json(edition, &view.unit.name, sheet)
}

/// The meetings that the unit is called to, in their order.
fn sittings(view: &UnitView) -> Vec<Sitting> {
    let papers = view.invited.iter();
    let mut meetings: Vec<(&Meeting, String)> = papers
        .flat_map(|paper| {
            let title = wording::title(&paper.document);
            paper.meetings.iter().map(move |meeting| (meeting, title.clone()))
        })
        .collect();
    meetings.sort_by_key(|(meeting, _)| (meeting.on.value, meeting.at));
    let sitting = |(meeting, title): (&Meeting, String)| {
        let day = meeting.on.value;
        let mut when = phrase::capitalised(date::weekday(day));
        let _ = write!(when, ", {}", meeting.at.format("%H:%M"));
        if let Some(until) = meeting.until {
            let _ = write!(when, "–{}", until.format("%H:%M"));
        }
        if let Some(place) = &meeting.place {
            let _ = write!(when, ", {}", **place);
        }
        Sitting { day: date::figures(day), when, title }
    };
    meetings.into_iter().map(sitting).collect()
}

/// The earliest deadline first, what has none last.
fn in_order<'e>(edition: &'e Edition, owed: &[&'e Obligation]) -> Vec<Due<'e>> {
    let first = |one: &&Obligation| {
        let mut deadlines = edition.deadlines.iter();
        let day = deadlines.find(|due| due.obligation.id == one.id).map(|due| due.last_day);
        (day.is_none(), day)
    };
    let mut owed = owed.to_vec();
    owed.sort_by_key(first);
    owed.into_iter().map(|one| Due::of(edition, one)).collect()
}

fn work(edition: &Edition, view: &UnitView, task: &Task) -> Work {
    let own = task.own_parts(&view.unit.id);
    let mut parts = parts(edition, task, Some(&view.unit.id));
    // Who else is just named says nothing of the unit's own work.
    parts.retain(|(label, _)| *label != Part::IsNamed.label());
    Work { words: words(&task.text), own, parts }
}

fn words(text: &[Inline]) -> Words {
    let long = crate::markup::plain(text).chars().count() > LONG;
    Words { text: runs(text), long }
}

/// The calendar of deadlines and months, which exists where there is any of them. On paper it is of no
/// use without the address of the site.
fn feed(edition: &Edition) -> Option<Feed> {
    if edition.deadlines.is_empty() && edition.months.is_empty() {
        return None;
    }
    let url = edition.agency.site_url.as_ref()?;
    let address = format!("{url}/{}/lich/han-chot.ics", edition.plan.address);
    let qr = qr::code(&address);
    Some(Feed { alt: format!("Mã QR của địa chỉ {address}"), address, qr })
}
