//! What a plan puts into calendars (đưa kế hoạch vào lịch): its deadlines, its work, its meetings, what each
//! month brings, and what comes near. Calendars are written from these events, and so are the pages that show
//! them.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate};

use super::event::{About, Event, Revision, Rule};
use super::revision::{self, PublishedIds};
use super::{Edition, MonthView, wording};
use crate::language::{date, phrase};
use crate::model::{
    EventKind, EventTime, Id, Meeting, Obligation, Occurrence, Paper, Plan, Reference, Repeat, Task,
};

/// The longest title, in characters: a list of a calendar shows few more, and the whole words stand in the
/// description.
const TITLE: usize = 110;

/// What stands before the title of a deadline.
const DUE: &str = "Hạn chót: ";

impl Edition<'_> {
    /// The part of a UID after the `@`: the address of the plan below the agency's domain, so that the
    /// same id in next year's plan is another event; once it was published, what it was then.
    #[must_use]
    pub fn uid_domain(&self) -> String {
        if let Some(published) = self.published() {
            return published.domain.clone();
        }
        let address: Vec<&str> = self.plan.address.rsplit('/').collect();
        format!("{}.{}", address.join("."), self.agency.calendar_domain)
    }
}

/// The events of a plan, the earliest first; those that were dropped among them.
pub fn events<'w>(edition: &Edition<'w>) -> Vec<Event<'w>> {
    let plan: &'w Plan = edition.plan;
    let ids = PublishedIds::of(edition);
    let mut events = Vec::new();
    for duty in &plan.obligations {
        due(edition, &ids, duty, &mut events);
    }
    for task in &plan.tasks {
        work(edition, &ids, task, &mut events);
        let sittings = task.meetings.iter().enumerate();
        events.extend(sittings.map(|(n, sitting)| meeting(edition, &ids, task, n, sitting)));
    }
    // What each unit is invited to is one sitting.
    for paper in plan.papers.iter().filter(|paper| paper.is_looked_at()) {
        let sittings = paper.meetings.iter().enumerate();
        events.extend(sittings.map(|(n, sitting)| called(edition, paper, n, sitting)));
    }
    let digests: Vec<Event> =
        edition.months.iter().filter_map(|month| digest(edition, month, &events)).collect();
    events.extend(digests);
    let draft = plan.document.is_draft();
    for event in &mut events {
        event.tentative |= draft;
        keep_first(&mut event.units);
    }
    revision::compare(edition, &mut events);
    // Of one time they stand in the order of the plan.
    events.sort_by_key(|event| (event.time.first_day(), event.time));
    events
}

/// Leaves each value once, where it stands first.
fn keep_first(units: &mut Vec<Id>) {
    let mut seen = HashSet::new();
    units.retain(|unit| seen.insert(unit.clone()));
}

/// A name below that of a record: `id`, `id.2`, `id.hop`, `id.2.nhac`. What comes first has no number.
fn name(id: &Id, at: usize, what: &str) -> String {
    let number = if at == 0 { String::new() } else { format!(".{}", at + 1) };
    let what = if what.is_empty() { String::new() } else { format!(".{what}") };
    format!("{id}{number}{what}")
}

/// What must be sent: an event on each of its last days.
fn due<'w>(
    edition: &Edition<'w>,
    ids: &PublishedIds<'w>,
    duty: &'w Obligation,
    events: &mut Vec<Event<'w>>,
) {
    let plan = edition.plan;
    let id = ids.id(&duty.id.value);
    let mut times = plan.occurrences(&duty.when);
    if times.is_empty() {
        // What is due in the course of a year is due on its last day.
        times.extend(duty.when.last_day(plan.before).map(Occurrence::due_on));
    }
    let who = duty.who.iter().chain(&duty.to).chain(&duty.via);
    let units: Vec<Id> = who.map(|unit| unit.value.clone()).collect();
    for (at, time) in times.iter().enumerate() {
        let mut lines = vec![duty.words(), String::new()];
        lines.extend(last_days(edition, time));
        lines.extend(names(edition, "Đơn vị phải gửi", &duty.who));
        lines.extend(names(edition, "Gửi đến", &duty.to));
        lines.extend(names(edition, "Qua", &duty.via));
        lines.extend(remarks(time, duty.when.note.as_deref()));
        let event = Event {
            name: name(id, at, ""),
            kind: EventKind::Deadline,
            time: last_day(time),
            repeat: rule(time, true),
            title: titled(DUE, &duty.title, time),
            lines,
            place: None,
            tentative: time.tentative,
            units: units.clone(),
            about: About::Duty(duty),
            revision: Revision::default(),
        };
        reminders(edition, id, at, time, &event, events);
        events.push(event);
    }
}

/// A task: an event over each of its times, or on its last day where that is a deadline.
fn work<'w>(
    edition: &Edition<'w>,
    ids: &PublishedIds<'w>,
    task: &'w Task,
    events: &mut Vec<Event<'w>>,
) {
    let plan = edition.plan;
    let id = ids.id(&task.id.value);
    let units: Vec<Id> = task.every_unit().into_iter().map(|unit| unit.value.clone()).collect();
    for (at, time) in plan.occurrences(&task.when).iter().enumerate() {
        let mut lines = vec![task.words(), String::new()];
        lines.push(format!("Thời gian: {}.", task.when_words));
        if time.due {
            lines.extend(last_days(edition, time));
        }
        lines.extend(facts(edition, task));
        lines.extend(remarks(time, task.when.note.as_deref()));
        let words = task.words();
        let event = Event {
            name: name(id, at, ""),
            kind: if time.due { EventKind::Deadline } else { EventKind::Work },
            time: if time.due { last_day(time) } else { whole(time) },
            repeat: rule(time, time.due),
            title: titled(if time.due { DUE } else { "" }, &words, time),
            lines,
            place: None,
            tentative: time.tentative,
            units: units.clone(),
            about: About::Task(task),
            revision: Revision::default(),
        };
        if time.due {
            reminders(edition, id, at, time, &event, events);
        }
        events.push(event);
    }
}

/// A sitting, at its hour.
fn meeting<'w>(
    edition: &Edition<'w>,
    ids: &PublishedIds<'w>,
    task: &'w Task,
    at: usize,
    sitting: &Meeting,
) -> Event<'w> {
    let id = ids.id(&task.id.value);
    let mut lines = vec![task.words(), String::new()];
    lines.extend(sat(sitting));
    lines.extend(facts(edition, task));
    let units = task.every_unit().into_iter().map(|unit| unit.value.clone());
    Event {
        name: name(id, at, "hop"),
        kind: EventKind::Meeting,
        time: hours(sitting),
        repeat: None,
        title: shortened(&task.words()),
        lines,
        place: sitting.place.as_ref().map(|place| place.value.clone()),
        tentative: false,
        units: units.collect(),
        about: About::Task(task),
        revision: Revision::default(),
    }
}

/// The hours of a sitting.
fn hours(sitting: &Meeting) -> EventTime {
    EventTime::Hours {
        from: sitting.on.and_time(sitting.at),
        to: sitting.until.map(|until| sitting.on.and_time(until)),
    }
}

/// When and where a sitting is held.
fn sat(sitting: &Meeting) -> Vec<String> {
    let hour = |hour: chrono::NaiveTime| hour.format("%H giờ %M").to_string();
    let hours = match sitting.until {
        Some(until) => format!("{} đến {}", hour(sitting.at), hour(until)),
        None => hour(sitting.at),
    };
    let mut lines = vec![format!("Thời gian: {hours}, {}.", day(*sitting.on))];
    lines.extend(sitting.place.as_ref().map(|place| format!("Địa điểm: {}.", stopless(place))));
    lines
}

/// A sitting that another document calls, such as an invitation (giấy mời).
fn called<'w>(edition: &Edition<'w>, paper: &'w Paper, at: usize, sitting: &Meeting) -> Event<'w> {
    let same = edition.plan.papers.iter().filter(|one| one.common_name() == paper.common_name());
    let same: Vec<&Paper> = same.collect();
    let mut title = wording::title(&paper.document);
    if same.iter().any(|other| wording::title(&other.document) != title) {
        title = phrase::capitalised(&paper.document.kind.to_lowercase());
    }
    let mut units: Vec<Reference> = same.iter().flat_map(|one| one.units.iter().cloned()).collect();
    let mut seen = HashSet::new();
    units.retain(|unit| seen.insert(unit.value.clone()));
    // Where each member of a group has one, they stand for the group.
    let each = || same.iter().filter_map(|one| one.each.as_ref());
    units.retain(|unit| !each().any(|one| one.unit != unit.value && one.of.contains(&unit.value)));
    let mut lines = vec![title.clone(), String::new()];
    lines.extend(sat(sitting));
    lines.extend(names(edition, "Thành phần", &units));
    let number = if at == 0 { String::new() } else { format!(".{}", at + 1) };
    Event {
        // No id holds a full stop, so that no record has this name.
        name: format!("{}{number}.van-ban", paper.common_name().replace('/', ".")),
        kind: EventKind::Meeting,
        time: hours(sitting),
        repeat: None,
        title: shortened(&title),
        lines,
        place: sitting.place.as_ref().map(|place| place.value.clone()),
        tentative: paper.document.is_draft(),
        units: units.into_iter().map(|unit| unit.value).collect(),
        about: About::Paper(paper),
        revision: Revision::default(),
    }
}

/// What a month brings, on its first working day.
fn digest<'w>(edition: &Edition<'w>, view: &MonthView, events: &[Event]) -> Option<Event<'w>> {
    let month = (view.year, view.month);
    let first = edition.workspace.rest_days.first_working_day(view.year, view.month)?;
    let mut lines: Vec<String> = view
        .tasks
        .iter()
        .enumerate()
        .map(|(n, task)| format!("{}. {}", n + 1, task.words()))
        .collect();
    let of_month = |day: NaiveDate| (day.year(), day.month()) == month;
    for deadline in edition.deadlines.iter().filter(|deadline| of_month(deadline.last_day)) {
        let title = &deadline.obligation.title;
        lines.push(format!("Hạn chót {}: {}.", day(deadline.last_day), stopless(title)));
    }
    let meetings = events.iter().filter(|event| event.kind == EventKind::Meeting);
    for event in meetings.filter(|event| of_month(event.time.first_day())) {
        lines.push(format!("Họp {}: {}.", day(event.time.first_day()), event.title));
    }
    Some(Event {
        name: format!("{}-{:02}", view.year, view.month),
        kind: EventKind::Digest,
        time: EventTime::Days { first, last: first },
        repeat: None,
        title: format!("Việc tháng {} năm {} ({} việc)", view.month, view.year, view.tasks.len()),
        lines,
        place: None,
        tentative: false,
        units: Vec::new(),
        about: About::Month(month),
        revision: Revision::default(),
    })
}

/// A deadline that comes near, as an event of its own: many programs leave alarms of calendars that are
/// subscribed to out. It stands on a working day.
fn reminders<'w>(
    edition: &Edition<'w>,
    id: &Id,
    at: usize,
    time: &Occurrence,
    event: &Event<'w>,
    events: &mut Vec<Event<'w>>,
) {
    let Some(ahead) = edition.agency.remind_days.first() else { return };
    for (round, (_, last)) in time.days.iter().enumerate() {
        let Some(wanted) = last.checked_sub_days(Days::new(u64::from(*ahead))) else { continue };
        let on = edition.workspace.rest_days.last_working_day(wanted);
        let left = (*last - on).num_days();
        let what = if round == 0 { "nhac".to_owned() } else { format!("nhac.{}", round + 1) };
        events.push(Event {
            name: name(id, at, &what),
            kind: EventKind::Reminder,
            time: EventTime::Days { first: on, last: on },
            repeat: None,
            title: format!("Còn {left} ngày: {}", event.title.trim_start_matches(DUE)),
            lines: event.lines.clone(),
            place: None,
            tentative: event.tentative,
            units: event.units.clone(),
            about: event.about,
            revision: Revision::default(),
        });
    }
}

fn whole(time: &Occurrence) -> EventTime {
    let (first, last) = time.days.first().copied().unwrap_or_default();
    EventTime::Days { first, last }
}

fn last_day(time: &Occurrence) -> EventTime {
    let (_, last) = time.days.first().copied().unwrap_or_default();
    EventTime::Days { first: last, last }
}

/// The rule of what comes round, ended on its last round.
fn rule(time: &Occurrence, due: bool) -> Option<Rule> {
    let text = match time.repeat? {
        Repeat::Yearly => "FREQ=YEARLY".to_owned(),
        Repeat::Monthly(day) => format!("FREQ=MONTHLY;BYMONTHDAY={day}"),
        Repeat::MonthEnd => "FREQ=MONTHLY;BYMONTHDAY=-1".to_owned(),
    };
    let on =
        |(first, last): &(NaiveDate, NaiveDate)| if due { (*last, *last) } else { (*first, *last) };
    let rounds: Vec<(NaiveDate, NaiveDate)> = time.days.iter().map(on).collect();
    let (until, _) = rounds.last()?;
    Some(Rule { text: format!("{text};UNTIL={}", until.format("%Y%m%d")), rounds })
}

/// The last days of a deadline, and the last working days where those are others.
fn last_days(edition: &Edition, time: &Occurrence) -> Vec<String> {
    let working = |last: NaiveDate| edition.workspace.rest_days.last_working_day(last);
    let lasts: Vec<NaiveDate> = time.days.iter().map(|(_, last)| *last).collect();
    let mut lines = Vec::new();
    if let [last] = lasts[..] {
        lines.push(format!("Hạn chót: {}.", day(last)));
        if working(last) != last {
            lines.push(format!("Ngày làm việc cuối cùng: {}.", day(working(last))));
        }
        return lines;
    }
    let early = lasts.iter().filter(|last| working(**last) != **last);
    let early = early.map(|last| {
        format!(
            "hạn {} là {}, ngày làm việc cuối cùng là {} {}",
            date::figures(*last),
            date::weekday(*last),
            date::weekday(working(*last)),
            date::figures(working(*last)),
        )
    });
    let early: Vec<String> = early.collect();
    if !early.is_empty() {
        lines.push(format!("Kỳ có hạn vào ngày nghỉ: {}.", early.join("; ")));
    }
    lines
}

/// What is known of a task besides its words.
fn facts(edition: &Edition, task: &Task) -> Vec<String> {
    let mut lines: Vec<String> =
        task.about.map(|period| format!("Kỳ: {}.", period.words())).into_iter().collect();
    let products = task.deliverables.iter().map(|stage| {
        let id = &stage.deliverable.value;
        let known = edition.plan.deliverables.iter().find(|one| one.id.value == *id);
        let title = known.map_or(id.as_str(), |known| stopless(&known.title));
        match &stage.stage {
            Some(stage) => format!("{title} ({})", wording::stage(&stage.value).to_lowercase()),
            None => title.to_owned(),
        }
    });
    let products: Vec<String> = products.collect();
    if !products.is_empty() {
        lines.push(format!("Sản phẩm: {}.", products.join("; ")));
    }
    for (part, units) in task.parts() {
        lines.extend(names(edition, part.label(), units));
    }
    lines.extend(task.note.as_ref().map(|note| format!("Ghi chú: {}.", stopless(note))));
    lines
}

fn names<'r>(
    edition: &Edition,
    label: &str,
    units: impl IntoIterator<Item = &'r Reference>,
) -> Option<String> {
    let names: Vec<&str> = units.into_iter().map(|id| edition.unit_name(&id.value)).collect();
    (!names.is_empty()).then(|| format!("{label}: {}.", names.join("; ")))
}

/// What is said of one of several times, and of one that is not settled.
fn remarks(time: &Occurrence, note: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    if time.exceptional {
        lines.push("Chỉ dành cho trường hợp đặc biệt.".to_owned());
    }
    if time.tentative {
        lines.push("Thời gian dự kiến, có thể thay đổi.".to_owned());
    }
    lines.extend(note.map(|note| format!("Ghi chú: {}.", stopless(note))));
    lines
}

/// A title with what it is, and which of several times.
fn titled(before: &str, words: &str, time: &Occurrence) -> String {
    let words = shortened(words);
    let special = time.exceptional.then_some("trường hợp đặc biệt");
    let told: Vec<&str> = time.name.as_deref().into_iter().chain(special).collect();
    if told.is_empty() {
        format!("{before}{words}")
    } else {
        format!("{before}{words} ({})", told.join(", "))
    }
}

fn shortened(words: &str) -> String {
    wording::beginning(stopless(words), TITLE)
}

/// Words without the full stop at their end.
fn stopless(words: &str) -> &str {
    words.trim_end_matches(['.', ' '])
}

fn day(day: NaiveDate) -> String {
    format!("{}, {}", date::weekday(day), date::formal(day))
}
