//! What a workspace and its plan know: units by any of their names, and the ids that cells may refer to.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::phrase;
use crate::markup;
use crate::model::{Id, Plan, Scope};
use crate::workspace::Workspace;

/// What cells may refer to.
pub struct Known<'w> {
    /// Where a time belongs that names no year.
    pub scope: Scope,
    /// Units by their names, in small letters; nothing for a name that several have. `None` where the
    /// register could not be read.
    units: Option<BTreeMap<String, Option<&'w Id>>>,
    /// The headings: id and title.
    pub groups: Vec<(&'w str, &'w str)>,
    /// The deliverables: id, title, stages.
    pub deliverables: Vec<(&'w str, &'w str, Vec<&'w str>)>,
    /// The indicators.
    pub indicators: BTreeSet<&'w str>,
    /// The tasks by id, with their words.
    pub tasks: BTreeMap<&'w str, String>,
    /// Ids that other records have.
    pub taken: BTreeSet<&'w str>,
}

impl<'w> Known<'w> {
    /// What a plan of a workspace knows.
    pub fn of(workspace: &'w Workspace, plan: &'w Plan) -> Self {
        let units = workspace.units.is_some().then(|| {
            let mut names: BTreeMap<String, Option<&Id>> = BTreeMap::new();
            for unit in workspace.units() {
                let own = [Some(&unit.name), unit.short.as_ref(), unit.abbreviation.as_ref()];
                let all: BTreeSet<String> =
                    own.into_iter().flatten().chain(&unit.names).map(|name| small(name)).collect();
                for name in all {
                    let known = names.entry(name).or_insert(Some(&unit.id));
                    if *known != Some(&unit.id) {
                        *known = None;
                    }
                }
            }
            for unit in workspace.units() {
                names.insert(unit.id.as_str().to_owned(), Some(&unit.id));
            }
            names
        });
        let tasks = plan.tasks.iter().chain(&plan.internal.tasks);
        Self {
            scope: plan.scope,
            units,
            groups: plan.groups.iter().map(|g| (g.id.as_str(), g.title.as_str())).collect(),
            deliverables: plan
                .deliverables
                .iter()
                .map(|one| {
                    let stages = one.stages.iter().map(|stage| stage.as_str()).collect();
                    (one.id.as_str(), one.title.as_str(), stages)
                })
                .collect(),
            indicators: plan.indicators.iter().map(|one| one.id.as_str()).collect(),
            tasks: tasks.map(|task| (task.id.as_str(), markup::plain(&task.text))).collect(),
            taken: plan.obligations.iter().map(|one| one.id.as_str()).collect(),
        }
    }

    /// The unit that has an id or a name; none where no unit has it, or several.
    pub fn unit(&self, name: &str) -> Option<String> {
        match &self.units {
            Some(units) => match units.get(&small(name)) {
                Some(Some(id)) => Some(id.to_string()),
                _ => None,
            },
            // What is wrong with the register is told by itself.
            None => Id::new(name).map(|id| id.to_string()),
        }
    }
}

/// A name without what is written differently without a difference.
fn small(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(phrase::small).collect()
}
