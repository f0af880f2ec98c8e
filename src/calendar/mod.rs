//! Edition → calendars (RFC 5545).
//!
//! Each plan has calendars of its year, and all issued plans together have calendars that go on over the
//! years. Which ones there are and what stands in them is said by `edition`, whose events the pages of the
//! site show, too. Nothing depends on the clock: stamps come from what was published before, ids from the
//! ids of the records.

mod feed;
mod ical;

use crate::edition::{Edition, Feed, feeds, ongoing};
use crate::output::{Artifact, Kind};

/// The folder of calendars, below that of the plan or at the top of the site.
const FOLDER: &str = "lich";

/// The calendars of some plans.
#[must_use]
pub fn artifacts<'e>(editions: &[Edition]) -> Vec<Artifact<'e>> {
    let mut out = Vec::new();
    for edition in editions {
        let folder = format!("{}/{FOLDER}", edition.plan.address);
        out.extend(
            feeds(&[edition]).iter().filter_map(|feed| artifact(feed, Some(edition), &folder)),
        );
    }
    out.extend(ongoing(editions).iter().filter_map(|feed| artifact(feed, None, FOLDER)));
    out
}

fn artifact<'e>(feed: &Feed, plan: Option<&Edition>, folder: &str) -> Option<Artifact<'e>> {
    let calendar = feed::calendar(feed, plan, folder)?;
    let path = format!("site/{folder}/{}.ics", feed.kind.file());
    Some(Artifact::ready(Kind::Calendar, path, ical::write(&calendar)))
}
