//! A table of tasks, row by row (bảng nhiệm vụ).

use super::body::{Cell, Paragraph, Table, squeezed};
use super::columns::{self, Column, Kind};
use super::markdown::{self, Within};
use super::names::{Ids, Register, names_a_unit};
use super::report::Report;
use crate::diagnostic::Line;
use crate::language::amount::Amount;
use crate::language::fold::fold;
use crate::language::{numbering, phrase, time};

/// When a task is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskTime {
    /// `month: 3`
    Month(u32),
    /// Words that are a time.
    Words(String),
    /// None that could be read.
    Nothing,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// Its words, as Markdown.
    pub text: String,
    /// Further lines of its cell, as Markdown.
    pub items: Vec<String>,
    /// When.
    pub when: TaskTime,
    /// The heading that it stands below.
    pub group: Option<String>,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who takes part.
    pub co: Vec<String>,
    /// How much it costs, in đồng.
    pub amount: Option<u64>,
    /// Who pays.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The words of other columns.
    pub cells: Vec<(String, Vec<String>)>,
    /// The number that it had.
    number: String,
}

/// A heading of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its number.
    pub label: Option<String>,
    /// Its words.
    pub title: String,
    /// The heading that it stands below.
    pub within: Option<String>,
}

/// A column as the plan will have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanColumn {
    /// The column.
    pub column: Column,
    /// Its id, where it is one of the plan's own.
    pub id: Option<String>,
}

/// A table of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskTable {
    /// Its columns.
    pub columns: Vec<PlanColumn>,
    /// How its rows are counted; `continue` where they are not.
    pub numbering: &'static str,
    /// The words of the row with the sum.
    pub total: Option<String>,
    /// The headings.
    pub groups: Vec<Group>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// What stood above the head, over the whole table.
    pub above: Vec<Paragraph>,
}

/// What the tables of a document share.
#[derive(Debug)]
pub struct Shared<'s> {
    /// The year that times without one mean.
    pub year: i32,
    /// The ids of tasks.
    pub tasks: &'s mut Ids,
    /// The ids of headings.
    pub groups: &'s mut Ids,
    /// The units.
    pub units: &'s mut Register,
    /// The report.
    pub report: &'s mut Report,
}

/// Reads a table, if it is one of tasks.
pub fn read(table: &Table, shared: &mut Shared) -> Option<TaskTable> {
    let (first, rows, columns) = columns::head(table)?;
    let mut own = Ids::default();
    for word in [
        "number",
        "text",
        "time",
        "lead",
        "co",
        "advised",
        "issued-by",
        "units",
        "product",
        "budget",
        "source",
        "indicators",
        "note",
    ] {
        own.reserve(word);
    }
    let body = first + rows;
    let mut plan = Vec::new();
    for mut column in columns {
        let blank = (body..table.rows.len())
            .all(|row| table.cell(row, column.at).is_none_or(Cell::is_blank));
        if column.head.is_empty() && blank {
            continue;
        }
        if column.head.is_empty() {
            "…".clone_into(&mut column.head);
        }
        let id = (column.kind == Kind::Own).then(|| own.propose(&column.head, "cot"));
        plan.push(PlanColumn { column, id });
    }
    let mut reader = Reader {
        table,
        columns: &plan,
        shared,
        groups: Vec::new(),
        stack: Vec::new(),
        tasks: Vec::new(),
        total: None,
    };
    let head = reader.words_of(first);
    for row in body..table.rows.len() {
        reader.row(row, &head, row == body);
    }
    let (groups, mut tasks, total) = (reader.groups, reader.tasks, reader.total);
    if tasks.is_empty() {
        return None;
    }
    let numbering = settle_numbers(&mut plan, &groups, &mut tasks, &mut own);
    let total = total.filter(|words| !words.is_empty());
    let above = if first == 1 {
        table.rows[0].cells.iter().flat_map(|cell| cell.paragraphs.clone()).collect()
    } else {
        Vec::new()
    };
    Some(TaskTable { columns: plan, numbering, total, groups, tasks, above })
}

struct Reader<'t, 's, 'r> {
    table: &'t Table,
    columns: &'t [PlanColumn],
    shared: &'r mut Shared<'s>,
    groups: Vec<Group>,
    /// The headings that are open, with the rank of their numbers.
    stack: Vec<(u8, String)>,
    tasks: Vec<Task>,
    total: Option<String>,
}

impl Reader<'_, '_, '_> {
    fn column(&self, kind: Kind) -> Option<&Column> {
        self.columns.iter().map(|column| &column.column).find(|column| column.kind == kind)
    }

    /// The words of a row that are its own, cell by cell.
    fn words_of(&self, row: usize) -> Vec<String> {
        let cells = self.table.rows.get(row).map_or(&[][..], |row| &row.cells);
        cells
            .iter()
            .filter(|cell| !cell.continued)
            .map(Cell::text)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The words of a cell as it is seen.
    fn seen(&self, row: usize, kind: Kind) -> Option<&Cell> {
        self.table.seen(row, self.column(kind)?.at)
    }

    fn row(&mut self, row: usize, head: &[String], first: bool) {
        let words = self.words_of(row);
        if words.is_empty() || words == head {
            return;
        }
        let counts = |text: &String| {
            let bare = text.trim_matches(['(', ')']);
            bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
                || bare.contains('=') && bare.len() < 12
        };
        if first && words.len() > 2 && words.iter().all(counts) {
            self.lose(&words.join(" | "));
            return;
        }
        if self.is_total(row, &words) {
            return;
        }
        if let Some((label, title, rest)) = self.heading(row) {
            self.open(label, &title);
            self.lose(&rest);
            return;
        }
        self.task(row);
    }

    fn lose(&mut self, words: &str) {
        self.shared.report.unplaced(Line::new("import.at.table"), words);
    }

    /// A row with the sum, if what it says is the sum.
    fn is_total(&mut self, row: usize, words: &[String]) -> bool {
        let Some(first) = words.first() else { return false };
        let folded = fold(first);
        if !matches!(
            folded.trim_end_matches([':', '.', ' ']),
            "tong" | "cong" | "tong cong" | "tong so"
        ) {
            return false;
        }
        let Some(column) = self.column(Kind::Budget) else {
            self.lose(&words.join(" | "));
            return true;
        };
        let said = self.table.cell(row, column.at).map(Cell::text).unwrap_or_default();
        let unit = column.money();
        // A sum of what is no number cannot be made again.
        let known = |task: &Task| task.cells.iter().all(|(column, _)| column != "budget");
        let sum = self
            .tasks
            .iter()
            .all(known)
            .then(|| self.tasks.iter().filter_map(|task| task.amount).sum());
        let same =
            unit.is_some_and(|(_, unit)| amount(&said, unit).is_some_and(|said| Some(said) == sum));
        if same && words.len() == 2 {
            self.total = Some(first.clone());
        } else {
            let zeros = unit.map_or(0, |(_, unit)| unit.ilog10());
            self.tell_other_sum(&column.head.clone(), &said, zeros);
            self.lose(&words.join(" | "));
        }
        true
    }

    /// Tells that the sum that a row says is neither that of the rows above it nor that of its heading's.
    /// Nothing is told where something of it is no number.
    fn tell_other_sum(&mut self, head: &str, said: &str, zeros: u32) {
        let value = |task: &Task| {
            let words = task.cells.iter().find(|(column, _)| column == "budget");
            match (words, task.amount) {
                (Some((_, words)), _) => Amount::read(words.join(" ").trim()).map(Some),
                (None, amount) => Some(amount.map(|dong| Amount::of_money(dong, zeros))),
            }
        };
        let group = self.stack.last().map(|(_, id)| id);
        let values: Option<Vec<(bool, Amount)>> = self
            .tasks
            .iter()
            .map(|task| Some((task.group.as_ref() == group, value(task)?)))
            .filter_map(|found| match found {
                Some((within, amount)) => amount.map(|amount| Some((within, amount))),
                None => Some(None),
            })
            .collect();
        let (Some(values), Some(written)) = (values, Amount::read(said)) else { return };
        let sum: Amount = values.iter().map(|(_, amount)| *amount).sum();
        let below: Amount = values.iter().filter(|(within, _)| *within).map(|(_, a)| *a).sum();
        if values.is_empty() || written == sum || written == below {
            return;
        }
        let line = Line::new("import.look.sum").with("head", head).with("written", said);
        self.shared.report.look(line.with("sum", sum));
    }

    /// Number and words of a row that is a heading, and what else stands in it.
    fn heading(&self, row: usize) -> Option<(Option<String>, String, String)> {
        let cells = &self.table.rows.get(row)?.cells;
        let filled: Vec<&Cell> =
            cells.iter().filter(|cell| !cell.continued && !cell.is_blank()).collect();
        let width = self.columns.len();
        let number_at = self.column(Kind::Number).map(|column| column.at);
        let text_at = self.column(Kind::Text)?.at;
        let number = number_at
            .and_then(|at| self.table.cell(row, at))
            .filter(|cell| !cell.continued && cell.span == 1);
        let number = number
            .map(Cell::text)
            .map(|text| text.trim_end_matches(['.', ')', ' ']).to_owned())
            .filter(|text| !text.is_empty());
        // One cell over (nearly) all columns, with a number before it or not.
        let wide = |cell: &&&Cell| cell.span > 1 && cell.span + 2 > width.min(self.table.columns());
        if let Some(cell) = filled.iter().find(wide) {
            let others = filled.len() - 1 - usize::from(number.is_some());
            if others == 0 {
                let (label, title) = match number {
                    Some(number) => (Some(number), cell.text()),
                    None => taken_apart(&cell.text()),
                };
                return Some((label, title, String::new()));
            }
        }
        let text = self.table.cell(row, text_at).filter(|cell| !cell.continued)?;
        let title = text.text();
        let others: Vec<String> = filled
            .iter()
            .filter(|cell| cell.at != text.at && Some(cell.at) != number_at)
            .map(|cell| cell.text())
            .collect();
        let merged = self.columns.iter().any(|column| {
            self.table.cell(row, column.column.at).is_some_and(|cell| cell.continued)
        });
        if let Some(number) = &number
            && !title.is_empty()
        {
            let roman = numbering::from_roman(number).is_some();
            let letter = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
            if roman || letter {
                return Some((Some(number.clone()), title, others.join(" | ")));
            }
            let below = number_at
                .and_then(|at| self.table.cell(row + 1, at))
                .map(Cell::text)
                .unwrap_or_default();
            let counts_on = below.starts_with(&format!("{number}."));
            let bold = text.paragraphs.iter().filter(|p| !p.is_blank()).all(Paragraph::is_bold);
            if others.is_empty() && !merged && (counts_on || bold) {
                return Some((Some(number.clone()), title, String::new()));
            }
            return None;
        }
        let only = filled.len() == 1 && !merged && self.columns.len() > 2;
        let cell = filled.first().filter(|_| only)?;
        let text = cell.text();
        let marked = matches!(
            numbering::marker(&text).map(|m| m.kind),
            Some(numbering::MarkerKind::Roman | numbering::MarkerKind::Capital)
        );
        let bold = cell.paragraphs.iter().filter(|p| !p.is_blank()).all(Paragraph::is_bold);
        if !(marked || bold) {
            return None;
        }
        let (label, title) = taken_apart(&text);
        Some((label, title, String::new()))
    }

    fn open(&mut self, label: Option<String>, title: &str) {
        let rank = label.as_deref().map_or(90, rank);
        while self.stack.last().is_some_and(|(above, _)| *above >= rank) {
            self.stack.pop();
        }
        let id = self.shared.groups.propose(title, "nhom");
        let within = self.stack.last().map(|(_, id)| id.clone());
        self.stack.push((rank, id.clone()));
        self.groups.push(Group { id, label, title: title.to_owned(), within });
    }

    fn task(&mut self, row: usize) {
        let Some(text) = self.seen(row, Kind::Text).cloned() else {
            let words = self.words_of(row).join(" | ");
            self.lose(&words);
            return;
        };
        let lines = text.lines();
        if lines.is_empty() {
            let words = self.words_of(row).join(" | ");
            self.lose(&words);
            return;
        }
        // A month and what is done in it: each dash is a task.
        let split = self.columns.len() == 2
            && self.column(Kind::Time).is_some()
            && lines.len() > 1
            && lines.iter().all(|line| line.dash().is_some_and(|dash| dash != '+'));
        if split {
            for line in lines {
                self.one(row, &[line]);
            }
        } else {
            self.one(row, &lines);
        }
    }

    fn one(&mut self, row: usize, lines: &[Paragraph]) {
        let bare = |line: &Paragraph| match line.dash() {
            Some(dash) => line.without_start(&dash.to_string()),
            None => line.clone(),
        };
        let lines: Vec<Paragraph> = lines.iter().map(bare).collect();
        let Some((first, rest)) = lines.split_first() else { return };
        let id = self.shared.tasks.propose(&first.text(), "viec");
        let mut task = Task {
            id,
            text: markdown::paragraph(first, Within::Value),
            items: rest.iter().map(|line| markdown::paragraph(line, Within::Value)).collect(),
            when: TaskTime::Nothing,
            group: self.stack.last().map(|(_, id)| id.clone()),
            lead: Vec::new(),
            co: Vec::new(),
            amount: None,
            source: None,
            note: None,
            cells: Vec::new(),
            number: self.seen(row, Kind::Number).map(Cell::text).unwrap_or_default(),
        };
        for column in self.columns {
            let Some(cell) = self.table.seen(row, column.column.at) else { continue };
            let lines: Vec<String> = cell.lines().iter().map(Paragraph::text).collect();
            if lines.is_empty() {
                continue;
            }
            self.fill(&mut task, column, &lines);
        }
        self.tasks.push(task);
    }

    /// Puts the words of a cell where they belong.
    fn fill(&mut self, task: &mut Task, column: &PlanColumn, lines: &[String]) {
        let bare = |line: &String| {
            let mut rest = line.as_str();
            // `-nt-` is a word, and no item.
            if Paragraph::of(line).dash().is_some() && !line.ends_with('-') {
                rest =
                    line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '“');
            }
            rest.trim().to_owned()
        };
        let plain: Vec<String> = lines.iter().map(bare).filter(|line| !line.is_empty()).collect();
        let words = squeezed(&lines.join(" "));
        match column.column.kind {
            Kind::Text | Kind::Number => {}
            Kind::Time => self.time(task, &column.column, lines),
            Kind::Lead | Kind::Co => {
                let lead = column.column.kind == Kind::Lead;
                let (ids, exact) = self.units(&plain);
                let named = ids.len();
                let of = if lead { &mut task.lead } else { &mut task.co };
                *of = ids;
                if !exact || named == 0 {
                    let name = if lead { "lead" } else { "co" };
                    task.cells.push((name.to_owned(), plain));
                }
            }
            Kind::Budget => {
                let unit = column.column.money();
                let amount = unit.and_then(|(_, unit)| amount(&words, unit));
                match amount {
                    Some(amount) => task.amount = Some(amount),
                    None => task.cells.push(("budget".to_owned(), plain)),
                }
            }
            Kind::Source if lines.len() == 1 => task.source = Some(words),
            Kind::Note if lines.len() == 1 => task.note = Some(words),
            kind => {
                let name = kind.word().map(str::to_owned).or_else(|| column.id.clone());
                task.cells.extend(name.map(|name| (name, plain)));
            }
        }
    }

    fn time(&mut self, task: &mut Task, column: &Column, lines: &[String]) {
        let words = squeezed(&lines.join("; "));
        let bare = words.trim_end_matches(['.', ';', ' ']);
        let month = |text: &str| text.parse().ok().filter(|month| (1..=12).contains(month));
        let folded = fold(bare);
        let in_months = fold(&column.head).starts_with("thang");
        if let Some(number) = folded.strip_prefix("thang ").and_then(month)
            && bare == format!("Tháng {number}")
        {
            task.when = TaskTime::Month(number);
            return;
        }
        if let Some(number) = month(bare).filter(|_| in_months) {
            // The words are those of the table, the time that of the calendar.
            task.when = TaskTime::Month(number);
            task.cells.push(("time".to_owned(), vec![words.clone()]));
            return;
        }
        if time::parse(bare, self.shared.year).is_ok() {
            task.when = TaskTime::Words(bare.to_owned());
            return;
        }
        self.shared
            .report
            .look(Line::new("import.look.time").with("words", &words).with("task", &task.id));
        task.cells.push(("time".to_owned(), lines.to_vec()));
    }

    /// The units that lines name, split at semicolons only. Also says whether the names alone are the
    /// words of the cell.
    fn units(&mut self, lines: &[String]) -> (Vec<String>, bool) {
        let (mut ids, mut exact) = (Vec::new(), true);
        for name in lines.iter().flat_map(|line| line.split(';')) {
            let name = name.trim().trim_end_matches(['.', ',', ' ']);
            if name.is_empty() {
                continue;
            }
            if !names_a_unit(name) {
                self.shared.report.look(Line::new("import.look.unit").with("words", name));
                exact = false;
                continue;
            }
            let (id, same) = self.shared.units.unit(name);
            exact &= same && !ids.contains(&id);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        (ids, exact)
    }
}

/// The number before a title, and the title.
fn taken_apart(text: &str) -> (Option<String>, String) {
    if let Some(marker) = numbering::marker(text) {
        let label = text[..marker.end].trim_end_matches(['.', ')']);
        return (Some(label.to_owned()), text[marker.end..].trim().to_owned());
    }
    (None, text.to_owned())
}

/// How high a heading with this number stands: the less the higher.
fn rank(label: &str) -> u8 {
    if numbering::from_roman(label).is_some() {
        return 20;
    }
    if label.len() == 1 && label.starts_with(|c: char| c.is_ascii_uppercase()) {
        return 10;
    }
    let parts = label.split('.').filter(|part| !part.is_empty()).count();
    if label.starts_with(|c: char| c.is_ascii_digit()) {
        return 30 + u8::try_from(parts.min(9)).unwrap_or(9);
    }
    if phrase::is_capitals(label) { 10 } else { 50 }
}

/// An amount in đồng that words name, if they are written as the program writes it in that unit.
fn amount(words: &str, unit: u64) -> Option<u64> {
    let amount = Amount::read(words)?;
    (amount.to_string() == words).then(|| amount.dong(unit)).flatten()
}

/// Which way of counting gives the numbers that the rows have. Where none does, the numbers become words
/// of a column of the plan's own.
fn settle_numbers(
    columns: &mut [PlanColumn],
    groups: &[Group],
    tasks: &mut [Task],
    own: &mut Ids,
) -> &'static str {
    let Some(column) = columns.iter_mut().find(|column| column.column.kind == Kind::Number) else {
        return "continue";
    };
    let bare = |text: &str| text.trim_end_matches(['.', ')', ' ']).to_owned();
    let counted = |way: &str| {
        let mut before: Option<&Option<String>> = None;
        let mut n = 0;
        tasks.iter().all(|task| {
            if way != "continue" && before.is_some_and(|before| *before != task.group) {
                n = 0;
            }
            before = Some(&task.group);
            n += 1;
            let label = groups.iter().find(|group| Some(&group.id) == task.group.as_ref());
            let label = label.and_then(|group| group.label.as_deref());
            let wanted = match label {
                Some(label) if way == "outline" => format!("{label}.{n}"),
                _ => n.to_string(),
            };
            bare(&task.number) == wanted
        })
    };
    if let Some(way) = ["continue", "restart", "outline"].into_iter().find(|way| counted(way)) {
        return way;
    }
    let id = own.propose(&column.column.head, "stt");
    column.column.kind = Kind::Own;
    column.id = Some(id.clone());
    for task in tasks {
        if !task.number.is_empty() {
            task.cells.insert(0, (id.clone(), vec![task.number.clone()]));
        }
    }
    "continue"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_only_where_they_are_written_back_alike() {
        for (words, unit, found) in [
            ("1.500", 1_000_000, Some(1_500_000_000)),
            ("12,5", 1_000_000, Some(12_500_000)),
            ("0", 1, Some(0)),
            ("1500", 1_000_000, None),
            ("12,50", 1_000_000, None),
            ("12,5", 1, None),
            ("khoảng 12", 1, None),
            ("1.500 triệu", 1, None),
            ("", 1, None),
            ("99999999999999999999", 1, None),
        ] {
            assert_eq!(amount(words, unit), found, "{words}");
        }
    }
}
