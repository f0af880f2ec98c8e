//! What stands in the feeds.

use chrono::NaiveDate;

use super::ical::{Calendar, Event};
use crate::edition::{Deadline, Edition, MonthView, month_of, wording};
use crate::language::date;
use crate::model::{Id, Task};

/// The deadlines, each on its last day, and a digest of each month on its first working day.
pub fn deadlines(edition: &Edition) -> Calendar {
    let deadlines = edition.deadlines.iter().filter_map(|deadline| due(edition, deadline));
    let digests = edition.months.iter().filter_map(|month| digest(edition, month));
    let mut events: Vec<Event> = deadlines.chain(digests).collect();
    events.sort_by(|a, b| (a.first, &a.uid).cmp(&(b.first, &b.uid)));
    calendar(edition, "Hạn chót và việc hằng tháng", events)
}

/// The tasks, each over its whole time.
pub fn tasks(edition: &Edition) -> Calendar {
    let events = edition.plan.tasks.iter().flat_map(|task| spans(edition, task)).collect();
    calendar(edition, "Công việc theo tháng", events)
}

fn calendar(edition: &Edition, name: &str, events: Vec<Event>) -> Calendar {
    let plan = edition.plan;
    Calendar {
        name: format!("{name} {}: {}", plan.year(), edition.agency.site_title),
        description: format!(
            "{}. Kế hoạch số {}, {}.",
            plan.document.subject,
            wording::number(&plan.document),
            wording::date_words(plan)
        ),
        stamp: plan.stamp(),
        events,
    }
}

/// The part of a UID after the `@`: the address of the plan below the agency's domain, so that the
/// same id in next year's plan is another event.
fn domain(edition: &Edition) -> String {
    let address: Vec<&str> = edition.plan.address.rsplit('/').collect();
    format!("{}.{}", address.join("."), edition.agency.calendar_domain)
}

fn due(edition: &Edition, deadline: &Deadline) -> Option<Event> {
    let obligation = deadline.obligation;
    let mut lines = vec![obligation.words(), String::new()];
    lines.push(format!("Hạn chót: {}.", day(deadline.last_day)));
    if deadline.last_working_day != deadline.last_day {
        lines.push(format!("Ngày làm việc cuối cùng: {}.", day(deadline.last_working_day)));
    }
    let names = |label: &str, ids: &mut dyn Iterator<Item = &crate::model::Reference>| {
        let names: Vec<&str> = ids.map(|id| edition.unit_name(&id.value)).collect();
        (!names.is_empty()).then(|| format!("{label}: {}.", names.join("; ")))
    };
    lines.extend(names("Đơn vị phải gửi", &mut obligation.who.iter()));
    lines.extend(names("Gửi đến", &mut obligation.to.iter()));
    lines.extend(names("Qua", &mut obligation.via.iter()));
    Some(Event {
        uid: uid(edition, &obligation.id, deadline.repeated.then_some(deadline.last_day)),
        first: deadline.last_day,
        end: deadline.last_day.succ_opt()?,
        summary: format!("Hạn chót: {}", obligation.title),
        description: lines.join("\n"),
        category: "Hạn chót",
        tentative: obligation.when.is_tentative(),
    })
}

fn digest(edition: &Edition, view: &MonthView) -> Option<Event> {
    let first = edition.workspace.rest_days.first_working_day(view.year, view.month)?;
    let mut lines = Vec::new();
    for (n, task) in view.tasks.iter().enumerate() {
        lines.push(format!("{}. {}", n + 1, task.words()));
    }
    for deadline in &edition.deadlines {
        let at = deadline.last_day;
        if (chrono::Datelike::year(&at), chrono::Datelike::month(&at)) == (view.year, view.month) {
            lines.push(format!("Hạn chót {}: {}.", day(at), deadline.obligation.title));
        }
    }
    Some(Event {
        uid: month_uid(edition, view),
        first,
        end: first.succ_opt()?,
        summary: format!("Việc tháng {} năm {} ({} việc)", view.month, view.year, view.tasks.len()),
        description: lines.join("\n"),
        category: "Việc trong tháng",
        tentative: false,
    })
}

fn spans(edition: &Edition, task: &Task) -> Vec<Event> {
    let words = task.words();
    let mut lines = vec![words.clone()];
    if month_of(&task.when).is_none() {
        lines.push(format!("Thời gian: {}.", task.when_words));
    }
    lines.extend(task.about.map(|period| format!("Kỳ: {}.", period.words())));
    lines.extend(task.parts().into_iter().map(|(part, units)| {
        let names: Vec<&str> = units.iter().map(|id| edition.unit_name(&id.value)).collect();
        format!("{}: {}.", part.label(), names.join("; "))
    }));
    let spans = edition.plan.spans(&task.when);
    let repeated = spans.len() > 1;
    let event = |(first, last): (NaiveDate, NaiveDate)| {
        Some(Event {
            uid: uid(edition, &task.id, repeated.then_some(first)),
            first,
            end: last.succ_opt()?,
            summary: words.trim_end_matches('.').to_owned(),
            description: lines.join("\n"),
            category: "Công việc",
            tentative: task.when.is_tentative(),
        })
    };
    spans.into_iter().filter_map(event).collect()
}

/// The UID of a record's event: what comes round again is told apart by its day. A full stop cannot
/// stand in an id.
fn uid(edition: &Edition, id: &Id, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("{id}.{}@{}", day.format("%Y%m%d"), domain(edition)),
        None => format!("{id}@{}", domain(edition)),
    }
}

/// The first year's months are told by their number, other years' by year and number.
fn month_uid(edition: &Edition, view: &MonthView) -> String {
    let year =
        if view.year == edition.plan.year() { String::new() } else { format!("{}.", view.year) };
    format!("thang.{year}{:02}@{}", view.month, domain(edition))
}

fn day(day: NaiveDate) -> String {
    format!("{}, {}", date::weekday(day), date::formal(day))
}
