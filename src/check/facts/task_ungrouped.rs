//! Where the rows of a table stand below headings, each task has its heading.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::Grouping;

/// A task without a heading among others that have one.
pub static RULE: Rule =
    Rule { id: "task-ungrouped", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let by_heading = plan.tables.iter().any(|table| table.group == Some(Grouping::Heading));
    if !by_heading || plan.tasks.iter().all(|task| task.group.is_none()) {
        return;
    }
    for (at, task) in plan.tasks.iter().enumerate().filter(|(_, task)| task.group.is_none()) {
        let finding = RULE.finding().with("id", &task.id).at(task.id.place.clone());
        let hint = Line::new("task-ungrouped.add");
        findings.push(finding.of(&record::task(plan, at)).hint(hint));
    }
}
