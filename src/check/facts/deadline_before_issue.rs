//! What others owe is not due before the plan that says so is issued.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::date;

/// An obligation whose last day is before the day of the plan.
pub static RULE: Rule =
    Rule { id: "deadline-before-issue", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(issued) = &plan.document.date else { return };
    for (at, owed) in plan.own_obligations().enumerate() {
        let Some(last) = owed.when.last_day(plan.before) else { continue };
        if last < issued.value {
            findings.push(
                RULE.finding()
                    .with("last", date::figures(last))
                    .with("date", date::figures(issued.value))
                    .at(owed.when.place.clone())
                    .see(issued.place.clone(), Line::new("deadline-before-issue.date"))
                    .of(&record::obligation(plan, at))
                    .hint(Line::new("deadline-before-issue.mend")),
            );
        }
    }
}
