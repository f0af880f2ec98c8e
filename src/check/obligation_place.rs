//! Every obligation stands in the narrative, once: its words are part of the signed text.

use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, OBLIGATION, TASKS};
use crate::markup::{self, BlockKind};
use crate::source::Place;

/// `obligation-not-placed`, `obligation-placed-twice`.
pub fn check(edition: &Edition, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &edition.plan.narrative else { return };
    let known = |name: &str| {
        edition.plan.obligations.iter().any(|obligation| obligation.id.value.as_str() == name)
    };
    // A name that is not known may well be one of these with a slip in it.
    let mut unknown = false;
    markup::walk(&narrative.blocks, &mut |block| {
        if let BlockKind::Directive(directive) = &block.kind {
            let name = directive.argument.as_deref();
            unknown |= directive.name != TASKS && !name.is_some_and(known);
        }
    });
    for obligation in &edition.plan.obligations {
        let id = &obligation.id.value;
        let mut places = Vec::new();
        markup::walk(&narrative.blocks, &mut |block| {
            if let BlockKind::Directive(directive) = &block.kind
                && directive.name == OBLIGATION
                && directive.argument.as_deref() == Some(id.as_str())
            {
                places.push(Place::new(&narrative.file, block.span.clone()));
            }
        });
        match &places[..] {
            [] if unknown => {}
            [] => findings.push(
                Diagnostic::error("obligation-not-placed")
                    .with("id", id)
                    .with("narrative", &narrative.file.path)
                    .at(obligation.id.place.clone())
                    .hint(Line::new("obligation-not-placed.write").with("id", id)),
            ),
            [_] => {}
            [first, rest @ ..] => {
                for place in rest {
                    let finding = Diagnostic::error("obligation-placed-twice").with("id", id);
                    let finding = finding.at(place.clone());
                    findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
                }
            }
        }
    }
}
