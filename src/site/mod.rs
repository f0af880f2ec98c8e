//! Edition → pages: semantic HTML, one style sheet, readable without scripts.
//!
//! Pages are made by templates that a workspace can replace one by one. Text is escaped by the
//! template engine; the few pieces of HTML that this room makes itself escape what they hold.

mod address;
mod article;
mod comparison;
mod facts;
mod frame;
mod grid;
mod happening;
mod machine;
mod narrative;
mod pages;
mod portal;
mod record;
mod ribbon;
mod script;
mod search;
mod spot;
mod style;
mod subscription;
mod templates;
mod words;
mod year_picture;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::output::{Artifact, Kind};
use crate::workspace::Workspace;

pub use comparison::{Compared, comparison};
use frame::Frame;
use spot::Spot;
use templates::Templates;

/// The templates that a workspace may replace, by their path below `templates/`.
pub fn template_names() -> impl Iterator<Item = String> {
    templates::names().map(|name| format!("site/{name}"))
}

/// What is wrong with the templates themselves, before any page is made.
#[must_use]
pub fn check_templates(workspace: &Workspace) -> Vec<Diagnostic> {
    Templates::load(workspace).err().unwrap_or_default()
}

/// Everything that the site has of its own.
///
/// # Errors
/// What is wrong in a template of the workspace.
pub fn artifacts<'e>(
    workspace: &Workspace,
    editions: &[Edition],
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    let mut artifacts = pages(workspace, editions)?;
    artifacts.extend(indexes(workspace, editions));
    Ok(artifacts)
}

/// What search looks through: packed, which takes long.
#[must_use]
pub fn indexes<'e>(workspace: &Workspace, editions: &[Edition]) -> Vec<Artifact<'e>> {
    let frame = Frame::of(&workspace.agency, editions);
    let found = search::entries(&frame.editions, &pages::act::cited(&frame));
    let scripts = search::scripts(&frame.editions, &found).into_iter();
    let artifact = |script: search::Script| {
        let digest = Artifact::digest(&script.inputs());
        let path = format!("site/{}", script.path);
        Artifact::new(Kind::Site, path, digest, move || Ok(script.render().into_bytes()))
    };
    scripts.map(artifact).collect()
}

/// Every page in every language of the interface, the pictures of texts, the style sheets and scripts.
///
/// # Errors
/// What is wrong in a template of the workspace.
pub fn pages<'e>(
    workspace: &Workspace,
    editions: &[Edition],
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    let templates = Arc::new(Templates::load(workspace)?);
    let mut out = Vec::new();
    for (name, mut sheet) in templates.sheets() {
        sheet.push_str(&style::colours(workspace.agency.colour.as_deref()));
        let path = format!("site/assets/{name}");
        out.push(Artifact::ready(Kind::Site, path, sheet.into_bytes()));
    }
    for (name, text) in templates.scripts() {
        let bytes = text.as_bytes().to_vec();
        out.push(Artifact::ready(Kind::Site, format!("site/assets/{name}"), bytes));
    }
    let frame = Frame::of(&workspace.agency, editions);
    if let Some(logo) = &workspace.agency.logo {
        let path = format!("site/{}", frame::logo_path(logo));
        out.push(Artifact::ready(Kind::Site, path, logo.bytes.to_vec()));
    }
    let found = search::entries(&frame.editions, &pages::act::cited(&frame));
    let letters = search::letters(&found);
    for edition in editions {
        let at = &edition.plan.address;
        let papers = edition.plan.papers.iter();
        let papers: Vec<_> = papers.map(|paper| edition.plan.like(paper)).collect();
        let papers: Vec<_> = papers.iter().map(|plan| Edition::of(workspace, plan)).collect();
        let mut pictures = narrative::pictures(edition, at);
        pictures.extend(papers.iter().flat_map(|paper| narrative::pictures(paper, at)));
        let posts = edition.plan.posts.iter();
        pictures.extend(posts.flat_map(|post| narrative::pictures_of(&post.blocks, at)));
        for (path, bytes) in pictures {
            out.push(Artifact::ready(Kind::Site, format!("site/{path}"), bytes.to_vec()));
        }
    }
    let mut pages = BTreeSet::new();
    for home in frame.homes() {
        let mut set = PageSet { templates: &templates, out: &mut out, pages: &mut pages };
        set.whole(&frame, &home);
        for (spot, template, page) in pages::search::pages(&frame, &home, &letters) {
            set.add(template, &spot.path(), page);
        }
        for edition in editions {
            set.of_plan(&frame, &home, edition)?;
        }
    }
    out.extend(machine::artifacts(&workspace.agency, editions, &pages));
    out.extend(portal::artifacts(&frame, &templates)?);
    Ok(out)
}

/// The pages that are made so far.
struct PageSet<'s, 'e> {
    templates: &'s Arc<Templates>,
    out: &'s mut Vec<Artifact<'e>>,
    /// The paths of the pages that have something to say.
    pages: &'s mut BTreeSet<String>,
}

impl PageSet<'_, '_> {
    /// Adds a page.
    fn add(&mut self, template: &'static str, path: &str, context: Value) {
        self.pages.insert(path.to_owned());
        self.add_aside(template, path, context);
    }

    /// Adds a page that says nothing itself: it leads on, or is shown where there is none.
    fn add_aside(&mut self, template: &'static str, path: &str, context: Value) {
        let context = machine::sealed(context);
        let data = context.to_string();
        let texts = self.templates.digest().to_string();
        let inputs = [template.as_bytes(), texts.as_bytes(), data.as_bytes()];
        let templates = Arc::clone(self.templates);
        let digest = Artifact::digest(&inputs);
        let make = move || Ok(templates.render(template, &context)?.into_bytes());
        self.out.push(Artifact::new(Kind::Site, format!("site/{path}"), digest, make));
    }

    /// The pages of the site as a whole, in one language.
    fn whole(&mut self, frame: &Frame, home: &Spot) {
        self.add("index.html", &home.path(), pages::home::page(frame, home));
        let about = home.at(address::ABOUT);
        self.add("about.html", &about.path(), pages::about::page(frame, &about));
        let acts = pages::act::cited(frame);
        if !acts.is_empty() {
            let list = home.at(address::ACTS);
            self.add("acts.html", &list.path(), pages::act::list(frame, &list, &acts));
        }
        for act in &acts {
            let spot = home.at(&address::act(&act.id));
            self.add("act.html", &spot.path(), pages::act::page(frame, &spot, act, &acts));
        }
        if !frame.ongoing.is_empty() {
            let spot = home.at(address::CALENDARS);
            self.add("subscribe.html", &spot.path(), pages::subscribe::over_years(frame, &spot));
        }
        let posts = pages::post::published(frame);
        if !posts.is_empty() {
            let list = home.at(address::POSTS);
            self.add("posts.html", &list.path(), pages::post::list(frame, &list, &posts));
        }
        for (at, (_, post)) in posts.iter().enumerate() {
            let spot = home.at(&address::post(&post.name));
            if let Some(page) = pages::post::page(frame, &spot, &posts, at) {
                self.add("post.html", &spot.path(), page);
            }
        }
        if home.path() == "index.html" {
            let anywhere = home.anywhere(frame.agency.site_url.as_deref());
            self.add_aside("404.html", "404.html", pages::missing::page(frame, &anywhere));
        }
    }

    /// The pages of a plan, in one language.
    fn of_plan(
        &mut self,
        frame: &Frame,
        home: &Spot,
        edition: &Edition,
    ) -> Result<(), Vec<Diagnostic>> {
        let plan = edition.plan;
        let spot = home.at(address::plan(edition));
        let page = pages::plan::page(frame, &spot, edition, self.templates)?;
        self.add("plan.html", &spot.path(), page);
        let work = pages::work::list(frame, home, edition);
        for (spot, page) in work.pages {
            self.add("work.html", &spot.path(), page);
        }
        if let Some((path, text)) = work.rest {
            let path = format!("site/{path}");
            self.out.push(Artifact::ready(Kind::Site, path, text.into_bytes()));
        }
        for (spot, page) in pages::deadlines::pages(frame, home, edition) {
            self.add("deadlines.html", &spot.path(), page);
        }
        if edition.has_calendar() {
            let spot = home.at(&address::agenda(edition));
            self.add("agenda.html", &spot.path(), pages::agenda::page(frame, &spot, edition));
        }
        if !edition.events.is_empty() {
            let spot = home.at(&address::subscribe(edition));
            let page = pages::subscribe::of_plan(frame, &spot, edition);
            self.add("subscribe.html", &spot.path(), page);
        }
        for month in edition.busy_months() {
            let spot = home.at(&address::month(edition, month));
            self.add("month.html", &spot.path(), pages::month::page(frame, &spot, edition, month));
        }
        if !edition.units.is_empty() {
            let spot = home.at(&address::units(edition));
            self.add("units.html", &spot.path(), pages::unit::list(frame, &spot, edition));
        }
        for view in &edition.units {
            let spot = home.at(&address::unit(edition, &view.unit.id));
            self.add("unit.html", &spot.path(), pages::unit::page(frame, &spot, edition, view));
        }
        if !plan.papers.is_empty() {
            let spot = home.at(&address::papers(edition));
            self.add("documents.html", &spot.path(), pages::paper::list(frame, &spot, edition));
        }
        for paper in &plan.papers {
            let spot = home.at(&address::paper(edition, &paper.name));
            let own = plan.shown(paper);
            let own = Edition::of(edition.workspace, &own);
            let page = pages::paper::page(frame, &spot, edition, paper, &own);
            self.add("document.html", &spot.path(), page);
        }
        if !plan.deliverables.is_empty() {
            let spot = home.at(&address::deliverables(edition));
            let page = pages::deliverable::list(frame, &spot, edition);
            self.add("deliverables.html", &spot.path(), page);
        }
        for deliverable in &plan.deliverables {
            let spot = home.at(&address::deliverable(edition, &deliverable.id.value));
            let page = pages::deliverable::page(frame, &spot, edition, deliverable);
            self.add("deliverable.html", &spot.path(), page);
            for old in plan.old_ids(&deliverable.id.value) {
                let spot = home.at(&address::deliverable(edition, old));
                let page = pages::redirect::deliverable(frame, &spot, edition, deliverable);
                self.add_aside("redirect.html", &spot.path(), page);
            }
        }
        if let Some(before) = frame.before(edition) {
            let spot = home.at(&address::changes(edition));
            let page = pages::change::page(frame, &spot, before, edition);
            self.add("changes.html", &spot.path(), page);
        }
        Ok(())
    }
}
