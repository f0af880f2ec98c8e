//! The table of an office's own plan as new tasks. What its columns say in words finds its field where it
//! names something that the workspace knows, and else stands in `cells`, word for word. What finds no
//! place is told of.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Cell, Grid};
use super::head::{Head, Meaning};
use super::known::Known;
use super::own::shown;
use crate::diagnostic::{Diagnostic, Line};
use crate::language::amount::Amount;
use crate::language::{fold, numbering, time};
use crate::markup::{self, Inline};
use crate::model::Id;
use crate::source::{Place, SourceFile};
use crate::workspace::{Field, NewGroup, TaskRow};

/// How many places of merged cells are looked at.
const MAX_FILLED: usize = 1_000_000;

/// How many words of a title the id of its heading is made from.
const WORDS_OF_ID: usize = 6;

/// What a table becomes.
#[derive(Debug, Default)]
pub struct Tasks {
    /// The tasks.
    pub rows: Vec<TaskRow>,
    /// Headings that the plan does not have.
    pub groups: Vec<NewGroup>,
}

/// The words of a row by the column's meaning, each with its column.
struct Row<'h> {
    number: String,
    text: String,
    others: Vec<(&'h Meaning, u32, Cell)>,
}

/// Reads the rows below a head.
pub fn tasks(
    grid: &Grid,
    head: &Head,
    columns: &BTreeMap<u32, (Meaning, String)>,
    known: &Known,
    findings: &mut Vec<Diagnostic>,
) -> Tasks {
    let mut work = Work {
        grid,
        columns,
        known,
        filled: filled(grid, head.bottom),
        tasks: Tasks::default(),
        group: None,
        texts: known.tasks.iter().map(|(id, words)| (words.clone(), (*id).to_owned())).collect(),
        skipped: false,
    };
    let above: Vec<String> = grid
        .rows
        .range(..head.top)
        .map(|(_, cells)| cells.values().map(Cell::words).collect::<Vec<_>>().join(" "))
        .collect();
    if !above.is_empty() {
        let finding = Diagnostic::warning("sheet-titles").with("words", above.join(" / "));
        findings.push(finding.of(&grid.sheet_place().into_iter().collect::<Vec<_>>()));
    }
    for row in grid.rows.range(head.bottom + 1..).map(|(row, _)| *row) {
        work.row(row, findings);
    }
    work.tasks
}

/// Places inside of merged cells by the row in which their words stand.
fn filled(grid: &Grid, below: u32) -> BTreeMap<(u32, u32), u32> {
    let mut filled = BTreeMap::new();
    for merge in &grid.merges {
        if merge.top <= below || merge.bottom <= merge.top {
            continue;
        }
        for (row, _) in grid.rows.range(merge.top + 1..=merge.bottom) {
            if filled.len() >= MAX_FILLED {
                return filled;
            }
            filled.insert((*row, merge.left), merge.top);
        }
    }
    filled
}

struct Work<'w> {
    grid: &'w Grid,
    columns: &'w BTreeMap<u32, (Meaning, String)>,
    known: &'w Known<'w>,
    filled: BTreeMap<(u32, u32), u32>,
    tasks: Tasks,
    /// The heading that rows stand under.
    group: Option<String>,
    /// The words of the tasks that there are.
    texts: BTreeMap<String, String>,
    /// Whether the row before was left out because its task is there.
    skipped: bool,
}

impl Work<'_> {
    fn column(&self, wanted: &Meaning) -> Option<u32> {
        self.columns.iter().find(|(_, (meaning, _))| meaning == wanted).map(|(column, _)| *column)
    }

    fn row(&mut self, row: u32, findings: &mut Vec<Diagnostic>) {
        let cells = &self.grid.rows[&row];
        let mut read = Row { number: String::new(), text: String::new(), others: Vec::new() };
        for (column, (meaning, _)) in self.columns {
            let own = cells.get(column);
            let from_above = self.filled.get(&(row, *column));
            let cell = match (own, meaning, from_above) {
                (None, Meaning::Number | Meaning::Text, _) | (None, _, None) => continue,
                (None, _, Some(top)) => self.grid.cell(*top, *column),
                (own, ..) => own,
            };
            let Some(cell) = cell else { continue };
            let place = self.grid.place(row, *column);
            match (shown(Some(cell), &place, findings), meaning) {
                (Some(words), Meaning::Number) => words.trim().clone_into(&mut read.number),
                (Some(words), Meaning::Text) => read.text = words,
                (Some(_), meaning) => read.others.push((meaning, *column, cell.clone())),
                (None, _) => {}
            }
        }
        // What stands beside the table has no head word.
        let beside: Vec<String> = cells
            .iter()
            .filter(|(column, _)| !self.columns.contains_key(column))
            .map(|(_, cell)| cell.words())
            .collect();
        if !beside.is_empty() {
            self.left(row, &beside.join(" "), "sheet-left.headless", findings);
        }
        let empty = read.text.trim().is_empty() && read.others.is_empty() && read.number.is_empty();
        if empty || self.is_head_again(row) || self.is_numbers(&read) {
            return;
        }
        let only_own = |(_, column, _): &(&Meaning, u32, Cell)| cells.contains_key(column);
        let others = read.others.iter().filter(|other| only_own(other)).count();
        if others == 0 && self.is_heading(row, &read) {
            self.heading(&read);
            return;
        }
        let text = folded(&read.text);
        if ["tong", "tong-cong", "cong", "tong-so"].contains(&fold::slug(&text).as_str()) {
            self.left(row, &self.all(row), "sheet-left.total", findings);
        } else if text.is_empty() {
            self.more(row, &read, findings);
        } else {
            self.task(row, &read, findings);
        }
    }

    /// The words of a row.
    fn all(&self, row: u32) -> String {
        let cells = self.grid.rows.get(&row).into_iter().flatten();
        cells.map(|(_, cell)| folded(&cell.words())).collect::<Vec<_>>().join(" | ")
    }

    fn left(&self, row: u32, words: &str, hint: &'static str, findings: &mut Vec<Diagnostic>) {
        let finding =
            Diagnostic::warning("sheet-left").with("row", row).with("words", folded(words));
        let place: Vec<Line> = self.grid.sheet_place().into_iter().collect();
        findings.push(finding.of(&place).hint(Line::new(hint)));
    }

    /// A head that stands on each printed page.
    fn is_head_again(&self, row: u32) -> bool {
        let cells = &self.grid.rows[&row];
        cells.len() > 1
            && cells.iter().all(|(column, cell)| {
                self.columns.get(column).is_some_and(|(_, head)| *head == folded(&cell.words()))
            })
    }

    /// The numbers of the columns below their heads: `(1) (2) (3)`, `A B 1 2`.
    fn is_numbers(&self, row: &Row) -> bool {
        let others = row.others.iter().map(|(.., cell)| cell.words());
        let all: Vec<String> =
            [row.number.clone(), row.text.clone()].into_iter().chain(others).collect();
        let short = |words: &String| {
            let bare = words.trim().trim_matches(['(', ')', '[', ']']);
            bare.is_empty()
                || (bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit()))
                || (bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase()))
        };
        self.tasks.rows.is_empty() && all.len() > 2 && all.iter().all(short)
    }

    /// A row that is a heading: its number is a Roman one or a letter, or one cell goes over the columns.
    fn is_heading(&self, row: u32, read: &Row) -> bool {
        if read.text.trim().is_empty() && read.number.is_empty() {
            return false;
        }
        let label = read.number.trim_end_matches(['.', ')', ' ']);
        let wide = self.grid.merges.iter().any(|merge| {
            merge.top <= row
                && row <= merge.bottom
                && merge.right >= merge.left + 2
                && self.grid.cell(row, merge.left).is_some()
        });
        let numbered = !read.text.trim().is_empty() && is_label(label);
        let in_words = read.number.is_empty() || read.text.trim().is_empty();
        let words = if read.text.trim().is_empty() { &read.number } else { &read.text };
        numbered
            || (wide && !read.text.is_empty())
            || (in_words && (wide || split(words).0.is_some()))
    }

    fn heading(&mut self, read: &Row) {
        let (label, title) = if read.number.is_empty() || read.text.trim().is_empty() {
            let words = if read.text.trim().is_empty() { &read.number } else { &read.text };
            let (label, title) = split(words);
            (label.map(str::to_owned), folded(title))
        } else {
            let label = read.number.trim_end_matches(['.', ')', ' ']).to_owned();
            (Some(label), folded(&read.text))
        };
        let title = title.trim_end_matches([':', '.']).to_owned();
        let same = |known: &str| fold::slug(known) == fold::slug(&title);
        let there =
            self.known.groups.iter().find(|(_, known)| same(known)).map(|(id, _)| (*id).to_owned());
        let new = || self.tasks.groups.iter().find(|group| same(&group.title));
        if let Some(id) = there.or_else(|| Some(new()?.id.clone())) {
            self.group = Some(id);
            return;
        }
        let taken: BTreeSet<&str> = self
            .known
            .groups
            .iter()
            .map(|(id, _)| *id)
            .chain(self.tasks.groups.iter().map(|group| group.id.as_str()))
            .collect();
        let slug = fold::slug(&title);
        let words: Vec<&str> = slug.split('-').take(WORDS_OF_ID).collect();
        let base: String = words.join("-").chars().take(Id::MAX_LENGTH - 6).collect();
        let base = base.trim_end_matches('-');
        let base = if Id::new(base).is_some() { base } else { "nhom" };
        let mut id = base.to_owned();
        let mut n = 1;
        while taken.contains(id.as_str()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        self.tasks.groups.push(NewGroup { id: id.clone(), label, title });
        self.group = Some(id);
    }

    /// A row without words of its own: more of the row above, where cells there go over both.
    fn more(&mut self, row: u32, read: &Row, findings: &mut Vec<Diagnostic>) {
        let text = self.column(&Meaning::Text);
        let goes_on = text.is_some_and(|column| self.filled.contains_key(&(row, column)));
        let own = |column: &u32| self.grid.cell(row, *column).is_some();
        if !goes_on || (self.tasks.rows.is_empty() && !self.skipped) {
            self.left(row, &self.all(row), "sheet-left.no-text", findings);
            return;
        }
        if self.skipped {
            return;
        }
        let mut words = BTreeMap::new();
        for (meaning, column, cell) in read.others.iter().filter(|(_, column, _)| own(column)) {
            self.put(row, *column, meaning, cell, &mut words, findings);
        }
        let Some(last) = self.tasks.rows.last_mut() else { return };
        for (field, more) in words {
            match last.words.get_mut(&field) {
                Some(words) if field.has_lines() => {
                    *words = field.tidy(&format!("{words}\n{more}"));
                }
                Some(words) if field == Field::When && more == "-" => {
                    let _ = words;
                }
                Some(_) => {
                    let finding =
                        Diagnostic::warning("sheet-left").with("row", row).with("words", more);
                    let place: Vec<Line> = self.grid.sheet_place().into_iter().collect();
                    findings.push(finding.of(&place).hint(Line::new("sheet-left.second")));
                }
                None => {
                    last.words.insert(field, more);
                }
            }
        }
    }

    fn task(&mut self, row: u32, read: &Row, findings: &mut Vec<Diagnostic>) {
        let (text, items) = parts(&read.text);
        if let Some(id) = self.texts.get(&text) {
            let place = self.column(&Meaning::Text).map(|column| self.grid.place(row, column));
            let finding = Diagnostic::warning("sheet-there").with("id", id);
            findings.push(finding.of(&place.unwrap_or_default()));
            self.skipped = true;
            return;
        }
        self.skipped = false;
        let mut words = BTreeMap::from([(Field::Text, literal(&text))]);
        if !items.is_empty() {
            words.insert(
                Field::Items,
                items.iter().map(|item| literal(item)).collect::<Vec<_>>().join("\n"),
            );
        }
        if let Some(group) = &self.group {
            words.insert(Field::Group, group.clone());
        }
        for (meaning, column, cell) in &read.others {
            self.put(row, *column, meaning, cell, &mut words, findings);
        }
        if !words.contains_key(&Field::When) && !words.contains_key(&Field::Month) {
            words.insert(Field::When, "-".to_owned());
        }
        self.tasks.rows.push(TaskRow { words });
    }

    /// Gives the words of a cell their place.
    fn put(
        &self,
        row: u32,
        column: u32,
        meaning: &Meaning,
        cell: &Cell,
        words: &mut BTreeMap<Field, String>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let said = cell.words();
        let own = |name: &str| Field::Cell(name.to_owned());
        let lines = own("x").tidy(&said);
        let mut kept = |id, name: &'static str, hint| {
            let finding = Diagnostic::warning(id).with("words", folded(&said));
            findings.push(finding.of(&self.grid.place(row, column)).hint(Line::new(hint)));
            (own(name), lines.clone())
        };
        let (field, value) = match meaning {
            Meaning::Number | Meaning::Text => return,
            Meaning::Units(field) => match self.units(&said) {
                Some(units) if units.len() == 1 || *field != Field::Advised => {
                    (field.clone(), units.join("\n"))
                }
                _ => {
                    let (_, name) = (field, field.path().0);
                    let name = ["lead", "co", "advised"].into_iter().find(|known| *known == name);
                    kept("sheet-unit-kept", name.unwrap_or("lead"), "sheet-unit-kept.register")
                }
            },
            Meaning::Month => match folded(&said).parse::<u32>() {
                Ok(month) if (1..=12).contains(&month) => (Field::Month, month.to_string()),
                _ => self.time(&said, kept),
            },
            Meaning::Time => self.time(&said, kept),
            Meaning::Product => {
                let title = folded(&said).to_lowercase();
                let known = self.known.deliverables.iter();
                match known.into_iter().find(|(_, known, _)| folded(known).to_lowercase() == title)
                {
                    Some((id, ..)) => (Field::Deliverables, (*id).to_owned()),
                    None => (own("product"), lines),
                }
            }
            Meaning::Budget(unit) => match amount(cell, *unit) {
                Some(amount) => (Field::Amount, amount.to_string()),
                None => kept("sheet-budget-kept", "budget", "expected-amount.form"),
            },
            Meaning::Source => (Field::Source, folded(&said)),
            Meaning::Note => (Field::Note, folded(&said)),
            Meaning::Indicators => (own("indicators"), lines),
            Meaning::Own(id) => (own(id), lines),
        };
        // A month beside a time in words: the words say more.
        match field {
            Field::Month if words.contains_key(&Field::When) => {}
            Field::When => {
                words.remove(&Field::Month);
                words.insert(field, value);
            }
            _ => {
                if field == own("time") {
                    words.insert(Field::When, "-".to_owned());
                    words.remove(&Field::Month);
                }
                words.insert(field, value);
            }
        }
    }

    fn time(
        &self,
        said: &str,
        kept: impl FnOnce(&'static str, &'static str, &'static str) -> (Field, String),
    ) -> (Field, String) {
        let words = folded(said);
        match time::parse(&words, self.known.scope) {
            Ok(_) if !words.starts_with('{') => (Field::When, words),
            _ => kept("sheet-time-kept", "time", "when-unknown.forms"),
        }
    }

    /// The units that a cell names, if it names nothing else: each on a line, or between commas.
    fn units(&self, said: &str) -> Option<Vec<String>> {
        let bare = |name: &str| {
            let name = name.trim().trim_start_matches(['-', '+', '•', '–']).trim();
            name.trim_end_matches(['.', ';', ',']).trim_end().to_owned()
        };
        let splits: [&[char]; 3] = [&[], &['\n', ';'], &['\n', ';', ',']];
        splits.into_iter().find_map(|split| {
            let names: Vec<String> =
                said.split(split).map(bare).filter(|name| !name.is_empty()).collect();
            let ids = names.iter().map(|name| self.known.unit(name));
            let mut ids: Vec<String> = ids.collect::<Option<_>>()?;
            let mut seen = BTreeSet::new();
            ids.retain(|id| seen.insert(id.clone()));
            (!ids.is_empty()).then_some(ids)
        })
    }
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a number is that of a heading: a Roman one, or a letter.
fn is_label(label: &str) -> bool {
    numbering::from_roman(label).is_some()
        || (label.chars().count() == 1 && label.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ'))
}

/// `II. Tuyên truyền` as its number and its title.
fn split(words: &str) -> (Option<&str>, &str) {
    match words.trim().split_once(['.', ')', '/']) {
        Some((label, title)) if is_label(label.trim()) && !title.trim().is_empty() => {
            (Some(label.trim()), title.trim())
        }
        _ => (None, words),
    }
}

/// The words of a task and its further lines, which begin with a dash.
fn parts(words: &str) -> (String, Vec<String>) {
    let mut text = Vec::new();
    let mut items: Vec<String> = Vec::new();
    for line in words.lines().map(folded).filter(|line| !line.is_empty()) {
        match line.strip_prefix(['-', '–', '•', '+', '*']).map(str::trim_start) {
            Some(item) if !text.is_empty() && !item.is_empty() => items.push(item.to_owned()),
            _ => match items.last_mut() {
                Some(item) => *item = format!("{item} {line}"),
                None => text.push(line),
            },
        }
    }
    (text.join(" "), items)
}

/// Words so that no sign in them is read as markup.
fn literal(words: &str) -> String {
    if is_literal(words, words) {
        return words.to_owned();
    }
    let mut escaped = String::with_capacity(words.len() + 8);
    // `1. ` begins a list.
    let number = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in words.char_indices() {
        if at == number && number > 0 && ".)".contains(c) {
            escaped.push('\\');
        }
        if "\\*_`[]<>{}~&|#!".contains(c) || (at == 0 && c.is_ascii_punctuation()) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if is_literal(&escaped, words) { escaped } else { words.to_owned() }
}

fn is_literal(written: &str, words: &str) -> bool {
    let place = Place::new(&SourceFile::built_in("", ""), 0..0);
    let (inlines, findings) = markup::inlines(written, &place);
    let plain = inlines.iter().all(|inline| matches!(inline, Inline::Text(_)));
    plain && findings.is_empty() && markup::plain(&inlines) == words
}

/// An amount of money in đồng.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the range is looked at"
)]
fn amount(cell: &Cell, unit: u64) -> Option<u64> {
    let whole = |number: f64| {
        let amount = number * unit as f64;
        let rounded = amount.round();
        let exact = (amount - rounded).abs() < 1e-4 && (0.0..9e15).contains(&rounded);
        exact.then_some(rounded as u64)
    };
    match cell {
        Cell::Number(number) => whole(*number),
        Cell::Text(words) => {
            let words = folded(words).to_lowercase();
            let words =
                words.strip_suffix("đồng").or(words.strip_suffix('đ')).unwrap_or(&words).trim_end();
            let digits: String = words.chars().filter(|c| *c != ' ').collect();
            // Three figures behind a comma may as well be thousands.
            let doubtful = digits.split_once(',').is_some_and(|(_, part)| part.len() > 2);
            // A dash stands for no amount.
            let named = digits.contains(|c: char| c.is_ascii_digit()) && !doubtful;
            Amount::read(&digits).filter(|_| named)?.dong(unit)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_are_no_markup() {
        for words in
            ["Họp * khối *", "Số [1] <b>", "a_b_ *c*", "# Họp", "1. Họp", "- a", "Số {{a}}"]
        {
            let literal = literal(words);
            assert!(is_literal(&literal, words), "{words}: {literal}");
        }
        assert_eq!(literal("Họp (lần 1) & báo cáo"), "Họp (lần 1) & báo cáo");
    }

    #[test]
    fn a_cell_of_several_lines() {
        let (text, items) = parts("Cải cách thể chế:\n- Rà soát\n  văn bản\n- Sửa đổi\n");
        assert_eq!(text, "Cải cách thể chế:");
        assert_eq!(items, ["Rà soát văn bản", "Sửa đổi"]);
        assert_eq!(parts("Một\nhai").0, "Một hai");
        assert_eq!(parts("- Một").0, "- Một");
    }

    #[test]
    fn money_as_offices_write_it() {
        let text = |words: &str| Cell::Text(words.to_owned());
        for (cell, unit, expected) in [
            (Cell::Number(15.5), 1_000_000, Some(15_500_000)),
            (Cell::Number(15_000_000.0), 1, Some(15_000_000)),
            (Cell::Number(0.1), 1, None),
            (Cell::Number(-5.0), 1, None),
            (Cell::Number(1e300), 1, None),
            (text("15.000.000 đồng"), 1, Some(15_000_000)),
            (text("12,5"), 1_000_000, Some(12_500_000)),
            (text("12,500"), 1, None),
            (text("1.5"), 1_000_000, None),
            (text("15 000 000đ"), 1, Some(15_000_000)),
            (text("-"), 1, None),
            (text("Theo dự toán"), 1, None),
        ] {
            assert_eq!(amount(&cell, unit), expected, "{cell:?}");
        }
    }

    #[test]
    fn headings_by_their_number() {
        assert_eq!(split("II. Tuyên truyền"), (Some("II"), "Tuyên truyền"));
        assert_eq!(split("A/ Chung"), (Some("A"), "Chung"));
        assert_eq!(split("UBND. Họp"), (None, "UBND. Họp"));
        assert!(is_label("IV") && is_label("B") && !is_label("1") && !is_label(""));
    }
}
