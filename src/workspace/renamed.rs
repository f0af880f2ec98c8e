//! `renamed` of `plan.yaml`: old ids and what they became.

use super::record::{Fields, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::Renamed;
use crate::source::yaml::{Node, Value};

/// Reads the mapping, in its order.
pub fn read(reader: &mut Reader, fields: &mut Fields) -> Vec<Renamed> {
    let Some(node) = fields.optional("renamed") else { return Vec::new() };
    let Value::Map(entries) = &node.value else {
        reader.report(node, Diagnostic::error("expected-mapping"));
        return Vec::new();
    };
    let mut renamed = Vec::new();
    // As elsewhere, nothing after a key is as good as no key.
    for entry in entries.iter().filter(|entry| entry.value.value != Value::Null) {
        // A key is read like any other id.
        let value = Value::Scalar(entry.key.clone());
        let old = reader.id(&Node { value, span: entry.key_span.clone() });
        let new = reader.id(&entry.value);
        renamed.extend(old.zip(new).map(|(old, new)| Renamed { old, new }));
    }
    renamed
}
