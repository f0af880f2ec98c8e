//! Names of bodies with a capital on every syllable.

use std::ops::Range;
use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Found, Phrases};

/// `Ủy Ban Nhân Dân`: only the first letter of each word or phrase for the kind and the field of a
/// body is a capital.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section IV, clause 1, point a.
pub static RULE: Rule =
    Rule { id: "capital-title-case", severity: Severity::Warning, about: About::Words, check };

/// Bodies that every office has to do with.
const BODIES: &[&str] = &[
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Uỷ ban Mặt trận Tổ quốc",
    "Ủy ban",
    "Uỷ ban",
    "Hội đồng",
    "Ban Chỉ đạo",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Quản lý",
    "Mặt trận Tổ quốc",
    "Huyện ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy",
];
/// Heads of offices and what they look after.
const OFFICES: &[&str] = &["Bộ", "Sở", "Phòng"];
const FIELDS: &[&str] = &[
    "Nội vụ",
    "Tài chính",
    "Tư pháp",
    "Xây dựng",
    "Quốc phòng",
    "Ngoại giao",
    "Dân tộc",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường",
    "Tài nguyên và Môi trường",
    "Kế hoạch và Đầu tư",
    "Tài chính - Kế hoạch",
    "Văn hóa và Thông tin",
    "Văn hóa - Thông tin",
    "Lao động - Thương binh và Xã hội",
];

static NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let offices = OFFICES
        .iter()
        .flat_map(|office| FIELDS.iter().map(move |field| format!("{office} {field}")));
    Phrases::new(BODIES.iter().map(|name| (*name).to_owned()).chain(offices))
});

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for found in find(&text.words) {
            slips.add(text, found.range, found.right);
        }
    }
    slips.report(&RULE, "capital-title-case.right", findings);
}

/// Where a body is written so.
pub fn find(text: &str) -> Vec<Found<'static>> {
    let mut found = NAMES.find(text);
    found.retain(|found| {
        text.get(found.range.clone()).is_some_and(|words| is_title_case(words, found.right))
    });
    found
}

/// The range of a part of the text lies in one of these.
pub fn covers(found: &[Found], part: &Range<usize>) -> bool {
    found.iter().any(|found| found.range.start < part.end && part.start < found.range.end)
}

fn is_title_case(words: &str, right: &str) -> bool {
    if words == right || phrase::is_capitals(words) {
        return false;
    }
    let mut parts = phrase::words(words).filter_map(|range| words.get(range));
    let all = parts.all(|word| word.starts_with(char::is_uppercase) || matches!(word, "và"));
    all && words.split_whitespace().ne(right.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_on_every_syllable_is_found() {
        for (text, expected) in [
            ("của Ủy Ban Nhân Dân huyện", vec!["Ủy Ban Nhân Dân"]),
            ("Hội Đồng thi đua", vec!["Hội Đồng"]),
            (
                "Phòng Nội Vụ, Sở Giáo Dục và Đào Tạo",
                vec!["Phòng Nội Vụ", "Sở Giáo Dục và Đào Tạo"],
            ),
            ("Ủy ban nhân dân, Phòng Nội vụ, Ban Chỉ đạo", vec![]),
            // Another way to be wrong, and not this rule's.
            ("Ủy ban Nhân dân, Ban chỉ đạo", vec![]),
            ("ỦY BAN NHÂN DÂN", vec![]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
