//! The tasks of a plan as a table that goes out to be worked on, and comes back.

use std::path::Path;
use std::sync::Arc;

use super::{Failure, errors, examine, fonts, named};
use crate::data::working_table::{self, Name};
use crate::diagnostic::{Diagnostic, Line, any_error};
use crate::import::sheet;
use crate::model::Plan;
use crate::output;
use crate::print::FontFolders;
use crate::source::SourceFile;
use crate::workspace::{self, NotEdited, TaskChange, TaskEdit, TaskRows, Workspace};

/// A kind of table file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// An Excel file.
    Xlsx,
    /// A table as text.
    Csv,
}

impl TableKind {
    /// The kind that the ending of a file's name says.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        [("xlsx", Self::Xlsx), ("csv", Self::Csv)]
            .into_iter()
            .find(|(known, _)| ending.eq_ignore_ascii_case(known))
            .map(|(_, kind)| kind)
    }
}

/// A table that goes out.
#[derive(Debug)]
pub struct Exported {
    /// The address of the plan.
    pub plan: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many tasks it holds.
    pub tasks: usize,
    /// How many of them are not published, or have remarks that are not.
    pub internal: usize,
}

/// The table of a plan, the only one if none is named.
///
/// # Errors
/// [`Failure::Content`] where the file of the plan has errors, or there is no such plan.
pub fn export(root: &Path, plan: Option<&str>, kind: TableKind) -> Result<Exported, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = named::plan(&workspace, plan, &findings)?;
    let own = |finding: &Diagnostic| finding.file() == Some(&plan.file.path);
    let findings: Vec<Diagnostic> = findings.into_iter().filter(own).collect();
    if any_error(&findings) {
        return Err(Failure::Content(errors(findings)));
    }
    let table = TaskRows::of(&plan.file);
    let bytes = match kind {
        TableKind::Csv => working_table::csv(&table),
        TableKind::Xlsx => {
            if let Some((task, field)) = working_table::too_long(&table) {
                let finding = Diagnostic::error("export-too-long")
                    .with("task", task)
                    .with("head", field.head())
                    .with("max", working_table::LONGEST)
                    .about(&*plan.file.path)
                    .hint(Line::new("export-too-long.csv"));
                return Err(Failure::Content(vec![finding]));
            }
            working_table::xlsx(&table, &names(&workspace, plan))
        }
    };
    let is_internal = |row: &&Vec<String>| {
        let mut cells = table.fields.iter().zip(*row);
        cells.any(|(field, words)| field.is_internal() && !words.is_empty() && words != "public")
    };
    let internal = table.rows.iter().filter(is_internal).count();
    Ok(Exported { plan: plan.address.clone(), bytes, tasks: table.rows.len(), internal })
}

/// What cells may refer to.
fn names(workspace: &Workspace, plan: &Plan) -> Vec<Name> {
    let name = |kind: &str, id: &str, name: &str| [kind.to_owned(), id.to_owned(), name.to_owned()];
    let mut names: Vec<Name> = Vec::new();
    names.extend(plan.groups.iter().map(|one| name("Nhóm", one.id.as_str(), &one.title)));
    for one in &plan.deliverables {
        names.push(name("Sản phẩm", one.id.as_str(), &one.title));
        let stages = one.stages.iter().map(|stage| format!("{}: {}", one.id.value, stage.value));
        names.extend(stages.map(|stage| name("Sản phẩm", &stage, &one.title)));
    }
    names.extend(plan.indicators.iter().map(|one| name("Chỉ tiêu", one.id.as_str(), &one.text)));
    names.extend(workspace.units().map(|unit| name("Đơn vị", unit.id.as_str(), &unit.name)));
    names
}

/// A table that comes back.
#[derive(Debug)]
pub struct ImportRequest<'r> {
    /// The name of the file, as findings show it.
    pub name: &'r str,
    /// Its bytes.
    pub bytes: &'r [u8],
    /// The address of the plan, if it was said.
    pub plan: Option<&'r str>,
    /// The sheet, if it was said.
    pub sheet: Option<&'r str>,
    /// Whether tasks without a row are taken out.
    pub remove_missing: bool,
    /// Whether it is only told what would change.
    pub dry_run: bool,
}

/// What a table did to a plan, or would do.
#[derive(Debug)]
pub struct Imported {
    /// The file of the plan.
    pub path: String,
    /// The sheet of the table; empty for a file that is one table.
    pub sheet: String,
    /// What happened to tasks.
    pub changes: Vec<TaskChange>,
    /// The titles of headings that are new.
    pub groups: Vec<String>,
    /// Tasks that stand elsewhere in the table than in the file.
    pub moved: Vec<String>,
    /// What found no place, and what else should be looked at.
    pub warnings: Vec<Diagnostic>,
    /// Whether the file was written.
    pub written: bool,
}

/// Takes the tasks of a table into a plan.
///
/// # Errors
/// [`Failure`]; the file of the plan is then as it was. What would be wrong with the plan afterwards and is
/// not wrong with it now stops it, too.
pub fn import(root: &Path, request: &ImportRequest) -> Result<Imported, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = named::plan(&workspace, request.plan, &findings)?;
    let reading = sheet::read(request.name, request.bytes, request.sheet, &workspace, plan);
    if any_error(&reading.findings) {
        return Err(Failure::Content(reading.findings));
    }
    let edit = TaskEdit { remove_missing: request.remove_missing, ..reading.edit };
    let edited =
        workspace::edit_tasks(&plan.file, &edit).map_err(|error| not_edited(&error, plan))?;
    let mut imported = Imported {
        path: plan.file.path.clone(),
        sheet: reading.sheet,
        changes: edited.changes,
        groups: edit.groups.into_iter().map(|group| group.title).collect(),
        moved: edited.moved,
        warnings: reading.findings,
        written: false,
    };
    if edited.text == plan.file.edited(&[]) {
        return Ok(imported);
    }
    let file = SourceFile::decode(&*plan.file.path, edited.text.clone().into_bytes())
        .map_err(|_| not_edited(&NotEdited::Unsure(String::new()), plan))?;
    let worse = worse(root, &workspace, findings, &file);
    if !worse.is_empty() {
        return Err(Failure::Content(worse));
    }
    if !request.dry_run {
        write_plan(root, plan, &edited.text)?;
        imported.written = true;
    }
    Ok(imported)
}

/// The errors that a workspace would have with another file for one of its plans, and does not have now.
pub(super) fn worse(
    root: &Path,
    workspace: &Workspace,
    findings: Vec<Diagnostic>,
    file: &Arc<SourceFile>,
) -> Vec<Diagnostic> {
    let all = |workspace: &Workspace, mut findings: Vec<Diagnostic>| {
        let fonts = fonts(workspace, root, &FontFolders::default(), &mut findings);
        errors(examine(workspace, fonts.as_ref(), findings, 1).1)
    };
    let mut before = all(workspace, findings);
    let (new, findings) = workspace::read_with(root, Some(file));
    let mut after = all(&new, findings);
    // Each error that there was before counts once, wherever it stands now.
    after.retain(|finding| {
        let same =
            |other: &Diagnostic| other.message == finding.message && other.file() == finding.file();
        match before.iter().position(same) {
            Some(at) => {
                before.swap_remove(at);
                false
            }
            None => true,
        }
    });
    after
}

/// Writes the changed file of a plan.
pub(super) fn write_plan(root: &Path, plan: &Plan, text: &str) -> Result<(), Failure> {
    workspace::write_plan(root, &plan.file, text).map_err(|error| {
        let finding = Diagnostic::error("mend-failed").with("reason", &error);
        Failure::Machine(output::or_open(finding.about(&*plan.file.path), &error))
    })
}

pub(super) fn not_edited(error: &NotEdited, plan: &Plan) -> Failure {
    let finding = match error {
        NotEdited::NoTasks => Diagnostic::error("import-no-tasks"),
        NotEdited::BadCell(id, field, _) => {
            Diagnostic::error("import-unsure").with("id", format!("{id} ({})", field.head()))
        }
        NotEdited::Unsure(id) => Diagnostic::error("import-unsure").with("id", id),
    };
    let finding = match error {
        NotEdited::NoTasks => finding.hint(Line::new("import-no-tasks.write")),
        _ => finding.hint(Line::new("import-unsure.by-hand")),
    };
    Failure::Content(vec![finding.about(&*plan.file.path)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A workspace whose only plan has no tasks.
    fn empty() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("agency.yaml", "name: UBND xã Suối Mây\nissuer: UBND XÃ SUỐI MÂY\nplace: Suối Mây\n"),
            (
                "units.yaml",
                "units:\n  - {id: van-phong, name: Văn phòng}\n  - {id: cac-thon, name: các thôn}\n",
            ),
            ("2026/plan.yaml", "year: 2026\ntasks: []\n"),
            ("2026/plan.md", "{{ tasks }}\n"),
        ];
        for (path, text) in files {
            let path = folder.path().join("content").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    /// The tasks of the workspace with this file for its plan: everything that is read of them.
    fn read(root: &Path, text: &str) -> Vec<String> {
        let file = SourceFile::decode("content/2026/plan.yaml", text.as_bytes().to_vec()).unwrap();
        let (workspace, _) = workspace::read_with(root, Some(&file));
        let plan = &workspace.plans[0];
        let cells = |task: &crate::model::Task| -> Vec<(String, Vec<String>)> {
            let words = |cell: &crate::model::CellWords| {
                let lines = cell.lines.iter().map(|line| line.value.clone());
                (cell.column.value.clone(), lines.collect())
            };
            task.cells.iter().map(words).collect()
        };
        plan.tasks
            .iter()
            .map(|task| {
                let items: Vec<_> = task.items.iter().map(|item| &item.value).collect();
                let lead: Vec<_> = task.lead.iter().map(|unit| &unit.value).collect();
                let note = task.note.as_ref().map(|note| &note.value);
                format!(
                    "{} {:?} {:?} {items:?} {lead:?} {note:?} {:?}",
                    task.id,
                    task.when.value,
                    task.text.value,
                    cells(task)
                )
            })
            .chain(plan.internal.notes.iter().map(|(id, note)| format!("{id} {}", note.value)))
            .collect()
    }

    fn table(root: &Path, name: &str, bytes: &[u8]) -> sheet::Reading {
        let (workspace, _) = workspace::read(root);
        sheet::read(name, bytes, None, &workspace, &workspace.plans[0])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn any_words_go_out_and_come_back(
            words in proptest::collection::vec(
                prop_oneof![
                    "[-=+@'\"a-c:#{}\\[\\]|>&*!%,;\\\\ éđàộ_x0-9\u{a0}]{1,40}",
                    Just("{{ tasks }}".to_owned()),
                    Just("- một".to_owned()),
                    Just("'=1+1".to_owned()),
                    Just("_x000D_ _x005F_".to_owned()),
                    Just("Nói \"được\"\nlàm được".to_owned()),
                ],
                5,
            ),
        ) {
            let folded: Vec<String> =
                words.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            prop_assume!(folded.iter().all(|words| !words.is_empty()));
            let quoted = |words: &String| serde_json::Value::from(words.as_str()).to_string();
            let plan = format!(
                "year: 2026\ntasks:\n  - id: a\n    when: quý II\n    text: {}\n    items: [{}, {}]\n    \
                 lead: [van-phong, cac-thon]\n    note: {}\n    cells: {{product: [{}, x], rieng: {}}}\n    \
                 internal: {}\n",
                quoted(&words[0]), quoted(&words[1]), quoted(&words[2]), quoted(&words[3]), quoted(&words[4]),
                quoted(&words[0]), quoted(&words[1]),
            );
            let folder = empty();
            let root = folder.path();
            let file = SourceFile::decode("content/2026/plan.yaml", plan.clone().into_bytes()).unwrap();
            let out = TaskRows::of(&file);
            for (name, bytes) in
                [("a.csv", working_table::csv(&out)), ("a.xlsx", working_table::xlsx(&out, &[]))]
            {
                let reading = table(root, name, &bytes);
                prop_assert!(reading.findings.is_empty(), "{:?}", reading.findings);
                // Into its own file: not a byte differs.
                let same = workspace::edit_tasks(&file, &reading.edit).unwrap();
                prop_assert_eq!(&same.text, &plan);
                // Into an empty one: it is read as the same.
                let empty = SourceFile::decode("content/2026/plan.yaml", b"year: 2026\ntasks: []\n".to_vec());
                let new = workspace::edit_tasks(&empty.unwrap(), &reading.edit).unwrap();
                prop_assert_eq!(read(root, &new.text), read(root, &plan), "{}", new.text);
            }
        }

        #[test]
        fn no_bytes_stop_the_reader(
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
            kind in 0_u8..3,
            cut in any::<prop::sample::Index>(),
        ) {
            let folder = empty();
            let file = SourceFile::built_in("plan.yaml", "tasks:\n  - {id: a, text: b, month: 3}\n");
            let out = TaskRows::of(&file);
            let mut bytes = match kind {
                0 => working_table::csv(&out),
                1 => working_table::xlsx(&out, &[]),
                _ => b"Ma;Noi dung\n\"a\";'=b\n\"".to_vec(),
            };
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            if kind == 1 && cut.index(3) == 0 {
                bytes.truncate(cut.index(bytes.len()));
            }
            let _ = table(folder.path(), "a.xlsx", &bytes);
        }
    }
}
