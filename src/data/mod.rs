//! Edition → open data: the plan as JSON for programs, as CSV for programs that read tables, and as a
//! spreadsheet for people. Beside these, the table of a plan's file to work on.

mod json;
mod sheet;
mod table;
pub mod working_table;

use crate::edition::Edition;
use crate::output::{Artifact, Kind};

/// The data files of a plan.
#[must_use]
pub fn artifacts<'e>(edition: &Edition) -> Vec<Artifact<'e>> {
    let at = |name: &str| format!("site/{}/du-lieu/{name}", edition.plan.address);
    let sheet = sheet::Spreadsheet::of(edition);
    let digest = Artifact::digest(&[b"xlsx", &sheet.inputs()]);
    vec![
        Artifact::ready(Kind::Data, at("ke-hoach.json"), json::write(edition)),
        Artifact::ready(Kind::Data, at(json::SCHEMA_NAME), json::SCHEMA.into()),
        Artifact::ready(Kind::Data, at("ke-hoach.csv"), table::write(edition)),
        // Only this one costs something to make.
        Artifact::new(Kind::Data, at("ke-hoach.xlsx"), digest, move || Ok(sheet.write())),
    ]
}
