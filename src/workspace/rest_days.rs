//! `rest_days.yaml`: the days off and the days worked instead, as they were announced.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::language::rest_day::{Declared, Kind};
use crate::source::SourceFile;

/// The longest stretch of days off that is believed: longer ones are slips of the keyboard.
const LONGEST: i64 = 31;

/// Reads the list.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Declared> {
    record::register(file, "rest_days", "record.rest-day", findings, item).unwrap_or_default()
}

fn item(reader: &mut Reader, fields: &mut Fields) -> Option<Declared> {
    let kinds = [("rest", Kind::Rest), ("work", Kind::Work)];
    let kind = fields.optional("kind").map_or(Some(Kind::Rest), |node| reader.choice(node, &kinds));
    let first = fields.required("from").and_then(|node| reader.date(node));
    let until = fields.optional("to");
    let last = until.map_or(first, |node| reader.date(node));
    // The rest says where the announcement is found; it is for people.
    for key in ["name", "source"] {
        let _ = fields.optional(key).and_then(|node| reader.text(node));
    }
    let (kind, first, last) = (kind?, first?, last?);
    let days = (last - first).num_days();
    if let Some(node) = until
        && !(0..LONGEST).contains(&days)
    {
        let finding = Diagnostic::error("rest-days-range").with("max", LONGEST);
        reader.report(node, finding.hint(Line::new("rest-days-range.order")));
        return None;
    }
    Some(Declared { first, last, kind })
}
