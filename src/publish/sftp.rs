//! A server that sftp reaches: part of OpenSSH, which Windows has, too.
//!
//! Commands go to it on standard input. It is started in the folder whose files it sends, so that no path
//! of this machine is part of a command; the others are of plain characters.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::depth::{folders_by_depth, folders_of};
use super::server::{SSH_OPTIONS, desk, fetched_list, lay_list, succeed};
use super::tool::{Call, Said, Tools};
use super::{LIST, Place, Server, Site, Versions};
use crate::diagnostic::Diagnostic;

/// What a file is called until it is whole.
const UNFINISHED: &str = ".kehoach-part";

/// A server that sftp reaches.
pub struct Sftp<'t> {
    server: Server,
    tools: &'t dyn Tools,
}

impl<'t> Sftp<'t> {
    /// The folder of a server.
    pub fn new(server: Server, tools: &'t dyn Tools) -> Self {
        Self { server, tools }
    }

    /// Runs commands in the folder of the server. One that begins with `-` may fail.
    fn run(&self, folder: &Path, commands: &str) -> Result<Said, Diagnostic> {
        let mut arguments = Vec::new();
        for option in SSH_OPTIONS {
            arguments.extend(["-o".to_owned(), option.to_owned()]);
        }
        if let Some(port) = self.server.port {
            arguments.extend(["-P".to_owned(), port.to_string()]);
        }
        arguments.extend(["-b", "-", "--"].map(str::to_owned));
        arguments.push(self.server.login());
        let input = format!("cd \"{}\"\n{commands}", self.server.path);
        let call = Call { program: "sftp", arguments, folder, input };
        succeed(self.tools, &self.server, &call)
    }

    /// What is there of some files, and of the folders that they lie in.
    fn there(&self, paths: &[&str]) -> Result<Listing, Diagnostic> {
        // The folder itself is there; if it cannot be read, nothing may be taken for missing.
        let mut commands = format!("{}\n", listing("."));
        let folders = folders_of(paths);
        for folder in &folders {
            let _ = writeln!(commands, "-{}", listing(folder));
        }
        let mut there = Listing::default();
        there.read(&self.run(Path::new("."), &commands)?.out);
        let closed = folders.iter().filter(|folder| there.is_closed(folder));
        let closed: Vec<String> = closed.map(|folder| listing(folder) + "\n").collect();
        if !closed.is_empty() {
            there.read(&self.run(Path::new("."), &closed.concat())?.out);
        }
        Ok(there)
    }
}

/// The command that lists a folder, also where a link leads to it: a line for each name, made by sftp
/// itself and not by the server.
fn listing(folder: &str) -> String {
    format!("ls -lan \"{folder}/.\"")
}

/// What is in folders of the server.
#[derive(Default)]
struct Listing {
    /// The names, each with the letter of its kind.
    kinds: BTreeMap<String, char>,
    /// The folders that were looked into.
    seen: BTreeSet<String>,
}

impl Listing {
    /// Reads what sftp says: `-rw-r--r--    ? 0        0            1234 Nov 28 10:00 2021/./a.html`. No
    /// name of a site has a blank.
    fn read(&mut self, said: &str) {
        for line in said.lines() {
            let (Some(kind), Some(path)) = (line.chars().next(), line.split_whitespace().last())
            else {
                continue;
            };
            let (folder, name) = match (path.rsplit_once("/./"), path.strip_prefix("./")) {
                (Some((folder, name)), _) => (folder.trim_start_matches("./"), name),
                (None, Some(name)) => (".", name),
                (None, None) => continue,
            };
            self.seen.insert(folder.to_owned());
            let path = if folder == "." { name.to_owned() } else { format!("{folder}/{name}") };
            self.kinds.insert(path, kind);
        }
    }

    /// What kind a path is of, if it is there: `-` a file, `d` a folder, `l` a link, `?` where the server
    /// does not say.
    fn kind(&self, path: &str) -> Option<char> {
        self.kinds.get(path).copied()
    }

    /// Whether a folder is there and could not be looked into.
    fn is_closed(&self, folder: &str) -> bool {
        self.kind(folder) == Some('d') && !self.seen.contains(folder)
    }

    /// Whether something is there that cannot be a folder.
    fn is_no_folder(&self, path: &str) -> bool {
        match self.kind(path) {
            None | Some('d' | '?') => false,
            // A link to a folder was looked into.
            Some('l') => !self.seen.contains(path),
            Some(_) => true,
        }
    }
}

/// The commands that send a file. Where one of its name is, the renaming takes its place at once.
fn sending(path: &str, name: &str) -> String {
    let unfinished = match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{UNFINISHED}"),
        None => UNFINISHED.to_owned(),
    };
    format!(
        "put \"{name}\" \"{unfinished}\"\n-chmod 644 \"{unfinished}\"\nrename \"{unfinished}\" \"{path}\"\n"
    )
}

impl Place for Sftp<'_> {
    fn list(&self) -> Result<Option<Vec<u8>>, Diagnostic> {
        let desk = desk(&self.server)?;
        // One that is there must be had: otherwise what was published would count as foreign.
        if self.there(&[LIST])?.kind(LIST).is_none() {
            return Ok(None);
        }
        self.run(desk.path(), &format!("get \"{LIST}\" \"{LIST}\"\n"))?;
        fetched_list(&self.server, desk.path())
    }

    fn in_the_way(&self, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let there = self.there(paths)?;
        let folders = folders_of(paths);
        let no_folder = folders.iter().filter(|folder| there.is_no_folder(folder));
        let found = no_folder.chain(paths.iter().filter(|path| there.kind(path) == Some('d')));
        Ok(found.map(|path| (*path).to_owned()).collect())
    }

    fn foreign(&self, _: &Site, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let there = self.there(&paths)?;
        let mut foreign = Vec::new();
        let mut fetched = Vec::new();
        for (path, versions) in files {
            match there.kind(path) {
                None => {}
                Some('-' | '?') => fetched.push((*path, versions)),
                Some(_) => foreign.push((*path).to_owned()),
            }
        }
        if !fetched.is_empty() {
            let desk = desk(&self.server)?;
            let mut commands = String::new();
            for (at, (path, _)) in fetched.iter().enumerate() {
                // What cannot be fetched is somebody else's.
                let _ = writeln!(commands, "-get \"{path}\" \"{at}\"");
            }
            self.run(desk.path(), &commands)?;
            for (at, (path, versions)) in fetched.into_iter().enumerate() {
                let copy = desk.path().join(at.to_string());
                if !versions.iter().any(|file| file.is_at(&copy)) {
                    foreign.push(path.to_owned());
                }
            }
            foreign.sort();
        }
        Ok(foreign)
    }

    fn send(&self, site: &Site, paths: &[&str]) -> Result<(), Diagnostic> {
        let mut commands = String::new();
        for folder in folders_by_depth(paths).iter().rev().flatten() {
            // It may be there already.
            let _ = writeln!(commands, "-mkdir \"{folder}\"");
        }
        for path in paths {
            commands.push_str(&sending(path, path));
        }
        self.run(&site.folder, &commands).map(drop)
    }

    fn remove(&self, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let mut commands = String::new();
        for path in &paths {
            let _ = writeln!(commands, "-rm \"{path}\"");
        }
        for folder in folders_by_depth(&paths).iter().flatten() {
            let _ = writeln!(commands, "-rmdir \"{folder}\"");
        }
        self.run(Path::new("."), &commands)?;
        let there = self.there(&paths)?;
        let left = paths.into_iter().filter(|path| there.kind(path).is_some());
        Ok(left.map(str::to_owned).collect())
    }

    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let desk = desk(&self.server)?;
        lay_list(&self.server, desk.path(), bytes)?;
        self.run(desk.path(), &sending(LIST, LIST)).map(drop)
    }
}
