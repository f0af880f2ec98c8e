//! Excel files (Office Open XML, ECMA-376): a zip archive of XML. Whatever its sizes say, no more is
//! unpacked than a table of tasks can need, and nothing of it is run: of a formula the value is taken
//! that it had when the file was saved.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::grid::{Cell, Grid, Merge, read_address};
use crate::diagnostic::{Diagnostic, Line};
use crate::import::archive::{Archive, Limits, Problem};

/// How much is unpacked of one file.
const LIMITS: Limits = Limits { part: MAX_UNPACKED, total: MAX_UNPACKED };

/// The same in bytes.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 256;

/// The most groups of cells that stand as one.
const MAX_MERGES: usize = 100_000;

/// A workbook.
pub struct Book<'b> {
    archive: Archive<'b>,
    /// The sheets that are to be seen and then those that are hidden: name and part.
    sheets: Vec<(String, String)>,
    strings: Vec<String>,
    styles: Vec<Style>,
    /// Whether days are counted from 1904.
    from_1904: bool,
}

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Number,
    Percent,
    Day,
}

impl<'b> Book<'b> {
    /// Opens a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        let archive = Archive::open(bytes, LIMITS).map_err(told)?;
        let mut book = Self {
            archive,
            sheets: Vec::new(),
            strings: Vec::new(),
            styles: Vec::new(),
            from_1904: false,
        };
        let other = || Diagnostic::error("sheet-other-kind").hint(Line::new("sheet-kind.save"));
        let top = book.links("", "_rels/.rels")?;
        let workbook = top.iter().find(|link| link.kind.ends_with("/officeDocument"));
        let workbook = workbook.map_or("xl/workbook.xml", |link| link.target.as_str()).to_owned();
        let Some(text) = book.part(&workbook)? else { return Err(other()) };
        let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
        let links = book.links(folder, &format!("{folder}/_rels/{file}.rels"))?;
        let named = book.named_sheets(&workbook, &text)?;
        if named.is_empty() {
            return Err(other());
        }
        for (name, id) in named.into_iter().take(MAX_SHEETS) {
            let target =
                links.iter().find(|link| link.id == id && link.kind.ends_with("/worksheet"));
            if let Some(link) = target {
                book.sheets.push((name, link.target.clone()));
            }
        }
        let part = |kind: &str| links.iter().find(|link| link.kind.ends_with(kind));
        if let Some(link) = part("/sharedStrings")
            && let Some(text) = book.part(&link.target)?
        {
            book.strings = strings(&link.target, &text)?;
        }
        if let Some(link) = part("/styles")
            && let Some(text) = book.part(&link.target)?
        {
            book.styles = styles(&link.target, &text)?;
        }
        Ok(book)
    }

    /// The names of the sheets, those that are hidden last.
    pub fn sheet_names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// The text of a part, if there is one of the name.
    fn part(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let Some(bytes) = self.archive.part(name).map_err(told)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|error| bad_xml(name, &error))?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }))
    }

    /// What a part refers to.
    fn links(&mut self, folder: &str, part: &str) -> Result<Vec<Link>, Diagnostic> {
        let Some(text) = self.part(part)? else { return Ok(Vec::new()) };
        let mut links = Vec::new();
        each(part, &text, |tag, _| {
            if tag.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(kind), Some(target)) =
                    (value(tag, "Id"), value(tag, "Type"), value(tag, "Target"))
            {
                let target = match target.strip_prefix('/') {
                    Some(target) => target.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                };
                links.push(Link { id, kind, target });
            }
            Ok(())
        })?;
        Ok(links)
    }

    /// The sheets of a workbook: name and id of the link.
    fn named_sheets(
        &mut self,
        part: &str,
        text: &str,
    ) -> Result<Vec<(String, String)>, Diagnostic> {
        let (mut shown, mut hidden) = (Vec::new(), Vec::new());
        each(part, text, |tag, _| {
            match tag.local_name().as_ref() {
                "workbookPr" => {
                    let since = value(tag, "date1904");
                    self.from_1904 =
                        since.is_some_and(|since| ["1", "true"].contains(&since.as_str()));
                }
                "sheet" => {
                    let mut attributes = tag.attributes();
                    let mut attributes = attributes.with_checks(false).flatten();
                    let id = attributes.find(|one| one.key.local_name().as_ref() == "id");
                    let id = id.map(|attribute| attribute.value.into_owned());
                    if let (Some(name), Some(id)) = (value(tag, "name"), id) {
                        let list = if value(tag, "state").is_some_and(|state| state != "visible") {
                            &mut hidden
                        } else {
                            &mut shown
                        };
                        list.push((name, id));
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        shown.append(&mut hidden);
        Ok(shown)
    }

    /// The cells of a sheet.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn grid(&mut self, sheet: usize) -> Result<Grid, Diagnostic> {
        let Some((name, part)) = self.sheets.get(sheet).cloned() else {
            return Ok(Grid::default());
        };
        let text = self.part(&part)?.unwrap_or_default();
        let mut grid = Grid { name, ..Grid::default() };
        let (mut row, mut column) = (0_u32, 0_u32);
        each(&part, &text, |tag, inside| {
            match tag.local_name().as_ref() {
                "row" => {
                    let named = value(tag, "r").and_then(|row| row.parse().ok());
                    (row, column) = (named.unwrap_or(row.saturating_add(1)), 0);
                }
                "c" => {
                    let named = value(tag, "r").and_then(|address| read_address(&address));
                    (row, column) = named.unwrap_or((row, column.saturating_add(1)));
                    let style = value(tag, "s").and_then(|style| style.parse::<usize>().ok());
                    let style = style.and_then(|style| self.styles.get(style)).copied();
                    let kind = value(tag, "t").unwrap_or_default();
                    let found = inside.cell()?;
                    if let Some(cell) = self.cell(&kind, style.unwrap_or(Style::Number), found) {
                        grid.put(row, column, cell)?;
                    }
                }
                "mergeCell" if grid.merges.len() < MAX_MERGES => {
                    let range = value(tag, "ref").unwrap_or_default();
                    if let Some((first, last)) = range.split_once(':')
                        && let (Some((top, left)), Some((bottom, right))) =
                            (read_address(first), read_address(last))
                    {
                        grid.merges.push(Merge { top, bottom, left, right });
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(grid)
    }

    /// A cell of a kind (ECMA-376 Part 1, 18.18.11).
    fn cell(&self, kind: &str, style: Style, found: Found) -> Option<Cell> {
        let Found { value, inline, formula } = found;
        let Some(value) = value else {
            if formula {
                return Some(Cell::Uncomputed);
            }
            return inline.map(Cell::Text);
        };
        Some(match kind {
            "s" => {
                let at = value.trim().parse::<usize>().ok();
                Cell::Text(at.and_then(|at| self.strings.get(at)).cloned().unwrap_or_default())
            }
            "str" | "inlineStr" => Cell::Text(unescaped(&value)),
            "b" => Cell::Text(if value.trim() == "1" { "đúng" } else { "sai" }.to_owned()),
            "e" => Cell::Error(value),
            "d" => match NaiveDate::parse_from_str(value.get(..10)?, "%Y-%m-%d") {
                Ok(day) => Cell::Day(day),
                Err(_) => Cell::Text(value),
            },
            _ => {
                let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
                match (number, style) {
                    (Some(number), Style::Day) => self.day(number),
                    (Some(part), Style::Percent) => Cell::Percent(part),
                    (Some(number), Style::Number) => Cell::Number(number),
                    (None, _) if value.trim().is_empty() && formula => {
                        return Some(Cell::Uncomputed);
                    }
                    (None, _) => Cell::Text(value),
                }
            }
        })
    }

    /// The day of a number; an hour of a day is words.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is looked at"
    )]
    fn day(&self, number: f64) -> Cell {
        // To the last day of 9999, which is what spreadsheets know.
        if !(0.0..2_958_466.0).contains(&number) {
            return Cell::Number(number);
        }
        let seconds = ((number - number.floor()) * 86_400.0).round() as u32;
        let hour = NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(86_399), 0);
        let hour = hour.filter(|_| seconds > 0);
        let hour = hour.map(|hour| format!("{:02}:{:02}", hour.hour(), hour.minute()));
        let days = number.floor() as u64;
        // Excel counts 29 February 1900, which there was not.
        let first = match (self.from_1904, days) {
            (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
            (false, 0..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
            (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
        };
        let day = first.and_then(|first| first.checked_add_days(Days::new(days)));
        match (day, hour) {
            (_, Some(hour)) if days == 0 => Cell::Text(hour),
            (Some(day), Some(hour)) => Cell::Text(format!("{hour} {}", Cell::Day(day).words())),
            (Some(day), None) => Cell::Day(day),
            (None, _) => Cell::Number(number),
        }
    }
}

/// A link from one part to another.
struct Link {
    id: String,
    kind: String,
    target: String,
}

/// What stands inside of a cell.
#[derive(Default)]
struct Found {
    value: Option<String>,
    inline: Option<String>,
    formula: bool,
}

/// The rest of a part, to look inside of a tag.
struct Inside<'r, 't> {
    part: &'r str,
    reader: &'r mut Reader<&'t [u8]>,
    /// Whether the tag is empty.
    empty: bool,
}

impl Inside<'_, '_> {
    fn event(&mut self) -> Result<Event<'_>, Diagnostic> {
        self.reader.read_event().map_err(|error| bad_xml(self.part, &error))
    }

    /// Reads to the end of a cell.
    fn cell(&mut self) -> Result<Found, Diagnostic> {
        let mut found = Found::default();
        if self.empty {
            return Ok(found);
        }
        loop {
            let part = self.part;
            match self.event()? {
                Event::Start(tag) => {
                    let name = tag.local_name().as_ref().to_owned();
                    match name.as_str() {
                        "v" => found.value = Some(self.words("v")?),
                        "f" => {
                            found.formula = true;
                            self.words("f")?;
                        }
                        "is" => found.inline = Some(unescaped(&self.runs("is")?)),
                        _ => {}
                    }
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "f" => found.formula = true,
                Event::End(tag) if tag.local_name().as_ref() == "c" => return Ok(found),
                Event::Eof => return Err(bad_xml(part, &"EOF")),
                _ => {}
            }
        }
    }

    /// The words up to the end of a tag.
    fn words(&mut self, end: &str) -> Result<String, Diagnostic> {
        let mut words = String::new();
        loop {
            let part = self.part;
            match self.event()? {
                Event::Text(text) => words.push_str(&text.xml10_content()),
                Event::CData(text) => words.push_str(&text.xml10_content()),
                Event::GeneralRef(name) => {
                    let known = quick_xml::escape::resolve_predefined_entity(&name);
                    let number = name.resolve_char_ref().map_err(|error| bad_xml(part, &error))?;
                    match (known, number) {
                        (Some(known), _) => words.push_str(known),
                        (None, Some(c)) => words.push(c),
                        (None, None) => return Err(bad_xml(part, &&*name)),
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == end => return Ok(words),
                Event::Eof => return Err(bad_xml(part, &"EOF")),
                _ => {}
            }
        }
    }

    /// The words of a string whose parts may look different; how words are spoken is left out.
    fn runs(&mut self, end: &str) -> Result<String, Diagnostic> {
        let mut words = String::new();
        let mut spoken = false;
        loop {
            let part = self.part;
            match self.event()? {
                Event::Start(tag) => {
                    let name = tag.local_name().as_ref().to_owned();
                    match name.as_str() {
                        "rPh" => spoken = true,
                        "t" => {
                            let run = self.words("t")?;
                            if !spoken {
                                words.push_str(&run);
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "rPh" => spoken = false,
                    name if name == end => return Ok(words),
                    _ => {}
                },
                Event::Eof => return Err(bad_xml(part, &"EOF")),
                _ => {}
            }
        }
    }
}

/// Calls for each tag of a part that begins.
fn each(
    part: &str,
    text: &str,
    mut found: impl FnMut(&BytesStart, &mut Inside) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let mut reader = Reader::from_str(text);
    loop {
        let event = reader.read_event().map_err(|error| bad_xml(part, &error))?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                found(&tag, &mut Inside { part, reader: &mut reader, empty })?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??;
    Some(value.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The strings that cells share.
fn strings(part: &str, text: &str) -> Result<Vec<String>, Diagnostic> {
    let mut strings = Vec::new();
    each(part, text, |tag, inside| {
        if tag.local_name().as_ref() == "si" {
            strings.push(if inside.empty { String::new() } else { unescaped(&inside.runs("si")?) });
        }
        Ok(())
    })?;
    Ok(strings)
}

/// The style of each format of cells.
fn styles(part: &str, text: &str) -> Result<Vec<Style>, Diagnostic> {
    let mut codes: BTreeMap<u32, Style> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    each(part, text, |tag, _| {
        let number = |name| value(tag, name).and_then(|number| number.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), value(tag, "formatCode")) {
                    codes.insert(id, style(&code));
                }
            }
            "cellXfs" => of_cells = true,
            "cellStyles" | "dxfs" | "cellStyleXfs" => of_cells = false,
            "xf" if of_cells => {
                let id = number("numFmtId").unwrap_or_default();
                styles.push(match (codes.get(&id), id) {
                    (Some(style), _) => *style,
                    (None, 9 | 10) => Style::Percent,
                    (None, 14..=22 | 27..=36 | 45..=47 | 50..=58) => Style::Day,
                    (None, _) => Style::Number,
                });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What a format shows a number as: letters of a day or an hour outside of what is shown as it stands.
fn style(code: &str) -> Style {
    let mut letters = code.chars();
    let mut style = Style::Number;
    while let Some(c) = letters.next() {
        match c {
            '"' => {
                let _ = letters.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let _ = letters.by_ref().find(|c| *c == ']');
            }
            '\\' | '_' | '*' => {
                let _ = letters.next();
            }
            ';' => return style,
            '%' => style = Style::Percent,
            'd' | 'D' | 'y' | 'Y' | 'm' | 'M' | 'h' | 'H' => return Style::Day,
            _ => {}
        }
    }
    style
}

/// Signs that XML cannot hold stand as `_x000D_` (ECMA-376 Part 1, 22.9.2.19).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let code =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(c) = code {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}

fn told(problem: Problem) -> Diagnostic {
    let again = Line::new("sheet-truncated.again");
    match problem {
        Problem::Parts(_) | Problem::Swells => {
            let max = format!("{} MB", MAX_UNPACKED / 1024 / 1024);
            Diagnostic::error("sheet-swells").with("max", max).hint(Line::new("sheet-swells.copy"))
        }
        Problem::Locked => {
            Diagnostic::error("sheet-encrypted").hint(Line::new("sheet-encrypted.open"))
        }
        Problem::Broken => Diagnostic::error("sheet-truncated").hint(again),
    }
}

fn bad_xml(part: &str, error: &dyn std::fmt::Display) -> Diagnostic {
    let finding = Diagnostic::error("sheet-xml").with("part", part).with("reason", error);
    finding.hint(Line::new("sheet-truncated.again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_days_from_numbers() {
        for (code, expected) in [
            ("General", Style::Number),
            ("#,##0", Style::Number),
            ("dd/mm/yyyy", Style::Day),
            ("[$-42A]dd/mm/yyyy;@", Style::Day),
            ("\"ngày\" 0", Style::Number),
            ("0.0%", Style::Percent),
            ("#,##0 \\đ", Style::Number),
            ("@", Style::Number),
            ("[Red]0", Style::Number),
        ] {
            assert_eq!(style(code), expected, "{code}");
        }
    }

    #[test]
    fn signs_that_xml_cannot_hold_come_back() {
        assert_eq!(
            unescaped("a_x000D_b_x005F_x000D_ _x1_ _xZZZZ_ _xé"),
            "a\rb_x000D_ _x1_ _xZZZZ_ _xé"
        );
    }
}
