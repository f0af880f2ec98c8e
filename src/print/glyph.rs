//! Characters that the fonts of the printed document lack. Typst would leave them out or stop
//! without a line number; here each is found in the file it was written in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::font::{self, Fonts};
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Edition;
use crate::source::{Place, SourceFile};

/// `missing-glyph`, once for each character and file: the plan, its narrative and the other
/// documents of its year.
#[must_use]
pub fn check(edition: &Edition, fonts: &Fonts) -> Vec<Diagnostic> {
    let faces = fonts.parsed();
    let mut findings = document(edition, fonts, &faces);
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
        let code = format!("U+{:04X}", u32::from(c));
        let finding = || {
            Diagnostic::error("missing-glyph")
                .with("font", &fonts.family)
                .with("char", c)
                .with("code", &code)
                .hint(Line::new("missing-glyph.replace"))
        };
        let places: Vec<Place> = files().filter_map(|file| first(file, c)).collect();
        if places.is_empty() {
            findings.push(finding().about(&*edition.plan.file.path));
        }
        findings.extend(places.into_iter().map(|place| finding().at(place)));
    }
    findings
}

fn first(file: &Arc<SourceFile>, c: char) -> Option<Place> {
    let at = file.text.find(c)?;
    Some(Place::new(file, at..at + c.len_utf8()))
}
