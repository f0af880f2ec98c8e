//! What the arguments mean, and what is wrong with them, in the user's language.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::init::With;
use super::system_fonts;
use crate::diagnostic::{Catalogue, Diagnostic, Line, Severity};
use crate::language::date;
use crate::model;
use crate::print::{Choice, FontFolders};
use crate::workspace;

/// The options of `build`.
#[derive(Debug)]
pub struct BuildOptions {
    /// The output folder, if one was named.
    pub output: Option<PathBuf>,
    /// The engine.
    pub engine: Choice,
    /// Where fonts are looked for.
    pub fonts: FontFolders,
    /// Where the site can be reached, if that was said.
    pub base_url: Option<String>,
    /// How many artifacts at once, if a number was given.
    pub jobs: Option<usize>,
    /// Whether to show how long each step took.
    pub timings: bool,
}

/// The options of `check`.
#[derive(Debug)]
pub struct CheckOptions {
    /// Only findings with these ids, if any are named.
    pub only: Vec<String>,
    /// The least severity that makes the command fail.
    pub deny: Severity,
    /// How the findings are shown.
    pub format: Format,
    /// Whether to mend what can be mended.
    pub fix: bool,
    /// Where fonts are looked for.
    pub fonts: FontFolders,
}

/// The options of `import`.
#[derive(Debug)]
pub struct ImportOptions {
    /// Where the workspace of a document is to be, if it was said.
    pub place: Option<PathBuf>,
    /// The year of the plan of a document, if it was said.
    pub year: Option<i32>,
    /// The address of the plan, if one was named.
    pub plan: Option<String>,
    /// The sheet, if one was named.
    pub sheet: Option<String>,
    /// Whether tasks that the table has no row for are taken out.
    pub remove_missing: bool,
    /// Whether it is only told what would change.
    pub dry_run: bool,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// As annotations of a run of GitHub Actions.
    Github,
    /// As SARIF 2.1.0.
    Sarif,
}

/// What the user wants.
pub enum Parsed {
    /// To read this.
    Say(String),
    /// To check a workspace.
    Check {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
        /// The options.
        options: CheckOptions,
    },
    /// To start a workspace.
    Init {
        /// Where, if it was said.
        folder: Option<PathBuf>,
        /// What it is started with.
        with: With,
    },
    /// To read which samples a workspace can start from.
    Samples,
    /// To write down what the calendars publish.
    Record {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
        /// The day that changes bear, if it was said.
        day: Option<NaiveDate>,
        /// Where fonts are looked for.
        fonts: FontFolders,
    },
    /// To have the tasks of a plan as a table.
    Export {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
        /// The address of the plan, if one was named.
        plan: Option<String>,
        /// The file of the table.
        file: PathBuf,
        /// Whether the file may be there.
        overwrite: bool,
    },
    /// To take the tasks of a table into a plan, or to start a workspace from a document.
    Import {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
        /// The table or the document.
        file: PathBuf,
        /// The options.
        options: ImportOptions,
    },
    /// To read what a finding means.
    Explain {
        /// Its id; every id if none was named.
        id: Option<String>,
    },
    /// To have the schemas of the files.
    Schema {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
    },
    /// To build a workspace.
    Build {
        /// The workspace, if one was named.
        folder: Option<PathBuf>,
        /// The options.
        options: BuildOptions,
    },
    /// Something that cannot be done.
    Misuse(Diagnostic),
}

/// Where the options stand that every command has: after its own.
const LAST: usize = 100;
/// How many jobs make sense.
const JOBS: std::ops::RangeInclusive<i64> = 1..=256;
/// The years that a plan can be for.
const YEARS_OF_PLANS: std::ops::RangeInclusive<i64> = 1945..=2200;
/// The languages that `--lang` takes.
const LANGUAGES: [&str; 2] = ["vi", "en"];
#[cfg(feature = "embedded")]
const ENGINES: [&str; 2] = ["embedded", "cli"];
#[cfg(not(feature = "embedded"))]
const ENGINES: [&str; 1] = ["cli"];

/// Reads the arguments.
pub fn parse(arguments: &[OsString], words: &Catalogue) -> Parsed {
    let matches = match command(words).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return misuse_or_help(&error, words),
    };
    let folder = matches.get_one::<PathBuf>("folder").cloned();
    match matches.subcommand() {
        Some(("check", check)) => Parsed::Check { folder, options: check_options(check) },
        Some(("explain", explain)) => {
            Parsed::Explain { id: explain.get_one::<String>("id").cloned() }
        }
        Some(("record", record)) => Parsed::Record {
            folder,
            day: record.get_one::<NaiveDate>("date").copied(),
            fonts: font_folders(record),
        },
        Some(("export", export)) => Parsed::Export {
            folder,
            plan: export.get_one::<String>("plan").cloned(),
            file: export.get_one::<PathBuf>("table").cloned().unwrap_or_default(),
            overwrite: export.get_flag("overwrite"),
        },
        Some(("import", import)) => Parsed::Import {
            folder,
            file: import.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
            options: ImportOptions {
                place: import.get_one::<PathBuf>("place").cloned(),
                year: import.get_one::<u16>("year").map(|year| i32::from(*year)),
                plan: import.get_one::<String>("plan").cloned(),
                sheet: import.get_one::<String>("sheet").cloned(),
                remove_missing: import.get_flag("remove-missing"),
                dry_run: import.get_flag("dry-run"),
            },
        },
        Some(("schema", _)) => Parsed::Schema { folder },
        Some(("init", init)) => init_parsed(init, folder),
        Some(("build", build)) => Parsed::Build { folder, options: build_options(build) },
        // The command is required, so this is only reached for `help`, which clap answers itself.
        _ => Parsed::Say(command(words).render_help().to_string()),
    }
}

fn init_parsed(init: &ArgMatches, folder: Option<PathBuf>) -> Parsed {
    if init.get_flag("samples") {
        return Parsed::Samples;
    }
    let year = init.get_one::<u16>("year").map(|year| i32::from(*year));
    let with = match (init.get_one::<String>("sample").cloned(), year) {
        (Some(_), Some(_)) => return Parsed::Misuse(Diagnostic::error("usage-sample-year")),
        (Some(name), None) => With::Sample(name),
        (None, year) => With::Draft(year),
    };
    Parsed::Init { folder: init.get_one::<PathBuf>("place").cloned().or(folder), with }
}

fn check_options(matches: &ArgMatches) -> CheckOptions {
    let word = |id| matches.get_one::<String>(id).map(String::as_str);
    CheckOptions {
        only: matches.get_many::<String>("only").into_iter().flatten().cloned().collect(),
        deny: match word("deny") {
            Some("warnings") => Severity::Warning,
            Some("advice") => Severity::Advice,
            _ => Severity::Error,
        },
        format: match word("format") {
            Some("json") => Format::Json,
            Some("github") => Format::Github,
            Some("sarif") => Format::Sarif,
            _ => Format::Text,
        },
        fix: matches.get_flag("fix"),
        fonts: font_folders(matches),
    }
}

fn font_folders(matches: &ArgMatches) -> FontFolders {
    let asked = matches.get_flag("system-fonts");
    FontFolders {
        named: matches.get_many::<PathBuf>("font-path").into_iter().flatten().cloned().collect(),
        system: if asked { system_fonts::folders() } else { Vec::new() },
    }
}

fn build_options(matches: &ArgMatches) -> BuildOptions {
    let program = matches.get_one::<PathBuf>("typst").cloned();
    let engine = matches.get_one::<String>("engine").map_or(ENGINES[0], String::as_str);
    let external = |program: Option<PathBuf>| {
        Choice::External(program.unwrap_or_else(|| PathBuf::from("typst")))
    };
    let engine = match (engine, program) {
        #[cfg(feature = "embedded")]
        ("embedded", None) => Choice::Embedded,
        // Naming the program is asking for it.
        (_, program) => external(program),
    };
    BuildOptions {
        output: matches.get_one::<PathBuf>("output").cloned(),
        engine,
        fonts: font_folders(matches),
        base_url: matches.get_one::<String>("base-url").cloned(),
        jobs: matches.get_one::<u16>("jobs").map(|jobs| usize::from(*jobs)),
        timings: matches.get_flag("timings"),
    }
}

fn option(words: &Catalogue, id: &'static str, help: &'static str, value: &'static str) -> Arg {
    Arg::new(id).long(id).help(words.word(help)).value_name(words.word(value))
}

fn flag(words: &Catalogue, id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(words.word(help)).action(ArgAction::SetTrue)
}

/// An option that takes one of a few words.
fn choice<const N: usize>(option: Arg, choices: [&'static str; N]) -> Arg {
    option.value_parser(PossibleValuesParser::new(choices)).hide_possible_values(true)
}

fn command(words: &Catalogue) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .help(words.word("cli.help"))
        .action(ArgAction::Help)
        .display_order(LAST)
        .global(true);
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words.word("cli.heading.usage")
    );
    let options = words.word("cli.heading.options");
    let sub = |name: &'static str, about: &'static str, usage: &'static str| {
        Command::new(name)
            .override_usage(words.word(usage))
            .about(words.word(about))
            .disable_help_flag(true)
            .help_template(template.clone())
            .next_help_heading(options.clone())
    };
    let language = option(words, "lang", "cli.lang", "cli.value.language");
    Command::new("kehoach")
        .bin_name("kehoach")
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
            Arg::new("folder")
                .short('C')
                .help(words.word("cli.folder"))
                .value_name(words.word("cli.value.folder"))
                .value_parser(value_parser!(PathBuf))
                .display_order(0)
                .global(true),
        )
        .arg(choice(language, LANGUAGES).display_order(LAST).global(true))
        .arg(help)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .help(words.word("cli.version"))
                .action(ArgAction::Version)
                .display_order(LAST),
        )
        .subcommand(init_arguments(sub("init", "cli.init", "cli.usage.init"), words))
        .subcommand(check_arguments(sub("check", "cli.check", "cli.usage.check"), words))
        .subcommand(build_arguments(sub("build", "cli.build", "cli.usage.build"), words))
        .subcommand(record_arguments(sub("record", "cli.record", "cli.usage.record"), words))
        .subcommand(export_arguments(sub("export", "cli.export", "cli.usage.export"), words))
        .subcommand(import_arguments(sub("import", "cli.import", "cli.usage.import"), words))
        .subcommand(
            sub("explain", "cli.explain", "cli.usage.explain").arg(
                Arg::new("id").help(words.word("cli.id")).value_name(words.word("cli.value.id")),
            ),
        )
        .subcommand(sub("schema", "cli.schema", "cli.usage.schema"))
}

fn init_arguments(init: Command, words: &Catalogue) -> Command {
    let place = Arg::new("place")
        .help(words.word("cli.place"))
        .value_name(words.word("cli.value.folder"))
        .value_parser(value_parser!(PathBuf));
    let year = option(words, "year", "cli.year", "cli.value.number");
    init.arg(place)
        .arg(year.value_parser(value_parser!(u16).range(YEARS_OF_PLANS)))
        .arg(option(words, "sample", "cli.sample", "cli.value.name"))
        .arg(flag(words, "samples", "cli.samples"))
}

fn import_arguments(import: Command, words: &Catalogue) -> Command {
    let path = |id, help, value| {
        let argument = Arg::new(id).help(words.word(help)).value_name(words.word(value));
        argument.value_parser(value_parser!(PathBuf))
    };
    let year = option(words, "year", "cli.import.year", "cli.value.number");
    import
        .arg(path("file", "cli.import.file", "cli.value.file").required(true))
        .arg(path("place", "cli.import.place", "cli.value.folder"))
        .arg(year.value_parser(value_parser!(u16).range(YEARS_OF_PLANS)))
        .arg(option(words, "plan", "cli.plan", "cli.value.plan"))
        .arg(option(words, "sheet", "cli.sheet", "cli.value.sheet"))
        .arg(flag(words, "remove-missing", "cli.remove-missing"))
        .arg(flag(words, "dry-run", "cli.dry-run"))
}

fn record_arguments(record: Command, words: &Catalogue) -> Command {
    let date = option(words, "date", "cli.date", "cli.value.date");
    record.arg(date.value_parser(is_day)).args(font_arguments(words))
}

fn export_arguments(export: Command, words: &Catalogue) -> Command {
    let plan =
        Arg::new("plan").help(words.word("cli.plan")).value_name(words.word("cli.value.plan"));
    export
        // The plan stands before the file, and may be left out.
        .allow_missing_positional(true)
        .arg(plan)
        .arg(table(words).help(words.word("cli.table.out")))
        .arg(flag(words, "overwrite", "cli.overwrite"))
}

/// The file of a table.
fn table(words: &Catalogue) -> Arg {
    Arg::new("table")
        .value_name(words.word("cli.value.file"))
        .value_parser(value_parser!(PathBuf))
        .required(true)
}

/// Reads a day as data writes it.
fn is_day(text: &str) -> Result<NaiveDate, String> {
    date::read(text).filter(|day| model::is_plausible(*day)).ok_or_else(|| text.to_owned())
}

fn check_arguments(check: Command, words: &Catalogue) -> Command {
    let only = option(words, "only", "cli.only", "cli.value.id");
    let deny = option(words, "deny", "cli.deny", "cli.value.severity");
    let format = option(words, "format", "cli.format", "cli.value.format");
    check
        .arg(only.action(ArgAction::Append).value_delimiter(','))
        .arg(choice(deny, ["warnings", "advice"]))
        .arg(choice(format, ["text", "json", "github", "sarif"]))
        .arg(flag(words, "fix", "cli.fix"))
        .args(font_arguments(words))
}

/// Where fonts are looked for: a check must find what a build would.
fn font_arguments(words: &Catalogue) -> [Arg; 2] {
    let path = option(words, "font-path", "cli.font-path", "cli.value.folder");
    [
        path.value_parser(value_parser!(PathBuf)).action(ArgAction::Append),
        flag(words, "system-fonts", "cli.system-fonts"),
    ]
}

fn build_arguments(build: Command, words: &Catalogue) -> Command {
    let path = |option: Arg| option.value_parser(value_parser!(PathBuf));
    let jobs = option(words, "jobs", "cli.jobs", "cli.value.number");
    let base_url = option(words, "base-url", "cli.base-url", "cli.value.url");
    let is_url = |text: &str| workspace::site_url(text).ok_or("no address of a site");
    build
        .arg(path(option(words, "output", "cli.output", "cli.value.folder")))
        .arg(choice(option(words, "engine", "cli.engine", "cli.value.engine"), ENGINES))
        .arg(path(option(words, "typst", "cli.typst", "cli.value.file")))
        .args(font_arguments(words))
        .arg(base_url.value_parser(is_url))
        .arg(jobs.value_parser(value_parser!(u16).range(JOBS)))
        .arg(flag(words, "timings", "cli.timings"))
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
        ErrorKind::InvalidSubcommand => suggested(
            Diagnostic::error("usage-unknown-command")
                .with("command", text(ContextKind::InvalidSubcommand)),
            &text(ContextKind::SuggestedSubcommand),
        ),
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
                    _ if option == "--year" => finding.hint(
                        Line::new("usage.number")
                            .with("first", YEARS_OF_PLANS.start())
                            .with("last", YEARS_OF_PLANS.end()),
                    ),
                    _ if option == "--date" => finding.hint(Line::new("expected-date.form")),
                    _ if option == "--base-url" => finding.hint(Line::new("bad-url.form")),
                    _ if option == "--jobs" => finding.hint(
                        Line::new("usage.number")
                            .with("first", JOBS.start())
                            .with("last", JOBS.end()),
                    ),
                    _ => finding,
                }
            }
        }
        ErrorKind::ArgumentConflict => {
            Diagnostic::error("usage-twice").with("option", text(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => Diagnostic::error("usage-no-file"),
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
