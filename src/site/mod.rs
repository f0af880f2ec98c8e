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

/// Those of the pages that are asked for by their paths, such as `site/2021/index.html`, with what the pages of a
/// site are made of besides: pictures, style sheets, scripts. Each is what [`pages()`] makes of it, so that it
/// can be shown before the rest is there.
///
/// # Errors
/// What is wrong in a template of the workspace.
pub fn some_pages<'e>(
    workspace: &Workspace,
    editions: &[Edition],
    paths: &BTreeSet<String>,
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    let templates = Arc::new(Templates::load(workspace)?);
    let mut out = beside_pages(workspace, editions, &templates);
    let frame = Frame::of(&workspace.agency, editions);
    let mut set = PageSet::new(&templates, Some(paths));
    set.all(&frame, editions)?;
    out.extend(set.out);
    Ok(out)
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
    let mut out = beside_pages(workspace, editions, &templates);
    let frame = Frame::of(&workspace.agency, editions);
    let mut set = PageSet::new(&templates, None);
    set.all(&frame, editions)?;
    out.extend(set.out);
    out.extend(machine::artifacts(&workspace.agency, editions, &set.pages));
    out.extend(portal::artifacts(&frame, &templates)?);
    Ok(out)
}

/// What pages are drawn with, and the pictures of texts.
fn beside_pages<'e>(
    workspace: &Workspace,
    editions: &[Edition],
    templates: &Templates,
) -> Vec<Artifact<'e>> {
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
    if let Some(logo) = &workspace.agency.logo {
        let path = format!("site/{}", frame::logo_path(logo));
        out.push(Artifact::ready(Kind::Site, path, logo.bytes.to_vec()));
    }
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
    out
}

/// The pages that are made so far.
struct PageSet<'s, 'e> {
    templates: &'s Arc<Templates>,
    /// The only paths that are asked for, below the output folder; none is every page.
    only: Option<&'s BTreeSet<String>>,
    out: Vec<Artifact<'e>>,
    /// The paths of the pages that have something to say; all of them where every page is made.
    pages: BTreeSet<String>,
}

impl<'s> PageSet<'s, '_> {
    fn new(templates: &'s Arc<Templates>, only: Option<&'s BTreeSet<String>>) -> Self {
        Self { templates, only, out: Vec::new(), pages: BTreeSet::new() }
    }

    /// Whether somebody asks for a page.
    fn wants(&self, path: &str) -> bool {
        self.only.is_none_or(|only| only.contains(&format!("site/{path}")))
    }

    /// Whether somebody asks for one of the pages below a folder, in any language.
    fn wants_below(&self, folder: &str) -> bool {
        self.only.is_none_or(|only| only.iter().any(|path| path.contains(&format!("/{folder}/"))))
    }

    /// Adds a page, which is made where somebody asks for it.
    fn add(&mut self, template: &'static str, spot: &Spot, page: impl FnOnce() -> Value) {
        let path = spot.path();
        if self.wants(&path) {
            self.add_aside(template, &path, page());
        }
        self.pages.insert(path);
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

    /// Every page, in every language of the interface.
    fn all(&mut self, frame: &Frame, editions: &[Edition]) -> Result<(), Vec<Diagnostic>> {
        let found = if self.wants_below(address::SEARCH) {
            search::entries(&frame.editions, &pages::act::cited(frame))
        } else {
            Vec::new()
        };
        let letters = search::letters(&found);
        for home in frame.homes() {
            self.whole(frame, &home);
            if self.wants_below(address::SEARCH) {
                for (spot, template, page) in pages::search::pages(frame, &home, &letters) {
                    self.add(template, &spot, || page);
                }
            }
            for edition in editions {
                self.of_plan(frame, &home, edition)?;
            }
        }
        Ok(())
    }

    /// The pages of the site as a whole, in one language.
    fn whole(&mut self, frame: &Frame, home: &Spot) {
        self.add("index.html", home, || pages::home::page(frame, home));
        let about = home.at(address::ABOUT);
        self.add("about.html", &about, || pages::about::page(frame, &about));
        let acts = pages::act::cited(frame);
        if !acts.is_empty() {
            let list = home.at(address::ACTS);
            self.add("acts.html", &list, || pages::act::list(frame, &list, &acts));
        }
        for act in &acts {
            let spot = home.at(&address::act(&act.id));
            self.add("act.html", &spot, || pages::act::page(frame, &spot, act, &acts));
        }
        if !frame.ongoing.is_empty() {
            let spot = home.at(address::CALENDARS);
            self.add("subscribe.html", &spot, || pages::subscribe::over_years(frame, &spot));
        }
        let posts = pages::post::published(frame);
        if !posts.is_empty() {
            let list = home.at(address::POSTS);
            self.add("posts.html", &list, || pages::post::list(frame, &list, &posts));
        }
        for (at, (_, post)) in posts.iter().enumerate() {
            let spot = home.at(&address::post(&post.name));
            if self.wants(&spot.path())
                && let Some(page) = pages::post::page(frame, &spot, &posts, at)
            {
                self.add("post.html", &spot, || page);
            }
        }
        let missing = "404.html";
        if home.path() == "index.html" && self.wants(missing) {
            let anywhere = home.anywhere(frame.agency.site_url.as_deref());
            self.add_aside("404.html", missing, pages::missing::page(frame, &anywhere));
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
        if self.wants(&spot.path()) {
            let page = pages::plan::page(frame, &spot, edition, self.templates)?;
            self.add("plan.html", &spot, || page);
        }
        if self.wants_below(&address::work(edition)) {
            let work = pages::work::list(frame, home, edition);
            for (spot, page) in work.pages {
                self.add("work.html", &spot, || page);
            }
            if let Some((path, text)) = work.rest {
                let path = format!("site/{path}");
                self.out.push(Artifact::ready(Kind::Site, path, text.into_bytes()));
            }
        }
        if self.wants_below(&address::deadlines(edition)) {
            for (spot, page) in pages::deadlines::pages(frame, home, edition) {
                self.add("deadlines.html", &spot, || page);
            }
        }
        if edition.has_calendar() {
            let spot = home.at(&address::agenda(edition));
            self.add("agenda.html", &spot, || pages::agenda::page(frame, &spot, edition));
        }
        if !edition.events.is_empty() {
            let spot = home.at(&address::subscribe(edition));
            self.add("subscribe.html", &spot, || pages::subscribe::of_plan(frame, &spot, edition));
        }
        for month in edition.busy_months() {
            let spot = home.at(&address::month(edition, month));
            self.add("month.html", &spot, || pages::month::page(frame, &spot, edition, month));
        }
        if !edition.units.is_empty() {
            let spot = home.at(&address::units(edition));
            self.add("units.html", &spot, || pages::unit::list(frame, &spot, edition));
        }
        for view in &edition.units {
            let spot = home.at(&address::unit(edition, &view.unit.id));
            self.add("unit.html", &spot, || pages::unit::page(frame, &spot, edition, view));
        }
        if !plan.papers.is_empty() {
            let spot = home.at(&address::papers(edition));
            self.add("documents.html", &spot, || pages::paper::list(frame, &spot, edition));
        }
        for paper in &plan.papers {
            let spot = home.at(&address::paper(edition, &paper.name));
            self.add("document.html", &spot, || {
                let own = plan.shown(paper);
                let own = Edition::of(edition.workspace, &own);
                pages::paper::page(frame, &spot, edition, paper, &own)
            });
        }
        if !plan.deliverables.is_empty() {
            let spot = home.at(&address::deliverables(edition));
            self.add("deliverables.html", &spot, || {
                pages::deliverable::list(frame, &spot, edition)
            });
        }
        for deliverable in &plan.deliverables {
            let spot = home.at(&address::deliverable(edition, &deliverable.id.value));
            self.add("deliverable.html", &spot, || {
                pages::deliverable::page(frame, &spot, edition, deliverable)
            });
            for old in plan.old_ids(&deliverable.id.value) {
                let spot = home.at(&address::deliverable(edition, old));
                if self.wants(&spot.path()) {
                    let page = pages::redirect::deliverable(frame, &spot, edition, deliverable);
                    self.add_aside("redirect.html", &spot.path(), page);
                }
            }
        }
        if let Some(before) = frame.before(edition) {
            let spot = home.at(&address::changes(edition));
            self.add("changes.html", &spot, || pages::change::page(frame, &spot, before, edition));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;
    use crate::output::Digest;
    use crate::{edition, workspace};

    #[test]
    fn a_page_that_is_made_alone_is_what_it_is_among_all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/day-du");
        let (workspace, _) = workspace::read(&folder);
        let (editions, _) = edition::resolve(&workspace);
        let recipes = |artifacts: Vec<Artifact>| -> BTreeMap<String, Digest> {
            artifacts.into_iter().map(|one| (one.path, one.recipe.digest)).collect()
        };
        let all = recipes(pages(&workspace, &editions).unwrap());
        let is_page = |path: &&String| {
            path.starts_with("site/")
                && path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
        };
        let some: Vec<&String> = all.keys().filter(is_page).collect();
        assert!(some.len() > 100, "{}", some.len());
        // Of pages that lie in one folder the first and the last: each makes the frame of the whole site.
        let folder = |path: &str| path.rsplit('/').nth(2).unwrap_or_default().to_owned();
        let mut ends: BTreeMap<String, [&String; 2]> = BTreeMap::new();
        for path in some {
            ends.entry(folder(path)).or_insert([path, path])[1] = path;
        }
        assert!(ends.contains_key("han-chot") && ends.contains_key("tim-kiem"), "{ends:?}");
        for path in ends.values().flatten() {
            let alone = some_pages(&workspace, &editions, &BTreeSet::from([(*path).clone()]));
            let alone = recipes(alone.unwrap());
            assert!(alone.contains_key(*path), "{path}");
            for (path, recipe) in &alone {
                assert_eq!(all.get(path), Some(recipe), "{path}");
            }
            assert!(alone.len() < 40, "{}", alone.len());
        }
    }
}
