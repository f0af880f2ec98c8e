//! A date is one that the calendar has, and its day of the week is right.

use chrono::Datelike;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::date::weekday;
use crate::language::written_date::{dates, weekday_beside};

use super::spelling::Spellings;

/// There is no such day.
pub static DATE: Rule =
    Rule { id: "no-such-date", severity: Severity::Error, about: About::Words, check: check_date };

/// Another day of the week.
pub static WEEKDAY: Rule = Rule {
    id: "weekday-differs",
    severity: Severity::Warning,
    about: About::Words,
    check: check_weekday,
};

fn check_date(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut spellings = Spellings::default();
    for text in scope.texts {
        for date in dates(&text.words) {
            if date.lunar || date.exists() {
                continue;
            }
            let written = text.words.get(date.range.clone()).unwrap_or_default();
            spellings.add(text, date.range.clone(), None, |place| {
                DATE.finding()
                    .with("written", written)
                    .at(place)
                    .hint(Line::new("no-such-date.look-up"))
            });
        }
    }
    findings.extend(spellings.findings());
}

fn check_weekday(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts {
        for date in dates(&text.words).iter().filter(|date| !date.lunar) {
            let Some(day) = date.day() else { continue };
            let Some((word, named)) = weekday_beside(&text.words, date) else { continue };
            if named == day.weekday() {
                continue;
            }
            findings.push(
                WEEKDAY
                    .finding()
                    .with("written", &text.words[word.clone()])
                    .with("date", &text.words[date.range.clone()])
                    .at(text.place(word))
                    .of(&text.record)
                    .hint(Line::new("weekday-differs.is").with("weekday", weekday(day))),
            );
        }
    }
}
