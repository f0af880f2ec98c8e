//! The years that a plan is for: where a time belongs that names no year.

use chrono::{Datelike, NaiveDate};

/// The years that a plan is for (phạm vi thời gian).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// Whether it is a school year (năm học) that begins in the first and ends in the last.
    pub school: bool,
}

/// The month that the work for a school year begins with; schools open on 5 September.
const FIRST_OF_SCHOOL: u32 = 8;

impl Scope {
    /// One year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self { first: year, last: year, school: false }
    }

    /// As many years, the first of them this one.
    #[must_use]
    pub fn beginning(self, year: i32) -> Self {
        Self { first: year, last: self.last + (year - self.first), ..self }
    }

    /// As words: `năm 2021`, `giai đoạn 2026-2030`, `năm học 2020-2021`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self { school: true, first, last } => format!("năm học {first}-{last}"),
            Self { first, last, .. } if first == last => format!("năm {first}"),
            Self { first, last, .. } => format!("giai đoạn {first}-{last}"),
        }
    }

    /// The months it is for, as year and month: from August to July for a school year.
    #[must_use]
    pub fn months(self) -> ((i32, u32), (i32, u32)) {
        if self.school {
            ((self.first, FIRST_OF_SCHOOL), (self.last, FIRST_OF_SCHOOL - 1))
        } else {
            ((self.first, 1), (self.last, 12))
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let ((year, month), _) = self.months();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The year of a month that is named without one: in a school year, from January to July the second.
    /// `None` in a plan for several years, where it may be any.
    #[must_use]
    pub fn year_of(self, month: u32) -> Option<i32> {
        match self {
            Self { school: true, first, last } => {
                Some(if month < FIRST_OF_SCHOOL { last } else { first })
            }
            Self { first, last, .. } => (first == last).then_some(first),
        }
    }

    /// Whether a day lies in its months.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        let (first, last) = self.months();
        let month = (day.year(), day.month());
        first <= month && month <= last
    }
}

impl From<i32> for Scope {
    fn from(year: i32) -> Self {
        Self::year(year)
    }
}
