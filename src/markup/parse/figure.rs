//! Pictures: `![what it shows](file.png "words below")`, alone in their paragraph.

use std::ops::Range;
use std::path::{Component, Path};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Origin, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{Figure, plain};

impl Reader<'_> {
    /// The picture that a paragraph is, if it is one; `Err` if something is wrong with it. The start
    /// of the paragraph has been read.
    pub(super) fn figure(&mut self, paragraph: &Range<usize>) -> Option<Result<Figure, ()>> {
        let (first, span) = self.events.peek()?;
        let Event::Start(Tag::Image { dest_url, title, .. }) = first else { return None };
        let (file, title, span) = (dest_url.to_string(), title.to_string(), span.clone());
        let source = self.file.text.get(paragraph.clone()).unwrap_or_default().trim_end();
        if !matches!(self.origin, Origin::File) || paragraph.start + source.len() != span.end {
            return None;
        }
        self.next();
        let alt = plain(&self.inlines_until(TagEnd::Image)).trim().to_owned();
        self.inlines_until(TagEnd::Paragraph);
        let wrong = if alt.is_empty() {
            Some(Diagnostic::error("figure-alt").hint(Line::new("figure-alt.write")))
        } else if !is_inside(&file) {
            let finding = Diagnostic::error("figure-path").with("file", &file);
            Some(finding.hint(Line::new("figure-path.write")))
        } else {
            None
        };
        if let Some(finding) = wrong {
            let place = self.place(span);
            self.findings.push(finding.at(place));
            return Some(Err(()));
        }
        let caption = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        Some(Ok(Figure { file, alt, caption, picture: None }))
    }
}

/// Whether a path stays in its folder: names only, no address, no drive, no way up.
fn is_inside(file: &str) -> bool {
    let parts = || Path::new(file).components();
    !file.is_empty()
        && !file.contains([':', '\\', '\0', '?', '#'])
        && parts().all(|part| matches!(part, Component::Normal(_)))
}
