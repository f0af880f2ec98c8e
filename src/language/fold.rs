//! Folding: Vietnamese words as plain ASCII, for addresses and for look-up without tone marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without tone and vowel marks. `đ` becomes `d` by hand: it is a letter of its own
/// and Unicode does not take it apart.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// A name for an address: folded words of ASCII letters and digits with `-` between them. May be
/// empty.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_folds_to_ascii() {
        for (text, folded) in [
            ("Đảng ủy", "dang uy"),
            ("Ủy ban nhân dân huyện Bình Lục", "uy ban nhan dan huyen binh luc"),
            ("ĐƯỜNG", "duong"),
            // The same word typed with combining marks.
            ("Hue\u{302}\u{301}", "hue"),
        ] {
            assert_eq!(fold(text), folded);
        }
        assert_eq!(slug("Kế hoạch số 01/KH-HĐTĐKT"), "ke-hoach-so-01-kh-hdtdkt");
        assert_eq!(slug("…"), "");
    }

    proptest! {
        #[test]
        fn slugs_are_safe_in_addresses(text in "\\PC{0,60}") {
            let slug = slug(&text);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
