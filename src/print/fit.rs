//! Words of the head and the closing that are wider than their place. In the body a word that is too
//! long is torn between its letters; a name or a title is not, and would run out of its column.

use super::font::Fonts;
use super::layout::{MM, PLACES, Prescribed, SizeSet, text_width};
use super::measure::{Measure, Style};
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, wording};
use crate::model::{Appendix, Issued, Letterhead, Plan, Recipient, Signature};
use crate::source::Located;

/// What the issuer's column has at least, in millimetres.
const NARROWEST: f64 = 45.0;

/// The most characters that a line of the head or the closing has: far more than fits on it.
const LONGEST: usize = 600;

/// `word-too-wide`, `words-too-long`, `place-too-long`: of the plan and of the other documents of its year.
#[must_use]
pub fn check(edition: &Edition, fonts: &Fonts) -> Vec<Diagnostic> {
    let measure = Measure::of(fonts);
    let mut fit = Fit { measure: &measure, findings: Vec::new() };
    fit.document(edition);
    for paper in &edition.plan.papers {
        let plan = edition.plan.shown(paper);
        fit.document(&Edition::of(edition.workspace, &plan));
    }
    fit.findings
}

struct Fit<'m> {
    measure: &'m Measure<'m>,
    findings: Vec<Diagnostic>,
}

impl Fit<'_> {
    fn document(&mut self, edition: &Edition) {
        let plan = edition.plan;
        let profile = &edition.agency.print;
        let whole = text_width(profile, false);
        let half = (whole - PLACES.closing_gutter * MM) / 2.0;
        let document = &plan.document;
        let place_date = format!("{}, {}", document.place, wording::date_words(plan));
        let decree = Prescribed::of_decree();
        // The smaller sizes, where the office has not chosen.
        let mut sizes = SizeSet::choice(profile);
        let head = sizes.pop().unwrap_or(decree.copy);
        let dated = self.measure.width(&place_date, Style::ITALIC, head.date);
        let nation = self.measure.width(decree.national_name, Style::BOLD, head.nation);
        let left = whole - PLACES.head_gutter * MM - nation.max(dated);
        if left < NARROWEST * MM {
            let finding = Diagnostic::error("place-too-long").at(document.place.place.clone());
            self.findings.push(finding.hint(Line::new("place-too-long.shorten")));
        } else {
            self.letterhead(&plan.letterhead, left, head);
        }
        let size = profile.body;
        let by_number = document.document_type().is_some_and(|of| of.subject_by_number);
        if by_number {
            self.words(&document.subject, Style::REGULAR, head.issuer, left);
        } else {
            self.words(&document.subject, Style::BOLD, size, whole);
        }
        for words in [&document.authority, &document.sender].into_iter().flatten() {
            self.words(words, Style::BOLD, size, whole);
        }
        for words in &document.addressees {
            self.words(words, Style::REGULAR, size, whole - 45.0 * MM);
        }
        for group in &plan.groups {
            self.words(&group.title, Style::BOLD, profile.table, whole - 10.0 * MM);
        }
        self.recipients(&plan.recipients, half, decree.recipients);
        if let Some(drafter) = &document.drafter {
            self.words(&drafter.sign, Style::REGULAR, decree.drafter, half);
        }
        for signature in &plan.signatures {
            self.signature(signature, half, size);
        }
        for appendix in &plan.appendices {
            self.appendix(appendix, size, whole);
        }
        self.copies(plan, &decree, (whole, half), size);
    }

    fn letterhead(&mut self, letterhead: &Letterhead, width: f64, head: SizeSet) {
        for words in letterhead.parent.iter().chain([&letterhead.issuer]) {
            self.words(words, Style::BOLD, head.issuer, width);
        }
    }

    fn recipients(&mut self, recipients: &[Recipient], width: f64, size: f64) {
        for recipient in recipients {
            for words in [Some(&recipient.to), recipient.remark.as_ref()].into_iter().flatten() {
                self.words(words, Style::REGULAR, size, width - 4.0 * MM);
            }
        }
    }

    fn signature(&mut self, signature: &Signature, width: f64, size: f64) {
        let lines = signature.authority.iter().chain([&signature.title, &signature.name]);
        for words in lines.chain(&signature.office) {
            self.words(words, Style::BOLD, size, width);
        }
    }

    fn appendix(&mut self, appendix: &Appendix, size: f64, width: f64) {
        let title = &appendix.title;
        if let Some(kind) = &appendix.kind {
            // A document that is issued with this one has its own name, and its title as it is written.
            self.words(kind, Style::BOLD, size, width);
            self.words(title, Style::BOLD, size, width);
            return;
        }
        let capitals = Located { value: title.to_uppercase(), place: title.place.clone() };
        self.words(&capitals, Style::BOLD, size, width);
    }

    fn copies(&mut self, plan: &Plan, decree: &Prescribed, (whole, half): (f64, f64), size: f64) {
        let marked = plan.document.circulation.is_some();
        let corner = PLACES.corner[usize::from(marked)] * MM;
        for copy in &plan.copies {
            match &copy.issued {
                Issued::Electronic { body, .. } => {
                    self.words(body, Style::REGULAR, decree.corner, corner);
                }
                Issued::Paper { letterhead, recipients, signature, .. } => {
                    self.letterhead(letterhead, PLACES.copy_part * whole, decree.copy);
                    self.recipients(recipients, half, decree.recipients);
                    self.signature(signature, half, size);
                }
            }
        }
    }

    /// Looks for words that are wider than a column.
    fn words(&mut self, words: &Located<String>, style: Style, size: f64, width: f64) {
        if words.chars().count() > LONGEST {
            let finding = Diagnostic::error("words-too-long").with("max", LONGEST);
            self.findings.push(finding.at(words.place.clone()));
            return;
        }
        let wide =
            words.split_whitespace().find(|word| self.measure.width(word, style, size) > width);
        if let Some(word) = wide {
            let finding = Diagnostic::error("word-too-wide").with("word", word);
            let finding = finding.at(words.place.clone());
            self.findings.push(finding.hint(Line::new("word-too-wide.part")));
        }
    }
}
