//! Each legal basis has a line of its own.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;

/// A semicolon inside a basis: two of them on one line.
pub static RULE: Rule =
    Rule { id: "bases-in-one", severity: Severity::Warning, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts {
        if !matches!(text.kind, TextKind::Basis(_)) {
            continue;
        }
        if let Some(at) = inside(&text.words) {
            findings.push(
                RULE.finding()
                    .at(text.place(at..at + 1))
                    .of(&text.record)
                    .hint(Line::new("bases-in-one.split")),
            );
        }
    }
}

/// The first semicolon behind which another act begins and that stands in no quotation and no brackets.
/// Titles of acts have semicolons, too, and go on in small letters: “Quy định về …; quy định chi tiết …”.
fn inside(words: &str) -> Option<usize> {
    let begins = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        match c {
            '“' | '(' => depth += 1,
            '”' | ')' => depth -= 1,
            ';' if depth <= 0 && begins(&words[at + 1..]) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons() {
        for (words, found) in [
            ("Căn cứ Luật A; Luật B", true),
            ("Căn cứ Luật A;", false),
            ("Căn cứ Kế hoạch “về A; về B” của tỉnh", false),
            ("Căn cứ Nghị định B quy định về A; quy định chi tiết Luật C", false),
            ("Căn cứ Luật A", false),
        ] {
            assert_eq!(inside(words).is_some(), found, "{words}");
        }
    }
}
