//! The names of stretches of the calendar: days, months, quarters, halves, years. A name may leave
//! out its year or month, to be filled from the names beside it.

use std::ops::Range;

use chrono::NaiveDate;

use super::scan::{Reader, TokenKind};
use super::{Problem, TimeError, Unit, YEARS, YearTime};
use crate::language::date::LEAP_YEAR;

/// What a name says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Day {
        day: u32,
        month: Option<u32>,
    },
    Month(u32),
    Quarter(u8),
    Half(u8),
    /// Some months of a year in a row (9 tháng đầu năm).
    Months(u32, u32),
    Year,
    SchoolYear,
    /// To be filled in by hand.
    Blank,
}

/// The name of a stretch as it stands in the words.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its bytes; those of a date without the word `ngày`.
    pub(super) span: Range<usize>,
    pub(super) shape: Shape,
    pub(super) year: Option<i32>,
}

impl Name {
    /// Whether a year beside it may be its year, too.
    fn shares_year(&self) -> bool {
        !matches!(self.shape, Shape::Year | Shape::SchoolYear | Shape::Blank)
    }
}

type Found = Result<Option<Name>, TimeError>;

impl Reader<'_> {
    /// Reads the name of a stretch, if one stands here. After another name its noun may be left
    /// out (tháng 3, 6, 9): `before` is that name's shape. With `bare_year`, `năm` alone is the
    /// plan's year (trong năm).
    pub(super) fn name(&mut self, before: Option<Shape>, bare_year: bool) -> Found {
        if let Some(name) = self.blank() {
            return Ok(Some(name));
        }
        // các tháng 3, 6, 9; các quý I, III
        if matches!(self.word(0), "các" | "những")
            && matches!(self.word(1), "ngày" | "tháng" | "quý" | "quí" | "năm")
            && (self.number(2).is_some() || roman(self.word(2)).is_some())
        {
            self.at += 1;
        }
        if let Some(name) = self.part_of_year()? {
            return Ok(Some(name));
        }
        let start = self.at;
        match self.word(0) {
            "ngày" => self.day(start),
            "mùng" | "mồng" if self.number(1).is_some() => {
                self.at += 1;
                self.date(true, before)
            }
            // tháng 3; T3; T.3
            "tháng" => self.month(start, 1),
            "t" if self.number(1).is_some() && self.glued(1) => self.month(start, 1),
            "t" if self.mark(1) == Some('.') && self.number(2).is_some() && self.glued(2) => {
                self.month(start, 2)
            }
            "quý" | "quí" => self.quarter(start, 1),
            "năm" if self.word(1) == "học" => self.school_year(start),
            "năm" => self.year(start, bare_year),
            _ if matches!(before, Some(Shape::Quarter(_))) && roman(self.word(0)).is_some() => {
                self.quarter(start, 0)
            }
            _ => self.date(false, before),
        }
    }

    fn named(&self, start: usize, shape: Shape, year: Option<i32>) -> Name {
        Name { span: self.span(start, self.at), shape, year }
    }

    /// `ngày    tháng    năm 2024`, `/  /2025`, `…`, `tháng … năm 2025`.
    fn blank(&mut self) -> Option<Name> {
        let is_label = |word: &str| matches!(word, "ngày" | "tháng" | "quý" | "quí" | "năm");
        let mut count = 0;
        let mut blank = false;
        // ngày … / tháng … / năm … has ten at most.
        while let Some(token) = self.token(count).filter(|_| count < 12) {
            let first = count == 0;
            let slash_before = !first && self.mark(count - 1) == Some('/');
            let label_before = !first && is_label(self.word(count - 1));
            match token.kind {
                TokenKind::Number(_) => {}
                TokenKind::Word if is_label(&token.lower) => {
                    // A label right after another one has nothing to label. After a slash it is
                    // something else (02 lần/tháng).
                    let misses = [("ngày", "tháng"), ("tháng", "năm")];
                    blank |= !first && misses.contains(&(self.word(count - 1), &token.lower));
                    if slash_before {
                        break;
                    }
                }
                TokenKind::Mark('/') => blank |= first || slash_before || label_before,
                TokenKind::Gap if first || slash_before || label_before => blank = true,
                _ => break,
            }
            count += 1;
        }
        // 15/3/ wants a year; what goes on with words does not.
        let ends = self.token(count).is_none_or(|token| token.kind != TokenKind::Word);
        blank |= count > 1 && ends && self.mark(count - 1) == Some('/');
        if !blank {
            return None;
        }
        let start = self.at;
        self.at += count;
        Some(self.named(start, Shape::Blank, None))
    }

    /// `6 tháng đầu năm 2021`, `nửa cuối năm`, `9 tháng đầu năm`.
    fn part_of_year(&mut self) -> Found {
        let start = self.at;
        let (count, rest) = match self.word(0) {
            "nửa" => (6, 1),
            "sáu" if self.word(1) == "tháng" => (6, 2),
            _ => match self.number(0) {
                Some(count) if self.word(1) == "tháng" => (count, 2),
                _ => return Ok(None),
            },
        };
        let first = match self.word(rest) {
            "đầu" => true,
            "cuối" => false,
            _ => return Ok(None),
        };
        if self.word(rest + 1) != "năm" || self.word(rest + 2) == "học" {
            return Ok(None);
        }
        self.at += rest + 2;
        let shape = match (count, first) {
            (6, true) => Shape::Half(1),
            (6, false) => Shape::Half(2),
            (1..=11, true) => Shape::Months(1, count),
            (1..=11, false) => Shape::Months(13 - count, 12),
            _ => return Err(self.error(start, self.at, Problem::NoSuchHalf(count))),
        };
        // The year's own word has been read.
        self.at -= 1;
        let year = self.year_after()?;
        if year.is_none() {
            self.at += 1;
        }
        Ok(Some(self.named(start, shape, year)))
    }

    fn day(&mut self, start: usize) -> Found {
        self.at += 1;
        if matches!(self.word(0), "mùng" | "mồng") {
            self.at += 1;
        }
        if self.number(0).is_some() {
            return self.date(true, None);
        }
        if self.token(0).is_some_and(|token| token.kind == TokenKind::Word) {
            // ngày ký: an event.
            self.at = start;
            return Ok(None);
        }
        Err(self.unfinished(start))
    }

    fn unfinished(&self, start: usize) -> TimeError {
        let after = self.slice(start, self.at);
        self.error(start, self.at, Problem::Unfinished { after })
    }

    /// `tháng 3`, with or without its year.
    fn month(&mut self, start: usize, noun: usize) -> Found {
        self.at += noun;
        let Some(month) = self.number(0) else {
            return Err(if self.token(0).is_some_and(|token| token.kind == TokenKind::Word) {
                self.unknown()
            } else {
                self.unfinished(start)
            });
        };
        self.at += 1;
        self.check_month(start, month)?;
        let year = self.year_after()?;
        Ok(Some(self.named(start, Shape::Month(month), year)))
    }

    fn check_month(&self, start: usize, month: u32) -> Result<(), TimeError> {
        if (1..=12).contains(&month) {
            return Ok(());
        }
        Err(self.error(start, self.at, Problem::NoSuchMonth(month)))
    }

    /// `quý II`, `quý 2`, with or without its year.
    fn quarter(&mut self, start: usize, noun: usize) -> Found {
        self.at += noun;
        let Some(quarter) = self.number(0).or_else(|| roman(self.word(0))) else {
            return Err(if self.token(0).is_some_and(|token| token.kind == TokenKind::Word) {
                self.unknown()
            } else {
                self.unfinished(start)
            });
        };
        self.at += 1;
        let Some(valid) = u8::try_from(quarter).ok().filter(|valid| (1..=4).contains(valid)) else {
            return Err(self.error(start, self.at, Problem::NoSuchQuarter(quarter)));
        };
        let year = self.year_after()?;
        Ok(Some(self.named(start, Shape::Quarter(valid), year)))
    }

    /// `năm học 2020-2021`
    fn school_year(&mut self, start: usize) -> Found {
        self.at += 2;
        let Some(first) = self.number(0) else { return Err(self.unfinished(start)) };
        self.checked_year(0)?;
        let parted = matches!(self.mark(1), Some('-' | '/')) && self.number(2).is_some();
        self.at += if parted { 3 } else { 1 };
        let second = if parted { self.number_before() } else { None };
        if second != first.checked_add(1) {
            return Err(self.error(start, self.at, Problem::NoSuchSchoolYear));
        }
        let year = i32::try_from(first).ok();
        Ok(Some(self.named(start, Shape::SchoolYear, year)))
    }

    fn number_before(&self) -> Option<u32> {
        match self.tokens.get(self.at.checked_sub(1)?)?.kind {
            TokenKind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// `năm 2021`, `năm nay`, `năm sau`; `năm` alone in `trong năm`.
    fn year(&mut self, start: usize, bare: bool) -> Found {
        if let Some(year) = self.year_after()? {
            return Ok(Some(self.named(start, Shape::Year, Some(year))));
        }
        self.at += 1;
        if bare {
            return Ok(Some(self.named(start, Shape::Year, None)));
        }
        let word = self.token(0).is_some_and(|token| token.kind == TokenKind::Word);
        Err(if word { self.unknown() } else { self.unfinished(start) })
    }

    /// The year of the number so far ahead.
    fn checked_year(&self, ahead: usize) -> Result<i32, TimeError> {
        let year = self.number(ahead).and_then(|number| i32::try_from(number).ok());
        let at = self.at + ahead;
        year.filter(|year| self.figures(ahead) == 4 && YEARS.contains(year))
            .ok_or_else(|| self.error(at, at + 1, Problem::YearOutOfRange))
    }

    /// The year after a month, a quarter or a date: `năm 2021`, `năm sau`, `/2021`, `-2021`,
    /// `2021`.
    fn year_after(&mut self) -> Result<Option<i32>, TimeError> {
        let comma = self.mark(0) == Some(',') && self.word(1) == "năm" && self.figures(2) == 4;
        let of = self.word(0) == "của" && self.word(1) == "năm" && self.word(2) != "học";
        let skip = usize::from(comma || of);
        if self.word(skip) == "năm" {
            if self.number(skip + 1).is_some() {
                let year = self.checked_year(skip + 1)?;
                self.at += skip + 2;
                return Ok(Some(year));
            }
            let words = [
                ("báo cáo", 0),
                ("kế hoạch", 0),
                ("nay", 0),
                ("này", 0),
                ("tiếp theo", 1),
                ("kế tiếp", 1),
                ("liền kề", 1),
                ("sau liền kề", 1),
                ("sau", 1),
                ("tới", 1),
                ("trước liền kề", -1),
                ("trước", -1),
            ];
            for (words, years) in words {
                let Some(count) = self.phrase_at(skip + 1, words) else { continue };
                // trong năm trước ngày 15/3; cuối năm sau khi có kết quả
                let goes_on =
                    matches!(self.word(skip + 1 + count), "ngày" | "tháng" | "quý" | "khi");
                if matches!(words, "sau" | "trước") && goes_on {
                    continue;
                }
                self.at += skip + 1 + count;
                return Ok(self.scope.first.checked_add(years));
            }
            return Ok(None);
        }
        let parted = match self.mark(0) {
            Some('/' | '-') => true,
            Some('.') => self.glued(0) && self.glued(1),
            _ => false,
        };
        let skip = usize::from(parted);
        if self.figures(skip) != 4 {
            return Ok(None);
        }
        let year = self.checked_year(skip)?;
        self.at += skip + 1;
        Ok(Some(year))
    }

    /// A date in figures, a year in figures, or a bare number after a name of its kind.
    fn date(&mut self, noun: bool, before: Option<Shape>) -> Found {
        let start = self.at;
        let Some(first) = self.number(0) else { return Ok(None) };
        let dash = self.mark(1) == Some('-') && self.glued(1) && self.glued(2);
        if self.figures(0) == 4 {
            // 2021-03-15; 2021-03
            if dash && self.figures(2) == 2 {
                return self.year_first(start);
            }
            if noun {
                return Ok(None);
            }
            let year = self.checked_year(0)?;
            self.at += 1;
            return Ok(Some(self.named(start, Shape::Year, Some(year))));
        }
        if let Some(separator @ ('/' | '.' | '-')) = self.mark(1)
            && let Some(second) = self.number(2)
            && (separator == '/' || self.glued(1) && self.glued(2))
        {
            // 3/2021
            if self.figures(2) == 4 && !noun {
                if let Some(Shape::Quarter(_)) = before {
                    return self.quarter(start, 0);
                }
                self.at += 1;
                self.check_month(start, first)?;
                self.at -= 1;
                let year = self.checked_year(2)?;
                self.at += 3;
                return Ok(Some(self.named(start, Shape::Month(first), Some(year))));
            }
            // 15/3/2021; 15-3-2021; 15.3.2021
            let third = self.mark(3) == Some(separator) && self.number(4).is_some();
            if third && (separator != '-' || self.figures(4) == 4) {
                let year = self.checked_year(4)?;
                self.at += 3;
                self.check_month(self.at - 1, second)?;
                self.at += 2;
                let shape = Shape::Day { day: first, month: Some(second) };
                return Ok(Some(self.named(start, shape, Some(year))));
            }
            // 15/3; 15-20/3 is a range
            if separator != '-' {
                self.at += 3;
                return self.day_and_month(start, first, second, self.at - 1);
            }
        }
        // 15 tháng 3
        if self.word(1) == "tháng"
            && let Some(second) = self.number(2)
            && self.figures(0) <= 2
        {
            self.at += 3;
            return self.day_and_month(start, first, second, self.at - 2);
        }
        self.bare_number(noun, before)
    }

    fn day_and_month(&mut self, start: usize, day: u32, month: u32, noun: usize) -> Found {
        self.check_month(noun, month)?;
        let year = self.year_after()?;
        Ok(Some(self.named(start, Shape::Day { day, month: Some(month) }, year)))
    }

    fn year_first(&mut self, start: usize) -> Found {
        let year = self.checked_year(0)?;
        let month = self.number(2).unwrap_or_default();
        self.at += 3;
        self.check_month(self.at - 1, month)?;
        let day = (self.mark(0) == Some('-') && self.glued(0) && self.glued(1))
            .then(|| self.number(1))
            .flatten()
            .filter(|_| self.figures(1) == 2);
        let Some(day) = day else {
            return Ok(Some(self.named(start, Shape::Month(month), Some(year))));
        };
        self.at += 2;
        Ok(Some(self.named(start, Shape::Day { day, month: Some(month) }, Some(year))))
    }

    /// `15` in `từ ngày 15 đến 20/3`, `6` in `tháng 3, 6, 9`.
    fn bare_number(&mut self, noun: bool, before: Option<Shape>) -> Found {
        let start = self.at;
        // 02 lần/năm and 6 tháng một lần after a comma are something else.
        let counted = ["lần", "ngày", "tuần", "tháng", "quý", "năm", "giờ", "người"];
        let number = self.number(0).filter(|_| !counted.contains(&self.word(1)) || noun);
        let Some(number) = number else { return Ok(None) };
        let range = self.mark(1) == Some('-')
            && self.number(2).is_some()
            && (self.mark(3) == Some('/') || self.word(3) == "tháng");
        let shape = match before {
            Some(Shape::Month(_)) if !noun => return self.month(start, 0),
            Some(Shape::Quarter(_)) if !noun => return self.quarter(start, 0),
            Some(Shape::Day { .. }) => Shape::Day { day: number, month: None },
            _ if noun || range => Shape::Day { day: number, month: None },
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(self.named(start, shape, None)))
    }

    /// Fills in what the names leave out: a day's month from the names after it; a year from those
    /// after it, else from those before it, else the plan's.
    pub(super) fn fill(&self, names: &mut [Name]) {
        let (mut month, mut year) = (None, None);
        for name in names.iter_mut().rev() {
            if let Shape::Day { month: own, .. } = &mut name.shape {
                *own = own.or(month);
                month = *own;
            }
            if name.shares_year() {
                name.year = name.year.or(year);
                year = name.year;
            }
        }
        year = None;
        for name in names {
            if name.shares_year() {
                name.year = name.year.or(year);
                year = name.year;
            }
            if let (Shape::Year, None, true) = (name.shape, name.year, self.scope.school) {
                name.shape = Shape::SchoolYear;
            }
            name.year = name.year.or_else(|| self.year_of(name.shape));
        }
    }

    /// The year of a name that says none.
    fn year_of(&self, shape: Shape) -> Option<i32> {
        let month = match shape {
            Shape::Day { month: Some(month), .. } | Shape::Month(month) => month,
            // A stretch that begins in the summer before the school year has its year, too.
            Shape::Quarter(quarter) => u32::from(quarter) * 3,
            Shape::Half(half) => u32::from(half) * 6,
            Shape::Months(_, last) => last,
            Shape::Year => 1,
            // What else these lack is told before their year.
            Shape::Day { .. } | Shape::SchoolYear | Shape::Blank => return Some(self.scope.first),
        };
        self.scope.year_of(month)
    }
}

/// The first and the last stretch of a name whose parts are filled in.
pub(super) fn units(name: &Name) -> Result<(Unit, Unit), TimeError> {
    let error = |problem| TimeError { span: name.span.clone(), problem };
    let year = name.year.ok_or_else(|| error(Problem::NoYear))?;
    if !YEARS.contains(&year) {
        return Err(error(Problem::YearOutOfRange));
    }
    let unit = match name.shape {
        Shape::Day { month: None, day } if !(1..=31).contains(&day) => {
            return Err(error(Problem::NoSuchDay { day, month: None, year: None }));
        }
        Shape::Day { month: None, .. } | Shape::Blank => return Err(error(Problem::NoMonth)),
        Shape::Day { day, month: Some(month) } => {
            let date = NaiveDate::from_ymd_opt(year, month, day);
            let ever = NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).is_some();
            let problem =
                Problem::NoSuchDay { day, month: Some(month), year: ever.then_some(year) };
            Unit::Day(date.ok_or_else(|| error(problem))?)
        }
        Shape::Month(month) => Unit::Month { year, month },
        Shape::Quarter(quarter) => Unit::Quarter { year, quarter },
        Shape::Half(half) => Unit::Half { year, half },
        Shape::Months(first, last) => {
            return Ok((Unit::Month { year, month: first }, Unit::Month { year, month: last }));
        }
        Shape::Year => Unit::Year(year),
        Shape::SchoolYear => Unit::SchoolYear(year),
    };
    Ok((unit, unit))
}

/// The first and the last time of every year that a name means.
pub(super) fn year_times(name: &Name) -> Result<(YearTime, YearTime), TimeError> {
    let error = |problem| TimeError { span: name.span.clone(), problem };
    if name.year.is_some() {
        return Err(error(Problem::YearAndYearly));
    }
    let time = match name.shape {
        Shape::Day { day, month } => {
            let there = NaiveDate::from_ymd_opt(LEAP_YEAR, month.unwrap_or(1), day).is_some();
            if !there {
                return Err(error(Problem::NoSuchDay { day, month, year: None }));
            }
            let month = month.ok_or_else(|| error(Problem::NoMonth))?;
            YearTime::Day { month, day }
        }
        Shape::Month(month) => YearTime::Month(month),
        Shape::Quarter(quarter) => YearTime::Quarter(quarter),
        Shape::Half(half) => YearTime::Half(half),
        Shape::Months(first, last) => return Ok((YearTime::Month(first), YearTime::Month(last))),
        Shape::Year | Shape::SchoolYear | Shape::Blank => {
            return Err(error(Problem::YearAndYearly));
        }
    };
    Ok((time, time))
}

/// A Roman number up to ten.
pub(super) fn roman(word: &str) -> Option<u32> {
    let numbers = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let index = numbers.iter().position(|number| *number == word)?;
    u32::try_from(index + 1).ok()
}
