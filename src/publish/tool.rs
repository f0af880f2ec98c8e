//! The system's own tools for reaching a server: ssh, sftp and rsync.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// A tool to start, with its arguments as they are: no shell reads them.
#[derive(Debug)]
pub struct Call<'c> {
    /// The name of the program.
    pub program: &'static str,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// The folder that it is started in.
    pub folder: &'c Path,
    /// What it is given to read.
    pub input: String,
}

/// What a tool said.
#[derive(Debug)]
pub struct Said {
    /// Whether it went well.
    pub success: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The tools of a machine.
pub trait Tools {
    /// What the rsync of the machine says of its version, if there is one.
    fn rsync_version(&self) -> Option<String>;
    /// Whether the machine runs Windows.
    fn is_windows(&self) -> bool;
    /// Starts a program and waits for its end.
    ///
    /// # Errors
    /// Why it could not be started.
    fn run(&self, call: &Call) -> io::Result<Said>;
}

/// The tools of this machine.
pub struct SystemTools {
    /// The password for a daemon of rsync.
    rsync_password: OsString,
}

impl SystemTools {
    /// The tools, with the password for a daemon of rsync if there is one. An empty one is given where
    /// there is none: rsync would otherwise ask for it.
    #[must_use]
    pub fn new(rsync_password: Option<OsString>) -> Self {
        Self { rsync_password: rsync_password.unwrap_or_default() }
    }
}

impl Tools for SystemTools {
    fn rsync_version(&self) -> Option<String> {
        let said = Command::new("rsync").arg("--version").stdin(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&said.stdout).into_owned())
    }

    fn is_windows(&self) -> bool {
        cfg!(windows)
    }

    fn run(&self, call: &Call) -> io::Result<Said> {
        let mut child = Command::new(call.program)
            .args(&call.arguments)
            .current_dir(call.folder)
            // What it says is looked through for a few words.
            .env("LC_ALL", "C")
            .env("RSYNC_PASSWORD", &self.rsync_password)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        thread::scope(|scope| {
            // It answers while it reads: whoever wrote everything first would wait for ever.
            scope.spawn(|| {
                let mut input = input;
                // One that stopped reading says why itself.
                let _ = input.as_mut().map(|input| input.write_all(call.input.as_bytes()));
            });
            let output = child.wait_with_output()?;
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\r', "");
            Ok(Said {
                success: output.status.success(),
                out: text(&output.stdout),
                err: text(&output.stderr),
            })
        })
    }
}
