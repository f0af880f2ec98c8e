//! Time in a plan: when work is done, and what period it is about.

use chrono::{Datelike, Days, Months, NaiveDate};

/// When something is done or due (thời gian, hạn chót).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In the course of a month (tháng).
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// On one day (ngày).
    On(NaiveDate),
    /// Strictly before a day (trước ngày): the last day is the one before it.
    Before(NaiveDate),
    /// Up to and including a day (chậm nhất ngày, không quá ngày).
    By(NaiveDate),
}

impl When {
    /// The first day on which it may be done, if the wording sets one.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
            Self::On(day) => Some(day),
            Self::Before(_) | Self::By(_) => None,
        }
    }

    /// The month, if it is one month.
    #[must_use]
    pub fn month(self) -> Option<(i32, u32)> {
        match self {
            Self::Month { year, month } => Some((year, month)),
            _ => None,
        }
    }

    /// The months in which it is done.
    #[must_use]
    pub fn months(self) -> Vec<(i32, u32)> {
        self.month().into_iter().collect()
    }

    /// The last day on which it is in time. `None` only at the edge of the calendar.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1)?
                .checked_add_months(Months::new(1))?
                .checked_sub_days(Days::new(1)),
            Self::On(day) | Self::By(day) => Some(day),
            Self::Before(day) => day.checked_sub_days(Days::new(1)),
        }
    }
}

/// The period that a task's work is about, which need not be the period it is done in: in
/// February an office still works on the awards of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A year (năm).
    Year(i32),
    /// Half a year (6 tháng đầu năm, 6 tháng cuối năm).
    Half {
        /// The year.
        year: i32,
        /// 1 or 2.
        half: u8,
    },
    /// A school year (năm học), by the year it begins in.
    SchoolYear(i32),
}

impl Period {
    /// As words: `năm 2020`, `6 tháng đầu năm 2021`, `năm học 2020-2021`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Year(year) => format!("năm {year}"),
            Self::Half { year, half: 1 } => format!("6 tháng đầu năm {year}"),
            Self::Half { year, .. } => format!("6 tháng cuối năm {year}"),
            Self::SchoolYear(start) => format!("năm học {start}-{}", start + 1),
        }
    }

    /// As a key for data: `2020`, `2021-H1`, `2020-2021`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Half { year, half } => format!("{year}-H{half}"),
            Self::SchoolYear(start) => format!("{start}-{}", start + 1),
        }
    }
}

/// The years that a plan can be of: wide enough for any real plan, narrow enough to catch a slip
/// of the keyboard and to keep every computed day inside the calendar.
pub const YEARS: std::ops::RangeInclusive<i32> = 1945..=2200;

/// Whether a date lies in a year that a plan can speak of.
#[must_use]
pub fn is_plausible(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn before_a_day_ends_on_the_day_before_it() {
        assert_eq!(When::Before(day(2021, 3, 15)).last_day(), Some(day(2021, 3, 14)));
        assert_eq!(When::Before(day(2021, 3, 1)).last_day(), Some(day(2021, 2, 28)));
        assert_eq!(When::By(day(2021, 3, 15)).last_day(), Some(day(2021, 3, 15)));
    }

    #[test]
    fn a_month_spans_all_its_days() {
        let spans: Vec<_> = (1..=12)
            .map(|month| When::Month { year: 2020, month })
            .map(|when| (when.first_day().unwrap().day(), when.last_day().unwrap().day()))
            .collect();
        assert_eq!(spans[1], (1, 29));
        assert_eq!(spans[11], (1, 31));
    }

    #[test]
    fn periods_in_words_and_keys() {
        for (period, words, key) in [
            (Period::Year(2020), "năm 2020", "2020"),
            (Period::Half { year: 2021, half: 1 }, "6 tháng đầu năm 2021", "2021-H1"),
            (Period::Half { year: 2021, half: 2 }, "6 tháng cuối năm 2021", "2021-H2"),
            (Period::SchoolYear(2020), "năm học 2020-2021", "2020-2021"),
        ] {
            assert_eq!((period.words().as_str(), period.key().as_str()), (words, key));
        }
    }
}
