//! Ids that had another name once (mã đã đổi).

use super::id::Reference;

/// An id that became another one. What was published under the old one leads to the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The id that nothing has any more.
    pub old: Reference,
    /// The id of the task, obligation or deliverable that it belongs to now.
    pub new: Reference,
}
