//! A document addresses somebody (kính gửi) if its type does so, and else nobody.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::model::Addressees;

/// The type addresses somebody and nobody is named.
pub static MISSING: Rule = Rule {
    id: "addressees-missing",
    severity: Severity::Error,
    about: About::Words,
    check: check_missing,
};

/// The type addresses nobody.
pub static NEEDLESS: Rule = Rule {
    id: "addressees-needless",
    severity: Severity::Error,
    about: About::Words,
    check: check_needless,
};

fn check_missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let addresses = document.document_type().map(|of| of.addressees);
    if addresses == Some(Addressees::Always) && document.addressees.is_empty() {
        findings.push(
            MISSING
                .finding()
                .with("kind", document.kind.to_lowercase())
                .at(document.kind.place.clone())
                .hint(Line::new("addressees-missing.add")),
        );
    }
}

fn check_needless(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let addresses = document.document_type().map(|of| of.addressees);
    if addresses == Some(Addressees::Never)
        && let Some(first) = document.addressees.first()
    {
        findings.push(
            NEEDLESS
                .finding()
                .with("kind", document.kind.to_lowercase())
                .at(first.place.clone())
                .hint(Line::new("addressees-needless.move")),
        );
    }
}
