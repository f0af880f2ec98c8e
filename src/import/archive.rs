//! Office files as zip archives. Whatever their sizes say, no more is unpacked than a document can need.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts in an archive; a document has some dozens.
pub const MAX_PARTS: usize = 5_000;

/// How many times its size a part may have when it is unpacked: text shrinks to a twentieth, a table
/// of empty cells to a hundredth.
const MAX_RATIO: u64 = 300;

/// Below this size, in bytes, the ratio says nothing.
const SMALL: u64 = 4 * 1024 * 1024;

/// How much is unpacked, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Of one part.
    pub part: u64,
    /// Of one file in all.
    pub total: u64,
}

/// An archive.
#[derive(Debug)]
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    part: u64,
    /// How much may still be unpacked.
    left: u64,
}

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy)]
pub enum Problem {
    /// It has so many parts.
    Parts(usize),
    /// It is locked with a password.
    Locked,
    /// It is cut off or broken. What the library says of it is nothing that a clerk could use.
    Broken,
    /// A part of it is too large when it is unpacked.
    Swells,
}

impl From<ZipError> for Problem {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => Self::Locked,
            _ => Self::Broken,
        }
    }
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is none, or has too many parts.
    pub fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, Problem> {
        let zip = ZipArchive::new(Cursor::new(bytes))?;
        if zip.len() > MAX_PARTS {
            return Err(Problem::Parts(zip.len()));
        }
        Ok(Self { zip, part: limits.part, left: limits.total })
    }

    /// Whether it has a part of this name.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of its parts, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names.map(Into::into).collect();
        names.sort();
        names
    }

    /// The bytes of a part; `None` if there is none of the name.
    ///
    /// # Errors
    /// It cannot be unpacked, or not within the limits.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(index)?;
        let most = self.part.min(self.left);
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > most || size > SMALL && size / packed > MAX_RATIO {
            return Err(Problem::Swells);
        }
        read.map_err(ZipError::Io)?;
        self.left -= size;
        Ok(Some(bytes))
    }
}
