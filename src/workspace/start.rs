//! A new workspace: the fewest files that make one, ready to be filled in.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::sample::Sample;
use super::schema;
use crate::source::yaml::{self, Value};

/// The files, by their path below `content/`; `YEAR` stands for the year.
const FILES: [(&str, &str); 4] = [
    ("agency.yaml", include_str!("../../templates/workspace/agency.yaml")),
    ("units.yaml", include_str!("../../templates/workspace/units.yaml")),
    ("YEAR/plan.yaml", include_str!("../../templates/workspace/year/plan.yaml")),
    ("YEAR/plan.md", include_str!("../../templates/workspace/year/plan.md")),
];

/// What a new workspace holds where its office has a name of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// The place, part of the names of bodies too.
    pub place: String,
    /// Who signs.
    pub signer: String,
    /// The domain of its calendars.
    pub domain: String,
}

/// The words that [`start`] writes to be filled in, read from the very files that it writes.
pub static UNFILLED: LazyLock<Unfilled> = LazyLock::new(|| {
    let value = |file: &str, keys: [&str; 2]| {
        let (_, text) = FILES.iter().find(|(path, _)| *path == file)?;
        let root = yaml::parse(text).0?;
        let found = keys.iter().try_fold(&root, |node, key| match &node.value {
            Value::Map(entries) => entries.iter().find(|at| at.key == *key).map(|at| &at.value),
            _ => None,
        })?;
        match &found.value {
            Value::Scalar(words) => Some(words.clone()),
            _ => None,
        }
    };
    let plan = "YEAR/plan.yaml";
    Unfilled {
        place: value(plan, ["document", "place"]).unwrap_or_default(),
        signer: value(plan, ["signature", "name"]).unwrap_or_default(),
        domain: value("agency.yaml", ["calendar", "domain"]).unwrap_or_default(),
    }
});

/// Why no workspace was started.
#[derive(Debug)]
pub enum NotStarted {
    /// A file of the name is there already. Nothing was written.
    Exists(String),
    /// A file could not be written.
    Io(String, io::Error),
}

/// Starts a workspace with the draft of the plan of a year, and writes the schemas beside it. No file is
/// written over. Says which files it wrote.
///
/// # Errors
/// [`NotStarted`].
pub fn start(root: &Path, year: i32) -> Result<Vec<String>, NotStarted> {
    let year = year.to_string();
    let filled = |text: &str| text.replace("YEAR", &year);
    place(root, FILES.iter().map(|(path, text)| (filled(path), filled(text))))
}

/// Starts a workspace as [`start`] does, with what a sample holds.
///
/// # Errors
/// [`NotStarted`].
pub fn start_from(root: &Path, sample: &Sample) -> Result<Vec<String>, NotStarted> {
    place(root, sample.files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
}

/// Writes files into `content/`.
fn place(
    root: &Path,
    files: impl Iterator<Item = (String, String)>,
) -> Result<Vec<String>, NotStarted> {
    let files: Vec<(String, String)> =
        files.map(|(path, text)| (format!("content/{path}"), text)).collect();
    start_with(root, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Starts a workspace with files given by their path in it, and writes the schemas beside them. No file
/// is written over; where one cannot be written, those before it are taken away again.
///
/// # Errors
/// [`NotStarted`].
pub fn start_with(root: &Path, files: &[(String, String)]) -> Result<(), NotStarted> {
    write_new(root, files)?;
    schema::write(root).map_err(|(path, error)| NotStarted::Io(path, error))?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_to_fill_in_are_those_of_the_files() {
        let Unfilled { place, signer, domain } = &*UNFILLED;
        assert_eq!((&**place, &**signer, &**domain), ("Tên Xã", "Họ Và Tên", "ten-xa.example"));
        let (_, plan) = FILES[2];
        assert!(plan.contains(&format!("issuer: ỦY BAN NHÂN DÂN XÃ {}", place.to_uppercase())));
        let (_, agency) = FILES[0];
        assert!(agency.contains(&format!("name: Ủy ban nhân dân xã {place}\n")));
    }
}
