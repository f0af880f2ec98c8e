//! Who signs some types of document: the secretary and the chair of a meeting, both parties.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::model::Signers;

/// A signer that the form has is missing.
pub static RULE: Rule =
    Rule { id: "form-signers", severity: Severity::Warning, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(of) = plan.document.document_type() else { return };
    let titles: Vec<String> =
        plan.signatures.iter().map(|signature| signature.title.to_uppercase()).collect();
    // The form has the secretary at the left and the chair at the right; whoever leads a meeting
    // may be called otherwise.
    let (right, hint) = match of.signatures {
        Signers::One => return,
        Signers::SecretaryAndChair => (
            titles.len() >= 2 && titles.first().is_some_and(|title| title.contains("THƯ KÝ")),
            "form-signers.minutes",
        ),
        Signers::Parties => (titles.len() >= 2, "form-signers.parties"),
    };
    if let Some(first) = plan.signatures.first().filter(|_| !right) {
        findings.push(
            RULE.finding()
                .with("kind", of.name.to_lowercase())
                .at(first.title.place.clone())
                .hint(Line::new(hint)),
        );
    }
}
