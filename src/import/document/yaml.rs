//! YAML as the files of a workspace are written: two blanks deeper for each level, long words folded.

use std::fmt::Write;

/// The longest line.
const WIDTH: usize = 100;

/// A piece of YAML that is being written.
#[derive(Debug, Default)]
pub struct Yaml {
    text: String,
    depth: usize,
    /// Whether the next key follows a dash on its line.
    dashed: bool,
}

impl Yaml {
    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// A line as it is, such as a remark.
    pub fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn indent(&mut self) {
        if self.dashed {
            self.dashed = false;
        } else {
            self.text.push_str(&"  ".repeat(self.depth));
        }
    }

    /// A key and what stands below it.
    pub fn map(&mut self, key: &str, inner: impl FnOnce(&mut Self)) {
        self.indent();
        let _ = writeln!(self.text, "{key}:");
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    /// An item of a list that is a mapping.
    pub fn item(&mut self, inner: impl FnOnce(&mut Self)) {
        self.indent();
        self.text.push_str("- ");
        self.dashed = true;
        self.depth += 1;
        inner(self);
        self.depth -= 1;
        self.dashed = false;
    }

    /// A key with a word that needs no quotes: an id, a number, a list of ids.
    pub fn plain(&mut self, key: &str, word: impl std::fmt::Display) {
        self.indent();
        let _ = writeln!(self.text, "{key}: {word}");
    }

    /// A key without a value.
    pub fn nothing(&mut self, key: &str) {
        self.indent();
        let _ = writeln!(self.text, "{key}:");
    }

    /// A key with words.
    pub fn words(&mut self, key: &str, words: &str) {
        self.indent();
        let _ = write!(self.text, "{key}:");
        self.value(words);
    }

    /// A key with a word in quotes, so that it is no number.
    pub fn quoted(&mut self, key: &str, words: &str) {
        self.indent();
        let _ = writeln!(self.text, "{key}: {}", quoted(words));
    }

    /// A key with words, or with a list of words.
    pub fn one_or_more(&mut self, key: &str, words: &[String]) {
        match words {
            [one] => self.words(key, one),
            _ => self.list(key, words),
        }
    }

    /// A key with a list of words.
    pub fn list(&mut self, key: &str, words: &[String]) {
        self.indent();
        let _ = writeln!(self.text, "{key}:");
        self.depth += 1;
        for word in words {
            self.indent();
            self.text.push('-');
            self.value(word);
        }
        self.depth -= 1;
    }

    /// A key with a list of ids.
    pub fn ids(&mut self, key: &str, ids: &[String]) {
        self.plain(key, format!("[{}]", ids.join(", ")));
    }

    /// Words behind a key or a dash, folded where the line is too short for them.
    fn value(&mut self, words: &str) {
        let column = self.text.len() - self.text.rfind('\n').map_or(0, |at| at + 1);
        if column + words.chars().count() < WIDTH || !folds(words) {
            let _ = writeln!(self.text, " {}", scalar(words));
            return;
        }
        self.text.push_str(" >-\n");
        let lead = "  ".repeat(self.depth + 1);
        let mut line = String::new();
        for word in words.split(' ') {
            let length = lead.len() + line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > WIDTH {
                let _ = writeln!(self.text, "{lead}{line}");
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let _ = writeln!(self.text, "{lead}{line}");
    }
}

/// Whether words can be folded without becoming others: single blanks, none at the ends.
fn folds(words: &str) -> bool {
    !words.contains("  ") && words.trim() == words && !words.contains(char::is_control)
}

/// Words as a plain scalar where they can be one, else in quotes.
fn scalar(words: &str) -> String {
    let first = words.chars().next();
    let starts = first.is_some_and(|c| c.is_alphabetic() || c == '(' || c == '“');
    let safe = !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
        && !words
            .contains(|c: char| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'))
        && words.trim() == words;
    let small = words.to_lowercase();
    let other =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&small.as_str());
    if starts && safe && !other { words.to_owned() } else { quoted(words) }
}

fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::{Value, parse};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_read_back(words in "[-#:'\"\\\\{}\\[\\]&*!|>%@`, ađ1]{1,20}|\\PC{1,300}") {
            let words = super::super::body::squeezed(&super::super::body::cleaned(&words));
            prop_assume!(!words.is_empty());
            let mut yaml = Yaml::default();
            yaml.map("a", |yaml| yaml.item(|yaml| {
                yaml.words("b", &words);
                yaml.list("c", std::slice::from_ref(&words));
            }));
            let text = yaml.finish();
            let (root, problems) = parse(&text);
            prop_assert_eq!(problems, [], "{}", text);
            let mut scalars = Vec::new();
            let mut nodes = vec![root.unwrap()];
            while let Some(node) = nodes.pop() {
                match node.value {
                    Value::Map(entries) => nodes.extend(entries.into_iter().map(|entry| entry.value)),
                    Value::List(items) => nodes.extend(items),
                    Value::Scalar(text) => scalars.push(text),
                    Value::Null => scalars.push(String::new()),
                }
            }
            prop_assert_eq!(scalars, [words.clone(), words], "{}", text);
        }
    }
}
