//! A plan that was carried over, looked at with every rule before it is written.

use std::io;
use std::path::Path;

use chrono::NaiveDate;

use super::decide::{self, Looked, Origin};
use crate::diagnostic::Diagnostic;
use crate::drafting::Renewed;
use crate::drafting::report::Section;
use crate::model::Plan;
use crate::pipeline::{examine, fonts};
use crate::print::FontFolders;
use crate::source::{Located, Place};
use crate::workspace::{self, Workspace};

/// What is to decide about a plan that comes from another: its files are looked at alone beside the registers of the
/// workspace, or those that are among the files.
///
/// # Errors
/// The machine has no room for them.
pub fn at(
    root: &Path,
    renewed: &Renewed,
    from: &Plan,
    origin: Origin,
    files: &[(String, Vec<u8>)],
) -> io::Result<Vec<Section>> {
    let (mut workspace, found) = workspace::read_alone(root, files)?;
    let home = format!("content/{}/", renewed.to);
    let own = |finding: &Diagnostic| finding.file().is_some_and(|path| path.starts_with(&home));
    let fonts = {
        let mut ignored = Vec::new();
        fonts(&workspace, root, &FontFolders::default(), &mut ignored)
    };
    let mut findings = examine(&workspace, fonts.as_ref(), found.clone(), 1).1;
    findings.retain(own);
    // A draft has no day. What is in force is asked for the first day of its time.
    let first = renewed.scope.first_day();
    date_all(&mut workspace, first);
    let mut dated = examine(&workspace, None, found, 1).1;
    dated.retain(own);
    let looked =
        Looked { from, origin, workspace: &workspace, first, findings: &findings, dated: &dated };
    Ok(decide::sections(renewed, &looked))
}

/// Gives every document a day.
fn date_all(workspace: &mut Workspace, day: NaiveDate) {
    for plan in &mut workspace.plans {
        let dated = |place: &Place| Some(Located { value: day, place: place.clone() });
        plan.document.date = dated(&plan.document.subject.place);
        for paper in &mut plan.papers {
            paper.document.date = dated(&paper.document.subject.place);
        }
    }
}
