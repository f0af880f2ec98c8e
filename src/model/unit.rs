//! Units (`units.yaml`).

use chrono::NaiveDate;

use super::id::{Id, Reference};

/// A body that a plan names (đơn vị): an office, a council, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id, the address of its page.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// The name as sentences say it.
    pub short: Option<String>,
    /// The name in narrow tables (viết tắt).
    pub abbreviation: Option<String>,
    /// What kind of body it is.
    pub kind: UnitKind,
    /// The level of government it belongs to.
    pub level: Option<Level>,
    /// Other spellings found in texts.
    pub names: Vec<String>,
    /// The body above it (cơ quan chủ quản).
    pub parent: Option<Reference>,
    /// What it is made of, for a group.
    pub members: Vec<Reference>,
    /// The first day on which it exists, if that is known.
    pub from: Option<NaiveDate>,
    /// The last day on which it exists, if it has ended.
    pub until: Option<NaiveDate>,
    /// What took its place.
    pub successors: Vec<Reference>,
}

impl Unit {
    /// The name as sentences say it.
    #[must_use]
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// Whether it exists on a day, as far as its dates are known.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Kinds of unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// One office or body (cơ quan, đơn vị).
    Unit,
    /// A council or committee (hội đồng, ban).
    Council,
    /// Several bodies named together (gọi chung).
    Group,
    /// One role at every place of a level, such as `UBND cấp xã`.
    Role,
    /// A body outside the agency's own area.
    External,
    /// A person (cá nhân).
    Person,
}

/// Levels of government (cấp). Which of them exist is a matter of time and not of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Trung ương.
    Central,
    /// Cấp tỉnh.
    Province,
    /// Cấp huyện, until 30 June 2025.
    District,
    /// Cấp xã.
    Commune,
    /// An office, a school, a firm (cơ sở).
    Local,
}
