//! The plan's own page (trang kế hoạch): the whole text, and the ways to its views.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, month_of, wording};
use crate::model::{Id, Plan};
use crate::site::frame::{About, Frame, filled};
use crate::site::pages::act;
use crate::site::record::Record;
use crate::site::spot::Spot;
use crate::site::templates::Templates;
use crate::site::{address, article, facts, machine, narrative};

/// The page of a plan.
///
/// # Errors
/// What is wrong in the template of the table of tasks.
pub fn page(
    frame: &Frame,
    spot: &Spot,
    edition: &Edition,
    templates: &Templates,
) -> Result<Value, Vec<Diagnostic>> {
    let plan = edition.plan;
    let document = &plan.document;
    let words = spot.words();
    let mut shell = frame.page(
        spot,
        Some(edition),
        &[],
        &About {
            name: &facts::plan(words, edition),
            of: &edition.agency.name,
            description: &words.say(
                &Line::new("plan_description")
                    .with("title", wording::title(document))
                    .with("number", facts::named_by(words, document)),
            ),
        },
    );
    machine::add_record(&mut shell, frame.agency, spot, &Record::of_plan(edition));
    let table = templates.render("tasks.html", &tasks(spot, edition))?;
    let units = edition.units.iter().map(|view| {
        let href = spot.page(&address::unit(edition, &view.unit.id));
        json!({"name": view.unit.short(), "href": href})
    });
    let papers = plan.papers.iter().map(|paper| facts::paper(spot, edition, paper));
    let acts = edition
        .laws
        .iter()
        .map(|law| json!({"name": act::name(law), "href": spot.page(&address::act(&law.id))}));
    let deliverables = plan.deliverables.iter().map(|deliverable| {
        let href = spot.page(&address::deliverable(edition, &deliverable.id.value));
        json!({"name": *deliverable.title, "href": href})
    });
    Ok(filled(
        shell,
        json!({
            "document": article::article(spot, edition, (&plan.address, Plan::PRINT), &table),
            "print": spot.file(&address::file(edition, "pdf/ke-hoach.pdf")),
            "copies": facts::copies(spot, edition, Plan::PRINT, &plan.copies),
            "amendments": amendments(spot, edition),
            "corrections": plan.corrections.iter().map(|one| &*one.text.value).collect::<Vec<_>>(),
            "documents": papers.collect::<Vec<Value>>(),
            "files": facts::files(spot, edition, frame.feeds(edition)),
            "subscribe": frame.subscribe(spot, edition),
            "deadlines": facts::deadlines(spot, edition, |_| true),
            "units": units.collect::<Vec<Value>>(),
            "acts": acts.collect::<Vec<Value>>(),
            "deliverables": deliverables.collect::<Vec<Value>>(),
        }),
    ))
}

/// The documents that amend the plan since it was released.
fn amendments(spot: &Spot, edition: &Edition) -> Vec<Value> {
    let papers = edition.plan.papers.iter().filter(|paper| paper.amends.is_some());
    papers.map(|paper| facts::paper(spot, edition, paper)).collect()
}

/// The table of tasks. Where groups of rows have headings, each cell is to name its heads (H43).
fn tasks(spot: &Spot, edition: &Edition) -> Value {
    let mut group = 0;
    let rows: Vec<Value> = edition
        .rows
        .iter()
        .map(|row| {
            group += usize::from(row.heading.is_some());
            let tasks = row.tasks.iter().map(|task| {
                let id = &task.id.value;
                let olds: Vec<&str> = edition.plan.old_ids(id).map(Id::as_str).collect();
                json!({"id": id.as_str(), "olds": olds, "html": narrative::inlines(&task.text)})
            });
            let month = row.tasks.first().and_then(|task| month_of(&task.when));
            json!({
                "heading": row.heading.map(wording::group),
                "group": group,
                "label": row.label,
                "href": month.map(|month| spot.page(&address::month(edition, month))),
                "tasks": tasks.collect::<Vec<Value>>(),
            })
        })
        .collect();
    let grouped = edition.rows.iter().any(|row| row.heading.is_some());
    json!({"head": wording::time_heading(edition), "rows": rows, "grouped": grouped})
}
