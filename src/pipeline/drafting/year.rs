//! The plans of a year from those before it: which are carried over, and what is told of each.

use std::path::Path;

use super::decide::Origin;
use super::{Files, exists, list, look, write};
use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::drafting::report::{self, Item, Section};
use crate::drafting::{self, Accepted, Renewed};
use crate::edition::change;
use crate::model::{Plan, Scope};
use crate::pipeline::errors;
use crate::pipeline::{Failure, named};
use crate::workspace::{self, Workspace};

/// The plans of a year that are wanted.
#[derive(Debug)]
pub struct YearRequest<'r> {
    /// The year.
    pub year: i32,
    /// The address of the plan to start from, if one was named; else the newest of each kind.
    pub from: Option<&'r str>,
    /// Which proposals are made at once.
    pub accepted: Accepted,
    /// Whether it is only told what would be done.
    pub dry_run: bool,
    /// The language of the list.
    pub words: &'r Catalogue,
}

/// The plans of a year.
#[derive(Debug)]
pub struct NewYear {
    /// The plans.
    pub plans: Vec<NewPlan>,
    /// Plans that were not carried over, and why.
    pub skipped: Vec<Line>,
    /// Whether they were written.
    pub written: bool,
}

/// A plan of the year.
#[derive(Debug)]
pub struct NewPlan {
    /// The address of the plan that it comes from.
    pub from: String,
    /// Its own.
    pub to: String,
    /// Its files, the list of what is to decide last.
    pub files: Vec<String>,
    /// What was moved or changed.
    pub done: Vec<Item>,
    /// What is to decide.
    pub open: Vec<Section>,
    /// Years that stay as they are, by why.
    pub kept: Vec<Item>,
    /// How many proposals for years there are that were not made.
    pub proposals: usize,
}

/// Drafts the plans of a year from those before it.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_year(root: &Path, request: &YearRequest) -> Result<NewYear, Failure> {
    let (workspace, findings) = workspace::read(root);
    let sources = sources(&workspace, request, &findings)?;
    let mut done = NewYear { plans: Vec::new(), skipped: sources.skipped, written: false };
    let mut files = Files::new();
    let mut number = 1;
    for (plan, to) in sources.plans {
        let renewed = drafting::renew(plan, to, number, &request.accepted);
        // An address without a year was told of.
        let Some(renewed) = renewed else { continue };
        number += renewed.proposals.len();
        let (new, mut own) = one_plan(root, plan, &renewed, request)?;
        done.plans.push(new);
        files.append(&mut own);
    }
    if let Accepted::Some(numbers) = &request.accepted
        && let Some(unknown) = numbers.iter().find(|one| !(1..number).contains(*one))
    {
        let finding = Diagnostic::error("usage-no-proposal").with("number", unknown);
        let hint = Line::new("usage-no-proposal.range").with("last", number - 1);
        return Err(Failure::Content(vec![finding.hint(hint)]));
    }
    if !request.dry_run {
        write(root, &files)?;
        done.written = true;
    }
    Ok(done)
}

/// The plans that those of a year come from, each with the years of the new one.
struct Sources<'w> {
    plans: Vec<(&'w Plan, Scope)>,
    skipped: Vec<Line>,
}

fn sources<'w>(
    workspace: &'w Workspace,
    request: &YearRequest,
    findings: &[Diagnostic],
) -> Result<Sources<'w>, Failure> {
    let mut sources = Sources { plans: Vec::new(), skipped: Vec::new() };
    let all: Vec<&Plan> = match request.from {
        Some(_) => vec![named::plan(workspace, request.from, findings)?],
        None => newest(workspace, request.year, &mut sources.skipped),
    };
    let mut refused = Vec::new();
    for plan in all {
        let to = plan.scope.beginning(request.year);
        let Some(address) = drafting::next_address(&plan.address, plan.scope, to) else {
            sources.skipped.push(Line::new("renew.skipped.no-year").with("plan", &plan.address));
            continue;
        };
        if let Some(there) = workspace.plans.iter().find(|other| other.address == address) {
            refused.push(exists(&there.file.path));
            sources.skipped.push(Line::new("renew.skipped.exists").with("plan", &there.address));
            continue;
        }
        sources.plans.push((plan, to));
    }
    // What cannot be read would be carried over as it is.
    let broken: Vec<Diagnostic> = errors(findings.to_vec())
        .into_iter()
        .filter(|finding| {
            let path = finding.file().unwrap_or_default();
            let home = |plan: &Plan| format!("content/{}/", plan.address);
            sources.plans.iter().any(|(plan, _)| path.starts_with(&home(plan)))
        })
        .collect();
    if !broken.is_empty() {
        return Err(Failure::Content(broken));
    }
    if sources.plans.is_empty() {
        if refused.is_empty() {
            let finding = Diagnostic::error("usage-no-plan-before").with("year", request.year);
            let names: Vec<&str> = workspace.plans.iter().map(|plan| &*plan.address).collect();
            let hint = Line::new("usage-plan.names").with("names", names.join(", "));
            let finding = if names.is_empty() { finding } else { finding.hint(hint) };
            refused.push(sources.skipped.iter().cloned().fold(finding, Diagnostic::hint));
        }
        return Err(Failure::Content(refused));
    }
    Ok(sources)
}

/// The newest plan of each kind before a year.
fn newest<'w>(workspace: &'w Workspace, year: i32, skipped: &mut Vec<Line>) -> Vec<&'w Plan> {
    let mut newest = Vec::new();
    for plan in &workspace.plans {
        let series = change::series(&workspace.plans, plan);
        let last = series.iter().rfind(|other| other.year() < year);
        if last.is_none_or(|last| last.address != plan.address) {
            continue;
        }
        if !plan.scope.school && plan.scope.last >= year {
            let line = Line::new("renew.skipped.goes-on").with("plan", &plan.address);
            skipped.push(line.with("years", plan.scope.words()));
            continue;
        }
        newest.push(plan);
    }
    newest
}

/// The files of a plan, and what is told of it.
fn one_plan(
    root: &Path,
    plan: &Plan,
    renewed: &Renewed,
    request: &YearRequest,
) -> Result<(NewPlan, Files), Failure> {
    let machine = |path: &str, error: std::io::Error| {
        let finding = Diagnostic::error("file-unreadable").with("reason", error);
        Failure::Machine(finding.about(path))
    };
    let mut files: Files = renewed
        .files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect();
    for (from, to) in &renewed.pictures {
        let bytes = workspace::copy_of(root, from).map_err(|error| machine(from, error))?;
        files.push((to.clone(), bytes));
    }
    if let Some((path, _)) =
        files.iter().find(|(path, _)| root.join(path).symlink_metadata().is_ok())
    {
        return Err(Failure::Content(vec![exists(path)]));
    }
    let open = look::at(root, renewed, plan, Origin::Before, &files)
        .map_err(|error| machine(&plan.file.path, error))?;
    let proposals = renewed.proposals.iter().filter(|one| !one.made).count();
    let list = list(renewed);
    if root.join(&list).symlink_metadata().is_ok() {
        return Err(Failure::Content(vec![exists(&list)]));
    }
    let about = Line::new("renew.list.about").with("from", &renewed.from);
    let text = report::checklist(renewed, &about, &open, request.words);
    files.push((list, text.into_bytes()));
    let new = NewPlan {
        from: renewed.from.clone(),
        to: renewed.to.clone(),
        files: files.iter().map(|(path, _)| path.clone()).collect(),
        done: report::done(renewed),
        open,
        kept: report::kept(renewed),
        proposals,
    };
    Ok((new, files))
}
