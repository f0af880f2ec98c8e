//! Hours of the day (giờ) as offices write them: `08:00`, `8h30`, `14 giờ`, `14 giờ 30 phút`.

use std::ops::Range;

use chrono::NaiveTime;

/// Reads words that are an hour and nothing else.
#[must_use]
pub fn read(text: &str) -> Option<NaiveTime> {
    let (end, hour) = at(text)?;
    (end == text.len()).then_some(hour)
}

/// The hours that stand in a text, in order, with where they stand.
#[must_use]
pub fn hours(text: &str) -> Vec<(Range<usize>, NaiveTime)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) =
        text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = from + start;
        let rest = &text[start..];
        let figures = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match at(rest) {
            Some((end, hour)) => {
                found.push((start..start + end, hour));
                from = start + end;
            }
            None => from = start + figures,
        }
    }
    found
}

/// How many figures minutes have.
const MINUTES: usize = 2;

/// The hour that a text begins with, and where it ends.
fn at(text: &str) -> Option<(usize, NaiveTime)> {
    let figures =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let end = figures(text);
    if !(1..=2).contains(&end) {
        return None;
    }
    let (hour, rest) = text.split_at(end);
    let minutes = |rest: &str| -> Option<u32> {
        if figures(rest) == MINUTES { rest[..MINUTES].parse().ok() } else { None }
    };
    let (minute, rest) = if let Some(behind) = rest.strip_prefix(':') {
        (minutes(behind)?, &behind[MINUTES..])
    } else {
        let bare = rest.strip_prefix(' ').unwrap_or(rest);
        let behind = bare.strip_prefix("giờ").or_else(|| bare.strip_prefix('h'))?;
        let next = behind.strip_prefix(' ').unwrap_or(behind);
        match minutes(next) {
            Some(minute) => {
                let left = &next[MINUTES..];
                (minute, left.strip_prefix(" phút").unwrap_or(left))
            }
            // `14 giờ` says no minutes.
            None if behind.starts_with(char::is_alphanumeric) => return None,
            None => (0, behind),
        }
    };
    let time = NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)?;
    Some((text.len() - rest.len(), time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn hours_as_offices_write_them() {
        for (text, hour) in [
            ("08:00", Some((8, 0))),
            ("8:30", Some((8, 30))),
            ("8h30", Some((8, 30))),
            ("14h", Some((14, 0))),
            ("14 giờ", Some((14, 0))),
            ("14 giờ 30", Some((14, 30))),
            ("14 giờ 30 phút", Some((14, 30))),
            ("24:00", None),
            ("8:60", None),
            ("8", None),
            ("14:", None),
            ("sáng", None),
            ("", None),
            ("-1:30", None),
            ("008:00", None),
        ] {
            assert_eq!(read(text), hour.map(|(h, m)| time(h, m)), "{text}");
        }
    }

    #[test]
    fn hours_in_a_text() {
        let found = |text: &str| -> Vec<NaiveTime> {
            hours(text).into_iter().map(|(_, hour)| hour).collect()
        };
        assert_eq!(
            found("Từ 07 giờ 30 đến 11h, ngày 12 tháng 3 năm 2026 (02 ngày); 2 hộ; 15 giờ."),
            [time(7, 30), time(11, 0), time(15, 0)]
        );
        assert!(found("Số 12/2026, ngày 12/3, 1.500 người, 2024:001").is_empty());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([0-9]{0,3}|[: h]|giờ|phút|\\PC){0,20}") {
            for (range, _) in hours(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
