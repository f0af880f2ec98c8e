//! Characters that the fonts of the printed document lack. Typst would leave them out or stop
//! without a line number; here each is found in the file it was written in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::font::{self, Fonts};
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Edition;
use crate::source::{Place, SourceFile};
use crate::workspace::AGENCY_FILE;

/// `missing-glyph`, once for each character and file: the plan, its narrative and the other
/// documents of its year.
#[must_use]
pub fn check(edition: &Edition, fonts: &Fonts) -> Vec<Diagnostic> {
    let faces = fonts.parsed();
    let mut findings = document(edition, fonts, &faces);
    findings.extend(sheets(edition, fonts, &faces));
    for paper in &edition.plan.papers {
        let plan = edition.plan.like(paper);
        findings.extend(document(&Edition::of(edition.workspace, &plan), fonts, &faces));
    }
    findings
}

fn document(edition: &Edition, fonts: &Fonts, faces: &[ttf_parser::Face]) -> Vec<Diagnostic> {
    let printed = super::document::words(edition, fonts);
    // Each character is looked up once: a long plan has few different ones.
    let used: BTreeSet<char> = printed.chars().collect();
    let missing: BTreeSet<char> = used.into_iter().filter(|c| !font::covers(faces, *c)).collect();
    let plan = Some(&edition.plan.file);
    let narrative = edition.plan.narrative.as_ref().map(|narrative| &narrative.file);
    // The record and the text of other documents stand in one file.
    let narrative = narrative.filter(|file| file.path != edition.plan.file.path);
    let texts = edition.plan.appendices.iter().filter_map(|one| one.text.as_ref());
    let appendices: Vec<_> = texts.map(|text| &text.file).collect();
    let files = || [narrative, plan].into_iter().flatten().chain(appendices.iter().copied());
    let mut findings = Vec::new();
    for c in missing {
        let finding = || lacking(c, fonts);
        let places: Vec<Place> = files().filter_map(|file| first(file, c)).collect();
        if places.is_empty() {
            findings.push(finding().about(&*edition.plan.file.path));
        }
        findings.extend(places.into_iter().map(|place| finding().at(place)));
    }
    findings
}

/// What only sheets print: names of units, of what is owed, of the office.
fn sheets(edition: &Edition, fonts: &Fonts, faces: &[ttf_parser::Face]) -> Vec<Diagnostic> {
    let lacks = |words: &str| -> BTreeSet<char> {
        words.chars().filter(|c| !font::covers(faces, *c)).collect()
    };
    let mut findings = Vec::new();
    // Each character once for each file.
    let mut seen: BTreeSet<(char, &str)> = BTreeSet::new();
    let units = edition.workspace.units.iter().flatten();
    for unit in units.filter(|unit| edition.units.iter().any(|view| view.unit.id == unit.id)) {
        let file = &unit.place.file;
        for c in lacks(&unit.name).into_iter().chain(lacks(unit.short())) {
            if seen.insert((c, &file.path)) {
                // The record begins with its id in most files; its names come after.
                let from = unit.place.span.start;
                let at = file.text.get(from..).and_then(|text| text.find(c)).map(|at| from + at);
                let at = at.or_else(|| file.text.find(c));
                let place = at.map(|at| Place::new(file, at..at + c.len_utf8()));
                findings.push(match place {
                    Some(place) => lacking(c, fonts).at(place),
                    None => lacking(c, fonts).about(&*file.path),
                });
            }
        }
    }
    for obligation in &edition.plan.obligations {
        let title = (lacks(&obligation.title), &obligation.title.place);
        let when = (lacks(&obligation.when_words), &obligation.when.place);
        for (missed, place) in [title, when] {
            for c in missed {
                // What the plan prints itself has been told already.
                let told = super::document::words(edition, fonts).contains(c);
                if !told && seen.insert((c, &place.file.path)) {
                    findings.push(lacking(c, fonts).at(place.clone()));
                }
            }
        }
    }
    for c in lacks(&edition.agency.name) {
        findings.push(lacking(c, fonts).about(AGENCY_FILE));
    }
    findings
}

fn lacking(c: char, fonts: &Fonts) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    Diagnostic::error("missing-glyph")
        .with("font", &fonts.family)
        .with("char", c)
        .with("code", &code)
        .hint(Line::new("missing-glyph.replace"))
}

fn first(file: &Arc<SourceFile>, c: char) -> Option<Place> {
    let at = file.text.find(c)?;
    Some(Place::new(file, at..at + c.len_utf8()))
}
