//! Parts of an act that is cited: `điểm a khoản 2 Điều 3 Chương IV`.

use std::ops::Range;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase;

/// `Khoản 2 điều 3` inside a sentence: Phần, Chương, Mục, Tiểu mục and Điều have a capital, khoản
/// and điểm none.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section V, clause 7.
pub static RULE: Rule =
    Rule { id: "capital-citation", severity: Severity::Warning, about: About::Words, check };

/// The parts, as they are written.
const PARTS: &[&str] = &["điểm", "khoản", "Điều", "Mục", "Chương", "Phần"];
/// The words that say which act; after them or another part, a part is beyond doubt a citation.
const ACTS: &[&str] =
    &["Luật", "Bộ", "Hiến", "Pháp", "Nghị", "Thông", "Quyết", "Quy", "Chỉ", "của"];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for (range, wrong, right) in wrong(&text.words) {
            slips.add_as(wrong, text, range, right);
        }
    }
    slips.report(&RULE, "capital-citation.right", findings);
}

/// A part and its number: `Điều 5`.
struct Part {
    word: Range<usize>,
    end: usize,
    kind: &'static str,
}

/// Citations that are wrong: where, which words of them, and how they are right.
fn wrong(text: &str) -> Vec<(Range<usize>, String, String)> {
    let mut slips = Vec::new();
    let mut words = phrase::words(text).peekable();
    let mut chain: Vec<Part> = Vec::new();
    while let Some(word) = words.next() {
        let part = words.peek().and_then(|label| part(text, &word, label));
        let Some(part) = part else { continue };
        let follows = chain.last().and_then(|last| text.get(last.end..part.word.start));
        if !follows.is_some_and(|between| matches!(between.trim(), "" | ",")) {
            slips.extend(judge(text, &chain));
            chain.clear();
        }
        chain.push(part);
        words.next();
    }
    slips.extend(judge(text, &chain));
    slips
}

fn part(text: &str, word: &Range<usize>, label: &Range<usize>) -> Option<Part> {
    let written = text.get(word.clone())?;
    let kind = PARTS.iter().find(|part| phrase::is_same(part, written))?;
    let number = text.get(label.clone())?;
    if text.get(word.end..label.start)? != " " || phrase::is_capitals(written) {
        return None;
    }
    let digits = |most| {
        let number = number.trim_end_matches(|c: char| c.is_lowercase());
        !number.is_empty() && number.len() <= most && number.bytes().all(|b| b.is_ascii_digit())
    };
    let roman = number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let fits = match *kind {
        "điểm" => number.chars().count() == 1 && number.chars().all(char::is_lowercase),
        "Chương" | "Phần" => roman,
        "Mục" => digits(2),
        _ => digits(3),
    };
    fits.then(|| Part { word: word.clone(), end: label.end, kind })
}

fn judge(text: &str, chain: &[Part]) -> Option<(Range<usize>, String, String)> {
    let (first, last) = (chain.first()?, chain.last()?);
    let range = first.word.start..last.end;
    let inside = phrase::is_inside(text, range.start);
    // `5 điều 3 khoản` counts; `10 điểm` and `thang điểm 5` are no parts of an act.
    let counted = phrase::word_before(text, range.start)
        .is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    if counted {
        return None;
    }
    let act = phrase::word_after(text, last.end).is_some_and(|word| ACTS.contains(&word));
    let mut wrong = Vec::new();
    let mut right = String::new();
    for (at, part) in chain.iter().enumerate() {
        let written = text.get(part.word.clone())?;
        // The first word of a sentence has its capital anyhow.
        let free = at == 0 && !inside;
        // Alone, only Điều is a citation beyond doubt.
        let sure = chain.len() > 1 || part.kind == "Điều" || act && part.kind != "Mục";
        let fixed = if !sure || free && written.starts_with(char::is_uppercase) {
            written
        } else {
            part.kind
        };
        if fixed != written {
            wrong.push(written);
        }
        let label = text.get(part.word.end..part.end)?;
        let gap = chain.get(at + 1).and_then(|next| text.get(part.end..next.word.start));
        right.push_str(fixed);
        right.push_str(label);
        right.push_str(gap.unwrap_or_default());
    }
    (!wrong.is_empty()).then(|| (range, wrong.join(" "), right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_act_have_their_capitals() {
        for (text, expected) in [
            ("theo điều 5 Nghị định này", vec!["Điều 5"]),
            ("tại Khoản 2 Điều 3", vec!["khoản 2 Điều 3"]),
            ("tại Điểm a, Khoản 2, điều 3 chương II", vec!["điểm a, khoản 2, Điều 3 Chương II"]),
            ("tại Khoản 2 của Luật", vec!["khoản 2"]),
            ("tại mục 1 Chương II Luật", vec!["Mục 1 Chương II"]),
            ("theo điểm a khoản 2 Điều 3 Mục 1 Chương II Phần I của Bộ luật", vec![]),
            // A sentence begins with a capital.
            ("Khoản 2 Điều 3 nói rõ", vec![]),
            ("Khoản 2 điều 3 nói rõ", vec!["Khoản 2 Điều 3"]),
            ("1. Điều 5. Tổ chức", vec![]),
            // No citations.
            ("thực hiện 5 điều Bác Hồ dạy", vec![]),
            ("đạt 10 điểm 5 tiêu chí", vec![]),
            ("theo mục 1 và chương II", vec![]),
            ("chuyển Khoản 2 triệu đồng", vec![]),
        ] {
            let rights: Vec<String> = wrong(text).into_iter().map(|(_, _, right)| right).collect();
            assert_eq!(rights, expected, "{text}");
        }
    }
}
