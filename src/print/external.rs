//! The `typst` program as engine.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::attachment;
use super::font::Fonts;
use super::job::{Job, Standard};
use super::template::Templates;
use crate::diagnostic::{Diagnostic, shown};

/// The Typst version that both engines are: the forms are written and tested for it.
pub const TYPST: &str = "0.15";

/// How long the program may work on a document: the longest plans take seconds. One that hangs must not
/// hang the build.
const LIMIT: Duration = Duration::from_mins(5);

/// The most that is read of what the program says, in bytes.
const MOST_SAID: u64 = 256 * 1024;

/// Why the program cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// There is no such program.
    #[error("no typst program at {0}")]
    Missing(PathBuf),
    /// The program is of a version that the forms are not written for.
    #[error("typst {found}, not {TYPST}")]
    Version {
        /// What it says of itself.
        found: String,
    },
    /// The program does not come to an end.
    #[error("typst at {0} was stopped")]
    Slow(PathBuf),
    /// The program does not work.
    #[error("typst at {path}: {reason}")]
    Broken {
        /// The program.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// The `typst` program, known to be there and of the right version.
#[derive(Debug)]
pub struct External {
    program: PathBuf,
    /// The forms.
    pub templates: Templates,
    fonts: Arc<Fonts>,
    /// Its version, such as `0.15.1`.
    pub version: String,
    limit: Duration,
}

/// What a program did.
struct Ran {
    /// How it ended; nothing of one that was stopped.
    status: Option<ExitStatus>,
    /// What it said on its standard output and its standard error.
    out: String,
    err: String,
}

/// Runs a program, for so long at most.
fn run(command: &mut Command, limit: Duration) -> io::Result<Ran> {
    // Files take what is said even if nobody reads it; a full pipe would make the program wait.
    let (mut out, mut err) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut child =
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(err.try_clone()?).spawn()?;
    let (mut waited, mut pause) = (Duration::ZERO, Duration::from_millis(1));
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if waited >= limit {
            child.kill()?;
            child.wait()?;
            break None;
        }
        thread::sleep(pause);
        waited += pause;
        pause = (pause * 2).min(Duration::from_millis(8));
    };
    let said = |file: &mut fs::File| -> io::Result<String> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        file.take(MOST_SAID).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    Ok(Ran { status, out: said(&mut out)?, err: said(&mut err)? })
}

impl External {
    /// Asks the program at a path (or a name that is looked up on `PATH`) for its version.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn at(program: &Path, templates: Templates, fonts: Arc<Fonts>) -> Result<Self, Unusable> {
        Self::within(LIMIT, program, templates, fonts)
    }

    fn within(
        limit: Duration,
        program: &Path,
        templates: Templates,
        fonts: Arc<Fonts>,
    ) -> Result<Self, Unusable> {
        // A bare name is looked up on `PATH`; a path is made absolute, since documents are set in
        // another folder than the one it was named in.
        let bare = program.components().count() == 1;
        let named = if bare { None } else { std::path::absolute(program).ok() };
        let program = named.as_deref().unwrap_or(program);
        let ran =
            run(Command::new(program).arg("--version"), limit).map_err(|error| {
                match error.kind() {
                    io::ErrorKind::NotFound => Unusable::Missing(program.to_path_buf()),
                    _ => {
                        Unusable::Broken { path: program.to_path_buf(), reason: error.to_string() }
                    }
                }
            })?;
        let Some(status) = ran.status else { return Err(Unusable::Slow(program.to_path_buf())) };
        // `typst 0.15.1 (abcdef)`
        let text = ran.out;
        let version = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
        if !status.success() || !text.starts_with("typst ") {
            return Err(Unusable::Broken {
                path: program.to_path_buf(),
                reason: text.lines().next().unwrap_or_default().to_owned(),
            });
        }
        let same = version.strip_prefix(TYPST).is_some_and(|rest| rest.starts_with('.'));
        if !same {
            return Err(Unusable::Version { found: version });
        }
        Ok(Self { program: program.to_path_buf(), templates, fonts, version, limit })
    }

    /// Sets a document in a folder of its own that holds copies of what it needs and nothing else.
    ///
    /// # Errors
    /// What the program says, warnings included.
    pub fn typeset(&self, job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
        // The program would follow such an import to the network; the embedded engine has none.
        if let Some((_, form)) = self.templates.iter().find(|(_, f)| f.text.contains("@preview/")) {
            let reason = "packages are not available (@preview)";
            return Err(vec![failed(reason).about(&*form.path)]);
        }
        let set = || -> io::Result<(Ran, io::Result<Vec<u8>>)> {
            let desk = tempfile::tempdir()?;
            let at = |name: &str| desk.path().join(name);
            for folder in ["root", "root/asset", "root/attachment", "fonts", "packages"] {
                fs::create_dir(at(folder))?;
            }
            for (name, form) in self.templates.iter() {
                fs::write(at("root").join(name), &form.text)?;
            }
            fs::write(at("root/data.json"), job.data)?;
            for (n, bytes) in job.assets.iter().enumerate() {
                fs::write(at("root/asset").join(n.to_string()), bytes)?;
            }
            fs::write(at("root/attachments.json"), attachment::list(job.attachments))?;
            for (n, attachment) in job.attachments.iter().enumerate() {
                fs::write(at("root/attachment").join(n.to_string()), &attachment.bytes)?;
            }
            for face in self.fonts.faces() {
                fs::write(at("fonts").join(&*face.name), face.file.as_ref())?;
            }
            fs::write(at("root/font.json"), self.fonts.json())?;
            let standard = match job.standard() {
                Standard::A2a => "a-2a,ua-1",
                Standard::A3a => "a-3a,ua-1",
            };
            let midnight = job.date.and_time(chrono::NaiveTime::MIN).and_utc();
            let mut command = Command::new(&self.program);
            command
                .current_dir(desk.path())
                .env_remove("TYPST_FEATURES")
                .env_remove("SOURCE_DATE_EPOCH")
                .args(["compile", "--root", "root", "--font-path", "fonts"])
                .args(["--ignore-system-fonts", "--ignore-embedded-fonts"])
                .args(["--package-path", "packages", "--package-cache-path", "packages"])
                .args(["--pdf-standard", standard, "--diagnostic-format", "short"])
                .arg("--creation-timestamp")
                .arg(midnight.timestamp().to_string())
                .arg(Path::new("root").join(job.form))
                .arg("out.pdf");
            let ran = run(&mut command, self.limit)?;
            Ok((ran, fs::read(at("out.pdf"))))
        };
        let (ran, pdf) = set().map_err(|error| vec![self.broken(&error.to_string())])?;
        let Some(status) = ran.status else {
            let finding = Diagnostic::error("engine-slow").with("path", shown(&self.program));
            return Err(vec![finding]);
        };
        let findings: Vec<Diagnostic> = ran
            .err
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| self.said(job, line))
            .collect();
        match pdf {
            Ok(pdf) if status.success() && findings.is_empty() => Ok(pdf),
            Err(error) if findings.is_empty() => Err(vec![self.broken(&error.to_string())]),
            _ if findings.is_empty() => Err(vec![self.broken(&status.to_string())]),
            _ => Err(findings),
        }
    }

    /// A line of what the program said: `root/body.typ:12:3: error: …`.
    fn said(&self, job: &Job, line: &str) -> Diagnostic {
        let inside = line.strip_prefix("root/").unwrap_or(line);
        let named = |(name, form): (&'static str, _)| {
            let rest = inside.strip_prefix(name)?.strip_prefix(':')?;
            Some((rest, form))
        };
        let found = self.templates.iter().find_map(named);
        let (reason, form) = match found {
            Some((reason, form)) => (reason, Some(form)),
            None => (line, self.templates.named(job.form)),
        };
        match form {
            Some(form) => failed(reason).about(&*form.path),
            None => failed(reason),
        }
    }

    fn broken(&self, reason: &str) -> Diagnostic {
        Diagnostic::error("engine-broken").with("path", shown(&self.program)).with("reason", reason)
    }
}

fn failed(reason: &str) -> Diagnostic {
    Diagnostic::error("print-failed").with("reason", reason)
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn program(folder: &Path, script: &str) -> PathBuf {
        let path = folder.join("typst");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn external(program: &Path) -> Result<External, Unusable> {
        let nowhere = tempfile::tempdir().unwrap();
        let templates = Templates::of(&crate::workspace::read(nowhere.path()).0);
        let limit = Duration::from_millis(300);
        External::within(limit, program, templates, Arc::new(Fonts::built_in()))
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let hangs = program(folder.path(), "exec sleep 60");
        assert!(matches!(external(&hangs), Err(Unusable::Slow(path)) if path == hangs));

        let script = "[ \"$1\" = --version ] && echo 'typst 0.15.1' && exit\nexec sleep 60";
        let external = external(&program(folder.path(), script)).unwrap();
        let findings = external
            .typeset(&Job {
                form: crate::print::template::DOCUMENT,
                data: b"{}",
                assets: &[],
                attachments: &[],
                ident: "x",
                date: chrono::NaiveDate::default(),
            })
            .unwrap_err();
        assert_eq!(findings.iter().map(Diagnostic::id).collect::<Vec<_>>(), ["engine-slow"]);
    }

    #[test]
    fn a_program_that_says_very_much_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let script = "[ \"$1\" = --version ] && echo 'typst 0.15.1' && head -c 1000000 /dev/zero";
        let external = external(&program(folder.path(), script)).unwrap();
        assert_eq!(external.version, "0.15.1");
    }
}
