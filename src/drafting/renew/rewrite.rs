//! How words become those of another year: the signs that change, and the words with these changes.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::found::Edit;
use crate::language::date;
use crate::language::written_date::{self, WrittenDate};

/// The changes that make a written date another day: its digits, and the day of the week beside it.
pub fn rewritten(text: &str, date: &WrittenDate, day: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some((range, _)) = written_date::weekday_beside(text, date) {
        let new = date::weekday(day);
        let old = text.get(range.clone()).unwrap_or_default();
        let new = match (old.chars().next(), new.chars().next()) {
            (Some(old), Some(first)) if old.is_uppercase() && first.is_lowercase() => {
                first.to_uppercase().chain(new.chars().skip(1)).collect()
            }
            _ => new.to_owned(),
        };
        if new != old {
            edits.push((range, new));
        }
    }
    // Days up to 9 and months 1 and 2 have a zero (Decree 30/2020/NĐ-CP).
    let number = |old: &written_date::Number, new: u32, least: u32| {
        let two = if date.in_words { new <= least } else { old.digits() == 2 };
        (old.value != new)
            .then(|| (old.range.clone(), if two { format!("{new:02}") } else { new.to_string() }))
    };
    edits.extend(number(&date.day, day.day(), 9));
    edits.extend(number(&date.month, day.month(), 2));
    if let Some(year) = &date.year {
        edits.push((year.range.clone(), day.year().to_string()));
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// A stretch of a text with changes made.
pub fn applied(text: &str, stretch: &Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut at = stretch.start;
    for (range, new) in
        edits.iter().filter(|(range, _)| range.start >= stretch.start && range.end <= stretch.end)
    {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..stretch.end).unwrap_or_default());
    out
}
