//! Vietnamese: how dates and times are written, the lunar calendar, when offices work, how words are
//! folded for addresses, how syllables are spelled, how text of the old fonts is read, what places
//! and offices are called, how acts are cited, where words stand in a text, and in what order.
//!
//! This room knows nothing of plans.

pub mod act_number;
pub mod alphabet;
pub mod amount;
pub mod citation;
pub mod compound;
pub mod date;
pub mod district;
pub mod fold;
pub mod folded;
pub mod hour;
pub mod legacy_font;
pub mod lunar;
pub mod numbering;
pub mod office;
pub mod phrase;
pub mod place;
pub mod rest_day;
pub mod syllable;
pub mod time;
pub mod whole;
pub mod written_date;
