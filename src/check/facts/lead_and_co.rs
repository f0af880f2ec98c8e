//! Who leads a task does not take part in it as well.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;

/// A unit that both leads a task and takes part in it.
pub static RULE: Rule =
    Rule { id: "lead-and-co", severity: Severity::Error, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for task in plan.every_task() {
        for lead in &task.lead {
            let Some(co) = task.co.iter().find(|co| co.value == lead.value) else { continue };
            findings.push(
                RULE.finding()
                    .with("unit", &lead.value)
                    .at(co.place.clone())
                    .see(lead.place.clone(), Line::new("lead-and-co.lead"))
                    .of(&record::any_task(plan, task))
                    .hint(Line::new("lead-and-co.choose")),
            );
        }
    }
}
