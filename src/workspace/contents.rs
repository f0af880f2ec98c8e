//! Which files a workspace is made of, each with a digest, so that two states of it can be compared.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use super::{disk, released};

/// The folders that a workspace is made of.
pub const FOLDERS: [&str; 3] = ["content", "templates", "fonts"];

/// The files of a content, by their path in the workspace.
pub(super) fn in_content(files: Vec<(String, String)>) -> Vec<(String, String)> {
    files.into_iter().map(|(path, text)| (format!("content/{path}"), text)).collect()
}

/// The files of a workspace by their path in it, with a digest of what they hold. How lines end is no part of
/// that, since git changes it. What a system or an office program keeps for itself is left out, and so is what
/// cannot be read, of which reading tells.
#[must_use]
pub fn contents(root: &Path) -> BTreeMap<String, [u8; 32]> {
    let mut files = BTreeMap::new();
    for (path, entry) in walk(root) {
        if let Ok(bytes) = fs::read(entry.path()) {
            let digest = Sha256::digest(with_plain_ends(bytes));
            files.insert(path, digest.into());
        }
    }
    files
}

/// The files of a workspace that a build reads and that were written after another file, in order. What the system
/// does not tell the time of is none of them. Copies of what was released are written by releases, after their build.
#[must_use]
pub fn written_after(root: &Path, file: &Path) -> Vec<String> {
    let Ok(time) = fs::metadata(file).and_then(|meta| meta.modified()) else { return Vec::new() };
    let mut files: Vec<String> = built_from(root)
        .filter(|(_, meta)| meta.modified().is_ok_and(|other| other > time))
        .map(|(path, _)| path)
        .collect();
    files.sort_unstable();
    files
}

/// What the system tells of the file that was written last of those that a build reads.
#[must_use]
pub fn newest(root: &Path) -> Option<Metadata> {
    let files = built_from(root).filter_map(|(_, meta)| Some((meta.modified().ok()?, meta)));
    files.max_by_key(|(time, _)| *time).map(|(_, meta)| meta)
}

/// The files that a build reads, with what the system tells of them.
fn built_from(root: &Path) -> impl Iterator<Item = (String, Metadata)> {
    let is_read = |(path, _): &(String, DirEntry)| match path.strip_prefix("templates/") {
        Some(template) => disk::is_template(Path::new(template)),
        None => !path.contains(&format!("/{}/", released::FOLDER)),
    };
    let files = walk(root).into_iter().filter(is_read);
    files.filter_map(|(path, entry)| Some((path, entry.metadata().ok()?)))
}

/// The files of a workspace by their path in it.
fn walk(root: &Path) -> Vec<(String, DirEntry)> {
    let own = |name: &str| {
        disk::is_of_a_program(name) || ["~", ".tmp", ".bak"].iter().any(|end| name.ends_with(end))
    };
    let mut files = Vec::new();
    for folder in FOLDERS {
        let entries = WalkDir::new(root.join(folder)).into_iter();
        let entries = entries.filter_entry(|entry| !entry.file_name().to_str().is_some_and(own));
        for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
            let parts = entry.path().strip_prefix(root).ok().map(Path::iter);
            let parts: Option<Vec<&str>> =
                parts.and_then(|mut parts| parts.by_ref().map(std::ffi::OsStr::to_str).collect());
            if let Some(parts) = parts {
                files.push((parts.join("/"), entry));
            }
        }
    }
    files
}

/// A text with lines that end as on other systems; what is no text stays as it is.
fn with_plain_ends(bytes: Vec<u8>) -> Vec<u8> {
    if bytes.contains(&0) || !bytes.contains(&b'\r') {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().peekable();
    while let Some(byte) = rest.next() {
        if *byte != b'\r' || rest.peek() != Some(&&b'\n') {
            out.push(*byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_lines_end_is_no_difference() {
        assert_eq!(with_plain_ends(b"a\r\nb\rc".to_vec()), b"a\nb\rc");
        assert_eq!(with_plain_ends(b"\0a\r\n".to_vec()), b"\0a\r\n");
    }
}
