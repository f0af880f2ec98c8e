//! The page about the site (giới thiệu): whose it is, what it is made from, how it can be used, what was
//! checked.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::{address, facts};

/// The page about the site.
pub fn page(frame: &Frame, spot: &Spot) -> Value {
    let words = spot.words();
    let name = words.word("about");
    let shell = frame.of_site(spot, &name, Line::new("about_description"));
    let plans = frame
        .editions
        .iter()
        .map(|edition| facts::document(spot, &edition.plan.document, address::plan(edition)));
    // The site is as old as the newest document on it: a build asks no clock.
    let documents = frame.editions.iter().flat_map(|edition| {
        let papers = edition.plan.papers.iter().map(|paper| &paper.document);
        papers.chain([&edition.plan.document])
    });
    let issued = documents.filter(|document| !document.is_draft());
    let newest = issued.filter_map(|document| document.date.as_ref()).map(|day| day.value).max();
    filled(
        shell,
        json!({
            "plans": plans.collect::<Vec<Value>>(),
            "newest": newest.map(|day| json!({"date": day, "day": words.day(day)})),
            "calendars": (!frame.ongoing.is_empty()).then(|| spot.page(address::CALENDARS)),
            "version": env!("CARGO_PKG_VERSION"),
        }),
    )
}
