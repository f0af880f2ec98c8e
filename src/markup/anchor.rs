//! Names by which a text refers to its own parts: `{#id}` behind a heading or an item of a list.

use std::ops::Range;

use super::Inline;

/// The longest id, in characters: it becomes an anchor, the name of a folder or part of a UID.
pub const MAX_ID: usize = 64;

/// A name and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The id.
    pub name: String,
    /// Byte range.
    pub span: Range<usize>,
}

/// Whether a text can be an id: ASCII lower-case letters, digits and hyphens, beginning with a letter
/// and not ending with a hyphen.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() <= MAX_ID
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Takes `{#id}` away from the end of some words. `None` if there is none.
pub(super) fn take(text: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(last)) = text.last_mut() else { return None };
    let inner = last.trim_end().strip_suffix('}')?;
    let (before, name) = inner.rsplit_once("{#")?;
    if name.contains(['{', '}']) {
        return None;
    }
    let (name, length) = (name.trim().to_owned(), before.trim_end().len());
    last.truncate(length);
    if last.is_empty() {
        text.pop();
    }
    Some(name)
}
