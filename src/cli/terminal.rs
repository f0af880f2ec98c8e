//! What the user sees.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Style};

/// How many findings are drawn. Nobody mends more at once, and a file that is no plan at all can
/// hold hundreds of thousands.
const MOST: usize = 200;

/// How much is said (mức nói).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// What is wrong, and what was asked for.
    Quiet,
    /// What was done, too.
    Usual,
    /// Everything: each file, how long each step took, advice.
    Verbose,
}

/// Whether findings are shown in colour: on a terminal that is not a dumb one, unless `NO_COLOR` has any
/// value that is not empty (<https://no-color.org>).
fn wants_colour(is_terminal: bool, no_color: Option<OsString>, term: Option<OsString>) -> bool {
    let plain = no_color.is_some_and(|value| !value.is_empty());
    is_terminal && !plain && term.is_none_or(|term| term != "dumb")
}

/// Whether the terminal reads colours. The console of Windows does so since Windows 10, once it is told to.
#[cfg(windows)]
fn knows_colour() -> bool {
    anstyle_query::windows::enable_ansi_colors().unwrap_or(false)
}

/// Whether the terminal reads colours.
#[cfg(not(windows))]
fn knows_colour() -> bool {
    true
}

/// The terminal, and the language that is spoken on it.
pub struct Terminal {
    /// The words.
    pub words: &'static Catalogue,
    /// How much is said.
    pub voice: Voice,
    /// Whether what was asked for may be painted.
    pub paints: bool,
    style: Style,
    out: io::Stdout,
    err: io::Stderr,
}

impl Terminal {
    /// Looks at the terminal that the program runs on.
    pub fn new(words: &'static Catalogue) -> Self {
        let set = |name| std::env::var_os(name);
        let (out, err) = (io::stdout(), io::stderr());
        let colour = |is_terminal| wants_colour(is_terminal, set("NO_COLOR"), set("TERM"));
        // The console of Windows is only asked where colours are wanted: asking switches them on.
        let style =
            if colour(err.is_terminal()) && knows_colour() { Style::Colour } else { Style::Plain };
        let paints = colour(out.is_terminal()) && knows_colour();
        Self { words, voice: Voice::Usual, paints, style, out, err }
    }

    /// The same terminal with another voice.
    pub fn speaking(&self, voice: Voice) -> Self {
        let (out, err) = (io::stdout(), io::stderr());
        Self { words: self.words, voice, paints: self.paints, style: self.style, out, err }
    }

    /// Whether somebody sits there who can be asked: words go to a terminal, and come from one.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && self.err.is_terminal() && self.voice > Voice::Quiet
    }

    /// Says what was done, on standard output, unless nobody wants to hear it.
    pub fn tell(&self, text: &str) {
        if self.voice > Voice::Quiet {
            self.say(text);
        }
    }

    /// Says what was asked for, on standard output. A reader that went away is no error.
    pub fn say(&self, text: &str) {
        let _ = writeln!(&self.out, "{text}");
    }

    /// Says something about the work, on standard error.
    pub fn note(&self, text: &str) {
        let _ = writeln!(&self.err, "{text}");
    }

    /// Says something that an answer is to stand behind.
    pub fn prompt(&self, text: &str) {
        let _ = write!(&self.err, "{text}").and_then(|()| (&self.err).flush());
    }

    /// Asks somebody, who answers with a line; `None` where nobody sits at the terminal.
    pub fn ask(&self, question: &str) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        self.prompt(question);
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(answer)
    }

    /// Shows findings, on standard error.
    pub fn show(&self, findings: &[Diagnostic]) {
        // Where not all can be drawn, the gravest are.
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(findings[*at].severity));
        let most = if self.voice == Voice::Verbose { usize::MAX } else { MOST };
        order.truncate(most);
        order.sort_unstable();
        for finding in order.into_iter().filter_map(|at| findings.get(at)) {
            self.note(&format!("{}\n", diagnostic::text(finding, self.words, self.style)));
        }
        if let Some(rest) = findings.len().checked_sub(most).filter(|rest| *rest > 0) {
            let line = Line::new("more-findings").with("count", rest);
            self.note(&self.words.say(&line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let some = |value: &str| Some(OsString::from(value));
        assert!(wants_colour(true, None, None));
        assert!(wants_colour(true, some(""), some("xterm-256color")));
        assert!(!wants_colour(false, None, None));
        assert!(!wants_colour(true, some("1"), None));
        assert!(!wants_colour(true, None, some("dumb")));
    }
}
