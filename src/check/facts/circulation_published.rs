//! What may not go further than its readers (phạm vi lưu hành) is not published
//! (Decree 30/2020/NĐ-CP, Appendix I, part I, section III, clause 2, point c).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::Circulation;

/// A document with such a mark: its PDF becomes part of the site.
pub static RULE: Rule =
    Rule { id: "circulation-published", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(mark) = &plan.document.circulation else { return };
    let words = Circulation::ALL.iter().find(|(_, known)| *known == mark.value);
    findings.push(
        RULE.finding()
            .with("mark", words.map_or("", |(words, _)| words))
            .at(mark.place.clone())
            .of(&record::plan(plan))
            .hint(Line::new("circulation-published.keep")),
    );
}
