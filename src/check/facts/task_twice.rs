//! No task stands in the table twice.

use std::collections::HashMap;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::{folded, time};
use crate::model::{Reference, Task};

/// A task with the words and the time of another.
pub static RULE: Rule =
    Rule { id: "task-twice", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let mut seen: HashMap<String, &Task> = HashMap::new();
    for (at, task) in plan.tasks.iter().enumerate() {
        let words = folded::key(&task.words());
        if words.is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&key(&words, task)) {
            findings.push(
                RULE.finding()
                    .at(task.text.place.clone())
                    .see(first.text.place.clone(), Line::new("duplicate-key.first"))
                    .of(&record::task(plan, at))
                    .hint(Line::new("task-twice.remove")),
            );
        } else {
            seen.insert(key(&words, task), task);
        }
    }
}

/// What two tasks must have in common to be the same one. Under another heading, or led by somebody
/// else, the same words are another task.
fn key(words: &str, task: &Task) -> String {
    let mut lead: Vec<&str> = task.lead.iter().map(|one| one.value.as_str()).collect();
    lead.sort_unstable();
    let group = task.group.as_ref().map_or("", |group: &Reference| group.value.as_str());
    format!("{words}\n{}\n{group}\n{}", time::words(&task.when), lead.join(" "))
}
