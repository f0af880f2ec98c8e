//! The proof that a bundle is what was packed: every file listed, every digest right.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::bundle::{MANIFEST_NAME, SUMS};
use super::manifest::BundleManifest;
use super::sums;
use crate::diagnostic::{Diagnostic, Line};
use crate::output::{self, Digest};

/// More than these bytes in all are not unpacked: no bundle is as large, and a ZIP can claim anything.
const LARGEST: u64 = 4 * 1024 * 1024 * 1024;

/// A bundle that holds what it says.
#[derive(Debug)]
pub struct Proof {
    /// How many files were looked at.
    pub files: usize,
    /// What it says of itself.
    pub manifest: BundleManifest,
}

/// Looks at the bytes of a bundle that is called `name`.
///
/// # Errors
/// Everything that is otherwise than its lists say.
pub fn prove(name: &str, bytes: &[u8]) -> Result<Proof, Vec<Diagnostic>> {
    let files = unpack(bytes).map_err(|finding| vec![finding.about(name)])?;
    let mut findings = Vec::new();
    let text = files.get(SUMS).map(|bytes| String::from_utf8_lossy(bytes));
    let listed = match text.as_deref().map(sums::read) {
        Some(Some(listed)) => listed,
        Some(None) => {
            findings.push(Diagnostic::error("bundle-sums-broken").with("file", SUMS));
            BTreeMap::new()
        }
        None => {
            findings.push(Diagnostic::error("bundle-no-sums").with("file", SUMS));
            BTreeMap::new()
        }
    };
    if findings.is_empty() {
        differences(&listed, &files, &mut findings);
    }
    let manifest = files.get(MANIFEST_NAME).and_then(|bytes| BundleManifest::read(bytes));
    let Some(manifest) = manifest else {
        findings.push(Diagnostic::error("bundle-no-manifest").with("file", MANIFEST_NAME));
        return Err(about(findings, name));
    };
    let named: BTreeMap<String, String> =
        manifest.files.iter().map(|(name, entry)| (name.clone(), entry.sha256.clone())).collect();
    let mut others = listed.clone();
    others.remove(MANIFEST_NAME);
    if !listed.is_empty() && named != others {
        findings.push(
            Diagnostic::error("bundle-lists-differ")
                .with("manifest", MANIFEST_NAME)
                .with("sums", SUMS),
        );
    }
    if findings.is_empty() {
        Ok(Proof { files: files.len(), manifest })
    } else {
        Err(about(findings, name))
    }
}

fn about(findings: Vec<Diagnostic>, name: &str) -> Vec<Diagnostic> {
    let hint = || Line::new("bundle.again");
    findings.into_iter().map(|finding| finding.about(name).hint(hint())).collect()
}

/// Compares the list with what is there.
fn differences(
    listed: &BTreeMap<String, String>,
    files: &BTreeMap<String, Vec<u8>>,
    findings: &mut Vec<Diagnostic>,
) {
    for (file, digest) in listed {
        match files.get(file) {
            None => findings.push(Diagnostic::error("bundle-missing").with("file", file)),
            Some(bytes) if Digest::of(bytes).to_string() != *digest => {
                findings.push(Diagnostic::error("bundle-changed").with("file", file));
            }
            Some(_) => {}
        }
    }
    let unlisted = files.keys().filter(|file| *file != SUMS && !listed.contains_key(*file));
    findings.extend(unlisted.map(|file| Diagnostic::error("bundle-unlisted").with("file", file)));
}

/// The files of a ZIP by their names below the one folder that all of them lie in.
fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Diagnostic> {
    let broken = |reason: String| Diagnostic::error("bundle-broken").with("reason", reason);
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| Diagnostic::error("bundle-no-zip"))?;
    let mut files = BTreeMap::new();
    let mut folders = BTreeSet::new();
    let mut left = LARGEST;
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).map_err(|error| broken(error.to_string()))?;
        let path = entry.name().map_err(|error| broken(error.to_string()))?.into_owned();
        let (folder, name) = path.split_once('/').unwrap_or(("", &path));
        if !output::is_safe(&path) {
            return Err(Diagnostic::error("bundle-unsafe").with("file", &path));
        }
        folders.insert(folder.to_owned());
        let mut bytes = Vec::new();
        let read = entry.by_ref().take(left).read_to_end(&mut bytes);
        read.map_err(|error| broken(format!("{name}: {error}")))?;
        left -= bytes.len() as u64;
        if left == 0 {
            return Err(Diagnostic::error("bundle-too-large"));
        }
        if files.insert(name.to_owned(), bytes).is_some() {
            return Err(Diagnostic::error("bundle-twice").with("file", name));
        }
    }
    if folders.len() > 1 {
        return Err(broken(folders.into_iter().collect::<Vec<_>>().join(", ")));
    }
    Ok(files)
}
