//! What an office issues of a year (bản phát hành): one file that holds the site, the printed documents, the
//! calendars, the data and what portals are given, with the digest of each; and the proof that such a file is whole.
//!
//! The same files, the same program and the same commit give the same bytes on any machine: nothing here asks for the
//! day, the system or the language of who runs it.

mod bundle;
mod contents;
mod manifest;
mod notes;
mod proof;
mod sums;

pub use bundle::{Bundle, MANIFEST_NAME, NOTES, SUMS};
pub use contents::{Group, name_in_bundle};
pub use manifest::{BundleManifest, Entry, Tool};
pub use notes::{Before, notes};
pub use proof::{Proof, prove};
