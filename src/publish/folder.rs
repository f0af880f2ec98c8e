//! A folder to publish to.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{File, LIST, Place, Site};
use crate::diagnostic::{Diagnostic, Line, shown};
use crate::output::{self, Digest};

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

    fn holds(&self, path: &str, file: &File) -> bool {
        let full = self.at(path);
        let same_size =
            fs::symlink_metadata(&full).is_ok_and(|meta| meta.is_file() && meta.len() == file.size);
        same_size && fs::read(&full).is_ok_and(|bytes| Digest::of(&bytes) == file.content)
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

    fn differing(&self, site: &Site, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let differs = |path: &&&str| {
            let there = self.at(path).symlink_metadata().is_ok();
            there && !site.files.get(**path).is_some_and(|file| self.holds(path, file))
        };
        Ok(paths.iter().filter(differs).map(|path| (*path).to_owned()).collect())
    }

    fn lost(&self, files: &BTreeMap<String, File>) -> Vec<String> {
        let lost = files.iter().filter(|(path, file)| !self.holds(path, file));
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

    fn remove(&self, files: &[(&str, Option<&File>)]) -> Result<Vec<String>, Diagnostic> {
        let mut left = Vec::new();
        for (path, sent) in files {
            let full = self.at(path);
            if full.symlink_metadata().is_err() {
                continue;
            }
            // What somebody changed since is somebody's now.
            if sent.is_some_and(|file| !self.holds(path, file)) {
                left.push((*path).to_owned());
                continue;
            }
            output::remove(&full).map_err(|error| output::refusal(&error).about(shown(&full)))?;
            for folder in full.ancestors().skip(1).take_while(|folder| *folder != self.root) {
                // Fails where something else still stands, which is right.
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(left)
    }

    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.write(LIST, bytes)
    }
}
