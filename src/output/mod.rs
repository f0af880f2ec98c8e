//! What a build writes: artifacts, their digests, and the folder they are written to.
//!
//! An artifact is a path and a recipe; a recipe is a pure function of its digest. So an artifact
//! whose recipe digest stands in the manifest of the last build, and whose file is still what that
//! build wrote, is not made again. What the list no longer holds is removed, and nothing that
//! no build wrote is ever touched. This room does not know what a plan is.

mod archive;
mod artifact;
mod digest;
mod folder;
mod manifest;
mod memory;
mod render;
mod store;
mod table;

pub use archive::archive;
pub use artifact::{Artifact, Kind, Recipe};
pub use digest::Digest;
pub use folder::{Folder, FolderError, Written};
pub use manifest::{MANIFEST, Manifest, Record};
pub use memory::Memory;
pub use render::{Made, Rendered, STACK, render, render_chosen};
pub use store::Store;
pub use table::{exact_table, table};
