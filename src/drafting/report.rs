//! What is told of a plan that was carried over: what was done, and what a person has to decide (việc cần quyết).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::mention::Reason;
use super::renew::{MovedField, Proposal, Renewed, Spot};
use crate::diagnostic::{Catalogue, Line};

/// Things of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub head: Line,
    /// What it holds.
    pub items: Vec<Item>,
}

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it is, if it is at one line of a file.
    pub spot: Option<Spot>,
    /// What it is.
    pub line: Line,
    /// Why, or what to do.
    pub more: Vec<Line>,
}

impl Item {
    /// Something at a line of a file.
    #[must_use]
    pub fn at(spot: Spot, line: Line) -> Self {
        Self { spot: Some(spot), line, more: Vec::new() }
    }

    /// Something of the plan as a whole.
    #[must_use]
    pub fn whole(line: Line) -> Self {
        Self { spot: None, line, more: Vec::new() }
    }

    /// Adds why, or what to do.
    #[must_use]
    pub fn more(mut self, line: Line) -> Self {
        self.more.push(line);
        self
    }

    /// As words.
    #[must_use]
    pub fn words(&self, words: &Catalogue) -> String {
        let mut text = String::new();
        if let Some(spot) = &self.spot {
            let _ = write!(text, "{}:{}: ", spot.path, spot.line);
        }
        text.push_str(&words.say(&self.line));
        if !self.more.is_empty() {
            let more: Vec<String> = self.more.iter().map(|line| words.say(line)).collect();
            let _ = write!(text, " ({})", more.join("; "));
        }
        text
    }
}

/// What was done with the files of a plan.
#[must_use]
pub fn done(renewed: &Renewed) -> Vec<Item> {
    let mut items: Vec<Item> = renewed.moved.iter().map(moved).collect();
    items.extend(renewed.proposals.iter().filter(|one| one.made).map(proposal));
    if !renewed.left_out.is_empty() {
        let line = Line::new("renew.left-out").with("keys", renewed.left_out.join(", "));
        items.push(Item::whole(line));
    }
    items
}

/// What its words and times leave to decide: years, then days.
#[must_use]
pub fn open(renewed: &Renewed) -> (Vec<Item>, Vec<Item>) {
    let years = renewed.proposals.iter().filter(|one| !one.made).map(proposal).collect();
    let days = renewed.look.iter().map(|(spot, line)| Item::at(spot.clone(), line.clone()));
    (years, days.collect())
}

/// The years that stay, by why.
#[must_use]
pub fn kept(renewed: &Renewed) -> Vec<Item> {
    let mut by_reason: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
    for kept in &renewed.kept {
        let name = kept.spot.path.rsplit('/').next().unwrap_or_default();
        let place = format!("{} ({name}:{})", kept.words, kept.spot.line);
        by_reason.entry(kept.reason).or_default().push(place);
    }
    let line = |reason| match reason {
        Reason::ActNumber => Line::new("renew.kept.act-number"),
        Reason::ActDate => Line::new("renew.kept.act-date"),
        Reason::ActYear => Line::new("renew.kept.act-year"),
        Reason::Period => Line::new("renew.kept.period"),
        Reason::FarYear => Line::new("renew.kept.far-year"),
        Reason::Unsure => Line::new("renew.kept.unsure"),
    };
    let items = by_reason.into_iter();
    items
        .flat_map(|(reason, places)| {
            // A line of the terminal is cut off where it becomes very long.
            let chunks: Vec<String> = places.chunks(4).map(|some| some.join("; ")).collect();
            chunks.into_iter().map(move |places| Item::whole(line(reason).with("places", places)))
        })
        .collect()
}

fn moved(one: &MovedField) -> Item {
    let line = Line::new("renew.moved").with("old", &one.old).with("new", &one.new);
    Item::at(one.spot.clone(), line).more(one.why.clone())
}

fn proposal(one: &Proposal) -> Item {
    let words = format!("{}{}{}", one.before, one.old, one.after);
    let line = if words == one.old {
        Line::new("renew.proposal.bare")
    } else {
        Line::new("renew.proposal").with("words", words)
    };
    let line = line.with("number", one.number).with("old", &one.old).with("new", &one.new);
    Item::at(one.spot.clone(), line).more(one.why.clone())
}

/// The list of what is to decide, as a file beside the plan; it says what the plan comes from.
#[must_use]
pub fn checklist(
    renewed: &Renewed,
    about: &Line,
    sections: &[Section],
    words: &Catalogue,
) -> String {
    let head = Line::new("renew.list.head").with("plan", &renewed.to);
    let mut text = format!("# {}\n\n{}\n", words.say(&head), words.say(about));
    for section in sections {
        let _ = write!(text, "\n## {}\n\n", words.say(&section.head));
        for item in &section.items {
            let _ = writeln!(text, "- [ ] {}", item.words(words));
        }
    }
    text
}
