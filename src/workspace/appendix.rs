//! The texts of appendices: Markdown files in the folder of their plan.

use std::path::{Component, Path};

use super::{disk, narrative};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{Appendix, Document};

/// Reads the text of each appendix that names a file; the files lie in the folder of the plan at an
/// address.
pub fn read(
    root: &Path,
    address: &str,
    document: &Document,
    appendices: &mut [Appendix],
    findings: &mut Vec<Diagnostic>,
) {
    let all = appendices.to_vec();
    for appendix in appendices {
        let Some(name) = &appendix.name else { continue };
        let inside =
            Path::new(&**name).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            let hint = Line::new("appendix-file-outside.where").with("folder", address);
            findings.push(
                Diagnostic::error("appendix-file-outside")
                    .with("path", &**name)
                    .at(name.place.clone())
                    .hint(hint),
            );
            continue;
        }
        let path = format!("content/{address}/{}", &**name);
        match disk::source(root, &path) {
            Ok(file) => {
                appendix.text = Some(narrative::read(root, file, document, &all, findings));
            }
            Err(finding) if finding.id() == "file-missing" => findings.push(
                Diagnostic::error("appendix-file-missing")
                    .with("path", path)
                    .at(name.place.clone()),
            ),
            Err(finding) => findings.push(finding),
        }
    }
}
