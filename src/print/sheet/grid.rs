//! A month as a grid of weeks, Monday first: solar and lunar dates, days off, deadlines.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use crate::edition::Edition;
use crate::language::rest_day::Rest;
use crate::language::{lunar, phrase};

/// A month.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Grid {
    weeks: Vec<[Option<Cell>; 7]>,
    /// The holidays and other days off, and weekend days that are worked.
    notes: Vec<Note>,
    /// Whether a lunar leap month has a day in it.
    pub leap: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Cell {
    day: u32,
    /// The lunar day; with its month on the first day of a lunar and of a solar month.
    lunar: String,
    /// Whether a lunar month begins.
    new_moon: bool,
    /// `holiday`, `weekend`, or nothing on a working day.
    off: &'static str,
    /// How many deadlines.
    due: usize,
}

/// Days with one reason to be free or worked.
#[derive(Debug, Serialize)]
struct Note {
    first: u32,
    last: u32,
    /// `30/4`, `10-16/02`
    days: String,
    name: String,
}

/// A month of the calendar.
pub type Month = (i32, u32);

/// The month that a day lies in.
pub fn month_of(day: NaiveDate) -> Month {
    (day.year(), day.month())
}

/// The month `step` months after another.
pub fn month_after((year, month): Month, step: i32) -> Month {
    let months = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + step;
    (months.div_euclid(12), u32::try_from(months.rem_euclid(12)).unwrap_or(0) + 1)
}

/// The first day of a month.
pub fn first_day((year, month): Month) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

impl Grid {
    /// The grid of a month.
    pub fn of(edition: &Edition, month: Month) -> Self {
        let mut grid = Self { weeks: Vec::new(), notes: Vec::new(), leap: false };
        let calendar = &edition.workspace.rest_days;
        let days = first_day(month).iter_days().take_while(|day| month_of(*day) == month);
        for (day, lunar) in with_lunar(days) {
            let rest = calendar.rest(day);
            grid.note(day, rest);
            grid.leap |= lunar.is_some_and(|lunar| lunar.leap);
            let column = day.weekday().num_days_from_monday() as usize;
            if grid.weeks.is_empty() || column == 0 {
                grid.weeks.push(Default::default());
            }
            let cell = Cell {
                day: day.day(),
                lunar: lunar.map(|lunar| lunar_words(lunar, day.day() == 1)).unwrap_or_default(),
                new_moon: lunar.is_some_and(|lunar| lunar.day == 1),
                off: match rest {
                    None => "",
                    Some(Rest::Weekend) => "weekend",
                    Some(_) => "holiday",
                },
                due: edition.deadlines.iter().filter(|due| due.last_day == day).count(),
            };
            if let Some(place) = grid.weeks.last_mut().and_then(|week| week.get_mut(column)) {
                *place = Some(cell);
            }
        }
        grid
    }

    fn note(&mut self, date: NaiveDate, rest: Option<Rest>) {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let name = match rest {
            Some(Rest::Holiday(holiday)) => phrase::capitalised(holiday.name()),
            Some(Rest::GivenInstead) => "Nghỉ bù".to_owned(),
            Some(Rest::Declared) => "Nghỉ theo thông báo".to_owned(),
            None if weekend => "Làm bù".to_owned(),
            Some(Rest::Weekend) | None => return,
        };
        let day = date.day();
        // What is declared around a holiday is part of it.
        let name = match (rest, self.notes.last()) {
            (Some(Rest::Declared), Some(note)) if note.last + 1 == day => note.name.clone(),
            _ => name,
        };
        let month = zero_before_small(date.month(), 2);
        match self.notes.last_mut() {
            Some(note) if note.name == name && note.last + 1 == day => {
                note.last = day;
                note.days = format!("{:02}-{day:02}/{month}", note.first);
            }
            _ => {
                let days = format!("{day:02}/{month}");
                self.notes.push(Note { first: day, last: day, days, name });
            }
        }
    }
}

/// A day and month in figures: `14/3`, `01/02`. Zeros stand where dates of documents have them
/// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 4, point b).
pub fn day_month(date: NaiveDate) -> String {
    format!("{:02}/{}", date.day(), zero_before_small(date.month(), 2))
}

fn zero_before_small(number: u32, most: u32) -> String {
    if number <= most { format!("0{number}") } else { number.to_string() }
}

fn lunar_words(lunar: lunar::LunarDate, in_full: bool) -> String {
    let lunar::LunarDate { month, leap, day, .. } = lunar;
    if day == 1 || in_full {
        format!("{day}/{month}{}", if leap { "n" } else { "" })
    } else {
        day.to_string()
    }
}

/// Days in a row with their lunar dates. A lunar month has 29 days at least, so that most follow
/// from the day before.
fn with_lunar(
    days: impl Iterator<Item = NaiveDate>,
) -> impl Iterator<Item = (NaiveDate, Option<lunar::LunarDate>)> {
    let mut before: Option<lunar::LunarDate> = None;
    days.map(move |day| {
        before = match before {
            Some(known) if known.day < 29 => Some(lunar::LunarDate { day: known.day + 1, ..known }),
            _ => lunar::of(day),
        };
        (day, before)
    })
}

/// The lunar dates from the first to the last day of a month: `18/01 - 18/02 năm Tân Sửu`.
pub fn lunar_span(month: Month) -> Option<String> {
    let first = first_day(month);
    let last = first_day(month_after(month, 1)).pred_opt()?;
    let (first, last) = (lunar::of(first)?, lunar::of(last)?);
    let year = |lunar: lunar::LunarDate| lunar::year_name(lunar.year);
    let words = |lunar: lunar::LunarDate| {
        let leap = if lunar.leap { " nhuận" } else { "" };
        format!("{}/{}{leap}", lunar.day, lunar.month)
    };
    Some(if first.year == last.year {
        format!("{} - {} năm {}", words(first), words(last), year(last))
    } else {
        format!("{} năm {} - {} năm {}", words(first), year(first), words(last), year(last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        assert_eq!(month_after((2021, 12), 1), (2022, 1));
        assert_eq!(month_after((2021, 1), -1), (2020, 12));
        assert_eq!(month_after((2021, 8), 11), (2022, 7));
    }

    #[test]
    fn lunar_dates_that_follow_from_the_day_before_are_those_of_the_calendar() {
        let days = day(2023, 1, 1).iter_days().take(800);
        for (day, lunar) in with_lunar(days) {
            assert_eq!(lunar, lunar::of(day), "{day}");
        }
    }

    #[test]
    fn a_month_in_lunar_dates() {
        assert_eq!(lunar_span((2021, 3)).unwrap(), "18/1 - 19/2 năm Tân Sửu");
        assert_eq!(lunar_span((2021, 2)).unwrap(), "20/12 năm Canh Tý - 17/1 năm Tân Sửu");
        assert_eq!(lunar_span((2025, 8)).unwrap(), "8/6 nhuận - 9/7 năm Ất Tỵ");
    }

    #[test]
    fn days_have_the_zeros_of_dates_in_documents() {
        assert_eq!(day_month(day(2021, 3, 14)), "14/3");
        assert_eq!(day_month(day(2021, 2, 1)), "01/02");
    }
}
