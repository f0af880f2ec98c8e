//! The tasks of a plan as a table: a row for each task, a column for each field, in the words of the file.
//! A table like this leaves the house as a spreadsheet and comes back as one; what a cell holds and what
//! the file holds are turned into one another here, in both directions.

use std::collections::BTreeSet;

use super::plan_text::{Data, flow_of, folded};
use crate::model::{Id, Period};
use crate::source::SourceFile;
use crate::source::yaml::{self, Entry, Node, Value};

/// A field of a task, and so a column of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `id`.
    Id,
    /// `month`.
    Month,
    /// `when`.
    When,
    /// `group`.
    Group,
    /// `text`.
    Text,
    /// `items`.
    Items,
    /// `lead`.
    Lead,
    /// `co`.
    Co,
    /// `advised`.
    Advised,
    /// `issued_by`.
    IssuedBy,
    /// `units`.
    Units,
    /// `deliverables`.
    Deliverables,
    /// `indicators`.
    Indicators,
    /// `about`.
    About,
    /// `after`.
    After,
    /// `meetings`.
    Meetings,
    /// `amount` of `budget`.
    Amount,
    /// `source` of `budget`.
    Source,
    /// `note`.
    Note,
    /// The words of a column in `cells`.
    Cell(String),
    /// `internal`.
    Internal,
    /// `visibility`.
    Visibility,
}

/// What stands before the name of a column of `cells`.
const CELL_HEAD: &str = "Ô in: ";

/// The fields that every table has, with the key in the file, the one within it, and the head word. Columns
/// of `cells` stand before the last two.
const FIELDS: [(Field, &str, Option<&str>, &str); 21] = [
    (Field::Id, "id", None, "Mã"),
    (Field::Month, "month", None, "Tháng"),
    (Field::When, "when", None, "Thời gian"),
    (Field::Group, "group", None, "Nhóm"),
    (Field::Text, "text", None, "Nội dung"),
    (Field::Items, "items", None, "Các ý"),
    (Field::Lead, "lead", None, "Chủ trì (mã)"),
    (Field::Co, "co", None, "Phối hợp (mã)"),
    (Field::Advised, "advised", None, "Tham mưu cho (mã)"),
    (Field::IssuedBy, "issued_by", None, "Ban hành (mã)"),
    (Field::Units, "units", None, "Đơn vị được nêu (mã)"),
    (Field::Deliverables, "deliverables", None, "Sản phẩm (mã)"),
    (Field::Indicators, "indicators", None, "Chỉ tiêu (mã)"),
    (Field::About, "about", None, "Kỳ"),
    (Field::After, "after", None, "Sau việc (mã)"),
    (Field::Meetings, "meetings", None, "Cuộc họp"),
    (Field::Amount, "budget", Some("amount"), "Kinh phí (đồng)"),
    (Field::Source, "budget", Some("source"), "Nguồn kinh phí"),
    (Field::Note, "note", None, "Ghi chú"),
    (Field::Internal, "internal", None, "Nội bộ"),
    (Field::Visibility, "visibility", None, "Hiển thị"),
];

/// What is wrong with the words of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCell {
    /// A mapping between brackets that is none.
    Brackets,
    /// Not a period.
    Period,
}

impl Field {
    /// The fields of a table whose tasks have words for some columns.
    pub fn all<'c>(columns: impl IntoIterator<Item = &'c String>) -> Vec<Self> {
        let mut fields: Vec<Self> = FIELDS.iter().map(|(field, ..)| field.clone()).collect();
        let own = columns.into_iter().map(|column| Self::Cell(column.clone()));
        let at = fields.len() - 2;
        fields.splice(at..at, own);
        fields
    }

    /// The key in the file, and the one within it.
    #[must_use]
    pub fn path(&self) -> (&str, Option<&str>) {
        if let Self::Cell(column) = self {
            return ("cells", Some(column));
        }
        let known = FIELDS.iter().find(|(field, ..)| field == self);
        known.map_or(("", None), |(_, key, within, _)| (key, *within))
    }

    /// The head word of the column.
    #[must_use]
    pub fn head(&self) -> String {
        if let Self::Cell(column) = self {
            return format!("{CELL_HEAD}{column}");
        }
        let known = FIELDS.iter().find(|(field, ..)| field == self);
        known.map_or_else(String::new, |(.., head)| (*head).to_owned())
    }

    /// The field that a head word names.
    #[must_use]
    pub fn of_head(head: &str) -> Option<Self> {
        let head = folded(head);
        if let Some(column) = head.strip_prefix(CELL_HEAD.trim_end()) {
            let column = column.trim();
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            let named =
                column.starts_with(|c: char| c.is_ascii_lowercase()) && column.chars().all(plain);
            return named.then(|| Self::Cell(column.to_owned()));
        }
        let known = FIELDS.iter().find(|(.., known)| known.to_lowercase() == head.to_lowercase());
        known.map(|(field, ..)| field.clone())
    }

    /// Every head word, for proposals.
    pub fn heads() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|(.., head)| *head)
    }

    /// Whether what it holds is not published.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Internal | Self::Visibility)
    }

    /// Whether each line of a cell is an item.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        matches!(
            self,
            Self::Items
                | Self::Lead
                | Self::Co
                | Self::Units
                | Self::Deliverables
                | Self::Indicators
                | Self::After
                | Self::Meetings
                | Self::Cell(_)
        )
    }

    /// Whether what a cell holds are words of the plan and not ids, numbers or choices.
    #[must_use]
    pub fn is_words(&self) -> bool {
        matches!(
            self,
            Self::Text | Self::Items | Self::Source | Self::Note | Self::Internal | Self::Cell(_)
        )
    }

    /// The words of a cell as this field compares them: without what a spreadsheet adds or drops.
    #[must_use]
    pub fn tidy(&self, words: &str) -> String {
        if !self.has_lines() {
            return folded(words);
        }
        let lines = words.lines().map(folded).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Whether two tidy cells say the same.
    #[must_use]
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        let sum = |words: &str| words.replace(['.', ' '], "");
        one == other || (*self == Self::Amount && sum(one) == sum(other))
    }

    /// The words of a cell for what stands in the file.
    fn words(&self, node: &Node) -> String {
        match &node.value {
            Value::List(items) if self.has_lines() => {
                let lines = items.iter().map(|item| self.line(item));
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
            }
            Value::Scalar(words) if matches!(self, Self::Cell(_)) => folded(words),
            Value::Map(entries) if *self == Self::About => {
                period(entries).map_or_else(|| flow_of(node), Period::words)
            }
            _ => self.line(node),
        }
    }

    /// An item in a line.
    #[must_use]
    pub fn line(&self, node: &Node) -> String {
        match &node.value {
            Value::Scalar(words) => folded(words),
            Value::Map(entries) if *self == Self::Deliverables => {
                stage(entries).unwrap_or_else(|| flow_of(node))
            }
            _ => flow_of(node),
        }
    }

    /// What stands in the file for the words of a tidy cell; nothing for an empty one.
    ///
    /// # Errors
    /// [`BadCell`].
    pub fn data(&self, words: &str) -> Result<Option<Data>, BadCell> {
        if words.is_empty() {
            return Ok(None);
        }
        let list = |make: &dyn Fn(&str) -> Result<Data, BadCell>| {
            words.lines().map(make).collect::<Result<Vec<_>, _>>().map(Data::List)
        };
        let data = match self {
            Self::Cell(_) if !words.contains('\n') => Data::Words(words.to_owned()),
            Self::Items | Self::Cell(_) => list(&|line| Ok(Data::Words(line.to_owned())))?,
            Self::Deliverables => list(&|line| stage_of(line))?,
            Self::Meetings => list(&brackets)?,
            _ if self.has_lines() => list(&|line| Ok(Data::Plain(line.to_owned())))?,
            Self::When | Self::About if words.starts_with('{') => brackets(words)?,
            Self::About => period_of(words).ok_or(BadCell::Period)?,
            _ if self.is_words() => Data::Words(words.to_owned()),
            _ => Data::Plain(words.to_owned()),
        };
        Ok(Some(data))
    }
}

/// `{of: tieu-chi, stage: du-thao}` as `tieu-chi: du-thao`.
fn stage(entries: &[Entry]) -> Option<String> {
    let word = |entry: &Entry| match &entry.value.value {
        Value::Scalar(word) => Id::new(word.trim()),
        _ => None,
    };
    match entries {
        [of] if of.key == "of" => Some(word(of)?.to_string()),
        [of, stage] if of.key == "of" && stage.key == "stage" => {
            Some(format!("{}: {}", word(of)?, word(stage)?))
        }
        _ => None,
    }
}

fn stage_of(line: &str) -> Result<Data, BadCell> {
    if line.starts_with('{') {
        return brackets(line);
    }
    Ok(match line.split_once(':') {
        Some((of, stage)) => {
            Data::Brackets(format!("{{of: {}, stage: {}}}", of.trim(), stage.trim()))
        }
        None => Data::Plain(line.to_owned()),
    })
}

/// A mapping between brackets; it is written as it stands in the cell.
fn brackets(text: &str) -> Result<Data, BadCell> {
    let (root, problems) = yaml::parse(text);
    let is_map = root.is_some_and(|root| matches!(root.value, Value::Map(_)));
    if problems.is_empty() && is_map && text.starts_with('{') && text.ends_with('}') {
        Ok(Data::Brackets(text.to_owned()))
    } else {
        Err(BadCell::Brackets)
    }
}

fn period(entries: &[Entry]) -> Option<Period> {
    let number = |entry: &Entry| match &entry.value.value {
        Value::Scalar(word) => word.trim().parse::<i32>().ok(),
        _ => None,
    };
    match entries {
        [year] if year.key == "year" => Some(Period::Year(number(year)?)),
        [year, half] if year.key == "year" && half.key == "half" => {
            let half = u8::try_from(number(half)?).ok().filter(|half| [1, 2].contains(half))?;
            Some(Period::Half { year: number(year)?, half })
        }
        [years] if years.key == "school_year" => match &years.value.value {
            Value::Scalar(years) => school_year(years).map(Period::SchoolYear),
            _ => None,
        },
        _ => None,
    }
}

fn school_year(years: &str) -> Option<i32> {
    let (from, to) = years.split_once('-')?;
    let (from, to): (i32, i32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (to == from + 1).then_some(from)
}

/// The period that words name: those that the table is written with, or a number alone.
fn period_of(words: &str) -> Option<Data> {
    let small = words.to_lowercase();
    let year = |text: &str| {
        let text = text.trim();
        (text.len() == 4).then(|| text.parse::<i32>().ok()).flatten()
    };
    let text = if let Some(years) = small.strip_prefix("năm học") {
        let from = school_year(years)?;
        format!("{{school_year: {from}-{}}}", from + 1)
    } else if let Some(words) = small.strip_prefix("6 tháng đầu năm") {
        format!("{{year: {}, half: 1}}", year(words)?)
    } else if let Some(words) = small.strip_prefix("6 tháng cuối năm") {
        format!("{{year: {}, half: 2}}", year(words)?)
    } else {
        format!("{{year: {}}}", year(small.strip_prefix("năm").unwrap_or(&small))?)
    };
    Some(Data::Brackets(text))
}

/// The tasks of a plan as rows: what an office works on in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRows {
    /// Its columns.
    pub fields: Vec<Field>,
    /// The cells of each row, in the order of the columns.
    pub rows: Vec<Vec<String>>,
}

impl TaskRows {
    /// The table of a plan's file. What is no task of the known form is left out: a file with findings of
    /// reading is not made a table.
    #[must_use]
    pub fn of(file: &SourceFile) -> Self {
        let (root, _) = yaml::parse(&file.text);
        let tasks = root.as_ref().map_or(&[][..], tasks);
        let columns: BTreeSet<String> = tasks
            .iter()
            .filter_map(|task| entry_of(task, "cells"))
            .filter_map(|cells| match &cells.value.value {
                Value::Map(entries) => Some(entries.iter().map(|entry| entry.key.clone())),
                _ => None,
            })
            .flatten()
            .collect();
        let fields = Field::all(&columns);
        let rows = tasks.iter().map(|task| fields.iter().map(|field| cell(task, field)).collect());
        Self { rows: rows.collect(), fields }
    }
}

/// The tasks of a plan's tree.
pub fn tasks(root: &Node) -> &[Node] {
    match entry_of(root, "tasks").map(|entry| &entry.value.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// An entry of a mapping.
pub fn entry_of<'n>(node: &'n Node, key: &str) -> Option<&'n Entry> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
        _ => None,
    }
}

/// The entry of a field of a task.
pub fn field_of<'n>(task: &'n Node, field: &Field) -> Option<&'n Entry> {
    let (key, within) = field.path();
    let outer = entry_of(task, key)?;
    match within {
        Some(within) => entry_of(&outer.value, within),
        None => Some(outer),
    }
}

/// The words of a cell of a task.
pub fn cell(task: &Node, field: &Field) -> String {
    field_of(task, field).map_or_else(String::new, |entry| field.words(&entry.value))
}
