//! Edition → pages: semantic HTML, one style sheet, no script.
//!
//! Pages are made by templates that a workspace can replace one by one. Text is escaped by the
//! template engine; the few pieces of HTML that this room makes itself escape what they hold.

mod narrative;
mod pages;
mod templates;

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::output::{Artifact, Kind};
use crate::workspace::Workspace;

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

/// The pages of every plan, the home page and the style sheet.
///
/// # Errors
/// What is wrong in a template of the workspace.
pub fn artifacts<'e>(
    workspace: &Workspace,
    editions: &'e [Edition],
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    let templates = Arc::new(Templates::load(workspace)?);
    let mut out = vec![Artifact::ready(
        Kind::Site,
        "site/assets/style.css",
        templates.style().as_bytes().to_vec(),
    )];
    out.push(page(&templates, "index.html", "index.html", pages::home(editions)));
    for edition in editions {
        let at = &edition.plan.address;
        let body = pages::plan(edition, &templates)?;
        out.push(page(&templates, "plan.html", &format!("{at}/index.html"), body));
        for (path, bytes) in narrative::pictures(edition) {
            out.push(Artifact::ready(Kind::Site, format!("site/{at}/{path}"), bytes.to_vec()));
        }
        for view in &edition.months {
            let path = format!("{at}/{}/index.html", edition.month_folder((view.year, view.month)));
            out.push(page(&templates, "month.html", &path, pages::month(edition, view)));
        }
        for view in &edition.units {
            let path = format!("{at}/don-vi/{}/index.html", view.unit.id);
            out.push(page(&templates, "unit.html", &path, pages::unit(edition, view)));
        }
    }
    Ok(out)
}

fn page<'e>(
    templates: &Arc<Templates>,
    template: &'static str,
    path: &str,
    context: serde_json::Value,
) -> Artifact<'e> {
    let data = context.to_string();
    let inputs = [template.as_bytes(), templates.digest(), data.as_bytes()];
    let templates = Arc::clone(templates);
    let make = move || Ok(templates.render(template, &context)?.into_bytes());
    Artifact::new(Kind::Site, format!("site/{path}"), Artifact::digest(&inputs), make)
}
