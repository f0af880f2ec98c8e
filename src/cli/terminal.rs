//! What the user sees.

use std::io::{self, IsTerminal, Write};

use crate::diagnostic::{self, Catalogue, Diagnostic, Line, Style};

/// How many findings are drawn. Nobody mends more at once, and a file that is no plan at all can
/// hold hundreds of thousands.
const MOST: usize = 200;

/// The terminal, and the language that is spoken on it.
pub struct Terminal {
    /// The words.
    pub words: &'static Catalogue,
    style: Style,
    out: io::Stdout,
    err: io::Stderr,
}

impl Terminal {
    /// Looks at the terminal that the program runs on.
    pub fn new(words: &'static Catalogue) -> Self {
        // https://no-color.org: any value that is not empty.
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let (out, err) = (io::stdout(), io::stderr());
        let colour = err.is_terminal() && !plain;
        Self { words, style: if colour { Style::Colour } else { Style::Plain }, out, err }
    }

    /// Says what was asked for, on standard output. A reader that went away is no error.
    pub fn say(&self, text: &str) {
        let _ = writeln!(&self.out, "{text}");
    }

    /// Says something about the work, on standard error.
    pub fn note(&self, text: &str) {
        let _ = writeln!(&self.err, "{text}");
    }

    /// Asks somebody, who answers with a line; `None` where nobody sits at the terminal.
    pub fn ask(&self, question: &str) -> Option<String> {
        if !io::stdin().is_terminal() || !self.err.is_terminal() {
            return None;
        }
        let _ = write!(&self.err, "{question}");
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(answer)
    }

    /// Shows findings, on standard error.
    pub fn show(&self, findings: &[Diagnostic]) {
        // Where not all can be drawn, the gravest are.
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(findings[*at].severity));
        order.truncate(MOST);
        order.sort_unstable();
        for finding in order.into_iter().filter_map(|at| findings.get(at)) {
            self.note(&format!("{}\n", diagnostic::text(finding, self.words, self.style)));
        }
        if findings.len() > MOST {
            let line = Line::new("more-findings").with("count", findings.len() - MOST);
            self.note(&self.words.say(&line));
        }
    }
}
