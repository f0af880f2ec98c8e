//! Rules about the printed words that the decree sets: numbers, dates, bases, recipients, signatures
//! (Decree 30/2020/NĐ-CP, Appendix I).

use super::rule::Rule;

/// Every rule about words.
pub static RULES: &[&Rule] = &[];
