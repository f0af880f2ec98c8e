//! The sheet of a unit (phiếu việc của đơn vị): what it owes, its tasks, where the text names it.

use serde::Serialize;

use super::super::run::{Run, runs};
use super::due::{Due, LONG};
use super::frame;
use super::qr::{self, Qr};
use crate::edition::{Edition, UnitView};
use crate::markup::Inline;
use crate::model::{Obligation, Task};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Sheet<'e> {
    name: &'e str,
    issues: bool,
    owes: Vec<Due<'e>>,
    receives: Vec<Due<'e>>,
    forwards: Vec<Due<'e>>,
    times: Vec<Time<'e>>,
    mentions: Vec<Words>,
    feed: Option<Feed>,
}

/// Tasks that stand at one time in the plan's table.
#[derive(Debug, Serialize)]
struct Time<'e> {
    label: &'e str,
    tasks: Vec<Words>,
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
    /// None where the site's address is not known.
    qr: Option<Qr>,
    alt: String,
}

/// The data of a unit's sheet.
pub fn data(edition: &Edition, view: &UnitView) -> Vec<u8> {
    let named = |task: &&&Task| task.every_unit().iter().any(|id| id.value == view.unit.id);
    let times = edition.rows.iter().map(|row| Time {
        label: row.label,
        tasks: row.tasks.iter().filter(named).map(|task| words(&task.text)).collect(),
    });
    let issuer = edition.plan.issuer.as_ref();
    let sheet = Sheet {
        name: &view.unit.name,
        issues: issuer.is_some_and(|id| id.value == view.unit.id),
        owes: in_order(edition, &view.owes),
        receives: in_order(edition, &view.receives),
        forwards: in_order(edition, &view.forwards),
        times: times.filter(|time| !time.tasks.is_empty()).collect(),
        mentions: view
            .mentions
            .iter()
            .map(|(_, text)| words(&[Inline::Text(text.clone())]))
            .collect(),
        feed: feed(edition),
    };
    frame::json(edition, &view.unit.name, sheet)
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

fn words(text: &[Inline]) -> Words {
    let long = crate::markup::plain(text).chars().count() > LONG;
    Words { text: runs(text), long }
}

/// The calendar of deadlines and months, which exists where there is any of them.
fn feed(edition: &Edition) -> Option<Feed> {
    if edition.deadlines.is_empty() && edition.months.is_empty() {
        return None;
    }
    let path = format!("{}/lich/han-chot.ics", edition.plan.address);
    let address = match &edition.agency.site_url {
        Some(url) => format!("{url}/{path}"),
        None => path,
    };
    let qr = edition.agency.site_url.as_ref().and_then(|_| qr::code(&address));
    Some(Feed { alt: format!("Mã QR của địa chỉ {address}"), address, qr })
}
