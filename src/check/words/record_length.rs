//! What the record of an outgoing document has room for (Decree 30/2020/NĐ-CP, Appendix VI).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};

/// A field is longer than the record has room for.
pub static RULE: Rule =
    Rule { id: "record-too-long", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let document = &plan.document;
    let fields = [
        (Some(&document.subject), 500),
        (Some(&plan.letterhead.issuer), 200),
        (plan.letterhead.parent.as_ref(), 200),
        (Some(&document.symbol), 30),
        (document.number.as_ref(), 11),
    ];
    for (words, most) in fields {
        let Some(words) = words else { continue };
        let length = words.chars().count();
        if length > most {
            let finding = RULE.finding().with("length", length).with("max", most);
            findings.push(finding.at(words.place.clone()));
        }
    }
}
