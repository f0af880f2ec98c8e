//! What a heading (đề mục) is made of: its number and its title.

use super::{Inline, plain};
use crate::language::numbering::{MarkerKind, Numeral, division, marker};

/// The number of a heading that has none of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As printed: `Chương II`, `Điều 3.`, `IV.`, `2.`, `đ)`
    pub words: String,
}

/// How a heading is set (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 6, point đ;
/// section V, row 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Phần, Chương, Mục, Tiểu mục: the number on a line of its own, the title in capitals below.
    Division,
    /// `Điều 3. Title`
    Article,
    /// `Điều 3.` before a sentence: an article without a title, as decisions have them.
    Sentence,
    /// `II. TITLE`, and `A. TITLE`
    Roman,
    /// `1. Title`, `a) Title`, or a title without a number.
    Plain,
}

/// A heading taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// How it is set.
    pub form: Form,
    /// `Chương II`, `Điều 3.`, `IV.`; of what it counts with when the words have no number.
    pub number: Option<String>,
    /// The words behind the number.
    pub words: Vec<Inline>,
}

/// What counts a heading, as written in its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Own {
    Division { word: &'static str, rank: u8, numeral: Numeral, number: u32 },
    Marker { kind: MarkerKind, prefix: String, number: Option<u32> },
}

/// The number that words begin with, and where it ends.
pub(super) fn own(words: &str) -> Option<(Own, usize)> {
    if let Some(found) = division(words) {
        let (rank, numeral, number) = (found.rank, found.numeral, found.number);
        return Some((Own::Division { word: found.word, rank, numeral, number }, found.end));
    }
    // A marker is followed by words; a heading may be nothing else.
    let found = marker(&format!("{words} "))?;
    let own = Own::Marker { kind: found.kind, prefix: found.prefix, number: found.number };
    Some((own, found.end.min(words.len())))
}

/// Takes a heading apart.
#[must_use]
pub fn title(text: &[Inline], number: Option<&Number>) -> Title {
    let all = plain(text);
    let counted = number.map(|number| number.words.as_str());
    let found = own(counted.unwrap_or(&all));
    let (number, words) = match (counted, &found) {
        (Some(number), _) => (Some(number.to_owned()), text.to_vec()),
        (None, Some((own, end))) => {
            let rest = all.get(*end..).unwrap_or_default();
            let marks: &[char] = match own {
                Own::Division { .. } => &['.', ':', '-', '–', ' '],
                Own::Marker { .. } => &[' '],
            };
            let skipped = rest.len() - rest.trim_start_matches(marks).len();
            let mut number = all.get(..*end).unwrap_or_default().to_owned();
            if matches!(own, Own::Division { word: "Điều", .. }) {
                number.push('.');
            }
            (Some(number), without(text, end + skipped))
        }
        (None, None) => (None, text.to_vec()),
    };
    let form = match found {
        Some((Own::Division { word: "Điều", .. }, _)) if is_sentence(&plain(&words)) => {
            Form::Sentence
        }
        Some((Own::Division { word: "Điều", .. }, _)) => Form::Article,
        Some((Own::Division { .. }, _)) => Form::Division,
        Some((Own::Marker { kind: MarkerKind::Roman | MarkerKind::Capital, .. }, _)) => Form::Roman,
        _ => Form::Plain,
    };
    Title { form, number, words }
}

/// A title ends without a mark.
fn is_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', ';', ':', ','])
}

/// Inlines without so many bytes of their words.
fn without(text: &[Inline], mut bytes: usize) -> Vec<Inline> {
    let mut rest = Vec::new();
    for inline in text {
        let length = plain(std::slice::from_ref(inline)).len();
        if bytes == 0 || matches!(inline, Inline::Note(_)) {
            rest.push(inline.clone());
        } else if length <= bytes {
            bytes -= length;
        } else {
            rest.push(match inline {
                Inline::Text(words) => {
                    Inline::Text(words.get(bytes..).unwrap_or_default().to_owned())
                }
                Inline::Strong(inner) => Inline::Strong(without(inner, bytes)),
                Inline::Emphasis(inner) => Inline::Emphasis(without(inner, bytes)),
                Inline::Link { target, text } => {
                    Inline::Link { target: target.clone(), text: without(text, bytes) }
                }
                other => other.clone(),
            });
            bytes = 0;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_taken_apart() {
        let counted = |words: &str| Some(Number { words: words.into() });
        for (text, number, form, expected) in [
            ("I. MỤC ĐÍCH", None, Form::Roman, (Some("I."), "MỤC ĐÍCH")),
            ("1. Mục đích", None, Form::Plain, (Some("1."), "Mục đích")),
            ("Tổ chức thực hiện", None, Form::Plain, (None, "Tổ chức thực hiện")),
            ("Chương II", None, Form::Division, (Some("Chương II"), "")),
            ("Chương II. QUY ĐỊNH", None, Form::Division, (Some("Chương II"), "QUY ĐỊNH")),
            ("Mục 1 - Lập hồ sơ", None, Form::Division, (Some("Mục 1"), "Lập hồ sơ")),
            ("Điều 3. Tổ chức", None, Form::Article, (Some("Điều 3."), "Tổ chức")),
            (
                "Điều 3. Giao xã tổ chức.",
                None,
                Form::Sentence,
                (Some("Điều 3."), "Giao xã tổ chức."),
            ),
            ("Điều 3", None, Form::Article, (Some("Điều 3."), "")),
            ("Tổ chức", counted("Điều 4."), Form::Article, (Some("Điều 4."), "Tổ chức")),
            ("Tổ chức", counted("Chương IV"), Form::Division, (Some("Chương IV"), "Tổ chức")),
            ("a) Tổ chức", None, Form::Plain, (Some("a)"), "Tổ chức")),
            ("2.1. Tổ chức", None, Form::Plain, (Some("2.1."), "Tổ chức")),
        ] {
            let found = title(&[Inline::Text(text.into())], number.as_ref());
            let words = plain(&found.words);
            assert_eq!(
                (found.form, (found.number.as_deref(), &*words)),
                (form, expected),
                "{text}"
            );
        }
        let bold = [Inline::Strong(vec![Inline::Text("Điều 1. Sửa".into())])];
        let found = title(&bold, None);
        assert_eq!(found.words, [Inline::Strong(vec![Inline::Text("Sửa".into())])]);
    }
}
