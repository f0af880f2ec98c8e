//! The days that a time means.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Bound, Kind, Part, Side, Unit, When, YearTime};

/// What the last day is of something that is due before a day (trước ngày 15/3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeforeMeans {
    /// The day before it, as the word says: nobody is late by it.
    PreviousDay,
    /// The day itself, as many offices take it.
    StatedDay,
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// The last day of a run of months.
fn last_of(year: i32, month: u32, months: u32) -> Option<NaiveDate> {
    first_of(year, month)?.checked_add_months(Months::new(months))?.pred_opt()
}

impl Unit {
    /// The first day. `None` for a school year, whose days are set by each province.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { year, month } => first_of(year, month),
            Self::Quarter { year, quarter } => {
                first_of(year, u32::from(quarter).checked_mul(3)?.checked_sub(2)?)
            }
            Self::Half { year, half } => {
                first_of(year, u32::from(half).checked_mul(6)?.checked_sub(5)?)
            }
            Self::Year(year) => first_of(year, 1),
            Self::SchoolYear(_) => None,
        }
    }

    /// The last day. `None` for a school year, whose days are set by each province.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        let months = match self {
            Self::Day(day) => return Some(day),
            Self::Month { .. } => 1,
            Self::Quarter { .. } => 3,
            Self::Half { .. } => 6,
            Self::Year(_) => 12,
            Self::SchoolYear(_) => return None,
        };
        let first = self.first_day()?;
        last_of(first.year(), first.month(), months)
    }

    /// The year it begins in.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Year(year)
            | Self::SchoolYear(year) => year,
        }
    }

    /// The stretch of the same kind after it. `None` at the edge of the calendar.
    pub(super) fn next(self) -> Option<Self> {
        let after = match self {
            Self::SchoolYear(year) => return Some(Self::SchoolYear(year.checked_add(1)?)),
            _ => self.last_day()?.succ_opt()?,
        };
        let year = after.year();
        Some(match self {
            Self::Day(_) => Self::Day(after),
            Self::Month { .. } => Self::Month { year, month: after.month() },
            Self::Quarter { .. } => {
                Self::Quarter { year, quarter: u8::try_from(after.month0() / 3 + 1).ok()? }
            }
            Self::Half { .. } => {
                Self::Half { year, half: u8::try_from(after.month0() / 6 + 1).ok()? }
            }
            Self::Year(_) | Self::SchoolYear(_) => Self::Year(year),
        })
    }

    pub(super) fn is_year(self) -> bool {
        matches!(self, Self::Year(_) | Self::SchoolYear(_))
    }

    /// The last day of what is due before it begins.
    fn last_day_before(self, before: BeforeMeans) -> Option<NaiveDate> {
        let first = self.first_day()?;
        match (self, before) {
            (Self::Day(_), BeforeMeans::StatedDay) => Some(first),
            // Before a month nobody means its first day.
            _ => first.pred_opt(),
        }
    }
}

/// The days of a part. A month has its three tens of days (thượng, trung, hạ tuần), a quarter its
/// three months; of longer stretches only the outer end is known.
pub(super) fn days_of_part(part: Part, of: Unit) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (first, last) = (of.first_day(), of.last_day());
    let inside = |days: u64, months: u32| {
        first?.checked_add_months(Months::new(months))?.checked_add_days(Days::new(days))
    };
    match (of, part) {
        (Unit::Month { .. }, Part::Early) => (first, inside(9, 0)),
        (Unit::Month { .. }, Part::Middle) => (inside(10, 0), inside(19, 0)),
        (Unit::Month { .. }, Part::Late) => (inside(20, 0), last),
        (Unit::Quarter { .. }, part) => {
            let skipped = match part {
                Part::Early => 0,
                Part::Middle => 1,
                Part::Late => 2,
            };
            let end = inside(0, skipped + 1).and_then(|day| day.pred_opt());
            (inside(0, skipped), end)
        }
        (_, Part::Early) => (first, None),
        (_, Part::Middle) => (None, None),
        (_, Part::Late) => (None, last),
    }
}

impl YearTime {
    /// The stretch of one year.
    pub(super) fn of(self, year: i32) -> Option<Unit> {
        Some(match self {
            Self::Day { month, day } => {
                let date = NaiveDate::from_ymd_opt(year, month, day);
                Unit::Day(date.or_else(|| last_of(year, month, 1))?)
            }
            Self::Month(month) => Unit::Month { year, month },
            Self::Quarter(quarter) => Unit::Quarter { year, quarter },
            Self::Half(half) => Unit::Half { year, half },
        })
    }
}

/// The days of a stretch with its bound: a deadline is its last day.
pub(super) fn bound_days(
    bound: Bound,
    unit: Unit,
    before: BeforeMeans,
) -> Option<(NaiveDate, NaiveDate)> {
    let last = match bound {
        Bound::In => return Some((unit.first_day()?, unit.last_day()?)),
        Bound::Before => unit.last_day_before(before)?,
        Bound::By => unit.last_day()?,
    };
    Some((last, last))
}

impl When {
    /// The parts that have days of their own.
    fn parts(&self) -> Vec<&Self> {
        match &self.kind {
            Kind::Compound(parts) => parts.iter().collect(),
            Kind::Phases(phases) => phases.iter().map(|phase| &phase.when).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is not settled, as a whole or in a part, or has no sharp borders.
    #[must_use]
    pub fn is_tentative(&self) -> bool {
        self.tentative
            || matches!(self.kind, Kind::Part { .. })
            || self.parts().into_iter().any(Self::is_tentative)
            || matches!(&self.kind, Kind::WithLimit { target, .. } if target.is_tentative())
    }

    /// The first day on which it may be done, if the words set one. Of several times, the
    /// earliest. `None` for what repeats.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        match &self.kind {
            Kind::In(unit) | Kind::From(unit) | Kind::Span { from: unit, .. } => unit.first_day(),
            Kind::Part { part, of } => days_of_part(*part, *of).0,
            Kind::Several(units) => units.iter().filter_map(|unit| unit.first_day()).min(),
            Kind::Continuous { within } => within.and_then(Unit::first_day),
            Kind::WithLimit { target, .. } => target.first_day(),
            Kind::Relative { side: Side::Before | Side::Until, .. } => None,
            Kind::Relative { anchor, .. } => {
                anchor.and_then(|anchor| anchor.days).map(|days| days.0)
            }
            _ => self.parts().into_iter().filter_map(Self::first_day).min(),
        }
    }

    /// The last day on which it is in time, if the words set one. Of several times, the latest.
    /// `None` for what repeats.
    #[must_use]
    pub fn last_day(&self, before: BeforeMeans) -> Option<NaiveDate> {
        match &self.kind {
            Kind::In(unit) | Kind::By(unit) | Kind::Until(unit) | Kind::Span { to: unit, .. } => {
                unit.last_day()
            }
            Kind::Before(unit) => unit.last_day_before(before),
            Kind::Part { part, of } => days_of_part(*part, *of).1,
            Kind::Several(units) => units.iter().filter_map(|unit| unit.last_day()).max(),
            Kind::Continuous { within } => within.and_then(Unit::last_day),
            Kind::WithLimit { limit, .. } => limit.last_day(before),
            Kind::Relative { side: Side::From | Side::After, .. } => None,
            Kind::Relative { anchor, .. } => {
                anchor.and_then(|anchor| anchor.days).map(|days| days.1)
            }
            _ => self.parts().into_iter().filter_map(|part| part.last_day(before)).max(),
        }
    }

    /// The day as written, for a deadline that names a single one: 15/3 for `trước ngày 15/3`, the
    /// end of a range, the last day for `đến hết tháng 3`.
    #[must_use]
    pub fn stated_day(&self) -> Option<NaiveDate> {
        match &self.kind {
            Kind::In(Unit::Day(day)) | Kind::Before(Unit::Day(day)) => Some(*day),
            Kind::By(unit) | Kind::Until(unit) | Kind::Span { to: unit, .. } => unit.last_day(),
            Kind::WithLimit { limit, .. } => limit.stated_day(),
            _ => {
                let mut days = self.parts().into_iter().filter_map(Self::stated_day);
                let only = days.next();
                if days.next().is_some() { None } else { only }
            }
        }
    }
}

pub(super) fn stretch_days(unit: Unit) -> Option<(NaiveDate, NaiveDate)> {
    if unit.is_year() { None } else { unit.first_day().zip(unit.last_day()) }
}

/// The span that begins in a year; it may end in the next.
pub(super) fn year_span(from: YearTime, to: YearTime, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = from.of(year)?.first_day()?;
    let last = to.of(year)?.last_day()?;
    let last = if last < first { to.of(year.checked_add(1)?)?.last_day()? } else { last };
    Some((first, last))
}
