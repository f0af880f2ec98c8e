//! What counts as a change of words, and which words of two texts differ.

use std::ops::RangeInclusive;

use super::align;
use crate::language::folded;
use crate::model::Plan;

/// What counts as a change of words (thế nào là khác lời).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Between the plans of two years: these numbers are years, which are never a change, and marks at the
    /// end of words are layout.
    Years(RangeInclusive<i32>),
    /// Between two states of one plan: each word and each mark counts.
    Exact,
}

/// How many years before and after those of two plans a number still is a year: `2000 hộ` is not.
const NEAR: i32 = 5;

/// More words than these in each of two texts are not compared one by one.
pub(super) const MOST_WORDS: usize = 1000;

/// A run of words (một đoạn lời) that is in both of two texts, or only in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, with a space between them.
    pub words: String,
    /// Whether the other text lacks them.
    pub differs: bool,
}

/// A stretch of two texts woven into one (lời cũ và lời mới trong một dòng).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that both have, as they are now.
    Same(String),
    /// Words that are gone.
    Gone(String),
    /// Words that are new.
    New(String),
}

impl Measure {
    /// The measure for the plans of two years.
    #[must_use]
    pub fn years(before: &Plan, after: &Plan) -> Self {
        // Which of the two comes first must not matter.
        let first = before.scope.first.min(after.scope.first);
        let last = before.scope.last.max(after.scope.last);
        Self::Years(first.saturating_sub(NEAR)..=last.saturating_add(NEAR))
    }

    /// Whether two texts say the same. White space is layout.
    #[must_use]
    pub fn same(&self, before: &str, after: &str) -> bool {
        self.key(before) == self.key(after)
    }

    /// A text as it is compared. White space is layout.
    #[must_use]
    pub fn key(&self, text: &str) -> String {
        text.split_whitespace().map(|word| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    /// A text, to be found again by its words.
    #[must_use]
    pub fn folded(&self, text: &str) -> String {
        match self {
            Self::Years(years) => folded::key(&without_years(text, years)),
            Self::Exact => folded::key(text),
        }
    }

    /// A word as it is compared.
    fn word(&self, word: &str) -> String {
        match self {
            Self::Years(years) => {
                without_years(word, years).trim_end_matches(['.', ',', ';']).to_owned()
            }
            Self::Exact => word.to_owned(),
        }
    }

    /// Two texts as one: what is gone stands before what took its place.
    #[must_use]
    pub fn woven(&self, before: &str, after: &str) -> Vec<Piece> {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.split_whitespace().collect(), after.split_whitespace().collect());
        let shared = self.shared(&old, &new);
        let mut pieces = Vec::new();
        let mut add = |make: fn(String) -> Piece, words: &[&str]| {
            if !words.is_empty() {
                pieces.push(make(words.join(" ")));
            }
        };
        let (mut a, mut b) = (0, 0);
        let mut shared = shared.into_iter().peekable();
        while let Some((first_a, first_b)) = shared.next() {
            add(Piece::Gone, old.get(a..first_a).unwrap_or_default());
            add(Piece::New, new.get(b..first_b).unwrap_or_default());
            (a, b) = (first_a + 1, first_b + 1);
            while shared.next_if_eq(&(a, b)).is_some() {
                (a, b) = (a + 1, b + 1);
            }
            add(Piece::Same, new.get(first_b..b).unwrap_or_default());
        }
        add(Piece::Gone, old.get(a..).unwrap_or_default());
        add(Piece::New, new.get(b..).unwrap_or_default());
        pieces
    }

    /// The places of the words that two texts share.
    fn shared(&self, old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
        if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
            return Vec::new();
        }
        let word = |word: &&str| self.word(word);
        let (olds, news): (Vec<String>, Vec<String>) =
            (old.iter().map(word).collect(), new.iter().map(word).collect());
        align::shared(&olds, &news)
    }

    /// Two texts as runs of words that they share and that they do not share.
    #[must_use]
    pub fn differing(&self, before: &str, after: &str) -> (Vec<Run>, Vec<Run>) {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.split_whitespace().collect(), after.split_whitespace().collect());
        let (mut in_old, mut in_new) = (vec![true; old.len()], vec![true; new.len()]);
        for (a, b) in self.shared(&old, &new) {
            // Both are places in their lists.
            if let (Some(in_old), Some(in_new)) = (in_old.get_mut(a), in_new.get_mut(b)) {
                (*in_old, *in_new) = (false, false);
            }
        }
        (runs(&old, &in_old), runs(&new, &in_new))
    }
}

fn runs(words: &[&str], differ: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, differs) in words.iter().zip(differ) {
        match runs.last_mut() {
            Some(run) if run.differs == *differs => {
                run.words.push(' ');
                run.words.push_str(word);
            }
            _ => runs.push(Run { words: (*word).to_owned(), differs: *differs }),
        }
    }
    runs
}

/// A text with each number that can be a year taken for any year.
pub(super) fn without_years(text: &str, years: &RangeInclusive<i32>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        out.push_str(before);
        let year = number.len() == 4 && number.parse().is_ok_and(|year| years.contains(&year));
        out.push_str(if year { "#" } else { number });
        rest = after;
    }
    out.push_str(rest);
    out
}
