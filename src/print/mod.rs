//! Edition → PDF documents, laid out as Decree 30/2020/NĐ-CP prescribes.
//!
//! The form (a Typst file) and the data (a JSON file) go to an engine, and a PDF comes back. Words
//! reach Typst as JSON strings only, so that no text of a plan is ever read as Typst.

#[cfg(feature = "embedded")]
mod embedded;
mod engine;
mod external;
mod font;
mod form;
mod glyph;
mod job;

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::output::{Artifact, Kind};
use crate::source::SourceFile;
use crate::workspace::Workspace;

pub use engine::{Choice, Engine};
pub use external::{TYPST, Unusable};
pub use glyph::check as check_glyphs;

/// The built-in form of a plan, and the name by which a workspace replaces it.
const FORM: (&str, &str) = ("print/plan.typ", include_str!("../../templates/print/plan.typ"));

/// The forms that a workspace may replace, by their path below `templates/`.
pub fn template_names() -> impl Iterator<Item = String> {
    [FORM.0.to_owned()].into_iter()
}

/// The PDF documents of a plan.
#[must_use]
pub fn artifacts<'e>(
    workspace: &Workspace,
    edition: &'e Edition,
    engine: &'e Engine,
) -> Vec<Artifact<'e>> {
    let form = match workspace.templates.get(FORM.0) {
        Some(file) => Arc::clone(file),
        None => SourceFile::built_in(format!("templates/{}", FORM.0), FORM.1),
    };
    let data = form::data(edition);
    let path = format!("site/{}/pdf/ke-hoach.pdf", edition.plan.address);
    let ident = format!("{}/{path}", edition.agency.calendar_domain);
    let name = engine.name();
    let inputs = [form.text.as_bytes(), &data, ident.as_bytes(), name.as_bytes()];
    let make = {
        let (form, data, ident) = (Arc::clone(&form), data.clone(), ident.clone());
        let day = edition.plan.stamp();
        move || -> Result<Vec<u8>, Vec<Diagnostic>> {
            engine.typeset(&job::Job { form: &form, data: &data, ident: &ident, date: day })
        }
    };
    vec![Artifact::new(Kind::Print, path, &inputs, make)]
}
