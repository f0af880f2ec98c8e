//! The narrative says where the table of tasks stands, once: otherwise tasks would be missing from
//! the printed plan, or stand in it twice.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{OBLIGATION, TASKS};

/// There are tasks, and no place for them.
pub static MISSING: Rule = Rule {
    id: "task-table-missing",
    severity: Severity::Error,
    about: About::Data,
    check: missing,
};

/// There is more than one place for them.
pub static TWICE: Rule =
    Rule { id: "task-table-twice", severity: Severity::Error, about: About::Data, check: twice };

fn missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(narrative) = &plan.narrative else { return };
    // A directive that is not known may well be this one with a slip in its name.
    let there = plan.directives().iter().any(|(directive, _)| directive.name != OBLIGATION);
    if !there && !plan.tasks.is_empty() {
        findings.push(
            MISSING
                .finding()
                .with("count", plan.tasks.len())
                .about(&*narrative.file.path)
                .hint(Line::new("task-table-missing.write")),
        );
    }
}

fn twice(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let directives = scope.edition.plan.directives();
    let mut places = directives.into_iter().filter(|(directive, _)| directive.name == TASKS);
    let Some((_, first)) = places.next() else { return };
    for (_, place) in places {
        let finding = TWICE.finding().at(place);
        findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
    }
}
