//! `documents/*.md`: the year's other documents, each with its record above its text.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::Datelike;

use super::document::{self, NumberStands, Signed};
use super::front_matter::{self, Halves};
use super::record::Reader;
use super::{appendix, certified_copy, correction, disk, meeting, narrative, task};
use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, Block, BlockKind};
use crate::model::{Appendix, Obligation, Paper, Plan, Reference, Scope};
use crate::source::yaml::{Node, Value};
use crate::source::{Located, SourceFile};

/// Reads the documents of the plan at an address, by name. One whose record cannot be read at all
/// is left out, with a finding.
pub fn read(
    root: &Path,
    address: &str,
    scope: Scope,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Paper>, Vec<Obligation>) {
    let names = disk::markdown(root, address, disk::PAPERS, findings);
    let mut duties = Vec::new();
    let mut read = |name: &String| {
        let (paper, of_paper) = read_one(root, address, name, scope, findings)?;
        duties.extend(of_paper);
        Some(paper)
    };
    let papers = names.iter().filter_map(&mut read).collect();
    (papers, duties)
}

/// Tells of files beside the documents of a plan that nothing reads: a document in another format
/// would be missing unsaid.
pub fn not_read(root: &Path, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let others = disk::beside_markdown(root, &plan.address, disk::PAPERS);
    if others.is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    let mut add = |appendices: &[Appendix], texts: &mut dyn Iterator<Item = (&str, &[Block])>| {
        let named = appendices.iter().filter_map(|appendix| appendix.name.as_ref());
        used.extend(named.map(|name| format!("content/{}/{}", plan.address, name.value)));
        for (path, blocks) in texts {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            markup::walk(blocks, &mut |block| {
                if let BlockKind::Figure(figure) = &block.kind {
                    used.insert(format!("{folder}/{}", figure.file));
                }
            });
        }
    };
    add(&plan.appendices, &mut plan.texts().map(|text| (&*text.file.path, &*text.blocks)));
    for paper in &plan.papers {
        let texts = paper.appendices.iter().filter_map(|appendix| appendix.text.as_ref());
        let texts = texts.map(|text| (&*text.file.path, &*text.blocks));
        add(&paper.appendices, &mut texts.chain([(&*paper.file.path, &*paper.blocks)]));
    }
    for path in others.into_iter().filter(|path| !used.contains(path)) {
        let hint = Line::new("paper-not-read.convert");
        findings.push(Diagnostic::warning("paper-not-read").about(path).hint(hint));
    }
}

fn read_one(
    root: &Path,
    address: &str,
    path: &str,
    scope: Scope,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Paper, Vec<Obligation>)> {
    let path = format!("content/{address}/{path}");
    let halves = front_matter::read(root, &path, "front-matter-missing.write", findings)?;
    let Halves { file, tree, mut blocks } = halves;
    let tree = tree?;
    let name = disk::name_below(disk::PAPERS, address, &path);
    let mut reader = Reader::new(&file, findings);
    let plan = Line::new("record.plan").with("plan", address);
    let record = Line::new("record.paper").with("paper", &name);
    let (paper, duties) = reader.within(plan, |reader| {
        reader.within(record, |reader| paper(reader, &file, &name, &tree, scope))
    })?;
    let Paper { document, mut appendices, .. } = paper;
    narrative::finish(root, &file, &mut blocks, &document, &appendices, findings);
    appendix::read(root, address, &document, &mut appendices, findings);
    Some((Paper { document, appendices, blocks, ..paper }, duties))
}

fn paper(
    reader: &mut Reader,
    file: &Arc<SourceFile>,
    name: &str,
    tree: &Node,
    scope: Scope,
) -> Option<(Paper, Vec<Obligation>)> {
    let mut fields = reader.fields(tree)?;
    let numbers = fields.optional("numbers").map(|node| (node, numbers(reader, node)));
    let stands = match &numbers {
        Some((_, numbers)) if numbers.as_ref().is_none_or(|numbers| !numbers.is_empty()) => {
            NumberStands::ByUnit
        }
        _ => NumberStands::Here,
    };
    let document = document::document(reader, &mut fields, stands);
    let letterhead = document::letterhead(reader, &mut fields);
    let issuer = fields.optional("issuer").and_then(|node| reader.id(node));
    let bases = reader.records(&mut fields, "bases", "record.basis", document::basis);
    let appendices =
        reader.records(&mut fields, "appendices", "record.appendix", document::appendix);
    let recipients =
        reader.records(&mut fields, "recipients", "record.recipient", document::recipient);
    let signed = if document.numbered { Signed::Here } else { Signed::Blank };
    let signatures = document::signatures(reader, &mut fields, signed);
    let copies = certified_copy::read(reader, &mut fields);
    let meetings = fields.optional("meetings").map_or_else(Vec::new, |node| {
        reader.list(node).iter().filter_map(|item| meeting::read(reader, item)).collect()
    });
    let units = fields.optional("units").map_or_else(Vec::new, |node| reader.references(node));
    let for_each = fields.optional("for_each").and_then(|node| reader.id(node));
    let numbers = numbers.map_or_else(Vec::new, |(node, numbers)| {
        if for_each.is_none() {
            let hint = Line::new("numbers-without-each.number");
            reader.report(node, Diagnostic::error("numbers-without-each").hint(hint));
        }
        if !document.numbered {
            let hint = Line::new("number-unwanted.choose").with("key", "numbers");
            reader.report(node, Diagnostic::error("number-unwanted").hint(hint));
        }
        numbers.unwrap_or_default()
    });
    let amends = fields.optional("amends").and_then(|node| correction::release(reader, node));
    let fulfils = fields.optional("deliverables").map_or_else(Vec::new, |node| {
        reader.list(node).iter().filter_map(|item| task::stage(reader, item)).collect()
    });
    // A deadline without a year is in that of the document.
    let scope = match &document.date {
        // A school year is in two of them.
        Some(date) if !scope.school => Scope::year(date.year()),
        _ => scope,
    };
    let mut duties = task::obligations(reader, &mut fields, scope);
    for duty in &mut duties {
        duty.paper = Some(name.to_owned());
    }
    fields.finish(reader);
    let paper = Paper {
        name: name.to_owned(),
        file: Arc::clone(file),
        document,
        letterhead,
        issuer,
        bases,
        recipients,
        signatures,
        appendices,
        copies,
        meetings,
        units,
        for_each,
        numbers,
        each: None,
        amends,
        fulfils,
        blocks: Vec::new(),
    };
    Some((paper, duties))
}

/// The numbers of a document that has one for each unit, by the unit; `None` where they are no mapping.
fn numbers(reader: &mut Reader, node: &Node) -> Option<Vec<(Reference, Located<String>)>> {
    let Value::Map(entries) = &node.value else {
        reader.report(node, Diagnostic::error("expected-mapping"));
        return None;
    };
    let mut numbers = Vec::new();
    // As elsewhere, nothing after a key is as good as no key.
    for entry in entries.iter().filter(|entry| entry.value.value != Value::Null) {
        let unit = Node { value: Value::Scalar(entry.key.clone()), span: entry.key_span.clone() };
        let unit = reader.id(&unit);
        let number = reader.words(&entry.value);
        numbers.extend(unit.zip(number));
    }
    Some(numbers)
}
