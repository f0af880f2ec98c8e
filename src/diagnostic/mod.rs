//! A finding as data, its pictures, and the words for it.
//!
//! Whoever finds something makes a [`Diagnostic`]: an id, a severity, a place, and the values that
//! its sentence needs. The sentences stand in the message catalogue, Vietnamese and English, and
//! are put together only when the picture is drawn, at the edge of the program.

mod annotation;
mod catalogue;
mod code_quality;
mod json;
mod nearest;
mod picture;
mod sarif;
mod shown;

use std::fmt;

use crate::source::Place;

pub use annotation::annotations;
pub use catalogue::{Catalogue, Language};
pub use code_quality::code_quality;
pub use json::json;
pub use nearest::nearest;
pub use picture::{Style, changes, summary, text};
pub use sarif::sarif;
pub use shown::{first_few, shown};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good practice says otherwise; no rule is broken.
    Advice,
    /// The build goes on; the user should look.
    Warning,
    /// Nothing is built.
    Error,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn name(self, words: &Catalogue) -> String {
        words.word(match self {
            Self::Advice => "severity.advice",
            Self::Warning => "severity.warning",
            Self::Error => "severity.error",
        })
    }

    /// The word that stands for it in data and in the arguments of rules.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A change of the file that mends a finding without a decision: what stands at the place is
/// replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; an empty range is a place to insert at.
    pub place: Place,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A sentence of the catalogue and the values that stand in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Key in the catalogue.
    pub key: &'static str,
    /// Values by the name that the sentence gives them.
    pub values: Vec<(&'static str, String)>,
}

impl Line {
    /// A sentence without values.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong; the key of this line is the id of the finding.
    pub message: Line,
    /// Where it is, if it is at one place of a file.
    pub place: Option<Place>,
    /// A file or folder, if it is about one as a whole.
    pub path: Option<String>,
    /// Other places that matter, each with what is there.
    pub related: Vec<(Place, Line)>,
    /// The record, from the outside in, such as `2021 › tháng 3 › việc 2`.
    pub record: Vec<Line>,
    /// How to mend it.
    pub hints: Vec<Line>,
    /// Changes that mend it, if that is mechanical; they belong together.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of a severity with the message of this id.
    #[must_use]
    pub fn new(severity: Severity, id: &'static str) -> Self {
        Self {
            severity,
            message: Line::new(id),
            place: None,
            path: None,
            related: Vec::new(),
            record: Vec::new(),
            hints: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// An error with the message of this id.
    #[must_use]
    pub fn error(id: &'static str) -> Self {
        Self::new(Severity::Error, id)
    }

    /// A warning with the message of this id.
    #[must_use]
    pub fn warning(id: &'static str) -> Self {
        Self::new(Severity::Warning, id)
    }

    /// Adds a value to the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the file or folder it is about.
    #[must_use]
    pub fn about(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn see(mut self, place: Place, line: Line) -> Self {
        self.related.push((place, line));
        self
    }

    /// Sets the path of the record.
    #[must_use]
    pub fn of(mut self, record: &[Line]) -> Self {
        self.record = record.to_vec();
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, line: Line) -> Self {
        self.hints.push(line);
        self
    }

    /// Adds a change that mends it.
    #[must_use]
    pub fn fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { place, replacement: replacement.into() });
        self
    }

    /// The file or folder that it is about.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        let file = self.place.as_ref().map(|place| place.file.path.as_str());
        file.or(self.path.as_deref())
    }

    /// The id, stable over versions.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.message.key
    }
}

/// Whether any of the findings is an error.
#[must_use]
pub fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Puts findings in the order in which a reader meets them: file by file, from the top.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by_cached_key(|finding| {
        let place = finding.place.as_ref();
        let file = place.map(|place| &place.file.path).or(finding.path.as_ref());
        (file.cloned().unwrap_or_default(), place.map_or(0, |place| place.span.start))
    });
}
