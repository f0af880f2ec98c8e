//! The name of a record, from the outside in, for findings about it.

use crate::diagnostic::Line;
use crate::model::{Paper, Plan, Post, Task};

/// `2021`
#[must_use]
pub fn plan(plan: &Plan) -> Vec<Line> {
    vec![Line::new("record.plan").with("plan", &plan.address)]
}

/// `2021 › văn bản bao-cao-tong-ket`
#[must_use]
pub fn paper(plan: &Plan, paper: &Paper) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.paper").with("paper", paper.common_name()));
    record
}

/// `2021 › bài le-phat-dong`
#[must_use]
pub fn post(plan: &Plan, post: &Post) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.post").with("post", &post.name));
    record
}

/// `2021 › tháng 3 › việc 2`, for the task at this place of the list.
#[must_use]
pub fn task(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    let Some(task) = plan.tasks.get(at) else { return record };
    if !task.when_words.is_empty() {
        let when = task.when_words.to_lowercase();
        record.push(Line::new("record.when").with("when", when));
    }
    record.push(Line::new("record.task").with("n", task.number));
    record
}

/// The record of a task of the plan; that of the plan itself for one that is not published, which
/// has no place in the printed order.
#[must_use]
pub fn any_task(plan: &Plan, task: &Task) -> Vec<Line> {
    match plan.tasks.iter().position(|other| std::ptr::eq(other, task)) {
        Some(at) => self::task(plan, at),
        None => self::plan(plan),
    }
}

/// `2021 › việc phải gửi 1`
#[must_use]
pub fn obligation(plan: &Plan, at: usize) -> Vec<Line> {
    let paper = plan.obligations.get(at).and_then(|duty| duty.paper.as_ref());
    let mut record = self::plan(plan);
    if let Some(paper) = paper {
        record.push(Line::new("record.paper").with("paper", paper));
    }
    // They are counted in the file that they stand in.
    let before = plan.obligations.iter().take(at).filter(|duty| duty.paper.as_ref() == paper);
    record.push(Line::new("record.obligation").with("n", before.count() + 1));
    record
}

/// `2021 › căn cứ 2`
#[must_use]
pub fn basis(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.basis").with("n", at + 1));
    record
}

/// `2021 › nơi nhận 2`
#[must_use]
pub fn recipient(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.recipient").with("n", at + 1));
    record
}

/// `2021 › sản phẩm 2`
#[must_use]
pub fn deliverable(plan: &Plan, at: usize) -> Vec<Line> {
    let mut record = self::plan(plan);
    record.push(Line::new("record.deliverable").with("n", at + 1));
    record
}
