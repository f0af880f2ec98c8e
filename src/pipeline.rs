//! The order of the steps: read ▸ check ▸ resolve ▸ render ▸ write.

use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Diagnostic, Line};
use crate::edition::{self, Edition};
use crate::output::{self, Artifact, Folder, FolderError, Kind, Written};
use crate::print::{self, Choice, Engine, Unusable};
use crate::workspace::{self, Workspace};
use crate::{calendar, check, data, site};

/// What to build, and where.
#[derive(Debug)]
pub struct Request {
    /// The workspace.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// What sets the PDFs.
    pub engine: Choice,
    /// How many artifacts are made at once.
    pub jobs: usize,
}

/// A step of a build, for whoever shows its progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The files are read.
    Read,
    /// References are resolved and rules applied.
    Check,
    /// The artifacts of a kind are listed.
    List(Kind),
    /// The artifacts are made.
    Render,
    /// The artifacts are written.
    Write,
}

/// Is told how far a build has come.
pub trait Progress: Sync {
    /// A step begins.
    fn step(&self, step: Step);
    /// So many artifacts will be made.
    fn total(&self, artifacts: usize);
    /// An artifact was made, or found to need no making.
    fn made(&self, kind: Kind);
}

/// What a workspace holds, for a closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Plans.
    pub plans: usize,
    /// Tasks of all plans.
    pub tasks: usize,
    /// Units of the register.
    pub units: usize,
}

/// A build that succeeded.
#[derive(Debug)]
pub struct Built {
    /// Findings that did not stop it.
    pub warnings: Vec<Diagnostic>,
    /// What was written.
    pub written: Written,
    /// The path and kind of each artifact.
    pub artifacts: Vec<(String, Kind)>,
}

/// Why a build failed. Nothing was written, unless the disk failed half-way.
#[derive(Debug)]
pub enum Failure {
    /// The content has errors.
    Content(Vec<Diagnostic>),
    /// The machine failed: disk or engine.
    Machine(Diagnostic),
}

/// Looks for every problem and changes nothing.
#[must_use]
pub fn check(root: &Path) -> (Counts, Vec<Diagnostic>) {
    let (workspace, mut findings) = workspace::read(root);
    let (editions, found) = edition::resolve(&workspace);
    findings.extend(found);
    findings.extend(rules(&editions));
    diagnostic::sort(&mut findings);
    let counts = Counts {
        plans: workspace.plans.len(),
        tasks: workspace.plans.iter().map(|plan| plan.tasks.len()).sum(),
        units: workspace.units().count(),
    };
    (counts, findings)
}

/// Builds everything.
///
/// # Errors
/// [`Failure`]; the last good output then stands as it was.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Built, Failure> {
    progress.step(Step::Read);
    let (workspace, mut findings) = workspace::read(&request.root);
    progress.step(Step::Check);
    let (editions, found) = edition::resolve(&workspace);
    findings.extend(found);
    findings.extend(rules(&editions));
    diagnostic::sort(&mut findings);
    if diagnostic::any_error(&findings) {
        return Err(Failure::Content(findings));
    }
    let engine =
        Engine::ready(&request.engine).map_err(|error| Failure::Machine(no_engine(&error)))?;
    let folder =
        Folder::open(&request.output).map_err(|error| Failure::Machine(no_folder(&error)))?;

    let artifacts = list(&workspace, &editions, &engine, progress).map_err(Failure::Content)?;
    progress.step(Step::Render);
    progress.total(artifacts.len());
    let made = |artifact: &Artifact| progress.made(artifact.kind);
    let rendered = output::render(&artifacts, &folder, request.jobs, &made);
    let rendered = rendered.map_err(Failure::Content)?;
    progress.step(Step::Write);
    let written = folder.write(&rendered).map_err(|error| Failure::Machine(no_folder(&error)))?;
    let artifacts = artifacts.into_iter().map(|artifact| (artifact.path, artifact.kind)).collect();
    Ok(Built { warnings: findings, written, artifacts })
}

fn rules(editions: &[Edition]) -> Vec<Diagnostic> {
    let both = |edition| [check::check(edition), print::check_glyphs(edition)].concat();
    editions.iter().flat_map(both).collect()
}

fn list<'e>(
    workspace: &Workspace,
    editions: &'e [Edition],
    engine: &'e Engine,
    progress: &dyn Progress,
) -> Result<Vec<Artifact<'e>>, Vec<Diagnostic>> {
    // The slowest first, so that no thread is left alone with them at the end.
    progress.step(Step::List(Kind::Print));
    let mut artifacts: Vec<Artifact> =
        editions.iter().flat_map(|edition| print::artifacts(workspace, edition, engine)).collect();
    progress.step(Step::List(Kind::Site));
    artifacts.extend(site::artifacts(workspace, editions)?);
    progress.step(Step::List(Kind::Calendar));
    artifacts.extend(editions.iter().flat_map(calendar::artifacts));
    progress.step(Step::List(Kind::Data));
    artifacts.extend(editions.iter().flat_map(data::artifacts));
    Ok(artifacts)
}

fn no_engine(error: &Unusable) -> Diagnostic {
    let install = Line::new("engine.install").with("version", print::TYPST);
    match error {
        Unusable::Missing(path) => {
            Diagnostic::error("engine-missing").with("path", path.display()).hint(install)
        }
        Unusable::Version { found } => Diagnostic::error("engine-version")
            .with("found", found)
            .with("wanted", print::TYPST)
            .hint(install),
        Unusable::Broken { path, reason } => Diagnostic::error("engine-broken")
            .with("path", path.display())
            .with("reason", reason)
            .hint(install),
    }
}

fn no_folder(error: &FolderError) -> Diagnostic {
    let other = Line::new("output.other");
    match error {
        FolderError::IsFile(path) => {
            Diagnostic::error("output-is-file").about(path.display().to_string()).hint(other)
        }
        FolderError::Foreign(paths) => Diagnostic::error("output-foreign")
            .with("count", paths.len())
            .about(paths.first().map(|path| path.display().to_string()).unwrap_or_default())
            .hint(other),
        FolderError::Io { path, error } => match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Diagnostic::error("output-denied").about(path.display().to_string()).hint(other)
            }
            std::io::ErrorKind::StorageFull => {
                Diagnostic::error("output-full").about(path.display().to_string())
            }
            _ => Diagnostic::error("output-failed")
                .with("reason", error)
                .about(path.display().to_string()),
        },
    }
}
