//! Findings as text: the source line, a mark under the words, and how to mend it.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

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
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let level = level.with_name(finding.severity.name(words));
    let title = level.primary_title(words.say(&finding.message)).id(finding.id());
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        let here = |(related, _): &&(Place, Line)| related.file == place.file;
        let mut marks = vec![(place, AnnotationKind::Primary, None)];
        for (related, line) in finding.related.iter().filter(here) {
            marks.push((related, AnnotationKind::Context, Some(words.say(line))));
        }
        group = group.elements(snippet(place, marks));
        for (related, line) in finding.related.iter().filter(|related| !here(related)) {
            let mark = (related, AnnotationKind::Context, Some(words.say(line)));
            group = group.elements(snippet(related, vec![mark]));
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
    place: &'f Place,
    marks: Vec<(&Place, AnnotationKind, Option<String>)>,
) -> Vec<Element<'f>> {
    let file: &SourceFile = &place.file;
    let spans = marks.iter().map(|(place, ..)| first_line(&file.text, &place.span));
    let spans: Vec<Range<usize>> = spans.collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or_default();
    let last = spans.iter().map(|span| span.end).max().unwrap_or_default();
    let from = file.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let to = file.text[last..].find('\n').map_or(file.text.len(), |at| last + at);
    // Of a line as long as a book, only what stands round the mark is handed on.
    let line = file.line_column(from).0;
    let begins = from;
    let from = near(&file.text, from.max(first.saturating_sub(WIDEST)));
    let to = near(&file.text, to.min(last.saturating_add(WIDEST)));
    let annotations = marks
        .into_iter()
        .zip(spans)
        .map(|((_, kind, label), span)| kind.span(span.start - from..span.end - from).label(label));
    let snippet = Snippet::source(&file.text[from..to]).line_start(line).annotations(annotations);
    if from == begins {
        return vec![snippet.path(file.path.as_str()).into()];
    }
    // The drawing would count columns from where the text begins that it is given.
    let (line, column) = place.line_column();
    let origin = Origin::path(file.path.as_str()).line(line).char_column(column);
    vec![origin.into(), snippet.into()]
}

/// How much of a line is handed to the drawing before and after a mark, in bytes: more than any
/// paragraph. What is too wide for a screen, the drawing leaves out itself.
const WIDEST: usize = 16 * 1024;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn columns_are_those_of_the_file_however_long_the_line() {
        for long in [10, 1_000, 100_000] {
            let text = format!("một\n{} sai đây\n", "ế".repeat(long));
            let file = SourceFile::decode("a.md", text.into_bytes()).unwrap();
            let at = file.text.find("sai").unwrap();
            let place = Place::new(&file, at..at + 3);
            let finding = Diagnostic::error("empty-text").at(place);
            let picture = super::text(&finding, Catalogue::of(Language::En), Style::Plain);
            assert!(picture.contains(&format!("--> a.md:2:{}", long + 2)), "{picture}");
            let (source, mark) = picture.split_once("sai đây").unwrap();
            assert!(mark.contains("^^^") && source.chars().count() < 300, "{picture}");
        }
    }
}
