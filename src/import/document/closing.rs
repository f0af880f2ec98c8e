//! The closing of a document: recipients and signatures (nơi nhận, chữ ký).

use super::body::{Block, Paragraph, Piece, squeezed};
use super::report::Report;
use crate::diagnostic::Line;
use crate::language::fold::fold;
use crate::language::phrase;

/// The longest line of a closing, in characters: what is longer is text.
const LONGEST: usize = 250;

/// What the closing says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Closing {
    /// Who receives it, each with the remark in brackets.
    pub recipients: Vec<(String, Option<String>)>,
    /// Who signs.
    pub signatures: Vec<Signer>,
}

/// Who signs, and how.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signer {
    /// For whom: `TM. …`, `KT. …`
    pub authority: Vec<String>,
    /// The office.
    pub title: String,
    /// The office at the body whose seal it is.
    pub office: Option<String>,
    /// The name.
    pub name: String,
    /// Whether the document says that it is signed: `(Đã ký)` above the name.
    pub signed: bool,
}

impl Closing {
    /// Whether all who sign have signed.
    pub fn signed(&self) -> bool {
        !self.signatures.is_empty() && self.signatures.iter().all(|signer| signer.signed)
    }
}

/// With which block the closing begins, if there is one.
pub fn start(blocks: &[Block], from: usize) -> Option<usize> {
    let begins = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            paragraph.lines(true).iter().any(|line| is_recipients(&line.text()))
        }
        Block::Table(table) => {
            let lines = table.paragraphs().flat_map(|paragraph| paragraph.lines(true));
            lines.into_iter().any(|line| is_recipients(&line.text()))
        }
    };
    let recipients = (from..blocks.len()).find(|at| begins(&blocks[*at]));
    recipients.or_else(|| {
        (from..blocks.len()).find(|at| match &blocks[*at] {
            Block::Paragraph(paragraph) => is_authority(&paragraph.text()),
            Block::Table(table) => {
                table.rows.len() <= 4 && table.paragraphs().any(|line| is_authority(&line.text()))
            }
        })
    })
}

/// With which block the appendices begin: the first below the closing that is none of its lines.
pub fn end(blocks: &[Block], start: usize) -> usize {
    for (at, block) in blocks.iter().enumerate().skip(start) {
        let text = block.text();
        let more = match block {
            Block::Paragraph(paragraph) => {
                at > start && !text.is_empty() && paragraph.new_page
                    || text.chars().count() > LONGEST
            }
            Block::Table(table) => at > start && table.rows.len() > 4,
        };
        if more || is_appendix(block) {
            return at;
        }
    }
    blocks.len()
}

/// Whether a block begins an appendix.
pub fn is_appendix(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text = paragraph.text();
    let looks = paragraph.centred || paragraph.is_bold() || paragraph.new_page;
    let named = fold(&text).starts_with("phu luc");
    named && (text.starts_with("PHỤ LỤC") || looks && text.chars().count() <= 80)
}

fn is_recipients(text: &str) -> bool {
    let folded = fold(text);
    folded.starts_with("noi nhan") && folded.len() <= 40
}

fn is_authority(text: &str) -> bool {
    let head = text.split([' ', '.', '/']).next().unwrap_or_default();
    let marked = text.get(head.len()..).is_some_and(|rest| rest.starts_with(['.', '/']));
    let party = ["T/M", "K/T", "T/L"].iter().any(|word| text.starts_with(word));
    party || marked && matches!(head, "TM" | "KT" | "TL" | "TUQ" | "Q")
}

/// Reads the blocks of the closing.
pub fn read(blocks: &[Block], report: &mut Report) -> Closing {
    let mut closing = Closing::default();
    // The lines of each column: those of a table, or those left and right of a tab.
    let mut columns: Vec<Vec<Paragraph>> = vec![Vec::new(), Vec::new()];
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for line in paragraph.lines(false) {
                    let leads = matches!(line.pieces.first(), Some(Piece::Tab));
                    let mut parts = line.lines(true).into_iter();
                    let first = parts.next();
                    if leads {
                        columns[1].extend(first);
                    } else {
                        columns[0].extend(first);
                    }
                    columns[1].extend(parts);
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    while columns.len() <= cell.at {
                        columns.push(Vec::new());
                    }
                    columns[cell.at].extend(cell.paragraphs.iter().flat_map(|p| p.lines(true)));
                }
            }
        }
    }
    for lines in columns {
        let mut rest = Vec::new();
        let mut receiving = false;
        for line in lines {
            let text = line.text();
            if is_recipients(&text) {
                receiving = true;
                let words = text.split_once(':').map_or("", |(_, rest)| rest);
                recipient(words, &mut closing);
            } else if receiving && (line.dash().is_some() || receives(&text)) {
                recipient(&text, &mut closing);
            } else {
                rest.push(text);
            }
        }
        closing.signatures.extend(signer(&rest, report));
    }
    closing
}

/// Whether a line without a dash is one of the recipients.
fn receives(text: &str) -> bool {
    text.ends_with(';') || fold(text).starts_with("luu:") || fold(text).starts_with("nhu ")
}

fn recipient(text: &str, closing: &mut Closing) {
    let text = text.trim().trim_start_matches(['-', '–', '—', '+', '•', ' ']);
    let text = text.trim_end_matches([';', '.', ',', ' ']);
    if !text.contains(char::is_alphanumeric) {
        return;
    }
    let remark = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (to, remark) = match remark {
        Some((to, remark)) if !to.trim().is_empty() && !remark.contains(')') => {
            (to.trim().trim_end_matches([';', ',', ' ']), Some(remark.trim().to_owned()))
        }
        _ => (text, None),
    };
    closing.recipients.push((to.to_owned(), remark.filter(|remark| !remark.is_empty())));
}

/// Words that offices begin with, folded.
const OFFICES: [&str; 22] = [
    "chu tich",
    "pho ",
    "giam doc",
    "truong",
    "chanh",
    "hieu truong",
    "bi thu",
    "bo truong",
    "thu truong",
    "cuc truong",
    "vien truong",
    "tong ",
    "quyen ",
    "thu ky",
    "chu toa",
    "doi truong",
    "dai dien",
    "ke toan",
    "nguoi ",
    "uy vien",
    "thanh vien",
    "chi huy",
];

fn signer(lines: &[String], report: &mut Report) -> Option<Signer> {
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let marks: Vec<&str> = lines.iter().copied().filter(|line| says_signed(line)).collect();
    lines.retain(|line| !says_signed(line));
    // Other remarks are no part of it.
    lines.retain(|line| {
        let remark = line.starts_with(['(', '[']) || !line.contains(char::is_alphanumeric);
        if remark {
            report.unplaced(Line::new("import.at.signature"), line);
        }
        !remark
    });
    let signs =
        lines.iter().any(|line| is_authority(line) || phrase::is_capitals(line) && is_office(line));
    if !signs {
        for line in lines.into_iter().chain(marks) {
            report.unplaced(Line::new("import.at.signature"), line);
        }
        return None;
    }
    let mut signer = Signer { signed: !marks.is_empty(), ..Signer::default() };
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next_if(|line| is_authority(line)) {
        let mut words = line.to_owned();
        // A long name goes on in the next line.
        while let Some(more) = rest
            .next_if(|line| phrase::is_capitals(line) && !is_authority(line) && !is_office(line))
        {
            words = squeezed(&format!("{words} {more}"));
        }
        signer.authority.push(words);
    }
    let mut capitals: Vec<&str> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for line in rest {
        if phrase::is_capitals(line) || others.is_empty() && is_office(line) {
            capitals.push(line);
        } else {
            others.push(line);
        }
    }
    // A name in capitals stands last.
    if others.is_empty()
        && capitals.len() > 1
        && capitals.last().is_some_and(|line| !is_office(line))
    {
        others.extend(capitals.pop());
    }
    let name = others.iter().rposition(|line| is_name(line));
    if let Some(name) = name {
        others.remove(name).clone_into(&mut signer.name);
    }
    for line in others {
        report.unplaced(Line::new("import.at.signature"), line);
    }
    let mut titles = capitals.into_iter();
    titles.next().unwrap_or_default().clone_into(&mut signer.title);
    let office: Vec<&str> = titles.collect();
    signer.office = (!office.is_empty()).then(|| office.join(" "));
    // `KT. CHỦ TỊCH` alone says whose office it is, but not which the signer holds.
    if signer.title.is_empty()
        && let Some(authority) = signer.authority.last().cloned()
        && let Some((_, office)) = authority.split_once('.')
        && is_office(office)
    {
        office.trim().clone_into(&mut signer.title);
    }
    Some(signer)
}

/// Whether a line says that the document is signed: `(Đã ký)`, `Đã ký`, and no more.
fn says_signed(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.to_lowercase() == "đã ký" || bare.to_lowercase() == "đã kí"
}

fn is_office(text: &str) -> bool {
    let folded = fold(text.trim()) + " ";
    OFFICES.iter().any(|word| folded.starts_with(word))
}

/// Whether a line can be a person's name: two to six words with capitals and nothing else.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(lines: &[&str]) -> Signer {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        signer(&lines, &mut Report::default()).unwrap_or_default()
    }

    #[test]
    fn signatures_are_taken_apart() {
        let found = signed(&["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Họ Và Tên"]);
        assert_eq!(found.authority, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]);
        assert_eq!((found.title.as_str(), found.name.as_str()), ("PHÓ CHỦ TỊCH", "Họ Và Tên"));
        let found = signed(&["TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH", "CHỦ TỊCH UBND HUYỆN", "Họ Và Tên"]);
        assert_eq!(found.office.as_deref(), Some("CHỦ TỊCH UBND HUYỆN"));
        let found = signed(&["TM. ỦY BAN NHÂN DÂN", "XÃ TÂN AN", "CHỦ TỊCH"]);
        assert_eq!(found.authority, ["TM. ỦY BAN NHÂN DÂN XÃ TÂN AN"]);
        assert_eq!((found.title.as_str(), found.name.as_str()), ("CHỦ TỊCH", ""));
    }

    #[test]
    fn a_mark_that_it_is_signed_is_known_and_is_no_name() {
        for mark in ["(Đã ký)", "(đã ký)", "Đã ký", "ĐÃ KÝ", "[Đã ký]"] {
            let mut report = Report::default();
            let lines = ["CHỦ TỊCH", mark, "Họ Và Tên"].map(str::to_owned);
            let found = signer(&lines, &mut report).unwrap_or_default();
            assert!(found.signed && found.name == "Họ Và Tên", "{mark}");
            assert_eq!(report, Report::default(), "{mark}");
        }
        assert!(!signed(&["CHỦ TỊCH", "(Đã ký thay)", "Họ Và Tên"]).signed);
        // Where nobody signs, the words are kept.
        let mut report = Report::default();
        assert_eq!(signer(&["(Đã ký)".to_owned()], &mut report), None);
        assert_eq!(report.unplaced.len(), 1);
    }

    #[test]
    fn recipients_have_remarks() {
        let mut closing = Closing::default();
        for line in
            ["- Ban TĐKT; (để b/c)", "- Công an xã (để phối hợp);", "- Lưu: VT, NV (V-10b)."]
        {
            recipient(line, &mut closing);
        }
        let found: Vec<(&str, Option<&str>)> = closing
            .recipients
            .iter()
            .map(|(to, remark)| (to.as_str(), remark.as_deref()))
            .collect();
        let expected = [
            ("Ban TĐKT", Some("để b/c")),
            ("Công an xã", Some("để phối hợp")),
            ("Lưu: VT, NV", Some("V-10b")),
        ];
        assert_eq!(found, expected);
    }
}
