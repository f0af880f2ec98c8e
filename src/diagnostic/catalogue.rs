//! The message catalogue: every sentence that a user reads, by key, in each language.
//!
//! A sentence names its values in braces: `không có đơn vị {unit}`. English adds a plural:
//! `{count} {count|file|files}` picks the second word unless the value is `1`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Line;
use crate::source::yaml;

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The code of the language (BCP 47).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a code or of a locale name such as `vi_VN.UTF-8`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['_', '-', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }
}

/// The files of a language: the program's own words, and those of the rules.
const VI_FILES: &[&str] = &[
    include_str!("catalogue/vi.yaml"),
    include_str!("catalogue/cli.vi.yaml"),
    include_str!("catalogue/drafting.vi.yaml"),
    include_str!("catalogue/start.vi.yaml"),
    include_str!("catalogue/facts.vi.yaml"),
    include_str!("catalogue/words.vi.yaml"),
    include_str!("catalogue/style.vi.yaml"),
    include_str!("catalogue/diff.vi.yaml"),
    include_str!("catalogue/release.vi.yaml"),
    include_str!("catalogue/status.vi.yaml"),
    include_str!("catalogue/preview.vi.yaml"),
    include_str!("catalogue/publish.vi.yaml"),
    include_str!("catalogue/windows.vi.yaml"),
];
const EN_FILES: &[&str] = &[
    include_str!("catalogue/en.yaml"),
    include_str!("catalogue/cli.en.yaml"),
    include_str!("catalogue/drafting.en.yaml"),
    include_str!("catalogue/start.en.yaml"),
    include_str!("catalogue/facts.en.yaml"),
    include_str!("catalogue/words.en.yaml"),
    include_str!("catalogue/style.en.yaml"),
    include_str!("catalogue/diff.en.yaml"),
    include_str!("catalogue/release.en.yaml"),
    include_str!("catalogue/status.en.yaml"),
    include_str!("catalogue/preview.en.yaml"),
    include_str!("catalogue/publish.en.yaml"),
    include_str!("catalogue/windows.en.yaml"),
];

static VI: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::Vi, VI_FILES));
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::En, EN_FILES));

/// The sentences of one language.
#[derive(Debug)]
pub struct Catalogue {
    language: Language,
    sentences: BTreeMap<String, String>,
}

impl Catalogue {
    /// The catalogue of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// Reads `key: sentence` entries. The files are part of the program and a test reads them
    /// both, so what is no sentence is left out here.
    #[must_use]
    pub fn read(language: Language, files: &[&str]) -> Self {
        let mut sentences = BTreeMap::new();
        for text in files {
            let (root, _) = yaml::parse(text);
            let Some(yaml::Value::Map(entries)) = root.map(|root| root.value) else { continue };
            for entry in entries {
                if let yaml::Value::Scalar(sentence) = entry.value.value {
                    sentences.insert(entry.key, sentence);
                }
            }
        }
        Self { language, sentences }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a line with its values in it. A key that the catalogue lacks, which the
    /// tests forbid, shows itself and its values rather than hiding a finding.
    #[must_use]
    pub fn say(&self, line: &Line) -> String {
        match self.sentences.get(line.key) {
            Some(sentence) => fill(sentence, line),
            None => format!("{} {:?}", line.key, line.values),
        }
    }

    /// A sentence without values.
    #[must_use]
    pub fn word(&self, key: &'static str) -> String {
        self.say(&Line::new(key))
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.sentences.keys().map(String::as_str)
    }

    /// Every id of a finding. Other sentences have a full stop in their key, or are named here.
    pub fn findings(&self) -> impl Iterator<Item = &str> {
        const OTHERS: [&str; 4] = ["allowed", "did-you-mean", "more-findings", "summary"];
        self.keys().filter(|key| !key.contains('.') && !OTHERS.contains(key))
    }

    /// The sentence of a key as the catalogue holds it.
    #[must_use]
    pub fn raw(&self, key: &str) -> Option<&str> {
        self.sentences.get(key).map(String::as_str)
    }
}

/// The longest value that a sentence shows whole, in characters.
const LONGEST: usize = 300;

/// A value that would fill the screen is cut off.
fn clipped(value: &str) -> std::borrow::Cow<'_, str> {
    match value.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &value[..at]).into(),
        None => value.into(),
    }
}

fn fill(sentence: &str, line: &Line) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        let slot = &rest[open + 1..open + close];
        if slot.contains('{') {
            // A brace that is part of the sentence, before a slot.
            out.push('{');
            rest = &rest[open + 1..];
            continue;
        }
        let mut parts = slot.split('|');
        let name = parts.next().unwrap_or_default();
        let value = line.values.iter().find(|(known, _)| *known == name).map(|(_, v)| v.as_str());
        match (value, parts.next(), parts.next()) {
            (Some(value), None, None) => out.push_str(&clipped(value)),
            (Some("1"), Some(one), _) => out.push_str(one),
            (Some(_), Some(_), Some(many)) => out.push_str(many),
            // An unknown slot stays as written.
            _ => out.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(sentence: &str) -> Vec<String> {
        let mut slots: Vec<String> = sentence
            .split('{')
            .skip(1)
            .filter_map(|part| part.split(['}', '|']).next().map(str::to_owned))
            .collect();
        slots.sort();
        slots.dedup();
        slots
    }

    #[test]
    fn both_languages_hold_the_same_sentences_with_the_same_values() {
        let [vi, en] = Language::ALL.map(Catalogue::of);
        let keys = |c: &Catalogue| c.keys().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(keys(vi), keys(en));
        for key in vi.keys() {
            let (a, b) = (vi.raw(key).unwrap(), en.raw(key).unwrap());
            assert_eq!(slots(a), slots(b), "{key}");
        }
    }

    #[test]
    fn the_files_hold_nothing_but_sentences() {
        for files in [VI_FILES, EN_FILES] {
            let mut seen = Vec::new();
            for text in files {
                let (root, problems) = yaml::parse(text);
                assert_eq!(problems, []);
                let Some(yaml::Value::Map(entries)) = root.map(|root| root.value) else { continue };
                for entry in entries {
                    assert!(matches!(entry.value.value, yaml::Value::Scalar(_)), "{}", entry.key);
                    assert!(!seen.contains(&entry.key), "`{}` stands in two files", entry.key);
                    seen.push(entry.key);
                }
            }
        }
    }

    #[test]
    fn values_and_plurals_are_filled_in() {
        let line = |n: u8| Line::new("x").with("n", n);
        assert_eq!(fill("{n} {n|file|files}", &line(1)), "1 file");
        assert_eq!(fill("{n} {n|file|files}", &line(2)), "2 files");
        assert_eq!(fill("{n} {other", &line(2)), "2 {other");
        assert_eq!(fill("{other} x", &line(2)), "{other} x");
        assert_eq!(fill("{{ tasks }} {{ of: {n} }}", &line(2)), "{{ tasks }} {{ of: 2 }}");
    }

    #[test]
    fn values_are_not_read_as_slots() {
        let line = Line::new("x").with("text", "{n}").with("n", "7");
        assert_eq!(fill("{text} {n}", &line), "{n} 7");
    }
}
