//! What is read and checked but not built yet: nobody should wait for it on the site or in print.

use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::workspace::Workspace;

/// `appendix-not-built`, `addressees-not-built`.
#[must_use]
pub fn not_built(workspace: &Workspace) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut warn = |id, place: &Place| findings.push(Diagnostic::warning(id).at(place.clone()));
    for plan in &workspace.plans {
        for appendix in &plan.appendices {
            warn("appendix-not-built", &appendix.id.place);
        }
        for addressee in plan.document.addressees.iter().take(1) {
            warn("addressees-not-built", &addressee.place);
        }
    }
    findings
}
