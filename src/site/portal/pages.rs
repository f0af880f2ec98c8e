//! The fragments of a plan (các mảnh trang): the plan, its other documents, months, units, deadlines.

use serde_json::{Value, json};

use super::may_go_out;
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::model::Plan;
use crate::site::frame::Frame;
use crate::site::pages;
use crate::site::spot::Spot;
use crate::site::templates::Templates;
use crate::site::{address, facts};

/// A fragment before it is made: its path below the folder of the plan in the portal's, its template, and
/// what that is filled with.
pub type Filled = (String, &'static str, Value);

/// The fragments of a plan. Ways in them are whole where the address of the site is known.
///
/// # Errors
/// What is wrong in a template.
pub fn filled(
    frame: &Frame,
    home: &Spot,
    edition: &Edition,
    templates: &Templates,
) -> Result<Vec<Filled>, Vec<Diagnostic>> {
    let plan = edition.plan;
    let base = frame.agency.site_url.as_deref();
    let at = |folder: &str| home.at(folder).seen_from_afar(base);
    let mut out: Vec<Filled> = Vec::new();
    let mut add = |path: String, template, mut page: Value| {
        page["whole"] = base.is_some().into();
        out.push((format!("manh/{path}.html"), template, page));
    };
    if may_go_out(&plan.document) {
        let page = pages::plan::page(frame, &at(address::plan(edition)), edition, templates)?;
        add(Plan::PRINT.to_owned(), "portal_document.html", page);
        for month in edition.busy_months() {
            let page =
                pages::month::page(frame, &at(&address::month(edition, month)), edition, month);
            add(edition.month_folder(month), "portal_month.html", page);
        }
        for view in &edition.units {
            let spot = at(&address::unit(edition, &view.unit.id));
            let page = pages::unit::page(frame, &spot, edition, view);
            add(format!("don-vi/{}", view.unit.id), "portal_unit.html", page);
        }
        if !plan.obligations.is_empty() {
            let spot = at(&address::deadlines(edition));
            add("han-chot".to_owned(), "portal_deadlines.html", deadlines(&spot, edition));
        }
    }
    for paper in plan.papers.iter().filter(|paper| may_go_out(&paper.document)) {
        let own = plan.shown(paper);
        let own = Edition::of(edition.workspace, &own);
        let spot = at(&address::paper(edition, &paper.name));
        let page = pages::paper::page(frame, &spot, edition, paper, &own);
        add(format!("van-ban/{}", paper.name), "portal_document.html", page);
    }
    Ok(out)
}

/// Every deadline by its day, then what is due on no known day.
fn deadlines(spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let rows = facts::duties(spot, edition, |_| true);
    json!({
        "w": words.plain(),
        "name": words.word("deadlines"),
        "plan": {
            "name": facts::plan(words, edition),
            "draft": edition.plan.document.is_draft(),
        },
        "deadlines": rows,
    })
}
