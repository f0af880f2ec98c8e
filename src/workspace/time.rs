//! Times and periods, as data writes them: a wording such as `trước 15/3`, or a mapping.

use super::record::{Fields, Reader, month_length};
use crate::diagnostic::{Diagnostic, Line};
use crate::language::phrase::capitalised;
use crate::language::time::{self, Phase, Problem, TimeError};
use crate::model::{Anchor, Period, Scope, Stretch, When, WhenKind};
use crate::source::Located;
use crate::source::yaml::{Node, Value};

/// A time and how the plan prints it.
pub type Timed = (Located<When>, String);

/// The years of a plan: `year: 2021`, `year: 2026-2030` or `school_year: 2020-2021`.
pub fn scope(reader: &mut Reader, plan: &mut Fields) -> Scope {
    if let Some(node) = plan.optional("school_year") {
        let first = reader.school_year(node).unwrap_or_default();
        return Scope { first, last: first + 1, school: true };
    }
    let Some(node) = plan.required("year") else { return Scope::year(0) };
    if let Value::Scalar(text) = &node.value
        && let Some((first, last)) = text.split_once('-')
        && let (Ok(first), Ok(last)) = (first.trim().parse(), last.trim().parse())
        && time::YEARS.contains(&first)
        && time::YEARS.contains(&last)
        && first < last
    {
        return Scope { first, last, school: false };
    }
    Scope::year(reader.year(node).unwrap_or_default())
}

/// The time of a task: `month: 3` or `when: …`.
pub fn of_task(reader: &mut Reader, fields: &mut Fields, scope: Scope) -> Option<Timed> {
    // Asked for first, so that it stands first among the fields that there are.
    let wording = fields.optional("when");
    if let Some(node) = fields.optional("month") {
        if let Some(wording) = wording {
            reader.report(wording, Diagnostic::error("month-and-when"));
        }
        let month = reader.month(node)?;
        let Some(year) = scope.year_of(month) else {
            reader.report(
                node,
                Diagnostic::error("when-no-year").hint(Line::new("when-no-year.add")),
            );
            return None;
        };
        let value = When::new(WhenKind::In(Stretch::Month { year, month }));
        return Some((Located { value, place: reader.place(node) }, format!("Tháng {month}")));
    }
    let node = fields.required("when")?;
    when(reader, node, scope)
}

/// What stands for a time that could not be read.
pub fn never(reader: &Reader, node: &Node) -> Located<When> {
    Located { value: When::new(WhenKind::Nothing), place: reader.place(node) }
}

/// A time: a wording, or a mapping of `in`, `on`, `before`, `by`, `from` and `to`, `yearly`, `relative` and
/// `event`, `parts`, `phases`, `target` and `limit`, with `tentative`, `note` and the printed `words`.
pub fn when(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Timed> {
    let located = |reader: &Reader, value| Located { value, place: reader.place(node) };
    match &node.value {
        Value::Map(_) => {
            let (value, words) = mapping(reader, node, scope)?;
            // Tables and lists show times at the beginning of a line.
            let words = words.unwrap_or_else(|| capitalised(&time::words(&value)));
            Some((located(reader, value), words))
        }
        // An empty cell is a time, too: none.
        Value::Null => Some((located(reader, When::new(WhenKind::Nothing)), String::new())),
        _ => {
            let (value, text) = wording(reader, node, scope)?;
            Some((located(reader, value), capitalised(&text)))
        }
    }
}

/// A wording, with its words.
fn wording(reader: &mut Reader, node: &Node, scope: Scope) -> Option<(When, String)> {
    let text = reader.text(node)?;
    match time::parse(&text, scope) {
        Ok(when) => Some((when, text)),
        Err(error) => {
            not_a_time(reader, node, &text, &error);
            None
        }
    }
}

/// A stretch of the calendar in a field of a mapping: a date, `tháng 3`, `quý II`.
fn stretch(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Stretch> {
    let (when, _) = wording(reader, node, scope)?;
    if let WhenKind::In(stretch) = when.kind {
        return Some(stretch);
    }
    let hint = Line::new("expected-stretch.form");
    reader.report(node, Diagnostic::error("expected-stretch").hint(hint));
    None
}

fn mapping(reader: &mut Reader, node: &Node, scope: Scope) -> Option<(When, Option<String>)> {
    let mut fields = reader.fields(node)?;
    let words = fields.optional("words").and_then(|node| reader.text(node));
    let tentative = fields.optional("tentative");
    let tentative =
        tentative.and_then(|node| reader.choice(node, &[("true", true), ("false", false)]));
    let remark = fields.optional("note").and_then(|value| reader.text(value));
    let mut kinds: Vec<Option<WhenKind>> = Vec::new();
    for (key, make) in [
        ("in", WhenKind::In as fn(Stretch) -> WhenKind),
        ("on", WhenKind::In),
        ("before", WhenKind::Before),
        ("by", WhenKind::By),
    ] {
        if let Some(node) = fields.optional(key) {
            kinds.push(stretch(reader, node, scope).map(make));
        }
    }
    let (from, to) = (fields.optional("from"), fields.optional("to"));
    if from.is_some() || to.is_some() {
        let from_read = from.map(|node| stretch(reader, node, scope));
        let to_read = to.map(|node| stretch(reader, node, scope));
        kinds.push(match (from_read, to_read) {
            (Some(Some(from)), Some(Some(to))) => {
                if to.last_day() < from.first_day() {
                    let at = fields.optional("to").unwrap_or(node);
                    reader.report(at, Diagnostic::error("when-ends-before-it-begins"));
                    None
                } else {
                    Some(WhenKind::Span { from, to })
                }
            }
            (Some(Some(from)), None) => Some(WhenKind::From(from)),
            (None, Some(Some(to))) => Some(WhenKind::Until(to)),
            _ => None,
        });
    }
    if let Some(node) = fields.optional("yearly") {
        let found = reader.text(node).and_then(|text| {
            time::parse(&format!("{text} hằng năm"), scope)
                .map_err(|error| not_a_time(reader, node, &text, &error))
                .ok()
        });
        kinds.push(found.map(|when| when.kind));
    }
    if let Some(node) = fields.optional("relative") {
        kinds.push(relative(reader, &mut fields, node, scope));
    }
    if let Some(node) = fields.optional("parts") {
        let parts = reader.list(node).iter();
        let parts: Vec<When> =
            parts.filter_map(|part| Some(when(reader, part, scope)?.0.value)).collect();
        kinds.push(Some(WhenKind::Compound(parts)));
    }
    if let Some(node) = fields.optional("phases") {
        let phases = reader.list(node).iter();
        let phases = phases.filter_map(|node| phase(reader, node, scope)).collect();
        kinds.push(Some(WhenKind::Phases(phases)));
    }
    if let Some(node) = fields.optional("target") {
        let target = when(reader, node, scope);
        let limit = fields.required("limit").and_then(|node| when(reader, node, scope));
        kinds.push(target.zip(limit).map(|((target, _), (limit, _))| WhenKind::WithLimit {
            target: Box::new(target.value),
            limit: Box::new(limit.value),
        }));
    }
    // A key with a slip in it is told by itself.
    let kind = match (fields.finish(reader), kinds.len()) {
        (_, 1) => kinds.pop().flatten(),
        (false, 0) => None,
        _ => {
            let hint = Line::new("expected-time.form");
            reader.report(node, Diagnostic::error("expected-time").hint(hint));
            None
        }
    };
    Some((When { kind: kind?, tentative: tentative.unwrap_or(false), note: remark }, words))
}

/// A time that is bound to an event, in words, with the day of the event where that is known (`event`).
fn relative(
    reader: &mut Reader,
    fields: &mut Fields,
    node: &Node,
    scope: Scope,
) -> Option<WhenKind> {
    let on = fields.optional("event").map(|node| reader.date(node));
    let (when, _) = wording(reader, node, scope)?;
    let WhenKind::Relative { offset, side, event, .. } = when.kind else {
        let hint = Line::new("expected-relative.form");
        reader.report(node, Diagnostic::error("expected-relative").hint(hint));
        return None;
    };
    let anchor = match on {
        Some(on) => Some(Anchor { on: on?, days: None }),
        None => None,
    };
    Some(WhenKind::Relative { offset, side, event, anchor })
}

fn phase(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Phase> {
    let mut fields = reader.fields(node)?;
    let name = fields.required("name").and_then(|node| reader.text(node));
    let time = fields.required("when").and_then(|node| when(reader, node, scope));
    fields.finish(reader);
    Some(Phase { name: name?, when: time?.0.value })
}

/// What is wrong with words that are no time.
#[must_use]
pub fn finding(error: &TimeError) -> Diagnostic {
    match &error.problem {
        Problem::Unknown { word, near } => {
            let finding = Diagnostic::error("when-unknown").with("word", word);
            match near {
                Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
                None => finding.hint(Line::new("when-unknown.forms")),
            }
        }
        Problem::Unfinished { after } => Diagnostic::error("when-unfinished").with("after", after),
        Problem::NoSuchDay { month, year, .. } => {
            Diagnostic::error("when-no-such-day").hint(month_length(*month, *year))
        }
        Problem::NoSuchMonth(month) => Diagnostic::error("when-no-such-month").with("month", month),
        Problem::NoSuchQuarter(quarter) => {
            Diagnostic::error("when-no-such-quarter").with("quarter", quarter)
        }
        Problem::NoSuchHalf(months) => {
            Diagnostic::error("when-no-such-half").with("months", months)
        }
        Problem::NoSuchSchoolYear => Diagnostic::error("when-no-such-school-year"),
        Problem::NoMonth => Diagnostic::error("when-no-month"),
        Problem::NoYear => Diagnostic::error("when-no-year").hint(Line::new("when-no-year.add")),
        Problem::EndsBeforeItBegins => Diagnostic::error("when-ends-before-it-begins")
            .hint(Line::new("when-ends-before-it-begins.years")),
        Problem::YearOutOfRange => Diagnostic::error("when-year-out-of-range")
            .with("first", time::YEARS.start())
            .with("last", time::YEARS.end()),
        Problem::YearAndYearly => Diagnostic::error("when-year-and-yearly"),
        Problem::CountDiffers { said, found } => {
            Diagnostic::error("when-count-differs").with("said", said).with("found", found)
        }
        Problem::TwoTimes => Diagnostic::error("when-two-times"),
        Problem::Bracket => Diagnostic::error("when-bracket"),
        Problem::TooLong => Diagnostic::error("when-too-long").with("max", time::LONGEST),
    }
}

/// Points at the words inside the value that are no time.
fn not_a_time(reader: &mut Reader, node: &Node, text: &str, error: &TimeError) {
    let finding = finding(error);
    // A value that is written on one line without escapes stands in the file as it is.
    let source = reader.file_text().get(node.span.clone()).unwrap_or_default();
    let span = match source.find(text) {
        Some(at) => {
            let start = node.span.start + at;
            start + error.span.start..start + error.span.end
        }
        None => node.span.clone(),
    };
    reader.report_at(span, finding);
}

/// `{year: 2021}`, `{year: 2021, half: 1}` or `{school_year: 2020-2021}`.
pub fn period(reader: &mut Reader, node: &Node) -> Option<Period> {
    let mut fields = reader.fields(node)?;
    let period = if let Some(node) = fields.optional("school_year") {
        reader.school_year(node).map(Period::SchoolYear)
    } else {
        let year = fields.required("year").and_then(|node| reader.year(node));
        let half = fields.optional("half").map(|node| reader.choice(node, &[("1", 1), ("2", 2)]));
        match half {
            Some(half) => year.zip(half).map(|(year, half)| Period::Half { year, half }),
            None => year.map(Period::Year),
        }
    };
    fields.finish(reader);
    period
}
