//! Vietnamese: how dates are written, when offices work, how words are folded for addresses.
//!
//! This room knows nothing of plans.

pub mod date;
pub mod fold;
pub mod rest_day;
pub mod whole;
