//! What stands where a text places a part of the data (`{{ tasks: phu-luc }}`, `{{ indicators }}`).

use std::collections::BTreeSet;

use super::{Edition, INDICATORS, TASKS, indicator_table, task_table};
use crate::markup::{Block, Directive};
use crate::model::{Id, Plan, TaskTable};

/// Blocks that stand in place of a directive.
#[derive(Debug)]
pub struct Placed {
    directive: Directive,
    blocks: Vec<Block>,
}

/// The table that a directive places: the first one where it names none.
#[must_use]
pub fn table<'p>(plan: &'p Plan, directive: &Directive) -> Option<&'p TaskTable> {
    let mut tables = plan.tables.iter();
    match &directive.argument {
        Some(id) => tables.find(|table| table.id.value.as_str() == id),
        None => tables.next(),
    }
}

/// The blocks of every directive that places data laid out by the plan, in the order of the texts.
pub fn all<'w>(edition: &Edition<'w>) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut named: BTreeSet<&'w Id> = BTreeSet::new();
    for (directive, _) in edition.plan.directives() {
        if placed.iter().any(|before| before.directive == *directive) {
            continue;
        }
        let blocks = match directive.name.as_str() {
            TASKS => match table(edition.plan, directive) {
                Some(table) => task_table::blocks(edition, table, &mut named),
                None => continue,
            },
            INDICATORS => indicator_table::blocks(edition),
            _ => continue,
        };
        placed.push(Placed { directive: directive.clone(), blocks });
    }
    placed
}

/// What stands in place of a directive; `None` where it is not one of the plan's own tables.
pub fn find<'p>(placed: &'p [Placed], directive: &Directive) -> Option<&'p [Block]> {
    let found = placed.iter().find(|placed| placed.directive == *directive);
    found.map(|placed| placed.blocks.as_slice())
}
