//! `laws.yaml`.

use std::sync::Arc;

use super::record::{self, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::Law;
use crate::source::{Located, SourceFile};

/// Reads the register of legal acts; `None` when it cannot be read as records at all. An act of
/// which only the id can be read is kept, so that references to it are not taken for mistakes.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Located<Law>>> {
    let file = match file {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let root = record::tree(&file, findings)?;
    let mut reader = Reader::new(&file, findings);
    let reader = &mut reader;
    let mut fields = reader.fields(&root)?;
    let mut laws = Vec::new();
    if let Some(node) = fields.required("laws") {
        for (n, item) in reader.list(node).iter().enumerate() {
            let record = Line::new("record.law").with("n", n + 1);
            laws.extend(reader.within(record, |reader| {
                let mut fields = reader.fields(item)?;
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
                fields.finish(reader);
                let Located { value: id, place } = id?;
                let (number, title) = (number.unwrap_or_default(), title.unwrap_or_default());
                let law = Law {
                    id,
                    number,
                    kind,
                    title,
                    issuer: body,
                    issued,
                    effective,
                    expires,
                    replaced_by,
                    amends,
                    source,
                };
                Some(Located { value: law, place })
            }));
        }
    }
    fields.finish(reader);
    Some(laws)
}
