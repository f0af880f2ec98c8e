//! The level of districts (cấp huyện), which has ended.

use chrono::NaiveDate;

use super::folded;

/// The last day on which bodies of the level of districts acted (Law 72/2025/QH15 and Resolution
/// 203/2025/QH15: two levels of local government from 1 July 2025).
#[must_use]
pub fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 30).unwrap_or_default()
}

/// Whether a name is that of a body of the level of districts, or of places that ended with it:
/// `UBND huyện`, `Huyện ủy`, `các xã, thị trấn`.
#[must_use]
pub fn is_named(name: &str) -> bool {
    let small = name.to_lowercase();
    let words: Vec<&str> =
        folded::words(&small).into_iter().filter_map(|word| small.get(word.span)).collect();
    let one = words.iter().any(|word| ["huyện", "quận"].contains(word));
    one || words.windows(2).any(|pair| pair == ["thị", "xã"] || pair == ["thị", "trấn"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_level_are_known() {
        for (name, is) in [
            ("Ủy ban nhân dân huyện Bình Lục", true),
            ("Thường trực Huyện ủy", true),
            ("UBND các xã, thị trấn", true),
            ("Khối thi đua các huyện, thành phố, thị xã", true),
            ("UBND quận 1", true),
            ("Quân đội", false),
            ("Ủy ban nhân dân xã Thị", false),
            ("Các cơ quan, ban, ngành", false),
        ] {
            assert_eq!(is_named(name), is, "{name}");
        }
    }
}
