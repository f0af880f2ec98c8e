//! `bảo đảm` rather than `đảm bảo`.

use std::sync::LazyLock;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `đảm bảo`: legal texts write `bảo đảm`.
pub static RULE: Rule =
    Rule { id: "prefer-bao-dam", severity: Severity::Advice, about: About::Words, check };

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["đảm bảo"]));

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut slips = Repeated::default();
    for text in running(scope) {
        for found in WORDS.find(&text.words) {
            // `bảo đảm bảo mật` holds the words by chance.
            let before = phrase::word_before(&text.words, found.range.start);
            if before.is_some_and(|word| phrase::is_same(word, "bảo")) {
                continue;
            }
            let words = text.words.get(found.range.clone()).unwrap_or_default();
            let right = if phrase::is_capitals(words) {
                "BẢO ĐẢM"
            } else if words.starts_with('Đ') {
                "Bảo đảm"
            } else {
                "bảo đảm"
            };
            slips.add_as("", text, found.range, right);
        }
    }
    slips.report(&RULE, "prefer-bao-dam.right", findings);
}
