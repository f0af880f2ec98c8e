//! Findings as text: the source line, a mark under the words, and how to mend it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Catalogue, Diagnostic, Line, Severity};

/// How the text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without colours, for files and pipes.
    Plain,
    /// With terminal colours.
    Colour,
}

/// Draws one finding.
#[must_use]
pub fn text(finding: &Diagnostic, words: &Catalogue, style: Style) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(words.word("severity.error")),
        Severity::Warning => Level::WARNING.with_name(words.word("severity.warning")),
    };
    let title = level.primary_title(words.say(&finding.message)).id(finding.id());
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        let mut snippet = Snippet::source(place.file.text.as_str())
            .path(place.file.path.as_str())
            .line_start(1)
            .annotation(AnnotationKind::Primary.span(first_line(&place.file.text, &place.span)));
        let mut elsewhere = Vec::new();
        for (related, line) in &finding.related {
            let mark = AnnotationKind::Context
                .span(first_line(&related.file.text, &related.span))
                .label(words.say(line));
            if related.file == place.file {
                snippet = snippet.annotation(mark);
            } else {
                elsewhere.push(
                    Snippet::source(related.file.text.as_str())
                        .path(related.file.path.as_str())
                        .line_start(1)
                        .annotation(mark),
                );
            }
        }
        group = group.element(snippet).elements(elsewhere);
    } else if let Some(path) = &finding.path {
        group = group.element(Origin::path(path.as_str()));
    }
    if !finding.record.is_empty() {
        let record: Vec<String> = finding.record.iter().map(|line| words.say(line)).collect();
        let level = Level::NOTE.with_name(words.word("severity.record"));
        group = group.element(level.message(record.join(" › ")));
    }
    for hint in &finding.hints {
        let level = Level::HELP.with_name(words.word("severity.hint"));
        group = group.element(level.message(words.say(hint)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    renderer.render(&[group])
}

/// Says how many findings there are.
#[must_use]
pub fn summary(findings: &[Diagnostic], words: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let line = match (errors, warnings) {
        (0, _) => Line::new("summary.warnings"),
        (_, 0) => Line::new("summary.errors"),
        _ => Line::new("summary.errors-and-warnings"),
    };
    words.say(&line.with("errors", errors).with("warnings", warnings))
}

/// The part of a range that lies on its first line: a mark over many lines hides more than it
/// shows.
fn first_line(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let line = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let end = span.end.min(line).max(span.start);
    span.start..text[span.start..end].trim_end().len() + span.start
}
