//! Vietnamese: how dates are written, the lunar calendar, when offices work, how words are folded
//! for addresses.
//!
//! This room knows nothing of plans.

pub mod date;
pub mod fold;
pub mod lunar;
pub mod rest_day;
pub mod whole;
