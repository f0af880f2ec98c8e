//! After 30 June 2025 no body of the district level acts: that level has ended.

use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::citation::citations;
use crate::language::district;

use super::spelling::Spellings;

/// A body of the district level in a document of the time after.
pub static RULE: Rule =
    Rule { id: "district-after-2025", severity: Severity::Warning, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let end = district::last_day();
    let after = plan.document.date.as_ref().map_or(plan.year() >= 2026, |date| date.value > end);
    if !after {
        return;
    }
    let mut spellings = Spellings::default();
    for text in scope.texts {
        // A basis names what others issued, also before that day.
        if matches!(text.kind, TextKind::Basis(_)) {
            continue;
        }
        for range in bodies(&text.words) {
            let written = text.words.get(range.clone()).unwrap_or_default().to_owned();
            spellings.add(text, range, None, |place| {
                let finding = RULE.finding().with("written", written).at(place);
                finding.hint(Line::new("district-after-2025.who"))
            });
        }
    }
    findings.extend(spellings.findings());
}

const LEVELS: [&str; 6] = ["huyện", "quận", "thị xã", "HUYỆN", "QUẬN", "THỊ XÃ"];
const BODIES: [&str; 9] = [
    "UBND",
    "HĐND",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "ỦY BAN NHÂN DÂN",
    "UỶ BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "cấp",
];
/// Words of a sentence about the past, or about the change itself.
const PAST: [&str; 12] = [
    "trước đây",
    "trước ngày 01",
    "cũ",
    "kết thúc hoạt động",
    "chấm dứt",
    "sáp nhập",
    "sắp xếp",
    "bàn giao",
    "chuyển giao",
    "tiếp nhận",
    "không còn",
    "không tổ chức",
];
/// Words that begin something else than the name of an office: `Phòng họp tại huyện`.
const NO_NAME: [&str; 12] =
    ["trên", "tại", "ở", "từ", "cho", "về", "đến", "với", "theo", "trong", "của", "các"];

/// Every body of the district level that a text speaks of.
fn bodies(text: &str) -> Vec<Range<usize>> {
    if !LEVELS.iter().any(|level| text.contains(level)) {
        return Vec::new();
    }
    let cited = citations(text);
    let mut found = Vec::new();
    for level in LEVELS {
        for (at, _) in text.match_indices(level) {
            let end = at + level.len();
            if text.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
                continue;
            }
            let Some(start) = body_before(text.get(..at).unwrap_or_default()) else { continue };
            let in_citation = cited.iter().any(|citation| {
                let between = text.get(citation.sign.end..start);
                between.is_some_and(|between| !between.contains(';') && !between.contains(". "))
            });
            let sentence = sentence(text, start, end);
            if !in_citation && !PAST.iter().any(|word| sentence.contains(word)) {
                found.push(start..end);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Where the body begins whose level stands next.
fn body_before(before: &str) -> Option<usize> {
    let bare = before.trim_end();
    if bare.len() == before.len() {
        return None;
    }
    for body in BODIES {
        let with = bare.strip_suffix(" các").or_else(|| bare.strip_suffix(" cấp")).unwrap_or(bare);
        let Some(head) = with.strip_suffix(body).or_else(|| bare.strip_suffix(body)) else {
            continue;
        };
        if !head.ends_with(char::is_alphanumeric) {
            return Some(head.len());
        }
    }
    office_before(bare)
}

/// `Phòng Nội vụ` and the like at the end of a text.
fn office_before(bare: &str) -> Option<usize> {
    let mut end = bare.len();
    let mut words = 0;
    while words < 7 {
        let start = bare.get(..end)?.rfind(' ').map_or(0, |at| at + 1);
        let word = bare.get(start..end)?;
        let name = bare.get(end..)?.trim_start();
        if word == "Phòng" {
            return (words > 0 && name.starts_with(char::is_uppercase)).then_some(start);
        }
        let plain =
            !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-&".contains(c));
        let comma = word.strip_suffix(',').is_some_and(|word| word.starts_with(char::is_uppercase));
        if NO_NAME.contains(&word) || !(plain || comma) || start == 0 {
            return None;
        }
        end = start - 1;
        words += 1;
    }
    None
}

/// The sentence around a stretch of text.
fn sentence(text: &str, start: usize, end: usize) -> &str {
    let begin = text.get(..start).and_then(|head| head.rfind(". ")).map_or(0, |at| at + 2);
    let stop = text.get(end..).and_then(|rest| rest.find(". ")).map_or(text.len(), |at| end + at);
    text.get(begin..stop).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bodies_are_found() {
        for (text, found) in [
            ("báo cáo UBND huyện trước", Some("UBND huyện")),
            ("báo cáo UBND các huyện", Some("UBND các huyện")),
            ("Ủy ban nhân dân thị xã quyết định", Some("Ủy ban nhân dân thị xã")),
            ("UBND cấp huyện", Some("UBND cấp huyện")),
            ("Hội đồng cấp huyện", Some("cấp huyện")),
            ("Giao Phòng Nội vụ huyện theo dõi", Some("Phòng Nội vụ huyện")),
            ("Phòng Giáo dục và Đào tạo quận", Some("Phòng Giáo dục và Đào tạo quận")),
            ("công tác phòng dịch trên địa bàn huyện", None),
            ("Phòng họp trên địa bàn huyện", None),
            ("UBND huyện Bình Lục (cũ)", None),
            ("theo Kế hoạch số 5/KH-UBND ngày 05/3/2025 của UBND huyện", None),
            ("tiếp nhận hồ sơ của UBND huyện", None),
            ("UBND quận1", None),
            ("quân và dân", None),
        ] {
            assert_eq!(bodies(text).first().map(|range| &text[range.clone()]), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(UBND|huyện|Phòng|cấp|các|[ ,.]|\\PC){0,30}") {
            for range in bodies(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
