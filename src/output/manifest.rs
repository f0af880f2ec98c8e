//! The manifest: what the last build wrote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Digest;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What a build wrote, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of this file; a reader that does not know it treats the folder as foreign.
    pub version: u32,
    /// The artifacts.
    pub artifacts: BTreeMap<String, Record>,
}

/// One artifact that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Digest of the recipe.
    pub recipe: Digest,
    /// Digest of the bytes.
    pub content: Digest,
    /// Size in bytes.
    pub size: u64,
}

impl Manifest {
    /// The form that this program writes.
    pub const VERSION: u32 = 1;

    /// Reads a manifest. `None` when it is not one that this program wrote.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        let safe = manifest.artifacts.keys().all(|path| is_safe(path));
        (manifest.version == Self::VERSION && safe).then_some(manifest)
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // A map of strings and numbers has nothing that could fail to become JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Whether a path leads to a place below the folder: a manifest could have been tampered with, and
/// what it lists may be removed.
#[must_use]
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && !path.contains(':')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_cannot_leave_the_folder() {
        for path in ["../x", "/etc/passwd", "a/../../b", "a//b", "", ".", "c:/x", "a\\b"] {
            assert!(!is_safe(path), "{path}");
        }
        assert!(is_safe("site/2021/index.html"));
    }

    #[test]
    fn a_manifest_that_lists_foreign_paths_is_not_read() {
        let record = r#"{"recipe":"","content":"","size":1}"#;
        let text = |path: &str| format!(r#"{{"version":1,"artifacts":{{"{path}":{record}}}}}"#);
        assert!(Manifest::read(text("site/a").as_bytes()).is_some());
        assert!(Manifest::read(text("../a").as_bytes()).is_none());
        assert!(Manifest::read(b"{").is_none());
    }
}
