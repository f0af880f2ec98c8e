//! In whose name somebody signs is written `TM.`, `Q.`, `KT.`, `TL.` or `TUQ.` and capitals.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// A line of authority in another form.
pub static RULE: Rule =
    Rule { id: "authority-form", severity: Severity::Error, about: About::Words, check };

/// The codes, the longer before the shorter.
const CODES: [&str; 5] = ["TUQ", "TM", "KT", "TL", "Q"];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for signature in scope.edition.plan.every_signature() {
        for (n, line) in signature.authority.iter().enumerate() {
            let finding = || RULE.finding().with("line", line).at(line.place.clone());
            match right(line) {
                Some(right) if right == line.value => {}
                Some(right) => findings.push(
                    finding()
                        .hint(Line::new("authority-form.write").with("right", &right))
                        .fix(line.place.clone(), right),
                ),
                // A later line may carry on a long name.
                None if n == 0 => findings.push(finding().hint(Line::new("authority-form.codes"))),
                None => {}
            }
        }
    }
}

/// Whether this rule has something to say of a line wherever it stands.
pub fn tells_of(line: &str) -> bool {
    right(line).is_some()
}

/// The line in its right form, if it begins with one of the codes in some way.
fn right(line: &str) -> Option<String> {
    CODES.iter().find_map(|code| {
        let rest = after(line, code)?;
        Some(format!("{code}. {}", rest.to_uppercase()))
    })
}

/// What follows a code that a line begins with: `TM.`, `T/M`, `T.M.`, `TM` and a space.
fn after<'l>(line: &'l str, code: &str) -> Option<&'l str> {
    let mut rest = line;
    for (n, letter) in code.chars().enumerate() {
        if n > 0 {
            rest = rest.trim_start_matches(['.', '/']);
        }
        let mut letters = rest.chars();
        letters.next().filter(|c| c.to_ascii_uppercase() == letter)?;
        rest = letters.as_str();
    }
    let bare = rest.trim_start_matches(['.', '/', ':', ' ']);
    (bare.len() < rest.len() && bare.starts_with(char::is_alphabetic)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (line, form) in [
            ("TM. ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("T/M ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("T.M. ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("TM.ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("TM ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("Kt. Chủ tịch", Some("KT. CHỦ TỊCH")),
            ("TUQ. CHỦ TỊCH", Some("TUQ. CHỦ TỊCH")),
            ("Q. CHỦ TỊCH", Some("Q. CHỦ TỊCH")),
            ("QUYỀN CHỦ TỊCH", None),
            ("THAY MẶT ỦY BAN NHÂN DÂN", None),
            ("TM.", None),
        ] {
            assert_eq!(right(line).as_deref(), form, "{line}");
        }
    }
}
