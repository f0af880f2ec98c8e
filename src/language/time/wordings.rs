//! tmp
use super::*;
fn unit(u: &Unit) -> String {
    match u {
        Unit::Day(day) => day.to_string(),
        Unit::Month { year, month } => format!("{year}-{month:02}"),
        Unit::Quarter { year, quarter } => format!("{year}-Q{quarter}"),
        Unit::Half { year, half } => format!("{year}-H{half}"),
        Unit::Year(year) => year.to_string(),
        Unit::SchoolYear(year) => format!("{year}/{}", year + 1),
    }
}
fn units(list: &[Unit]) -> String {
    list.iter().map(unit).collect::<Vec<_>>().join(" ")
}
fn time(t: &YearTime) -> String {
    match t {
        YearTime::Day { month, day } => format!("{month:02}-{day:02}"),
        YearTime::Month(month) => format!("{month:02}"),
        YearTime::Quarter(quarter) => format!("Q{quarter}"),
        YearTime::Half(half) => format!("H{half}"),
    }
}
/// compact
pub(super) fn compact(when: &When) -> String {
    let lower = |w: &dyn std::fmt::Debug| format!("{w:?}").to_lowercase();
    let all = |l: &[When]| l.iter().map(compact).collect::<Vec<_>>().join(" + ");
    let mut s = match &when.kind {
        Kind::In(u) => format!("in {}", unit(u)),
        Kind::Part { part, of } => format!("{} {}", lower(part), unit(of)),
        Kind::Span { from, to } => format!("{}..{}", unit(from), unit(to)),
        Kind::Several(l) => format!("in {}", units(l)),
        Kind::Before(u) => format!("before {}", unit(u)),
        Kind::By(u) => format!("by {}", unit(u)),
        Kind::From(u) => format!("{}..", unit(u)),
        Kind::Until(u) => format!("..{}", unit(u)),
        Kind::Yearly { bound, times } => format!(
            "yearly {} {}",
            lower(bound),
            times.iter().map(time).collect::<Vec<_>>().join(" ")
        ),
        Kind::YearlySpan { from, to } => format!("yearly {}..{}", time(from), time(to)),
        Kind::Monthly { bound, days } => format!("monthly {} {days:?}", lower(bound)),
        Kind::Periodic { every, times } => {
            let t = times.map_or(String::new(), |t| format!("{} {}x ", lower(&t.limit), t.count));
            format!("{t}every {} {}", every.count, lower(&every.period))
        }
        Kind::Continuous { within } => {
            within.map_or("always".into(), |u| format!("always in {}", unit(&u)))
        }
        Kind::Compound(l) => all(l),
        Kind::Relative { offset, side, event } => {
            let o = offset.map_or(String::new(), |o| format!("{} {} ", o.count, lower(&o.unit)));
            format!("{o}{} [{event}]", lower(side))
        }
        Kind::Phases(p) => p
            .iter()
            .map(|p| format!("{} = {}", p.name, compact(&p.when)))
            .collect::<Vec<_>>()
            .join(" | "),
        Kind::WithLimit { target, limit } => {
            format!("{} limit {}", compact(target), compact(limit))
        }
        Kind::OtherPlan(t) => format!("[{t}]"),
        Kind::OnDemand => "on demand".into(),
        Kind::Nothing => "nothing".into(),
        Kind::ToFill => "to fill".into(),
    };
    if when.tentative {
        s.push_str(" ?");
    }
    if let Some(n) = &when.note {
        s.push_str(&format!(" ({n})"));
    }
    s
}
/// The calendar's days of 2021.
fn days(when: &When) -> String {
    let spans = when.spans(2021, 2021, BeforeMeans::PreviousDay);
    let one = |(first, last): &(NaiveDate, NaiveDate)| {
        if first == last { first.to_string() } else { format!("{first}..{last}") }
    };
    match spans.as_slice() {
        [first, _, _, .., last] if spans.len() > 4 => {
            format!("{} … {} ({})", one(first), one(last), spans.len())
        }
        _ => spans.iter().map(one).collect::<Vec<_>>().join(" "),
    }
}

#[test]
fn dump() {
    let mut out = String::new();
    for l in std::fs::read_to_string("/tmp/h/time_texts.txt").unwrap().lines() {
        if l.starts_with('#') {
            out += &format!("        // {}\n", &l[2..]);
            continue;
        }
        match parse(l, 2021) {
            Ok(w) => {
                let p = words(&w);
                let back = parse(&p, 1999);
                if back.as_ref() != Ok(&w) {
                    out += &format!("!!! ROUNDTRIP {back:?}\n");
                }
                out += &format!("        ({l:?}, {:?}, {:?}, {p:?}),\n", compact(&w), days(&w));
            }
            Err(e) => out += &format!("!!! {l:?} {e:?} {:?}\n", &l[e.span.clone()]),
        }
    }
    for l in std::fs::read_to_string("/tmp/h/time_errs.txt").unwrap().lines() {
        match parse(l, 2021) {
            Ok(w) => out += &format!("!!! OK {l:?} {:?}\n", compact(&w)),
            Err(e) => {
                out += &format!(
                    "        ({l:?}, {:?}, Problem::{:?}),\n",
                    &l[e.span.clone()],
                    e.problem
                )
            }
        }
    }
    std::fs::write("/tmp/h/time_out.txt", out).unwrap();
}

use proptest::prelude::*;
fn pieces() -> impl Strategy<Value = String> {
    let all: Vec<String> = std::fs::read_to_string("/tmp/h/time_texts.txt")
        .unwrap()
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(|l| {
            let mut v: Vec<String> = l.split(' ').map(str::to_owned).collect();
            v.push(l.to_owned());
            v
        })
        .collect();
    let seps = vec![" ", ", ", "; ", " và ", " hoặc ", " (", ") ", " - ", "/", ""];
    prop::collection::vec((prop::sample::select(all), prop::sample::select(seps)), 0..7)
        .prop_map(|v| v.into_iter().map(|(a, b)| format!("{a}{b}")).collect())
}
proptest! {
    #![proptest_config(ProptestConfig { cases: 60000, max_shrink_iters: 4000, ..ProptestConfig::default() })]
    #[test]
    fn rt(text in pieces()) {
        match parse(&text, 2021) {
            Ok(when) => {
                let printed = words(&when);
                prop_assert_eq!(parse(&printed, 2077), Ok(when), "{} -> {}", text, printed);
            }
            Err(e) => { prop_assert!(text.get(e.span.clone()).is_some()); prop_assert!(!e.span.is_empty() || text.trim().is_empty(), "{:?}", e); }
        }
        for (span, w) in find(&text, 2021) { prop_assert!(text.get(span).is_some()); let _ = words(&w); }
    }
}
