//! One mistake made many times: one finding at the first place in a file, with the count.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Text;

/// Mistakes of one rule, gathered.
#[derive(Default)]
pub struct Repeated<'t> {
    slips: Vec<Slip<'t>>,
    /// Which of them it is, by file and kind of mistake.
    known: BTreeMap<(String, String), usize>,
}

struct Slip<'t> {
    text: &'t Text,
    range: Range<usize>,
    right: String,
    count: usize,
}

impl<'t> Repeated<'t> {
    /// A part of a text is wrong; what is the same mistake has the same words.
    pub fn add(&mut self, text: &'t Text, range: Range<usize>, right: impl Into<String>) {
        let kind = text.words.get(range.clone()).unwrap_or_default().to_owned();
        self.add_as(kind, text, range, right);
    }

    /// A part of a text is wrong; what is the same mistake has the same kind.
    pub fn add_as(
        &mut self,
        kind: impl Into<String>,
        text: &'t Text,
        range: Range<usize>,
        right: impl Into<String>,
    ) {
        let whole = text.whole();
        let key = (whole.file.path.clone(), kind.into());
        let known = self.known.get(&key).and_then(|at| self.slips.get_mut(*at));
        let Some(slip) = known else {
            self.known.insert(key, self.slips.len());
            self.slips.push(Slip { text, range, right: right.into(), count: 1 });
            return;
        };
        slip.count += 1;
        // Texts come in the order of the document, which need not be that of the file.
        if whole.span.start < slip.text.whole().span.start {
            (slip.text, slip.range, slip.right) = (text, range, right.into());
        }
    }

    /// One finding for each: the message names what is `wrong`, the hint what is `right`.
    pub fn report(self, rule: &Rule, hint: &'static str, findings: &mut Vec<Diagnostic>) {
        for slip in self.slips {
            let wrong = slip.text.words.get(slip.range.clone()).unwrap_or_default();
            findings.push(
                rule.finding()
                    .with("wrong", wrong)
                    .with("times", times(slip.count))
                    .at(slip.text.place(slip.range.clone()))
                    .of(&slip.text.record)
                    .hint(Line::new(hint).with("right", slip.right)),
            );
        }
    }
}

/// How often, for the end of a message: nothing for once.
pub fn times(count: usize) -> String {
    if count > 1 { format!(" (×{count})") } else { String::new() }
}
