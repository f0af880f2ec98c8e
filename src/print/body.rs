//! The body of a document for its form: blocks as parts.

use std::sync::Arc;

use serde::Serialize;

use super::font::Fonts;
use super::layout::{MM, text_height, text_width};
use super::measure::{Measure, Style};
use super::run::{Run, name_in, runs, runs_of};
use super::table::{self, Table};
use crate::edition::{Edition, OBLIGATION, TASKS, wording};
use crate::markup::{self, Block, BlockKind, Figure, Form, Inline, Mark, Number};
use crate::model::Narrative;

/// A part of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    /// A paragraph.
    Paragraph {
        text: Vec<Run>,
        /// Whether it stays with what follows.
        last: bool,
        /// Whether a footnote is called in it.
        noted: bool,
        /// The name by which the text refers to it.
        id: Option<String>,
    },
    /// Parts that stand on one page together.
    Kept { parts: Vec<Part> },
    /// A heading.
    Heading {
        level: u8,
        form: &'static str,
        /// Its number, on a line of its own or before the words.
        number: Option<String>,
        words: Vec<Run>,
        id: Option<String>,
    },
    /// The table of tasks.
    Tasks {
        head: [&'static str; 2],
        /// The widths of the columns, in points.
        columns: Vec<f64>,
        rows: Vec<Row>,
    },
    /// A table of the author's own.
    Table(Table),
    /// Pages that are turned.
    Turned { parts: Vec<Part> },
    /// A quotation.
    Quote { parts: Vec<Part> },
    /// A picture, in points.
    Figure {
        /// Its place among the files that the engine is given.
        asset: usize,
        format: &'static str,
        width: f64,
        alt: String,
        caption: Option<String>,
    },
}

/// The text of a document.
#[derive(Debug, Serialize)]
pub struct Body {
    /// What stands above the ending.
    #[serde(rename = "body")]
    parts: Vec<Part>,
    /// What stands on one page with the signature, where this has to be asked for.
    ending: Vec<Part>,
}

/// A row of the table of tasks.
#[derive(Debug, Serialize)]
pub struct Row {
    heading: Option<String>,
    label: String,
    items: Vec<Vec<Run>>,
    /// Too long to be kept on one page.
    long: bool,
}

/// What has more characters than this may be broken over pages: about half a page.
const LONG: usize = 1500;

/// Dots to an inch that a picture has at least: it is not drawn larger.
const DOTS: f64 = 150.0;

/// Room beside the words of a cell of the table of tasks, and of a dash before them, in points.
const BESIDE: (f64, f64) = (12.0, 12.0);

/// The parts of the width that the column of times has at least and at most.
const TIMES: (f64, f64) = (0.14, 0.32);

/// How much of the height of a page a picture may take, so that words go with it.
const TALLEST: f64 = 0.85;

/// Makes parts of blocks, and gathers the files that they name.
pub struct Setter<'s> {
    edition: &'s Edition<'s>,
    measure: Measure<'s>,
    assets: Vec<(String, Arc<[u8]>)>,
    /// How far the text is set in at the left, in points.
    aside: f64,
    /// The place of the text in its document: the body, then the appendices.
    text: usize,
}

impl<'s> Setter<'s> {
    /// For the texts of one document.
    pub fn new(edition: &'s Edition, fonts: &'s Fonts) -> Self {
        Self { edition, measure: Measure::of(fonts), assets: Vec::new(), aside: 0.0, text: 0 }
    }

    /// Goes on with the texts of another document that is printed behind.
    pub fn turn_to(&mut self, edition: &'s Edition<'s>) {
        self.edition = edition;
    }

    /// The files that the parts name; the n-th stands at `/asset/n`.
    pub fn assets(self) -> Vec<Arc<[u8]>> {
        self.assets.into_iter().map(|(_, bytes)| bytes).collect()
    }

    /// The parts of the document's own text, its end marked.
    pub fn body(&mut self) -> Body {
        let mut blocks = self.placed(self.edition.plan.blocks());
        if self.edition.plan.document.numbered {
            ended(self.edition, &mut blocks);
        }
        let mut body = self.parts(&blocks);
        keep_end(&mut body);
        let ending = ending(&mut body);
        Body { parts: keep_notes(body), ending }
    }

    /// The parts of the next appendix. It ends with the mark of a body (form 2.1).
    pub fn appendix(&mut self, text: &Narrative) -> Vec<Part> {
        self.text += 1;
        if text.blocks.is_empty() {
            return Vec::new();
        }
        let mut blocks = self.placed(&text.blocks);
        let alone = ended(self.edition, &mut blocks);
        let mut parts = self.parts(&blocks);
        // Below a table on a turned page, the mark stands on that page.
        if alone && let Some(mark) = parts.pop() {
            match parts.last_mut() {
                Some(Part::Turned { parts: turned }) => turned.push(mark),
                _ => parts.push(mark),
            }
        }
        keep_notes(parts)
    }

    /// The blocks of a text, with those of the plan's own tables where it places them.
    fn placed(&self, blocks: &[Block]) -> Vec<Block> {
        let mut out = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Directive(directive) => match self.edition.placed(directive) {
                    Some(placed) => out.extend(placed.iter().cloned()),
                    None => out.push(block.clone()),
                },
                _ => out.push(block.clone()),
            }
        }
        out
    }

    /// The parts of a text.
    fn parts(&mut self, blocks: &[Block]) -> Vec<Part> {
        let mut parts = Vec::new();
        self.blocks(blocks, &mut parts);
        parts
    }

    /// Blocks as paragraphs: in an administrative text a numbered point or a dash is a paragraph
    /// that begins with its mark.
    fn blocks(&mut self, blocks: &[Block], out: &mut Vec<Part>) {
        // A division whose title stands below its number.
        let mut bare = false;
        for block in blocks {
            let below = std::mem::take(&mut bare);
            match &block.kind {
                BlockKind::Heading { level, text, number, id } => {
                    let mut heading = self.heading(*level, text, number.as_ref(), below);
                    if let Part::Heading { id: name, form, words, .. } = &mut heading {
                        *name = id.as_ref().map(|id| name_in(self.text, &id.name));
                        bare = *form == "division" && words.is_empty();
                    }
                    out.push(heading);
                }
                BlockKind::Paragraph(text) => out.push(self.paragraph(text, None)),
                BlockKind::Numbered { marks, items, .. } => {
                    for (mark, item) in marks.iter().zip(items) {
                        self.marked(&mark.words, Some(mark), item, out);
                    }
                }
                BlockKind::Dashed(items) => {
                    for item in items {
                        self.marked("-", None, item, out);
                    }
                }
                BlockKind::Table(table) => self.table(table, out),
                BlockKind::Quote(inner) => {
                    let indent = self.indent();
                    self.aside += indent;
                    let parts = self.parts(inner);
                    self.aside -= indent;
                    out.push(Part::Quote { parts });
                }
                BlockKind::Figure(figure) => {
                    announced(out);
                    out.extend(self.figure(figure));
                }
                // In a list or a quotation.
                BlockKind::Directive(directive)
                    if let Some(placed) = self.edition.placed(directive) =>
                {
                    self.blocks(placed, out);
                }
                BlockKind::Directive(directive) if directive.name == TASKS => {
                    out.push(self.tasks());
                }
                BlockKind::Directive(directive) if directive.name == OBLIGATION => {
                    let id = directive.argument.as_deref();
                    let obligations = &self.edition.plan.obligations;
                    let found = obligations.iter().find(|o| Some(o.id.value.as_str()) == id);
                    if let Some(obligation) = found {
                        out.push(self.paragraph(&obligation.text, None));
                    }
                }
                BlockKind::Directive(_) => {}
            }
        }
    }

    /// The table of tasks. The column of times is as wide as its words need to stand on two lines or so.
    fn tasks(&self) -> Part {
        let profile = &self.edition.agency.print;
        let size = profile.table;
        let width = text_width(profile, false);
        let edition = self.edition;
        let head = [wording::time_heading(edition), "Nội dung công việc"];
        let least = |words: &str, style| {
            let words = words.split_whitespace();
            words.map(|word| self.measure.width(word, style, size)).fold(0.0, f64::max)
        };
        let need = |words: &str| {
            let whole = self.measure.width(words, Style::REGULAR, size);
            // Not quite half, since lines are broken between words.
            least(words, Style::REGULAR).max(whole.min(0.6 * whole + 12.0))
        };
        let labels = edition.rows.iter().map(|row| need(row.label));
        let times = labels.fold(least(head[0], Style::BOLD), f64::max) + BESIDE.0 + 1.0;
        let times = times.clamp(TIMES.0 * width, TIMES.1 * width);
        let columns = vec![times, width - times];
        let inner = width - times - BESIDE.0 - BESIDE.1;
        let torn = |text: &[Inline]| self.measure.torn(runs(text), Style::default(), size, inner);
        let rows = edition.rows.iter().map(|row| Row {
            heading: row.heading.map(wording::group),
            label: row.label.to_owned(),
            items: row.tasks.iter().map(|task| torn(&task.text)).collect(),
            long: row.tasks.iter().map(|task| task.words().chars().count()).sum::<usize>() > LONG,
        });
        Part::Tasks { head, columns, rows: rows.collect() }
    }

    /// A legal basis as a paragraph, of a document that is issued with another.
    pub fn cited(&self, text: &[Inline]) -> Part {
        let inner = self.basis(text);
        Part::Paragraph { text: vec![Run::Emphasis { inner }], last: false, noted: false, id: None }
    }

    /// A legal basis, in italics.
    pub fn basis(&self, text: &[Inline]) -> Vec<Run> {
        let profile = &self.edition.agency.print;
        let width = text_width(profile, false) - self.indent();
        self.measure.torn(runs(text), Style::ITALIC, profile.body, width)
    }

    fn indent(&self) -> f64 {
        self.edition.agency.print.indent * 10.0 * MM
    }

    /// Runs that fit on lines of the body.
    fn fitted(&self, text: &[Inline], bold: bool) -> Vec<Run> {
        let profile = &self.edition.agency.print;
        let style = Style { bold, italic: false };
        // A word may follow the indent and a mark.
        let width = text_width(profile, false) - self.aside - 2.0 * self.indent();
        self.measure.torn(runs_of(text, self.text), style, profile.body, width)
    }

    fn paragraph(&self, text: &[Inline], id: Option<String>) -> Part {
        let text = self.fitted(text, false);
        Part::Paragraph { noted: Run::noted(&text), text, last: false, id }
    }

    /// `below` is whether it is the title of the division above it.
    fn heading(&self, level: u8, text: &[Inline], number: Option<&Number>, below: bool) -> Part {
        let title = markup::title(text, number);
        let form = match title.form {
            Form::Plain if below && title.number.is_none() => Form::Division,
            form => form,
        };
        let mut words = self.fitted(&title.words, form != Form::Sentence);
        if matches!(form, Form::Division | Form::Roman) {
            capitals(&mut words);
        }
        let form = match form {
            Form::Division => "division",
            Form::Sentence => "sentence",
            Form::Article | Form::Roman | Form::Plain => "title",
        };
        Part::Heading { level, form, number: title.number, words, id: None }
    }

    fn marked(&mut self, words: &str, mark: Option<&Mark>, item: &[Block], out: &mut Vec<Part>) {
        let at = out.len();
        self.blocks(item, out);
        let id = mark.and_then(|mark| mark.id.as_ref());
        let name = id.map(|id| name_in(self.text, &id.name));
        let words = Run::Text { text: format!("{words} ") };
        if let Some(Part::Paragraph { text, id, .. }) = out.get_mut(at) {
            text.insert(0, words);
            *id = name;
        } else {
            let text = vec![words];
            out.insert(at, Part::Paragraph { text, last: false, noted: false, id: name });
        }
    }

    fn table(&mut self, table: &markup::Table, out: &mut Vec<Part>) {
        let profile = &self.edition.agency.print;
        let (table, turned) = table::lay_out(table, &self.measure, profile, self.aside, self.text);
        if !turned {
            announced(out);
            out.push(Part::Table(table));
            return;
        }
        // Headings go with what stands below them.
        let heads = out.iter().rev().take_while(|part| matches!(part, Part::Heading { .. }));
        let mut parts = out.split_off(out.len() - heads.count());
        parts.push(Part::Table(table));
        match out.last_mut() {
            Some(Part::Turned { parts: before }) => before.extend(parts),
            _ => out.push(Part::Turned { parts }),
        }
    }

    fn figure(&mut self, figure: &Figure) -> Option<Part> {
        let picture = figure.picture.as_ref()?;
        let known = self.assets.iter().position(|(path, _)| *path == picture.path);
        let asset = known.unwrap_or_else(|| {
            self.assets.push((picture.path.clone(), Arc::clone(&picture.bytes)));
            self.assets.len() - 1
        });
        let profile = &self.edition.agency.print;
        let (width, height) = (f64::from(picture.width), f64::from(picture.height));
        let tallest = text_height(profile, false) * TALLEST;
        let scale = (72.0 / DOTS)
            .min((text_width(profile, false) - self.aside) / width)
            .min(tallest / height);
        Some(Part::Figure {
            asset,
            format: picture.format.ending(),
            width: width * scale,
            alt: figure.alt.clone(),
            caption: figure.caption.clone(),
        })
    }
}

/// Words that announce what stands below them stay with it.
fn announced(out: &mut [Part]) {
    if let Some(Part::Paragraph { text, last, .. }) = out.last_mut()
        && let Some(Run::Text { text } | Run::Whole { text }) = text.last()
        && text.trim_end().ends_with(':')
    {
        *last = true;
    }
}

/// Words in capitals.
fn capitals(words: &mut [Run]) {
    for run in words {
        match run {
            Run::Text { text } | Run::Whole { text } | Run::Torn { text } => {
                *text = text.to_uppercase();
            }
            Run::Strong { inner }
            | Run::Emphasis { inner }
            | Run::Link { inner, .. }
            | Run::Reference { inner, .. } => capitals(inner),
            Run::Note { .. } | Run::Break => {}
        }
    }
}

/// A paragraph with fewer characters than this may be a single line.
const ONE_LINE: usize = 95;

/// The body ends with `./.` (Appendix III, forms 1.1 to 1.10): behind the last words, or below what
/// is no words. Answers whether it stands alone.
fn ended(edition: &Edition, blocks: &mut Vec<Block>) -> bool {
    if let Some(text) = last_words(edition, blocks) {
        *text = wording::ended(text, &['.', '/'], "./.");
        return false;
    }
    let text = vec![Inline::Text("./.".to_owned())];
    blocks.push(Block { span: 0..0, kind: BlockKind::Paragraph(text) });
    true
}

/// The words of the last paragraph, if the text ends with one.
fn last_words<'b>(edition: &Edition, blocks: &'b mut [Block]) -> Option<&'b mut Vec<Inline>> {
    let last = blocks.last_mut()?;
    if let BlockKind::Directive(directive) = &last.kind
        && directive.name == OBLIGATION
    {
        let id = directive.argument.as_deref();
        let mut obligations = edition.plan.obligations.iter();
        let found = obligations.find(|owed| Some(owed.id.value.as_str()) == id)?;
        last.kind = BlockKind::Paragraph(found.text.value.clone());
    }
    match &mut last.kind {
        // An article may be nothing but its one sentence.
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => Some(text),
        BlockKind::Numbered { items, .. } | BlockKind::Dashed(items) => {
            last_words(edition, items.last_mut()?)
        }
        _ => None,
    }
}

/// The last words stay with the signature: where they are a single line, so do the words before them.
fn keep_end(parts: &mut [Part]) {
    let mut parts = parts.iter_mut().rev();
    let Some(Part::Paragraph { text, last, .. }) = parts.next() else { return };
    *last = true;
    if characters(text) < ONE_LINE
        && let Some(Part::Paragraph { last, .. }) = parts.next()
    {
        *last = true;
    }
}

/// The last parts, taken off the others, if they stay with the signature and a note is called in
/// them.
fn ending(parts: &mut Vec<Part>) -> Vec<Part> {
    let sticking = parts.iter().rev().take_while(|part| sticks(part)).count();
    let at = parts.len() - sticking;
    if parts[at..].iter().any(noted) && short(&parts[at..]) { parts.split_off(at) } else { vec![] }
}

/// Puts parts in which a note is called on one page with the part that they stay with. The engine
/// moves what stays with the next part to the next page when that does not fit, and leaves its notes
/// behind.
fn keep_notes(parts: Vec<Part>) -> Vec<Part> {
    let mut out = Vec::new();
    let mut open = Vec::new();
    for part in parts {
        let more = sticks(&part);
        let words = matches!(part, Part::Paragraph { .. } | Part::Figure { .. });
        open.push(part);
        if more {
            continue;
        }
        let sticking = open.len() - 1;
        if words && open[..sticking].iter().any(noted) && short(&open) {
            out.push(Part::Kept { parts: std::mem::take(&mut open) });
        } else {
            out.append(&mut open);
        }
    }
    out.append(&mut open);
    out
}

/// Whether a part stays with the next one.
fn sticks(part: &Part) -> bool {
    matches!(part, Part::Heading { .. } | Part::Paragraph { last: true, .. })
}

/// Whether a footnote is called in a part that stays with the next one.
fn noted(part: &Part) -> bool {
    match part {
        Part::Paragraph { noted, .. } => *noted,
        Part::Heading { words, .. } => Run::noted(words),
        _ => false,
    }
}

/// Whether parts are short enough to be kept on one page.
fn short(parts: &[Part]) -> bool {
    let count = |part: &Part| match part {
        Part::Paragraph { text, .. } => characters(text),
        Part::Heading { words, .. } => characters(words),
        _ => 0,
    };
    parts.iter().map(count).sum::<usize>() < LONG
}

fn characters(words: &[Run]) -> usize {
    let count = |run: &Run| match run {
        Run::Text { text } | Run::Whole { text } | Run::Torn { text } => text.chars().count(),
        Run::Strong { inner }
        | Run::Emphasis { inner }
        | Run::Link { inner, .. }
        | Run::Reference { inner, .. } => characters(inner),
        Run::Note { .. } | Run::Break => 1,
    };
    words.iter().map(count).sum()
}
