//! What a file is, and the parts of a Word file: a zip archive of XML. Whatever its sizes say, no more
//! is unpacked than a document can need.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::{Diagnostic, Line};

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 32 * 1024 * 1024;

/// The largest part of a Word file that is read, unpacked.
const MAX_PART: u64 = 48 * 1024 * 1024;

/// How much is unpacked of one file in all.
const MAX_TOTAL: u64 = 96 * 1024 * 1024;

/// How many times its size a part may have when it is unpacked: text shrinks to a twentieth, a table
/// of empty cells to a hundredth.
const MAX_RATIO: u64 = 300;

/// Below this size the ratio says nothing.
const SMALL: u64 = 4 * 1024 * 1024;

/// The most parts in an archive; a document has some dozens.
const MAX_PARTS: usize = 5_000;

/// The part that holds the document.
const DOCUMENT: &str = "word/document.xml";

/// What the first bytes of a file say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive, as Word files are.
    Archive,
    /// Text.
    Text,
}

/// Looks at the bytes of a file.
///
/// # Errors
/// What it is instead, with the way out.
pub fn kind(bytes: &[u8]) -> Result<Kind, Diagnostic> {
    let refuse = |id, hint| Err(Diagnostic::error(id).hint(Line::new(hint)));
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refuse("import-empty", "import-empty.look");
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") || begins(b"PK\x07\x08") {
        return Ok(Kind::Archive);
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // The names of streams are UTF-16.
        let holds = |name: &str| {
            let name: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        if holds("EncryptedPackage") {
            return refuse("import-encrypted", "import-encrypted.open");
        }
        return refuse("import-old-word", "import-old-word.save");
    }
    if begins(b"{\\rtf") {
        return refuse("import-rtf", "import-old-word.save");
    }
    if begins(b"%PDF") {
        return refuse("import-pdf", "import-pdf.source");
    }
    let marked = begins(&[0xFF, 0xFE]) || begins(&[0xFE, 0xFF]);
    if !marked && bytes.contains(&0) {
        return refuse("import-unknown", "import-unknown.kinds");
    }
    Ok(Kind::Text)
}

/// A Word file.
#[derive(Debug)]
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens an archive that must be a Word file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let package = Self { archive, left: MAX_TOTAL };
        if package.archive.len() > MAX_PARTS {
            let finding = Diagnostic::error("import-parts");
            let finding = finding.with("count", package.archive.len()).with("max", MAX_PARTS);
            return Err(finding.hint(Line::new("import-unknown.kinds")));
        }
        if package.holds(DOCUMENT) {
            return Ok(package);
        }
        let refuse = |id, hint| Err(Diagnostic::error(id).hint(Line::new(hint)));
        if package.holds("xl/workbook.xml") {
            return refuse("import-sheet", "import-sheet.word");
        }
        if package.holds("content.xml") && package.holds("mimetype") {
            return refuse("import-odt", "import-old-word.save");
        }
        if package.holds("[Content_Types].xml") {
            let finding = Diagnostic::error("import-no-document").with("part", DOCUMENT);
            return Err(finding.hint(Line::new("import-zip-broken.again")));
        }
        refuse("import-zip-other", "import-unknown.kinds")
    }

    fn holds(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of parts, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names.map(Into::into).collect();
        names.sort();
        names
    }

    /// The document.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn document(&mut self) -> Result<String, Diagnostic> {
        Ok(self.part(DOCUMENT)?.unwrap_or_default())
    }

    /// The text of a part; `None` if there is none of the name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let entry = self.archive.by_index(index).map_err(|error| broken(&error))?;
        let most = MAX_PART.min(self.left);
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > most || size > SMALL && size / packed > MAX_RATIO {
            let finding = Diagnostic::error("import-swells").with("part", name);
            let finding = finding.with("max", format!("{} MB", MAX_PART / 1024 / 1024));
            return Err(finding.hint(Line::new("import-swells.copy")));
        }
        read.map_err(|error| broken(&ZipError::Io(error)))?;
        self.left -= size;
        Ok(Some(text(name, bytes)?))
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let text = match utf16(&bytes) {
        Some(text) => text.ok(),
        None => String::from_utf8(bytes).ok(),
    };
    text.ok_or_else(|| xml_broken(name, "UTF-8"))
}

/// What bytes say that begin with the mark of UTF-16; `None` if they do not.
pub fn utf16(bytes: &[u8]) -> Option<Result<String, ()>> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let rest = &bytes[2..];
    if !rest.len().is_multiple_of(2) {
        return Some(Err(()));
    }
    let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    Some(String::from_utf16(&units).map_err(|_| ()))
}

/// XML that cannot be read.
pub fn xml_broken(part: &str, reason: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error("import-xml-broken")
        .with("part", part)
        .with("reason", reason)
        .hint(Line::new("import-zip-broken.again"))
}

fn broken(error: &ZipError) -> Diagnostic {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Diagnostic::error("import-encrypted").hint(Line::new("import-encrypted.open"))
        }
        _ => Diagnostic::error("import-zip-broken")
            .with("reason", error)
            .hint(Line::new("import-zip-broken.again")),
    }
}
