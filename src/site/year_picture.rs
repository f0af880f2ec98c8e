//! The year as a picture (hình cả năm): a block for each task above its month, a line on the day of
//! each deadline. It stands above the ribbon, whose words say the same, and shares its columns.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::ribbon;
use super::words::month_of_day;
use crate::edition::Edition;

/// The width of a month and the height of the picture, in units of the drawing. The page stretches it.
const MONTH: f64 = 100.0;
const HEIGHT: f64 = 120.0;
/// Room left and right of the blocks of a month.
const MARGIN: f64 = 8.0;
/// A block is no higher than this.
const HIGHEST: f64 = 22.0;

/// The drawing; nothing for a plan without work.
pub fn svg(edition: &Edition) -> Option<String> {
    let months = ribbon::months(edition);
    let tallest = months.iter().map(|month| edition.load(*month).0).max()?;
    if edition.busy_months().is_empty() {
        return None;
    }
    let step = (HEIGHT / f64::from(u32::try_from(tallest.max(1)).unwrap_or(u32::MAX))).min(HIGHEST);
    let width = MONTH * columns(months.len());
    let mut out = format!(
        "<svg class=\"year-picture\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\n"
    );
    for (n, month) in months.iter().enumerate() {
        let left = MONTH * columns(n) + MARGIN;
        let (tasks, _) = edition.load(*month);
        for block in 1..=tasks {
            let top = HEIGHT - step * columns(block);
            let _ = writeln!(
                out,
                "<rect class=\"work\" x=\"{left}\" y=\"{top:.1}\" width=\"{}\" height=\"{:.1}\"/>",
                MONTH - 2.0 * MARGIN,
                step * 0.8
            );
        }
    }
    for deadline in &edition.deadlines {
        let month = month_of_day(deadline.last_day);
        let Some(n) = months.iter().position(|other| *other == month) else { continue };
        let x = MONTH * (columns(n) + part_of_month(deadline.last_day));
        let _ = writeln!(
            out,
            "<rect class=\"due-line\" x=\"{:.1}\" y=\"0\" width=\"6\" height=\"{HEIGHT}\"/>",
            x.min(width - 6.0)
        );
    }
    out.push_str("</svg>");
    Some(out)
}

fn columns(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// How far into its month the middle of a day is, from 0 to 1.
fn part_of_month(day: NaiveDate) -> f64 {
    (f64::from(day.day()) - 0.5) / f64::from(day.num_days_in_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_where_it_is_in_its_month() {
        let at = |m, d| part_of_month(NaiveDate::from_ymd_opt(2021, m, d).unwrap());
        assert!((at(1, 16) - 0.5).abs() < 1e-9);
        assert!(at(2, 1) < 0.02 && at(2, 28) > 0.98);
    }
}
