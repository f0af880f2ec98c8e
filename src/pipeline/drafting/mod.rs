//! What is drafted anew: read the workspace, draft, look at the draft with every rule, write.

mod decide;
mod look;
mod paper;
mod start;
mod task;
mod year;

use std::path::Path;

use super::Failure;
use super::errors;
use crate::diagnostic::{Diagnostic, Line};
use crate::drafting::Renewed;
use crate::model::Plan;
use crate::workspace::{self, NotStarted};

pub use paper::{NewPaper, new_paper, new_post};
pub use start::{OpenList, StartRequest, StartedInYear, start_in_year};
pub use task::{NewTask, TaskRequest, new_task};
pub use year::{NewPlan, NewYear, YearRequest, new_year};

/// Files by their paths in the workspace.
type Files = Vec<(String, Vec<u8>)>;

/// Where the list of what is to decide stands, beside a plan. No reader of a workspace asks for it.
fn list(renewed: &Renewed) -> String {
    format!("content/{}/{}", renewed.to, workspace::LIST_TO_DECIDE)
}

/// Writes new files, all or none.
fn write(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    workspace::write_new(root, files).map_err(|error| match error {
        NotStarted::Exists(path) => Failure::Content(vec![exists(&path)]),
        NotStarted::Io(path, error) => {
            let finding = Diagnostic::error("init-failed").with("reason", error);
            Failure::Machine(finding.about(path))
        }
    })
}

fn exists(path: &str) -> Diagnostic {
    Diagnostic::error("usage-new-exists").about(path).hint(Line::new("usage-new-exists.other"))
}

/// What a file with errors says is not known for sure.
fn readable(plan: &Plan, findings: &[Diagnostic]) -> Result<(), Failure> {
    let own = findings.iter().filter(|finding| finding.file() == Some(&plan.file.path));
    let wrong = errors(own.cloned().collect());
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Content(wrong)) }
}
