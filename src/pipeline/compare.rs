//! What changed between two states of a workspace, or between the plans of two years.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Failure;
use super::named::unknown_plan;
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::change::{self, EntryKind, FileChange, StateChanges};
use crate::edition::{self, wording};
use crate::model::{Id, Plan};
use crate::workspace::{self, NoRevision, Revision, Workspace};

/// A state of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// As it is now (thư mục làm việc).
    Here,
    /// As it was in a revision of git, by its name.
    Revision(String),
    /// That of another folder.
    Folder(PathBuf),
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sides {
    /// Two states, the earlier first.
    States(State, State),
    /// The plans of two years, by their addresses.
    Plans(String, String),
    /// A plan, by its address, as it was released and as it is now or was released later.
    Releases {
        /// The plan.
        plan: String,
        /// The number of the release.
        from: u32,
        /// That of the later one; none for the plan as it is now.
        to: Option<u32>,
    },
}

/// What changed.
#[derive(Debug)]
pub struct Comparison {
    /// What the earlier side is called.
    pub from: Line,
    /// What the later side is called.
    pub to: Line,
    /// What changed.
    pub changes: StateChanges,
    /// The workspace of the later side.
    pub workspace: Workspace,
    /// What units are called, by their ids.
    units: BTreeMap<Id, String>,
}

impl Comparison {
    /// What a unit is called; its id where neither side knows it.
    #[must_use]
    pub fn unit(&self, id: &Id) -> String {
        self.units.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}

/// What the words of an argument mean.
enum Meant<'w> {
    Plan(&'w Plan),
    /// A plan as it was released, with the number of the release.
    Release(&'w Plan, u32),
    State(State),
}

impl<'w> Meant<'w> {
    /// The rule: a plan of the workspace by its address, else one that was released (`2021/released/1`, or the last
    /// without a number), else a folder that is a workspace, else a revision of git.
    fn of(words: &str, plans: &'w [Plan]) -> Result<Self, Diagnostic> {
        let address = workspace::address(words);
        let named = |address: &str| plans.iter().find(|plan| plan.address == address);
        if let Some(plan) = named(address) {
            return Ok(Self::Plan(plan));
        }
        let copy = address.rsplit_once(workspace::RELEASED).and_then(|(plan, number)| {
            let plan = named(plan.strip_suffix('/')?)?;
            // A branch of git may be called `2021/released-anew`.
            Some((plan, if number.is_empty() { number } else { number.strip_prefix('/')? }))
        });
        if let Some((plan, number)) = copy {
            let last = plan.released.last().map(|copy| copy.number);
            let number = if number.is_empty() { last } else { number.parse().ok() };
            let there = number.filter(|number| plan.release(*number).is_some());
            return there.map(|number| Self::Release(plan, number)).ok_or_else(|| {
                let finding = Diagnostic::error("usage-unknown-release");
                let finding = finding.with("name", words).with("plan", &plan.address);
                finding.hint(match last {
                    Some(last) => Line::new("usage-unknown-release.last").with("last", last),
                    None => Line::new("usage-unknown-release.none"),
                })
            });
        }
        let folder = Path::new(words);
        Ok(Self::State(if folder.join(workspace::AGENCY_FILE).is_file() {
            State::Folder(folder.to_owned())
        } else {
            State::Revision(words.to_owned())
        }))
    }
}

/// What the words of two arguments mean. One plan alone is compared with the one before it, one that was released with
/// what it says now, one state with what is here now, and nothing with the last commit.
///
/// # Errors
/// What the words cannot mean.
pub fn sides(root: &Path, from: Option<&str>, to: Option<&str>) -> Result<Sides, Diagnostic> {
    let Some(from) = from else {
        return Ok(Sides::States(State::Revision("HEAD".to_owned()), State::Here));
    };
    let (workspace, _) = workspace::read(root);
    let before = Meant::of(from, &workspace.plans)?;
    let after = to.map(|to| Meant::of(to, &workspace.plans)).transpose()?;
    let releases =
        |plan: &Plan, from, to| Ok(Sides::Releases { plan: plan.address.clone(), from, to });
    match (before, after) {
        (Meant::Plan(after), None) => match change::before(&workspace.plans, after) {
            Some(before) => Ok(Sides::Plans(before.address.clone(), after.address.clone())),
            None => Err(Diagnostic::error("usage-diff-first")
                .with("plan", from)
                .hint(Line::new("usage-diff-first.name"))),
        },
        (Meant::Plan(before), Some(Meant::Plan(after))) => {
            Ok(Sides::Plans(before.address.clone(), after.address.clone()))
        }
        (Meant::Release(plan, number), None) => releases(plan, number, None),
        (Meant::Release(plan, number), Some(Meant::Plan(other)))
            if plan.address == other.address =>
        {
            releases(plan, number, None)
        }
        (Meant::Release(plan, from), Some(Meant::Release(other, to)))
            if plan.address == other.address =>
        {
            releases(plan, from, Some(to))
        }
        (Meant::Release(plan, number), Some(_))
        | (Meant::Plan(_) | Meant::State(_), Some(Meant::Release(plan, number))) => {
            Err(Diagnostic::error("usage-diff-release").hint(
                Line::new("usage-diff-release.own")
                    .with("plan", &plan.address)
                    .with("number", number),
            ))
        }
        (Meant::State(before), None) => Ok(Sides::States(before, State::Here)),
        (Meant::State(before), Some(Meant::State(after))) => Ok(Sides::States(before, after)),
        (Meant::Plan(plan), Some(Meant::State(_))) => {
            Err(mixed(plan, to.unwrap_or_default(), &workspace.plans))
        }
        (Meant::State(_), Some(Meant::Plan(plan))) => Err(mixed(plan, from, &workspace.plans)),
    }
}

fn mixed(plan: &Plan, other: &str, plans: &[Plan]) -> Diagnostic {
    // A year beside a year is a plan, too.
    if other.len() == 4 && other.bytes().all(|byte| byte.is_ascii_digit()) {
        return unknown_plan(other, plans.iter().map(|plan| plan.address.as_str()));
    }
    Diagnostic::error("usage-diff-mixed")
        .with("plan", &plan.address)
        .with("other", other)
        .hint(Line::new("usage-diff-mixed.refs").with("plan", &plan.address))
}

/// Compares.
///
/// # Errors
/// [`Failure::Content`] where a side cannot be read without an error or is not there at all,
/// [`Failure::Machine`] where git is missing or failed.
pub fn compare(root: &Path, sides: &Sides) -> Result<Comparison, Failure> {
    match sides {
        Sides::Plans(before, after) => years(root, before, after),
        Sides::States(before, after) => states(root, before, after),
        Sides::Releases { plan, from, to } => releases(root, plan, *from, *to),
    }
}

fn years(root: &Path, before: &str, after: &str) -> Result<Comparison, Failure> {
    let workspace = read(root, &Line::new("diff.state.here"))?;
    let (old, new) = (find(&workspace, before)?, find(&workspace, after)?);
    Ok(Comparison {
        from: name(old),
        to: name(new),
        changes: StateChanges::between(old, new),
        units: units(&[&workspace]),
        workspace,
    })
}

fn releases(root: &Path, plan: &str, from: u32, to: Option<u32>) -> Result<Comparison, Failure> {
    let workspace = read(root, &Line::new("diff.state.here"))?;
    let plan = find(&workspace, plan)?;
    let copy = |number: u32| {
        let missing = || Diagnostic::error("usage-unknown-release").with("plan", &plan.address);
        plan.release(number).ok_or_else(|| Failure::Content(vec![missing().with("name", number)]))
    };
    let released = |number: u32| Line::new("diff.state.release").with("number", number);
    let named = |number: u32, plan: &Plan| {
        released(number)
            .with("title", wording::title(&plan.document))
            .with("address", &plan.address)
    };
    let old = copy(from)?;
    let (new, to) = match to {
        Some(to) => (copy(to)?, named(to, plan)),
        None => (plan, name(plan)),
    };
    Ok(Comparison {
        from: named(from, plan),
        to,
        changes: StateChanges::since(old, new),
        units: units(&[&workspace]),
        workspace,
    })
}

fn find<'w>(workspace: &'w Workspace, address: &str) -> Result<&'w Plan, Failure> {
    let plan = workspace.plans.iter().find(|plan| plan.address == address);
    plan.ok_or_else(|| {
        let names = workspace.plans.iter().map(|plan| plan.address.as_str());
        Failure::Content(vec![unknown_plan(address, names)])
    })
}

/// What a plan is called.
fn name(plan: &Plan) -> Line {
    let title = wording::title(&plan.document);
    Line::new("diff.state.plan").with("title", title).with("address", &plan.address)
}

fn states(root: &Path, before: &State, after: &State) -> Result<Comparison, Failure> {
    let (old, new) = (Side::of(root, before)?, Side::of(root, after)?);
    let (was, is) = (read(&old.root, &old.name)?, read(&new.root, &new.name)?);
    let files = files(&old.root, &new.root);
    Ok(Comparison {
        from: old.name,
        to: new.name,
        changes: StateChanges::within(&was, &is, files),
        units: units(&[&was, &is]),
        workspace: is,
    })
}

/// A state that can be read.
struct Side {
    root: PathBuf,
    name: Line,
    /// Keeps the folder of a revision until it was read.
    _revision: Option<Revision>,
}

impl Side {
    fn of(root: &Path, state: &State) -> Result<Self, Failure> {
        Ok(match state {
            State::Here => {
                Self { root: root.to_owned(), name: Line::new("diff.state.here"), _revision: None }
            }
            State::Folder(folder) => Self {
                root: folder.clone(),
                name: Line::new("diff.state.folder").with("folder", folder.display()),
                _revision: None,
            },
            State::Revision(name) => {
                let revision =
                    workspace::revision(root, name).map_err(|error| no_revision(&error, name))?;
                let line = Line::new("diff.state.revision").with("name", name);
                Self {
                    root: revision.root().to_owned(),
                    name: line.with("commit", revision.commit.chars().take(7).collect::<String>()),
                    _revision: Some(revision),
                }
            }
        })
    }
}

fn no_revision(error: &NoRevision, name: &str) -> Failure {
    let content = |finding: Diagnostic| Failure::Content(vec![finding]);
    match error {
        NoRevision::NoGit => Failure::Machine(
            Diagnostic::error("git-missing").hint(Line::new("git-missing.install")),
        ),
        NoRevision::Failed(reason) => {
            Failure::Machine(Diagnostic::error("git-failed").with("reason", reason))
        }
        NoRevision::NoRepository => content(
            Diagnostic::error("usage-no-repository").hint(Line::new("usage-no-repository.folder")),
        ),
        NoRevision::Unknown => content(
            Diagnostic::error("usage-unknown-state")
                .with("name", name)
                .hint(Line::new("usage-unknown-state.what")),
        ),
        NoRevision::Empty => content(
            Diagnostic::error("usage-state-empty")
                .with("name", name)
                .with("file", workspace::AGENCY_FILE),
        ),
    }
}

/// Reads a state. What has an error cannot be compared: what was not read would look as if it were gone.
fn read(root: &Path, name: &Line) -> Result<Workspace, Failure> {
    let (workspace, mut findings) = workspace::read(root);
    findings.extend(edition::resolve(&workspace).1);
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        return Ok(workspace);
    }
    // The last finding says whose errors these are.
    let whose = name.values.iter().find(|(key, _)| ["name", "folder"].contains(key));
    let whose = whose.map_or("content", |(_, whose)| whose);
    let count = findings.len();
    findings.push(
        Diagnostic::error("state-has-errors")
            .with("count", count)
            .about(whose)
            .hint(Line::new("state-has-errors.mend")),
    );
    Err(Failure::Content(findings))
}

fn units(workspaces: &[&Workspace]) -> BTreeMap<Id, String> {
    let units = workspaces.iter().flat_map(|workspace| workspace.units());
    units.map(|unit| (unit.id.clone(), unit.short().to_owned())).collect()
}

/// The files that are otherwise in two folders.
fn files(before: &Path, after: &Path) -> Vec<FileChange> {
    let (old, new) = (workspace::contents(before), workspace::contents(after));
    let mut files = Vec::new();
    for (path, digest) in &new {
        let kind = match old.get(path) {
            None => EntryKind::Added,
            Some(other) if other != digest => EntryKind::Changed,
            Some(_) => continue,
        };
        files.push(FileChange { path: path.clone(), kind });
    }
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    files.extend(gone.map(|path| FileChange { path: path.clone(), kind: EntryKind::Removed }));
    files.sort();
    files
}
