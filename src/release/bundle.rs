//! The bundle: files, notes, manifest and digests as one ZIP.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use chrono::NaiveDate;

use super::manifest::{BundleManifest, Entry};
use super::sums;
use crate::output::{self, Digest};

/// The name of the list of digests, in a bundle and beside it.
pub const SUMS: &str = "SHA256SUMS";
/// The name of the notes.
pub const NOTES: &str = "GHI-CHU.md";
/// The name of the manifest in a bundle.
pub const MANIFEST_NAME: &str = "manifest.json";

/// A bundle (gói phát hành), and what stands beside it.
#[derive(Debug)]
pub struct Bundle {
    /// The name of the ZIP, which is that of the folder in it, too, but for its ending.
    pub name: String,
    /// The bytes of the ZIP.
    pub bytes: Vec<u8>,
    /// The list of digests of what is handed on: the ZIP and the notes.
    pub sums: String,
    /// What it says of itself.
    pub manifest: BundleManifest,
}

impl Bundle {
    /// Packs files, by their names in the bundle, with the notes. The files of the manifest are filled in here.
    ///
    /// # Errors
    /// What the format cannot hold.
    pub fn pack(
        files: BTreeMap<String, Vec<u8>>,
        notes: &str,
        mut manifest: BundleManifest,
        stamp: NaiveDate,
    ) -> io::Result<Self> {
        let mut files = files;
        files.insert(NOTES.to_owned(), notes.as_bytes().to_vec());
        manifest.files = files
            .iter()
            .map(|(name, bytes)| {
                let sha256 = Digest::of(bytes).to_string();
                (name.clone(), Entry { sha256, size: bytes.len() as u64 })
            })
            .collect();
        files.insert(MANIFEST_NAME.to_owned(), manifest.bytes());
        let digests: BTreeMap<String, Digest> =
            files.iter().map(|(name, bytes)| (name.clone(), Digest::of(bytes))).collect();
        files.insert(SUMS.to_owned(), sums::text(&digests).into_bytes());
        let folder = format!("ke-hoach-{}", manifest.release.replace('/', "-"));
        let entries: Vec<(String, Cow<[u8]>)> = files
            .into_iter()
            .map(|(name, bytes)| (format!("{folder}/{name}"), Cow::from(bytes)))
            .collect();
        let bytes = output::pack(stamp, &entries)?;
        let name = format!("{folder}.zip");
        let beside = BTreeMap::from([
            (name.clone(), Digest::of(&bytes)),
            (NOTES.to_owned(), Digest::of(notes.as_bytes())),
        ]);
        Ok(Self { name, bytes, sums: sums::text(&beside), manifest })
    }
}
