//! A file to be written, and how it is made.

use super::Digest;
use crate::diagnostic::Diagnostic;

/// What makes the bytes of an artifact, or says why it cannot.
type Make<'r> = Box<dyn Fn() -> Result<Vec<u8>, Vec<Diagnostic>> + Send + Sync + 'r>;

/// What an artifact is for, to report on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file of the website.
    Site,
    /// A PDF document.
    Print,
    /// A calendar.
    Calendar,
    /// Open data.
    Data,
    /// What is put into the agency's portal (cổng thông tin điện tử).
    Portal,
}

/// A pure function of a digest: the same digest always makes the same bytes.
pub struct Recipe<'r> {
    /// The digest of everything that the bytes depend on.
    pub digest: Digest,
    make: Make<'r>,
}

/// A file of the output.
pub struct Artifact<'r> {
    /// Its path below the output folder, with `/`, ASCII.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// How it is made.
    pub recipe: Recipe<'r>,
}

impl<'r> Artifact<'r> {
    /// The digest of what the bytes of an artifact depend on besides the program itself.
    #[must_use]
    pub fn digest(inputs: &[&[u8]]) -> Digest {
        let mut parts: Vec<&[u8]> = vec![env!("KEHOACH_FINGERPRINT").as_bytes()];
        parts.extend(inputs);
        Digest::of_parts(&parts)
    }

    /// An artifact that is made when it is needed.
    pub fn new(
        kind: Kind,
        path: impl Into<String>,
        digest: Digest,
        make: impl Fn() -> Result<Vec<u8>, Vec<Diagnostic>> + Send + Sync + 'r,
    ) -> Self {
        Self { path: path.into(), kind, recipe: Recipe { digest, make: Box::new(make) } }
    }

    /// An artifact whose bytes are at hand already.
    #[must_use]
    pub fn ready(kind: Kind, path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let digest = Digest::of(&bytes);
        let make: Make = Box::new(move || Ok(bytes.clone()));
        Self { path: path.into(), kind, recipe: Recipe { digest, make } }
    }

    /// Makes the bytes.
    ///
    /// # Errors
    /// The findings that say why it cannot be made.
    pub fn make(&self) -> Result<Vec<u8>, Vec<Diagnostic>> {
        (self.recipe.make)()
    }
}
