//! The two engines that set a form: Typst inside the program, or the `typst` program.

use std::path::PathBuf;
use std::sync::Arc;

#[cfg(feature = "embedded")]
use super::embedded::Embedded;
use super::external::{External, Unusable};
use super::font::Fonts;
use super::job::Job;
use super::template::Templates;
use crate::diagnostic::Diagnostic;
use crate::output::Digest;

/// Which engine is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Typst inside the program.
    #[cfg(feature = "embedded")]
    Embedded,
    /// The `typst` program at this path.
    External(PathBuf),
}

/// An engine that is ready to work, with the forms and the fonts it works with.
#[derive(Debug)]
pub struct Engine {
    /// The digest of its fonts.
    fonts: Digest,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    #[cfg(feature = "embedded")]
    Embedded(Box<Embedded>),
    External(External),
}

impl Engine {
    /// Makes an engine ready.
    ///
    /// # Errors
    /// [`Unusable`] when the wanted program is not there or is of the wrong version.
    pub fn ready(
        choice: &Choice,
        templates: Templates,
        fonts: Arc<Fonts>,
    ) -> Result<Self, Unusable> {
        let digest = fonts.digest.clone();
        let kind = match choice {
            #[cfg(feature = "embedded")]
            Choice::Embedded => Kind::Embedded(Box::new(Embedded::new(templates, &fonts))),
            Choice::External(program) => Kind::External(External::at(program, templates, fonts)?),
        };
        Ok(Self { fonts: digest, kind })
    }

    /// Names the engine and its fonts; the two engines make different bytes of the same pages.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match &self.kind {
            #[cfg(feature = "embedded")]
            Kind::Embedded(_) => "embedded".to_owned(),
            Kind::External(external) => format!("cli {}", external.version),
        };
        format!("{name}, fonts {}", self.fonts)
    }

    /// The forms that it sets.
    #[must_use]
    pub fn templates(&self) -> &Templates {
        match &self.kind {
            #[cfg(feature = "embedded")]
            Kind::Embedded(embedded) => &embedded.templates,
            Kind::External(external) => &external.templates,
        }
    }

    /// Sets a document.
    ///
    /// # Errors
    /// What the engine finds wrong. A warning of Typst is an error here: it warns when words would
    /// be left out.
    pub fn typeset(&self, job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
        match &self.kind {
            #[cfg(feature = "embedded")]
            Kind::Embedded(embedded) => embedded.typeset(job),
            Kind::External(external) => external.typeset(job),
        }
    }
}
