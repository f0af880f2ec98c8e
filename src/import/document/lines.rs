//! Plain text (`.txt`, `.md`): paragraphs and tables from lines.

use super::body::{Block, Cell, Met, Paragraph, Piece, Row, Source, Table, cleaned, squeezed};
use crate::diagnostic::{Diagnostic, Line};
use crate::import::utf16;
use crate::language::legacy_font;

/// The most lines that are read.
const MAX_LINES: usize = 100_000;

/// How many blanks side by side stand for a tab.
const GAP: &str = "     ";

/// The text of a file.
///
/// # Errors
/// What its bytes are instead.
pub fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    let refuse = || Diagnostic::error("import-encoding").hint(Line::new("import-encoding.save"));
    if let Some(text) = utf16::read(bytes) {
        return text.map_err(|()| refuse());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.trim_start_matches('\u{FEFF}').to_owned());
    }
    // Read as Latin-1, text of the old fonts shows itself.
    let latin: String = bytes.iter().copied().map(char::from).collect();
    Err(old_font(&latin).unwrap_or_else(refuse))
}

/// The finding that a text was typed for fonts of the time before Unicode, if it was.
pub fn old_font(text: &str) -> Option<Diagnostic> {
    let found = legacy_font::recognise(text)?;
    let font = match found.encoding {
        legacy_font::Encoding::Tcvn3 => "TCVN3 (ABC)",
        legacy_font::Encoding::Vni => "VNI",
    };
    let finding = Diagnostic::error("import-old-font")
        .with("font", font)
        .with("word", text.get(found.span.clone()).unwrap_or_default())
        .with("reading", &found.reading);
    Some(finding.hint(Line::new("import-old-font.convert")))
}

/// Reads a text.
///
/// # Errors
/// That it is too long.
pub fn read(text: &str) -> Result<Source, Diagnostic> {
    let mut source = Source::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut apart = true;
    let mut looks = Looks::default();
    for (number, line) in text.lines().enumerate() {
        if number == MAX_LINES {
            let finding = Diagnostic::error("import-too-long").with("max", MAX_LINES);
            return Err(finding.hint(Line::new("import-too-long.split")));
        }
        // A form feed begins a page.
        let new_page = line.starts_with('\u{C}');
        apart |= new_page;
        let line = untagged(line, &mut source.met);
        if line.trim().is_empty() {
            apart = true;
            looks = Looks::default();
            continue;
        }
        if is_below_head(&line) {
            continue;
        }
        if let Some(row) = table_row(&line, &mut looks) {
            rows.push(row);
            apart = false;
            continue;
        }
        close(&mut rows, &mut source.blocks);
        let mut line = line.trim();
        let mut paragraph = Paragraph { apart, ..Paragraph::default() };
        let marks = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&marks) && line[marks..].starts_with(' ') {
            paragraph.heading = u8::try_from(marks).ok();
            line = line[marks..].trim_start();
        }
        looks.fill(&mut paragraph, line);
        paragraph.new_page = new_page;
        add(paragraph, &mut source);
        apart = false;
    }
    close(&mut rows, &mut source.blocks);
    Ok(source)
}

/// Adds a paragraph; one that a page or a line had cut in two goes on with the one before.
fn add(mut paragraph: Paragraph, source: &mut Source) {
    let begins_small =
        paragraph.text().starts_with(char::is_lowercase) && paragraph.number().is_none();
    if begins_small
        && let Some(Block::Paragraph(before)) = source.blocks.last_mut()
        && before.heading.is_none()
        && before.text().ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && before.text().chars().count() > 30
    {
        source.met.joined += usize::from(paragraph.apart);
        before.push(" ", false, false);
        before.pieces.append(&mut paragraph.pieces);
        return;
    }
    source.blocks.push(Block::Paragraph(paragraph));
}

/// Ends the table that is read.
fn close(rows: &mut Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block::Table(Table { rows: std::mem::take(rows) }));
    }
}

/// Whether words are bold or italic, over the lines of a paragraph.
#[derive(Debug, Default)]
struct Looks {
    bold: bool,
    italic: bool,
}

impl Looks {
    /// Adds a line to a paragraph; `**` and `*` turn bold and italic on and off where they stand at a
    /// word.
    fn fill(&mut self, paragraph: &mut Paragraph, line: &str) {
        let line = cleaned_line(line);
        let mut rest = line.as_str();
        let mut words = String::new();
        while let Some(c) = rest.chars().next() {
            let stars = rest.len() - rest.trim_start_matches('*').len();
            let before =
                words.chars().last().or(if paragraph.pieces.is_empty() { None } else { Some(' ') });
            let after = rest[stars..].chars().next();
            let opens = after.is_some_and(|c| !c.is_whitespace())
                && before.is_none_or(|c| !c.is_alphanumeric());
            let closes = before.is_some_and(|c| !c.is_whitespace());
            let turns = match stars {
                1 => {
                    if self.italic {
                        closes
                    } else {
                        opens && rest[1..].contains('*')
                    }
                }
                2 => {
                    if self.bold {
                        closes || after.is_none()
                    } else {
                        opens
                    }
                }
                _ => false,
            };
            if turns {
                paragraph.push(&words, self.bold, self.italic);
                words.clear();
                let state = if stars == 1 { &mut self.italic } else { &mut self.bold };
                *state = !*state;
                rest = &rest[stars..];
            } else if rest.starts_with(GAP) || c == '\t' {
                paragraph.push(&words, self.bold, self.italic);
                words.clear();
                paragraph.pieces.push(Piece::Tab);
                rest = rest.trim_start_matches([' ', '\t']);
            } else {
                words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        paragraph.push(&words, self.bold, self.italic);
    }
}

/// A line without signs that are not seen; its tabs stay.
fn cleaned_line(line: &str) -> String {
    line.split('\t').map(cleaned).collect::<Vec<_>>().join("\t")
}

/// Whether a line is the one below the head of a table of Markdown.
fn is_below_head(line: &str) -> bool {
    let bare = line.trim();
    bare.starts_with('|') && bare.contains('-') && bare.chars().all(|c| "|-: ".contains(c))
}

/// A row of a table: cells between tabs or bars.
fn table_row(line: &str, looks: &mut Looks) -> Option<Row> {
    let bare = line.trim();
    let cells: Vec<&str> = if bare.starts_with('|') && bare.len() > 1 {
        let inner = bare.trim_start_matches('|').trim_end_matches('|');
        inner.split('|').collect()
    } else if line.trim_end().contains('\t') && !is_head(line) {
        line.split('\t').collect()
    } else {
        return None;
    };
    let cells = cells.iter().enumerate().map(|(at, text)| {
        let mut paragraphs = Vec::new();
        for text in items(text) {
            let mut paragraph = Paragraph::default();
            looks.fill(&mut paragraph, text.trim());
            paragraphs.push(paragraph);
        }
        Cell { at, span: 1, continued: false, paragraphs }
    });
    Some(Row { cells: cells.collect(), head: false })
}

/// Whether a line with tabs is one of a letterhead or a closing, which are no table.
fn is_head(line: &str) -> bool {
    let folded = crate::language::fold::fold(line);
    ["cong hoa xa hoi", "doc lap - tu do", "noi nhan", "so:"]
        .iter()
        .any(|word| folded.contains(word))
        || folded.contains("ngay")
            && folded.contains("thang")
            && folded.contains("nam")
            && folded.starts_with("so")
}

/// The items of a cell: `- a. - b.` is two.
fn items(text: &str) -> Vec<String> {
    let text = squeezed(text);
    if !text.starts_with("- ") {
        return vec![text];
    }
    let mut items: Vec<String> = Vec::new();
    for part in text.split(" - ") {
        let capital = part.starts_with(char::is_uppercase);
        let ended = items.last().is_some_and(|last: &String| last.ends_with(['.', ';', ':']));
        match items.last_mut() {
            Some(last) if !(capital && ended) => {
                last.push_str(" - ");
                last.push_str(part);
            }
            Some(_) => items.push(format!("- {part}")),
            None => items.push(part.to_owned()),
        }
    }
    items
}

/// A line without tags of HTML that a converter left in it.
fn untagged(line: &str, met: &mut Met) -> String {
    const TAGS: [&str; 10] = ["ul", "ol", "li", "p", "br", "b", "i", "span", "div", "u"];
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let name: String =
            after.trim_start_matches('/').chars().take_while(char::is_ascii_alphabetic).collect();
        match after.split_once('>') {
            Some((_, behind)) if TAGS.contains(&name.to_ascii_lowercase().as_str()) => {
                met.tags += 1;
                out.push(' ');
                rest = behind;
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_and_tables() {
        let source = read(
            "Một\nHai *ba*\n\n**Bốn\nnăm**\n\nTháng\tViệc\nTháng 1\t<ul> - A. - B.\n\n# I. Sáu\n",
        )
        .unwrap();
        let said: Vec<String> = source.blocks.iter().map(Block::text).collect();
        assert_eq!(said, ["Một", "Hai ba", "Bốn", "năm", "Tháng Việc Tháng 1 - A. - B.", "I. Sáu"]);
        let Block::Paragraph(bold) = &source.blocks[3] else { panic!() };
        assert!(bold.is_bold() && !bold.apart);
        let Block::Table(table) = &source.blocks[4] else { panic!() };
        assert_eq!((table.columns(), table.rows[1].cells[1].paragraphs.len()), (2, 2));
        assert_eq!(source.met.tags, 1);
    }

    #[test]
    fn what_a_page_cut_in_two_is_one_paragraph() {
        let source =
            read("phát huy vai trò, trách nhiệm của các thành\n\nviên Hội đồng;\n").unwrap();
        assert_eq!(source.blocks.len(), 1);
        assert_eq!(source.met.joined, 1);
    }

    #[test]
    fn old_text_is_told_and_utf_16_is_read() {
        let bytes: Vec<u8> = "\u{FEFF}Số".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes).unwrap(), "Số");
        let tcvn3 = "C\u{E9}ng h\u{DF}a x\u{B7} h\u{E9}i ch\u{F1} ngh\u{DC}a Vi\u{D6}t Nam";
        let bytes: Vec<u8> = tcvn3.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(decode(&bytes).unwrap_err().id(), "import-old-font");
        assert_eq!(decode(b"m\xE1y").unwrap_err().id(), "import-encoding");
    }
}
