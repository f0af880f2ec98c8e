//! A folder to publish to.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::depth::folders_of;
use super::{File, LIST, Place, Site, Versions, is_foreign};
use crate::diagnostic::{Diagnostic, Line, shown};
use crate::output;

/// A folder to publish to.
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder, which must be there: one that is misspelt would otherwise be made.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let finding = match fs::metadata(root) {
            Ok(meta) if meta.is_dir() => return Ok(Self { root: root.to_owned() }),
            Ok(_) => Diagnostic::error("publish-is-file"),
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    Diagnostic::error("publish-no-folder")
                        .hint(Line::new("publish-no-folder.make"))
                        .hint(Line::new("bad-destination.form"))
                }
                _ => output::refusal(&error),
            },
        };
        Err(finding.about(shown(root)))
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let full = self.at(path);
        output::write_whole(&full, bytes)
            .map_err(|error| output::refusal(&error).about(shown(&full)))
    }
}

impl Place for Folder {
    fn list(&self) -> Result<Option<Vec<u8>>, Diagnostic> {
        match fs::read(self.at(LIST)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(output::refusal(&error).about(shown(&self.at(LIST)))),
        }
    }

    fn in_the_way(&self, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        // A link to a folder is one.
        let no_folder = |path: &&&str| {
            let full = self.at(path);
            full.symlink_metadata().is_ok() && !full.is_dir()
        };
        let folder =
            |path: &&&str| self.at(path).symlink_metadata().is_ok_and(|meta| meta.is_dir());
        let folders = folders_of(paths);
        let found = folders.iter().filter(no_folder).chain(paths.iter().filter(folder));
        Ok(found.map(|path| (*path).to_owned()).collect())
    }

    fn foreign(&self, _: &Site, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let foreign = files.iter().filter(|(path, versions)| is_foreign(&self.at(path), versions));
        Ok(foreign.map(|(path, _)| (*path).to_owned()).collect())
    }

    fn lost(&self, files: &BTreeMap<String, File>) -> Vec<String> {
        let lost = files.iter().filter(|(path, file)| !file.is_at(&self.at(path)));
        lost.map(|(path, _)| path.clone()).collect()
    }

    fn send(&self, site: &Site, paths: &[&str]) -> Result<(), Diagnostic> {
        for path in paths {
            let from = site.folder.join(path);
            let bytes =
                fs::read(&from).map_err(|error| output::refusal(&error).about(shown(&from)))?;
            self.write(path, &bytes)?;
        }
        Ok(())
    }

    fn remove(&self, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let mut left = Vec::new();
        for (path, versions) in files {
            let full = self.at(path);
            if full.symlink_metadata().is_err() {
                continue;
            }
            // What somebody changed since is somebody's now.
            if is_foreign(&full, versions) {
                left.push((*path).to_owned());
                continue;
            }
            output::remove(&full, &self.root)
                .map_err(|error| output::refusal(&error).about(shown(&full)))?;
        }
        Ok(left)
    }

    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.write(LIST, bytes)
    }
}
