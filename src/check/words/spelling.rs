//! A wrong spelling that a text repeats is one mistake: one finding, at the first place of a file.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Fix, Line};
use crate::edition::Text;
use crate::source::Place;

/// The wrong spellings of a plan.
#[derive(Default)]
pub struct Spellings {
    first: HashMap<(String, String), usize>,
    found: Vec<(Diagnostic, usize)>,
}

impl Spellings {
    /// Adds a place where something is spelled so. The first of a file makes the finding; with a
    /// replacement each place is mended.
    pub fn add(
        &mut self,
        text: &Text,
        part: std::ops::Range<usize>,
        replacement: Option<&str>,
        finding: impl FnOnce(Place) -> Diagnostic,
    ) {
        let written = text.words.get(part.clone()).unwrap_or_default().to_owned();
        let place = text.place(part);
        let key = (place.file.path.clone(), written);
        let at = *self.first.entry(key).or_insert_with(|| {
            self.found.push((finding(place.clone()).of(&text.record), 0));
            self.found.len() - 1
        });
        if let Some((finding, count)) = self.found.get_mut(at) {
            *count += 1;
            if let Some(replacement) = replacement {
                finding.fixes.push(Fix { place, replacement: replacement.to_owned() });
            }
        }
    }

    /// The findings, each saying in how many places more it is spelled so.
    pub fn findings(self) -> impl Iterator<Item = Diagnostic> {
        self.found.into_iter().map(|(finding, count)| match count {
            0 | 1 => finding,
            _ => finding.hint(Line::new("words.again").with("count", count - 1)),
        })
    }
}
