//! What a plan is made of: its files, the pictures of its texts, the days that its data names.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::markup::{self, Block, BlockKind};
use crate::model::{Appendix, Plan, Stretch, When, WhenKind};
use crate::source::SourceFile;

/// The files that make up a plan: its own, its text, those of appendices, and the document that it is issued with.
pub fn files(plan: &Plan) -> Vec<Arc<SourceFile>> {
    let mut files = vec![Arc::clone(&plan.file)];
    let mut add = |file: &Arc<SourceFile>| {
        if !files.iter().any(|known| known.path == file.path) {
            files.push(Arc::clone(file));
        }
    };
    plan.texts().for_each(|text| add(&text.file));
    if let Some(paper) = plan.issued_with() {
        add(&paper.file);
        texts(&paper.appendices).for_each(add);
    }
    files
}

fn texts(appendices: &[Appendix]) -> impl Iterator<Item = &Arc<SourceFile>> {
    appendices.iter().filter_map(|appendix| Some(&appendix.text.as_ref()?.file))
}

/// The pictures of the texts of a plan.
pub fn pictures(plan: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut gather = |path: &str, blocks: &[Block]| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        markup::walk(blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind
                && figure.picture.is_some()
            {
                found.insert(format!("{folder}/{}", figure.file));
            }
        });
    };
    plan.texts().for_each(|text| gather(&text.file.path, &text.blocks));
    if let Some(paper) = plan.issued_with() {
        gather(&paper.file.path, &paper.blocks);
        for text in paper.appendices.iter().filter_map(|appendix| appendix.text.as_ref()) {
            gather(&text.file.path, &text.blocks);
        }
    }
    found
}

/// The days that the data of a plan names, each with where its record stands.
pub fn days(plan: &Plan) -> Vec<(usize, NaiveDate)> {
    let mut days = Vec::new();
    for task in plan.every_task() {
        named_days(&task.when.value, task.when.place.span.start, &mut days);
        for meeting in &task.meetings {
            days.push((meeting.on.place.span.start, meeting.on.value));
        }
    }
    for owed in plan.own_obligations() {
        named_days(&owed.when.value, owed.when.place.span.start, &mut days);
    }
    days
}

fn named_days(when: &When, at: usize, days: &mut Vec<(usize, NaiveDate)>) {
    let mut add = |stretch: &Stretch| {
        if let Stretch::Day(day) = stretch {
            days.push((at, *day));
        }
    };
    match &when.kind {
        WhenKind::In(one)
        | WhenKind::Before(one)
        | WhenKind::By(one)
        | WhenKind::From(one)
        | WhenKind::Until(one) => add(one),
        WhenKind::Span { from, to } => {
            add(from);
            add(to);
        }
        WhenKind::Several(all) => all.iter().for_each(add),
        WhenKind::Relative { anchor: Some(anchor), .. } => days.push((at, anchor.on)),
        WhenKind::Compound(parts) => parts.iter().for_each(|part| named_days(part, at, days)),
        WhenKind::Phases(phases) => {
            for phase in phases {
                named_days(&phase.when, at, days);
            }
        }
        WhenKind::WithLimit { target, limit } => {
            named_days(target, at, days);
            named_days(limit, at, days);
        }
        _ => {}
    }
}
