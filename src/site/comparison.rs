//! What changed between two states of a workspace, as one page that needs no other file (trang so sánh).

use serde_json::{Value, json};

use super::style;
use super::templates::Templates;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::change::{Entry, EntryKind, FieldChange, Names, Piece, StateChanges, Subject};
use crate::workspace::Workspace;

/// What is said of a comparison besides its changes.
#[derive(Debug)]
pub struct Compared {
    /// What the earlier side is called.
    pub from: String,
    /// What the later side is called.
    pub to: String,
    /// How many changes were left out, since they are for the office alone.
    pub left_out: usize,
}

/// The page.
///
/// # Errors
/// What is wrong in a template of the workspace.
pub fn comparison(
    workspace: &Workspace,
    changes: &StateChanges,
    names: Names,
    compared: &Compared,
) -> Result<String, Vec<Diagnostic>> {
    let templates = Templates::load(workspace)?;
    let words = Words::of(names.words.language());
    let sheet = templates.sheets().find(|(name, _)| *name == "style.css");
    let mut sheet = sheet.map(|(_, sheet)| sheet).unwrap_or_default();
    sheet.push_str(&style::colours(workspace.agency.colour.as_deref()));
    let count = |kind: EntryKind| {
        let entries = changes.subjects.iter().flat_map(|subject| &subject.entries);
        let whole = changes.subjects.iter().filter(|one| one.change == kind);
        let whole = whole.filter(|one| one.change != EntryKind::Changed).count();
        entries.filter(|entry| entry.kind == kind).count() + whole
    };
    let counts = [
        words.say(&Line::new("compare_changed").with("n", count(EntryKind::Changed))),
        words.say(&Line::new("compare_added").with("n", count(EntryKind::Added))),
        words.say(&Line::new("compare_removed").with("n", count(EntryKind::Removed))),
    ];
    let measure = |change: &FieldChange| change.woven(&changes.measure, names);
    let subjects = changes.subjects.iter().map(|one| subject(one, names, &measure));
    let files = changes.files.iter().map(|file| {
        json!({"path": file.path, "kind": file.kind.key(), "name": names.words.say(&file.kind.name())})
    });
    let language = words.language().code();
    let left_out = (compared.left_out > 0)
        .then(|| names.words.say(&Line::new("diff.left-out").with("count", compared.left_out)));
    templates.render(
        "comparison.html",
        &json!({
            // Nothing of the sheet can end the element that it stands in.
            "sheet": sheet.replace("</", "<\\/"),
            "page": {
                "lang": language,
                "vi": if language == "vi" { "" } else { " lang=\"vi\"" },
                "title": format!("{}: {} → {}", words.word("comparison"), compared.from, compared.to),
            },
            "site": {"title": workspace.agency.site_title, "agency": workspace.agency.name},
            "from": compared.from,
            "to": compared.to,
            "counts": counts.join("; "),
            "same": changes.is_empty(),
            "subjects": subjects.collect::<Vec<Value>>(),
            "files": files.collect::<Vec<Value>>(),
            "left_out": left_out,
        }),
    )
}

fn subject(subject: &Subject, names: Names, woven: &dyn Fn(&FieldChange) -> Vec<Piece>) -> Value {
    let kind = names.words.say(&subject.kind.name());
    let title = subject.called(names.words);
    let sections = subject.entries.chunk_by(|a, b| a.section == b.section).map(|section| {
        let name = section.first().map(|first| names.words.say(&first.section.name()));
        let entries = section.iter().map(|one| entry(one, names, woven));
        json!({"name": name, "entries": entries.collect::<Vec<Value>>()})
    });
    json!({
        "title": title,
        // Most titles say it themselves.
        "kind": (!title.starts_with(&kind)).then_some(kind),
        "address": subject.address(),
        "change": (subject.change != EntryKind::Changed)
            .then(|| names.words.say(&subject.change.name())),
        "draft": subject.draft,
        "internal": subject.internal,
        "sections": sections.collect::<Vec<Value>>(),
    })
}

fn entry(entry: &Entry, names: Names, woven: &dyn Fn(&FieldChange) -> Vec<Piece>) -> Value {
    let fields = entry.fields.iter().map(|change| {
        let pieces = woven(change).into_iter().map(|piece| {
            // What is new or gone as a whole is told above its words.
            let (kind, words) = match piece {
                Piece::Same(words) => ("same", words),
                Piece::Gone(words) | Piece::New(words) if entry.kind != EntryKind::Changed => {
                    ("same", words)
                }
                Piece::Gone(words) => ("gone", words),
                Piece::New(words) => ("new", words),
            };
            json!({"kind": kind, "words": words})
        });
        json!({
            "name": names.words.say(&change.field.name()),
            "pieces": pieces.collect::<Vec<Value>>(),
        })
    });
    json!({
        "kind": entry.kind.key(),
        "kind_name": names.words.say(&entry.kind.name()),
        "title": entry.called(names.words),
        "internal": entry.internal,
        "fields": fields.collect::<Vec<Value>>(),
    })
}
