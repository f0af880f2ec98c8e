//! The text of one file, decoded, and places in it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The largest file that is read, in bytes. A year's plan is a few dozen kilobytes; anything near
/// this size is a mistake (a picture or a database saved under the wrong name), not a plan.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// A text file of the workspace.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path shown to the user: relative to the workspace, with `/` between the parts.
    pub path: String,
    /// The text, without a byte-order mark and in Unicode normal form C: the same Vietnamese word
    /// is the same bytes from here on, however it was typed.
    pub text: String,
    /// What the bytes were before that.
    origin: Origin,
    /// Where each line begins, found when it is first asked for.
    lines: OnceLock<Vec<usize>>,
}

/// How the bytes of a file differ from its text.
#[derive(Debug, Default, PartialEq, Eq)]
struct Origin {
    /// It begins with a byte-order mark.
    marked: bool,
    /// Stretches of the text, in order, that were written otherwise, with what was written.
    decomposed: Vec<(Range<usize>, String)>,
}

/// Why bytes are not the text of a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// The bytes are not UTF-8.
    #[error("not UTF-8 from byte {at} on line {line}")]
    NotUtf8 {
        /// Offset of the first wrong byte.
        at: usize,
        /// The line it stands on, counted from 1.
        line: usize,
    },
    /// The bytes begin with the mark of UTF-16.
    #[error("UTF-16, not UTF-8")]
    Utf16,
    /// The file is larger than [`MAX_BYTES`].
    #[error("{size} bytes, more than {MAX_BYTES}")]
    TooLarge {
        /// The size in bytes.
        size: usize,
    },
}

impl SourceFile {
    /// Decodes the bytes of a file; a UTF-8 byte-order mark is taken away.
    ///
    /// # Errors
    /// [`Undecodable`] says why the bytes are no text.
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Result<Arc<Self>, Undecodable> {
        if bytes.len() > MAX_BYTES {
            return Err(Undecodable::TooLarge { size: bytes.len() });
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Undecodable::Utf16);
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
            Undecodable::NotUtf8 { at, line }
        })?;
        let (text, marked) = match text.strip_prefix('\u{feff}') {
            Some(rest) => (rest.to_owned(), true),
            None => (text, false),
        };
        let (text, decomposed) = if is_nfc(&text) { (text, Vec::new()) } else { composed(&text) };
        let (origin, lines) = (Origin { marked, decomposed }, OnceLock::new());
        Ok(Arc::new(Self { path: path.into(), text, origin, lines }))
    }

    /// A file that is part of the program.
    #[must_use]
    pub fn built_in(path: impl Into<String>, text: &str) -> Arc<Self> {
        let (origin, lines) = (Origin::default(), OnceLock::new());
        Arc::new(Self { path: path.into(), text: text.to_owned(), origin, lines })
    }

    /// The stretches of the text that were not written in normal form C.
    pub fn decomposed(&self) -> impl Iterator<Item = &Range<usize>> {
        self.origin.decomposed.iter().map(|(span, _)| span)
    }

    /// The bytes of the file with some stretches of its text replaced: sorted, without overlap.
    /// Everything else is written as it was, byte for byte.
    #[must_use]
    pub fn edited(&self, edits: &[(Range<usize>, &str)]) -> String {
        let mut out = String::with_capacity(self.text.len() + 64);
        if self.origin.marked {
            out.push('\u{feff}');
        }
        let mut at = 0;
        for (span, replacement) in edits {
            self.copy(at..span.start, &mut out);
            out.push_str(replacement);
            at = span.end;
        }
        self.copy(at..self.text.len(), &mut out);
        out
    }

    /// Words for this file, with the line ends that it has: those of its first line.
    #[must_use]
    pub fn with_its_line_ends<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let first = self.text.find('\n').unwrap_or_default();
        if self.text[..first].ends_with('\r') && words.contains('\n') {
            words.replace("\r\n", "\n").replace('\n', "\r\n").into()
        } else {
            words.into()
        }
    }

    /// Writes a stretch as it was in the file.
    fn copy(&self, stretch: Range<usize>, out: &mut String) {
        let mut at = stretch.start;
        let decomposed = &self.origin.decomposed;
        let first = decomposed.partition_point(|(span, _)| span.start < stretch.start);
        for (span, raw) in &decomposed[first..] {
            if span.end > stretch.end {
                break;
            }
            out.push_str(&self.text[at..span.start]);
            out.push_str(raw);
            at = span.end;
        }
        out.push_str(&self.text[at..stretch.end]);
    }

    /// Line and column of a byte offset, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.lines.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or_default();
        (line, 1 + self.text[start..offset].chars().count())
    }
}

/// A text in normal form C, and the stretches of it that were written otherwise.
fn composed(raw: &str) -> (String, Vec<(Range<usize>, String)>) {
    let mut text = String::with_capacity(raw.len());
    let mut changed = Vec::new();
    // A letter with the marks that follow it composes by itself.
    let mut letters = raw.char_indices().filter(|(_, c)| canonical_combining_class(*c) == 0);
    let mut start = 0;
    let _ = letters.next();
    loop {
        let end = letters.next().map_or(raw.len(), |(at, _)| at);
        let letter = &raw[start..end];
        let from = text.len();
        text.extend(letter.nfc());
        if text[from..] != *letter {
            changed.push((from..text.len(), letter.to_owned()));
        }
        if end == raw.len() {
            break;
        }
        start = end;
    }
    // Letters of some scripts compose with each other; then the text is one stretch.
    let whole: String = raw.nfc().collect();
    if whole == text {
        (text, changed)
    } else {
        (whole.clone(), vec![(0..whole.len(), raw.to_owned())])
    }
}

/// A range of bytes in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Byte range in its text.
    pub span: Range<usize>,
}

impl Place {
    /// A place in a file.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        Self { file: Arc::clone(file), span }
    }

    /// Line and column of its first character, both counted from 1.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        self.file.line_column(self.span.start)
    }

    /// Line and column of the place after its last character.
    #[must_use]
    pub fn end_line_column(&self) -> (usize, usize) {
        self.file.line_column(self.span.end)
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T: std::fmt::Display> std::fmt::Display for Located<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(f)
    }
}

impl<T> std::ops::Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_takes_the_byte_order_mark_away() {
        let file = SourceFile::decode("a.yaml", "\u{feff}tháng: 3\n".into()).unwrap();
        assert_eq!(file.text, "tháng: 3\n");
    }

    #[test]
    fn decode_composes_letters_typed_with_combining_marks() {
        let file = SourceFile::decode("a", "hue\u{302}\u{301}".into()).unwrap();
        assert_eq!(file.text, "hu\u{1ebf}");
    }

    #[test]
    fn an_edit_leaves_the_rest_as_it_was_written() {
        let raw = "\u{feff}# hue\u{302}\u{301} a\r\nb: hue\u{302}\u{301}\r\n";
        let file = SourceFile::decode("a", raw.into()).unwrap();
        assert_eq!(file.edited(&[]), raw);
        let at = file.text.rfind("huế").unwrap();
        let edited = file.edited(&[(at..at + "huế".len(), "Huế")]);
        assert_eq!(edited, "\u{feff}# hue\u{302}\u{301} a\r\nb: Huế\r\n");
        let spans: Vec<&str> = file.decomposed().map(|span| &file.text[span.clone()]).collect();
        assert_eq!(spans, ["ế", "ế"]);
    }

    proptest::proptest! {
        #[test]
        fn a_file_without_edits_is_written_as_it_was(raw in "[a-eđê\u{301}\u{302}\u{1100}\u{1161} \r\n]{0,40}") {
            let file = SourceFile::decode("a", raw.clone().into_bytes()).unwrap();
            proptest::prop_assert_eq!(file.edited(&[]), raw.clone());
            proptest::prop_assert_eq!(&file.text, &raw.nfc().collect::<String>());
        }
    }

    #[test]
    fn decode_names_the_line_of_the_first_wrong_byte() {
        let windows_1258 = b"m\xE1\nth\xE1ng".to_vec();
        assert_eq!(
            SourceFile::decode("a.md", windows_1258),
            Err(Undecodable::NotUtf8 { at: 1, line: 1 })
        );
        let later = b"ok\nth\xE1ng".to_vec();
        assert_eq!(SourceFile::decode("a.md", later), Err(Undecodable::NotUtf8 { at: 5, line: 2 }));
    }

    #[test]
    fn decode_knows_utf_16_and_size() {
        assert_eq!(SourceFile::decode("a", vec![0xFF, 0xFE, 0x4B, 0]), Err(Undecodable::Utf16));
        let size = MAX_BYTES + 1;
        assert_eq!(SourceFile::decode("a", vec![b' '; size]), Err(Undecodable::TooLarge { size }));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::decode("a", "kế\nhoạch: x".into()).unwrap();
        let x = file.text.find('x').unwrap();
        assert_eq!(file.line_column(x), (2, 8));
        assert_eq!(file.line_column(usize::MAX), (2, 9));
    }
}
