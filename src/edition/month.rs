//! The plan by months.

use crate::model::{Plan, Task, When};

/// A month and its tasks.
#[derive(Debug)]
pub struct MonthView<'w> {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// The tasks, in printed order.
    pub tasks: Vec<&'w Task>,
}

/// The months that hold tasks, in order.
pub fn views(plan: &Plan) -> Vec<MonthView<'_>> {
    let mut months: Vec<MonthView> = Vec::new();
    for task in &plan.tasks {
        let When::Month { year, month } = task.when else { continue };
        match months.iter_mut().find(|view| (view.year, view.month) == (year, month)) {
            Some(view) => view.tasks.push(task),
            None => months.push(MonthView { year, month, tasks: vec![task] }),
        }
    }
    months.sort_by_key(|view| (view.year, view.month));
    months
}
