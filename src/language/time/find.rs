//! Deadlines inside sentences.

use std::ops::Range;

use super::scan::{Reader, scan};
use super::{Kind, Unit, When};

/// The phrases of a sentence that set a deadline or a window, with their places: `trước ngày …`,
/// `chậm nhất …`, `từ ngày … đến ngày …`.
///
/// It would rather miss one than name one that is none: a date alone is no deadline, and figures
/// that may be a share (`không quá 2/3`) are no date.
#[must_use]
pub fn find(text: &str, plan_year: i32) -> Vec<(Range<usize>, When)> {
    let tokens = scan(text);
    let mut reader = Reader::new(text, &tokens, plan_year);
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
    let like_a_date = reader.mark(1) == Some('/')
        && (reader.figures(0) == 2 && (day > 12 || day < 10)
            || reader.figures(2) == 2 && reader.number(2).is_some_and(|month| month < 10));
    with_year || like_a_date || reader.word(1) == "tháng" && reader.number(2).is_some()
}
