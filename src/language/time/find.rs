//! Deadlines inside sentences.

use std::ops::Range;

use super::scan::{Reader, scan};
use super::{Kind, Scope, Unit, When};

/// The phrases of a sentence that set a deadline or a window, with their places: `trước ngày …`,
/// `chậm nhất …`, `từ ngày … đến ngày …`.
///
/// It would rather miss one than name one that is none: a date alone is no deadline, and figures
/// that may be a share (`không quá 2/3`) are no date.
#[must_use]
pub fn find(text: &str, scope: impl Into<Scope>) -> Vec<(Range<usize>, When)> {
    let tokens = scan(text);
    let mut reader = Reader::new(text, &tokens, scope.into());
    let mut found = Vec::new();
    while !reader.done() {
        let start = reader.at;
        if let Some(when) = deadline(&mut reader) {
            found.push((reader.span(start, reader.at), when));
        } else {
            reader.at = start + 1;
        }
    }
    found
}

/// The deadline that begins here.
fn deadline(reader: &mut Reader) -> Option<When> {
    if !matches!(reader.word(0), "trước" | "chậm" | "muộn" | "không" | "đến" | "từ" | "kể")
    {
        return None;
    }
    let mut lead = *reader;
    if lead.take(&["kể từ", "từ"]).is_none() {
        // A mere "đến" or "trong" binds nothing (từ 5 đến 10, đến ngày).
        let plain = lead.phrase_at(0, "đến").is_some() && lead.phrase_at(0, "đến hết").is_none();
        lead.lead();
        if plain || lead.at == reader.at {
            return None;
        }
    }
    if !names_a_stretch(&lead) {
        return None;
    }
    // Several dates are taken only with what says that they belong together.
    for lists in [true, false] {
        let mut ahead = *reader;
        ahead.lists = lists;
        let Ok(Some(mut kinds)) = ahead.dated() else { continue };
        let (Some(kind), true) = (kinds.pop(), kinds.is_empty()) else { continue };
        let binds = match &kind {
            Kind::Before(unit) | Kind::By(unit) => !matches!(unit, Unit::SchoolYear(_)),
            Kind::Span { from, to } => {
                let is_year = |unit: &Unit| matches!(unit, Unit::Year(_) | Unit::SchoolYear(_));
                !is_year(from) && !is_year(to)
            }
            Kind::Yearly { .. } | Kind::YearlySpan { .. } | Kind::Monthly { .. } => true,
            _ => false,
        };
        if binds {
            reader.at = ahead.at;
            return Some(When::new(kind));
        }
    }
    None
}

/// Whether what stands here is surely the name of a stretch: a noun of time, or a date that is no
/// share.
fn names_a_stretch(reader: &Reader) -> bool {
    match reader.word(0) {
        "ngày" | "tháng" | "quý" | "quí" | "năm" => return true,
        "" => {}
        _ => return false,
    }
    let Some(day) = reader.number(0) else { return false };
    let dated = reader.mark(1).is_some_and(|mark| matches!(mark, '/' | '-' | '.'));
    let with_year = dated && (reader.figures(2) == 4 || reader.figures(4) == 4)
        || reader.figures(0) == 4 && dated && reader.mark(3) == Some('-');
    // 15/3 and 01/6 are dates, 2/3 may be a share.
    let padded = |ahead: usize, number: u32| reader.figures(ahead) == 2 && number < 10;
    let like_a_date = reader.mark(1) == Some('/')
        && reader.number(2).is_some_and(|month| day > month || padded(0, day) || padded(2, month));
    with_year || like_a_date || reader.word(1) == "tháng" && reader.number(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::time::words;

    #[test]
    fn deadlines_are_found_and_mere_dates_are_not() {
        for (text, found) in [
            (
                "gửi về Hội đồng (qua Phòng Nội vụ huyện) trước ngày 15 tháng 3 năm 2021 để theo dõi",
                vec![("trước ngày 15 tháng 3 năm 2021", "trước ngày 15 tháng 3 năm 2021")],
            ),
            ("Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị", vec![]),
            ("phương hướng, nhiệm vụ năm 2021; báo cáo 6 tháng đầu năm 2021", vec![]),
            ("từ năm 2016 đến năm 2020, huyện đã có 5 xã", vec![]),
            ("không quá 2/3 tổng số, không quá 1/3 cá nhân, không quá 20 người", vec![]),
            ("từ 5 đến 10 tập thể, không quá 02 năm, trước 10 ngày", vec![]),
            ("trước ngày họp; đến ngày 15/3 có 5 xã gửi; trước năm học mới", vec![]),
            (
                "nộp hồ sơ không quá 15/02",
                vec![("không quá 15/02", "chậm nhất ngày 15 tháng 02 năm 2021")],
            ),
            (
                "nhận hồ sơ từ ngày 20/11 đến ngày 03/12/2025 (trong giờ hành chính), chậm nhất là ngày 05/12/2025.",
                vec![
                    (
                        "từ ngày 20/11 đến ngày 03/12/2025",
                        "từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025",
                    ),
                    ("chậm nhất là ngày 05/12/2025", "chậm nhất ngày 05 tháng 12 năm 2025"),
                ],
            ),
            (
                "báo cáo trước ngày 01/6 và 15/11 hằng năm, xong trước quý IV",
                vec![
                    (
                        "trước ngày 01/6 và 15/11 hằng năm",
                        "trước ngày 01 tháng 6 và ngày 15 tháng 11 hằng năm",
                    ),
                    ("trước quý IV", "trước quý IV năm 2021"),
                ],
            ),
            (
                "trước ngày 15/3, ngày 20/4 họp; đến hết tháng 6 và tháng 7",
                vec![
                    ("trước ngày 15/3", "trước ngày 15 tháng 3 năm 2021"),
                    ("đến hết tháng 6", "đến hết tháng 6 năm 2021"),
                ],
            ),
        ] {
            let hits = find(text, 2021);
            let hits: Vec<(&str, String)> =
                hits.into_iter().map(|(place, when)| (&text[place], words(&when))).collect();
            let found: Vec<(&str, String)> =
                found.into_iter().map(|(place, words)| (place, words.to_owned())).collect();
            assert_eq!(hits, found, "{text}");
        }
    }

    #[test]
    fn a_long_text_takes_no_long_time() {
        let text = "trước ngày 1/1, 1/1, trước ngày 99/99 từ ngày 15 đến (".repeat(2_000);
        assert!(find(&text, 2021).len() >= 2_000);
    }
}
