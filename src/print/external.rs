//! The `typst` program as engine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use super::font::Fonts;
use super::job::{Job, Standard};
use super::template::Templates;
use crate::diagnostic::Diagnostic;

/// The Typst version that both engines are: the forms are written and tested for it.
pub const TYPST: &str = "0.15";

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
}

impl External {
    /// Asks the program at a path (or a name that is looked up on `PATH`) for its version.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn at(program: &Path, templates: Templates, fonts: Arc<Fonts>) -> Result<Self, Unusable> {
        // A bare name is looked up on `PATH`; a path is made absolute, since documents are set in
        // another folder than the one it was named in.
        let bare = program.components().count() == 1;
        let named = if bare { None } else { std::path::absolute(program).ok() };
        let program = named.as_deref().unwrap_or(program);
        let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().map_err(
            |error| match error.kind() {
                io::ErrorKind::NotFound => Unusable::Missing(program.to_path_buf()),
                _ => Unusable::Broken { path: program.to_path_buf(), reason: error.to_string() },
            },
        )?;
        // `typst 0.15.1 (abcdef)`
        let text = String::from_utf8_lossy(&output.stdout);
        let version = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
        if !output.status.success() || !text.starts_with("typst ") {
            return Err(Unusable::Broken {
                path: program.to_path_buf(),
                reason: text.lines().next().unwrap_or_default().to_owned(),
            });
        }
        let same = version.strip_prefix(TYPST).is_some_and(|rest| rest.starts_with('.'));
        if !same {
            return Err(Unusable::Version { found: version });
        }
        Ok(Self { program: program.to_path_buf(), templates, fonts, version })
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
        let run = || -> io::Result<(Output, io::Result<Vec<u8>>)> {
            let desk = tempfile::tempdir()?;
            let at = |name: &str| desk.path().join(name);
            for folder in ["root", "root/asset", "fonts", "packages"] {
                fs::create_dir(at(folder))?;
            }
            for (name, form) in self.templates.iter() {
                fs::write(at("root").join(name), &form.text)?;
            }
            fs::write(at("root/data.json"), job.data)?;
            for (n, bytes) in job.assets.iter().enumerate() {
                fs::write(at("root/asset").join(n.to_string()), bytes)?;
            }
            for face in self.fonts.faces() {
                fs::write(at("fonts").join(&*face.name), &face.bytes)?;
            }
            let standard = match job.standard {
                Standard::A2a => "a-2a,ua-1",
                Standard::A3a => "a-3a,ua-1",
            };
            let midnight = job.date.and_time(chrono::NaiveTime::MIN).and_utc();
            let output = Command::new(&self.program)
                .current_dir(desk.path())
                .stdin(Stdio::null())
                .env_remove("TYPST_FEATURES")
                .env_remove("SOURCE_DATE_EPOCH")
                .args(["compile", "--root", "root", "--font-path", "fonts"])
                .args(["--ignore-system-fonts", "--ignore-embedded-fonts"])
                .args(["--package-path", "packages", "--package-cache-path", "packages"])
                .args(["--pdf-standard", standard, "--diagnostic-format", "short"])
                .arg("--creation-timestamp")
                .arg(midnight.timestamp().to_string())
                .arg(Path::new("root").join(job.form))
                .arg("out.pdf")
                .output()?;
            let pdf = fs::read(at("out.pdf"));
            Ok((output, pdf))
        };
        let (output, pdf) = run().map_err(|error| vec![self.broken(&error.to_string())])?;
        let said = String::from_utf8_lossy(&output.stderr);
        let findings: Vec<Diagnostic> = said
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| self.said(job, line))
            .collect();
        match pdf {
            Ok(pdf) if output.status.success() && findings.is_empty() => Ok(pdf),
            Err(error) if findings.is_empty() => Err(vec![self.broken(&error.to_string())]),
            _ if findings.is_empty() => Err(vec![self.broken(&output.status.to_string())]),
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
        Diagnostic::error("engine-broken")
            .with("path", self.program.display())
            .with("reason", reason)
    }
}

fn failed(reason: &str) -> Diagnostic {
    Diagnostic::error("print-failed").with("reason", reason)
}
