//! The indicators of a plan (chỉ tiêu) as a table.

use super::Edition;
use crate::language::phrase::capitalised;
use crate::markup::{Alignment, Block, BlockKind, Cell, Inline, Row, Table};
use crate::model::Indicator;

/// A column of the table: its head, how it is set, and what stands in it.
type Column<'e> = (&'static str, Alignment, Box<dyn Fn(usize, &Indicator) -> String + 'e>);

/// The table: a row for each indicator, and no column that none of them fills.
#[must_use]
pub fn blocks(edition: &Edition) -> Vec<Block> {
    let indicators = &edition.plan.indicators;
    let words = |words: &Option<crate::source::Located<String>>| {
        words.as_ref().map(|words| words.value.clone()).unwrap_or_default()
    };
    let columns: Vec<Column> = vec![
        ("STT", Alignment::Centre, Box::new(|at, _| (at + 1).to_string())),
        ("Chỉ tiêu", Alignment::Left, Box::new(|_, one| one.text.value.clone())),
        ("Đơn vị tính", Alignment::Centre, Box::new(move |_, one| words(&one.unit))),
        ("Mức phải đạt", Alignment::Centre, Box::new(move |_, one| words(&one.target))),
        (
            "Cơ quan chủ trì",
            Alignment::Left,
            Box::new(|_, one| {
                let mut units = edition.workspace.units();
                let lead = one.lead.as_ref().and_then(|id| units.find(|unit| unit.id == id.value));
                lead.map(|unit| capitalised(unit.short())).unwrap_or_default()
            }),
        ),
        ("Ghi chú", Alignment::Left, Box::new(move |_, one| words(&one.note))),
    ];
    let all = || indicators.iter().enumerate();
    let filled = |(_, _, words): &Column| all().any(|(at, one)| !words(at, one).is_empty());
    let columns: Vec<Column> = columns.into_iter().filter(filled).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let cell = |words: String| {
        let text = if words.is_empty() { Vec::new() } else { vec![Inline::Text(words)] };
        Cell { span: 0..0, text }
    };
    let head = columns.iter().map(|(head, ..)| cell((*head).to_owned())).collect();
    let row = |(at, one): (usize, &Indicator)| {
        let cells = columns.iter().map(|(_, _, words)| cell(words(at, one))).collect();
        Row { span: 0..0, cells }
    };
    let table = Table {
        columns: columns.iter().map(|(_, alignment, _)| *alignment).collect(),
        over: Vec::new(),
        head: Row { span: 0..0, cells: head },
        rows: all().map(row).collect(),
    };
    vec![Block { span: 0..0, kind: BlockKind::Table(table) }]
}
