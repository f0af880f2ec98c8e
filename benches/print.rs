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

use kehoach::edition;
use kehoach::print::{self, Choice, Engine, Fonts, Templates};
use kehoach::workspace;

fn main() {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<usize>().ok());
    let documents = number("DOCUMENTS").unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    letters(folder.path(), documents);
    if number("ALONE").is_some() {
        let set = embedded(folder.path());
        println!(
            "{:>5} documents: {:>5.1} ms of CPU each, {} KB each; memory {} before, {} at most",
            set.documents,
            milli(set.cpu) / count(set.documents),
            set.bytes / 1024 / set.documents,
            set.before,
            memory("VmHWM:"),
        );
        return;
    }
    println!("embedded, one process, one thread:");
    for n in [100, 1000] {
        // A process of its own for each, since memory that was once held is not forgotten.
        assert!(alone(n).status().unwrap().success());
    }
    // The same engine begun anew for each document: what one process saves by itself.
    let begun = cpu(Who::Children);
    for _ in 0..documents {
        alone(1).stdout(Stdio::null()).status().unwrap();
    }
    let each = cpu(Who::Children).saturating_sub(begun).as_secs_f64() * 1000.0 / count(documents);
    println!("embedded, a process for each of {documents} documents: {each:.1} ms of CPU each");
    let Some(program) = program() else {
        println!("no `typst` program: nothing to compare with (PATH or TYPST)");
        return;
    };
    // In turns, so that what else the machine does weighs on both alike.
    let mut ratios = Vec::new();
    println!(
        "{documents} documents, CPU for each, embedded against `typst compile` once for each:"
    );
    for _ in 0..3 {
        let ours = embedded(folder.path());
        let theirs = external(folder.path(), &program);
        assert_eq!((ours.documents, ours.pages), (theirs.documents, theirs.pages));
        let ratio = theirs.cpu.as_secs_f64() / ours.cpu.as_secs_f64();
        let each = |set: &Set| milli(set.cpu) / count(set.documents);
        println!(
            "  {:>6.1} ms against {:>6.1} ms: ratio {ratio:.2} ({} pages)",
            each(&ours),
            each(&theirs),
            ours.pages
        );
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    println!("ratio: {:.2} (median of {})", ratios[ratios.len() / 2], ratios.len());
}

/// This program in a process of its own, with so many documents.
fn alone(documents: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.envs([("ALONE", "1".to_owned()), ("DOCUMENTS", documents.to_string())]);
    command
}

/// A year with letters, one for each of many offices, each with its own name.
fn letters(root: &Path, count: usize) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for entry in ["agency.yaml", "units.yaml", "2021/plan.yaml", "2021/plan.md"] {
        let to = root.join("content").join(entry);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(fixture.join(entry), to).unwrap();
    }
    let folder = root.join("content/2021/documents");
    fs::create_dir_all(&folder).unwrap();
    for n in 1..=count {
        let mut text = format!(
            "---\ndocument:\n  kind: THÔNG BÁO\n  number: \"{n}\"\n  symbol: TB-HĐTĐKT\n  \
             place: Bình Lục\n  date: 2021-03-01\n  subject: Giao nhiệm vụ cho đơn vị số {n}\n  \
             state: final\nletterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\n\
             recipients:\n  - to: Đơn vị số {n}\n  - to: \"Lưu: VT\"\n\
             signatures:\n  - title: CHỦ TỊCH\n    name: Nguyễn Văn Mẫu\n---\n\n\
             # 1. Nhiệm vụ của đơn vị số {n}\n\n"
        );
        for task in 1..=12 {
            let _ = writeln!(
                text,
                "{task}. Đơn vị số {n} rà soát, tổng hợp kết quả thực hiện nhiệm vụ thứ {task} được \
                 giao trong năm, đối chiếu với chỉ tiêu đã đăng ký từ đầu năm và gửi báo cáo về \
                 cơ quan thường trực trước ngày {task} tháng {task} năm 2021.\n"
            );
        }
        text.push_str("# 2. Tổ chức thực hiện\n\nYêu cầu đơn vị nghiêm túc thực hiện.\n");
        fs::write(folder.join(format!("don-vi-{n}.md")), text).unwrap();
    }
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

/// Sets the letters in this process.
fn embedded(root: &Path) -> Set {
    set(root, &Choice::Embedded, Who::This)
}

/// Sets them with the program; the time is that of its processes.
fn external(root: &Path, program: &Path) -> Set {
    set(root, &Choice::External(program.to_path_buf()), Who::Children)
}

fn set(root: &Path, choice: &Choice, who: Who) -> Set {
    let (workspace, findings) = workspace::read(root);
    assert!(!kehoach::diagnostic::any_error(&findings), "{findings:?}");
    let (editions, _) = edition::resolve(&workspace);
    let fonts = Arc::new(Fonts::built_in());
    let engine = Engine::ready(choice, Templates::of(&workspace), Arc::clone(&fonts)).unwrap();
    let mut artifacts = print::artifacts(&editions[0], &engine, &fonts, &[]);
    artifacts.retain(|artifact| artifact.path.contains("/don-vi-"));
    let begun = cpu(who);
    let mut set = Set {
        documents: artifacts.len(),
        pages: 0,
        bytes: 0,
        cpu: Duration::ZERO,
        before: memory("VmRSS:"),
    };
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

/// Whose time is taken.
#[derive(Clone, Copy)]
enum Who {
    This,
    /// Those that this process started and that have ended.
    Children,
}

/// CPU time, user and system (Linux; fields 14 to 17 of `/proc/self/stat`, in hundredths of a second).
fn cpu(who: Who) -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold blanks; after it comes field 3.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let skip = match who {
        Who::This => 11,
        Who::Children => 13,
    };
    let ticks: u64 = rest.split_whitespace().skip(skip).take(2).flat_map(str::parse::<u64>).sum();
    Duration::from_millis(ticks * 10)
}

fn milli(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[allow(clippy::cast_precision_loss, reason = "few enough to be counted exactly")]
fn count(n: usize) -> f64 {
    n as f64
}

/// What the system says of the memory of the process: now (`VmRSS:`) or at most (`VmHWM:`).
fn memory(of: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(of));
    line.unwrap_or("unknown").trim().to_owned()
}
