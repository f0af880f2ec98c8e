//! What paragraph and character styles say (`styles.xml`).

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::xml::{attribute, child, children, switch, value};

/// How many styles may rest on one another.
const MAX_CHAIN: usize = 16;

/// What a style, a paragraph or a run says about its looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looks {
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Shown in capitals.
    pub capitals: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// Set above the line.
    pub raised: Option<bool>,
    /// How the line is aligned.
    pub aligned: Option<String>,
    /// The list that the paragraph belongs to.
    pub list: Option<String>,
    /// Its level in that list.
    pub level: Option<usize>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// Whether it begins a page.
    pub new_page: Option<bool>,
}

impl Looks {
    /// What a paragraph's properties say.
    pub fn of_paragraph(node: Node) -> Self {
        let list = child(node, "numPr");
        let level = list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok());
        let outline: Option<u8> = value(node, "outlineLvl").and_then(|level| level.parse().ok());
        Self {
            aligned: value(node, "jc"),
            list: list.and_then(|list| value(list, "numId")),
            level,
            heading: outline.filter(|level| *level < 9).map(|level| level + 1),
            new_page: switch(node, "pageBreakBefore"),
            ..Self::default()
        }
    }

    /// What a run's properties say.
    pub fn of_run(node: Node) -> Self {
        Self {
            bold: switch(node, "b"),
            italic: switch(node, "i"),
            capitals: switch(node, "caps"),
            hidden: switch(node, "vanish"),
            raised: value(node, "vertAlign").map(|at| at == "superscript"),
            ..Self::default()
        }
    }

    /// What these say, and what others say where they are silent.
    pub fn over(self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
            raised: self.raised.or(below.raised),
            aligned: self.aligned.or_else(|| below.aligned.clone()),
            list: self.list.or_else(|| below.list.clone()),
            level: self.level.or(below.level),
            heading: self.heading.or(below.heading),
            new_page: self.new_page.or(below.new_page),
        }
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// What paragraphs have that name none.
    default: Option<String>,
}

#[derive(Debug)]
struct Style {
    on: Option<String>,
    looks: Looks,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(xml: &Document) -> Self {
        let mut styles = Self::default();
        for node in children(xml.root_element(), "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(node, "type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            let of_run = child(node, "rPr").map(Looks::of_run).unwrap_or_default();
            let looks = match child(node, "pPr") {
                Some(node) => of_run.over(&Looks::of_paragraph(node)),
                None => of_run,
            };
            styles.styles.insert(id.to_owned(), Style { on: value(node, "basedOn"), looks });
        }
        styles
    }

    /// What a style says, with those that it rests on; what a paragraph has that names none.
    pub fn looks(&self, id: Option<&str>) -> Looks {
        let mut looks = Looks::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MAX_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            looks = looks.over(&style.looks);
            next = style.on.as_deref();
        }
        looks
    }

    /// What a character style says.
    pub fn of_run(&self, id: Option<&str>) -> Looks {
        if id.is_some() { self.looks(id) } else { Looks::default() }
    }
}
