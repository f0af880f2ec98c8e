//! The notes of a release (ghi chú phát hành): what is in it, and what changed since the one before.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::bundle::{NOTES, SUMS};
use super::contents::Group;
use crate::diagnostic::{Catalogue, Line};
use crate::edition::change::{Entry, EntryKind, Names, Piece, PlanChanges};
use crate::edition::{Edition, wording};
use crate::model::Id;

/// What a plan is compared with.
#[derive(Debug)]
pub enum Before<'e> {
    /// What was released of it before, by its number.
    Release(u32, PlanChanges),
    /// The plan of the same kind before it.
    Year(&'e str, PlanChanges),
    /// Nothing: it is the first of its kind.
    Nothing,
}

/// The notes, in Markdown and in the words of a language. `counts` says how many files of each group there are.
#[must_use]
pub fn notes(
    words: &Catalogue,
    release: &str,
    number: u32,
    plans: &[(&Edition, Before)],
    counts: &BTreeMap<Group, usize>,
) -> String {
    let agency = plans.first().map(|(edition, _)| edition.agency.name.as_str()).unwrap_or_default();
    let title = Line::new("notes.title").with("agency", agency).with("release", release);
    let mut out = format!("# {}\n", escaped(&words.say(&title.with("number", number))));
    for (edition, before) in plans {
        plan(words, edition, before, &mut out);
    }
    let _ = writeln!(out, "\n## {}\n", escaped(&words.word("notes.files")));
    for (group, count) in counts {
        let line = Line::new(group_key(*group)).with("count", *count);
        let _ = writeln!(out, "- {}", escaped(&words.say(&line)));
    }
    let _ = writeln!(out, "\n## {}\n", escaped(&words.word("notes.proof")));
    let file = format!("ke-hoach-{}.zip", release.replace('/', "-"));
    let line = Line::new("notes.how").with("command", format!("`kehoach release --check {file}`"));
    let line = line.with("sums", format!("`{SUMS}`")).with("notes", format!("`{NOTES}`"));
    let _ = writeln!(out, "{}", words.say(&line));
    out
}

fn group_key(group: Group) -> &'static str {
    match group {
        Group::Site => "notes.group.site",
        Group::Documents => "notes.group.documents",
        Group::Sheets => "notes.group.sheets",
        Group::Calendars => "notes.group.calendars",
        Group::Data => "notes.group.data",
        Group::Portal => "notes.group.portal",
    }
}

fn plan(words: &Catalogue, edition: &Edition, before: &Before, out: &mut String) {
    let plan = edition.plan;
    let _ = writeln!(out, "\n## {}\n", escaped(&wording::title(&plan.document)));
    let line = Line::new("notes.plan")
        .with("number", wording::number(&plan.document))
        .with("date", wording::date_words(plan))
        .with("tasks", plan.tasks.len())
        .with("obligations", plan.own_obligations().count())
        .with("documents", plan.papers.len());
    let _ = writeln!(out, "{}", escaped(&words.say(&line)));
    let (heading, changes) = match before {
        Before::Nothing => {
            let _ = writeln!(out, "\n{}", escaped(&words.word("notes.first")));
            return;
        }
        Before::Release(number, changes) => {
            (Line::new("notes.since-release").with("number", *number), changes)
        }
        Before::Year(address, changes) => {
            (Line::new("notes.since-year").with("plan", *address), changes)
        }
    };
    let _ = writeln!(out, "\n### {}\n", escaped(&words.say(&heading)));
    let mut none = true;
    let unit = |id: &Id| {
        let unit = edition.workspace.units().find(|unit| unit.id == *id);
        unit.map_or_else(|| id.to_string(), |unit| unit.short().to_owned())
    };
    for entry in changes.public() {
        none = false;
        change(words, entry, changes, Names { words, unit: &unit }, out);
    }
    if none {
        let _ = writeln!(out, "{}", escaped(&words.word("notes.same")));
    }
}

fn change(words: &Catalogue, entry: &Entry, changes: &PlanChanges, names: Names, out: &mut String) {
    let kind = escaped(&words.say(&entry.kind.name()));
    let section = escaped(&words.say(&entry.section.name()));
    let _ = writeln!(out, "- **{kind}** ({section}) {}", escaped(&entry.title));
    // What is new or gone is known by its title.
    if entry.kind != EntryKind::Changed {
        return;
    }
    for field in &entry.fields {
        let pieces = field.woven(&changes.measure, names).into_iter().map(|piece| match piece {
            Piece::Same(words) => escaped(&words),
            Piece::Gone(words) => format!("~~{}~~", escaped(&words)),
            Piece::New(words) => format!("**{}**", escaped(&words)),
        });
        let pieces: Vec<String> = pieces.collect();
        let name = escaped(&words.say(&field.field.name()));
        let _ = writeln!(out, "  - {name}: {}", pieces.join(" "));
    }
}

/// Words that mean nothing in Markdown: before each ASCII mark stands a backslash (`CommonMark` 0.31.2, section 2.4).
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_{}[]<>#+!|~&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
