//! Whether every reference finds its record, and every id names one record only.

use std::collections::{BTreeMap, BTreeSet};

use super::{record, task_table};
use crate::diagnostic::{self, Diagnostic, Line};
use crate::markup::{self, BlockKind, Directive};
use crate::model::directive::{INDICATORS, OBLIGATION, OBLIGATIONS, TASKS};
use crate::model::{Appendix, Deliverable, Id, Paper, Plan, Post, Reference, Stage, Task};
use crate::source::Place;
use crate::workspace::Workspace;

/// An id, where it stands, and the record it names.
type Named<'r> = (&'r Id, &'r Place, Vec<Line>);

/// Ids of the registers: each once, and references between acts.
pub fn check_registers(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let record = |key, at: usize| vec![Line::new(key).with("n", at + 1)];
    let units = workspace.units.iter().flatten().enumerate();
    let units = units.map(|(at, unit)| (&unit.value.id, &unit.place, record("record.unit", at)));
    unique("duplicate-unit", units, findings);
    let laws = workspace.laws.iter().flatten().enumerate();
    let laws = laws.map(|(at, law)| (&law.value.id, &law.place, record("record.law", at)));
    unique("duplicate-law", laws, findings);
    for (at, unit) in workspace.units().enumerate() {
        for reference in unit.parent.iter().chain(&unit.members).chain(&unit.successors) {
            known_unit(workspace, reference, &record("record.unit", at), findings);
        }
    }
    for (at, law) in workspace.laws().enumerate() {
        for reference in law.replaced_by.iter().chain(&law.amends) {
            known_law(workspace, reference, &record("record.law", at), findings);
        }
    }
}

/// Ids and references of one plan.
pub fn check_plan(workspace: &Workspace, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    // Tasks and obligations share one space of ids: both are anchors and UIDs.
    let tasks = plan.tasks.iter().enumerate();
    let tasks = tasks.map(|(at, task)| (&task.id, record::task(plan, at)));
    let obligations = plan.obligations.iter().enumerate();
    let obligations = obligations.map(|(at, owed)| (&owed.id, record::obligation(plan, at)));
    let internal = plan.internal.tasks.iter().map(|task| (&task.id, record::plan(plan)));
    let ids = tasks.chain(internal).chain(obligations);
    unique("duplicate-id", ids.map(|(id, record)| (&id.value, &id.place, record)), findings);
    let of_plan = |id| (id, record::plan(plan));
    let groups = plan.groups.iter().map(|group| of_plan(&group.id));
    unique("duplicate-id", groups.map(|(id, record)| (&id.value, &id.place, record)), findings);
    let tables = plan.tables.iter().map(|table| of_plan(&table.id));
    unique("duplicate-id", tables.map(|(id, record)| (&id.value, &id.place, record)), findings);
    let deliverables = plan.deliverables.iter().map(|one| of_plan(&one.id));
    unique(
        "duplicate-id",
        deliverables.map(|(id, record)| (&id.value, &id.place, record)),
        findings,
    );
    let indicators = plan.indicators.iter().map(|one| of_plan(&one.id));
    unique("duplicate-id", indicators.map(|(id, record)| (&id.value, &id.place, record)), findings);
    unique_appendices(&plan.appendices, &record::plan(plan), findings);

    for (at, basis) in plan.bases.iter().enumerate() {
        for reference in &basis.laws {
            known_law(workspace, reference, &record::basis(plan, at), findings);
        }
    }
    if let Some(reference) = &plan.issuer {
        known_unit(workspace, reference, &record::plan(plan), findings);
    }
    let names = Names::of(workspace, plan);
    for (at, task) in plan.tasks.iter().enumerate() {
        names.check(workspace, plan, task, &|| record::task(plan, at), findings);
    }
    for task in &plan.internal.tasks {
        names.check(workspace, plan, task, &|| record::plan(plan), findings);
    }
    for (at, owed) in plan.obligations.iter().enumerate() {
        for reference in owed.who.iter().chain(&owed.to).chain(&owed.via) {
            known_unit(workspace, reference, &record::obligation(plan, at), findings);
        }
    }
    for reference in plan.indicators.iter().filter_map(|one| one.lead.as_ref()) {
        known_unit(workspace, reference, &record::plan(plan), findings);
    }
    check_headings(&names, plan, findings);
    check_renamed(plan, findings);
    check_directives(plan, findings);
    for paper in plan.papers.iter().filter(|paper| paper.is_looked_at()) {
        check_paper(workspace, plan, paper, &names, findings);
    }
    for post in plan.every_post() {
        check_post(workspace, plan, post, findings);
    }
}

/// Headings within headings, and the headings that tables name.
fn check_headings(names: &Names, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let record = record::plan(plan);
    let within = plan.groups.iter().filter_map(|group| group.within.as_ref());
    for reference in within.chain(plan.tables.iter().flat_map(|table| &table.only)) {
        if !names.groups.contains(&reference.value) {
            let finding = Diagnostic::error("unknown-group").with("id", &reference.value);
            let finding = finding.at(reference.place.clone()).of(&record);
            findings.push(with_near(finding, reference, names.groups.iter().copied()));
        }
    }
    for group in &plan.groups {
        let Some(within) = &group.within else { continue };
        let above = task_table::headings_above(plan, &within.value);
        if above.iter().any(|other| other.id.value == group.id.value) {
            let finding = Diagnostic::error("group-circle").with("id", &group.id.value);
            findings.push(finding.at(within.place.clone()).of(&record));
        }
    }
}

/// Old ids: nothing has them any more, and each leads to a record at once. Tasks and obligations share
/// one space of ids, deliverables have another; an entry is about the one that has the new id.
fn check_renamed(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let work: BTreeSet<&Id> = plan
        .every_task()
        .map(|task| &task.id.value)
        .chain(plan.obligations.iter().map(|owed| &owed.id.value))
        .collect();
    let deliverables: BTreeSet<&Id> = plan.deliverables.iter().map(|one| &one.id.value).collect();
    let olds: BTreeMap<&Id, &Reference> =
        plan.renamed.iter().map(|one| (&one.old.value, &one.new)).collect();
    let record = record::plan(plan);
    for one in &plan.renamed {
        let (old, new) = (&one.old, &one.new);
        let spaces = [&work, &deliverables];
        let of_new: Vec<_> = spaces.iter().filter(|ids| ids.contains(&new.value)).collect();
        if let Some(next) = olds.get(&new.value) {
            let finding = Diagnostic::error("renamed-chain").with("id", &new.value);
            let hint = Line::new("renamed-chain.write").with("id", &next.value);
            findings.push(finding.at(new.place.clone()).of(&record).hint(hint));
        } else if of_new.is_empty() {
            let finding = Diagnostic::error("renamed-unknown").with("id", &new.value);
            let known = work.iter().chain(&deliverables).copied();
            findings.push(with_near(finding.at(new.place.clone()).of(&record), new, known));
        }
        if of_new.iter().any(|ids| ids.contains(&old.value)) {
            let finding = Diagnostic::error("renamed-used").with("id", &old.value);
            let hint = Line::new("renamed-used.remove");
            findings.push(finding.at(old.place.clone()).of(&record).hint(hint));
        }
    }
}

/// References of one of the year's other documents. Of the data of the plan, only that of
/// a unit can stand in the text, if there is one for each; what others owe by the document itself can, too.
fn check_paper(
    workspace: &Workspace,
    plan: &Plan,
    paper: &Paper,
    names: &Names,
    findings: &mut Vec<Diagnostic>,
) {
    for (at, basis) in paper.bases.iter().enumerate() {
        for reference in &basis.laws {
            let mut record = record::paper(plan, paper);
            record.push(Line::new("record.basis").with("n", at + 1));
            known_law(workspace, reference, &record, findings);
        }
    }
    if let Some(reference) = &paper.issuer {
        known_unit(workspace, reference, &record::paper(plan, paper), findings);
    }
    unique_appendices(&paper.appendices, &record::paper(plan, paper), findings);
    let of_paper = record::paper(plan, paper);
    for reference in paper.units.iter().chain(&paper.for_each) {
        known_unit(workspace, reference, &of_paper, findings);
    }
    for stage in &paper.fulfils {
        names.stage(plan, stage, &of_paper, findings);
    }
    let own = plan.like(paper);
    for (directive, place) in own.directives() {
        let of_unit = [TASKS, OBLIGATIONS].contains(&directive.name.as_str());
        if directive.name == OBLIGATION {
            check_obligation(&own, directive, place, findings);
        } else if !(of_unit && paper.for_each.is_some() && directive.argument.is_none()) {
            let finding = Diagnostic::error("paper-directive").with("name", &directive.name);
            findings.push(finding.at(place));
        }
    }
}

/// References of a post. No data of the plan can stand in its text.
fn check_post(workspace: &Workspace, plan: &Plan, post: &Post, findings: &mut Vec<Diagnostic>) {
    if let Some(reference) = &post.unit {
        known_unit(workspace, reference, &record::post(plan, post), findings);
    }
    markup::walk(&post.blocks, &mut |block| {
        if let BlockKind::Directive(directive) = &block.kind {
            let finding = Diagnostic::error("paper-directive").with("name", &directive.name);
            findings.push(finding.at(Place::new(&post.file, block.span.clone())));
        }
    });
}

/// Names of posts: those of all plans stand in one folder of the site.
pub fn check_posts(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Post> = BTreeMap::new();
    let posts = workspace.plans.iter().flat_map(Plan::every_post);
    for post in posts {
        let Some(before) = first.get(post.name.as_str()) else {
            first.insert(&post.name, post);
            continue;
        };
        let finding = Diagnostic::error("post-twice").with("name", &post.name);
        let other = before.title.place.clone();
        findings.push(
            finding
                .at(post.title.place.clone())
                .see(other, Line::new("duplicate-key.first"))
                .hint(Line::new("post-twice.rename")),
        );
    }
}

/// The ids that a task can refer to.
struct Names<'p> {
    units: BTreeSet<&'p Id>,
    groups: BTreeSet<&'p Id>,
    tasks: BTreeSet<&'p Id>,
    indicators: BTreeSet<&'p Id>,
    deliverables: BTreeMap<&'p Id, BTreeSet<&'p Id>>,
}

impl<'p> Names<'p> {
    fn of(workspace: &'p Workspace, plan: &'p Plan) -> Self {
        let stages = |one: &'p Deliverable| one.stages.iter().map(|stage| &stage.value).collect();
        Self {
            units: workspace.units().map(|unit| &unit.id).collect(),
            groups: plan.groups.iter().map(|group| &group.id.value).collect(),
            tasks: plan.every_task().map(|task| &task.id.value).collect(),
            indicators: plan.indicators.iter().map(|one| &one.id.value).collect(),
            deliverables: plan
                .deliverables
                .iter()
                .map(|one| (&one.id.value, stages(one)))
                .collect(),
        }
    }

    /// The references of a task. Its record is only named when something is wrong.
    fn check(
        &self,
        workspace: &Workspace,
        plan: &Plan,
        task: &Task,
        record: &dyn Fn() -> Vec<Line>,
        findings: &mut Vec<Diagnostic>,
    ) {
        for reference in task.every_unit() {
            if !self.units.contains(&reference.value) {
                known_unit(workspace, reference, &record(), findings);
            }
        }
        let mut known = |id, reference: &Reference, ids: &BTreeSet<&Id>| {
            if !ids.contains(&reference.value) {
                let finding = Diagnostic::error(id).with("id", &reference.value);
                let finding = finding.at(reference.place.clone()).of(&record());
                findings.push(with_near(finding, reference, ids.iter().copied()));
            }
        };
        if let Some(reference) = &task.group {
            known("unknown-group", reference, &self.groups);
        }
        for reference in &task.indicators {
            known("unknown-indicator", reference, &self.indicators);
        }
        for reference in &task.after {
            known("unknown-task", reference, &self.tasks);
        }
        for stage in &task.deliverables {
            self.stage(plan, stage, &record(), findings);
        }
    }

    /// A deliverable, and the stage of it.
    fn stage(&self, plan: &Plan, stage: &Stage, record: &[Line], findings: &mut Vec<Diagnostic>) {
        let mut known = |id, reference: &Reference, ids: &BTreeSet<&Id>| {
            if !ids.contains(&reference.value) {
                let finding = Diagnostic::error(id).with("id", &reference.value);
                let finding = finding.at(reference.place.clone()).of(record);
                findings.push(with_near(finding, reference, ids.iter().copied()));
            }
        };
        let Some(stages) = self.deliverables.get(&stage.deliverable.value) else {
            let ids = plan.deliverables.iter().map(|one| &one.id.value).collect();
            known("unknown-deliverable", &stage.deliverable, &ids);
            return;
        };
        if let Some(reference) = &stage.stage {
            known("unknown-stage", reference, stages);
        }
    }
}

fn unique<'r>(
    id: &'static str,
    records: impl Iterator<Item = Named<'r>>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&Id, &Place> = BTreeMap::new();
    for (name, place, record) in records {
        if let Some(before) = first.get(name) {
            let finding = Diagnostic::error(id).with("id", name).at(place.clone()).of(&record);
            findings.push(finding.see((*before).clone(), Line::new("duplicate-key.first")));
        } else {
            first.insert(name, place);
        }
    }
}

/// Ids of appendices: the text refers to them, and each is a place in the print.
fn unique_appendices(appendices: &[Appendix], of: &[Line], findings: &mut Vec<Diagnostic>) {
    let named = appendices.iter().enumerate().map(|(at, appendix)| {
        let mut record = of.to_vec();
        record.push(Line::new("record.appendix").with("n", at + 1));
        (&appendix.id.value, &appendix.id.place, record)
    });
    unique("duplicate-id", named, findings);
}

fn known_unit(
    workspace: &Workspace,
    reference: &Reference,
    record: &[Line],
    findings: &mut Vec<Diagnostic>,
) {
    let ids = || workspace.units().map(|unit| &unit.id);
    // Of a register that could not be read, nothing is known to be missing.
    if workspace.units.is_some() && !ids().any(|id| *id == reference.value) {
        let finding = Diagnostic::error("unknown-unit").with("unit", &reference.value);
        let finding = with_near(finding.at(reference.place.clone()).of(record), reference, ids());
        findings.push(finding.hint(Line::new("unknown-unit.register")));
    }
}

fn known_law(
    workspace: &Workspace,
    reference: &Reference,
    record: &[Line],
    findings: &mut Vec<Diagnostic>,
) {
    let ids = || workspace.laws().map(|law| &law.id);
    if workspace.laws.is_some() && !ids().any(|id| *id == reference.value) {
        let finding = Diagnostic::error("unknown-law").with("law", &reference.value);
        let finding = with_near(finding.at(reference.place.clone()).of(record), reference, ids());
        findings.push(finding.hint(Line::new("unknown-law.register")));
    }
}

fn with_near<'r>(
    finding: Diagnostic,
    reference: &Reference,
    known: impl Iterator<Item = &'r Id>,
) -> Diagnostic {
    match diagnostic::nearest(reference.value.as_str(), known.map(Id::as_str)) {
        Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
        None => finding,
    }
}

/// Whether what a directive places is owed.
fn check_obligation(
    plan: &Plan,
    directive: &Directive,
    place: Place,
    findings: &mut Vec<Diagnostic>,
) {
    let id = directive.argument.as_deref().unwrap_or_default();
    let ids = || plan.own_obligations().map(|owed| owed.id.value.as_str());
    if ids().any(|known| known == id) {
        return;
    }
    let mut finding = Diagnostic::error("unknown-obligation").with("id", id).at(place);
    if let Some(near) = diagnostic::nearest(id, ids()) {
        finding = finding.hint(Line::new("did-you-mean").with("near", near));
    }
    findings.push(finding);
}

fn check_directives(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for (directive, place) in plan.directives() {
        match (directive.name.as_str(), &directive.argument) {
            (TASKS | INDICATORS | OBLIGATIONS, None) => {}
            (TASKS, Some(id)) => {
                let ids = || plan.tables.iter().map(|table| table.id.value.as_str());
                if !ids().any(|known| known == id) {
                    let mut finding = Diagnostic::error("unknown-table").with("id", id).at(place);
                    if let Some(near) = diagnostic::nearest(id, ids()) {
                        finding = finding.hint(Line::new("did-you-mean").with("near", near));
                    }
                    findings.push(finding.hint(Line::new("unknown-table.write")));
                }
            }
            (OBLIGATION, Some(_)) => check_obligation(plan, directive, place, findings),
            _ => findings.push(
                Diagnostic::error("unknown-directive")
                    .with("name", &directive.name)
                    .at(place)
                    .hint(Line::new("unknown-directive.known")),
            ),
        }
    }
}
