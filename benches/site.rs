//! What the site costs: pages a second for offices with 100, 1,000 and 10,000 pages, and whether the last
//! page costs as much as the first.
//!
//! `cargo bench --no-default-features --bench site` (the Typst compiler has no part in it). `PAGES` names
//! other numbers (`PAGES=100,1000`). Times are of CPU and of one thread. Nothing is asserted about
//! them: machines differ.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement says what it found")]
#![allow(
    clippy::disallowed_methods,
    reason = "a measurement is told what to do by its environment"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

mod system;

use kehoach::diagnostic::{Diagnostic, Severity};
use kehoach::links::{self, Own};
use kehoach::output::{self, Folder, Rendered};
use kehoach::{edition, site, workspace};

use system::{Who, cpu, memory};

/// Pages besides those of units: the plan, its months and the home page.
const OTHERS: usize = 14;

/// How an office comes to have many pages.
#[derive(Clone, Copy, PartialEq)]
enum Growth {
    /// A plan a year, each of a hundred pages.
    Years,
    /// One plan, for more and more units.
    Units,
}

impl Growth {
    fn name(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Units => "units",
        }
    }
}

fn main() {
    let of_environment = |name: &str| std::env::var(name).ok();
    let pages = of_environment("PAGES").unwrap_or_else(|| "100,1000,10000".to_owned());
    let pages: Vec<usize> = pages.split(',').map(|n| n.parse().unwrap()).collect();
    // A process of its own for each, since memory that was once held is not forgotten.
    if let Some(growth) = of_environment("GROWTH") {
        let growth = if growth == Growth::Years.name() { Growth::Years } else { Growth::Units };
        measure(growth, pages[0]);
        return;
    }
    for growth in [Growth::Years, Growth::Units] {
        println!("more {}:", growth.name());
        for number in &pages {
            let mut alone = Command::new(std::env::current_exe().unwrap());
            alone.env("GROWTH", growth.name()).env("PAGES", number.to_string());
            assert!(alone.status().unwrap().success());
        }
    }
}

/// Makes all pages of an office.
fn measure(growth: Growth, wanted: usize) {
    let folder = tempfile::tempdir().unwrap();
    match growth {
        Growth::Years => office(folder.path(), (wanted / 100).max(1), 100 - OTHERS),
        Growth::Units => office(folder.path(), 1, wanted.saturating_sub(OTHERS)),
    }
    let (workspace, findings) = workspace::read(folder.path());
    refuse(&findings);
    let (editions, findings) = edition::resolve(&workspace);
    refuse(&findings);
    let begun = cpu(Who::This);
    let artifacts = site::artifacts(&workspace, &editions).unwrap();
    let listed = cpu(Who::This);
    let output = Folder::open(&folder.path().join("output")).unwrap();
    // On this thread only: what several do at once is of no interest here.
    let rendered = output::render(&artifacts, &output, 1, &|_| {}).unwrap();
    let made = cpu(Who::This);
    let own = Own { folder: "site", address: workspace.agency.site_url.as_deref() };
    // Files of other rooms are not made here, and links to them lead nowhere.
    let broken = links::check(&rendered, &output, &own, 1);
    let checked = cpu(Who::This);
    assert!(broken.iter().all(|broken| !broken.link.contains(".html")), "{:?}", broken.first());
    let page = |file: &&Rendered| file.path.rsplit_once('.').is_some_and(|(_, end)| end == "html");
    let sizes: Vec<usize> =
        rendered.iter().filter(page).filter_map(|file| Some(file.bytes.as_ref()?.len())).collect();
    let pages = sizes.len();
    let each = |from: Duration, to: Duration| micro(to.saturating_sub(from)) / count(pages);
    println!(
        "{pages:>7} pages: {:>6.0} pages/s ({:>4.0} µs to list, {:>4.0} µs to make); links {:>3.0} µs; {:>5.1} KB each, \
         {:>6.0} KB the largest; memory {} at most",
        1e6 / each(begun, made),
        each(begun, listed),
        each(listed, made),
        each(made, checked),
        count(sizes.iter().sum()) / 1000.0 / count(pages),
        count(sizes.iter().copied().max().unwrap_or_default()) / 1000.0,
        memory("VmHWM:"),
    );
}

/// Stops at content that is wrong.
fn refuse(findings: &[Diagnostic]) {
    let errors: Vec<_> = findings.iter().filter(|one| one.severity == Severity::Error).collect();
    let first = errors.first().map(|error| (&error.message, error.file()));
    assert!(errors.is_empty(), "{first:?}");
}

/// An office with plans of so many years for so many units. Each unit leads two tasks and takes part in
/// one more; every eighth owes a report.
fn office(root: &Path, years: usize, units: usize) {
    let write = |path: &str, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let agency = "name: Ủy ban nhân dân xã Suối Mây\nsite:\n  title: Kế hoạch\n  url: \
                  https://suoi-may.example/ke-hoach\ncalendar:\n  domain: suoi-may.example\n";
    write("content/agency.yaml", agency.to_owned());
    let mut register =
        "units:\n  - id: ubnd-xa\n    name: Ủy ban nhân dân xã Suối Mây\n".to_owned();
    for unit in 1..=units {
        let _ = writeln!(register, "  - id: don-vi-{unit}\n    name: Phòng số {unit} xã Suối Mây");
    }
    write("content/units.yaml", register);
    for year in 2001..2001 + years {
        let mut tasks = String::new();
        let mut owed = String::new();
        let mut narrative = "# I. NHIỆM VỤ\n\n{{ tasks }}\n\n# II. BÁO CÁO\n".to_owned();
        for unit in 1..=units {
            for half in 0..2 {
                let month = (unit + half * 6) % 12 + 1;
                let other = unit % units + 1;
                let _ = writeln!(
                    tasks,
                    "  - id: viec-{unit}-{half}\n    month: {month}\n    text: Phòng số {unit} rà soát, tổng hợp \
                     kết quả thực hiện nhiệm vụ tháng {month}, đối chiếu với chỉ tiêu đã đăng ký từ đầu năm và \
                     báo cáo Ủy ban nhân dân xã.\n    lead: [don-vi-{unit}]\n    co: [don-vi-{other}]"
                );
            }
            if unit % 8 == 0 {
                let month = unit % 12 + 1;
                let _ = writeln!(
                    owed,
                    "  - id: bao-cao-{unit}\n    what: Báo cáo của phòng số {unit}\n    text: Phòng số {unit} gửi \
                     báo cáo trước ngày 15 tháng {month}.\n    when: {{before: {year}-{month:02}-15}}\n    who: \
                     [don-vi-{unit}]\n    to: ubnd-xa"
                );
                let _ = writeln!(narrative, "\n{{{{ obligation: bao-cao-{unit} }}}}");
            }
        }
        write(&format!("content/{year}/plan.md"), narrative);
        let plan = format!(
            "year: {year}\nissuer: ubnd-xa\ndocument:\n  kind: KẾ HOẠCH\n  subject: Công tác năm {year}\n  \
             number: '1'\n  symbol: KH-UBND\n  place: Suối Mây\n  date: {year}-01-05\n  state: \
             final\nletterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\ntasks:\n{tasks}obligations:\n{owed}\
             recipients:\n  - to: 'Lưu: VT'\nsignature:\n  title: CHỦ TỊCH\n  name: Nguyễn Văn Mẫu\n"
        );
        write(&format!("content/{year}/plan.yaml"), plan);
    }
}

fn micro(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

#[allow(clippy::cast_precision_loss, reason = "numbers of pages are small")]
fn count(number: usize) -> f64 {
    number as f64
}
