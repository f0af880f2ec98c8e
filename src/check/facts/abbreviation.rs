//! A short form that the plan explains (sau đây viết tắt là) is used, and not before it is
//! explained.

use std::collections::BTreeSet;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::{Text, TextKind, record};
use crate::model::Abbreviation;

/// A short form that no text uses.
pub static UNUSED: Rule = Rule {
    id: "abbreviation-unused",
    severity: Severity::Advice,
    about: About::Data,
    check: unused,
};

/// A short form that the narrative uses before it explains it.
pub static EARLY: Rule = Rule {
    id: "abbreviation-early",
    severity: Severity::Warning,
    about: About::Words,
    check: early,
};

/// The words that explain a short form stand right before it.
const EXPLAIN: [&str; 4] = ["viết tắt là", "gọi tắt là", "viết tắt", "gọi tắt"];

fn unused(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    // The entries are texts, too, and no use of themselves.
    let entries: BTreeSet<usize> = plan
        .abbreviations
        .iter()
        .flat_map(|one| [one.short.place.span.start, one.long.place.span.start])
        .collect();
    let is_entry =
        |text: &Text| text.kind == TextKind::Field && entries.contains(&text.whole().span.start);
    for abbreviation in &plan.abbreviations {
        let short = abbreviation.short.to_lowercase();
        let used = |text: &Text| {
            let words = text.words.to_lowercase();
            uses(&words, &short).any(|at| !is_explained_at(&words, at))
        };
        if !scope.texts.iter().any(|text| !is_entry(text) && used(text)) {
            findings.push(
                UNUSED
                    .finding()
                    .with("short", &abbreviation.short)
                    .at(abbreviation.short.place.clone())
                    .of(&record::plan(plan))
                    .hint(Line::new("abbreviation-unused.remove")),
            );
        }
    }
}

fn early(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let narrative: Vec<&Text> = scope
        .texts
        .iter()
        .filter(|text| matches!(text.kind, TextKind::Heading(_) | TextKind::Paragraph))
        .collect();
    for abbreviation in &scope.edition.plan.abbreviations {
        let short = abbreviation.short.as_str();
        let explained =
            |text: &&Text| uses(&text.words, short).find(|at| is_explained_at(&text.words, *at));
        let mut found = None;
        for (n, text) in narrative.iter().enumerate() {
            if let Some(at) = explained(text) {
                found = Some((n, at));
                break;
            }
        }
        let Some((n, at)) = found else { continue };
        let Some(explaining) = narrative.get(n) else { continue };
        let before = narrative.iter().take(n + 1).enumerate().find_map(|(m, text)| {
            let mut uses = uses(&text.words, short).filter(|use_at| m < n || *use_at < at);
            let use_at = uses.find(|use_at| is_short_form(&text.words, *use_at, abbreviation))?;
            Some((*text, use_at))
        });
        let Some((text, use_at)) = before else { continue };
        findings.push(
            EARLY
                .finding()
                .with("short", short)
                .at(text.place(use_at..use_at + short.len()))
                .see(
                    explaining.place(at..at + short.len()),
                    Line::new("abbreviation-early.explained"),
                )
                .hint(Line::new("abbreviation-early.write").with("long", &abbreviation.long)),
        );
    }
}

/// Where a text holds a short form as whole words. Strokes and hyphens join: `HĐND` is not used by
/// `01/NQ-HĐND`.
fn uses<'t>(text: &'t str, short: &'t str) -> impl Iterator<Item = usize> {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "/-–".contains(c));
    text.match_indices(short).filter_map(move |(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        (!short.is_empty() && !joins(before) && !joins(after)).then_some(at)
    })
}

/// Whether the words right before a place explain what stands there.
fn is_explained_at(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() || ":\"“‘'".contains(c));
    EXPLAIN.iter().any(|words| before.ends_with(words))
}

/// Whether what stands at a place can only be the short form. A short form in capitals is one
/// wherever it stands. One of common words (`Hội đồng`) is taken for it only where no name goes on
/// after it and no sentence begins with it.
fn is_short_form(text: &str, at: usize, abbreviation: &Abbreviation) -> bool {
    let short = abbreviation.short.as_str();
    let letters = || short.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        // As part of the long form it is explained by what stands around it.
        let long = abbreviation.long.as_str();
        return !uses(text, long).any(|from| (from..from + long.len()).contains(&at));
    }
    let before = text[..at].trim_end();
    let begins = !before.ends_with(char::is_alphanumeric);
    let after = text[at + short.len()..].chars().next();
    short.starts_with(char::is_uppercase)
        && !begins
        && after.is_none_or(|c| c.is_ascii_punctuation() && c != '(')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Located, Place, SourceFile};

    #[test]
    fn a_short_form_is_used_as_whole_words() {
        for (text, short, places) in [
            ("các TĐKT, TĐKTx và TĐKT", "TĐKT", 2),
            ("số 01/KH-HĐND của HĐND", "HĐND", 1),
            ("", "HĐND", 0),
            ("abc", "", 0),
        ] {
            assert_eq!(uses(text, short).count(), places, "{text}");
        }
    }

    #[test]
    fn explaining_words_stand_right_before() {
        for (text, explained) in [
            ("(sau đây viết tắt là Đợt thi đua)", true),
            ("(sau đây gọi tắt là “Đợt thi đua”)", true),
            ("(viết tắt: Đợt thi đua)", true),
            ("Tổ chức Đợt thi đua", false),
        ] {
            let at = text.find("Đợt").unwrap();
            assert_eq!(is_explained_at(text, at), explained, "{text}");
        }
    }

    #[test]
    fn common_words_are_a_short_form_only_where_they_can_be_nothing_else() {
        let file = SourceFile::decode("a", Vec::new()).unwrap();
        let located =
            |value: &str| Located { value: value.to_owned(), place: Place::new(&file, 0..0) };
        for (text, short, long, clear) in [
            ("thành viên Hội đồng; họp", "Hội đồng", "Hội đồng thi đua", true),
            ("thành viên Hội đồng nhân dân", "Hội đồng", "Hội đồng thi đua", false),
            ("Hội đồng, các đơn vị", "Hội đồng", "Hội đồng thi đua", false),
            ("Họp. Hội đồng.", "Hội đồng", "Hội đồng thi đua", false),
            ("công tác TĐKT năm 2021", "TĐKT", "thi đua, khen thưởng", true),
            ("Hội đồng TĐKT huyện", "TĐKT", "Hội đồng TĐKT huyện", false),
        ] {
            let at = text.find(short).unwrap();
            let abbreviation = Abbreviation { short: located(short), long: located(long) };
            assert_eq!(is_short_form(text, at, &abbreviation), clear, "{text}");
        }
    }
}
