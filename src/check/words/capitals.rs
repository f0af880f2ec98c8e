//! What the decree has in capitals is written so: the type, the names above the number, in whose name
//! and in what office somebody signs (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 2,
//! point b; clause 5, point b; clause 7, point đ).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::source::Located;

use super::authority_form;

/// A lower-case letter in one of them.
pub static RULE: Rule =
    Rule { id: "capitals-missing", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let mut lines: Vec<&Located<String>> = vec![&plan.document.kind];
    lines.extend(plan.appendices.iter().filter_map(|appendix| appendix.kind.as_ref()));
    for letterhead in plan.every_letterhead() {
        lines.extend(letterhead.parent.iter().chain([&letterhead.issuer]));
    }
    for signature in plan.every_signature() {
        lines.extend(
            signature.authority.iter().skip(1).filter(|line| !authority_form::tells_of(line)),
        );
        lines.push(&signature.title);
    }
    for line in lines.into_iter().filter(|line| line.contains(char::is_lowercase)) {
        let hint = Line::new("capitals-missing.write").with("right", line.to_uppercase());
        let finding = RULE.finding().with("written", line).at(line.place.clone()).hint(hint);
        // As it stands in the file, with quotation marks and line breaks; what is escaped there is no
        // letter.
        let source = line.place.file.text.get(line.place.span.clone()).unwrap_or_default();
        findings.push(if source.contains('\\') {
            finding
        } else {
            finding.fix(line.place.clone(), source.to_uppercase())
        });
    }
}
