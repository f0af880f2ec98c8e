//! A heading has a title, not only a number.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::numbering::{division, marker};
use crate::markup::{self, Block, BlockKind};
use crate::source::Place;

/// A heading that is only a number.
pub static RULE: Rule =
    Rule { id: "heading-untitled", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &scope.edition.plan.narrative else { return };
    for (at, block) in narrative.blocks.iter().enumerate() {
        let BlockKind::Heading { text, .. } = &block.kind else { continue };
        let words = markup::plain(text);
        let untitled = match division(&words) {
            Some(division) => {
                let bare = words.get(division.end..).is_some_and(is_bare);
                let line = division.has_line_of_its_own();
                bare && !(line && narrative.blocks.get(at + 1).is_some_and(is_title))
            }
            None => marker(&format!("{} X", words.trim()))
                .is_some_and(|marker| words.get(marker.end..).is_none_or(is_bare)),
        };
        if untitled {
            let place = Place::new(&narrative.file, block.span.clone());
            findings.push(
                RULE.finding()
                    .with("number", words.trim())
                    .at(place)
                    .hint(Line::new("heading-untitled.add")),
            );
        }
    }
}

fn is_bare(rest: &str) -> bool {
    !rest.contains(char::is_alphanumeric)
}

/// Whether a block is the title below a number: a heading without a number of its own, or a
/// paragraph in capitals.
fn is_title(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { text, .. } => {
            let words = markup::plain(text);
            division(&words).is_none() && marker(&words).is_none()
        }
        BlockKind::Paragraph(text) => {
            let words = markup::plain(text);
            words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
        }
        _ => false,
    }
}
