//! Edition → PDF documents, laid out as Decree 30/2020/NĐ-CP prescribes.
//!
//! The forms (Typst files) and the data (a JSON file) go to an engine, and a PDF comes back. Words
//! reach Typst as JSON strings only, so that no text of a plan is ever read as Typst.

mod attachment;
mod body;
mod columns;
mod document;
#[cfg(feature = "embedded")]
mod embedded;
mod engine;
mod external;
mod fit;
mod font;
mod font_search;
mod glyph;
mod job;
mod layout;
mod measure;
mod run;
mod sheet;
mod table;
mod template;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::model::CertifiedCopy;
use crate::output::{Artifact, Kind};

use job::Job;

pub use attachment::{Attached, Attachment};
pub use engine::{Choice, Engine};
pub use external::{TYPST, Unusable};
pub use font::{FOLDER as FONT_FOLDER, FontFolders, Fonts};
pub use template::{Templates, paths as template_names};

/// What could not be printed as it is: characters that the fonts lack, tables and words that are
/// too wide.
#[must_use]
pub fn check(edition: &Edition, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut findings = glyph::check(edition, fonts);
    findings.extend(table::check(edition, fonts));
    findings.extend(fit::check(edition, fonts));
    findings
}

/// A document that is ready to be set.
struct Sheet {
    /// Its path in the plan's folder of the site, without the ending: documents stand in `pdf/`, sheets
    /// in `ban-in/`.
    path: String,
    /// The form that lays it out.
    form: &'static str,
    /// Its data as JSON.
    data: Vec<u8>,
    /// The files that the data names.
    assets: Vec<Arc<[u8]>>,
    /// What stamps it.
    date: NaiveDate,
}

/// The PDF documents of a plan: the plan itself, with what is attached to it, the year's other
/// documents, and their copies.
#[must_use]
pub fn artifacts<'e>(
    edition: &'e Edition,
    engine: &'e Engine,
    fonts: &Fonts,
    attachments: &[Attachment],
) -> Vec<Artifact<'e>> {
    let mut sheets = documents(edition, "ke-hoach", fonts);
    for paper in &edition.plan.papers {
        let plan = edition.plan.like(paper);
        let other = Edition::of(edition.workspace, &plan);
        sheets.extend(documents(&other, &paper.name, fonts));
    }
    sheets.extend(sheet::list(edition));
    sheets
        .into_iter()
        .enumerate()
        .map(|(n, sheet)| {
            let path = format!("site/{}/{}.pdf", edition.plan.address, sheet.path);
            // The plan itself is the first.
            let attachments = if n == 0 { attachments } else { &[] };
            artifact(edition, engine, path, sheet, attachments)
        })
        .collect()
}

/// A document and its certified copies.
fn documents(edition: &Edition, name: &str, fonts: &Fonts) -> Vec<Sheet> {
    let sheet = |path: String, copy: Option<&CertifiedCopy>| {
        let (data, assets) = document::data(edition, copy, fonts);
        let day = edition.plan.stamp();
        Sheet { path, form: template::DOCUMENT, data, assets, date: day }
    };
    let copies = edition.plan.copies.iter();
    let copies = copies.map(|copy| sheet(format!("pdf/{name}.{}", copy.file_name()), Some(copy)));
    std::iter::once(sheet(format!("pdf/{name}"), None)).chain(copies).collect()
}

fn artifact<'e>(
    edition: &Edition,
    engine: &'e Engine,
    path: String,
    sheet: Sheet,
    attachments: &[Attachment],
) -> Artifact<'e> {
    let attachments = attachments.to_vec();
    let attached = attachment::list(&attachments);
    let ident = format!("{}/{path}", edition.agency.calendar_domain);
    let name = engine.name();
    let mut inputs: Vec<&[u8]> =
        vec![&sheet.data, ident.as_bytes(), name.as_bytes(), sheet.form.as_bytes(), &attached];
    inputs.extend(engine.templates().iter().map(|(_, form)| form.text.as_bytes()));
    inputs.extend(sheet.assets.iter().map(|bytes| &**bytes));
    inputs.extend(attachments.iter().map(|attachment| &*attachment.bytes));
    let digest = Artifact::digest(&inputs);
    let make = move || -> Result<Vec<u8>, Vec<Diagnostic>> {
        engine.typeset(&Job {
            form: sheet.form,
            data: &sheet.data,
            assets: &sheet.assets,
            attachments: &attachments,
            ident: &ident,
            date: sheet.date,
        })
    };
    Artifact::new(Kind::Print, path, digest, make)
}
