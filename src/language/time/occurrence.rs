//! The times that a wording means, one by one (từng lần): what a calendar shows as one event each.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::days::{bound_days, days_of_part, stretch_days, year_span};
use super::{
    Anchor, BeforeMeans, Bound, Kind, Offset, OffsetUnit, Scope, Side, When, YEARS, YearTime,
};
use crate::language::rest_day::Calendar;

/// A first and a last day.
type Span = (NaiveDate, NaiveDate);

/// One of the times that a wording means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Its days, first and last; of what comes round again, those of each round, in order. Never empty.
    pub days: Vec<Span>,
    /// How it comes round, if a rule says exactly that; else it has one round.
    pub repeat: Option<Repeat>,
    /// What the words call it: `Đợt 1`.
    pub name: Option<String>,
    /// Whether it is not settled yet (dự kiến).
    pub tentative: bool,
    /// Whether something is due on its last day, and not just done in its course.
    pub due: bool,
    /// Whether it is the limit that only special cases may use (trường hợp đặc biệt).
    pub exceptional: bool,
}

impl Occurrence {
    /// A single deadline.
    #[must_use]
    pub fn due_on(day: NaiveDate) -> Self {
        Self {
            days: vec![(day, day)],
            repeat: None,
            name: None,
            tentative: false,
            due: true,
            exceptional: false,
        }
    }
}

/// A rule by which days come round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Each year on the same day of the same month.
    Yearly,
    /// Each month on the same day, 1 to 28.
    Monthly(u32),
    /// Each month on its last day.
    MonthEnd,
}

/// The years that what repeats is given for, and what *before* means.
#[derive(Clone, Copy)]
struct Frame {
    first_year: i32,
    last_year: i32,
    before: BeforeMeans,
}

/// What a part takes over from the whole that it belongs to.
#[derive(Clone, Default)]
struct Inherited {
    name: Option<String>,
    tentative: bool,
    exceptional: bool,
}

impl When {
    /// The times that it means, in the order of the words. What comes round is given for the months of the
    /// plan (at most those of [`YEARS`]). Years, open ends, and what has no days give none; a deadline is one
    /// day.
    #[must_use]
    pub fn occurrences(&self, scope: impl Into<Scope>, before: BeforeMeans) -> Vec<Occurrence> {
        let scope = scope.into();
        let first_year = scope.first.max(*YEARS.start());
        let last_year = scope.last.min(*YEARS.end());
        let mut found = Vec::new();
        self.collect(Frame { first_year, last_year, before }, &Inherited::default(), &mut found);
        // What comes round is reckoned by whole years; a school year has parts of two.
        if scope.school {
            for one in found.iter_mut().filter(|one| one.days.len() > 1) {
                one.days.retain(|(_, last)| scope.holds(*last));
                one.repeat = one.repeat.filter(|_| one.days.len() > 1);
            }
            found.retain(|one| !one.days.is_empty());
        }
        found
    }

    /// The days of all its times, as first and last days, in order, each once.
    #[must_use]
    pub fn spans(&self, scope: impl Into<Scope>, before: BeforeMeans) -> Vec<Span> {
        let found = self.occurrences(scope, before).into_iter();
        let mut spans: Vec<Span> = found.flat_map(|one| one.days).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// Counts the days from the events whose day is known; working days need to know when offices rest.
    pub fn settle(&mut self, calendar: &Calendar) {
        match &mut self.kind {
            Kind::Relative { offset, side, anchor: Some(anchor), .. } => {
                // A calendar writes years of four figures.
                let known = |(first, last): &Span| {
                    YEARS.contains(&first.year()) && YEARS.contains(&last.year())
                };
                anchor.days = anchor.count(*offset, *side, calendar).filter(known);
            }
            Kind::Compound(parts) => {
                for part in parts {
                    part.settle(calendar);
                }
            }
            Kind::Phases(phases) => {
                for phase in phases {
                    phase.when.settle(calendar);
                }
            }
            Kind::WithLimit { target, limit } => {
                target.settle(calendar);
                limit.settle(calendar);
            }
            _ => {}
        }
    }

    fn collect(&self, frame: Frame, inherited: &Inherited, found: &mut Vec<Occurrence>) {
        let own =
            Inherited { tentative: inherited.tentative || self.tentative, ..inherited.clone() };
        let mut one = |span: Option<Span>, due: bool| {
            found.extend(span.map(|span| own.occurrence(vec![span], None, due)));
        };
        let Frame { before, .. } = frame;
        match &self.kind {
            Kind::In(unit) => one(stretch_days(*unit), false),
            Kind::Several(units) => {
                for unit in units {
                    one(stretch_days(*unit), false);
                }
            }
            Kind::Span { from, to } if !from.is_year() && !to.is_year() => {
                one(from.first_day().zip(to.last_day()), false);
            }
            Kind::Part { part, of } => {
                let (first, last) = days_of_part(*part, *of);
                let own = Inherited { tentative: true, ..own };
                found.extend(first.zip(last).map(|span| own.occurrence(vec![span], None, false)));
            }
            Kind::Before(unit) => one(bound_days(Bound::Before, *unit, before), true),
            Kind::By(unit) => one(bound_days(Bound::By, *unit, before), true),
            Kind::Relative { side, anchor, .. } => {
                let due = matches!(side, Side::Before | Side::Until | Side::Within);
                one(anchor.and_then(|anchor| anchor.days), due);
            }
            Kind::Yearly { bound, times } => {
                for time in times {
                    let round = |year| bound_days(*bound, time.of(year)?, before);
                    let days = frame.years().filter_map(round).collect();
                    own.rounds(days, yearly, *bound != Bound::In, found);
                }
            }
            Kind::YearlySpan { from, to } => {
                let round = |year| year_span(*from, *to, year);
                own.rounds(frame.years().filter_map(round).collect(), yearly, false, found);
            }
            Kind::Monthly { bound, days } => {
                for day in days {
                    let round = |(year, month)| {
                        let unit = YearTime::Day { month, day: *day }.of(year)?;
                        bound_days(*bound, unit, before)
                    };
                    let days = frame.months().filter_map(round).collect();
                    own.rounds(days, monthly, *bound != Bound::In, found);
                }
            }
            Kind::WithLimit { target, limit } => {
                target.collect(frame, &own, found);
                limit.collect(frame, &Inherited { exceptional: true, ..own }, found);
            }
            Kind::Compound(parts) => {
                for part in parts {
                    part.collect(frame, &own, found);
                }
            }
            Kind::Phases(phases) => {
                for phase in phases {
                    let named = Inherited { name: Some(phase.name.clone()), ..own.clone() };
                    phase.when.collect(frame, &named, found);
                }
            }
            Kind::Span { .. }
            | Kind::From(_)
            | Kind::Until(_)
            | Kind::Periodic { .. }
            | Kind::Continuous { .. }
            | Kind::OtherPlan(_)
            | Kind::OnDemand
            | Kind::Nothing
            | Kind::ToFill => {}
        }
    }
}

impl Frame {
    fn years(self) -> impl Iterator<Item = i32> {
        self.first_year..=self.last_year
    }

    fn months(self) -> impl Iterator<Item = (i32, u32)> {
        self.years().flat_map(|year| (1..=12).map(move |month| (year, month)))
    }
}

impl Inherited {
    fn occurrence(&self, days: Vec<Span>, repeat: Option<Repeat>, due: bool) -> Occurrence {
        Occurrence {
            days,
            repeat,
            name: self.name.clone(),
            tentative: self.tentative,
            due: due || self.exceptional,
            exceptional: self.exceptional,
        }
    }

    /// What comes round: one occurrence where a rule says exactly these days, else one for each round.
    fn rounds(
        &self,
        days: Vec<Span>,
        rule: fn(&[Span]) -> Option<Repeat>,
        due: bool,
        found: &mut Vec<Occurrence>,
    ) {
        match rule(&days) {
            Some(repeat) if days.len() > 1 => {
                found.push(self.occurrence(days, Some(repeat), due));
            }
            _ => found.extend(days.into_iter().map(|day| self.occurrence(vec![day], None, due))),
        }
    }
}

/// The rule of rounds that begin on the same day of each year and are as long as the first.
fn yearly(days: &[Span]) -> Option<Repeat> {
    let (first, last) = days.first()?;
    let mut years = first.year()..;
    let same = days.iter().all(|(from, to)| {
        years.next() == Some(from.year())
            && (from.month(), from.day()) == (first.month(), first.day())
            && *to - *from == *last - *first
    });
    same.then_some(Repeat::Yearly)
}

/// The rule of single days, one in each month after the first.
fn monthly(days: &[Span]) -> Option<Repeat> {
    let (first, _) = *days.first()?;
    let start = first.with_day(1)?;
    let in_turn = days.iter().zip(0..).all(|((from, to), n)| {
        from == to && from.with_day(1) == start.checked_add_months(Months::new(n))
    });
    if !in_turn {
        return None;
    }
    let all = |is: &dyn Fn(NaiveDate) -> bool| days.iter().all(|(day, _)| is(*day));
    if first.day() <= 28 && all(&|day| day.day() == first.day()) {
        return Some(Repeat::Monthly(first.day()));
    }
    let ends = all(&|day| day.succ_opt().is_some_and(|next| next.day() == 1));
    ends.then_some(Repeat::MonthEnd)
}

impl Anchor {
    /// The days that lie so far from the event. The day of the event is not counted (Civil Code 2015,
    /// Article 147).
    fn count(self, offset: Option<Offset>, side: Side, calendar: &Calendar) -> Option<Span> {
        let on = self.on;
        let day = match (side, offset) {
            // Whatever is done before the event is done a day before it at the latest.
            (Side::Before, None) => on.pred_opt()?,
            (Side::Before, Some(offset)) => offset.before(on, calendar)?,
            (Side::After | Side::From | Side::Until, None) | (Side::Until, Some(_)) => on,
            (Side::After | Side::From, Some(offset)) => offset.after(on, calendar)?,
            (Side::Within, offset) => {
                return Some((on.succ_opt()?, offset?.after(on, calendar)?));
            }
        };
        Some((day, day))
    }
}

impl Offset {
    fn after(self, day: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        match self.unit {
            OffsetUnit::Days => day.checked_add_days(Days::new(self.count.into())),
            OffsetUnit::Weeks => day.checked_add_days(Days::new(u64::from(self.count) * 7)),
            OffsetUnit::Months => day.checked_add_months(Months::new(self.count)),
            OffsetUnit::Years => day.checked_add_months(Months::new(self.count.checked_mul(12)?)),
            OffsetUnit::WorkingDays => {
                calendar.working_days_after(day, u16::try_from(self.count).ok()?)
            }
        }
    }

    fn before(self, day: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        match self.unit {
            OffsetUnit::Days => day.checked_sub_days(Days::new(self.count.into())),
            OffsetUnit::Weeks => day.checked_sub_days(Days::new(u64::from(self.count) * 7)),
            OffsetUnit::Months => day.checked_sub_months(Months::new(self.count)),
            OffsetUnit::Years => day.checked_sub_months(Months::new(self.count.checked_mul(12)?)),
            OffsetUnit::WorkingDays => {
                calendar.working_days_before(day, u16::try_from(self.count).ok()?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::language::time::parse;

    /// Each time in a line: its days, how it comes round, and what is said of it.
    fn told(words: &str, years: (i32, i32)) -> String {
        let when = parse(words, years.0).unwrap();
        let scope = Scope { first: years.0, last: years.1, school: false };
        let found = when.occurrences(scope, BeforeMeans::PreviousDay);
        let lines = found.iter().map(|one| {
            let (first, last) = one.days[0];
            let rounds = one.repeat.map(|rule| format!(" {rule:?}, {} lần", one.days.len()));
            let mut said: Vec<&str> = one.name.iter().map(String::as_str).collect();
            said.extend(one.due.then_some("hạn"));
            said.extend(one.tentative.then_some("dự kiến"));
            said.extend(one.exceptional.then_some("đặc biệt"));
            format!("{first} {last}{} {}", rounds.unwrap_or_default(), said.join(", "))
        });
        let lines = lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        if lines.is_empty() { "không có ngày".to_owned() } else { lines.join("\n") }
    }

    #[test]
    fn every_kind_of_time_has_its_days_or_none() {
        let cases = [
            "ngày 25/02/2021",
            "trước ngày 15/3",
            "chậm nhất ngày 15/3",
            "từ ngày 20/11 đến ngày 03/12",
            "tháng 3",
            "tháng 4 và tháng 8",
            "quý II",
            "6 tháng đầu năm",
            "đầu tháng 5",
            "năm 2021",
            "từ năm 2021",
            "năm học 2020-2021",
            "hằng quý",
            "thường xuyên",
            "thường xuyên, trước ngày 15/12",
            "sau khi có hướng dẫn của tỉnh",
            "Đợt 1 dự kiến: từ 01/3 đến 10/3; Đợt 2: tháng 8",
            "trong tháng 01, trường hợp đặc biệt không quá 15/02",
            "theo kế hoạch riêng",
            "đột xuất khi có yêu cầu",
        ];
        let lines: Vec<String> = cases
            .iter()
            .map(|words| {
                format!("{words}\n    {}", told(words, (2021, 2021)).replace('\n', "\n    "))
            })
            .collect();
        expect![[r"
            ngày 25/02/2021
                2021-02-25 2021-02-25
            trước ngày 15/3
                2021-03-14 2021-03-14 hạn
            chậm nhất ngày 15/3
                2021-03-15 2021-03-15 hạn
            từ ngày 20/11 đến ngày 03/12
                2021-11-20 2021-12-03
            tháng 3
                2021-03-01 2021-03-31
            tháng 4 và tháng 8
                2021-04-01 2021-04-30
                2021-08-01 2021-08-31
            quý II
                2021-04-01 2021-06-30
            6 tháng đầu năm
                2021-01-01 2021-06-30
            đầu tháng 5
                2021-05-01 2021-05-10 dự kiến
            năm 2021
                không có ngày
            từ năm 2021
                không có ngày
            năm học 2020-2021
                không có ngày
            hằng quý
                không có ngày
            thường xuyên
                không có ngày
            thường xuyên, trước ngày 15/12
                2021-12-14 2021-12-14 hạn
            sau khi có hướng dẫn của tỉnh
                không có ngày
            Đợt 1 dự kiến: từ 01/3 đến 10/3; Đợt 2: tháng 8
                2021-03-01 2021-03-10 Đợt 1, dự kiến
                2021-08-01 2021-08-31 Đợt 2
            trong tháng 01, trường hợp đặc biệt không quá 15/02
                2021-01-01 2021-01-31
                2021-02-15 2021-02-15 hạn, đặc biệt
            theo kế hoạch riêng
                không có ngày
            đột xuất khi có yêu cầu
                không có ngày
        "]]
        .assert_eq(&(lines.join("\n") + "\n"));
    }

    #[test]
    fn what_comes_round_has_a_rule_only_where_the_rule_is_exact() {
        let cases = [
            ("ngày 25 hằng tháng", (2021, 2021)),
            ("trước ngày 01 hằng tháng", (2021, 2021)),
            ("ngày 31 hằng tháng", (2021, 2021)),
            ("ngày 30 hằng tháng", (2021, 2021)),
            ("trước ngày 30/11 hằng năm", (2026, 2030)),
            ("trước ngày 01/6 và 15/11 hằng năm", (2026, 2028)),
            ("trước ngày 01/3 hằng năm", (2026, 2028)),
            ("tháng 12 hằng năm", (2026, 2028)),
            ("tháng 2 hằng năm", (2026, 2028)),
            ("trước ngày 30/11 hằng năm", (2026, 2026)),
        ];
        let lines: Vec<String> = cases
            .iter()
            .map(|(words, years)| {
                format!("{words}\n    {}", told(words, *years).replace('\n', "\n    "))
            })
            .collect();
        expect![[r"
            ngày 25 hằng tháng
                2021-01-25 2021-01-25 Monthly(25), 12 lần
            trước ngày 01 hằng tháng
                2020-12-31 2020-12-31 MonthEnd, 12 lần hạn
            ngày 31 hằng tháng
                2021-01-31 2021-01-31 MonthEnd, 12 lần
            ngày 30 hằng tháng
                2021-01-30 2021-01-30
                2021-02-28 2021-02-28
                2021-03-30 2021-03-30
                2021-04-30 2021-04-30
                2021-05-30 2021-05-30
                2021-06-30 2021-06-30
                2021-07-30 2021-07-30
                2021-08-30 2021-08-30
                2021-09-30 2021-09-30
                2021-10-30 2021-10-30
                2021-11-30 2021-11-30
                2021-12-30 2021-12-30
            trước ngày 30/11 hằng năm
                2026-11-29 2026-11-29 Yearly, 5 lần hạn
            trước ngày 01/6 và 15/11 hằng năm
                2026-05-31 2026-05-31 Yearly, 3 lần hạn
                2026-11-14 2026-11-14 Yearly, 3 lần hạn
            trước ngày 01/3 hằng năm
                2026-02-28 2026-02-28 hạn
                2027-02-28 2027-02-28 hạn
                2028-02-29 2028-02-29 hạn
            tháng 12 hằng năm
                2026-12-01 2026-12-31 Yearly, 3 lần
            tháng 2 hằng năm
                2026-02-01 2026-02-28
                2027-02-01 2027-02-28
                2028-02-01 2028-02-29
            trước ngày 30/11 hằng năm
                2026-11-29 2026-11-29 hạn
        "]]
        .assert_eq(&(lines.join("\n") + "\n"));
    }

    #[test]
    fn what_lies_too_far_from_an_event_has_no_days() {
        let on = NaiveDate::from_ymd_opt(2021, 12, 20).unwrap();
        for words in ["trong thời hạn 900 năm kể từ ngày họp", "trước 900 năm"] {
            let mut when = parse(words, 2021).unwrap();
            let Kind::Relative { anchor, .. } = &mut when.kind else { panic!("{words}") };
            *anchor = Some(Anchor { on, days: None });
            when.settle(&Calendar::new(Vec::new()));
            assert!(when.spans(2021, BeforeMeans::PreviousDay).is_empty(), "{words}");
        }
    }

    #[test]
    fn what_is_bound_to_an_event_has_days_once_its_day_is_known() {
        let calendar = Calendar::new(Vec::new());
        let on = NaiveDate::from_ymd_opt(2021, 12, 20).unwrap();
        let cases = [
            "trước 10 ngày",
            "trước khi họp Hội đồng",
            "trước khi họp ít nhất 05 ngày làm việc",
            "sau khi có kết quả",
            "sau 05 ngày kể từ ngày họp",
            "trong thời hạn 05 ngày làm việc kể từ ngày họp",
            "trong vòng 01 tháng kể từ ngày họp",
            "đến khi kết thúc Đại hội",
            "từ ngày ký",
        ];
        let lines: Vec<String> = cases
            .iter()
            .map(|words| {
                let mut when = parse(words, 2021).unwrap();
                if let Kind::Relative { anchor, .. } = &mut when.kind {
                    *anchor = Some(Anchor { on, days: None });
                }
                assert!(when.spans(2021, BeforeMeans::PreviousDay).is_empty());
                when.settle(&calendar);
                let spans = when.spans(2021, BeforeMeans::PreviousDay);
                let day =
                    |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
                let ends = [when.first_day(), when.last_day(BeforeMeans::PreviousDay)].map(day);
                format!("{words}: {} {}; {}", spans[0].0, spans[0].1, ends.join(" "))
            })
            .collect();
        expect![[r"
            trước 10 ngày: 2021-12-10 2021-12-10; - 2021-12-10
            trước khi họp Hội đồng: 2021-12-19 2021-12-19; - 2021-12-19
            trước khi họp ít nhất 05 ngày làm việc: 2021-12-13 2021-12-13; - 2021-12-13
            sau khi có kết quả: 2021-12-20 2021-12-20; 2021-12-20 -
            sau 05 ngày kể từ ngày họp: 2021-12-25 2021-12-25; 2021-12-25 -
            trong thời hạn 05 ngày làm việc kể từ ngày họp: 2021-12-21 2021-12-27; 2021-12-21 2021-12-27
            trong vòng 01 tháng kể từ ngày họp: 2021-12-21 2022-01-20; 2021-12-21 2022-01-20
            đến khi kết thúc Đại hội: 2021-12-20 2021-12-20; - 2021-12-20
            từ ngày ký: 2021-12-20 2021-12-20; 2021-12-20 -
        "]]
        .assert_eq(&(lines.join("\n") + "\n"));
    }
}
