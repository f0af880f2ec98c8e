//! A server that rsync reaches, over ssh or by its own daemon.
//!
//! rsync writes each file under a temporary name and renames it. Names go to it on standard input, so
//! that neither a shell nor the length of a command line meets them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::depth::{folders_by_depth, folders_of};
use super::server::{SSH_OPTIONS, desk, fetched_list, lay_list, own_disk, refused, start, succeed};
use super::tool::{Call, Said, Tools};
use super::{LIST, Place, Server, Site, Versions, Way, is_foreign};
use crate::diagnostic::Diagnostic;

/// How long it waits for a server that falls silent, in seconds.
const PATIENCE: u32 = 120;

/// A server that rsync reaches.
pub struct Rsync<'t> {
    server: Server,
    tools: &'t dyn Tools,
}

impl<'t> Rsync<'t> {
    /// The folder of a server.
    pub fn new(server: Server, tools: &'t dyn Tools) -> Self {
        Self { server, tools }
    }

    /// The folder, as rsync writes it.
    fn target(&self) -> String {
        let Server { way, port, path, .. } = &self.server;
        let login = self.server.login();
        let path = path.trim_end_matches('/');
        match (way, port) {
            (Way::RsyncDaemon, Some(port)) => format!("rsync://{login}:{port}/{path}/"),
            (Way::RsyncDaemon, None) => format!("rsync://{login}/{path}/"),
            _ => format!("{login}:{path}/"),
        }
    }

    /// Starts it; it must succeed.
    fn run(
        &self,
        folder: &Path,
        options: &[&str],
        ends: [&str; 2],
        input: &[&str],
    ) -> Result<Said, Diagnostic> {
        succeed(self.tools, &self.server, &self.call(folder, options, ends, input))
    }

    /// How it is called.
    fn call<'f>(
        &self,
        folder: &'f Path,
        options: &[&str],
        ends: [&str; 2],
        input: &[&str],
    ) -> Call<'f> {
        let mut arguments = vec![format!("--timeout={PATIENCE}")];
        if self.server.way != Way::RsyncDaemon {
            let mut ssh = "ssh".to_owned();
            for option in SSH_OPTIONS {
                ssh = format!("{ssh} -o {option}");
            }
            if let Some(port) = self.server.port {
                ssh = format!("{ssh} -p {port}");
            }
            arguments.extend(["-e".to_owned(), ssh]);
        }
        arguments.extend(options.iter().map(|option| (*option).to_owned()));
        arguments.push("--".into());
        arguments.extend(ends.map(str::to_owned));
        let mut names = input.join("\n");
        names.push('\n');
        let input = if input.is_empty() { String::new() } else { names };
        Call { program: "rsync", arguments, folder, input }
    }

    /// Those of some files of the site that are there with other bytes.
    fn differing(&self, site: &Site, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let options = [
            "--dry-run",
            "--checksum",
            "--itemize-changes",
            "--existing",
            "--no-implied-dirs",
            "--files-from=-",
        ];
        let said = self.run(&site.folder, &options, ["./", &self.target()], paths)?;
        // `<fcsT...... 2021/index.html`: a file that would be sent, since its bytes differ.
        let sent = said.out.lines().filter(|line| line.starts_with("<f"));
        Ok(sent.filter_map(|line| Some(line.split_once(' ')?.1.trim().to_owned())).collect())
    }
}

/// What is sent may be read by whoever serves it; folders that are there already stay as they are.
const SENT: [&str; 4] = ["--ignore-times", "--perms", "--chmod=F644", "--no-implied-dirs"];

/// What is there of some names is looked at; what is not there is no error.
const THERE: [&str; 3] = ["--ignore-missing-args", "--no-implied-dirs", "--files-from=-"];

impl Place for Rsync<'_> {
    fn list(&self) -> Result<Option<Vec<u8>>, Diagnostic> {
        let desk = desk(&self.server)?;
        let only = format!("--include=/{LIST}");
        // A list that is not there is no error this way, a folder that is not there is.
        let options = ["--recursive", only.as_str(), "--exclude=*"];
        self.run(desk.path(), &options, [&self.target(), "./"], &[])?;
        fetched_list(&self.server, desk.path())
    }

    fn in_the_way(&self, paths: &[&str]) -> Result<Vec<String>, Diagnostic> {
        let desk = desk(&self.server)?;
        let folders = folders_of(paths);
        let files: BTreeSet<&str> = paths.iter().copied().collect();
        let names: Vec<&str> = folders.union(&files).copied().collect();
        // Links to folders count as folders.
        let options = ["--list-only", "--copy-dirlinks"].into_iter().chain(THERE);
        let options: Vec<&str> = options.collect();
        let call = self.call(desk.path(), &options, [&self.target(), "./"], &names);
        let said = start(self.tools, &self.server, &call)?;
        let mut found = Vec::new();
        for line in said.out.lines() {
            // `drwxr-xr-x          4,096 2026/11/28 10:00:00 2021`
            let Some(name) = line.split_whitespace().nth(4) else { continue };
            if (if line.starts_with('d') { &files } else { &folders }).contains(name) {
                found.push(name.to_owned());
            }
        }
        // It fails where it is to look into what is no folder, which is then found.
        if found.is_empty() && !said.success {
            Err(refused(&self.server, &said))
        } else {
            Ok(found)
        }
    }

    fn foreign(&self, site: &Site, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let names = files.iter().map(|(path, _)| *path);
        let of_site: Vec<&str> = names.filter(|path| site.files.contains_key(*path)).collect();
        let differing: BTreeSet<String> = if of_site.is_empty() {
            BTreeSet::new()
        } else {
            self.differing(site, &of_site)?.into_iter().collect()
        };
        let mut foreign = Vec::new();
        // What the site does not have cannot be compared there: it is fetched.
        let mut fetched = Vec::new();
        for (path, versions) in files {
            if !site.files.contains_key(*path) {
                fetched.push((*path, versions));
            } else if differing.contains(*path) {
                // The site's own is one of them.
                if versions.len() > 1 {
                    fetched.push((*path, versions));
                } else {
                    foreign.push(*path);
                }
            }
        }
        if !fetched.is_empty() {
            let desk = desk(&self.server)?;
            let names: Vec<&str> = fetched.iter().map(|(path, _)| *path).collect();
            let options: Vec<&str> = ["--links"].into_iter().chain(THERE).collect();
            self.run(desk.path(), &options, [&self.target(), "./"], &names)?;
            fetched.retain(|(path, versions)| is_foreign(&desk.path().join(path), versions));
            foreign.extend(fetched.into_iter().map(|(path, _)| path));
        }
        foreign.sort_unstable();
        Ok(foreign.into_iter().map(str::to_owned).collect())
    }

    fn send(&self, site: &Site, paths: &[&str]) -> Result<(), Diagnostic> {
        let options: Vec<&str> = SENT.into_iter().chain(["--files-from=-"]).collect();
        self.run(&site.folder, &options, ["./", &self.target()], paths).map(drop)
    }

    fn remove(&self, files: &[Versions]) -> Result<Vec<String>, Diagnostic> {
        let options = ["--delete-missing-args", "--no-implied-dirs", "--files-from=-"];
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let mut levels = vec![paths.clone()];
        levels.extend(folders_by_depth(&paths));
        // What is named and not here is deleted there. A folder that is not empty stays, and of those
        // that are, the inner ones have to go first.
        for names in levels {
            let desk = desk(&self.server)?;
            for folder in names.iter().filter_map(|name| Some(name.rsplit_once('/')?.0)) {
                // rsync wants to find the folders that the names lie in.
                fs::create_dir_all(desk.path().join(folder))
                    .map_err(|error| own_disk(&self.server, &error))?;
            }
            self.run(desk.path(), &options, ["./", &self.target()], &names)?;
        }
        Ok(Vec::new())
    }

    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let desk = desk(&self.server)?;
        lay_list(&self.server, desk.path(), bytes)?;
        self.run(desk.path(), &SENT, [LIST, &self.target()], &[]).map(drop)
    }
}

/// The first version that deletes what is named and not there.
const LEAST: [u32; 2] = [3, 1];

/// Whether an rsync knows every option that is used here, by what it says of its version. The one of macOS
/// says that it is like a version 2.
#[must_use]
pub fn is_able(said: &str) -> bool {
    let Some((_, rest)) = said.split_once("rsync  version ").or(said.split_once("rsync version "))
    else {
        return false;
    };
    let number = rest.split_whitespace().next().unwrap_or_default().trim_start_matches('v');
    let mut parts = number.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()] >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_rsync_and_that_of_macos_are_left_aside() {
        assert!(is_able("rsync  version 3.2.7  protocol version 31\nCopyright"));
        assert!(is_able("rsync  version v3.1.0  protocol version 31"));
        assert!(!is_able("rsync  version 3.0.9  protocol version 30"));
        assert!(!is_able("openrsync: protocol version 29\nrsync version 2.6.9 compatible\n"));
        assert!(!is_able(""));
    }
}
