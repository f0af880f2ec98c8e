//! What was released stays as it is: its content is changed by another document of the same weight, its form is put
//! right by a letter (Decree 30/2020/NĐ-CP, article 18, clause 3).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::change::{Entry, EntryKind, Item, Section, SinceRelease};
use crate::edition::record;
use crate::model::{Paper, Plan};
use crate::source::Place;

/// A plan that is otherwise than it was released, and nothing says why.
pub static CHANGED: Rule =
    Rule { id: "released-changed", severity: Severity::Error, about: About::Data, check: changed };

/// A release that is named and was never made.
pub static UNKNOWN: Rule =
    Rule { id: "release-unknown", severity: Severity::Error, about: About::Data, check: unknown };

/// How many places are pointed at.
const SHOWN: usize = 3;

fn changed(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    if plan.document.is_draft() {
        return;
    }
    let Some(since) = SinceRelease::of(plan) else { return };
    let amended = plan.papers.iter().filter_map(|paper| paper.amends.as_ref());
    let corrected = plan.corrections.iter().map(|correction| &correction.release);
    if amended.chain(corrected).any(|release| release.value == since.number) {
        return;
    }
    let entries = &since.changes.entries;
    let Some(first) = entries.first() else { return };
    let mut finding = CHANGED
        .finding()
        .with("number", since.number)
        .with("count", entries.len())
        .at(place(plan, first).unwrap_or(&plan.document.kind.place).clone())
        .of(&record::plan(plan));
    for entry in entries.iter().skip(1).take(SHOWN) {
        if let Some(place) = place(plan, entry) {
            finding = finding.see(place.clone(), Line::new("released-changed.here"));
        }
    }
    findings.push(
        finding
            .hint(
                Line::new("released-changed.see")
                    .with("plan", &plan.address)
                    .with("number", since.number),
            )
            .hint(Line::new("released-changed.amend").with("number", since.number))
            .hint(Line::new("released-changed.correct").with("number", since.number))
            .hint(Line::new("released-changed.restore").with("folder", folder(plan, since.number))),
    );
}

/// Where a change stands: at the first field that is otherwise, where its place is known.
fn place<'p>(plan: &'p Plan, entry: &'p Entry) -> Option<&'p Place> {
    let tasks = || plan.tasks.iter().chain(&plan.internal.tasks).map(Item::Task);
    let record = match entry.section {
        _ if entry.kind != EntryKind::Changed => None,
        Section::Tasks => tasks().find(|task| task.id().as_str() == entry.id),
        Section::Obligations => {
            let mut duties = plan.own_obligations().map(Item::Obligation);
            duties.find(|owed| owed.id().as_str() == entry.id)
        }
        _ => None,
    };
    let mut fields = entry.fields.iter();
    let field = record.and_then(|record| fields.find_map(|one| record.place_of(one.field)));
    field.or(entry.place.as_ref())
}

fn folder(plan: &Plan, number: u32) -> String {
    format!("content/{}/released/{number}", plan.address)
}

fn unknown(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let known: Vec<String> = plan.released.iter().map(|copy| copy.number.to_string()).collect();
    let amended = plan
        .papers
        .iter()
        .filter(|paper| Paper::is_looked_at(paper))
        .filter_map(|paper| paper.amends.as_ref());
    let corrected = plan.corrections.iter().map(|correction| &correction.release);
    for release in amended.chain(corrected) {
        if known.contains(&release.value.to_string()) {
            continue;
        }
        let finding = UNKNOWN.finding().with("number", release.value).at(release.place.clone());
        findings.push(finding.of(&record::plan(plan)).hint(if known.is_empty() {
            Line::new("release-unknown.none").with("plan", &plan.address)
        } else {
            Line::new("allowed").with("words", known.join(", "))
        }));
    }
}
