//! No task waits for itself, be it by way of others.

use std::collections::BTreeMap;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::model::{Id, Plan, Task};

/// Tasks that wait for each other.
pub static RULE: Rule =
    Rule { id: "after-circle", severity: Severity::Error, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let waits = Waits::of(plan);
    for circle in waits.circles() {
        let tasks: Vec<&Task> =
            circle.iter().filter_map(|at| waits.tasks.get(*at)).copied().collect();
        let (Some(first), Some(next)) = (tasks.first(), tasks.get(1).or(tasks.first())) else {
            continue;
        };
        let Some(reference) = first.after.iter().find(|one| one.value == next.id.value) else {
            continue;
        };
        let ids = tasks.iter().chain([first]).map(|task| task.id.as_str());
        findings.push(
            RULE.finding()
                .with("id", &first.id)
                .with("circle", ids.collect::<Vec<_>>().join(" → "))
                .at(reference.place.clone())
                .of(&record::any_task(plan, first))
                .hint(Line::new("after-circle.remove")),
        );
    }
}

/// Which task waits for which (`after`), by their places in the file, internal ones last.
pub struct Waits<'p> {
    tasks: Vec<&'p Task>,
    after: Vec<Vec<usize>>,
    knot: Vec<usize>,
}

impl<'p> Waits<'p> {
    /// The tasks of a plan.
    pub fn of(plan: &'p Plan) -> Self {
        let tasks: Vec<&Task> = plan.every_task().collect();
        let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
        for (at, task) in tasks.iter().enumerate() {
            places.entry(&task.id.value).or_insert(at);
        }
        let after: Vec<Vec<usize>> = tasks
            .iter()
            .map(|task| {
                task.after.iter().filter_map(|one| places.get(&one.value)).copied().collect()
            })
            .collect();
        let knot = knots(&after);
        Self { tasks, after, knot }
    }

    /// Each task with those that it waits for, such as are tied to it in a circle left out: there,
    /// the order of times says nothing.
    pub fn orders(&self) -> impl Iterator<Item = (&'p Task, &'p Task)> {
        self.tasks.iter().zip(&self.after).enumerate().flat_map(move |(at, (task, after))| {
            let loose =
                after.iter().filter(move |other| self.knot.get(**other) != self.knot.get(at));
            loose.filter_map(|other| Some((*task, *self.tasks.get(*other)?)))
        })
    }

    /// One circle of each knot, the shortest through its first task.
    fn circles(&self) -> Vec<Vec<usize>> {
        let mut told = vec![false; self.tasks.len()];
        let mut circles = Vec::new();
        for at in 0..self.tasks.len() {
            let Some(knot) = self.knot.get(at) else { continue };
            if told.get(*knot).copied().unwrap_or(true) {
                continue;
            }
            if let Some(circle) = self.circle(at) {
                circles.push(circle);
                if let Some(told) = told.get_mut(*knot) {
                    *told = true;
                }
            }
        }
        circles
    }

    /// The shortest circle through a task, breadth first within its knot.
    fn circle(&self, start: usize) -> Option<Vec<usize>> {
        let mut from: BTreeMap<usize, usize> = BTreeMap::new();
        let mut row = std::collections::VecDeque::from([start]);
        while let Some(at) = row.pop_front() {
            for next in self.after.get(at)? {
                if self.knot.get(*next) != self.knot.get(start) {
                    continue;
                }
                if *next == start {
                    let mut circle = vec![at];
                    while let Some(before) = circle.last().and_then(|last| from.get(last)) {
                        circle.push(*before);
                    }
                    circle.reverse();
                    return Some(circle);
                }
                if !from.contains_key(next) {
                    from.insert(*next, at);
                    row.push_back(*next);
                }
            }
        }
        None
    }
}

/// The knots of a graph: nodes that reach each other have the same number (strongly connected
/// components, Tarjan's way, with a stack of its own because rows of tasks may be long).
fn knots(edges: &[Vec<usize>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![NEW; edges.len()];
    let mut knot = vec![NEW; edges.len()];
    let (mut count, mut knots) = (0, 0);
    let mut open = Vec::new();
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..edges.len() {
        if order[start] != NEW {
            continue;
        }
        path.push((start, 0));
        while let Some((at, edge)) = path.pop() {
            if edge == 0 {
                order[at] = count;
                low[at] = count;
                count += 1;
                open.push(at);
            }
            if let Some(next) = edges[at].get(edge).copied() {
                path.push((at, edge + 1));
                if order[next] == NEW {
                    path.push((next, 0));
                } else if knot[next] == NEW {
                    low[at] = low[at].min(order[next]);
                }
                continue;
            }
            if low[at] == order[at] {
                while let Some(member) = open.pop() {
                    knot[member] = knots;
                    if member == at {
                        break;
                    }
                }
                knots += 1;
            }
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
        }
    }
    knot
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a node reaches another, the slow way.
    fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
        let mut seen = vec![false; edges.len()];
        let mut row = vec![from];
        while let Some(at) = row.pop() {
            for next in &edges[at] {
                if *next == to {
                    return true;
                }
                if !std::mem::replace(&mut seen[*next], true) {
                    row.push(*next);
                }
            }
        }
        false
    }

    #[test]
    fn a_long_row_of_tasks_needs_no_deep_stack() {
        let row: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        assert!(knots(&row).iter().all(|knot| *knot == 0));
    }

    proptest! {
        #[test]
        fn knots_hold_what_reaches_each_other(
            edges in prop::collection::vec(prop::collection::vec(0usize..7, 0..3), 7)
        ) {
            let knot = knots(&edges);
            for a in 0..7 {
                for b in 0..7 {
                    let tied = a == b || reaches(&edges, a, b) && reaches(&edges, b, a);
                    prop_assert_eq!(knot[a] == knot[b], tied);
                }
            }
        }
    }
}
