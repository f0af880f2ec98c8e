//! The files of `content/` and `templates/`, read into the model.
//!
//! Reading never stops at the first mistake: what is wrong becomes a finding, what is missing
//! stands empty, and the rest is read on, so that one run tells everything. A workspace with an
//! error among its findings is good for looking for more errors and for nothing else.

mod acknowledged;
mod agency;
mod appendix;
mod certified_copy;
mod ci;
mod contents;
mod correction;
mod disk;
mod document;
mod draft;
mod each;
mod format_reference;
mod front_matter;
mod laws;
mod meeting;
mod mend;
mod narrative;
mod normal_form;
mod office;
mod paper;
mod picture;
mod plan;
pub(crate) mod plan_text;
mod post;
mod print_profile;
mod published;
mod record;
mod released;
mod renamed;
mod rest_days;
mod revision;
mod sample;
pub mod schema;
mod staged;
mod start;
mod surroundings;
mod task;
mod task_edit;
mod task_table;
mod time;
mod units;
mod worksheet;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Language, Line};
use crate::language::rest_day::Calendar;
use crate::model::{Agency, Law, Plan, Unit};
use crate::source::yaml::{self, Value};
use crate::source::{Located, SourceFile};

pub use acknowledged::Acknowledged;
pub use agency::site_url;
pub use ci::{CiKind, ci_recipe};
pub use contents::{FOLDERS, contents, newest, written_after};
pub use disk::is_of_a_program;
pub use draft::{SKELETON, UNFILLED};
pub use front_matter::FrontMatter;
pub use laws::shipped as shipped_laws;
pub use mend::{Mended, mend, write_plan};
pub use office::{Office, is_name};
pub use published::write as write_published;
pub use released::{FOLDER as RELEASED, write as write_released};
pub use revision::{NoRevision, Revision, SourceCommit, revision, source_commit};
pub use sample::{SAMPLES, Sample};
pub use staged::{copy_of, read_alone};
pub use start::{NotStarted, Started, start, start_from, start_with, write_new};
pub use surroundings::LIST as LIST_TO_DECIDE;
pub use task_edit::{
    EditedPlan, FieldChange, NewGroup, NotEdited, TaskChange, TaskEdit, TaskRow, edit as edit_tasks,
};
pub use time::finding as time_finding;
pub use worksheet::{BadCell, Field, TaskRows};

/// The file that makes a folder a workspace.
pub const AGENCY_FILE: &str = "content/agency.yaml";

/// Everything that was read.
#[derive(Debug)]
pub struct Workspace {
    /// The agency.
    pub agency: Agency,
    /// The register of units, in the order of the file; `None` when it could not be read.
    pub units: Option<Vec<Located<Unit>>>,
    /// The register of legal acts, in the order of the file; `None` when it could not be read.
    pub laws: Option<Vec<Located<Law>>>,
    /// When offices rest, the days that were announced among them.
    pub rest_days: Calendar,
    /// The findings that are let stand.
    pub acknowledged: Vec<Acknowledged>,
    /// The plans, by address.
    pub plans: Vec<Plan>,
    /// The workspace's own templates by their path below `templates/`.
    pub templates: BTreeMap<String, Arc<SourceFile>>,
}

/// The workspace that a folder lies in: the nearest folder upwards that holds
/// [`AGENCY_FILE`].
#[must_use]
pub fn find(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(AGENCY_FILE).exists()).map(Path::to_path_buf)
}

/// The language in which a workspace wants to be spoken to (`language` in [`AGENCY_FILE`]), as far
/// as that file can be read: the words are needed before anything can be said about it.
#[must_use]
pub fn language(root: &Path) -> Option<Language> {
    let file = disk::source(root, AGENCY_FILE).ok()?;
    let Value::Map(entries) = yaml::parse(&file.text).0?.value else { return None };
    match &entries.iter().find(|entry| entry.key == "language")?.value.value {
        Value::Scalar(code) => Language::from_code(code),
        _ => None,
    }
}

/// The address of a plan as people write it: `2021`, `content/2021/`.
#[must_use]
pub fn address(written: &str) -> &str {
    let written = written.trim_matches('/');
    written.strip_prefix("content/").unwrap_or(written)
}

/// Reads the agency of a workspace, for whoever needs nothing else.
#[must_use]
pub fn agency(root: &Path) -> (Agency, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let agency = agency::read(root, &mut findings);
    (agency, findings)
}

impl Workspace {
    /// The units of the register.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().flatten().map(|unit| &unit.value)
    }

    /// The acts of the register.
    pub fn laws(&self) -> impl Iterator<Item = &Law> {
        self.laws.iter().flatten().map(|law| &law.value)
    }
}

/// Reads a workspace.
#[must_use]
pub fn read(root: &Path) -> (Workspace, Vec<Diagnostic>) {
    read_with(root, None)
}

/// Reads a workspace as it would be if the file of one of its plans were another.
#[must_use]
pub fn read_with(root: &Path, replaced: Option<&Arc<SourceFile>>) -> (Workspace, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let agency = agency::read(root, &mut findings);
    let units = units::read(disk::source(root, "content/units.yaml"), &mut findings);
    let laws = match disk::optional_source(root, "content/laws.yaml") {
        Some(file) => laws::read(file, &mut findings),
        None => Some(Vec::new()),
    };
    let laws = laws.map(laws::with_shipped);
    let rest_days = disk::optional_source(root, "content/rest_days.yaml")
        .map_or_else(Vec::new, |file| rest_days::read(file, &mut findings));
    let acknowledged = disk::optional_source(root, "content/acknowledged.yaml")
        .map_or_else(Vec::new, |file| acknowledged::read(file, &mut findings));
    let mut plans = Vec::new();
    let addresses = disk::plan_folders(root, &mut findings);
    if addresses.is_empty() {
        findings
            .push(Diagnostic::error("no-plan").about("content").hint(Line::new("no-plan.where")));
    }
    for address in addresses {
        let plan = plan::read(root, &address, replaced, &mut findings);
        plans.extend(plan.map(|plan| {
            let released = released::read(root, &address, &mut findings);
            Plan { released, ..plan }
        }));
    }
    let templates = disk::templates(root, &mut findings);
    let rest_days = Calendar::new(rest_days);
    for plan in &mut plans {
        Plan::settle(plan, &rest_days);
        for copy in &mut plan.released {
            Plan::settle(&mut copy.plan, &rest_days);
        }
    }
    let mut workspace =
        Workspace { agency, units, laws, rest_days, acknowledged, plans, templates };
    each::expand(&mut workspace, &mut findings);
    (workspace, findings)
}
