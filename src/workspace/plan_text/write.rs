//! Values as YAML. What is written is read as the same value; where plain words would not be, they stand
//! between quotation marks.

use std::fmt::Write as _;

use crate::source::yaml::{self, Node, Value};

/// How wide lines become that the program breaks.
const WIDTH: usize = 100;

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Words of the plan.
    Words(String),
    /// What has a form of its own: an id, a month, a sum.
    Plain(String),
    /// A mapping as it is written between brackets.
    Brackets(String),
    /// A list.
    List(Vec<Data>),
}

/// Words as every reader of the plan takes them: on one line, with single blanks.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value between brackets, or beside other values there.
pub fn flow(data: &Data) -> String {
    match data {
        Data::Words(words) => scalar(words, true, true),
        Data::Plain(words) => scalar(words, true, false),
        Data::Brackets(text) => text.clone(),
        Data::List(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value of a file on one line.
pub fn flow_of(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar(words) => scalar(&folded(words), true, false),
        Value::List(items) => {
            format!("[{}]", items.iter().map(flow_of).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| {
                format!("{}: {}", entry.key, flow_of(&entry.value)).trim_end().to_owned()
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// An entry of a block mapping, without indent before its first line and without a line break at its end.
pub fn entry(key: &str, data: &Data, indent: usize) -> String {
    match data {
        Data::List(items) if !fits_in_brackets(key, items, indent) => {
            let mut out = format!("{key}:");
            for one in items {
                let _ = write!(out, "\n{}- {}", " ".repeat(indent + 2), item(one, indent + 4));
            }
            out
        }
        Data::List(_) => format!("{key}: {}", flow(data)),
        _ => format!("{key}: {}", value(data, indent + key.chars().count() + 2, indent + 2)),
    }
}

/// An item of a block list whose further lines stand at an indent.
pub fn item(data: &Data, indent: usize) -> String {
    match data {
        Data::List(_) => flow(data),
        _ => value(data, indent, indent),
    }
}

/// Lists of ids stand in one line, lists of sentences below one another.
fn fits_in_brackets(key: &str, items: &[Data], indent: usize) -> bool {
    let plain = items.iter().all(|item| matches!(item, Data::Plain(_)));
    let width: usize = items.iter().map(|item| flow(item).chars().count() + 2).sum();
    plain && indent + key.len() + 2 + width <= WIDTH
}

fn value(data: &Data, column: usize, indent: usize) -> String {
    let text = match data {
        Data::Words(words) => scalar(words, false, true),
        Data::Plain(words) => scalar(words, false, false),
        Data::Brackets(_) | Data::List(_) => return flow(data),
    };
    if column + text.chars().count() <= WIDTH { text } else { block(data, indent) }
}

/// Words as a block that is folded.
fn block(data: &Data, indent: usize) -> String {
    let (Data::Words(words) | Data::Plain(words)) = data else { return flow(data) };
    let mut out = String::from(">-");
    let mut column = WIDTH + 1;
    for word in words.split(' ') {
        let width = word.chars().count();
        if column + 1 + width > WIDTH {
            let _ = write!(out, "\n{}{word}", " ".repeat(indent));
            column = indent + width;
        } else {
            let _ = write!(out, " {word}");
            column += 1 + width;
        }
    }
    out
}

/// Words in place of a value, in the manner in which that was written. `indent` is where further lines
/// stand, `flow` says that brackets are around it.
pub fn like(old: &str, data: &Data, indent: usize, column: usize, in_brackets: bool) -> String {
    let (Data::Words(words) | Data::Plain(words)) = data else { return flow(data) };
    if in_brackets {
        return match old.chars().next() {
            Some('"') => quoted(words),
            Some('\'') => single(words),
            _ => flow(data),
        };
    }
    match old.chars().next() {
        Some('>' | '|') => block(data, indent),
        Some('"') => quoted(words),
        Some('\'') => single(words),
        // A sentence over several lines without a mark was broken by hand.
        _ if old.contains('\n') => block(data, indent),
        _ => value(data, column, indent),
    }
}

fn scalar(words: &str, in_brackets: bool, is_text: bool) -> String {
    if is_plain(words, in_brackets, is_text) { words.to_owned() } else { quoted(words) }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn single(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}

/// Whether every reader of YAML takes words without quotation marks for these words.
fn is_plain(words: &str, in_brackets: bool, is_text: bool) -> bool {
    const INDICATORS: [char; 20] = [
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`', '=',
    ];
    let colon = if in_brackets { words.contains(':') } else { words.contains(": ") };
    let bad = words.is_empty()
        || words.starts_with(INDICATORS)
        || words.ends_with(':')
        || colon
        || words.contains(" #")
        || (in_brackets && words.contains(['[', ']', '{', '}', ',']))
        || (is_text && is_literal(words));
    if bad {
        return false;
    }
    let wrapped = if in_brackets { format!("k: [{words}]") } else { format!("k: {words}") };
    let (Some(root), problems) = yaml::parse(&wrapped) else { return false };
    let Value::Map(entries) = root.value else { return false };
    let mut value = entries.first().map(|entry| &entry.value.value);
    if let Some(Value::List(items)) = value {
        value = items.first().map(|item| &item.value);
    }
    problems.is_empty() && matches!(value, Some(Value::Scalar(read)) if read == words)
}

/// What editors would take for a number, a day or a truth value, and not for words.
fn is_literal(words: &str) -> bool {
    const WORDS: [&str; 12] =
        ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"];
    let small = words.to_ascii_lowercase();
    WORDS.contains(&small.as_str())
        || (words.contains(|c: char| c.is_ascii_digit())
            && words.chars().all(|c| c.is_ascii_digit() || ".,:-+_eExXoT ".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<Value> {
        let (root, problems) = yaml::parse(text);
        assert_eq!(problems, [], "{text}");
        let Value::Map(mut entries) = root?.value else { return None };
        Some(entries.remove(0).value.value)
    }

    #[test]
    fn words_are_quoted_only_where_they_must_be() {
        for (words, expected) in [
            ("Họp các khối thi đua", "k: Họp các khối thi đua"),
            ("Họp: các khối", "k: \"Họp: các khối\""),
            ("Số #1", "k: \"Số #1\""),
            ("2021-03-15", "k: \"2021-03-15\""),
            ("no", "k: \"no\""),
            ("{{ tasks }}", "k: \"{{ tasks }}\""),
            ("- a", "k: \"- a\""),
            ("Nói \"được\"", "k: Nói \"được\""),
            ("a, b [c]", "k: a, b [c]"),
        ] {
            assert_eq!(entry("k", &Data::Words(words.to_owned()), 0), expected);
        }
        assert_eq!(entry("month", &Data::Plain("3".into()), 0), "month: 3");
        let ids = Data::List(vec![Data::Plain("a".into()), Data::Plain("b".into())]);
        assert_eq!(entry("lead", &ids, 0), "lead: [a, b]");
        let lines = Data::List(vec![Data::Words("a: b".into()), Data::Words("c".into())]);
        assert_eq!(entry("items", &lines, 4), "items:\n      - \"a: b\"\n      - c");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same_words(
            words in "[-a-c:\\[\\]{}'\"|>#&*!?%@`= éđ,\\\\0-9~.]{1,160}",
            old in prop::sample::select(vec!["", ">-", "|", "\"a\"", "'a'", "a", "a\n b"]),
        ) {
            let words = folded(&words);
            prop_assume!(!words.is_empty());
            let same = Some(Value::Scalar(words.clone()));
            let data = Data::Words(words.clone());
            let folds = |value: Option<Value>| match value {
                Some(Value::Scalar(text)) => Some(Value::Scalar(folded(&text))),
                other => other,
            };
            prop_assert_eq!(folds(read(&format!("{}\n", entry("k", &data, 0)))), same.clone());
            prop_assert_eq!(folds(read(&format!("k: {}\n", like(old, &data, 2, 3, false)))), same.clone());
            let list = read(&format!("k: [{}, x]\n", like(old, &data, 2, 3, true)));
            let Some(Value::List(items)) = list else { panic!() };
            prop_assert_eq!(Some(items[0].value.clone()), same.clone());
            let list = read(&format!("{}\n", entry("k", &Data::List(vec![data]), 0)));
            let Some(Value::List(items)) = list else { panic!() };
            prop_assert_eq!(folds(Some(items[0].value.clone())), same);
        }
    }
}
