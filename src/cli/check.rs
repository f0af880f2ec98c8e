//! `kehoach check`.

use std::path::Path;

use clap::{ArgAction, ArgMatches};

use super::arguments::{choice, flag, font_arguments, font_folders, option, processors};
use super::terminal::{Terminal, Voice};
use super::{CONTENT, Command, MACHINE, USAGE, in_workspace, unknown_id};
use crate::check;
use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Severity};
use crate::pipeline;
use crate::print::FontFolders;

/// `kehoach check`.
pub const COMMAND: Command =
    Command { name: "check", about: "cli.check", usage: "cli.usage.check", arguments, run };

/// What is wanted.
struct Options {
    /// Only findings with these ids, if any are named.
    only: Vec<String>,
    /// The least severity that makes the command fail.
    deny: Severity,
    /// How the findings are shown.
    format: Format,
    /// Whether to mend what can be mended.
    fix: bool,
    /// Where fonts are looked for.
    fonts: FontFolders,
}

/// How findings are shown.
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// As annotations of a run of GitHub Actions.
    Github,
    /// As a Code Quality report of GitLab.
    Gitlab,
    /// As SARIF 2.1.0.
    Sarif,
}

fn arguments(check: clap::Command, words: &Catalogue) -> clap::Command {
    let only = option(words, "only", "cli.only", "cli.value.id");
    let deny = option(words, "deny", "cli.deny", "cli.value.severity");
    let format = option(words, "format", "cli.format", "cli.value.format");
    check
        .arg(only.action(ArgAction::Append).value_delimiter(','))
        .arg(choice(deny, ["warnings", "advice"]))
        .arg(choice(format, ["text", "json", "github", "gitlab", "sarif"]))
        .arg(flag(words, "fix", "cli.fix"))
        .args(font_arguments(words))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let word = |id| matches.get_one::<String>(id).map(String::as_str);
    let options = Options {
        only: matches.get_many::<String>("only").into_iter().flatten().cloned().collect(),
        deny: match word("deny") {
            Some("warnings") => Severity::Warning,
            Some("advice") => Severity::Advice,
            _ => Severity::Error,
        },
        format: match word("format") {
            Some("json") => Format::Json,
            Some("github") => Format::Github,
            Some("gitlab") => Format::Gitlab,
            Some("sarif") => Format::Sarif,
            _ => Format::Text,
        },
        fix: matches.get_flag("fix"),
        fonts: font_folders(matches),
    };
    in_workspace(matches, terminal, |root| check(&root, &options, terminal))
}

/// Shows every problem of a workspace.
fn check(root: &Path, options: &Options, terminal: &Terminal) -> u8 {
    for id in &options.only {
        if let Some(finding) = unknown_id(id, terminal) {
            terminal.show(&[finding]);
            return USAGE;
        }
    }
    let wanted = |finding: &Diagnostic| {
        options.only.is_empty() || options.only.iter().any(|id| id == finding.id())
    };
    let (mut counts, mut findings) = pipeline::check(root, &options.fonts, processors());
    findings.retain(wanted);
    if options.fix {
        match pipeline::mend(root, &findings) {
            Ok(mended) => {
                for file in &mended {
                    let changes = diagnostic::changes(&file.path, &file.before, &file.after);
                    terminal.note(&changes);
                }
                let line = Line::new("fix.done").with("files", mended.len());
                terminal.note(&terminal.words.say(&line));
            }
            Err(finding) => {
                terminal.show(&[finding]);
                return MACHINE;
            }
        }
        (counts, findings) = pipeline::check(root, &options.fonts, processors());
        findings.retain(wanted);
    }
    let failed = findings.iter().any(|finding| finding.severity >= options.deny);
    let words = terminal.words;
    let base = match diagnostic::shown(root).as_str() {
        "." => String::new(),
        root => format!("{}/", root.trim_end_matches('/')),
    };
    let data = match options.format {
        Format::Text => None,
        Format::Json => Some(diagnostic::json(&findings, words)),
        Format::Github => Some(diagnostic::annotations(&findings, &base, words)),
        Format::Gitlab => Some(diagnostic::code_quality(&findings, &base, words)),
        Format::Sarif => {
            let help = |id: &str| check::page(id, words.language()).map(|page| page.why);
            Some(diagnostic::sarif(&findings, &base, words, &help))
        }
    };
    if let Some(data) = data {
        if !data.is_empty() {
            terminal.say(&data);
        }
        return if failed { CONTENT } else { 0 };
    }
    if terminal.voice == Voice::Quiet {
        // What failed the command is always shown.
        findings.retain(|finding| finding.severity >= options.deny.min(Severity::Warning));
    }
    terminal.show(&findings);
    if !findings.is_empty() && terminal.voice > Voice::Quiet {
        terminal.note(&diagnostic::summary(&findings, terminal.words));
    }
    if failed {
        return CONTENT;
    }
    let line = Line::new("check.done")
        .with("plans", counts.plans)
        .with("tasks", counts.tasks)
        .with("units", counts.units);
    terminal.tell(&terminal.words.say(&line));
    0
}
