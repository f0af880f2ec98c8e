//! Dates in running text: `ngày 05 tháng 3 năm 2021`, `15/3/2021`, `ngày 15/3`, and the day of the
//! week beside them.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

/// A date in a text, real or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it stands, with the word `ngày` if it has one.
    pub range: Range<usize>,
    /// The day.
    pub day: Number,
    /// The month.
    pub month: Number,
    /// The year, if it is given.
    pub year: Option<Number>,
    /// Whether it is in words (`ngày … tháng …`) and not in figures (`…/…`).
    pub in_words: bool,
    /// Whether it is a day of the lunar calendar (âm lịch), which this module does not know.
    pub lunar: bool,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Where its digits stand.
    pub range: Range<usize>,
    /// What it is.
    pub value: u32,
}

impl Number {
    /// How many digits it is written with.
    #[must_use]
    pub fn digits(&self) -> usize {
        self.range.len()
    }
}

impl WrittenDate {
    /// The day that is meant, if it has a year and the calendar has that day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.in_year(i32::try_from(self.year.as_ref()?.value).ok()?)
    }

    /// Whether there is such a day; without a year, in any year.
    #[must_use]
    pub fn exists(&self) -> bool {
        match self.year {
            Some(_) => self.day().is_some(),
            None => self.in_year(2000).is_some(),
        }
    }

    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month.value, self.day.value)
    }
}

/// Every date of a text, in order. In words a date has day and month at least; in figures it has a
/// year, or the word `ngày` before it.
#[must_use]
pub fn dates(text: &str) -> Vec<WrittenDate> {
    let mut dates = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + found;
        let end = digits_end(text, start);
        match date_at(text, start, end) {
            Some(date) => {
                at = date.range.end;
                dates.push(date);
            }
            None => at = end,
        }
    }
    dates
}

/// Reads the date whose day stands here.
fn date_at(text: &str, start: usize, end: usize) -> Option<WrittenDate> {
    let day = number(text, start, 1..=2)?;
    let before = text.get(..start)?;
    if before.ends_with(|c: char| c.is_alphanumeric() || "/-.,".contains(c)) {
        return None;
    }
    let word = day_word(before);
    let rest = text.get(end..)?;
    if let Some(word) = word
        && let Some(month) = after_word(text, end, "tháng").and_then(|at| number(text, at, 1..=2))
    {
        let year = after_word(text, month.range.end, "năm").and_then(|at| number(text, at, 4..=4));
        let end = year.as_ref().unwrap_or(&month).range.end;
        let lunar = is_lunar(text.get(end..).unwrap_or_default(), year.is_none());
        return Some(WrittenDate { range: word..end, day, month, year, in_words: true, lunar });
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let month = number(text, end + 1, 1..=2)?;
    let after = text.get(month.range.end..)?;
    let year = after.strip_prefix(mark).and_then(|_| number(text, month.range.end + 1, 4..=4));
    let end = year.as_ref().unwrap_or(&month).range.end;
    let rest = text.get(end..)?;
    // `12/11/2019/QĐ-UBND` and `30/4-01/5` are no dates of this kind; neither is `1.5`.
    let joined = rest.starts_with(|c: char| c.is_alphanumeric() || "/-–".contains(c))
        || rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if joined || (year.is_none() && (word.is_none() || mark != '/')) {
        return None;
    }
    let lunar = is_lunar(rest, false);
    Some(WrittenDate {
        range: word.unwrap_or(start)..end,
        day,
        month,
        year,
        in_words: false,
        lunar,
    })
}

/// Where the word `ngày` begins that a text ends with.
fn day_word(before: &str) -> Option<usize> {
    let bare = before.trim_end();
    if bare.len() == before.len() {
        return None;
    }
    let at = bare.len().checked_sub("ngày".len())?;
    let word = bare.get(at..)?;
    let alone = !bare.get(..at)?.ends_with(char::is_alphanumeric);
    (alone && matches!(word, "ngày" | "Ngày" | "NGÀY")).then_some(at)
}

/// Where the next thing stands after white space, a word and white space.
fn after_word(text: &str, at: usize, word: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let bare = rest.trim_start().strip_prefix(word)?;
    let next = bare.trim_start();
    let apart = rest.starts_with(char::is_whitespace) && next.len() < bare.len();
    apart.then(|| text.len() - next.len())
}

fn is_lunar(rest: &str, yearless: bool) -> bool {
    let bare = rest.trim_start_matches([' ', '(', ',']);
    // A year of the sexagenary cycle begins with a capital: `năm Tân Sửu`.
    let cycle = |year: &str| yearless && year.starts_with(char::is_uppercase);
    ["âm lịch", "Âm lịch", "ÂL", "AL"].iter().any(|word| bare.starts_with(word))
        || bare.strip_prefix("năm ").is_some_and(cycle)
}

fn digits_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
}

/// The number that begins here, with as many digits as allowed and no letter behind.
fn number(text: &str, start: usize, digits: std::ops::RangeInclusive<usize>) -> Option<Number> {
    let range = start..digits_end(text, start);
    if !digits.contains(&range.len()) || text.get(range.end..)?.starts_with(char::is_alphabetic) {
        return None;
    }
    let value = text.get(range.clone())?.parse().ok()?;
    Some(Number { range, value })
}

/// Words that a day of the week follows: behind others, `thứ hai` counts (`lần thứ hai`).
const BEFORE_WEEKDAY: [&str; 14] = [
    "vào", "sáng", "chiều", "tối", "trưa", "đến", "từ", "hết", "trước", "sau", "giờ", "phút",
    "ngày", "là",
];

/// The day of the week that stands beside a date: `thứ Hai, ngày 15/3/2021`,
/// `ngày 15/3/2021 (thứ Hai)`.
#[must_use]
pub fn weekday_beside(text: &str, date: &WrittenDate) -> Option<(Range<usize>, Weekday)> {
    let after = text.get(date.range.end..)?;
    if let Some(inside) = after.trim_start().strip_prefix('(')
        && let Some((length, day)) = weekday(inside)
        && inside.get(length..).is_some_and(|rest| rest.starts_with(')'))
    {
        let start = text.len() - inside.len();
        return Some((start..start + length, day));
    }
    let before = text.get(..date.range.start)?;
    let bare = before.trim_end_matches([' ', ',', '(']);
    // The last two words, or three characters less: `thứ Hai`, `Chủ nhật`.
    let second = bare.rfind(' ')?;
    let first = bare.get(..second)?.rfind([' ', '(', ',']).map_or(0, |at| at + 1);
    let (length, day) = weekday(bare.get(first..)?)?;
    if first + length != bare.len() {
        return None;
    }
    let led = bare.get(..first)?.trim_end();
    let sunday = day == Weekday::Sun;
    let last = led.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let free = led.is_empty()
        || led.ends_with([',', '(', ';', ':', '.', '-', '–'])
        || last.starts_with(|c: char| c.is_ascii_digit())
        || BEFORE_WEEKDAY.contains(&last.as_str());
    (free || sunday).then_some((first..first + length, day))
}

/// The day of the week that a text begins with, and how long its name is.
fn weekday(text: &str) -> Option<(usize, Weekday)> {
    const NAMES: [(&str, Weekday); 13] = [
        ("thứ hai", Weekday::Mon),
        ("thứ ba", Weekday::Tue),
        ("thứ tư", Weekday::Wed),
        ("thứ năm", Weekday::Thu),
        ("thứ sáu", Weekday::Fri),
        ("thứ bảy", Weekday::Sat),
        ("chủ nhật", Weekday::Sun),
        ("thứ 2", Weekday::Mon),
        ("thứ 3", Weekday::Tue),
        ("thứ 4", Weekday::Wed),
        ("thứ 5", Weekday::Thu),
        ("thứ 6", Weekday::Fri),
        ("thứ 7", Weekday::Sat),
    ];
    // None of these letters changes its length with its case.
    let head: String = text.chars().take(8).collect::<String>().to_lowercase();
    let (name, day) = NAMES.iter().find(|(name, _)| head.starts_with(name))?;
    let rest = text.get(name.len()..)?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((name.len(), *day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_found() {
        for (text, found) in [
            ("trước ngày 15 tháng 3 năm 2021 để", "ngày 15 tháng 3 năm 2021"),
            ("Ngày 5 tháng 02", "Ngày 5 tháng 02"),
            ("ngày 15/3/2021.", "ngày 15/3/2021"),
            ("(15/3/2021)", "15/3/2021"),
            ("trước ngày 15/3 để", "ngày 15/3"),
            ("ngày 30.4.2021", "ngày 30.4.2021"),
        ] {
            let dates = dates(text);
            assert_eq!(dates.len(), 1, "{text}");
            assert_eq!(&text[dates[0].range.clone()], found);
        }
        for text in [
            "số 91/2017/NĐ-CP",
            "12/11/2019/QĐ-UBND",
            "ngày 5, 6 tháng 3",
            "15 ngày tháng 3",
            "ngày 30/4-01/5",
            "1.5 triệu",
            "đạt 12/15 tiêu chí",
            "ngày 1.5",
            "tháng 3 năm 2021",
            "hằng ngày 15",
        ] {
            assert_eq!(dates(text), [], "{text}");
        }
    }

    #[test]
    fn days_exist_or_not() {
        for (text, exists, lunar) in [
            ("ngày 31 tháng 4", false, false),
            ("ngày 29 tháng 02", true, false),
            ("ngày 29 tháng 02 năm 2021", false, false),
            ("30/02/2021", false, false),
            ("ngày 30/02", false, false),
            ("ngày 30 tháng 02 âm lịch", false, true),
            ("ngày 30 tháng 02 năm Tân Sửu", false, true),
            ("ngày 10/3/2021 (âm lịch)", true, true),
        ] {
            let date = &dates(text)[0];
            assert_eq!((date.exists(), date.lunar), (exists, lunar), "{text}");
        }
    }

    #[test]
    fn days_of_the_week_beside_a_date() {
        for (text, word) in [
            ("thứ Hai, ngày 15/3/2021", Some("thứ Hai")),
            ("sáng thứ 2 ngày 15 tháng 3 năm 2021", Some("thứ 2")),
            ("ngày 14/3/2021 (Chủ nhật)", Some("Chủ nhật")),
            ("8 giờ 00, thứ Ba, ngày 16/3/2021", Some("thứ Ba")),
            ("họp lần thứ hai, ngày 15/3/2021", None),
            ("Kỳ họp thứ Hai ngày 15/3/2021", None),
            ("ngày 15/3/2021", None),
            ("ngày 15/3/2021 (thứ Hai tuần sau)", None),
        ] {
            let date = &dates(text)[0];
            let found = weekday_beside(text, date).map(|(range, _)| &text[range]);
            assert_eq!(found, word, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(days in 0i32..60_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(710_000 + days).unwrap();
            let text = format!("từ {}.", super::super::date::formal(day));
            prop_assert_eq!(dates(&text)[0].day(), Some(day));
            let text = format!("từ {}.", super::super::date::figures(day));
            prop_assert_eq!(dates(&text)[0].day(), Some(day));
        }

        #[test]
        fn no_text_makes_it_panic(text in "(ngày|tháng|năm|thứ|Hai|[0-9/ .,()]|\\PC){0,40}") {
            for date in dates(&text) {
                prop_assert!(text.get(date.range.clone()).is_some());
                let _ = (weekday_beside(&text, &date), date.exists());
            }
        }
    }
}
