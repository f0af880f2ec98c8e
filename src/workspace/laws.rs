//! `laws.yaml`.

use std::sync::Arc;

use super::record::{self, Fields, Reader};
use crate::diagnostic::Diagnostic;
use crate::model::Law;
use crate::source::{Located, SourceFile};

/// The register that is part of the program: acts whose dates were checked.
const SHIPPED: &str = include_str!("registers/laws.yaml");

/// Adds the acts of the program's own register; one that the workspace has, too, is the workspace's.
pub fn with_shipped(mut own: Vec<Located<Law>>) -> Vec<Located<Law>> {
    let file = SourceFile::built_in("laws.yaml", SHIPPED);
    // A test reads it: nothing is wrong with it.
    let shipped = read(Ok(file), &mut Vec::new()).unwrap_or_default();
    let news: Vec<Located<Law>> = shipped
        .into_iter()
        .filter(|law| !own.iter().any(|one| one.value.id == law.value.id))
        .collect();
    own.extend(news);
    own
}

/// The acts of the program's own register.
#[must_use]
pub fn shipped() -> Vec<Law> {
    with_shipped(Vec::new()).into_iter().map(|law| law.value).collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_register_is_right() {
        let mut findings = Vec::new();
        let file = SourceFile::built_in("laws.yaml", SHIPPED);
        let laws = read(Ok(file), &mut findings).unwrap();
        assert_eq!(findings, []);
        let ids: Vec<&str> = laws.iter().map(|law| law.id.as_str()).collect();
        for (n, law) in laws.iter().enumerate() {
            assert!(!ids[..n].contains(&law.id.as_str()), "{}", law.id);
            let others = law.replaced_by.iter().chain(&law.amends);
            assert!(others.into_iter().all(|id| ids.contains(&id.as_str())), "{}", law.id);
            assert!(law.source.is_some(), "{}", law.id);
            let dates: Vec<_> =
                [law.issued, law.effective, law.expires].into_iter().flatten().collect();
            assert!(dates.is_sorted(), "{}", law.id);
        }
    }

    #[test]
    fn an_act_of_the_workspace_takes_the_place_of_the_programs() {
        let mut findings = Vec::new();
        let text = "laws:\n  - {id: luat-06-2022-qh15, number: 06/2022/QH15, title: Khác}\n";
        let own = read(Ok(SourceFile::built_in("content/laws.yaml", text)), &mut findings).unwrap();
        let all = with_shipped(own);
        let titles: Vec<&str> = all
            .iter()
            .filter(|law| law.id.as_str() == "luat-06-2022-qh15")
            .map(|law| law.title.as_str())
            .collect();
        assert_eq!(titles, ["Khác"]);
        assert!(all.len() > 30);
    }
}
