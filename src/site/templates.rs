//! The templates: built in, and replaced one by one by those of the workspace.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use super::words::Words;
use super::{script, style};
use crate::diagnostic::{Diagnostic, Language};
use crate::output::Digest;
use crate::source::{Place, SourceFile};
use crate::workspace::Workspace;

/// The built-in templates by name; the workspace replaces them as `templates/site/NAME`.
const BUILT_IN: [(&str, &str); 41] = [
    ("base.html", include_str!("../../templates/site/base.html")),
    ("meta.html", include_str!("../../templates/site/meta.html")),
    ("ribbon.html", include_str!("../../templates/site/ribbon.html")),
    ("title.html", include_str!("../../templates/site/title.html")),
    ("index.html", include_str!("../../templates/site/index.html")),
    ("due.html", include_str!("../../templates/site/due.html")),
    ("plan.html", include_str!("../../templates/site/plan.html")),
    ("article.html", include_str!("../../templates/site/article.html")),
    ("tasks.html", include_str!("../../templates/site/tasks.html")),
    ("month.html", include_str!("../../templates/site/month.html")),
    ("task.html", include_str!("../../templates/site/task.html")),
    ("unit.html", include_str!("../../templates/site/unit.html")),
    ("units.html", include_str!("../../templates/site/units.html")),
    ("document.html", include_str!("../../templates/site/document.html")),
    ("documents.html", include_str!("../../templates/site/documents.html")),
    ("deliverable.html", include_str!("../../templates/site/deliverable.html")),
    ("deliverables.html", include_str!("../../templates/site/deliverables.html")),
    ("act.html", include_str!("../../templates/site/act.html")),
    ("acts.html", include_str!("../../templates/site/acts.html")),
    ("about.html", include_str!("../../templates/site/about.html")),
    ("search.html", include_str!("../../templates/site/search.html")),
    ("letters.html", include_str!("../../templates/site/letters.html")),
    ("letter_list.html", include_str!("../../templates/site/letter_list.html")),
    ("work.html", include_str!("../../templates/site/work.html")),
    ("grid.html", include_str!("../../templates/site/grid.html")),
    ("agenda.html", include_str!("../../templates/site/agenda.html")),
    ("event.html", include_str!("../../templates/site/event.html")),
    ("subscribe.html", include_str!("../../templates/site/subscribe.html")),
    ("deadlines.html", include_str!("../../templates/site/deadlines.html")),
    ("post.html", include_str!("../../templates/site/post.html")),
    ("posts.html", include_str!("../../templates/site/posts.html")),
    ("changes.html", include_str!("../../templates/site/changes.html")),
    ("comparison.html", include_str!("../../templates/site/comparison.html")),
    ("redirect.html", include_str!("../../templates/site/redirect.html")),
    ("404.html", include_str!("../../templates/site/404.html")),
    ("portal_document.html", include_str!("../../templates/site/portal_document.html")),
    ("portal_month.html", include_str!("../../templates/site/portal_month.html")),
    ("portal_unit.html", include_str!("../../templates/site/portal_unit.html")),
    ("portal_deadlines.html", include_str!("../../templates/site/portal_deadlines.html")),
    ("portal_deadline_table.html", include_str!("../../templates/site/portal_deadline_table.html")),
    ("portal_record.html", include_str!("../../templates/site/portal_record.html")),
];
/// The parts of the style sheets.
const STYLES: [(&str, &str); 4] = [
    ("style.css", include_str!("../../templates/site/style.css")),
    ("look-up.css", include_str!("../../templates/site/look-up.css")),
    ("document.css", include_str!("../../templates/site/document.css")),
    ("calendar.css", include_str!("../../templates/site/calendar.css")),
];
/// The style sheets that are sent: a page loads one, with what all pages share and what pages of its
/// kind need.
const SHEETS: [(&str, [&str; 2]); 3] = [
    ("style.css", ["style.css", "look-up.css"]),
    ("document.css", ["style.css", "document.css"]),
    ("calendar.css", ["style.css", "calendar.css"]),
];
/// The scripts of the pages.
const SCRIPTS: [(&str, &str); 3] = [
    ("site.js", include_str!("../../templates/site/site.js")),
    ("search.js", include_str!("../../templates/site/search.js")),
    ("work.js", include_str!("../../templates/site/work.js")),
];

/// The names of the built-in templates.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().chain(&STYLES).chain(&SCRIPTS).map(|(name, _)| *name)
}

/// The templates of one build.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<&'static str, Arc<SourceFile>>,
    /// The parts of the style sheets as they are sent, by name.
    styles: BTreeMap<&'static str, String>,
    /// The scripts as they are sent, by name.
    scripts: BTreeMap<&'static str, String>,
    /// The digest of all texts, which those of the pages depend on.
    digest: Digest,
}

impl Templates {
    /// Loads the built-in templates and those of the workspace over them.
    ///
    /// # Errors
    /// `template` when the engine cannot read one of them.
    pub fn load(workspace: &Workspace) -> Result<Self, Vec<Diagnostic>> {
        let file = |(name, built_in): (&'static str, &'static str)| {
            let own = workspace.templates.get(&format!("site/{name}"));
            let file = own.map_or_else(|| built_in_file(name, built_in), Arc::clone);
            (name, file)
        };
        let files: BTreeMap<_, _> = BUILT_IN.into_iter().map(file).collect();
        let texts: Vec<&[u8]> = files.values().map(|file| file.text.as_bytes()).collect();
        let digest = Digest::of_parts(&texts);
        // What is the workspace's own is sent as it is, what is built in is made short. The workspace
        // of this repository holds the built-in files themselves.
        let lean = |name: &'static str, built_in: &str, short: fn(&str) -> String| {
            let own = workspace.templates.get(&format!("site/{name}"));
            let own = own.filter(|file| file.text != built_in);
            (name, own.map_or_else(|| short(built_in), |own| own.text.clone()))
        };
        let styles = STYLES.map(|(name, text)| lean(name, text, style::compact)).into();
        let scripts = SCRIPTS.map(|(name, text)| lean(name, text, script::lean)).into();
        let mut templates = Self { tera: Tera::new(), files, styles, scripts, digest };
        let texts: Vec<(&str, &str)> =
            templates.files.iter().map(|(name, file)| (*name, file.text.as_str())).collect();
        match templates.tera.add_raw_templates(texts) {
            Ok(()) => Ok(templates),
            Err(error) => Err(vec![templates.finding(&error)]),
        }
    }

    /// The style sheets that are sent, by name.
    pub fn sheets(&self) -> impl Iterator<Item = (&'static str, String)> {
        SHEETS.into_iter().map(|(name, parts)| {
            let parts = parts.iter().filter_map(|part| self.styles.get(part));
            (name, parts.map(String::as_str).collect())
        })
    }

    /// The scripts of the pages, by name: those of the workspace as they are, the built-in ones made
    /// short.
    pub fn scripts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.scripts.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// What the pages depend on besides their data.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Fills a template. A page is given the words of its language here, as `w`: with its data each page
    /// would hold them all until it is made.
    ///
    /// # Errors
    /// `template` when it asks for something that is not there.
    pub fn render(&self, name: &str, data: &serde_json::Value) -> Result<String, Vec<Diagnostic>> {
        let language = data.pointer("/page/lang").and_then(serde_json::Value::as_str);
        let words =
            language.and_then(Language::from_code).map(|language| Words::of(language).plain());
        Context::from_serialize(data)
            .and_then(|mut context| {
                if let Some(words) = words {
                    context.insert("w", words);
                }
                self.tera.render(name, &context)
            })
            .map_err(|error| vec![self.finding(&error)])
    }

    /// What the engine found, at its place in the template.
    fn finding(&self, error: &tera::Error) -> Diagnostic {
        if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind()
            && let Some(file) = self.files.get(report.filename())
            && file.text.get(report.span().range.clone()).is_some()
        {
            let place = Place::new(file, report.span().range.clone());
            return Diagnostic::error("template").with("reason", report.message()).at(place);
        }
        let reason = error.to_string();
        Diagnostic::error("template").with("reason", reason.trim_end()).about("templates/site")
    }
}

fn built_in_file(name: &str, text: &str) -> Arc<SourceFile> {
    SourceFile::built_in(format!("templates/site/{name}"), text)
}
