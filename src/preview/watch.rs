//! Watches the files of a workspace, and tells which of them changed.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::{FOLDERS, is_of_a_program};

/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(700);

/// Watches a workspace (theo dõi tệp).
pub struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    /// Whether files are looked at again and again, because the system does not tell of changes.
    pub polls: bool,
}

impl Watch {
    /// Begins to watch. `tell` is given the path in the workspace of what changed, on another thread.
    ///
    /// # Errors
    /// What the system says, where files can neither be watched nor be looked at.
    pub fn start(
        root: &Path,
        poll: bool,
        tell: impl Fn(Vec<String>) + Clone + Send + 'static,
    ) -> Result<Self, notify::Error> {
        // Events name files by the real path of the folder, whatever links led to it.
        let root = root.canonicalize()?;
        if !poll {
            let handler = handler(root.clone(), tell.clone());
            let watcher = RecommendedWatcher::new(handler, Config::default());
            let watch = watcher.and_then(|watcher| Self::with(&root, Box::new(watcher), false));
            if let Ok(watch) = watch {
                return Ok(watch);
            }
        }
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher = PollWatcher::new(handler(root.clone(), tell), config)?;
        Self::with(&root, Box::new(watcher), true)
    }

    fn with(
        root: &Path,
        watcher: Box<dyn Watcher + Send>,
        polls: bool,
    ) -> Result<Self, notify::Error> {
        let mut watch = Self { root: root.to_path_buf(), watcher, polls };
        // The folder itself, not what is below: a build writes there, and programs are compiled there.
        watch.watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            watch.look_at(folder)?;
        }
        Ok(watch)
    }

    /// Watches a folder anew that came back, after it was moved away or was not there.
    pub fn renew(&mut self, changed: &[String]) {
        for folder in FOLDERS {
            if changed.iter().any(|path| path == folder) {
                let _ = self.watcher.unwatch(&self.root.join(folder));
                let _ = self.look_at(folder);
            }
        }
    }

    fn look_at(&mut self, folder: &str) -> Result<(), notify::Error> {
        let path = self.root.join(folder);
        if path.is_dir() { self.watcher.watch(&path, RecursiveMode::Recursive) } else { Ok(()) }
    }
}

fn handler(
    root: PathBuf,
    tell: impl Fn(Vec<String>) + Send + 'static,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let changed = match event {
            // What was missed may be anything.
            Ok(event) if event.need_rescan() => FOLDERS.map(str::to_owned).to_vec(),
            Ok(event) if changes(event.kind) => {
                event.paths.iter().filter_map(|path| concerns(&root, path)).collect()
            }
            _ => return,
        };
        if !changed.is_empty() {
            tell(changed);
        }
    }
}

/// Whether something is another than before. To read a file is an event, too.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// The path in the workspace of a file that a build may read; none for files of editors and of systems,
/// and for what builds write.
fn concerns(root: &Path, path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.strip_prefix(root).ok()?.components() {
        let Component::Normal(part) = part else { return None };
        parts.push(part.to_str()?);
    }
    let first = parts.first()?;
    if !FOLDERS.contains(first) || parts.iter().any(|part| is_passing(part)) {
        return None;
    }
    Some(parts.join("/"))
}

/// Whether a file is one that editors and systems keep for themselves, mostly not for long.
fn is_passing(name: &str) -> bool {
    const ENDINGS: [&str; 8] =
        ["~", ".swp", ".swo", ".swx", ".tmp", ".crdownload", ".part", ".kate-swp"];
    is_of_a_program(name)
        || name.starts_with('#')
        || name == "4913"
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_reads_concerns_it() {
        let root = Path::new("/viec/kh");
        let of = |path: &str| concerns(root, &root.join(path));
        for path in [
            "content",
            "content/agency.yaml",
            "content/2021/documents/bao-cao.md",
            "content/2021/so-do.png",
            "templates/site/plan.html",
            "fonts/times.ttf",
        ] {
            assert_eq!(of(path).as_deref(), Some(path));
        }
        for path in [
            "",
            "output/site/index.html",
            "output/content/x",
            "target/debug/kehoach",
            "README.md",
            ".git/index",
            "content/2021/.plan.yaml.swp",
            "content/2021/.#plan.yaml",
            "content/2021/#plan.yaml#",
            "content/2021/plan.yaml~",
            "content/2021/plan.yaml.swx",
            "content/2021/~$bang.xlsx",
            "content/2021/~WRL0001.tmp",
            "content/2021/4913",
            "content/.git/x",
            "content/Thumbs.db",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
        assert_eq!(concerns(root, Path::new("/viec/khac/content/a.yaml")), None);
    }

    #[test]
    fn to_read_a_file_changes_nothing() {
        use notify::event::{CreateKind, ModifyKind, RemoveKind};
        assert!(!changes(EventKind::Access(AccessKind::Read)));
        assert!(!changes(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!changes(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        for kind in [
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            EventKind::Create(CreateKind::File),
            EventKind::Modify(ModifyKind::Any),
            EventKind::Remove(RemoveKind::Any),
            EventKind::Any,
        ] {
            assert!(changes(kind));
        }
    }
}
