//! Day and hour in the words of an invitation are those of its meetings: people come by the words, calendars
//! and the pages of units go by the data.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::{date, hour, written_date};
use crate::model::Meeting;

/// `Thời gian: …` with another day or another hour to begin.
pub static RULE: Rule =
    Rule { id: "meeting-differs", severity: Severity::Warning, about: About::Data, check };

/// What the paragraph begins with that says when (Decree 30/2020/NĐ-CP, Appendix III, form 1.7).
const WHEN: &str = "thời gian";

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let file = &scope.edition.plan.file.path;
    let papers = scope.edition.workspace.plans.iter().flat_map(|plan| &plan.papers);
    let mut own = papers.filter(|paper| paper.file.path == *file && !paper.meetings.is_empty());
    let Some(paper) = own.next() else { return };
    let says_when = |text: &&Text| {
        text.kind == TextKind::Paragraph && text.words.trim_start().to_lowercase().starts_with(WHEN)
    };
    for text in scope.texts.iter().filter(says_when) {
        findings.extend(differs(text, &paper.meetings));
    }
}

/// What a paragraph says otherwise than the meetings.
fn differs(text: &Text, meetings: &[Meeting]) -> Option<Diagnostic> {
    let days = written_date::dates(&text.words);
    let other = days.iter().find(|day| {
        day.day().is_some_and(|day| meetings.iter().all(|meeting| meeting.on.value != day))
    });
    let hours = hour::hours(&text.words);
    let begin =
        hours.first().filter(|(_, hour)| meetings.iter().all(|meeting| meeting.at != *hour));
    let range = other.map(|day| day.range.clone()).or(begin.map(|(range, _)| range.clone()))?;
    let meeting = meetings.first()?;
    let when = format!("{}, {}", meeting.at.format("%H:%M"), date::figures(meeting.on.value));
    let words = text.words.get(range.clone()).unwrap_or_default();
    Some(
        RULE.finding()
            .with("words", words)
            .with("when", when)
            .at(text.place(range))
            .see(meeting.on.place.clone(), Line::new("when-differs.data"))
            .of(&text.record)
            .hint(Line::new("when-differs.mend")),
    )
}
