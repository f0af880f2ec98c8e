//! Every appendix is mentioned in the text, and every one that is mentioned is there.

use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::folded;
use crate::language::numbering::{from_roman, to_roman};
use crate::model::Appendix;

/// An appendix that the text does not mention.
pub static NOT_CITED: Rule = Rule {
    id: "appendix-not-cited",
    severity: Severity::Error,
    about: About::Words,
    check: check_not_cited,
};

/// A mention of an appendix that the plan lacks.
pub static MISSING: Rule = Rule {
    id: "appendix-missing",
    severity: Severity::Error,
    about: About::Words,
    check: check_missing,
};

/// An appendix without a text: a page with its title alone would be printed.
pub static EMPTY: Rule = Rule {
    id: "appendix-empty",
    severity: Severity::Warning,
    about: About::Words,
    check: check_empty,
};

/// An appendix that repeats another: the same file, or the same title.
pub static TWICE: Rule = Rule {
    id: "appendix-twice",
    severity: Severity::Warning,
    about: About::Words,
    check: check_twice,
};

fn check_twice(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let appendices = &scope.edition.plan.appendices;
    for (at, appendix) in appendices.iter().enumerate() {
        let before = || appendices.iter().take(at);
        let file = |one: &Appendix| one.text.as_ref().map(|text| text.file.path.clone());
        let title = |one: &Appendix| {
            (one.kind.as_ref().map(|kind| folded::key(kind)), folded::key(&one.title))
        };
        let found = file(appendix)
            .and_then(|own| before().find(|other| file(other).is_some_and(|it| it == own)))
            .and_then(|first| Some((first.name.as_ref()?, appendix.name.as_ref()?)))
            .map(|pair| (pair, "appendix-twice.file"));
        let found = found.or_else(|| {
            let first = before().find(|other| title(other) == title(appendix))?;
            Some(((&first.title, &appendix.title), "appendix-twice.title"))
        });
        let Some(((first, second), hint)) = found else { continue };
        findings.push(
            TWICE
                .finding()
                .with("title", &appendix.title)
                .at(second.place.clone())
                .see(first.place.clone(), Line::new("duplicate-key.first"))
                .hint(Line::new(hint)),
        );
    }
}

fn check_empty(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for appendix in scope.edition.plan.appendices.iter().filter(|one| one.name.is_none()) {
        let finding = EMPTY.finding().with("title", &appendix.title);
        let hint = Line::new("appendix-empty.file");
        findings.push(finding.at(appendix.title.place.clone()).hint(hint));
    }
}

fn mentions<'s>(scope: &Scope<'s>) -> impl Iterator<Item = (&'s Text, Mention)> {
    let speaks = |text: &&Text| {
        matches!(
            text.kind,
            TextKind::Heading(_)
                | TextKind::Paragraph
                | TextKind::Cell
                | TextKind::Note
                | TextKind::Task(_)
                | TextKind::Obligation(_)
                | TextKind::Field
        )
    };
    let texts = scope.texts.iter().filter(speaks);
    texts.flat_map(|text| read(&text.words).into_iter().map(move |mention| (text, mention)))
}

/// The appendices; a document that is issued with this one is none.
fn numbered<'s>(scope: &Scope<'s>) -> Vec<&'s Appendix> {
    let appendices = scope.edition.plan.appendices.iter();
    appendices.filter(|appendix| appendix.kind.is_none()).collect()
}

fn check_not_cited(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let appendices = numbered(scope);
    if appendices.is_empty() {
        return;
    }
    let own: Vec<Mention> =
        mentions(scope).map(|(_, mention)| mention).filter(|mention| !mention.of_another).collect();
    let one = appendices.len() == 1;
    let all = own.iter().any(|mention| mention.numbers.is_empty() && (one || mention.several));
    for (appendix, number) in appendices.into_iter().zip(1..) {
        if all || own.iter().any(|mention| mention.numbers.contains(&number)) {
            continue;
        }
        let finding =
            NOT_CITED.finding().with("title", &appendix.title).at(appendix.title.place.clone());
        findings.push(finding.hint(if one {
            Line::new("appendix-not-cited.one")
        } else {
            Line::new("appendix-not-cited.number").with("number", to_roman(number))
        }));
    }
}

fn check_missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let appendices = numbered(scope);
    for (text, mention) in mentions(scope).filter(|(_, mention)| mention.of_this) {
        let there = |number: &u32| usize::try_from(*number).is_ok_and(|n| n <= appendices.len());
        let lacks = if mention.numbers.is_empty() {
            appendices.is_empty()
        } else {
            !mention.numbers.iter().all(there)
        };
        if lacks {
            findings.push(
                MISSING
                    .finding()
                    .with("written", text.words.get(mention.range.clone()).unwrap_or_default())
                    .with("count", appendices.len())
                    .at(text.place(mention.range))
                    .of(&text.record)
                    .hint(Line::new("appendix-missing.add")),
            );
        }
    }
}

/// A mention of appendices.
#[derive(Debug)]
struct Mention {
    /// Words and numbers.
    range: Range<usize>,
    /// The numbers; none if it says only `Phụ lục`.
    numbers: Vec<u32>,
    /// Whether it says `các phụ lục`.
    several: bool,
    /// Whether it is said to be that of this document.
    of_this: bool,
    /// Whether it is that of another document.
    of_another: bool,
}

const OTHERS: [&str; 12] = [
    "Nghị định",
    "Thông tư",
    "Quyết định",
    "Nghị quyết",
    "Luật",
    "Công văn",
    "Kế hoạch",
    "Chỉ thị",
    "Hướng dẫn",
    "Quy chế",
    "Quy định",
    "Chương trình",
];

fn read(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for word in ["Phụ lục", "phụ lục", "PHỤ LỤC"] {
        for (start, _) in text.match_indices(word) {
            let end = start + word.len();
            let (numbers, end) = numbers(text, end);
            let head = text.get(..start).unwrap_or_default().trim_end();
            let several = ["các", "Các", "những"].iter().any(|word| head.ends_with(word));
            let (of_this, of_another) = whose(text.get(end..).unwrap_or_default());
            found.push(Mention { range: start..end, numbers, several, of_this, of_another });
        }
    }
    // `Phụ lục I, Phụ lục II kèm theo`: what is said of the last holds for those before it.
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// The Roman or Arabic numbers that follow: `I, II và III`, `I đến III`.
fn numbers(text: &str, mut end: usize) -> (Vec<u32>, usize) {
    let mut numbers: Vec<u32> = Vec::new();
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let mut bare = rest.trim_start();
        let mut to = false;
        if !numbers.is_empty() {
            if let Some(after) = ["đến ", "- ", "–", "-"].iter().find_map(|w| bare.strip_prefix(w))
            {
                bare = after.trim_start();
                to = true;
            } else if let Some(after) = [",", "và "].iter().find_map(|word| bare.strip_prefix(word))
            {
                bare = after.trim_start();
            } else {
                break;
            }
        } else if let Some(after) = bare.strip_prefix("số ") {
            bare = after.trim_start();
        }
        let length = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
        let (word, after) = bare.split_at(length);
        let arabic = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let number = if arabic { word.parse().ok() } else { from_roman(word) };
        let Some(number) = number.filter(|number| (1..=99).contains(number)) else { break };
        if to {
            let last = numbers.last().copied().unwrap_or(number);
            numbers.extend(last + 1..number);
        }
        numbers.push(number);
        end = text.len() - after.len();
    }
    (numbers, end)
}

/// Whether the words behind say that it is this document's, or another's.
fn whose(rest: &str) -> (bool, bool) {
    let mut bare = rest.trim_start();
    let mut attached = false;
    loop {
        let word = ["ban hành", "kèm theo", "đính kèm", "của", "tại", "thuộc"];
        let Some(after) = word.iter().find_map(|word| bare.strip_prefix(word)) else { break };
        attached |= bare.starts_with("kèm theo") || bare.starts_with("đính kèm");
        bare = after.trim_start();
    }
    let other = OTHERS.iter().find_map(|word| bare.strip_prefix(word));
    match other {
        Some(after) if after.trim_start().starts_with("này") => (true, false),
        Some(_) => (false, true),
        None => {
            let ends = bare.is_empty() || bare.starts_with([')', '.', ';', ',']);
            (attached && ends, false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mentions_are_read() {
        for (text, found) in [
            ("(Phụ lục I kèm theo)", (vec![1], true, false)),
            ("theo Phụ lục II của Kế hoạch này", (vec![2], true, false)),
            ("tại Phụ lục I Nghị định số 30/2020/NĐ-CP", (vec![1], false, true)),
            ("Phụ lục I ban hành kèm theo Thông tư số 1", (vec![1], false, true)),
            ("Phụ lục I, II và IV kèm theo", (vec![1, 2, 4], true, false)),
            ("Phụ lục I đến IV", (vec![1, 2, 3, 4], false, false)),
            ("các phụ lục kèm theo.", (vec![], true, false)),
            ("có phụ lục kèm theo hồ sơ", (vec![], false, false)),
            ("Phụ lục", (vec![], false, false)),
        ] {
            let mention = &read(text)[0];
            let shape = (mention.numbers.clone(), mention.of_this, mention.of_another);
            assert_eq!(shape, found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(Phụ lục|kèm theo|và|đến|[IVX0-9 ,-]|\\PC){0,30}") {
            for mention in read(&text) {
                prop_assert!(text.get(mention.range).is_some());
            }
        }
    }
}
