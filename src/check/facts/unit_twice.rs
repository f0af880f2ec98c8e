//! A list of units names each of them once.

use std::collections::BTreeMap;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::{Id, Reference};

/// A unit that one list names again.
pub static RULE: Rule =
    Rule { id: "unit-twice", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for task in plan.every_task() {
        for list in [&task.lead, &task.co, &task.units] {
            for (again, first) in repeated(list) {
                findings.push(finding(again, first).of(&record::any_task(plan, task)));
            }
        }
    }
    for (at, owed) in plan.own_obligations().enumerate() {
        for (again, first) in repeated(&owed.who) {
            findings.push(finding(again, first).of(&record::obligation(plan, at)));
        }
    }
}

fn finding(again: &Reference, first: &Reference) -> Diagnostic {
    RULE.finding()
        .with("unit", &again.value)
        .at(again.place.clone())
        .see(first.place.clone(), Line::new("duplicate-key.first"))
        .hint(Line::new("unit-twice.remove"))
}

/// Each unit that a list names more than once: its second place and its first.
fn repeated(list: &[Reference]) -> Vec<(&Reference, &Reference)> {
    let mut seen: BTreeMap<&Id, (&Reference, bool)> = BTreeMap::new();
    let mut repeated = Vec::new();
    for reference in list {
        match seen.get_mut(&reference.value) {
            None => drop(seen.insert(&reference.value, (reference, false))),
            Some((first, told)) => {
                if !*told {
                    repeated.push((reference, *first));
                }
                *told = true;
            }
        }
    }
    repeated
}
