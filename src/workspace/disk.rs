//! Which files there are, and their bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Line, shown};
use crate::output;
use crate::source::{MAX_BYTES, SourceFile, Undecodable};

/// The folder of the year's other documents, beside `plan.yaml`.
pub const PAPERS: &str = "documents";

/// The folder of posts, beside `plan.yaml`.
pub const POSTS: &str = "posts";

/// Reads a file by its path in the workspace (with `/`).
pub fn source(root: &Path, path: &str) -> Result<Arc<SourceFile>, Diagnostic> {
    let full = root.join(path);
    let read = fs::metadata(&full).and_then(|meta| {
        // A pipe or a device may never end, and a folder is told by its own name.
        if !meta.is_file() && !meta.is_dir() {
            return Err(ErrorKind::InvalidInput.into());
        }
        // A file that is far too large is not even loaded.
        if meta.len() > MAX_BYTES as u64 {
            return Ok(Err(Undecodable::TooLarge {
                size: usize::try_from(meta.len()).unwrap_or(usize::MAX),
            }));
        }
        let mut bytes = Vec::new();
        // It may have grown since.
        fs::File::open(&full)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        Ok(SourceFile::decode(path, bytes))
    });
    match read {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(Undecodable::NotUtf8 { line, at })) => Err(Diagnostic::error("file-not-utf8")
            .with("line", line)
            .with("byte", at + 1)
            .about(path)
            .hint(Line::new("file-not-utf8.save"))),
        Ok(Err(Undecodable::Utf16)) => {
            Err(Diagnostic::error("file-utf16").about(path).hint(Line::new("file-not-utf8.save")))
        }
        Ok(Err(Undecodable::TooLarge { size })) => Err(Diagnostic::error("file-too-large")
            .with("size", megabytes(size))
            .with("max", megabytes(MAX_BYTES))
            .about(path)),
        Err(error) => Err(match error.kind() {
            ErrorKind::NotFound => Diagnostic::error("file-missing"),
            ErrorKind::IsADirectory => Diagnostic::error("file-is-folder"),
            ErrorKind::PermissionDenied => Diagnostic::error("file-denied"),
            ErrorKind::InvalidInput => Diagnostic::error("file-is-none"),
            _ => Diagnostic::error("file-unreadable").with("reason", error),
        }
        .about(path)),
    }
}

/// Reads a file that need not be there.
pub fn optional_source(root: &Path, path: &str) -> Option<Result<Arc<SourceFile>, Diagnostic>> {
    root.join(path).symlink_metadata().is_ok().then(|| source(root, path))
}

/// The addresses of the plans: the paths below `content/` of the folders that hold a `plan.yaml`,
/// in order.
pub fn plan_folders(root: &Path, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let content = root.join("content");
    let mut addresses = Vec::new();
    // What was released of a plan is read with it.
    let copies = |entry: &DirEntry| {
        entry.file_name() == super::RELEASED
            && entry.path().parent().is_some_and(|folder| folder.join("plan.yaml").exists())
    };
    let entries = WalkDir::new(&content).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !copies(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(unreadable(root, "content", &error));
                continue;
            }
        };
        if entry.path_is_symlink() && entry.path().is_dir() {
            // Links are not followed, for they may lead out of the workspace or in a circle.
            let path = relative(root, entry.path()).unwrap_or_default();
            findings.push(Diagnostic::error("folder-is-link").about(path));
        }
        if entry.path().is_dir()
            && !["../plan.yaml", "plan.yaml"].iter().any(|plan| entry.path().join(plan).exists())
        {
            let path = || relative(root, entry.path()).unwrap_or_default();
            if entry.file_name() == PAPERS {
                let hint = Line::new("papers-without-plan.where");
                findings.push(Diagnostic::warning("papers-without-plan").about(path()).hint(hint));
            } else if entry.file_name() == POSTS {
                let hint = Line::new("posts-without-plan.where");
                findings.push(Diagnostic::warning("posts-without-plan").about(path()).hint(hint));
            }
        }
        if let Some(right) = right_name(&entry.file_name().to_string_lossy())
            && entry.file_type().is_file()
            && !has_sibling(entry.path(), right)
        {
            let path = relative(root, entry.path()).unwrap_or_default();
            let hint = Line::new("file-ending.rename").with("name", right);
            findings.push(Diagnostic::error("file-ending").about(path).hint(hint));
        }
        if entry.file_name() != "plan.yaml" {
            continue;
        }
        if entry.depth() == 1 {
            let hint = Line::new("no-plan.where");
            findings.push(Diagnostic::error("plan-at-top").about("content/plan.yaml").hint(hint));
            continue;
        }
        let Some(address) = entry.path().parent().and_then(|folder| relative(&content, folder))
        else {
            findings.push(
                Diagnostic::error("plan-folder-name")
                    .about(shown(entry.path()))
                    .hint(Line::new("plan-folder-name.allowed")),
            );
            continue;
        };
        if let Some(name) = address.split('/').find(|part| output::is_reserved(part)) {
            findings.push(reserved(name).about(format!("content/{address}")));
        } else if address.split('/').all(is_address_part) {
            addresses.push(address);
        } else {
            findings.push(
                Diagnostic::error("plan-folder-name")
                    .about(format!("content/{address}"))
                    .hint(Line::new("plan-folder-name.allowed")),
            );
        }
    }
    addresses
}

/// Whether a file of just this name stands beside another: systems that take capitals for small letters would
/// say so of the file itself.
fn has_sibling(path: &Path, name: &str) -> bool {
    let folder = path.parent().and_then(|folder| folder.read_dir().ok());
    folder.into_iter().flatten().flatten().any(|entry| entry.file_name() == name)
}

/// What is read in `content/` itself, and in the folder of a plan.
const READ: [&str; 8] = [
    "agency.yaml",
    "units.yaml",
    "laws.yaml",
    "rest_days.yaml",
    "acknowledged.yaml",
    "plan.yaml",
    "plan.md",
    "published.yaml",
];

/// What a file that nobody reads has to be called: `plan.yml`, `Plan.yaml`, and `plan.yaml.txt`, as the Notepad
/// of Windows saves it, are no data of a workspace.
fn right_name(name: &str) -> Option<&'static str> {
    let small = name.to_lowercase();
    let bare = small.strip_suffix(".txt").unwrap_or(&small);
    let full = bare.strip_suffix(".yml").map(|stem| format!("{stem}.yaml"));
    let meant = full.as_deref().unwrap_or(bare);
    READ.into_iter().find(|right| *right == meant && *right != name)
}

/// The Markdown files below a folder that stands beside a plan, by their path in the folder of the
/// plan, in order: each is named by its path, which becomes an address.
pub fn markdown(
    root: &Path,
    address: &str,
    below: &str,
    findings: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let folder = root.join("content").join(address);
    let home = folder.join(below);
    let mut files = Vec::new();
    if !home.is_dir() {
        return files;
    }
    for entry in WalkDir::new(&home).sort_by_file_name() {
        // What cannot be read has been told of when plans were looked for.
        let Ok(entry) = entry else { continue };
        if !is_markdown(entry.path()) || entry.file_type().is_dir() {
            continue;
        }
        let name = relative(&home, &entry.path().with_extension(""));
        match (relative(&folder, entry.path()), name) {
            (_, Some(name)) if name.split('/').any(output::is_reserved) => {
                let part = name.split('/').find(|part| output::is_reserved(part));
                let path = relative(root, entry.path()).unwrap_or_default();
                findings.push(reserved(part.unwrap_or_default()).about(path));
            }
            (Some(path), Some(name)) if name.split('/').all(is_address_part) => files.push(path),
            _ => findings.push(
                Diagnostic::error("paper-file-name")
                    .about(relative(root, entry.path()).unwrap_or_default())
                    .hint(Line::new("paper-file-name.allowed")),
            ),
        }
    }
    files
}

/// The name of a file of [`markdown`] by its path in the workspace: `documents/bao-cao.md` is
/// `bao-cao`.
pub fn name_below(below: &str, address: &str, path: &str) -> String {
    let name = path.strip_prefix(&format!("content/{address}/{below}/")).unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(name, _)| name).to_owned()
}

/// What else lies in such a folder, by its path in the workspace, in order: files that are no
/// Markdown. Those that a system or an office program keeps there for itself are left out.
pub fn beside_markdown(root: &Path, address: &str, below: &str) -> Vec<String> {
    let documents = root.join("content").join(address).join(below);
    WalkDir::new(documents)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !entry.file_name().to_str().is_some_and(is_of_a_program))
        .flatten()
        .filter(|entry| !entry.file_type().is_dir() && !is_markdown(entry.path()))
        .filter_map(|entry| relative(root, entry.path()))
        .collect()
}

/// Whether a file or a folder of such a name is what a system or an office program keeps for itself.
#[must_use]
pub fn is_of_a_program(name: &str) -> bool {
    name.starts_with(['.', '~']) || ["Thumbs.db", "desktop.ini"].contains(&name)
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
}

/// The workspace's own templates, by their path below `templates/`.
pub fn templates(root: &Path, findings: &mut Vec<Diagnostic>) -> BTreeMap<String, Arc<SourceFile>> {
    let folder = root.join("templates");
    let mut templates = BTreeMap::new();
    if !folder.is_dir() {
        return templates;
    }
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(unreadable(root, "templates", &error));
                continue;
            }
        };
        let path = relative(&folder, entry.path()).filter(|_| is_template(entry.path()));
        let Some(path) = path else { continue };
        match source(root, &format!("templates/{path}")) {
            Ok(file) => {
                templates.insert(path, file);
            }
            Err(finding) => findings.push(finding),
        }
    }
    templates
}

/// Whether a file below `templates/` is one.
pub fn is_template(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["html", "css", "js", "typ"].iter().any(|known| extension == *known)
    })
}

/// A folder that cannot be read; `within` is where it lies if that is all that is known.
fn unreadable(root: &Path, within: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().and_then(|path| relative(root, path));
    Diagnostic::error("folder-unreadable").about(path.unwrap_or_else(|| within.to_owned()))
}

/// A name that Windows keeps for a device: what it names becomes a folder or a file of the site.
pub fn reserved(name: &str) -> Diagnostic {
    let hint = Line::new("reserved-name.rename").with("proposal", format!("{name}-1"));
    Diagnostic::error("reserved-name").with("name", name).hint(hint)
}

/// Path parts become folders of the site.
fn is_address_part(part: &str) -> bool {
    !part.is_empty()
        && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn relative(base: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(base).ok()?.iter().map(|part| part.to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}
