//! The rules that a plan is held to, one file a rule.
//!
//! A rule looks at one resolved plan and reports everything that breaks it; no rule stops another.

mod obligation_place;
mod task_table;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;

/// A rule: looks at a plan, adds its findings.
type Rule = fn(&Edition, &mut Vec<Diagnostic>);

const RULES: [Rule; 2] = [task_table::check, obligation_place::check];

/// What every rule finds in a plan.
#[must_use]
pub fn check(edition: &Edition) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(edition, &mut findings);
    }
    findings
}
