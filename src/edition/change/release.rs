//! What a plan says otherwise than when it was released last (khác bản đã phát hành).

use super::entry::Field;
use super::plan::PlanChanges;
use crate::model::Plan;

/// What is otherwise since the last release of a plan.
#[derive(Debug)]
pub struct SinceRelease {
    /// Which release that was.
    pub number: u32,
    /// What is otherwise. Whether the plan may still be changed (`state`) is no part of what it says.
    pub changes: PlanChanges,
}

impl SinceRelease {
    /// Compares a plan with the last copy of what was released; `None` where there was no release.
    #[must_use]
    pub fn of(plan: &Plan) -> Option<Self> {
        Self::before(plan, u32::MAX)
    }

    /// Compares a plan with the last copy of what was released before the release of a number.
    #[must_use]
    pub fn before(plan: &Plan, number: u32) -> Option<Self> {
        let last = plan.released.iter().rfind(|copy| copy.number < number)?;
        Some(Self { number: last.number, changes: between(&last.plan, plan) })
    }
}

/// What a plan says otherwise than a copy of it.
pub(super) fn between(copy: &Plan, plan: &Plan) -> PlanChanges {
    let mut changes = PlanChanges::within(copy, plan);
    changes.entries.retain(|entry| {
        let mut fields = entry.fields.iter();
        entry.fields.is_empty() || fields.any(|change| change.field != Field::State)
    });
    changes
}
