//! The known words nearest to unknown ones.

use crate::language::fold::fold;

/// Words that wordings of time begin with or are made of.
const KNOWN: [&str; 41] = [
    "trước",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "không muộn",
    "đến hết",
    "đến",
    "hết",
    "từ",
    "từ nay",
    "kể từ",
    "sau khi",
    "sau",
    "trong",
    "vào",
    "ngày",
    "tháng",
    "quý",
    "năm",
    "năm học",
    "hằng năm",
    "hằng quý",
    "hằng tháng",
    "hằng tuần",
    "hằng ngày",
    "định kỳ",
    "thường xuyên",
    "liên tục",
    "đột xuất",
    "khi có",
    "nếu có",
    "dự kiến",
    "hoàn thành",
    "thực hiện",
    "đợt",
    "theo",
    "cuối",
    "giữa",
    "đầu",
    "tối thiểu",
    "hoặc",
];

/// The known word or phrase that was probably meant: the same without tone marks, or a slip of one
/// letter (of two in long ones).
pub(super) fn near(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    if KNOWN.iter().any(|known| *known == lower || known.split(' ').any(|word| word == lower)) {
        // A known word in the wrong place.
        return None;
    }
    let folded = fold(words);
    let length = folded.chars().count();
    if length > 20 {
        return None;
    }
    let candidates = KNOWN.iter().filter_map(|known| {
        let distance = strsim::levenshtein(&folded, &fold(known));
        let allowed = match length {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        // Two short words a letter apart are two other words.
        let same_words = words.contains(' ') == known.contains(' ');
        (distance <= allowed && same_words).then_some((distance, *known))
    });
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_words() {
        for (words, known) in [
            ("truoc", Some("trước")),
            ("trứơc", Some("trước")),
            ("thuong xuyen", Some("thường xuyên")),
            ("thang", Some("tháng")),
            ("hoàn thanh", Some("hoàn thành")),
            ("qúy", Some("quý")),
            ("Tháng", None),
            ("con mèo", None),
            ("a", None),
        ] {
            assert_eq!(near(words), known, "{words}");
        }
    }
}
