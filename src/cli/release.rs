//! `kehoach release`.

use std::path::Path;

use clap::ArgMatches;

use super::arguments::{a_path, argument, option, path, text};
use super::build::{Watch, making_arguments, output_of, request};
use super::export::failed;
use super::terminal::{Terminal, Voice};
use super::{CONTENT, Command, in_workspace};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};
use crate::pipeline::{self, ReleaseMade, ReleaseRequest};
use crate::release::{self, NOTES, SUMS};

/// `kehoach release`.
pub const COMMAND: Command =
    Command { name: "release", about: "cli.release", usage: "cli.usage.release", arguments, run };

fn arguments(release: clap::Command, words: &Catalogue) -> clap::Command {
    release
        .arg(argument(words, "release", "cli.release.what", "cli.value.plan"))
        .arg(
            a_path(option(words, "check", "cli.release.check", "cli.value.file"))
                .conflicts_with("release"),
        )
        .arg(a_path(option(words, "output", "cli.release.output", "cli.value.folder")))
        .args(making_arguments(words))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    if let Some(file) = path(matches, "check") {
        return prove(&file, terminal);
    }
    in_workspace(matches, terminal, |root| {
        let output = output_of(&root);
        let folder = path(matches, "output").unwrap_or_else(|| output.join("release"));
        let wanted = text(matches, "release");
        let request = ReleaseRequest {
            build: request(matches, root, output),
            release: wanted.as_deref(),
            folder,
        };
        let watch = Watch::new(terminal);
        let result = pipeline::release(&request, &watch);
        watch.finish();
        match result {
            Ok(made) => {
                tell(&made, terminal);
                0
            }
            Err(failure) => failed(failure, "release.stopped", terminal),
        }
    })
}

fn tell(made: &ReleaseMade, terminal: &Terminal) {
    let words = terminal.words;
    // Advice is for `check`; what the manifest cannot say is told.
    let shown = |finding: &&Diagnostic| {
        let advice = finding.severity == Severity::Advice && finding.id() != "release-no-commit";
        !advice || terminal.voice == Voice::Verbose
    };
    terminal.show(&made.warnings.iter().filter(shown).cloned().collect::<Vec<_>>());
    let line = if made.same { Line::new("release.same") } else { Line::new("release.done") };
    let line = line.with("release", &made.release).with("number", made.number);
    let line = line.with("files", made.files).with("path", diagnostic::shown(&made.path));
    terminal.tell(&words.say(&line));
    let beside = |name: &str| diagnostic::shown(&made.path.with_file_name(name));
    let line = Line::new("release.beside").with("notes", beside(NOTES)).with("sums", beside(SUMS));
    terminal.tell(&words.say(&line));
    for (number, folder) in &made.kept {
        let line = Line::new("release.kept").with("number", *number).with("folder", folder);
        terminal.tell(&words.say(&line));
    }
    if !made.kept.is_empty() {
        terminal.tell(&if made.unrecorded {
            words.word("release.next-record")
        } else {
            words.word("release.next")
        });
    }
}

/// Proves a bundle.
fn prove(file: &Path, terminal: &Terminal) -> u8 {
    let name = diagnostic::shown(file);
    let proved = match std::fs::read(file) {
        Ok(bytes) => release::prove(&name, &bytes),
        Err(error) => {
            Err(vec![Diagnostic::error("bundle-unreadable").with("reason", error).about(name)])
        }
    };
    match proved {
        Ok(proof) => {
            let words = terminal.words;
            let manifest = &proof.manifest;
            let line = Line::new("bundle.proved")
                .with("files", proof.files)
                .with("release", &manifest.release)
                .with("number", manifest.number)
                .with("tool", &manifest.tool.name)
                .with("version", &manifest.tool.version);
            terminal.say(&words.say(&line));
            if let Some(commit) = &manifest.commit {
                terminal.say(&words.say(&Line::new("bundle.commit").with("commit", commit)));
            }
            0
        }
        Err(findings) => {
            terminal.show(&findings);
            CONTENT
        }
    }
}
