//! Tables of the author's own: their columns, and the page that they need.

use serde::Serialize;

use super::columns::{Asked, Lines, broken, settled, shared};
use super::font::Fonts;
use super::layout::{MM, text_height, text_width};
use super::measure::{Measure, Style};
use super::run::{Run, runs, runs_of};
use crate::diagnostic::{Diagnostic, Line};
use crate::edition::Edition;
use crate::markup::{self, Alignment, BlockKind, Cell};
use crate::model::PrintProfile;
use crate::source::Place;

/// Words wider than this, in points, do not make a column wider: they are torn.
const WIDEST_WORD: f64 = 45.0 * MM;
/// Room at the left and right of a cell's words, in points: the usual, and where columns are many.
const INSETS: [f64; 2] = [5.0, 3.0];
/// Room above and below them.
const INSET_Y: f64 = 4.0;
/// The lines of a cell, in sizes.
const PITCH: f64 = 1.15;

/// A table for the form.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// The widths of the columns, in points.
    columns: Vec<f64>,
    align: Vec<&'static str>,
    /// Beside the words, and above and below them, in points.
    inset: [f64; 2],
    /// The heads over several columns.
    over: Vec<Over>,
    head: Vec<Vec<Run>>,
    rows: Vec<Row>,
}

/// A head over several columns.
#[derive(Debug, Serialize)]
struct Over {
    words: Vec<Run>,
    first: usize,
    columns: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    /// The last cell goes over the columns that are left, and names the rows below.
    group: bool,
    cells: Vec<Vec<Run>>,
    /// Too long to be kept on one page.
    long: bool,
}

/// A column that is narrower than this, in points, and would take more than so many lines, is cramped: the
/// page is turned, if that can be.
const CRAMPED: (f64, f64) = (28.0 * MM, 3.0);
/// A table in the body of a document turns its page to give room to its words only if it has so many
/// columns; one in an appendix always may.
const MANY: usize = 7;

/// As how many rows the head of a table counts where its columns are settled.
const HEADS: usize = 3;

/// How a table is laid out.
struct Shape {
    widths: Vec<f64>,
    inset: f64,
    landscape: bool,
}

/// `table-too-wide`: tables of a plan and of the other documents of its year whose words do not go
/// into the width of a page, however it is turned.
pub fn check(edition: &Edition, fonts: &Fonts) -> Vec<Diagnostic> {
    let measure = Measure::of(fonts);
    let plan = edition.plan;
    let mut findings = Vec::new();
    let narrative = plan.narrative.as_ref().map(|narrative| (&narrative.file, &narrative.blocks));
    let papers = plan.papers.iter().map(|paper| (&paper.file, &paper.blocks));
    let appendices = plan.papers.iter().flat_map(|paper| &paper.appendices);
    let appendices = appendices.chain(&plan.appendices).filter_map(|one| one.text.as_ref());
    let appendices = appendices.map(|text| (&text.file, &text.blocks));
    let mut look = |table: &markup::Table, at: Place| {
        if shape(table, &measure, &edition.agency.print, 0.0, false).is_none() {
            findings.push(
                Diagnostic::error("table-too-wide")
                    .with("columns", table.columns.len())
                    .at(at)
                    .hint(Line::new("table-too-wide.split")),
            );
        }
    };
    for (file, blocks) in narrative.into_iter().chain(papers).chain(appendices) {
        markup::walk(blocks, &mut |block| {
            if let BlockKind::Table(table) = &block.kind {
                // Without a head it has no place of its own.
                let head = (!table.head.cells.is_empty()).then(|| table.head.span.clone());
                let at = head.unwrap_or_else(|| block.span.clone());
                look(table, Place::new(file, at));
            }
        });
    }
    // What the plan lays out itself is told of where it stands.
    for (directive, place) in plan.directives() {
        markup::walk(edition.placed(directive).unwrap_or_default(), &mut |block| {
            if let BlockKind::Table(table) = &block.kind {
                look(table, place.clone());
            }
        });
    }
    findings
}

/// A table for the form, and whether its page is turned. `aside` is how far it is set in, in points;
/// `text` is the place of its text in the document.
pub fn lay_out(
    table: &markup::Table,
    measure: &Measure,
    profile: &PrintProfile,
    aside: f64,
    text: usize,
) -> (Table, bool) {
    let shape = shape(table, measure, profile, aside, text > 0);
    let shape = shape.map(|shape| settle(shape, table, measure, profile.table));
    let shape = shape.unwrap_or_else(|| {
        // The check has told of it: nothing is printed.
        #[allow(clippy::cast_precision_loss, reason = "a table has few columns")]
        let width = text_width(profile, true) / table.columns.len().max(1) as f64;
        Shape { widths: vec![width; table.columns.len()], inset: INSETS[1], landscape: true }
    });
    let size = profile.table;
    let inner = |at: usize| shape.widths.get(at).copied().unwrap_or_default() - 2.0 * shape.inset;
    let cells = |cells: &[Cell], style: Style| -> Vec<Vec<Run>> {
        let cell = |(at, cell): (usize, &Cell)| {
            measure.torn(runs_of(&cell.text, text), style, size, inner(at))
        };
        cells.iter().enumerate().map(cell).collect()
    };
    let half = text_height(profile, shape.landscape) / 2.0;
    let rows = table.rows.iter().map(|row| {
        if let Some(group) = row.group() {
            let strong = |words, width: f64| {
                let words = vec![Run::Strong { inner: runs_of(words, text) }];
                measure.torn(words, Style::BOLD, size, width - 2.0 * shape.inset)
            };
            let first = shape.widths.first().copied().unwrap_or_default();
            let whole = shape.widths.iter().sum::<f64>();
            let label = group.label.map(|label| strong(label, first));
            let rest = if label.is_some() { whole - first } else { whole };
            let cells = label.into_iter().chain([strong(group.words, rest)]).collect();
            return Row { group: true, cells, long: false };
        }
        let cells = cells(&row.cells, Style::REGULAR);
        let height = cells
            .iter()
            .enumerate()
            .map(|(at, cell)| lines(measure, cell, size, inner(at)) * size * PITCH + 2.0 * INSET_Y);
        let long = height.fold(0.0, f64::max) > half;
        Row { group: false, cells, long }
    });
    let rows = rows.collect();
    let head = cells(&table.head.cells, Style::BOLD);
    let over = table.over.iter().map(|over| {
        let widths = shape.widths.get(over.columns.clone()).unwrap_or_default();
        let width = widths.iter().sum::<f64>() - 2.0 * shape.inset;
        let words = measure.torn(runs_of(&over.cell.text, text), Style::BOLD, size, width);
        Over { words, first: over.columns.start, columns: over.columns.len() }
    });
    let over = over.collect();
    let align = table.alignments().into_iter().map(|alignment| match alignment {
        Alignment::Natural | Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
    });
    let align = align.collect();
    let inset = [shape.inset, INSET_Y];
    (Table { columns: shape.widths, align, inset, over, head, rows }, shape.landscape)
}

fn shape(
    table: &markup::Table,
    measure: &Measure,
    profile: &PrintProfile,
    aside: f64,
    appendix: bool,
) -> Option<Shape> {
    let size = profile.table;
    let asked: Vec<Asked> =
        (0..table.columns.len()).map(|at| asked(table, at, measure, size)).collect();
    let set = |landscape: bool| {
        INSETS.into_iter().find_map(|inset| {
            // What words need leaves out the room beside them, which depends on the number of columns.
            let room = |column: &Asked| Asked {
                natural: column.natural + 2.0 * inset,
                least: column.least + 2.0 * inset,
            };
            let asked: Vec<Asked> = asked.iter().map(room).collect();
            let width = text_width(profile, landscape) - if landscape { 0.0 } else { aside };
            shared(&asked, width).map(|widths| Shape { widths, inset, landscape })
        })
    };
    let Some(upright) = set(false) else { return set(true) };
    let cramped = asked
        .iter()
        .zip(&upright.widths)
        .any(|(column, width)| *width < CRAMPED.0 && column.natural > CRAMPED.1 * *width);
    let may_turn = appendix || table.columns.len() >= MANY;
    if cramped && may_turn { set(true).or(Some(upright)) } else { Some(upright) }
}

/// A table with its columns set so that it takes as few lines as can be.
fn settle(shape: Shape, table: &markup::Table, measure: &Measure, size: f64) -> Shape {
    let cells = |cells: &[Cell], style: Style| -> Vec<Lines> {
        cells.iter().map(|cell| measure.lines(&runs(&cell.text), style, size)).collect()
    };
    // The head stands on each page again.
    let heads = if table.head.cells.is_empty() { 0 } else { HEADS };
    let head = std::iter::repeat_n(cells(&table.head.cells, Style::BOLD), heads);
    let rows = table.rows.iter().filter(|row| row.group().is_none());
    let rows = rows.map(|row| cells(&row.cells, Style::REGULAR));
    let rows: Vec<Vec<Lines>> = head.chain(rows).collect();
    let beside = 2.0 * shape.inset;
    let least = (0..table.columns.len()).map(|at| asked(table, at, measure, size).least + beside);
    let least: Vec<f64> = least.collect();
    let blank = measure.width(" ", Style::REGULAR, size);
    Shape { widths: settled(shape.widths, &least, &rows, blank, beside), ..shape }
}

/// What the words of a column ask for.
fn asked(table: &markup::Table, at: usize, measure: &Measure, size: f64) -> Asked {
    let mut asked = Asked { natural: 0.0, least: 0.0 };
    let blank = measure.width(" ", Style::REGULAR, size);
    let mut take = |cell: &Cell, style: Style, part: f64| {
        for words in measure.lines(&runs(&cell.text), style, size) {
            #[allow(clippy::cast_precision_loss, reason = "a line has few words")]
            let blanks = words.len().saturating_sub(1) as f64 * blank;
            let line = (words.iter().sum::<f64>() + blanks) * part;
            let word = words.into_iter().fold(0.0, f64::max).min(WIDEST_WORD);
            asked.least = asked.least.max(word);
            asked.natural = asked.natural.max(line).max(word);
        }
    };
    if let Some(cell) = table.head.cells.get(at) {
        // A head is broken into lines sooner than what stands below it.
        take(cell, Style::BOLD, 0.5);
    }
    for row in table.rows.iter().filter(|row| row.group().is_none()) {
        if let Some(cell) = row.cells.get(at) {
            take(cell, Style::REGULAR, 1.0);
        }
    }
    // Rounding must not break a word that fits.
    Asked { natural: asked.natural + 0.5, least: asked.least + 0.5 }
}

/// How many lines some words take in a width.
fn lines(measure: &Measure, words: &[Run], size: f64, width: f64) -> f64 {
    let blank = measure.width(" ", Style::REGULAR, size);
    broken(&measure.lines(words, Style::REGULAR, size), blank, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Block;
    use crate::source::SourceFile;

    fn read(text: &str) -> markup::Table {
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, findings) = markup::parse(&file);
        assert!(findings.is_empty(), "{findings:?}");
        let Some(Block { kind: BlockKind::Table(table), .. }) = blocks.into_iter().next() else {
            panic!()
        };
        table
    }

    fn laid(text: &str) -> (Table, bool) {
        let fonts = Fonts::built_in();
        lay_out(&read(text), &Measure::of(&fonts), &PrintProfile::default(), 0.0, 0)
    }

    #[test]
    fn a_table_turns_its_page_only_if_it_must() {
        let table = |columns: usize| {
            let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(columns));
            format!("{}{}{}", row("Ngành"), row("--"), row("1.000.000"))
        };
        let wide = |columns| laid(&table(columns)).1;
        assert_eq!([2, 6, 8, 10].map(wide), [false, false, true, true]);
        let fonts = Fonts::built_in();
        let measure = Measure::of(&fonts);
        let shape = shape(&read(&table(40)), &measure, &PrintProfile::default(), 0.0, false);
        assert!(shape.is_none());
    }

    #[test]
    fn a_cramped_table_turns_its_page_if_it_may() {
        let table = |columns: usize| {
            let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(columns));
            let words =
                "Rà soát thủ tục hành chính của các đơn vị trên địa bàn, niêm yết danh mục.";
            format!("{}{}{}", row("Nhiệm vụ"), row("--"), row(words))
        };
        let fonts = Fonts::built_in();
        let turned = |columns, text| {
            let measure = Measure::of(&fonts);
            lay_out(&read(&table(columns)), &measure, &PrintProfile::default(), 0.0, text).1
        };
        assert_eq!([4, 6, 7].map(|columns| turned(columns, 0)), [false, false, true]);
        assert_eq!([4, 6, 7].map(|columns| turned(columns, 1)), [false, true, true]);
    }

    #[test]
    fn rows_of_more_than_half_a_page_may_tear() {
        let row = |words: usize| format!("| a | b |\n|--|--|\n| 1 | {} |\n", "hai ".repeat(words));
        assert_eq!([50, 2000].map(|words| laid(&row(words)).0.rows[0].long), [false, true]);
    }
}
