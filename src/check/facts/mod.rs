//! Rules about the typed facts: what they say must be possible, and must agree.

mod obligation_place;
mod task_table;

use super::rule::Rule;

/// Every rule about facts.
pub static RULES: &[&Rule] = &[
    &task_table::MISSING,
    &task_table::TWICE,
    &obligation_place::MISSING,
    &obligation_place::TWICE,
];
