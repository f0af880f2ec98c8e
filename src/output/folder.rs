//! The output folder: written file by file through a temporary name, and only where it changed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use walkdir::WalkDir;

use super::manifest::{MANIFEST, Manifest, Record};
use super::whole_file::{self, write_whole};
use super::{Digest, Rendered, Store};

/// The coarsest step in which a file system keeps times: that of FAT.
const COARSEST: Duration = Duration::from_secs(2);

/// The folder that a build writes to, and what the last build left there.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    last: Manifest,
    /// Whether the folder holds a manifest that this program wrote.
    has_manifest: bool,
}

/// What writing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the build.
    pub files: usize,
    /// The paths of those that were new or changed.
    pub changed: Vec<String>,
    /// The paths of files of an earlier build that were removed.
    pub removed: Vec<String>,
}

/// Why the folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The path is a file.
    #[error("{0} is a file")]
    IsFile(PathBuf),
    /// Files stand where the build would write that no build wrote.
    #[error("{0:?} are not from a build")]
    Foreign(Vec<PathBuf>),
    /// The disk refused.
    #[error("{path}: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Why what a build wrote cannot be handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotStanding {
    /// Nothing was built.
    NoBuild,
    /// These files are not there any more, or hold something else.
    Differing(Vec<String>),
}

impl Folder {
    /// Looks at a folder, which need not exist yet. Nothing is written.
    ///
    /// # Errors
    /// [`FolderError::IsFile`], or [`FolderError::Io`] when it cannot be looked at.
    pub fn open(root: &Path) -> Result<Self, FolderError> {
        match fs::metadata(root) {
            Ok(meta) if !meta.is_dir() => return Err(FolderError::IsFile(root.to_path_buf())),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // A file in the middle of the path.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(FolderError::IsFile(root.to_path_buf()));
            }
            Err(error) => return Err(FolderError::Io { path: root.to_path_buf(), error }),
        }
        let last = fs::read(root.join(MANIFEST)).ok().and_then(|bytes| Manifest::read(&bytes));
        let has_manifest = last.is_some();
        let last =
            last.unwrap_or(Manifest { version: Manifest::VERSION, artifacts: BTreeMap::new() });
        Ok(Self { root: root.to_path_buf(), last, has_manifest })
    }

    /// What the last build wrote below a folder, such as `site`, by its path in that folder.
    ///
    /// # Errors
    /// [`NotStanding`] when there was no build, or when its files are not there as it wrote them.
    pub fn standing(&self, below: &str) -> Result<BTreeMap<String, Record>, NotStanding> {
        let mut standing = BTreeMap::new();
        let mut differing = Vec::new();
        for (path, record) in &self.last.artifacts {
            let Some(name) = path.strip_prefix(below).and_then(|rest| rest.strip_prefix('/'))
            else {
                continue;
            };
            if self.holds(path, record) {
                standing.insert(name.to_owned(), record.clone());
            } else {
                differing.push(path.clone());
            }
        }
        match (differing.is_empty(), standing.is_empty()) {
            (false, _) => Err(NotStanding::Differing(differing)),
            (true, true) => Err(NotStanding::NoBuild),
            (true, false) => Ok(standing),
        }
    }

    /// The files below a folder that no build wrote, in order.
    #[must_use]
    pub fn strangers(&self, below: &str) -> Vec<String> {
        let files = WalkDir::new(self.root.join(below)).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|entry| !entry.file_type().is_dir());
        let path = |entry: walkdir::DirEntry| {
            let parts = entry.path().strip_prefix(&self.root).ok()?.iter();
            Some(parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
        };
        files.filter_map(path).filter(|path| !self.last.artifacts.contains_key(path)).collect()
    }

    fn holds(&self, path: &str, record: &Record) -> bool {
        whole_file::holds(&self.root.join(path), &record.content, record.size)
    }

    /// Writes a build: first, so that a build that is cut off can be told from foreign files, a
    /// manifest of the old and the new; then what changed; then removes what is no longer listed;
    /// then the manifest.
    ///
    /// # Errors
    /// [`FolderError`]; when it is [`FolderError::Foreign`], nothing was written.
    pub fn write(&self, build: &[Rendered]) -> Result<Written, FolderError> {
        let changed: Vec<(&Rendered, &[u8])> = build
            .iter()
            .filter_map(|one| Some((one, one.bytes.as_deref()?)))
            .filter(|(one, _)| !self.holds(&one.path, &one.record))
            .collect();
        self.refuse_foreign(&changed)?;

        let artifacts: BTreeMap<String, Record> =
            build.iter().map(|one| (one.path.clone(), one.record.clone())).collect();
        let listed = |path: &String| artifacts.contains_key(path);
        let stale: Vec<(&String, &Record)> =
            self.last.artifacts.iter().filter(|(path, _)| !listed(path)).collect();
        let manifest = Manifest { version: Manifest::VERSION, artifacts };

        if !changed.is_empty() || !stale.is_empty() {
            let mut both = self.last.clone();
            both.artifacts.extend(manifest.artifacts.clone());
            self.write_file(MANIFEST, &both.bytes())?;
            for (one, bytes) in &changed {
                self.write_file(&one.path, bytes)?;
            }
        }
        let mut removed = Vec::new();
        for (path, record) in stale {
            // A file that somebody changed since is somebody's now.
            if self.holds(path, record) {
                self.remove(path)?;
                removed.push(path.clone());
            }
        }
        let bytes = manifest.bytes();
        if fs::read(self.root.join(MANIFEST)).ok().as_deref() != Some(&bytes[..]) {
            self.write_file(MANIFEST, &bytes)?;
        }
        let changed = changed.into_iter().map(|(one, _)| one.path.clone()).collect();
        Ok(Written { files: build.len(), changed, removed })
    }

    /// Gives the manifest the time of a file: that of the newest source from before the build read any. What was
    /// saved after that, while the build was under way or later, is newer than the manifest. What the system does
    /// not allow is left.
    pub fn as_new_as(&self, file: &fs::Metadata) {
        let path = self.manifest();
        let time = || fs::metadata(&path).and_then(|meta| meta.modified()).ok();
        let Ok(wanted) = file.modified() else { return };
        if time() == Some(wanted) {
            return;
        }
        let Ok(manifest) = fs::File::options().write(true).open(&path) else { return };
        // A disk that keeps even seconds only would make it older than the file.
        for time_given in [wanted, wanted + COARSEST] {
            if manifest.set_modified(time_given).is_err() || time() >= Some(wanted) {
                break;
            }
        }
    }

    /// The file that says what the last build wrote.
    #[must_use]
    pub fn manifest(&self) -> PathBuf {
        self.root.join(MANIFEST)
    }

    fn refuse_foreign(&self, changed: &[(&Rendered, &[u8])]) -> Result<(), FolderError> {
        let mut foreign: Vec<PathBuf> = changed
            .iter()
            .filter(|(one, _)| !self.last.artifacts.contains_key(&one.path))
            .map(|(one, _)| self.root.join(&one.path))
            .filter(|path| path.symlink_metadata().is_ok())
            .collect();
        // A web application has a file of this name, too.
        let manifest = self.root.join(MANIFEST);
        if !self.has_manifest && manifest.symlink_metadata().is_ok() {
            foreign.push(manifest);
        }
        if foreign.is_empty() { Ok(()) } else { Err(FolderError::Foreign(foreign)) }
    }

    fn write_file(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let full = self.root.join(path);
        write_whole(&full, bytes).map_err(|error| FolderError::Io { path: full, error })
    }

    /// Removes a file of an earlier build, and the folders that this leaves empty.
    fn remove(&self, path: &str) -> Result<(), FolderError> {
        let full = self.root.join(path);
        whole_file::remove(&full, &self.root).map_err(|error| FolderError::Io { path: full, error })
    }
}

impl Store for Folder {
    /// The last build made it by this recipe, and its file still holds what was written.
    fn unchanged(&self, path: &str, recipe: &Digest) -> Option<Record> {
        let record = self.last.artifacts.get(path).filter(|record| record.recipe == *recipe)?;
        self.holds(path, record).then(|| record.clone())
    }

    fn is_just(&self, build: &[Rendered]) -> bool {
        build.len() == self.last.artifacts.len()
            && build.iter().all(|one| {
                one.bytes.is_none() && self.last.artifacts.get(&one.path) == Some(&one.record)
            })
    }

    fn read(&self, path: &str) -> Result<Arc<Vec<u8>>, FolderError> {
        let full = self.root.join(path);
        let bytes = fs::read(&full).map_err(|error| FolderError::Io { path: full, error })?;
        Ok(Arc::new(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Artifact, Kind, render};

    fn build(root: &Path, files: &[(&str, &str)]) -> Result<Written, FolderError> {
        let artifacts: Vec<Artifact> = files
            .iter()
            .map(|(path, text)| Artifact::ready(Kind::Site, *path, text.as_bytes().to_vec()))
            .collect();
        let folder = Folder::open(root)?;
        let rendered = render(&artifacts, &folder, 2, &|_| {}).unwrap();
        folder.write(&rendered)
    }

    fn names(root: &Path) -> Vec<String> {
        let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string())
            .map(|path| path.replace('\\', "/"))
            .collect()
    }

    fn counts(written: &Written) -> (usize, usize, usize) {
        (written.files, written.changed.len(), written.removed.len())
    }

    #[test]
    fn a_second_build_writes_only_what_changed_and_removes_what_is_stale() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("out");
        let first = build(&root, &[("site/a", "1"), ("site/b/c", "2")]).unwrap();
        assert_eq!(counts(&first), (2, 2, 0));
        fs::write(root.join("site/b/mine"), "kept").unwrap();
        let same = build(&root, &[("site/a", "1"), ("site/b/c", "2")]).unwrap();
        assert_eq!(counts(&same), (2, 0, 0));
        let third = build(&root, &[("site/a", "9")]).unwrap();
        assert_eq!(counts(&third), (1, 1, 1));
        assert_eq!(names(&root), ["manifest.json", "site/a", "site/b/mine"]);
    }

    #[test]
    fn a_file_changed_by_hand_is_written_again_but_not_removed() {
        let dir = tempfile::tempdir().unwrap();
        build(dir.path(), &[("a", "1"), ("b", "1")]).unwrap();
        fs::write(dir.path().join("a"), "by hand").unwrap();
        fs::write(dir.path().join("b"), "by hand").unwrap();
        let again = build(dir.path(), &[("a", "1")]).unwrap();
        assert_eq!(counts(&again), (1, 1, 0));
        assert_eq!(fs::read(dir.path().join("a")).unwrap(), b"1");
        assert_eq!(fs::read(dir.path().join("b")).unwrap(), b"by hand");
    }

    #[test]
    fn files_that_no_build_wrote_are_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a"), "mine").unwrap();
        let error = build(dir.path(), &[("a", "1"), ("b", "1")]).unwrap_err();
        assert!(matches!(error, FolderError::Foreign(paths) if paths.len() == 1));
        assert_eq!(names(dir.path()), ["a"]);
    }

    #[test]
    fn a_manifest_of_somebody_else_is_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = dir.path().join(MANIFEST);
        fs::write(&manifest, r#"{"name":"My app","icons":[]}"#).unwrap();
        let error = build(dir.path(), &[("a", "1")]).unwrap_err();
        assert!(matches!(error, FolderError::Foreign(paths) if paths == [manifest]));
        assert_eq!(names(dir.path()), [MANIFEST]);
        assert!(fs::read_to_string(dir.path().join(MANIFEST)).unwrap().contains("My app"));
    }

    #[test]
    fn a_build_that_was_cut_off_is_taken_up() {
        let dir = tempfile::tempdir().unwrap();
        build(dir.path(), &[("a", "1")]).unwrap();
        // What stands on disk when the power fails after `b` was written: the manifest of both.
        let rendered = |path: &str, text: &str| Rendered {
            path: path.into(),
            record: Record {
                recipe: Digest::of(text.as_bytes()),
                content: Digest::of(text.as_bytes()),
                size: text.len() as u64,
            },
            bytes: Some(text.as_bytes().to_vec()),
        };
        let mut both = Folder::open(dir.path()).unwrap().last;
        both.artifacts.insert("b".into(), rendered("b", "old").record);
        fs::write(dir.path().join(MANIFEST), both.bytes()).unwrap();
        fs::write(dir.path().join("b"), "old").unwrap();
        let again = build(dir.path(), &[("a", "1"), ("b", "new")]).unwrap();
        assert_eq!(counts(&again), (2, 1, 0));
    }

    #[test]
    fn a_file_is_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("out");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Folder::open(&file), Err(FolderError::IsFile(_))));
        assert!(matches!(Folder::open(&file.join("deeper")), Err(FolderError::IsFile(_))));
    }
}
