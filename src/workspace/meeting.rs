//! `meetings` of a task.

use chrono::NaiveTime;

use super::record::Reader;
use crate::diagnostic::{Diagnostic, Line};
use crate::model::Meeting;
use crate::source::yaml::Node;

/// Reads an item of `meetings`.
pub fn read(reader: &mut Reader, node: &Node) -> Option<Meeting> {
    let mut fields = reader.fields(node)?;
    let on = fields.required("on").and_then(|node| reader.located_date(node));
    let at = fields.required("at").and_then(|node| hour(reader, node));
    let end = fields.optional("until");
    let until = end.and_then(|node| hour(reader, node));
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
fn hour(reader: &mut Reader, node: &Node) -> Option<NaiveTime> {
    let text = reader.text(node)?;
    let hour = read_hour(&text);
    if hour.is_none() {
        let hint = Line::new("expected-hour.form");
        reader.report(node, Diagnostic::error("expected-hour").hint(hint));
    }
    hour
}

fn read_hour(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (hour, rest) = text.split_at(end);
    let figures = |text: &str, least: usize| {
        let figures = (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if figures { text.parse().ok() } else { None }
    };
    let minute = if let Some(minute) = rest.strip_prefix(':') {
        figures(minute, 2)?
    } else {
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let rest = rest.strip_prefix("giờ").or(rest.strip_prefix('h'))?;
        let minute = rest.strip_prefix(' ').unwrap_or(rest);
        // `14 giờ` says no minutes.
        if rest.is_empty() {
            0
        } else {
            figures(minute.strip_suffix(" phút").unwrap_or(minute), 2)?
        }
    };
    NaiveTime::from_hms_opt(figures(hour, 1)?, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_offices_write_them() {
        for (text, hour) in [
            ("08:00", Some((8, 0))),
            ("8:30", Some((8, 30))),
            ("8h30", Some((8, 30))),
            ("14h", Some((14, 0))),
            ("14 giờ", Some((14, 0))),
            ("14 giờ 30", Some((14, 30))),
            ("14 giờ 30 phút", Some((14, 30))),
            ("24:00", None),
            ("8:60", None),
            ("8", None),
            ("14:", None),
            ("sáng", None),
            ("", None),
            ("-1:30", None),
            ("008:00", None),
        ] {
            let expected = hour.map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap());
            assert_eq!(read_hour(text), expected, "{text}");
        }
    }
}
