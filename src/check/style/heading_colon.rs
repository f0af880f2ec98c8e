//! Headings of one level all end with a colon, or none does.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};

/// A heading that ends unlike the others of its level.
pub static RULE: Rule =
    Rule { id: "heading-colon", severity: Severity::Advice, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for level in 1..=6 {
        let headings: Vec<&Text> =
            scope.texts.iter().filter(|text| text.kind == TextKind::Heading(level)).collect();
        let (with, without): (Vec<&Text>, Vec<&Text>) =
            headings.into_iter().partition(|text| text.words.ends_with(':'));
        if with.is_empty() || without.is_empty() {
            continue;
        }
        // The fewer ones are those that stand out; of two halves, the colon is the odd one.
        let (odd, hint) = if with.len() <= without.len() {
            (with, "heading-colon.without")
        } else {
            (without, "heading-colon.with")
        };
        for text in odd {
            let end = text.words.char_indices().next_back().map_or(0, |(at, _)| at);
            let mark =
                if text.words.ends_with(':') { end..text.words.len() } else { 0..text.words.len() };
            findings.push(RULE.finding().at(text.place(mark)).hint(Line::new(hint)));
        }
    }
}
