//! `acknowledged.yaml`: findings that somebody has looked at and lets stand.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::{Catalogue, Diagnostic, Language, Line, nearest};
use crate::source::{Located, SourceFile};

/// A finding that is let stand (đã xem xét, chấp nhận).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// The id of the finding.
    pub finding: Located<String>,
    /// The file it is in.
    pub file: String,
    /// Words of the line that it points at; any place of the file if there are none.
    pub words: Option<String>,
    /// Why it is let stand.
    pub reason: String,
}

/// Reads the list.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Acknowledged> {
    record::register(file, "acknowledged", "record.acknowledged", findings, item)
        .unwrap_or_default()
}

fn item(reader: &mut Reader, fields: &mut Fields) -> Option<Acknowledged> {
    let node = fields.required("finding");
    let finding = node.and_then(|node| reader.words(node));
    if let (Some(node), Some(id)) = (node, &finding) {
        let known = || Catalogue::of(Language::Vi).findings();
        if !known().any(|known| known == id.as_str()) {
            let mut unknown = Diagnostic::error("unknown-finding").with("id", id);
            if let Some(near) = nearest(id, known()) {
                unknown = unknown.hint(Line::new("did-you-mean").with("near", near));
            }
            reader.report(node, unknown);
        }
    }
    let file = fields.required("file").and_then(|node| reader.text(node));
    let words = fields.optional("words").and_then(|node| reader.text(node));
    let reason = fields.required("reason").and_then(|node| reader.text(node));
    Some(Acknowledged { finding: finding?, file: file?, words, reason: reason? })
}
