//! Changes as Markdown, for the comment of a review. Words of a plan are words: none of them can become markup.

use std::fmt::Write;

use super::Shown;
use crate::cli::paragraph;
use crate::edition::change::{Entry, EntryKind, FieldChange, Piece, Subject};

/// The comment.
pub fn comment(shown: &Shown) -> String {
    let mut out = String::new();
    let from = escaped(&shown.say(&shown.comparison.from));
    let to = escaped(&shown.say(&shown.comparison.to));
    let title = escaped(&shown.words.word("diff.title"));
    let _ = writeln!(out, "## {title}: {from} → {to}");
    if shown.changes.is_empty() {
        let _ = writeln!(out, "\n{}", escaped(&shown.words.word("diff.none")));
    }
    for subject in &shown.changes.subjects {
        self::subject(shown, subject, &mut out);
    }
    if !shown.changes.files.is_empty() {
        let _ = writeln!(out, "\n### {}\n", escaped(&shown.words.word("diff.files")));
    }
    for file in &shown.changes.files {
        let kind = escaped(&shown.say(&file.kind.name()));
        let _ = writeln!(out, "- **{kind}** {}", code(&file.path));
    }
    if shown.left_out > 0 {
        let line = crate::diagnostic::Line::new("diff.left-out").with("count", shown.left_out);
        let _ = writeln!(out, "\n{}", escaped(&shown.say(&line)));
    }
    out
}

fn subject(shown: &Shown, subject: &Subject, out: &mut String) {
    let mut title =
        format!("{} ({})", escaped(&subject.called(shown.words)), code(&subject.address()));
    if subject.draft {
        let _ = write!(title, ", {}", escaped(&shown.words.word("diff.draft")));
    }
    if subject.internal {
        let _ = write!(title, ", {}", escaped(&shown.words.word("diff.internal")));
    }
    if subject.change != EntryKind::Changed {
        title = format!("{}: {title}", escaped(&shown.say(&subject.change.name())));
    }
    let _ = writeln!(out, "\n### {title}");
    for section in subject.entries.chunk_by(|a, b| a.section == b.section) {
        if let Some(first) = section.first() {
            let _ = writeln!(out, "\n#### {}\n", escaped(&shown.say(&first.section.name())));
        }
        for entry in section {
            self::entry(shown, entry, out);
        }
    }
}

fn entry(shown: &Shown, entry: &Entry, out: &mut String) {
    let kind = escaped(&shown.say(&entry.kind.name()));
    let _ = write!(out, "- **{kind}**");
    if !entry.title.is_empty() {
        let _ = write!(out, " {}", escaped(&entry.called(shown.words)));
    }
    if entry.internal {
        let _ = write!(out, " \\[{}\\]", escaped(&shown.words.word("diff.internal")));
    }
    let one = entry.fields.len() == 1 && entry.title.is_empty();
    if let (true, Some(only)) = (one, entry.fields.first()) {
        let _ = write!(out, " {}", field(shown, entry, only));
    }
    if let Some(place) = &entry.place {
        let (line, _) = place.line_column();
        let _ = write!(out, " ({})", code(&format!("{}:{line}", place.file.path)));
    }
    out.push('\n');
    if !one {
        for change in &entry.fields {
            let _ = writeln!(out, "  - {}", field(shown, entry, change));
        }
    }
}

fn field(shown: &Shown, entry: &Entry, change: &FieldChange) -> String {
    let kind = entry.kind;
    let name = if entry.is_words(change) {
        String::new()
    } else {
        format!("{}: ", escaped(&shown.say(&change.field.name())))
    };
    let pieces = shown.names(|names| change.woven(&shown.changes.measure, names));
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Same(words) => escaped(&words),
        // What is new or gone as a whole needs no marks in its words.
        Piece::Gone(words) | Piece::New(words) if kind != EntryKind::Changed => escaped(&words),
        Piece::Gone(words) => format!("~~{}~~", escaped(&words)),
        Piece::New(words) => format!("**{}**", escaped(&words)),
    });
    format!("{name}{}", pieces.collect::<Vec<String>>().join(" "))
}

/// Words as text: every mark that could be markup is escaped (`CommonMark` 0.31.2, section 2.4), and names and
/// numbers that GitHub would link, telling people of it, are parted from their sign.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    for c in paragraph::plain(words).split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        // A full stop, a comma or a bracket within a line is none of these.
        if c.is_ascii_punctuation() && !",;:/%?'\"".contains(c) || c == ':' {
            out.push('\\');
        }
        out.push(c);
        if c == '@' || c == '#' {
            out.push('\u{2060}');
        }
    }
    out
}

/// A path or an id, as code.
fn code(words: &str) -> String {
    format!("`{}`", paragraph::plain(words).replace('`', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (words, expected) in [
            ("Họp, ký 100%", "Họp, ký 100%"),
            ("**a** _b_ `c`", r"\*\*a\*\* \_b\_ \`c\`"),
            ("<script>", r"\<script\>"),
            ("[a](http://b)", r"\[a\]\(http\://b\)"),
            ("~~a~~ # b", "\\~\\~a\\~\\~ \\#\u{2060} b"),
            ("@ai\nđó", "\\@\u{2060}ai đó"),
            ("1. a | b", r"1\. a \| b"),
            ("&lt;", r"\&lt;"),
        ] {
            assert_eq!(escaped(words), expected);
        }
        assert_eq!(code("a`b"), "`a'b`");
    }
}
