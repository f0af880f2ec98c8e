//! The head of a document: issuer, number, place and date, type and subject (ô số 2 đến 5).

use chrono::{Datelike, NaiveDate};

use super::body::{Block, Paragraph, squeezed};
use super::report::Report;
use crate::diagnostic::Line;
use crate::language::fold::fold;
use crate::language::{phrase, written_date};
use crate::model::{DocumentType, Urgency};

/// How many lines a head may have.
const MAX_LINES: usize = 80;

/// How many lines may stand above the name of the type, and how long they may be, in characters.
const MAX_ABOVE: usize = 40;
const LONGEST_LINE: usize = 200;

/// The longest subject, in characters.
const LONGEST_SUBJECT: usize = 500;

/// What the head says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    /// The type, if it is named.
    pub kind: Option<&'static DocumentType>,
    /// What it is about.
    pub subject: String,
    /// The body above the issuer.
    pub parent: Option<String>,
    /// The issuer.
    pub issuer: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The sign.
    pub symbol: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// The date.
    pub date: Option<NaiveDate>,
    /// The year that stands in the date, also where the day is left open.
    pub year: Option<i32>,
    /// How urgent it is.
    pub urgency: Option<&'static str>,
    /// Who has the power to issue it.
    pub authority: Option<String>,
    /// Whether it calls itself a draft.
    pub draft: bool,
}

impl Head {
    /// Whether a subject is missing that documents of the type have.
    pub fn lacks_subject(&self) -> bool {
        let wants = self.kind.is_none_or(|kind| kind.subject || kind.subject_by_number);
        wants && self.subject.is_empty()
    }
}

/// A line of the head, and on which side it stands.
struct HeadLine {
    paragraph: Paragraph,
    left: bool,
    /// The block that it belongs to.
    block: usize,
}

/// Reads the head. Also says with which block the text begins.
pub fn read(blocks: &[Block], report: &mut Report) -> (Head, usize) {
    let lines = lines(blocks);
    let mut head = Head::default();
    // What stands below text is no title.
    let short =
        lines.iter().take_while(|line| line.paragraph.text().chars().count() <= LONGEST_LINE);
    let title = short.take(MAX_ABOVE).position(|line| type_of(&line.paragraph.text()).is_some());
    let end = match title {
        Some(title) => title,
        None => without_title(&lines),
    };
    let mut names: Vec<&Paragraph> = Vec::new();
    for line in &lines[..end] {
        let rest = classify(line, &mut head, &mut names);
        let rest = rest.unwrap_or_else(|| line.paragraph.text());
        report.unplaced(Line::new("import.at.head"), &rest);
    }
    letterhead(&names, &mut head);
    let Some(title) = title else {
        let next = lines.get(end).map_or(blocks.len(), |line| line.block);
        // The rest of a block of which a part belongs to the head would be lost.
        let split = end > 0 && lines.get(end - 1).is_some_and(|line| line.block == next);
        if split {
            for line in lines[end..].iter().take_while(|line| line.block == next) {
                report.unplaced(Line::new("import.at.head"), &line.paragraph.text());
            }
        }
        if !head.subject.is_empty() || starts_with_addressees(blocks, next) {
            head.kind = DocumentType::named("CÔNG VĂN");
        }
        return (head, if split { next + 1 } else { next });
    };
    let text = lines[title].paragraph.text();
    let rest = type_of(&text).map(|(kind, rest)| {
        head.kind = Some(kind);
        rest.to_owned()
    });
    let before = std::mem::replace(&mut head.subject, rest.unwrap_or_default());
    report.unplaced(Line::new("import.at.head"), &before);
    let next = subject(&lines, title + 1, &mut head);
    let block = lines.get(next).map_or(blocks.len(), |line| line.block);
    let split = lines.get(next - 1).is_some_and(|line| line.block == block);
    if split && matches!(blocks.get(block), Some(Block::Table(_))) {
        for line in lines[next..].iter().take_while(|line| line.block == block) {
            report.unplaced(Line::new("import.at.head"), &line.paragraph.text());
        }
        return (head, block + 1);
    }
    (head, block)
}

/// The lines of the first blocks, side by side where they stand so.
fn lines(blocks: &[Block]) -> Vec<HeadLine> {
    let mut lines = Vec::new();
    for (block, found) in blocks.iter().enumerate() {
        if lines.len() > MAX_LINES {
            break;
        }
        match found {
            Block::Paragraph(paragraph) => {
                let parts = paragraph.lines(true);
                let several =
                    parts.len() > 1 && paragraph.pieces.contains(&super::body::Piece::Tab);
                for (at, paragraph) in parts.into_iter().enumerate() {
                    lines.push(HeadLine { paragraph, left: several && at == 0, block });
                }
            }
            Block::Table(table) => {
                for row in &table.rows {
                    let several = row.cells.len() > 1;
                    for (at, cell) in row.cells.iter().enumerate() {
                        for paragraph in &cell.paragraphs {
                            for paragraph in paragraph.lines(true) {
                                lines.push(HeadLine { paragraph, left: several && at == 0, block });
                            }
                        }
                    }
                }
            }
        }
    }
    lines
}

/// The type that a line names in capitals, and what stands behind the name.
pub fn type_of(text: &str) -> Option<(&'static DocumentType, &str)> {
    let text = text.trim();
    let composed = text.replace("UỶ", "ỦY").replace("THOẢ", "THỎA");
    // Replaced letters are as long as those that they replace.
    let mut types: Vec<&DocumentType> =
        DocumentType::all().iter().filter(|kind| kind.title).collect();
    types.sort_by_key(|kind| std::cmp::Reverse(kind.name.len()));
    types.into_iter().find_map(|kind| {
        let rest = composed.strip_prefix(kind.name.as_str())?;
        if rest.starts_with(char::is_alphanumeric) || rest.trim() == ":" {
            return None;
        }
        let rest = text.get(text.len() - rest.len()..)?.trim_start_matches([' ', ':', '-']);
        Some((kind, rest.trim()))
    })
}

/// Where the head of a document ends that names no type.
fn without_title(lines: &[HeadLine]) -> usize {
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        let text = line.paragraph.text();
        let folded = fold(&text);
        if folded.starts_with("kinh gui")
            || text.chars().count() > 120
            || super::bases::is_basis(&text)
        {
            break;
        }
        let mut scratch = Head::default();
        let known = classify(line, &mut scratch, &mut Vec::new()).is_some();
        if line.left || known && !folded.starts_with('-') {
            end = at + 1;
        } else if end == 0 {
            break;
        }
    }
    end
}

fn starts_with_addressees(blocks: &[Block], from: usize) -> bool {
    let mut rest = blocks.iter().skip(from).filter(|block| !block.is_blank());
    rest.next().is_some_and(|block| fold(&block.text()).starts_with("kinh gui"))
}

/// Puts a line above the type where it belongs and gives back the words that are left of it; `None` if
/// it belongs nowhere.
fn classify<'l>(
    line: &'l HeadLine,
    head: &mut Head,
    names: &mut Vec<&'l Paragraph>,
) -> Option<String> {
    let nothing = Some(String::new());
    let text = line.paragraph.text();
    let folded = fold(&text);
    let bare: String = folded.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.is_empty() || is_form(&bare) {
        return nothing;
    }
    if let Some((number, symbol, rest)) = number(&text) {
        if head.symbol.is_some() {
            return None;
        }
        head.number = number;
        head.symbol = Some(symbol);
        return Some(rest);
    }
    if folded.contains("ngay")
        && folded.contains("thang")
        && folded.contains("nam")
        && head.year.is_none()
    {
        return place_and_date(&text, head);
    }
    if folded.starts_with("v/v") {
        let words = text.get(3..).unwrap_or_default().trim_start_matches([':', ' ']);
        head.subject = joined(&head.subject, words);
        return nothing;
    }
    if bare == "duthao" {
        head.draft = true;
        return nothing;
    }
    if let Some((word, _)) = Urgency::ALL.iter().find(|(word, _)| *word == text) {
        head.urgency = Some(word);
        return nothing;
    }
    if phrase::is_capitals(&text) && text.chars().filter(|c| c.is_alphabetic()).count() > 1 {
        names.push(&line.paragraph);
        return nothing;
    }
    // A subject by the number goes on over lines.
    if !head.subject.is_empty() && line.left && head.symbol.is_some() {
        head.subject = joined(&head.subject, &text);
        return nothing;
    }
    None
}

/// Whether a line says what every document says: name of the state and motto.
fn is_form(bare: &str) -> bool {
    matches!(
        bare,
        "conghoaxahoichunghiavietnam"
            | "doclaptudohanhphuc"
            | "conghoaxahoichunghiavietnamdoclaptudohanhphuc"
    )
}

/// Number and sign, and the words behind them: `Số: 12/KH-UBND`, with or without blanks and number.
/// `None` if it is none.
fn number(text: &str) -> Option<(Option<String>, String, String)> {
    let rest = text.strip_prefix("Số").or_else(|| text.strip_prefix("SỐ"))?;
    let rest = rest.trim_start_matches([':', ' ', '.']);
    let (number, sign) = rest.split_once('/')?;
    // Only room for a number may stand there instead.
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.chars().filter(|c| c.is_alphanumeric()).count() != digits.len() {
        return None;
    }
    let sign = sign.replace(" - ", "-").replace("- ", "-").replace(" -", "-");
    let (symbol, rest) = sign.trim().split_once(' ').unwrap_or((sign.trim(), ""));
    let symbol = symbol.trim_end_matches('.');
    let good = symbol.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&' | '.'));
    let good = good && symbol.contains(char::is_uppercase);
    good.then(|| ((!digits.is_empty()).then_some(digits), symbol.to_owned(), rest.to_owned()))
}

/// Reads `Tân An, ngày 09 tháng 3 năm 2026`, and gives back the words behind it.
fn place_and_date(text: &str, head: &mut Head) -> Option<String> {
    let small = text.to_lowercase();
    let at = small.find("ngày").filter(|at| text.is_char_boundary(*at))?;
    let place = text[..at].trim().trim_end_matches(',').trim();
    let date = written_date::dates(text).into_iter().next();
    head.date = date.as_ref().and_then(written_date::WrittenDate::day);
    head.year = head.date.map(|date| date.year()).or_else(|| year_in(&text[at..]));
    let end = match (&date, head.year) {
        (Some(date), _) if head.date.is_some() => date.range.end,
        (_, Some(year)) => text.rfind(&year.to_string()).map_or(text.len(), |at| at + 4),
        // Nothing but room for figures.
        _ => {
            let words = ["ngay", "thang", "nam"];
            let rest = fold(&text[at..]);
            let other = rest
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| !word.is_empty() && !words.contains(&word));
            if other {
                return None;
            }
            text.len()
        }
    };
    if !place.is_empty() {
        head.place = Some(place.to_owned());
    }
    // `ngày … tháng 02 năm 2026` is no day: the month has no field, and would be lost.
    let figures = |text: &str| {
        let numbers = text.split(|c: char| !c.is_ascii_digit());
        numbers.filter(|part| !part.is_empty()).count()
    };
    if head.date.is_none() && figures(&text[at..end.max(at)]) > 1 {
        return Some(squeezed(&text[at..]));
    }
    Some(text.get(end..).unwrap_or_default().to_owned())
}

/// The first number of four digits that can be a year.
pub fn year_in(text: &str) -> Option<i32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    numbers.find_map(|part| {
        part.parse().ok().filter(|year| crate::language::time::YEARS.contains(year))
    })
}

/// Words that the names of bodies begin with, folded.
const BODIES: [&str; 40] = [
    "uy ban",
    "ubnd",
    "hoi dong",
    "hdnd",
    "so ",
    "phong",
    "ban ",
    "bo ",
    "dang",
    "truong",
    "cong an",
    "chi cuc",
    "cuc ",
    "tong cuc",
    "trung tam",
    "van phong",
    "huyen uy",
    "tinh uy",
    "thanh uy",
    "dang uy",
    "doan ",
    "hoi ",
    "lien doan",
    "cong doan",
    "vien ",
    "benh vien",
    "cong ty",
    "chinh phu",
    "tap doan",
    "mat tran",
    "ubmttq",
    "thanh tra",
    "kho bac",
    "toa an",
    "vien kiem sat",
    "hoc vien",
    "dai hoc",
    "tram ",
    "to ",
    "khoi ",
];

/// Tells the issuer from the body above it: the issuer is bold; where nothing is, it is the last name.
fn letterhead(names: &[&Paragraph], head: &mut Head) {
    let bold = names.iter().filter(|name| name.is_bold()).count();
    let mut split = 0;
    if bold > 0 && bold < names.len() {
        split = names.iter().position(|name| name.is_bold()).unwrap_or(0);
    } else {
        for (at, name) in names.iter().enumerate().skip(1) {
            let folded = fold(&name.text()) + " ";
            if BODIES.iter().any(|word| folded.starts_with(word)) {
                split = at;
            }
        }
    }
    let join = |names: &[&Paragraph]| {
        let words: Vec<String> = names.iter().copied().map(Paragraph::text).collect();
        squeezed(&words.join(" "))
    };
    let (parent, issuer) = names.split_at(split);
    let some = |words: String| (!words.is_empty()).then_some(words);
    head.parent = some(join(parent));
    head.issuer = some(join(issuer));
}

/// Reads the subject below the type, and the authority of a decision. Says which line comes next.
fn subject(lines: &[HeadLine], from: usize, head: &mut Head) -> usize {
    let with_authority = head.kind.is_some_and(|kind| kind.authority);
    let wants = head.kind.is_none_or(|kind| kind.subject);
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let paragraph = &line.paragraph;
        let text = paragraph.text();
        let folded = fold(&text);
        if !text.contains(char::is_alphanumeric) {
            at += 1;
            continue;
        }
        let looks = paragraph.centred || paragraph.is_bold();
        let follows = looks || !paragraph.apart && paragraph.heading.is_none();
        let first = head.subject.is_empty();
        let ends = super::bases::is_basis(&text) && !names_subject(paragraph, first)
            || folded.starts_with("kinh gui")
            || paragraph.number().is_some()
            || text.starts_with('(')
            || folded.ends_with("nhu sau:")
            || head.subject.chars().count() + text.chars().count() > LONGEST_SUBJECT;
        if with_authority && head.authority.is_none() && !first && phrase::is_capitals(&text) {
            head.authority = Some(text);
            at += 1;
            continue;
        }
        let title = paragraph.heading.is_some() || type_of(&text).is_some();
        if ends
            || title
            || !wants
            || head.authority.is_some()
            || !(follows || first && text.chars().count() < 200)
        {
            break;
        }
        head.subject = joined(&head.subject, &text);
        at += 1;
    }
    head.subject = head.subject.trim_end_matches(['.', ';', ' ']).to_owned();
    at
}

/// Whether a line that begins as a basis does (`Thực hiện …`) is the subject all the same. One in bold in
/// the middle is, whatever it begins with. Text without looks shows it by its end: the line right below
/// the type is a basis only where it ends in the mark that parts bases, and `Căn cứ …` always is one.
fn names_subject(paragraph: &Paragraph, first: bool) -> bool {
    if paragraph.centred && paragraph.is_bold() {
        return true;
    }
    let text = paragraph.text();
    let parted = text.trim_end().ends_with([';', ',', '.', ':']);
    let cites = fold(&text).starts_with("can cu");
    !cites && (paragraph.is_bold() || first && !parted && !paragraph.is_italic())
}

fn joined(before: &str, words: &str) -> String {
    squeezed(&format!("{before} {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_signs_are_read_with_and_without_blanks() {
        let found = |number: &str, symbol: &str, rest: &str| {
            let number = (!number.is_empty()).then(|| number.to_owned());
            Some((number, symbol.to_owned(), rest.to_owned()))
        };
        for (text, found) in [
            ("Số: 12/KH-UBND", found("12", "KH-UBND", "")),
            ("Số: 01 /KH-HĐTĐKT", found("01", "KH-HĐTĐKT", "")),
            ("Số:      / KH - UBND", found("", "KH-UBND", "")),
            ("Số 5/QĐ-UBND.", found("5", "QĐ-UBND", "")),
            ("Số: …/KH-UBND (bản in)", found("", "KH-UBND", "(bản in)")),
            ("Số: 12", None),
            ("Số: 12a/KH-UBND", None),
            ("Sở Nội vụ/Phòng", None),
        ] {
            assert_eq!(number(text), found, "{text}");
        }
    }

    #[test]
    fn a_type_stands_alone_or_before_its_subject() {
        let found = |text| type_of(text).map(|(kind, rest)| (kind.name.as_str(), rest));
        assert_eq!(found("KẾ HOẠCH"), Some(("KẾ HOẠCH", "")));
        assert_eq!(found("KẾ HOẠCH CÔNG TÁC NĂM 2027"), Some(("KẾ HOẠCH", "CÔNG TÁC NĂM 2027")));
        assert_eq!(found("QUYẾT ĐỊNH:"), None);
        assert_eq!(found("Kế hoạch"), None);
    }
}
