//! `kehoach build`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::{Arg, ArgMatches, value_parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{
    JOBS, a_path, choice, flag, font_arguments, font_folders, option, path, processors, text,
};
use super::terminal::{Terminal, Voice};
use super::{CONTENT, Command, MACHINE, in_workspace};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};
use crate::output::{Kind, Written};
use crate::pipeline::{self, Failure, Progress, Request, Step};
use crate::print::Choice;
use crate::workspace;

/// `kehoach build`.
pub const COMMAND: Command =
    Command { name: "build", about: "cli.build", usage: "cli.usage.build", arguments, run };

#[cfg(feature = "embedded")]
const ENGINES: [&str; 2] = ["embedded", "cli"];
#[cfg(not(feature = "embedded"))]
const ENGINES: [&str; 1] = ["cli"];

fn arguments(build: clap::Command, words: &Catalogue) -> clap::Command {
    build
        .arg(a_path(option(words, "output", "cli.output", "cli.value.folder")))
        .args(making_arguments(words))
        .arg(flag(words, "timings", "cli.timings"))
}

/// The options of every command that makes what a build makes.
pub fn making_arguments(words: &Catalogue) -> Vec<Arg> {
    let jobs = option(words, "jobs", "cli.jobs", "cli.value.number");
    let base_url = option(words, "base-url", "cli.base-url", "cli.value.url");
    let is_url = |text: &str| workspace::site_url(text).ok_or("no address of a site");
    let mut arguments = vec![
        choice(option(words, "engine", "cli.engine", "cli.value.engine"), ENGINES),
        a_path(option(words, "typst", "cli.typst", "cli.value.file")),
    ];
    arguments.extend(font_arguments(words));
    arguments.push(base_url.value_parser(is_url));
    arguments.push(jobs.value_parser(value_parser!(u16).range(JOBS)));
    arguments
}

/// What is to be made of a workspace, and in which folder: what [`making_arguments`] say.
pub fn request(matches: &ArgMatches, root: PathBuf, output: PathBuf) -> Request {
    let program = path(matches, "typst");
    let engine = matches.get_one::<String>("engine").map_or(ENGINES[0], String::as_str);
    let external = |program: Option<PathBuf>| {
        Choice::External(program.unwrap_or_else(|| PathBuf::from("typst")))
    };
    let jobs = matches.get_one::<u16>("jobs").map(|jobs| usize::from(*jobs));
    Request {
        root,
        output,
        engine: match (engine, program) {
            #[cfg(feature = "embedded")]
            ("embedded", None) => Choice::Embedded,
            // Naming the program is asking for it.
            (_, program) => external(program),
        },
        fonts: font_folders(matches),
        base_url: text(matches, "base-url"),
        jobs: jobs.unwrap_or_else(processors),
    }
}

/// The folder that a build writes unless another is named.
pub fn output_of(root: &Path) -> PathBuf {
    match root.to_str() {
        Some(".") => PathBuf::from("output"),
        _ => root.join("output"),
    }
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    in_workspace(matches, terminal, |root| {
        let output = path(matches, "output").unwrap_or_else(|| output_of(&root));
        let request = request(matches, root, output);
        build(&request, matches.get_flag("timings"), terminal)
    })
}

/// Builds a workspace.
fn build(request: &Request, tell_times: bool, terminal: &Terminal) -> u8 {
    let watch = Watch::new(terminal);
    let all = terminal.voice == Voice::Verbose;
    let result = pipeline::build(request, &watch);
    let timings = watch.finish();
    match result {
        Ok(built) => {
            let (pressing, advice) = pressing(built.warnings, all);
            terminal.show(&pressing);
            terminal.tell(&closing(&built.written, &built.artifacts, &request.output, terminal));
            if all {
                let say = |line: Line, path: &String| {
                    let line = line.with("path", path);
                    terminal.tell(&format!("  {}", terminal.words.say(&line)));
                };
                let written = &built.written;
                written.changed.iter().for_each(|path| say(Line::new("build.file.written"), path));
                written.removed.iter().for_each(|path| say(Line::new("build.file.removed"), path));
            }
            if advice > 0 && terminal.voice > Voice::Quiet {
                let line = Line::new("build.advice").with("count", advice);
                terminal.note(&terminal.words.say(&line));
            }
            if tell_times || all {
                terminal.note(&timings);
            }
            0
        }
        Err(Failure::Content(findings)) => {
            let (findings, _) = pressing(findings, all);
            terminal.show(&findings);
            terminal.note(&diagnostic::summary(&findings, terminal.words));
            terminal.note(&terminal.words.word("build.kept"));
            CONTENT
        }
        Err(Failure::Machine(finding)) => {
            terminal.show(&[finding]);
            MACHINE
        }
    }
}

/// The findings that a build has to show, and how many pieces of advice there are besides: whoever
/// builds wants the result, and asks `check` for advice, unless everything is wanted.
fn pressing(findings: Vec<Diagnostic>, all: bool) -> (Vec<Diagnostic>, usize) {
    if all {
        return (findings, 0);
    }
    let (pressing, advice): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.severity > Severity::Advice);
    (pressing, advice.len())
}

/// What was written and where: the numbers, then the file to open first of each kind.
fn closing(
    written: &Written,
    artifacts: &[(String, Kind)],
    output: &Path,
    terminal: &Terminal,
) -> String {
    let words = terminal.words;
    let (changed, removed) = (written.changed.len(), written.removed.len());
    let line = Line::new(if changed + removed == 0 { "build.same" } else { "build.done" })
        .with("files", written.files)
        .with("changed", changed)
        .with("removed", removed)
        .with("output", diagnostic::shown(output));
    let mut text = words.say(&line);
    for (kind, key, ending) in [
        (Kind::Site, "build.site", "index.html"),
        (Kind::Print, "build.print", ".pdf"),
        (Kind::Calendar, "build.calendar", ".ics"),
        (Kind::Data, "build.data", ".xlsx"),
        (Kind::Portal, "build.portal", ".zip"),
    ] {
        let mut paths = artifacts.iter().filter(|(path, of)| *of == kind && path.ends_with(ending));
        if let Some((path, _)) = paths.next() {
            let _ =
                write!(text, "\n  {}  {}", words.word(key), diagnostic::shown(&output.join(path)));
        }
    }
    text
}

/// A build that is done sooner shows no progress: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(300);

/// Shows how far the build has come, and keeps the time.
pub struct Watch {
    bar: ProgressBar,
    /// Whether it is shown at all.
    shown: bool,
    clock: Mutex<Clock>,
    words: &'static diagnostic::Catalogue,
}

/// What the progress looks like. The templates are ours, and good.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}

struct Clock {
    begun: Instant,
    since: Instant,
    step: Option<Step>,
    steps: BTreeMap<Step, Duration>,
    making: BTreeMap<Kind, Duration>,
}

impl Watch {
    /// Begins to look.
    pub fn new(terminal: &Terminal) -> Self {
        // Hidden until the work turns out to be long.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style("{msg} …"));
        let clock = Clock {
            begun: Instant::now(),
            since: Instant::now(),
            step: None,
            steps: BTreeMap::new(),
            making: BTreeMap::new(),
        };
        let shown = terminal.voice > Voice::Quiet;
        Self { bar, shown, clock: Mutex::new(clock), words: terminal.words }
    }

    fn lap(&self, next: Option<Step>, made: Option<Kind>) {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let spent = now - clock.since;
        if self.shown && self.bar.is_hidden() && now - clock.begun > PATIENCE {
            // Draws on a terminal, and nothing otherwise.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        clock.since = now;
        match (made, clock.step) {
            (Some(kind), _) => *clock.making.entry(kind).or_default() += spent,
            (None, Some(step)) => *clock.steps.entry(step).or_default() += spent,
            (None, None) => {}
        }
        if made.is_none() {
            clock.step = next;
        }
    }

    /// Takes the progress away and says how long each step took. With several jobs at once the
    /// times of making are those between one artifact and the next.
    pub fn finish(&self) -> String {
        self.lap(None, None);
        self.bar.finish_and_clear();
        let clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let step = |step| clock.steps.get(&step).copied().unwrap_or_default();
        let of =
            |kind| step(Step::List(kind)) + clock.making.get(&kind).copied().unwrap_or_default();
        let rows = [
            ("timing.read", step(Step::Read)),
            ("timing.check", step(Step::Check)),
            ("timing.site", of(Kind::Site)),
            ("timing.print", of(Kind::Print)),
            ("timing.calendar", of(Kind::Calendar)),
            ("timing.data", of(Kind::Data)),
            ("timing.portal", of(Kind::Portal)),
            ("timing.write", step(Step::Write)),
        ];
        let rows = rows.map(|(key, time)| {
            format!("  {:<10} {:>8.1} ms", self.words.word(key), time.as_secs_f64() * 1000.0)
        });
        rows.join("\n")
    }
}

impl Progress for Watch {
    fn step(&self, step: Step) {
        self.lap(Some(step), None);
        let key = match step {
            Step::Read => "step.read",
            Step::Check => "step.check",
            Step::List(_) | Step::Render => "step.render",
            Step::Write => "step.write",
        };
        self.bar.set_message(self.words.word(key));
        self.bar.tick();
    }

    fn total(&self, artifacts: usize) {
        self.bar.set_length(artifacts as u64);
        self.bar.set_style(style("{bar:30} {pos}/{len} {msg}"));
    }

    fn made(&self, kind: Kind) {
        self.lap(None, Some(kind));
        self.bar.inc(1);
    }
}
