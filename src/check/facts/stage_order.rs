//! The stages of a deliverable are reached in their order.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::{Id, Plan, Reference, Task};

/// A later stage that is over before an earlier one begins.
pub static RULE: Rule =
    Rule { id: "stage-order", severity: Severity::Error, about: About::Data, check };

/// When a stage is worked on, over all tasks that bring it about.
struct Reached<'p> {
    task: &'p Task,
    stage: &'p Reference,
    first: NaiveDate,
    last: NaiveDate,
}

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let reached = reached(plan);
    for deliverable in &plan.deliverables {
        // Of the stages so far, the one that begins last.
        let mut latest: Option<&Reached> = None;
        for stage in &deliverable.stages {
            let key = (&deliverable.id.value, &stage.value);
            let Some(Some(this)) = reached.get(&key) else { continue };
            if let Some(before) = latest.filter(|before| this.last < before.first) {
                findings.push(
                    RULE.finding()
                        .with("stage", &stage.value)
                        .with("before", &before.stage.value)
                        .with("id", &deliverable.id)
                        .at(this.stage.place.clone())
                        .see(before.stage.place.clone(), Line::new("stage-order.before"))
                        .of(&record::any_task(plan, this.task))
                        .hint(Line::new("stage-order.mend")),
                );
                // What follows may be right once this one is.
                break;
            }
            if latest.is_none_or(|latest| latest.first < this.first) {
                latest = Some(this);
            }
        }
    }
}

/// Each stage with its days; `None` where those of a task are not known.
fn reached(plan: &Plan) -> BTreeMap<(&Id, &Id), Option<Reached<'_>>> {
    let mut reached: BTreeMap<(&Id, &Id), Option<Reached>> = BTreeMap::new();
    for task in plan.every_task() {
        let days = task.when.first_day().zip(task.when.last_day(plan.before));
        for (of, stage) in task
            .deliverables
            .iter()
            .filter_map(|one| Some((&one.deliverable.value, one.stage.as_ref()?)))
        {
            let this = days.map(|(first, last)| Reached { task, stage, first, last });
            reached
                .entry((of, &stage.value))
                .and_modify(|so_far| {
                    *so_far = match (so_far.take(), &this) {
                        (Some(so_far), Some(this)) => Some(Reached {
                            first: so_far.first.min(this.first),
                            last: so_far.last.max(this.last),
                            ..so_far
                        }),
                        _ => None,
                    };
                })
                .or_insert(this);
        }
    }
    reached
}
