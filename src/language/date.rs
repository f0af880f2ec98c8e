//! Dates as Vietnamese documents write them.

use chrono::{Datelike, NaiveDate, Weekday};

/// The date as a document writes it in full: `ngày 25 tháng 02 năm 2021`.
///
/// A zero stands before days below 10 and before months 1 and 2 only
/// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 4, point b).
#[must_use]
pub fn formal(date: NaiveDate) -> String {
    let month = match date.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// The date in figures: `25/02/2021`.
#[must_use]
pub fn figures(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// The day of the week: `thứ Hai` … `Chủ nhật`
/// (capitals: Decree 30/2020/NĐ-CP, Appendix II, part V, clause 8).
#[must_use]
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// Reads a date written year first, as data writes it: `2021-03-15`. Days that the calendar lacks,
/// such as 30 February, are no dates.
#[must_use]
pub fn read(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        if plain { part.parse::<u32>().ok() } else { None }
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A year that has every day there can be.
pub const LEAP_YEAR: i32 = 2000;

/// How many days a month has, in a year if one is told; else how many it can have.
#[must_use]
pub fn days_of(month: u32, year: Option<i32>) -> Option<u8> {
    let first = NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), month, 1)?;
    Some(first.num_days_in_month())
}

/// Whether a text has the shape of a date (`dddd-dd-dd`), real or not.
#[must_use]
pub fn has_shape(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        read(text).unwrap()
    }

    #[test]
    fn months_have_as_many_days_as_the_calendar_says() {
        assert_eq!(days_of(4, None), Some(30));
        assert_eq!((days_of(2, None), days_of(2, Some(2027))), (Some(29), Some(28)));
        assert_eq!(days_of(2, Some(2028)), Some(29));
        assert_eq!(days_of(13, None), None);
    }

    #[test]
    fn zeros_stand_where_the_decree_wants_them() {
        for (date, written) in [
            ("2021-02-25", "ngày 25 tháng 02 năm 2021"),
            ("2017-07-31", "ngày 31 tháng 7 năm 2017"),
            ("2019-11-04", "ngày 04 tháng 11 năm 2019"),
            ("2014-04-07", "ngày 07 tháng 4 năm 2014"),
            ("2021-03-15", "ngày 15 tháng 3 năm 2021"),
        ] {
            assert_eq!(formal(day(date)), written);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for text in
            ["2021-02-30", "2021-13-01", "2021-02-29", "2021-2-3", "21-02-03", "", "2021-01-01-01"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("2020-02-29"), NaiveDate::from_ymd_opt(2020, 2, 29));
        assert!(has_shape("2021-02-30") && !has_shape("2021-2-30"));
    }

    #[test]
    fn weekdays() {
        assert_eq!(weekday(day("2021-03-14")), "Chủ nhật");
        assert_eq!(weekday(day("2021-03-12")), "thứ Sáu");
    }

    proptest! {
        #[test]
        fn what_is_printed_year_first_is_read_back(days in 0i32..60_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(710_000 + days).unwrap();
            prop_assert_eq!(read(&date.to_string()), Some(date));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,20}") {
            let _ = (read(&text), has_shape(&text));
        }
    }
}
