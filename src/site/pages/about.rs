//! The page about the site (giới thiệu): whose it is, what it is made from, how it can be used, what was
//! checked.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::site::frame::{About, Frame, filled};
use crate::site::spot::Spot;
use crate::site::{address, facts};

/// The page about the site.
pub fn page(frame: &Frame, spot: &Spot) -> Value {
    let words = spot.words();
    let agency = frame.agency;
    let name = words.word("about");
    let shell = frame.page(
        spot,
        None,
        &[],
        &About {
            name: &name,
            of: &agency.site_title,
            description: &words.say(&Line::new("about_description").with("agency", &agency.name)),
        },
    );
    let plans = frame.editions.iter().map(|edition| {
        let mut line = facts::document(spot, &edition.plan.document, address::plan(edition));
        line["files"] = facts::files(spot, edition).into();
        line
    });
    // The site is as old as the newest document on it: a build asks no clock.
    let documents = frame.editions.iter().flat_map(|edition| {
        let papers = edition.plan.papers.iter().map(|paper| &paper.document);
        papers.chain([&edition.plan.document])
    });
    let newest = documents.filter_map(|document| document.date.as_ref()).map(|day| day.value).max();
    filled(
        shell,
        json!({
            "plans": plans.collect::<Vec<Value>>(),
            "newest": newest.map(|day| json!({"date": day, "day": words.day(day)})),
            "version": env!("CARGO_PKG_VERSION"),
        }),
    )
}
