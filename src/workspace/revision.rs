//! A workspace as it was: its files in a revision of git (bản ghi trong git), put into a folder of their own.
//!
//! The `git` of the system is asked, and nothing of the repository is changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::contents::{FOLDERS, contents};

/// A revision that was put into a folder.
#[derive(Debug)]
pub struct Revision {
    /// The folder, which is gone when this is.
    folder: TempDir,
    /// The name of its commit, all figures.
    pub commit: String,
}

impl Revision {
    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }
}

/// Why there is no such revision.
#[derive(Debug, thiserror::Error)]
pub enum NoRevision {
    /// There is no `git` program.
    #[error("no git")]
    NoGit,
    /// The workspace lies in no repository.
    #[error("no repository")]
    NoRepository,
    /// The repository has nothing of that name.
    #[error("no such revision")]
    Unknown,
    /// The revision has no workspace in this place.
    #[error("no workspace in it")]
    Empty,
    /// Something else failed.
    #[error("{0}")]
    Failed(String),
}

impl From<io::Error> for NoRevision {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NoGit,
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// Puts the files of a workspace, as they were in a revision, into a folder of their own.
///
/// # Errors
/// [`NoRevision`] says why not. A name that begins with a hyphen, which git would take for an option, names
/// nothing.
pub fn revision(root: &Path, name: &str) -> Result<Revision, NoRevision> {
    let prefix =
        answer(root, [OsStr::new("rev-parse"), OsStr::new("--show-prefix")]).map_err(|error| {
            match error {
                NoRevision::Failed(said) if said.contains("not a git repository") => {
                    NoRevision::NoRepository
                }
                other => other,
            }
        })?;
    if name.starts_with('-') || name.is_empty() {
        return Err(NoRevision::Unknown);
    }
    let wanted = format!("{name}^{{commit}}");
    let verify = ["rev-parse", "--verify", "--quiet", wanted.as_str()];
    let commit = answer(root, verify.map(OsStr::new)).map_err(|error| match error {
        NoRevision::Failed(_) => NoRevision::Unknown,
        other => other,
    })?;
    let folders = FOLDERS.map(|folder| format!("{prefix}{folder}"));
    let tree = ["ls-tree", "-r", "-z", "--full-tree", &commit, "--"].into_iter();
    let tree = tree.chain(folders.iter().map(String::as_str)).map(OsStr::new);
    let files = files(&answer(root, tree)?, &prefix);
    if !files.iter().any(|(_, path)| path == Path::new(super::AGENCY_FILE)) {
        return Err(NoRevision::Empty);
    }
    let folder = tempfile::tempdir().map_err(failed)?;
    write(root, folder.path(), &files)?;
    Ok(Revision { folder, commit })
}

/// The commit that the files of a workspace are those of (bản ghi của nguồn).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCommit {
    /// Its name, all figures.
    pub commit: String,
    /// The files that are otherwise than in it, or are not in it, by their path in the workspace; copies of what was
    /// released do not count.
    pub differing: Vec<String>,
}

/// The commit that a workspace stands at; `None` where it lies in no repository, or there is no git. Files are compared
/// here and not by `git status`, which runs what a repository asks for.
#[must_use]
pub fn source_commit(root: &Path) -> Option<SourceCommit> {
    let (commit, was) = match revision(root, "HEAD") {
        Ok(revision) => (revision.commit.clone(), contents(revision.root())),
        Err(NoRevision::Empty) => (String::new(), BTreeMap::new()),
        Err(_) => return None,
    };
    let copies = format!("/{}/", super::RELEASED);
    let is = contents(root);
    let paths: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let differing = paths.into_iter().filter(|path| was.get(*path) != is.get(*path));
    let differing = differing.filter(|path| !path.contains(&copies)).cloned().collect();
    Some(SourceCommit { commit, differing })
}

fn failed(error: impl std::fmt::Display) -> NoRevision {
    NoRevision::Failed(error.to_string())
}

fn git(root: &Path) -> Command {
    let mut git = Command::new("git");
    // What a repository asks git to run when it looks at files stays undone.
    git.args(["-c", "core.fsmonitor=false"]);
    // What it says is looked at; what it is given are names and no patterns.
    git.env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1").env("GIT_OPTIONAL_LOCKS", "0");
    git.arg("-C").arg(root).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    git
}

fn answer<'a>(
    root: &Path,
    arguments: impl IntoIterator<Item = &'a OsStr>,
) -> Result<String, NoRevision> {
    let output = git(root).args(arguments).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim().strip_prefix("fatal: ").unwrap_or(said.trim()).to_owned();
        return Err(NoRevision::Failed(said));
    }
    let text = String::from_utf8(output.stdout).map_err(failed)?;
    Ok(text.trim_end_matches('\n').to_owned())
}

/// The plain files of a tree, by their object and their path below the workspace. Links and other repositories
/// within it are none.
fn files(tree: &str, prefix: &str) -> Vec<(String, PathBuf)> {
    let entries = tree.split('\0').filter(|entry| !entry.is_empty());
    entries
        .filter_map(|entry| {
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
            let path = PathBuf::from(path.strip_prefix(prefix)?);
            let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
            let file = kind == "blob" && mode.starts_with("100") && plain;
            file.then(|| (object.to_owned(), path))
        })
        .collect()
}

/// Writes the files. Git is asked for all of them at once.
fn write(root: &Path, folder: &Path, files: &[(String, PathBuf)]) -> Result<(), NoRevision> {
    let mut command = git(root);
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let written = std::thread::scope(|scope| {
        if let Some(mut asked) = child.stdin.take() {
            // It answers while it is still being asked.
            scope.spawn(move || {
                for (object, _) in files {
                    if writeln!(asked, "{object}").is_err() {
                        break;
                    }
                }
            });
        }
        answers(&mut child, folder, files)
    });
    if written.is_err() {
        // What it still has to say is not wanted.
        let _ = child.kill();
    }
    let _ = child.wait();
    written
}

fn answers(
    child: &mut Child,
    folder: &Path,
    files: &[(String, PathBuf)],
) -> Result<(), NoRevision> {
    let Some(out) = child.stdout.take() else { return Ok(()) };
    let mut out = BufReader::new(out);
    for (object, path) in files {
        let mut head = String::new();
        out.read_line(&mut head).map_err(failed)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok());
        let size: u64 = size.ok_or_else(|| failed(format!("{object}: {}", head.trim_end())))?;
        let mut bytes = Vec::new();
        out.by_ref().take(size).read_to_end(&mut bytes).map_err(failed)?;
        let mut end = [0];
        out.read_exact(&mut end).map_err(failed)?;
        let to = folder.join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(to, bytes).map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_files_of_the_workspace_are_taken() {
        let tree = [
            "100644 blob aa\tsub/content/agency.yaml",
            "120000 blob bb\tsub/content/link",
            "160000 commit cc\tsub/content/other",
            "100644 blob dd\tsub/content/../../etc/passwd",
            "100755 blob ee\tsub/content/tháng 3.md",
            "100644 blob ff\tcontent/agency.yaml",
        ];
        let found = files(&tree.join("\0"), "sub/");
        let found: Vec<(&str, &str)> =
            found.iter().map(|(object, path)| (object.as_str(), path.to_str().unwrap())).collect();
        assert_eq!(found, [("aa", "content/agency.yaml"), ("ee", "content/tháng 3.md")]);
    }
}
