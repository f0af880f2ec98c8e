//! A text as passages that are compared one by one (đoạn): paragraphs, headings, items, rows of tables.

use std::sync::Arc;

use super::measure::Measure;
use crate::markup::{self, Alignment, Block, BlockKind, Cell, Inline, Row, Table};
use crate::model::Narrative;
use crate::source::{Place, SourceFile};

/// A passage. It is ordered by its words, wherever it stands.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its words with markup, on one line.
    pub marked: String,
    /// Its words as people read them.
    pub shown: String,
    /// The heading that it stands below.
    pub within: String,
    /// Where it stands.
    pub place: Option<Place>,
}

impl PartialEq for Passage {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Passage {}

impl PartialOrd for Passage {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Passage {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.marked, &self.shown).cmp(&(&other.marked, &other.shown))
    }
}

impl Passage {
    /// Words that stand by themselves.
    pub fn of(marked: String, shown: String, place: Option<Place>) -> Self {
        Self { marked, shown, within: String::new(), place }
    }

    /// What is compared.
    pub fn compared(&self, measure: &Measure) -> String {
        measure.key(&self.marked)
    }
}

/// The passages of a text.
pub fn passages(text: &Narrative) -> Vec<Passage> {
    of_blocks(&text.file, &text.blocks)
}

/// The passages of blocks.
pub fn of_blocks(file: &Arc<SourceFile>, blocks: &[Block]) -> Vec<Passage> {
    let mut reading = Reading { file, within: String::new(), passages: Vec::new() };
    reading.blocks(blocks, "");
    reading.passages
}

struct Reading<'f> {
    file: &'f Arc<SourceFile>,
    within: String,
    passages: Vec<Passage>,
}

impl Reading<'_> {
    fn add(&mut self, block: &Block, marked: String, shown: String) {
        let place = Some(Place::new(self.file, block.span.clone()));
        self.passages.push(Passage { marked, shown, within: self.within.clone(), place });
    }

    /// `mark` is what stands before the words in the file: where a paragraph is an item, it is another one.
    fn blocks(&mut self, blocks: &[Block], mark: &str) {
        for block in blocks {
            self.block(block, mark);
        }
    }

    fn words(&mut self, block: &Block, mark: &str, text: &[Inline], end: &str) {
        self.add(block, format!("{mark}{}{end}", written(text)), markup::plain(text));
        for note in markup::notes(text) {
            self.blocks(&note.blocks, "[^] ");
        }
    }

    fn block(&mut self, block: &Block, mark: &str) {
        match &block.kind {
            BlockKind::Heading { level, text, id, .. } => {
                let mark = format!("{mark}{} ", "#".repeat(usize::from(*level)));
                let id = id.as_ref().map(|id| format!(" {{#{}}}", id.name)).unwrap_or_default();
                // It stands in its own part.
                self.within = markup::plain(text);
                self.words(block, &mark, text, &id);
            }
            BlockKind::Paragraph(text) => self.words(block, mark, text, ""),
            BlockKind::Numbered { start, items, marks } => {
                // What number an item has follows from its place; where the list begins does not.
                for (at, item) in items.iter().enumerate() {
                    let first = if at == 0 && *start != 1 { start.to_string() } else { "1".into() };
                    let id = marks.get(at).and_then(|mark| mark.id.as_ref());
                    let id = id.map(|id| format!("{{#{}}} ", id.name)).unwrap_or_default();
                    self.blocks(item, &format!("{mark}{first}. {id}"));
                }
            }
            BlockKind::Dashed(items) => {
                for item in items {
                    self.blocks(item, &format!("{mark}- "));
                }
            }
            BlockKind::Table(table) => self.table(block, mark, table),
            BlockKind::Quote(inner) => self.blocks(inner, &format!("{mark}> ")),
            BlockKind::Figure(figure) => {
                let caption = figure.caption.as_deref().unwrap_or_default();
                let written = format!("{mark}![{}]({}) {caption}", figure.alt, figure.file);
                self.add(block, written.clone(), written);
            }
            BlockKind::Directive(directive) => {
                let argument = directive.argument.as_ref();
                let argument = argument.map(|of| format!(": {of}")).unwrap_or_default();
                let written = format!("{mark}{{{{ {}{argument} }}}}", directive.name);
                self.add(block, written.clone(), written);
            }
        }
    }

    fn table(&mut self, block: &Block, mark: &str, table: &Table) {
        let place = |row: &Row| Some(Place::new(self.file, row.span.clone()));
        let cells = |cells: &[Cell], said: &dyn Fn(&[Inline]) -> String| {
            let cells: Vec<String> = cells.iter().map(|cell| said(&cell.text)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut rows: Vec<(String, String, Option<Place>)> = Vec::new();
        for over in &table.over {
            let columns = format!("{}-{}", over.columns.start + 1, over.columns.end);
            let words = format!("| {} | ({columns})", written(&over.cell.text));
            rows.push((words.clone(), words, Some(Place::new(self.file, block.span.clone()))));
        }
        for row in std::iter::once(&table.head).chain(&table.rows) {
            rows.push((cells(&row.cells, &written), cells(&row.cells, &markup::plain), place(row)));
        }
        let rule = |alignment: &Alignment| match alignment {
            Alignment::Natural => "---",
            Alignment::Left => ":---",
            Alignment::Centre => ":--:",
            Alignment::Right => "---:",
        };
        if table.columns.iter().any(|alignment| *alignment != Alignment::Natural) {
            let rules: Vec<&str> = table.columns.iter().map(rule).collect();
            let words = format!("|{}|", rules.join("|"));
            rows.push((words.clone(), words, place(&table.head)));
        }
        for (marked, shown, place) in rows {
            let within = self.within.clone();
            self.passages.push(Passage { marked: format!("{mark}{marked}"), shown, within, place });
        }
        for cell in table.cells() {
            for note in markup::notes(&cell.text) {
                self.blocks(&note.blocks, "[^] ");
            }
        }
    }
}

/// Inlines as they are written, on one line: what is bold, and where a link leads, can change by itself.
pub fn written(inlines: &[Inline]) -> String {
    inlines.iter().map(one_written).collect()
}

fn one_written(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => format!("**{}**", written(inner)),
        Inline::Emphasis(inner) => format!("*{}*", written(inner)),
        Inline::Link { target, text } => format!("[{}]({target})", written(text)),
        // What a part is called follows from where it stands.
        Inline::Reference { to, given: false, .. } => format!("[](#{})", to.name),
        Inline::Reference { to, text, .. } => format!("[{}](#{})", written(text), to.name),
        Inline::Named { text, .. } => written(text),
        Inline::Note(_) => "[^]".to_owned(),
        Inline::Break => " ".to_owned(),
    }
}
