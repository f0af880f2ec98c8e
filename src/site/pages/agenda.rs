//! The calendar of a plan (trang lịch): what happens day by day, a part for each month.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::{About, Edition};
use crate::language::phrase;
use crate::site::frame::{Frame, filled};
use crate::site::happening::{self, Mark, Round};
use crate::site::spot::Spot;
use crate::site::words::month_of_day;
use crate::site::{address, narrative};

/// A month: what is long and begins in it, and what happens on its days.
#[derive(Default)]
struct Month<'r, 'e> {
    long: Vec<&'r Round<'e>>,
    days: BTreeMap<NaiveDate, Vec<(&'r Round<'e>, Mark)>>,
}

/// The page.
pub fn page(frame: &Frame, spot: &Spot, edition: &Edition) -> Value {
    let words = spot.words();
    let name = words.say(&Line::new("agenda").with("period", words.scope(edition.plan.scope)));
    let shell = frame.of_plan(spot, edition, None, &name, Line::new("agenda_description"));
    let rounds = happening::rounds(edition);
    let mut months: BTreeMap<(i32, u32), Month> = BTreeMap::new();
    for round in &rounds {
        if round.is_long() {
            months.entry(month_of_day(round.first)).or_default().long.push(round);
        }
        // A list says on the first day how long it takes.
        for (day, mark) in round.marks().into_iter().filter(|(_, mark)| *mark != Mark::Ends) {
            let month = months.entry(month_of_day(day)).or_default();
            month.days.entry(day).or_default().push((round, mark));
        }
    }
    let busy = edition.busy_months();
    let months = months.into_iter().map(|(month, held)| {
        // What takes the same days stands together: most of it takes the whole month.
        let long =
            held.long.chunk_by(|a, b| (a.first, a.last) == (b.first, b.last)).filter_map(|same| {
                let here = same.iter().map(|round| round.line(spot, edition));
                let days = same.first()?.days(words);
                Some(json!({"days": days, "here": here.collect::<Vec<Value>>()}))
            });
        let days = held.days.into_iter().map(|(day, here)| {
            let here = here.iter().map(|(round, mark)| round.on_day(spot, edition, *mark));
            json!({
                "date": day,
                "number": day.day(),
                "weekday": words.weekday(day),
                "day": phrase::capitalised(&words.day(day)),
                "rest": happening::rest(words, edition, day),
                "named": happening::is_holiday(edition, day),
                "here": here.collect::<Vec<Value>>(),
            })
        });
        let href = busy.contains(&month).then(|| spot.page(&address::month(edition, month)));
        json!({
            "name": words.short_month(month, edition.plan.year()),
            "anchor": format!("thang_{}_{:02}", month.0, month.1),
            "href": href,
            "long": long.collect::<Vec<Value>>(),
            "days": days.collect::<Vec<Value>>(),
        })
    });
    filled(
        shell,
        json!({
            "months": months.collect::<Vec<Value>>(),
            "undated": undated(spot, edition),
            "subscribe": frame.subscribe(spot, edition),
            "sheet": edition
                .has_work()
                .then(|| spot.file(&address::file(edition, "ban-in/lich-nam.pdf"))),
        }),
    )
}

/// What stands on no day: duties first, then tasks, each in the order of the plan.
fn undated(spot: &Spot, edition: &Edition) -> Vec<Value> {
    let line = |html: String, when: &str, page: &str, id: &crate::model::Id| {
        let href = spot.anchor(page, id.as_str());
        json!({"html": html, "when": when, "href": href})
    };
    let told: HashSet<&crate::model::Id> = edition
        .events
        .iter()
        .filter_map(|event| match event.about {
            About::Task(task) => Some(&task.id.value),
            _ => None,
        })
        .collect();
    let duties = edition.undated().map(|duty| {
        let title = narrative::inlines(&[crate::markup::Inline::Text(duty.title.value.clone())]);
        line(title, &duty.when_words, &address::duty(edition, duty), &duty.id.value)
    });
    let tasks = edition.plan.tasks.iter().filter(|task| !told.contains(&task.id.value));
    let plan = address::plan(edition);
    let tasks = tasks
        .map(|task| line(narrative::inlines(&task.text), &task.when_words, plan, &task.id.value));
    duties.chain(tasks).collect()
}
