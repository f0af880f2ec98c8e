//! Words that no syllable of Vietnamese can be.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::Text;
use crate::language::syllable::{self, Standing, Verdict};
use crate::language::{legacy_font, phrase};

/// `đựơc`, `nghành`: a slip of the keyboard.
pub static RULE: Rule =
    Rule { id: "impossible-syllable", severity: Severity::Warning, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut known: Option<BTreeSet<String>> = None;
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut slips: Vec<(&Text, Range<usize>, usize)> = Vec::new();
    for text in running(scope) {
        let mut legacy = None;
        for range in phrase::words(&text.words) {
            let Some(word) = text.words.get(range.clone()) else { continue };
            if syllable::standing(word) != Standing::Impossible || is_joined(&text.words, &range) {
                continue;
            }
            let small = word.to_lowercase();
            // Text of an old font is wrong as a whole, which is another finding.
            if known.get_or_insert_with(|| names(scope)).contains(&small)
                || *legacy.get_or_insert_with(|| legacy_font::recognise(&text.words).is_some())
            {
                continue;
            }
            let at = *seen.entry((text.whole().file.path.clone(), small)).or_insert(slips.len());
            match slips.get_mut(at) {
                Some((_, _, count)) => *count += 1,
                None => slips.push((text, range, 1)),
            }
        }
    }
    for (text, range, count) in slips {
        let word = text.words.get(range.clone()).unwrap_or_default();
        let mut finding = RULE
            .finding()
            .with("word", word)
            .with("times", repeated::times(count))
            .at(text.place(range.clone()))
            .of(&text.record);
        if let Verdict::Impossible { suggestions } = syllable::check(word) {
            for near in suggestions {
                finding = finding.hint(Line::new("did-you-mean").with("near", near));
            }
        }
        findings.push(finding);
    }
}

/// Words of names that the workspace has registered or the plan explains.
fn names(scope: &Scope) -> BTreeSet<String> {
    let plan = scope.edition.plan;
    let mut names = BTreeSet::new();
    let mut add = |name: &str| {
        names.extend(phrase::words(name).filter_map(|word| name.get(word)).map(str::to_lowercase));
    };
    for unit in scope.edition.workspace.units() {
        add(&unit.name);
        unit.short.iter().chain(&unit.abbreviation).chain(&unit.names).for_each(|name| add(name));
    }
    for short in &plan.abbreviations {
        add(&short.short);
    }
    for signature in &plan.signatures {
        add(&signature.name);
    }
    add(&plan.document.place);
    names
}

/// Part of something that is no plain word: a transcription (`Vla-đi-mia`), a sign, an address.
fn is_joined(text: &str, word: &Range<usize>) -> bool {
    let joint = |c: char| matches!(c, '-' | '/' | '_' | '@' | '\'' | '’' | '&');
    let before = text.get(..word.start).unwrap_or_default();
    let after = text.get(word.end..).unwrap_or_default();
    let dotted =
        after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            || before.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
    before.ends_with(joint) || after.starts_with(joint) || dotted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_other_things_are_left_alone() {
        for (text, word, joined) in [
            ("Vla-đi-mia", "Vla", true),
            ("a.đựơc", "đựơc", true),
            ("số 1/đựơc", "đựơc", true),
            ("đựơc.", "đựơc", false),
            ("đựơc, là", "đựơc", false),
        ] {
            let at = text.find(word).unwrap();
            assert_eq!(is_joined(text, &(at..at + word.len())), joined, "{text}");
        }
    }
}
