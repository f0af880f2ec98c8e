//! The rows of the table of tasks: what is done at the same time stands together.

use super::month_of;
use crate::model::{Group, Plan, Task};

/// A row: a time as it is printed, and its tasks.
#[derive(Debug)]
pub struct Row<'w> {
    /// The heading that begins before this row, where the table has headings.
    pub heading: Option<&'w Group>,
    /// The time, such as `Tháng 3` or `Quý II`.
    pub label: &'w str,
    /// The tasks, in printed order.
    pub tasks: Vec<&'w Task>,
}

/// The rows in printed order: heading by heading, and in each by time, where all times are months,
/// else in the order of the file.
pub fn views(plan: &Plan) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let headless = plan.tasks.iter().filter(|task| heading(plan, task).is_none());
    rows.extend(under(None, headless));
    for group in &plan.groups {
        let tasks = plan.tasks.iter();
        let tasks =
            tasks.filter(|task| heading(plan, task).is_some_and(|g| std::ptr::eq(g, group)));
        rows.extend(under(Some(group), tasks));
    }
    rows
}

fn heading<'p>(plan: &'p Plan, task: &Task) -> Option<&'p Group> {
    let id = task.group.as_ref()?;
    plan.groups.iter().find(|group| group.id.value == id.value)
}

fn under<'w>(heading: Option<&'w Group>, tasks: impl Iterator<Item = &'w Task>) -> Vec<Row<'w>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = std::collections::HashMap::new();
    for task in tasks {
        let label = task.when_words.as_str();
        let n = *at.entry(label).or_insert_with(|| {
            rows.push(Row { heading: None, label, tasks: Vec::new() });
            rows.len() - 1
        });
        rows[n].tasks.push(task);
    }
    let month = |row: &Row| row.tasks.first().and_then(|task| month_of(&task.when));
    if rows.iter().all(|row| month(row).is_some()) {
        rows.sort_by_key(|row| month(row));
    }
    if let Some(first) = rows.first_mut() {
        first.heading = heading;
    }
    rows
}
