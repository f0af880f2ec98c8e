//! What a document calls itself is one of the 29 types of the decree
//! (Decree 30/2020/NĐ-CP, article 7).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity, nearest};
use crate::language::fold::fold;
use crate::model::DocumentType;

/// A type that the decree does not know. One that is no slip of the pen is a warning.
pub static RULE: Rule =
    Rule { id: "document-type", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let attached = plan.appendices.iter().filter_map(|appendix| appendix.kind.as_ref());
    for kind in std::iter::once(&plan.document.kind).chain(attached) {
        if kind.is_empty() || DocumentType::named(kind).is_some() {
            continue;
        }
        let finding = RULE.finding().with("kind", kind).at(kind.place.clone());
        let meant = |name: &str| Line::new("did-you-mean").with("near", name);
        findings.push(if let Some(slip) = slip(kind) {
            finding.hint(meant(slip)).fix(kind.place.clone(), slip)
        } else if !plan.document.numbered {
            // A form that others fill in, an agreement: no document of the registry.
            continue;
        } else {
            let mut finding = finding;
            finding.severity = Severity::Warning;
            if let Some(near) = near(kind) {
                finding = finding.hint(meant(near));
            }
            finding.hint(Line::new("document-type.known"))
        });
    }
}

/// In a shorter name a letter more or less may make another word: `ĐỒ ÁN` is no `ĐỀ ÁN`.
const LONG: usize = 7;

/// The type that a name is a slip of: without its marks it is the same, or a letter off.
fn slip(kind: &str) -> Option<&'static str> {
    let kind = fold(kind.trim());
    let distance = |name: &str| strsim::osa_distance(&kind, &fold(name));
    let names = DocumentType::all().iter().map(|of| of.name.as_str());
    let (distance, name) = names.map(|name| (distance(name), name)).min()?;
    let long = name.chars().count() >= LONG;
    (distance == 0 || (distance == 1 && long)).then_some(name)
}

/// The type that is written almost like a name.
fn near(kind: &str) -> Option<&'static str> {
    let lower: Vec<(String, &str)> =
        DocumentType::all().iter().map(|of| (of.name.to_lowercase(), of.name.as_str())).collect();
    let near = nearest(kind, lower.iter().map(|(lower, _)| lower.as_str()))?;
    lower.iter().find(|(lower, _)| lower == near).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (kind, meant) in [
            ("QUYẾT DỊNH", Some("QUYẾT ĐỊNH")),
            ("KE HOACH", Some("KẾ HOẠCH")),
            ("Kế hoach", Some("KẾ HOẠCH")),
            ("BÁO CÁOO", Some("BÁO CÁO")),
            ("ĐỒ ÁN", None),
            ("DỰ TOÁN", None),
            ("PHIẾU CHI", None),
            ("THÔNG TƯ", None),
            ("NỘI QUY", None),
            ("", None),
        ] {
            assert_eq!(slip(kind), meant, "{kind}");
        }
    }
}
