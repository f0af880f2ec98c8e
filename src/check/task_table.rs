//! The narrative says where the table of tasks stands, once: otherwise tasks would be missing from
//! the printed plan, or stand in it twice.

use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, OBLIGATION, TASKS};
use crate::markup::{self, BlockKind};
use crate::source::Place;

/// `task-table-missing`, `task-table-twice`.
pub fn check(edition: &Edition, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &edition.plan.narrative else { return };
    let mut places = Vec::new();
    let mut unknown = false;
    markup::walk(&narrative.blocks, &mut |block| match &block.kind {
        BlockKind::Directive(directive) if directive.name == TASKS => {
            places.push(Place::new(&narrative.file, block.span.clone()));
        }
        BlockKind::Directive(directive) => unknown |= directive.name != OBLIGATION,
        _ => {}
    });
    match &places[..] {
        // A directive that is not known may well be this one with a slip in its name.
        [] if edition.plan.tasks.is_empty() || unknown => {}
        [] => findings.push(
            Diagnostic::error("task-table-missing")
                .with("count", edition.plan.tasks.len())
                .about(&*narrative.file.path)
                .hint(Line::new("task-table-missing.write")),
        ),
        [_] => {}
        [first, rest @ ..] => {
            for place in rest {
                let finding = Diagnostic::error("task-table-twice").at(place.clone());
                findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
            }
        }
    }
}
