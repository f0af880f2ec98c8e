//! An act is cited in full the first time, and by type, number and sign alone after that.

use std::collections::{HashMap, HashSet};

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{OBLIGATION, TASKS, Text, TextKind};
use crate::language::citation::citations;
use crate::language::date;
use crate::language::written_date::WrittenDate;
use crate::markup::{self, BlockKind};
use crate::source::Place;

/// The first citation of an act lacks date or body. In a basis that is an error.
pub static INCOMPLETE: Rule = Rule {
    id: "citation-incomplete",
    severity: Severity::Warning,
    about: About::Words,
    check: check_incomplete,
};

/// An act that was cited in full before is cited in full again.
pub static REPEATED: Rule = Rule {
    id: "citation-repeated",
    severity: Severity::Advice,
    about: About::Words,
    check: check_repeated,
};

/// The texts in which acts are cited, in the order of print: bases, then the narrative with the
/// tasks and the obligations where they stand.
fn in_print_order<'s>(scope: &Scope<'s>) -> Vec<&'s Text> {
    let plan = scope.edition.plan;
    let mut tasks_at = usize::MAX;
    let mut owed_at = HashMap::new();
    markup::walk(plan.blocks(), &mut |block| {
        let BlockKind::Directive(directive) = &block.kind else { return };
        if directive.name == TASKS {
            tasks_at = block.span.start;
        } else if directive.name == OBLIGATION {
            owed_at.insert(directive.argument.clone().unwrap_or_default(), block.span.start);
        }
    });
    let place = |text: &Text| match text.kind {
        TextKind::Basis(at) => Some((0, 0, at)),
        TextKind::Heading(_) | TextKind::Paragraph => Some((1, text.whole().span.start, 0)),
        TextKind::Task(at) => Some((1, tasks_at, at)),
        TextKind::Obligation(at) => {
            let id = plan.obligations.get(at)?.id.as_str();
            Some((1, owed_at.get(id).copied().unwrap_or(usize::MAX), at))
        }
        _ => None,
    };
    let mut texts: Vec<((u8, usize, usize), &Text)> =
        scope.texts.iter().filter_map(|text| Some((place(text)?, text))).collect();
    texts.sort_by_key(|(place, _)| *place);
    texts.into_iter().map(|(_, text)| text).collect()
}

fn check_incomplete(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashSet<String> = HashSet::new();
    for text in in_print_order(scope) {
        for citation in citations(&text.words) {
            let sign = text.words.get(citation.sign.clone()).unwrap_or_default();
            let first = seen.insert(sign.to_owned());
            if !first || citation.is_full() || citation.in_title || citation.by_name {
                continue;
            }
            let name = text.words.get(citation.name.clone()).unwrap_or_default();
            let mut finding = INCOMPLETE
                .finding()
                .with("name", name)
                .at(text.place(citation.name.clone()))
                .of(&text.record);
            if matches!(text.kind, TextKind::Basis(_)) {
                finding.severity = Severity::Error;
            }
            let law = scope.edition.workspace.laws().find(|law| law.number == sign);
            let known = law.and_then(|law| Some((law.issued?, law.issuer.as_ref()?)));
            findings.push(
                finding.hint(match (known, citation.date.is_some()) {
                    (Some((day, body)), _) => Line::new("citation-incomplete.write")
                        .with("name", name)
                        .with("date", date::formal(day))
                        .with("issuer", body),
                    (None, true) => Line::new("citation-incomplete.body"),
                    (None, false) if citation.body.is_some() => {
                        Line::new("citation-incomplete.date")
                    }
                    (None, false) => Line::new("citation-incomplete.both"),
                }),
            );
        }
    }
}

fn check_repeated(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    // The same number of another day is another document: many bodies count from 01.
    let mut full: HashMap<(String, Option<chrono::NaiveDate>), Place> = HashMap::new();
    for text in in_print_order(scope) {
        for citation in citations(&text.words) {
            if !citation.is_full() || citation.in_title {
                continue;
            }
            let sign = text.words.get(citation.sign.clone()).unwrap_or_default();
            let name = text.words.get(citation.name.clone()).unwrap_or_default();
            let day = citation.date.as_ref().and_then(WrittenDate::day);
            let place = text.place(citation.name.start..citation.end());
            match full.get(&(sign.to_owned(), day)) {
                None => {
                    full.insert((sign.to_owned(), day), place);
                }
                Some(first) => findings.push(
                    REPEATED
                        .finding()
                        .with("name", name)
                        .at(place)
                        .of(&text.record)
                        .see(first.clone(), Line::new("citation-repeated.first"))
                        .hint(Line::new("citation-repeated.write").with("name", name)),
                ),
            }
        }
    }
}
