//! The columns of a table of tasks, told by the words of its head.

use super::body::Table;
use crate::language::fold::fold;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// STT.
    Number,
    /// Nội dung, nhiệm vụ.
    Text,
    /// Thời gian, tháng.
    Time,
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Co,
    /// Sản phẩm, kết quả.
    Product,
    /// Kinh phí.
    Budget,
    /// Nguồn kinh phí.
    Source,
    /// Chỉ tiêu.
    Indicators,
    /// Ghi chú.
    Note,
    /// Anything else.
    Own,
}

impl Kind {
    /// The word that plans name it by.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Number => "number",
            Self::Text => "text",
            Self::Time => "time",
            Self::Lead => "lead",
            Self::Co => "co",
            Self::Product => "product",
            Self::Budget => "budget",
            Self::Source => "source",
            Self::Indicators => "indicators",
            Self::Note => "note",
            Self::Own => return None,
        })
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub kind: Kind,
    /// The words of its head.
    pub head: String,
    /// The head that it shares with its neighbours.
    pub under: Option<String>,
    /// Its first column in the grid of the table.
    pub at: usize,
}

impl Column {
    /// The unit of money that its head names.
    #[must_use]
    pub fn money(&self) -> Option<(&'static str, u64)> {
        let heads = [Some(&self.head), self.under.as_ref()];
        let folded: Vec<String> = heads.into_iter().flatten().map(|head| fold(head)).collect();
        let units = [
            ("ty dong", "tỷ đồng", 1_000_000_000),
            ("trieu dong", "triệu đồng", 1_000_000),
            ("nghin dong", "nghìn đồng", 1_000),
            ("ngan dong", "nghìn đồng", 1_000),
            ("dong", "đồng", 1),
        ];
        let named = |word: &str| folded.iter().any(|head| head.contains(word));
        units.into_iter().find(|(word, _, _)| named(word)).map(|(_, unit, value)| (unit, value))
    }
}

/// The head of a table of tasks: in which row it begins, how many rows it takes, its columns. `None` for
/// any other table.
#[must_use]
pub fn head(table: &Table) -> Option<(usize, usize, Vec<Column>)> {
    (0..table.rows.len().min(2)).find_map(|first| {
        // Only a row over the whole table may stand above the head.
        if first == 1 && table.rows[0].cells.len() > 1 {
            return None;
        }
        let rows = rows_of_head(table, first);
        let columns = columns(table, first, rows);
        let has = |kinds: &[Kind]| columns.iter().any(|column| kinds.contains(&column.kind));
        let tasks = has(&[Kind::Text]) && has(&[Kind::Time, Kind::Lead, Kind::Co, Kind::Product]);
        (tasks && table.rows.len() > first + rows).then_some((first, rows, columns))
    })
}

/// How many rows the head of a table takes, that begins in a row.
pub fn rows_of_head(table: &Table, first: usize) -> usize {
    let Some(next) = table.rows.get(first + 1) else { return 1 };
    let two = table.rows[first].cells.len() > 1
        && table.rows[first].cells.iter().any(|cell| cell.span > 1);
    let joined = next.cells.iter().any(|cell| cell.continued);
    // A head of two rows has few words in the second, and no number.
    let short = next.cells.iter().all(|cell| cell.text().chars().count() <= 60);
    let counts = next.cells.first().is_some_and(|cell| !cell.continued && is_number(&cell.text()));
    if (two || joined) && short && !counts && next.cells.len() > 1 { 2 } else { 1 }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn columns(table: &Table, first: usize, rows: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut before = None;
    for at in 0..table.columns() {
        let top = table.cell(first, at);
        let low = table.cell(first + rows - 1, at);
        let key = (top.map(|cell| cell.at), low.map(|cell| cell.at));
        if before == Some(key) {
            continue;
        }
        before = Some(key);
        let top = top.map_or_else(String::new, super::body::Cell::text);
        let low = low.filter(|cell| rows > 1 && !cell.continued).map(super::body::Cell::text);
        let (head, under) = match low.filter(|low| !low.is_empty()) {
            Some(low) if !top.is_empty() => (low, Some(top)),
            Some(low) => (low, None),
            None => (top, None),
        };
        let kind = kind(&head, under.as_deref());
        // Each kind once; what comes again is a column of its own.
        let taken = columns.iter().any(|column: &Column| column.kind == kind);
        let kind = if taken { Kind::Own } else { kind };
        columns.push(Column { kind, head, under, at });
    }
    columns
}

/// What a column is by its head.
fn kind(head: &str, under: Option<&str>) -> Kind {
    let folded = fold(head);
    let folded = folded.trim();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if matches!(
        folded.trim_end_matches('.'),
        "stt" | "tt" | "so tt" | "so thu tu" | "s.tt" | "s.t.t" | "#"
    ) {
        Kind::Number
    } else if has(&["ghi chu"]) {
        Kind::Note
    } else if has(&["nguon kinh phi", "nguon von"]) {
        Kind::Source
    } else if has(&["kinh phi", "du toan", "so tien", "thanh tien"]) {
        Kind::Budget
    } else if starts(&["thoi gian", "thoi han", "thoi diem", "tien do", "han hoan thanh", "thang "])
        || matches!(folded, "thang" | "hoan thanh" | "thoi han")
        || has(&["thoi gian hoan thanh", "thoi gian thuc hien"])
    {
        Kind::Time
    } else if starts(&[
        "noi dung",
        "nhiem vu",
        "cong viec",
        "ten nhiem vu",
        "ten cong viec",
        "hoat dong",
        "dau viec",
        "giai phap",
        "viec",
    ]) {
        Kind::Text
    } else if has(&["phoi hop"]) && !has(&["chu tri"]) {
        Kind::Co
    } else if has(&["chu tri", "phu trach"])
        || has(&["thuc hien", "trach nhiem"])
            && has(&["co quan", "don vi", "bo phan", "nguoi", "to chuc", "ca nhan"])
        || under.is_some_and(|under| fold(under).contains("chu tri"))
    {
        Kind::Lead
    } else if starts(&["san pham", "ket qua"]) {
        Kind::Product
    } else if has(&["chi tieu"]) {
        Kind::Indicators
    } else {
        Kind::Own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_told_by_their_words() {
        for (head, expected) in [
            ("STT", Kind::Number),
            ("TT", Kind::Number),
            ("Nội dung công việc", Kind::Text),
            ("Nhiệm vụ, giải pháp", Kind::Text),
            ("Nội dung thực hiện", Kind::Text),
            ("Tháng", Kind::Time),
            ("Thời gian hoàn thành", Kind::Time),
            ("Cơ quan chủ trì", Kind::Lead),
            ("ĐƠN VỊ THỰC HIỆN", Kind::Lead),
            ("Đơn vị phối hợp", Kind::Co),
            ("Sản phẩm dự kiến", Kind::Product),
            ("Kết quả đầu ra", Kind::Product),
            ("Kinh phí (triệu đồng)", Kind::Budget),
            ("Nguồn kinh phí", Kind::Source),
            ("Ghi chú", Kind::Note),
            ("Nguồn lực", Kind::Own),
            ("Tháng trước", Kind::Time),
            ("Đơn vị tính", Kind::Own),
        ] {
            assert_eq!(kind(head, None), expected, "{head}");
        }
    }
}
