//! Findings that somebody has looked at and lets stand, with a reason.

use crate::diagnostic::{self, Diagnostic, Line, Severity};
use crate::workspace::Acknowledged;

/// Takes out the findings that are acknowledged. What the decree or the data forbids cannot be let
/// stand. An entry that matches nothing is out of date, which is a finding itself
/// (`acknowledged-nothing`).
#[must_use]
pub fn acknowledge(list: &[Acknowledged], mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut stale = Vec::new();
    for entry in list {
        let before = findings.len();
        findings.retain(|finding| finding.severity == Severity::Error || !matches(entry, finding));
        let forbidden = || findings.iter().any(|finding| matches(entry, finding));
        if findings.len() == before {
            let finding = Diagnostic::warning("acknowledged-nothing")
                .with("id", &entry.finding)
                .at(entry.finding.place.clone());
            let why = if forbidden() {
                Line::new("acknowledged-nothing.error")
            } else {
                Line::new("acknowledged-nothing.remove")
            };
            stale.push(finding.hint(why));
        }
    }
    findings.extend(stale);
    diagnostic::sort(&mut findings);
    findings
}

fn matches(entry: &Acknowledged, finding: &Diagnostic) -> bool {
    if finding.id() != entry.finding.as_str() || finding.file() != Some(entry.file.as_str()) {
        return false;
    }
    let Some(words) = &entry.words else { return true };
    let Some(place) = &finding.place else { return false };
    // The words may be those that are marked, or more of the same lines: line ends and indentation
    // are as good as spaces.
    let text = &place.file.text;
    let from = text[..place.span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[place.span.end..].find('\n').map_or(text.len(), |at| place.span.end + at);
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded(&text[from..to]).contains(&folded(words))
}
