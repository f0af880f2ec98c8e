//! The plan by months.

use std::collections::BTreeMap;

use crate::model::{Plan, Task};

/// A month and its tasks.
#[derive(Debug)]
pub struct MonthView<'w> {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// The tasks that are done in it, in printed order.
    pub tasks: Vec<&'w Task>,
}

/// The months that hold tasks, in order. What is done in a quarter is done in each of its months;
/// what is done all year round stands in none.
pub fn views(plan: &Plan) -> Vec<MonthView<'_>> {
    let mut months: BTreeMap<(i32, u32), Vec<&Task>> = BTreeMap::new();
    for task in &plan.tasks {
        for month in task.when.months() {
            months.entry(month).or_default().push(task);
        }
    }
    months.into_iter().map(|((year, month), tasks)| MonthView { year, month, tasks }).collect()
}
