//! Groups and their members (nhóm đơn vị, đơn vị thuộc nhóm).

use std::collections::{BTreeMap, HashSet};

use crate::model::{Id, Unit, UnitKind};
use crate::workspace::Workspace;

/// Which groups units belong to, and which units groups are made of.
pub struct Kin<'w> {
    members: BTreeMap<&'w Id, Vec<&'w Id>>,
    groups: BTreeMap<&'w Id, Vec<&'w Id>>,
}

impl<'w> Kin<'w> {
    /// Of the units of the registers.
    pub fn of(workspace: &'w Workspace) -> Self {
        let mut kin = Self { members: BTreeMap::new(), groups: BTreeMap::new() };
        for unit in workspace.units() {
            for member in &unit.members {
                kin.members.entry(&unit.id).or_default().push(&member.value);
                kin.groups.entry(&member.value).or_default().push(&unit.id);
            }
        }
        kin
    }

    /// The unit itself, and the groups that it belongs to, those of groups too: what these owe it owes.
    pub fn bound(&self, unit: &'w Unit) -> HashSet<&'w Id> {
        let mut found = HashSet::from([&unit.id]);
        reach(&self.groups, &unit.id, &mut found);
        found
    }

    /// What binds a unit, and of a group its members.
    pub fn concerned(&self, unit: &'w Unit) -> HashSet<&'w Id> {
        let mut found = self.bound(unit);
        if unit.kind == UnitKind::Group {
            reach(&self.members, &unit.id, &mut found);
        }
        found
    }
}

/// Whatever can be reached; a group that holds itself ends there.
fn reach<'w>(ways: &BTreeMap<&'w Id, Vec<&'w Id>>, from: &'w Id, found: &mut HashSet<&'w Id>) {
    let mut ahead = vec![from];
    while let Some(id) = ahead.pop() {
        for next in ways.get(id).into_iter().flatten() {
            if found.insert(next) {
                ahead.push(next);
            }
        }
    }
}
