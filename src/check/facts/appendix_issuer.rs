//! The line below the title of an appendix names who issued the document
//! (Decree 30/2020/NĐ-CP, Appendix I, part I, section III, clause 1, point c).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::folded;

/// Appendices that would name the agency although another body issues the document.
pub static RULE: Rule =
    Rule { id: "appendix-issuer", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let agency = &scope.edition.agency.name;
    let issuer = &plan.letterhead.issuer;
    let unknown = agency.is_empty() || issuer.is_empty();
    if plan.appendices.is_empty() || plan.issuer.is_some() || unknown || begins(agency, issuer) {
        return;
    }
    let unit = scope.edition.workspace.units().find(|unit| begins(&unit.name, issuer));
    let hint = match unit {
        Some(unit) => Line::new("appendix-issuer.write").with("unit", &unit.id),
        None => Line::new("appendix-issuer.register"),
    };
    findings.push(
        RULE.finding()
            .with("agency", agency)
            .with("issuer", issuer)
            .at(issuer.place.clone())
            .of(&record::plan(plan))
            .hint(hint),
    );
}

/// Whether a name begins with another, the usual short forms written out.
fn begins(name: &str, with: &str) -> bool {
    let (name, with) = (full(name), full(with));
    name.strip_prefix(&with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn full(name: &str) -> String {
    let words = folded::words(name).into_iter().map(|word| match word.folded.as_str() {
        "ubnd" => "uy ban nhan dan".to_owned(),
        "hdnd" => "hoi dong nhan dan".to_owned(),
        _ => word.folded,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_full() {
        let name = "Ủy ban nhân dân xã Tân An";
        for (with, same) in [
            ("ỦY BAN NHÂN DÂN XÃ TÂN AN", true),
            ("UỶ BAN NHÂN DÂN", true),
            ("UBND XÃ TÂN AN", true),
            ("UBND XÃ TÂN", true),
            ("UBND XÃ TÂN ANH", false),
            ("ỦY BAN NHÂN DÂN XÃ TÂN AN TÂY", false),
            ("HỘI ĐỒNG THI ĐUA", false),
        ] {
            assert_eq!(begins(name, with), same, "{with}");
        }
    }
}
