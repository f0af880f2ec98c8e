//! Time in a plan: what period its work is about. When work is done is [`When`], which the grammar of time
//! wordings reads, in the years of the plan ([`Scope`]).

use chrono::{Datelike, NaiveDate};

pub use crate::language::time::{
    Anchor, BeforeMeans, Kind as WhenKind, Occurrence, Repeat, Scope, Unit as Stretch, When, YEARS,
};

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

/// Whether a date lies in a year that a plan can speak of.
#[must_use]
pub fn is_plausible(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn scopes_in_words() {
        assert_eq!(Scope::year(2021).words(), "năm 2021");
        let five = Scope { first: 2026, last: 2030, school: false };
        assert_eq!(five.words(), "giai đoạn 2026-2030");
        let school = Scope { first: 2020, last: 2021, school: true };
        assert_eq!(school.words(), "năm học 2020-2021");
    }
}
