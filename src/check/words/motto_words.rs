//! Quốc hiệu and Tiêu ngữ, where a text writes them out, are written as the decree prints them.

use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::fold::fold;

/// Quốc hiệu or Tiêu ngữ in other words, letters or dashes.
pub static RULE: Rule =
    Rule { id: "motto-words", severity: Severity::Error, about: About::Words, check };

const NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// The decree itself prints this, too.
const NAME_AS_WELL: &str = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts {
        for (wrong, right) in wrong(&text.words) {
            findings.push(
                RULE.finding()
                    .with("written", &text.words[wrong.clone()])
                    .at(text.place(wrong.clone()))
                    .of(&text.record)
                    .hint(Line::new("motto-words.write").with("right", right))
                    .fix(text.place(wrong), right),
            );
        }
    }
}

fn wrong(text: &str) -> Vec<(Range<usize>, &'static str)> {
    // Both are rare: most texts are passed over after one look.
    let mut found = Vec::new();
    if !["Độc", "độc", "ĐỘC", "CỘNG", "CÔNG H"].iter().any(|head| text.contains(head)) {
        return found;
    }
    let words: Vec<Range<usize>> = words(text);
    for at in 0..words.len() {
        for (folded, right) in [
            ("cong hoa xa hoi chu nghia viet nam", NAME),
            ("cong hoa xhcn viet nam", NAME),
            ("doc lap - tu do - hanh phuc", MOTTO),
        ] {
            let Some(range) = matches(text, words.get(at..).unwrap_or_default(), folded) else {
                continue;
            };
            let written = text.get(range.clone()).unwrap_or_default();
            // In small letters the name of the country stands in any sentence.
            let name = right == NAME;
            let capitals = written.chars().filter(|c| c.is_uppercase()).count();
            let small = name && capitals < written.chars().filter(|c| c.is_lowercase()).count();
            if !small && written != right && !(name && written == NAME_AS_WELL) {
                found.push((range, right));
            }
        }
    }
    found
}

/// Words and dashes with their places.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else {
            words.extend(start.take().map(|start| start..at));
            if !c.is_whitespace() {
                words.push(at..at + c.len_utf8());
            }
        }
    }
    words
}

/// The stretch of the words that reads so, letters of any case and with any marks.
fn matches(text: &str, words: &[Range<usize>], folded: &str) -> Option<Range<usize>> {
    let mut last = None;
    let mut words = words.iter();
    let start = words.clone().next()?.start;
    for wanted in folded.split(' ') {
        let range = words.next()?;
        let word = text.get(range.clone())?;
        let same = match wanted {
            "-" => matches!(word, "-" | "–" | "—" | "−" | "‐" | "‑"),
            _ => word.len() < 12 && fold(word) == wanted,
        };
        if !same {
            return None;
        }
        last = Some(range.end);
    }
    Some(start..last?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_and_dashes_are_found() {
        for (text, right) in [
            ("Độc lập – Tự do – Hạnh phúc", Some(MOTTO)),
            ("Độc lập-Tự do-Hạnh phúc", Some(MOTTO)),
            ("Độc Lập - Tự Do - Hạnh Phúc", Some(MOTTO)),
            ("Độc lập - Tự do - Hạnh phúc", None),
            ("vì độc lập, tự do, hạnh phúc của Nhân dân", None),
            ("CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM", Some(NAME)),
            ("CỘNG HÒA XHCN VIỆT NAM", Some(NAME)),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
            ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
            ("nước Cộng hòa xã hội chủ nghĩa Việt Nam", None),
        ] {
            assert_eq!(wrong(text).first().map(|(_, right)| *right), right, "{text}");
        }
    }
}
