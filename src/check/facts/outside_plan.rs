//! What a plan sets is done in the time that the plan is for, or soon after.

use chrono::{Months, NaiveDate};

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::{Plan, When, YEARS};
use crate::source::Place;

/// A time that lies outside the years of the plan.
pub static RULE: Rule =
    Rule { id: "outside-plan", severity: Severity::Warning, about: About::Data, check };

/// So many months after its years, reports on a plan are still due.
const AFTERWARDS: Months = Months::new(3);

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some((first, last)) = days(plan) else { return };
    let mut found = |place: &Place, record: Vec<Line>| {
        findings.push(
            RULE.finding()
                .with("scope", plan.scope.words())
                .at(place.clone())
                .of(&record)
                .hint(Line::new("outside-plan.mend")),
        );
    };
    let outside = |when: &When| lies_outside(when, plan, first, last);
    for task in plan.every_task() {
        if outside(&task.when) {
            found(&task.when.place, record::any_task(plan, task));
        }
        for meeting in task.meetings.iter().filter(|one| *one.on < first || *one.on > last) {
            found(&meeting.on.place, record::any_task(plan, task));
        }
    }
    for (at, owed) in plan.own_obligations().enumerate() {
        if outside(&owed.when) {
            found(&owed.when.place, record::obligation(plan, at));
        }
    }
}

/// The first and the last day on which something of a plan may be done. `None` while its years are
/// not known.
fn days(plan: &Plan) -> Option<(NaiveDate, NaiveDate)> {
    let known = YEARS.contains(&plan.scope.first) && YEARS.contains(&plan.scope.last);
    let first = NaiveDate::from_ymd_opt(plan.scope.first, 1, 1).filter(|_| known)?;
    let after = NaiveDate::from_ymd_opt(plan.scope.last.checked_add(1)?, 1, 1)?;
    Some((first, after.checked_add_months(AFTERWARDS)?.pred_opt()?))
}

fn lies_outside(when: &When, plan: &Plan, first: NaiveDate, last: NaiveDate) -> bool {
    let ends = when.last_day(plan.before);
    let begins = when.first_day().or(ends);
    ends.is_some_and(|ends| ends < first) || begins.is_some_and(|begins| begins > last)
}
