//! What usually stands behind a slip in YAML: the parser tells of the place where it could not go on, which is
//! often a line behind the slip.

use std::ops::Range;

/// What is likely wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A line that is indented with a tab.
    Tab,
    /// A line that is indented with a no-break space, as word processors write them.
    NoBreakSpace,
    /// A key whose colon has no space behind it.
    NoSpace,
    /// A text that begins with a sign of YAML's own.
    Sign(char),
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
    for line in &lines {
        let words = &text[line.clone()];
        let body = words.trim_start().trim_start_matches("- ");
        let start = line.end - body.len();
        let Some((key, rest)) = body.split_once(':') else { continue };
        // `8:30` and `https://` are no keys.
        let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !rest.starts_with("//");
        if is_key && rest.starts_with(|c: char| !c.is_whitespace()) {
            return (Cause::NoSpace, start..start + key.len() + 1);
        }
    }
    let words = &text[here.clone()];
    let value = words.split_once(": ").map_or(words, |(_, value)| value).trim_start();
    let value = value.strip_prefix("- ").unwrap_or(value);
    if let Some(sign) = value.chars().next().filter(|c| "@`*&%!|>".contains(*c)) {
        return (Cause::Sign(sign), one(here.end - value.len()));
    }
    let cause = match said {
        said if said.contains("quote") => Cause::Quote,
        said if said.contains("mapping values") => Cause::Colon,
        _ => Cause::Unknown,
    };
    (cause, one(at))
}

/// The line that a byte lies in, without its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end.max(start)
}
