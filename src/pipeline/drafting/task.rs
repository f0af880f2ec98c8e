//! A new task in a plan, in its place by time.

use std::path::Path;
use std::sync::Arc;

use super::readable;
use crate::diagnostic::{Diagnostic, Line};
use crate::language::{fold, time};
use crate::model::{Id, Plan, State, Task, When};
use crate::pipeline::exchange::{not_edited, worse, write_plan};
use crate::pipeline::{Failure, named};
use crate::source::SourceFile;
use crate::source::yaml::{self, Value};
use crate::workspace::{self, Field, NotEdited, TaskChange, TaskEdit, TaskRow, Workspace};

/// A task that is wanted.
#[derive(Debug)]
pub struct TaskRequest<'r> {
    /// The address of the plan, if it was said.
    pub plan: Option<&'r str>,
    /// Its words.
    pub text: &'r str,
    /// Its time, as words of the plan.
    pub when: &'r str,
    /// Who leads it: ids of units.
    pub lead: &'r [String],
    /// Its heading, in a plan whose tasks have some.
    pub group: Option<&'r str>,
    /// Its id, if one was said.
    pub id: Option<&'r str>,
    /// Whether it is only told what would be done.
    pub dry_run: bool,
}

/// A task that was added.
#[derive(Debug)]
pub struct NewTask {
    /// The file of the plan.
    pub path: String,
    /// Its id.
    pub id: String,
    /// The line of the file that it begins on.
    pub line: usize,
    /// Its lines.
    pub text: String,
    /// The id of the task that it follows, if it is not the first.
    pub behind: Option<String>,
    /// What should be looked at.
    pub warnings: Vec<Diagnostic>,
    /// Whether it was written.
    pub written: bool,
}

/// Adds a task to a plan, in its place by time.
///
/// # Errors
/// [`Failure`]; the file of the plan is then as it was.
pub fn new_task(root: &Path, request: &TaskRequest) -> Result<NewTask, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = named::plan(&workspace, request.plan, &findings)?;
    readable(plan, &findings)?;
    let wrong = wrong_task(&workspace, plan, request);
    if !wrong.is_empty() {
        return Err(Failure::Content(wrong));
    }
    let row = row(&workspace, plan, request);
    let order: Vec<&str> = ids_in_order(plan);
    let behind = place_by_time(plan, request, &order);
    let mut edit = TaskEdit::default();
    for id in &order {
        let words = [(Field::Id, (*id).to_owned())];
        edit.rows.push(TaskRow { words: words.into_iter().collect() });
    }
    let at = behind.map_or(0, |at| at + 1);
    edit.rows.insert(at, row);
    let edited =
        workspace::edit_tasks(&plan.file, &edit).map_err(|error| not_edited(&error, plan))?;
    let added = edited.changes.iter().find_map(|change| match change {
        TaskChange::Added { id, .. } => Some(id.clone()),
        _ => None,
    });
    let file = SourceFile::decode(&*plan.file.path, edited.text.clone().into_bytes())
        .map_err(|_| not_edited(&NotEdited::Unsure(String::new()), plan))?;
    let id = added.unwrap_or_default();
    let (line, text) = lines_of(&file, &id);
    let mut new = NewTask {
        path: plan.file.path.clone(),
        behind: behind.and_then(|at| order.get(at)).map(|id| (*id).to_owned()),
        id,
        line,
        text,
        warnings: Vec::new(),
        written: false,
    };
    if plan.document.state == State::Signed {
        let hint = Line::new("task-in-signed.amend");
        new.warnings.push(Diagnostic::warning("task-in-signed").about(&*plan.file.path).hint(hint));
    }
    let worse = worse(root, &workspace, findings, &file);
    if !worse.is_empty() {
        return Err(Failure::Content(worse));
    }
    if !request.dry_run {
        write_plan(root, plan, &edited.text)?;
        new.written = true;
    }
    Ok(new)
}

/// The ids of the tasks of a plan, as the file has them.
fn ids_in_order(plan: &Plan) -> Vec<&str> {
    let mut tasks: Vec<&Task> = plan.every_task().collect();
    tasks.sort_by_key(|task| task.id.place.span.start);
    tasks.into_iter().map(|task| task.id.value.as_str()).collect()
}

/// The task that a new one stands behind: the last that begins no later, of its heading where it has one.
fn place_by_time(plan: &Plan, request: &TaskRequest, order: &[&str]) -> Option<usize> {
    let begins = |when: &When| when.first_day().or(when.last_day(plan.before));
    let new = time::parse(request.when, plan.scope).ok().and_then(|when| begins(&when));
    let group = request.group.and_then(|group| group_of(plan, group));
    let in_group =
        |task: &Task| group.is_none() || task.group.as_ref().map(|one| &one.value) == group;
    let any = plan.every_task().any(&in_group);
    let mut last = None;
    for (at, id) in order.iter().enumerate() {
        let Some(task) = plan.every_task().find(|task| task.id.value.as_str() == *id) else {
            continue;
        };
        let no_later = match (begins(&task.when.value), new) {
            (Some(begin), Some(new)) => begin <= new,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        if no_later && (in_group(task) || !any) {
            last = Some(at);
        }
    }
    // Before all others of its heading, and so behind what stands before that.
    if last.is_none() && any && group.is_some() {
        let first = order.iter().position(|id| {
            plan.every_task().any(|task| task.id.value.as_str() == *id && in_group(task))
        });
        return first.and_then(|at| at.checked_sub(1));
    }
    last
}

/// The row of the new task.
fn row(workspace: &Workspace, plan: &Plan, request: &TaskRequest) -> TaskRow {
    let lead: Vec<String> = request
        .lead
        .iter()
        .filter_map(|name| Some(named::unit(workspace, name).ok()?.id.to_string()))
        .collect();
    let group = request.group.and_then(|group| group_of(plan, group)).map(Id::to_string);
    let words = [
        (Field::Id, request.id.unwrap_or_default().to_owned()),
        (Field::When, request.when.to_owned()),
        (Field::Text, request.text.to_owned()),
        (Field::Lead, lead.join("\n")),
        (Field::Group, group.unwrap_or_default()),
    ];
    let words = words.into_iter().filter(|(field, words)| *field == Field::Id || !words.is_empty());
    TaskRow { words: words.map(|(field, words)| (field.clone(), field.tidy(&words))).collect() }
}

/// The heading of an id or a title.
fn group_of<'p>(plan: &'p Plan, name: &str) -> Option<&'p Id> {
    let small = name.trim().to_lowercase();
    let group = plan.groups.iter().find(|group| {
        group.id.value.as_str() == small || group.title.value.to_lowercase() == small
    })?;
    Some(&group.id.value)
}

/// What is wrong with a task that is wanted, all of it.
fn wrong_task(workspace: &Workspace, plan: &Plan, request: &TaskRequest) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    if request.text.trim().is_empty() {
        wrong.push(Diagnostic::error("usage-no-words"));
    }
    if let Err(error) = time::parse(request.when, plan.scope) {
        wrong.push(
            workspace::time_finding(&error)
                .hint(Line::new("usage-when.forms").with("when", request.when)),
        );
    }
    let lead = request.lead.iter().map(|name| named::unit(workspace, name));
    wrong.extend(lead.filter_map(Result::err));
    if let Some(group) = request.group
        && group_of(plan, group).is_none()
    {
        let finding = Diagnostic::error("usage-unknown-group").with("group", group);
        let known: Vec<&str> = plan.groups.iter().map(|group| group.id.value.as_str()).collect();
        wrong.push(if known.is_empty() {
            finding.hint(Line::new("usage-unknown-group.none"))
        } else {
            finding.hint(Line::new("allowed").with("words", known.join(", ")))
        });
    }
    if let Some(id) = request.id {
        let tasks = plan.every_task().map(|task| &task.id.value);
        let taken = tasks.chain(plan.obligations.iter().map(|owed| &owed.id.value));
        if Id::new(id).is_none() {
            let hint = Line::new("usage-bad-id.form").with("right", fold::slug(id));
            wrong.push(Diagnostic::error("usage-bad-id").with("id", id).hint(hint));
        } else if taken.into_iter().any(|taken| taken.as_str() == id) {
            let hint = Line::new("usage-id-taken.leave");
            wrong.push(Diagnostic::error("usage-id-taken").with("id", id).hint(hint));
        }
    }
    wrong
}

/// Where a task begins in a file, and its lines.
fn lines_of(file: &Arc<SourceFile>, id: &str) -> (usize, String) {
    let found = yaml::parse(&file.text).0.and_then(|root| {
        let Value::Map(entries) = root.value else { return None };
        let tasks = entries.into_iter().find(|entry| entry.key == "tasks")?;
        let Value::List(items) = tasks.value.value else { return None };
        items.into_iter().find_map(|item| {
            let Value::Map(fields) = &item.value else { return None };
            let own = fields.iter().find(|field| field.key == "id")?;
            let Value::Scalar(found) = &own.value.value else { return None };
            let end = fields.iter().map(|field| field.value.span.end).max()?;
            (found == id).then_some((item.span.start, end))
        })
    });
    let Some((start, end)) = found else { return (0, String::new()) };
    let start = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = file
        .text
        .get(end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(file.text.len(), |at| end + at);
    let text = file.text.get(start..end).unwrap_or_default().replace('\r', "");
    (file.line_column(start).0, text.trim_end().to_owned())
}
