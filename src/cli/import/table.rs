//! `kehoach import` of a table of tasks.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::cli::CONTENT;
use crate::cli::export::failed;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{self, Diagnostic, Line};
use crate::import::sheet;
use crate::pipeline::{self, ImportRequest, Imported};
use crate::workspace::TaskChange;

/// How many changes are shown one by one.
const SHOWN: usize = 100;
/// How many characters of a value are shown.
const LONGEST: usize = 60;

/// What is wanted.
pub struct Options {
    /// The address of the plan, if one was named.
    pub plan: Option<String>,
    /// The sheet, if one was named.
    pub sheet: Option<String>,
    /// Whether tasks that the table has no row for are taken out.
    pub remove_missing: bool,
    /// Whether it is only told what would change.
    pub dry_run: bool,
}

/// Takes the tasks of a table into a plan.
pub fn run(root: &Path, file: &Path, options: &Options, terminal: &Terminal) -> u8 {
    let shown = diagnostic::shown(file);
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(finding) => {
            terminal.show(&[finding.about(shown)]);
            return CONTENT;
        }
    };
    let request = ImportRequest {
        name: &shown,
        bytes: &bytes,
        plan: options.plan.as_deref(),
        sheet: options.sheet.as_deref(),
        remove_missing: options.remove_missing,
        dry_run: options.dry_run,
    };
    match pipeline::import(root, &request) {
        Ok(imported) => {
            terminal.show(&imported.warnings);
            tell(&imported, options, terminal);
            0
        }
        Err(failure) => failed(failure, "imported.stopped", terminal),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Diagnostic> {
    let read = || -> io::Result<Vec<u8>> {
        let meta = file.metadata()?;
        if !meta.is_file() {
            let kind =
                if meta.is_dir() { ErrorKind::IsADirectory } else { ErrorKind::InvalidInput };
            return Err(kind.into());
        }
        let mut bytes = Vec::new();
        // One byte more shows that it is too large.
        File::open(file)?.take(sheet::MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Diagnostic::error("file-missing"),
        ErrorKind::IsADirectory => Diagnostic::error("file-is-folder"),
        ErrorKind::PermissionDenied => Diagnostic::error("file-denied"),
        ErrorKind::InvalidInput => Diagnostic::error("file-is-none"),
        _ => Diagnostic::error("file-unreadable").with("reason", error),
    })
}

fn tell(imported: &Imported, options: &Options, terminal: &Terminal) {
    let words = terminal.words;
    let say = |line: &Line| terminal.tell(&words.say(line));
    let count = |wanted: fn(&TaskChange) -> bool| {
        imported.changes.iter().filter(|change| wanted(change)).count()
    };
    let added = count(|change| matches!(change, TaskChange::Added { .. }));
    let changed = count(|change| matches!(change, TaskChange::Changed { .. }));
    let removed = count(|change| matches!(change, TaskChange::Removed { .. }));
    let missing = count(|change| matches!(change, TaskChange::Missing { .. }));
    if added + changed + removed + imported.groups.len() == 0 {
        say(&Line::new("imported.same").with("path", &imported.path));
    } else {
        let line =
            if options.dry_run { Line::new("imported.would") } else { Line::new("imported.done") };
        let line = line.with("path", &imported.path).with("added", added).with("changed", changed);
        say(&line.with("removed", removed));
    }
    for title in &imported.groups {
        terminal
            .say(&format!("  {}", words.say(&Line::new("imported.group").with("title", title))));
    }
    let mut lines = Vec::new();
    for change in &imported.changes {
        match change {
            TaskChange::Added { id, text, proposed } => {
                let key = if *proposed { "imported.added-id" } else { "imported.added" };
                lines.push(words.say(&with(key, id, text)));
            }
            TaskChange::Removed { id, text } => {
                lines.push(words.say(&with("imported.removed", id, text)));
            }
            TaskChange::Missing { id, text } => {
                lines.push(words.say(&with("imported.missing", id, text)));
            }
            TaskChange::Changed { id, fields } => {
                let mut line = words.say(&Line::new("imported.changed").with("id", id));
                for field in fields {
                    let one = match (field.before.is_empty(), field.after.is_empty()) {
                        (true, _) => Line::new("imported.field.new"),
                        (_, true) => Line::new("imported.field.gone"),
                        _ => Line::new("imported.field"),
                    };
                    let (before, after) = apart(&field.before, &field.after);
                    let one = one.with("head", field.field.head()).with("before", before);
                    let _ = write!(line, "\n      {}", words.say(&one.with("after", after)));
                }
                lines.push(line);
            }
        }
    }
    for line in lines.iter().take(SHOWN) {
        terminal.tell(&format!("  {line}"));
    }
    if let Some(rest) = lines.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        say(&Line::new("imported.more").with("count", rest));
    }
    if missing > 0 {
        say(&Line::new("imported.missing.stay").with("count", missing));
    }
    if !imported.moved.is_empty() {
        let line = Line::new("imported.moved").with("count", imported.moved.len());
        say(&line.with("ids", imported.moved.join(", ")));
    }
    if imported.written {
        say(&Line::new("imported.next"));
    } else if options.dry_run {
        say(&Line::new("imported.dry-run"));
    }
}

fn with(key: &'static str, id: &str, text: &str) -> Line {
    Line::new(key).with("id", id).with("text", beginning(text, LONGEST))
}

/// The first words of a text.
fn beginning(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Two values from a little before where they differ, since sentences begin alike.
fn apart(before: &str, after: &str) -> (String, String) {
    let fold = |text: &str| text.lines().collect::<Vec<_>>().join("; ");
    let (before, after) = (fold(before), fold(after));
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let skip = same.saturating_sub(LONGEST / 3);
    let show = |text: &str| {
        let rest: String = text.chars().skip(skip).collect();
        format!("{}{}", if skip > 0 { "…" } else { "" }, beginning(&rest, LONGEST))
    };
    (show(&before), show(&after))
}
