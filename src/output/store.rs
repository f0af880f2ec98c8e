//! Where the bytes of the last build are.

use std::sync::Arc;

use super::{Digest, FolderError, Record, Rendered};

/// What the last build made (kết quả lần dựng trước), wherever it is kept.
pub trait Store: Sync {
    /// The record of an artifact that was made by this recipe and is still what was made.
    fn unchanged(&self, path: &str, recipe: &Digest) -> Option<Record>;

    /// Whether a build makes just what the last one left, so that there is nothing to do.
    fn is_just(&self, build: &[Rendered]) -> bool;

    /// The bytes of an artifact.
    ///
    /// # Errors
    /// [`FolderError::Io`] when they cannot be had.
    fn read(&self, path: &str) -> Result<Arc<Vec<u8>>, FolderError>;
}
