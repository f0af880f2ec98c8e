//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::json::pretty;
use super::{Catalogue, Diagnostic, Severity};
use crate::source::Place;

/// What a rule's page says, for the list of rules: its id to the text.
pub type Help<'h> = &'h dyn Fn(&str) -> Option<String>;

/// Findings as one run of the tool. `base` stands before the paths, as for
/// [`annotations`](super::annotations).
#[must_use]
pub fn sarif(findings: &[Diagnostic], base: &str, words: &Catalogue, help: Help) -> String {
    let ids: Vec<&str> =
        findings.iter().map(Diagnostic::id).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = ids
        .iter()
        .map(|id| {
            let mut rule = json!({
                "id": id,
                "shortDescription": {"text": words.raw(id).unwrap_or(id)},
            });
            if let Some(text) = help(id) {
                rule["help"] = json!({"text": text});
            }
            rule
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let mut text = words.say(&finding.message);
            for hint in &finding.hints {
                text.push('\n');
                text.push_str(&words.say(hint));
            }
            json!({
                "ruleId": finding.id(),
                "ruleIndex": ids.binary_search(&finding.id()).unwrap_or_default(),
                "level": match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Advice => "note",
                },
                "message": {"text": text},
                "locations": location(finding, base).into_iter().collect::<Vec<Value>>(),
                "relatedLocations": finding
                    .related
                    .iter()
                    .map(|(place, line)| {
                        let mut at = physical(place, base);
                        at["message"] = json!({"text": words.say(line)});
                        at
                    })
                    .collect::<Vec<Value>>(),
            })
        })
        .collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "kehoach",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": words.language().code(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn location(finding: &Diagnostic, base: &str) -> Option<Value> {
    if let Some(place) = &finding.place {
        return Some(physical(place, base));
    }
    let path = finding.path.as_ref()?;
    Some(json!({"physicalLocation": {"artifactLocation": {"uri": uri(base, path)}}}))
}

fn physical(place: &Place, base: &str) -> Value {
    let ((line, column), (end_line, end)) = (place.line_column(), place.end_line_column());
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(base, &place.file.path)},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end,
        },
    }})
}

/// A relative reference (RFC 3986): bytes that are not unreserved are percent-encoded.
fn uri(base: &str, path: &str) -> String {
    let mut out = String::new();
    for byte in format!("{base}{path}").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("a/", "content/2021/plan.md"), "a/content/2021/plan.md");
        assert_eq!(uri("", "Kế hoạch.md"), "K%E1%BA%BF%20ho%E1%BA%A1ch.md");
    }
}
