//! Every column of a table of tasks is filled by some task, and every word that tasks have for a column
//! stands in one.

use std::collections::BTreeSet;

use super::task_table::placed;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity, nearest};
use crate::edition::{record, task_table};
use crate::model::{ColumnKind, Id, TableLayout, TaskTable};

/// A column that no task fills.
pub static EMPTY: Rule =
    Rule { id: "column-empty", severity: Severity::Warning, about: About::Data, check: empty };

/// Words for a column that no table shows.
pub static NOT_SHOWN: Rule = Rule {
    id: "cell-not-shown",
    severity: Severity::Warning,
    about: About::Data,
    check: not_shown,
};

fn empty(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let edition = scope.edition;
    for table in &edition.plan.tables {
        // As lines, what a task lacks is left out.
        if table.layout == TableLayout::Lines {
            continue;
        }
        let tasks = task_table::shown(edition.plan, table);
        for column in &table.columns {
            let filled = column.kind == ColumnKind::Number
                || tasks.iter().any(|task| !task_table::content(edition, column, task).is_empty());
            if !filled && !tasks.is_empty() {
                let head = task_table::head(edition, column);
                findings.push(
                    EMPTY
                        .finding()
                        .with("head", head)
                        .at(column.place.clone())
                        .of(&record::plan(edition.plan))
                        .hint(Line::new("column-empty.fill").with("column", column.kind.name())),
                );
            }
        }
    }
}

fn not_shown(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let ids = |table| task_table::shown(plan, table).into_iter().map(|task| &task.id.value);
    let placed: Vec<(&TaskTable, BTreeSet<&Id>)> =
        placed(plan).into_iter().map(|table| (table, ids(table).collect())).collect();
    for (at, task) in plan.tasks.iter().enumerate() {
        for cell in &task.cells {
            let tables = placed.iter().filter(|(_, shown)| shown.contains(&task.id.value));
            let columns = tables.flat_map(|(table, _)| &table.columns);
            let names: Vec<&str> = columns.map(|column| column.kind.name()).collect();
            if names.contains(&cell.column.as_str()) {
                continue;
            }
            let finding = NOT_SHOWN.finding().with("column", &*cell.column);
            let finding = finding.at(cell.column.place.clone()).of(&record::task(plan, at));
            findings.push(match nearest(&cell.column, names.iter().copied()) {
                Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
                None => finding.hint(Line::new("cell-not-shown.column")),
            });
        }
    }
}
