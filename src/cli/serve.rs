//! `kehoach serve`.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use clap::{ArgMatches, value_parser};

use super::arguments::{PORTS, flag, option, text};
use super::build::{making_arguments, output_of, request};
use super::terminal::Terminal;
use super::{Command, MACHINE, in_workspace, misuse};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};
use crate::preview::{Editor, Happening, Preview, Report, Settings};

/// `kehoach serve`.
pub const COMMAND: Command =
    Command { name: "serve", about: "cli.serve", usage: "cli.usage.serve", arguments, run };

fn arguments(serve: clap::Command, words: &Catalogue) -> clap::Command {
    let port = option(words, "port", "cli.port", "cli.value.number");
    serve
        .arg(port.value_parser(value_parser!(u16).range(PORTS)))
        .arg(option(words, "editor", "cli.editor", "cli.value.editor"))
        .arg(flag(words, "poll", "cli.poll"))
        .args(making_arguments(words))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let editor = match text(matches, "editor") {
        Some(text) => match Editor::named(&text) {
            Some(editor) => editor,
            None => return misuse(no_editor(&text), terminal),
        },
        None => of_environment(),
    };
    in_workspace(matches, terminal, |root| {
        let output = output_of(&root);
        let whole = match std::path::absolute(&root) {
            Ok(whole) => whole,
            Err(error) => {
                terminal.show(&[Diagnostic::error("serve-failed").with("reason", error)]);
                return MACHINE;
            }
        };
        let settings = Settings {
            request: request(matches, root, output),
            root: whole,
            port: matches.get_one::<u16>("port").copied(),
            editor,
            poll: matches.get_flag("poll"),
            words: terminal.words,
        };
        serve(settings, terminal)
    })
}

/// The editor that the user has chosen for everything, if it opens addresses, else the usual one.
fn of_environment() -> Editor {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os);
    let mut known = named.filter_map(|value| Editor::of_program(value.to_str()?));
    known.next().unwrap_or_default()
}

fn no_editor(text: &str) -> Diagnostic {
    let names: Vec<&str> = Editor::names().collect();
    Diagnostic::error("serve-editor")
        .with("text", text)
        .hint(Line::new("allowed").with("words", names.join(", ")))
        .hint(Line::new("serve-editor.address"))
}

fn serve(settings: Settings, terminal: &Terminal) -> u8 {
    let failed = |finding: Diagnostic| {
        terminal.show(&[finding]);
        MACHINE
    };
    let preview = match Preview::open(settings) {
        Ok(preview) => preview,
        Err(finding) => return failed(finding),
    };
    let stop = preview.stopper();
    if let Err(error) = ctrlc::set_handler(move || stop.stop()) {
        return failed(Diagnostic::error("serve-failed").with("reason", error));
    }
    let words = terminal.words;
    terminal.say(&words.say(&Line::new("serve.at").with("address", preview.address())));
    terminal.say(&words.word("serve.stop"));
    let teller = Teller::new(terminal);
    match preview.run(&teller) {
        Ok(()) => {
            terminal.say(&words.word("serve.ended"));
            0
        }
        Err(finding) => failed(finding),
    }
}

/// Tells on the terminal what happens, one line for each build.
struct Teller<'t> {
    terminal: &'t Terminal,
    /// When the first file was saved of those that are being built.
    since: Cell<Instant>,
    told: RefCell<Told>,
}

/// What was told already, by the part of a build that finds it: a part that was not reached says nothing about
/// what it found before.
#[derive(Default)]
struct Told {
    /// Of the build that is shown.
    pages: Vec<Diagnostic>,
    prints: Vec<Diagnostic>,
    links: Vec<Diagnostic>,
    /// Of builds that failed since.
    failed: Vec<Diagnostic>,
}

impl<'t> Teller<'t> {
    fn new(terminal: &'t Terminal) -> Self {
        Self { terminal, since: Cell::new(Instant::now()), told: RefCell::default() }
    }

    /// Shows what presses of a part of a build and was not shown before.
    fn findings(&self, findings: &[Diagnostic], part: fn(&mut Told) -> &mut Vec<Diagnostic>) {
        let pressing = findings.iter().filter(|finding| finding.severity > Severity::Advice);
        let pressing: Vec<Diagnostic> = pressing.cloned().collect();
        // The same finding in a file that changed elsewhere is no news.
        let same = |one: &Diagnostic, other: &Diagnostic| {
            one.message == other.message && one.file() == other.file() && one.record == other.record
        };
        let mut told = self.told.borrow_mut();
        let is_new = |finding: &&Diagnostic| {
            let parts = [&told.pages, &told.prints, &told.links, &told.failed];
            !parts.into_iter().flatten().any(|known| same(known, finding))
        };
        let new: Vec<Diagnostic> = pressing.iter().filter(is_new).cloned().collect();
        self.terminal.show(&new);
        *part(&mut told) = pressing;
    }

    fn line(&self, line: Line) {
        let time = self.since.get().elapsed().as_millis();
        self.terminal.say(&self.terminal.words.say(&line.with("time", time)));
    }
}

/// The files that were saved, if they are few.
fn names(saved: &[String]) -> String {
    match saved {
        [first, _, _, _, ..] => format!("{first} (+{})", saved.len() - 1),
        few => few.join(", "),
    }
}

impl Report for Teller<'_> {
    fn tell(&self, happening: Happening) {
        let words = self.terminal.words;
        match happening {
            Happening::Polls => self.terminal.note(&words.word("serve.polls")),
            Happening::Saved => self.since.set(Instant::now()),
            Happening::Pages { saved, others, gone, findings } => {
                self.findings(findings, |told| &mut told.pages);
                self.told.borrow_mut().failed.clear();
                let line = match (saved, others + gone) {
                    ([], _) => Line::new("serve.first").with("count", others),
                    (_, 0) => Line::new("serve.same").with("saved", names(saved)),
                    _ => Line::new("serve.built")
                        .with("saved", names(saved))
                        .with("count", others)
                        .with("gone", gone),
                };
                self.line(line);
            }
            Happening::Prints { others, findings, links } => {
                self.findings(findings, |told| &mut told.prints);
                if let Some(links) = links {
                    self.findings(links, |told| &mut told.links);
                }
                if others > 0 {
                    self.line(Line::new("serve.prints").with("count", others));
                }
            }
            Happening::Failed { saved, findings } => {
                self.findings(findings, |told| &mut told.failed);
                self.terminal.note(&diagnostic::summary(findings, words));
                self.line(match saved {
                    [] => Line::new("serve.failed-first"),
                    _ => Line::new("serve.failed").with("saved", names(saved)),
                });
            }
        }
    }
}
