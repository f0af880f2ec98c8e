//! Copies of plans as they were released (`released/1/plan.yaml`), which later ones are held against.

use std::fs;
use std::io;
use std::path::Path;

use super::plan;
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::model::{Plan, Released};
use crate::output;

/// The folder of the copies, beside `plan.yaml`.
pub const FOLDER: &str = "released";

/// Reads the copies of a plan, the first release first.
pub fn read(root: &Path, address: &str, findings: &mut Vec<Diagnostic>) -> Vec<Released> {
    let home = format!("content/{address}/{FOLDER}");
    let mut numbers: Vec<u32> = fs::read_dir(root.join(&home))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    numbers.sort_unstable();
    let mut copies = Vec::new();
    for number in numbers {
        let mut wrong = Vec::new();
        let plan = plan::read(root, &format!("{address}/{FOLDER}/{number}"), None, &mut wrong);
        // The document that it was issued with stands beside the plan and not beside its copy.
        let read = |finding: &Diagnostic| {
            finding.severity < Severity::Error || finding.id() == "wrapper-missing"
        };
        match plan.filter(|_| wrong.iter().all(read)) {
            Some(plan) => copies.push(Released { number, plan }),
            None => findings.push(
                Diagnostic::error("released-unreadable")
                    .about(format!("{home}/{number}/plan.yaml"))
                    .hint(Line::new("released-unreadable.restore")),
            ),
        }
    }
    copies
}

/// Writes the files of a plan down as what was released of it. Copies are not changed any more: one of this number
/// must not be there.
///
/// # Errors
/// The path that could not be written, and why.
pub fn write(root: &Path, plan: &Plan, number: u32) -> Result<Vec<String>, (String, io::Error)> {
    let own = format!("content/{}/", plan.address);
    let files = std::iter::once(&plan.file).chain(plan.texts().map(|text| &text.file));
    let mut written = Vec::new();
    for file in files {
        let Some(name) = file.path.strip_prefix(&own) else { continue };
        let path = format!("{own}{FOLDER}/{number}/{name}");
        output::write_whole(&root.join(&path), file.text.as_bytes())
            .map_err(|error| (path.clone(), error))?;
        if !written.contains(&path) {
            written.push(path);
        }
    }
    Ok(written)
}
