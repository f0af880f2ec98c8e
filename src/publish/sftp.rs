//! A server that sftp reaches: part of OpenSSH, which Windows has, too.
//!
//! Commands go to it on standard input. It is started in the folder whose files it sends, so that no path
//! of this machine is part of a command; the others are of plain characters.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::rsync::folders_by_depth;
use super::server::{SSH_OPTIONS, desk, lay_list, own_disk, succeed};
use super::tool::{Call, Said, Tools};
use super::{File, LIST, Place, Server, Site};
use crate::diagnostic::Diagnostic;
use crate::output::Digest;

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

    /// Which of some files are there.
    fn there(&self, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let folders: BTreeSet<&str> = paths.iter().map(|path| folder_of(path)).collect();
        let mut commands = String::new();
        for folder in folders {
            let _ = writeln!(commands, "-ls -1a \"{folder}\"");
        }
        let said = self.run(Path::new("."), &commands)?;
        let there: BTreeSet<&str> =
            said.out.lines().map(|line| line.trim().trim_start_matches("./")).collect();
        Ok(paths.iter().filter(|path| there.contains(*path)).map(|&path| path.into()).collect())
    }
}

/// The folder that a file lies in.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
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
        let there = self.there(&[LIST])?;
        if there.is_empty() {
            return Ok(None);
        }
        self.run(desk.path(), &format!("get \"{LIST}\" \"{LIST}\"\n"))?;
        match fs::read(desk.path().join(LIST)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(own_disk(&self.server, &error)),
        }
    }

    fn differing(&self, site: &Site, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let mut there = self.there(paths)?;
        if there.is_empty() {
            return Ok(there);
        }
        let desk = desk(&self.server)?;
        let mut commands = String::new();
        for (at, path) in there.iter().enumerate() {
            // What cannot be fetched, such as a folder, differs.
            let _ = writeln!(commands, "-get \"{path}\" \"{at}\"");
        }
        self.run(desk.path(), &commands)?;
        let mut at = 0;
        there.retain(|path| {
            let bytes = fs::read(desk.path().join(at.to_string()));
            at += 1;
            let file = site.files.get(path);
            !bytes.is_ok_and(|bytes| file.is_some_and(|file| Digest::of(&bytes) == file.content))
        });
        Ok(there)
    }

    fn lost(&self, _: &BTreeMap<String, File>) -> Vec<String> {
        Vec::new()
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

    fn remove(&self, files: &[(&str, Option<&File>)]) -> Result<Vec<String>, Diagnostic> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let mut commands = String::new();
        for path in &paths {
            let _ = writeln!(commands, "-rm \"{path}\"");
        }
        for folder in folders_by_depth(&paths).iter().flatten() {
            let _ = writeln!(commands, "-rmdir \"{folder}\"");
        }
        self.run(Path::new("."), &commands)?;
        self.there(&paths)
    }

    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let desk = desk(&self.server)?;
        lay_list(&self.server, desk.path(), bytes)?;
        self.run(desk.path(), &sending(LIST, LIST)).map(drop)
    }
}
