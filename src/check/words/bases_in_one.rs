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

/// The first semicolon that has words behind it and stands in no quotation and no brackets.
fn inside(words: &str) -> Option<usize> {
    let end = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '.')).len();
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        match c {
            '“' | '(' => depth += 1,
            '”' | ')' => depth -= 1,
            ';' if depth <= 0 && at < end => return Some(at),
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
            ("Căn cứ Luật A", false),
        ] {
            assert_eq!(inside(words).is_some(), found, "{words}");
        }
    }
}
