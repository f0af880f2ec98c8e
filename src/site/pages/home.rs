//! The first page (trang đầu): what is due next, the year at a glance, every plan.

use serde_json::{Value, json};

use super::post;
use crate::diagnostic::Line;
use crate::edition::{Edition, wording};
use crate::site::frame::{About, Frame, filled};
use crate::site::spot::Spot;
use crate::site::{address, facts, ribbon, year_picture};

/// The first page.
pub fn page(frame: &Frame, spot: &Spot) -> Value {
    let words = spot.words();
    let agency = frame.agency;
    let shell = frame.page(
        spot,
        None,
        &[],
        &About {
            name: &agency.site_title,
            of: &agency.name,
            description: &words.say(&Line::new("home_description").with("agency", &agency.name)),
        },
    );
    let plans: Vec<Value> =
        frame.current.iter().map(|edition| plan(frame, spot, edition)).collect();
    let is_current = |edition: &Edition| {
        frame.current.iter().any(|other| other.plan.address == edition.plan.address)
    };
    let older: Vec<Value> = frame
        .editions
        .iter()
        .filter(|edition| !is_current(edition))
        .map(|edition| facts::document(spot, &edition.plan.document, address::plan(edition)))
        .collect();
    filled(
        shell,
        json!({
            "plans": plans,
            "older": older,
            "posts": post::newest(frame, spot),
            "all_posts": spot.page(address::POSTS),
        }),
    )
}

fn plan(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let plan = edition.plan;
    let months = ribbon::months(edition).len();
    json!({
        "anchor": format!("ke_hoach_{}", plan.address.replace('/', "_")),
        "title": wording::title(&plan.document),
        "href": spot.page(address::plan(edition)),
        "draft": plan.document.is_draft(),
        "named_by": facts::named_by(words, &plan.document),
        "counts": words.say(
            &Line::new("home_counts")
                .with("tasks", plan.tasks.len())
                .with("due", edition.deadlines.len())
                .with("units", edition.units.len()),
        ),
        "ribbon": ribbon::ribbon(spot, edition),
        "picture": (months == 12).then(|| year_picture::svg(edition)).flatten(),
        "deadlines": facts::deadlines(spot, edition, |_| true),
        "files": facts::files(spot, edition, frame.feeds(edition)),
        "subscribe": frame.subscribe(spot, edition),
    })
}
