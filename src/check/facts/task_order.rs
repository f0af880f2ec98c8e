//! A task does not end before one that it waits for begins.

use super::task_circle::Waits;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::time;

/// A task that comes after one that begins later than it ends.
pub static RULE: Rule =
    Rule { id: "after-order", severity: Severity::Error, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for (task, other) in Waits::of(plan).orders() {
        let (Some(ends), Some(begins)) = (task.when.last_day(plan.before), other.when.first_day())
        else {
            continue;
        };
        let reference = task.after.iter().find(|one| one.value == other.id.value);
        let Some(reference) = reference.filter(|_| begins > ends) else { continue };
        findings.push(
            RULE.finding()
                .with("id", &task.id)
                .with("when", time::words(&task.when))
                .with("other", &other.id)
                .with("later", time::words(&other.when))
                .at(reference.place.clone())
                .see(other.when.place.clone(), Line::new("after-order.later"))
                .of(&record::any_task(plan, task))
                .hint(Line::new("after-order.mend")),
        );
    }
}
