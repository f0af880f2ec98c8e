//! A face of a family: its file, and which of those in the file.

use std::borrow::Cow;
use std::sync::Arc;

/// The bytes of a font file.
#[derive(Debug, Clone)]
pub enum FontFile {
    /// It came with the program.
    BuiltIn(&'static [u8]),
    /// It was read from a folder.
    Read(Arc<[u8]>),
}

impl AsRef<[u8]> for FontFile {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::BuiltIn(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// One face of a family: regular, bold, italic or bold italic.
#[derive(Debug)]
pub struct Face {
    /// What its file is called on a desk of its own; faces of one file have one name.
    pub name: Cow<'static, str>,
    /// The file.
    pub file: FontFile,
    /// Which face of the file it is: collections hold several.
    pub index: u32,
}
