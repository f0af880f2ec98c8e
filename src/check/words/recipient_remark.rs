//! What a recipient gets the document for stands in `remark`, so that the ending comes after it.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// A remark in brackets behind a semicolon.
pub static RULE: Rule =
    Rule { id: "recipient-remark", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for recipient in &scope.edition.plan.recipients {
        let Some((to, remark)) = split(&recipient.to) else { continue };
        findings.push(
            RULE.finding()
                .at(recipient.to.place.clone())
                .hint(Line::new("recipient-remark.write").with("to", to).with("remark", remark)),
        );
    }
}

/// Recipient and remark of `Ban TĐKT; (để b/c)`.
fn split(to: &str) -> Option<(&str, &str)> {
    let (to, rest) = to.split_once(';')?;
    let remark = rest.trim().strip_prefix('(')?;
    let (remark, end) = remark.split_once(')')?;
    end.trim_end_matches(['.', ';', ' ']).is_empty().then_some((to.trim(), remark.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks() {
        for (line, parts) in [
            ("Ban TĐKT; (để b/c)", Some(("Ban TĐKT", "để b/c"))),
            ("Ban TĐKT;(để b/c);", Some(("Ban TĐKT", "để b/c"))),
            ("Ban TĐKT (để b/c)", None),
            ("Lưu: VT; NV (2b)", None),
        ] {
            assert_eq!(split(line), parts, "{line}");
        }
    }
}
