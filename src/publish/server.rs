//! What all ways to a server share: starting a tool, and what is wrong where one fails.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::tool::{Call, Said, Tools};
use super::{LIST, Server};
use crate::diagnostic::{Diagnostic, Line};
use crate::output;

/// What ssh is told: nobody is asked for anything, so that it ends where it would ask, and a server that
/// falls silent is given up.
pub const SSH_OPTIONS: [&str; 4] =
    ["BatchMode=yes", "ConnectTimeout=20", "ServerAliveInterval=15", "ServerAliveCountMax=4"];

/// Starts a tool. What it says is for the caller to judge.
pub fn start(tools: &dyn Tools, server: &Server, call: &Call) -> Result<Said, Diagnostic> {
    tools.run(call).map_err(|error| {
        if error.kind() != ErrorKind::NotFound {
            return Diagnostic::error("publish-failed")
                .with("reason", error)
                .about(server.to_string());
        }
        let finding = Diagnostic::error("publish-no-tool").with("program", call.program);
        let finding = finding.about(server.to_string());
        if tools.is_windows() {
            finding.hint(match call.program {
                "rsync" => Line::new("publish-no-tool.rsync-windows"),
                _ => Line::new("publish-no-tool.windows"),
            })
        } else {
            finding.hint(Line::new("publish-no-tool.elsewhere"))
        }
    })
}

/// Starts a tool that must succeed.
pub fn succeed(tools: &dyn Tools, server: &Server, call: &Call) -> Result<Said, Diagnostic> {
    let said = start(tools, server, call)?;
    if said.success { Ok(said) } else { Err(refused(server, &said)) }
}

/// What is said where a server does not know this machine, or this machine does not know it.
const HOST_KEY: [&str; 2] = ["Host key verification failed", "HOST IDENTIFICATION HAS CHANGED"];
const KEY: [&str; 5] = [
    "Permission denied (publickey",
    "Permission denied (password",
    "Permission denied (keyboard",
    "Permission denied (gssapi",
    "Too many authentication failures",
];
/// What a daemon of rsync says that wants a password, or another one.
const PASSWORD: [&str; 1] = ["auth failed on module"];
/// What is said where nobody answers.
const UNREACHABLE: [&str; 8] = [
    "Could not resolve hostname",
    "Connection refused",
    "Connection timed out",
    "Operation timed out",
    "No route to host",
    "Network is unreachable",
    "getaddrinfo",
    "failed to connect",
];
/// What is said where the folder is not there, and where it may not be written to.
const NO_FOLDER: [&str; 3] = ["No such file or directory", "Unknown module", "chdir failed"];
const DENIED: [&str; 2] = ["Permission denied", "read only"];

/// What a server or a tool refuses, told by a few words that they have had for decades; the line that has
/// them is shown, and where none is known the last few.
pub fn refused(server: &Server, said: &Said) -> Diagnostic {
    const LINES: usize = 4;
    let lines: Vec<&str> =
        said.err.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let with = |words: &[&str]| {
        lines.iter().copied().rfind(|line| words.iter().any(|word| line.contains(word)))
    };
    let login = server.login();
    let finding = if let Some(line) = with(&HOST_KEY) {
        let hint = Line::new("publish-host-key.look").with("login", login);
        Diagnostic::error("publish-host-key").with("reason", line).hint(hint)
    } else if let Some(line) = with(&KEY) {
        let hint = Line::new("publish-key.make").with("login", login);
        Diagnostic::error("publish-key").with("reason", line).hint(hint)
    } else if let Some(line) = with(&PASSWORD) {
        let hint = Line::new("publish-password.set");
        Diagnostic::error("publish-password").with("reason", line).hint(hint)
    } else if let Some(line) = with(&UNREACHABLE) {
        let hint = Line::new("publish-unreachable.look");
        Diagnostic::error("publish-unreachable").with("reason", line).hint(hint)
    } else if let Some(line) = with(&NO_FOLDER) {
        let hint = Line::new("publish-no-folder.make");
        Diagnostic::error("publish-server-folder").with("reason", line).hint(hint)
    } else if let Some(line) = with(&DENIED) {
        let hint = Line::new("publish-denied.ask");
        Diagnostic::error("publish-denied").with("reason", line).hint(hint)
    } else {
        let reason = lines[lines.len().saturating_sub(LINES)..].join("; ");
        Diagnostic::error("publish-failed").with("reason", reason)
    };
    finding.about(server.to_string())
}

/// A folder for what comes from the server or is made for it.
pub fn desk(server: &Server) -> Result<tempfile::TempDir, Diagnostic> {
    tempfile::tempdir().map_err(|error| own_disk(server, &error))
}

/// Writes the list into the desk, from where it is sent.
pub fn lay_list(server: &Server, desk: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    output::write_whole(&desk.join(LIST), bytes).map_err(|error| own_disk(server, &error))
}

/// Reads the list that was fetched to the desk, if there was one.
pub fn fetched_list(server: &Server, desk: &Path) -> Result<Option<Vec<u8>>, Diagnostic> {
    match fs::read(desk.join(LIST)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(own_disk(server, &error)),
    }
}

/// What this machine's own disk refuses.
pub fn own_disk(server: &Server, error: &io::Error) -> Diagnostic {
    Diagnostic::error("publish-failed").with("reason", error).about(server.to_string())
}
