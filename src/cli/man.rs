//! `kehoach man`: the pages of the manual (man), made from the definitions of the command line.

use std::fs;
use std::io;

use clap::ArgMatches;
use clap_mangen::Man;

use super::arguments::{self, a_path, argument, path};
use super::terminal::Terminal;
use super::{Command, MACHINE, PROGRAM};
use crate::diagnostic::{self, Catalogue, Diagnostic, Line};

/// `kehoach man`.
pub const COMMAND: Command =
    Command { name: "man", about: "cli.man", usage: "cli.usage.man", arguments, run };

/// What the pages belong to.
const VERSION: &str = concat!("kehoach ", env!("CARGO_PKG_VERSION"));

fn arguments(man: clap::Command, words: &Catalogue) -> clap::Command {
    man.arg(a_path(argument(words, "place", "cli.man.place", "cli.value.folder")))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let pages = match pages(terminal.words) {
        Ok(pages) => pages,
        Err(error) => return failed(PROGRAM, &error, terminal),
    };
    let Some(folder) = path(matches, "place") else {
        for (_, page) in pages.iter().take(1) {
            terminal.say(page.trim_end());
        }
        return 0;
    };
    for (name, page) in &pages {
        let file = folder.join(name);
        if let Err(error) = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, page)) {
            return failed(&diagnostic::shown(&file), &error, terminal);
        }
    }
    let line =
        Line::new("man.done").with("files", pages.len()).with("folder", diagnostic::shown(&folder));
    terminal.tell(&terminal.words.say(&line));
    0
}

/// The pages by the names of their files, that of the program first.
fn pages(words: &Catalogue) -> io::Result<Vec<(String, String)>> {
    let mut whole = arguments::command(words);
    whole.build();
    let commands: Vec<clap::Command> = whole.get_subcommands().cloned().collect();
    let page = |command: clap::Command, name: String| -> io::Result<(String, String)> {
        let mut roff = Vec::new();
        Man::new(command.display_name(name.clone()))
            .title(&name)
            .source(VERSION)
            .render(&mut roff)?;
        Ok((format!("{name}.1"), String::from_utf8_lossy(&roff).into_owned()))
    };
    let mut pages = vec![page(whole, PROGRAM.to_owned())?];
    for command in commands {
        let name = format!("{PROGRAM}-{}", command.get_name());
        pages.push(page(command, name)?);
    }
    Ok(pages)
}

fn failed(file: &str, error: &io::Error, terminal: &Terminal) -> u8 {
    terminal.show(&[Diagnostic::error("man-failed").with("reason", error).about(file)]);
    MACHINE
}
