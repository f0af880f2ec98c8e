//! What every sheet shares: its title, its office, the plan it was made of, the words of its labels.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::layout::Layout;
use super::super::properties::Properties;
use super::words;
use crate::edition::{Edition, wording};

/// A sheet with what every sheet shares.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Frame<'e, T> {
    layout: Layout,
    words: BTreeMap<&'static str, &'static str>,
    #[serde(flatten)]
    properties: Properties,
    office: &'e str,
    /// The plan: `Kế hoạch công tác năm 2021`.
    plan: String,
    /// Its number and date; a draft has none.
    number: Option<String>,
    draft: bool,
    #[serde(flatten)]
    sheet: T,
}

/// The data of a sheet as JSON.
pub fn json<T: Serialize>(edition: &Edition, title: &str, sheet: T) -> Vec<u8> {
    let plan = edition.plan;
    let document = &plan.document;
    let draft = document.is_draft();
    // Of a plan that is issued with a decision, the number is that of the decision.
    let led = match plan.issued_with() {
        Some(_) => format!("{} số", wording::called(plan)),
        None => "Số".to_owned(),
    };
    let number =
        || format!("{led} {}, {}", document.number_and_symbol(), wording::date_words(plan));
    let numbered = !draft && document.number.is_some() && document.date.is_some();
    let name = wording::title(document);
    let frame = Frame {
        layout: Layout::of(&edition.agency.print),
        words: words::LABELS.into_iter().collect(),
        properties: Properties::new(
            title,
            &edition.agency.name,
            format!("{title}. {name}."),
            &name,
            plan.stamp(),
        ),
        office: &edition.agency.name,
        plan: name,
        number: numbered.then(number),
        draft,
        sheet,
    };
    // Strings, numbers and lists have nothing that could fail to become JSON.
    serde_json::to_vec(&frame).unwrap_or_default()
}
