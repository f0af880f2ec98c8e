//! Rules about the typed facts: what they say must be possible, and must agree.

mod abbreviation;
mod basis_law;
mod basis_style;
mod deliverable_use;
mod internal_published;
mod law_not_in_force;
mod lead_and_co;
mod number_twice;
mod obligation_place;
mod stage_missing;
mod task_circle;
mod task_table;
mod unit_twice;

use super::rule::Rule;

/// Every rule about facts.
pub static RULES: &[&Rule] = &[
    &task_table::MISSING,
    &task_table::TWICE,
    &obligation_place::MISSING,
    &obligation_place::TWICE,
    &number_twice::RULE,
    &law_not_in_force::RULE,
    &basis_law::UNLISTED,
    &basis_law::UNCITED,
    &basis_style::STYLE,
    &basis_style::OPENING,
    &lead_and_co::RULE,
    &unit_twice::RULE,
    &deliverable_use::UNUSED,
    &deliverable_use::WITHOUT_OWNER,
    &stage_missing::RULE,
    &task_circle::RULE,
    &abbreviation::UNUSED,
    &abbreviation::EARLY,
    &internal_published::COPY,
    &internal_published::MARK,
];
