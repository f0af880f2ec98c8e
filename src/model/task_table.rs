//! How the tasks of a plan are laid out as a table: its columns are a view of the same records.

use super::id::{Id, Reference};
use crate::source::{Located, Place};

/// A way to lay out the tasks (cách trình bày bảng nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskTable {
    /// Its id, by which a text says where it stands.
    pub id: Located<Id>,
    /// Table or prose.
    pub layout: TableLayout,
    /// What the rows are gathered under.
    pub group: Option<Grouping>,
    /// How the rows are counted.
    pub numbering: RowNumbering,
    /// The headings whose tasks it shows, those within them too; all tasks where there are none.
    pub only: Vec<Reference>,
    /// The words of a last row with the sum of the money (dòng tổng cộng).
    pub total: Option<Located<String>>,
    /// Whether columns that no task fills are left out: what one unit has to do fills few.
    pub sparse: bool,
    /// The columns, from the left; none only where that is a mistake.
    pub columns: Vec<Column>,
}

impl TaskTable {
    /// The table of what one unit has to do, where the plan lays out nothing itself.
    #[must_use]
    pub fn usual(id: Located<Id>) -> Self {
        let column = |kind| Column {
            kind,
            place: id.place.clone(),
            head: None,
            under: None,
            names: UnitNames::Short,
            unit: MoneyUnit::Dong,
        };
        let columns = [ColumnKind::Number, ColumnKind::Text, ColumnKind::Time].map(column).into();
        Self {
            id,
            layout: TableLayout::Table,
            group: Some(Grouping::None),
            numbering: RowNumbering::Continue,
            only: Vec::new(),
            total: None,
            sparse: false,
            columns,
        }
    }
}

/// Table or prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableLayout {
    /// A row for each task.
    Table,
    /// A paragraph for each task, and a labelled line for each of its other columns.
    Lines,
}

/// What the rows of a table are gathered under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing.
    None,
    /// The headings of the plan (`groups`).
    Heading,
    /// The months in which the work is done.
    Month,
    /// The units that lead it.
    Unit,
}

/// How the rows of a table are counted (số thứ tự).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowNumbering {
    /// Through the whole table.
    Continue,
    /// Anew below each heading.
    Restart,
    /// Below the label of the heading: `1.1`, `1.2`.
    Outline,
}

/// A column of a table of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub kind: ColumnKind,
    /// Where it was written.
    pub place: Place,
    /// Its head, where it is not the usual one.
    pub head: Option<Located<String>>,
    /// The head that it has together with its neighbours (đầu bảng hai tầng).
    pub under: Option<Located<String>>,
    /// Which names of units stand in it.
    pub names: UnitNames,
    /// What the money is counted in.
    pub unit: MoneyUnit,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// The number of the row.
    Number,
    /// The words of the task, and what is done in it.
    Text,
    /// When it is done, as printed.
    Time,
    /// Who leads it.
    Lead,
    /// Who takes part.
    Co,
    /// Who is advised.
    Advised,
    /// Who issues what comes of it.
    IssuedBy,
    /// Other units.
    Units,
    /// What comes of it.
    Product,
    /// How much it costs.
    Budget,
    /// Who pays.
    Source,
    /// The indicators that it serves.
    Indicators,
    /// A remark.
    Note,
    /// A column of the plan's own, whose words stand in the `cells` of its tasks.
    Own(Id),
}

impl ColumnKind {
    /// The columns that every plan knows, by the word that names them.
    pub const KNOWN: [(&'static str, Self); 13] = [
        ("number", Self::Number),
        ("text", Self::Text),
        ("time", Self::Time),
        ("lead", Self::Lead),
        ("co", Self::Co),
        ("advised", Self::Advised),
        ("issued_by", Self::IssuedBy),
        ("units", Self::Units),
        ("product", Self::Product),
        ("budget", Self::Budget),
        ("source", Self::Source),
        ("indicators", Self::Indicators),
        ("note", Self::Note),
    ];

    /// The name by which `cells` of a task mean it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Own(id) => id.as_str(),
            known => {
                Self::KNOWN.iter().find(|(_, kind)| kind == known).map_or("", |(name, _)| name)
            }
        }
    }
}

/// Which names of units a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitNames {
    /// As sentences say them.
    Short,
    /// In full.
    Full,
    /// The shortest (viết tắt), where they have one.
    Abbreviation,
}

/// What money is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyUnit {
    /// `đồng`
    Dong,
    /// `nghìn đồng`
    Thousand,
    /// `triệu đồng`
    Million,
    /// `tỷ đồng`
    Billion,
}

impl MoneyUnit {
    /// Every unit with its words.
    pub const ALL: [(&'static str, Self); 4] = [
        ("đồng", Self::Dong),
        ("nghìn đồng", Self::Thousand),
        ("triệu đồng", Self::Million),
        ("tỷ đồng", Self::Billion),
    ];

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("", |(words, _)| words)
    }

    /// How many đồng it is, as a power of ten.
    #[must_use]
    pub fn zeros(self) -> u32 {
        match self {
            Self::Dong => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }
}

/// Printed words of a column, in place of what the data gives (ô ghi riêng).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellWords {
    /// The name of the column.
    pub column: Located<String>,
    /// Its lines; several are printed with dashes.
    pub lines: Vec<Located<String>>,
}
