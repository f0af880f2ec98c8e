//! Words that are not torn apart at the end of a line.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// May be broken as any text.
    Free(&'t str),
    /// The number of a document or a range of years, such as `91/2017/NĐ-CP` or `2021-2026`, with
    /// the punctuation after it.
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
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches(' ');
        if stays_whole(bare) {
            if free < at {
                pieces.push(Piece::Free(&text[free..at]));
            }
            pieces.push(Piece::Whole(bare));
            free = at + bare.len();
        }
        at += word.len();
    }
    if free < text.len() {
        pieces.push(Piece::Free(&text[free..]));
    }
    pieces
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

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[a-zđ0-9/ -]{0,60}") {
            let together: String =
                pieces(&text).into_iter().map(|(Free(piece) | Whole(piece))| piece).collect();
            prop_assert_eq!(together, text);
        }
    }
}
