//! Text typed for the fonts of the time before Unicode.

use std::collections::BTreeMap;
use std::ops::Range;

use super::repeated;
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::Text;
use crate::language::legacy_font::{self, Encoding};

/// `Céng hßa x· héi`: text of TCVN3 or VNI in a UTF-8 file. Every printed text is looked at: the
/// letterhead and the signature, too.
/// Source: Decree 30/2020/NĐ-CP, Appendix I, part I, section I, clause 4 (Unicode, TCVN 6909:2001).
pub static RULE: Rule =
    Rule { id: "legacy-font", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(String, Encoding), usize> = BTreeMap::new();
    let mut slips: Vec<(&Text, Encoding, Range<usize>, usize)> = Vec::new();
    for text in scope.texts {
        let Some(found) = legacy_font::recognise(&text.words) else { continue };
        let key = (text.whole().file.path.clone(), found.encoding);
        let at = *seen.entry(key).or_insert(slips.len());
        match slips.get_mut(at) {
            Some((.., count)) => *count += 1,
            None => slips.push((text, found.encoding, found.span, 1)),
        }
    }
    for (text, encoding, word, count) in slips {
        // The words round the first one, as they were meant: enough to know them again.
        let passage = passage(&text.words, word.start);
        let reading = legacy_font::to_unicode(passage, encoding);
        let name = match encoding {
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
        };
        findings.push(
            RULE.finding()
                .with("encoding", name)
                .with("times", repeated::times(count))
                .at(text.place(word.start..word.start + passage.len()))
                .of(&text.record)
                .hint(Line::new("legacy-font.reading").with("reading", reading))
                .hint(Line::new("legacy-font.convert").with("encoding", name)),
        );
    }
}

/// The first words from a place on.
fn passage(text: &str, from: usize) -> &str {
    const WORDS: usize = 6;
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.match_indices(char::is_whitespace).nth(WORDS - 1).map(|(end, _)| end);
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}
