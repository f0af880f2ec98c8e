//! Words as Markdown that says just these words: what would be markup is escaped, and each paragraph is
//! read back.

use std::fmt::Write;

use super::body::{Paragraph, Piece, squeezed};
use crate::markup;
use crate::source::{Place, SourceFile};

/// Where a paragraph stands, which decides what in it would be markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// A block of its own.
    Block,
    /// A heading, or a cell of a table of Markdown: all on one line.
    Row,
    /// A value of YAML, which calls no footnotes.
    Value,
}

/// The Markdown of a paragraph, with the names of footnotes by their number.
pub fn paragraph(paragraph: &Paragraph, within: Within) -> String {
    let styled = written(paragraph, within, true);
    let text = paragraph.text();
    if says(&styled, &text, within) {
        return styled;
    }
    written(paragraph, within, false)
}

/// Plain words as Markdown.
pub fn words(text: &str, within: Within) -> String {
    paragraph(&Paragraph::of(text), within)
}

/// Whether Markdown is read as these words.
fn says(markdown: &str, text: &str, within: Within) -> bool {
    let broken;
    let mut rest = markdown;
    if within == Within::Row {
        // A line break in a cell is a tag.
        broken = markdown.replace("\\<br>", "\\<br >").replace("<br>", " ");
        rest = &broken;
    }
    // A footnote is looked for in the whole file.
    let mut alone = String::new();
    while let Some((before, after)) = rest.split_once("[^") {
        alone.push_str(before);
        rest = if before.ends_with('\\') {
            alone.push_str("[^");
            after
        } else {
            after.split_once(']').map_or("", |(_, rest)| rest)
        };
    }
    alone.push_str(rest);
    if alone.trim().is_empty() {
        return text.is_empty();
    }
    let file = SourceFile::built_in("", &alone);
    let (blocks, findings) = if within == Within::Block {
        markup::parse(&file)
    } else {
        let (inlines, findings) = markup::inlines(&format!("x {alone}"), &Place::new(&file, 0..0));
        let read = markup::plain(&inlines);
        return findings.is_empty() && squeezed(&read) == squeezed(&format!("x {text}"));
    };
    let read = markup::paragraphs(&blocks).join(" ");
    findings.is_empty() && blocks.len() == 1 && squeezed(&read) == text
}

fn written(paragraph: &Paragraph, within: Within, styled: bool) -> String {
    let mut out = String::new();
    let mut open: [bool; 2] = [false, false];
    for piece in &paragraph.pieces {
        match piece {
            Piece::Words { text, bold, italic } => {
                let wanted = if styled { [*bold, *italic] } else { [false, false] };
                // Marks stand at words, not at blanks.
                let lead = text.len() - text.trim_start().len();
                if text.trim().is_empty() {
                    push_blank(&mut out);
                    continue;
                }
                let mut blank = lead > 0;
                close(&mut out, &mut open, wanted);
                if out.ends_with(' ') || out.is_empty() {
                    blank = false;
                }
                if blank {
                    out.push(' ');
                }
                for (at, mark) in ["**", "*"].iter().enumerate() {
                    if wanted[at] && !open[at] {
                        out.push_str(mark);
                        open[at] = true;
                    }
                }
                let words = squeezed(text);
                escape(&words, within, &mut out);
                if text.ends_with(char::is_whitespace) {
                    out.push(' ');
                }
            }
            Piece::Tab => push_blank(&mut out),
            Piece::Break => {
                close(&mut out, &mut open, [false, false]);
                trim_end(&mut out);
                match within {
                    Within::Block if !out.is_empty() => out.push_str("\\\n"),
                    Within::Row if !out.is_empty() => out.push_str("<br>"),
                    _ => push_blank(&mut out),
                }
            }
            Piece::Note(number) => {
                close(&mut out, &mut open, [false, false]);
                if within != Within::Value {
                    let _ = write!(out, "[^{}]", number + 1);
                }
            }
        }
    }
    close(&mut out, &mut open, [false, false]);
    trim_end(&mut out);
    while let Some(rest) = out.strip_suffix("\\\n") {
        out.truncate(rest.len());
        trim_end(&mut out);
    }
    if within == Within::Block {
        out = guard(&out);
    }
    out
}

/// Ends what is bold or italic and shall be so no longer.
fn close(out: &mut String, open: &mut [bool; 2], wanted: [bool; 2]) {
    // What was opened last ends first: italic stands inside of bold.
    let ends = open[1] && (!wanted[1] || open[0] != wanted[0]) || open[0] && !wanted[0];
    if !ends {
        return;
    }
    let blank = out.ends_with(' ');
    trim_end(out);
    if open[1] && (!wanted[1] || open[0] != wanted[0]) {
        out.push('*');
        open[1] = false;
    }
    if open[0] && !wanted[0] {
        out.push_str("**");
        open[0] = false;
    }
    if blank {
        out.push(' ');
    }
}

fn push_blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

fn trim_end(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
}

fn escape(text: &str, within: Within, out: &mut String) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let marks = match c {
            '*' | '_' | '`' | '[' | '~' => true,
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#'),
            '|' => within == Within::Row,
            '{' => next == Some('{') || next == Some('#'),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes what begins a block of another kind.
fn guard(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let apart =
            |at: usize| line.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        let listed = (1..=9).contains(&digits)
            && line[digits..].starts_with(['.', ')'])
            && apart(digits + 1);
        let dash = line.starts_with(['-', '+']) && (apart(1) || line.starts_with("--"))
            || line.starts_with(['=', '#', '>']);
        lines.push(if listed {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else if dash {
            format!("\\{line}")
        } else {
            line.to_owned()
        });
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mixed(pieces: &[(&str, bool, bool)]) -> Paragraph {
        let mut paragraph = Paragraph::default();
        for (text, bold, italic) in pieces {
            paragraph.push(text, *bold, *italic);
        }
        paragraph
    }

    #[test]
    fn bold_and_italic_stand_at_the_words() {
        for (pieces, markdown) in [
            (
                vec![("gửi ", false, false), ("trước ngày 15", true, false), (" để", false, false)],
                "gửi **trước ngày 15** để",
            ),
            (
                vec![("Một ", true, false), ("hai ", true, true), ("ba", false, false)],
                "**Một *hai*** ba",
            ),
            (vec![("a", true, false), ("b", false, false)], "**a**b"),
            // What Markdown cannot say is said without.
            (vec![("Mục đích:", true, false), ("phát huy", false, false)], "Mục đích:phát huy"),
        ] {
            assert_eq!(paragraph(&mixed(&pieces), Within::Block), markdown);
        }
    }

    #[test]
    fn what_would_be_markup_is_escaped() {
        for (text, markdown) in [
            ("1. Họp", "1\\. Họp"),
            ("- Họp", "\\- Họp"),
            ("# 5", "\\# 5"),
            ("5*3 a_b [1] <b>", "5\\*3 a\\_b \\[1] \\<b>"),
            ("{{ tasks }}", "\\{{ tasks }}"),
            ("a & b &amp; c", "a & b \\&amp; c"),
        ] {
            assert_eq!(words(text, Within::Block), markdown);
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_back(text in "[-#*_`<>|\\[\\]!{}:&;~=+ 1.a)đ\\\\^]{0,30}|\\PC{0,40}") {
            let text = super::super::body::cleaned(&text);
            let text = squeezed(&text);
            prop_assume!(!text.is_empty());
            for within in [Within::Block, Within::Row, Within::Value] {
                let markdown = words(&text, within);
                prop_assert!(says(&markdown, &text, within), "{:?} {:?} {:?}", within, text, markdown);
            }
        }
    }
}
