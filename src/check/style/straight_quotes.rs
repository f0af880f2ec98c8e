//! Straight quotation marks where the document has “ ” elsewhere.

use super::{repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::Text;
use std::ops::Range;

/// `"Người tốt, việc tốt"` in a document that quotes with `“ ”`.
pub static RULE: Rule =
    Rule { id: "straight-quotes", severity: Severity::Advice, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut curly = false;
    let mut count = 0;
    let mut first: Option<(&Text, Range<usize>)> = None;
    for text in running(scope) {
        curly |= text.words.contains(['“', '”']);
        for (at, mark) in text.words.match_indices('"') {
            // After a number it is an inch.
            let inch = |c: char| c.is_ascii_digit();
            if text.words.get(..at).is_some_and(|before| before.ends_with(inch)) {
                continue;
            }
            count += 1;
            first.get_or_insert((text, at..at + mark.len()));
        }
    }
    let Some((text, range)) = first.filter(|_| curly) else { return };
    findings.push(
        RULE.finding()
            .with("times", repeated::times(count))
            .at(text.place(range))
            .of(&text.record)
            .hint(Line::new("straight-quotes.curly")),
    );
}
