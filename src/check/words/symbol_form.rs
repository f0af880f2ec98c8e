//! The sign is made of abbreviations with a hyphen between them and no space.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

use super::symbol_type::is_year;

/// A sign in another form.
pub static RULE: Rule =
    Rule { id: "symbol-form", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let symbol = &scope.edition.plan.document.symbol;
    if symbol.is_empty() || is_right(symbol) {
        return;
    }
    let finding = RULE.finding().with("symbol", symbol).at(symbol.place.clone());
    let tidy = tidy(symbol);
    findings.push(if is_right(&tidy) {
        let hint = Line::new("symbol-form.write").with("right", &tidy);
        finding.hint(hint).fix(symbol.place.clone(), tidy)
    } else if tidy.contains('/') {
        finding.hint(Line::new("symbol-form.party"))
    } else {
        finding.hint(Line::new("symbol-form.groups"))
    });
}

/// Whether a sign is made as it should. A year in it is the matter of another rule.
fn is_right(symbol: &str) -> bool {
    let groups = symbol.split_once('/').filter(|(year, _)| is_year(year));
    let groups = groups.map_or(symbol, |(_, groups)| groups);
    groups.split('-').enumerate().all(|(n, group)| {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '&' | '.');
        let capital = group.starts_with(char::is_uppercase);
        (capital || (n > 0 && is_year(group))) && group.chars().all(inside)
    })
}

/// Without spaces and the slash that the form sets, and with plain hyphens.
fn tidy(symbol: &str) -> String {
    let symbol = symbol.replace(['–', '—', '−', '‑'], "-");
    let parts: Vec<&str> = symbol.split('-').map(str::trim).collect();
    let joined = parts.join("-");
    let parts: Vec<&str> = joined.split('/').map(str::trim).collect();
    parts.join("/").trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs() {
        for (symbol, right, mended) in [
            ("KH-HĐTĐKT", true, "KH-HĐTĐKT"),
            ("QyĐ-UBND", true, "QyĐ-UBND"),
            ("BNV-CVT&LTNN", true, "BNV-CVT&LTNN"),
            ("KH-BCĐ389", true, "KH-BCĐ389"),
            ("2021/QĐ-UBND", true, "2021/QĐ-UBND"),
            ("KH - HĐTĐKT", false, "KH-HĐTĐKT"),
            ("/KH-UBND", false, "KH-UBND"),
            ("KH–UBND", false, "KH-UBND"),
            ("CT/TW", false, "CT/TW"),
            ("KH UBND", false, "KH UBND"),
            ("kh-ubnd", false, "kh-ubnd"),
            ("KH--UBND", false, "KH--UBND"),
        ] {
            assert_eq!((is_right(symbol), tidy(symbol).as_str()), (right, mended), "{symbol}");
        }
    }
}
