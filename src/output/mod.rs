//! What a build writes: artifacts, their digests, and the folder they are written to.
//!
//! An artifact is a path and a recipe; a recipe is a pure function of its digest. So an artifact
//! whose recipe digest stands in the manifest of the last build, and whose file is still what that
//! build wrote, is not made again. What the list no longer holds is removed, and nothing that
//! no build wrote is ever touched. This room does not know what a plan is.

mod archive;
mod artifact;
mod digest;
mod each;
mod folder;
mod manifest;
mod memory;
mod portable;
mod refusal;
mod render;
mod store;
mod table;
mod whole_file;

pub use archive::{archive, pack};
pub use artifact::{Artifact, Kind, Recipe};
pub use digest::Digest;
pub use each::each;
pub use folder::{Folder, FolderError, NotStanding, Written};
pub use manifest::{MANIFEST, Manifest, Record, is_safe};
pub use memory::Memory;
pub use portable::{is_portable, is_reserved};
pub use refusal::{or_open, refusal};
pub use render::{Made, Rendered, STACK, render, render_chosen};
pub use store::Store;
pub use table::{exact_table, table};
pub use whole_file::{holds, is_open_elsewhere, new_in, persevere, put, remove, write_whole};
