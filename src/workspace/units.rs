//! `units.yaml`.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::{Level, Unit, UnitKind};
use crate::source::{Located, SourceFile};

const KINDS: [(&str, UnitKind); 6] = [
    ("unit", UnitKind::Unit),
    ("council", UnitKind::Council),
    ("group", UnitKind::Group),
    ("role", UnitKind::Role),
    ("external", UnitKind::External),
    ("person", UnitKind::Person),
];

const LEVELS: [(&str, Level); 5] = [
    ("central", Level::Central),
    ("province", Level::Province),
    ("district", Level::District),
    ("commune", Level::Commune),
    ("local", Level::Local),
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
    let abbreviation = fields.optional("abbreviation").and_then(|node| reader.text(node));
    let level = fields.optional("level").and_then(|node| reader.choice(node, &LEVELS));
    let parent = fields.optional("parent").and_then(|node| reader.id(node));
    let mut list = |reader: &mut Reader, key| {
        fields.optional(key).map_or_else(Vec::new, |node| reader.references(node))
    };
    let members = list(reader, "members");
    let successors = list(reader, "successors");
    let from = fields.optional("from").and_then(|node| reader.date(node));
    let until = fields.optional("until").and_then(|node| reader.date(node));
    let Located { value: id, place } = id?;
    let unit = Unit {
        id,
        name: name.unwrap_or_default(),
        short,
        abbreviation,
        kind: kind.unwrap_or(UnitKind::Unit),
        level,
        names,
        parent,
        members,
        from,
        until,
        successors,
    };
    Some(Located { value: unit, place })
}
