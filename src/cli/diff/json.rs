//! Changes for programs.

use serde_json::{Value, json};

use super::Shown;
use crate::edition::change::{Entry, FieldChange, FileChange, Subject};
use crate::source::Place;

/// The changes, in a form that is raised by one when a key changes its meaning.
pub fn data(shown: &Shown) -> String {
    let subjects = shown.changes.subjects.iter().map(|subject| self::subject(shown, subject));
    let files = shown.changes.files.iter().map(file);
    json!({
        "version": 1,
        "from": shown.say(&shown.comparison.from),
        "to": shown.say(&shown.comparison.to),
        "subjects": subjects.collect::<Vec<Value>>(),
        "files": files.collect::<Vec<Value>>(),
    })
    .to_string()
}

fn file(file: &FileChange) -> Value {
    json!({"path": file.path, "change": file.kind.key()})
}

fn subject(shown: &Shown, subject: &Subject) -> Value {
    let entries = subject.entries.iter().map(|entry| self::entry(shown, entry));
    json!({
        "kind": subject.kind.key(),
        "plan": subject.plan,
        "name": subject.name,
        "title": subject.title,
        "change": subject.change.key(),
        "draft": subject.draft,
        "internal": subject.internal,
        "entries": entries.collect::<Vec<Value>>(),
    })
}

fn entry(shown: &Shown, entry: &Entry) -> Value {
    let fields = entry.fields.iter().map(|change| field(shown, change));
    json!({
        "section": entry.section.key(),
        "change": entry.kind.key(),
        "id": entry.id,
        "title": entry.title,
        "internal": entry.internal,
        "file": entry.place.as_ref().map(|place| &place.file.path),
        "line": entry.place.as_ref().map(Place::line_column).map(|(line, _)| line),
        "fields": fields.collect::<Vec<Value>>(),
    })
}

fn field(shown: &Shown, change: &FieldChange) -> Value {
    let (before, after) =
        shown.names(|names| (change.before.shown(names), change.after.shown(names)));
    json!({"field": change.field.key(), "before": before, "after": after})
}
