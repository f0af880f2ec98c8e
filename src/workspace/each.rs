//! One document for many (một mẫu, nhiều bản): a document that is issued to each unit of a group becomes as
//! many documents, each with the name of its unit filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Workspace;
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::markup::{self, Block};
use crate::model::{Each, Id, Paper, Reference, Unit};
use crate::source::{Located, Place, SourceFile};

/// What stands for words of the unit.
const FIELD: &str = "unit";

/// The words of a unit that can be filled in, by the name behind the colon.
const PARTS: [&str; 4] = ["name", "short", "abbreviation", "capitals"];

/// Makes one document of each unit of the group that a document is for.
pub fn expand(workspace: &mut Workspace, findings: &mut Vec<Diagnostic>) {
    let asked = |paper: &Paper| paper.for_each.is_some();
    if !workspace.plans.iter().any(|plan| plan.papers.iter().any(asked)) {
        return;
    }
    let units: Vec<Unit> = workspace.units().cloned().collect();
    let groups = Groups::of(&units);
    for plan in &mut workspace.plans {
        let written = std::mem::take(&mut plan.papers);
        let taken: BTreeMap<String, Place> = written
            .iter()
            .filter(|paper| !asked(paper))
            .map(|paper| (paper.name.clone(), Place::new(&paper.file, 0..0)))
            .collect();
        for paper in written {
            let Some(group) = paper.for_each.clone() else {
                plan.papers.push(paper);
                continue;
            };
            let members = groups.members(&group.value);
            if members.is_empty() {
                // A group that no register knows is told of where references are looked at.
                if groups.by_id.contains_key(&group.value) {
                    let finding =
                        Diagnostic::error("each-without-units").with("unit", &group.value);
                    let hint = Line::new("each-without-units.members");
                    findings.push(finding.at(group.place.clone()).hint(hint));
                }
                plan.papers.push(paper);
                continue;
            }
            check_numbers(&paper, &members, &units, findings);
            for (at, unit) in members.iter().enumerate() {
                let mut told = Vec::new();
                let copy = filled(&paper, unit, groups.holding(&unit.id), at == 0, &mut told);
                // What is wrong with the words is wrong in each.
                if at == 0 {
                    findings.extend(told);
                }
                if let Some(other) = taken.get(&copy.name) {
                    let finding = Diagnostic::error("each-name-taken").with("name", &copy.name);
                    findings.push(
                        finding
                            .at(group.place.clone())
                            .see(other.clone(), Line::new("each-name-taken.other"))
                            .hint(Line::new("each-name-taken.rename")),
                    );
                }
                plan.papers.push(copy);
            }
        }
    }
}

/// Tells of units that a document has no number for, and of numbers for other units.
fn check_numbers(paper: &Paper, members: &[&Unit], units: &[Unit], findings: &mut Vec<Diagnostic>) {
    for (unit, _) in &paper.numbers {
        if members.iter().any(|member| member.id == unit.value) {
            continue;
        }
        let names = members.iter().map(|member| member.id.as_str());
        let mut finding =
            Diagnostic::error("number-for-other").with("unit", &unit.value).at(unit.place.clone());
        if !units.iter().any(|known| known.id == unit.value)
            && let Some(near) = nearest(unit.value.as_str(), names)
        {
            finding = finding.hint(Line::new("did-you-mean").with("near", near));
        }
        findings.push(finding.hint(Line::new("number-for-other.members")));
    }
    let Some((_, last)) = paper.numbers.last().filter(|_| !paper.document.is_draft()) else {
        return;
    };
    let known = |unit: &Unit| paper.numbers.iter().any(|(of, _)| of.value == unit.id);
    let without: Vec<&str> =
        members.iter().filter(|member| !known(member)).map(|member| member.id.as_str()).collect();
    if !without.is_empty() {
        let finding = Diagnostic::error("number-for-none").with("units", without.join("`, `"));
        findings.push(finding.at(last.place.clone()).hint(Line::new("number-for-none.write")));
    }
}

/// The units by id, and the groups that hold each.
struct Groups<'u> {
    by_id: BTreeMap<&'u Id, &'u Unit>,
    holding: BTreeMap<&'u Id, Vec<&'u Id>>,
}

impl<'u> Groups<'u> {
    fn of(units: &'u [Unit]) -> Self {
        // Of ids that are there twice, the first counts.
        let by_id = units.iter().rev().map(|unit| (&unit.id, unit)).collect();
        let mut groups = Self { by_id, holding: BTreeMap::new() };
        for group in units.iter().filter(|group| !group.members.is_empty()) {
            for member in groups.members(&group.id) {
                groups.holding.entry(&member.id).or_default().push(&group.id);
            }
        }
        groups
    }

    /// The units of a group, those of groups within it too, each once, in order.
    fn members(&self, group: &Id) -> Vec<&'u Unit> {
        let mut found: Vec<&Unit> = Vec::new();
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        let mut open: Vec<&'u Unit> = self.by_id.get(group).copied().into_iter().collect();
        while let Some(unit) = open.pop() {
            if !seen.insert(&unit.id) {
                continue;
            }
            if unit.members.is_empty() && unit.id != *group {
                found.push(unit);
            }
            // The first is looked at next.
            let members = unit.members.iter().rev();
            open.extend(members.filter_map(|member| self.by_id.get(&member.value).copied()));
        }
        found
    }

    /// A unit and the groups that hold it.
    fn holding(&self, unit: &Id) -> Vec<Id> {
        let groups = self.holding.get(unit).into_iter().flatten().copied();
        std::iter::once(unit).chain(groups).cloned().collect()
    }
}

/// A document with the words of a unit.
fn filled(
    paper: &Paper,
    unit: &Unit,
    of: Vec<Id>,
    first: bool,
    told: &mut Vec<Diagnostic>,
) -> Paper {
    let mut copy = paper.clone();
    copy.name = format!("{}/{}", paper.name, unit.id);
    copy.each = Some(Each { unit: unit.id.clone(), of, first });
    if let Some((_, number)) = paper.numbers.iter().find(|(of, _)| of.value == unit.id) {
        copy.document.number = Some(number.clone());
    }
    copy.units.push(Reference { value: unit.id.clone(), place: unit_place(paper) });
    let mut words = |words: &mut Located<String>| {
        let place = words.place.clone();
        words.value = fill(&words.value, unit, &place, told);
    };
    words(&mut copy.document.subject);
    copy.letterhead.parent.iter_mut().for_each(&mut words);
    words(&mut copy.letterhead.issuer);
    for signature in &mut copy.signatures {
        words(&mut signature.title);
    }
    copy.document.addressees.iter_mut().for_each(&mut words);
    for recipient in &mut copy.recipients {
        words(&mut recipient.to);
        recipient.remark.iter_mut().for_each(&mut words);
    }
    for appendix in &mut copy.appendices {
        words(&mut appendix.title);
    }
    let file = Arc::clone(&copy.file);
    fill_blocks(&mut copy.blocks, &file, unit, told);
    for appendix in &mut copy.appendices {
        if let Some(text) = &mut appendix.text {
            let file = Arc::clone(&text.file);
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
    file: &Arc<SourceFile>,
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
            // As it stands in a letterhead.
            "capitals" => out.push_str(&unit.name.to_uppercase()),
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
