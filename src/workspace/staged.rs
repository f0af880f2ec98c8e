//! A workspace as it would be with one new plan and no other: what a draft looks like is known before it is
//! written.

use std::fs;
use std::io;
use std::path::Path;

use super::{AGENCY_FILE, Workspace};
use crate::diagnostic::Diagnostic;

/// What a plan is read with.
const REGISTERS: [&str; 5] = [
    AGENCY_FILE,
    "content/units.yaml",
    "content/laws.yaml",
    "content/rest_days.yaml",
    "content/acknowledged.yaml",
];

/// Reads the registers of a workspace with these files, given by their paths in it, in place of all of its plans.
///
/// # Errors
/// The machine has no room for them.
pub fn read_alone(
    root: &Path,
    files: &[(String, Vec<u8>)],
) -> io::Result<(Workspace, Vec<Diagnostic>)> {
    let stage = tempfile::tempdir()?;
    let place = |path: &str, bytes: &[u8]| -> io::Result<()> {
        let to = stage.path().join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(to, bytes)
    };
    for path in REGISTERS {
        if root.join(path).is_file() {
            place(path, &fs::read(root.join(path))?)?;
        }
    }
    for (path, bytes) in files {
        place(path, bytes)?;
    }
    Ok(super::read(stage.path()))
}

/// The bytes of a file of a workspace.
///
/// # Errors
/// It cannot be read.
pub fn copy_of(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    fs::read(root.join(path))
}
