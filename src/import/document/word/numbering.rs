//! Automatic numbers, as Word shows them (`numbering.xml`; ECMA-376, part 1, section 17.9).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::xml::{child, children, value};
use crate::language::numbering::to_roman;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The ways of counting of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: BTreeMap<String, List>,
    instances: BTreeMap<String, Instance>,
    /// What each list has counted to.
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Where an instance has begun anew.
    begun: BTreeSet<(String, usize)>,
    /// How many numbers are shown otherwise than Word shows them.
    pub unknown: usize,
}

#[derive(Debug, Default)]
struct List {
    levels: Vec<Level>,
    /// The style that holds its levels, if it has none itself.
    link: Option<String>,
    /// The style whose levels it holds.
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    at: usize,
    start: u32,
    format: String,
    text: String,
    /// After which level (from 1) it begins anew; 0 for never.
    restart: Option<usize>,
    /// Whether all numbers in it are Arabic.
    legal: bool,
    /// The paragraph style that it belongs to.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    list: String,
    starts: BTreeMap<usize, u32>,
    levels: Vec<Level>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(xml: &Document) -> Self {
        let mut numbering = Self::default();
        for node in children(xml.root_element(), "abstractNum") {
            let Some(id) = super::xml::attribute(node, "abstractNumId") else { continue };
            let list = List {
                levels: children(node, "lvl").filter_map(level).collect(),
                link: value(node, "numStyleLink"),
                style: value(node, "styleLink"),
            };
            numbering.lists.insert(id.to_owned(), list);
        }
        for node in children(xml.root_element(), "num") {
            let Some(id) = super::xml::attribute(node, "numId") else { continue };
            let mut instance = Instance {
                list: value(node, "abstractNumId").unwrap_or_default(),
                ..Instance::default()
            };
            for over in children(node, "lvlOverride") {
                let at = super::xml::attribute(over, "ilvl").and_then(|at| at.parse().ok());
                let Some(at) = at.filter(|at| *at < LEVELS) else { continue };
                if let Some(start) = value(over, "startOverride").and_then(|text| text.parse().ok())
                {
                    instance.starts.insert(at, start);
                }
                instance.levels.extend(child(over, "lvl").and_then(level));
            }
            numbering.instances.insert(id.to_owned(), instance);
        }
        numbering
    }

    /// The level of an instance that belongs to a paragraph style.
    pub fn level_of(&self, instance: &str, style: &str) -> Option<usize> {
        let list = self.list(&self.instances.get(instance)?.list)?;
        list.levels.iter().find(|level| level.style.as_deref() == Some(style)).map(|level| level.at)
    }

    /// The list that holds the levels.
    fn list(&self, id: &str) -> Option<&List> {
        let list = self.lists.get(id)?;
        match &list.link {
            Some(link) if list.levels.is_empty() => {
                self.lists.values().find(|other| other.style.as_ref() == Some(link)).or(Some(list))
            }
            _ => Some(list),
        }
    }

    /// The mark of the next paragraph of a list: `1.2.`, `a)`, or `-` for any bullet.
    pub fn next(&mut self, instance: &str, at: usize) -> Option<String> {
        let at = at.min(LEVELS - 1);
        let found = self.instances.get(instance)?;
        let list = self.list(&found.list)?;
        let level = |wanted: usize| {
            let of = |levels: &[Level]| levels.iter().find(|level| level.at == wanted).cloned();
            of(&found.levels).or_else(|| of(&list.levels))
        };
        let this = level(at)?;
        let start = |wanted: usize| {
            let own = found.starts.get(&wanted).copied();
            own.or_else(|| Some(level(wanted)?.start)).unwrap_or(1)
        };
        let mut counted = self.counted.get(&found.list).copied().unwrap_or_default();
        let key = (instance.to_owned(), at);
        let anew = found.starts.contains_key(&at) && !self.begun.contains(&key);
        counted[at] = match counted[at] {
            Some(number) if !anew => Some(number.saturating_add(1)),
            _ => Some(start(at)),
        };
        for (above, number) in counted.iter_mut().enumerate().take(at) {
            if number.is_none() {
                *number = Some(start(above));
            }
        }
        for (below, number) in counted.iter_mut().enumerate().skip(at + 1) {
            let restart = level(below).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > at) {
                *number = None;
            }
        }
        let formats: Vec<String> = (0..LEVELS)
            .map(|at| level(at).map_or_else(String::new, |level| level.format))
            .collect();
        let list = found.list.clone();
        self.begun.insert(key);
        self.counted.insert(list, counted);
        if this.format == "bullet" {
            let mark = if this.text.trim() == "+" { "+" } else { "-" };
            return Some(mark.to_owned());
        }
        let mut mark = String::new();
        let mut rest = this.text.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = rest.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
            match digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)) {
                Some(of) => {
                    rest.next();
                    let number = counted.get(of).copied().flatten().unwrap_or(1);
                    let format = formats.get(of).map_or("decimal", String::as_str);
                    let format = if this.legal { "decimal" } else { format };
                    mark.push_str(&self.shown(number, format));
                }
                None => mark.push(c),
            }
        }
        let mark = super::super::body::cleaned(mark.trim());
        (!mark.is_empty()).then_some(mark)
    }

    fn shown(&mut self, number: u32, format: &str) -> String {
        match format {
            "decimal" => number.to_string(),
            "decimalZero" => format!("{number:02}"),
            "upperRoman" => to_roman(number),
            "lowerRoman" => to_roman(number).to_lowercase(),
            // Word counts with the English alphabet, in which `đ` has no place.
            "upperLetter" => letters(number, b'A'),
            "lowerLetter" => letters(number, b'a'),
            "none" => String::new(),
            _ => {
                self.unknown += 1;
                number.to_string()
            }
        }
    }
}

/// `a` … `z`, `aa`, `bb` … as Word goes on.
fn letters(number: u32, first: u8) -> String {
    let Some(at) = number.checked_sub(1) else { return "0".to_owned() };
    let letter = char::from(first + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(at / 26 + 1).unwrap_or(1).min(8)).collect()
}

fn level(node: Node) -> Option<Level> {
    let at = super::xml::attribute(node, "ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
    let legal = child(node, "isLgl").is_some_and(super::xml::is_on);
    Some(Level {
        at,
        start: value(node, "start").and_then(|text| text.parse().ok()).unwrap_or(0),
        format: value(node, "numFmt").unwrap_or_else(|| "decimal".to_owned()),
        text: value(node, "lvlText").unwrap_or_default(),
        restart: value(node, "lvlRestart").and_then(|text| text.parse().ok()),
        legal,
        style: value(node, "pStyle"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks that paragraphs get, each given as instance and level.
    fn marks(xml: &str, paragraphs: &[(&str, usize)]) -> Vec<String> {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml = format!("<w:numbering xmlns:w=\"{space}\">{xml}</w:numbering>");
        let mut numbering = Numbering::read(&Document::parse(&xml).unwrap());
        let next = paragraphs.iter().map(|(id, at)| numbering.next(id, *at).unwrap_or_default());
        next.collect()
    }

    const OUTLINE: &str = r#"<w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
        <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
        <w:lvl w:ilvl="5"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>"#;

    #[test]
    fn levels_count_on_and_begin_anew_below_a_higher_one() {
        let found = marks(
            OUTLINE,
            &[
                ("1", 0),
                ("1", 1),
                ("1", 1),
                ("1", 2),
                ("1", 2),
                ("1", 0),
                ("1", 1),
                ("1", 3),
                ("1", 4),
                ("1", 5),
            ],
        );
        assert_eq!(found, ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "2.1.1", "-", "+"]);
    }

    #[test]
    fn an_instance_goes_on_with_its_list_or_begins_where_it_says() {
        // Instance 3 has the same list as 1; instance 2 begins level 1 anew, once.
        let found = marks(OUTLINE, &[("1", 0), ("1", 1), ("3", 1), ("2", 1), ("2", 1), ("1", 1)]);
        assert_eq!(found, ["I.", "1.", "2.", "1.", "2.", "3."]);
    }

    #[test]
    fn letters_are_those_of_word() {
        let letters: Vec<String> = (1..=28).map(|number| letters(number, b'a')).collect();
        assert_eq!(letters[..6], ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(letters[25..], ["z", "aa", "bb"]);
    }

    #[test]
    fn a_level_may_never_begin_anew() {
        let xml = r#"<w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chương %1"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="Điều %2."/></w:lvl>
            </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>"#;
        let found = marks(xml, &[("7", 0), ("7", 1), ("7", 1), ("7", 0), ("7", 1)]);
        assert_eq!(found, ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]);
    }
}
