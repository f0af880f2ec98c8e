//! Working days (ngày làm việc) and rest days of Vietnamese offices.
//!
//! Two things about the public holidays are decided anew each year: which five days Tết takes, and
//! on which side of 02/9 the second day of the National Day holiday lies
//! (Labour Code 45/2019/QH14, article 112, clause 3). As long as nobody has declared them, every
//! day that may come to be free counts as a rest day: who hands in by the last working day may be
//! early, but never stands before a closed door. Once declared, only the declared days count.

use std::iter::successors;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lunar;

/// A public holiday (ngày lễ, tết) (Labour Code 45/2019/QH14, article 112, clause 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holiday {
    /// 01/01 (point a).
    NewYear,
    /// Five days around the lunar new year (point b).
    Tet,
    /// The tenth of the third lunar month (point e).
    HungKings,
    /// 30/4 (point c).
    Reunification,
    /// 01/5 (point d).
    Labour,
    /// 02/9 and, from 2021, the day before or after (point đ; before, Labour Code 10/2012/QH13,
    /// article 115, clause 1, point đ).
    NationalDay,
    /// 24/11, from 2026 (Resolution 28/2026/QH16, article 2, clause 1, in force 01/7/2026).
    CultureDay,
}

impl Holiday {
    /// The name, as it stands within a sentence: `ngày Quốc khánh`, `tết Nguyên đán`
    /// (capitals: Decree 30/2020/NĐ-CP, Appendix II, part V, clause 5 and clause 8, point b).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Holiday::NewYear => "tết Dương lịch",
            Holiday::Tet => "tết Nguyên đán",
            Holiday::HungKings => "Giỗ Tổ Hùng Vương",
            Holiday::Reunification => "ngày Chiến thắng",
            Holiday::Labour => "ngày Quốc tế Lao động",
            Holiday::NationalDay => "ngày Quốc khánh",
            Holiday::CultureDay => "ngày Văn hóa Việt Nam",
        }
    }
}

/// Why offices rest on a day. Of several reasons, the first in this order is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// A day of a public holiday, or one that may become it.
    Holiday(Holiday),
    /// A Saturday or Sunday (ngày nghỉ hằng tuần).
    Weekend,
    /// A day off that was declared.
    Declared,
    /// A working day given instead of a holiday on a weekly rest day (nghỉ bù).
    GivenInstead,
}

/// What a declaration says of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// They are free.
    Rest,
    /// They are worked, mostly a Saturday instead of a day before a holiday (làm bù).
    Work,
}

/// Days that the government or the agency has declared free or worked (thông báo nghỉ lễ, hoán đổi
/// ngày làm việc).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, itself included. Before `first`, the declaration says nothing.
    pub last: NaiveDate,
    /// Free or worked.
    pub kind: Kind,
}

impl Declared {
    fn holds(&self, date: NaiveDate) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

/// The calendar of an office: the rules of the law and what was declared.
///
/// A declared range of free days that holds a day which a public holiday may take is the
/// announcement of that holiday: it should name all its days, those given instead too. The range
/// then replaces what would be reckoned for the holiday in that year. Days that the law leaves no
/// choice about (30/4, mồng 1 Tết, …) stay free even if the range leaves them out. Days declared as
/// worked are worked whatever else is said.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    declared: Vec<Declared>,
}

/// Longer than this, in days, no office rests: a declaration that says so is a mistake.
const LONGEST_REST: usize = 366;

impl Calendar {
    /// A calendar with declared days, in any order; they may overlap.
    #[must_use]
    pub fn new(declared: Vec<Declared>) -> Self {
        Calendar { declared }
    }

    /// Whether offices rest on a day.
    #[must_use]
    pub fn is_rest_day(&self, date: NaiveDate) -> bool {
        // The same as asking for the reason, the cheap reasons first.
        !self.declares(date, Kind::Work)
            && (is_weekend(date) || self.declares(date, Kind::Rest) || self.by_law(date).is_some())
    }

    /// Why offices rest on a day; `None` on a working day.
    #[must_use]
    pub fn rest(&self, date: NaiveDate) -> Option<Rest> {
        if self.declares(date, Kind::Work) {
            return None;
        }
        match self.by_law(date) {
            Some(Rest::Holiday(holiday)) => Some(Rest::Holiday(holiday)),
            _ if is_weekend(date) => Some(Rest::Weekend),
            _ if self.declares(date, Kind::Rest) => Some(Rest::Declared),
            other => other,
        }
    }

    /// Whether it is still open which days Tết or the National Day takes in a year: nobody has
    /// declared them, and every day that may be free counts as free.
    #[must_use]
    pub fn is_open(&self, year: i32) -> bool {
        [Season::Tet, Season::NationalDay].iter().any(|season| {
            let ways = season.ways(year);
            let declared = |(_, day): &(Holiday, NaiveDate)| self.declares(*day, Kind::Rest);
            ways.len() > 1 && !ways.iter().flatten().any(declared)
        })
    }

    /// The first working day of a month. `None` for a month that does not exist or has none.
    #[must_use]
    pub fn first_working_day(&self, year: i32, month: u32) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let mut days = first.iter_days().take_while(|day| day.month() == month);
        days.find(|day| !self.is_rest_day(*day))
    }

    /// The last working day up to and including a day; the day itself if there is none in the year
    /// before it.
    #[must_use]
    pub fn last_working_day(&self, date: NaiveDate) -> NaiveDate {
        let mut days = successors(Some(date), NaiveDate::pred_opt).take(LONGEST_REST);
        days.find(|day| !self.is_rest_day(*day)).unwrap_or(date)
    }

    /// The `n`th working day after a day, which is itself not counted
    /// (Civil Code 91/2015/QH13, article 147, clause 2); for 0 the day itself. `None` where more
    /// than a year of rest days would have to be passed.
    #[must_use]
    pub fn working_days_after(&self, date: NaiveDate, n: u16) -> Option<NaiveDate> {
        self.walk(date, n, NaiveDate::succ_opt)
    }

    /// The `n`th working day before a day, which is itself not counted; for 0 the day itself.
    /// `None` where more than a year of rest days would have to be passed.
    #[must_use]
    pub fn working_days_before(&self, date: NaiveDate, n: u16) -> Option<NaiveDate> {
        self.walk(date, n, NaiveDate::pred_opt)
    }

    fn walk(
        &self,
        date: NaiveDate,
        n: u16,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        (0..n).try_fold(date, |from, _| {
            successors(step(&from), step).take(LONGEST_REST).find(|day| !self.is_rest_day(*day))
        })
    }

    fn declares(&self, date: NaiveDate, kind: Kind) -> bool {
        self.declared.iter().any(|declared| declared.kind == kind && declared.holds(date))
    }

    /// A holiday or a day given instead. Weekends are not looked at.
    fn by_law(&self, date: NaiveDate) -> Option<Rest> {
        let ways = Season::of(date)?.ways(date.year());
        let announced = |wanted: Holiday| {
            let mut candidates = ways.iter().flatten().filter(|(holiday, _)| *holiday == wanted);
            candidates.any(|(_, day)| self.declares(*day, Kind::Rest))
        };
        if let Some((holiday, _)) = ways.iter().flatten().find(|(_, day)| *day == date) {
            let certain = ways.iter().all(|way| way.iter().any(|(_, day)| *day == date));
            if certain || !announced(*holiday) || self.declares(date, Kind::Rest) {
                return Some(Rest::Holiday(*holiday));
            }
        }
        let given = ways.iter().any(|way| given_instead(way, announced).contains(&date));
        given.then_some(Rest::GivenInstead)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Holidays with their days in one arrangement of a season, in order.
type Way = Vec<(Holiday, NaiveDate)>;

/// A time of the year whose holidays may come to lie in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    NewYear,
    Tet,
    Spring,
    NationalDay,
    Culture,
}

impl Season {
    /// The season in whose bounds a day lies. They are wide enough for the days given instead; a
    /// test holds them to that for all years of the lunar calendar.
    fn of(date: NaiveDate) -> Option<Self> {
        match (date.month(), date.day()) {
            (1, 1..=7) => Some(Season::NewYear),
            (1, 18..) | (2, _) | (3, 1..=3) => Some(Season::Tet),
            (3, 28..) | (4, _) | (5, 1..=9) => Some(Season::Spring),
            (9, 1..=9) => Some(Season::NationalDay),
            (11, 24..) => Some(Season::Culture),
            _ => None,
        }
    }

    /// All arrangements of the season's holidays that the law allows in a year.
    fn ways(self, year: i32) -> Vec<Way> {
        use Holiday::{CultureDay, HungKings, Labour, NationalDay, NewYear, Reunification, Tet};
        let on = |holiday, month, day| Some((holiday, NaiveDate::from_ymd_opt(year, month, day)?));
        let row = |days: &[Option<(Holiday, NaiveDate)>]| days.iter().copied().flatten().collect();
        match self {
            Season::NewYear => vec![row(&[on(NewYear, 1, 1)])],
            // One day of the old year and four of the new, or two and three.
            Season::Tet => lunar::new_year(year).map_or_else(Vec::new, |first| {
                [1, 2]
                    .iter()
                    .filter_map(|before| first.checked_sub_days(Days::new(*before)))
                    .map(|from| from.iter_days().take(5).map(|day| (Tet, day)).collect())
                    .collect()
            }),
            Season::Spring => {
                let hung_kings = lunar::day(year, 3, 10).map(|day| (HungKings, day));
                vec![row(&[hung_kings, on(Reunification, 4, 30), on(Labour, 5, 1)])]
            }
            Season::Culture if year < 2026 => Vec::new(),
            Season::Culture => vec![row(&[on(CultureDay, 11, 24)])],
            Season::NationalDay if year < 2021 => vec![row(&[on(NationalDay, 9, 2)])],
            Season::NationalDay => vec![
                row(&[on(NationalDay, 9, 1), on(NationalDay, 9, 2)]),
                row(&[on(NationalDay, 9, 2), on(NationalDay, 9, 3)]),
            ],
        }
    }
}

/// The days given instead of holidays on a weekly rest day: for each, the next working day
/// (Labour Code 45/2019/QH14, article 111, clause 3; before, 10/2012/QH13, article 115, clause 3).
/// What was announced names its days itself.
fn given_instead(way: &Way, announced: impl Fn(Holiday) -> bool) -> Vec<NaiveDate> {
    let mut given: Vec<NaiveDate> = Vec::new();
    let mut last = None;
    for (holiday, day) in way {
        // Giỗ Tổ may be on 30/4: that is one rest day only.
        let another = last.replace(*day) != Some(*day);
        if another && is_weekend(*day) && !announced(*holiday) {
            let free = |day: NaiveDate| {
                is_weekend(day) || given.contains(&day) || way.iter().any(|(_, at)| *at == day)
            };
            let next = day.iter_days().skip(1).find(|day| !free(*day));
            given.extend(next);
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::date::read;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        read(text).unwrap()
    }

    fn rest(first: &str, last: &str) -> Declared {
        Declared { first: day(first), last: day(last), kind: Kind::Rest }
    }

    fn work(first: &str) -> Declared {
        Declared { first: day(first), last: day(first), kind: Kind::Work }
    }

    /// The rest days from a day to another that are no weekend, as `month-day`.
    fn weekdays_off(calendar: &Calendar, first: &str, last: &str) -> String {
        let days = day(first).iter_days().take_while(|at| *at <= day(last));
        let off = days.filter(|at| !is_weekend(*at) && calendar.is_rest_day(*at));
        off.map(|at| at.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn undeclared_years_keep_every_day_free_that_may_be() {
        for (first, last, off) in [
            ("2020-01-01", "2020-01-10", "01-01"),
            // Tết on Saturday 25/01/2020: 23-28/01 and the Wednesday and Thursday after.
            ("2020-01-15", "2020-02-15", "01-23 01-24 01-27 01-28 01-29 01-30"),
            ("2021-02-01", "2021-02-28", "02-10 02-11 02-12 02-15 02-16 02-17"),
            ("2022-01-20", "2022-02-20", "01-31 02-01 02-02 02-03 02-04"),
            // Giỗ Tổ on Wednesday 21/4/2021; 01/5 was a Saturday.
            ("2021-04-01", "2021-05-20", "04-21 04-30 05-03"),
            // Giỗ Tổ, 30/4 and 01/5 from Saturday to Monday.
            ("2023-04-01", "2023-05-20", "05-01 05-02 05-03"),
            // Giỗ Tổ on Sunday 10/4/2022; 30/4 and 01/5 on a weekend.
            ("2022-04-01", "2022-05-20", "04-11 05-02 05-03"),
            ("2024-04-01", "2024-05-20", "04-18 04-30 05-01"),
            // The National Day was one day.
            ("2020-08-25", "2020-09-15", "09-02"),
            ("2018-08-25", "2018-09-15", "09-03"),
            ("2021-08-25", "2021-09-15", "09-01 09-02 09-03"),
            ("2023-08-25", "2023-09-15", "09-01 09-04 09-05"),
        ] {
            assert_eq!(weekdays_off(&Calendar::default(), first, last), off, "{first}");
        }
    }

    #[test]
    fn declared_years_are_exact() {
        let calendar = Calendar::new(vec![
            rest("2021-02-10", "2021-02-16"),
            rest("2021-09-02", "2021-09-03"),
            rest("2022-01-31", "2022-02-04"),
            rest("2022-04-30", "2022-05-03"),
            rest("2022-09-01", "2022-09-02"),
            rest("2023-01-20", "2023-01-26"),
            rest("2023-09-01", "2023-09-04"),
            // The Monday between was given for a Saturday worked.
            rest("2024-04-27", "2024-05-01"),
            work("2024-05-04"),
        ]);
        for (first, last, off) in [
            ("2021-02-01", "2021-02-28", "02-10 02-11 02-12 02-15 02-16"),
            ("2021-08-25", "2021-09-15", "09-02 09-03"),
            ("2022-01-20", "2022-02-20", "01-31 02-01 02-02 02-03 02-04"),
            ("2022-04-20", "2022-05-20", "05-02 05-03"),
            ("2022-08-25", "2022-09-15", "09-01 09-02"),
            ("2023-01-10", "2023-02-10", "01-20 01-23 01-24 01-25 01-26"),
            ("2023-08-25", "2023-09-15", "09-01 09-04"),
            ("2024-04-20", "2024-05-20", "04-29 04-30 05-01"),
            // Not declared.
            ("2024-08-25", "2024-09-15", "09-02 09-03"),
        ] {
            assert_eq!(weekdays_off(&calendar, first, last), off, "{first}");
        }
        assert!(!calendar.is_rest_day(day("2024-05-04")));
        assert!(calendar.is_rest_day(day("2024-05-05")));
    }

    #[test]
    fn a_declaration_cannot_take_a_day_that_the_law_gives_unless_it_says_so() {
        // The agency's own day off beside the National Day.
        let calendar = Calendar::new(vec![rest("2025-09-03", "2025-09-03")]);
        assert_eq!(weekdays_off(&calendar, "2025-08-25", "2025-09-15"), "09-02 09-03");
        let calendar = Calendar::new(vec![work("2025-09-02")]);
        assert_eq!(weekdays_off(&calendar, "2025-08-25", "2025-09-15"), "09-01 09-03");
        // Only the days given instead, announced by themselves, give no others.
        let calendar = Calendar::new(vec![rest("2022-05-02", "2022-05-03")]);
        assert_eq!(weekdays_off(&calendar, "2022-04-20", "2022-05-20"), "05-02 05-03");
        // The wrong way round: nothing is said.
        let calendar = Calendar::new(vec![rest("2025-12-10", "2025-12-09")]);
        assert_eq!(weekdays_off(&calendar, "2025-12-01", "2025-12-31"), "");
    }

    #[test]
    fn the_reason_names_the_holiday() {
        let calendar =
            Calendar::new(vec![rest("2021-02-10", "2021-02-17"), rest("2021-06-01", "2021-06-01")]);
        for (at, why) in [
            ("2021-01-01", Some(Rest::Holiday(Holiday::NewYear))),
            ("2021-02-09", None),
            ("2021-02-13", Some(Rest::Holiday(Holiday::Tet))),
            ("2021-02-17", Some(Rest::Declared)),
            ("2021-02-20", Some(Rest::Weekend)),
            ("2021-04-21", Some(Rest::Holiday(Holiday::HungKings))),
            ("2021-04-30", Some(Rest::Holiday(Holiday::Reunification))),
            ("2021-05-01", Some(Rest::Holiday(Holiday::Labour))),
            ("2021-05-03", Some(Rest::GivenInstead)),
            ("2021-06-01", Some(Rest::Declared)),
            ("2021-09-01", Some(Rest::Holiday(Holiday::NationalDay))),
        ] {
            assert_eq!(calendar.rest(day(at)), why, "{at}");
        }
    }

    #[test]
    fn first_working_days_of_2021() {
        let days = |calendar: &Calendar| -> Vec<u32> {
            let first = |month| calendar.first_working_day(2021, month).unwrap().day();
            (1..=12).map(first).collect()
        };
        // 01/5/2021 was a Saturday, made good on Monday the 3rd; 01/9 might have been free.
        assert_eq!(days(&Calendar::default()), [4, 1, 1, 1, 4, 1, 1, 2, 6, 1, 1, 1]);
        let declared = Calendar::new(vec![rest("2021-09-02", "2021-09-03")]);
        assert_eq!(days(&declared), [4, 1, 1, 1, 4, 1, 1, 2, 1, 1, 1, 1]);
        assert_eq!(Calendar::default().first_working_day(2021, 13), None);
        let closed = Calendar::new(vec![rest("2021-08-01", "2021-08-31")]);
        assert_eq!(closed.first_working_day(2021, 8), None);
    }

    #[test]
    fn deadlines_and_counted_days() {
        let calendar = Calendar::default();
        for (date, last) in [
            ("2021-03-14", "2021-03-12"),
            ("2021-03-12", "2021-03-12"),
            // Over the whole of Tết.
            ("2021-02-17", "2021-02-09"),
            ("2022-05-03", "2022-04-29"),
        ] {
            assert_eq!(calendar.last_working_day(day(date)), day(last));
        }
        for (date, n, after) in [
            ("2021-03-12", 0, "2021-03-12"),
            ("2021-03-12", 1, "2021-03-15"),
            ("2021-03-14", 5, "2021-03-19"),
            ("2021-04-29", 1, "2021-05-04"),
        ] {
            assert_eq!(calendar.working_days_after(day(date), n), Some(day(after)));
        }
        assert_eq!(calendar.working_days_before(day("2021-05-04"), 2), Some(day("2021-04-28")));
        let never = Calendar::new(vec![rest("0001-01-01", "9999-12-31")]);
        assert_eq!(never.last_working_day(day("2021-03-12")), day("2021-03-12"));
        assert_eq!(never.working_days_after(day("2021-03-12"), 1), None);
    }

    /// The weekdays off around one arrangement of holidays, walking day by day: a holiday on a
    /// weekend is owed, and the next day that would be worked pays it.
    fn off_in(way: &[NaiveDate]) -> Vec<NaiveDate> {
        let (mut owed, mut off) = (0, Vec::new());
        for at in way[0].iter_days().take(40) {
            match (is_weekend(at), way.contains(&at)) {
                (true, true) => owed += 1,
                (false, true) => off.push(at),
                (false, false) if owed > 0 => {
                    owed -= 1;
                    off.push(at);
                }
                _ => {}
            }
        }
        off
    }

    #[test]
    fn whatever_is_announced_lies_within_and_nothing_else_does() {
        let calendar = Calendar::default();
        for year in lunar::YEARS {
            let at = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let tet = lunar::new_year(year).unwrap();
            let around = |before| -> Vec<NaiveDate> {
                (tet - Days::new(before)).iter_days().take(5).collect()
            };
            let hung_kings = lunar::day(year, 3, 10).unwrap();
            let mut ways = vec![
                vec![at(1, 1)],
                around(1),
                around(2),
                vec![hung_kings, at(4, 30), at(5, 1)],
                vec![at(9, 2)],
            ];
            if year >= 2021 {
                ways.pop();
                ways.extend([vec![at(9, 1), at(9, 2)], vec![at(9, 2), at(9, 3)]]);
            }
            if year >= 2026 {
                ways.push(vec![at(11, 24)]);
            }
            let mut expected: Vec<NaiveDate> = ways.iter().flat_map(|way| off_in(way)).collect();
            expected.sort();
            expected.dedup();
            let days = at(1, 1).iter_days().take_while(|day| day.year() == year);
            let off: Vec<NaiveDate> =
                days.filter(|day| !is_weekend(*day) && calendar.is_rest_day(*day)).collect();
            assert_eq!(off, expected, "{year}");
        }
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (693_000..840_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
    }

    proptest! {
        #[test]
        fn the_reason_and_the_answer_agree(
            ranges in prop::collection::vec((any_day(), 0u64..20, any::<bool>()), 0..8),
            near in 0u64..60,
        ) {
            let declared: Vec<Declared> = ranges
                .iter()
                .map(|(first, days, works)| {
                    let kind = if *works { Kind::Work } else { Kind::Rest };
                    Declared { first: *first, last: *first + Days::new(*days), kind }
                })
                .collect();
            let calendar = Calendar::new(declared.clone());
            for Declared { first, last, kind } in declared {
                for at in [first, last, first + Days::new(near)] {
                    prop_assert_eq!(calendar.is_rest_day(at), calendar.rest(at).is_some());
                    let working = calendar.last_working_day(at);
                    prop_assert!(working <= at);
                    let next = calendar.working_days_after(working, 1).unwrap();
                    prop_assert!(next > at || next == working || !calendar.is_rest_day(at));
                }
                if kind == Kind::Work {
                    prop_assert!(!calendar.is_rest_day(first));
                }
            }
        }

        #[test]
        fn no_day_and_no_range_makes_it_panic(a in any::<i32>(), b in any::<i32>(), n in 0u16..40) {
            let day = |days: i32| {
                NaiveDate::from_num_days_from_ce_opt(days / 20).unwrap_or(NaiveDate::MAX)
            };
            let declared = Declared { first: day(a), last: day(b), kind: Kind::Rest };
            for calendar in [Calendar::default(), Calendar::new(vec![declared])] {
                for date in [day(a), day(b), NaiveDate::MAX, NaiveDate::MIN] {
                    let _ = (calendar.rest(date), calendar.last_working_day(date));
                    let _ = calendar.working_days_after(date, n);
                    let _ = calendar.working_days_before(date, n);
                    let _ = calendar.first_working_day(date.year(), n.into());
                }
            }
        }
    }
}
