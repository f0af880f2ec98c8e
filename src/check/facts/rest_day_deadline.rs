//! A deadline is a day on which offices work.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::date;
use crate::language::rest_day::{Calendar, Rest};
use crate::model::{Stretch, When, WhenKind};
use crate::source::Located;

/// A deadline on a day on which offices rest.
pub static RULE: Rule =
    Rule { id: "deadline-on-rest-day", severity: Severity::Advice, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let calendar = &scope.edition.workspace.rest_days;
    let mut judge = |when: &Located<When>, whose: Whose, record: &dyn Fn() -> Vec<Line>| {
        let mut days = Vec::new();
        written_days(when, whose, &mut days);
        let found = days.into_iter().find_map(|day| Some((day, calendar.rest(day)?)));
        if let Some((day, rest)) = found {
            findings.push(
                RULE.finding()
                    .with("date", date::figures(day))
                    .at(when.place.clone())
                    .of(&record())
                    .hint(reason(day, rest, calendar)),
            );
        }
    };
    for task in plan.every_task() {
        judge(&task.when, Whose::Task, &|| record::any_task(plan, task));
    }
    for (at, owed) in plan.own_obligations().enumerate() {
        judge(&owed.when, Whose::Obligation, &|| record::obligation(plan, at));
    }
}

/// What a time belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// It may well take place on a Sunday or a holiday, such as an election. Only its deadlines
    /// count.
    Task,
    /// Whatever its day, something is handed in on it.
    Obligation,
}

/// The deadlines of a time that are written as a day: 15/3 for `trước ngày 15/3`. What comes round
/// every year is for many years and no matter of one calendar.
fn written_days(when: &When, whose: Whose, days: &mut Vec<NaiveDate>) {
    match &when.kind {
        WhenKind::Before(Stretch::Day(day)) | WhenKind::By(Stretch::Day(day)) => days.push(*day),
        WhenKind::In(Stretch::Day(day)) | WhenKind::Span { to: Stretch::Day(day), .. } => {
            days.extend((whose == Whose::Obligation).then_some(*day));
        }
        WhenKind::WithLimit { target, limit } => {
            written_days(target, whose, days);
            written_days(limit, whose, days);
        }
        WhenKind::Compound(parts) => {
            for part in parts {
                written_days(part, whose, days);
            }
        }
        WhenKind::Phases(phases) => {
            for phase in phases {
                written_days(&phase.when, whose, days);
            }
        }
        _ => {}
    }
}

/// Why offices rest on a day, and the last day before on which they work.
fn reason(day: NaiveDate, rest: Rest, calendar: &Calendar) -> Line {
    let line = match rest {
        Rest::Holiday(holiday) => {
            Line::new("deadline-on-rest-day.holiday").with("holiday", holiday.name())
        }
        Rest::Weekend if day.weekday() == Weekday::Sat => {
            Line::new("deadline-on-rest-day.saturday")
        }
        Rest::Weekend => Line::new("deadline-on-rest-day.sunday"),
        Rest::Declared => Line::new("deadline-on-rest-day.declared"),
        Rest::GivenInstead => Line::new("deadline-on-rest-day.instead"),
    };
    line.with("working", date::figures(calendar.last_working_day(day)))
}
