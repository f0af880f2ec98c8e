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
    Err(none_of(plans.iter().map(|plan| plan.address.as_str()), wanted, workspace, findings))
}

/// Why no plan of these names was chosen: one that cannot be read at all is not there to be chosen.
pub(super) fn none_of<'n>(
    names: impl Iterator<Item = &'n str>,
    wanted: Option<&str>,
    workspace: &Workspace,
    findings: &[Diagnostic],
) -> Failure {
    let is_unread = |finding: &Diagnostic| {
        let path = finding.file().unwrap_or_default();
        let is_plan = path.ends_with("/plan.yaml");
        is_plan && workspace.plans.iter().all(|plan| plan.file.path != path)
    };
    let unread: Vec<Diagnostic> = errors(findings.to_vec()).into_iter().filter(is_unread).collect();
    if !unread.is_empty() {
        return Failure::Content(unread);
    }
    Failure::Content(vec![match wanted {
        Some(wanted) => unknown_plan(wanted, names),
        None => Diagnostic::error("usage-which-plan").hint(those(names)),
    }])
}

/// That there is no plan of a name, and which there are.
pub fn unknown_plan<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    Diagnostic::error("usage-unknown-plan").with("plan", wanted).hint(those(names))
}

fn those<'n>(names: impl Iterator<Item = &'n str>) -> Line {
    Line::new("usage-plan.names").with("names", names.collect::<Vec<_>>().join(", "))
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
