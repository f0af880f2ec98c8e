//! The tasks and the deadlines as a spreadsheet (bảng tính, Office Open XML), to be sorted, filtered
//! and printed. Days are real dates; words are never read as formulas.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::edition::{Edition, wording};
use crate::language::{date, phrase};
use crate::model::{Id, Obligation, Part, Period, Reference, Task};

/// The most characters that a cell holds (Excel specifications and limits), with room for `CUT`.
const LONGEST: usize = 32_000;
/// What stands at the end of words that a cell cannot hold.
const CUT: &str = "… (xem toàn văn trong ke-hoach.json)";
/// The most rows below the heading: one less than a sheet holds. Files end long before that.
const MOST: usize = 1_048_575;
/// ISO A4, in the numbers of the format.
const A4: u8 = 9;

/// A cell.
enum Cell {
    Empty,
    Text(String),
    Number(u32),
    Day(NaiveDate),
}

impl Cell {
    fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// A column: its heading, its width in characters, and whether it stands also where all its cells
/// are empty.
struct Column {
    heading: &'static str,
    width: u8,
    always: bool,
}

const fn always(heading: &'static str, width: u8) -> Column {
    Column { heading, width, always: true }
}

const fn if_used(heading: &'static str, width: u8) -> Column {
    Column { heading, width, always: false }
}

/// A table on a sheet of its own.
struct Table {
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Leaves out the columns that no row fills.
    fn shown(mut self) -> Self {
        let shown: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(n, column)| {
                column.always
                    || self.rows.iter().any(|row| !matches!(row.get(n), None | Some(Cell::Empty)))
            })
            .collect();
        let keep = |n: usize| shown.get(n).copied().unwrap_or_default();
        let mut n = 0..;
        self.columns.retain(|_| n.next().is_some_and(keep));
        for row in &mut self.rows {
            let mut n = 0..;
            row.retain(|_| n.next().is_some_and(keep));
        }
        self
    }
}

/// The spreadsheet of a plan, before it is written.
pub struct Spreadsheet {
    title: String,
    agency: String,
    stamp: NaiveDate,
    tables: [Table; 2],
}

impl Spreadsheet {
    /// What the spreadsheet of a plan holds.
    pub fn of(edition: &Edition) -> Self {
        let document = &edition.plan.document;
        let mut title = wording::title(document);
        if document.is_draft() {
            title.insert_str(0, "Dự thảo: ");
        }
        Self {
            title,
            agency: edition.agency.name.clone(),
            stamp: edition.plan.stamp(),
            tables: [tasks(edition).shown(), deadlines(edition).shown()],
        }
    }

    /// Everything that the bytes depend on, for a digest.
    pub fn inputs(&self) -> Vec<u8> {
        let mut words = vec![self.title.clone(), self.agency.clone(), self.stamp.to_string()];
        for table in &self.tables {
            words.extend(table.columns.iter().map(|column| column.heading.to_owned()));
            words.extend(table.rows.iter().flatten().map(|cell| match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => format!("t{text}"),
                Cell::Number(number) => format!("n{number}"),
                Cell::Day(day) => format!("d{day}"),
            }));
        }
        // Strings have nothing that could fail to become JSON, which keeps their borders.
        serde_json::to_vec(&words).unwrap_or_default()
    }

    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        // What Excel limits is kept to above, and writing to memory fails for no reason that a
        // reader could mend.
        self.workbook().unwrap_or_default()
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let stamp = excel(self.stamp)?;
        let properties = DocProperties::new()
            .set_title(&self.title)
            .set_author(&self.agency)
            .set_company(&self.agency)
            .set_creation_datetime(&stamp);
        workbook.set_properties(&properties);
        for table in &self.tables {
            self.sheet(workbook.add_worksheet(), table)?;
        }
        workbook.save_to_buffer()
    }

    fn sheet(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
        let plain = || Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell = || plain().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let heading = cell()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00F3_EBDD));
        let text = cell().set_text_wrap();
        // Otherwise a cell that is opened and left again would become a formula.
        let quoted = cell().set_text_wrap().set_quote_prefix();
        let number = cell().set_align(FormatAlign::Center);
        let day = cell().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center);

        sheet.set_name(table.name)?;
        for (n, column) in (0..).zip(&table.columns) {
            sheet.set_column_width(n, column.width)?;
            sheet.write_string_with_format(0, n, column.heading, &heading)?;
        }
        for (r, row) in (1..).zip(table.rows.iter().take(MOST)) {
            for (c, value) in (0..).zip(row) {
                match value {
                    Cell::Empty => sheet.write_blank(r, c, &text)?,
                    Cell::Text(words) if words.starts_with(['=', '+', '-', '@']) => {
                        sheet.write_string_with_format(r, c, fitting(words), &quoted)?
                    }
                    Cell::Text(words) => {
                        sheet.write_string_with_format(r, c, fitting(words), &text)?
                    }
                    Cell::Number(n) => sheet.write_number_with_format(r, c, *n, &number)?,
                    Cell::Day(date) => {
                        sheet.write_datetime_with_format(r, c, &excel(*date)?, &day)?
                    }
                };
            }
        }
        let last_row = u32::try_from(table.rows.len().min(MOST)).unwrap_or_default();
        let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or_default();
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_paper_size(A4);
        sheet.set_landscape();
        // As wide as one page, as long as it takes.
        sheet.set_print_fit_to_pages(1, 0);
        // Inches; the decree's margins are for documents, this is a working paper.
        sheet.set_margins(0.6, 0.6, 0.8, 0.7, 0.4, 0.4);
        sheet.set_header(format!("&C{}", self.printed_title()));
        sheet.set_footer("&L&A&RTrang &P/&N");
        Ok(())
    }

    /// The title above each printed page: `&` has a meaning there, and 255 characters are the most.
    fn printed_title(&self) -> String {
        wording::beginning(&self.title, 110).replace('&', "&&")
    }
}

/// The words as a cell can hold them.
fn fitting(words: &str) -> String {
    // Excel counts UTF-16 units.
    if words.encode_utf16().count() <= LONGEST {
        return words.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST
    };
    words.chars().take_while(fits).chain(CUT.chars()).collect()
}

fn excel(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: u32| u8::try_from(n).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn tasks(edition: &Edition) -> Table {
    let columns = vec![
        always("Mã", 18),
        always("Năm", 7),
        always("Tháng", 8),
        always("Thời gian", 14),
        always("Từ ngày", 12),
        always("Đến ngày", 12),
        always("Nội dung", 60),
        if_used("Kỳ", 16),
        if_used("Chủ trì", 22),
        if_used("Phối hợp", 22),
        if_used("Tham mưu cho", 22),
        if_used("Ban hành", 22),
        if_used("Đơn vị được nêu tên", 30),
        if_used("Sản phẩm", 24),
        if_used("Ghi chú", 24),
    ];
    let rows = edition.plan.tasks.iter().map(|task| task_row(edition, task)).collect();
    Table { name: "Công việc", columns, rows }
}

fn task_row(edition: &Edition, task: &Task) -> Vec<Cell> {
    let last = task.when.last_day(edition.plan.before);
    let parts = task.parts();
    let part = |wanted: Part| {
        let units = parts.iter().find(|(part, _)| *part == wanted);
        names(edition, units.map_or(&[][..], |(_, units)| units))
    };
    let deliverables = task.deliverables.iter().map(|stage| {
        let wanted = &stage.deliverable.value;
        let all = &edition.plan.deliverables;
        let found = all.iter().find(|deliverable| deliverable.id.value == *wanted);
        found.map_or(wanted.as_str(), |deliverable| deliverable.title.as_str())
    });
    vec![
        Cell::text(task.id.value.as_str()),
        last.and_then(|day| u32::try_from(day.year()).ok()).map_or(Cell::Empty, Cell::Number),
        last.map_or(Cell::Empty, |day| Cell::Number(day.month())),
        Cell::text(&task.when_words),
        Cell::day(task.when.first_day()),
        Cell::day(last),
        Cell::text(task.words()),
        Cell::text(task.about.map(Period::words).unwrap_or_default()),
        part(Part::Leads),
        part(Part::TakesPart),
        part(Part::IsAdvised),
        part(Part::Issues),
        part(Part::IsNamed),
        Cell::text(deliverables.collect::<Vec<_>>().join("; ")),
        Cell::text(task.note.as_deref().map(String::as_str).unwrap_or_default()),
    ]
}

fn deadlines(edition: &Edition) -> Table {
    let columns = vec![
        always("Mã", 18),
        always("Việc phải gửi", 30),
        always("Hạn chót", 12),
        always("Thứ", 11),
        always("Ngày làm việc cuối", 14),
        always("Thời gian", 20),
        always("Nội dung", 60),
        if_used("Đơn vị phải gửi", 30),
        if_used("Gửi đến", 22),
        if_used("Qua", 22),
    ];
    let mut rows: Vec<Vec<Cell>> = edition
        .deadlines
        .iter()
        .map(|deadline| {
            let working_day = Some(deadline.last_working_day);
            owed_row(edition, deadline.obligation, Some(deadline.last_day), working_day)
        })
        .collect();
    // What is due on no known day stands below.
    rows.extend(edition.undated().map(|obligation| owed_row(edition, obligation, None, None)));
    Table { name: "Hạn chót", columns, rows }
}

fn owed_row(
    edition: &Edition,
    obligation: &Obligation,
    last_day: Option<NaiveDate>,
    working_day: Option<NaiveDate>,
) -> Vec<Cell> {
    let name = |id: &Option<Reference>| {
        Cell::text(id.as_ref().map(|id| unit(edition, &id.value)).unwrap_or_default())
    };
    let weekday = last_day.map(date::weekday).map(phrase::capitalised);
    vec![
        Cell::text(obligation.id.value.as_str()),
        Cell::text(obligation.title.as_str()),
        Cell::day(last_day),
        Cell::text(weekday.unwrap_or_default()),
        Cell::day(working_day),
        Cell::text(&obligation.when_words),
        Cell::text(obligation.words()),
        names(edition, &obligation.who.iter().collect::<Vec<_>>()),
        name(&obligation.to),
        name(&obligation.via),
    ]
}

fn names(edition: &Edition, ids: &[&Reference]) -> Cell {
    let names: Vec<&str> = ids.iter().map(|id| unit(edition, &id.value)).collect();
    Cell::text(names.join("; "))
}

fn unit<'e>(edition: &'e Edition, id: &'e Id) -> &'e str {
    edition.unit_name(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_cell_cannot_hold_end_with_where_to_read_on() {
        assert_eq!(fitting("Tháng 3"), "Tháng 3");
        let long = "à".repeat(LONGEST + 1);
        let cut = fitting(&long);
        assert!(cut.ends_with(CUT), "{}", cut.len());
        assert!(cut.encode_utf16().count() < 32_767);
        assert_eq!(fitting(&"à".repeat(LONGEST)).chars().count(), LONGEST);
    }

    #[test]
    fn columns_that_no_row_fills_are_left_out() {
        let table = Table {
            name: "x",
            columns: vec![always("a", 1), if_used("b", 1), if_used("c", 1)],
            rows: vec![
                vec![Cell::Empty, Cell::Empty, Cell::Number(1)],
                vec![Cell::Empty, Cell::Empty, Cell::Empty],
            ],
        };
        let shown = table.shown();
        assert_eq!(shown.columns.iter().map(|c| c.heading).collect::<Vec<_>>(), ["a", "c"]);
        assert!(matches!(shown.rows[0][..], [Cell::Empty, Cell::Number(1)]));
    }
}
