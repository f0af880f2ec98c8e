//! Every text that is printed, with the way back to the file: a rule that finds something in the
//! words of a plan can point at those very words, through markup, folding and line breaks.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::record;
use crate::diagnostic::Line;
use crate::markup::{self, Block, BlockKind, Inline};
use crate::model::{Plan, Post};
use crate::source::{Located, Place, SourceFile};

/// A text and where it comes from.
#[derive(Debug)]
pub struct Text {
    /// What it is in the document.
    pub kind: TextKind,
    /// The words as printed, on one line, without markup.
    pub words: String,
    /// The record it belongs to.
    pub record: Vec<Line>,
    whole: Place,
    /// Stretches of the words that do not stand in the file.
    given: Vec<Range<usize>>,
    marks: OnceLock<Vec<Mark>>,
}

/// What a text is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// The names above the number (tên cơ quan).
    Letterhead,
    /// What the document is about (trích yếu).
    Subject,
    /// Somebody whom the document addresses (kính gửi).
    Addressee,
    /// A legal basis (căn cứ), by its place in the list.
    Basis(usize),
    /// A heading of the narrative, with its level; the title of a post has level 0.
    Heading(u8),
    /// A paragraph of the narrative.
    Paragraph,
    /// A cell of a table of the narrative, or the words below a picture.
    Cell,
    /// A paragraph of a footnote (chú thích).
    Note,
    /// A paragraph of a quotation (trích dẫn): somebody else's words.
    Quotation,
    /// A task, by its place in the list.
    Task(usize),
    /// Words of a field of a task or of what belongs to tasks: titles, notes, indicators.
    Field,
    /// An obligation, by its place in the list.
    Obligation(usize),
    /// A recipient, by its place in the list.
    Recipient(usize),
    /// A line of a signature block.
    Signature,
    /// The title of an appendix.
    Appendix,
}

impl TextKind {
    /// Whether it is running prose: sentences, not a name or a line in capitals.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Basis(_)
                | Self::Paragraph
                | Self::Note
                | Self::Task(_)
                | Self::Obligation(_)
                | Self::Field
        )
    }
}

impl Text {
    /// Every text that a plan prints or publishes, from the letterhead down; the narrative last.
    #[must_use]
    pub fn of(plan: &Plan) -> Vec<Self> {
        views(plan)
    }

    /// Every text of a post.
    #[must_use]
    pub fn of_post(plan: &Plan, post: &Post) -> Vec<Self> {
        let of_post = record::post(plan, post);
        let fields = [(TextKind::Heading(0), &post.title), (TextKind::Field, &post.summary)];
        let fields = fields.into_iter().filter(|(_, words)| !words.is_empty());
        let mut texts: Vec<Self> =
            fields.map(|(kind, words)| field(kind, words, &of_post)).collect();
        blocks(&post.file, &post.blocks, TextKind::Paragraph, &mut texts);
        texts
    }

    /// Where the whole text stands.
    #[must_use]
    pub fn whole(&self) -> Place {
        self.whole.clone()
    }

    /// Where a part of the words stands in the file.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Place {
        let source = self.whole.file.text.get(self.whole.span.clone()).unwrap_or_default();
        let start = self.whole.span.start;
        let marks = self.marks.get_or_init(|| marks(&self.words, source, &self.given));
        let before = marks.partition_point(|mark| mark.offset <= part.start);
        let from = before.checked_sub(1).and_then(|at| marks.get(at)).copied().unwrap_or_default();
        match trace(&self.words, source, &self.given, from, &part) {
            Some(found) => Place::new(&self.whole.file, start + found.start..start + found.end),
            None => self.whole.clone(),
        }
    }

    /// The white space between the words as it stands in the file, line breaks and all.
    #[must_use]
    pub fn gaps(&self) -> Vec<Place> {
        let source = self.whole.file.text.get(self.whole.span.clone()).unwrap_or_default();
        let start = self.whole.span.start;
        let mut gaps = Vec::new();
        let until = self.words.len();
        let _ = follow(&self.words, source, &self.given, Mark::default(), until, |_, c, found| {
            if c.is_whitespace() && !found.is_empty() {
                let span = start + found.start..start + found.end;
                gaps.push(Place::new(&self.whole.file, span));
            }
        });
        gaps
    }
}

/// A place where words and source are known to run side by side.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// In the words.
    offset: usize,
    /// In the source.
    at: usize,
    /// Whether white space stands before it.
    after_space: bool,
}

/// How many characters lie between two marks.
const STEP: usize = 512;

/// Marks along a text, so that a place far down in it is found without reading all before it.
fn marks(words: &str, source: &str, given: &[Range<usize>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut seen = 0;
    let _ = follow(words, source, given, Mark::default(), words.len(), |offset, c, found| {
        seen += 1;
        if seen % STEP == 0 {
            let after_space = c.is_whitespace();
            marks.push(Mark { offset: offset + c.len_utf8(), at: found.end, after_space });
        }
    });
    marks
}

/// Finds the stretch of the source that printed words come from.
fn trace(
    words: &str,
    source: &str,
    given: &[Range<usize>],
    from: Mark,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    let mut begin = None;
    let mut end = None;
    follow(words, source, given, from, part.end, |offset, _, found| {
        if offset == part.start {
            begin = Some(found.start);
        }
        end = Some(found.end);
    })?;
    Some(begin?..end?)
}

/// Reads words and source side by side, from a mark up to an offset of the words, and tells where each character
/// of the words stands: what the source has more than the words is markup, the target of a link or
/// white space. All white space at one place belongs to the first white space of the words there.
/// What is `given` does not stand in the source.
fn follow(
    words: &str,
    source: &str,
    given: &[Range<usize>],
    from: Mark,
    until: usize,
    mut visit: impl FnMut(usize, char, Range<usize>),
) -> Option<()> {
    let Mark { offset: start, mut at, mut after_space } = from;
    for (offset, c) in words.get(start..until)?.char_indices() {
        let offset = start + offset;
        if given.iter().any(|given| given.contains(&offset)) {
            visit(offset, c, at..at);
            after_space = false;
            continue;
        }
        let space = c.is_whitespace();
        if !(space && after_space) {
            let rest = source.get(at..)?;
            at += if space { rest.find(char::is_whitespace)? } else { skip_to(rest, c)? };
        }
        let rest = source.get(at..)?;
        let length = if space {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        visit(offset, c, at..at + length);
        at += length;
        after_space = space;
    }
    Some(())
}

/// How far a character is from here, not looking into targets of links and names of footnotes.
fn skip_to(rest: &str, wanted: char) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = rest.get(at..)?.chars().next() {
        if c == wanted {
            return Some(at);
        }
        let after = &rest[at..];
        let target = after.strip_prefix("](").and_then(|target| target.find(')'));
        let note = after.strip_prefix("[^").and_then(|name| name.find(']'));
        at += match (target, note) {
            (Some(close), _) => "](".len() + close + 1,
            (_, Some(close)) => "[^".len() + close + 1,
            _ => c.len_utf8(),
        };
    }
    None
}

fn views(plan: &Plan) -> Vec<Text> {
    let mut texts = Vec::new();
    let of_plan = record::plan(plan);
    let mut add = |kind, words: &Located<String>, record: &[Line]| {
        if !words.is_empty() {
            texts.push(field(kind, words, record));
        }
    };
    let letterhead = &plan.letterhead;
    for words in letterhead.parent.iter().chain([&letterhead.issuer]) {
        add(TextKind::Letterhead, words, &of_plan);
    }
    add(TextKind::Subject, &plan.document.subject, &of_plan);
    for words in [&plan.document.authority, &plan.document.sender].into_iter().flatten() {
        add(TextKind::Letterhead, words, &of_plan);
    }
    for words in &plan.document.addressees {
        add(TextKind::Addressee, words, &of_plan);
    }
    for (at, basis) in plan.bases.iter().enumerate() {
        let words = plain(&basis.text);
        add(TextKind::Basis(at), &words, &record::basis(plan, at));
    }
    for words in plan.abbreviations.iter().flat_map(|short| [&short.short, &short.long]) {
        add(TextKind::Field, words, &of_plan);
    }
    for group in &plan.groups {
        add(TextKind::Field, &group.title, &of_plan);
    }
    for correction in &plan.corrections {
        add(TextKind::Field, &correction.text, &of_plan);
    }
    for table in &plan.tables {
        let heads = table.columns.iter().flat_map(|column| [&column.under, &column.head]);
        for words in heads.flatten().chain(&table.total) {
            add(TextKind::Cell, words, &of_plan);
        }
    }
    for (at, task) in plan.tasks.iter().enumerate() {
        let record = record::task(plan, at);
        add(TextKind::Task(at), &plain(&task.text), &record);
        let budget = task.budget.as_ref().and_then(|budget| budget.source.as_ref());
        let places = task.meetings.iter().filter_map(|meeting| meeting.place.as_ref());
        for item in &task.items {
            add(TextKind::Field, &plain(item), &record);
        }
        for words in task.note.iter().chain(budget).chain(places) {
            add(TextKind::Field, words, &record);
        }
        for words in task.cells.iter().flat_map(|cell| &cell.lines) {
            add(TextKind::Cell, words, &record);
        }
    }
    for deliverable in &plan.deliverables {
        add(TextKind::Field, &deliverable.title, &of_plan);
    }
    for indicator in &plan.indicators {
        add(TextKind::Field, &indicator.text, &of_plan);
        for words in [&indicator.target, &indicator.unit, &indicator.note].into_iter().flatten() {
            add(TextKind::Cell, words, &of_plan);
        }
    }
    for (at, owed) in plan.own_obligations().enumerate() {
        let record = record::obligation(plan, at);
        add(TextKind::Obligation(at), &plain(&owed.text), &record);
        add(TextKind::Field, &owed.title, &record);
    }
    for appendix in &plan.appendices {
        add(TextKind::Appendix, &appendix.title, &of_plan);
    }
    for (at, recipient) in plan.recipients.iter().enumerate() {
        for words in [Some(&recipient.to), recipient.remark.as_ref()].into_iter().flatten() {
            add(TextKind::Recipient(at), words, &record::recipient(plan, at));
        }
    }
    for signature in &plan.signatures {
        let lines = signature.authority.iter().chain([&signature.title]);
        for words in lines.chain(&signature.office).chain([&signature.name]) {
            add(TextKind::Signature, words, &of_plan);
        }
    }
    narrative(plan, &mut texts);
    texts
}

/// The text of a field.
fn field(kind: TextKind, words: &Located<String>, record: &[Line]) -> Text {
    Text {
        kind,
        words: words.value.clone(),
        record: record.to_vec(),
        whole: words.place.clone(),
        given: Vec::new(),
        marks: OnceLock::new(),
    }
}

fn plain(text: &Located<Vec<markup::Inline>>) -> Located<String> {
    Located { value: markup::plain(text), place: text.place.clone() }
}

fn narrative(plan: &Plan, texts: &mut Vec<Text>) {
    for text in plan.texts() {
        blocks(&text.file, &text.blocks, TextKind::Paragraph, texts);
    }
}

/// The texts of blocks, from the top; footnotes after the text that refers to them.
fn blocks(file: &Arc<SourceFile>, blocks: &[Block], paragraph: TextKind, texts: &mut Vec<Text>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, text, .. } => {
                words(file, TextKind::Heading(*level), text, &block.span, texts);
            }
            BlockKind::Paragraph(text) => words(file, paragraph, text, &block.span, texts),
            BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
                for item in items {
                    self::blocks(file, item, paragraph, texts);
                }
            }
            BlockKind::Table(table) => {
                for cell in table.cells().filter(|cell| !cell.text.is_empty()) {
                    words(file, TextKind::Cell, &cell.text, &cell.span, texts);
                }
            }
            BlockKind::Quote(inner) => self::blocks(file, inner, TextKind::Quotation, texts),
            BlockKind::Figure(figure) => {
                for shown in std::iter::once(&figure.alt).chain(&figure.caption) {
                    let shown = [Inline::Text(shown.clone())];
                    words(file, TextKind::Cell, &shown, &block.span, texts);
                }
            }
            BlockKind::Directive(_) => {}
        }
    }
}

fn words(
    file: &Arc<SourceFile>,
    kind: TextKind,
    text: &[Inline],
    span: &Range<usize>,
    texts: &mut Vec<Text>,
) {
    let mut given = Vec::new();
    let mut at = 0;
    not_written(text, &mut at, &mut given);
    texts.push(Text {
        kind,
        words: markup::plain(text),
        record: Vec::new(),
        whole: Place::new(file, span.clone()),
        given,
        marks: OnceLock::new(),
    });
    for note in markup::notes(text) {
        blocks(file, &note.blocks, TextKind::Note, texts);
    }
}

/// Stretches of the plain words that do not stand in the file: what a reference is called.
fn not_written(text: &[Inline], at: &mut usize, given: &mut Vec<Range<usize>>) {
    for inline in text {
        match inline {
            Inline::Reference { text, given: false, .. } => {
                let length = markup::plain(text).len();
                given.push(*at..*at + length);
                *at += length;
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Named { text: inner, .. }
            | Inline::Reference { text: inner, .. } => not_written(inner, at, given),
            other => *at += markup::plain(std::slice::from_ref(other)).len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_on_the_way_change_nothing() {
        let source = "một **hai** *ba*,\n   bốn  năm [sáu](https://x.vn/a) ".repeat(200);
        let words = "một hai ba, bốn năm sáu ".repeat(200);
        let marks = marks(&words, &source, &[]);
        assert!(marks.len() > 5);
        for (at, _) in words.match_indices("sáu") {
            let part = at..at + "sáu".len();
            let before = marks.partition_point(|mark| mark.offset <= at);
            let from = before.checked_sub(1).map_or(Mark::default(), |at| marks[at]);
            let found = trace(&words, &source, &[], from, &part);
            assert_eq!(found, trace(&words, &source, &[], Mark::default(), &part));
            assert_eq!(&source[found.unwrap()], "sáu");
        }
    }

    #[test]
    fn a_part_of_the_words_is_found_in_the_source() {
        for (words, source, part, found) in [
            ("một hai ba", "một hai ba", "hai", "hai"),
            ("một hai ba", ">-\n      một\n      hai ba", "hai ba", "hai ba"),
            ("một hai ba", "một **hai** *ba*", "hai", "hai"),
            ("một hai ba", "một **hai** *ba*", "hai ba", "hai** *ba"),
            ("xem đây và ai", "xem [đây](https://a.vn/ai) và ai", "ai", "ai"),
            ("1. Họp", "1\\. Họp", "Họp", "Họp"),
            ("ngày    tháng 3", "ngày    tháng 3", "tháng", "tháng"),
            ("một  hai   ba", "một  hai   ba", "ba", "ba"),
            ("một  hai ba", "một  **hai** ba", "hai", "hai"),
            ("một  hai", "một  hai", "  ", "  "),
            ("xem 1 điều", "xem[^1] 1 điều", "1", "1"),
        ] {
            let at = words.rfind(part).unwrap();
            let range = trace(words, source, &[], Mark::default(), &(at..at + part.len())).unwrap();
            assert_eq!(&source[range.clone()], found, "{words} in {source}");
            assert_eq!(source.rfind(found).unwrap(), range.start);
        }
    }
}
