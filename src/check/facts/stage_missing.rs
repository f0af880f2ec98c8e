//! Every stage of a deliverable is brought about by some task.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::Id;

/// A stage that no task brings about.
pub static RULE: Rule =
    Rule { id: "stage-missing", severity: Severity::Advice, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let mut reached: BTreeMap<&Id, BTreeSet<Option<&Id>>> = BTreeMap::new();
    for stage in plan.every_task().flat_map(|task| &task.deliverables) {
        let reference = stage.stage.as_ref().map(|stage| &stage.value);
        reached.entry(&stage.deliverable.value).or_default().insert(reference);
    }
    for (at, deliverable) in plan.deliverables.iter().enumerate() {
        // One that no task names at all is a finding of its own; a task that names no stage may
        // mean any.
        let Some(reached) = reached.get(&deliverable.id.value) else { continue };
        if reached.contains(&None) {
            continue;
        }
        for stage in &deliverable.stages {
            if !reached.contains(&Some(&stage.value)) {
                findings.push(
                    RULE.finding()
                        .with("stage", &stage.value)
                        .with("id", &deliverable.id)
                        .at(stage.place.clone())
                        .of(&record::deliverable(plan, at))
                        .hint(
                            Line::new("stage-missing.write")
                                .with("stage", &stage.value)
                                .with("id", &deliverable.id),
                        ),
                );
            }
        }
    }
}
