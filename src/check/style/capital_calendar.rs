//! Names of Tết, weekdays, lunar years and of the revolution of August.

use std::ops::Range;
use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `Tết nguyên đán`, `thứ hai, ngày 15`, `năm mậu tuất`, `Cách mạng Tháng Tám`.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section V, clauses 8 and 9.
pub static RULE: Rule =
    Rule { id: "capital-calendar", severity: Severity::Warning, about: About::Words, check };

static NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let fixed = ["tết Nguyên đán", "tết Đoan ngọ", "tết Trung thu", "Cách mạng tháng Tám"];
    let days = DAYS.iter().map(|day| format!("thứ {day}"));
    Phrases::new(fixed.into_iter().map(str::to_owned).chain(days).chain(lunar_years()))
});

const DAYS: &[&str] = &["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"];
const STEMS: &[&str] = &["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const BRANCHES: &[&str] =
    &["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/// The sixty years of the cycle (can chi): stem and branch go on together.
fn lunar_years() -> impl Iterator<Item = String> {
    STEMS.iter().cycle().zip(BRANCHES.iter().cycle()).take(60).map(|(s, b)| format!("{s} {b}"))
}

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for (range, right) in wrong(&text.words) {
            slips.add(text, range, right);
        }
    }
    slips.report(&RULE, "capital-calendar.right", findings);
}

fn wrong(text: &str) -> Vec<(Range<usize>, String)> {
    let mut slips = Vec::new();
    for found in NAMES.find(text) {
        let Some(words) = text.get(found.range.clone()) else { continue };
        let before = phrase::word_before(text, found.range.start);
        let inside = phrase::is_inside(text, found.range.start);
        let kind = found.right.split(' ').next().unwrap_or_default();
        let sure = match kind {
            "tết" | "Cách" => true,
            // `lần thứ hai, ngày 15`: an ordinal.
            "thứ" => before != Some("lần") && is_weekday(text, found.range.end),
            _ => before.is_some_and(|word| {
                matches!(word.to_lowercase().as_str(), "năm" | "xuân" | "đán" | "tết")
            }),
        };
        if !sure || phrase::is_capitals(words) {
            continue;
        }
        // The first letter is a capital at the beginning of a sentence.
        let free =
            !inside && matches!(kind, "tết" | "thứ") && words.starts_with(char::is_uppercase);
        let right = if free { phrase::capitalised(found.right) } else { found.right.to_owned() };
        if words.split_whitespace().ne(right.split_whitespace()) {
            slips.push((found.range, right));
        }
    }
    slips
}

/// What follows shows that it is a day of the week: its date, or that it comes every week.
fn is_weekday(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default().trim_start_matches([',', ' ', '(']);
    let date = rest.strip_prefix("ngày ").unwrap_or(rest);
    let dated = date.starts_with(|c: char| c.is_ascii_digit())
        && (date.len() < rest.len() || date.split(' ').next().is_some_and(|day| day.contains('/')));
    dated || ["hằng tuần", "hàng tuần"].iter().any(|weekly| rest.starts_with(weekly))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_their_capitals() {
        for (text, expected) in [
            ("dịp Tết nguyên đán", vec!["tết Nguyên đán"]),
            ("dịp Tết Nguyên đán", vec!["tết Nguyên đán"]),
            ("Tết Nguyên đán là", vec![]),
            ("Tết Nguyên Đán là", vec!["Tết Nguyên đán"]),
            ("dịp tết Nguyên đán, trước Tết", vec![]),
            ("họp thứ hai, ngày 15/3/2021", vec!["thứ Hai"]),
            ("họp thứ bảy hằng tuần", vec!["thứ Bảy"]),
            ("họp thứ Hai, ngày 15 tháng 3", vec![]),
            ("họp lần thứ hai, ngày 15 tháng 3", vec![]),
            ("đại hội thứ hai của", vec![]),
            ("xuân mậu tuất", vec!["Mậu Tuất"]),
            ("năm Canh tý", vec!["Canh Tý"]),
            ("quy trình tân dậu", vec![]),
            ("sau Cách mạng Tháng Tám", vec!["Cách mạng tháng Tám"]),
            ("CÁCH MẠNG THÁNG TÁM", vec![]),
        ] {
            let rights: Vec<String> = wrong(text).into_iter().map(|(_, right)| right).collect();
            assert_eq!(rights, expected, "{text}");
        }
        assert_eq!(lunar_years().nth(34).as_deref(), Some("Mậu Tuất"));
    }
}
