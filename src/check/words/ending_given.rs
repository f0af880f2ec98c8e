//! Bases and recipients stand in the data without the ending that the form gives them.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;

/// A basis or a recipient with its ending.
pub static RULE: Rule =
    Rule { id: "ending-given", severity: Severity::Advice, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let recipients = &scope.edition.plan.recipients;
    for text in scope.texts {
        let ends_the_line = match text.kind {
            TextKind::Basis(_) => true,
            // The remark stands in brackets, and so does what it ends with.
            TextKind::Recipient(at) => {
                recipients.get(at).is_some_and(|one| one.to.place == text.whole())
            }
            _ => false,
        };
        let Some(start) = ending(&text.words).filter(|_| ends_the_line) else { continue };
        let place = text.place(start..text.words.len());
        findings.push(
            RULE.finding()
                .with("mark", text.words[start..].trim())
                .at(place.clone())
                .of(&text.record)
                .hint(Line::new("ending-given.leave-out"))
                .fix(place, ""),
        );
    }
}

/// Abbreviations that are written with a full stop.
const WITH_STOP: [&str; 20] = [
    "TP", "Tp", "TX", "TT", "H", "Q", "P", "X", "T", "TS", "ThS", "GS", "PGS", "BS", "TM", "KT",
    "TL", "TUQ", "Co", "Ltd",
];

/// Where the ending begins, if there is one: `;` or a full stop that is not part of a word.
pub fn ending(words: &str) -> Option<usize> {
    let bare = words.trim_end();
    let body = bare.strip_suffix(';').or_else(|| {
        let body = bare.strip_suffix('.')?;
        let last = body.rsplit([' ', ',', '(']).next().unwrap_or_default();
        let abbreviated = last.contains('.') || WITH_STOP.contains(&last);
        (!abbreviated && !body.ends_with(['.', '…', '/'])).then_some(body)
    })?;
    let start = body.trim_end().len();
    (start > 0).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for (words, mark) in [
            ("Căn cứ Luật A;", Some(";")),
            ("Căn cứ Luật A .", Some(" .")),
            ("Lưu: VT.", Some(".")),
            ("Căn cứ Luật A", None),
            ("các xã, phường, v.v.", None),
            ("các sở, ban, ngành...", None),
            ("UBND TP.", None),
            ("như trên./.", None),
            (";", None),
        ] {
            assert_eq!(ending(words).map(|start| &words[start..]), mark, "{words}");
        }
    }
}
