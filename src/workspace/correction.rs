//! What was put right in a plan that was issued (`corrections`), and which release a document amends.

use super::record::{Fields, Reader};
use crate::model::Correction;
use crate::source::Located;
use crate::source::yaml::Node;

/// The corrections that a plan tells of.
pub fn read(reader: &mut Reader, fields: &mut Fields) -> Vec<Correction> {
    reader.records(fields, "corrections", "record.correction", |reader, node| {
        let mut fields = reader.fields(node)?;
        let release = fields.required("release").and_then(|node| release(reader, node));
        let text = reader.required_words(&mut fields, "text");
        fields.finish(reader);
        Some(Correction { release: release?, text })
    })
}

/// The number of a release.
pub fn release(reader: &mut Reader, node: &Node) -> Option<Located<u32>> {
    let value = reader.count(node)?;
    Some(Located { value, place: reader.place(node) })
}
