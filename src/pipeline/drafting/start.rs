//! A workspace that starts from a sample (bộ mẫu) for another year than the sample's own: its plan is carried over, and
//! nothing of the old year is written.

use std::path::Path;

use super::decide::Origin;
use super::{Files, list, look};
use crate::diagnostic::{Catalogue, Line};
use crate::drafting::{self, Accepted, Renewed, report};
use crate::workspace::{self, AGENCY_FILE, CiKind, NotStarted, Office, Sample, Started};

/// The workspace that is wanted.
#[derive(Debug)]
pub struct StartRequest<'r> {
    /// The sample.
    pub sample: &'r Sample,
    /// The year of its plan, or the first one.
    pub year: i32,
    /// Whose it is.
    pub office: Option<&'r Office>,
    /// The code hosts that recipes are written for.
    pub hosts: &'r [CiKind],
    /// The language of the list of what is to decide.
    pub words: &'r Catalogue,
}

/// A workspace that was started.
#[derive(Debug)]
pub struct StartedInYear {
    /// What it holds.
    pub started: Started,
    /// What is to decide about the plans that were carried over.
    pub lists: Vec<OpenList>,
}

/// A list of what is to decide about a plan.
#[derive(Debug)]
pub struct OpenList {
    /// The address of the plan.
    pub plan: String,
    /// The file, by its path in the workspace.
    pub path: String,
    /// How many things there are.
    pub count: usize,
}

/// Starts a workspace from a sample with its plan for a year. In a sample nobody's words are at stake, so years in
/// words change as they are proposed. A plan that is for that year already is taken as it is.
///
/// # Errors
/// [`NotStarted`].
pub fn start_in_year(root: &Path, request: &StartRequest) -> Result<StartedInYear, NotStarted> {
    let mut files = request.sample.files_for(request.office);
    let machine = |error| NotStarted::Io(AGENCY_FILE.to_owned(), error);
    let (sample, _) = workspace::read_alone(root, &bytes(&files)).map_err(machine)?;
    let mut lists = Vec::new();
    for plan in &sample.plans {
        let to = plan.scope.beginning(request.year);
        if to == plan.scope {
            continue;
        }
        let Some(renewed) = drafting::renew(plan, to, 1, &Accepted::All) else { continue };
        replace(&mut files, &renewed);
        let open = look::at(root, &renewed, plan, Origin::Sample, &bytes(&files));
        let open = open.map_err(machine)?;
        let about = Line::new("renew.list.about.of-sample").with("sample", request.sample.name);
        let about = about.with("from", &renewed.from);
        let path = list(&renewed);
        files.push((path.clone(), report::checklist(&renewed, &about, &open, request.words)));
        let count = open.iter().map(|section| section.items.len()).sum();
        lists.push(OpenList { plan: renewed.to, path, count });
    }
    let started = workspace::start_with(root, &files, request.hosts)?;
    Ok(StartedInYear { started, lists })
}

/// Puts a plan that was carried over in place of the one that it comes from. Remarks of other files that name files of
/// the old one name the new ones. (Samples have no pictures, since they are text in the program.)
fn replace(files: &mut Vec<(String, String)>, renewed: &Renewed) {
    let (from, to) = (format!("content/{}/", renewed.from), format!("content/{}/", renewed.to));
    files.retain(|(path, _)| !path.starts_with(&from));
    let below = |path: &str, home: &str| path.strip_prefix(home).map(str::to_owned);
    for (path, _) in &renewed.files {
        let Some(name) = below(path, &to) else { continue };
        let (old, new) = (format!("{}/{name}", renewed.from), format!("{}/{name}", renewed.to));
        for (_, text) in files.iter_mut() {
            *text = text.replace(&old, &new);
        }
    }
    files.extend(renewed.files.iter().cloned());
}

fn bytes(files: &[(String, String)]) -> Files {
    files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect()
}
