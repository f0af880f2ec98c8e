//! Mistakes with spaces, gathered by file: one finding with every change that mends it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::repeated;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Text;
use crate::source::{Place, SourceFile};

/// What has to be changed, by file.
#[derive(Default)]
pub struct Changes<'t> {
    files: BTreeMap<String, Vec<Change<'t>>>,
}

struct Change<'t> {
    text: &'t Text,
    /// What is marked.
    place: Place,
    /// What is replaced, and with what.
    fix: (Range<usize>, &'static str),
}

impl<'t> Changes<'t> {
    /// Marks a place, part of which is replaced.
    pub fn add(&mut self, text: &'t Text, place: Place, fix: (Range<usize>, &'static str)) {
        let changes = self.files.entry(place.file.path.clone()).or_default();
        changes.push(Change { text, place, fix });
    }

    /// One finding a file, at the first place.
    pub fn report(self, rule: &Rule, hint: &'static str, findings: &mut Vec<Diagnostic>) {
        for mut changes in self.files.into_values() {
            changes.sort_by_key(|change| change.place.span.start);
            let Some(first) = changes.first() else { continue };
            let file: Arc<SourceFile> = Arc::clone(&first.place.file);
            let mut finding = rule
                .finding()
                .with("times", repeated::times(changes.len()))
                .at(first.place.clone())
                .of(&first.text.record)
                .hint(Line::new(hint));
            for change in &changes {
                let (span, replacement) = &change.fix;
                finding = finding.fix(Place::new(&file, span.clone()), *replacement);
            }
            findings.push(finding);
        }
    }
}
