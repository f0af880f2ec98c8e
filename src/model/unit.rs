//! Units (`units.yaml`).

use super::id::Id;

/// A body that a plan names (đơn vị): an office, a council, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id, the address of its page.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// The name as sentences say it.
    pub short: Option<String>,
    /// What kind of body it is.
    pub kind: UnitKind,
    /// Other spellings found in texts.
    pub names: Vec<String>,
}

impl Unit {
    /// The name as sentences say it.
    #[must_use]
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
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
    /// A body outside the agency's own area.
    External,
}
