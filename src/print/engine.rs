//! The two engines that set a form: Typst inside the program, or the `typst` program.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::external::External;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// The Typst version that both engines are: the forms are written and tested for it.
pub const TYPST: &str = "0.15";

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

/// A document to be set.
#[derive(Debug)]
pub struct Job<'j> {
    /// The form, a Typst file.
    pub form: &'j Arc<SourceFile>,
    /// The data, a JSON file.
    pub data: &'j [u8],
    /// What tells this document from others, over all its versions.
    pub ident: &'j str,
    /// The date of the document.
    pub date: NaiveDate,
}

/// Why an engine cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// There is no such program.
    #[error("no typst program at {0}")]
    Missing(PathBuf),
    /// The program is of a version that the forms are not written for.
    #[error("typst {found}, not {TYPST}")]
    Version {
        /// What it says of itself.
        found: String,
    },
    /// The program does not work.
    #[error("typst at {path}: {reason}")]
    Broken {
        /// The program.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
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
