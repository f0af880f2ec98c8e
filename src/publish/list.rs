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
    /// Files that a run was about to send or remove when this was written: they may be those of `files`,
    /// those of `sending`, or not there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unsure: BTreeSet<String>,
    /// What runs that were cut off were sending, each file with every version of it. Lists of earlier
    /// versions of this program do not have it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sending: BTreeMap<String, Vec<File>>,
}

impl Default for List {
    fn default() -> Self {
        Self {
            kehoach: Self::VERSION,
            files: BTreeMap::new(),
            unsure: BTreeSet::new(),
            sending: BTreeMap::new(),
        }
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
        let mut paths = list.files.keys().chain(&list.unsure).chain(list.sending.keys());
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

    /// The list while a difference from a site is being carried out: what was there before, what is sent,
    /// and what may be either.
    #[must_use]
    pub fn begun(&self, site: &BTreeMap<String, File>, difference: &Difference) -> Self {
        let mut begun = self.clone();
        for path in difference.sent() {
            begun.unsure.insert(path.to_owned());
            let Some(file) = site.get(path) else { continue };
            let versions = begun.sending.entry(path.to_owned()).or_default();
            if !versions.contains(file) {
                versions.push(file.clone());
            }
        }
        begun.unsure.extend(difference.removed.iter().cloned());
        begun
    }

    /// What this program may have put at a path: the file that is known to have been there, and what runs
    /// that were cut off were sending.
    #[must_use]
    pub fn versions(&self, path: &str) -> Vec<&File> {
        self.files
            .get(path)
            .into_iter()
            .chain(self.sending.get(path).into_iter().flatten())
            .collect()
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
        list.sending.insert("b.html".into(), vec![File { content: Digest::of(b"y"), size: 1 }]);
        assert_eq!(List::read(&list.bytes()), Some(list));
    }

    #[test]
    fn every_version_that_was_sent_is_known_until_a_run_ends() {
        let file = |text: &str| File { content: Digest::of(text.as_bytes()), size: 1 };
        let site = |text: &str| BTreeMap::from([("a.html".to_owned(), file(text))]);
        let mut list = List::of(&site("1"));
        for text in ["2", "3", "3"] {
            list = list.begun(&site(text), &Difference::of(&site(text), &list, &[]));
        }
        assert_eq!(list.versions("a.html"), [&file("1"), &file("2"), &file("3")]);
        // A list of an earlier version of this program does not know what was sent.
        let earlier = br#"{"kehoach": 1, "files": {}, "unsure": ["a.html"]}"#;
        let earlier = List::read(earlier).unwrap();
        assert!(earlier.names("a.html") && earlier.versions("a.html").is_empty());
    }

    #[test]
    fn a_list_that_leads_elsewhere_is_none() {
        for path in ["../a", "/a", "-rf", "a\nb", "a b", "a\\\"b", "*", "a;b", "ă"] {
            let path = serde_json::to_string(path).unwrap();
            let text = format!(r#"{{"kehoach": 1, "files": {{}}, "unsure": [{path}]}}"#);
            assert_eq!(List::read(text.as_bytes()), None, "{path}");
            let text = format!(r#"{{"kehoach": 1, "files": {{}}, "sending": {{{path}: []}}}}"#);
            assert_eq!(List::read(text.as_bytes()), None, "{path}");
        }
        assert!(
            List::read(br#"{"kehoach": 1, "files": {}, "unsure": ["a/b-c_d.html"]}"#).is_some()
        );
        assert!(List::read(br#"{"kehoach": 2, "files": {}}"#).is_none());
    }
}
