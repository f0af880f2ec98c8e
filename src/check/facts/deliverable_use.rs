//! A deliverable of the plan comes of some task, and somebody answers for it.

use std::collections::BTreeMap;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::{Id, Reference, Task};

/// A deliverable that no task brings about.
pub static UNUSED: Rule = Rule {
    id: "deliverable-unused",
    severity: Severity::Warning,
    about: About::Data,
    check: unused,
};

/// A deliverable whose tasks name nobody who leads them or issues it.
pub static WITHOUT_OWNER: Rule = Rule {
    id: "deliverable-without-owner",
    severity: Severity::Warning,
    about: About::Data,
    check: without_owner,
};

/// The tasks that bring a deliverable about, each with the place that says so.
fn makers<'p>(scope: &Scope<'p>) -> BTreeMap<&'p Id, Vec<(&'p Task, &'p Reference)>> {
    let mut makers: BTreeMap<&Id, Vec<(&Task, &Reference)>> = BTreeMap::new();
    for task in scope.edition.plan.every_task() {
        for stage in &task.deliverables {
            makers.entry(&stage.deliverable.value).or_default().push((task, &stage.deliverable));
        }
    }
    makers
}

fn unused(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let makers = makers(scope);
    for (at, deliverable) in plan.deliverables.iter().enumerate() {
        if !makers.contains_key(&deliverable.id.value) {
            findings.push(
                UNUSED
                    .finding()
                    .with("id", &deliverable.id)
                    .at(deliverable.id.place.clone())
                    .of(&record::deliverable(plan, at))
                    .hint(Line::new("deliverable-unused.write").with("id", &deliverable.id)),
            );
        }
    }
}

fn without_owner(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    // A plan that never says who leads leaves it to its words.
    if plan.every_task().all(|task| task.lead.is_empty()) {
        return;
    }
    let makers = makers(scope);
    for (at, deliverable) in plan.deliverables.iter().enumerate() {
        let Some(tasks) = makers.get(&deliverable.id.value) else { continue };
        let owned = |task: &Task| !task.lead.is_empty() || task.issued_by.is_some();
        let Some((_, first)) = tasks.first() else { continue };
        if !tasks.iter().any(|(task, _)| owned(task)) {
            findings.push(
                WITHOUT_OWNER
                    .finding()
                    .with("id", &deliverable.id)
                    .at(deliverable.id.place.clone())
                    .see(first.place.clone(), Line::new("deliverable-without-owner.task"))
                    .of(&record::deliverable(plan, at))
                    .hint(Line::new("deliverable-without-owner.write")),
            );
        }
    }
}
