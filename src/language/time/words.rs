//! Times as words, in one form: dates as Decree 30 wants them, years always given.

use super::{
    Bound, Every, Kind, Limit, Offset, OffsetUnit, Part, Period, Side, Times, Unit, When, YearTime,
};
use crate::language::date;

/// A time in words. [`parse`](super::parse()) reads them as the same time, whatever the plan's year.
#[must_use]
pub fn words(when: &When) -> String {
    let mut words = kind(&when.kind);
    if when.tentative {
        words.insert_str(0, "dự kiến ");
    }
    if let Some(note) = &when.note {
        words = format!("{words} ({note})");
    }
    words
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::In(stretch) => unit(*stretch),
        Kind::Part { part, of } => format!("{} {}", part_word(*part), unit(*of)),
        Kind::Span { from, to } => format!("từ {} {}", unit(*from), up_to(*to)),
        Kind::Several(units) => list(units.iter().map(|stretch| unit(*stretch)).collect()),
        Kind::Before(stretch) => format!("trước {}", unit(*stretch)),
        Kind::By(stretch @ Unit::Day(_)) => format!("chậm nhất {}", unit(*stretch)),
        Kind::By(stretch) => up_to(*stretch),
        Kind::From(stretch) => format!("từ {}", unit(*stretch)),
        Kind::Until(stretch) => format!("từ nay {}", up_to(*stretch)),
        Kind::Yearly { bound, times } => {
            let by = match times.first() {
                Some(YearTime::Day { .. }) => "chậm nhất ",
                _ => "đến hết ",
            };
            let times = list(times.iter().map(|time| year_time(*time)).collect());
            format!("{}{times} hằng năm", bound_word(*bound, by))
        }
        Kind::YearlySpan { from, to } => {
            let until = if matches!(to, YearTime::Day { .. }) { "đến" } else { "đến hết" };
            format!("từ {} {until} {} hằng năm", year_time(*from), year_time(*to))
        }
        Kind::Monthly { bound, days } => {
            let days = list(days.iter().map(|day| format!("ngày {day:02}")).collect());
            format!("{}{days} hằng tháng", bound_word(*bound, "chậm nhất "))
        }
        Kind::Periodic { every, times } => periodic(*every, *times),
        Kind::Continuous { within: None } => "thường xuyên".to_owned(),
        Kind::Continuous { within: Some(stretch) } => {
            format!("thường xuyên trong {}", unit(*stretch))
        }
        Kind::Compound(parts) => compound(parts),
        Kind::Relative { offset, side, event, .. } => relative(*offset, *side, event),
        Kind::Phases(phases) => {
            let phases =
                phases.iter().map(|phase| format!("{}: {}", phase.name, words(&phase.when)));
            phases.collect::<Vec<_>>().join("; ")
        }
        Kind::WithLimit { target, limit } => {
            let last = words(limit);
            let last = match last.strip_prefix("chậm nhất ") {
                Some(day) => format!("không quá {day}"),
                None => last,
            };
            format!("{}, trường hợp đặc biệt {last}", words(target))
        }
        Kind::OtherPlan(text) => text.clone(),
        Kind::OnDemand => "đột xuất khi có yêu cầu".to_owned(),
        Kind::Nothing => String::new(),
        Kind::ToFill => "…".to_owned(),
    }
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Day(day) => date::formal(day),
        Unit::Month { year, month } => format!("tháng {month} năm {year}"),
        Unit::Quarter { year, quarter } => format!("quý {} năm {year}", roman(quarter)),
        Unit::Half { year, half } => format!("6 tháng {} năm {year}", half_word(half)),
        Unit::Year(year) => format!("năm {year}"),
        Unit::SchoolYear(year) => format!("năm học {year}-{}", year.saturating_add(1)),
    }
}

fn up_to(stretch: Unit) -> String {
    let until = if matches!(stretch, Unit::Day(_)) { "đến" } else { "đến hết" };
    format!("{until} {}", unit(stretch))
}

fn year_time(time: YearTime) -> String {
    match time {
        YearTime::Day { month, day } => {
            // The zeros of the decree, as in a full date.
            let zero = if month < 3 { "0" } else { "" };
            format!("ngày {day:02} tháng {zero}{month}")
        }
        YearTime::Month(month) => format!("tháng {month}"),
        YearTime::Quarter(quarter) => format!("quý {}", roman(quarter)),
        YearTime::Half(half) => format!("6 tháng {} năm", half_word(half)),
    }
}

fn roman(quarter: u8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

fn half_word(half: u8) -> &'static str {
    if half == 1 { "đầu" } else { "cuối" }
}

fn part_word(part: Part) -> &'static str {
    match part {
        Part::Early => "đầu",
        Part::Middle => "giữa",
        Part::Late => "cuối",
    }
}

fn bound_word(bound: Bound, by: &'static str) -> &'static str {
    match bound {
        Bound::In => "",
        Bound::Before => "trước ",
        Bound::By => by,
    }
}

/// `a, b và c`
fn list(mut items: Vec<String>) -> String {
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} và {last}", items.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

fn periodic(every: Every, times: Option<Times>) -> String {
    let period = match every.period {
        Period::Day => "ngày",
        Period::Week => "tuần",
        Period::Month => "tháng",
        Period::Quarter => "quý",
        Period::Year => "năm",
    };
    let count = every.count;
    match times {
        None if count == 1 => format!("hằng {period}"),
        None => format!("{count} {period} một lần"),
        Some(Times { count: times, limit }) => {
            let limit = match limit {
                Limit::Exactly => "",
                Limit::AtLeast => "tối thiểu ",
                Limit::AtMost => "tối đa ",
            };
            let periods = if count == 1 { period.to_owned() } else { format!("{count} {period}") };
            format!("{limit}{times:02} lần/{periods}")
        }
    }
}

/// A comma where nothing can be mistaken for more of what stands before it, else a semicolon.
fn compound(parts: &[When]) -> String {
    let mut text = String::new();
    let mut before: Option<&When> = None;
    for part in parts {
        if let Some(before) = before {
            let free = matches!(
                before.kind,
                Kind::Relative { .. } | Kind::OtherPlan(_) | Kind::WithLimit { .. }
            ) && before.note.is_none();
            let both_continuous = matches!(
                (&before.kind, &part.kind),
                (Kind::Continuous { .. }, Kind::Continuous { .. })
            );
            let soft = !free && !both_continuous && !part.tentative;
            text.push_str(match part.kind {
                Kind::OnDemand if soft => " hoặc ",
                Kind::Periodic { .. } | Kind::Continuous { .. } if soft => ", ",
                _ => "; ",
            });
        }
        text.push_str(&words(part));
        before = Some(part);
    }
    text
}

fn relative(offset: Option<Offset>, side: Side, event: &str) -> String {
    let side_word = match side {
        Side::Before => "trước",
        Side::After => "sau",
        Side::From => "từ",
        Side::Until => "đến",
        Side::Within => "trong thời hạn",
    };
    let Some(Offset { count, unit }) = offset else { return format!("{side_word} {event}") };
    let unit = match unit {
        OffsetUnit::Days => "ngày",
        OffsetUnit::WorkingDays => "ngày làm việc",
        OffsetUnit::Weeks => "tuần",
        OffsetUnit::Months => "tháng",
        OffsetUnit::Years => "năm",
    };
    match (side, event) {
        (_, "") => format!("{side_word} {count:02} {unit}"),
        (Side::Within, event) => format!("{side_word} {count:02} {unit} kể từ {event}"),
        (_, event) => format!("{count:02} {unit} {side_word} {event}"),
    }
}
