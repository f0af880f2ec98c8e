//! What printing costs: many documents in one process with the embedded engine, against one run of the
//! `typst` program for each, with the same pages.
//!
//! `cargo bench --bench print`, where a `typst` 0.15 is on `PATH` or named by `TYPST`; without one only
//! the embedded engine is measured. `DOCUMENTS` says how many there are, 100 unless it is
//! set. The program should be a release build. Nothing is asserted about times: machines differ.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement says what it found")]
#![allow(
    clippy::disallowed_methods,
    reason = "a measurement is told what to do by its environment"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

mod system;

use kehoach::edition;
use kehoach::print::{self, Choice, Engine, Fonts, Templates};
use kehoach::workspace;

use system::{Who, cpu, memory};

/// How often the engines take turns.
const TURNS: usize = 3;

/// How many units there are where memory is measured, however many of their sheets are set: the plan
/// takes the same room then.
const UNITS: usize = 1000;

/// What is set.
#[derive(Clone, Copy)]
enum Kind {
    /// A sheet for each unit, with its tasks and what it owes.
    Sheets,
    /// A letter to each unit.
    Letters,
    /// Sheets on which nothing but one word is set: what any document costs.
    OneWord,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Sheets => "unit sheets",
            Self::Letters => "letters",
            Self::OneWord => "pages of one word",
        }
    }

    /// What the paths of its files have in common; the sheet of the office itself, which receives every
    /// report, is not among them.
    fn folder(self) -> &'static str {
        match self {
            Self::Sheets | Self::OneWord => "/ban-in/don-vi/don-vi-",
            Self::Letters => "/pdf/thu-",
        }
    }
}

fn main() {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<usize>().ok());
    let documents = number("DOCUMENTS").unwrap_or(100);
    if let Some(units) = number("ALONE") {
        let folder = office(Kind::Sheets, units);
        let set = set(folder.path(), Kind::Sheets, documents, &Choice::Embedded, Who::This);
        println!(
            "{:>7} documents: {:>5.1} ms of CPU each, {} KB each; memory {} before, {} at most",
            set.documents,
            set.each(),
            set.bytes / 1024 / set.documents,
            set.before,
            memory("VmHWM:"),
        );
        return;
    }
    println!("{}, embedded, one process, one thread:", Kind::Sheets.name());
    for n in [100, UNITS] {
        // A process of its own for each, since memory that was once held is not forgotten.
        assert!(alone(UNITS, n).status().unwrap().success());
    }
    // The same engine begun anew for each document: what one process saves by itself.
    let begun = cpu(Who::Children);
    for _ in 0..documents {
        alone(1, 1).stdout(Stdio::null()).status().unwrap();
    }
    let each = milli(cpu(Who::Children).saturating_sub(begun)) / count(documents);
    println!("  a process for each of {documents} documents: {each:.1} ms of CPU each");
    let program = program();
    if program.is_none() {
        println!("no `typst` program: nothing to compare with (PATH or TYPST)");
    }
    for kind in [Kind::Sheets, Kind::Letters, Kind::OneWord] {
        compare(kind, documents, program.as_deref());
    }
}

/// Sets documents of a kind with both engines, in turns, so that what else the machine does weighs on
/// both alike.
fn compare(kind: Kind, documents: usize, program: Option<&Path>) {
    let folder = office(kind, documents);
    let mut ratios = Vec::new();
    println!("{documents} {}, CPU for each:", kind.name());
    for _ in 0..TURNS {
        let ours = set(folder.path(), kind, documents, &Choice::Embedded, Who::This);
        let Some(program) = program else {
            println!("  {:>6.1} ms ({} pages)", ours.each(), ours.pages);
            continue;
        };
        let choice = Choice::External(program.to_path_buf());
        let theirs = set(folder.path(), kind, documents, &choice, Who::Children);
        assert_eq!((ours.documents, ours.pages), (theirs.documents, theirs.pages));
        let ratio = theirs.cpu.as_secs_f64() / ours.cpu.as_secs_f64();
        println!(
            "  {:>6.1} ms, `typst compile` once for each {:>6.1} ms: ratio {ratio:.2} ({} pages)",
            ours.each(),
            theirs.each(),
            ours.pages
        );
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    if let Some(median) = ratios.get(ratios.len() / 2) {
        println!("  ratio: {median:.2} (median of {})", ratios.len());
    }
}

/// This program in a process of its own: so many of the sheets of an office with so many units.
fn alone(units: usize, documents: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.envs([("ALONE", units.to_string()), ("DOCUMENTS", documents.to_string())]);
    command
}

/// An office with a plan for so many units: each leads twelve tasks and owes two reports.
fn office(kind: Kind, units: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let agency = "name: Ủy ban nhân dân xã Suối Mây\nsite:\n  title: Kế hoạch\n  url: \
                  https://suoi-may.example/ke-hoach\ncalendar:\n  domain: suoi-may.example\n";
    write("content/agency.yaml", agency.to_owned());
    let mut register =
        "units:\n  - id: ubnd-xa\n    name: Ủy ban nhân dân xã Suối Mây\n".to_owned();
    let mut tasks = String::new();
    let mut owed = String::new();
    let mut narrative = "# I. NHIỆM VỤ\n\n{{ tasks }}\n\n# II. BÁO CÁO\n".to_owned();
    for unit in 1..=units {
        let _ = writeln!(register, "  - id: don-vi-{unit}\n    name: Phòng số {unit} xã Suối Mây");
        for month in 1..=12 {
            let _ = writeln!(
                tasks,
                "  - id: viec-{unit}-{month}\n    month: {month}\n    text: Phòng số {unit} rà soát, tổng hợp \
                 kết quả thực hiện nhiệm vụ tháng {month}, đối chiếu với chỉ tiêu đã đăng ký từ đầu năm và báo \
                 cáo Ủy ban nhân dân xã.\n    lead: [don-vi-{unit}]"
            );
        }
        for (half, month) in [("6 tháng", 6), ("năm", 11)] {
            let _ = writeln!(
                owed,
                "  - id: bao-cao-{unit}-{month}\n    what: Báo cáo {half} của phòng số {unit}\n    text: Phòng số \
                 {unit} gửi báo cáo {half} trước ngày 15 tháng {month}.\n    when: {{before: \
                 2026-{month:02}-15}}\n    who: [don-vi-{unit}]\n    to: ubnd-xa"
            );
            let _ = writeln!(narrative, "\n{{{{ obligation: bao-cao-{unit}-{month} }}}}");
        }
    }
    write("content/units.yaml", register);
    write("content/2026/plan.md", narrative);
    let plan = format!(
        "year: 2026\nissuer: ubnd-xa\ndocument:\n  kind: KẾ HOẠCH\n  subject: Công tác năm 2026\n  number: \
         '1'\n  symbol: KH-UBND\n  place: Suối Mây\n  date: 2026-01-05\n  state: final\nletterhead:\n  issuer: \
         ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\ntasks:\n{tasks}obligations:\n{owed}recipients:\n  - to: 'Lưu: \
         VT'\nsignature:\n  title: CHỦ TỊCH\n  name: Nguyễn Văn Mẫu\n"
    );
    write("content/2026/plan.yaml", plan);
    match kind {
        Kind::Sheets => {}
        Kind::Letters => {
            for unit in 1..=units {
                write(&format!("content/2026/documents/thu-{unit}.md"), letter(unit));
            }
        }
        Kind::OneWord => {
            let form = "#set document(title: \"Một\", date: datetime(year: 2026, month: 1, day: 5))\n#set text(lang: \"vi\", font: \
                        json(\"/font.json\").family)\nMột.\n";
            write("templates/print/unit.typ", form.to_owned());
        }
    }
    folder
}

/// A letter of about two pages.
fn letter(unit: usize) -> String {
    let mut text = format!(
        "---\ndocument:\n  kind: THÔNG BÁO\n  number: \"{}\"\n  symbol: TB-UBND\n  place: Suối Mây\n  date: \
         2026-03-02\n  subject: Giao nhiệm vụ cho phòng số {unit}\n  state: final\nletterhead:\n  issuer: ỦY BAN \
         NHÂN DÂN XÃ SUỐI MÂY\nrecipients:\n  - to: Phòng số {unit}\n  - to: \"Lưu: VT\"\nsignature:\n  title: \
         CHỦ TỊCH\n  name: Nguyễn Văn Mẫu\n---\n\n# 1. Nhiệm vụ của phòng số {unit}\n\n",
        unit + 1
    );
    for task in 1..=12 {
        let _ = writeln!(
            text,
            "{task}. Phòng số {unit} rà soát, tổng hợp kết quả thực hiện nhiệm vụ thứ {task} được giao trong năm, \
             đối chiếu với chỉ tiêu đã đăng ký từ đầu năm và gửi báo cáo về cơ quan thường trực trước ngày {task} \
             tháng {task} năm 2026.\n"
        );
    }
    text.push_str("# 2. Tổ chức thực hiện\n\nYêu cầu các đơn vị nghiêm túc thực hiện.\n");
    text
}

/// What was set.
struct Set {
    documents: usize,
    pages: usize,
    bytes: usize,
    /// The time that the CPU took for setting alone.
    cpu: Duration,
    /// The memory of the process when all was read and nothing was set.
    before: String,
}

impl Set {
    /// Milliseconds of CPU for each document.
    fn each(&self) -> f64 {
        milli(self.cpu) / count(self.documents)
    }
}

/// Sets the first documents of a kind. `who` does the work of the engine that was chosen.
fn set(root: &Path, kind: Kind, documents: usize, choice: &Choice, who: Who) -> Set {
    let (workspace, findings) = workspace::read(root);
    assert!(!kehoach::diagnostic::any_error(&findings), "{findings:?}");
    let (editions, findings) = edition::resolve(&workspace);
    assert!(!kehoach::diagnostic::any_error(&findings), "{findings:?}");
    let fonts = Arc::new(Fonts::built_in());
    let engine = Engine::ready(choice, Templates::of(&workspace), Arc::clone(&fonts)).unwrap();
    let mut artifacts = print::artifacts(&editions[0], &engine, &fonts, &[]);
    artifacts.retain(|artifact| artifact.path.contains(kind.folder()));
    assert!(artifacts.len() >= documents, "{} of {documents}", artifacts.len());
    artifacts.truncate(documents);
    let begun = cpu(who);
    let mut set =
        Set { documents, pages: 0, bytes: 0, cpu: Duration::ZERO, before: memory("VmRSS:") };
    for artifact in &artifacts {
        // Nothing is kept: what grows is what the engine remembers.
        let pdf = artifact.make().unwrap();
        set.pages += pages(&pdf);
        set.bytes += pdf.len();
    }
    set.cpu = cpu(who).saturating_sub(begun);
    set
}

/// The program to compare with.
fn program() -> Option<PathBuf> {
    let named = std::env::var_os("TYPST").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).map(|folder| folder.join("typst"));
    named.or_else(|| found.find(|program| program.is_file()))
}

/// How many pages a PDF says that it has.
fn pages(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}

fn milli(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[allow(clippy::cast_precision_loss, reason = "few enough to be counted exactly")]
fn count(n: usize) -> f64 {
    n as f64
}
