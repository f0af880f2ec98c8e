//! Findings as text: the source line, a mark under the words, and how to mend it.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Catalogue, Diagnostic, Line, Severity};
use crate::source::{Place, SourceFile};

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
        Severity::Advice => Level::INFO.with_name(words.word("severity.advice")),
    };
    let title = level.primary_title(words.say(&finding.message)).id(finding.id());
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        let here = |(related, _): &&(Place, Line)| related.file == place.file;
        let mut marks = vec![(place, AnnotationKind::Primary, None)];
        for (related, line) in finding.related.iter().filter(here) {
            marks.push((related, AnnotationKind::Context, Some(words.say(line))));
        }
        group = group.element(snippet(&place.file, marks));
        for (related, line) in finding.related.iter().filter(|related| !here(related)) {
            let mark = (related, AnnotationKind::Context, Some(words.say(line)));
            group = group.element(snippet(&related.file, vec![mark]));
        }
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

/// The marked lines of a file. Only they are handed to the drawing: a file may be long, and it may
/// have many findings.
fn snippet<'f>(
    file: &'f SourceFile,
    marks: Vec<(&Place, AnnotationKind, Option<String>)>,
) -> Snippet<'f, Annotation<'f>> {
    let spans = marks.iter().map(|(place, ..)| first_line(&file.text, &place.span));
    let spans: Vec<Range<usize>> = spans.collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or_default();
    let last = spans.iter().map(|span| span.end).max().unwrap_or_default();
    let from = file.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let to = file.text[last..].find('\n').map_or(file.text.len(), |at| last + at);
    // Of a line that fills more than a screen, only what stands round the mark is shown.
    let line = file.line_column(from).0;
    let from = near(&file.text, from.max(first.saturating_sub(WIDEST)));
    let to = near(&file.text, to.min(last.saturating_add(WIDEST)));
    let annotations = marks
        .into_iter()
        .zip(spans)
        .map(|((_, kind, label), span)| kind.span(span.start - from..span.end - from).label(label));
    Snippet::source(&file.text[from..to])
        .path(file.path.as_str())
        .line_start(line)
        .annotations(annotations)
}

/// How much of a line is shown before and after a mark, in bytes.
const WIDEST: usize = 400;

/// The border of a character at or before an offset.
fn near(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Says how many findings there are.
#[must_use]
pub fn summary(findings: &[Diagnostic], words: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let parts = [
        (count(Severity::Error), "summary.errors"),
        (count(Severity::Warning), "summary.warnings"),
        (count(Severity::Advice), "summary.advice"),
    ];
    let counted: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| words.say(&Line::new(key).with("count", count)))
        .collect();
    let line = match &counted[..] {
        [] => return String::new(),
        [only] => Line::new("summary").with("counted", only),
        [first @ .., last] => {
            let first = first.join(", ");
            Line::new("summary.several").with("first", first).with("last", last)
        }
    };
    words.say(&line)
}

/// Shows changes of a file: each line before and after. `old` and `new` are the file's text with the
/// same lines, of which some differ, or with lines added.
#[must_use]
pub fn changes(path: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut out = String::new();
    let (mut a, mut b) = (0, 0);
    while a < old.len() || b < new.len() {
        if old.get(a) == new.get(b) {
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let _ = writeln!(out, "{path}:{}", a + 1);
        // A line was added where the old one comes back within the next few.
        let added = (1..=4).find(|n| old.get(a).is_some() && new.get(b + n) == old.get(a));
        if let Some(n) = added {
            for line in &new[b..b + n] {
                let _ = writeln!(out, "+ {line}");
            }
            b += n;
            continue;
        }
        for (mark, line) in [("-", old.get(a)), ("+", new.get(b))] {
            if let Some(line) = line {
                let _ = writeln!(out, "{mark} {line}");
            }
        }
        (a, b) = (a + 1, b + 1);
    }
    out
}

/// The part of a range that lies on its first line: a mark over many lines hides more than it
/// shows.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let line = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let end = near(text, span.end.min(line).min(span.start.saturating_add(WIDEST))).max(span.start);
    span.start..text[span.start..end].trim_end().len() + span.start
}
