//! The sign begins with the abbreviation of the type, and holds no year.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::fold;
use crate::model::DocumentType;

/// A sign that begins otherwise.
pub static TYPE: Rule =
    Rule { id: "symbol-type", severity: Severity::Error, about: About::Words, check: check_type };

/// A year in the sign, as normative acts have it.
pub static YEAR: Rule =
    Rule { id: "symbol-year", severity: Severity::Error, about: About::Words, check: check_year };

/// What Party offices write in the sign of an official letter.
const LETTER: &str = "CV";

/// Whether a part of a sign is a year.
pub fn is_year(part: &str) -> bool {
    part.len() == 4
        && part.bytes().all(|b| b.is_ascii_digit())
        && (part.starts_with("19") || part.starts_with("20"))
}

fn check_type(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let symbol = &document.symbol;
    let Some(of) = document.document_type() else { return };
    let groups: Vec<&str> = groups(symbol).filter(|group| !is_year(group)).collect();
    let Some((first, rest)) = groups.split_first() else { return };
    let finding = || {
        let kind = document.kind.to_lowercase();
        TYPE.finding().with("symbol", symbol).with("kind", kind).at(symbol.place.clone())
    };
    match of.abbreviation.as_deref() {
        Some(wanted) if *first != wanted => {
            // Another type's abbreviation gives way; what is no abbreviation stays behind it.
            let other = fold::slug(first) == fold::slug(wanted)
                || DocumentType::all()
                    .iter()
                    .any(|other| other.abbreviation.as_deref() == Some(*first));
            let kept = if other && !rest.is_empty() { rest } else { &groups[..] };
            let right = [&[wanted], kept].concat().join("-");
            findings.push(finding().hint(Line::new("symbol-type.write").with("right", right)));
        }
        None if groups.contains(&LETTER) => {
            let kept: Vec<&str> = groups.iter().copied().filter(|group| *group != LETTER).collect();
            let hint = Line::new("symbol-type.without").with("right", kept.join("-"));
            findings.push(finding().hint(hint));
        }
        _ => {}
    }
}

fn check_year(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let symbol = &scope.edition.plan.document.symbol;
    let Some(year) = groups(symbol).find(|group| is_year(group)) else { return };
    let kept: Vec<&str> = groups(symbol).filter(|group| !is_year(group)).collect();
    findings.push(
        YEAR.finding()
            .with("year", year)
            .with("symbol", symbol)
            .at(symbol.place.clone())
            .hint(Line::new("symbol-year.write").with("right", kept.join("-"))),
    );
}

fn groups(symbol: &str) -> impl Iterator<Item = &str> {
    symbol.split(['-', '/', '–', '−']).map(str::trim).filter(|group| !group.is_empty())
}
