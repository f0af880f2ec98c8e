//! Edition → open data: the plan as JSON for programs and as CSV for spreadsheets.

mod json;
mod table;

use crate::edition::Edition;
use crate::output::{Artifact, Kind};

/// The data files of a plan.
#[must_use]
pub fn artifacts<'e>(edition: &Edition) -> Vec<Artifact<'e>> {
    let at = |name: &str| format!("site/{}/du-lieu/{name}", edition.plan.address);
    vec![
        Artifact::ready(Kind::Data, at("ke-hoach.json"), json::write(edition)),
        Artifact::ready(Kind::Data, at("ke-hoach.csv"), table::write(edition)),
    ]
}
