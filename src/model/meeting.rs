//! Meetings (cuộc họp, hội nghị).

use chrono::{NaiveDate, NaiveTime};

use crate::source::Located;

/// A sitting that a task is held in (buổi họp): what an invitation says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: Located<NaiveDate>,
    /// The hour at which it begins, in Vietnamese time.
    pub at: NaiveTime,
    /// The hour at which it ends on the same day, where that is known.
    pub until: Option<NaiveTime>,
    /// Where it is held (địa điểm).
    pub place: Option<Located<String>>,
}
