//! Every heading of the table of tasks has tasks below it.

use std::collections::BTreeSet;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{record, task_table};
use crate::model::Id;

/// A heading without tasks.
pub static RULE: Rule =
    Rule { id: "group-empty", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let named: BTreeSet<&Id> =
        plan.tasks.iter().filter_map(|task| task.group.as_ref()).map(|id| &id.value).collect();
    let filled: BTreeSet<&Id> = named
        .into_iter()
        .flat_map(|id| task_table::headings_above(plan, id))
        .map(|group| &group.id.value)
        .collect();
    for group in &plan.groups {
        if !filled.contains(&group.id.value) {
            findings.push(
                RULE.finding()
                    .with("title", &group.title)
                    .at(group.id.place.clone())
                    .of(&record::plan(plan))
                    .hint(Line::new("group-empty.mend").with("id", &group.id)),
            );
        }
    }
}
