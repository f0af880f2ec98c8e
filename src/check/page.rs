//! The page of a rule: what it wants, by which clause, why, and an example before and after.

use crate::diagnostic::Language;
use crate::source::yaml::{self, Node, Value};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The clause that the rule rests on, or that there is none.
    pub clause: String,
    /// What the rule finds.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// An example that breaks it.
    pub before: String,
    /// The same, mended.
    pub after: String,
}

/// The pages of each language.
fn files(language: Language) -> [&'static str; 3] {
    match language {
        Language::Vi => [
            include_str!("facts/pages.vi.yaml"),
            include_str!("words/pages.vi.yaml"),
            include_str!("style/pages.vi.yaml"),
        ],
        Language::En => [
            include_str!("facts/pages.en.yaml"),
            include_str!("words/pages.en.yaml"),
            include_str!("style/pages.en.yaml"),
        ],
    }
}

/// The page of a rule.
#[must_use]
pub fn page(id: &str, language: Language) -> Option<Page> {
    files(language).into_iter().find_map(|text| read(&yaml::parse(text).0?, id))
}

fn read(pages: &Node, id: &str) -> Option<Page> {
    let page = field(pages, id)?;
    let text = |key| match &field(page, key)?.value {
        Value::Scalar(text) => Some(text.trim_end().to_owned()),
        _ => None,
    };
    Some(Page {
        clause: text("clause")?,
        what: text("what")?,
        why: text("why")?,
        before: text("before")?,
        after: text("after")?,
    })
}

fn field<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    #[test]
    fn every_rule_has_a_page_in_each_language_and_no_page_is_left_over() {
        for language in Language::ALL {
            for rule in rules() {
                assert!(page(rule.id, language).is_some(), "{} in {}", rule.id, language.code());
            }
            for text in files(language) {
                let (root, problems) = yaml::parse(text);
                assert_eq!(problems, []);
                let Some(Value::Map(entries)) = root.map(|root| root.value) else { continue };
                for entry in entries {
                    assert!(rules().any(|rule| rule.id == entry.key), "{}", entry.key);
                }
            }
        }
    }
}
