//! The two engines that set a form: Typst inside the program, or the `typst` program.

use std::path::PathBuf;

use super::external::{External, Unusable};
use super::job::Job;
use crate::diagnostic::Diagnostic;

/// Which engine is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Typst inside the program.
    #[cfg(feature = "embedded")]
    Embedded,
    /// The `typst` program at this path.
    External(PathBuf),
}

/// An engine that is ready to work.
#[derive(Debug)]
pub enum Engine {
    /// Typst inside the program.
    #[cfg(feature = "embedded")]
    Embedded,
    /// The `typst` program.
    External(External),
}

impl Engine {
    /// Makes an engine ready.
    ///
    /// # Errors
    /// [`Unusable`] when the wanted program is not there or is of the wrong version.
    pub fn ready(choice: &Choice) -> Result<Self, Unusable> {
        match choice {
            #[cfg(feature = "embedded")]
            Choice::Embedded => Ok(Self::Embedded),
            Choice::External(program) => External::at(program).map(Self::External),
        }
    }

    /// Names the engine; the two make different bytes of the same pages.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            #[cfg(feature = "embedded")]
            Self::Embedded => "embedded".to_owned(),
            Self::External(external) => format!("cli {}", external.version),
        }
    }

    /// Sets a document.
    ///
    /// # Errors
    /// What the engine finds wrong. A warning of Typst is an error here: it warns when words would
    /// be left out.
    pub fn typeset(&self, job: &Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
        match self {
            #[cfg(feature = "embedded")]
            Self::Embedded => super::embedded::typeset(job),
            Self::External(external) => external.typeset(job),
        }
    }
}
