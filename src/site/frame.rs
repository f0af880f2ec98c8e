//! What every page has around its own words (khung trang): the name of the site, the ways to its parts,
//! the ribbon, the trail, the foot.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::address;
use super::facts;
use super::machine;
use super::ribbon;
use super::spot::Spot;
use super::subscription;
use crate::diagnostic::{Language, Line};
use crate::edition::{self, Edition, Feed, FeedKind, change, in_force, wording};
use crate::markup::Picture;
use crate::model::{Agency, Id};

/// What is said of a page.
pub struct About<'a> {
    /// Its own name, which ends the trail.
    pub name: &'a str,
    /// What it belongs to, for the title of the window.
    pub of: &'a str,
    /// What can be found on it, in a sentence.
    pub description: &'a str,
}

/// The frame of the pages of a site.
pub struct Frame<'e> {
    /// The plans, newest first.
    pub editions: Vec<&'e Edition<'e>>,
    /// Those in force.
    pub current: Vec<&'e Edition<'e>>,
    /// The agency.
    pub agency: &'e Agency,
    /// The languages of the interface, each with the folder of its pages.
    pub languages: Vec<(Language, String)>,
    /// The calendars of each plan, by its address.
    feeds: HashMap<&'e str, Vec<Feed<'e, 'e>>>,
    /// The calendars that go on over the years.
    pub ongoing: Vec<Feed<'e, 'e>>,
}

impl<'e> Frame<'e> {
    /// The frame of a site.
    pub fn of(agency: &'e Agency, editions: &'e [Edition<'e>]) -> Self {
        let current = in_force(editions);
        let feeds = editions.iter().map(|edition| {
            let address: &str = &edition.plan.address;
            (address, edition::feeds(&[edition]))
        });
        let feeds = feeds.collect();
        let ongoing = edition::ongoing(editions);
        let mut editions: Vec<&Edition> = editions.iter().collect();
        editions.sort_by(|a, b| {
            (b.plan.year(), &a.plan.address).cmp(&(a.plan.year(), &b.plan.address))
        });
        // The first language stands at the top of the site, others below their code.
        let languages = agency.languages.iter().enumerate().map(|(n, language)| {
            let folder = if n == 0 { "" } else { language.code() };
            (*language, folder.to_owned())
        });
        Self { editions, current, agency, languages: languages.collect(), feeds, ongoing }
    }

    /// The first page of each language.
    pub fn homes(&self) -> Vec<Spot> {
        let homes = self.languages.iter();
        homes.map(|(language, prefix)| Spot::new(*language, prefix, "")).collect()
    }

    /// The frame of a page. `edition` is the plan that it belongs to; `trail` are the pages between
    /// the first one and it, as name and folder.
    pub fn page(
        &self,
        spot: &Spot,
        edition: Option<&Edition>,
        trail: &[(String, String)],
        about: &About,
    ) -> Value {
        let agency = self.agency;
        let words = spot.words();
        let step =
            |(name, folder): &(String, String)| json!({"name": name, "href": spot.page(folder)});
        let language = words.language().code();
        json!({
            "site": {
                "title": agency.site_title,
                "subtitle": agency.site_subtitle,
                "agency": agency.name,
                "parent": agency.parent,
                "home": spot.page(""),
                "style": spot.file("assets/style.css"),
                "document_style": spot.file("assets/document.css"),
                "calendar_style": spot.file("assets/calendar.css"),
                "script": spot.file("assets/site.js"),
                "about": spot.page(address::ABOUT),
                "logo": agency.logo.as_ref().map(|logo| json!({
                    "src": spot.file(&logo_path(logo)),
                    "width": logo.width,
                    "height": logo.height,
                })),
                "contact": {
                    "address": agency.contact.address,
                    "phone": agency.contact.phone,
                    "email": agency.contact.email,
                    "person": agency.contact.person,
                },
                "nav": self.nav(spot, edition),
                "languages": self.other_languages(spot),
            },
            "page": {
                "lang": language,
                // Text of a plan is Vietnamese, whatever the language of the interface is.
                "vi": if language == "vi" { "" } else { " lang=\"vi\"" },
                "home": spot.folder().is_empty(),
                "title": format!("{} · {}", about.name, about.of),
                "name": about.name,
                "name_lang": "",
                "description": about.description,
            },
            "meta": machine::of_page(agency, &self.languages, spot, trail, about.name),
            "trail": trail.iter().map(step).collect::<Vec<Value>>(),
            "ribbon": edition.map(|edition| ribbon::ribbon(spot, edition)),
            "plan": edition.map(|edition| json!({
                "name": facts::plan(words, edition),
                "draft": edition.plan.document.is_draft(),
                "changes": self.before(edition)
                    .map(|_| spot.page(&address::changes(edition))),
                "newer": self.newer(spot, edition),
            })),
        })
    }

    /// The frame of a page below a plan. `between` is the page between the plan and it, as the key of its
    /// name and its folder; `said` is what can be found on it, and is told the title of the plan.
    pub fn of_plan(
        &self,
        spot: &Spot,
        edition: &Edition,
        between: Option<(&'static str, String)>,
        name: &str,
        said: Line,
    ) -> Value {
        let words = spot.words();
        let title = wording::title(&edition.plan.document);
        let mut trail = Self::trail(spot, edition);
        trail.extend(between.map(|(key, folder)| (words.word(key), folder)));
        let description = words.say(&said.with("title", &title));
        self.page(
            spot,
            Some(edition),
            &trail,
            &About { name, of: &title, description: &description },
        )
    }

    /// The frame of a page that belongs to no plan and to no other page. `said` is what can be found on it,
    /// and is told the name of the agency.
    pub fn of_site(&self, spot: &Spot, name: &str, said: Line) -> Value {
        let description = spot.words().say(&said.with("agency", &self.agency.name));
        let about = About { name, of: &self.agency.site_title, description: &description };
        self.page(spot, None, &[], &about)
    }

    /// The plan that came before a plan, if there is one to compare it with.
    pub fn before(&self, edition: &Edition) -> Option<&'e Edition<'e>> {
        let before = change::before(&edition.workspace.plans, edition.plan)?;
        self.editions.iter().copied().find(|other| other.plan.address == before.address)
    }

    /// The plan of a later year that has been issued, with the way to the page of the same kind.
    fn newer(&self, spot: &Spot, edition: &Edition) -> Option<Value> {
        let words = spot.words();
        let newer = change::newest_after(&edition.workspace.plans, edition.plan)?;
        let newer = self.editions.iter().find(|other| other.plan.address == newer.address)?;
        let line = Line::new("superseded_by").with("period", words.scope(newer.plan.scope));
        let folder = address::same_kind(spot.folder(), edition, newer);
        Some(json!({"name": words.say(&line), "href": spot.page(&folder)}))
    }

    /// The calendars of a plan.
    pub fn feeds(&self, edition: &Edition) -> &[Feed<'e, 'e>] {
        self.feeds.get(edition.plan.address.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The way to how the calendars of a plan are subscribed to, if it has any.
    pub fn subscribe(&self, spot: &Spot, edition: &Edition) -> Option<String> {
        (!self.feeds(edition).is_empty()).then(|| spot.page(&address::subscribe(edition)))
    }

    /// The calendar of a unit, if it has one: the ways to it, and how it is subscribed to.
    pub fn calendar_of(&self, spot: &Spot, edition: &Edition, unit: &Id) -> Option<Value> {
        let of_unit = |feed: &&Feed| matches!(feed.kind, FeedKind::Unit(of) if of.id == *unit);
        let feed = self.feeds(edition).iter().find(of_unit)?;
        let site = self.agency.site_url.as_deref();
        let site = site.filter(|_| !edition.plan.document.is_draft());
        let mut ways = subscription::ways(spot, feed, &address::agenda(edition), site);
        ways["subscribe"] = spot.page(&address::subscribe(edition)).into();
        Some(ways)
    }

    /// The trail of a page below a plan.
    pub fn trail(spot: &Spot, edition: &Edition) -> Vec<(String, String)> {
        vec![(facts::plan(spot.words(), edition), address::plan(edition).to_owned())]
    }

    /// The ways to the parts of the site: those of the plan the page belongs to, else of the newest in force.
    fn nav(&self, spot: &Spot, edition: Option<&Edition>) -> Vec<Value> {
        let words = spot.words();
        let Some(edition) = edition.or(self.current.first().copied()) else { return Vec::new() };
        let mut parts = vec![("nav_plan", address::plan(edition).to_owned())];
        if !edition.plan.obligations.is_empty() {
            parts.push(("nav_deadlines", address::deadlines(edition)));
        }
        if edition.has_calendar() {
            parts.push(("nav_calendar", address::agenda(edition)));
        }
        if edition.has_work() {
            parts.push(("nav_work", address::work(edition)));
        }
        if !edition.units.is_empty() {
            parts.push(("nav_units", address::units(edition)));
        }
        if !edition.plan.papers.is_empty() {
            parts.push(("nav_documents", address::papers(edition)));
        }
        if self.editions.iter().any(|edition| !edition.plan.posts.is_empty()) {
            parts.push(("nav_posts", address::POSTS.to_owned()));
        }
        parts.push(("nav_search", address::SEARCH.to_owned()));
        let part = |(key, folder): (&'static str, String)| {
            let here = spot.folder() == folder;
            json!({"name": words.word(key), "href": spot.page(&folder), "here": here})
        };
        parts.into_iter().map(part).collect()
    }

    /// The same page in the other languages.
    fn other_languages(&self, spot: &Spot) -> Vec<Value> {
        let others =
            self.languages.iter().filter(|(language, _)| *language != spot.words().language());
        others
            .map(|(language, prefix)| {
                let name = match language {
                    Language::Vi => "Tiếng Việt",
                    Language::En => "English",
                };
                json!({"code": language.code(), "name": name, "href": spot.in_language(prefix)})
            })
            .collect()
    }
}

/// Says of a page that its name is one of the plan or of the office, and so Vietnamese.
pub fn name_is_vietnamese(page: &mut Value) {
    page["page"]["name_lang"] = page["page"]["vi"].clone();
}

/// Where the logo stands on the site.
pub fn logo_path(logo: &Picture) -> String {
    format!("assets/logo.{}", logo.format.ending())
}

/// Adds what a page says itself to its frame.
pub fn filled(mut frame: Value, own: Value) -> Value {
    if let (Value::Object(frame), Value::Object(own)) = (&mut frame, own) {
        frame.extend(own);
    }
    frame
}
