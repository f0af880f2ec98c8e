//! The time in the words of a task or an obligation is the time in its data.
//!
//! Only deadlines and windows count, and only those of the thing itself. A task's words may name
//! the deadline of others (`hướng dẫn các đơn vị gửi hồ sơ trước ngày 15/3`) or the days of what it
//! is about (`văn bản ban hành trước ngày 01/7`): these are left alone.

use std::ops::Range;

use chrono::NaiveDate;

use crate::check::rule::{self, About, Rule};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::folded;
use crate::language::time::{self, BeforeMeans};
use crate::model::{Plan, Scope, Stretch, When, WhenKind};

/// Words that name another time than the data.
pub static RULE: Rule =
    Rule { id: "when-differs", severity: Severity::Error, about: About::Data, check };

/// Where words leave the year out, one so many years away from that of the plan may be meant.
const YEARS_AROUND: i32 = 1;

/// The most years that are tried for them. A plan is for five or ten.
const MOST_YEARS: usize = 12;

fn check(scope: &rule::Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    for text in scope.texts {
        let (when, is_task) = match text.kind {
            TextKind::Task(at) => (plan.tasks.get(at).map(|task| &task.when), true),
            TextKind::Obligation(at) => (plan.obligations.get(at).map(|owed| &owed.when), false),
            _ => continue,
        };
        let Some(when) = when else { continue };
        if let Some(phrase) = conflict(&text.words, when, plan, is_task) {
            let words = text.words.get(phrase.clone()).unwrap_or_default();
            findings.push(
                RULE.finding()
                    .with("words", words)
                    .with("when", time::words(when))
                    .at(text.place(phrase))
                    .see(when.place.clone(), Line::new("when-differs.data"))
                    .of(&text.record)
                    .hint(Line::new("when-differs.mend")),
            );
        }
    }
}

/// Parts of words without which no text names a deadline: looking for them is cheap, and few of the
/// texts of a long plan hold any.
const HINTS: [&str; 6] = ["rước ", "hậm nhất ", "uộn ", "không quá ", "hết ", "ừ "];

/// The words in a text that name another time than a task or an obligation has.
fn conflict(text: &str, when: &When, plan: &Plan, is_task: bool) -> Option<Range<usize>> {
    if !HINTS.iter().any(|hint| text.contains(hint)) {
        return None;
    }
    // In a plan for several years, all of them are tried below.
    let phrases = match plan.scope {
        scope if scope.school => time::find(text, scope),
        scope => time::find(text, scope.first),
    };
    if phrases.is_empty() {
        return None;
    }
    let typed = Typed::of(when, plan)?;
    let mut own = phrases.iter().filter(|(place, phrase)| {
        let set_off = is_set_off(text, place);
        let window = matches!(phrase.kind, WhenKind::Span { .. });
        if is_task {
            !is_of_others(text, place) && (set_off || typed.deadline && !window)
        } else {
            set_off || !window
        }
    });
    let (place, _) = own.next()?;
    if phrases.iter().any(|(_, phrase)| typed.agrees(phrase, plan)) {
        return None;
    }
    let first = plan.scope.first.saturating_sub(YEARS_AROUND);
    let last = plan.scope.last.saturating_add(YEARS_AROUND);
    let agrees = (first..=last).take(MOST_YEARS).any(|year| {
        let found = time::find(text, year);
        found.iter().any(|(_, phrase)| typed.agrees(phrase, plan))
    });
    (!agrees).then(|| place.clone())
}

/// The days of typed data.
struct Typed<'w> {
    when: &'w When,
    spans: Vec<(NaiveDate, NaiveDate)>,
    /// Whether it says by when, and not in the course of what.
    deadline: bool,
}

impl<'w> Typed<'w> {
    /// `None` for what has no days to compare.
    fn of(when: &'w When, plan: &Plan) -> Option<Self> {
        let spans = days(when, plan, plan.before);
        (!spans.is_empty()).then(|| Self { when, spans, deadline: is_deadline(when) })
    }

    /// Whether words may mean this time: the same last day, or days in the course of it.
    fn agrees(&self, phrase: &When, plan: &Plan) -> bool {
        if phrase.kind == self.when.kind {
            return true;
        }
        let means: &[BeforeMeans] = if self.deadline {
            &[plan.before]
        } else {
            &[BeforeMeans::PreviousDay, BeforeMeans::StatedDay]
        };
        means.iter().flat_map(|before| days(phrase, plan, *before)).any(|(first, last)| {
            self.spans.iter().any(|(from, to)| {
                if self.deadline { last == *to } else { first <= *to && last >= *from }
            })
        })
    }
}

/// First and last days. A deadline is one day.
fn days(when: &When, plan: &Plan, before: BeforeMeans) -> Vec<(NaiveDate, NaiveDate)> {
    // What comes round every year is reckoned for the years of the plan and the one after.
    let scope = Scope { last: plan.scope.last.saturating_add(1), school: false, ..plan.scope };
    let spans = when.spans(scope, before);
    if !spans.is_empty() {
        return spans;
    }
    let last = when.last_day(before);
    last.map(|last| (when.first_day().unwrap_or(last), last)).into_iter().collect()
}

fn is_deadline(when: &When) -> bool {
    match &when.kind {
        WhenKind::Before(_) | WhenKind::By(_) | WhenKind::Until(_) | WhenKind::WithLimit { .. } => {
            true
        }
        WhenKind::Yearly { bound, .. } | WhenKind::Monthly { bound, .. } => {
            *bound != time::Bound::In
        }
        WhenKind::Span { to, .. } => matches!(to, Stretch::Day(_)),
        WhenKind::Compound(parts) => parts.iter().any(is_deadline),
        WhenKind::Phases(phases) => phases.iter().any(|phase| is_deadline(&phase.when)),
        _ => false,
    }
}

/// Words right before or at the head of a phrase that make it a deadline of what is done.
const FINISH: [&str; 5] = ["hoàn thành", "xong", "kết thúc", "thời gian", "thời hạn"];
const BIND: [&str; 3] = ["chậm nhất", "muộn nhất", "không muộn hơn"];

/// Whether a phrase stands apart from the words before it, so that it belongs to the whole.
fn is_set_off(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default().trim_end();
    let before = before.trim_end_matches(|c: char| "*“\"".contains(c)).to_lowercase();
    let phrase = text.get(place.clone()).unwrap_or_default().to_lowercase();
    before.is_empty()
        || before.ends_with([',', ';', ':', '.', '(', '-', '–'])
        || FINISH.iter().any(|words| before.ends_with(words))
        || BIND.iter().any(|words| phrase.starts_with(words))
}

/// Whether a phrase belongs to what others hand in: between the last full stop and the phrase,
/// somebody is said to send something.
fn is_of_others(text: &str, place: &Range<usize>) -> bool {
    const SEND: [&str; 5] = ["gửi", "nộp", "nhận", "đăng ký", "báo cáo"];
    let before = text.get(..place.start).unwrap_or_default().to_lowercase();
    let sentence = before.rsplit(['.', ';']).next().unwrap_or_default();
    let words = folded::words(sentence);
    words.iter().enumerate().skip(1).any(|(at, word)| {
        let Some(rest) = sentence.get(word.span.start..) else { return false };
        let Some(previous) = words.get(at - 1) else { return false };
        // After a comma or `và` it is one more thing that the task itself does.
        let gap = sentence.get(previous.span.end..word.span.start).unwrap_or_default();
        let joined = gap.trim().is_empty() && previous.folded != "va";
        joined && SEND.iter().any(|verb| begins_with_words(rest, verb))
    })
}

fn begins_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Range<usize> {
        time::find(text, 2021).into_iter().next().unwrap().0
    }

    #[test]
    fn a_phrase_that_stands_apart_belongs_to_the_whole() {
        for (text, apart) in [
            ("Tổng hợp hồ sơ, trước ngày 15/3/2021", true),
            ("Tổng hợp hồ sơ (trước ngày 15/3/2021)", true),
            ("Tổng hợp hồ sơ, hoàn thành trước ngày 15/3/2021", true),
            ("Trước ngày 15/3/2021, tổng hợp hồ sơ", true),
            ("Tổng hợp hồ sơ chậm nhất ngày 15/3/2021", true),
            ("Tổng hợp hồ sơ trước ngày 15/3/2021", false),
            ("Rà soát văn bản ban hành trước ngày 01/7/2021", false),
        ] {
            assert_eq!(is_set_off(text, &place(text)), apart, "{text}");
        }
    }

    #[test]
    fn what_others_send_has_its_own_deadline() {
        for (text, others) in [
            ("Hướng dẫn các đơn vị gửi hồ sơ trước ngày 15/3/2021", true),
            ("Ban hành văn bản, các xã nộp báo cáo trước ngày 15/3/2021", true),
            ("Gửi hồ sơ về tỉnh trước ngày 15/3/2021", false),
            ("Tổng hợp, gửi hồ sơ về tỉnh trước ngày 15/3/2021", false),
            ("Tổng hợp và gửi hồ sơ về tỉnh trước ngày 15/3/2021", false),
            ("Các đơn vị gửi hồ sơ. Họp xét trước ngày 15/3/2021", false),
        ] {
            assert_eq!(is_of_others(text, &place(text)), others, "{text}");
        }
    }
}
