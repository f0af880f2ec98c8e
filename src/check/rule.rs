//! What a rule is.

use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{Edition, Text};

/// A rule that a plan is held to. Its page (`kehoach explain`) says what it wants and why.
pub struct Rule {
    /// Its id, stable over versions: the key of its sentence, and of its page.
    pub id: &'static str,
    /// How much a finding weighs.
    pub severity: Severity,
    /// What it looks at.
    pub about: About,
    /// Looks at a plan and adds what it finds.
    pub check: fn(&Scope, &mut Vec<Diagnostic>),
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The typed facts. They can be mended at any time.
    Data,
    /// The printed words. Of a document that is signed they cannot be changed any more, so that
    /// what is found there is advice for the next one.
    Words,
}

/// What a rule is given.
pub struct Scope<'s> {
    /// The plan.
    pub edition: &'s Edition<'s>,
    /// Every plan of the workspace.
    pub all: &'s [&'s Edition<'s>],
    /// Every text that the plan prints.
    pub texts: &'s [Text],
}

impl Rule {
    /// A finding of this rule.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        Diagnostic::new(self.severity, self.id)
    }
}
