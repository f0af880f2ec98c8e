//! What an office puts into a portal (cổng thông tin điện tử) that takes no site as it is: below
//! `portal/` of the output. The site as one file stands there, too; it is made when all else is.

mod fragment;
mod pages;
mod record_sheet;
mod server;

use std::sync::Arc;

use serde_json::Value;

use super::frame::Frame;
use super::templates::Templates;
use crate::diagnostic::{Diagnostic, Language};
use crate::model::Document;
use crate::output::{Artifact, Kind};
use record_sheet::Sheets;

const SHEET_STYLE: &str = include_str!("record_sheet.css");

/// Everything for the portal besides the site as one file.
///
/// # Errors
/// What is wrong in a template.
pub fn artifacts<'e>(
    frame: &Frame,
    templates: &Arc<Templates>,
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    let mut out: Vec<Artifact> = server::samples().collect();
    let style = Artifact::ready(Kind::Portal, "portal/phieu.css", SHEET_STYLE.into());
    let mut needs_style = false;
    // Forms and editors of the state's portals are Vietnamese, as what is put into them.
    let homes = frame.homes();
    let vietnamese = homes.iter().find(|home| home.words().language() == Language::Vi);
    let Some(home) = vietnamese.or(homes.first()) else { return Ok(out) };
    for edition in &frame.editions {
        let folder = format!("portal/{}", edition.plan.address);
        for (path, template, page) in pages::filled(frame, home, edition, templates)? {
            let path = format!("{folder}/{path}");
            out.push(made(templates, path, template, page, fragment::fragment));
        }
        let sheets = Sheets::of(home.words(), edition);
        if sheets.is_empty() {
            continue;
        }
        needs_style = true;
        let depth = edition.plan.address.split('/').count() + 1;
        for (name, page) in sheets.pages(&format!("{}phieu.css", "../".repeat(depth))) {
            let path = format!("{folder}/phieu/{name}.html");
            out.push(made(templates, path, "portal_record.html", page, str::to_owned));
        }
        out.push(Artifact::ready(Kind::Portal, format!("{folder}/phieu.csv"), sheets.table()));
    }
    if needs_style {
        out.push(style);
    }
    Ok(out)
}

/// What a template makes of its data, after `then`.
fn made<'e>(
    templates: &Arc<Templates>,
    path: String,
    template: &'static str,
    page: Value,
    then: fn(&str) -> String,
) -> Artifact<'e> {
    let data = page.to_string();
    let texts = templates.digest().to_string();
    let digest = Artifact::digest(&[template.as_bytes(), texts.as_bytes(), data.as_bytes()]);
    let templates = Arc::clone(templates);
    let make = move || Ok(then(&templates.render(template, &page)?).into_bytes());
    Artifact::new(Kind::Portal, path, digest, make)
}

/// Whether a document may be put into a portal: not what says itself how far it may go (Decree
/// 30/2020/NĐ-CP, Appendix I, part I, section III, clause 2, point c).
fn may_go_out(document: &Document) -> bool {
    document.circulation.is_none()
}
