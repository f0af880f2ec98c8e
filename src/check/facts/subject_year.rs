//! The subject of a plan names the year that the plan is for: last year's is what a copy brings along.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::model::YEARS;

/// A subject that ends with other years.
pub static RULE: Rule =
    Rule { id: "subject-year", severity: Severity::Warning, about: About::Data, check };

/// What is carried out may be of another year than the plan.
const OLDER: [&str; 9] = [
    "luật",
    "pháp lệnh",
    "nghị quyết",
    "nghị định",
    "chỉ thị",
    "kết luận",
    "quyết định",
    "đề án",
    "chương trình",
];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    // A report may look back; a plan looks ahead.
    let plans = &scope.edition.workspace.plans;
    let is_plan = plans.iter().any(|other| {
        let wraps = other.issued_with().is_some_and(|paper| paper.file.path == plan.file.path);
        other.address == plan.address || wraps
    });
    let subject = &plan.document.subject;
    let folded = subject.to_lowercase();
    // A plan whose year could not be read is told of as that.
    if !is_plan || plan.scope.first == 0 || OLDER.iter().any(|word| folded.contains(word)) {
        return;
    }
    let named = years(subject);
    let (Some(last), years) = (named.last(), plan.scope) else { return };
    if named.iter().any(|year| (years.first..=years.last).contains(year)) {
        return;
    }
    findings.push(
        RULE.finding()
            .with("written", last)
            .with("period", years.words())
            .at(subject.place.clone())
            .hint(Line::new("subject-year.choose")),
    );
}

/// The years that words end with: `… năm 2021`, `… năm học 2025-2026`.
fn years(words: &str) -> Vec<i32> {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let parts: Vec<&str> = last.split(['-', '–', '−']).collect();
    if !parts.iter().all(|part| is_year(part)) {
        return Vec::new();
    }
    parts.iter().filter_map(|part| part.parse().ok()).filter(|year| YEARS.contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_at_the_end() {
        for (words, wanted) in [
            ("Công tác năm 2021", vec![2021]),
            ("Năm học 2025-2026", vec![2025, 2026]),
            ("Cải cách giai đoạn 2021–2030", vec![2021, 2030]),
            ("Nghị quyết 01 năm 2021 của Chính phủ", vec![]),
            ("Trồng 5000", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(years(words), wanted, "{words}");
        }
    }
}
