//! Findings as a Code Quality report, which GitLab shows beside the lines of a merge request.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::json::pretty;
use super::{Catalogue, Diagnostic, Severity};

/// What stands for a finding that is about no file: every workspace has this one.
const NO_FILE: &str = "content/agency.yaml";

/// Findings as a list of issues. `base` stands before the paths, as for
/// [`annotations`](super::annotations).
#[must_use]
pub fn code_quality(findings: &[Diagnostic], base: &str, words: &Catalogue) -> String {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let issues: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let same = format!("{}\0{}\0{}", finding.id(), path(finding, base), marked(finding));
            let count = seen.entry(same.clone()).or_default();
            *count += 1;
            issue(finding, base, &format!("{same}\0{count}"), words)
        })
        .collect();
    pretty(&Value::Array(issues))
}

fn issue(finding: &Diagnostic, base: &str, key: &str, words: &Catalogue) -> Value {
    let mut text = words.say(&finding.message);
    for hint in &finding.hints {
        text.push_str("; ");
        text.push_str(&words.say(hint));
    }
    let line = finding.place.as_ref().map_or(1, |place| place.line_column().0);
    json!({
        "description": text,
        "check_name": finding.id(),
        "fingerprint": fingerprint(key),
        "severity": match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
            Severity::Advice => "info",
        },
        "location": {"path": path(finding, base), "lines": {"begin": line}},
    })
}

/// The path, seen from the top of the repository: without `./`, which GitLab does not know.
fn path(finding: &Diagnostic, base: &str) -> String {
    let path = format!("{base}{}", finding.file().unwrap_or(NO_FILE));
    path.trim_start_matches("./").to_owned()
}

/// The words that are marked. A finding is the same one as before though lines were added above it.
fn marked(finding: &Diagnostic) -> &str {
    let place = finding.place.as_ref();
    place.and_then(|place| place.file.text.get(place.span.clone())).unwrap_or_default()
}

fn fingerprint(key: &str) -> String {
    let mut hex = String::with_capacity(32);
    for byte in Sha256::digest(key.as_bytes()).iter().take(16) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
