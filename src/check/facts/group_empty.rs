//! Every heading of the table of tasks has tasks below it.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{record, task_table};

/// A heading without tasks.
pub static RULE: Rule =
    Rule { id: "group-empty", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for group in &plan.groups {
        let has = |id| {
            let above = task_table::headings_above(plan, id);
            above.iter().any(|other| std::ptr::eq(*other, group))
        };
        if !plan.tasks.iter().filter_map(|task| task.group.as_ref()).any(|id| has(&id.value)) {
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
