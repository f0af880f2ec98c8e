//! Changing the tasks of a plan's file to what a table says. Only the signs of a value that differs are
//! written anew; every other byte (remarks, order, spelling, blank lines) stays as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::plan_text::{Data, Layout, entry, flow, item, like, line_break};
use super::task::Proposals;
use super::worksheet::{BadCell, Field, TaskRows, cell, entry_of, field_of, tasks};
use crate::source::SourceFile;
use crate::source::yaml::{self, Entry, Node, Value};

/// A row of a table that tasks are taken from: tidy words by field. A field that it does not have stays as
/// it is in the file; one with empty words is taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskRow {
    /// The words.
    pub words: BTreeMap<Field, String>,
}

/// A heading that tasks need and the plan does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGroup {
    /// Its id.
    pub id: String,
    /// Its number as printed.
    pub label: Option<String>,
    /// Its title.
    pub title: String,
}

/// What the tasks of a plan shall be.
#[derive(Debug, Clone, Default)]
pub struct TaskEdit {
    /// The rows, in order.
    pub rows: Vec<TaskRow>,
    /// Headings to add.
    pub groups: Vec<NewGroup>,
    /// Whether the rows are all new: nothing is said of the tasks that there are.
    pub only_new: bool,
    /// Whether tasks without a row are taken out.
    pub remove_missing: bool,
}

/// A field of a task that has other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// Its words before; empty if it was not there.
    pub before: String,
    /// Its words afterwards; empty if it was taken out.
    pub after: String,
}

/// What happens to a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskChange {
    /// It is new.
    Added {
        /// Its id.
        id: String,
        /// Its words.
        text: String,
        /// Whether the table had no id for it.
        proposed: bool,
    },
    /// It has other fields.
    Changed {
        /// Its id.
        id: String,
        /// What differs.
        fields: Vec<FieldChange>,
    },
    /// It is taken out.
    Removed {
        /// Its id.
        id: String,
        /// Its words.
        text: String,
    },
    /// The table has no row for it; it stays.
    Missing {
        /// Its id.
        id: String,
        /// Its words.
        text: String,
    },
}

/// A plan's file as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedPlan {
    /// The bytes of the file.
    pub text: String,
    /// What happens to its tasks: in the order of the table, then what has no row.
    pub changes: Vec<TaskChange>,
    /// Tasks that stand elsewhere in the table; they stay where they are in the file.
    pub moved: Vec<String>,
}

/// Why a file cannot be changed to what a table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotEdited {
    /// It has no list of tasks.
    NoTasks,
    /// Words of a cell are of no use in the file.
    BadCell(String, Field, BadCell),
    /// The new text would be read as something else: the file is written in a way that this does not know.
    Unsure(String),
}

/// A stretch of the file and what stands there afterwards.
type Edit = (Range<usize>, String);

/// What a field becomes: its key within the outer one, the field, and its value.
type Wish<'f> = (Option<&'f str>, &'f Field, Option<Data>);

/// The file with the tasks of a table.
///
/// # Errors
/// [`NotEdited`].
pub fn edit(file: &Arc<SourceFile>, wanted: &TaskEdit) -> Result<EditedPlan, NotEdited> {
    let (Some(root), _) = yaml::parse(&file.text) else { return Err(NotEdited::NoTasks) };
    let list = entry_of(&root, "tasks").ok_or(NotEdited::NoTasks)?;
    if !matches!(list.value.value, Value::List(_) | Value::Null) {
        return Err(NotEdited::NoTasks);
    }
    let mut work = Work {
        layout: Layout { text: &file.text },
        line_break: line_break(&file.text),
        edits: Vec::new(),
    };
    let old = tasks(&root);
    let ids: Vec<String> = old.iter().map(|task| cell(task, &Field::Id)).collect();
    let place: BTreeMap<&str, usize> =
        ids.iter().enumerate().map(|(n, id)| (id.as_str(), n)).collect();
    let mut proposals = Proposals::of(old);
    for node in entry_of(&root, "obligations").iter().flat_map(|entry| match &entry.value.value {
        Value::List(items) => &items[..],
        _ => &[],
    }) {
        proposals.take(&cell(node, &Field::Id));
    }
    for row in &wanted.rows {
        proposals.take(row.id());
    }

    let mut changes = Vec::new();
    let mut expected: BTreeMap<String, BTreeMap<Field, String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    let rows = identified(wanted, old, &ids);
    let mut before = if wanted.only_new { old.len().checked_sub(1) } else { None };
    let mut new: BTreeMap<Option<usize>, Vec<BTreeMap<&str, Vec<Wish>>>> = BTreeMap::new();
    for row in &rows {
        if let Some(at) = place.get(row.id()).copied() {
            before = Some(at);
            seen.insert(at);
            order.push(at);
            let fields = row.changes(&old[at]);
            expected.insert(ids[at].clone(), row.words.clone());
            if !fields.is_empty() {
                let wishes = wishes(
                    row.id(),
                    row.words
                        .iter()
                        .filter(|(field, _)| fields.iter().any(|change| change.field == **field)),
                )?;
                work.change(&old[at], &wishes);
                changes.push(TaskChange::Changed { id: ids[at].clone(), fields });
            }
            continue;
        }
        let text = row.words.get(&Field::Text).cloned().unwrap_or_default();
        let proposed = row.id().is_empty();
        let id = match row.id() {
            "" => proposals.propose(&text).to_string(),
            id => id.to_owned(),
        };
        let mut fields = wishes(&id, row.words.iter())?;
        fields.insert("id", vec![(None, &Field::Id, Some(Data::Plain(id.clone())))]);
        new.entry(before).or_default().push(fields);
        let words = row.words.iter().filter(|(field, _)| **field != Field::Id);
        expected.insert(id.clone(), words.map(|(f, w)| (f.clone(), w.clone())).collect());
        changes.push(TaskChange::Added { id, text, proposed });
    }
    let mut removed = BTreeSet::new();
    if !wanted.only_new {
        for (at, task) in old.iter().enumerate().filter(|(at, _)| !seen.contains(at)) {
            let (id, text) = (ids[at].clone(), cell(task, &Field::Text));
            changes.push(if wanted.remove_missing {
                removed.insert(at);
                TaskChange::Removed { id, text }
            } else {
                TaskChange::Missing { id, text }
            });
        }
    }
    work.list(list, old, &new, &removed);
    if !wanted.groups.is_empty() {
        work.groups(&root, list, &wanted.groups);
    }
    let text = work.written(file);
    check(&text, file, &expected, &removed, &ids)?;
    let moved = moved(&order).into_iter().map(|at| ids[at].clone()).collect();
    Ok(EditedPlan { text, changes, moved })
}

impl TaskRow {
    /// The id; empty where there is none.
    #[must_use]
    pub fn id(&self) -> &str {
        self.words.get(&Field::Id).map_or("", String::as_str)
    }

    /// What it says otherwise than a task of the file.
    fn changes(&self, task: &Node) -> Vec<FieldChange> {
        let other = |(field, after): (&Field, &String)| {
            let before = cell(task, field);
            (!field.is_same(&before, after)).then(|| FieldChange {
                field: field.clone(),
                before,
                after: after.clone(),
            })
        };
        self.words.iter().filter_map(other).collect()
    }
}

/// The rows, in which one without an id has that of a task with its words that no other row speaks of: a
/// table without ids for its new rows may come in twice.
fn identified(wanted: &TaskEdit, old: &[Node], ids: &[String]) -> Vec<TaskRow> {
    let named: BTreeSet<&str> = wanted.rows.iter().map(TaskRow::id).collect();
    let mut free: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (task, id) in old.iter().zip(ids).rev() {
        if !named.contains(id.as_str()) {
            free.entry(cell(task, &Field::Text)).or_default().push(id);
        }
    }
    let mut rows = wanted.rows.clone();
    for row in rows.iter_mut().filter(|row| row.id().is_empty() && !wanted.only_new) {
        let text = row.words.get(&Field::Text);
        if let Some(id) = text.and_then(|text| free.get_mut(text)?.pop()) {
            row.words.insert(Field::Id, id.clone());
        }
    }
    rows
}

/// The values of fields by the outer key of each.
fn wishes<'f>(
    id: &str,
    words: impl Iterator<Item = (&'f Field, &'f String)>,
) -> Result<BTreeMap<&'f str, Vec<Wish<'f>>>, NotEdited> {
    let mut wishes: BTreeMap<&str, Vec<Wish>> = BTreeMap::new();
    for (field, words) in words {
        let bad = |problem| NotEdited::BadCell(id.to_owned(), field.clone(), problem);
        let data = field.data(words).map_err(bad)?;
        let (key, within) = field.path();
        wishes.entry(key).or_default().push((within, field, data));
    }
    Ok(wishes)
}

/// The keys of a task in the order in which they are written.
fn keys() -> Vec<&'static str> {
    const KEYS: [&str; 20] = [
        "id",
        "month",
        "when",
        "group",
        "text",
        "items",
        "lead",
        "co",
        "advised",
        "issued_by",
        "units",
        "deliverables",
        "indicators",
        "about",
        "after",
        "meetings",
        "budget",
        "note",
        "cells",
        "internal",
    ];
    KEYS.into_iter().chain(["visibility"]).collect()
}

/// The changes of a file that are being gathered.
struct Work<'t> {
    layout: Layout<'t>,
    line_break: &'static str,
    edits: Vec<Edit>,
}

impl Work<'_> {
    fn replace(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.edits.push((span, text.into()));
    }

    /// Writes whole lines before the line that begins at an offset.
    fn insert_lines(&mut self, at: usize, lines: &str) {
        let end = at == self.layout.text.len() && !self.layout.text.ends_with('\n');
        let text = if end { format!("\n{lines}") } else { format!("{lines}\n") };
        self.replace(at..at, text);
    }

    /// Changes fields of a task.
    fn change(&mut self, task: &Node, wishes: &BTreeMap<&str, Vec<Wish>>) {
        let Value::Map(entries) = &task.value else { return };
        let mut gone = BTreeSet::new();
        for key in keys() {
            let Some(wishes) = wishes.get(key) else { continue };
            let outer = entries.iter().position(|entry| entry.key == key);
            let Some(at) = outer else {
                self.insert(task, key, wishes);
                continue;
            };
            if let [(None, field, data)] = &wishes[..] {
                match data {
                    Some(data) => self.set(task, &entries[at], field, data),
                    None => {
                        gone.insert(at);
                    }
                }
                continue;
            }
            let inner = &entries[at].value;
            let Value::Map(within) = &inner.value else {
                // A key without a value, or with one of another kind: written anew.
                let span = entries[at].key_span.start..self.layout.value(&entries[at]).end;
                let text = self.outer(task, key, wishes);
                self.replace(span, text);
                continue;
            };
            let known = |name: &str| within.iter().position(|entry| entry.key == name);
            let goes = wishes.iter().filter(|(.., data)| data.is_none());
            let gone_within: BTreeSet<usize> =
                goes.filter_map(|(name, ..)| known(name.unwrap_or_default())).collect();
            if gone_within.len() == within.len() {
                if wishes.iter().all(|(.., data)| data.is_none()) {
                    gone.insert(at);
                } else {
                    let span = entries[at].key_span.start..self.layout.value(&entries[at]).end;
                    let text = self.outer(task, key, wishes);
                    self.replace(span, text);
                }
                continue;
            }
            for (name, field, data) in wishes {
                let (name, Some(data)) = (name.unwrap_or_default(), data) else { continue };
                match known(name) {
                    Some(at) => self.set(inner, &within[at], field, data),
                    None => self.insert(inner, name, &[(None, *field, Some(data.clone()))]),
                }
            }
            self.remove(inner, &gone_within);
        }
        self.remove(task, &gone);
    }

    /// Where the keys of a block mapping stand.
    fn indent(&self, map: &Node) -> usize {
        self.layout.column(map.span.start)
    }

    /// The words of an entry that is new in a mapping.
    fn outer(&self, map: &Node, key: &str, wishes: &[Wish]) -> String {
        let values = wishes.iter().filter_map(|(name, _, data)| Some((*name, data.as_ref()?)));
        if self.layout.is_flow(map) {
            flow_entry(key, values)
        } else {
            block_entry(key, values, self.indent(map))
        }
    }

    /// Adds an entry to a mapping.
    fn insert(&mut self, map: &Node, key: &str, wishes: &[Wish]) {
        let Value::Map(entries) = &map.value else { return };
        if wishes.iter().all(|(.., data)| data.is_none()) {
            return;
        }
        let text = self.outer(map, key, wishes);
        let keys = keys();
        let rank = |key: &str| keys.iter().position(|known| *known == key).unwrap_or(usize::MAX);
        // Keys of `cells` and `budget` follow the last one.
        let before = entries.iter().rfind(|entry| rank(&entry.key) <= rank(key));
        match (before, self.layout.is_flow(map)) {
            (Some(before), true) => {
                let at = self.layout.value(before).end;
                self.replace(at..at, format!(", {text}"));
            }
            (Some(before), false) => {
                let at = self.layout.next_line(self.layout.value(before).end);
                let indent = self.indent(map);
                self.insert_lines(at, &format!("{}{text}", " ".repeat(indent)));
            }
            (None, is_flow) => {
                let Some(first) = entries.first() else { return };
                let at = first.key_span.start;
                let rest = if is_flow {
                    ", ".to_owned()
                } else {
                    format!("\n{}", " ".repeat(self.indent(map)))
                };
                self.replace(at..at, format!("{text}{rest}"));
            }
        }
    }

    /// Takes entries out of a mapping, of which at least one stays.
    fn remove(&mut self, map: &Node, gone: &BTreeSet<usize>) {
        let Value::Map(entries) = &map.value else { return };
        let is_flow = self.layout.is_flow(map);
        let mut at = 0;
        while at < entries.len() {
            if !gone.contains(&at) {
                at += 1;
                continue;
            }
            let from = at;
            while gone.contains(&at) {
                at += 1;
            }
            let end = self.layout.value(&entries[at - 1]).end;
            let span = match (from.checked_sub(1), entries.get(at)) {
                // What comes next takes the place behind the dash or the bracket.
                (None, Some(next)) => entries[from].key_span.start..next.key_span.start,
                (Some(before), _) if is_flow => self.layout.value(&entries[before]).end..end,
                _ => self.layout.line(entries[from].key_span.start)..self.layout.next_line(end),
            };
            self.replace(span, "");
        }
    }

    /// Gives an entry another value.
    fn set(&mut self, map: &Node, entry: &Entry, field: &Field, data: &Data) {
        let in_brackets = self.layout.is_flow(map);
        if let (Value::List(items), Data::List(new)) = (&entry.value.value, data)
            && !items.is_empty()
            && self.set_list(&entry.value, items, new, field)
        {
            return;
        }
        let span = self.layout.value(entry);
        let in_place = match entry.value.value {
            Value::Scalar(_) => true,
            Value::Null => !span.is_empty(),
            Value::List(_) | Value::Map(_) => self.layout.is_flow(&entry.value),
        };
        let indent = if in_brackets { 0 } else { self.indent(map) };
        let has_remark = !in_brackets && self.has_remark(span.end);
        if matches!(data, Data::List(_)) && !in_brackets && !has_remark {
            let text = super::plan_text::entry(&entry.key, data, indent);
            self.replace(entry.key_span.start..span.end, text);
            return;
        }
        let column = indent + entry.key.chars().count() + 2;
        let text = self.like(&entry.value, &span, data, indent + 2, column, in_brackets);
        if in_place {
            self.replace(span, text);
        } else {
            self.replace(self.layout.behind_colon(entry)..span.end, format!(" {text}"));
        }
    }

    /// Whether something stands on the line behind a value.
    fn has_remark(&self, end: usize) -> bool {
        !self.layout.text[end..self.layout.next_line(end)].trim().is_empty()
    }

    /// Words in place of a value that stands at a stretch of the file. A remark beside it stays.
    fn like(
        &self,
        node: &Node,
        span: &Range<usize>,
        data: &Data,
        indent: usize,
        column: usize,
        in_brackets: bool,
    ) -> String {
        let old = match node.value {
            Value::Scalar(_) => &self.layout.text[span.clone()],
            _ => "",
        };
        let text = like(old, data, indent, column, in_brackets);
        if !in_brackets && text.contains('\n') && self.has_remark(span.end) {
            return like("\"", data, 0, 0, true);
        }
        let mark = old.lines().next().filter(|mark| mark.starts_with(['>', '|']));
        match mark.and_then(|mark| Some(&mark[mark.find(" #")?..])) {
            Some(remark) => text.replacen(">-", &format!(">-{}", remark.trim_end()), 1),
            None => text,
        }
    }

    /// Changes a list item by item, so that those that stay keep their remarks. Says whether it could.
    fn set_list(&mut self, list: &Node, old: &[Node], new: &[Data], field: &Field) -> bool {
        let old_lines: Vec<String> = old.iter().map(|item| field.line(item)).collect();
        let new_lines: Vec<String> = new.iter().map(|item| line_of(field, item)).collect();
        if old_lines.iter().any(String::is_empty) || new.is_empty() {
            return false;
        }
        let least = old.len().min(new.len());
        let same = |n: &usize| old_lines[*n] == new_lines[*n];
        let alike = (0..least).take_while(same).count();
        let same = |n: &usize| old_lines[old.len() - 1 - n] == new_lines[new.len() - 1 - n];
        let alike_after = (0..least - alike).take_while(same).count();
        let out = alike..old.len() - alike_after;
        let into = &new[alike..new.len() - alike_after];
        let span = |work: &Self, n: usize| {
            let start = old[n].span.start;
            let from = if work.layout.is_flow(list) {
                start
            } else {
                work.layout.dash(start).map_or(start, |dash| dash + 1)
            };
            work.layout.whole(&old[n], from)
        };
        if self.layout.is_flow(list) {
            let text = into.iter().map(flow).collect::<Vec<_>>().join(", ");
            let (at, text) = if !out.is_empty() && !into.is_empty() {
                (span(self, out.start).start..span(self, out.end - 1).end, text)
            } else if into.is_empty() && alike > 0 {
                (span(self, alike - 1).end..span(self, out.end - 1).end, text)
            } else if into.is_empty() {
                (span(self, out.start).start..span(self, out.end).start, text)
            } else if alike > 0 {
                let end = span(self, alike - 1).end;
                (end..end, format!(", {text}"))
            } else {
                let start = span(self, 0).start;
                (start..start, format!("{text}, "))
            };
            self.replace(at, text);
            return true;
        }
        let Some(dash) = self.layout.dash(old[0].span.start) else { return false };
        let indent = self.layout.column(dash);
        for (n, data) in out.clone().zip(into) {
            let at = span(self, n);
            let text = self.like(&old[n], &at, data, indent + 2, indent + 2, false);
            self.replace(at, text);
        }
        if out.len() > into.len() {
            let from = self.layout.dash(old[out.start + into.len()].span.start).unwrap_or(dash);
            let end = span(self, out.end - 1).end;
            self.replace(self.layout.line(from)..self.layout.next_line(end), "");
        } else if into.len() > out.len() {
            let lines: Vec<String> = into[out.len()..]
                .iter()
                .map(|data| format!("{}- {}", " ".repeat(indent), item(data, indent + 2)))
                .collect();
            let at = match out.end.checked_sub(1) {
                Some(before) => self.layout.next_line(span(self, before).end),
                None => self.layout.line(dash),
            };
            self.insert_lines(at, &lines.join("\n"));
        }
        true
    }

    /// Adds tasks to the list, each behind the one that it follows, and takes tasks out.
    fn list(
        &mut self,
        list: &Entry,
        old: &[Node],
        new: &BTreeMap<Option<usize>, Vec<BTreeMap<&str, Vec<Wish>>>>,
        removed: &BTreeSet<usize>,
    ) {
        if new.is_empty() && removed.is_empty() {
            return;
        }
        if old.is_empty() || (new.is_empty() && removed.len() == old.len()) {
            let span = self.layout.behind_colon(list)..self.layout.value(list).end;
            let lines: Vec<String> = new
                .values()
                .flatten()
                .map(|fields| format!("  - {}", block_task(fields, 4)))
                .collect();
            let text =
                if lines.is_empty() { " []".to_owned() } else { format!("\n{}", lines.join("\n")) };
            self.replace(span, text);
            return;
        }
        let flow = self.layout.is_flow(&list.value);
        let dash = self.layout.dash(old[0].span.start).filter(|_| !flow);
        let span = |work: &Self, n: usize| {
            let start = old[n].span.start;
            let from = work.layout.dash(start).filter(|_| !flow).map_or(start, |dash| dash + 1);
            work.layout.whole(&old[n], from)
        };
        for at in removed {
            let whole = span(self, *at);
            let cut = match dash {
                Some(_) => {
                    let own = self.layout.dash(old[*at].span.start).unwrap_or(whole.start);
                    self.layout.line(own)..self.layout.next_line(whole.end)
                }
                // Up to the next one that there is, or from the one before.
                None => match old.get(at + 1) {
                    Some(next) => whole.start..next.span.start,
                    None => at.checked_sub(1).map_or(whole.start, |n| span(self, n).end)..whole.end,
                },
            };
            self.replace(cut, "");
        }
        for (before, tasks) in new {
            match (dash, before) {
                (Some(dash), before) => {
                    let indent = self.layout.column(dash);
                    let lines: Vec<String> = tasks
                        .iter()
                        .map(|fields| {
                            format!("{}- {}", " ".repeat(indent), block_task(fields, indent + 2))
                        })
                        .collect();
                    let at = match before {
                        Some(before) => self.layout.next_line(span(self, *before).end),
                        None => self.layout.line(dash),
                    };
                    self.insert_lines(at, &lines.join("\n"));
                }
                (None, before) => {
                    let tasks: Vec<String> = tasks.iter().map(|fields| flow_task(fields)).collect();
                    let tasks = tasks.join(", ");
                    if let Some(before) = before {
                        let at = span(self, *before).end;
                        self.replace(at..at, format!(", {tasks}"));
                    } else {
                        let at = old[0].span.start;
                        self.replace(at..at, format!("{tasks}, "));
                    }
                }
            }
        }
    }

    /// Adds headings behind those that there are, or before the tasks.
    fn groups(&mut self, root: &Node, tasks: &Entry, groups: &[NewGroup]) {
        let written = |indent: usize| {
            let lines: Vec<String> = groups
                .iter()
                .map(|group| {
                    let pad = " ".repeat(indent + 2);
                    let label = group.label.as_ref().map_or_else(String::new, |label| {
                        format!(
                            "\n{pad}{}",
                            entry("label", &Data::Words(label.clone()), indent + 2)
                        )
                    });
                    let title = entry("title", &Data::Words(group.title.clone()), indent + 2);
                    format!("{}- id: {}{label}\n{pad}{title}", " ".repeat(indent), group.id)
                })
                .collect();
            lines.join("\n")
        };
        let Some(known) = entry_of(root, "groups") else {
            let mut at = self.layout.line(tasks.key_span.start);
            // Remarks above the tasks speak of the tasks.
            while at > 0 {
                let above = self.layout.line(at - 1);
                if !self.layout.text[above..at].trim_start().starts_with('#') {
                    break;
                }
                at = above;
            }
            self.insert_lines(at, &format!("groups:\n{}", written(2)));
            return;
        };
        match &known.value.value {
            Value::List(items) if !items.is_empty() && !self.layout.is_flow(&known.value) => {
                let indent = self
                    .layout
                    .dash(items[0].span.start)
                    .map_or(2, |dash| self.layout.column(dash));
                let at = self.layout.next_line(self.layout.value(known).end);
                self.insert_lines(at, &written(indent));
            }
            Value::List(items) if !items.is_empty() => {
                let more: Vec<String> = groups
                    .iter()
                    .map(|group| {
                        let words = |words: &str| flow(&Data::Words(words.to_owned()));
                        let label = group.label.as_ref();
                        let label =
                            label.map_or_else(String::new, |l| format!(" label: {},", words(l)));
                        format!(", {{id: {},{label} title: {}}}", group.id, words(&group.title))
                    })
                    .collect();
                let last =
                    items.last().map_or(0, |last| self.layout.whole(last, last.span.start).end);
                self.replace(last..last, more.concat());
            }
            _ => {
                let span = self.layout.behind_colon(known)..self.layout.value(known).end;
                self.replace(span, format!("\n{}", written(2)));
            }
        }
    }

    /// The bytes of the file with the changes.
    fn written(mut self, file: &SourceFile) -> String {
        if self.line_break != "\n" {
            for (_, text) in &mut self.edits {
                *text = text.replace('\n', self.line_break);
            }
        }
        // Those at one place stay in the order in which they were made.
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        let mut end = 0;
        // What lies in something that goes as a whole goes with it.
        self.edits.retain(|(span, _)| {
            let free = span.start >= end;
            end = end.max(span.end);
            free
        });
        let edits: Vec<(Range<usize>, &str)> =
            self.edits.iter().map(|(span, text)| (span.clone(), text.as_str())).collect();
        file.edited(&edits)
    }
}

/// The line that a cell has for an item.
fn line_of(field: &Field, item: &Data) -> String {
    match item {
        Data::Words(words) | Data::Plain(words) => words.clone(),
        Data::Brackets(text) => match yaml::parse(text).0 {
            Some(node) => field.line(&node),
            None => text.clone(),
        },
        Data::List(_) => String::new(),
    }
}

/// The values of an entry, each with its key if they are nested.
type Values<'v> = Vec<(Option<&'v str>, &'v Data)>;

fn block_entry<'v>(
    key: &str,
    values: impl Iterator<Item = (Option<&'v str>, &'v Data)>,
    indent: usize,
) -> String {
    let values: Values = values.collect();
    if let [(None, data)] = values[..] {
        return entry(key, data, indent);
    }
    let mut out = format!("{key}:");
    for (name, data) in values {
        out.push('\n');
        out.push_str(&" ".repeat(indent + 2));
        out.push_str(&entry(name.unwrap_or_default(), data, indent + 2));
    }
    out
}

fn flow_entry<'v>(key: &str, values: impl Iterator<Item = (Option<&'v str>, &'v Data)>) -> String {
    let values: Values = values.collect();
    if let [(None, data)] = values[..] {
        return format!("{key}: {}", flow(data));
    }
    let within: Vec<String> = values
        .into_iter()
        .map(|(name, data)| format!("{}: {}", name.unwrap_or_default(), flow(data)))
        .collect();
    format!("{key}: {{{}}}", within.join(", "))
}

/// The entries of a task that has none yet, each with its key.
fn new_entries<'f>(
    fields: &'f BTreeMap<&str, Vec<Wish<'f>>>,
) -> impl Iterator<Item = (&'static str, Values<'f>)> {
    keys().into_iter().filter_map(|key| {
        let values: Values = fields
            .get(key)?
            .iter()
            .filter_map(|(name, _, data)| Some((*name, data.as_ref()?)))
            .collect();
        (!values.is_empty()).then_some((key, values))
    })
}

fn block_task(fields: &BTreeMap<&str, Vec<Wish>>, indent: usize) -> String {
    let entries: Vec<String> = new_entries(fields)
        .map(|(key, values)| block_entry(key, values.into_iter(), indent))
        .collect();
    entries.join(&format!("\n{}", " ".repeat(indent)))
}

fn flow_task(fields: &BTreeMap<&str, Vec<Wish>>) -> String {
    let entries: Vec<String> =
        new_entries(fields).map(|(key, values)| flow_entry(key, values.into_iter())).collect();
    format!("{{{}}}", entries.join(", "))
}

/// Whether the new text is read as what the table says, and every other task as it was.
fn check(
    text: &str,
    file: &Arc<SourceFile>,
    expected: &BTreeMap<String, BTreeMap<Field, String>>,
    removed: &BTreeSet<usize>,
    ids: &[String],
) -> Result<(), NotEdited> {
    let unsure = |id: &str| NotEdited::Unsure(id.to_owned());
    let new = SourceFile::decode(&*file.path, text.as_bytes().to_vec()).map_err(|_| unsure(""))?;
    let (root, problems) = yaml::parse(&new.text);
    let (Some(root), true) = (root, problems.is_empty()) else { return Err(unsure("")) };
    let (old_root, _) = yaml::parse(&file.text);
    let old: BTreeMap<String, &Node> =
        old_root.iter().flat_map(tasks).map(|task| (cell(task, &Field::Id), task)).collect();
    let columns = TaskRows::of(&new).fields;
    let mut found = BTreeSet::new();
    for task in tasks(&root) {
        let id = cell(task, &Field::Id);
        for field in &columns {
            let before = old.get(&id).map_or_else(String::new, |old| cell(old, field));
            let wanted = expected.get(&id).and_then(|words| words.get(field));
            let wanted = if *field == Field::Id { &id } else { wanted.unwrap_or(&before) };
            if !field.is_same(&cell(task, field), wanted) {
                return Err(unsure(&id));
            }
        }
        // A field that is taken out leaves nothing behind.
        let left = expected.get(&id).into_iter().flatten();
        for (field, _) in left.filter(|(field, words)| words.is_empty() && **field != Field::Id) {
            let was = old.get(&id).and_then(|old| field_of(old, field)).is_some();
            if !was && field_of(task, field).is_some() {
                return Err(unsure(&id));
            }
        }
        found.insert(id);
    }
    let all = ids.iter().enumerate().filter(|(at, _)| !removed.contains(at)).map(|(_, id)| id);
    match all.chain(expected.keys()).find(|id| !found.contains(*id)) {
        Some(id) => Err(unsure(id)),
        None => Ok(()),
    }
}

/// The fewest of these places that would have to move for the rest to be in order.
fn moved(order: &[usize]) -> BTreeSet<usize> {
    // The longest run that is in order: for each length, where the run ends that ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (n, place) in order.iter().enumerate() {
        let length = ends.partition_point(|end| order[*end] < *place);
        before[n] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() { ends.push(n) } else { ends[length] = n }
    }
    let mut stays = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(n) = at {
        stays.insert(order[n]);
        at = before[n];
    }
    order.iter().copied().filter(|place| !stays.contains(place)).collect()
}

#[cfg(test)]
mod tests;
