//! In a date in words a zero stands before days below 10 and before months 1 and 2, and nowhere else.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::TextKind;
use crate::language::written_date::{WrittenDate, dates};

use super::spelling::Spellings;

/// A zero is missing. In a basis, where the date is that of a document, it is an error.
pub static MISSING: Rule = Rule {
    id: "date-zero-missing",
    severity: Severity::Warning,
    about: About::Words,
    check: check_missing,
};

/// A zero too many.
pub static EXTRA: Rule = Rule {
    id: "date-zero-extra",
    severity: Severity::Warning,
    about: About::Words,
    check: check_extra,
};

/// Days whose name is a date: `ngày 8 tháng 3`.
const NAMED: [(u32, u32); 6] = [(3, 2), (8, 3), (1, 5), (7, 5), (1, 6), (2, 9)];

fn check_missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    report(scope, findings, &MISSING, "date-zero-missing.write", missing);
}

fn check_extra(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    report(scope, findings, &EXTRA, "date-zero-extra.write", extra);
}

fn missing(date: &WrittenDate) -> bool {
    let named = date.year.is_none() && NAMED.contains(&(date.day.value, date.month.value));
    let day = date.day.digits() == 1;
    let month = date.month.digits() == 1 && date.month.value <= 2;
    !named && (day || month)
}

fn extra(date: &WrittenDate) -> bool {
    date.month.digits() == 2 && (3..=9).contains(&date.month.value)
}

fn report(
    scope: &Scope,
    findings: &mut Vec<Diagnostic>,
    rule: &Rule,
    hint: &'static str,
    wrong: fn(&WrittenDate) -> bool,
) {
    let mut spellings = Spellings::default();
    for text in scope.texts {
        for date in dates(&text.words).into_iter().filter(|date| date.in_words && !date.lunar) {
            if !wrong(&date) {
                continue;
            }
            let written = text.words.get(date.range.clone()).unwrap_or_default();
            let right = right(&text.words, &date, written);
            spellings.add(text, date.range.clone(), Some(&right), |place| {
                let mut finding = rule.finding().with("written", written).at(place);
                if rule.id == MISSING.id && matches!(text.kind, TextKind::Basis(_)) {
                    finding.severity = Severity::Error;
                }
                finding.hint(Line::new(hint).with("right", &right))
            });
        }
    }
    findings.extend(spellings.findings());
}

/// The date with its zeros right and all else as it is written.
fn right(words: &str, date: &WrittenDate, written: &str) -> String {
    let part = |from: usize, to: usize| words.get(from..to).unwrap_or_default();
    if written.is_empty() {
        return String::new();
    }
    let month = match date.month.value {
        month @ 1..=2 => format!("{month:02}"),
        month => month.to_string(),
    };
    let start = part(date.range.start, date.day.range.start);
    let between = part(date.day.range.end, date.month.range.start);
    let end = part(date.month.range.end, date.range.end);
    format!("{start}{:02}{between}{month}{end}", date.day.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros() {
        for (text, lacks, has, form) in [
            ("ngày 5 tháng 3 năm 2021", true, false, "ngày 05 tháng 3 năm 2021"),
            ("ngày 05 tháng 2 năm 2021", true, false, "ngày 05 tháng 02 năm 2021"),
            ("ngày 15 tháng 03", false, true, "ngày 15 tháng 3"),
            ("ngày 5 tháng 03", true, true, "ngày 05 tháng 3"),
            ("ngày 15 tháng 10", false, false, "ngày 15 tháng 10"),
            ("ngày 8 tháng 3", false, false, "ngày 08 tháng 3"),
        ] {
            let date = &dates(text)[0];
            assert_eq!((missing(date), extra(date)), (lacks, has), "{text}");
            assert_eq!(right(text, date, text), form);
        }
    }
}
