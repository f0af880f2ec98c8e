//! One word, one spelling in a document.

use std::ops::Range;
use std::sync::LazyLock;

use super::running;
use super::variant::Variants;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `kinh tế - xã hội` and `kinh tế-xã hội`; `hằng năm` and `hàng năm`; `quản lý` and `quản lí`.
pub static RULE: Rule =
    Rule { id: "mixed-spelling", severity: Severity::Advice, about: About::Words, check };

/// Words with two spellings that are both in use.
const PAIRS: &[(&str, &str)] = &[
    ("quản lý", "quản lí"),
    ("xử lý", "xử lí"),
    ("lý do", "lí do"),
    ("hợp lý", "hợp lí"),
    ("kỹ thuật", "kĩ thuật"),
    ("kỹ năng", "kĩ năng"),
    ("định kỳ", "định kì"),
    ("học kỳ", "học kì"),
    ("nhiệm kỳ", "nhiệm kì"),
    ("thời kỳ", "thời kì"),
    ("đăng ký", "đăng kí"),
    ("ký kết", "kí kết"),
    ("kỷ luật", "kỉ luật"),
    ("kỷ niệm", "kỉ niệm"),
    ("kỷ cương", "kỉ cương"),
    ("tỷ lệ", "tỉ lệ"),
    ("hy sinh", "hi sinh"),
    ("chiến sĩ", "chiến sỹ"),
    ("liệt sĩ", "liệt sỹ"),
    ("bác sĩ", "bác sỹ"),
    ("nghệ sĩ", "nghệ sỹ"),
    ("quý I", "quí I"),
    ("quý II", "quí II"),
    ("quý III", "quí III"),
    ("quý IV", "quí IV"),
    ("hằng năm", "hàng năm"),
    ("hằng quý", "hàng quý"),
    ("hằng tháng", "hàng tháng"),
    ("hằng tuần", "hàng tuần"),
    ("hằng ngày", "hàng ngày"),
];

static SPELLINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(PAIRS.iter().flat_map(|(one, other)| [*one, *other])));

/// Words before `hàng` that make it another word: `khách hàng năm 2021`.
const GOODS: &[&str] = &[
    "bán", "cửa", "đặt", "đơn", "giao", "hành", "khách", "kho", "lô", "mặt", "mua", "ngân",
    "nguồn", "nhà", "nhập", "xếp", "xuất",
];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut spellings = Variants::default();
    for text in running(scope) {
        for (range, word, dash) in joined(&text.words) {
            spellings.add(word, dash, text, range);
        }
        for found in SPELLINGS.find(&text.words) {
            if is_goods(&text.words, &found.range) {
                continue;
            }
            let pair = PAIRS.iter().find(|(one, other)| [*one, *other].contains(&found.right));
            let Some((one, _)) = pair else { continue };
            spellings.add((*one).to_owned(), found.right, text, found.range);
        }
    }
    spellings.report(&RULE, "mixed-spelling.right", findings);
}

/// Goods, not `each`: `khách hàng năm 2021`, `mặt hàng tháng 5`.
fn is_goods(text: &str, found: &Range<usize>) -> bool {
    let words = text.get(found.clone()).unwrap_or_default();
    if !words.to_lowercase().starts_with("hàng ") {
        return false;
    }
    let before = phrase::word_before(text, found.start).unwrap_or_default().to_lowercase();
    let number = phrase::word_after(text, found.end)
        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    number || GOODS.contains(&before.as_str())
}

/// Words joined by a hyphen or a dash: the range of two words on each side, these words in small
/// letters, and how they are joined.
fn joined(text: &str) -> Vec<(Range<usize>, String, &str)> {
    if !text.contains(['-', '–']) {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = phrase::words(text).collect();
    let gap = |left: usize| {
        let (left, right) = (words.get(left)?, words.get(left + 1)?);
        text.get(left.end..right.start)
    };
    let word = |at: usize| words.get(at).and_then(|word| text.get(word.clone()));
    let is_word = |at: usize| {
        word(at)
            .is_some_and(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
    };
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(between) = gap(at) else { continue };
        let dash = between.trim();
        if !matches!(dash, "-" | "–") || !is_word(at) || !is_word(at + 1) {
            continue;
        }
        let first = if at > 0 && gap(at - 1) == Some(" ") && is_word(at - 1) { at - 1 } else { at };
        let last = if gap(at + 1) == Some(" ") && is_word(at + 2) { at + 2 } else { at + 1 };
        let (Some(begin), Some(end)) = (words.get(first), words.get(last)) else { continue };
        let range = begin.start..end.end;
        let parts: Vec<&str> = (first..=last).filter_map(word).collect();
        let name = parts.join(" ").to_lowercase();
        // A dash on the other side of the same words is another word.
        found.push((range, format!("{name}/{}", at - first), between));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_are_known_with_their_joint() {
        for (text, expected) in [
            ("phát triển kinh tế - xã hội năm", vec![("kinh tế - xã hội", " - ")]),
            ("phát triển kinh tế-xã hội", vec![("kinh tế-xã hội", "-")]),
            ("kinh tế – xã hội", vec![("kinh tế – xã hội", " – ")]),
            ("năm 2020-2021, 12/KH-UB, A-B", vec![("KH-UB", "-")]),
            ("không có gì", vec![]),
        ] {
            let found: Vec<(&str, &str)> =
                joined(text).into_iter().map(|(range, _, dash)| (&text[range], dash)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn goods_are_no_spelling_of_each() {
        let goods = |text: &str| {
            let at = text.find("hàng").unwrap();
            is_goods(text, &(at..text.len().min(at + "hàng năm".len())))
        };
        assert!(goods("khách hàng năm") && goods("bán hàng năm") && goods("các hàng năm 2021"));
        assert!(!goods("báo cáo hàng năm"));
    }
}
