//! Words and phrases: where the words of a text stand, and where known phrases stand in it, however
//! they are capitalised.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// The words of a text: runs of letters and digits, in bytes.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_of_word)?;
        let rest = text.get(start..)?;
        at = start + rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        Some(start..at)
    })
}

/// Whether words hold such a character: a letter or a digit of any script. Vietnamese letters take the short
/// way: every text comes through here many times.
#[must_use]
pub fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='¿' | '×' | '÷' => c.is_alphanumeric(),
        'À'..='\u{24F}' | 'Ạ'..='ỹ' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The last word before a place, with nothing but white space between.
#[must_use]
pub fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let bare = before.trim_end();
    if bare.len() == before.len() {
        return None;
    }
    let start = bare
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_of_word(*c))
        .last()
        .map(|(start, _)| start)?;
    bare.get(start..)
}

/// The first word after a place, with nothing but white space between.
#[must_use]
pub fn word_after(text: &str, at: usize) -> Option<&str> {
    let after = text.get(at..)?;
    let bare = after.trim_start();
    if bare.len() == after.len() {
        return None;
    }
    let end = bare.find(|c: char| !is_of_word(c)).unwrap_or(bare.len());
    bare.get(..end).filter(|word| !word.is_empty())
}

/// Whether a place is inside a sentence beyond doubt: a word or a comma stands before it.
#[must_use]
pub fn is_inside(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else { return false };
    let bare = before.trim_end();
    bare.len() < before.len() && bare.ends_with(|c: char| is_of_word(c) || c == ',')
}

/// Whether words are all in capitals (in hoa). Words without letters are not.
#[must_use]
pub fn is_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether two texts are the same but for capitals.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || one.chars().map(small).eq(other.chars().map(small))
}

/// A letter as a small one. The few letters that become two as small ones, which no Latin script
/// of the region has, give their first. Vietnamese letters take the short way: every word of every
/// text comes through here.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        'à'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        'Đ' => 'đ',
        // The block of toned Vietnamese letters: capitals are even, small ones odd.
        'Ạ'..='ỹ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The text with a capital as its first letter.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Phrases that are looked for, each as it is written rightly.
#[derive(Debug)]
pub struct Phrases {
    /// In the order of their letters, so that those that begin alike stand together: an office has a thousand
    /// units whose names begin with the same word.
    phrases: Vec<Phrase>,
}

#[derive(Debug)]
struct Phrase {
    /// Its letters as small ones, with one space where there is white space.
    small: Vec<char>,
    right: String,
}

/// A phrase that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'p> {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// How it is written rightly.
    pub right: &'p str,
}

impl Phrases {
    /// Phrases of at least one word each; others are left out, and so is what stands twice but for
    /// capitals: the first one counts.
    pub fn new<S: Into<String>>(phrases: impl IntoIterator<Item = S>) -> Self {
        let mut known: BTreeMap<Vec<char>, String> = BTreeMap::new();
        for right in phrases {
            let right: String = right.into();
            let Some(range) = words(&right).next() else { continue };
            let from = right.get(range.start..).unwrap_or_default();
            known.entry(Letters::of(from).map(|(_, c)| c).collect()).or_insert(right);
        }
        let phrases = known.into_iter().map(|(small, right)| Phrase { small, right }).collect();
        Self { phrases }
    }

    /// Every place where one of them stands as whole words, from the left, the longest at each.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let mut found: Vec<Found> = Vec::new();
        for word in words(text) {
            if found.last().is_none_or(|last| word.start >= last.range.end) {
                found.extend(self.longest(text, word.start));
            }
        }
        found
    }

    /// The longest that stands at a place.
    fn longest(&self, text: &str, at: usize) -> Option<Found<'_>> {
        let rest = text.get(at..)?;
        let mut longest = None;
        // Those that say what the text says up to here.
        let mut alike = self.phrases.as_slice();
        for (depth, (end, c)) in Letters::of(rest).enumerate() {
            let from = alike.partition_point(|phrase| phrase.small.get(depth) < Some(&c));
            let to = alike.partition_point(|phrase| phrase.small.get(depth) <= Some(&c));
            alike = alike.get(from..to).unwrap_or_default();
            // The shortest of those that begin alike comes first.
            let Some(first) = alike.first() else { break };
            let apart = || !rest.get(end..).is_some_and(|rest| rest.starts_with(is_of_word));
            if first.small.len() == depth + 1 && apart() {
                longest = Some(Found { range: at..at + end, right: &first.right });
            }
        }
        longest
    }
}

/// The letters of a text as small ones, one space for each run of white space, each with where it ends in bytes.
struct Letters<'t> {
    text: &'t str,
    letters: Peekable<CharIndices<'t>>,
}

impl<'t> Letters<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, letters: text.char_indices().peekable() }
    }
}

impl Iterator for Letters<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        let (_, c) = self.letters.next()?;
        let letter = if c.is_whitespace() {
            while self.letters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            ' '
        } else {
            small(c)
        };
        let end = self.letters.peek().map_or(self.text.len(), |(end, _)| *end);
        Some((end, letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "Điều 5, kinh tế-xã hội (TĐKT).";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["Điều", "5", "kinh", "tế", "xã", "hội", "TĐKT"]);
        assert_eq!(words(" … ").count(), 0);
    }

    #[test]
    fn the_short_way_says_what_the_long_way_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_of_word(c), c.is_alphanumeric(), "{c:?}");
            if c.to_lowercase().count() == 1 {
                assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            }
        }
    }

    #[test]
    fn neighbours_stand_with_nothing_but_space_between() {
        let text = "của  huyện, tỉnh Hà Nam";
        let at = |word: &str| text.find(word).unwrap();
        assert_eq!(word_before(text, at("huyện")), Some("của"));
        assert_eq!(word_before(text, at("tỉnh")), None);
        assert_eq!(word_before(text, 0), None);
        assert_eq!(word_after(text, at("của") + "của".len()), Some("huyện"));
        assert_eq!(word_after(text, at(",")), None);
        assert_eq!(word_after(text, text.len()), None);
        assert!(is_inside(text, at("tỉnh")) && !is_inside(text, 0));
        assert!(!is_inside("a. huyện", 3) && !is_inside("- huyện", 2));
    }

    #[test]
    fn phrases_are_found_in_any_capitals_as_whole_words_the_longest_first() {
        let phrases = Phrases::new(["Luật Giáo dục", "Luật Giáo dục đại học", "tết Nguyên đán"]);
        for (text, expected) in [
            ("theo Luật giáo dục", vec!["Luật giáo dục"]),
            (
                "luật Giáo dục đại học và LUẬT GIÁO DỤC",
                vec!["luật Giáo dục đại học", "LUẬT GIÁO DỤC"],
            ),
            ("Luật giáo  dục", vec!["Luật giáo  dục"]),
            ("Luật giáo dụcx, luật, Luật giáo", vec![]),
            ("dịp Tết nguyên đán.", vec!["Tết nguyên đán"]),
        ] {
            let found: Vec<&str> =
                phrases.find(text).into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn capitals_are_told_apart() {
        assert!(is_capitals("ỦY BAN 5") && !is_capitals("Ủy ban") && !is_capitals("5"));
        assert!(is_same("ỦY BAN", "Ủy ban") && !is_same("Ủy ban", "Uỷ ban"));
        assert_eq!(capitalised("ủy ban"), "Ủy ban");
        assert_eq!(capitalised(""), "");
    }

    /// Where a phrase stands at a place, looked for letter by letter.
    fn stands(text: &str, at: usize, phrase: &str) -> Option<usize> {
        let rest = text.get(at..)?;
        let ends = rest.char_indices().map(|(end, _)| end).chain([rest.len()]);
        let apart = |end: &usize| !rest[*end..].starts_with(char::is_alphanumeric);
        let one_space = |text: &str| {
            let gap = |c: char| if c.is_whitespace() { ' ' } else { small(c) };
            let mut letters: Vec<char> = text.chars().map(gap).collect();
            letters.dedup_by(|a, b| *a == ' ' && *b == ' ');
            letters
        };
        let same = |end: &usize| one_space(&rest[..*end]) == one_space(phrase);
        let end = ends.filter(apart).rfind(same)?;
        Some(at + end)
    }

    proptest! {
        #[test]
        fn the_longest_of_many_is_found(
            phrases in proptest::collection::vec("[aAđ][ aAđ]{0,4}[aAđ]", 1..8),
            text in "[ aAđĐ,]{0,16}",
        ) {
            let set = Phrases::new(phrases.clone());
            let mut expected: Vec<Range<usize>> = Vec::new();
            for word in words(&text) {
                if expected.last().is_none_or(|last| word.start >= last.end) {
                    let ends = phrases.iter().filter_map(|phrase| stands(&text, word.start, phrase));
                    expected.extend(ends.max().map(|end| word.start..end));
                }
            }
            let found: Vec<_> = set.find(&text).into_iter().map(|found| found.range).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn any_text_can_be_searched(text in "\\PC{0,80}", phrase in "\\PC{0,10}") {
            let phrases = Phrases::new([phrase, "a b".to_owned(), "Sở".to_owned()]);
            for found in phrases.find(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
            for word in words(&text) {
                prop_assert!(text.get(word).is_some());
            }
            for at in 0..=text.len() {
                let _ = (word_before(&text, at), word_after(&text, at), is_inside(&text, at));
            }
        }
    }
}
