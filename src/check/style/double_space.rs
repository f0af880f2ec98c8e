//! One space between two words.

use std::ops::Range;

use super::spacing::Changes;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};

/// Two or more spaces between words of a line of the source.
pub static RULE: Rule =
    Rule { id: "double-space", severity: Severity::Advice, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut changes = Changes::default();
    for text in scope.texts {
        for range in runs(&text.words) {
            let place = text.place(range);
            let source = place.file.text.get(place.span.clone()).unwrap_or_default();
            // A line that is folded, or ends in spaces, holds two as well; nobody sees them.
            if source.len() > 1 && source.bytes().all(|b| b == b' ') {
                let span = place.span.clone();
                changes.add(text, place, (span, " "));
            }
        }
    }
    changes.report(&RULE, "double-space.one", findings);
}

/// Runs of spaces. Before a mark they are another mistake; longer ones leave room on purpose, as in
/// `ngày      tháng      năm`.
fn runs(words: &str) -> Vec<Range<usize>> {
    /// So many spaces are no slip.
    const ROOM: usize = 4;
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(start) = words.get(from..).and_then(|rest| rest.find("  ")) {
        let start = from + start;
        let rest = words.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| c != ' ').unwrap_or(rest.len());
        from = start + length;
        let mark =
            words.get(from..).is_some_and(|rest| rest.starts_with([',', ';', ':', '.', '?', '!']));
        if length < ROOM && start > 0 && from < words.len() && !mark {
            runs.push(start..from);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_spaces_are_between_words() {
        for (text, expected) in [
            ("một  hai   ba", vec![2, 3]),
            ("một hai", vec![]),
            ("  một  ", vec![]),
            ("ngày      tháng", vec![]),
            ("một  , hai", vec![]),
        ] {
            let lengths: Vec<usize> = runs(text).into_iter().map(|run| run.len()).collect();
            assert_eq!(lengths, expected, "{text}");
        }
    }
}
