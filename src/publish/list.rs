//! What was published: the list that is kept at the destination.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Difference, File};
use crate::output::is_safe;

/// The name of the list at the destination. Servers do not hand out what begins with a full stop.
pub const LIST: &str = ".kehoach.json";

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The form of the file, and a sign that this program wrote it.
    kehoach: u32,
    /// The files that are there.
    pub files: BTreeMap<String, File>,
    /// Files that a run was about to send or remove when this was written: they may be the old ones,
    /// the new ones, or not there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unsure: BTreeSet<String>,
}

impl Default for List {
    fn default() -> Self {
        Self { kehoach: Self::VERSION, files: BTreeMap::new(), unsure: BTreeSet::new() }
    }
}

impl List {
    /// The form that this program writes.
    const VERSION: u32 = 1;

    /// The list of a site that is published whole.
    #[must_use]
    pub fn of(files: &BTreeMap<String, File>) -> Self {
        Self { files: files.clone(), ..Self::default() }
    }

    /// Reads a list. `None` when it is not one that this program wrote, or names what is not below the
    /// destination: what it names may be removed.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let list: Self = serde_json::from_slice(bytes).ok()?;
        let mut paths = list.files.keys().chain(&list.unsure);
        (list.kehoach == Self::VERSION && paths.all(|path| is_plain(path))).then_some(list)
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // A map of strings and numbers has nothing that could fail to become JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The list while a difference is being carried out.
    #[must_use]
    pub fn begun(&self, difference: &Difference) -> Self {
        let mut begun = self.clone();
        for path in difference.added.iter().chain(&difference.changed) {
            begun.files.remove(path);
            begun.unsure.insert(path.clone());
        }
        // What is removed is known by its bytes until it is gone.
        begun.unsure.extend(difference.removed.iter().cloned());
        begun
    }

    /// Whether this program sent a file of this path.
    #[must_use]
    pub fn names(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.unsure.contains(path)
    }
}

/// Whether a path is of characters that a site's files have, and leads below the destination. What
/// begins with a hyphen would be read as an option by a tool.
#[must_use]
pub fn is_plain(path: &str) -> bool {
    is_safe(path)
        && !path.starts_with('-')
        && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Digest;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let file = File { content: Digest::of(b"x"), size: 1 };
        let mut list = List::of(&BTreeMap::from([("2021/a.html".to_owned(), file)]));
        assert_eq!(List::read(&list.bytes()), Some(list.clone()));
        assert!(!String::from_utf8(list.bytes()).unwrap().contains("unsure"));
        list.unsure.insert("b.html".into());
        assert_eq!(List::read(&list.bytes()), Some(list));
    }

    #[test]
    fn a_list_that_leads_elsewhere_is_none() {
        for path in ["../a", "/a", "-rf", "a\nb", "a b", "a\\\"b", "*", "a;b", "ă"] {
            let path = serde_json::to_string(path).unwrap();
            let text = format!(r#"{{"kehoach": 1, "files": {{}}, "unsure": [{path}]}}"#);
            assert_eq!(List::read(text.as_bytes()), None, "{path}");
        }
        assert!(
            List::read(br#"{"kehoach": 1, "files": {}, "unsure": ["a/b-c_d.html"]}"#).is_some()
        );
        assert!(List::read(br#"{"kehoach": 2, "files": {}}"#).is_none());
    }
}
