//! Characters that the fonts of the printed document lack. Typst would leave them out or stop
//! without a line number; here each is found in the file it was written in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::font::{self, Fonts};
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Edition;
use crate::source::{Place, SourceFile};
use crate::workspace::AGENCY_FILE;

/// `missing-glyph`, once for each character and file: plans, their narratives, the other documents of
/// their years, and what sheets print of the registers.
#[must_use]
pub fn check(editions: &[Edition], fonts: &Fonts) -> Vec<Diagnostic> {
    let mut glyphs = Glyphs { fonts, faces: fonts.parsed(), findings: Vec::new() };
    for edition in editions {
        let told = glyphs.document(edition);
        for paper in &edition.plan.papers {
            let plan = edition.plan.shown(paper);
            glyphs.document(&Edition::of(edition.workspace, &plan));
        }
        glyphs.obligations(edition, &told);
    }
    glyphs.units(editions);
    let offices: BTreeSet<&str> = editions.iter().map(|edition| &*edition.agency.name).collect();
    for office in offices {
        for c in glyphs.lacks(office) {
            glyphs.findings.push(lacking(c, fonts).about(AGENCY_FILE));
        }
    }
    glyphs.findings
}

struct Glyphs<'f> {
    fonts: &'f Fonts,
    faces: Vec<ttf_parser::Face<'f>>,
    findings: Vec<Diagnostic>,
}

impl Glyphs<'_> {
    /// The characters of some words that the fonts lack, each once.
    fn lacks(&self, words: &str) -> BTreeSet<char> {
        // Each character is looked up once: a long plan has few different ones.
        let used: BTreeSet<char> = words.chars().collect();
        used.into_iter().filter(|c| !font::covers(&self.faces, *c)).collect()
    }

    /// What a document prints; answers the characters that it told of.
    fn document(&mut self, edition: &Edition) -> BTreeSet<char> {
        let missing = self.lacks(&super::document::words(edition, self.fonts));
        let plan = Some(&edition.plan.file);
        let narrative = edition.plan.narrative.as_ref().map(|narrative| &narrative.file);
        // The record and the text of other documents stand in one file.
        let narrative = narrative.filter(|file| file.path != edition.plan.file.path);
        let texts = edition.plan.appendices.iter().filter_map(|one| one.text.as_ref());
        let appendices: Vec<_> = texts.map(|text| &text.file).collect();
        let files = || [narrative, plan].into_iter().flatten().chain(appendices.iter().copied());
        for c in &missing {
            let finding = || lacking(*c, self.fonts);
            let places: Vec<Place> = files().filter_map(|file| first(file, *c)).collect();
            if places.is_empty() {
                self.findings.push(finding().about(&*edition.plan.file.path));
            }
            self.findings.extend(places.into_iter().map(|place| finding().at(place)));
        }
        missing
    }

    /// What only sheets print of what is owed; `told` is what the plan prints itself.
    fn obligations(&mut self, edition: &Edition, told: &BTreeSet<char>) {
        // Each character once for each file.
        let mut seen: BTreeSet<(char, &str)> = BTreeSet::new();
        for obligation in &edition.plan.obligations {
            let title: (&str, &Place) = (&obligation.title, &obligation.title.place);
            let when = (&*obligation.when_words, &obligation.when.place);
            for (words, place) in [title, when] {
                for c in &self.lacks(words) - told {
                    if seen.insert((c, &place.file.path)) {
                        self.findings.push(lacking(c, self.fonts).at(place.clone()));
                    }
                }
            }
        }
    }

    /// The names of the units that have a sheet in any plan; plans share the register.
    fn units(&mut self, editions: &[Edition]) {
        let Some(edition) = editions.first() else { return };
        let named: BTreeSet<&str> = editions
            .iter()
            .flat_map(|edition| &edition.units)
            .map(|view| view.unit.id.as_str())
            .collect();
        // Each character once for each file.
        let mut seen: BTreeSet<(char, &str)> = BTreeSet::new();
        let units = edition.workspace.units.iter().flatten();
        for unit in units.filter(|unit| named.contains(unit.id.as_str())) {
            let file = &unit.place.file;
            for c in &self.lacks(&unit.name) | &self.lacks(unit.short()) {
                if seen.insert((c, &file.path)) {
                    // The record begins with its id in most files; its names come after.
                    let from = unit.place.span.start;
                    let at =
                        file.text.get(from..).and_then(|text| text.find(c)).map(|at| from + at);
                    let at = at.or_else(|| file.text.find(c));
                    let place = at.map(|at| Place::new(file, at..at + c.len_utf8()));
                    let finding = lacking(c, self.fonts);
                    self.findings.push(match place {
                        Some(place) => finding.at(place),
                        None => finding.about(&*file.path),
                    });
                }
            }
        }
    }
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
