//! The narrative says where the table of tasks stands, once: otherwise tasks would be missing from
//! the printed plan, or stand in it twice.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{OBLIGATION, TASKS};
use crate::markup::{self, BlockKind};
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

fn missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(narrative) = &plan.narrative else { return };
    // A directive that is not known may well be this one with a slip in its name.
    let mut there = false;
    markup::walk(&narrative.blocks, &mut |block| {
        if let BlockKind::Directive(directive) = &block.kind {
            there |= directive.name != OBLIGATION;
        }
    });
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
    let Some(narrative) = &scope.edition.plan.narrative else { return };
    let mut places = Vec::new();
    markup::walk(&narrative.blocks, &mut |block| match &block.kind {
        BlockKind::Directive(directive) if directive.name == TASKS => {
            places.push(Place::new(&narrative.file, block.span.clone()));
        }
        _ => {}
    });
    let Some((first, rest)) = places.split_first() else { return };
    for place in rest {
        let finding = TWICE.finding().at(place.clone());
        findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
    }
}
