//! The plan as CSV for spreadsheets: a row for each task, then for each obligation.

use crate::edition::Edition;
use crate::language::date;
use crate::model::{Plan, Reference, When};
use crate::output;

const HEAD: [&str; 9] =
    ["Mã", "Loại", "Năm", "Tháng", "Từ ngày", "Đến ngày", "Nội dung", "Kỳ", "Đơn vị"];

/// The bytes of the file.
pub fn write(edition: &Edition) -> Vec<u8> {
    output::table(HEAD, rows(edition))
}

fn rows(edition: &Edition) -> Vec<[String; 9]> {
    let units = |ids: &[&Reference]| {
        let names: Vec<&str> = ids.iter().map(|id| edition.unit_name(&id.value)).collect();
        names.join("; ")
    };
    let tasks = edition.plan.tasks.iter().map(|task| {
        row(
            edition.plan,
            task.id.value.as_str(),
            "Công việc",
            &task.when,
            [
                task.words(),
                task.about.map(crate::model::Period::words).unwrap_or_default(),
                units(&task.every_unit()),
            ],
        )
    });
    let obligations = edition.plan.obligations.iter().map(|obligation| {
        row(
            edition.plan,
            obligation.id.value.as_str(),
            "Việc phải gửi",
            &obligation.when,
            [obligation.words(), String::new(), units(&obligation.who.iter().collect::<Vec<_>>())],
        )
    });
    tasks.chain(obligations).collect()
}

fn row(
    plan: &Plan,
    id: &str,
    kind: &str,
    when: &When,
    [text, period, units]: [String; 3],
) -> [String; 9] {
    let day = |day: Option<chrono::NaiveDate>| day.map(date::figures).unwrap_or_default();
    let (year, month) = when.last_day(plan.before).map_or_else(Default::default, |day| {
        (chrono::Datelike::year(&day).to_string(), chrono::Datelike::month(&day).to_string())
    });
    [
        id.to_owned(),
        kind.to_owned(),
        year,
        month,
        day(when.first_day()),
        day(when.last_day(plan.before)),
        text,
        period,
        units,
    ]
}
