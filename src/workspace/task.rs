//! The work of a plan: tasks, what comes of them, and what others owe.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::record::{Fields, Reader};
use super::{meeting, task_table, time};
use crate::diagnostic::{Diagnostic, Line};
use crate::language::fold;
use crate::model::{
    Budget, Deliverable, Group, Id, Indicator, Internal, Obligation, Reference, Scope, Stage, Task,
};
use crate::source::Located;
use crate::source::yaml::{Node, Value};

/// How many words of a text an id is proposed from.
const WORDS_OF_ID: usize = 6;

/// Reads `tasks`: those that are published, and what is not.
pub fn tasks(reader: &mut Reader, plan: &mut Fields, scope: Scope) -> (Vec<Task>, Internal) {
    let (mut tasks, mut internal) = (Vec::new(), Internal::default());
    let Some(node) = plan.required("tasks") else { return (tasks, internal) };
    let items = reader.list(node);
    let mut ids = Proposals::of(items);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (n, item) in items.iter().enumerate() {
        let Some(mut fields) = reader.fields(item) else { continue };
        // Asked for first, so that it stands first among the fields that there are.
        let _ = fields.optional("id");
        // The record is named as people look for it: by its time and its place in that.
        let overall = Line::new("record.task").with("n", n + 1);
        let when =
            reader.within(overall.clone(), |reader| time::of_task(reader, &mut fields, scope));
        let label = when.as_ref().map(|(_, words)| words).filter(|words| !words.is_empty());
        let number = match label {
            Some(words) => {
                let before = seen.entry(words.clone()).or_default();
                *before += 1;
                *before
            }
            None => n + 1,
        };
        let read =
            |reader: &mut Reader| task(reader, fields, item, when.as_ref(), number, &mut ids);
        let record = Line::new("record.task").with("n", number);
        let found = match label {
            Some(words) => {
                let label = Line::new("record.when").with("when", words.to_lowercase());
                reader.within(label, |reader| reader.within(record, read))
            }
            None => reader.within(record, read),
        };
        let Some(found) = found else { continue };
        if let Some(note) = found.internal {
            internal.notes.push((found.task.id.clone(), note));
        }
        if found.public { tasks.push(found.task) } else { internal.tasks.push(found.task) }
    }
    (tasks, internal)
}

/// A task as it was read.
struct Found {
    task: Task,
    /// Whether it is published.
    public: bool,
    /// The remark that is not.
    internal: Option<Located<String>>,
}

fn task(
    reader: &mut Reader,
    mut fields: Fields,
    node: &Node,
    when: Option<&time::Timed>,
    number: usize,
    ids: &mut Proposals,
) -> Option<Found> {
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let id =
        id(reader, &mut fields, node, text.as_ref().map(|text| crate::markup::plain(text)), ids);
    let items = fields.optional("items").map_or_else(Vec::new, |node| {
        reader.list(node).iter().filter_map(|item| reader.inlines(item)).collect()
    });
    let mut list = |reader: &mut Reader, key| {
        fields.optional(key).map_or_else(Vec::new, |node| reader.references(node))
    };
    let lead = list(reader, "lead");
    let co = list(reader, "co");
    let units = list(reader, "units");
    let after = list(reader, "after");
    let indicators = list(reader, "indicators");
    let meetings = fields.optional("meetings").map_or_else(Vec::new, |node| {
        reader.list(node).iter().filter_map(|item| meeting::read(reader, item)).collect()
    });
    let about = fields.optional("about").and_then(|node| time::period(reader, node));
    let mut one = |reader: &mut Reader, key| fields.optional(key).and_then(|node| reader.id(node));
    let group = one(reader, "group");
    let advised = one(reader, "advised");
    let issued_by = one(reader, "issued_by");
    let deliverables = match fields.optional("deliverables") {
        Some(node) => reader.list(node).iter().filter_map(|item| stage(reader, item)).collect(),
        None => Vec::new(),
    };
    let budget = fields.optional("budget").and_then(|node| budget(reader, node));
    let remark = fields.optional("note").and_then(|value| reader.words(value));
    let cells = task_table::cells(reader, &mut fields);
    let internal = fields.optional("internal").and_then(|node| reader.words(node));
    let choices = [("public", true), ("internal", false)];
    let visibility = fields.optional("visibility");
    // What cannot be read is not published.
    let public = visibility.is_none_or(|node| reader.choice(node, &choices).unwrap_or(false));
    fields.finish(reader);
    let text = text.unwrap_or_else(|| reader.nothing(node.span.clone()));
    let (when, when_words) = match when {
        Some((when, words)) => (when.clone(), words.clone()),
        None => (time::never(reader, node), String::new()),
    };
    let task = Task {
        id: id?,
        text,
        items,
        when,
        when_words,
        number,
        meetings,
        about,
        group,
        lead,
        co,
        advised,
        issued_by,
        units,
        deliverables,
        after,
        indicators,
        budget,
        note: remark,
        cells,
    };
    Some(Found { task, public, internal })
}

/// The id of a task or an obligation. One that is missing is proposed from the words: it is never
/// made silently, because calendars and links live on it.
fn id(
    reader: &mut Reader,
    fields: &mut Fields,
    node: &Node,
    words: Option<String>,
    ids: &mut Proposals,
) -> Option<Located<Id>> {
    if let Some(node) = fields.optional("id") {
        return reader.id(node);
    }
    let value = ids.propose(&words.unwrap_or_default());
    let finding =
        Diagnostic::error("missing-id").hint(Line::new("missing-id.write").with("id", &value));
    let (at, line) = insertion(reader, node, &value);
    let finding = finding.fix(reader.place_of(at), line);
    reader.report_at(node.span.clone(), finding);
    Some(Located { value, place: reader.place(node) })
}

/// Where an id can be written into a mapping, and what is written there: a line of its own before
/// the first field, or the first entry between braces.
fn insertion(reader: &Reader, node: &Node, id: &Id) -> (Range<usize>, String) {
    let text = reader.file_text();
    let start = node.span.start;
    if text[start..].starts_with('{') {
        return (start + 1..start + 1, format!("id: {id}, "));
    }
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent: String =
        text[line..start].chars().map(|c| if c == '-' { ' ' } else { c }).collect();
    (start..start, format!("id: {id}\n{indent}"))
}

/// Ids that are free.
pub struct Proposals {
    taken: BTreeSet<String>,
    /// The number to try next for each name that was proposed.
    next: BTreeMap<String, u32>,
}

impl Proposals {
    /// What the ids of records leave free.
    pub fn of(items: &[Node]) -> Self {
        let id = |node: &Node| match &node.value {
            Value::Map(entries) => {
                entries.iter().find(|entry| entry.key == "id").and_then(|entry| {
                    match &entry.value.value {
                        Value::Scalar(id) => Some(id.clone()),
                        _ => None,
                    }
                })
            }
            _ => None,
        };
        Self { taken: items.iter().filter_map(id).collect(), next: BTreeMap::new() }
    }

    /// Says that an id is taken, too.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// A free id made from words; it is taken from then on.
    pub fn propose(&mut self, words: &str) -> Id {
        let slug = fold::slug(words);
        let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
        let parts: Vec<&str> = parts
            .into_iter()
            .skip_while(|part| part.starts_with(|c: char| c.is_ascii_digit()))
            .take(WORDS_OF_ID)
            .collect();
        let base: String = parts.join("-").chars().take(Id::MAX_LENGTH - 6).collect();
        let base = base.trim_end_matches('-');
        let base = if base.is_empty() { "viec" } else { base };
        let n = self.next.entry(base.to_owned()).or_insert(1);
        loop {
            let candidate = if *n == 1 { base.to_owned() } else { format!("{base}-{n}") };
            *n += 1;
            if self.taken.insert(candidate.clone())
                && let Some(id) = Id::new(&candidate)
            {
                return id;
            }
        }
    }
}

/// `tieu-chi`, or `{of: tieu-chi, stage: du-thao}`.
pub fn stage(reader: &mut Reader, node: &Node) -> Option<Stage> {
    if let Value::Scalar(_) = node.value {
        return Some(Stage { deliverable: reader.id(node)?, stage: None });
    }
    let mut fields = reader.fields(node)?;
    let deliverable = fields.required("of").and_then(|node| reader.id(node));
    let stage = fields.optional("stage").and_then(|node| reader.id(node));
    fields.finish(reader);
    Some(Stage { deliverable: deliverable?, stage })
}

fn budget(reader: &mut Reader, node: &Node) -> Option<Budget> {
    let mut fields = reader.fields(node)?;
    let source = fields.optional("source").and_then(|node| reader.words(node));
    let amount = fields.optional("amount").and_then(|node| reader.amount(node));
    fields.finish(reader);
    Some(Budget { source, amount })
}

/// Reads an item of `deliverables`.
pub fn deliverable(reader: &mut Reader, node: &Node) -> Option<Deliverable> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let title = reader.required_words(&mut fields, "title");
    let kind = fields.optional("kind").and_then(|node| reader.words(node));
    let stages: Vec<Reference> =
        fields.optional("stages").map_or_else(Vec::new, |node| reader.references(node));
    fields.finish(reader);
    Some(Deliverable { id: id?, title, kind, stages })
}

/// Reads an item of `groups`.
pub fn group(reader: &mut Reader, node: &Node) -> Option<Group> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let label = fields.optional("label").and_then(|node| reader.words(node));
    let title = reader.required_words(&mut fields, "title");
    let within = fields.optional("within").and_then(|node| reader.id(node));
    fields.finish(reader);
    Some(Group { id: id?, label, title, within })
}

/// Reads an item of `indicators`.
pub fn indicator(reader: &mut Reader, node: &Node) -> Option<Indicator> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let text = reader.required_words(&mut fields, "text");
    let target = fields.optional("target").and_then(|node| reader.words(node));
    let unit = fields.optional("unit").and_then(|node| reader.words(node));
    let lead = fields.optional("lead").and_then(|node| reader.id(node));
    let remark = fields.optional("note").and_then(|node| reader.words(node));
    fields.finish(reader);
    Some(Indicator { id: id?, text, target, unit, lead, note: remark })
}

/// Reads `obligations`.
pub fn obligations(reader: &mut Reader, plan: &mut Fields, scope: Scope) -> Vec<Obligation> {
    let Some(node) = plan.optional("obligations") else { return Vec::new() };
    let items = reader.list(node);
    let mut ids = Proposals::of(items);
    let items = items.iter().enumerate();
    items
        .filter_map(|(n, item)| {
            let record = Line::new("record.obligation").with("n", n + 1);
            reader.within(record, |reader| obligation(reader, item, scope, &mut ids))
        })
        .collect()
}

fn obligation(
    reader: &mut Reader,
    node: &Node,
    scope: Scope,
    ids: &mut Proposals,
) -> Option<Obligation> {
    let mut fields = reader.fields(node)?;
    let title = reader.required_words(&mut fields, "what");
    let id = id(reader, &mut fields, node, Some(title.value.clone()), ids);
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let when = fields.required("when").and_then(|node| time::when(reader, node, scope));
    let who = fields.required("who");
    let who = who.map_or_else(Vec::new, |node| reader.references(node));
    let to = fields.optional("to").and_then(|node| reader.id(node));
    let via = fields.optional("via").and_then(|node| reader.id(node));
    fields.finish(reader);
    let text = text.unwrap_or_else(|| reader.nothing(node.span.clone()));
    let (when, when_words) = when.unwrap_or_else(|| (time::never(reader, node), String::new()));
    Some(Obligation { id: id?, paper: None, text, when, when_words, title, who, to, via })
}
