//! Words as they are compared: without case, tone marks and punctuation, each with its place.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;
use super::phrase::is_of_word;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, folded.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// The words of a text: runs of letters and digits.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = is_of_word(c) || is_combining_mark(c);
        match start {
            None if inside => start = Some(at),
            Some(from) if !inside => {
                let folded = fold(&text[from..at]);
                // A mark without a letter says nothing.
                if !folded.is_empty() {
                    words.push(Word { folded, span: from..at });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The folded words of a text with a space between them. Texts with the same key say the same.
#[must_use]
pub fn key(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

/// Where some words stand in a row among others: the first place, counted in words, not before
/// `from`. Nothing stands nowhere.
#[must_use]
pub fn find(text: &[Word], row: &[Word], from: usize) -> Option<usize> {
    if row.is_empty() {
        return None;
    }
    let windows = text.windows(row.len()).enumerate().skip(from);
    let same = |window: &[Word]| window.iter().zip(row).all(|(a, b)| a.folded == b.folded);
    windows.into_iter().find(|(_, window)| same(window)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_compared_without_case_marks_and_punctuation() {
        for (a, b, same) in [
            ("Luật Thi đua, Khen thưởng", "luật thi đua khen thưởng", true),
            ("kinh tế - xã hội", "kinh tế-xã hội.", true),
            ("Họp khối", "Họp Khối  ", true),
            ("Họp khối năm 2021", "Họp khối năm 2022", false),
            ("Họp khối", "Họp các khối", false),
            ("", " … ", true),
        ] {
            assert_eq!(key(a) == key(b), same, "{a} / {b}");
        }
    }

    #[test]
    fn a_row_of_words_is_found() {
        let text = words("Căn cứ Luật thi đua, khen thưởng năm 2003");
        assert_eq!(find(&text, &words("Thi đua khen thưởng"), 0), Some(3));
        assert_eq!(find(&text, &words("thi đua"), 4), None);
        assert_eq!(find(&text, &words("khen"), 5), Some(5));
        assert_eq!(find(&text, &words(""), 0), None);
    }

    proptest! {
        #[test]
        fn words_stand_where_they_say(text in "\\PC{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.span.start >= end);
                prop_assert_eq!(fold(&text[word.span.clone()]), word.folded);
                end = word.span.end;
            }
        }
    }
}
