//! How tasks are laid out (`tables` of a plan), and the words of their cells.

use super::record::{Fields, Reader};
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::model::{
    CellWords, Column, ColumnKind, Grouping, MoneyUnit, RowNumbering, TableLayout, TaskTable,
    UnitNames,
};
use crate::source::Located;
use crate::source::yaml::{Node, Value};

const LAYOUTS: [(&str, TableLayout); 2] =
    [("table", TableLayout::Table), ("lines", TableLayout::Lines)];

const GROUPINGS: [(&str, Grouping); 4] = [
    ("heading", Grouping::Heading),
    ("month", Grouping::Month),
    ("unit", Grouping::Unit),
    ("none", Grouping::None),
];

const NUMBERINGS: [(&str, RowNumbering); 3] = [
    ("continue", RowNumbering::Continue),
    ("restart", RowNumbering::Restart),
    ("outline", RowNumbering::Outline),
];

const NAMES: [(&str, UnitNames); 3] = [
    ("short", UnitNames::Short),
    ("name", UnitNames::Full),
    ("abbreviation", UnitNames::Abbreviation),
];

/// Reads an item of `tables`.
pub fn read(reader: &mut Reader, node: &Node) -> Option<TaskTable> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let layout = fields.optional("layout").and_then(|node| reader.choice(node, &LAYOUTS));
    let group = fields.optional("group").and_then(|node| reader.choice(node, &GROUPINGS));
    let numbering = fields.optional("numbering").and_then(|node| reader.choice(node, &NUMBERINGS));
    let only = fields.optional("only").map_or_else(Vec::new, |node| reader.references(node));
    let total = fields.optional("total").and_then(|node| reader.words(node));
    let mut columns: Vec<Column> = Vec::new();
    if let Some(node) = fields.required("columns") {
        let items = reader.list(node);
        if items.is_empty() {
            reader.report(node, Diagnostic::error("table-without-columns"));
        }
        for item in items {
            let Some(column) = column(reader, item) else { continue };
            if columns.iter().any(|before| before.kind == column.kind) {
                let finding = Diagnostic::error("column-twice").with("column", column.kind.name());
                reader.report(item, finding);
                continue;
            }
            columns.push(column);
        }
    }
    fields.finish(reader);
    Some(TaskTable {
        id: id?,
        layout: layout.unwrap_or(TableLayout::Table),
        group,
        numbering: numbering.unwrap_or(RowNumbering::Continue),
        only,
        total,
        sparse: false,
        columns,
    })
}

/// `lead`, `{column: lead, head: Chủ trì}` or `{id: nguon-luc, head: Nguồn lực}`.
fn column(reader: &mut Reader, node: &Node) -> Option<Column> {
    let mut column = Column {
        kind: ColumnKind::Number,
        place: reader.place(node),
        head: None,
        under: None,
        names: UnitNames::Short,
        unit: MoneyUnit::Dong,
    };
    if let Value::Scalar(_) = node.value {
        column.kind = known(reader, node)?;
        return Some(column);
    }
    let mut fields = reader.fields(node)?;
    let own = fields.optional("id");
    let kind = if let Some(own) = own {
        if let Some(node) = fields.optional("column") {
            reader.report(node, Diagnostic::error("column-or-id"));
        }
        let id = reader.id(own);
        let taken = |id: &str| ColumnKind::KNOWN.iter().any(|(name, _)| *name == id);
        if let Some(id) = id.as_ref().filter(|id| taken(id.value.as_str())) {
            let hint = Line::new("column-id-known.write").with("column", &id.value);
            let finding = Diagnostic::error("column-id-known").with("column", &id.value);
            reader.report(own, finding.hint(hint));
        }
        column.head = fields.required("head").and_then(|node| reader.words(node));
        id.map(|id| ColumnKind::Own(id.value))
    } else {
        column.head = fields.optional("head").and_then(|node| reader.words(node));
        fields.required("column").and_then(|node| known(reader, node))
    };
    column.under = fields.optional("under").and_then(|node| reader.words(node));
    let names = fields.optional("names").and_then(|node| reader.choice(node, &NAMES));
    column.names = names.unwrap_or(UnitNames::Short);
    let unit = fields.optional("unit").and_then(|node| reader.choice(node, &MoneyUnit::ALL));
    column.unit = unit.unwrap_or(MoneyUnit::Dong);
    fields.finish(reader);
    column.kind = kind?;
    Some(column)
}

/// A column that every plan knows.
fn known(reader: &mut Reader, node: &Node) -> Option<ColumnKind> {
    let word = reader.text(node)?;
    let found = ColumnKind::KNOWN.iter().find(|(name, _)| *name == word);
    if found.is_none() {
        let names = ColumnKind::KNOWN.iter().map(|(name, _)| *name);
        let mut finding = Diagnostic::error("unknown-column").with("column", &word);
        if let Some(near) = nearest(&word, names.clone()) {
            finding = finding.hint(Line::new("did-you-mean").with("near", near));
        }
        let names = names.collect::<Vec<_>>().join(", ");
        let finding = finding.hint(Line::new("allowed").with("words", names));
        reader.report(node, finding.hint(Line::new("unknown-column.own")));
    }
    found.map(|(_, kind)| kind.clone())
}

/// Reads `cells` of a task: the words of columns by their names, a text or a list of texts each.
pub fn cells(reader: &mut Reader, task: &mut Fields) -> Vec<CellWords> {
    let Some(node) = task.optional("cells") else { return Vec::new() };
    let Value::Map(entries) = &node.value else {
        reader.report(node, Diagnostic::error("expected-mapping"));
        return Vec::new();
    };
    let mut cells = Vec::new();
    for entry in entries {
        let column =
            Located { value: entry.key.clone(), place: reader.place_of(entry.key_span.clone()) };
        let lines = match &entry.value.value {
            Value::Null => {
                // A comma within braces ends the words before it.
                if reader.is_cut_off(&entry.key_span) {
                    let finding = Diagnostic::error("words-cut-by-comma").with("words", &entry.key);
                    let hint = Line::new("words-cut-by-comma.quote");
                    reader.report_at(entry.key_span.clone(), finding.hint(hint));
                }
                continue;
            }
            Value::List(_) => reader.word_list(&entry.value),
            _ => reader.words(&entry.value).into_iter().collect(),
        };
        cells.push(CellWords { column, lines });
    }
    cells
}
