//! The subject is a phrase: it ends without a full stop and does without `V/v`.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;

use super::ending_given::ending;

/// A subject with a full stop.
pub static STOP: Rule = Rule {
    id: "subject-stop",
    severity: Severity::Warning,
    about: About::Words,
    check: check_stop,
};

/// `V/v`, which belongs to official letters.
pub static ABBREVIATED: Rule = Rule {
    id: "subject-abbreviated",
    severity: Severity::Error,
    about: About::Words,
    check: check_abbreviated,
};

fn check_stop(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts.iter().filter(|text| text.kind == TextKind::Subject) {
        let Some(start) = ending(&text.words) else { continue };
        let place = text.place(start..text.words.len());
        let finding = STOP.finding().with("mark", text.words[start..].trim()).at(place.clone());
        findings.push(finding.hint(Line::new("subject-stop.leave-out")).fix(place, ""));
    }
}

fn check_abbreviated(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let Some(of) = document.document_type().filter(|of| of.name != "CÔNG VĂN") else { return };
    for text in scope.texts.iter().filter(|text| text.kind == TextKind::Subject) {
        let Some(at) = abbreviation(&text.words) else { continue };
        findings.push(
            ABBREVIATED
                .finding()
                .with("kind", of.name.to_lowercase())
                .at(text.place(at..at + "V/v".len()))
                .hint(Line::new("subject-abbreviated.write")),
        );
    }
}

fn abbreviation(subject: &str) -> Option<usize> {
    ["V/v", "v/v", "V/V"].iter().find_map(|word| {
        let at = subject.find(word)?;
        let apart = !subject.get(..at)?.ends_with(char::is_alphanumeric)
            && !subject.get(at + word.len()..)?.starts_with(char::is_alphanumeric);
        apart.then_some(at)
    })
}
