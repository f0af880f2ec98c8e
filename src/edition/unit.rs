//! The plan by units: what each is named in, what it owes, what it receives.

use crate::model::{Id, Obligation, Plan, Task, Unit};
use crate::workspace::Workspace;

/// A unit that the plan names.
#[derive(Debug)]
pub struct UnitView<'w> {
    /// The unit.
    pub unit: &'w Unit,
    /// The tasks whose words name it, in printed order.
    pub tasks: Vec<&'w Task>,
    /// What it must send.
    pub owes: Vec<&'w Obligation>,
    /// What is sent to it.
    pub receives: Vec<&'w Obligation>,
    /// What is sent through it.
    pub forwards: Vec<&'w Obligation>,
}

/// The units that the plan names, in the order of the register.
pub fn views<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Vec<UnitView<'w>> {
    workspace
        .units()
        .map(|unit| {
            let is = |id: &Id| *id == unit.id;
            let owed = |named: &dyn Fn(&Obligation) -> bool| {
                plan.obligations.iter().filter(|obligation| named(obligation)).collect::<Vec<_>>()
            };
            let tasks = plan.tasks.iter();
            UnitView {
                unit,
                tasks: tasks.filter(|t| t.units.iter().any(|u| is(&u.value))).collect(),
                owes: owed(&|o| o.who.iter().any(|u| is(&u.value))),
                receives: owed(&|o| o.to.as_ref().is_some_and(|u| is(&u.value))),
                forwards: owed(&|o| o.via.as_ref().is_some_and(|u| is(&u.value))),
            }
        })
        .filter(|view| {
            let named = view.tasks.len() + view.owes.len() + view.receives.len();
            let issues = plan.issuer.as_ref().is_some_and(|id| id.value == view.unit.id);
            named + view.forwards.len() > 0 || issues
        })
        .collect()
}
