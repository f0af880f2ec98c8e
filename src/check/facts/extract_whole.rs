//! An extract (trích sao) is a copy of a part of a document (Decree 30/2020/NĐ-CP, Appendix I, part II).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::CopyForm;

/// A copy that is called an extract: the whole document is printed above it.
pub static RULE: Rule =
    Rule { id: "extract-whole", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for copy in plan.copies.iter().filter(|copy| copy.form == CopyForm::Extract) {
        findings.push(
            RULE.finding()
                .with("number", &copy.number)
                .at(copy.number.place.clone())
                .of(&record::plan(plan))
                .hint(Line::new("extract-whole.whole")),
        );
    }
}
