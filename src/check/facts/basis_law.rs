//! A basis cites in its words the acts that it lists, and lists those that it cites.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::Datelike;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::folded::{self, Word};
use crate::language::{act_number, date, written_date};
use crate::model::{Basis, Law, Reference};
use crate::source::Located;

/// An act of the register that the words cite and `laws` lacks.
pub static UNLISTED: Rule = Rule {
    id: "basis-law-unlisted",
    severity: Severity::Advice,
    about: About::Data,
    check: unlisted,
};

/// An act in `laws` that the words do not cite.
pub static UNCITED: Rule = Rule {
    id: "basis-law-uncited",
    severity: Severity::Warning,
    about: About::Data,
    check: uncited,
};

/// The day in the words is not that of the act.
pub static DATE: Rule = Rule {
    id: "basis-law-date",
    severity: Severity::Warning,
    about: About::Data,
    check: of_another_day,
};

fn bases<'s>(scope: &Scope<'s>) -> impl Iterator<Item = (&'s Basis, &'s Text)> {
    let plan = scope.edition.plan;
    scope.texts.iter().filter_map(|text| {
        let TextKind::Basis(at) = text.kind else { return None };
        Some((plan.bases.get(at)?, text))
    })
}

fn unlisted(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    // The workspace and the program may know an act by two ids; that of the workspace comes first.
    let mut register: BTreeMap<String, Vec<&Law>> = BTreeMap::new();
    for law in scope.edition.workspace.laws() {
        register.entry(act_number::key(&law.number)).or_default().push(law);
    }
    for (basis, text) in bases(scope) {
        for (place, number) in cited(&text.words) {
            let Some(laws) = register.get(&act_number::key(number)) else { continue };
            let Some(law) = laws.first() else { continue };
            let listed = |law: &&Law| basis.laws.iter().any(|listed| listed.value == law.id);
            if !laws.iter().any(listed) && !is_misread(scope, basis, law) {
                findings.push(
                    UNLISTED
                        .finding()
                        .with("law", number)
                        .at(text.place(place))
                        .of(&text.record)
                        .hint(Line::new("basis-law-unlisted.add").with("id", &law.id)),
                );
            }
        }
    }
}

/// Whether a basis may well list an act, but so that it could not be read: then that is the mistake.
/// One of its ids is unknown, or that of the act stands there and not in the list.
fn is_misread(scope: &Scope, basis: &Basis, law: &Law) -> bool {
    let unknown = |reference: &Reference| {
        !scope.edition.workspace.laws().any(|law| law.id == reference.value)
    };
    let from = basis.text.place.span.end;
    let all = &scope.edition.plan.bases;
    let to = all.iter().map(|other| other.text.place.span.start).find(|start| *start > from);
    let file = &basis.text.place.file.text;
    let rest = file.get(from..to.unwrap_or(file.len())).unwrap_or_default();
    let mut written = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    basis.laws.iter().any(unknown) || written.any(|word| word == law.id.as_str())
}

/// The numbers of the acts that a basis cites: the first between two semicolons. What follows may
/// be part of the title of that act.
fn cited(words: &str) -> Vec<(Range<usize>, &str)> {
    let mut cited = Vec::new();
    let mut at = 0;
    for part in words.split_inclusive(';') {
        if let Some((place, number)) = act_number::find(part).into_iter().next() {
            cited.push((at + place.start..at + place.end, number));
        }
        at += part.len();
    }
    cited
}

fn uncited(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let laws = scope.edition.workspace.laws.iter().flatten();
    let register: BTreeMap<_, &Located<Law>> = laws.map(|law| (&law.value.id, law)).collect();
    for (basis, text) in bases(scope) {
        for reference in &basis.laws {
            let Some(law) = register.get(&reference.value) else { continue };
            if !names(&text.words, law) {
                findings.push(
                    UNCITED
                        .finding()
                        .with("law", &law.number)
                        .at(reference.place.clone())
                        .see(text.whole(), Line::new("basis-law-uncited.words"))
                        .of(&text.record)
                        .hint(Line::new("basis-law-uncited.remove")),
                );
            }
        }
    }
}

fn of_another_day(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for (basis, text) in bases(scope) {
        let [reference] = &basis.laws[..] else { continue };
        let law = scope.edition.workspace.laws().find(|law| law.id == reference.value);
        let Some((law, issued)) = law.and_then(|law| Some((law, law.issued?))) else { continue };
        // A second day may be that of a document that is made after it.
        let [date] = &written_date::dates(&text.words)[..] else { continue };
        if date.day().is_some_and(|day| day != issued) {
            let written = text.words.get(date.range.clone()).unwrap_or_default();
            findings.push(
                DATE.finding()
                    .with("written", written.trim_start_matches("ngày "))
                    .with("law", &law.number)
                    .at(text.place(date.range.clone()))
                    .of(&text.record)
                    .hint(Line::new("basis-law-date.write").with("date", date::figures(issued))),
            );
        }
    }
}

/// Whether words name an act: by its number, or by its title, where the year that goes with it is
/// the right one (`Luật Thi đua, khen thưởng năm 2003`). Titles are shortened freely: most of their
/// words are enough, and so are their first letters (`Luật TĐKT`).
fn names(text: &str, law: &Law) -> bool {
    if text.to_lowercase().contains(&act_number::key(&law.number)) {
        return true;
    }
    let words = folded::words(text);
    let title = folded::words(&law.title);
    let Some(issued) = law.issued.map(|date| date.year()) else {
        return resembles(&words, &title);
    };
    let mut years = words.iter().filter(|word| is_year(word)).peekable();
    if years.peek().is_none() || years.any(|year| year.folded == issued.to_string()) {
        return resembles(&words, &title);
    }
    // Only other years are there. They may belong to something else: then the title stands without.
    let mut at = 0;
    while let Some(found) = folded::find(&words, &title, at) {
        if !dated(&words[found + title.len()..]) {
            return true;
        }
        at = found + 1;
    }
    false
}

/// Whether a title is followed by its number or date, and so by a year.
fn dated(rest: &[Word]) -> bool {
    let first = rest.first().map(|word| word.folded.as_str());
    matches!(first, Some("nam" | "ngay" | "so")) && rest.iter().take(9).any(is_year)
}

fn is_year(word: &Word) -> bool {
    word.folded.len() == 4 && word.folded.bytes().all(|byte| byte.is_ascii_digit())
}

fn resembles(words: &[Word], title: &[Word]) -> bool {
    let there: BTreeSet<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let wanted: BTreeSet<&str> = title.iter().map(|word| word.folded.as_str()).collect();
    let found = wanted.iter().filter(|word| there.contains(*word)).count();
    let letters = |skip: usize| -> String {
        title.iter().skip(skip).filter_map(|word| word.folded.chars().next()).collect()
    };
    let short = [letters(0), letters(1)];
    let shortened = short.iter().any(|short| short.len() > 1 && there.contains(short.as_str()));
    shortened || 3 * found >= 2 * wanted.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::date::read;
    use crate::model::Id;

    #[test]
    fn the_first_number_of_a_part_is_cited() {
        for (text, numbers) in [
            ("Căn cứ Nghị định số 91/2017/NĐ-CP của Chính phủ", vec!["91/2017/NĐ-CP"]),
            (
                "Căn cứ Thông tư số 12/2019/TT-BNV quy định chi tiết Nghị định số 91/2017/NĐ-CP",
                vec!["12/2019/TT-BNV"],
            ),
            ("Luật số 06/2022/QH15; Kế hoạch số 01/KH-UBND.", vec!["06/2022/QH15", "01/KH-UBND"]),
            ("Căn cứ Luật Thi đua, khen thưởng năm 2003", vec![]),
        ] {
            let found: Vec<&str> = cited(text).into_iter().map(|(_, number)| number).collect();
            assert_eq!(found, numbers, "{text}");
        }
    }

    #[test]
    fn an_act_is_named_by_number_or_by_title_and_year() {
        let law = |number: &str, title: &str, issued: &str| Law {
            id: Id::new("a").unwrap(),
            number: number.into(),
            kind: None,
            title: title.into(),
            issuer: None,
            issued: read(issued),
            effective: None,
            expires: None,
            replaced_by: Vec::new(),
            amends: Vec::new(),
            source: None,
        };
        let first = law("15/2003/QH11", "Luật Thi đua, khen thưởng", "2003-11-26");
        let amending = law(
            "39/2013/QH13",
            "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
            "2013-11-16",
        );
        let seed = "Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều \
                    của Luật thi đua, khen thưởng năm 2005 và năm 2013";
        for (text, law, named) in [
            (seed, &first, true),
            (seed, &amending, true),
            (
                "Các Luật sửa đổi một số điều Luật Thi đua, khen thưởng năm 2005, 2013",
                &amending,
                true,
            ),
            ("Căn cứ Luật số 15/2003/qh11", &first, true),
            ("Căn cứ Luật Thi đua, khen thưởng", &first, true),
            ("Căn cứ Luật TĐKT năm 2003", &first, true),
            ("Căn cứ Luật TĐKT", &first, true),
            ("Luật Thi đua, khen thưởng và Kế hoạch công tác năm 2021", &first, true),
            ("Luật sửa đổi một số điều Luật Thi đua, khen thưởng năm 2013", &amending, true),
            ("Căn cứ Luật Thi đua, khen thưởng năm 2022", &first, false),
            ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", &first, false),
            ("Căn cứ Luật Thi đua, khen thưởng năm 2003", &amending, false),
            ("Căn cứ Nghị định số 91/2017/NĐ-CP", &first, false),
        ] {
            assert_eq!(names(text, law), named, "{text} / {}", law.number);
        }
    }
}
