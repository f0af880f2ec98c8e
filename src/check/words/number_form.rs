//! The number is written in digits, with a zero before numbers below 10 and before no other.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// A number in another form.
pub static RULE: Rule =
    Rule { id: "number-form", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some(number) = &scope.edition.plan.document.number else { return };
    let finding = || RULE.finding().with("number", number).at(number.place.clone());
    match right(number) {
        Some(right) if right == number.value => {}
        // In quotes, because most readers of YAML take the zero away from a bare `01`.
        Some(right) => findings.push(
            finding()
                .hint(Line::new("number-form.write").with("right", &right))
                .fix(number.place.clone(), format!("\"{right}\"")),
        ),
        None => findings.push(finding().hint(Line::new("number-form.digits"))),
    }
}

/// The number in its right form; `None` if it is no number.
fn right(number: &str) -> Option<String> {
    let digits = number.trim_start_matches('0');
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| format!("{digits:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (number, form) in [
            ("1", Some("01")),
            ("01", Some("01")),
            ("001", Some("01")),
            ("012", Some("12")),
            ("112", Some("112")),
            ("0", None),
            ("12a", None),
            ("12/2021", None),
            ("", None),
        ] {
            assert_eq!(right(number).as_deref(), form, "{number}");
        }
    }
}
