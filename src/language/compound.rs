//! Words that belong together (từ ghép): a title of few lines is better not broken within them.

/// A blank at which no line is broken.
pub const BOUND: &str = "\u{a0}";

/// Compounds of names of offices, of titles and of what is written about, in small letters.
const COMPOUNDS: &[&str] = &[
    "ban chỉ đạo",
    "ban chấp hành",
    "bảo hiểm xã hội",
    "biến đổi khí hậu",
    "cải cách hành chính",
    "chuyển đổi số",
    "chính phủ",
    "chính quyền",
    "chính trị",
    "chủ tịch",
    "chức năng",
    "công an",
    "công chức",
    "công nghệ",
    "công nghiệp",
    "công tác",
    "công thương",
    "cựu chiến binh",
    "dân số",
    "dân tộc",
    "dân vận",
    "danh hiệu",
    "doanh nghiệp",
    "du lịch",
    "đào tạo",
    "địa phương",
    "điện thoại",
    "đoàn thể",
    "đô thị",
    "đơn vị",
    "đối ngoại",
    "giám đốc",
    "giao thông",
    "giáo dục",
    "hành chính",
    "hạ tầng",
    "hiệu trưởng",
    "hội đồng nhân dân",
    "hội đồng",
    "kế hoạch",
    "khen thưởng",
    "khoa học",
    "kiểm tra",
    "kinh doanh",
    "kinh phí",
    "kinh tế",
    "lao động",
    "liên đoàn",
    "mặt trận tổ quốc",
    "môi trường",
    "nghị quyết",
    "nhân dân",
    "nhiệm vụ",
    "nông dân",
    "nông nghiệp",
    "nông thôn",
    "nội vụ",
    "phát triển",
    "pháp luật",
    "phối hợp",
    "phổ biến",
    "phong trào",
    "phòng cháy",
    "phòng chống",
    "phó chủ tịch",
    "phó trưởng ban",
    "phụ nữ",
    "quyết định",
    "quy hoạch",
    "quốc phòng",
    "sáng kiến",
    "sự nghiệp",
    "tài chính",
    "tài nguyên",
    "thanh niên",
    "thanh tra",
    "thành phố",
    "thể thao",
    "thị trấn",
    "thi đua",
    "thông tin",
    "thực hiện",
    "thường trực",
    "tiếp công dân",
    "tổ chức",
    "tổng kết",
    "trách nhiệm",
    "triển khai",
    "trung tâm",
    "truyền thông",
    "trường học",
    "trưởng ban",
    "trưởng phòng",
    "tư pháp",
    "ủy ban nhân dân",
    "văn hóa",
    "văn phòng",
    "vệ sinh",
    "xây dựng",
    "xã hội",
    "y tế",
];

/// The most words that a compound of the list has.
const LONGEST: usize = 4;

/// Binds the words of each compound, the parts of a date, and a dash to the word before it. The words stay
/// the same, only blanks become [`BOUND`].
#[must_use]
pub fn bind(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let length = bound_at(&words, at);
        if at > 0 {
            // A line that begins with a dash looks like an item of a list.
            out.push_str(if *word == "-" { BOUND } else { " " });
        }
        for (n, word) in words.iter().skip(at).take(length).enumerate() {
            if n > 0 {
                out.push_str(BOUND);
            }
            out.push_str(word);
        }
        at += length;
    }
    out
}

/// How many words belong together from one on.
fn bound_at(words: &[&str], at: usize) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    if let Some(length) = date(rest) {
        return length;
    }
    (2..=LONGEST.min(rest.len())).rev().find(|length| is_compound(&rest[..*length])).unwrap_or(1)
}

fn is_compound(words: &[&str]) -> bool {
    let Some((last, first)) = words.split_last() else { return false };
    let last = last.trim_end_matches([',', ';', ':', '.', ')']);
    let mut together = first.join(" ");
    together.push(' ');
    together.push_str(last);
    let together = together.trim_start_matches('(').to_lowercase();
    COMPOUNDS.contains(&together.as_str())
}

/// `ngày 05 tháng 02 năm 2021`, with or without its day or its year: how many words it has.
fn date(words: &[&str]) -> Option<usize> {
    let length = day_and_month(words)?;
    let year = said(words, length, "năm") && number(words, length + 1);
    Some(if year { length + 2 } else { length })
}

/// `ngày 05 tháng 02` or `tháng 02`: how many words it has.
pub(super) fn day_and_month(words: &[&str]) -> Option<usize> {
    let at = if said(words, 0, "ngày") && number(words, 1) { 2 } else { 0 };
    (said(words, at, "tháng") && number(words, at + 1)).then_some(at + 2)
}

fn said(words: &[&str], at: usize, word: &str) -> bool {
    words.get(at).is_some_and(|found| found.to_lowercase() == word)
}

fn number(words: &[&str], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        let word = word.trim_end_matches([',', ';', ':', '.', ')']);
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bound(text: &str) -> String {
        bind(text).replace(BOUND, "_")
    }

    #[test]
    fn names_and_titles() {
        for (text, expected) in [
            ("ỦY BAN NHÂN DÂN XÃ SUỐI MÂY", "ỦY_BAN_NHÂN_DÂN XÃ SUỐI MÂY"),
            ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "TRƯỞNG_PHÒNG VĂN_HÓA_- XÃ_HỘI"),
            (
                "HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT",
                "HỘI_ĐỒNG PHỐI_HỢP PHỔ_BIẾN, GIÁO_DỤC PHÁP_LUẬT",
            ),
            ("số 5; điện thoại: 0200", "số 5; điện_thoại: 0200"),
            ("(Kế hoạch)  hai  blank", "(Kế_hoạch)  hai  blank"),
            ("", ""),
        ] {
            assert_eq!(bound(text), expected);
        }
    }

    #[test]
    fn dates() {
        for (text, expected) in [
            ("số 5 ngày 12 tháng 01 năm 2026 của", "số 5 ngày_12_tháng_01_năm_2026 của"),
            ("trước ngày 15 tháng 6.", "trước ngày_15_tháng_6."),
            ("trong tháng 6 năm sau", "trong tháng_6 năm sau"),
            ("ngày      tháng      năm", "ngày      tháng      năm"),
            ("ngày làm việc", "ngày làm việc"),
        ] {
            assert_eq!(bound(text), expected);
        }
    }

    proptest! {
        #[test]
        fn the_words_stay(text in "(ngày|tháng|xã|hội|-|[0-9]{1,3}|[a-z]|,| ){0,30}") {
            prop_assert_eq!(bind(&text).replace(BOUND, " "), text);
        }
    }
}
