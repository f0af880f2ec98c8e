//! The two cities that keep the capital of their common noun.

use std::ops::Range;
use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `thủ đô Hà Nội`, `thành phố Hồ Chí Minh`, `TP.HCM`.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section III, clause 1, point c.
pub static RULE: Rule =
    Rule { id: "capital-city", severity: Severity::Warning, about: About::Words, check };

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["Thủ đô Hà Nội", CITY]));
static SHORT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "TP.HCM",
        "TP. HCM",
        "TP HCM",
        "TPHCM",
        "TP.Hồ Chí Minh",
        "TP. Hồ Chí Minh",
        "TP Hồ Chí Minh",
    ])
});
const CITY: &str = "Thành phố Hồ Chí Minh";

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    let explained = |words: &str| {
        let mut shorts = scope.edition.plan.abbreviations.iter();
        shorts.any(|short| phrase::is_same(&short.short, words))
    };
    for text in running(scope) {
        for (range, right) in wrong(&text.words) {
            if !text.words.get(range.clone()).is_some_and(explained) {
                slips.add(text, range, right);
            }
        }
    }
    slips.report(&RULE, "capital-city.right", findings);
}

fn wrong(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut slips = Vec::new();
    for found in NAMES.find(text) {
        let Some(words) = text.get(found.range.clone()) else { continue };
        if words != found.right && !phrase::is_capitals(words) {
            slips.push((found.range, found.right));
        }
    }
    for found in SHORT.find(text) {
        // In a number such as `12/KH-TPHCM` it is part of the sign.
        let joined = |c: char| matches!(c, '-' | '/' | '.' | '@');
        let before = text.get(..found.range.start).unwrap_or_default();
        let after = text.get(found.range.end..).unwrap_or_default();
        let goes_on = after.starts_with(['-', '/', '@'])
            || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if !before.ends_with(joined) && !goes_on {
            slips.push((found.range, CITY));
        }
    }
    slips.sort_by_key(|(range, _)| range.start);
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cities_have_a_capital_noun_and_no_abbreviation() {
        for (text, expected) in [
            ("ở thành phố Hồ Chí Minh", vec!["thành phố Hồ Chí Minh"]),
            ("Thủ Đô Hà Nội và thủ đô Hà Nội", vec!["Thủ Đô Hà Nội", "thủ đô Hà Nội"]),
            ("tại TP.HCM.", vec!["TP.HCM"]),
            ("tại Tp. Hồ Chí Minh", vec!["Tp. Hồ Chí Minh"]),
            ("Thủ đô Hà Nội, Thành phố Hồ Chí Minh", vec![]),
            ("THÀNH PHỐ HỒ CHÍ MINH", vec![]),
            ("số 12/KH-TPHCM, www.tphcm.gov.vn", vec![]),
            ("đường Hồ Chí Minh", vec![]),
        ] {
            let found: Vec<&str> = wrong(text).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
