//! Names of orders and titles of honour.

use std::ops::Range;
use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `huân chương Lao động hạng ba`, `Nghệ sĩ nhân dân`. Only names that the decree's examples
/// settle, or that are built like them.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section V, clause 2.
pub static RULE: Rule =
    Rule { id: "capital-honour", severity: Severity::Warning, about: About::Words, check };

const ORDERS: &[&str] = &[
    "Huân chương Sao vàng",
    "Huân chương Hồ Chí Minh",
    "Huân chương Độc lập",
    "Huân chương Quân công",
    "Huân chương Lao động",
    "Huân chương Chiến công",
    "Huân chương Bảo vệ Tổ quốc",
    "Huân chương Dũng cảm",
    "Huân chương Hữu nghị",
];
const CLASSES: &[&str] = &["hạng Nhất", "hạng Nhì", "hạng Ba"];
const TITLES: &[&str] = &[
    "Anh hùng Lao động",
    "Nghệ sĩ Nhân dân",
    "Nghệ sĩ Ưu tú",
    "Nhà giáo Nhân dân",
    "Nhà giáo Ưu tú",
    "Thầy thuốc Nhân dân",
    "Thầy thuốc Ưu tú",
    "Nghệ nhân Nhân dân",
    "Nghệ nhân Ưu tú",
];

static NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let classes =
        ORDERS.iter().flat_map(|order| CLASSES.iter().map(move |class| format!("{order} {class}")));
    let plain = ORDERS.iter().chain(TITLES).map(|name| (*name).to_owned());
    Phrases::new(plain.chain(classes))
});

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for (range, right) in wrong(&text.words) {
            slips.add(text, range, right);
        }
    }
    slips.report(&RULE, "capital-honour.right", findings);
}

fn wrong(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut slips = Vec::new();
    for found in NAMES.find(text) {
        let Some(words) = text.get(found.range.clone()) else { continue };
        // `các nhà giáo ưu tú` in small letters, or at the beginning of a sentence, are people.
        let before = text.get(..found.range.start).unwrap_or_default();
        let inside = phrase::is_inside(text, found.range.start) || before.ends_with(['“', '"']);
        let start = usize::from(!inside);
        let small = !words.chars().skip(start).any(char::is_uppercase);
        let people = small && TITLES.contains(&found.right);
        if words.split_whitespace().ne(found.right.split_whitespace())
            && !people
            && !phrase::is_capitals(words)
        {
            slips.push((found.range, found.right));
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honours_have_their_capitals() {
        for (text, expected) in [
            ("tặng huân chương Lao động hạng ba", vec!["Huân chương Lao động hạng Ba"]),
            ("tặng Huân chương sao vàng", vec!["Huân chương Sao vàng"]),
            ("danh hiệu Nghệ sĩ nhân dân", vec!["Nghệ sĩ Nhân dân"]),
            ("danh hiệu “Anh hùng lao động”", vec!["Anh hùng Lao động"]),
            ("Anh hùng lao động là danh hiệu", vec![]),
            ("danh hiệu Nhà giáo Ưu tú, Huân chương Lao động hạng Nhất", vec![]),
            ("các nhà giáo ưu tú", vec![]),
            ("HUÂN CHƯƠNG LAO ĐỘNG", vec![]),
        ] {
            let rights: Vec<&str> = wrong(text).into_iter().map(|(_, right)| right).collect();
            assert_eq!(rights, expected, "{text}");
        }
    }
}
