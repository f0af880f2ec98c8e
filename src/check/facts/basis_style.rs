//! A basis begins with the words that say how it refers to what it rests on
//! (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 6, point a).

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::folded::{self, Word};
use crate::model::BasisStyle;

/// A basis that begins otherwise than its style.
pub static STYLE: Rule =
    Rule { id: "basis-style", severity: Severity::Error, about: About::Words, check: style };

/// A basis without a style that begins with none of the known words.
pub static OPENING: Rule =
    Rule { id: "basis-opening", severity: Severity::Warning, about: About::Words, check: opening };

/// The bases of the plan with their texts and first words.
fn bases<'s>(scope: &Scope<'s>) -> impl Iterator<Item = (Option<BasisStyle>, &'s Text, Vec<Word>)> {
    let plan = scope.edition.plan;
    scope.texts.iter().filter_map(|text| {
        let TextKind::Basis(at) = text.kind else { return None };
        Some((plan.bases.get(at)?.style, text, folded::words(&text.words)))
    })
}

/// The style whose words a text begins with, told by letters and tone marks: `Căn cứ` and `CĂN CỨ`.
fn begun(text: &str) -> Option<(BasisStyle, &'static str)> {
    let lower = text.trim_start().to_lowercase();
    let begins = |words: &str| {
        let rest = lower.strip_prefix(&words.to_lowercase());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let (style, key, _) = BasisStyle::ALL.into_iter().find(|(_, _, words)| begins(words))?;
    Some((style, key))
}

/// The place of the first words, as many as a style has.
fn first_words(text: &Text, words: &[Word]) -> crate::source::Place {
    let last = words.get(1).or(words.first());
    text.place(0..last.map_or(text.words.len(), |word| word.span.end))
}

fn style(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for (style, text, words) in bases(scope) {
        let Some(style) = style else { continue };
        let begun = begun(&text.words);
        if begun.is_some_and(|(found, _)| found == style) {
            continue;
        }
        let known = BasisStyle::ALL.into_iter().find(|(one, ..)| *one == style);
        let Some((_, key, wanted)) = known else { continue };
        let finding = STYLE
            .finding()
            .with("style", key)
            .with("words", wanted)
            .at(first_words(text, &words))
            .of(&text.record);
        findings.push(match begun {
            Some((_, found)) => finding.hint(Line::new("basis-style.style").with("style", found)),
            None => finding.hint(Line::new("basis-style.words").with("words", wanted)),
        });
    }
}

fn opening(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for (style, text, words) in bases(scope) {
        if style.is_none() && begun(&text.words).is_none() {
            findings.push(
                OPENING
                    .finding()
                    .at(first_words(text, &words))
                    .of(&text.record)
                    .hint(Line::new("basis-opening.words")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_tell_the_style() {
        use BasisStyle::{Based, Executing, Proposed};
        for (text, style) in [
            ("Căn cứ Luật Thi đua, khen thưởng", Some(Based)),
            ("CĂN CỨ, Luật", Some(Based)),
            ("Thực hiện Kế hoạch số 01/KH-UBND", Some(Executing)),
            ("Theo đề nghị của Phòng Nội vụ", Some(Proposed)),
            ("Theo Kế hoạch số 01/KH-UBND", None),
            ("Can cứ Luật", None),
            ("Căn cứu Luật", None),
            ("", None),
        ] {
            assert_eq!(begun(text).map(|(style, _)| style), style, "{text}");
        }
    }
}
