//! Findings as JSON, for programs.

use serde_json::{Value, json};

use super::{Catalogue, Diagnostic, Severity};
use crate::source::Place;

/// The form of the data: raised when a key is renamed or changes its meaning.
const VERSION: u32 = 1;

/// Findings as one JSON object. Lines and columns are counted from 1, columns in characters; an end
/// is the place after the last character.
#[must_use]
pub fn json(findings: &[Diagnostic], words: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let list: Vec<Value> = findings.iter().map(|finding| one(finding, words)).collect();
    let all = json!({
        "version": VERSION,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "advice": count(Severity::Advice),
        "findings": list,
    });
    pretty(&all)
}

/// Data with line ends, as people can read it.
pub fn pretty(value: &Value) -> String {
    // Strings, numbers and lists have nothing that could fail to become JSON.
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn one(finding: &Diagnostic, words: &Catalogue) -> Value {
    let said =
        |lines: &[super::Line]| lines.iter().map(|line| words.say(line)).collect::<Vec<String>>();
    json!({
        "id": finding.id(),
        "severity": finding.severity.key(),
        "message": words.say(&finding.message),
        "file": finding.file(),
        "place": finding.place.as_ref().map(range),
        "record": said(&finding.record),
        "hints": said(&finding.hints),
        "related": finding
            .related
            .iter()
            .map(|(place, line)| {
                json!({"file": place.file.path, "place": range(place), "message": words.say(line)})
            })
            .collect::<Vec<Value>>(),
        "fixes": finding
            .fixes
            .iter()
            .map(|fix| {
                let place = &fix.place;
                let text = &fix.replacement;
                json!({"file": place.file.path, "place": range(place), "replacement": text})
            })
            .collect::<Vec<Value>>(),
    })
}

fn range(place: &Place) -> Value {
    let ((line, column), (end_line, end_column)) = (place.line_column(), place.end_line_column());
    json!({"line": line, "column": column, "end_line": end_line, "end_column": end_column})
}
