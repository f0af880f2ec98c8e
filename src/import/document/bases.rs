//! Whom a document addresses and what it is based on (Kính gửi, căn cứ).

use super::body::{Block, Paragraph};
use crate::language::fold::fold;
use crate::language::{act_number, citation, written_date};
use crate::model::{Addressees, DocumentType, Law};

/// What stands between head and text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preamble {
    /// Whom it addresses.
    pub addressees: Vec<String>,
    /// The bases, each as a paragraph without its last mark.
    pub bases: Vec<Paragraph>,
}

/// Words that a basis begins with.
const BEGINNINGS: [&str; 7] = [
    "Căn cứ",
    "Thực hiện",
    "Theo đề nghị",
    "Xét đề nghị",
    "Xét Tờ trình",
    "Trên cơ sở",
    "Thi hành",
];

/// Whether a paragraph is a basis and not the sentence that leads into the text.
pub fn is_basis(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '+', ' ']);
    let begins = BEGINNINGS
        .iter()
        .find(|word| text.strip_prefix(**word).is_some_and(|rest| rest.starts_with([' ', ':'])));
    let Some(begins) = begins else { return false };
    let folded = fold(text);
    let leads = folded.ends_with(':') || folded.contains("nhu sau");
    // `Thực hiện Kế hoạch số …, Ủy ban nhân dân xã xây dựng Kế hoạch …` is a sentence of its own.
    let acts = ["xay dung", "ban hanh", "trien khai", "to chuc"].iter().any(|verb| {
        ["ke hoach", "chuong trinh", "phuong an", "quyet dinh"]
            .iter()
            .any(|kind| folded.contains(&format!("{verb} {kind}")))
    });
    !leads && (!acts || *begins == "Căn cứ" || folded.ends_with(';'))
}

/// Reads addressees and bases of a document of a type from a block on. Says with which block the text begins.
pub fn read(blocks: &[Block], from: usize, kind: Option<&DocumentType>) -> (Preamble, usize) {
    let mut preamble = Preamble::default();
    let mut at = from;
    let addresses = kind.is_none_or(|kind| kind.addressees != Addressees::Never);
    while let Some(block) = blocks.get(at) {
        let text = block.text();
        if !text.contains(char::is_alphanumeric) {
            at += 1;
            continue;
        }
        if addresses && preamble.addressees.is_empty() && fold(&text).starts_with("kinh gui") {
            let lines: Vec<Paragraph> = match block {
                Block::Paragraph(paragraph) => paragraph.lines(true),
                Block::Table(table) => table.paragraphs().flat_map(|p| p.lines(true)).collect(),
            };
            addressees(&lines, &mut preamble.addressees);
            at += 1;
            while let Some(Block::Paragraph(paragraph)) = blocks.get(at) {
                if paragraph.dash().is_none() && !paragraph.is_blank() {
                    break;
                }
                addressees(std::slice::from_ref(paragraph), &mut preamble.addressees);
                at += 1;
            }
            continue;
        }
        let Block::Paragraph(paragraph) = block else { break };
        if !is_basis(&text) {
            let frame = kind.and_then(|kind| kind.frame.as_deref());
            if frame.is_some_and(|frame| fold(frame) == fold(&text)) {
                at += 1;
            }
            break;
        }
        for line in split(paragraph) {
            let line = match line.dash() {
                Some(dash) => line.without_start(&dash.to_string()),
                None => line,
            };
            let text = line.text();
            let end = text.len() - text.trim_end_matches([';', '.', ',', ' ']).len();
            preamble.bases.push(line.without_end(&text[text.len() - end..]));
        }
        at += 1;
    }
    (preamble, at)
}

/// A paragraph that holds several bases, line by line.
fn split(paragraph: &Paragraph) -> Vec<Paragraph> {
    let lines = paragraph.lines(false);
    if lines.len() > 1 && lines.iter().all(|line| is_basis(&line.text())) {
        lines
    } else {
        vec![paragraph.clone()]
    }
}

fn addressees(lines: &[Paragraph], out: &mut Vec<String>) {
    for line in lines {
        let text = line.text();
        let bare = match text.split_once(':') {
            Some((before, rest)) if fold(before).starts_with("kinh gui") => rest,
            _ if fold(&text).starts_with("kinh gui") => {
                text.get("Kính gửi".len()..).unwrap_or_default()
            }
            _ => &text,
        };
        let bare =
            bare.trim().trim_start_matches(['-', '–', '+', ' ']).trim_end_matches([';', '.', ' ']);
        if bare.contains(char::is_alphanumeric) {
            out.push(bare.to_owned());
        }
    }
}

/// The ids of the acts of a register that a basis cites.
pub fn laws(text: &str, register: &[Law]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |law: &Law| {
        let id = law.id.to_string();
        if !found.contains(&id) {
            found.push(id);
        }
    };
    for citation in citation::citations(text).iter().filter(|citation| !citation.in_title) {
        let key = act_number::key(text.get(citation.sign.clone()).unwrap_or_default());
        register.iter().filter(|law| act_number::key(&law.number) == key).for_each(&mut add);
    }
    // Laws are cited by name and date.
    let small = text.to_lowercase();
    let days: Vec<_> =
        written_date::dates(text).iter().filter_map(written_date::WrittenDate::day).collect();
    for law in register {
        let by_name = law
            .kind
            .as_deref()
            .is_some_and(|kind| matches!(kind, "Luật" | "Bộ luật" | "Pháp lệnh"));
        let title = law.title.to_lowercase();
        let dated = law.issued.is_some_and(|day| {
            let year = format!("{title} năm {}", chrono::Datelike::year(&day));
            days.contains(&day) && small.contains(&title) || small.contains(&year)
        });
        if by_name && dated {
            add(law);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_are_told_from_the_sentence_that_leads_in() {
        for text in [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Thực hiện Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính;",
            "Theo đề nghị của Chánh Văn phòng.",
            "Thực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh ban hành Kế hoạch tuyên truyền;",
        ] {
            assert!(is_basis(text), "{text}");
        }
        for text in [
            "Thực hiện Kế hoạch số 10/KH-UBND, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:",
            "Thực hiện Kế hoạch số 10/KH-UBND, Ủy ban nhân dân xã ban hành Kế hoạch năm 2026.",
            "Căn cứ Kế hoạch này, các đơn vị thực hiện những việc sau:",
            "Để tổ chức thi đua",
        ] {
            assert!(!is_basis(text), "{text}");
        }
    }
}
