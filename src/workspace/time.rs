//! Times and periods.

use chrono::NaiveDate;

use super::record::{Fields, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{Period, When};
use crate::source::Located;
use crate::source::yaml::Node;

/// A time and how the plan prints it.
pub type Timed = (Located<When>, String);

/// The time of a task: `month: 3`.
pub fn of_task(reader: &mut Reader, fields: &mut Fields, year: i32) -> Option<Timed> {
    let node = fields.required("month")?;
    let month = reader.month(node)?;
    let value = When::Month { year, month };
    Some((Located { value, place: reader.place(node) }, format!("Tháng {month}")))
}

/// What stands for a time that could not be read.
pub fn never(reader: &Reader, node: &Node) -> Located<When> {
    Located { value: When::On(NaiveDate::default()), place: reader.place(node) }
}

/// `{before: 2021-03-15}`, `{by: 2021-03-15}` or `{on: 2021-03-15}`.
pub fn when(reader: &mut Reader, node: &Node, _year: i32) -> Option<Timed> {
    let mut fields = reader.fields(node)?;
    let found = [fields.optional("before"), fields.optional("by"), fields.optional("on")];
    let value = match found {
        [Some(node), None, None] => reader.date(node).map(When::Before),
        [None, Some(node), None] => reader.date(node).map(When::By),
        [None, None, Some(node)] => reader.date(node).map(When::On),
        _ => {
            reader.report(
                node,
                Diagnostic::error("expected-deadline").hint(Line::new("expected-deadline.form")),
            );
            None
        }
    };
    fields.finish(reader);
    value.map(|value| (Located { value, place: reader.place(node) }, String::new()))
}

/// `{year: 2021}`, `{year: 2021, half: 1}` or `{school_year: 2020-2021}`.
pub fn period(reader: &mut Reader, node: &Node) -> Option<Period> {
    let mut fields = reader.fields(node)?;
    let period = if let Some(node) = fields.optional("school_year") {
        reader.school_year(node).map(Period::SchoolYear)
    } else {
        let year = fields.required("year").and_then(|node| reader.year(node));
        let half = fields.optional("half").map(|node| reader.choice(node, &[("1", 1), ("2", 2)]));
        match half {
            Some(half) => year.zip(half).map(|(year, half)| Period::Half { year, half }),
            None => year.map(Period::Year),
        }
    };
    fields.finish(reader);
    period
}
