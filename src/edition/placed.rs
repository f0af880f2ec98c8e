//! What stands where a text places a part of the data (`{{ tasks: phu-luc }}`, `{{ indicators }}`).

use std::collections::BTreeSet;

use super::{
    Edition, INDICATORS, OBLIGATIONS, TASKS, indicator_table, obligation_table, task_table,
};
use crate::markup::{Block, BlockKind, Directive, Inline};
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
            TASKS if edition.plan.tasks.is_empty() => none(),
            TASKS => match table(edition.plan, directive) {
                Some(table) => task_table::blocks(edition, table, &mut named),
                None => continue,
            },
            INDICATORS => indicator_table::blocks(edition),
            OBLIGATIONS => {
                let table = obligation_table::blocks(edition);
                if table.is_empty() { none() } else { table }
            }
            _ => continue,
        };
        placed.push(Placed { directive: directive.clone(), blocks });
    }
    placed
}

/// What stands where there is nothing.
fn none() -> Vec<Block> {
    let text = vec![Inline::Text("Không có việc nào.".to_owned())];
    vec![Block { span: 0..0, kind: BlockKind::Paragraph(text) }]
}

/// What stands in place of a directive; `None` where it is not one of the plan's own tables.
pub fn find<'p>(placed: &'p [Placed], directive: &Directive) -> Option<&'p [Block]> {
    let found = placed.iter().find(|placed| placed.directive == *directive);
    found.map(|placed| placed.blocks.as_slice())
}
