//! `units.yaml`.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::{Unit, UnitKind};
use crate::source::{Located, SourceFile};

const KINDS: [(&str, UnitKind); 4] = [
    ("unit", UnitKind::Unit),
    ("council", UnitKind::Council),
    ("group", UnitKind::Group),
    ("external", UnitKind::External),
];

/// Reads the register of units; `None` when it cannot be read as records at all.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Located<Unit>>> {
    record::register(file, "units", "record.unit", findings, unit)
}

/// A unit of which only the id can be read is kept, so that references to it are not taken for
/// mistakes.
fn unit(reader: &mut Reader, fields: &mut Fields) -> Option<Located<Unit>> {
    let id = fields.required("id").and_then(|node| reader.id(node));
    let name = fields.required("name").and_then(|node| reader.text(node));
    let short = fields.optional("short").and_then(|node| reader.text(node));
    let kind = fields.optional("kind").and_then(|node| reader.choice(node, &KINDS));
    let names = fields.optional("names").map_or_else(Vec::new, |node| {
        reader.list(node).iter().filter_map(|item| reader.text(item)).collect()
    });
    let Located { value: id, place } = id?;
    let (name, kind) = (name.unwrap_or_default(), kind.unwrap_or(UnitKind::Unit));
    Some(Located { value: Unit { id, name, short, kind, names }, place })
}
