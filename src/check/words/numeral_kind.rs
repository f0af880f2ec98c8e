//! Parts and chapters are counted in Roman numerals, sections and articles in Arabic ones.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::numbering::{Numeral, division};

/// A heading with numerals of the other kind.
pub static RULE: Rule =
    Rule { id: "numeral-kind", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts.iter().filter(|text| matches!(text.kind, TextKind::Heading(_))) {
        let Some(division) = division(&text.words) else { continue };
        if division.numeral == division.wanted() {
            continue;
        }
        let right = match division.wanted() {
            Numeral::Roman => division.roman(),
            Numeral::Arabic => division.number.to_string(),
        };
        findings.push(
            RULE.finding()
                .with("written", text.words.get(..division.end).unwrap_or_default())
                .at(text.place(0..division.end))
                .hint(
                    Line::new("numeral-kind.write")
                        .with("right", format!("{} {right}", division.word)),
                ),
        );
    }
}
