//! Spaces and punctuation: none before a mark, one after it.

use std::ops::Range;

use super::spacing::Changes;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};

/// `thi đua , khen thưởng`.
pub static BEFORE: Rule = Rule {
    id: "space-before-mark",
    severity: Severity::Advice,
    about: About::Words,
    check: before,
};

/// `thi đua,khen thưởng`.
pub static AFTER: Rule =
    Rule { id: "space-after-mark", severity: Severity::Advice, about: About::Words, check: after };

const MARKS: [char; 6] = [',', ';', ':', '.', '?', '!'];

fn before(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut changes = Changes::default();
    for text in scope.texts {
        for range in spaces_before(&text.words) {
            let place = text.place(range);
            let source = place.file.text.get(place.span.clone()).unwrap_or_default();
            let spaces = source.len().saturating_sub(1);
            // Across lines or markup it is not for a program to mend.
            if source.get(..spaces).is_some_and(|gap| gap.bytes().all(|b| b == b' ')) {
                let gap = place.span.start..place.span.start + spaces;
                changes.add(text, place, (gap, ""));
            }
        }
    }
    changes.report(&BEFORE, "space-before-mark.none", findings);
}

fn after(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut changes = Changes::default();
    for text in scope.texts {
        for at in no_space_after(&text.words) {
            let place = text.place(at..at + 1);
            if matches!(place.file.text.get(place.span.clone()), Some("," | ";")) {
                let end = place.span.end;
                changes.add(text, place, (end..end, " "));
            }
        }
    }
    changes.report(&AFTER, "space-after-mark.one", findings);
}

/// Spaces with a mark behind them that ends words: the range of both. Not `…`, `./.`, `.docx`, nor
/// ratios.
fn spaces_before(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in words.match_indices(MARKS) {
        let after = words.get(at + mark.len()..).unwrap_or_default();
        let Some(left) = words.get(..at) else { continue };
        let bare = left.trim_end_matches(' ');
        let word = |c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '%');
        let joins = matches!(mark, "," | ";") && after.starts_with(char::is_alphabetic);
        let ends = after.is_empty() || after.starts_with([' ', '”', ')', '"']) || joins;
        let ratio = mark == ":"
            && bare.ends_with(|c: char| c.is_ascii_digit())
            && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if bare.len() < left.len() && bare.ends_with(word) && ends && !ratio {
            found.push(bare.len()..at + mark.len());
        }
    }
    found
}

/// Commas and semicolons between two words, where they stand. Not in addresses, nor between letters
/// that stand alone.
fn no_space_after(words: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in words.match_indices([',', ';']) {
        let (Some(left), Some(right)) = (words.get(..at), words.get(at + 1..)) else { continue };
        let left = left.trim_end_matches(' ');
        let figures = left.ends_with(|c: char| c.is_ascii_digit()) && at > left.len();
        if !figures && !is_word(left.chars().rev()) || !is_word(right.chars()) {
            continue;
        }
        let begin = left.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let end = right.find(char::is_whitespace).unwrap_or(right.len());
        let token = [left.get(begin..), right.get(..end)];
        let address = |part: &str| ["://", "@", "www."].iter().any(|mark| part.contains(mark));
        if !token.into_iter().flatten().any(address) {
            found.push(at);
        }
    }
    found
}

/// Whether these begin with two letters.
fn is_word(letters: impl Iterator<Item = char>) -> bool {
    letters.take(2).filter(|c| c.is_alphabetic()).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_space_stands_before_a_mark() {
        for (text, expected) in [
            ("thi đua , khen thưởng", vec![" ,"]),
            ("năm 2021 ,tại huyện", vec![" ,"]),
            ("như sau  :", vec!["  :"]),
            ("(một) . Hai ?", vec![" .", " ?"]),
            ("đạt 85% ; còn", vec![" ;"]),
            ("thi đua, khen thưởng.", vec![]),
            ("và … như vậy ./.", vec![]),
            ("tỷ lệ 1 : 2, tệp .docx, lúc 14:30", vec![]),
            ("còn ...", vec![]),
            (": một", vec![]),
        ] {
            let found: Vec<&str> =
                spaces_before(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_space_stands_after_a_comma() {
        for (text, count) in [
            ("thi đua,khen thưởng;tuyên truyền", 2),
            ("Lưu: VT,NV", 1),
            ("năm 2021 ,tại huyện ,xã", 2),
            ("1,5 triệu; nhóm A,B; 12,các", 0),
            ("https://a.vn/x,yy", 0),
            ("thi đua, khen thưởng", 0),
        ] {
            assert_eq!(no_space_after(text).len(), count, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in "\\PC{0,60}") {
            for range in spaces_before(&text) {
                prop_assert!(text.get(range).is_some());
            }
            prop_assert!(no_space_after(&text).iter().all(|at| text.is_char_boundary(*at)));
        }
    }
}
