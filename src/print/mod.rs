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
mod font_face;
mod font_search;
mod glyph;
mod job;
mod layout;
mod measure;
mod properties;
mod run;
mod sheet;
mod table;
mod template;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::model::{Appendix, CertifiedCopy, Paper, Plan};
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
pub fn check(editions: &[Edition], fonts: &Fonts) -> Vec<Diagnostic> {
    let mut findings = glyph::check(editions, fonts);
    for edition in editions {
        findings.extend(table::check(edition, fonts));
        findings.extend(fit::check(edition, fonts));
    }
    findings
}

/// A print (bản in) that is ready to be set: a document or a sheet.
struct Print {
    /// Its path in the plan's folder of the site, without the ending: documents stand in `pdf/`, sheets
    /// in `ban-in/`.
    path: String,
    /// The form that lays it out.
    form: &'static str,
    /// Its data as JSON.
    data: Vec<u8>,
    /// The files that the data names.
    assets: Vec<Arc<[u8]>>,
    /// The files that are attached to it.
    attachments: Vec<Attachment>,
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
    let wrapper = edition.plan.issued_with();
    let plan = wrapper.map(|paper| edition.plan.shown(paper));
    let decision = plan.as_ref().map(|plan| Edition::of(edition.workspace, plan));
    let mut prints = match &decision {
        Some(decision) => documents(decision, Some(edition), Plan::PRINT, fonts),
        None => documents(edition, None, Plan::PRINT, fonts),
    };
    // The plan itself is the first, its copies come behind it.
    if let Some(plan) = prints.first_mut() {
        plan.attachments = attachments.to_vec();
    }
    // What the plan is issued with is printed with it.
    let printed = |paper: &&Paper| wrapper.is_none_or(|decision| decision.name != paper.name);
    prints.extend(apart(edition, Plan::PRINT, fonts));
    for paper in &edition.plan.papers {
        let plan = edition.plan.shown(paper);
        let other = Edition::of(edition.workspace, &plan);
        if printed(&paper) {
            prints.extend(documents(&other, None, &paper.name, fonts));
        }
        prints.extend(apart(&other, &paper.name, fonts));
    }
    prints.extend(sheet::list(edition));
    prints.into_iter().map(|print| artifact(edition, engine, print)).collect()
}

/// A document and its certified copies; `wrapped` is the plan that is issued with it.
fn documents(
    edition: &Edition,
    wrapped: Option<&Edition>,
    name: &str,
    fonts: &Fonts,
) -> Vec<Print> {
    let print = |path: String, copy: Option<&CertifiedCopy>| {
        let (data, assets) = document::data(edition, wrapped, copy, fonts);
        let day = edition.plan.stamp();
        let attachments = Vec::new();
        Print { path, form: template::DOCUMENT, data, assets, attachments, date: day }
    };
    let copies = edition.plan.copies.iter();
    let copies = copies.map(|copy| print(format!("pdf/{name}.{}", copy.file_name()), Some(copy)));
    std::iter::once(print(format!("pdf/{name}"), None)).chain(copies).collect()
}

/// The appendices of a document that are files of their own.
fn apart(edition: &Edition, name: &str, fonts: &Fonts) -> Vec<Print> {
    let print = |(at, appendix): (usize, &Appendix)| {
        let name = appendix.print_name(name)?;
        let (data, assets) = document::appendix_data(edition, at, fonts);
        let (path, day) = (format!("pdf/{name}"), edition.plan.stamp());
        let attachments = Vec::new();
        Some(Print { path, form: template::APART, data, assets, attachments, date: day })
    };
    edition.plan.appendices.iter().enumerate().filter_map(print).collect()
}

fn artifact<'e>(edition: &Edition, engine: &'e Engine, print: Print) -> Artifact<'e> {
    let path = format!("site/{}/{}.pdf", edition.plan.address, print.path);
    let attached = attachment::list(&print.attachments);
    let ident = format!("{}/{path}", edition.agency.calendar_domain);
    let name = engine.name();
    let mut inputs: Vec<&[u8]> =
        vec![&print.data, ident.as_bytes(), name.as_bytes(), print.form.as_bytes(), &attached];
    inputs.extend(engine.templates().iter().map(|(_, form)| form.text.as_bytes()));
    inputs.extend(print.assets.iter().map(|bytes| &**bytes));
    inputs.extend(print.attachments.iter().map(|attachment| &*attachment.bytes));
    let digest = Artifact::digest(&inputs);
    let make = move || -> Result<Vec<u8>, Vec<Diagnostic>> {
        engine.typeset(&Job {
            form: print.form,
            data: &print.data,
            assets: &print.assets,
            attachments: &print.attachments,
            ident: &ident,
            date: print.date,
        })
    };
    Artifact::new(Kind::Print, path, digest, make)
}
