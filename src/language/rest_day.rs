//! Working days and rest days of Vietnamese offices.
//!
//! Known here: Saturdays and Sundays, the public holidays with a fixed date, and the day given
//! instead when such a holiday falls on a weekend. Not yet known: the holidays of the lunar
//! calendar (Tết, Giỗ Tổ Hùng Vương) and the second day of the National Day holiday, which the
//! government sets year by year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Public holidays with a fixed date, as month and day
/// (Labour Code 45/2019/QH14, article 112, clause 1).
const FIXED_HOLIDAYS: [(u32, u32); 4] = [(1, 1), (4, 30), (5, 1), (9, 2)];

/// Whether offices rest on a day.
#[must_use]
pub fn is_rest_day(date: NaiveDate) -> bool {
    is_weekend(date) || is_holiday(date) || is_given_instead(date)
}

/// The first working day of a month, or `None` for a month that does not exist.
#[must_use]
pub fn first_working_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.iter_days().find(|day| !is_rest_day(*day))
}

/// The last working day up to and including a day.
#[must_use]
pub fn last_working_day(date: NaiveDate) -> NaiveDate {
    let mut day = date;
    while is_rest_day(day) {
        let Some(before) = day.checked_sub_days(Days::new(1)) else { break };
        day = before;
    }
    day
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_holiday(date: NaiveDate) -> bool {
    FIXED_HOLIDAYS.contains(&(date.month(), date.day()))
}

/// A holiday on a weekly rest day is made good on the next working day
/// (Labour Code 45/2019/QH14, article 111, clause 3). Walking from the start of the run of rest
/// days before `date`, as many working days are free as holidays fell on a weekend.
fn is_given_instead(date: NaiveDate) -> bool {
    let mut owed = 0_u32;
    // A week is more than any run of weekends and fixed holidays in a row needs.
    let start = date.checked_sub_days(Days::new(8)).unwrap_or(date);
    for day in start.iter_days().take_while(|day| *day <= date) {
        match (is_weekend(day), is_holiday(day)) {
            (true, true) => owed += 1,
            (false, false) if owed > 0 => {
                if day == date {
                    return true;
                }
                owed -= 1;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn first_working_days_of_2021() {
        let days: Vec<u32> =
            (1..=12).map(|month| first_working_day(2021, month).unwrap().day()).collect();
        // 1 January is a holiday before a weekend; 1 May 2021 was a Saturday, made good on Monday
        // the 3rd.
        assert_eq!(days, [4, 1, 1, 1, 4, 1, 1, 2, 1, 1, 1, 1]);
    }

    #[test]
    fn holidays_on_a_weekend_are_made_good() {
        // 30 April and 1 May 2022: Saturday and Sunday.
        assert!(is_rest_day(day(2022, 5, 2)) && is_rest_day(day(2022, 5, 3)));
        assert!(!is_rest_day(day(2022, 5, 4)));
        // 2 September 2023: a Saturday.
        assert!(is_rest_day(day(2023, 9, 4)) && !is_rest_day(day(2023, 9, 5)));
        // 30 April and 1 May 2024: Tuesday and Wednesday, nothing is made good.
        assert!(!is_rest_day(day(2024, 5, 2)));
    }

    #[test]
    fn a_deadline_on_a_sunday_has_its_last_working_day_on_friday() {
        assert_eq!(last_working_day(day(2021, 3, 14)), day(2021, 3, 12));
        assert_eq!(last_working_day(day(2021, 3, 12)), day(2021, 3, 12));
    }
}
