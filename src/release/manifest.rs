//! What a bundle says of itself: what it was made of, by which program, and what it holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The manifest (bản kê) of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleManifest {
    /// The form of this file.
    pub version: u32,
    /// What is released: a year, or the address of a plan.
    pub release: String,
    /// Which release of it this is, from 1 on (lần phát hành).
    pub number: u32,
    /// The addresses of the plans.
    pub plans: Vec<String>,
    /// What made it.
    pub tool: Tool,
    /// The commit of the source that it was made of, where that is known and nothing differs from it.
    pub commit: Option<String>,
    /// Where the site is said to be reached.
    pub site: Option<String>,
    /// The files of the source with their digests; ends of lines are no part of a text there.
    pub inputs: BTreeMap<String, String>,
    /// The files of the bundle, but for this one and the list of digests.
    pub files: BTreeMap<String, Entry>,
}

/// The program that made a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The version of Typst that set the pages.
    pub typst: String,
    /// How Typst was run: `embedded` or `cli`.
    pub engine: String,
}

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it has.
    pub size: u64,
}

impl BundleManifest {
    /// The form that this program writes.
    pub const VERSION: u32 = 1;

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // A map of strings and numbers has nothing that could fail to become JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads a manifest of the form that this program writes.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        (manifest.version == Self::VERSION).then_some(manifest)
    }
}
