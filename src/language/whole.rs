//! Words that are not torn apart at the end of a line.

use super::compound;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// May be broken as any text.
    Free(&'t str),
    /// The number of a document or a range of years, such as `91/2017/NĐ-CP` or `2021-2026`, a day with
    /// its month, such as `ngày 05 tháng 02`, a part of an act, such as `Điều 5`, or a word with the dash
    /// behind it; with the punctuation after it.
    Whole(&'t str),
}

/// Longer words than this, in characters, have to be broken somewhere.
const LONGEST: usize = 40;

/// Takes a text apart; the pieces together are the text.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut free = 0;
    let mut at = 0;
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let mut rest = &words[..];
    while let Some(together) = together(rest) {
        let length: usize = rest[..together].iter().map(|word| word.len()).sum();
        let bare = text[at..at + length].trim_end_matches(' ');
        if together > 1 || stays_whole(bare) {
            if free < at {
                pieces.push(Piece::Free(&text[free..at]));
            }
            pieces.push(Piece::Whole(bare));
            free = at + bare.len();
        }
        at += length;
        rest = &rest[together..];
    }
    if free < text.len() {
        pieces.push(Piece::Free(&text[free..]));
    }
    pieces
}

/// Parts of an act, before their number or letter.
const PARTS: [&str; 8] = ["Điều", "điều", "Khoản", "khoản", "Điểm", "điểm", "Mục", "mục"];

/// How many of the next words stay together, each with the blank after it; nothing at the end.
fn together(words: &[&str]) -> Option<usize> {
    let (first, rest) = words.split_first()?;
    let Some(second) = rest.first() else { return Some(1) };
    // Two blanks are somebody's own.
    let bare =
        |word: &str| word.strip_suffix(' ').map(|bare| !bare.ends_with(' ') && !bare.is_empty());
    if bare(first) != Some(true) {
        return Some(1);
    }
    let plain: Vec<&str> = words.iter().take(4).map(|word| word.trim_end_matches(' ')).collect();
    if let Some(length) = compound::day_and_month(&plain) {
        return Some(length);
    }
    let mark = second.trim_end_matches(' ').trim_end_matches([',', ';', ':', '.', ')']);
    let letter = mark.chars().count() == 1 && mark.chars().all(char::is_lowercase);
    let number = !mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    if PARTS.contains(&plain[0]) && (number || letter && plain[0].to_lowercase() == "điểm") {
        return Some(2);
    }
    // A line that begins with a dash looks like an item of a list. The word before it is one that may
    // stay whole: no number, which is looked at by itself.
    Some(if *second == "- " && !stays_whole(plain[0]) { 2 } else { 1 })
}

fn stays_whole(word: &str) -> bool {
    let digits = word.contains(|c: char| c.is_ascii_digit());
    digits && word.contains(['/', '-']) && word.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::Piece::{Free, Whole};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_documents_and_ranges_of_years_stay_whole() {
        assert_eq!(
            pieces("Nghị định số 91/2017/NĐ-CP ngày 31 nhiệm kỳ 2021-2026. kinh tế-xã hội"),
            [
                Free("Nghị định số "),
                Whole("91/2017/NĐ-CP"),
                Free(" ngày 31 nhiệm kỳ "),
                Whole("2021-2026."),
                Free(" kinh tế-xã hội"),
            ]
        );
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn days_parts_of_acts_and_dashes_stay_with_their_words() {
        let whole = |text: &'static str| -> Vec<&str> {
            let whole = |piece| if let Whole(words) = piece { Some(words) } else { None };
            pieces(text).into_iter().filter_map(whole).collect()
        };
        for (text, expected) in [
            ("trước ngày 15 tháng 6 năm 2026, xong", vec!["ngày 15 tháng 6"]),
            ("trong tháng 6; rồi", vec!["tháng 6;"]),
            ("theo điểm a khoản 2 Điều 5.", vec!["điểm a", "khoản 2", "Điều 5."]),
            ("mục đích, điều kiện, điểm thi, khoản chi", vec![]),
            ("Phòng Văn hóa - Xã hội", vec!["hóa -"]),
            ("hai  blanks  -  here", vec![]),
            ("ngày      tháng      năm", vec![]),
            ("- Một", vec![]),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "(ngày|tháng|Điều|điểm|[a-zđ]|[0-9]|/| |-|\\.){0,60}") {
            let together: String =
                pieces(&text).into_iter().map(|(Free(piece) | Whole(piece))| piece).collect();
            prop_assert_eq!(together, text);
        }
    }
}
