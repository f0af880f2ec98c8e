//! `units.yaml`.

use std::sync::Arc;

use super::record::{self, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{Unit, UnitKind};
use crate::source::{Located, SourceFile};

const KINDS: [(&str, UnitKind); 4] = [
    ("unit", UnitKind::Unit),
    ("council", UnitKind::Council),
    ("group", UnitKind::Group),
    ("external", UnitKind::External),
];

/// Reads the register of units; `None` when it cannot be read as records at all. A unit of which
/// only the id can be read is kept, so that references to it are not taken for mistakes.
pub fn read(
    file: Result<Arc<SourceFile>, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Located<Unit>>> {
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
    let mut units = Vec::new();
    if let Some(node) = fields.required("units") {
        for (n, item) in reader.list(node).iter().enumerate() {
            let record = Line::new("record.unit").with("n", n + 1);
            units.extend(reader.within(record, |reader| {
                let mut fields = reader.fields(item)?;
                let id = fields.required("id").and_then(|node| reader.id(node));
                let name = fields.required("name").and_then(|node| reader.text(node));
                let short = fields.optional("short").and_then(|node| reader.text(node));
                let kind = fields
                    .optional("kind")
                    .map_or(Some(UnitKind::Unit), |node| reader.choice(node, &KINDS));
                let names = fields.optional("names").map_or_else(Vec::new, |node| {
                    reader.list(node).iter().filter_map(|item| reader.text(item)).collect()
                });
                fields.finish(reader);
                let Located { value: id, place } = id?;
                let (name, kind) = (name.unwrap_or_default(), kind.unwrap_or(UnitKind::Unit));
                Some(Located { value: Unit { id, name, short, kind, names }, place })
            }));
        }
    }
    fields.finish(reader);
    Some(units)
}
