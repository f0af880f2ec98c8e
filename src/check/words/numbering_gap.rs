//! Numbers and letters of headings, paragraphs and lists follow one another.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::numbering::{Marker, MarkerKind, division, marker, to_roman, written};
use crate::markup::{self, Block, BlockKind};
use crate::model::Narrative;
use crate::source::Place;

/// A number that does not follow the one before.
pub static RULE: Rule =
    Rule { id: "numbering-gap", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some(narrative) = &scope.edition.plan.narrative else { return };
    let mut count = Count {
        narrative,
        sequences: BTreeMap::new(),
        latest: BTreeMap::new(),
        articles: None,
        findings,
    };
    count.blocks(&narrative.blocks, PARAGRAPHS);
}

/// The depth of paragraphs outside lists; headings stand above, at their level.
const PARAGRAPHS: usize = 10;

/// What is counted together: at a depth, in a way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Division(u8),
    Marker(MarkerRank),
}

/// The order in which ways of counting stand in one another.
type MarkerRank = u8;

impl Way {
    fn rank(self) -> u8 {
        match self {
            Self::Division(rank) => rank,
            Self::Marker(rank) => 10 + rank,
        }
    }
}

fn rank(kind: MarkerKind) -> MarkerRank {
    match kind {
        MarkerKind::Capital => 0,
        MarkerKind::Roman => 1,
        MarkerKind::Arabic => 2,
        MarkerKind::ArabicBracket => 3,
        MarkerKind::Decimal(parts) => 3 + parts.min(5),
        MarkerKind::Letter => 9,
    }
}

/// How far a sequence has come.
struct Sequence {
    prefix: String,
    last: u32,
    /// A paragraph or heading without a number came after: it may begin again.
    free: bool,
    /// One finding is enough: who skips `đ` does not use the other letters either.
    reported: bool,
}

/// What has been counted up to here.
struct Count<'c> {
    narrative: &'c Narrative,
    sequences: BTreeMap<(usize, Way), Sequence>,
    /// The last number of each way, at any depth: a clause with a title may be a heading, and the
    /// next one without a title a paragraph.
    latest: BTreeMap<Way, u32>,
    articles: Option<u32>,
    findings: &'c mut Vec<Diagnostic>,
}

impl Count<'_> {
    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, text, number, .. } => {
                    let words = markup::plain(text);
                    let words = match number {
                        Some(number) => format!("{} {words}", number.words),
                        None => words,
                    };
                    self.line(&words, usize::from(*level), block);
                }
                BlockKind::Paragraph(text) => self.line(&markup::plain(text), depth, block),
                BlockKind::Numbered { start, items, .. } => self.numbered(*start, items, depth),
                BlockKind::Dashed(items) => {
                    for item in items {
                        self.close(depth + 1, 0);
                        self.blocks(item, depth + 1);
                    }
                    self.close(depth + 1, 0);
                }
                // What is quoted is counted elsewhere.
                BlockKind::Directive(_)
                | BlockKind::Table(_)
                | BlockKind::Quote(_)
                | BlockKind::Figure(_) => {}
            }
        }
    }

    /// A heading or a paragraph.
    fn line(&mut self, words: &str, depth: usize, block: &Block) {
        let heading = depth < PARAGRAPHS;
        if heading && let Some(division) = division(words) {
            let start = block_text(self.narrative, block, words, division.end);
            // Articles are counted through the whole document.
            if division.word == "Điều" {
                let next = self.articles.map_or(1, |last| last + 1);
                self.close(depth, Way::Division(division.rank).rank() + 1);
                if division.number != next {
                    let written = format!("{} {}", division.word, division.number);
                    self.report(start, &written, &format!("{} {next}", division.word));
                }
                self.articles = Some(division.number);
                return;
            }
            let roman = division.rank <= 1;
            let show = |number: u32| {
                let number = if roman { to_roman(number) } else { number.to_string() };
                format!("{} {number}", division.word)
            };
            let way = Way::Division(division.rank);
            self.step(depth, way, "", Some(division.number), start, &show);
            return;
        }
        let Some(marker) = marker(words).filter(|found| heading || begins(words, found)) else {
            for ((other, _), sequence) in &mut self.sequences {
                sequence.free |= *other >= depth;
            }
            if heading {
                self.close(depth + 1, 0);
            }
            return;
        };
        let way = Way::Marker(rank(marker.kind));
        // `C.` may be the third of `A.`, `B.`, and `D.` may come before or after `Đ.`: not judged.
        if marker.kind == MarkerKind::Capital {
            self.close(depth, way.rank() + 1);
            return;
        }
        let start = block_text(self.narrative, block, words, marker.end);
        let show = |number| written(marker.kind, &marker.prefix, number);
        self.step(depth, way, &marker.prefix, marker.number, start, &show);
    }

    fn numbered(&mut self, start: u64, items: &[Vec<Block>], depth: usize) {
        let way = Way::Marker(rank(MarkerKind::Arabic));
        // A list of nothing but `1.` lets the program count.
        let signs: Vec<Option<(u32, Range<usize>)>> =
            items.iter().map(|item| sign(self.narrative, item)).collect();
        let lazy = signs.len() > 1
            && signs.iter().flatten().all(|(number, _)| u64::from(*number) == start);
        for (at, item) in (0_u64..).zip(items) {
            let counted = u32::try_from(start + at).unwrap_or(u32::MAX);
            let sign = usize::try_from(at).ok().and_then(|at| signs.get(at).cloned().flatten());
            let (number, place) = match sign {
                Some((number, range)) if !lazy => (number, Some(range)),
                Some((_, range)) => (counted, Some(range)),
                None => (counted, None),
            };
            let place = place.unwrap_or_else(|| first(item).unwrap_or(0..0));
            let show = |number| written(MarkerKind::Arabic, "", number);
            self.step(depth, way, "", Some(number), place, &show);
            self.close(depth + 1, 0);
            self.blocks(item, depth + 1);
        }
        self.close(depth + 1, 0);
    }

    /// Counts one on.
    fn step(
        &mut self,
        depth: usize,
        way: Way,
        prefix: &str,
        number: Option<u32>,
        place: Range<usize>,
        show: &dyn Fn(u32) -> String,
    ) {
        self.close(depth, way.rank() + 1);
        let sequence = self.sequences.remove(&(depth, way));
        let same = sequence.filter(|sequence| sequence.prefix == prefix);
        let next = same.as_ref().map_or(1, |sequence| sequence.last + 1);
        let again = number == Some(1) && same.as_ref().is_some_and(|sequence| sequence.free);
        let goes_on = self.latest.get(&way).is_some_and(|latest| number == Some(latest + 1));
        let wrong = number != Some(next) && !again && !goes_on;
        let reported = same.as_ref().is_some_and(|sequence| sequence.reported);
        if wrong && !reported {
            let file = &self.narrative.file.text;
            let found =
                number.map_or_else(|| file.get(place.clone()).unwrap_or_default().to_owned(), show);
            self.report(place, &found, &show(next));
        }
        let sequence = Sequence {
            prefix: prefix.to_owned(),
            last: number.unwrap_or(next - 1),
            free: false,
            reported: reported || wrong,
        };
        self.latest.retain(|other, _| other.rank() <= way.rank());
        self.latest.insert(way, sequence.last);
        self.sequences.insert((depth, way), sequence);
    }

    /// Ends every sequence below, and those beside from a rank on.
    fn close(&mut self, depth: usize, rank: u8) {
        self.sequences
            .retain(|(other, way), _| *other < depth || (*other == depth && way.rank() < rank));
    }

    fn report(&mut self, place: Range<usize>, found: &str, next: &str) {
        self.findings.push(
            RULE.finding()
                .with("found", found)
                .at(Place::new(&self.narrative.file, place))
                .hint(Line::new("numbering-gap.write").with("next", next)),
        );
    }
}

/// Whether a paragraph is counted: `V. I. Lê-nin` and `1.500 hộ` only look so.
fn begins(words: &str, marker: &Marker) -> bool {
    let rest = words.get(marker.end..).unwrap_or_default().trim_start();
    let word = rest.split(' ').next().unwrap_or_default();
    match marker.kind {
        MarkerKind::Roman | MarkerKind::Capital => {
            word.chars().count() > 2 && !word.contains(char::is_lowercase)
        }
        MarkerKind::Decimal(_) => marker.number.is_some_and(|number| number < 100),
        _ => true,
    }
}

/// Where a number at the beginning of a heading or paragraph stands.
fn block_text(narrative: &Narrative, block: &Block, words: &str, end: usize) -> Range<usize> {
    let source = narrative.file.text.get(block.span.clone()).unwrap_or_default();
    let head = words.get(..end).unwrap_or_default();
    match source.find(head) {
        Some(at) => block.span.start + at..block.span.start + at + head.len(),
        None => block.span.clone(),
    }
}

fn first(item: &[Block]) -> Option<Range<usize>> {
    item.first().map(|block| block.span.clone())
}

/// The number that stands before an item in the file, and where.
fn sign(narrative: &Narrative, item: &[Block]) -> Option<(u32, Range<usize>)> {
    let start = item.first()?.span.start;
    let before = narrative.file.text.get(..start)?;
    let bare = before.trim_end_matches([' ', '\t']);
    let digits = bare.strip_suffix(['.', ')'])?;
    let number = digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((digits.get(number..)?.parse().ok()?, number..bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn gaps(text: &str) -> Vec<String> {
        let file = SourceFile::decode("plan.md", text.into()).unwrap();
        let (blocks, _) = markup::parse(&file);
        let narrative = Narrative { file, blocks };
        let mut findings = Vec::new();
        let mut count = Count {
            narrative: &narrative,
            sequences: BTreeMap::new(),
            latest: BTreeMap::new(),
            articles: None,
            findings: &mut findings,
        };
        count.blocks(&narrative.blocks, PARAGRAPHS);
        let at = |finding: &Diagnostic| {
            let place = finding.place.clone().unwrap();
            place.file.text[place.span].to_owned()
        };
        findings.iter().map(at).collect()
    }

    #[test]
    fn what_follows_is_left_alone() {
        for text in [
            "# I. A\n\n# II. B\n\n# III. C\n",
            "# I. A\n\n## 1. B\n\n## 2. B\n\n# II. C\n\n## 1. D\n",
            "# I. A\n\n1. a\n\n2. b\n\n# II. B\n\n1. c\n",
            "1. a\n\n   a) x\n\n   b) y\n\n2. b\n\n   a) x\n",
            "1. a\n\na) x\n\nb) y\n\n2. b\n\na) x\n",
            "a) x\n\nb) x\n\nc) x\n\nd) x\n\nđ) x\n\ne) x\n\ng) x\n",
            "Việc:\n\n1. a\n2. b\n\nNgười:\n\n1. c\n2. d\n",
            "1. a\n1. b\n1. c\n",
            "1. a\n\n{{ tasks }}\n\n2. b\n",
            "# Chương I\n\n## Điều 1. A\n\n## Điều 2. B\n\n# Chương II\n\n## Điều 3. C\n",
            "# Chương I\n\n# Mục 1\n\n# Mục 2\n\n# Chương II\n\n# Mục 1\n",
            "# A. X\n\n# B. X\n\n# C. X\n\n# D. X\n",
            "# 1. A\n\n## 1.1. B\n\n## 1.2. B\n\n# 2. C\n\n## 2.1. D\n",
            "- x:\n\n  a) y\n\n- z:\n\n  a) y\n",
            "# I. A\n\n## 1. B:\n\nVăn.\n\n2. c\n\n## 3. D:\n\n- e\n",
            "1.500 hộ dân\n\n2.700 hộ dân",
        ] {
            assert_eq!(gaps(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_does_not_follow_is_found() {
        for (text, at) in [
            ("# I. A\n\n# III. B\n", vec!["III."]),
            ("# I. A\n\n# II. B\n\n# II. C\n", vec!["II."]),
            ("# I. A\n\n## 1. B\n\n## 3. B\n", vec!["3."]),
            ("# I. A\n\n1. a\n\n# II. B\n\n2. c\n", vec!["2."]),
            ("1. a\n2. b\n4. c\n5. d\n", vec!["4."]),
            ("a) x\n\nb) x\n\nc) x\n\nd) x\n\ne) x\n\nf) x\n\ng) x\n", vec!["e)"]),
            ("đ) x\n", vec!["đ)"]),
            ("a) x\n\na) x\n", vec!["a)"]),
            ("# Chương I\n\n# Chương III\n", vec!["Chương III"]),
            ("# Điều 1. A\n\n# Điều 3. B\n", vec!["Điều 3"]),
            ("## x", vec![]),
        ] {
            assert_eq!(gaps(text), at, "{text}");
        }
    }
}
