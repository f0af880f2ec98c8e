//! Rules about the printed words: the text rules and capitals of Decree 30/2020/NĐ-CP, spelling, and
//! good practice.

mod heading_colon;

use super::rule::Rule;

/// Every rule about words.
pub static RULES: &[&Rule] = &[&heading_colon::RULE];
