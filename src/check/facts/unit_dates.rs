//! A unit that the plan names exists on the day of the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::{date, folded};
use crate::model::{Id, Plan, Reference, Task, Unit, When};

/// A unit that had ended before the day of the plan.
pub static ENDED: Rule =
    Rule { id: "unit-ended", severity: Severity::Error, about: About::Data, check: ended };

/// A unit that begins after the day of the plan.
pub static NOT_YET: Rule =
    Rule { id: "unit-not-yet", severity: Severity::Error, about: About::Data, check: not_yet };

/// A place where the plan names a unit.
struct Named<'p> {
    reference: &'p Reference,
    /// The time of what it is named in, if that has one.
    when: Option<&'p When>,
    /// The task whose words merely name it.
    mentioned_in: Option<&'p Task>,
    record: Of<'p>,
}

/// What a unit is named in. The record is only spelled out for a finding.
enum Of<'p> {
    Plan,
    Task(&'p Task),
    Obligation(usize),
}

fn named(plan: &Plan) -> Vec<Named<'_>> {
    let mut named: Vec<Named> = Vec::new();
    let issuer = plan.issuer.iter();
    named.extend(issuer.map(|reference| Named {
        reference,
        when: None,
        mentioned_in: None,
        record: Of::Plan,
    }));
    for task in plan.every_task() {
        let when = Some(&task.when.value);
        let of = |reference, mentioned_in| Named {
            reference,
            when,
            mentioned_in,
            record: Of::Task(task),
        };
        let roles = task.lead.iter().chain(&task.co).chain(&task.advised).chain(&task.issued_by);
        named.extend(roles.map(|reference| of(reference, None)));
        named.extend(task.units.iter().map(|reference| of(reference, Some(task))));
    }
    for (at, owed) in plan.own_obligations().enumerate() {
        let units = owed.who.iter().chain(&owed.to).chain(&owed.via);
        named.extend(units.map(|reference| Named {
            reference,
            when: Some(&owed.when.value),
            mentioned_in: None,
            record: Of::Obligation(at),
        }));
    }
    named
}

fn ended(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(issued) = plan.document.date.as_ref().map(|date| date.value) else { return };
    let units = dated(scope, |unit| unit.until.is_some_and(|until| until < issued));
    if units.is_empty() {
        return;
    }
    let wrong = |named: &Named, unit: &Unit| {
        let Some(until) = unit.until else { return false };
        // The plan may list what was done before, when the unit was there.
        let begins = named.when.and_then(|when| when.first_day().or(when.last_day(plan.before)));
        let before = begins.is_some_and(|day| day <= until);
        !before && !named.mentioned_in.is_some_and(speaks_of_the_past)
    };
    for (unit, places) in grouped(plan, &units, wrong) {
        let Some(until) = unit.until else { continue };
        let finding = finding(&ENDED, plan, unit, &places, until);
        let register: Vec<String> =
            unit.successors.iter().map(|id| format!("`{}`", id.value)).collect();
        findings.push(if register.is_empty() {
            finding.hint(Line::new("unit-ended.other"))
        } else {
            finding.hint(Line::new("unit-ended.successors").with("units", register.join(", ")))
        });
    }
}

fn not_yet(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(issued) = plan.document.date.as_ref().map(|date| date.value) else { return };
    let units = dated(scope, |unit| unit.from.is_some_and(|from| from > issued));
    if units.is_empty() {
        return;
    }
    let wrong = |named: &Named, unit: &Unit| {
        let Some(from) = unit.from else { return false };
        // The unit may be there in time for what it has to do. What has no days of its own is done
        // in the course of the plan.
        let end = NaiveDate::from_ymd_opt(plan.scope.last, 12, 31);
        let last = named.when.and_then(|when| when.last_day(plan.before).or(end));
        last.is_none_or(|day| day < from)
    };
    for (unit, places) in grouped(plan, &units, wrong) {
        let Some(from) = unit.from else { continue };
        let finding = finding(&NOT_YET, plan, unit, &places, from);
        findings.push(finding.hint(Line::new("unit-not-yet.other")));
    }
}

/// The units of the register that a condition holds for.
fn dated<'w>(scope: &Scope<'w>, holds: impl Fn(&Unit) -> bool) -> BTreeMap<&'w Id, &'w Unit> {
    let units = scope.edition.workspace.units();
    units.filter(|unit| holds(unit)).map(|unit| (&unit.id, unit)).collect()
}

/// The places of each such unit where it is named wrongly: one finding a unit.
fn grouped<'p>(
    plan: &'p Plan,
    units: &BTreeMap<&Id, &'p Unit>,
    wrong: impl Fn(&Named, &Unit) -> bool,
) -> Vec<(&'p Unit, Vec<Named<'p>>)> {
    let mut places: BTreeMap<&Id, (&Unit, Vec<Named>)> = BTreeMap::new();
    for named in named(plan) {
        if let Some(unit) = units.get(&named.reference.value)
            && wrong(&named, unit)
        {
            places.entry(&unit.id).or_insert_with(|| (unit, Vec::new())).1.push(named);
        }
    }
    places.into_values().collect()
}

fn finding(rule: &Rule, plan: &Plan, unit: &Unit, places: &[Named], day: NaiveDate) -> Diagnostic {
    let count = places.len();
    let finding = rule
        .finding()
        .with("unit", unit.short())
        .with("date", date::figures(day))
        .with("count", count)
        .with("number", if count > 1 { count.to_string() } else { String::new() });
    let Some(first) = places.first() else { return finding };
    let record = match first.record {
        Of::Plan => record::plan(plan),
        Of::Task(task) => record::any_task(plan, task),
        Of::Obligation(at) => record::obligation(plan, at),
    };
    let finding = finding.at(first.reference.place.clone()).of(&record);
    match &plan.document.date {
        Some(date) => finding.see(date.place.clone(), Line::new("unit-ended.date")),
        None => finding,
    }
}

/// Whether the words of a task speak of units that are no more: what they leave, and who takes it
/// over.
fn speaks_of_the_past(task: &Task) -> bool {
    const WORDS: [&str; 8] = [
        " cũ ",
        " nguyên ",
        " trước đây ",
        " bàn giao ",
        " tiếp nhận ",
        " sáp nhập ",
        " giải thể ",
        " kết thúc hoạt động ",
    ];
    let text = task.words().to_lowercase();
    let words: Vec<&str> =
        folded::words(&text).into_iter().filter_map(|word| text.get(word.span)).collect();
    let row = format!(" {} ", words.join(" "));
    WORDS.iter().any(|word| row.contains(word))
}
