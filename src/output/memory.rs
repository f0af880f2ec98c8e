//! What was made, held in memory: a preview writes nothing.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use super::{Digest, FolderError, Record, Rendered, Store};

/// Artifacts with their bytes (kết quả giữ trong bộ nhớ), by path.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    artifacts: BTreeMap<String, Kept>,
}

#[derive(Debug, Clone)]
struct Kept {
    record: Record,
    bytes: Arc<Vec<u8>>,
}

impl Memory {
    /// Keeps an artifact, and tells whether its bytes are others than before. What was not made again is
    /// kept as it is.
    pub fn keep(&mut self, one: Rendered) -> bool {
        let Some(bytes) = one.bytes else { return false };
        let before = self.artifacts.get(&one.path);
        let changed = before.is_none_or(|before| before.record.content != one.record.content);
        self.artifacts.insert(one.path, Kept { record: one.record, bytes: Arc::new(bytes) });
        changed
    }

    /// Takes over what another one holds.
    pub fn absorb(&mut self, other: Self) {
        self.artifacts.extend(other.artifacts);
    }

    /// The paths of what another one holds with other bytes, or alone.
    pub fn differing<'o>(&self, other: &'o Self) -> impl Iterator<Item = &'o str> {
        let is_other = |(path, kept): &(&String, &Kept)| {
            self.artifacts.get(*path).is_none_or(|own| own.record.content != kept.record.content)
        };
        other.artifacts.iter().filter(is_other).map(|(path, _)| path.as_str())
    }

    /// Forgets what is not wanted any more, and names it.
    pub fn forget(&mut self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let gone: Vec<String> =
            self.artifacts.keys().filter(|path| !wanted(path)).cloned().collect();
        for path in &gone {
            self.artifacts.remove(path);
        }
        gone
    }

    /// The bytes of an artifact and their digest, if there is one.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<(Arc<Vec<u8>>, &Digest)> {
        self.artifacts.get(path).map(|kept| (Arc::clone(&kept.bytes), &kept.record.content))
    }

    /// Whether there is an artifact at a path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.artifacts.contains_key(path)
    }
}

impl Store for Memory {
    fn unchanged(&self, path: &str, recipe: &Digest) -> Option<Record> {
        let kept = self.artifacts.get(path).filter(|kept| kept.record.recipe == *recipe)?;
        Some(kept.record.clone())
    }

    /// What is wrong is told of anew after each build, so that no build has been looked at before.
    fn is_just(&self, _: &[Rendered]) -> bool {
        false
    }

    fn read(&self, path: &str) -> Result<Arc<Vec<u8>>, FolderError> {
        let kept = self.artifacts.get(path).map(|kept| Arc::clone(&kept.bytes));
        kept.ok_or_else(|| FolderError::Io {
            path: path.into(),
            error: io::Error::from(io::ErrorKind::NotFound),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Artifact, Kind, render};

    fn made(memory: &Memory, files: &[(&str, &str)]) -> Vec<Rendered> {
        let artifact = |(path, text): &(&str, &str)| {
            Artifact::ready(Kind::Site, *path, text.as_bytes().to_vec())
        };
        let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
        render(&artifacts, memory, 2, &|_| {}).unwrap()
    }

    #[test]
    fn what_did_not_change_is_not_made_again_and_what_is_gone_is_forgotten() {
        let mut memory = Memory::default();
        let first = made(&memory, &[("a", "1"), ("b", "2")]);
        assert!(first.into_iter().all(|one| memory.keep(one)));
        let second = made(&memory, &[("a", "1"), ("b", "3")]);
        assert_eq!(second.iter().map(|one| one.bytes.is_some()).collect::<Vec<_>>(), [false, true]);
        let changed: Vec<bool> = second.into_iter().map(|one| memory.keep(one)).collect();
        assert_eq!(changed, [false, true]);
        assert_eq!(**memory.read("b").unwrap(), *b"3");
        assert_eq!(memory.forget(|path| path == "b"), ["a"]);
        assert!(memory.read("a").is_err() && !memory.has("a") && memory.has("b"));
    }
}
