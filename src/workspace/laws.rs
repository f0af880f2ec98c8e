//! `laws.yaml`.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::Law;
use crate::source::{Located, SourceFile};

/// Reads the register of legal acts; `None` when it cannot be read as records at all.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Located<Law>>> {
    record::register(file, "laws", "record.law", findings, law)
}

/// An act of which only the id can be read is kept, so that references to it are not taken for
/// mistakes.
fn law(reader: &mut Reader, fields: &mut Fields) -> Option<Located<Law>> {
    let id = fields.required("id").and_then(|node| reader.id(node));
    let number = fields.required("number").and_then(|node| reader.text(node));
    let title = fields.required("title").and_then(|node| reader.text(node));
    let kind = fields.optional("kind").and_then(|node| reader.text(node));
    let body = fields.optional("issuer").and_then(|node| reader.text(node));
    let issued = fields.optional("issued").and_then(|node| reader.date(node));
    let effective = fields.optional("effective").and_then(|node| reader.date(node));
    let expires = fields.optional("expires").and_then(|node| reader.date(node));
    let replaced_by = fields.optional("replaced_by");
    let replaced_by = replaced_by.map_or_else(Vec::new, |node| reader.references(node));
    let amends = fields.optional("amends");
    let amends = amends.map_or_else(Vec::new, |node| reader.references(node));
    let source = fields.optional("source").and_then(|node| reader.text(node));
    let Located { value: id, place } = id?;
    let law = Law {
        id,
        number: number.unwrap_or_default(),
        kind,
        title: title.unwrap_or_default(),
        issuer: body,
        issued,
        effective,
        expires,
        replaced_by,
        amends,
        source,
    };
    Some(Located { value: law, place })
}
