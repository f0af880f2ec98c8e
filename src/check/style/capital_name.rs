//! Names of persons: every syllable begins with a capital (tên người Việt Nam).

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind};
use crate::language::phrase::{self, Phrases};
use crate::workspace::UNFILLED;

/// A signer's name with other capitals.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section II, clause 1.
pub static RULE: Rule =
    Rule { id: "capital-name", severity: Severity::Warning, about: About::Words, check };

/// A name of fewer words may be words of everyday language when it is in small letters.
const WORDS: usize = 3;

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut names = Vec::new();
    for signature in &scope.edition.plan.signatures {
        let name = &signature.name.value;
        // A name that is still to be filled in is none; forms have the same words in small letters.
        if name.is_empty() || *name == UNFILLED.signer || phrase::is_capitals(name) {
            continue;
        }
        let right: Vec<String> = name.split_whitespace().map(phrase::capitalised).collect();
        let right = right.join(" ");
        let is_name = |text: &&Text| text.kind == TextKind::Signature && text.words == *name;
        if right != *name
            && phrase::is_same(&right, name)
            && let Some(text) = scope.texts.iter().find(is_name)
        {
            let hint = Line::new("capital-name.right").with("right", &right);
            let finding = RULE.finding().with("wrong", name).with("times", "");
            findings.push(finding.at(text.whole()).of(&text.record).hint(hint));
        }
        if phrase::words(&right).count() >= WORDS {
            names.push(right);
        }
    }
    if names.is_empty() {
        return;
    }
    let names = Phrases::new(names);
    let mut slips = Repeated::default();
    for text in running(scope) {
        for found in names.find(&text.words) {
            let Some(words) = text.words.get(found.range.clone()) else { continue };
            if words != found.right && !phrase::is_capitals(words) {
                slips.add(text, found.range, found.right);
            }
        }
    }
    slips.report(&RULE, "capital-name.right", findings);
}
