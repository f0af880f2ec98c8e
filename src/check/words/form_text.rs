//! What the text of some types of document must have: the lines that their form shows, articles.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::folded::key;
use crate::language::numbering;

/// A line that the form shows is not in the text.
pub static LINE: Rule = Rule {
    id: "form-line-missing",
    severity: Severity::Warning,
    about: About::Words,
    check: check_line,
};

/// The text of a resolution or a decision has no article.
pub static ARTICLES: Rule = Rule {
    id: "form-articles-missing",
    severity: Severity::Warning,
    about: About::Words,
    check: check_articles,
};

fn check_line(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let Some(of) = document.document_type().filter(|of| !of.lines.is_empty()) else { return };
    let in_text = |text: &&crate::edition::Text| {
        matches!(text.kind, TextKind::Paragraph | TextKind::Heading(_))
    };
    let words: Vec<String> =
        scope.texts.iter().filter(in_text).map(|text| key(&text.words)).collect();
    for line in &of.lines {
        let wanted = key(line);
        if words.iter().any(|words| words.contains(&wanted)) {
            continue;
        }
        findings.push(
            LINE.finding()
                .with("kind", of.name.to_lowercase())
                .with("line", line)
                .at(document.kind.place.clone())
                .hint(
                    Line::new("form-line-missing.add")
                        .with("form", of.form.as_deref().unwrap_or_default()),
                ),
        );
    }
}

fn check_articles(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let document = &scope.edition.plan.document;
    let Some(of) = document.document_type().filter(|of| of.articles) else { return };
    let is_article =
        |words: &str| numbering::division(words).is_some_and(|division| division.word == "Điều");
    let numbered = document.numbering.iter().any(|example| is_article(example));
    let written = scope.texts.iter().any(|text| {
        matches!(text.kind, TextKind::Paragraph | TextKind::Heading(_)) && is_article(&text.words)
    });
    if !numbered && !written {
        findings.push(
            ARTICLES
                .finding()
                .with("kind", of.name.to_lowercase())
                .at(document.kind.place.clone())
                .hint(Line::new("form-articles-missing.write")),
        );
    }
}
