//! `kehoach diff`.

mod json;
mod markdown;
mod text;

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::arguments::{a_path, argument, choice, flag, option, path, text as words_of};
use super::export::{failed, write};
use super::terminal::Terminal;
use super::{CONTENT, Command, MACHINE, USAGE, in_workspace};
use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::edition::change::{Names, StateChanges};
use crate::pipeline::{self, Comparison};
use crate::site;

/// `kehoach diff`.
pub const COMMAND: Command =
    Command { name: "diff", about: "cli.diff", usage: "cli.usage.diff", arguments, run };

/// There are changes, and it was asked to say so.
const CHANGED: u8 = 1;

/// What is wanted.
struct Options {
    from: Option<String>,
    to: Option<String>,
    format: Format,
    output: Option<PathBuf>,
    overwrite: bool,
    exit_code: bool,
    internal: bool,
}

/// How changes are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// On a terminal.
    Text,
    /// As a comment of a review.
    Markdown,
    /// As a page.
    Html,
    /// For programs.
    Json,
}

impl Format {
    /// Whether it goes out of the office: internal remarks are then left out unless they are asked for.
    fn goes_out(self) -> bool {
        matches!(self, Self::Markdown | Self::Html)
    }
}

fn arguments(diff: clap::Command, words: &Catalogue) -> clap::Command {
    let format = option(words, "format", "cli.diff.format", "cli.value.format");
    diff.arg(argument(words, "from", "cli.diff.from", "cli.value.state"))
        .arg(argument(words, "to", "cli.diff.to", "cli.value.state"))
        .arg(choice(format, ["text", "markdown", "html", "json"]))
        .arg(a_path(option(words, "output", "cli.diff.output", "cli.value.file")))
        .arg(flag(words, "overwrite", "cli.overwrite"))
        .arg(flag(words, "exit-code", "cli.exit-code"))
        .arg(flag(words, "internal", "cli.internal"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let options = Options {
        from: words_of(matches, "from"),
        to: words_of(matches, "to"),
        format: match words_of(matches, "format").as_deref() {
            Some("markdown") => Format::Markdown,
            Some("html") => Format::Html,
            Some("json") => Format::Json,
            _ => Format::Text,
        },
        output: path(matches, "output"),
        overwrite: matches.get_flag("overwrite"),
        exit_code: matches.get_flag("exit-code"),
        internal: matches.get_flag("internal"),
    };
    in_workspace(matches, terminal, |root| diff(&root, &options, terminal))
}

/// What is shown of a comparison.
struct Shown<'c> {
    comparison: &'c Comparison,
    changes: &'c StateChanges,
    /// How many changes were left out, since they are for the office alone.
    left_out: usize,
    words: &'static Catalogue,
}

impl Shown<'_> {
    /// Calls something with what is needed to say values.
    fn names<T>(&self, run: impl FnOnce(Names) -> T) -> T {
        run(Names { words: self.words, unit: &|id| self.comparison.unit(id) })
    }

    fn say(&self, line: &Line) -> String {
        self.words.say(line)
    }
}

/// Shows what changed.
fn diff(root: &Path, options: &Options, terminal: &Terminal) -> u8 {
    if let Some(output) = &options.output
        && !options.overwrite
        && output.symlink_metadata().is_ok()
    {
        let hint = Line::new("export-exists.overwrite");
        let finding = Diagnostic::error("export-exists").about(output.display().to_string());
        terminal.show(&[finding.hint(hint)]);
        return USAGE;
    }
    let sides = match pipeline::sides(root, options.from.as_deref(), options.to.as_deref()) {
        Ok(sides) => sides,
        Err(finding) => {
            terminal.show(&[finding]);
            return USAGE;
        }
    };
    let mut comparison = match pipeline::compare(root, &sides) {
        Ok(comparison) => comparison,
        Err(failure) => return failed(failure, "diff.stopped", terminal),
    };
    let changed = !comparison.changes.is_empty();
    let mut left_out = 0;
    if options.format.goes_out() && !options.internal {
        left_out = comparison.changes.leave_out_internal();
    }
    let shown = Shown {
        comparison: &comparison,
        changes: &comparison.changes,
        left_out,
        words: terminal.words,
    };
    let made = match options.format {
        Format::Text => text::picture(&shown, terminal.paints && options.output.is_none()),
        Format::Markdown => markdown::comment(&shown),
        Format::Json => json::data(&shown),
        Format::Html => match page(&shown) {
            Ok(page) => page,
            Err(findings) => {
                terminal.show(&findings);
                return CONTENT;
            }
        },
    };
    match &options.output {
        None => terminal.say(made.trim_end()),
        Some(file) => {
            let name = file.display().to_string();
            if let Err(error) = write(file, format!("{}\n", made.trim_end()).as_bytes()) {
                let finding = match error.kind() {
                    std::io::ErrorKind::NotFound => Diagnostic::error("export-no-folder"),
                    kind => Diagnostic::error("export-failed").with("reason", kind),
                };
                terminal.show(&[finding.about(name)]);
                return MACHINE;
            }
            terminal.note(&terminal.words.say(&Line::new("diff.written").with("path", name)));
        }
    }
    if left_out > 0 {
        terminal.note(&terminal.words.say(&Line::new("diff.left-out").with("count", left_out)));
    }
    if options.exit_code && changed { CHANGED } else { 0 }
}

fn page(shown: &Shown) -> Result<String, Vec<Diagnostic>> {
    let comparison = shown.comparison;
    let names = |run: &dyn Fn(Names) -> Result<String, Vec<Diagnostic>>| shown.names(run);
    names(&|names| {
        site::comparison(
            &comparison.workspace,
            shown.changes,
            names,
            &site::Compared {
                from: shown.say(&comparison.from),
                to: shown.say(&comparison.to),
                left_out: shown.left_out,
            },
        )
    })
}
