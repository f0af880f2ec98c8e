//! One school of placing the tone (dấu thanh) in a document: `hòa` or `hoà`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::running;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::phrase;
use crate::language::syllable::{self, ToneStyle};

/// `hòa` and `uỷ` in one document.
pub static RULE: Rule =
    Rule { id: "tone-placement", severity: Severity::Advice, about: About::Words, check };

/// The words of one school.
#[derive(Default)]
struct School<'t> {
    count: usize,
    first: Option<(&'t Text, Range<usize>)>,
}

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    // How people write their own names is theirs.
    let names: BTreeSet<&str> = scope
        .edition
        .plan
        .signatures
        .iter()
        .flat_map(|signature| signature.name.split_whitespace())
        .collect();
    let (mut old, mut new) = (School::default(), School::default());
    for text in running(scope).filter(|text| text.kind != TextKind::Letterhead) {
        for range in phrase::words(&text.words) {
            let Some(word) = text.words.get(range.clone()) else { continue };
            let Some(style) = syllable::tone_style(word) else { continue };
            if names.contains(word) {
                continue;
            }
            let school = if style == ToneStyle::Old { &mut old } else { &mut new };
            school.count += 1;
            school.first.get_or_insert((text, range));
        }
    }
    let (rare, usual) = if old.count < new.count { (old, new) } else { (new, old) };
    let (Some((text, range)), Some((other, example))) = (rare.first, usual.first) else { return };
    let word = |text: &'_ Text, range: &Range<usize>| {
        text.words.get(range.clone()).unwrap_or_default().to_owned()
    };
    findings.push(
        RULE.finding()
            .with("rare", word(text, &range))
            .with("usual", word(other, &example))
            .with("count", rare.count)
            .with("others", usual.count)
            .at(text.place(range))
            .of(&text.record)
            .hint(Line::new("tone-placement.one").with("usual", word(other, &example))),
    );
}
