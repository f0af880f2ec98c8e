//! One body has one name: the same capitals everywhere in a document.

use std::ops::Range;

use super::variant::Variants;
use super::{capital_title_case, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};
use crate::model::UnitKind;

/// `Hội đồng thi đua` here and `Hội đồng Thi đua` there: one of them is wrong.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section IV, clause 1, point a.
pub static RULE: Rule =
    Rule { id: "capital-body", severity: Severity::Warning, about: About::Words, check };

/// What the name of a body begins with.
const HEADS: &[&str] = &["hội đồng", "ủy ban", "uỷ ban", "ban", "sở", "phòng", "bộ"];
/// So many words after the head tell one body from another.
const FIELD: usize = 2;
/// Begins the name of a Party body as well as that of the organisers of any event.
const AMBIGUOUS: &str = "ban tổ chức";

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let registered = registered(scope);
    let mut names = Variants::default();
    for text in running(scope) {
        for range in stems(&text.words, &registered) {
            let Some(words) = text.words.get(range.clone()) else { continue };
            names.add(words.to_lowercase(), words, text, range);
        }
    }
    names.report(&RULE, "capital-body.right", findings);
}

/// Names of the register that are known to be one body, also where the text has a small letter.
fn registered(scope: &Scope) -> Phrases {
    let bodies = scope.edition.workspace.units().filter(|unit| {
        matches!(unit.kind, UnitKind::Unit | UnitKind::Council | UnitKind::External)
    });
    let names = bodies.flat_map(|unit| [unit.name.as_str(), unit.short()]);
    Phrases::new(names.filter(|name| {
        name.starts_with(char::is_uppercase) && phrase::words(name).count() > FIELD + 2
    }))
}

/// The beginnings of names of bodies: head and field.
fn stems(text: &str, registered: &Phrases) -> Vec<Range<usize>> {
    let mut stems = Vec::new();
    let everywhere_capitals = capital_title_case::find(text);
    let words: Vec<Range<usize>> = phrase::words(text).collect();
    let mut known: Option<Vec<usize>> = None;
    for (at, word) in words.iter().enumerate() {
        let Some(head) = HEADS.iter().find(|head| starts_with(text, word.start, head)) else {
            continue;
        };
        let length = head.split(' ').count() + FIELD;
        let Some(last) = words.get(at + length - 1) else { continue };
        let range = word.start..last.end;
        let Some(stem) = text.get(range.clone()) else { continue };
        let joined = stem.split(' ').all(|word| word.chars().all(char::is_alphanumeric));
        let capital = stem.starts_with(char::is_uppercase);
        if !joined
            || phrase::is_capitals(stem)
            || stem.to_lowercase().starts_with(AMBIGUOUS)
            || capital_title_case::covers(&everywhere_capitals, &range)
        {
            continue;
        }
        let inside = phrase::is_inside(text, range.start);
        let plain = !stem.chars().skip(1).any(char::is_uppercase);
        // `Ban chỉ đạo` at the beginning of a sentence may be any, and so may `hội đồng thi đua`
        // anywhere: there only a name of the register counts. It is asked last: it costs a search.
        let name = capital && (inside || !plain);
        let mut is_known = || {
            let find =
                || registered.find(text).into_iter().map(|found| found.range.start).collect();
            known.get_or_insert_with(find).contains(&range.start)
        };
        if name || (capital || inside) && is_known() {
            stems.push(range);
        }
    }
    stems
}

fn starts_with(text: &str, at: usize, head: &str) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let mut letters = rest.chars();
    for wanted in head.chars() {
        if letters.next().is_none_or(|c| phrase::small(c) != wanted) {
            return false;
        }
    }
    letters.next() == Some(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_head_and_field() {
        let registered = Phrases::new(["Hội đồng thi đua, khen thưởng huyện"]);
        for (text, expected) in [
            ("gửi Hội đồng thi đua, khen thưởng", vec!["Hội đồng thi đua"]),
            ("gửi Hội đồng Thi đua khen thưởng", vec!["Hội đồng Thi đua"]),
            ("do Phòng Nội vụ và Sở Nội vụ trình", vec!["Phòng Nội vụ", "Sở Nội vụ"]),
            // Small letters: only what the register knows.
            ("giúp hội đồng thi đua, khen thưởng huyện ký", vec!["hội đồng thi đua"]),
            ("các hội đồng thi đua, khen thưởng", vec![]),
            // At the beginning of a sentence a capital says nothing.
            ("Ban chỉ đạo các cấp", vec![]),
            ("Hội đồng thi đua các xã", vec![]),
            ("Hội đồng thi đua, khen thưởng huyện họp", vec!["Hội đồng thi đua"]),
            ("HỘI ĐỒNG THI ĐUA", vec![]),
            ("của Ban, ngành", vec![]),
            ("của Ban Tổ chức Huyện ủy", vec![]),
            ("của Phòng Nội Vụ", vec![]),
            ("Phòng", vec![]),
        ] {
            let found: Vec<&str> =
                stems(text, &registered).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
