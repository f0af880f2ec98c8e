//! One space between two words.

use super::spacing::Changes;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};

/// Two or more spaces between words of a line of the source.
pub static RULE: Rule =
    Rule { id: "double-space", severity: Severity::Advice, about: About::Words, check };

/// So many spaces are no slip: they leave room, as in `ngày      tháng      năm`.
const ROOM: usize = 4;

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut changes = Changes::default();
    for text in scope.texts {
        for place in text.gaps() {
            let file = &place.file.text;
            let gap = file.get(place.span.clone()).unwrap_or_default();
            let after = file.get(place.span.end..).unwrap_or_default();
            // Over the end of a line it is folded; before a mark it is another mistake.
            let slip = (2..ROOM).contains(&gap.len())
                && gap.bytes().all(|b| b == b' ')
                && !after.starts_with([',', ';', ':', '.', '?', '!']);
            if slip {
                let span = place.span.clone();
                changes.add(text, place, (span, " "));
            }
        }
    }
    changes.report(&RULE, "double-space.one", findings);
}
