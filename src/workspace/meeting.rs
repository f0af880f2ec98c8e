//! `meetings` of a task.

use chrono::NaiveTime;

use super::record::Reader;
use crate::diagnostic::{Diagnostic, Line};
use crate::language::hour;
use crate::model::Meeting;
use crate::source::yaml::Node;

/// Reads an item of `meetings`.
pub fn read(reader: &mut Reader, node: &Node) -> Option<Meeting> {
    let mut fields = reader.fields(node)?;
    let on = fields.required("on").and_then(|node| reader.located_date(node));
    let at = fields.required("at").and_then(|node| hour_of(reader, node));
    let end = fields.optional("until");
    let until = end.and_then(|node| hour_of(reader, node));
    let place = fields.optional("place").and_then(|node| reader.words(node));
    fields.finish(reader);
    if let (Some(node), Some(at), Some(until)) = (end, at, until)
        && until <= at
    {
        reader.report(node, Diagnostic::error("meeting-ends-before"));
    }
    Some(Meeting { on: on?, at: at?, until, place })
}

/// An hour of the day: `08:00`, `8h30`, `14 giờ`, `14 giờ 30`.
fn hour_of(reader: &mut Reader, node: &Node) -> Option<NaiveTime> {
    let text = reader.text(node)?;
    let hour = hour::read(&text);
    if hour.is_none() {
        let hint = Line::new("expected-hour.form");
        reader.report(node, Diagnostic::error("expected-hour").hint(hint));
    }
    hour
}
