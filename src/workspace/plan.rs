//! `plan.yaml` and its narrative.

use std::path::{Component, Path};
use std::sync::Arc;

use super::document::{self, NumberStands, Signed};
use super::record::{self, Reader};
use super::{
    appendix, certified_copy, correction, disk, narrative, paper, post, published, renamed, task,
    task_table, time,
};
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::markup;
use crate::model::{BeforeMeans, Internal, Narrative, Paper, Plan, Scope, YEARS};
use crate::source::yaml::Node;
use crate::source::{Place, SourceFile};

/// The narrative of a plan that does not name another.
const NARRATIVE: &str = "plan.md";

const BEFORE: [(&str, BeforeMeans); 2] =
    [("previous_day", BeforeMeans::PreviousDay), ("stated_day", BeforeMeans::StatedDay)];

/// Reads the plan at an address, from another file than its own if that is given. `None` when its file cannot
/// be read as records at all.
pub fn read(
    root: &Path,
    address: &str,
    replaced: Option<&Arc<SourceFile>>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Plan> {
    let posts = post::read(root, address, findings);
    let path = format!("content/{address}/plan.yaml");
    let file = match replaced.filter(|file| file.path == path) {
        Some(file) => Ok(Arc::clone(file)),
        None => disk::source(root, &path),
    };
    let file = match file {
        Ok(file) => file,
        Err(finding) => {
            findings.push(finding);
            // What is wrong with the other documents is told whatever the plan is like.
            paper::read(root, address, Scope::year(*YEARS.start()), findings);
            return None;
        }
    };
    let Some(tree) = record::tree(&file, findings) else {
        paper::read(root, address, Scope::year(*YEARS.start()), findings);
        // What is wrong with the narrative can be told all the same.
        if let Some(narrative) =
            disk::optional_source(root, &format!("content/{address}/{NARRATIVE}"))
        {
            findings
                .extend(narrative.map_or_else(|found| vec![found], |file| markup::parse(&file).1));
        }
        return None;
    };
    let mut reader = Reader::new(&file, findings);
    let record = Line::new("record.plan").with("plan", address);
    let read = reader.within(record, |reader| plan(reader, &file, address, &tree));
    let scope = read.as_ref().map_or(Scope::year(*YEARS.start()), |(plan, _)| plan.scope);
    let (papers, of_papers) = paper::read(root, address, scope, findings);
    let (mut plan, narrative) = read?;
    wrap(root, &mut plan, &papers, findings);
    let narrative = read_narrative(root, address, &plan, narrative, findings);
    let mut appendices = plan.appendices;
    appendix::read(root, address, &plan.document, &mut appendices, findings);
    let internal = Internal { posts: posts.drafts, ..plan.internal };
    let posts = posts.published;
    let published = published::read(root, address, findings);
    let obligations = plan.obligations.into_iter().chain(of_papers).collect();
    let plan =
        Plan { narrative, obligations, appendices, internal, published, papers, posts, ..plan };
    paper::not_read(root, &plan, findings);
    Some(plan)
}

/// Gives a plan number, sign, place and day of the document that it is issued with.
fn wrap(root: &Path, plan: &mut Plan, papers: &[Paper], findings: &mut Vec<Diagnostic>) {
    let Some(name) = &plan.wrapper else { return };
    let Some(paper) = papers
        .iter()
        .filter(|paper| paper.for_each.is_none())
        .find(|paper| paper.name == name.value)
    else {
        // One that is there and could not be read has been told of.
        let path = format!("content/{}/documents/{}.md", plan.address, name.value);
        let unread = papers.iter().all(|paper| paper.name != name.value);
        if unread && disk::optional_source(root, &path).is_some() {
            return;
        }
        let mut finding =
            Diagnostic::error("wrapper-missing").with("name", &name.value).at(name.place.clone());
        let names = papers.iter().map(|paper| paper.name.as_str());
        if let Some(near) = nearest(&name.value, names) {
            finding = finding.hint(Line::new("did-you-mean").with("near", near));
        }
        let hint = Line::new("wrapper-missing.write").with("folder", &plan.address);
        findings.push(finding.hint(hint));
        return;
    };
    let document = &mut plan.document;
    let of = &paper.document;
    document.numbered = of.numbered;
    document.number.clone_from(&of.number);
    document.symbol.clone_from(&of.symbol);
    document.place.clone_from(&of.place);
    document.date.clone_from(&of.date);
    document.state = of.state;
    document.state_place.clone_from(&of.state_place);
    if plan.issuer.is_none() {
        plan.issuer.clone_from(&paper.issuer);
    }
}

/// The name of the narrative's file, and where it was written.
type NarrativeName = (String, Option<Place>);

fn plan(
    reader: &mut Reader,
    file: &Arc<SourceFile>,
    address: &str,
    tree: &Node,
) -> Option<(Plan, NarrativeName)> {
    let mut fields = reader.fields(tree)?;
    let scope = time::scope(reader, &mut fields);
    let before = fields.optional("before").and_then(|node| reader.choice(node, &BEFORE));
    let wrapper = fields.optional("wrapper").and_then(|node| reader.words(node));
    let stands = if wrapper.is_some() { NumberStands::InWrapper } else { NumberStands::Here };
    let signed = if wrapper.is_some() { Signed::Elsewhere } else { Signed::Here };
    let document = document::document(reader, &mut fields, stands);
    let letterhead = document::letterhead(reader, &mut fields);
    let issuer = fields.optional("issuer").and_then(|node| reader.id(node));
    let bases = reader.records(&mut fields, "bases", "record.basis", document::basis);
    let abbreviations =
        reader.records(&mut fields, "abbreviations", "record.abbreviation", document::abbreviation);
    let groups = reader.records(&mut fields, "groups", "record.group", task::group);
    let deliverables =
        reader.records(&mut fields, "deliverables", "record.deliverable", task::deliverable);
    let indicators = reader.records(&mut fields, "indicators", "record.indicator", task::indicator);
    let tables = reader.records(&mut fields, "tables", "record.table", task_table::read);
    let (tasks, internal) = task::tasks(reader, &mut fields, scope);
    let obligations = task::obligations(reader, &mut fields, scope);
    let appendices =
        reader.records(&mut fields, "appendices", "record.appendix", document::appendix);
    let recipients =
        reader.records(&mut fields, "recipients", "record.recipient", document::recipient);
    let plan = Plan {
        address: address.to_owned(),
        file: Arc::clone(file),
        scope,
        before: before.unwrap_or(BeforeMeans::PreviousDay),
        document,
        letterhead,
        issuer,
        bases,
        narrative: None,
        abbreviations,
        groups,
        tables,
        tasks,
        deliverables,
        indicators,
        obligations,
        recipients,
        signatures: document::signatures(reader, &mut fields, signed),
        wrapper,
        appendices,
        copies: certified_copy::read(reader, &mut fields),
        internal,
        renamed: renamed::read(reader, &mut fields),
        published: None,
        released: Vec::new(),
        corrections: correction::read(reader, &mut fields),
        papers: Vec::new(),
        posts: Vec::new(),
    };
    let narrative = match fields.optional("narrative") {
        Some(node) => (reader.text(node).unwrap_or_default(), Some(reader.place(node))),
        None => (NARRATIVE.to_owned(), None),
    };
    fields.finish(reader);
    Some((plan, narrative))
}

fn read_narrative(
    root: &Path,
    address: &str,
    plan: &Plan,
    (name, place): NarrativeName,
    findings: &mut Vec<Diagnostic>,
) -> Option<Narrative> {
    if name.is_empty() {
        return None;
    }
    let inside = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    let read = if inside {
        disk::source(root, &format!("content/{address}/{name}"))
    } else {
        Err(Diagnostic::error("narrative-outside").about(name))
    };
    match read {
        Ok(file) => Some(narrative::read(root, file, &plan.document, &plan.appendices, findings)),
        Err(finding) => {
            // Where the name was written says more than the name.
            findings.push(match place {
                Some(place) if finding.id() == "file-missing" => {
                    Diagnostic::error("narrative-missing")
                        .with("path", finding.path.unwrap_or_default())
                        .at(place)
                }
                Some(place) if finding.id() == "narrative-outside" => finding.at(place),
                _ => finding,
            });
            None
        }
    }
}
