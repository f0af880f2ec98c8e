//! Words of the head and the closing that are wider than their place. In the body a word that is too
//! long is torn between its letters; a name or a title is not, and would run out of its column.

use super::font::Fonts;
use super::measure::{Measure, Style};
use super::table;
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::{Edition, wording};
use crate::model::{Appendix, Issued, Letterhead, Plan, Recipient, Signature};
use crate::source::Located;

/// Points of a millimetre.
const MM: f64 = 72.0 / 25.4;

/// Between the columns of the head, and of the closing, in millimetres.
const GUTTERS: (f64, f64) = (2.0, 6.0);

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
        let plan = edition.plan.like(paper);
        fit.document(&Edition::of(edition.workspace, &plan));
    }
    fit.findings
}

struct Fit<'m> {
    measure: &'m Measure<'m>,
    findings: Vec<Diagnostic>,
}

const BOLD: Style = Style { bold: true, italic: false };
const ITALIC: Style = Style { bold: false, italic: true };
const PLAIN: Style = Style { bold: false, italic: false };

impl Fit<'_> {
    fn document(&mut self, edition: &Edition) {
        let plan = edition.plan;
        let profile = &edition.agency.print;
        let whole = table::text_width(profile, false);
        let half = (whole - GUTTERS.1 * MM) / 2.0;
        let document = &plan.document;
        let place_date = format!("{}, {}", document.place, wording::date_words(plan));
        let dated = self.measure.width(&place_date, ITALIC, 13.0);
        let nation = self.measure.width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12.0);
        let left = whole - GUTTERS.0 * MM - nation.max(dated);
        if left < NARROWEST * MM {
            let finding = Diagnostic::error("place-too-long").at(document.place.place.clone());
            self.findings.push(finding.hint(Line::new("place-too-long.shorten")));
        } else {
            self.letterhead(&plan.letterhead, left);
        }
        let size = profile.body;
        let by_number = document.document_type().is_some_and(|of| of.subject_by_number);
        if by_number {
            self.words(&document.subject, PLAIN, 12.0, left);
        } else {
            self.words(&document.subject, BOLD, size, whole);
        }
        for words in [&document.authority, &document.sender].into_iter().flatten() {
            self.words(words, BOLD, size, whole);
        }
        for words in &document.addressees {
            self.words(words, PLAIN, size, whole - 45.0 * MM);
        }
        for group in &plan.groups {
            self.words(&group.title, BOLD, profile.table, whole - 10.0 * MM);
        }
        self.recipients(&plan.recipients, half);
        for signature in &plan.signatures {
            self.signature(signature, half, size);
        }
        for appendix in &plan.appendices {
            self.appendix(appendix, size, whole);
        }
        self.copies(plan, whole, half);
    }

    fn letterhead(&mut self, letterhead: &Letterhead, width: f64) {
        for words in letterhead.parent.iter().chain([&letterhead.issuer]) {
            self.words(words, BOLD, 12.0, width);
        }
    }

    fn recipients(&mut self, recipients: &[Recipient], width: f64) {
        for recipient in recipients {
            for words in [Some(&recipient.to), recipient.remark.as_ref()].into_iter().flatten() {
                self.words(words, PLAIN, 11.0, width - 4.0 * MM);
            }
        }
    }

    fn signature(&mut self, signature: &Signature, width: f64, size: f64) {
        let lines = signature.authority.iter().chain([&signature.title, &signature.name]);
        for words in lines.chain(&signature.office) {
            self.words(words, BOLD, size, width);
        }
    }

    fn appendix(&mut self, appendix: &Appendix, size: f64, width: f64) {
        let title = &appendix.title;
        let capitals = Located { value: title.to_uppercase(), place: title.place.clone() };
        self.words(&capitals, BOLD, size, width);
    }

    fn copies(&mut self, plan: &Plan, whole: f64, half: f64) {
        for copy in &plan.copies {
            match &copy.issued {
                Issued::Electronic { body, .. } => self.words(body, PLAIN, 10.0, 36.0 * MM),
                Issued::Paper { letterhead, recipients, signature, .. } => {
                    self.letterhead(letterhead, 0.46 * whole);
                    self.recipients(recipients, half);
                    self.signature(signature, half, 14.0);
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
