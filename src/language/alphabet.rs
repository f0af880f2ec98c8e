//! The Vietnamese alphabet (bảng chữ cái): the order of words in dictionaries, and the letter that a
//! word is looked up under.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::folded;

/// The letters in order; f, j, w and z, which Vietnamese words do not need, stand where other
/// languages have them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The tones (thanh điệu) in the order of dictionaries after the level one, which has no mark:
/// huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// What texts are put in order by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<Piece>);

/// A piece of a word: digits, or letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// Digits: how many there are without zeros in front, then they themselves. `9` comes before `10`.
    Number(usize, String),
    /// Letters by rank, and only then the tone.
    Syllable(Vec<u32>, usize),
}

/// The key of a text: numbers before letters, syllable by syllable, so that `ba`, `ba lô`, `bà`,
/// `bà con` stand in this order, as in dictionaries. Case and punctuation say nothing.
#[must_use]
pub fn key(text: &str) -> Key {
    let mut pieces = Vec::new();
    // Marks that stand alone part words; composed letters hold theirs.
    let text: String = text.nfc().collect();
    for word in folded::words(&text) {
        let letters: Vec<char> = text[word.span].chars().flat_map(char::to_lowercase).collect();
        for run in letters.chunk_by(|a, b| a.is_numeric() == b.is_numeric()) {
            if run.first().is_some_and(|c| c.is_numeric()) {
                let digits: String = run.iter().skip_while(|c| **c == '0').collect();
                pieces.push(Piece::Number(digits.chars().count(), digits));
            } else {
                pieces.push(syllable(run));
            }
        }
    }
    Key(pieces)
}

fn syllable(letters: &[char]) -> Piece {
    let tone = |c: &char| TONES.iter().position(|tone| tone == c);
    let apart: Vec<char> = letters.iter().copied().nfd().collect();
    let rank = apart.iter().find_map(tone).map_or(0, |at| at + 1);
    let bare = apart.into_iter().filter(|c| tone(c).is_none()).nfc();
    // Letters of other languages come after those of the alphabet.
    let place =
        |c: char| LETTERS.chars().position(|l| l == c).and_then(|at| u32::try_from(at).ok());
    Piece::Syllable(bare.map(|c| place(c).unwrap_or(u32::from(c) + 64)).collect(), rank)
}

/// The letter of the alphabet that a text is looked up under, in capitals: `Ủy ban` under `U`,
/// `Ứng phó` under `Ư`, `Đài` under `Đ`. `None` for what begins with a digit or with a letter of
/// another alphabet.
#[must_use]
pub fn initial(text: &str) -> Option<char> {
    let text: String = text.nfc().collect();
    let first = folded::words(&text).into_iter().next()?;
    let word = text[first.span].chars().flat_map(char::to_lowercase);
    let bare = word.nfd().filter(|c| !TONES.contains(c)).nfc();
    let letter = bare.into_iter().find(|c| !is_combining_mark(*c))?;
    LETTERS.contains(letter).then(|| letter.to_uppercase().next()).flatten()
}

/// A letter as it is typed on any keyboard (kiểu gõ Telex), for addresses: `Đ` → `dd`, `Ư` → `uw`.
#[must_use]
pub fn typed(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    match letter {
        'ă' => "aw",
        'â' => "aa",
        'đ' => "dd",
        'ê' => "ee",
        'ô' => "oo",
        'ơ' => "ow",
        'ư' => "uw",
        letter => PLAIN.find(letter).and_then(|at| PLAIN.get(at..=at)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let order = [
            "9 tháng đầu năm",
            "30/2020/NĐ-CP",
            "110",
            "an ninh",
            "ăn",
            "ân",
            "ba",
            "ba lô",
            "bà",
            "bà con",
            "bả",
            "bã",
            "bá",
            "bạ",
            "ban",
            "dân",
            "đài",
            "Đảng ủy",
            "đất",
            "e",
            "ê",
            "Phòng Nội vụ",
            "phòng Tài chính",
            "Tháng 2",
            "Tháng 10",
            "thi đua",
            "Ủy ban nhân dân huyện",
            "Ủy ban nhân dân xã",
            "ưu tú",
            "xã",
            "я",
        ];
        let mut sorted = order.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|text| key(text));
        assert_eq!(sorted, order);
    }

    #[test]
    fn how_a_word_is_typed_changes_nothing() {
        assert_eq!(key("Đảng ủy"), key("ĐẢNG  U\u{309}Y."));
        assert_eq!(key("hoà"), key("hòa"));
        assert_ne!(key("hoa"), key("hòa"));
    }

    #[test]
    fn texts_are_looked_up_under_their_first_letter() {
        for (text, letter) in [
            ("Ủy ban", Some('U')),
            ("“Ứng phó” thiên tai", Some('Ư')),
            ("đài", Some('Đ')),
            ("D\u{302}a", Some('D')),
            ("A\u{302}\u{301}n", Some('Â')),
            ("91/2017/NĐ-CP", None),
            ("я", None),
            ("…", None),
        ] {
            assert_eq!(initial(text), letter, "{text}");
        }
    }

    #[test]
    fn no_two_letters_are_typed_alike() {
        let mut typed: Vec<&str> = LETTERS.chars().map(super::typed).collect();
        assert!(typed.iter().all(|letter| !letter.is_empty()));
        typed.sort_unstable();
        typed.dedup();
        assert_eq!(typed.len(), LETTERS.chars().count());
        assert_eq!(super::typed('Đ'), "dd");
        assert_eq!(super::typed('é'), "");
    }

    proptest! {
        #[test]
        fn a_letter_taken_apart_is_the_same_letter(text in "\\PC{0,40}") {
            let apart: String = text.nfd().collect();
            let whole: String = text.nfc().collect();
            prop_assert_eq!(key(&apart), key(&whole));
            prop_assert_eq!(initial(&apart), initial(&whole));
        }
    }
}
