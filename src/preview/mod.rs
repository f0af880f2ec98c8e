//! The live preview (xem thử): builds into memory whenever a file is saved, serves what was built to browsers of
//! this machine, and tells their pages what changed.
//!
//! Four kinds of threads share `shown::Shown`: the one that called [`Preview::run`] hears of saved files and
//! begins builds; a build shows its pages as soon as they are ready and goes on with prints until another
//! build is shown; the server answers; and each page that is open has one that tells it the news. Nothing
//! is written to the disk.

mod editor;
mod page;
mod reply;
mod server;
mod shown;
mod watch;
mod words;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::output::{Kind, Made, Memory, Rendered, STACK};
use crate::pipeline::{self, Failure, Pages, Progress, Stage, Step};

use server::Server;
use shown::Shown;
use watch::Watch;
use words::Words;

pub use editor::Editor;

/// How long nothing is saved before a build begins: editors write a file in several steps.
const CALM: Duration = Duration::from_millis(5);
/// How many times what is saved is waited for that long.
const MOST_CALM: usize = 60;
/// How long a build that failed is kept to itself: a file may be half saved.
const SETTLE: Duration = Duration::from_millis(120);
/// How long the end waits for a print that is being set.
const LEAVE: Duration = Duration::from_secs(2);

/// What is to be previewed, and how.
#[derive(Debug)]
pub struct Settings {
    /// What is built. Its output folder is not written to.
    pub request: pipeline::Request,
    /// The whole path of the workspace.
    pub root: PathBuf,
    /// The port that is asked for.
    pub port: Option<u16>,
    /// What opens files.
    pub editor: Editor,
    /// Whether files are looked at again and again, since the system does not tell of changes.
    pub poll: bool,
    /// The words of the user's language.
    pub words: &'static Catalogue,
}

/// What happens in a preview, for whoever tells of it.
#[derive(Debug, Clone, Copy)]
pub enum Happening<'h> {
    /// Files are looked at again and again, since the system does not tell of changes.
    Polls,
    /// A file was saved, the first after a while.
    Saved,
    /// Pages are shown.
    Pages {
        /// The files that were saved; none the first time.
        saved: &'h [String],
        /// How many files are others than before.
        others: usize,
        /// How many files there are no more.
        gone: usize,
        /// What did not stop the build.
        findings: &'h [Diagnostic],
    },
    /// All prints are made that could be.
    Prints {
        /// How many are others than before.
        others: usize,
        /// Why others could not be made.
        findings: &'h [Diagnostic],
        /// What is wrong with links; none where something is missing, so that they were not looked at.
        links: Option<&'h [Diagnostic]>,
    },
    /// What was saved cannot be built.
    Failed {
        /// The files that were saved; none the first time.
        saved: &'h [String],
        /// Why.
        findings: &'h [Diagnostic],
    },
}

/// Is told what happens in a preview.
pub trait Report {
    /// Something happened.
    fn tell(&self, happening: Happening);
}

/// What the main thread hears.
enum Heard {
    /// Files were saved.
    Saved(Vec<String>),
    /// The pages of a build are shown.
    Pages { others: usize, gone: usize, findings: Vec<Diagnostic> },
    /// The prints of a build are made.
    Prints { others: usize, findings: Vec<Diagnostic>, links: Option<Vec<Diagnostic>> },
    /// A build failed before it showed anything.
    Failed(Failure),
    /// A build came to its end, one way or another.
    Ended(u64),
    /// The user wants no more.
    Stop,
}

/// A preview that can be reached.
pub struct Preview {
    settings: Settings,
    listener: TcpListener,
    port: u16,
    tell: Sender<Heard>,
    heard: Receiver<Heard>,
}

/// Ends a preview from another thread.
#[derive(Clone)]
pub struct Stop(Sender<Heard>);

impl Stop {
    /// Ends it. A preview that has ended already is no error.
    pub fn stop(&self) {
        let _ = self.0.send(Heard::Stop);
    }
}

impl Preview {
    /// Takes a port. Nothing is answered yet.
    ///
    /// # Errors
    /// Why the port cannot be had.
    pub fn open(settings: Settings) -> Result<Self, Diagnostic> {
        let failed = |reason: String| Diagnostic::error("serve-failed").with("reason", reason);
        let listener = server::listen(settings.port).map_err(|error| match settings.port {
            Some(port) if error.kind() == std::io::ErrorKind::AddrInUse => {
                let other = Line::new("serve-port-taken.other");
                Diagnostic::error("serve-port-taken").with("port", port).hint(other)
            }
            _ => failed(error.to_string()),
        })?;
        let port = listener.local_addr().map_err(|error| failed(error.to_string()))?.port();
        let (tell, heard) = mpsc::channel();
        Ok(Self { settings, listener, port, tell, heard })
    }

    /// The address for a browser.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// What ends it.
    #[must_use]
    pub fn stopper(&self) -> Stop {
        Stop(self.tell.clone())
    }

    /// Builds and serves until it is ended.
    ///
    /// # Errors
    /// What the machine refuses, so that nothing can be shown.
    pub fn run(self, report: &dyn Report) -> Result<(), Diagnostic> {
        let Self { settings, listener, tell, heard, .. } = self;
        let shown = Arc::new(Shown::new());
        let words = Arc::new(Words {
            catalogue: settings.words,
            editor: settings.editor.clone(),
            root: settings.root.clone(),
            shown: Arc::clone(&shown),
        });
        let saved = tell.clone();
        let watch = Watch::start(&settings.root, settings.poll, move |paths| {
            let _ = saved.send(Heard::Saved(paths));
        });
        let watch =
            watch.map_err(|error| Diagnostic::error("serve-watch").with("reason", error))?;
        if watch.polls {
            report.tell(Happening::Polls);
        }
        let server = Server::start(listener, Arc::clone(&shown), words);
        let server =
            server.map_err(|error| Diagnostic::error("serve-failed").with("reason", error))?;
        let mut builds = Builds {
            request: Arc::new(settings.request),
            shown: Arc::clone(&shown),
            tell,
            watch,
            last: 0,
            running: Vec::new(),
            making: None,
            saved: Vec::new(),
            kept: None,
        };
        let result = builds.run(&heard, report);
        shown.end();
        server.end();
        // A print that is being set by a program of its own cleans up behind itself.
        while !builds.running.is_empty() {
            match heard.recv_timeout(LEAVE) {
                Ok(Heard::Ended(build)) => builds.running.retain(|one| *one != build),
                Ok(_) => {}
                Err(_) => break,
            }
        }
        result
    }
}

/// The builds of a preview, one after another.
struct Builds {
    request: Arc<pipeline::Request>,
    shown: Arc<Shown>,
    tell: Sender<Heard>,
    watch: Watch,
    /// The number of the last build that began.
    last: u64,
    /// Builds that go on, perhaps with prints of before.
    running: Vec<u64>,
    /// The build whose pages are not shown yet, and what was saved before it.
    making: Option<(u64, Vec<String>)>,
    /// What was saved since.
    saved: Vec<String>,
    /// A build that failed, as long as nobody was told.
    kept: Option<(Vec<String>, Vec<Diagnostic>)>,
}

impl Builds {
    /// Begins a build whenever something was saved, until the end.
    fn run(&mut self, heard: &Receiver<Heard>, report: &dyn Report) -> Result<(), Diagnostic> {
        self.begin(Vec::new());
        let mut waited = 0;
        loop {
            let ready = !self.saved.is_empty() && self.making.is_none();
            let next = if ready {
                if waited < MOST_CALM {
                    heard.recv_timeout(CALM)
                } else {
                    Err(RecvTimeoutError::Timeout)
                }
            } else if self.kept.is_some() {
                heard.recv_timeout(SETTLE)
            } else {
                heard.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match next {
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(Heard::Saved(paths)) => {
                    self.watch.renew(&paths);
                    if self.saved.is_empty() && self.kept.is_none() {
                        report.tell(Happening::Saved);
                    }
                    for path in paths {
                        if !self.saved.contains(&path) {
                            self.saved.push(path);
                        }
                    }
                    waited += 1;
                }
                Ok(Heard::Pages { others, gone, findings }) => {
                    let saved = self.making.take().map_or_else(Vec::new, |(_, saved)| saved);
                    let findings = &findings[..];
                    report.tell(Happening::Pages { saved: &saved, others, gone, findings });
                }
                Ok(Heard::Prints { others, findings, links }) => {
                    let (findings, links) = (&findings[..], links.as_deref());
                    report.tell(Happening::Prints { others, findings, links });
                }
                Ok(Heard::Failed(failure)) => {
                    let saved = self.making.take().map_or_else(Vec::new, |(_, saved)| saved);
                    match failure {
                        Failure::Content(findings) => self.kept = Some((saved, findings)),
                        // What the machine lacks at the beginning it will lack later.
                        Failure::Machine(finding) if !self.shown.is_built() => return Err(finding),
                        Failure::Machine(finding) => self.kept = Some((saved, vec![finding])),
                    }
                    self.shown.failed_quietly();
                }
                Ok(Heard::Ended(build)) => {
                    self.running.retain(|one| *one != build);
                    // One that broke off would be waited for without end.
                    if self.making.as_ref().is_some_and(|(making, _)| *making == build) {
                        self.making = None;
                        self.shown.failed_quietly();
                    }
                }
                Err(RecvTimeoutError::Timeout) if ready => {
                    waited = 0;
                    let mut saved = std::mem::take(&mut self.saved);
                    if let Some((before, _)) = self.kept.take() {
                        saved.extend(
                            before
                                .into_iter()
                                .filter(|path| !saved.contains(path))
                                .collect::<Vec<_>>(),
                        );
                    }
                    self.begin(saved);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some((saved, findings)) = self.kept.take() {
                        self.shown.failed(findings.clone());
                        report.tell(Happening::Failed { saved: &saved, findings: &findings });
                    }
                }
            }
        }
    }

    /// What is still there of what was saved: editors write a file under another name first. Where nothing
    /// is, it was taken away.
    fn lasting(&self, saved: Vec<String>) -> Vec<String> {
        let (there, gone): (Vec<_>, Vec<_>) =
            saved.into_iter().partition(|path| self.request.root.join(path).exists());
        if there.is_empty() { gone } else { there }
    }

    /// Begins a build on a thread of its own.
    fn begin(&mut self, saved: Vec<String>) {
        self.last += 1;
        let build = self.last;
        let saved = self.lasting(saved);
        self.shown.begin();
        let (request, tell) = (Arc::clone(&self.request), self.tell.clone());
        let shown = Arc::clone(&self.shown);
        let work = move || {
            let _ended = Ended { build, tell: tell.clone() };
            let show = Show { build, shown: &shown, tell: &tell, prints: Mutex::default() };
            if let Err(failure) = pipeline::preview(&request, &show, &show) {
                let _ = tell.send(Heard::Failed(failure));
            }
        };
        match thread::Builder::new().stack_size(STACK).spawn(work) {
            Ok(_) => {
                self.running.push(build);
                self.making = Some((build, saved));
            }
            Err(error) => {
                let finding = Diagnostic::error("serve-failed").with("reason", error);
                self.kept = Some((saved, vec![finding]));
                self.shown.failed_quietly();
            }
        }
    }
}

/// Tells that a build came to its end, however it did.
struct Ended {
    build: u64,
    tell: Sender<Heard>,
}

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.tell.send(Heard::Ended(self.build));
    }
}

/// Shows what a build makes.
struct Show<'s> {
    build: u64,
    shown: &'s Shown,
    tell: &'s Sender<Heard>,
    prints: Mutex<MadePrints>,
}

/// How the prints of a build turned out.
#[derive(Default)]
struct MadePrints {
    /// How many are others than before.
    others: usize,
    /// Why some could not be made.
    findings: Vec<Diagnostic>,
    /// Whether some are missing. Links are not looked at then.
    missing: bool,
}

impl Show<'_> {
    fn made(&self) -> MutexGuard<'_, MadePrints> {
        self.prints.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for Show<'_> {
    fn memory(&self) -> Memory {
        self.shown.memory(self.build)
    }

    fn open(&self) -> BTreeSet<String> {
        self.shown.open()
    }

    fn first(&self, files: Vec<Rendered>) {
        self.shown.first(self.build, files);
    }

    fn pages(&self, pages: Pages) {
        let findings = pages.findings.clone();
        let (others, gone) = self.shown.pages(self.build, pages);
        let _ = self.tell.send(Heard::Pages { others, gone, findings });
    }

    fn tables(&self, files: Vec<Rendered>) {
        self.shown.tables(self.build, files);
    }

    fn prints(&self, paths: Option<Vec<String>>) {
        self.made().missing |= paths.is_none();
        self.shown.list_prints(self.build, paths);
    }

    fn print(&self, path: &str, made: Made) {
        let failed = made.as_ref().err().cloned();
        let is_other = self.shown.print(self.build, path, made);
        let mut prints = self.made();
        prints.others += usize::from(is_other);
        prints.missing |= failed.is_some();
        prints.findings.extend(failed.into_iter().flatten());
    }

    fn whole(&self, found: Vec<Diagnostic>) {
        if !self.shown.whole(self.build, found.clone()) {
            return;
        }
        let MadePrints { others, mut findings, missing } = std::mem::take(&mut *self.made());
        let links = if missing {
            findings.extend(found);
            None
        } else {
            Some(found)
        };
        let _ = self.tell.send(Heard::Prints { others, findings, links });
    }

    fn turn(&self) -> Option<Vec<String>> {
        self.shown.turn(self.build)
    }
}

/// A preview shows no progress: what it shows is there at once.
impl Progress for Show<'_> {
    fn step(&self, _: Step) {}

    fn total(&self, _: usize) {}

    fn made(&self, _: Kind) {}
}
