//! What a file is, and the parts of a Word file: a zip archive of XML. Whatever its sizes say, no more
//! is unpacked than a document can need.

use crate::diagnostic::{Diagnostic, Line};
use crate::import::archive::{Archive, Limits, MAX_PARTS, Problem};
use crate::import::utf16;

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 32 * 1024 * 1024;

/// How much is unpacked of a Word file.
const LIMITS: Limits = Limits { part: 48 * 1024 * 1024, total: 96 * 1024 * 1024 };

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
    archive: Archive<'b>,
}

impl<'b> Package<'b> {
    /// Opens an archive that must be a Word file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        let archive = Archive::open(bytes, LIMITS).map_err(|problem| told(problem, ""))?;
        let package = Self { archive };
        if package.archive.holds(DOCUMENT) {
            return Ok(package);
        }
        let refuse = |id, hint| Err(Diagnostic::error(id).hint(Line::new(hint)));
        if package.archive.holds("xl/workbook.xml") {
            return refuse("import-sheet", "import-sheet.word");
        }
        if package.archive.holds("content.xml") && package.archive.holds("mimetype") {
            return refuse("import-odt", "import-old-word.save");
        }
        if package.archive.holds("[Content_Types].xml") {
            let finding = Diagnostic::error("import-no-document").with("part", DOCUMENT);
            return Err(finding.hint(Line::new("import-zip-broken.again")));
        }
        refuse("import-zip-other", "import-unknown.kinds")
    }

    /// The names of parts, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.archive.names()
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
        let bytes = self.archive.part(name).map_err(|problem| told(problem, name))?;
        bytes.map(|bytes| text(name, bytes)).transpose()
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let text = match utf16::read(&bytes) {
        Some(text) => text.ok(),
        None => String::from_utf8(bytes).ok(),
    };
    text.ok_or_else(|| xml_broken(name, "UTF-8"))
}

/// XML that cannot be read.
pub fn xml_broken(part: &str, reason: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error("import-xml-broken")
        .with("part", part)
        .with("reason", reason)
        .hint(Line::new("import-zip-broken.again"))
}

/// What is wrong with an archive, or with a part of it.
fn told(problem: Problem, part: &str) -> Diagnostic {
    match problem {
        Problem::Parts(count) => Diagnostic::error("import-parts")
            .with("count", count)
            .with("max", MAX_PARTS)
            .hint(Line::new("import-unknown.kinds")),
        Problem::Locked => {
            Diagnostic::error("import-encrypted").hint(Line::new("import-encrypted.open"))
        }
        Problem::Broken => {
            Diagnostic::error("import-zip-broken").hint(Line::new("import-zip-broken.again"))
        }
        Problem::Swells => Diagnostic::error("import-swells")
            .with("part", part)
            .with("max", format!("{} MB", LIMITS.part / 1024 / 1024))
            .hint(Line::new("import-swells.copy")),
    }
}
