//! The tasks of a plan's file as a table to work on (bảng làm việc). It holds what is not published, and so
//! is no part of a site: it is written where somebody asks for it.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::output;
use crate::workspace::{Field, TaskRows};

/// The most characters that a cell holds (Excel specifications and limits).
pub const LONGEST: usize = 32_767;

/// The name of the sheet with the tasks.
const TASKS: &str = "Công việc";
/// The name of the sheet with the ids that cells may refer to.
const IDS: &str = "Mã dùng được";

/// What cells may refer to: what kind of record, its id, its name.
pub type Name = [String; 3];

/// The bytes of a CSV file.
#[must_use]
pub fn csv(table: &TaskRows) -> Vec<u8> {
    output::exact_table(table.fields.iter().map(Field::head), &table.rows)
}

/// The row, from 1, and the column of a cell that is longer than a spreadsheet can hold.
#[must_use]
pub fn too_long(table: &TaskRows) -> Option<(usize, &Field)> {
    // Excel counts UTF-16 units.
    table.rows.iter().enumerate().find_map(|(n, row)| {
        let long = row.iter().position(|cell| cell.encode_utf16().count() > LONGEST)?;
        Some((n + 1, table.fields.get(long)?))
    })
}

/// The bytes of a spreadsheet. Every cell is text, so that neither a day nor a number nor a formula is made
/// of what somebody types.
#[must_use]
pub fn xlsx(table: &TaskRows, names: &[Name]) -> Vec<u8> {
    // What Excel limits has been looked at, and writing to memory fails for no reason that a reader could
    // mend.
    workbook(table, names).unwrap_or_default()
}

fn workbook(table: &TaskRows, names: &[Name]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(TASKS)?;
    let heads: Vec<(String, u8, bool)> = table
        .fields
        .iter()
        .map(|field| (field.head(), width(field), field.is_internal()))
        .collect();
    fill(sheet, &heads, &table.rows)?;
    // New rows are text, too.
    let text = cell();
    for (n, (_, width, _)) in (0..).zip(&heads) {
        sheet.set_column_format(n, &text)?;
        sheet.set_column_width(n, *width)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(IDS)?;
    let heads = [("Loại", 16), ("Mã dùng trong bảng", 34), ("Tên", 70)];
    let heads: Vec<_> =
        heads.into_iter().map(|(head, width)| (head.to_owned(), width, false)).collect();
    fill(sheet, &heads, names)?;
    // To look things up in; what is changed here is read by nobody.
    sheet.protect_with_options(&ProtectionOptions {
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    workbook.save_to_buffer()
}

fn cell() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_num_format("@")
        .set_text_wrap()
}

fn fill<R: AsRef<[String]>>(
    sheet: &mut Worksheet,
    heads: &[(String, u8, bool)],
    rows: &[R],
) -> Result<(), XlsxError> {
    let heading = |internal| {
        let colour = if internal { 0x00F4_CCCC } else { 0x00F3_EBDD };
        cell()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(colour))
    };
    let text = cell();
    // Otherwise a cell that is opened and left again would become a formula.
    let quoted = cell().set_quote_prefix();
    for (n, (head, width, internal)) in (0..).zip(heads) {
        sheet.set_column_width(n, *width)?;
        sheet.write_string_with_format(0, n, head, &heading(*internal))?;
    }
    for (r, row) in (1..).zip(rows) {
        for (c, words) in (0..).zip(row.as_ref()) {
            let format =
                if words.starts_with(['=', '+', '-', '@', '\'']) { &quoted } else { &text };
            if words.is_empty() {
                sheet.write_blank(r, c, &text)?;
            } else {
                sheet.write_string_with_format(r, c, words, format)?;
            }
        }
    }
    let last_row = u32::try_from(rows.len()).unwrap_or_default();
    let last_column = u16::try_from(heads.len().saturating_sub(1)).unwrap_or_default();
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// How wide a column is, in characters.
fn width(field: &Field) -> u8 {
    match field {
        Field::Month => 8,
        Field::Text => 60,
        Field::Items | Field::Note | Field::Cell(_) | Field::Internal => 32,
        Field::Id | Field::When | Field::Meetings | Field::Source => 24,
        Field::Amount | Field::Visibility => 14,
        _ => 20,
    }
}
