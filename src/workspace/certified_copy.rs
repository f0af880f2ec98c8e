//! `copies` and `electronic_copies`: certified copies of a document, on paper and as files.

use super::document::{self, Signed};
use super::record::{Fields, Reader};
use crate::model::{CertifiedCopy, CopyForm, Issued};
use crate::source::yaml::Node;

/// Reads both lists.
pub fn read(reader: &mut Reader, fields: &mut Fields) -> Vec<CertifiedCopy> {
    let mut copies = reader.records(fields, "copies", "record.copy", paper);
    copies.extend(reader.records(
        fields,
        "electronic_copies",
        "record.electronic_copy",
        electronic,
    ));
    copies
}

fn paper(reader: &mut Reader, node: &Node) -> Option<CertifiedCopy> {
    let mut fields = reader.fields(node)?;
    let form = fields.required("form").and_then(|node| reader.choice(node, &CopyForm::ALL));
    let number = fields.required("number").and_then(|node| reader.words(node));
    let symbol = fields.required("symbol").and_then(|node| reader.words(node));
    let letterhead = document::letterhead(reader, &mut fields);
    let place = fields.required("place").and_then(|node| reader.words(node));
    let date = fields.required("date").and_then(|node| reader.located_date(node));
    let _ = fields.required("recipients");
    let recipients =
        reader.records(&mut fields, "recipients", "record.recipient", document::recipient);
    let signature = fields.required("signature");
    let signature = signature.and_then(|node| document::signature(reader, node, Signed::Here));
    fields.finish(reader);
    let (symbol, place, date, signature) = (symbol?, place?, date?, signature?);
    let issued = Issued::Paper { symbol, letterhead, place, date, recipients, signature };
    Some(CertifiedCopy { form: form?, number: number?, issued })
}

fn electronic(reader: &mut Reader, node: &Node) -> Option<CertifiedCopy> {
    let mut fields = reader.fields(node)?;
    let form = fields.required("form").and_then(|node| reader.choice(node, &CopyForm::ALL));
    let number = fields.required("number").and_then(|node| reader.words(node));
    let time = fields.required("time").and_then(|node| reader.date_time(node));
    let body = fields.required("body").and_then(|node| reader.words(node));
    fields.finish(reader);
    let issued = Issued::Electronic { body: body?, time: time? };
    Some(CertifiedCopy { form: form?, number: number?, issued })
}
