//! What usually stands behind a slip in YAML: the parser tells of the place where it could not go on, which is
//! often a line behind the slip.

use std::ops::Range;

/// What is likely wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A line that is indented with a tab.
    Tab,
    /// A key whose value stands behind a tab.
    TabAfterKey,
    /// A line that is indented otherwise than those that it belongs with.
    Indent,
    /// A line that is indented with a no-break space, as word processors write them.
    NoBreakSpace,
    /// A key whose colon has no space behind it.
    NoSpace,
    /// A text that begins with a sign of YAML's own.
    Sign(char),
    /// A bracket that is never closed.
    Bracket(char),
    /// A quotation mark without its partner.
    Quote,
    /// A text that holds a colon.
    Colon,
    /// Something else.
    Unknown,
}

const NO_BREAK_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{3000}'];

/// The cause of a mistake that the parser met at a byte, with what to point at.
pub fn find(text: &str, at: usize, said: &str) -> (Cause, Range<usize>) {
    let here = line(text, at);
    let before = text[..here.start].trim_end();
    let before = line(text, before.len());
    let lines = [before, here.clone()];
    let one = |start: usize| start..start + text[start..].chars().next().map_or(0, char::len_utf8);
    if said.contains("tab") {
        // A text that goes on in the next line is told of at its beginning.
        let from = text.get(here.start..).unwrap_or_default();
        let tab = from.match_indices('\t').map(|(tab, _)| here.start + tab);
        let mut indents = tab.filter(|tab| text[line(text, *tab).start..*tab].trim().is_empty());
        if let Some(tab) = indents.next() {
            return (Cause::Tab, one(tab));
        }
        return (Cause::Tab, one(at));
    }
    for line in &lines {
        let words = &text[line.clone()];
        let indent = words.len() - words.trim_start().len();
        if let Some(space) = words[..indent].find(NO_BREAK_SPACES) {
            return (Cause::NoBreakSpace, one(line.start + space));
        }
    }
    let keys: Vec<Key> = lines.iter().filter_map(|line| Key::of(text, line)).collect();
    for key in &keys {
        if key.value.starts_with(|c: char| !c.is_whitespace()) {
            return (Cause::NoSpace, key.start..key.start + key.word.len() + 1);
        }
        if key.value.starts_with('\t') && key.end == here.end {
            return (Cause::TabAfterKey, one(key.start + key.word.len() + 1));
        }
    }
    for key in &keys {
        let value = key.value.trim_start();
        let bracket = value.chars().next().filter(|first| "[{".contains(*first));
        let closing = if bracket == Some('[') { ']' } else { '}' };
        let from = key.end - value.len();
        if let Some(bracket) = bracket.filter(|_| !up_to_next_key(text, from).contains(closing)) {
            return (Cause::Bracket(bracket), one(from));
        }
    }
    let words = &text[here.clone()];
    let value = words.split_once(": ").map_or(words, |(_, value)| value).trim_start();
    let is_value = value.len() < words.trim_start().len();
    let value = if is_value { value } else { value.strip_prefix("- ").unwrap_or(value) };
    let is_sign = |c: &char| "@`*&%!|>".contains(*c) || (is_value && value.starts_with("- "));
    if let Some(sign) = value.chars().next().filter(is_sign) {
        return (Cause::Sign(sign), one(here.end - value.len()));
    }
    if let Some(key) = Key::of(text, &here).filter(|key| !has_place(text, &here, key)) {
        return (Cause::Indent, one(key.start));
    }
    let cause = match said {
        said if said.contains("quote") => Cause::Quote,
        said if said.contains("mapping values") => Cause::Colon,
        _ => Cause::Unknown,
    };
    (cause, one(at))
}

/// A key at the beginning of a line.
struct Key<'t> {
    /// Where it begins in the text.
    start: usize,
    /// How far it is set in; a `- ` before it counts.
    column: usize,
    word: &'t str,
    /// What stands behind the colon.
    value: &'t str,
    /// Where that ends.
    end: usize,
}

impl<'t> Key<'t> {
    fn of(text: &'t str, line: &Range<usize>) -> Option<Self> {
        let words = &text[line.clone()];
        let body = words.trim_start().trim_start_matches("- ");
        let start = line.end - body.len();
        let (word, value) = body.split_once(':')?;
        // `8:30` and `https://` are no keys.
        let is_key = word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !value.starts_with("//");
        is_key.then_some(Self { start, column: start - line.start, word, value, end: line.end })
    }
}

/// The text from a byte on up to the next line that begins with a key.
fn up_to_next_key(text: &str, from: usize) -> &str {
    let mut end = line(text, from).end;
    while end < text.len() {
        let next = line(text, end + 1);
        if Key::of(text, &next).is_some() {
            break;
        }
        end = next.end;
    }
    &text[from..end]
}

/// Whether a key is set in as one that stands above it and that it can belong with, or as the first below one.
fn has_place(text: &str, here: &Range<usize>, key: &Key) -> bool {
    let mut end = here.start;
    let mut innermost = usize::MAX;
    while end > 0 {
        let above = line(text, end - 1);
        if let Some(other) = Key::of(text, &above).filter(|other| other.column < innermost) {
            if other.column == key.column {
                return true;
            }
            if other.column < key.column {
                // Below one without a value of its own, if nothing is there yet.
                let value = other.value.trim();
                return innermost == usize::MAX && (value.is_empty() || value.starts_with('#'));
            }
            innermost = other.column;
        }
        end = above.start;
    }
    false
}

/// The line that a byte lies in, without its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end.max(start)
}
