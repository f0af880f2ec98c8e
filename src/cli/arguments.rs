//! What all commands share of their arguments, and what is wrong with arguments, in the user's language.

use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::thread;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::terminal::Voice;
use super::{COMMANDS, PROGRAM, system_fonts};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line};
use crate::language::date;
use crate::model;
use crate::print::FontFolders;

/// What the user wants.
pub enum Parsed {
    /// A command, by its place in [`COMMANDS`], with its own arguments.
    Run(usize, ArgMatches),
    /// To read this.
    Say(String),
    /// Something that cannot be done.
    Misuse(Diagnostic),
}

/// Where the options stand that every command has: after its own.
const LAST: usize = 100;
/// The years that a plan can be for.
pub const YEARS_OF_PLANS: RangeInclusive<i64> = 1945..=2200;
/// How many jobs are done at once where nobody says: as many as the machine has processors.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}

/// How many jobs make sense.
pub const JOBS: RangeInclusive<i64> = 1..=256;
/// The ports that a preview can be at.
pub const PORTS: RangeInclusive<i64> = 1..=65_535;
/// How many days ahead can be looked: ten years.
pub const DAYS_AHEAD: RangeInclusive<i64> = 0..=3660;
/// The options that take a number, and which ones.
const NUMBERS: [(&str, RangeInclusive<i64>); 4] =
    [("--year", YEARS_OF_PLANS), ("--jobs", JOBS), ("--port", PORTS), ("--days", DAYS_AHEAD)];
/// The languages that `--lang` takes.
const LANGUAGES: [&str; 2] = ["vi", "en"];

/// Reads the arguments.
pub fn parse(arguments: &[OsString], words: &Catalogue) -> Parsed {
    let matches = match command(words).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return misuse_or_help(&error, words),
    };
    let named = matches.subcommand().and_then(|(name, matches)| {
        let at = COMMANDS.iter().position(|command| command.name == name)?;
        Some((at, matches.clone()))
    });
    match named {
        Some((at, matches)) => Parsed::Run(at, matches),
        // A command is required, so this is only reached for `help`, which clap answers itself.
        None => Parsed::Say(command(words).render_help().to_string()),
    }
}

/// How much is to be said.
pub fn voice(matches: &ArgMatches) -> Voice {
    match (matches.get_flag("quiet"), matches.get_flag("verbose")) {
        (true, _) => Voice::Quiet,
        (_, true) => Voice::Verbose,
        _ => Voice::Usual,
    }
}

/// The workspace that was named with `-C`, if one was.
pub fn folder(matches: &ArgMatches) -> Option<PathBuf> {
    path(matches, "folder")
}

/// The path that an argument gives, if it was given.
pub fn path(matches: &ArgMatches, id: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(id).cloned()
}

/// The words that an argument gives, if it was given.
pub fn text(matches: &ArgMatches, id: &str) -> Option<String> {
    matches.get_one::<String>(id).cloned()
}

/// The year that an argument of [`a_year`] gives, if it was given.
pub fn year_of(matches: &ArgMatches, id: &str) -> Option<i32> {
    matches.get_one::<u16>(id).map(|year| i32::from(*year))
}

/// What [`font_arguments`] give.
pub fn font_folders(matches: &ArgMatches) -> FontFolders {
    let asked = matches.get_flag("system-fonts");
    FontFolders {
        named: matches.get_many::<PathBuf>("font-path").into_iter().flatten().cloned().collect(),
        system: if asked { system_fonts::folders() } else { Vec::new() },
    }
}

/// An option with a value.
pub fn option(words: &Catalogue, id: &'static str, help: &'static str, value: &'static str) -> Arg {
    Arg::new(id).long(id).help(words.word(help)).value_name(words.word(value))
}

/// An option that is given or not.
pub fn flag(words: &Catalogue, id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(words.word(help)).action(ArgAction::SetTrue)
}

/// An argument that is given by its place.
pub fn argument(
    words: &Catalogue,
    id: &'static str,
    help: &'static str,
    value: &'static str,
) -> Arg {
    Arg::new(id).help(words.word(help)).value_name(words.word(value))
}

/// An argument that is a path.
pub fn a_path(argument: Arg) -> Arg {
    argument.value_parser(value_parser!(PathBuf))
}

/// An argument that is the year of a plan.
pub fn a_year(argument: Arg) -> Arg {
    argument.value_parser(value_parser!(u16).range(YEARS_OF_PLANS))
}

/// An argument that is a day, as data writes it.
pub fn a_day(argument: Arg) -> Arg {
    let is_day = |text: &str| -> Result<NaiveDate, String> {
        date::read(text).filter(|day| model::is_plausible(*day)).ok_or_else(|| text.to_owned())
    };
    argument.value_parser(is_day)
}

/// An option that takes one of a few words.
pub fn choice<const N: usize>(option: Arg, choices: [&'static str; N]) -> Arg {
    option.value_parser(PossibleValuesParser::new(choices)).hide_possible_values(true)
}

/// Where fonts are looked for: a check must find what a build would.
pub fn font_arguments(words: &Catalogue) -> [Arg; 2] {
    let path = option(words, "font-path", "cli.font-path", "cli.value.folder");
    [a_path(path).action(ArgAction::Append), flag(words, "system-fonts", "cli.system-fonts")]
}

/// What is shown of a command that is asked for help.
fn template(words: &Catalogue) -> String {
    format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words.word("cli.heading.usage")
    )
}

/// A command without arguments of its own; `usage` and `about` are keys of the catalogue.
pub fn bare(
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    words: &Catalogue,
) -> Command {
    Command::new(name)
        .override_usage(words.word(usage))
        .about(words.word(about))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .help_template(template(words))
        .next_help_heading(words.word("cli.heading.options"))
}

/// The whole of the arguments: what every command has, and the commands with their own.
pub fn command(words: &Catalogue) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .help(words.word("cli.help"))
        .action(ArgAction::Help)
        .display_order(LAST)
        .global(true);
    let everywhere = |option: Arg| option.display_order(LAST).global(true);
    let options = words.word("cli.heading.options");
    let template = template(words);
    let commands = COMMANDS
        .iter()
        .map(|one| (one.arguments)(bare(one.name, one.usage, one.about, words), words));
    let language = option(words, "lang", "cli.lang", "cli.value.language");
    Command::new(PROGRAM)
        .bin_name(PROGRAM)
        .override_usage(words.word("cli.usage"))
        .about(words.word("cli.about"))
        .after_help(words.word("cli.exit-codes"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_value_name(words.word("cli.value.command"))
        .subcommand_help_heading(words.word("cli.heading.commands"))
        .help_template(template.clone())
        .next_help_heading(options.clone())
        .arg(
            a_path(argument(words, "folder", "cli.folder", "cli.value.folder"))
                .short('C')
                .display_order(0)
                .global(true),
        )
        .arg(everywhere(choice(language, LANGUAGES)))
        .arg(everywhere(flag(words, "quiet", "cli.quiet").short('q').conflicts_with("verbose")))
        .arg(everywhere(flag(words, "verbose", "cli.verbose").short('v')))
        .arg(help)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .help(words.word("cli.version"))
                .action(ArgAction::Version)
                .display_order(LAST),
        )
        .subcommands(commands)
}

/// Help and version are no errors; for the rest, the parser's findings in the user's words.
fn misuse_or_help(error: &clap::Error, words: &Catalogue) -> Parsed {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let finding = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Parsed::Say(error.render().to_string().trim_end().to_owned());
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Diagnostic::error("usage-no-command")
        }
        ErrorKind::InvalidSubcommand => {
            let named = text(ContextKind::InvalidSubcommand);
            // The parser proposes several, the nearest not first.
            let commands = COMMANDS.iter().map(|command| command.name);
            // Commands within commands are known to the parser alone.
            let proposed = text(ContextKind::SuggestedSubcommand);
            let near = diagnostic::nearest(&named, commands).unwrap_or(&proposed);
            suggested(Diagnostic::error("usage-unknown-command").with("command", &named), near)
        }
        ErrorKind::UnknownArgument if !text(ContextKind::InvalidArg).starts_with('-') => {
            Diagnostic::error("usage-needless-word")
                .with("word", text(ContextKind::InvalidArg))
                .hint(Line::new("usage-needless-word.quotes"))
        }
        ErrorKind::UnknownArgument => suggested(
            Diagnostic::error("usage-unknown-option").with("option", text(ContextKind::InvalidArg)),
            &text(ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            let option = text(ContextKind::InvalidArg);
            // The parser names an option with its value, `--jobs <SỐ>`.
            let option = option.split(' ').next().unwrap_or_default();
            if value.is_empty() {
                Diagnostic::error("usage-no-value").with("option", option)
            } else {
                let finding = Diagnostic::error("usage-bad-value")
                    .with("value", value)
                    .with("option", option);
                match error.get(ContextKind::ValidValue) {
                    Some(ContextValue::Strings(valid)) => {
                        finding.hint(Line::new("allowed").with("words", valid.join(", ")))
                    }
                    _ if option == "--date" || option == "--on" => {
                        finding.hint(Line::new("expected-date.form"))
                    }
                    _ if option == "--base-url" => finding.hint(Line::new("bad-url.form")),
                    _ => match NUMBERS.iter().find(|(name, _)| option == *name) {
                        Some((_, range)) => finding.hint(
                            Line::new("usage.number")
                                .with("first", range.start())
                                .with("last", range.end()),
                        ),
                        None => finding,
                    },
                }
            }
        }
        ErrorKind::ArgumentConflict => {
            let (option, other) = (text(ContextKind::InvalidArg), text(ContextKind::PriorArg));
            if other.is_empty() || other == option {
                Diagnostic::error("usage-twice").with("option", option)
            } else {
                Diagnostic::error("usage-together").with("option", option).with("other", other)
            }
        }
        ErrorKind::MissingRequiredArgument => {
            Diagnostic::error("usage-missing").with("argument", text(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => {
            Diagnostic::error("usage-needless-value").with("option", text(ContextKind::InvalidArg))
        }
        _ => {
            // The parser goes on with how to use the command, which is told below in the user's words.
            let said = error.to_string();
            let reason = said.lines().next().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            Diagnostic::error("usage-other").with("reason", reason)
        }
    };
    let command = words.word("cli.see-help");
    Parsed::Misuse(finding.hint(Line::new("usage.help").with("command", command)))
}

fn suggested(finding: Diagnostic, near: &str) -> Diagnostic {
    if near.is_empty() {
        finding
    } else {
        finding.hint(Line::new("did-you-mean").with("near", near))
    }
}
