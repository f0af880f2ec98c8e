//! Writing a file whole or not at all, also where another program has it open.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::Digest;

/// What Windows says of a file that another program has open: `ERROR_SHARING_VIOLATION` and
/// `ERROR_LOCK_VIOLATION`.
const LOCKED: [i32; 2] = [32, 33];

/// What Windows says of a file that may not be written, and also of one that is open when another is
/// to take its name: `ERROR_ACCESS_DENIED`.
const DENIED: i32 = 5;

/// How long is waited before it is tried again, in milliseconds. A virus scanner or the indexer lets
/// go within a second; whoever reads a document in a window does not.
const PAUSES: [u64; 4] = [50, 100, 200, 400];

/// Writes a file under a temporary name beside its place and renames it, so that whoever reads it sees
/// the old file or the new one. The folders above it are made.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = new_in(folder)?;
    new.write_all(bytes)?;
    readable_by_all(new.as_file())?;
    put(new, path)
}

/// A file of a temporary name, its owner's alone.
///
/// # Errors
/// What the system says.
pub fn new_in(folder: &Path) -> io::Result<NamedTempFile<File>> {
    // The name is chosen by the crate, the file is opened by the standard library: only that one knows
    // how Windows wants paths longer than 260 characters to be written.
    tempfile::Builder::new().make_in(folder, |path| {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    })
}

/// Gives a new file the name of a file that may be there, at once.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn put(new: NamedTempFile<File>, path: &Path) -> io::Result<()> {
    let (file, new) = new.into_parts();
    drop(file);
    persevere(cfg!(windows), || fs::rename(&new, path), thread::sleep)
}

/// Removes a file, and the folders below a root that this leaves empty.
///
/// # Errors
/// What the system says of the file.
pub fn remove(path: &Path, root: &Path) -> io::Result<()> {
    persevere(cfg!(windows), || fs::remove_file(path), thread::sleep)?;
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        // Fails where something else still stands, which is right.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether a file is there with just these bytes. What a link leads to is not looked at.
#[must_use]
pub fn holds(path: &Path, content: &Digest, size: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == size)
        && fs::read(path).is_ok_and(|bytes| Digest::of(&bytes) == *content)
}

/// Tries again while Windows says that another program has the file open.
///
/// # Errors
/// What the last attempt met with.
pub fn persevere<T>(
    windows: bool,
    mut attempt: impl FnMut() -> io::Result<T>,
    pause: impl Fn(Duration),
) -> io::Result<T> {
    for milliseconds in PAUSES {
        match attempt() {
            Err(error) if windows && may_be_open(&error) => {
                pause(Duration::from_millis(milliseconds));
            }
            done => return done,
        }
    }
    attempt()
}

fn may_be_open(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| LOCKED.contains(&code) || code == DENIED)
}

/// Whether the system says that another program has the file open.
#[must_use]
pub fn is_open_elsewhere(error: &io::Error, windows: bool) -> bool {
    windows && error.raw_os_error().is_some_and(|code| LOCKED.contains(&code))
}

/// Temporary files are private; a web server has to read what is published.
#[cfg(unix)]
fn readable_by_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;

    /// What becomes of a file of which the system says these things one after another.
    fn tried(windows: bool, says: &[Option<i32>]) -> (Option<i32>, Vec<u128>) {
        let (at, paused) = (Cell::new(0), RefCell::new(Vec::new()));
        let attempt = || {
            let said = says.get(at.get()).copied().flatten();
            at.set(at.get() + 1);
            said.map_or(Ok(()), |code| Err(io::Error::from_raw_os_error(code)))
        };
        let pause = |pause: Duration| paused.borrow_mut().push(pause.as_millis());
        let done = persevere(windows, attempt, pause);
        (done.err().and_then(|error| error.raw_os_error()), paused.into_inner())
    }

    #[test]
    fn a_file_that_another_program_lets_go_of_is_written() {
        assert_eq!(tried(true, &[Some(32), Some(5), None]), (None, vec![50, 100]));
        assert_eq!(tried(true, &[None]), (None, vec![]));
    }

    #[test]
    fn a_file_that_stays_open_is_given_up_and_told_of() {
        assert_eq!(tried(true, &[Some(33); 9]), (Some(33), vec![50, 100, 200, 400]));
        assert!(is_open_elsewhere(&io::Error::from_raw_os_error(33), true));
        // Whether it is open or may not be written, nobody knows.
        assert!(!is_open_elsewhere(&io::Error::from_raw_os_error(5), true));
    }

    #[test]
    fn elsewhere_and_for_other_reasons_nothing_is_tried_again() {
        // 112 is a full disk; 32 is a broken pipe where the system is not Windows.
        assert_eq!(tried(true, &[Some(112), None]), (Some(112), vec![]));
        assert_eq!(tried(false, &[Some(32), None]), (Some(32), vec![]));
        assert!(!is_open_elsewhere(&io::Error::from_raw_os_error(32), false));
    }

    #[test]
    fn nothing_is_left_beside_a_file_that_cannot_be_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b.html");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        fs::create_dir(dir.path().join("a/folder")).unwrap();
        assert!(write_whole(&dir.path().join("a/folder"), b"x").is_err());
        let names = fs::read_dir(dir.path().join("a")).unwrap().flatten();
        let mut names: Vec<_> = names.map(|entry| entry.file_name()).collect();
        names.sort();
        assert_eq!(names, ["b.html", "folder"]);
    }
}
