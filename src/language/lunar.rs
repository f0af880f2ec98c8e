//! The Vietnamese lunar calendar (âm lịch).
//!
//! A lunar month begins on the day of a new moon. The month in which the winter solstice falls is
//! the eleventh. Where thirteen months lie between two eleventh months, the first of them in which
//! the sun reaches no multiple of 30° of longitude is a leap month (tháng nhuận) and has the number
//! of the month before it. Days are those of UTC+7: the Chinese calendar counts days of UTC+8, and
//! so its months and years begin on another day now and then (Tết of 1985 a month apart).
//!
//! New moons and the sun's longitude come from the series of Jean Meeus, *Astronomical Algorithms*
//! (2nd edition, chapters 49 and 25), good to some seconds and to 0.01° (a quarter of an hour).
//! Checked from 1945 to 2199 against a finer ephemeris, three new moons of 3154 are put on another
//! day, all within a minute of midnight: July 1967 (08/7 is right), May 2150 and January 2175
//! (these two hang on how the Earth's rotation slows down).
//!
//! Việt Nam has counted days of UTC+7 in its calendar since 1968 (decision 121/CP of 08/8/1967);
//! dates before are what the rules of today give (proleptic), not what calendars of the time said.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// A day of the lunar calendar (ngày âm lịch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LunarDate {
    /// The year, by the number of the Gregorian year in which it begins.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// Whether it is the leap month (tháng nhuận) after the month of this number.
    pub leap: bool,
    /// The day, 1 to 30.
    pub day: u32,
}

/// The lunar years that are computed. The series hold for longer, but by how much the Earth's
/// rotation will have fallen behind is not known well enough.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// The lunar date of a day. `None` outside the lunar [`YEARS`].
#[must_use]
pub fn of(date: NaiveDate) -> Option<LunarDate> {
    // A lunar year begins in the Gregorian year of its number, and ends in the next.
    if !(*YEARS.start()..=*YEARS.end() + 1).contains(&date.year()) {
        return None;
    }
    let wanted = date.num_days_from_ce();
    let mut moon = moon_near(wanted);
    while new_moon(moon) > wanted {
        moon -= 1;
    }
    while new_moon(moon + 1) <= wanted {
        moon += 1;
    }
    let this = Round::before(date.year());
    let round = if moon < this.end { this } else { Round::before(date.year() + 1) };
    let (year, month, leap) = round.month(moon);
    let day = u32::try_from(wanted - new_moon(moon) + 1).ok()?;
    YEARS.contains(&year).then_some(LunarDate { year, month, leap, day })
}

/// The first day of a lunar year (mồng 1 Tết). `None` outside [`YEARS`].
#[must_use]
pub fn new_year(year: i32) -> Option<NaiveDate> {
    if !YEARS.contains(&year) {
        return None;
    }
    let eleventh = eleventh_month(year - 1);
    // Months 12 and 1 come next, unless a leap month stands before one of them. Only then does it
    // matter how many months the round has: to find its end costs as much again.
    let [a, b, c] = [1, 2, 3].map(|month| new_moon(eleventh + month));
    let may_leap = twelfth_of_circle(a) == twelfth_of_circle(b)
        || twelfth_of_circle(b) == twelfth_of_circle(c);
    let leaps = may_leap && eleventh_month(year) - eleventh == 13;
    NaiveDate::from_num_days_from_ce_opt(if leaps { c } else { b })
}

/// The Gregorian date of a day of the lunar calendar, the month not being a leap one. `None` for a
/// day that the calendar lacks, and outside [`YEARS`].
#[must_use]
pub fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let round = Round::before(if month >= 11 { year + 1 } else { year });
    let mut moon = round.start + i32::try_from((month + 1) % 12).ok()?;
    if round.leap.is_some_and(|leap| moon >= leap) {
        moon += 1;
    }
    let (first, next) = (new_moon(moon), new_moon(moon + 1));
    let wanted = first.checked_add(i32::try_from(day).ok()?)?.checked_sub(1)?;
    (first..next).contains(&wanted).then(|| NaiveDate::from_num_days_from_ce_opt(wanted))?
}

/// The name of a lunar year in the cycle of sixty (can chi): `Tân Sửu`
/// (capitals: Decree 30/2020/NĐ-CP, Appendix II, part V, clause 8, point a).
#[must_use]
pub fn year_name(year: i32) -> String {
    // The year 4 was a Giáp Tý.
    let stem = match (year.rem_euclid(10) + 6) % 10 {
        0 => "Giáp",
        1 => "Ất",
        2 => "Bính",
        3 => "Đinh",
        4 => "Mậu",
        5 => "Kỷ",
        6 => "Canh",
        7 => "Tân",
        8 => "Nhâm",
        _ => "Quý",
    };
    let branch = match (year.rem_euclid(12) + 8) % 12 {
        0 => "Tý",
        1 => "Sửu",
        2 => "Dần",
        3 => "Mão",
        4 => "Thìn",
        5 => "Tỵ",
        6 => "Ngọ",
        7 => "Mùi",
        8 => "Thân",
        9 => "Dậu",
        10 => "Tuất",
        _ => "Hợi",
    };
    format!("{stem} {branch}")
}

/// The months from one eleventh month up to the next. Months are known by the number of their new
/// moon.
struct Round {
    /// The lunar year to which all but the first two numbers of the months belong.
    year: i32,
    start: i32,
    end: i32,
    leap: Option<i32>,
}

impl Round {
    /// The round in which the lunar year `year` begins.
    fn before(year: i32) -> Self {
        let (start, end) = (eleventh_month(year - 1), eleventh_month(year));
        let mut leap = None;
        if end - start == 13 {
            leap = (start + 1..end).find(|moon| {
                twelfth_of_circle(new_moon(*moon)) == twelfth_of_circle(new_moon(moon + 1))
            });
        }
        Round { year, start, end, leap }
    }

    /// Year and number of a month of this round, and whether it is the leap month.
    fn month(&self, moon: i32) -> (i32, u32, bool) {
        let after_leap = i32::from(self.leap.is_some_and(|leap| moon >= leap));
        let place = u32::try_from(moon - self.start - after_leap).unwrap_or(0);
        let year = if place < 2 { self.year - 1 } else { self.year };
        (year, (place + 10) % 12 + 1, self.leap == Some(moon))
    }
}

/// The new moon with which the eleventh month of a lunar year begins: the last one not after the
/// day of the winter solstice.
fn eleventh_month(year: i32) -> i32 {
    let new_years_eve =
        NaiveDate::from_ymd_opt(year, 12, 31).map_or(0, |day| day.num_days_from_ce());
    let moon = moon_near(new_years_eve);
    // The solstice is past when such a day begins: the new moon was later than the solstice's day.
    let late = twelfth_of_circle(new_moon(moon)) == 9;
    if late { moon - 1 } else { moon }
}

/// Days from the epoch of Julian days to the day before 1 January of year 1, at midnight.
const JULIAN_DAY_OF_DAY_0: f64 = 1_721_424.5;

/// Vietnamese time, in days before UTC.
const UTC_PLUS_7: f64 = 7.0 / 24.0;

/// The mean time between new moons, in days.
const MEAN_MONTH: f64 = 29.530_588_861;

/// The number of the last new moon up to a day, by the mean motion of the moon: one too low or too
/// high near a new moon. Days are counted as [`Datelike::num_days_from_ce`] does, new moons from
/// that of 6 January 2000.
fn moon_near(day: i32) -> i32 {
    floor((f64::from(day) + JULIAN_DAY_OF_DAY_0 - 2_451_550.097_66) / MEAN_MONTH)
}

/// The day (of UTC+7) of a new moon (Meeus, chapter 49).
fn new_moon(moon: i32) -> i32 {
    let k = f64::from(moon);
    let t = k / 1236.85;
    let angle = |start: f64, per_month: f64, squared: f64, cubed: f64| {
        (start + per_month * k + (squared + cubed * t) * t * t).to_radians()
    };
    // The sun's and the moon's mean anomaly, the moon's argument of latitude, its ascending node.
    let sun = angle(2.5534, 29.105_356_70, -0.000_001_4, -0.000_000_11);
    let anomaly = angle(201.5643, 385.816_935_28, 0.010_758_2, 0.000_012_38 - 0.000_000_058 * t);
    let latitude = angle(160.7108, 390.670_502_84, -0.001_611_8, -0.000_002_27 + 0.000_000_011 * t);
    let node = angle(124.7746, -1.563_755_88, 0.002_067_2, 0.000_002_15);
    let eccentricity = 1.0 - (0.002_516 + 0.000_007_4 * t) * t;

    // The factor of the eccentricity goes by how often the sun's anomaly enters.
    let periodic: f64 = PERIODIC
        .iter()
        .map(|(size, m, a, f)| {
            let weight = match m.abs() {
                1.0 => eccentricity,
                2.0 => eccentricity * eccentricity,
                _ => 1.0,
            };
            size * weight * (m * sun + a * anomaly + f * latitude).sin()
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .map(|(size, start, per_month)| size * (start + per_month * k).to_radians().sin())
        .sum();
    // The first planetary argument alone has a term in the square of time.
    let first_planet = 0.000_325 * angle(299.77, 0.107_408, -0.009_173, 0.0).sin();
    let mean = 2_451_550.097_66
        + MEAN_MONTH * k
        + (0.000_154_37 + (-0.000_000_150 + 0.000_000_000_73 * t) * t) * t * t;
    let dynamical = mean + periodic - 0.000_17 * node.sin() + first_planet + planets;
    floor(dynamical - delay(t) + UTC_PLUS_7 - JULIAN_DAY_OF_DAY_0)
}

/// Terms of the new moon's time: size in days; multiples of the sun's anomaly, of the moon's
/// anomaly and of the moon's argument of latitude.
const PERIODIC: [(f64, f64, f64, f64); 24] = [
    (-0.407_20, 0.0, 1.0, 0.0),
    (0.172_41, 1.0, 0.0, 0.0),
    (0.016_08, 0.0, 2.0, 0.0),
    (0.010_39, 0.0, 0.0, 2.0),
    (0.007_39, -1.0, 1.0, 0.0),
    (-0.005_14, 1.0, 1.0, 0.0),
    (0.002_08, 2.0, 0.0, 0.0),
    (-0.001_11, 0.0, 1.0, -2.0),
    (-0.000_57, 0.0, 1.0, 2.0),
    (0.000_56, 1.0, 2.0, 0.0),
    (-0.000_42, 0.0, 3.0, 0.0),
    (0.000_42, 1.0, 0.0, 2.0),
    (0.000_38, 1.0, 0.0, -2.0),
    (-0.000_24, -1.0, 2.0, 0.0),
    (-0.000_07, 2.0, 1.0, 0.0),
    (0.000_04, 0.0, 2.0, -2.0),
    (0.000_04, 3.0, 0.0, 0.0),
    (0.000_03, 1.0, 1.0, -2.0),
    (0.000_03, 0.0, 2.0, 2.0),
    (-0.000_03, 1.0, 1.0, 2.0),
    (0.000_03, -1.0, 1.0, 2.0),
    (-0.000_02, -1.0, 1.0, -2.0),
    (-0.000_02, 1.0, 3.0, 0.0),
    (0.000_02, 0.0, 4.0, 0.0),
];

/// Planetary terms of the new moon's time: size in days; angle at new moon 0 and its growth from
/// one new moon to the next, in degrees.
const PLANETS: [(f64, f64, f64); 13] = [
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// In which twelfth of its yearly circle the sun stands when a day (of UTC+7) begins: 0 from the
/// spring equinox, 9 from the winter solstice. It changes with the principal terms (trung khí).
fn twelfth_of_circle(day: i32) -> i32 {
    floor(sun_longitude(f64::from(day) + JULIAN_DAY_OF_DAY_0 - UTC_PLUS_7) / 30.0)
}

/// The sun's apparent longitude, in degrees from 0 to 360 (Meeus, chapter 25), at a Julian day of
/// universal time.
fn sun_longitude(julian_day: f64) -> f64 {
    let since_2000 = (julian_day - 2_451_545.0) / 36_525.0;
    let t = since_2000 + delay(since_2000) / 36_525.0;
    let mean = 280.466_46 + (36_000.769_83 + 0.000_303_2 * t) * t;
    let anomaly = (357.529_11 + (35_999.050_29 - 0.000_153_7 * t) * t).to_radians();
    let centre = (1.914_602 - (0.004_817 + 0.000_014 * t) * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// By how much universal time lags behind the even time of the series (ΔT), in days; `t` in
/// centuries since 2000. Measured from 1900 to 2020, to some seconds; later, the parabola that the
/// tides make, set on the value of 2020: minutes uncertain by 2200.
fn delay(t: f64) -> f64 {
    const MEASURED: [(f64, f64); 13] = [
        (-1.0, -2.7),
        (-0.9, 10.5),
        (-0.8, 21.2),
        (-0.7, 24.0),
        (-0.6, 24.3),
        (-0.5, 29.1),
        (-0.4, 33.2),
        (-0.3, 40.2),
        (-0.2, 50.5),
        (-0.1, 56.9),
        (0.0, 63.8),
        (0.1, 66.1),
        (0.2, 69.4),
    ];
    let between = MEASURED.windows(2).find_map(|pair| match pair {
        [(from, low), (to, high)] if t < *to => Some(low + (high - low) * (t - from) / (to - from)),
        _ => None,
    });
    let parabola = |t: f64| 31.0 * (t + 1.8) * (t + 1.8);
    between.unwrap_or_else(|| 69.4 + parabola(t) - parabola(0.2)) / 86_400.0
}

/// The whole number up to `number`. Numbers here are counts of days and months, far below the
/// limits of `i32`.
#[expect(clippy::cast_possible_truncation, reason = "counts of days and of months")]
fn floor(number: f64) -> i32 {
    number.floor() as i32
}

/// The ways in which people write that name: a dictionary's first ([`year_name`]), then with `i` for `y`, as in `Ất Tị`.
#[must_use]
pub fn year_spellings(year: i32) -> Vec<String> {
    let mut ways = vec![year_name(year)];
    for (y, i) in [("Kỷ", "Kỉ"), ("Quý", "Quí"), ("Tý", "Tí"), ("Tỵ", "Tị")] {
        let others = ways.iter().filter(|way| way.split(' ').any(|word| word == y));
        let others: Vec<String> = others.map(|way| way.replace(y, i)).collect();
        ways.extend(others);
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn new_years_of_1990_to_2050() {
        for (first, days) in [
            (1990, "27/1 15/2 04/2 23/1 10/2 31/1 19/2 07/2 28/1 16/2"),
            (2000, "05/2 24/1 12/2 01/2 22/1 09/2 29/1 17/2 07/2 26/1"),
            (2010, "14/2 03/2 23/1 10/2 31/1 19/2 08/2 28/1 16/2 05/2"),
            (2020, "25/1 12/2 01/2 22/1 10/2 29/1 17/2 06/2 26/1 13/2"),
            (2030, "02/2 23/1 11/2 31/1 19/2 08/2 28/1 15/2 04/2 24/1"),
            (2040, "12/2 01/2 22/1 10/2 30/1 17/2 06/2 26/1 14/2 02/2"),
            (2050, "23/1"),
        ] {
            for (year, written) in (first..).zip(days.split(' ')) {
                let day = new_year(year).unwrap();
                assert_eq!(format!("{:02}/{}", day.day(), day.month()), written, "{year}");
            }
        }
    }

    #[test]
    fn days_on_which_the_chinese_calendar_differs() {
        for (year, month, day) in [(1968, 1, 29), (1985, 1, 21), (2007, 2, 17), (2030, 2, 2)] {
            assert_eq!(new_year(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn leap_months_and_their_first_days() {
        for (year, month, first) in [
            (1985, 2, (1985, 3, 21)),
            (1987, 7, (1987, 8, 24)),
            (2004, 2, (2004, 3, 21)),
            (2006, 7, (2006, 8, 24)),
            (2009, 5, (2009, 6, 23)),
            (2012, 4, (2012, 5, 21)),
            (2014, 9, (2014, 10, 24)),
            (2017, 6, (2017, 7, 23)),
            (2020, 4, (2020, 5, 23)),
            (2023, 2, (2023, 3, 22)),
            (2025, 6, (2025, 7, 25)),
            (2028, 5, (2028, 6, 23)),
            (2033, 11, (2033, 12, 22)),
        ] {
            let first = date(first.0, first.1, first.2);
            assert_eq!(of(first), Some(LunarDate { year, month, leap: true, day: 1 }));
            // The month after takes the number that the leap month did not.
            let after = of(first + chrono::Days::new(30)).unwrap();
            assert_eq!((after.month, after.leap), (month % 12 + 1, false));
        }
        // A leap month comes seven times in nineteen years.
        let leaps = (1995..2014).filter(|year| Round::before(*year).leap.is_some());
        assert_eq!(leaps.count(), 7);
    }

    #[test]
    fn days_of_the_year() {
        for (year, month, day_of_month, expected) in [
            (2020, 3, 10, Some((2020, 4, 2))),
            (2021, 3, 10, Some((2021, 4, 21))),
            (2023, 3, 10, Some((2023, 4, 29))),
            (2024, 3, 10, Some((2024, 4, 18))),
            (2024, 12, 29, Some((2025, 1, 28))),
            (2024, 12, 30, None),
            (2023, 12, 30, Some((2024, 2, 9))),
            (2033, 12, 1, Some((2034, 1, 20))),
            (2021, 0, 1, None),
            (2021, 13, 1, None),
            (2021, 1, 0, None),
            (2021, 1, 31, None),
            (2021, 1, u32::MAX, None),
            (i32::MAX, 1, 1, None),
        ] {
            let expected = expected.map(|(year, month, day)| date(year, month, day));
            assert_eq!(day(year, month, day_of_month), expected, "{year} {month} {day_of_month}");
        }
    }

    #[test]
    fn every_year_begins_with_its_first_day_and_ends_before_the_next() {
        for year in YEARS {
            let first = new_year(year).unwrap();
            assert_eq!(day(year, 1, 1), Some(first));
            assert_eq!(of(first), Some(LunarDate { year, month: 1, leap: false, day: 1 }));
            let eve = of(first.pred_opt().unwrap());
            let ended = eve.is_none_or(|eve| (eve.year, eve.month) == (year - 1, 12));
            assert!(ended && eve.is_some() == (year > *YEARS.start()), "{year}");
        }
        assert_eq!(new_year(1899), None);
        assert_eq!(new_year(2201), None);
    }

    #[test]
    fn names_of_years() {
        for (year, name) in [
            (4, "Giáp Tý"),
            (1945, "Ất Dậu"),
            (1968, "Mậu Thân"),
            (2021, "Tân Sửu"),
            (2023, "Quý Mão"),
            (2026, "Bính Ngọ"),
            (-56, "Giáp Tý"),
        ] {
            assert_eq!(year_name(year), name);
        }
        assert_eq!(year_spellings(2026), ["Bính Ngọ"]);
        assert_eq!(year_spellings(2025), ["Ất Tỵ", "Ất Tị"]);
        assert_eq!(year_spellings(1989), ["Kỷ Tỵ", "Kỉ Tỵ", "Kỷ Tị", "Kỉ Tị"]);
    }

    proptest! {
        #[test]
        fn there_and_back(days in 0i64..109_000) {
            let date = date(1900, 2, 1) + chrono::TimeDelta::days(days);
            let lunar = of(date).unwrap();
            prop_assert!((1..=12).contains(&lunar.month) && (1..=30).contains(&lunar.day));
            if !lunar.leap {
                prop_assert_eq!(day(lunar.year, lunar.month, lunar.day), Some(date));
            }
            let next = of(date.succ_opt().unwrap()).unwrap();
            prop_assert!(next.day == lunar.day + 1 || (next.day == 1 && lunar.day >= 29));
        }

        #[test]
        fn no_number_makes_it_panic(
            year in any::<i32>(), month in any::<u32>(), at in any::<u32>(), days in any::<i32>(),
        ) {
            let _ = (new_year(year), day(year, month, at), day(2021, month, at), year_name(year));
            let _ = NaiveDate::from_num_days_from_ce_opt(days / 10).map(of);
        }
    }
}
