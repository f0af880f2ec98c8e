//! A new workspace: its files are written, and what stands around them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ci::CiKind;
use super::contents::in_content;
use super::office::Office;
use super::sample::Sample;
use super::{draft, schema, surroundings};

/// Why no workspace was started.
#[derive(Debug)]
pub enum NotStarted {
    /// A file of the name is there already. Nothing was written.
    Exists(String),
    /// A file could not be written.
    Io(String, io::Error),
}

/// What a new workspace holds.
#[derive(Debug)]
pub struct Started {
    /// The paths of the files of its content.
    pub content: Vec<String>,
    /// Those of the files beside it, for editors and whoever reads first.
    pub beside: Vec<String>,
    /// Those that stood there already and were left as they are.
    pub kept: Vec<String>,
}

/// Starts a workspace with the draft of the plan of a year, for an office if one is named, and writes the schemas and
/// the recipes for code hosts beside it. No file is written over.
///
/// # Errors
/// [`NotStarted`].
pub fn start(
    root: &Path,
    year: i32,
    office: Option<&Office>,
    hosts: &[CiKind],
) -> Result<Started, NotStarted> {
    start_with(root, &in_content(draft::files(year, office)), hosts)
}

/// Starts a workspace as [`start`] does, with what a sample holds.
///
/// # Errors
/// [`NotStarted`].
pub fn start_from(
    root: &Path,
    sample: &Sample,
    office: Option<&Office>,
    hosts: &[CiKind],
) -> Result<Started, NotStarted> {
    start_with(root, &sample.files_for(office), hosts)
}

/// Starts a workspace with files given by their path in it, and writes the schemas and what editors need beside them.
/// No file is written over; where one cannot be written, those before it are taken away again.
///
/// # Errors
/// [`NotStarted`].
pub fn start_with(
    root: &Path,
    files: &[(String, String)],
    hosts: &[CiKind],
) -> Result<Started, NotStarted> {
    let (beside, kept): (Vec<_>, Vec<_>) = surroundings::files(files, hosts)
        .into_iter()
        .partition(|(path, _)| root.join(path).symlink_metadata().is_err());
    let all: Vec<(String, &str)> =
        files.iter().chain(&beside).map(|(path, text)| (path.clone(), text.as_str())).collect();
    write_new(root, &all)?;
    schema::write(root).map_err(|(path, error)| NotStarted::Io(path, error))?;
    let paths = |files: &[(String, String)]| files.iter().map(|(path, _)| path.clone()).collect();
    Ok(Started { content: paths(files), beside: paths(&beside), kept: paths(&kept) })
}

/// Writes files that are not there yet, all of them or none. Where one cannot be written, those before it and
/// the folders that were made for them are taken away again.
///
/// # Errors
/// [`NotStarted`].
pub fn write_new(root: &Path, files: &[(String, impl AsRef<[u8]>)]) -> Result<(), NotStarted> {
    if let Some((path, _)) =
        files.iter().find(|(path, _)| root.join(path).symlink_metadata().is_ok())
    {
        return Err(NotStarted::Exists(path.clone()));
    }
    let mut folders = Vec::new();
    for (at, (path, bytes)) in files.iter().enumerate() {
        if let Err(error) = write(&root.join(path), bytes.as_ref(), &mut folders) {
            for (written, _) in &files[..at] {
                let _ = fs::remove_file(root.join(written));
            }
            for folder in folders.iter().rev() {
                let _ = fs::remove_dir(folder);
            }
            return Err(NotStarted::Io(path.clone(), error));
        }
    }
    Ok(())
}

/// Writes a new file; folders that are made for it are told.
fn write(path: &Path, bytes: &[u8], folders: &mut Vec<PathBuf>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        folders.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)?;
    }
    let written = fs::File::create_new(path)?.write_all(bytes);
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}
