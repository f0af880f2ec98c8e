//! Numbers of acts and documents in running text (số, ký hiệu văn bản): `91/2017/NĐ-CP`,
//! `34-CT/TW`, `01/KH-HĐTĐKT`.

use std::ops::Range;

/// The numbers that a text names, each with its place in bytes. A number begins with a figure and
/// holds a stroke and a capital: figures alone may be a date or a share.
#[must_use]
pub fn find(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for token in text.split_inclusive(separates) {
        let bare = token.trim_end_matches(|c: char| separates(c) || ".:/-".contains(c));
        let lead = bare.find(|c: char| c.is_alphanumeric()).unwrap_or(bare.len());
        let number = &bare[lead..];
        let figures = number.starts_with(|c: char| c.is_ascii_digit());
        if figures && number.contains('/') && number.contains(char::is_uppercase) {
            found.push((at + lead..at + bare.len(), number));
        }
        at += token.len();
    }
    found
}

fn separates(c: char) -> bool {
    c.is_whitespace() || "(){}[],;\"'“”‘’…".contains(c)
}

/// A number as it is compared: small and capital letters alike.
#[must_use]
pub fn key(number: &str) -> String {
    number.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_sentences() {
        for (text, numbers) in [
            ("Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", vec!["91/2017/NĐ-CP"]),
            ("Chỉ thị số 34-CT/TW ngày 07 tháng 4", vec!["34-CT/TW"]),
            (
                "(Kế hoạch 01/KH-HĐTĐKT); Luật số 06/2022/QH15.",
                vec!["01/KH-HĐTĐKT", "06/2022/QH15"],
            ),
            ("trước ngày 15/3/2021, 02 lần/tháng, 6 tháng, 2020-2021", vec![]),
            ("số: /KH-UBND", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|(_, number)| number).collect();
            assert_eq!(found, numbers, "{text}");
        }
    }

    proptest! {
        #[test]
        fn numbers_stand_where_they_say(text in "[0-9/A-ZĐđ ().,;“-]{0,40}|\\PC{0,40}") {
            for (place, number) in find(&text) {
                prop_assert_eq!(&text[place], number);
            }
        }
    }
}
