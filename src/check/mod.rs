//! The rules that a plan is held to, one file a rule, each with a page that explains it.
//!
//! A rule looks at one resolved plan and reports everything that breaks it; no rule stops another.

mod acknowledge;
mod facts;
mod page;
mod rule;
mod style;
mod words;

use std::collections::BTreeSet;

use crate::diagnostic::{self, Diagnostic, Line, Severity};
use crate::edition::{Edition, Text};
use crate::model::{Plan, State};
use crate::output;
use crate::workspace::Workspace;

pub use acknowledge::acknowledge;
pub use page::{Page, page};
pub use rule::{About, Rule, Scope};

/// The rules that look at words alone, whatever document they stand in, and hold for posts too.
const OF_POSTS: [&str; 10] = [
    "legacy-font",
    "impossible-syllable",
    "double-space",
    "space-before-mark",
    "space-after-mark",
    "straight-quotes",
    "no-such-date",
    "capital-place",
    "internal-published",
    "internal-mark",
];

/// The rule that is held to each number of a document that has one for each unit.
const OF_NUMBERS: &str = "number-twice";

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    facts::RULES.iter().chain(words::RULES).chain(style::RULES).copied()
}

/// What every rule finds in the plans of a workspace, on `jobs` threads. `mistakes` are those that reading and
/// resolving found: where a record could not be read, what the rules find in it follows from that.
#[must_use]
pub fn check(editions: &[Edition], mistakes: &[Diagnostic], jobs: usize) -> Vec<Diagnostic> {
    // The other documents of a year are looked at like plans without tasks.
    let papers: Vec<(&Workspace, Plan, bool)> = editions
        .iter()
        .flat_map(|edition| {
            let papers = edition.plan.papers.iter();
            // What is wrong with one for each unit is wrong with all, but each has its own number.
            let papers = papers.filter(|paper| paper.is_looked_at() || !paper.numbers.is_empty());
            papers.map(|paper| (edition.workspace, edition.plan.like(paper), paper.is_looked_at()))
        })
        .collect();
    let papers: Vec<(Edition, bool)> = papers
        .iter()
        .map(|(workspace, plan, whole)| (Edition::of(workspace, plan), *whole))
        .collect();
    let plans = editions.iter().map(|edition| (edition, true));
    let papers = papers.iter().map(|(edition, whole)| (edition, *whole));
    let mut findings = apply(&plans.chain(papers).collect::<Vec<_>>(), jobs);
    findings.extend(posts(editions));
    hold_back(mistakes, &mut findings);
    if diagnostic::any_error(mistakes) {
        // What could not be read looks as if it had been dropped.
        findings.retain(|finding| finding.id() != "published-stale");
    }
    findings
}

/// What every rule finds in these documents, and the rule of numbers alone in those that are not looked at
/// whole.
fn apply(documents: &[(&Edition, bool)], jobs: usize) -> Vec<Diagnostic> {
    let editions: Vec<&Edition> = documents.iter().map(|(edition, _)| *edition).collect();
    let texts_of = |(edition, whole): &(&Edition, bool)| {
        if *whole { Text::of(edition.plan) } else { Vec::new() }
    };
    let texts: Vec<Vec<Text>> = documents.iter().map(texts_of).collect();
    let scopes: Vec<(Scope, bool)> = documents
        .iter()
        .zip(&texts)
        .map(|((edition, whole), texts)| (Scope { edition, all: &editions, texts }, *whole))
        .collect();
    let work: Vec<(&Scope, &Rule)> = scopes
        .iter()
        .flat_map(|(scope, whole)| {
            let rules = rules().filter(|rule| *whole || rule.id == OF_NUMBERS);
            rules.map(move |rule| (scope, rule))
        })
        .collect();
    output::each(&work, jobs, |_, (scope, rule)| finds(scope, rule)).into_iter().flatten().collect()
}

/// What a rule finds in a document.
fn finds(scope: &Scope, rule: &Rule) -> Vec<Diagnostic> {
    let plan = scope.edition.plan;
    let mut findings = Vec::new();
    (rule.check)(scope, &mut findings);
    if let Some(paper) = plan.issued_with() {
        // What stands in the document that the plan is issued with is told of there.
        findings.retain(|finding| finding.file() != Some(&*paper.file.path));
    }
    if plan.document.state == State::Signed && rule.about == About::Words {
        for finding in &mut findings {
            finding.severity = Severity::Advice;
            // A sentence that somebody signed is never rewritten.
            finding.fixes.clear();
        }
    }
    findings
}

/// What the rules of words find in posts. They are no documents: the rules of those do not hold, and
/// nobody has signed them.
fn posts(editions: &[Edition]) -> Vec<Diagnostic> {
    let all: Vec<&Edition> = editions.iter().collect();
    let mut findings = Vec::new();
    for edition in editions {
        let plan = edition.plan;
        let published = plan.posts.iter().map(|post| (post, true));
        let drafts = plan.internal.posts.iter().map(|post| (post, false));
        for (post, published) in published.chain(drafts) {
            let texts = Text::of_post(plan, post);
            let scope = Scope { edition, all: &all, texts: &texts };
            for rule in rules().filter(|rule| OF_POSTS.contains(&rule.id)) {
                // What is internal may stand in a draft.
                if published || rule.about == About::Words {
                    (rule.check)(&scope, &mut findings);
                }
            }
        }
    }
    findings
}

/// Takes out what is found in records that could not be read: it follows from that.
fn hold_back(mistakes: &[Diagnostic], findings: &mut Vec<Diagnostic>) {
    let broken: BTreeSet<(&str, &[Line])> = mistakes
        .iter()
        .filter(|mistake| mistake.severity == Severity::Error && mistake.record.len() > 1)
        .filter_map(|mistake| Some((mistake.file()?, &*mistake.record)))
        .collect();
    findings.retain(|finding| match finding.file() {
        Some(file) if !broken.is_empty() && finding.record.len() > 1 => {
            !broken.contains(&(file, &*finding.record))
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{edition, workspace};

    #[test]
    fn several_threads_find_what_one_finds() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/day-du");
        let (workspace, _) = workspace::read(&folder);
        let (editions, _) = edition::resolve(&workspace);
        let alone = check(&editions, &[], 1);
        assert!(!alone.is_empty());
        assert_eq!(check(&editions, &[], 8), alone);
    }

    #[test]
    fn the_rules_of_posts_are_rules() {
        for id in OF_POSTS {
            assert!(rules().any(|rule| rule.id == id), "{id}");
        }
    }
}
