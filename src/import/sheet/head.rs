//! Where a table begins, and what its columns are: by the head words of this program's own table, or by
//! those that offices use in their plans.

use std::collections::BTreeMap;

use super::grid::{Grid, letters};
use crate::diagnostic::{Diagnostic, Line, nearest};
use crate::language::fold;
use crate::model::{ColumnKind, Id};
use crate::workspace::Field;

/// How far down the head of a table is looked for: titles stand above it.
const DEPTH: usize = 60;

/// What a column of an office's own table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The numbers of the rows.
    Number,
    /// What is done.
    Text,
    /// Names of units with a part in it.
    Units(Field),
    /// When.
    Time,
    /// The number of a month.
    Month,
    /// What comes of it.
    Product,
    /// What it costs, in so many đồng.
    Budget(u64),
    /// Who pays.
    Source,
    /// A remark.
    Note,
    /// Targets, in words.
    Indicators,
    /// Something else: it becomes a column of its own.
    Own(String),
}

/// Head words by what they mean, folded.
const KNOWN: [(&str, Meaning); 12] = [
    ("stt tt so-tt so-thu-tu", Meaning::Number),
    (
        "noi-dung noi-dung-cong-viec noi-dung-thuc-hien noi-dung-nhiem-vu noi-dung-cong-tac \
         noi-dung-hoat-dong noi-dung-trien-khai ten-nhiem-vu ten-cong-viec ten-hoat-dong nhiem-vu \
         nhiem-vu-va-giai-phap nhiem-vu-giai-phap nhiem-vu-trong-tam nhiem-vu-cu-the cong-viec hoat-dong \
         dau-viec noi-dung-nhiem-vu-cong-viec",
        Meaning::Text,
    ),
    (
        "chu-tri don-vi-chu-tri co-quan-chu-tri co-quan-don-vi-chu-tri don-vi-chu-tri-thuc-hien \
         co-quan-chu-tri-thuc-hien don-vi-thuc-hien co-quan-thuc-hien co-quan-don-vi-thuc-hien \
         don-vi-phu-trach bo-phan-chu-tri phong-ban-chu-tri phu-trach",
        Meaning::Units(Field::Lead),
    ),
    (
        "phoi-hop don-vi-phoi-hop co-quan-phoi-hop co-quan-don-vi-phoi-hop don-vi-phoi-hop-thuc-hien \
         co-quan-phoi-hop-thuc-hien phoi-hop-thuc-hien bo-phan-phoi-hop",
        Meaning::Units(Field::Co),
    ),
    ("tham-muu-cho", Meaning::Units(Field::Advised)),
    (
        "thoi-gian thoi-gian-thuc-hien thoi-gian-hoan-thanh thoi-gian-du-kien \
         thoi-gian-du-kien-hoan-thanh thoi-gian-trien-khai thoi-han thoi-han-hoan-thanh \
         thoi-han-thuc-hien han-hoan-thanh han-chot tien-do tien-do-thuc-hien thoi-diem",
        Meaning::Time,
    ),
    ("thang", Meaning::Month),
    (
        "san-pham san-pham-du-kien san-pham-dau-ra ket-qua ket-qua-du-kien ket-qua-dau-ra \
         san-pham-hoan-thanh san-pham-ket-qua ket-qua-san-pham",
        Meaning::Product,
    ),
    (
        "kinh-phi du-toan du-toan-kinh-phi kinh-phi-thuc-hien kinh-phi-du-kien du-kien-kinh-phi \
         muc-kinh-phi tong-kinh-phi so-tien",
        Meaning::Budget(1),
    ),
    ("nguon-kinh-phi nguon-von nguon nguon-kinh-phi-thuc-hien", Meaning::Source),
    ("ghi-chu", Meaning::Note),
    ("chi-tieu chi-tieu-chu-yeu muc-tieu", Meaning::Indicators),
];

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Columns {
    /// This program's own table.
    Own(BTreeMap<u32, Field>),
    /// A table of the office: what each column holds, and its head words.
    Foreign(BTreeMap<u32, (Meaning, String)>),
}

/// The head of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its first row.
    pub top: u32,
    /// Its last row.
    pub bottom: u32,
    /// What stands below it.
    pub columns: Columns,
}

/// The head of the table on a sheet, with what is wrong with it; `None` where there is no table of tasks.
pub fn find(grid: &Grid) -> Option<(Head, Vec<Diagnostic>)> {
    for (row, cells) in grid.rows.iter().take(DEPTH) {
        let words: Vec<(u32, String)> =
            cells.iter().map(|(n, cell)| (*n, tidy(&cell.words()))).collect();
        let fields =
            words.iter().filter_map(|(_, words)| Field::of_head(words)).collect::<Vec<_>>();
        if fields.contains(&Field::Id) && fields.len() > 1 {
            return Some(own(grid, *row, &words));
        }
        if let Some(head) = foreign(grid, *row) {
            return Some((head, Vec::new()));
        }
    }
    None
}

/// The head of this program's own table: every column must be one that it knows.
fn own(grid: &Grid, row: u32, words: &[(u32, String)]) -> (Head, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut columns: BTreeMap<u32, Field> = BTreeMap::new();
    for (column, words) in words {
        let place = grid.place(row, *column);
        let Some(field) = Field::of_head(words) else {
            let mut finding =
                Diagnostic::error("sheet-unknown-head").with("head", words).of(&place);
            if let Some(near) = nearest(words, Field::heads()) {
                finding = finding.hint(Line::new("did-you-mean").with("near", near));
            }
            findings.push(finding.hint(Line::new("sheet-unknown-head.own")));
            continue;
        };
        if let Some((first, _)) = columns.iter().find(|(_, known)| **known == field) {
            let finding = Diagnostic::error("sheet-same-head")
                .with("head", words)
                .with("first", super::grid::address(row, *first));
            findings.push(finding.of(&place));
            continue;
        }
        columns.insert(*column, field);
    }
    // A column that has words but no head would be left out without a word.
    let mut told = Vec::new();
    for (below, cells) in grid.rows.range(row + 1..) {
        for column in cells.keys() {
            let headless = !words.iter().any(|(head, _)| head == column);
            if headless && !told.contains(column) {
                told.push(*column);
                let finding = Diagnostic::error("sheet-headless").with("column", letters(*column));
                findings.push(finding.of(&grid.place(*below, *column)));
            }
        }
    }
    (Head { top: row, bottom: row, columns: Columns::Own(columns) }, findings)
}

/// The head of an office's own table, if a row is one: it names what is done, and something else.
fn foreign(grid: &Grid, row: u32) -> Option<Head> {
    let cells = grid.rows.get(&row)?;
    let above: BTreeMap<u32, String> =
        cells.iter().map(|(column, cell)| (*column, tidy(&cell.words()))).collect();
    // Two rows: cells over several columns, with words of their own below each.
    let over = grid.merges.iter().filter(|merge| merge.top == row && merge.right > merge.left);
    let over: Vec<_> = over.collect();
    let below = grid.rows.get(&(row + 1));
    let two = over.iter().any(|merge| {
        merge.bottom == row
            && (merge.left..=merge.right).all(|n| below.is_some_and(|cells| cells.contains_key(&n)))
    });
    let mut columns = BTreeMap::new();
    let mut bottom = row;
    for merge in grid.merges.iter().filter(|merge| merge.top == row) {
        if above.contains_key(&merge.left) {
            bottom = bottom.max(merge.bottom.min(row + 3));
        }
    }
    if two {
        bottom = bottom.max(row + 1);
    }
    for (column, words) in &above {
        if !over.iter().any(|merge| (merge.left..=merge.right).contains(column)) || !two {
            columns.insert(*column, words.clone());
        }
    }
    if two {
        for (column, cell) in below.into_iter().flatten() {
            columns.entry(*column).or_insert_with(|| tidy(&cell.words()));
        }
    }
    let mut known: BTreeMap<u32, (Meaning, String)> = BTreeMap::new();
    let mut count = 0;
    for (column, words) in columns {
        // Of two columns with the same meaning the second is a column of its own.
        let meaning =
            meaning(&words).filter(|meaning| !known.values().any(|(other, _)| other == meaning));
        count += usize::from(meaning.is_some());
        let meaning = meaning.unwrap_or_else(|| {
            let taken = |id: &str| {
                known.values().any(|(other, _)| matches!(other, Meaning::Own(own) if own == id))
            };
            Meaning::Own(own_id(&words, column, taken))
        });
        known.insert(column, (meaning, words));
    }
    let has_text = known.values().any(|(meaning, _)| *meaning == Meaning::Text);
    (has_text && count > 1).then_some(Head { top: row, bottom, columns: Columns::Foreign(known) })
}

/// The id of a column of its own.
pub fn own_id(words: &str, column: u32, taken: impl Fn(&str) -> bool) -> String {
    let slug: String = fold::slug(words).chars().take(40).collect();
    let slug = slug.trim_end_matches('-').to_owned();
    let letters = letters(column).to_lowercase();
    let id = if Id::new(&slug).is_some() { slug } else { format!("cot-{letters}") };
    if taken(&id) || ColumnKind::KNOWN.iter().any(|(known, _)| *known == id) {
        format!("{id}-{letters}")
    } else {
        id
    }
}

/// What head words mean; what stands in brackets behind them says a unit or explains.
fn meaning(words: &str) -> Option<Meaning> {
    let (name, aside) = words.split_once('(').unwrap_or((words, ""));
    let name = fold::slug(name);
    let found = KNOWN.iter().find(|(words, _)| words.split_whitespace().any(|word| word == name));
    match &found?.1 {
        Meaning::Budget(_) => {
            let aside = fold::slug(aside);
            let has = |word: &str| aside.split('-').any(|other| other == word);
            Some(Meaning::Budget(if has("ty") {
                1_000_000_000
            } else if has("trieu") || has("trd") {
                1_000_000
            } else if has("nghin") || has("ngan") {
                1_000
            } else {
                1
            }))
        }
        meaning => Some(meaning.clone()),
    }
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_words_that_offices_use() {
        for (words, expected) in [
            ("STT", Some(Meaning::Number)),
            ("Nội dung công việc", Some(Meaning::Text)),
            ("Nhiệm vụ và giải pháp", Some(Meaning::Text)),
            ("ĐƠN VỊ CHỦ TRÌ", Some(Meaning::Units(Field::Lead))),
            ("Cơ quan, đơn vị phối hợp", Some(Meaning::Units(Field::Co))),
            ("Thời gian dự kiến hoàn thành", Some(Meaning::Time)),
            ("Sản phẩm đầu ra", Some(Meaning::Product)),
            ("Kinh phí (triệu đồng)", Some(Meaning::Budget(1_000_000))),
            ("Dự toán (đồng)", Some(Meaning::Budget(1))),
            ("Ghi chú", Some(Meaning::Note)),
            ("Người ký", None),
        ] {
            assert_eq!(meaning(words), expected, "{words}");
        }
    }
}
