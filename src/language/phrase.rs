//! Words and phrases: where the words of a text stand, and where known phrases stand in it, however
//! they are capitalised.

use std::collections::BTreeMap;
use std::ops::Range;

/// The words of a text: runs of letters and digits, in bytes.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        at = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Some(start..at)
    })
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
        .take_while(|(_, c)| c.is_alphanumeric())
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
    let end = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
    bare.get(..end).filter(|word| !word.is_empty())
}

/// Whether a place is inside a sentence beyond doubt: a word or a comma stands before it.
#[must_use]
pub fn is_inside(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else { return false };
    let bare = before.trim_end();
    bare.len() < before.len() && bare.ends_with(|c: char| c.is_alphanumeric() || c == ',')
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
        'à'..='ÿ' => c,
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
    /// By first word.
    groups: Vec<Group>,
}

/// The phrases that begin with one word.
#[derive(Debug)]
struct Group {
    /// The word in small letters.
    first: String,
    /// The longest first.
    phrases: Vec<Phrase>,
}

#[derive(Debug)]
struct Phrase {
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
        let mut groups: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        for right in phrases {
            let right: String = right.into();
            let Some(range) = words(&right).next() else { continue };
            let from = right.get(range.start..).unwrap_or_default();
            let first = right.get(range).unwrap_or_default().chars().map(small).collect();
            let small: Vec<char> = from.chars().map(small).collect();
            let group = groups.entry(first).or_default();
            if group.iter().all(|known| known.small != small) {
                group.push(Phrase { small, right });
            }
        }
        // The map is in the order of bytes, which is that of characters.
        let mut groups: Vec<Group> =
            groups.into_iter().map(|(first, phrases)| Group { first, phrases }).collect();
        for group in &mut groups {
            group.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.small.len()));
        }
        Self { groups }
    }

    /// Every place where one of them stands as whole words, from the left, the longest at each.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let mut found: Vec<Found> = Vec::new();
        for word in words(text) {
            if found.last().is_some_and(|last| word.start < last.range.end) {
                continue;
            }
            let Some(letters) = text.get(word.clone()) else { continue };
            let order = |group: &Group| group.first.chars().cmp(letters.chars().map(small));
            let group = self.groups.binary_search_by(order).ok().and_then(|at| self.groups.get(at));
            let here = |phrase: &Phrase| Some(word.start..phrase.end(text, word.start)?);
            let mut phrases = group.iter().flat_map(|group| &group.phrases);
            found.extend(phrases.find_map(|phrase| {
                here(phrase).map(|range| Found { range, right: &phrase.right })
            }));
        }
        found
    }
}

impl Phrase {
    /// Where it ends if it stands at this place.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let mut letters = rest.char_indices().peekable();
        for wanted in &self.small {
            let (_, c) = letters.next()?;
            if wanted.is_whitespace() {
                if !c.is_whitespace() {
                    return None;
                }
                while letters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            } else if small(c) != *wanted {
                return None;
            }
        }
        match letters.next() {
            Some((_, c)) if c.is_alphanumeric() => None,
            Some((end, _)) => Some(at + end),
            None => Some(text.len()),
        }
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
        for c in ('\0'..='\u{24F}').chain('Ạ'..='ỹ').filter(|c| c.to_lowercase().count() == 1) {
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c}");
        }
    }

    proptest! {
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
