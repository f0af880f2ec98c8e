//! One document for many (một mẫu, nhiều bản): a document that is issued to each unit of a group becomes as
//! many documents, each with the name of its unit filled in.

use super::Workspace;
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::markup::{self, Block};
use crate::model::{Each, Id, Paper, Reference, Unit};
use crate::source::{Located, Place, SourceFile};

/// What stands for words of the unit.
const FIELD: &str = "unit";

/// The words of a unit that can be filled in, by the name behind the colon.
const PARTS: [&str; 3] = ["name", "short", "abbreviation"];

/// Makes one document of each unit of the group that a document is for.
pub fn expand(workspace: &mut Workspace, findings: &mut Vec<Diagnostic>) {
    let units: Vec<Unit> = workspace.units().cloned().collect();
    for plan in &mut workspace.plans {
        let papers = std::mem::take(&mut plan.papers);
        for paper in papers {
            let Some(group) = paper.for_each.clone() else {
                plan.papers.push(paper);
                continue;
            };
            let members = members(&units, &group.value);
            if members.is_empty() {
                // A group that no register knows is told of where references are looked at.
                if units.iter().any(|unit| unit.id == group.value) {
                    let finding =
                        Diagnostic::error("each-without-units").with("unit", &group.value);
                    let hint = Line::new("each-without-units.members");
                    findings.push(finding.at(group.place.clone()).hint(hint));
                }
                plan.papers.push(paper);
                continue;
            }
            for (at, unit) in members.iter().enumerate() {
                let mut told = Vec::new();
                plan.papers.push(filled(&paper, unit, &units, at == 0, &mut told));
                // What is wrong with the words is wrong in each.
                if at == 0 {
                    findings.extend(told);
                }
            }
        }
    }
}

/// The units of a group, those of groups within it too, each once, in order.
fn members<'u>(units: &'u [Unit], group: &Id) -> Vec<&'u Unit> {
    let find = |id: &Id| units.iter().find(|unit| unit.id == *id);
    let mut found: Vec<&Unit> = Vec::new();
    let mut seen: Vec<&Id> = Vec::new();
    let mut open: Vec<&Unit> = find(group).into_iter().collect();
    while let Some(unit) = open.pop() {
        if seen.contains(&&unit.id) {
            continue;
        }
        seen.push(&unit.id);
        if unit.members.is_empty() && unit.id != *group {
            found.push(unit);
        }
        // The first is looked at next.
        open.extend(unit.members.iter().rev().filter_map(|member| find(&member.value)));
    }
    found
}

/// The groups that hold a unit, and the unit itself.
fn holding(units: &[Unit], unit: &Unit) -> Vec<Id> {
    let groups = units.iter().filter(|group| members(units, &group.id).contains(&unit));
    std::iter::once(unit.id.clone()).chain(groups.map(|group| group.id.clone())).collect()
}

/// A document with the words of a unit.
fn filled(
    paper: &Paper,
    unit: &Unit,
    units: &[Unit],
    first: bool,
    told: &mut Vec<Diagnostic>,
) -> Paper {
    let mut copy = paper.clone();
    copy.name = format!("{}/{}", paper.name, unit.id);
    copy.each = Some(Each { unit: unit.id.clone(), of: holding(units, unit), first });
    copy.units.push(Reference { value: unit.id.clone(), place: unit_place(paper) });
    let mut words = |words: &mut Located<String>| {
        let place = words.place.clone();
        words.value = fill(&words.value, unit, &place, told);
    };
    words(&mut copy.document.subject);
    copy.document.addressees.iter_mut().for_each(&mut words);
    for recipient in &mut copy.recipients {
        words(&mut recipient.to);
        recipient.remark.iter_mut().for_each(&mut words);
    }
    for appendix in &mut copy.appendices {
        words(&mut appendix.title);
    }
    let file = std::sync::Arc::clone(&copy.file);
    fill_blocks(&mut copy.blocks, &file, unit, told);
    for appendix in &mut copy.appendices {
        if let Some(text) = &mut appendix.text {
            let file = std::sync::Arc::clone(&text.file);
            fill_blocks(&mut text.blocks, &file, unit, told);
        }
    }
    copy
}

/// Where it is said for whom a document is.
fn unit_place(paper: &Paper) -> Place {
    let group = paper.for_each.as_ref();
    group.map_or_else(|| Place::new(&paper.file, 0..0), |group| group.place.clone())
}

fn fill_blocks(
    blocks: &mut [Block],
    file: &std::sync::Arc<SourceFile>,
    unit: &Unit,
    told: &mut Vec<Diagnostic>,
) {
    markup::change_words(blocks, &mut |words, span| {
        *words = fill(words, unit, &Place::new(file, span.clone()), told);
    });
}

/// Words with those of the unit in place of `{{ unit }}`, `{{ unit: short }}`.
fn fill(words: &str, unit: &Unit, place: &Place, told: &mut Vec<Diagnostic>) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((field, behind)) = after.split_once("}}") else { break };
        out.push_str(before);
        let (name, part) = field.split_once(':').unwrap_or((field, "name"));
        let (name, part) = (name.trim(), part.trim());
        match part {
            _ if name != FIELD => told.push(unknown(name, &[FIELD], place)),
            "name" => out.push_str(&unit.name),
            "short" => out.push_str(unit.short()),
            "abbreviation" => out.push_str(unit.abbreviation.as_deref().unwrap_or(unit.short())),
            other => told.push(unknown(other, &PARTS, place)),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn unknown(name: &str, known: &[&'static str], place: &Place) -> Diagnostic {
    let mut finding = Diagnostic::error("unknown-field").with("name", name).at(place.clone());
    if let Some(near) = nearest(name, known.iter().copied()) {
        finding = finding.hint(Line::new("did-you-mean").with("near", near));
    }
    finding.hint(Line::new("unknown-field.known"))
}
