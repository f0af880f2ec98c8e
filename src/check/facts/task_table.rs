//! The texts say where the tables of tasks stand, each once: otherwise tasks would be missing from the
//! printed plan, or stand in it twice.

use std::collections::BTreeSet;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{OBLIGATION, TASKS, placed_table, record, task_table};
use crate::markup::Directive;
use crate::model::{ColumnKind, Id, Plan, TaskTable};
use crate::source::Place;

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

/// A table that no text places.
pub static NOT_PLACED: Rule = Rule {
    id: "table-not-placed",
    severity: Severity::Warning,
    about: About::Data,
    check: not_placed,
};

/// The tables of the plan that its texts place.
pub fn placed(plan: &Plan) -> Vec<&TaskTable> {
    let directives = plan.directives().into_iter();
    let tables = directives.filter(|(directive, _)| directive.name == TASKS);
    tables.filter_map(|(directive, _)| placed_table(plan, directive)).collect()
}

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
        return;
    }
    if plan.tables.is_empty() {
        return;
    }
    // A table that is not known may well be the one that shows them.
    let unknown = |(directive, _): &(&Directive, Place)| {
        directive.name == TASKS && placed_table(plan, directive).is_none()
    };
    if plan.directives().iter().any(unknown) {
        return;
    }
    // A table without the words of the tasks does not print them.
    let whole = |table: &&TaskTable| {
        let columns = &table.columns;
        columns.is_empty() || columns.iter().any(|column| column.kind == ColumnKind::Text)
    };
    let tables = placed(plan).into_iter().filter(whole);
    let shown: BTreeSet<&Id> = tables
        .flat_map(|table| task_table::shown(plan, table))
        .map(|task| &task.id.value)
        .collect();
    let lost = || plan.tasks.iter().enumerate().filter(|(_, task)| !shown.contains(&task.id.value));
    if let Some((at, first)) = lost().next() {
        findings.push(
            MISSING
                .finding()
                .with("count", lost().count())
                .at(first.id.place.clone())
                .of(&record::task(plan, at))
                .hint(Line::new("task-table-missing.only")),
        );
    }
}

fn twice(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let places: Vec<_> = plan
        .directives()
        .into_iter()
        .filter(|(directive, _)| directive.name == TASKS)
        .map(|(directive, place)| (placed_table(plan, directive).map(|table| &table.id), place))
        .collect();
    for (at, (table, place)) in places.iter().enumerate() {
        let before = places.get(..at).unwrap_or_default();
        if let Some((_, first)) = before.iter().find(|(other, _)| other == table) {
            let finding = TWICE.finding().at(place.clone());
            findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
        }
    }
}

fn not_placed(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let placed = placed(plan);
    for table in &plan.tables {
        if !placed.iter().any(|other| std::ptr::eq(*other, table)) {
            findings.push(
                NOT_PLACED
                    .finding()
                    .with("id", &table.id)
                    .at(table.id.place.clone())
                    .of(&record::plan(plan))
                    .hint(Line::new("table-not-placed.write").with("id", &table.id)),
            );
        }
    }
}
