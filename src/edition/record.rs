//! The name of a record, from the outside in, for findings about it.

use crate::diagnostic::Line;
use crate::model::{Plan, When};

/// `2021`
pub fn plan(plan: &Plan) -> Vec<Line> {
    vec![Line::new("record.plan").with("plan", &plan.address)]
}

/// `2021 › tháng 3 › việc 2`, for the task at this place of the list.
pub fn task(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    let Some(task) = plan.tasks.get(at) else { return record };
    if let When::Month { month, .. } = task.when {
        record.push(Line::new("record.month").with("month", month));
    }
    let before = plan.tasks[..at].iter().filter(|other| other.when == task.when).count();
    record.push(Line::new("record.task").with("n", before + 1));
    record
}

/// `2021 › việc phải gửi 1`
pub fn obligation(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.obligation").with("n", at + 1));
    record
}

/// `2021 › căn cứ 2`
pub fn basis(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.basis").with("n", at + 1));
    record
}
