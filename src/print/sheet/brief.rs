//! Few words of a longer text, for where there is no room for all of them.

use crate::edition::wording;

/// Words that join what stands before and behind them: a text that ends before one of them ends with a
/// whole word, however many syllables that has.
const JOINING: [&str; 22] = [
    "và", "hoặc", "của", "cho", "để", "về", "theo", "tại", "trong", "ngoài", "với", "do", "khi",
    "từ", "đến", "trên", "dưới", "bằng", "nhằm", "gồm", "như", "qua",
];

/// The beginning of a text, of so many characters at most. It ends between phrases where that leaves
/// half of it, else between syllables, since a space does not tell where a Vietnamese word ends.
pub fn brief(words: &str, enough: usize) -> String {
    if words.chars().count() <= enough {
        return words.to_owned();
    }
    let mut best = None;
    for (at, space) in words.match_indices(' ') {
        let before = &words[..at];
        let length = before.chars().count();
        if length >= enough {
            break;
        }
        let next = words[at + space.len()..].split(' ').next().unwrap_or_default();
        let ends = before.ends_with([',', ';', ':', '.', ')']) || next.starts_with('(');
        if length >= enough / 2 && (ends || JOINING.contains(&next)) {
            best = Some(before);
        }
    }
    match best {
        Some(before) => format!("{}…", before.trim_end_matches([',', ';', ':', '.', ' '])),
        None => wording::beginning(words, enough),
    }
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn a_text_is_cut_between_phrases() {
        let words =
            "Kiểm tra việc thực hiện quy chế dân chủ ở cơ sở và công khai thủ tục hành chính";
        assert_eq!(brief(words, 64), "Kiểm tra việc thực hiện quy chế dân chủ ở cơ sở…");
        assert_eq!(brief("Rà soát, tổng hợp kết quả thực hiện", 16), "Rà soát…");
        assert_eq!(brief("Tổng hợp kết quả thực hiện", 16), "Tổng hợp kết…");
        assert_eq!(brief("Rà soát, tổng hợp", 40), "Rà soát, tổng hợp");
        assert_eq!(brief("Đây là một câu", 4), "Đây…");
        assert_eq!(brief("Đâylàmộtcâu", 4), "Đâyl…");
        assert_eq!(brief("", 0), "");
    }
}
