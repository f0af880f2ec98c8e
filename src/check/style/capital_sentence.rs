//! A sentence, a heading, a task begins with a capital.

use std::collections::BTreeSet;
use std::ops::Range;

use super::running;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::phrase;
use crate::language::syllable::{self, Standing};
use crate::markup::{self, Block, BlockKind};

/// A small letter at the beginning of a sentence or a line.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section I.
pub static RULE: Rule =
    Rule { id: "capital-sentence", severity: Severity::Warning, about: About::Words, check };

/// Small words with a full stop that end no sentence, besides those that are no syllables.
const SHORT: &[&str] = &["tel", "fax", "etc", "vol", "ext", "min", "max", "no"];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let lines = lines(scope.edition.plan.blocks());
    let small_tasks = scope
        .texts
        .iter()
        .filter(|text| matches!(text.kind, TextKind::Task(_)) && opening(&text.words).is_some())
        .count();
    // All tasks alike: the table is written so.
    let tasks = small_tasks * 2 < scope.edition.plan.tasks.len();
    for text in running(scope) {
        let first = match text.kind {
            TextKind::Heading(_) => {
                let at = after_number(&text.words);
                text.words.get(at..).and_then(opening).map(|word| at + word.start..at + word.end)
            }
            TextKind::Paragraph if lines.contains(&text.whole().span.start) => opening(&text.words),
            TextKind::Task(_) if tasks => opening(&text.words),
            TextKind::Obligation(_) => opening(&text.words),
            _ => None,
        };
        let prose = text.kind.is_prose() && text.kind != TextKind::Field
            || matches!(text.kind, TextKind::Heading(_));
        let later = if prose { after_stops(&text.words) } else { Vec::new() };
        for word in first.into_iter().chain(later) {
            let Some(written) = text.words.get(word.clone()) else { continue };
            let hint = Line::new("capital-sentence.right");
            findings.push(
                RULE.finding()
                    .with("wrong", written)
                    .at(text.place(word.clone()))
                    .of(&text.record)
                    .hint(hint.with("right", phrase::capitalised(written))),
            );
        }
    }
}

/// The paragraphs whose first word is held to the rule, by where they start. What follows `:` or
/// `;` goes on, and so does a list whose items all or mostly begin small.
fn lines(blocks: &[Block]) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    gather(blocks, &mut None, &mut lines);
    lines
}

fn gather(blocks: &[Block], last: &mut Option<char>, lines: &mut BTreeSet<usize>) {
    let goes_on = |last: Option<char>| matches!(last, Some(':' | ';' | ','));
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { .. }
            | BlockKind::Directive(_)
            | BlockKind::Table(_)
            | BlockKind::Quote(_)
            | BlockKind::Figure(_) => *last = None,
            BlockKind::Paragraph(text) => {
                if !goes_on(*last) {
                    lines.insert(block.span.start);
                }
                *last = markup::plain(text).trim_end().chars().next_back();
            }
            BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                let introduced = goes_on(*last);
                let begins_small = |item: &&Vec<Block>| match item.first().map(|first| &first.kind)
                {
                    Some(BlockKind::Paragraph(text)) => opening(&markup::plain(text)).is_some(),
                    _ => false,
                };
                let small = items.iter().filter(begins_small).count();
                let mut inner = BTreeSet::new();
                for item in items {
                    gather(item, last, &mut inner);
                }
                if !introduced && small * 2 < items.len() {
                    lines.append(&mut inner);
                }
            }
        }
    }
}

/// The first word, if it begins with a small letter where a capital is due. A mark such as `a)`, an
/// address, a name such as `eOffice` and words in brackets are none.
fn opening(words: &str) -> Option<Range<usize>> {
    let at = words.find(|c: char| !c.is_whitespace() && !matches!(c, '“' | '"' | '«'))?;
    let rest = words.get(at..)?;
    if !rest.starts_with(char::is_lowercase) {
        return None;
    }
    let token = rest.split(char::is_whitespace).next()?;
    let token = token.trim_end_matches([',', '.', ':', ';', '”', '"']);
    let plain = token.chars().count() > 1 && token.chars().all(char::is_lowercase);
    plain.then(|| at..at + token.len())
}

/// Where the words of a heading begin after its number: `I.`, `1.2.`, `a)`, `Điều 5.`.
fn after_number(heading: &str) -> usize {
    let mut at = 0;
    for token in heading.split_inclusive(' ') {
        let bare = token.trim_end();
        let number = bare.ends_with(['.', ')'])
            && bare.chars().count() <= 6
            && bare
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, 'đ' | '.' | ')' | '('));
        let dash = matches!(bare, "-" | "–" | "+" | "•");
        if !number && !dash {
            break;
        }
        at += token.len();
    }
    at
}

/// The words with a small letter after a full stop, a question or an exclamation mark.
fn after_stops(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in words.match_indices(['.', '?', '!']) {
        let after = at + mark.len();
        let Some(rest) = words.get(after..) else { continue };
        let bare = rest.trim_start();
        if bare.len() == rest.len() || !bare.starts_with(char::is_lowercase) {
            continue;
        }
        let begin = words.len() - bare.len();
        let Some(word) = opening(bare) else { continue };
        if words.get(..at).is_some_and(ends_sentence) {
            found.push(begin + word.start..begin + word.end);
        }
    }
    found
}

/// Whether these words, before a full stop, end a sentence; not if they end in an abbreviation
/// (`TM.`, `v.v.`, `Th.S.`) or a number (`1.`).
fn ends_sentence(before: &str) -> bool {
    let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    let Some((start, _)) = start else { return before.ends_with([')', '”', '"', '%']) };
    let word = before.get(start..).unwrap_or_default();
    if before.get(..start).is_some_and(|rest| rest.ends_with(['.', '/', '@', '-', '_'])) {
        return false;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.len() == 4 && phrase::word_before(before, start) == Some("năm");
    }
    if word.chars().count() < 2 || !word.chars().skip(1).all(char::is_lowercase) {
        return false;
    }
    match syllable::standing(word) {
        Standing::Possible => true,
        Standing::Impossible => false,
        Standing::Foreign => {
            let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            word.starts_with(char::is_lowercase)
                && word.len() > 2
                && word.contains(vowel)
                && !SHORT.contains(&word)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_after_a_stop_are_found() {
        for (text, expected) in [
            ("Thi đua tốt. các đơn vị", vec!["các"]),
            ("Vì sao? do đâu! tại ai.", vec!["do", "tại"]),
            ("trong năm 2021. các đơn vị", vec!["các"]),
            ("theo kế hoạch chung (bản mới). các", vec!["các"]),
            ("họp tham gia. các", vec!["các"]),
            // No ends of sentences.
            ("thưởng, v.v. và khác", vec![]),
            ("TM. ủy ban, KT. chủ tịch, Th.S. bác sĩ, TP. miền núi", vec![]),
            ("mục 1. các", vec![]),
            ("việc tốt... các", vec![]),
            ("v.v… các", vec![]),
            ("của ông A. và", vec![]),
            ("tr. hai mươi, tel. số", vec![]),
            ("Hết. Các", vec![]),
            ("Hết. a) Các, eOffice, binhluc.gov.vn", vec![]),
        ] {
            let found: Vec<&str> = after_stops(text).into_iter().map(|word| &text[word]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn small_letters_at_the_beginning_are_found() {
        for (text, expected) in [
            ("các đơn vị", Some("các")),
            ("“người tốt”", Some("người")),
            ("Các", None),
            ("a) Các", None),
            ("eOffice", None),
            ("e-learning", None),
            ("binhluc.gov.vn", None),
            ("(qua Phòng Nội vụ)", None),
            ("", None),
        ] {
            assert_eq!(opening(text).map(|word| &text[word]), expected, "{text}");
        }
        for (heading, rest) in [
            ("I. mục đích", "mục đích"),
            ("1.2. yêu cầu", "yêu cầu"),
            ("a) giải pháp", "giải pháp"),
            ("mục đích", "mục đích"),
        ] {
            assert_eq!(&heading[after_number(heading)..], rest);
        }
    }
}
