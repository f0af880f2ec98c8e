//! This program's own table come back: each cell must be what its column holds.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid};
use super::head::Head;
use super::known::Known;
use crate::diagnostic::{Diagnostic, Line, any_error, nearest};
use crate::language::{fold, time};
use crate::model::Id;
use crate::workspace::{BadCell, Field, TaskRow, time_finding};

/// Reads the rows below a head.
pub fn rows(
    grid: &Grid,
    head: &Head,
    columns: &BTreeMap<u32, Field>,
    known: &Known,
    findings: &mut Vec<Diagnostic>,
) -> Vec<TaskRow> {
    // Where a head is wrong its column is not read, and nothing follows from what it lacks.
    let whole = !any_error(findings);
    let mut rows: Vec<TaskRow> = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let ids = columns.iter().find(|(_, field)| **field == Field::Id).map(|(column, _)| *column);
    let listed: Vec<String> = match ids {
        Some(column) => grid.rows.keys().map(|row| grid.words(*row, column)).collect(),
        None => Vec::new(),
    };
    for (row, cells) in grid.rows.range(head.bottom + 1..) {
        if !cells.keys().any(|column| columns.contains_key(column)) {
            continue;
        }
        let mut words = BTreeMap::new();
        for (column, field) in columns {
            let cell = cells.get(column);
            let place = grid.place(*row, *column);
            let checking = Checking { field, known, listed: &listed, place };
            words.insert(field.clone(), checking.words(cell, findings));
        }
        let word = |field: &Field| words.get(field).map_or("", String::as_str);
        let id = word(&Field::Id).to_owned();
        let is_new = !known.tasks.contains_key(id.as_str());
        let at = |field: &Field| {
            let column =
                columns.iter().find(|(_, other)| *other == field).map(|(column, _)| *column);
            grid.place(*row, column.or(ids).unwrap_or(1))
        };
        if !id.is_empty() {
            if let Some(first) = seen.get(&id) {
                let finding =
                    Diagnostic::error("sheet-same-id").with("id", &id).with("first", first);
                findings.push(finding.of(&at(&Field::Id)));
            } else if known.taken.contains(id.as_str()) {
                findings
                    .push(Diagnostic::error("duplicate-id").with("id", &id).of(&at(&Field::Id)));
            }
            seen.entry(id).or_insert(*row);
        }
        let lacks = |fields: &[Field]| {
            let there = fields.iter().any(|field| words.contains_key(field));
            let all = fields.iter().all(|field| words.contains_key(field));
            let empty = fields.iter().all(|field| word(field).is_empty());
            whole && empty && (is_new || (there && all))
        };
        // What a cell holds that is wrong has been told of.
        let blank = |field: &Field| {
            let column = columns.iter().find(|(_, other)| *other == field);
            column.is_none_or(|(column, _)| !cells.contains_key(column))
        };
        if lacks(&[Field::Text]) && blank(&Field::Text) {
            let finding = Diagnostic::error("sheet-lacks").with("head", Field::Text.head());
            findings.push(finding.of(&at(&Field::Text)));
        }
        if lacks(&[Field::When, Field::Month]) && blank(&Field::When) && blank(&Field::Month) {
            let finding = Diagnostic::error("sheet-lacks").with("head", Field::When.head());
            findings.push(finding.of(&at(&Field::When)));
        }
        if !word(&Field::When).is_empty() && !word(&Field::Month).is_empty() {
            findings.push(Diagnostic::error("month-and-when").of(&at(&Field::When)));
        }
        rows.push(TaskRow { words });
    }
    rows
}

/// A cell that is being looked at.
struct Checking<'c> {
    field: &'c Field,
    known: &'c Known<'c>,
    /// The ids of the table.
    listed: &'c [String],
    place: Vec<Line>,
}

/// What a cell holds, or that it holds nothing that can be read.
pub fn shown(
    cell: Option<&Cell>,
    place: &[Line],
    findings: &mut Vec<Diagnostic>,
) -> Option<String> {
    let finding = match cell {
        Some(Cell::Error(value)) => Diagnostic::error("sheet-cell-error").with("value", value),
        Some(Cell::Uncomputed) => {
            Diagnostic::error("sheet-uncomputed").hint(Line::new("sheet-uncomputed.save"))
        }
        Some(cell) => {
            let words = cell.words();
            match words.chars().find(|c| c.is_control() && !c.is_whitespace()) {
                None => return Some(words),
                Some(control) => {
                    let code = format!("U+{:04X}", u32::from(control));
                    Diagnostic::error("control-character").with("code", code)
                }
            }
        }
        None => return Some(String::new()),
    };
    findings.push(finding.of(place));
    None
}

impl Checking<'_> {
    fn words(&self, cell: Option<&Cell>, findings: &mut Vec<Diagnostic>) -> String {
        let Some(words) = shown(cell, &self.place, findings) else { return String::new() };
        let words = self.field.tidy(&words);
        if words.is_empty() {
            return words;
        }
        let before = findings.len();
        let words = self.checked(&words, findings);
        if findings.len() > before { String::new() } else { words }
    }

    fn checked(&self, words: &str, findings: &mut Vec<Diagnostic>) -> String {
        let mut report = |finding: Diagnostic| findings.push(finding.of(&self.place));
        match self.field {
            Field::Id if Id::new(words).is_none() => report(bad_id(words)),
            Field::Month if !words.parse().is_ok_and(|month: u32| (1..=12).contains(&month)) => {
                report(Diagnostic::error("expected-month"));
            }
            Field::When if !words.starts_with('{') => {
                if let Err(error) = time::parse(words, self.known.scope) {
                    report(time_finding(&error));
                }
            }
            Field::Amount => {
                let digits = words.replace(['.', ' '], "");
                if digits.parse::<u64>().is_err() {
                    let hint = Line::new("expected-amount.form");
                    report(Diagnostic::error("expected-amount").hint(hint));
                }
            }
            Field::Visibility => {
                const CHOICES: [&str; 2] = ["public", "internal"];
                if !CHOICES.contains(&words) {
                    let allowed = Line::new("allowed").with("words", CHOICES.join(", "));
                    report(Diagnostic::error("unknown-choice").with("word", words).hint(allowed));
                }
            }
            Field::Lead | Field::Co | Field::Units | Field::Advised | Field::IssuedBy => {
                let mut ids = Vec::new();
                for line in words.lines() {
                    if let Some(id) = self.known.unit(line) {
                        ids.push(id);
                    } else {
                        let hint = Line::new("unknown-unit.register");
                        report(Diagnostic::error("unknown-unit").with("unit", line).hint(hint));
                    }
                }
                return ids.join("\n");
            }
            Field::Group => {
                let groups = self.known.groups.iter().map(|(id, _)| *id);
                refers("unknown-group", words, groups, &mut report);
            }
            Field::Indicators => {
                for line in words.lines() {
                    let indicators = self.known.indicators.iter().copied();
                    refers("unknown-indicator", line, indicators, &mut report);
                }
            }
            Field::After => {
                for line in words.lines() {
                    let tasks = self.known.tasks.keys().copied();
                    let tasks = tasks.chain(self.listed.iter().map(String::as_str));
                    refers("unknown-task", line, tasks, &mut report);
                }
            }
            Field::Deliverables => {
                for line in words.lines().filter(|line| !line.starts_with('{')) {
                    let (id, stage) = line.split_once(':').unwrap_or((line, ""));
                    let (id, stage) = (id.trim(), stage.trim());
                    let all = &self.known.deliverables;
                    match all.iter().find(|(known, ..)| *known == id) {
                        Some((_, _, stages)) if !stage.is_empty() => {
                            refers("unknown-stage", stage, stages.iter().copied(), &mut report);
                        }
                        Some(_) => {}
                        None => {
                            let ids = all.iter().map(|(id, ..)| *id);
                            refers("unknown-deliverable", id, ids, &mut report);
                        }
                    }
                }
            }
            _ => {}
        }
        match self.field.data(words) {
            Ok(_) => {}
            Err(BadCell::Brackets) => {
                report(Diagnostic::error("sheet-brackets").hint(Line::new("sheet-brackets.form")));
            }
            Err(BadCell::Period) => {
                report(Diagnostic::error("sheet-period").hint(Line::new("sheet-period.form")));
            }
        }
        words.to_owned()
    }
}

/// Looks for an id among those that there are.
fn refers<'a>(
    finding: &'static str,
    id: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    report: &mut impl FnMut(Diagnostic),
) {
    if known.clone().any(|known| known == id) {
        return;
    }
    let finding = Diagnostic::error(finding).with("id", id);
    report(match nearest(id, known) {
        Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
        None => finding,
    });
}

fn bad_id(words: &str) -> Diagnostic {
    let finding = Diagnostic::error("bad-id")
        .with("id", words)
        .hint(Line::new("bad-id.allowed").with("max", Id::MAX_LENGTH));
    match Id::new(&fold::slug(words)) {
        Some(proposal) => finding.hint(Line::new("bad-id.proposal").with("proposal", proposal)),
        None => finding,
    }
}
