//! A link that leads nowhere, as a finding.

use std::sync::Arc;

use super::address::Fault;
use crate::diagnostic::{Diagnostic, Line};
use crate::source::{Place, SourceFile};

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// The file that it stands in, below the output folder.
    pub file: String,
    /// The link as written.
    pub link: String,
    /// The file that it would lead to, below the output folder.
    pub target: Option<String>,
    /// What is wrong with it.
    pub(super) fault: Fault,
    /// What may have been meant, as it would be written in place of the file or the anchor.
    pub(super) near: Option<String>,
    /// How many other files hold it.
    pub(super) others: usize,
}

impl Broken {
    /// The finding. It points into the first of `sources` that the link stands in.
    #[must_use]
    pub fn finding(&self, sources: &[Arc<SourceFile>]) -> Diagnostic {
        let target = self.target.as_deref().unwrap_or_default();
        let finding = match self.fault {
            Fault::Empty => Diagnostic::error("link-empty"),
            Fault::Form => Diagnostic::error("link-form").hint(Line::new("link-form.allowed")),
            Fault::Outside => {
                Diagnostic::error("link-outside").hint(Line::new("link-outside.write"))
            }
            Fault::Folder => Diagnostic::error("link-folder").hint(Line::new("link-folder.write")),
            Fault::Missing => Diagnostic::error("link-broken").with("target", target),
            Fault::Anchor => {
                let anchor = self.link.split_once('#').map_or("", |(_, anchor)| anchor);
                Diagnostic::error("link-anchor").with("target", target).with("anchor", anchor)
            }
        };
        let finding = match self.fault {
            Fault::Empty => finding,
            _ => finding.with("link", &self.link),
        };
        let finding = match &self.near {
            Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
            None => finding,
        };
        let place = self.place(sources);
        let seen = match self.others {
            0 => Line::new("link.file"),
            n => Line::new("link.files").with("n", n),
        };
        let seen = [seen.with("file", &self.file)];
        match place {
            Some(place) => finding.at(place).of(&seen),
            None if self.others > 0 => finding.about(&*self.file).of(&seen),
            None => finding.about(&*self.file),
        }
    }

    /// Where the link was written by hand. A template puts the way to the top of the site before it.
    fn place(&self, sources: &[Arc<SourceFile>]) -> Option<Place> {
        let tail = self.link.trim_start_matches("../");
        let written = [self.link.as_str(), tail].into_iter().filter(|text| text.len() > 1);
        for written in written {
            for file in sources {
                for (at, _) in file.text.match_indices(written) {
                    let end = at + written.len();
                    let before = file.text.get(..at).and_then(|text| text.chars().next_back());
                    // A full stop may end the sentence after it.
                    let after = file.text.get(end..).unwrap_or_default();
                    let after = after.trim_start_matches(['.', ',', ';']).chars().next();
                    let stands_alone = before
                        .is_some_and(|c| "\"'(<=}".contains(c) || c.is_whitespace())
                        && after.is_none_or(|c| "\"')>".contains(c) || c.is_whitespace());
                    if stands_alone {
                        return Some(Place::new(file, at..end));
                    }
                }
            }
        }
        None
    }
}
