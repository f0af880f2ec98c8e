//! The mark of the end, `./.`, stands at the end and nowhere else: the form sets it.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::markup::{Block, BlockKind};

/// The mark inside the document.
pub static RULE: Rule =
    Rule { id: "end-mark", severity: Severity::Error, about: About::Words, check };

const MARK: &str = "./.";

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let last = last_block(plan.blocks());
    for text in scope.texts {
        let words = text.words.trim_end();
        let closes = last.is_some_and(|last| is_block(text, last, scope));
        for (at, _) in words.match_indices(MARK) {
            if closes && at + MARK.len() == words.len() {
                continue;
            }
            findings.push(
                RULE.finding()
                    .at(text.place(at..at + MARK.len()))
                    .of(&text.record)
                    .hint(Line::new("end-mark.leave-out")),
            );
        }
    }
}

/// The last block that holds words or stands for some.
fn last_block(blocks: &[Block]) -> Option<&Block> {
    let last = blocks.last()?;
    match &last.kind {
        BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
            last_block(items.last()?).or(Some(last))
        }
        _ => Some(last),
    }
}

/// Whether a text is what a block of the narrative prints.
fn is_block(text: &Text, block: &Block, scope: &Scope) -> bool {
    match (&block.kind, text.kind) {
        (BlockKind::Paragraph(_), TextKind::Paragraph) => text.whole().span == block.span,
        (BlockKind::Directive(directive), TextKind::Obligation(at)) => {
            let owed = scope.edition.plan.obligations.get(at);
            owed.is_some_and(|owed| directive.argument.as_deref() == Some(owed.id.as_str()))
        }
        _ => false,
    }
}
