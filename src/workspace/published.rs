//! `published.yaml` beside a plan: what its calendars have published. The program writes it when it is
//! told to, people review it, and a build only reads it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};

use super::disk;
use super::record::{self, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::{EventKind, EventTime, Id, Published, PublishedEvent};
use crate::output;
use crate::source::yaml::Node;

/// The name of the file in the folder of a plan.
const FILE: &str = "published.yaml";

/// What stands at the top of it.
const HEAD: &str = "\
# Những gì lịch của kế hoạch này đã công bố. Lệnh \"kehoach record\" ghi tệp này; xem lại rồi lưu cùng kế hoạch.
# Không sửa tay: sửa kế hoạch rồi chạy lại lệnh. Mất tệp này, lịch đã đăng ký không biết việc nào đã sửa, đã hủy.
";

/// How days and hours are written.
const DAY: &str = "%Y-%m-%d";
const HOUR: &str = "%Y-%m-%dT%H:%M:%S";

/// Reads the file of the plan at an address, if it has one.
pub fn read(root: &Path, address: &str, findings: &mut Vec<Diagnostic>) -> Option<Published> {
    let file = match disk::optional_source(root, &format!("content/{address}/{FILE}"))? {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let tree = record::tree(&file, findings)?;
    let mut reader = Reader::new(&file, findings);
    let reader = &mut reader;
    let mut fields = reader.fields(&tree)?;
    let domain = fields.required("domain").and_then(|node| reader.text(node));
    let events = reader.records(&mut fields, "events", "record.published", event);
    fields.finish(reader);
    let mut seen = BTreeSet::new();
    for event in events.iter().filter(|event| !seen.insert(&event.name)) {
        let twice = Diagnostic::error("published-twice").with("name", &event.name);
        reader.report_at(event.place.span.clone(), twice);
    }
    Some(Published { file: file.clone(), domain: domain?, events })
}

fn event(reader: &mut Reader, node: &Node) -> Option<PublishedEvent> {
    let mut fields = reader.fields(node)?;
    let name = fields.required("event").and_then(|node| {
        let name = reader.text(node)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        plainly(reader, node, name, plain)
    });
    let kind = fields.required("kind").and_then(|node| reader.choice(node, &EventKind::ALL));
    let title = fields.required("title").and_then(|node| reader.text(node));
    let from = fields.required("from").and_then(|node| moment(reader, node));
    let to = fields.optional("to");
    let to = to.and_then(|node| moment(reader, node));
    let rule = fields.optional("repeats").and_then(|node| {
        let rule = reader.text(node)?;
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "=;,-".contains(c);
        plainly(reader, node, rule, plain)
    });
    let units = fields.optional("units");
    let units = units.map_or_else(Vec::new, |node| reader.references(node));
    let sequence = fields.required("sequence").and_then(|node| {
        let sequence = reader.text(node)?.parse().ok();
        if sequence.is_none() {
            reader.report(node, Diagnostic::error("published-sequence"));
        }
        sequence
    });
    let revised = fields.required("revised").and_then(|node| reader.date(node));
    let cancelled = fields.optional("cancelled");
    let cancelled =
        cancelled.and_then(|node| reader.choice(node, &[("true", true), ("false", false)]));
    let digest = fields.required("digest").and_then(|node| reader.text(node));
    fields.finish(reader);
    let time = match (from?, to) {
        (Moment::Day(first), None) => EventTime::Days { first, last: first },
        (Moment::Day(first), Some(Moment::Day(last))) if first <= last => {
            EventTime::Days { first, last }
        }
        (Moment::Hour(from), None) => EventTime::Hours { from, to: None },
        (Moment::Hour(from), Some(Moment::Hour(to))) if from <= to => {
            EventTime::Hours { from, to: Some(to) }
        }
        _ => {
            reader.report(node, Diagnostic::error("published-time"));
            return None;
        }
    };
    let known = (name, kind, title, sequence, revised, digest);
    let (Some(name), Some(kind), Some(title), Some(sequence), Some(revised), Some(digest)) = known
    else {
        return None;
    };
    let units: Vec<Id> = units.into_iter().map(|unit| unit.value).collect();
    let cancelled = cancelled.unwrap_or(false);
    let place = reader.place(node);
    Some(PublishedEvent {
        name,
        kind,
        title,
        time,
        rule,
        units,
        sequence,
        revised,
        cancelled,
        digest,
        place,
    })
}

/// A text that goes into a calendar as it is.
fn plainly(
    reader: &mut Reader,
    node: &Node,
    text: String,
    plain: impl Fn(char) -> bool,
) -> Option<String> {
    if text.is_empty() || !text.chars().all(plain) {
        reader.report(node, Diagnostic::error("published-word").with("word", &text));
        return None;
    }
    Some(text)
}

/// A day, or an hour of a day.
#[derive(Clone, Copy)]
enum Moment {
    Day(NaiveDate),
    Hour(NaiveDateTime),
}

fn moment(reader: &mut Reader, node: &Node) -> Option<Moment> {
    if reader.text(node)?.contains('T') {
        reader.date_time(node).map(Moment::Hour)
    } else {
        reader.date(node).map(Moment::Day)
    }
}

/// Writes the file of the plan at an address, whole or not at all. Says where, and whether it had other
/// words before.
///
/// # Errors
/// The path that could not be written, and why.
pub fn write(
    root: &Path,
    address: &str,
    domain: &str,
    events: &[PublishedEvent],
) -> Result<(String, bool), (String, io::Error)> {
    let path = format!("content/{address}/{FILE}");
    let text = text(domain, events);
    let full = root.join(&path);
    if fs::read(&full).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok((path, false));
    }
    let folder = full.parent().unwrap_or(root);
    let put = || {
        let mut new = output::new_in(folder)?;
        new.write_all(text.as_bytes())?;
        new.as_file().sync_all()?;
        // Others in the office read it, too: a temporary file is its owner's alone.
        if let Ok(plan) = fs::metadata(folder.join("plan.yaml")) {
            fs::set_permissions(new.path(), plan.permissions())?;
        }
        output::put(new, &full)
    };
    match put() {
        Ok(()) => Ok((path, true)),
        Err(error) => Err((path, error)),
    }
}

fn text(domain: &str, events: &[PublishedEvent]) -> String {
    let mut out = format!("{HEAD}domain: {domain}\nevents:");
    if events.is_empty() {
        out.push_str(" []\n");
        return out;
    }
    out.push('\n');
    for event in events {
        let (from, to) = match event.time {
            EventTime::Days { first, last } => {
                (first.format(DAY).to_string(), Some(last.format(DAY).to_string()))
            }
            EventTime::Hours { from, to } => {
                (from.format(HOUR).to_string(), to.map(|to| to.format(HOUR).to_string()))
            }
        };
        // A string of JSON is one of YAML, too.
        let title = serde_json::Value::from(event.title.as_str());
        let _ = write!(
            out,
            "  - event: {}\n    kind: {}\n    title: {title}\n    from: {from}\n",
            event.name,
            event.kind.key()
        );
        let mut line = |key: &str, value: &str| {
            let _ = writeln!(out, "    {key}: {value}");
        };
        if let Some(to) = to {
            line("to", &to);
        }
        if let Some(rule) = &event.rule {
            line("repeats", rule);
        }
        if !event.units.is_empty() {
            let units: Vec<&str> = event.units.iter().map(Id::as_str).collect();
            line("units", &format!("[{}]", units.join(", ")));
        }
        line("sequence", &event.sequence.to_string());
        line("revised", &event.revised.format(DAY).to_string());
        if event.cancelled {
            line("cancelled", "true");
        }
        line("digest", &event.digest);
    }
    out
}
