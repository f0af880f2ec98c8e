//! The narrative says where the table of tasks stands, once: otherwise tasks would be missing from
//! the printed plan, or stand in it twice.

use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, TASKS};
use crate::markup::{self, BlockKind};
use crate::source::Place;

/// `task-table-missing`, `task-table-twice`.
pub fn check(edition: &Edition, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &edition.plan.narrative else { return };
    let mut places = Vec::new();
    markup::walk(&narrative.blocks, &mut |block| {
        if matches!(&block.kind, BlockKind::Directive(directive) if directive.name == TASKS) {
            places.push(Place::new(&narrative.file, block.span.clone()));
        }
    });
    match &places[..] {
        [] if edition.plan.tasks.is_empty() => {}
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
