//! Counting headings, and the words of references: done once, so that page and paper agree.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::heading::{Own, own};
use super::{Anchor, Block, BlockKind, Inline, Mark, Number, plain};
use crate::diagnostic::{self, Diagnostic, Line};
use crate::language::numbering::{Example, MarkerKind, Numeral, letter, to_roman};
use crate::language::phrase;
use crate::source::{Located, Place, SourceFile};

/// Reads ways of counting, one for each level of headings from the first, each by its first number
/// (`Chương I`, `Điều 1.`). What is none becomes a finding, and headings of that level go without.
#[must_use]
pub fn examples(
    written: &[Located<String>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Option<Example>> {
    let read = |example: &Located<String>| {
        let found = Example::read(&example.value);
        if found.is_none() {
            findings.push(
                Diagnostic::error("numbering-example")
                    .with("text", &example.value)
                    .at(example.place.clone())
                    .hint(Line::new("numbering-example.known")),
            );
        }
        found
    };
    written.iter().map(read).collect()
}

/// Counts the headings that have no number of their own, by an example for each level, and gives
/// each reference without words those of what it names. `others` are ids outside of this text with
/// what they are called: `phu-luc-1` and `Phụ lục I`.
///
/// Articles (Điều) are counted through the whole text; everything else begins again below the next
/// higher heading.
#[must_use]
pub fn number(
    file: &Arc<SourceFile>,
    blocks: &mut [Block],
    examples: &[Option<Example>],
    others: &[(String, String)],
) -> Vec<Diagnostic> {
    let mut count = Count {
        file,
        examples,
        levels: Vec::new(),
        articles: 0,
        named: BTreeMap::new(),
        findings: Vec::new(),
    };
    count.headings(blocks);
    let Count { named, mut findings, .. } = count;
    let mut filler = Filler { file, named: &named, others, findings: &mut findings };
    super::change(blocks, &mut |inline| filler.unknown(inline));
    filler.blocks(blocks);
    findings
}

/// What a heading or an item is called, and so are those above it.
#[derive(Debug, Clone)]
struct Called {
    /// `Điều 3`, `khoản 2`; `None` without a number.
    words: Option<String>,
    rank: Rank,
}

/// How far a name carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// Phần to Tiểu mục, by their order; said with the larger ones behind.
    Division(u8),
    /// Said alone.
    Article,
    /// `I.`, said like a division below all of them.
    Roman,
    /// Clauses, points, items: said with what they stand in.
    Small,
}

/// How far a level has come.
#[derive(Debug, Clone)]
struct Level {
    way: Option<(Example, u32)>,
    /// Its numbers in figures: `2.1`
    figures: String,
    called: Called,
}

/// A part of the text with an id.
struct Named {
    anchor: Anchor,
    /// What it is called, in full; `None` if it has no number.
    words: Option<String>,
}

struct Count<'c> {
    file: &'c Arc<SourceFile>,
    examples: &'c [Option<Example>],
    levels: Vec<Level>,
    articles: u32,
    named: BTreeMap<String, Named>,
    findings: Vec<Diagnostic>,
}

impl Count<'_> {
    fn headings(&mut self, blocks: &mut [Block]) {
        // The title of a division may stand below its number as a heading of its own.
        let mut bare = false;
        for block in blocks {
            if let BlockKind::Heading { level, text, number, id } = &mut block.kind {
                let own = own(&plain(text));
                let title = bare && own.is_none();
                bare = match &own {
                    Some((Own::Division { .. }, end)) => {
                        let words = plain(text);
                        !words.get(*end..).is_some_and(|rest| rest.contains(char::is_alphanumeric))
                    }
                    _ => false,
                };
                if title {
                    if let Some(id) = id {
                        let words = self.chain(None);
                        self.name(id.clone(), words);
                    }
                    continue;
                }
                *number = self.heading(usize::from(*level), own.map(|(own, _)| own));
                if let Some(id) = id {
                    let words = self.chain(None);
                    self.name(id.clone(), words);
                }
                continue;
            }
            bare = false;
            self.items(block, &mut Vec::new());
        }
    }

    /// Counts a heading; its number if the program gives it.
    fn heading(&mut self, level: usize, own: Option<Own>) -> Option<Number> {
        let counted = own.is_none();
        let before = self.levels.get(level - 1).and_then(|level| level.way);
        self.levels.truncate(level - 1);
        let above = self.levels.last().map(|level| level.figures.clone()).unwrap_or_default();
        let example = self.examples.get(level - 1).copied().flatten();
        let (way, prefix) = match own {
            Some(Own::Division { word, rank, numeral, number }) => {
                (Some((Example::Division { word, rank, numeral }, number)), above)
            }
            Some(Own::Marker { kind, prefix, number }) => {
                let next = before.map_or(1, |(_, last)| last + 1);
                (Some((Example::Marker(kind), number.unwrap_or(next))), prefix)
            }
            None => (example.map(|way| (way, self.next(way, before))), above),
        };
        if let Some((Example::Division { word: "Điều", .. }, number)) = way {
            self.articles = number;
        }
        let words = way.map(|(way, number)| way.written(&prefix, number));
        let figures = match way {
            Some((Example::Marker(MarkerKind::Decimal(_)), number)) if !prefix.is_empty() => {
                format!("{prefix}.{number}")
            }
            Some((_, number)) => number.to_string(),
            None => String::new(),
        };
        let called = called(way, &figures);
        // A heading that skips levels is a finding already.
        while self.levels.len() + 1 < level {
            let called = Called { words: None, rank: Rank::Small };
            self.levels.push(Level { way: None, figures: String::new(), called });
        }
        // One without a number does not begin the count anew.
        self.levels.push(Level { way: way.or(before), figures, called });
        words.filter(|_| counted).map(|words| Number { words })
    }

    fn next(&self, way: Example, before: Option<(Example, u32)>) -> u32 {
        if matches!(way, Example::Division { word: "Điều", .. }) {
            return self.articles + 1;
        }
        match before {
            Some((before, last)) if before == way => last + 1,
            _ => 1,
        }
    }

    /// Names of items of lists. `inside` is what they stand in, from the outside in.
    fn items(&mut self, block: &Block, inside: &mut Vec<Called>) {
        match &block.kind {
            BlockKind::Numbered { marks, items, .. } => {
                for (mark, item) in marks.iter().zip(items) {
                    inside.push(item_called(mark, inside.len()));
                    if let Some(id) = &mark.id {
                        let words = self.chain(Some(inside));
                        self.name(id.clone(), words);
                    }
                    for block in item {
                        self.items(block, inside);
                    }
                    inside.pop();
                }
            }
            BlockKind::Dashed(items) => {
                for block in items.iter().flatten() {
                    self.items(block, inside);
                }
            }
            _ => {}
        }
    }

    /// What the latest heading, or an item below it, is called in full.
    fn chain(&self, items: Option<&Vec<Called>>) -> Option<String> {
        let headings = self.levels.iter().map(|level| &level.called);
        let mut chain = headings.chain(items.into_iter().flatten()).rev();
        let first = chain.next()?;
        let mut words = first.words.clone()?;
        let mut rank = first.rank;
        for above in chain {
            let Some(name) = &above.words else { continue };
            let said = match (rank, above.rank) {
                (Rank::Small, _) | (Rank::Roman, Rank::Division(_)) => true,
                (Rank::Division(rank), Rank::Division(above)) => above < rank,
                _ => false,
            };
            if said {
                words = format!("{words} {name}");
                // A clause of a chapter needs no more than the chapter.
                rank = above.rank;
            }
        }
        Some(words)
    }

    fn name(&mut self, anchor: Anchor, words: Option<String>) {
        let place = Place::new(self.file, anchor.span.clone());
        if let Some(first) = self.named.get(&anchor.name) {
            let first = Place::new(self.file, first.anchor.span.clone());
            let finding = Diagnostic::error("anchor-twice").with("id", &anchor.name).at(place);
            self.findings.push(finding.see(first, Line::new("duplicate-key.first")));
            return;
        }
        self.named.insert(anchor.name.clone(), Named { anchor, words });
    }
}

/// What a number is called in a reference (Appendix II, section V, clause 7).
fn called(way: Option<(Example, u32)>, figures: &str) -> Called {
    let Some((way, number)) = way else { return Called { words: None, rank: Rank::Small } };
    let (words, rank) = match way {
        Example::Division { word, rank, numeral } => {
            let number = match numeral {
                Numeral::Roman => to_roman(number),
                Numeral::Arabic => number.to_string(),
            };
            let rank = if word == "Điều" { Rank::Article } else { Rank::Division(rank) };
            (format!("{word} {number}"), rank)
        }
        Example::Marker(MarkerKind::Roman) => (format!("Mục {}", to_roman(number)), Rank::Roman),
        Example::Marker(MarkerKind::Capital) => {
            let letter = letter(number).map(|letter| letter.to_uppercase().to_string());
            (format!("Phần {}", letter.unwrap_or_default()), Rank::Division(0))
        }
        Example::Marker(MarkerKind::Letter) => {
            (format!("điểm {}", letter(number).unwrap_or('?')), Rank::Small)
        }
        Example::Marker(_) => (format!("khoản {figures}"), Rank::Small),
    };
    Called { words: Some(words), rank }
}

fn item_called(mark: &Mark, depth: usize) -> Called {
    let bare = mark.words.trim_matches(['(', ')', '.']);
    let word = ["khoản", "điểm", "tiết"].get(depth).copied().unwrap_or("tiết");
    Called { words: Some(format!("{word} {bare}")), rank: Rank::Small }
}

/// Gives references their words.
struct Filler<'f> {
    file: &'f Arc<SourceFile>,
    named: &'f BTreeMap<String, Named>,
    others: &'f [(String, String)],
    findings: &'f mut Vec<Diagnostic>,
}

impl Filler<'_> {
    /// Tells of references that lead nowhere.
    fn unknown(&mut self, inline: &Inline) {
        let Inline::Reference { to, given, .. } = inline else { return };
        let place = || Place::new(self.file, to.span.clone());
        match self.words(&to.name) {
            Ok(None) if !given => self.findings.push(
                Diagnostic::error("reference-unnumbered")
                    .with("id", &to.name)
                    .at(place())
                    .hint(Line::new("reference-unnumbered.write").with("id", &to.name)),
            ),
            Ok(_) => {}
            Err(()) => {
                let finding = Diagnostic::error("reference-unknown").with("id", &to.name);
                let others = self.others.iter().map(|(id, _)| id.as_str());
                let known = self.named.keys().map(String::as_str).chain(others);
                self.findings.push(match diagnostic::nearest(&to.name, known) {
                    Some(near) => {
                        finding.at(place()).hint(Line::new("did-you-mean").with("near", near))
                    }
                    None => finding.at(place()).hint(Line::new("reference-unknown.write")),
                });
            }
        }
    }

    /// What an id is called. `Err` if there is none, `Ok(None)` if its part has no number.
    fn words(&self, id: &str) -> Result<Option<&str>, ()> {
        if let Some(named) = self.named.get(id) {
            return Ok(named.words.as_deref());
        }
        let other = self.others.iter().find(|(other, _)| other == id);
        other.map(|(_, words)| Some(words.as_str())).ok_or(())
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                    self.inlines(text, &mut true);
                }
                BlockKind::Table(table) => {
                    for cell in table.cells_mut() {
                        self.inlines(&mut cell.text, &mut true);
                    }
                }
                BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                    for item in items {
                        self.blocks(item);
                    }
                }
                BlockKind::Quote(inner) => self.blocks(inner),
                BlockKind::Figure(_) | BlockKind::Directive(_) => {}
            }
        }
    }

    /// `begins` is whether a sentence begins here: its first word has a capital.
    fn inlines(&self, inlines: &mut [Inline], begins: &mut bool) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => {
                    let bare = words.trim_end();
                    if !bare.is_empty() {
                        *begins = bare.ends_with(['.', '!', '?']) && bare.len() < words.len();
                    }
                }
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Named { text: inner, .. }
                | Inline::Link { text: inner, .. } => {
                    self.inlines(inner, begins);
                }
                Inline::Reference { to, text, given } => {
                    if !*given && let Ok(Some(words)) = self.words(&to.name) {
                        let words =
                            if *begins { phrase::capitalised(words) } else { words.to_owned() };
                        *text = vec![Inline::Text(words)];
                    }
                    *begins = false;
                }
                Inline::Note(note) => self.blocks(&mut note.blocks),
                Inline::Break => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{parse, title, walk};

    /// Every number and mark of a text, in order, and the words of its paragraphs with references.
    fn counted(text: &str, examples: &[&str]) -> (Vec<String>, Vec<String>, Vec<&'static str>) {
        let file = SourceFile::decode("plan.md", text.into()).unwrap();
        let (mut blocks, mut findings) = parse(&file);
        let place = Place::new(&file, 0..0);
        let examples: Vec<Located<String>> = examples
            .iter()
            .map(|example| Located { value: (*example).to_owned(), place: place.clone() })
            .collect();
        let examples = super::examples(&examples, &mut findings);
        let others = [("phu-luc-1".to_owned(), "Phụ lục I".to_owned())];
        findings.extend(number(&file, &mut blocks, &examples, &others));
        let (mut numbers, mut references) = (Vec::new(), Vec::new());
        walk(&blocks, &mut |block| match &block.kind {
            BlockKind::Heading { text, number, .. } => {
                numbers.push(title(text, number.as_ref()).number.unwrap_or_default());
            }
            BlockKind::Numbered { marks, .. } => {
                numbers.extend(marks.iter().map(|mark| mark.words.clone()));
            }
            BlockKind::Paragraph(text) => {
                let words = plain(text);
                if text.iter().any(|inline| matches!(inline, Inline::Reference { .. })) {
                    references.push(words);
                }
            }
            _ => {}
        });
        (numbers, references, findings.iter().map(Diagnostic::id).collect())
    }

    fn numbers(text: &str, examples: &[&str]) -> Vec<String> {
        let (numbers, _, findings) = counted(text, examples);
        assert_eq!(findings, [""; 0], "{text}");
        numbers
    }

    fn words(text: &str, examples: &[&str]) -> Vec<String> {
        let (_, references, findings) = counted(text, examples);
        assert_eq!(findings, [""; 0], "{text}");
        references
    }

    #[test]
    fn headings_are_counted_by_example() {
        let law = ["Chương I", "Điều 1."];
        let text = "# A\n\n## B\n\n## C\n\n# D\n\n## E\n";
        let counted = ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."];
        assert_eq!(numbers(text, &law), counted);
        let counted = ["I.", "1.", "2.", "II.", "1."];
        assert_eq!(numbers(text, &["I.", "1."]), counted);
        assert_eq!(numbers(text, &["1.", "1.1."]), ["1.", "1.1.", "1.2.", "2.", "2.1."]);
        assert_eq!(numbers(text, &["Mục 1"]), ["Mục 1", "", "", "Mục 2", ""]);
        assert_eq!(numbers(text, &[]), [""; 5]);
    }

    #[test]
    fn a_number_that_the_author_wrote_is_kept_and_counted_on() {
        let law = ["Chương I", "Điều 1."];
        let text = "# A\n\n## Điều 4. B\n\n## C\n\n# Chương V\n\n## D\n\n# E\n";
        let counted = ["Chương I", "Điều 4.", "Điều 5.", "Chương V", "", "Chương VI"];
        // The title of a division may stand below its number.
        assert_eq!(numbers(text, &law), counted);
    }

    #[test]
    fn lists_in_one_another_are_clauses_points_and_items() {
        let text = "1. a\n   1. b\n   2. c\n      1. d\n2. e\n   - f\n     1. g\n";
        assert_eq!(numbers(text, &[]), ["1.", "2.", "a)", "b)", "(1)", "a)"]);
        assert_eq!(numbers("3. a\n4. b\n", &[]), ["3.", "4."]);
    }

    #[test]
    fn references_say_what_the_decree_calls_it() {
        let text = "# Chương I. A {#chuong}\n\n## Mục 1. B {#muc}\n\n### Điều 3. C {#dieu}\n\n\
            1. d\n2. e {#khoan}\n   1. g {#diem}\n      1. h {#tiet}\n\n";
        for (id, words_of) in [
            ("chuong", "Chương I"),
            ("muc", "Mục 1 Chương I"),
            ("dieu", "Điều 3"),
            ("khoan", "khoản 2 Điều 3"),
            ("diem", "điểm a khoản 2 Điều 3"),
            ("tiet", "tiết 1 điểm a khoản 2 Điều 3"),
            ("phu-luc-1", "Phụ lục I"),
        ] {
            let found = words(&format!("{text}Theo [](#{id}), [đó](#{id}).\n"), &[]);
            assert_eq!(found, [format!("Theo {words_of}, đó.")]);
        }
        let text = "# I. A {#muc}\n\n## 1. B {#khoan}\n\n### a) C {#diem}\n\n# II. D\n\n";
        for (id, words_of) in
            [("muc", "Mục I"), ("khoan", "khoản 1 Mục I"), ("diem", "điểm a khoản 1 Mục I")]
        {
            let found = words(&format!("{text}Theo [](#{id}).\n"), &[]);
            assert_eq!(found, [format!("Theo {words_of}.")]);
        }
        let found = words("# A {#a}\n\nTheo [](#a).\n", &["Điều 1."]);
        assert_eq!(found, ["Theo Điều 1."]);
    }

    #[test]
    fn a_reference_at_the_beginning_of_a_sentence_has_a_capital() {
        let text = "# Điều 1. A\n\n1. b {#b}\n\n";
        assert_eq!(
            words(&format!("{text}[](#b) và [](#b). [](#b); **[](#b)**.\n"), &[]),
            ["Khoản 1 Điều 1 và khoản 1 Điều 1. Khoản 1 Điều 1; khoản 1 Điều 1."]
        );
    }

    #[test]
    fn what_is_no_example_is_found() {
        let (numbers, _, findings) = counted("# A\n\n## B\n", &["Bài 1", "2."]);
        assert_eq!(numbers, ["", ""]);
        assert_eq!(findings, ["numbering-example", "numbering-example"]);
    }
}
