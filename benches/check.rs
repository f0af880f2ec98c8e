//! What checking costs: a plan of ten thousand tasks, against the floor of merely parsing its YAML.
//!
//! `cargo bench --no-default-features --bench check` (the Typst compiler has no part in it).

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement says what it found")]

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use kehoach::print::FontFolders;
use kehoach::{pipeline, source};

const TASKS: usize = 10_000;
const RUNS: usize = 9;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path());
    let texts = ["agency", "units", "2021/plan"].map(|name| {
        fs::read_to_string(folder.path().join(format!("content/{name}.yaml"))).unwrap()
    });
    let size: usize = texts.iter().map(String::len).sum();

    let parse = median(|| {
        for text in &texts {
            black_box(source::yaml::parse(text));
        }
    });
    let fonts = FontFolders::default();
    let (counts, findings) = pipeline::check(folder.path(), &fonts, 1);
    assert_eq!(counts.tasks, TASKS);
    let check = median(|| {
        black_box(pipeline::check(folder.path(), &fonts, 1));
    });
    println!("{TASKS} tasks, {:.1} MB of YAML, {} findings", mega(size), findings.len());
    println!("parsing the YAML: {:>7.1} ms (median of {RUNS})", milli(parse));
    println!("check:            {:>7.1} ms (median of {RUNS})", milli(check));
    println!("ratio:            {:>7.1}", check.as_secs_f64() / parse.as_secs_f64());
    if let Some(peak) = peak() {
        println!("peak memory of the process: {peak}");
    }
}

/// The 2021 plan with its tasks many times over, each with an id and words of its own.
fn workspace(root: &Path) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    fs::create_dir_all(root.join("content/2021")).unwrap();
    for file in ["agency.yaml", "units.yaml", "2021/plan.md"] {
        fs::copy(content.join(file), root.join("content").join(file)).unwrap();
    }
    let plan = fs::read_to_string(content.join("2021/plan.yaml")).unwrap();
    let (head, rest) = plan.split_once("\ntasks:\n").unwrap();
    let (tasks, tail) = rest.split_once("\nobligations:\n").unwrap();
    let tasks: Vec<&str> = tasks.split("  - id: ").skip(1).collect();
    let mut text = format!("{head}\ntasks:\n");
    for n in 0..TASKS {
        let task = tasks[n % tasks.len()];
        let (id, rest) = task.split_once('\n').unwrap();
        let rest: String = rest.lines().filter(|l| !l.trim_start().starts_with('#')).fold(
            String::new(),
            |mut all, line| {
                all.push_str(line);
                all.push('\n');
                all
            },
        );
        let rest = rest.replacen(">-\n      ", &format!(">-\n      Đợt {}: ", n + 1), 1);
        let _ = write!(text, "  - id: {id}-{n}\n{rest}");
    }
    let _ = write!(text, "\nobligations:\n{tail}");
    fs::write(root.join("content/2021/plan.yaml"), text).unwrap();
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn milli(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[allow(clippy::cast_precision_loss, reason = "a size in megabytes needs one digit")]
fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// The most memory that the process has held, where the system tells (Linux).
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
