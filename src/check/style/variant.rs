//! One word written in several ways: the usual one is right, each other one a finding.

use std::collections::BTreeMap;
use std::ops::Range;

use super::repeated;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Text;

/// The ways in which words are written.
#[derive(Default)]
pub struct Variants<'t> {
    words: BTreeMap<String, Vec<Variant<'t>>>,
}

/// A way to write a word: how often, and where first.
struct Variant<'t> {
    /// What sets it apart from the others.
    form: String,
    text: &'t Text,
    range: Range<usize>,
    count: usize,
}

impl<'t> Variants<'t> {
    /// Here a word is written in a form.
    pub fn add(&mut self, word: String, form: &str, text: &'t Text, range: Range<usize>) {
        let variants = self.words.entry(word).or_default();
        match variants.iter_mut().find(|variant| variant.form == form) {
            Some(variant) => variant.count += 1,
            None => variants.push(Variant { form: form.to_owned(), text, range, count: 1 }),
        }
    }

    /// A finding for each form but the usual one; the hint names that.
    pub fn report(self, rule: &Rule, hint: &'static str, findings: &mut Vec<Diagnostic>) {
        for mut variants in self.words.into_values() {
            // The usual one first; of equals, the one met first.
            variants.sort_by_key(|variant| usize::MAX - variant.count);
            let Some((usual, others)) = variants.split_first() else { continue };
            for other in others {
                findings.push(
                    rule.finding()
                        .with("wrong", other.written())
                        .with("times", repeated::times(other.count))
                        .with("usual", usual.written())
                        .with("usual_times", repeated::times(usual.count))
                        .at(other.text.place(other.range.clone()))
                        .of(&other.text.record)
                        .hint(Line::new(hint).with("right", usual.written())),
                );
            }
        }
    }
}

impl Variant<'_> {
    fn written(&self) -> &str {
        self.text.words.get(self.range.clone()).unwrap_or_default()
    }
}
