//! JSON Schemas (draft 2020-12) of the YAML files, with which editors propose and check what is
//! typed. The readers beside this file are the law; a test holds the schemas to them.

use std::fs;
use std::io;
use std::path::Path;

use super::{disk, format_reference};

/// The folder of a workspace that the schemas are written to.
pub const FOLDER: &str = "schema";

/// How the line begins by which a YAML file names its schema.
const MODELINE: &str = "# yaml-language-server: $schema=";

/// Every schema: the name of its file, and its text. `document.json` is for the front matter of
/// the year's other documents, `post.json` for that of posts.
#[must_use]
pub fn all() -> [(&'static str, &'static str); 8] {
    [
        ("acknowledged.json", include_str!("schema/acknowledged.json")),
        ("agency.json", include_str!("schema/agency.json")),
        ("document.json", include_str!("schema/document.json")),
        ("laws.json", include_str!("schema/laws.json")),
        ("plan.json", include_str!("schema/plan.json")),
        ("post.json", include_str!("schema/post.json")),
        ("rest_days.json", include_str!("schema/rest_days.json")),
        ("units.json", include_str!("schema/units.json")),
    ]
}

/// Writes the schemas, and the reference that is made of them, into [`FOLDER`] of a workspace. Says which ones were not there yet or were
/// others.
///
/// # Errors
/// The path that could not be written, and why.
pub fn write(root: &Path) -> Result<Vec<&'static str>, (String, io::Error)> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| (FOLDER.to_owned(), error))?;
    let mut written = Vec::new();
    let reference = format_reference::text(&all());
    for (name, text) in all().into_iter().chain([(format_reference::NAME, &*reference)]) {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        fs::write(path, text).map_err(|error| (format!("{FOLDER}/{name}"), error))?;
        written.push(name);
    }
    Ok(written)
}

/// The YAML files of a workspace that do not name their schema: the path of each, and the line that
/// belongs at its top. Front matter has none: editors read no YAML in Markdown.
#[must_use]
pub fn without_line(root: &Path) -> Vec<(String, String)> {
    let registers = ["acknowledged", "agency", "laws", "rest_days", "units"];
    let mut files: Vec<(String, String)> =
        registers.iter().map(|name| (format!("{name}.yaml"), format!("{name}.json"))).collect();
    // What is wrong with the folders is for `check` to say.
    let plans = disk::plan_folders(root, &mut Vec::new()).into_iter();
    files.extend(plans.map(|address| (format!("{address}/plan.yaml"), "plan.json".to_owned())));
    let mut missing = Vec::new();
    for (file, schema) in files {
        let path = format!("content/{file}");
        let Some(Ok(source)) = disk::optional_source(root, &path) else { continue };
        let up = "../".repeat(path.matches('/').count());
        let line = format!("{MODELINE}{up}{FOLDER}/{schema}");
        if source.text.lines().all(|found| found.trim() != line) {
            missing.push((path, line));
        }
    }
    missing
}
