//! Wordings of time (thời gian, hạn chót) as plans write them: read into typed values, turned into
//! days, and printed in one form.
//!
//! [`parse()`] reads a whole cell or field, [`find()`] looks for deadlines inside a sentence. Where the
//! words name no year, it is the plan's.

mod bound;
mod days;
mod find;
mod near;
mod occurrence;
mod parse;
mod relative;
mod repeat;
mod scan;
mod scope;
mod stretch;
#[cfg(test)]
mod wordings;
mod words;

use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;

pub use days::BeforeMeans;
pub use find::find;
pub use occurrence::{Occurrence, Repeat};
pub use parse::parse;
pub use scope::Scope;
pub use words::words;

/// The years that words can speak of: wide enough for any real plan, narrow enough to catch a slip
/// of the keyboard and to keep every computed day inside the calendar.
pub const YEARS: RangeInclusive<i32> = 1945..=2200;

/// The longest text that [`parse()`] reads, in bytes. A wording of time is a few words.
pub const LONGEST: usize = 2000;

/// A stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A day (ngày).
    Day(NaiveDate),
    /// A month (tháng).
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A quarter (quý).
    Quarter {
        /// The year.
        year: i32,
        /// 1 to 4.
        quarter: u8,
    },
    /// Half a year (6 tháng đầu năm, 6 tháng cuối năm).
    Half {
        /// The year.
        year: i32,
        /// 1 or 2.
        half: u8,
    },
    /// A year (năm).
    Year(i32),
    /// A school year (năm học), by the year it begins in. Its days are set by each province.
    SchoolYear(i32),
}

/// When something is done or due (thời gian, hạn chót).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// What the words say.
    pub kind: Kind,
    /// Not settled yet (dự kiến, khoảng).
    pub tentative: bool,
    /// Words beside it that change nothing, mostly in brackets.
    pub note: Option<String>,
}

/// What a wording of time says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// In the course of a stretch, or on a day (trong tháng 3, ngày 25/02/2021).
    In(Unit),
    /// In a part of a stretch that has no sharp borders (đầu, giữa, cuối tháng 3).
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Unit,
    },
    /// From one stretch to another, both included (từ … đến …).
    Span {
        /// The first.
        from: Unit,
        /// The last.
        to: Unit,
    },
    /// In several stretches, two at least (tháng 4 và tháng 8).
    Several(Vec<Unit>),
    /// Before a stretch begins (trước).
    Before(Unit),
    /// Before a stretch ends, its last day included (chậm nhất, không quá, đến hết).
    By(Unit),
    /// From the beginning of a stretch, with an open end (từ năm 2025, … và các năm tiếp theo).
    From(Unit),
    /// From now to the end of a stretch (từ nay đến năm 2030).
    Until(Unit),
    /// Every year at the same time (hằng năm).
    Yearly {
        /// How the days bind.
        bound: Bound,
        /// The times of the year, one at least.
        times: Vec<YearTime>,
    },
    /// Every year from one time to another (từ … đến … hằng năm); may run over the turn of the year.
    YearlySpan {
        /// The first.
        from: YearTime,
        /// The last.
        to: YearTime,
    },
    /// Every month on the same days (ngày 25 hằng tháng). A month that is too short means its last
    /// day.
    Monthly {
        /// How the days bind.
        bound: Bound,
        /// 1 to 31, one at least.
        days: Vec<u32>,
    },
    /// Again and again without a fixed day (hằng quý, 02 lần/tháng).
    Periodic {
        /// How often.
        every: Every,
        /// How many times in each period, where the words say.
        times: Option<Times>,
    },
    /// All the time (thường xuyên).
    Continuous {
        /// In the course of what, where the words say.
        within: Option<Unit>,
    },
    /// Several timings beside one another, two at least (thường xuyên, định kỳ hằng quý).
    Compound(Vec<When>),
    /// Bound to an event (sau khi có …, trong thời hạn 05 ngày kể từ …).
    Relative {
        /// How far from the event.
        offset: Option<Offset>,
        /// On which side of it.
        side: Side,
        /// The event in the plan's words, `khi` or `ngày` included; empty where the words leave it
        /// out (trước 10 ngày).
        event: String,
        /// The day of the event, where the data knows it.
        anchor: Option<Anchor>,
    },
    /// In named phases (Đợt 1: …; Đợt 2: …).
    Phases(Vec<Phase>),
    /// A target with a limit that only special cases may use
    /// (trong tháng 01, trường hợp đặc biệt không quá 15/02).
    WithLimit {
        /// The time for everybody.
        target: Box<When>,
        /// The time for special cases.
        limit: Box<When>,
    },
    /// As another document sets it (theo kế hoạch riêng): its words.
    OtherPlan(String),
    /// When somebody asks for it (đột xuất, khi có yêu cầu, nếu có).
    OnDemand,
    /// An empty cell, or a dash.
    Nothing,
    /// Left to be filled in by hand (ngày … tháng … năm 2024).
    ToFill,
}

/// A part of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its beginning (đầu).
    Early,
    /// Its middle (giữa).
    Middle,
    /// Its end (cuối).
    Late,
}

/// How a time binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// In its course.
    In,
    /// Before it begins (trước).
    Before,
    /// Before it ends, its last day included (chậm nhất).
    By,
}

/// A time of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearTime {
    /// A day. 29 February means the 28th where there is none.
    Day {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// A month, 1 to 12.
    Month(u32),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
}

/// How often: once in so many periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Every {
    /// How many periods, mostly 1 (6 tháng một lần: 6).
    pub count: u32,
    /// The period.
    pub period: Period,
}

/// What comes round again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Ngày.
    Day,
    /// Tuần.
    Week,
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
    /// Năm.
    Year,
}

/// How many times in a period (02 lần/tháng).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Times {
    /// The number.
    pub count: u32,
    /// Whether it is more or less than that.
    pub limit: Limit,
}

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Just so many.
    Exactly,
    /// So many or more (tối thiểu, ít nhất).
    AtLeast,
    /// So many or fewer (tối đa, không quá).
    AtMost,
}

/// A distance from an event. Which day it ends on depends on the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    /// The number.
    pub count: u32,
    /// Of what.
    pub unit: OffsetUnit,
}

/// What a distance is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// Calendar days (ngày).
    Days,
    /// Working days (ngày làm việc).
    WorkingDays,
    /// Tuần.
    Weeks,
    /// Tháng.
    Months,
    /// Năm.
    Years,
}

/// The day of an event that a time is bound to (mốc).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// The day.
    pub on: NaiveDate,
    /// The first and the last day that the time means; `None` before [`When::settle`].
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// On which side of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Before it (trước).
    Before,
    /// After it (sau).
    After,
    /// From it on (từ ngày, kể từ khi).
    From,
    /// Up to it (đến khi).
    Until,
    /// Within the offset after it (trong thời hạn … kể từ).
    Within,
}

/// A named phase (đợt, giai đoạn, vòng, bước).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its name with its number: `Đợt 1`.
    pub name: String,
    /// Its time.
    pub when: When,
}

/// Words that are no time, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeError {
    /// The words, as bytes of the text.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub problem: Problem,
}

/// What is wrong with a wording of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Words that are not a time.
    Unknown {
        /// The words.
        word: String,
        /// The known words that were probably meant.
        near: Option<&'static str>,
    },
    /// The words stop where more has to come, such as `trước` with nothing after it.
    Unfinished {
        /// The last words.
        after: String,
    },
    /// A day that the calendar lacks.
    NoSuchDay {
        /// The day.
        day: u32,
        /// The month, where it is said.
        month: Option<u32>,
        /// The year, where the day depends on it.
        year: Option<i32>,
    },
    /// A month other than 1 to 12.
    NoSuchMonth(u32),
    /// A quarter other than I to IV.
    NoSuchQuarter(u32),
    /// A number of months that does not part a year (12 tháng đầu năm).
    NoSuchHalf(u32),
    /// A school year that does not end in the year after its first.
    NoSuchSchoolYear,
    /// A day without its month.
    NoMonth,
    /// A time without its year, in a plan for several.
    NoYear,
    /// A range whose end lies before its beginning; the span is that of the end. Mostly a year is
    /// missing.
    EndsBeforeItBegins,
    /// A year outside [`YEARS`], or not of four figures.
    YearOutOfRange,
    /// A year beside `hằng năm`.
    YearAndYearly,
    /// A number of months that differs from the months named beside it.
    CountDiffers {
        /// The number said.
        said: u32,
        /// The months named.
        found: u32,
    },
    /// A second time in brackets beside the first.
    TwoTimes,
    /// A bracket without its partner, or too many inside one another.
    Bracket,
    /// A text longer than [`LONGEST`].
    TooLong,
}

impl Problem {
    /// The key of its sentence.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "when-unknown",
            Self::Unfinished { .. } => "when-unfinished",
            Self::NoSuchDay { .. } => "when-no-such-day",
            Self::NoSuchMonth(_) => "when-no-such-month",
            Self::NoSuchQuarter(_) => "when-no-such-quarter",
            Self::NoSuchHalf(_) => "when-no-such-half",
            Self::NoSuchSchoolYear => "when-no-such-school-year",
            Self::NoMonth => "when-no-month",
            Self::NoYear => "when-no-year",
            Self::EndsBeforeItBegins => "when-ends-before-it-begins",
            Self::YearOutOfRange => "when-year-out-of-range",
            Self::YearAndYearly => "when-year-and-yearly",
            Self::CountDiffers { .. } => "when-count-differs",
            Self::TwoTimes => "when-two-times",
            Self::Bracket => "when-bracket",
            Self::TooLong => "when-too-long",
        }
    }
}

impl When {
    /// A settled time without a note.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, tentative: false, note: None }
    }
}
