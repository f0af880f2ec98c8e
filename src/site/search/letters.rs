//! The list from A to Z (danh mục theo vần chữ cái), in the order of the Vietnamese alphabet.

use crate::edition::wording;
use crate::language::alphabet;

use super::entry::{Entry, Kind};

/// How much of a task stands in the list, in characters.
const BEGINNING: usize = 80;

/// A letter and what begins with it.
#[derive(Debug)]
pub struct Letter<'e> {
    /// The letter; `None` for what begins with a digit or with a sign.
    pub initial: Option<char>,
    /// Its anchor: `chu_dd`.
    pub anchor: String,
    /// What begins with it, in order, each with the words of the list.
    pub entries: Vec<(String, &'e Entry)>,
}

/// The list. Paragraphs have no name to look them up by and are left out; digits and signs come first.
pub fn letters(entries: &[Entry]) -> Vec<Letter<'_>> {
    let named = entries.iter().filter(|entry| entry.kind != Kind::Paragraph);
    let mut named: Vec<(String, &Entry)> =
        named.map(|entry| (wording::beginning(&entry.title, BEGINNING), entry)).collect();
    named.sort_by_cached_key(|(_, entry)| (alphabet::key(&entry.title), entry.kind, entry.plan));
    let mut letters: Vec<Letter> = Vec::new();
    for (words, entry) in named {
        let letter = alphabet::initial(&words);
        match letters.iter_mut().find(|known| known.initial == letter) {
            Some(known) => known.entries.push((words, entry)),
            None => letters.push(Letter {
                initial: letter,
                anchor: format!("chu_{}", letter.map_or("so", alphabet::typed)),
                entries: vec![(words, entry)],
            }),
        }
    }
    letters.sort_by_key(|letter| letter.initial.map(|c| alphabet::key(&c.to_string())));
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_stands_below_its_letter() {
        let titles =
            ["Đài truyền thanh", "dân vận", "Ủy ban", "Ứng phó", "91/2017", "Đảng ủy", "я"];
        let entries: Vec<Entry> = titles
            .into_iter()
            .map(|title| Entry {
                kind: Kind::Unit,
                plan: Some(0),
                folder: String::new(),
                anchor: None,
                title: title.to_owned(),
                place: String::new(),
                body: String::new(),
            })
            .chain([Entry {
                kind: Kind::Paragraph,
                plan: Some(0),
                folder: String::new(),
                anchor: None,
                title: "Đoạn".to_owned(),
                place: String::new(),
                body: String::new(),
            }])
            .collect();
        let list: Vec<(String, Vec<String>)> = letters(&entries)
            .into_iter()
            .map(|l| (l.anchor, l.entries.into_iter().map(|(words, _)| words).collect()))
            .collect();
        let expected: &[(&str, &[&str])] = &[
            ("chu_so", &["91/2017", "я"]),
            ("chu_d", &["dân vận"]),
            ("chu_dd", &["Đài truyền thanh", "Đảng ủy"]),
            ("chu_u", &["Ủy ban"]),
            ("chu_uw", &["Ứng phó"]),
        ];
        let list: Vec<(&str, Vec<&str>)> = list
            .iter()
            .map(|(a, words)| (a.as_str(), words.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(a, words)| (*a, words.to_vec())).collect();
        assert_eq!(list, expected);
    }
}
