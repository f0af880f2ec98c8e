//! Names of holidays and days of remembrance.

use std::ops::Range;
use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `ngày quốc khánh 2-9`. The word `ngày` itself is not judged.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section V, clause 5.
pub static RULE: Rule =
    Rule { id: "capital-holiday", severity: Severity::Warning, about: About::Words, check };

static DAYS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "Quốc khánh",
        "Quốc tế Lao động",
        "Quốc tế Phụ nữ",
        "Phụ nữ Việt Nam",
        "Nhà giáo Việt Nam",
        "Thầy thuốc Việt Nam",
        "Gia đình Việt Nam",
        "Doanh nhân Việt Nam",
        "Lưu trữ Việt Nam",
        "Tổng tuyển cử đầu tiên",
    ])
});

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for (range, right) in wrong(&text.words) {
            slips.add(text, range, right);
        }
    }
    slips.report(&RULE, "capital-holiday.right", findings);
}

fn wrong(text: &str) -> Vec<(Range<usize>, String)> {
    let mut slips = Vec::new();
    for found in DAYS.find(text) {
        let Some(words) = text.get(found.range.clone()) else { continue };
        let day = phrase::word_before(text, found.range.start)
            .filter(|word| matches!(*word, "ngày" | "Ngày" | "lễ" | "Lễ"));
        if let Some(day) = day
            && words != found.right
            && !phrase::is_capitals(words)
        {
            let start = found.range.start
                - text
                    .get(..found.range.start)
                    .map_or(0, |before| before.len() - before.trim_end().len() + day.len());
            slips.push((start..found.range.end, format!("{day} {}", found.right)));
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_capitals() {
        for (text, expected) in [
            ("chào mừng ngày quốc khánh 2-9", vec!["ngày quốc khánh"]),
            ("Ngày quốc tế lao động", vec!["Ngày quốc tế lao động"]),
            ("ngày Nhà Giáo Việt Nam", vec!["ngày Nhà Giáo Việt Nam"]),
            ("ngày Quốc khánh, ngày Quốc tế Lao động 1-5, Ngày Phụ nữ Việt Nam", vec![]),
            // The women, not the day.
            ("phụ nữ Việt Nam", vec![]),
            ("NGÀY QUỐC KHÁNH", vec![]),
        ] {
            let found: Vec<&str> = wrong(text).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
