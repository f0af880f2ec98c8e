//! The templates: built in, and replaced one by one by those of the workspace.

use std::sync::Arc;

use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::workspace::Workspace;

/// The built-in templates by name; the workspace replaces them as `templates/site/NAME`.
const BUILT_IN: [(&str, &str); 6] = [
    ("base.html", include_str!("../../templates/site/base.html")),
    ("index.html", include_str!("../../templates/site/index.html")),
    ("plan.html", include_str!("../../templates/site/plan.html")),
    ("tasks.html", include_str!("../../templates/site/tasks.html")),
    ("month.html", include_str!("../../templates/site/month.html")),
    ("unit.html", include_str!("../../templates/site/unit.html")),
];
const STYLE: (&str, &str) = ("style.css", include_str!("../../templates/site/style.css"));

/// The names of the built-in templates.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().chain([&STYLE]).map(|(name, _)| *name)
}

/// The templates of one build.
pub struct Templates {
    tera: Tera,
    style: String,
    /// All texts, one after another: what the digest of a page depends on.
    all: Vec<u8>,
}

impl Templates {
    /// Loads the built-in templates and those of the workspace over them.
    ///
    /// # Errors
    /// `template` for each template that the engine cannot read.
    pub fn load(workspace: &Workspace) -> Result<Self, Vec<Diagnostic>> {
        let own = |name: &str| workspace.templates.get(&format!("site/{name}"));
        let text = |name: &str, built_in: &str| {
            own(name)
                .map_or_else(|| built_in.to_owned(), |file: &Arc<SourceFile>| file.text.clone())
        };
        let texts: Vec<(&str, String)> =
            BUILT_IN.iter().map(|(name, built_in)| (*name, text(name, built_in))).collect();
        let all = texts.iter().flat_map(|(_, text)| text.bytes().chain([0])).collect();
        let mut tera = Tera::new();
        tera.add_raw_templates(texts).map_err(|error| vec![finding(&error)])?;
        Ok(Self { tera, style: text(STYLE.0, STYLE.1), all })
    }

    /// The style sheet.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// What the pages depend on besides their data.
    pub fn digest(&self) -> &[u8] {
        &self.all
    }

    /// Fills a template.
    ///
    /// # Errors
    /// `template` when it asks for something that is not there.
    pub fn render(&self, name: &str, data: &serde_json::Value) -> Result<String, Vec<Diagnostic>> {
        Context::from_serialize(data)
            .and_then(|context| self.tera.render(name, &context))
            .map_err(|error| vec![finding(&error)])
    }
}

/// The engine draws a picture of its own, with the template's name, line and column.
fn finding(error: &tera::Error) -> Diagnostic {
    Diagnostic::error("template")
        .with("reason", error.to_string().trim_end())
        .about("templates/site")
}
