//! Whether every reference finds its record, and every id names one record only.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, BlockKind};
use crate::model::{Id, Plan, Reference};
use crate::source::Place;
use crate::workspace::Workspace;

/// The directive that places the table of tasks.
pub const TASKS: &str = "tasks";
/// The directive that places the words of an obligation.
pub const OBLIGATION: &str = "obligation";

/// Ids of the registers: each once, and references between acts.
pub fn check_registers(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let units = workspace.units.iter().flatten().map(|unit| (&unit.value.id, &unit.place));
    unique("duplicate-unit", units, findings);
    let laws = workspace.laws.iter().flatten().map(|law| (&law.value.id, &law.place));
    unique("duplicate-law", laws, findings);
    for law in workspace.laws() {
        for reference in law.replaced_by.iter().chain(&law.amends) {
            known_law(workspace, reference, findings);
        }
    }
}

/// Ids and references of one plan.
pub fn check_plan(workspace: &Workspace, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    // Tasks and obligations share one space of ids: both are anchors and UIDs.
    let tasks = plan.tasks.iter().map(|task| &task.id);
    let obligations = plan.obligations.iter().map(|obligation| &obligation.id);
    let ids = tasks.chain(obligations).map(|id| (&id.value, &id.place));
    unique("duplicate-id", ids, findings);

    for reference in plan.bases.iter().flat_map(|basis| &basis.laws) {
        known_law(workspace, reference, findings);
    }
    let of_tasks = plan.tasks.iter().flat_map(|task| &task.units);
    let of_obligations =
        plan.obligations.iter().flat_map(|o| o.who.iter().chain(&o.to).chain(&o.via));
    for reference in plan.issuer.iter().chain(of_tasks).chain(of_obligations) {
        known_unit(workspace, reference, findings);
    }
    check_directives(plan, findings);
}

fn unique<'r>(
    id: &'static str,
    records: impl Iterator<Item = (&'r Id, &'r Place)>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&Id, &Place> = BTreeMap::new();
    for (name, place) in records {
        if let Some(before) = first.get(name) {
            let finding = Diagnostic::error(id).with("id", name).at(place.clone());
            findings.push(finding.see((*before).clone(), Line::new("duplicate-key.first")));
        } else {
            first.insert(name, place);
        }
    }
}

fn known_unit(workspace: &Workspace, reference: &Reference, findings: &mut Vec<Diagnostic>) {
    let ids = || workspace.units().map(|unit| &unit.id);
    // Of a register that could not be read, nothing is known to be missing.
    if workspace.units.is_some() && !ids().any(|id| *id == reference.value) {
        let finding = Diagnostic::error("unknown-unit").with("unit", &reference.value);
        let finding = with_near(finding, &reference.value, ids());
        findings.push(finding.at(reference.place.clone()).hint(Line::new("unknown-unit.register")));
    }
}

fn known_law(workspace: &Workspace, reference: &Reference, findings: &mut Vec<Diagnostic>) {
    let ids = || workspace.laws().map(|law| &law.id);
    if workspace.laws.is_some() && !ids().any(|id| *id == reference.value) {
        let finding = Diagnostic::error("unknown-law").with("law", &reference.value);
        let finding = with_near(finding, &reference.value, ids());
        findings.push(finding.at(reference.place.clone()).hint(Line::new("unknown-law.register")));
    }
}

fn with_near<'r>(finding: Diagnostic, id: &Id, known: impl Iterator<Item = &'r Id>) -> Diagnostic {
    match crate::diagnostic::nearest(id.as_str(), known.map(Id::as_str)) {
        Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
        None => finding,
    }
}

fn check_directives(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &plan.narrative else { return };
    markup::walk(&narrative.blocks, &mut |block| {
        let BlockKind::Directive(directive) = &block.kind else { return };
        let place = || Place::new(&narrative.file, block.span.clone());
        match (directive.name.as_str(), &directive.argument) {
            (TASKS, None) => {}
            (OBLIGATION, Some(id)) => {
                let ids = || plan.obligations.iter().map(|o| o.id.value.as_str());
                if !ids().any(|known| known == id) {
                    let mut finding =
                        Diagnostic::error("unknown-obligation").with("id", id).at(place());
                    if let Some(near) = crate::diagnostic::nearest(id, ids()) {
                        finding = finding.hint(Line::new("did-you-mean").with("near", near));
                    }
                    findings.push(finding);
                }
            }
            _ => findings.push(
                Diagnostic::error("unknown-directive")
                    .with("name", &directive.name)
                    .at(place())
                    .hint(Line::new("unknown-directive.known")),
            ),
        }
    });
}
