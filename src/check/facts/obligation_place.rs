//! Every obligation stands in the narrative, once: its words are part of the signed text.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{OBLIGATION, OBLIGATIONS};
use crate::markup::Directive;
use crate::model::{Obligation, Plan};
use crate::source::Place;

/// An obligation has no place.
pub static MISSING: Rule = Rule {
    id: "obligation-not-placed",
    severity: Severity::Error,
    about: About::Data,
    check: missing,
};

/// An obligation has several places.
pub static TWICE: Rule = Rule {
    id: "obligation-placed-twice",
    severity: Severity::Error,
    about: About::Data,
    check: twice,
};

/// Where the words of an obligation stand: its own places, or those of tables of all that is owed.
fn places(plan: &Plan, obligation: &Obligation) -> Vec<Place> {
    let names = |directive: &Directive| {
        directive.name == OBLIGATION
            && directive.argument.as_deref() == Some(obligation.id.as_str())
    };
    let (own, others): (Vec<_>, Vec<_>) =
        plan.directives().into_iter().partition(|(directive, _)| names(directive));
    let tables = || others.into_iter().filter(|(directive, _)| directive.name == OBLIGATIONS);
    let places = if own.is_empty() { tables().collect() } else { own };
    places.into_iter().map(|(_, place)| place).collect()
}

fn missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(narrative) = &plan.narrative else { return };
    let known = |name: &str| plan.own_obligations().any(|one| one.id.as_str() == name);
    // A name that is not known may well be one of these with a slip in it.
    let unknown = plan.directives().iter().any(|(directive, _)| {
        directive.name == OBLIGATION && !directive.argument.as_deref().is_some_and(known)
    });
    if unknown {
        return;
    }
    for obligation in plan.own_obligations() {
        if places(plan, obligation).is_empty() {
            let id = &obligation.id;
            findings.push(
                MISSING
                    .finding()
                    .with("id", id)
                    .with("narrative", &narrative.file.path)
                    .at(id.place.clone())
                    .hint(Line::new("obligation-not-placed.write").with("id", id)),
            );
        }
    }
}

fn twice(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for obligation in plan.own_obligations() {
        let places = places(plan, obligation);
        let Some((first, rest)) = places.split_first() else { continue };
        for place in rest {
            let finding = TWICE.finding().with("id", &obligation.id).at(place.clone());
            findings.push(finding.see(first.clone(), Line::new("duplicate-key.first")));
        }
    }
}
