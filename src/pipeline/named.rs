//! What words of the command line name: a plan, a unit.

use super::Failure;
use super::errors;
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::language::fold;
use crate::model::{Plan, Unit};
use crate::workspace::{self, Workspace};

/// The plan that is named, or the only one.
pub(super) fn plan<'w>(
    workspace: &'w Workspace,
    wanted: Option<&str>,
    findings: &[Diagnostic],
) -> Result<&'w Plan, Failure> {
    let plans = &workspace.plans;
    let found = match wanted {
        Some(wanted) => {
            let wanted = workspace::address(wanted);
            plans.iter().find(|plan| plan.address == wanted)
        }
        None => plans.first().filter(|_| plans.len() == 1),
    };
    if let Some(plan) = found {
        return Ok(plan);
    }
    // A plan that cannot be read at all is not there to be chosen.
    let unread = errors(findings.to_vec());
    let unread: Vec<Diagnostic> = unread
        .into_iter()
        .filter(|finding| {
            let path = finding.file().unwrap_or_default();
            path.ends_with("/plan.yaml") && plans.iter().all(|plan| plan.file.path != path)
        })
        .collect();
    if !unread.is_empty() {
        return Err(Failure::Content(unread));
    }
    let names: Vec<&str> = plans.iter().map(|plan| plan.address.as_str()).collect();
    let hint = Line::new("usage-plan.names").with("names", names.join(", "));
    let finding = match wanted {
        Some(wanted) => Diagnostic::error("usage-unknown-plan").with("plan", wanted),
        None => Diagnostic::error("usage-which-plan"),
    };
    Err(Failure::Content(vec![finding.hint(hint)]))
}

/// The unit of an id, or of a name that the register has, whatever its capitals. Of several with one name it is the
/// only one that has not ended.
///
/// # Errors
/// A finding that says so where there is none, with an id that is written almost like it, or where there are several.
pub fn unit<'w>(workspace: &'w Workspace, wanted: &str) -> Result<&'w Unit, Diagnostic> {
    let name = wanted.trim();
    if let Some(unit) = workspace.units().find(|unit| unit.id.as_str() == name) {
        return Ok(unit);
    }
    let small = name.to_lowercase();
    let called = |unit: &&Unit| {
        let names = [Some(&unit.name), unit.short.as_ref(), unit.abbreviation.as_ref()];
        names.into_iter().flatten().chain(&unit.names).any(|one| one.to_lowercase() == small)
    };
    let all: Vec<&Unit> = workspace.units().filter(called).collect();
    let lasting: Vec<&Unit> = all.iter().copied().filter(|unit| unit.until.is_none()).collect();
    let ids = |units: &mut dyn Iterator<Item = &'w Unit>| {
        units.map(|unit| unit.id.as_str()).collect::<Vec<_>>().join(", ")
    };
    match (&lasting[..], &all[..]) {
        ([unit], _) | ([], [unit]) => Ok(unit),
        ([], []) => {
            let known = || workspace.units().map(|unit| unit.id.as_str());
            let near = nearest(&fold::slug(wanted), known());
            let finding = Diagnostic::error("usage-unknown-unit").with("unit", wanted);
            Err(finding.hint(match near {
                Some(near) => Line::new("did-you-mean").with("near", near),
                None => Line::new("allowed").with("words", ids(&mut workspace.units())),
            }))
        }
        _ => {
            let finding = Diagnostic::error("usage-which-unit").with("unit", wanted);
            Err(finding.hint(Line::new("allowed").with("words", ids(&mut all.iter().copied()))))
        }
    }
}
