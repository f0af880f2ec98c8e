//! Edition → calendars (RFC 5545).
//!
//! Two feeds a plan: deadlines and a digest of each month, which people subscribe to, and the tasks
//! as spans, for those who want them all. Nothing depends on the clock: stamps come from the date
//! of the plan, ids from the ids of the records.

mod feed;
mod ical;

use crate::edition::Edition;
use crate::output::{Artifact, Kind};

/// The calendars of a plan.
#[must_use]
pub fn artifacts<'e>(edition: &Edition) -> Vec<Artifact<'e>> {
    let feeds = [("han-chot", feed::deadlines(edition)), ("cong-viec", feed::tasks(edition))];
    feeds
        .into_iter()
        // A calendar without events is not a calendar (RFC 5545, section 3.4).
        .filter(|(_, calendar)| !calendar.events.is_empty())
        .map(|(name, calendar)| {
            let path = format!("site/{}/lich/{name}.ics", edition.plan.address);
            Artifact::ready(Kind::Calendar, path, ical::write(&calendar))
        })
        .collect()
}
