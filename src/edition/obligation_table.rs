//! What is owed (việc phải gửi) as a table.

use std::collections::BTreeSet;

use super::{Edition, OBLIGATION};
use crate::language::date;
use crate::language::phrase::capitalised;
use crate::markup::{Alignment, Block, BlockKind, Cell, Inline, Row, Table};
use crate::model::Obligation;

/// The table: a row for each deadline, the earliest first, then what has no day.
#[must_use]
pub fn blocks(edition: &Edition) -> Vec<Block> {
    let duties = edition.deadlines.iter().map(|due| {
        let day = date::formal(due.last_day);
        (due.obligation, format!("Chậm nhất {day}"))
    });
    let undated = edition.undated().map(|duty| (duty, duty.when_words.clone()));
    let rows: Vec<_> = duties.chain(undated).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let cell = |words: String| {
        let text = if words.is_empty() { Vec::new() } else { vec![Inline::Text(words)] };
        Cell { span: 0..0, text }
    };
    let heads = ["STT", "Nội dung phải gửi", "Thời hạn", "Nơi nhận"];
    let head = heads.map(|head| cell(head.to_owned())).into();
    // Links to what has no other place lead here, to the first of its days.
    let mut placed: BTreeSet<String> = edition
        .plan
        .directives()
        .into_iter()
        .filter(|(directive, _)| directive.name == OBLIGATION)
        .filter_map(|(directive, _)| directive.argument.clone())
        .collect();
    let mut row = |(at, (duty, when)): (usize, &(&Obligation, String))| {
        let to = duty.to.iter().map(|id| edition.unit_name(&id.value).to_owned());
        let via = duty.via.iter().map(|id| format!("qua {}", edition.unit_name(&id.value)));
        let to: Vec<String> = to.chain(via).collect();
        let cells = [
            (at + 1).to_string(),
            duty.title.value.clone(),
            when.clone(),
            capitalised(&to.join(", ")),
        ];
        let mut cells = cells.map(cell);
        if placed.insert(duty.id.to_string()) {
            let text = std::mem::take(&mut cells[1].text);
            let olds = edition.plan.old_ids(&duty.id).map(ToString::to_string);
            let ids = std::iter::once(duty.id.to_string()).chain(olds).collect();
            cells[1].text = vec![Inline::Named { ids, text }];
        }
        Row { span: 0..0, cells: cells.into() }
    };
    let table = Table {
        columns: vec![Alignment::Centre, Alignment::Left, Alignment::Left, Alignment::Left],
        over: Vec::new(),
        head: Row { span: 0..0, cells: head },
        rows: rows.iter().enumerate().map(&mut row).collect(),
    };
    vec![Block { span: 0..0, kind: BlockKind::Table(table) }]
}
