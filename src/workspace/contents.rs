//! Which files a workspace is made of, each with a digest, so that two states of it can be compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// The folders that a workspace is made of.
pub(super) const FOLDERS: [&str; 2] = ["content", "templates"];

/// The files of a workspace by their path in it, with a digest of what they hold. How lines end is no part of
/// that, since git changes it. What a system or an office program keeps for itself is left out, and so is what
/// cannot be read, of which reading tells.
#[must_use]
pub fn contents(root: &Path) -> BTreeMap<String, [u8; 32]> {
    let own =
        |name: &str| name.starts_with(['.', '~']) || ["Thumbs.db", "desktop.ini"].contains(&name);
    let mut files = BTreeMap::new();
    for folder in FOLDERS {
        let entries = WalkDir::new(root.join(folder)).into_iter();
        let entries = entries.filter_entry(|entry| !entry.file_name().to_str().is_some_and(own));
        for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
            let parts = entry.path().strip_prefix(root).ok().map(Path::iter);
            let parts: Option<Vec<&str>> =
                parts.and_then(|mut parts| parts.by_ref().map(std::ffi::OsStr::to_str).collect());
            if let (Some(parts), Ok(bytes)) = (parts, fs::read(entry.path())) {
                let digest = Sha256::digest(with_plain_ends(bytes));
                files.insert(parts.join("/"), digest.into());
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
