//! A file's text and where each value stands in it.
//!
//! This room knows bytes, lines, columns and the shape of YAML. It does not know what any value
//! means, and it does not touch the disk: bytes come in, text and places go out.

mod file;
pub mod yaml;

pub use file::{Located, MAX_BYTES, Place, SourceFile, Undecodable};
