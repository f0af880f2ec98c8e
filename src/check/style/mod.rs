//! Rules about how words are written: capitals (Decree 30/2020/NĐ-CP, Appendix II), spelling, and good
//! practice where the decree is silent.

mod heading_colon;

use super::rule::Rule;

/// Every rule about style.
pub static RULES: &[&Rule] = &[&heading_colon::RULE];
