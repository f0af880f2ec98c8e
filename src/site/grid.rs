//! A month as a table of weeks (lưới tháng), with what happens on each day.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::happening::{self, Mark, Round};
use super::spot::Spot;
use super::words::month_of_day;
use crate::edition::Edition;
use crate::language::rest_day::Rest;

/// The grid of a month. Days of other months are empty cells.
pub fn grid(spot: &Spot, edition: &Edition, month: (i32, u32)) -> Value {
    let words = spot.words();
    let rounds = happening::rounds(edition);
    let mut on: BTreeMap<NaiveDate, Vec<(&Round, Mark)>> = BTreeMap::new();
    for round in &rounds {
        for (day, mark) in round.marks() {
            if month_of_day(day) == month {
                on.entry(day).or_default().push((round, mark));
            }
        }
    }
    let mut weeks: Vec<[Value; 7]> = Vec::new();
    let first = NaiveDate::from_ymd_opt(month.0, month.1, 1);
    let days = first.into_iter().flat_map(|first| first.iter_days());
    for day in days.take_while(|day| month_of_day(*day) == month) {
        let column = day.weekday().num_days_from_monday() as usize;
        if weeks.is_empty() || column == 0 {
            weeks.push(Default::default());
        }
        let here = on.get(&day).into_iter().flatten();
        let here: Vec<Value> =
            here.map(|(round, mark)| round.on_day(spot, edition, *mark)).collect();
        let rest = edition.workspace.rest_days.rest(day);
        let cell = json!({
            "date": day,
            "number": day.day(),
            "weekday": words.weekday(day),
            "off": rest.is_some(),
            "holiday": rest.is_some_and(|rest| rest != Rest::Weekend),
            "rest": happening::rest(words, edition, day),
            "named": happening::is_holiday(edition, day),
            "here": here,
        });
        if let Some(place) = weeks.last_mut().and_then(|week| week.get_mut(column)) {
            *place = cell;
        }
    }
    // Any week that is whole: the days of its columns.
    let monday = first.map(|first| first.week(chrono::Weekday::Mon).first_day());
    let columns = monday.into_iter().flat_map(|monday| monday.iter_days().take(7));
    let columns: Vec<Value> = columns
        .map(|day| json!({"name": words.weekday(day), "short": words.short_weekday(day)}))
        .collect();
    json!({
        "columns": columns,
        "weeks": weeks,
        "empty": on.is_empty(),
    })
}
