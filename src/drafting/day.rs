//! A day of one year in another (dời ngày): the same day, or as far from Tết or another day of the lunar calendar.

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
    /// It is so many days behind a feast as it was; fewer than none is before it.
    Feast(Feast, i64),
}

/// A day of the lunar calendar that work follows (ngày lễ theo âm lịch).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// The first day of the lunar year (mồng Một Tết).
    Tet,
    /// The tenth of the third month (Giỗ Tổ Hùng Vương).
    HungKings,
    /// The fifteenth of the eighth month (Tết Trung thu).
    MidAutumn,
}

impl Feast {
    /// The name, as it stands within a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tet => "mồng Một Tết",
            Self::HungKings => "Giỗ Tổ Hùng Vương",
            Self::MidAutumn => "Trung thu",
        }
    }

    /// Its day in a year.
    #[must_use]
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Tet => lunar::new_year(year),
            Self::HungKings => lunar::day(year, 3, 10),
            Self::MidAutumn => lunar::day(year, 8, 15),
        }
    }

    /// The feast that words speak of: `trước Tết`, `dịp Tết Nguyên đán`; not another day that is called Tết.
    #[must_use]
    pub fn named(words: &str) -> Option<Self> {
        const OTHERS: [&str; 5] = ["dương lịch", "thiếu nhi", "độc lập", "đoan ngọ", "hàn thực"];
        let small = words.to_lowercase();
        let small: String = small.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = folded::words(&small);
        let said = |at: usize| words.get(at).and_then(|word| small.get(word.span.clone()));
        let pair = |first, second| {
            // `tập trung thu gom` is two other words.
            (0..words.len()).any(|at| {
                said(at) == Some(first)
                    && said(at + 1) == Some(second)
                    && at.checked_sub(1).and_then(said) != Some("tập")
            })
        };
        if pair("trung", "thu") {
            return Some(Self::MidAutumn);
        }
        if pair("giỗ", "tổ") {
            return Some(Self::HungKings);
        }
        let tet = words.iter().any(|word| {
            small.get(word.span.clone()) == Some("tết")
                && small.get(word.span.end..).is_some_and(|rest| {
                    !OTHERS.iter().any(|other| rest.trim_start().starts_with(other))
                })
        });
        tet.then_some(Self::Tet)
    }
}

/// A day so many years later; as far from a feast as it was, where it follows one. `None` where the calendar ends.
#[must_use]
pub fn moved(day: NaiveDate, years: i32, feast: Option<Feast>) -> Option<MovedDay> {
    if let Some(moved) = feast.and_then(|feast| moved_with(feast, day, years)) {
        return Some(moved);
    }
    let year = day.year().checked_add(years)?;
    if let Some(day) = NaiveDate::from_ymd_opt(year, day.month(), day.day()) {
        return Some(MovedDay { day, way: Way::SameDay });
    }
    let day = NaiveDate::from_ymd_opt(year, day.month(), 28)?;
    Some(MovedDay { day, way: Way::EndOfFebruary })
}

/// What is farther than so many days from a feast does not follow it: `báo cáo năm, gồm chăm lo Tết` is due in June.
const REACH: i64 = 60;

fn moved_with(feast: Feast, day: NaiveDate, years: i32) -> Option<MovedDay> {
    // What is done in December is done for the Tết that comes.
    let near = [day.year(), day.year() + 1];
    let (year, old) = near
        .into_iter()
        .filter_map(|year| Some((year, feast.day(year)?)))
        .min_by_key(|(_, feast)| (day - *feast).num_days().abs())?;
    let distance = (day - old).num_days();
    if distance.abs() > REACH {
        return None;
    }
    let new = feast.day(year.checked_add(years)?)?;
    let days = Days::new(distance.unsigned_abs());
    let day = if distance < 0 { new.checked_sub_days(days)? } else { new.checked_add_days(days)? };
    Some(MovedDay { day, way: Way::Feast(feast, distance) })
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
        let tet = |days| Way::Feast(Feast::Tet, days);
        for (from, years, feast, to, way) in [
            ("2021-03-15", 1, None, "2022-03-15", Way::SameDay),
            ("2024-02-29", 1, None, "2025-02-28", Way::EndOfFebruary),
            ("2024-02-29", 4, None, "2028-02-29", Way::SameDay),
            // Tết: 12/02/2021, 01/02/2022, 22/01/2023, 10/02/2024, 29/01/2025, 17/02/2026.
            ("2021-02-05", 1, Some(Feast::Tet), "2022-01-25", tet(-7)),
            ("2021-02-05", 2, Some(Feast::Tet), "2023-01-15", tet(-7)),
            ("2021-02-05", 3, Some(Feast::Tet), "2024-02-03", tet(-7)),
            ("2021-02-05", 4, Some(Feast::Tet), "2025-01-22", tet(-7)),
            ("2021-02-05", 5, Some(Feast::Tet), "2026-02-10", tet(-7)),
            ("2021-02-18", 1, Some(Feast::Tet), "2022-02-07", tet(6)),
            (
                "2024-09-17",
                1,
                Some(Feast::MidAutumn),
                "2025-10-06",
                Way::Feast(Feast::MidAutumn, 0),
            ),
            (
                "2025-04-04",
                1,
                Some(Feast::HungKings),
                "2026-04-23",
                Way::Feast(Feast::HungKings, -3),
            ),
            ("2021-12-20", 1, Some(Feast::Tet), "2022-12-10", tet(-43)),
            // Nobody prepares a feast half a year before.
            ("2021-06-20", 1, Some(Feast::Tet), "2022-06-20", Way::SameDay),
            ("2024-03-15", 1, Some(Feast::MidAutumn), "2025-03-15", Way::SameDay),
        ] {
            let moved = moved(day(from), years, feast);
            assert_eq!(moved, Some(MovedDay { day: day(to), way }), "{from} {years}");
        }
    }

    #[test]
    fn feasts_are_told_from_other_days_of_that_name() {
        for (words, feast) in [
            ("Thăm, tặng quà dịp Tết Nguyên đán Tân Sửu", Some(Feast::Tet)),
            ("báo cáo trước Tết.", Some(Feast::Tet)),
            ("TẾT NGUYÊN ĐÁN", Some(Feast::Tet)),
            ("phát động Tết trồng cây", Some(Feast::Tet)),
            ("vui Tết Trung  thu", Some(Feast::MidAutumn)),
            ("lễ giỗ Tổ Hùng Vương", Some(Feast::HungKings)),
            ("nghỉ tết Dương lịch", None),
            ("Tết Độc lập", None),
            ("kết quả", None),
            ("Tập trung thu gom rác thải", None),
            ("tập trung thu ngân sách, vui Tết Trung thu", Some(Feast::MidAutumn)),
        ] {
            assert_eq!(Feast::named(words), feast, "{words}");
        }
    }

    proptest! {
        #[test]
        fn a_day_that_goes_comes_back(days in 0_i64..36_500, years in 1_i32..30, tet: bool) {
            let feast = tet.then_some(Feast::Tet);
            let from = day("1970-01-01") + chrono::Duration::days(days);
            let there = moved(from, years, feast).unwrap();
            let back = moved(there.day, -years, feast).unwrap();
            // A day of Tết may lie nearer to the next one in a longer year; the last of February is lost.
            match there.way {
                Way::SameDay if feast.is_none() => prop_assert_eq!(back.day, from),
                // In another year it may be near enough to its feast to follow it.
                Way::SameDay => {}
                Way::EndOfFebruary => prop_assert_eq!(back.day.day(), 28),
                Way::Feast(_, distance) => {
                    prop_assert!(distance.abs() <= REACH);
                    prop_assert_eq!(back.day, from);
                }
            }
        }
    }
}
