//! A day of one year in another (dời ngày): the same day, or as far from Tết.

use chrono::{Datelike, Days, NaiveDate};

use crate::language::{folded, lunar};

/// A day that was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedDay {
    /// Where it is now.
    pub day: NaiveDate,
    /// By what.
    pub way: Way,
}

/// By what a day is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is the same day of its year.
    SameDay,
    /// It was 29 February, which the new year does not have.
    EndOfFebruary,
    /// It is so many days behind the first day of Tết as it was; fewer than none is before it.
    Tet(i64),
}

/// A day so many years later. `None` where the calendar ends.
#[must_use]
pub fn moved(day: NaiveDate, years: i32, by_tet: bool) -> Option<MovedDay> {
    if by_tet && let Some(moved) = moved_with_tet(day, years) {
        return Some(moved);
    }
    let year = day.year().checked_add(years)?;
    match NaiveDate::from_ymd_opt(year, day.month(), day.day()) {
        Some(day) => Some(MovedDay { day, way: Way::SameDay }),
        None => {
            let day = NaiveDate::from_ymd_opt(year, day.month(), 28)?;
            Some(MovedDay { day, way: Way::EndOfFebruary })
        }
    }
}

fn moved_with_tet(day: NaiveDate, years: i32) -> Option<MovedDay> {
    // What is done in December is done for the Tết that comes.
    let near = [day.year(), day.year() + 1];
    let (year, tet) = near
        .into_iter()
        .filter_map(|year| Some((year, lunar::new_year(year)?)))
        .min_by_key(|(_, tet)| (day - *tet).num_days().abs())?;
    let distance = (day - tet).num_days();
    let new = lunar::new_year(year.checked_add(years)?)?;
    let days = Days::new(distance.unsigned_abs());
    let day =
        if distance < 0 { new.checked_sub_days(days)? } else { new.checked_add_days(days)? };
    Some(MovedDay { day, way: Way::Tet(distance) })
}

/// Whether words speak of Tết, the lunar new year: `trước Tết`, `dịp Tết Nguyên đán`; not of the other
/// days that have that name.
#[must_use]
pub fn speaks_of_tet(words: &str) -> bool {
    const OTHERS: [&str; 6] =
        ["trung thu", "dương lịch", "thiếu nhi", "độc lập", "đoan ngọ", "hàn thực"];
    let small = words.to_lowercase();
    folded::words(&small).into_iter().any(|word| {
        small.get(word.span.clone()) == Some("tết")
            && small.get(word.span.end..).is_some_and(|rest| {
                !OTHERS.iter().any(|other| rest.trim_start().starts_with(other))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_move_by_the_year_or_with_tet() {
        for (from, years, tet, to, way) in [
            ("2021-03-15", 1, false, "2022-03-15", Way::SameDay),
            ("2024-02-29", 1, false, "2025-02-28", Way::EndOfFebruary),
            ("2024-02-29", 4, false, "2028-02-29", Way::SameDay),
            // Tết: 12/02/2021, 01/02/2022, 22/01/2023, 10/02/2024, 29/01/2025, 17/02/2026.
            ("2021-02-05", 1, true, "2022-01-25", Way::Tet(-7)),
            ("2021-02-05", 2, true, "2023-01-15", Way::Tet(-7)),
            ("2021-02-05", 3, true, "2024-02-03", Way::Tet(-7)),
            ("2021-02-05", 4, true, "2025-01-22", Way::Tet(-7)),
            ("2021-02-05", 5, true, "2026-02-10", Way::Tet(-7)),
            ("2021-02-18", 1, true, "2022-02-07", Way::Tet(6)),
            ("2021-12-20", 1, true, "2022-12-11", Way::Tet(-43)),
        ] {
            let moved = moved(day(from), years, tet);
            assert_eq!(moved, Some(MovedDay { day: day(to), way }), "{from} {years}");
        }
    }

    #[test]
    fn tet_is_told_from_other_days_of_that_name() {
        for (words, is) in [
            ("Thăm, tặng quà dịp Tết Nguyên đán Tân Sửu", true),
            ("báo cáo trước Tết.", true),
            ("TẾT NGUYÊN ĐÁN", true),
            ("phát động Tết trồng cây", true),
            ("vui Tết Trung thu", false),
            ("nghỉ tết Dương lịch", false),
            ("Tết Độc lập", false),
            ("kết quả", false),
        ] {
            assert_eq!(speaks_of_tet(words), is, "{words}");
        }
    }

    proptest! {
        #[test]
        fn a_day_that_goes_comes_back(days in 0_i64..36_500, years in 1_i32..30, tet: bool) {
            let from = day("1970-01-01") + chrono::Duration::days(days);
            let there = moved(from, years, tet).unwrap();
            let back = moved(there.day, -years, tet).unwrap();
            // A day of Tết may lie nearer to the next one in a longer year; the last of February is lost.
            match there.way {
                Way::SameDay => prop_assert_eq!(back.day, from),
                Way::EndOfFebruary => prop_assert_eq!(back.day.day(), 28),
                Way::Tet(distance) if distance.abs() < 150 => prop_assert_eq!(back.day, from),
                Way::Tet(_) => {}
            }
        }
    }
}
