//! The plan by units: what each is named in, what it owes, what it receives.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::kin::Kin;
use crate::markup;
use crate::model::{Id, Obligation, Paper, Plan, Task, Unit, UnitKind};
use crate::workspace::Workspace;

/// A unit that the plan names.
#[derive(Debug)]
pub struct UnitView<'w> {
    /// The unit.
    pub unit: &'w Unit,
    /// The tasks that name it, or a group that it belongs to, in printed order.
    pub tasks: Vec<&'w Task>,
    /// What it must send.
    pub owes: Vec<&'w Obligation>,
    /// What is sent to it.
    pub receives: Vec<&'w Obligation>,
    /// What is sent through it.
    pub forwards: Vec<&'w Obligation>,
    /// The other documents of the year that call it to a meeting.
    pub invited: Vec<&'w Paper>,
    /// The paragraphs of the narrative that name it, by their number (from 0) and their words.
    pub mentions: Vec<(usize, String)>,
}

impl UnitView<'_> {
    /// Whether the plan names it, and not just its letterhead.
    #[must_use]
    pub fn is_named(&self) -> bool {
        let named = self.tasks.len() + self.owes.len() + self.receives.len();
        named + self.forwards.len() + self.invited.len() + self.mentions.len() > 0
    }
}

/// Tasks that are done at the same time: the time as it is printed, and the tasks in printed order.
pub type AtOneTime<'w> = (&'w str, Vec<&'w Task>);

impl<'w> UnitView<'w> {
    /// The tasks by time, the earliest first; last what has no days.
    #[must_use]
    pub fn by_time(&self, plan: &Plan) -> Vec<AtOneTime<'w>> {
        let days = |task: &&Task| {
            let spans = plan.spans(&task.when);
            (spans.is_empty(), spans.first().copied())
        };
        let mut tasks = self.tasks.clone();
        tasks.sort_by_key(days);
        let mut times: Vec<AtOneTime> = Vec::new();
        for task in tasks {
            match times.last_mut() {
                Some((label, tasks)) if *label == task.when_words => tasks.push(task),
                _ => times.push((&task.when_words, vec![task])),
            }
        }
        times
    }
}

/// The units that the plan names, in the order of the register.
pub fn views<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Vec<UnitView<'w>> {
    let paragraphs = markup::paragraphs(plan.blocks());
    let named = Named::of(plan);
    let kin = Kin::of(workspace);
    workspace
        .units()
        .map(|unit| {
            let is = |id: &Id| *id == unit.id;
            let bound = kin.bound(unit);
            let issues = plan.issuer.as_ref().is_some_and(|id| is(&id.value));
            let mut mentions = mentions(unit, &paragraphs);
            // `Ủy ban nhân dân xã xây dựng Kế hoạch như sau:` says nothing of the issuer's work.
            mentions.retain(|(_, words)| !issues || !words.trim_end().ends_with(':'));
            UnitView {
                unit,
                tasks: all(&named.tasks, &bound),
                owes: all(&named.owes, &bound),
                receives: all(&named.receives, &bound),
                forwards: all(&named.forwards, &bound),
                invited: invited(&named, &bound, unit),
                mentions,
            }
        })
        .filter(|view| {
            let issues = plan.issuer.as_ref().is_some_and(|id| id.value == view.unit.id);
            view.is_named() || issues
        })
        .collect()
}

/// Which records name which units: the plan is gone through once, however many units there are.
#[derive(Default)]
struct Named<'w> {
    tasks: ByUnit<'w, Task>,
    owes: ByUnit<'w, Obligation>,
    receives: ByUnit<'w, Obligation>,
    forwards: ByUnit<'w, Obligation>,
    invited: ByUnit<'w, Paper>,
}

/// Records with their place in print, by the unit that they name.
type ByUnit<'w, T> = HashMap<&'w Id, Vec<(usize, &'w T)>>;

impl<'w> Named<'w> {
    fn of(plan: &'w Plan) -> Self {
        let mut named = Self::default();
        for (at, task) in plan.tasks.iter().enumerate() {
            for unit in task.every_unit() {
                named.tasks.entry(&unit.value).or_default().push((at, task));
            }
        }
        for (at, obligation) in plan.obligations.iter().enumerate() {
            for unit in &obligation.who {
                named.owes.entry(&unit.value).or_default().push((at, obligation));
            }
            if let Some(unit) = &obligation.to {
                named.receives.entry(&unit.value).or_default().push((at, obligation));
            }
            if let Some(unit) = &obligation.via {
                named.forwards.entry(&unit.value).or_default().push((at, obligation));
            }
        }
        for (at, paper) in
            plan.papers.iter().enumerate().filter(|(_, paper)| !paper.meetings.is_empty())
        {
            for unit in &paper.units {
                named.invited.entry(&unit.value).or_default().push((at, paper));
            }
        }
        named
    }
}

/// The records of a unit and of the groups that it belongs to, each once, in printed order.
fn all<'w, T>(by_unit: &ByUnit<'w, T>, bound: &HashSet<&Id>) -> Vec<&'w T> {
    let records = bound.iter().filter_map(|id| by_unit.get(id)).flatten();
    let in_order: BTreeMap<usize, &'w T> = records.copied().collect();
    in_order.into_values().collect()
}

/// The documents that call a unit to a meeting; of those that each unit of a group has, its own.
fn invited<'w>(named: &Named<'w>, bound: &HashSet<&Id>, unit: &Unit) -> Vec<&'w Paper> {
    let mut papers = all(&named.invited, bound);
    papers.retain(|paper| match &paper.each {
        Some(each) => each.unit == unit.id || unit.kind == UnitKind::Group,
        None => true,
    });
    papers
}

/// The paragraphs that name a unit in one of its spellings, as whole words. Groups are left out:
/// `các đơn vị` is said of many things that are not the group.
fn mentions(unit: &Unit, paragraphs: &[String]) -> Vec<(usize, String)> {
    if unit.kind == UnitKind::Group {
        return Vec::new();
    }
    let spellings = || unit.names.iter().map(String::as_str).chain([&*unit.name, unit.short()]);
    let named = paragraphs.iter().enumerate();
    named
        .filter(|(_, words)| spellings().any(|name| contains_words(words, name)))
        .map(|(n, words)| (n, words.clone()))
        .collect()
}

/// Whether a text contains words and not just a part of longer ones.
fn contains_words(text: &str, words: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !inside(before.chars().next_back()) && !inside(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words() {
        assert!(contains_words("Yêu cầu Đài truyền thanh huyện, các xã", "Đài truyền thanh huyện"));
        assert!(!contains_words("UBND huyệnn", "UBND huyện"));
        assert!(contains_words("UBND huyệnn; UBND huyện.", "UBND huyện"));
    }
}
