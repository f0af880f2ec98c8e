//! A new workspace: the fewest files that make one, ready to be filled in.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::schema;

/// The files, by their path below `content/`; `YEAR` stands for the year.
const FILES: [(&str, &str); 4] = [
    ("agency.yaml", include_str!("../../templates/workspace/agency.yaml")),
    ("units.yaml", include_str!("../../templates/workspace/units.yaml")),
    ("YEAR/plan.yaml", include_str!("../../templates/workspace/year/plan.yaml")),
    ("YEAR/plan.md", include_str!("../../templates/workspace/year/plan.md")),
];

/// Why no workspace was started.
#[derive(Debug)]
pub enum NotStarted {
    /// A file of the name is there already. Nothing was written.
    Exists(String),
    /// A file could not be written.
    Io(String, io::Error),
}

/// Starts a workspace with the plan of a year, and writes the schemas beside it. No file is written
/// over. Says which files it wrote.
///
/// # Errors
/// [`NotStarted`].
pub fn start(root: &Path, year: i32) -> Result<Vec<String>, NotStarted> {
    let year = year.to_string();
    let files: Vec<(String, String)> = FILES
        .iter()
        .map(|(path, text)| {
            let path = format!("content/{}", path.replace("YEAR", &year));
            (path, text.replace("YEAR", &year))
        })
        .collect();
    if let Some((path, _)) =
        files.iter().find(|(path, _)| root.join(path).symlink_metadata().is_ok())
    {
        return Err(NotStarted::Exists(path.clone()));
    }
    for (path, text) in &files {
        write(&root.join(path), text).map_err(|error| NotStarted::Io(path.clone(), error))?;
    }
    schema::write(root).map_err(|(path, error)| NotStarted::Io(path, error))?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}
