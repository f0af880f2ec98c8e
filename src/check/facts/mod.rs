//! Rules about the typed facts: what they say must be possible, and must agree.

mod abbreviation;
mod appendix_issuer;
mod basis_law;
mod basis_style;
mod circulation_published;
mod deadline_before_issue;
mod deliverable_use;
mod extract_whole;
mod group_empty;
mod internal_published;
mod law_not_in_force;
mod lead_and_co;
mod meeting_differs;
mod number_twice;
mod obligation_place;
mod outside_plan;
mod published;
mod released;
mod rest_day_deadline;
mod stage_missing;
mod stage_order;
mod subject_year;
mod table_column;
mod table_sum;
mod task_circle;
mod task_order;
mod task_table;
mod task_twice;
mod task_ungrouped;
mod unit_dates;
mod unit_twice;
mod when_differs;

use super::rule::Rule;

/// Every rule about facts.
pub static RULES: &[&Rule] = &[
    &task_table::MISSING,
    &task_table::TWICE,
    &task_table::NOT_PLACED,
    &table_column::EMPTY,
    &table_column::NOT_SHOWN,
    &group_empty::RULE,
    &task_ungrouped::RULE,
    &table_sum::RULE,
    &obligation_place::MISSING,
    &obligation_place::TWICE,
    &number_twice::RULE,
    &meeting_differs::RULE,
    &subject_year::RULE,
    &appendix_issuer::RULE,
    &basis_law::DATE,
    &law_not_in_force::RULE,
    &unit_dates::ENDED,
    &unit_dates::NOT_YET,
    &basis_law::UNLISTED,
    &basis_law::UNCITED,
    &basis_style::STYLE,
    &basis_style::OPENING,
    &lead_and_co::RULE,
    &unit_twice::RULE,
    &deliverable_use::UNUSED,
    &deliverable_use::WITHOUT_OWNER,
    &stage_missing::RULE,
    &stage_order::RULE,
    &task_circle::RULE,
    &task_order::RULE,
    &task_twice::RULE,
    &when_differs::RULE,
    &outside_plan::RULE,
    &deadline_before_issue::RULE,
    &rest_day_deadline::RULE,
    &abbreviation::UNUSED,
    &abbreviation::EARLY,
    &extract_whole::RULE,
    &internal_published::COPY,
    &internal_published::MARK,
    &circulation_published::RULE,
    &released::CHANGED,
    &released::UNKNOWN,
    &published::MISSING,
    &published::STALE,
];
