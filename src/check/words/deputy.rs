//! A deputy signs for the head (`KT.`), and a head who issues a document himself signs in no body's name
//! (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 7; article 13).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::wording;

/// A deputy without `KT.`.
pub static FOR_HEAD: Rule = Rule {
    id: "signature-deputy",
    severity: Severity::Warning,
    about: About::Words,
    check: check_for_head,
};

/// `TM.` below a document that the head issues.
pub static OF_HEAD: Rule = Rule {
    id: "signature-of-head",
    severity: Severity::Warning,
    about: About::Words,
    check: check_of_head,
};

/// What the title of a deputy begins with.
const DEPUTY: &str = "PHÓ ";

fn check_for_head(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for signature in scope.edition.plan.every_signature() {
        let title = signature.title.to_uppercase();
        let Some(head) = title.strip_prefix(DEPUTY) else { continue };
        // Whoever is authorised himself signs for nobody else.
        let led = |code: &str| signature.authority.iter().any(|line| line.starts_with(code));
        if led("KT.") || led("TUQ.") {
            continue;
        }
        let finding = FOR_HEAD.finding().with("title", &signature.title);
        let hint = Line::new("signature-deputy.write").with("head", head);
        findings.push(finding.at(signature.title.place.clone()).hint(hint));
    }
}

fn check_of_head(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(authority) = &plan.document.authority else { return };
    if wording::head_who_issues(scope.edition).is_none() {
        return;
    }
    for line in plan.signatures.iter().flat_map(|signature| &signature.authority) {
        if line.starts_with("TM.") {
            let finding = OF_HEAD.finding().with("line", line).at(line.place.clone());
            let seen = Line::new("signature-of-head.issuer");
            let hint = Line::new("signature-of-head.drop");
            findings.push(finding.see(authority.place.clone(), seen).hint(hint));
        }
    }
}
