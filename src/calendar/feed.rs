//! Events as components of a calendar, and what the calendar is called.

use chrono::{Duration, NaiveDateTime};

use super::ical::{Calendar, Component, ComponentKind, Status, Time};
use crate::edition::{About, Edition, Event, Feed, FeedKind, wording};
use crate::language::phrase;
use crate::model::{EventKind, EventTime};

/// The calendar of a plan, or of all plans over the years where none is given.
pub fn calendar(feed: &Feed, plan: Option<&Edition>, folder: &str) -> Option<Calendar> {
    let (edition, _) = feed.events.first()?;
    let agency = edition.agency;
    let what = match feed.kind {
        FeedKind::Main => "Hạn chót và việc hằng tháng".to_owned(),
        FeedKind::Work => "Công việc theo thời gian".to_owned(),
        FeedKind::Reminders => "Hạn chót có nhắc trước".to_owned(),
        FeedKind::ToDos => "Việc cần làm".to_owned(),
        FeedKind::Meetings => "Cuộc họp".to_owned(),
        FeedKind::Unit(unit) => phrase::capitalised(unit.short()),
    };
    let mut of_what = agency.site_title.clone();
    let mut description = format!("{what}, của mọi năm.");
    if let Some(plan) = plan {
        let document = &plan.plan.document;
        of_what = document.subject.to_string();
        let number = wording::number(document);
        let date = wording::date_words(plan.plan);
        let called = wording::called(plan.plan);
        description = format!("{of_what}. {called} số {number}, {date}.");
        if document.is_draft() {
            of_what.push_str(" (dự thảo)");
            description = format!("{of_what}. Chưa phải kế hoạch chính thức.");
        }
    }
    let site = agency.site_url.as_deref();
    let address = |path: String| site.map(|site| format!("{site}/{path}"));
    let components = feed.events.iter().flat_map(|(of, event)| match feed.kind {
        FeedKind::ToDos => to_dos(of, event),
        kind => vec![component(of, event, kind)],
    });
    Some(Calendar {
        name: format!("{what}: {of_what}"),
        description,
        url: address(format!("{folder}/index.html")),
        source: address(format!("{folder}/{}.ics", feed.kind.file())),
        colour: agency.colour.clone(),
        components: components.collect(),
    })
}

fn component(edition: &Edition, event: &Event, feed: FeedKind) -> Component {
    let url = link(edition, event);
    let mut description = event.lines.join("\n");
    if let Some(url) = &url {
        description = format!("{description}\n\nXem trong kế hoạch: {url}");
    }
    let reminds = matches!(feed, FeedKind::Reminders)
        && event.kind == EventKind::Deadline
        && !event.is_cancelled();
    Component {
        kind: ComponentKind::Event,
        uid: format!("{}@{}", event.name, edition.uid_domain()),
        revised: revised(event),
        sequence: event.revision.sequence,
        time: match event.time {
            EventTime::Days { first, last } => Time::Days(first, last),
            EventTime::Hours { from, to } => Time::Hours(from, to),
        },
        rule: event.repeat.as_ref().map(|rule| rule.text.clone()),
        summary: event.title.clone(),
        description,
        category: match event.kind {
            EventKind::Deadline => "Hạn chót",
            EventKind::Work => "Công việc",
            EventKind::Meeting => "Cuộc họp",
            EventKind::Digest => "Việc trong tháng",
            EventKind::Reminder => "Nhắc trước hạn",
        },
        status: match event {
            event if event.is_cancelled() => Status::Cancelled,
            Event { tentative: true, .. } => Status::Tentative,
            _ => Status::Confirmed,
        },
        place: event.place.clone(),
        url,
        alarms: if reminds { edition.agency.remind_days.clone() } else { Vec::new() },
    }
}

/// What is to be ticked off: programs repeat to-dos badly, so that each round is one of its own. An event and
/// a to-do must not share an id, or a server takes the one for the other.
fn to_dos(edition: &Edition, event: &Event) -> Vec<Component> {
    let rounds = event.rounds().into_iter().enumerate();
    let to_do = |(round, (first, last))| {
        let number = if round == 0 { String::new() } else { format!(".{}", round + 1) };
        Component {
            kind: ComponentKind::ToDo,
            uid: format!("{}.viec{number}@{}", event.name, edition.uid_domain()),
            time: Time::Days(first, last),
            rule: None,
            ..component(edition, event, FeedKind::ToDos)
        }
    };
    rounds.map(to_do).collect()
}

/// The moment of the last revision: its day, and a second later with each revision, so that two of one day
/// are told apart.
fn revised(event: &Event) -> NaiveDateTime {
    let revision = &event.revision;
    let second = Duration::seconds(i64::from(revision.sequence.min(86_399)));
    revision.revised.and_time(chrono::NaiveTime::MIN) + second
}

/// Where the site tells more of it. An id that a record had before stays an anchor, so that a link leads on
/// by the one that the event was published under: a new id is no revision.
fn link(edition: &Edition, event: &Event) -> Option<String> {
    let site = edition.agency.site_url.as_deref()?;
    let plan = &edition.plan.address;
    Some(match event.about {
        About::Task(_) | About::Duty(_) => {
            let id = event.name.split('.').next().unwrap_or_default();
            let paper = match event.about {
                About::Duty(duty) => edition.plan.paper_of(duty),
                _ => None,
            };
            let folder = paper.map(|of| format!("van-ban/{}/", of.name)).unwrap_or_default();
            format!("{site}/{plan}/{folder}index.html#{id}")
        }
        About::Paper(paper) if paper.each.is_some() => format!("{site}/{plan}/van-ban/index.html"),
        About::Paper(paper) => format!("{site}/{plan}/van-ban/{}/index.html", paper.name),
        About::Month(month) => {
            format!("{site}/{plan}/{}/index.html", edition.month_folder(month))
        }
        About::Dropped => format!("{site}/{plan}/index.html"),
    })
}
