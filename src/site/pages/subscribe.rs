//! How the calendars are subscribed to (trang đăng ký lịch): those of a plan, and those that go on over the
//! years.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{Edition, Feed, FeedKind};
use crate::model::UnitKind;
use crate::site::frame::{Frame, filled};
use crate::site::spot::Spot;
use crate::site::words::Words;
use crate::site::{address, facts, subscription};

/// A program or a telephone: the key of its name, those of the steps, and those of what it cannot do.
type Client = (&'static str, &'static [&'static str], &'static [&'static str]);

/// The most used first.
const CLIENTS: [Client; 5] = [
    (
        "client_google",
        &["client_google_1", "client_google_2", "client_google_3"],
        &["client_google_slow", "client_google_not"],
    ),
    (
        "client_android",
        &["client_android_1", "client_android_2", "client_android_3"],
        &["client_android_not"],
    ),
    (
        "client_apple",
        &["client_apple_1", "client_apple_2"],
        &["client_apple_pace", "client_apple_not"],
    ),
    ("client_outlook", &["client_outlook_1", "client_outlook_2"], &["client_outlook_not"]),
    (
        "client_thunderbird",
        &["client_thunderbird_1", "client_thunderbird_2"],
        &["client_thunderbird_can"],
    ),
];

/// The calendars of a plan.
pub fn of_plan(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let name = words.word("subscribe");
    let between = Some(("nav_calendar", address::agenda(edition)));
    let shell = frame.of_plan(spot, edition, between, &name, Line::new("subscribe_description"));
    // What is a draft may become another plan, and its calendars with it.
    let draft = edition.plan.document.is_draft();
    let site = frame.agency.site_url.as_deref().filter(|_| !draft);
    let mut own = page(frame, spot, frame.feeds(edition), &address::agenda(edition), site);
    let has_page = |feed: &&Feed| matches!(feed.kind, FeedKind::Unit(unit) if edition.units.iter().any(|view| view.unit.id == unit.id));
    let pages = units(frame.feeds(edition)).into_iter().map(|feed| {
        let FeedKind::Unit(unit) = feed.kind else { return Value::Null };
        let page = has_page(&feed).then(|| spot.page(&address::unit(edition, &unit.id)));
        page.into()
    });
    if let Some(units) = own["units"].as_array_mut() {
        for (unit, page) in units.iter_mut().zip(pages) {
            unit["page"] = page;
        }
    }
    own["draft"] = draft.into();
    own["over_years"] = (!frame.ongoing.is_empty()).then(|| spot.page(address::CALENDARS)).into();
    filled(shell, own)
}

/// The calendars over the years.
pub fn over_years(frame: &Frame, spot: &Spot) -> Value {
    let words = spot.words();
    let name = words.word("subscribe_years");
    let shell = frame.of_site(spot, &name, Line::new("subscribe_years_description"));
    let site = frame.agency.site_url.as_deref();
    let mut own = page(frame, spot, &frame.ongoing, address::CALENDARS, site);
    let plans = frame.editions.iter().filter(|edition| !edition.events.is_empty());
    let plans = plans.map(|edition| {
        json!({
            "name": facts::plan(words, edition),
            "href": spot.page(&address::subscribe(edition)),
            "draft": edition.plan.document.is_draft(),
        })
    });
    own["plans"] = plans.collect::<Vec<Value>>().into();
    own["years"] = true.into();
    filled(shell, own)
}

/// What both have in common. `site` is the address of the site, if these calendars can be subscribed to.
fn page(frame: &Frame, spot: &Spot, feeds: &[Feed], folder: &str, site: Option<&str>) -> Value {
    let words = spot.words();
    let entries = |feed: &Feed| words.say(&Line::new("n_entries").with("n", feed.events.len()));
    let feed = |feed: &Feed| {
        let mut line = subscription::ways(spot, feed, folder, site);
        line["entries"] = entries(feed).into();
        line["id"] = feed.kind.file().replace('/', "_").into();
        line
    };
    let common = feeds.iter().filter_map(|one| {
        let (name, _, holds) = subscription::keys(one.kind)?;
        let mut line = feed(one);
        line["name"] = words.word(name).into();
        line["holds"] = words.word(holds).into();
        Some(line)
    });
    let units = units(feeds).into_iter().filter_map(|one| {
        let FeedKind::Unit(unit) = one.kind else { return None };
        let mut line = feed(one);
        line["name"] = unit.name.clone().into();
        Some(line)
    });
    json!({
        "feeds": common.collect::<Vec<Value>>(),
        "units": units.collect::<Vec<Value>>(),
        "open": site.is_some(),
        "site_known": frame.agency.site_url.is_some(),
        "code": subscription::code(spot, site),
        "clients": site.map(|_| clients(words)),
        "draft": false,
        "years": false,
    })
}

/// The calendars of units, those of groups last.
fn units<'f, 'a, 'w>(feeds: &'f [Feed<'a, 'w>]) -> Vec<&'f Feed<'a, 'w>> {
    let is_group =
        |feed: &&Feed| matches!(feed.kind, FeedKind::Unit(unit) if unit.kind == UnitKind::Group);
    let units = feeds.iter().filter(|feed| matches!(feed.kind, FeedKind::Unit(_)));
    let (groups, mut units): (Vec<&Feed>, Vec<&Feed>) = units.partition(is_group);
    units.extend(groups);
    units
}

fn clients(words: &Words) -> Vec<Value> {
    let said = |keys: &[&'static str]| keys.iter().map(|key| words.word(key)).collect::<Vec<_>>();
    let clients = CLIENTS.iter();
    clients
        .map(|(name, steps, limits)| {
            json!({"id": name, "name": words.word(name), "steps": said(steps), "limits": said(limits)})
        })
        .collect()
}
