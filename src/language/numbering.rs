//! How parts of a document are counted: `Chương II`, `Điều 3.`, `I.`, `1.`, `1.2.`, `a)`.

/// What a word such as `Chương` counts with (Decree 30/2020/NĐ-CP, Appendix I, part I, section II,
/// clause 6, point đ).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numeral {
    /// `II`
    Roman,
    /// `2`
    Arabic,
}

/// A division that is counted with a word: `Phần`, `Chương`, `Mục`, `Tiểu mục`, `Điều`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The word, with a capital.
    pub word: &'static str,
    /// The place of the word in the order of divisions, from 0 for the largest.
    pub rank: u8,
    /// The number.
    pub number: u32,
    /// The numerals it is written with.
    pub numeral: Numeral,
    /// Where word and number end.
    pub end: usize,
}

const WORDS: [&str; 5] = ["Phần", "Chương", "Mục", "Tiểu mục", "Điều"];

impl Division {
    /// The numerals that the decree wants.
    #[must_use]
    pub fn wanted(&self) -> Numeral {
        if self.rank <= 1 { Numeral::Roman } else { Numeral::Arabic }
    }

    /// Whether its title stands on a line below (all but articles).
    #[must_use]
    pub fn has_line_of_its_own(&self) -> bool {
        self.word != "Điều"
    }

    /// The number in Roman numerals.
    #[must_use]
    pub fn roman(&self) -> String {
        to_roman(self.number)
    }
}

/// The division that a heading begins with. Behind the number stand nothing, a mark or a title in
/// capitals: `Mục 2 của Chương I` is a sentence.
#[must_use]
pub fn division(text: &str) -> Option<Division> {
    WORDS.iter().enumerate().find_map(|(rank, word)| {
        let head = text.get(..word.len())?;
        let rest = text.get(word.len()..)?;
        if head != *word && head != word.to_uppercase() {
            return None;
        }
        let bare = rest.trim_start();
        if bare.len() == rest.len() {
            return None;
        }
        let length = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
        let (digits, after) = bare.split_at(length);
        let (number, numeral) = match arabic(digits) {
            Some(number) => (number, Numeral::Arabic),
            None => (from_roman(digits)?, Numeral::Roman),
        };
        let title = after.trim_start();
        let free = title.is_empty()
            || after.starts_with(['.', ':'])
            || title.starts_with(['-', '–'])
            || title.starts_with(char::is_uppercase);
        let end = text.len() - after.len();
        let rank = u8::try_from(rank).unwrap_or(u8::MAX);
        free.then_some(Division { word, rank, number, numeral, end })
    })
}

/// A number or a letter that a text begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// How it counts.
    pub kind: MarkerKind,
    /// Its place in the order, from 1; `None` for a letter that the alphabet lacks.
    pub number: Option<u32>,
    /// The numbers before it, as in `2.1.`: `2.`
    pub prefix: String,
    /// Where it ends.
    pub end: usize,
}

/// How a marker counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkerKind {
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `1.`
    Arabic,
    /// `1)`
    ArabicBracket,
    /// `1.2.`, by how many numbers it has.
    Decimal(u8),
    /// `a)`
    Letter,
}

/// The letters of points (điểm), in the order of the Vietnamese alphabet; those with a mark over
/// them are not used.
pub const LETTERS: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x', 'y',
];

/// The marker that a text begins with, if it does. Words follow it.
#[must_use]
pub fn marker(text: &str) -> Option<Marker> {
    let length = text.find(' ')?;
    let (head, rest) = text.split_at(length);
    let rest = rest.trim_start();
    let simple =
        |kind, number| Some(Marker { kind, number, prefix: String::new(), end: head.len() });
    if let Some(letter) = head.strip_suffix(')') {
        if let Some(number) = arabic(letter) {
            return simple(MarkerKind::ArabicBracket, Some(number));
        }
        let mut letters = letter.chars();
        let only = letters.next().filter(|c| c.is_lowercase() && letters.next().is_none())?;
        let number = LETTERS.iter().zip(1..).find(|(known, _)| **known == only);
        let english = matches!(only, 'f' | 'j' | 'w' | 'z');
        // A letter with a mark, such as `ă)`, is somebody's own order.
        return match number {
            Some((_, number)) => simple(MarkerKind::Letter, Some(number)),
            None if english => simple(MarkerKind::Letter, None),
            None => None,
        };
    }
    let bare = head.strip_suffix('.');
    let parts: Vec<&str> = bare.unwrap_or(head).split('.').collect();
    if parts.len() > 1 {
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| arabic(part)).collect();
        let last = *numbers?.last()?;
        // Without its last full stop it may be an amount: `1.5 tỷ đồng`.
        if bare.is_none() && !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let prefix = parts[..parts.len() - 1].join(".");
        let kind = MarkerKind::Decimal(u8::try_from(parts.len()).ok()?);
        return Some(Marker { kind, number: Some(last), prefix, end: head.len() });
    }
    let word = bare?;
    if let Some(number) = arabic(word) {
        return simple(MarkerKind::Arabic, Some(number));
    }
    let mut letters = word.chars();
    let first = letters.next().filter(|c| c.is_uppercase())?;
    let alone = letters.next().is_none();
    // `C.` and `D.` count letters far more often than hundreds.
    if alone && !matches!(first, 'I' | 'V' | 'X') {
        return simple(MarkerKind::Capital, None);
    }
    simple(MarkerKind::Roman, Some(from_roman(word).filter(|number| *number <= 50)?))
}

/// A number of at most three digits.
fn arabic(text: &str) -> Option<u32> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Reads Roman numerals in their usual form.
#[must_use]
pub fn from_roman(text: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (at, value) in values.iter().enumerate() {
        let less = values.get(at + 1).is_some_and(|next| next > value);
        if less { sum -= i64::from(*value) } else { sum += i64::from(*value) }
    }
    let number = u32::try_from(sum).ok()?;
    (to_roman(number) == text).then_some(number)
}

/// A number in Roman numerals.
#[must_use]
pub fn to_roman(number: u32) -> String {
    const PARTS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(9999);
    let mut roman = String::new();
    for (value, digits) in PARTS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}

/// How a place in an order is written in this way of counting: `đ)`, `IV.`
#[must_use]
pub fn written(kind: MarkerKind, prefix: &str, number: u32) -> String {
    match kind {
        MarkerKind::Letter => {
            let at = usize::try_from(number).unwrap_or(0).saturating_sub(1);
            LETTERS.get(at).map_or_else(String::new, |letter| format!("{letter})"))
        }
        MarkerKind::Roman => format!("{}.", to_roman(number)),
        MarkerKind::ArabicBracket => format!("{number})"),
        MarkerKind::Decimal(_) => format!("{prefix}.{number}."),
        MarkerKind::Arabic | MarkerKind::Capital => format!("{number}."),
    }
}

/// A way of counting headings, given by its first number: `Chương I`, `Điều 1.`, `I.`, `a)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// With a word.
    Division {
        /// The word, with a capital.
        word: &'static str,
        /// Its place in the order of divisions, from 0 for the largest.
        rank: u8,
        /// What it counts with.
        numeral: Numeral,
    },
    /// Without one.
    Marker(MarkerKind),
}

/// Every example: the numerals are those of the decree, the number is the first.
pub const EXAMPLES: [&str; 13] = [
    "Phần I",
    "Chương I",
    "Mục 1",
    "Tiểu mục 1",
    "Điều 1.",
    "Điều 1",
    "A.",
    "I.",
    "1.",
    "1)",
    "1.1.",
    "1.1.1.",
    "a)",
];

impl Example {
    /// Reads an example, one of [`EXAMPLES`].
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if !EXAMPLES.contains(&text) {
            return None;
        }
        if let Some(found) = division(text) {
            let (word, rank, numeral) = (found.word, found.rank, found.numeral);
            return Some(Self::Division { word, rank, numeral });
        }
        // A marker has words behind it.
        Some(Self::Marker(marker(&format!("{text} A"))?.kind))
    }

    /// How a place in the order is written: `Chương II`, `Điều 3.`, `IV.`; `prefix` are the numbers
    /// before it in `2.1.`
    #[must_use]
    pub fn written(self, prefix: &str, number: u32) -> String {
        match self {
            Self::Division { word, numeral, .. } => {
                let stop = if word == "Điều" { "." } else { "" };
                match numeral {
                    Numeral::Roman => format!("{word} {}{stop}", to_roman(number)),
                    Numeral::Arabic => format!("{word} {number}{stop}"),
                }
            }
            Self::Marker(MarkerKind::Capital) => {
                letter(number).map_or_else(String::new, |one| format!("{}.", one.to_uppercase()))
            }
            Self::Marker(MarkerKind::Decimal(_)) if prefix.is_empty() => format!("{number}."),
            Self::Marker(kind) => written(kind, prefix, number),
        }
    }
}

/// The letter of a point by its place, from 1.
#[must_use]
pub fn letter(number: u32) -> Option<char> {
    LETTERS.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The mark of an item by its place, from 1, in a numbered list that stands in so many others: clauses
/// (khoản) `1.`, points (điểm) `a)`, items (tiết) `(1)`. `None` where the alphabet has no more letters.
#[must_use]
pub fn item(depth: usize, number: u32) -> Option<String> {
    match depth {
        0 => Some(format!("{number}.")),
        1 => letter(number).map(|letter| format!("{letter})")),
        _ => Some(format!("({number})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn examples() {
        for (text, third) in [
            ("Phần I", Some("Phần III")),
            ("Chương I", Some("Chương III")),
            ("Mục 1", Some("Mục 3")),
            ("Tiểu mục 1", Some("Tiểu mục 3")),
            ("Điều 1.", Some("Điều 3.")),
            ("Điều 1", Some("Điều 3.")),
            ("A.", Some("C.")),
            ("I.", Some("III.")),
            ("1.", Some("3.")),
            ("1)", Some("3)")),
            ("1.1.", Some("2.3.")),
            ("a)", Some("c)")),
            ("Chương II", None),
            ("Chương I. QUY ĐỊNH", None),
            ("2.", None),
            ("b)", None),
            ("B.", None),
            ("", None),
            ("Bài 1", None),
            ("Chương 1", None),
        ] {
            let written = Example::read(text).map(|example| example.written("2", 3));
            assert_eq!(written.as_deref(), third, "{text}");
        }
    }

    #[test]
    fn every_example_is_one() {
        for text in EXAMPLES {
            let written = Example::read(text).map(|example| example.written("1.1", 1));
            let whole = if text == "1.1." { "1.1.1." } else { text };
            assert_eq!(written.unwrap().trim_end_matches('.'), whole.trim_end_matches('.'));
        }
    }

    #[test]
    fn points_are_counted_with_the_letters_of_the_decree() {
        let letters: Vec<String> = (1..=8).filter_map(|number| item(1, number)).collect();
        assert_eq!(letters, ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]);
        assert_eq!((item(1, 24), item(1, 0)), (None, None));
        assert_eq!((item(0, 2), item(2, 3)), (Some("2.".into()), Some("(3)".into())));
    }

    #[test]
    fn divisions() {
        for (text, found) in [
            ("Chương II", Some((1, 2, Numeral::Roman))),
            ("CHƯƠNG 2. QUY ĐỊNH", Some((1, 2, Numeral::Arabic))),
            ("Điều 3. Tổ chức", Some((4, 3, Numeral::Arabic))),
            ("Điều IV. Tổ chức", Some((4, 4, Numeral::Roman))),
            ("Mục 1", Some((2, 1, Numeral::Arabic))),
            ("Mục đích", None),
            ("Phần thứ nhất", None),
            ("Chương 2 của Luật", None),
            ("Điều kiện", None),
            ("Phần mềm", None),
            ("Chương trình", None),
        ] {
            let shape = division(text).map(|d| (d.rank, d.number, d.numeral));
            assert_eq!(shape, found, "{text}");
        }
    }

    #[test]
    fn markers() {
        use MarkerKind::{Arabic, ArabicBracket, Capital, Decimal, Letter, Roman};
        for (text, found) in [
            ("I. MỤC ĐÍCH", Some((Roman, Some(1)))),
            ("IV. NỘI DUNG", Some((Roman, Some(4)))),
            ("IIII. NỘI DUNG", None),
            ("1. Họp", Some((Arabic, Some(1)))),
            ("2) Họp", Some((ArabicBracket, Some(2)))),
            ("2.1. Họp", Some((Decimal(2), Some(1)))),
            ("2.1 Họp", Some((Decimal(2), Some(1)))),
            ("1.5 tỷ đồng", None),
            ("1.500 Họ", Some((Decimal(2), Some(500)))),
            ("a) Họp", Some((Letter, Some(1)))),
            ("đ) Họp", Some((Letter, Some(5)))),
            ("e) Họp", Some((Letter, Some(6)))),
            ("f) Họp", Some((Letter, None))),
            ("ă) Họp", None),
            ("B. NỘI DUNG", Some((Capital, None))),
            ("2021 là năm", None),
            ("Họp.", None),
            ("", None),
        ] {
            assert_eq!(marker(text).map(|m| (m.kind, m.number)), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn roman_numerals_are_read_back(number in 1u32..50) {
            prop_assert_eq!(from_roman(&to_roman(number)), Some(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in "([IVXa-f0-9.) ]|Điều|Mục|\\PC){0,20}") {
            let _ = (marker(&text), division(&text));
        }
    }
}
