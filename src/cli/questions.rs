//! Questions that are asked at a terminal (hỏi đáp), a line each. Lines are read as the terminal gives them, so that
//! whatever types Vietnamese (Telex, VNI) works as it does elsewhere.

use std::io::{self, BufRead};

use super::terminal::Terminal;
use crate::diagnostic::Line;

/// An answer as it is taken, or what is wrong with it.
pub type Answer = Result<String, Line>;

/// A question.
pub struct Question<'q> {
    /// What is asked.
    pub words: String,
    /// What is taken where nothing is typed.
    pub proposal: Option<String>,
    /// Whether there must be an answer.
    pub needed: bool,
    /// Reads an answer.
    pub read: &'q dyn Fn(&str) -> Answer,
}

/// Asks until there is an answer that can be taken. The outer nothing says that whoever sat there left, the inner one
/// that they have no answer.
#[allow(clippy::option_option, reason = "to leave and to have no answer are two things")]
pub fn ask(terminal: &Terminal, question: &Question) -> Option<Option<String>> {
    loop {
        let proposal = question.proposal.as_ref();
        let proposed = proposal.map(|words| format!(" [{words}]")).unwrap_or_default();
        terminal.prompt(&format!("{}{proposed}: ", question.words));
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => return None,
            Ok(_) => {}
        }
        let typed = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let answer = match (typed.is_empty(), proposal) {
            (false, _) => typed,
            (true, Some(proposal)) => proposal.clone(),
            (true, None) if !question.needed => return Some(None),
            (true, None) => {
                terminal.note(&terminal.words.word("ask.needed"));
                continue;
            }
        };
        match (question.read)(&answer) {
            Ok(answer) => return Some(Some(answer)),
            Err(wrong) => terminal.note(&terminal.words.say(&wrong)),
        }
    }
}

/// Whether an answer is yes, in either language.
pub fn is_yes(answer: &str) -> bool {
    ["c", "có", "co", "y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_is_one() {
        for yes in ["c\n", "Có", "CO", "y", " yes \r\n"] {
            assert!(is_yes(yes), "{yes}");
        }
        for no in ["", "\n", "k", "không", "n", "cc", "?"] {
            assert!(!is_yes(no), "{no}");
        }
    }
}
