//! Words that follow from the data by a rule of the decree: the same on paper and on the site.

use crate::language::{date, phrase};
use crate::markup::Inline;
use crate::model::{Document, Drafter, Group, Id, Issue, Plan, Recipient};

use super::{Edition, month_of};

/// The document as a phrase: `KẾ HOẠCH` and `Công tác năm 2021` → `Kế hoạch công tác năm 2021`.
#[must_use]
pub fn title(document: &Document) -> String {
    joined(&document.kind, &document.subject)
}

fn joined(kind: &str, subject: &str) -> String {
    let mut kind = kind.chars();
    let mut subject = subject.chars();
    let first: String = kind.next().into_iter().collect();
    let second: String = subject.next().into_iter().collect();
    let rest = subject.as_str();
    // The capital of a sentence goes; that of an abbreviation, such as `UBND`, stays.
    let sentence = !rest.starts_with(char::is_uppercase);
    let second = if sentence { second.to_lowercase() } else { second };
    let title = format!("{first}{} {second}{rest}", kind.as_str().to_lowercase());
    title.trim_end().to_owned()
}

/// Number and sign for a list: a document that has not got its number yet says so, one that never has any is
/// silent.
#[must_use]
pub fn number(document: &Document) -> String {
    match document.number {
        None if document.numbered => format!("…/{}", document.symbol),
        _ => document.number_and_symbol(),
    }
}

/// The date in full, with room for a day that is not set yet.
#[must_use]
pub fn date_words(plan: &Plan) -> String {
    match &plan.document.date {
        Some(date) => date::formal(date.value),
        None => format!("ngày      tháng      năm {}", plan.year()),
    }
}

/// The legal bases with their endings: a semicolon after each, a full stop after the last
/// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 6, point a).
#[must_use]
pub fn bases(plan: &Plan) -> Vec<Vec<Inline>> {
    let last = plan.bases.len().saturating_sub(1);
    let ended = |(n, text)| ended(text, &[';', '.'], if n == last { "." } else { ";" });
    plan.bases.iter().map(|basis| basis.text.as_slice()).enumerate().map(ended).collect()
}

/// A heading of the table: `I. Công tác tuyên truyền`.
#[must_use]
pub fn group(group: &Group) -> String {
    match &group.label {
        Some(label) => format!("{label}. {}", group.title),
        None => group.title.value.clone(),
    }
}

/// The steps of office work that plans have, by the ids that they are given.
const STAGES: [(&str, &str); 22] = [
    ("ban-hanh", "Ban hành"),
    ("cong-bo", "Công bố"),
    ("du-thao", "Dự thảo"),
    ("gop-y", "Góp ý"),
    ("hoan-thien", "Hoàn thiện"),
    ("khao-sat", "Khảo sát"),
    ("ky", "Ký"),
    ("lay-y-kien", "Lấy ý kiến"),
    ("nghiem-thu", "Nghiệm thu"),
    ("phe-duyet", "Phê duyệt"),
    ("so-ket", "Sơ kết"),
    ("tham-dinh", "Thẩm định"),
    ("tham-tra", "Thẩm tra"),
    ("thi-diem", "Thí điểm"),
    ("thu-nghiem", "Thử nghiệm"),
    ("tiep-thu", "Tiếp thu"),
    ("tong-hop", "Tổng hợp"),
    ("tong-ket", "Tổng kết"),
    ("trien-khai", "Triển khai"),
    ("trinh", "Trình"),
    ("trinh-ky", "Trình ký"),
    ("xay-dung", "Xây dựng"),
];

/// A stage of a deliverable (giai đoạn): plans know it by an id, readers by its words. One that is not
/// known is called by its id.
#[must_use]
pub fn stage(id: &Id) -> &str {
    let known = STAGES.iter().find(|(known, _)| *known == id.as_str());
    known.map_or(id.as_str(), |(_, words)| words)
}

/// The head of the column of times: months alone are called so.
#[must_use]
pub fn time_heading(edition: &Edition) -> &'static str {
    let month = |task: &crate::model::Task| month_of(&task.when).is_some();
    if edition.plan.tasks.iter().all(month) { "Tháng" } else { "Thời gian" }
}

/// What an official letter is about, as it stands below the number
/// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 5, point b).
#[must_use]
pub fn about(subject: &str) -> String {
    let bare = ["V/v ", "V/V ", "v/v "].iter().find_map(|head| subject.strip_prefix(head));
    format!("V/v {}", bare.unwrap_or(subject))
}

/// Whom a document addresses: the label, and the lines below it. Several end with a semicolon, the
/// last with a full stop; one alone has no ending (the same section, clause 9, point d).
#[must_use]
pub fn addressees(document: &Document) -> Option<(String, Vec<String>)> {
    let list = &document.addressees;
    if list.is_empty() {
        return None;
    }
    // A telegram says who calls whom (form 1.6).
    let label = match &document.sender {
        Some(sender) => format!("{sender} điện:"),
        None => "Kính gửi:".to_owned(),
    };
    let bare = list.iter().map(|to| to.trim_end_matches([';', '.', ' ']));
    let lines = match list.len() {
        // Below who calls them, they are a list always.
        1 if document.sender.is_none() => bare.map(str::to_owned).collect(),
        n => bare.enumerate().map(|(at, to)| ended_line(to, at + 1 == n)).collect(),
    };
    Some((label, lines))
}

fn ended_line(words: &str, last: bool) -> String {
    format!("{words}{}", if last { "." } else { ";" })
}

/// Who drafted a document, and how many copies are issued: `PL.(300)`
/// (the same part, section III, clause 3).
#[must_use]
pub fn drafter(drafter: &Drafter) -> String {
    match drafter.copies {
        Some(copies) => format!("{}.({copies})", drafter.sign.to_uppercase()),
        None => format!("{}.", drafter.sign.to_uppercase()),
    }
}

/// Room for what is not filled in. No line is broken there.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// What stands before the number of a plan: `Kế hoạch`, or, where the number is that of the document that it
/// is issued with, `Kế hoạch ban hành kèm theo Quyết định`.
#[must_use]
pub fn called(plan: &Plan) -> String {
    let kind = phrase::capitalised(&plan.document.kind.to_lowercase());
    match plan.issued_with() {
        Some(paper) => {
            let of = phrase::capitalised(&paper.document.kind.to_lowercase());
            format!("{kind} ban hành kèm theo {of}")
        }
        None => kind,
    }
}

/// The line below the title of an appendix that says what it belongs to. On paper it names number and
/// date; an electronic document keeps the blanks (the same clause, point c).
#[must_use]
pub fn appendix_pointer(edition: &Edition) -> String {
    let plan = edition.plan;
    let document = &plan.document;
    let kind = called(plan);
    let symbol = &document.symbol;
    let issuer = issuer(edition);
    let issuer = head_who_issues(edition).unwrap_or_else(|| issuer.to_owned());
    let whole = document.number.is_some() || !document.numbered;
    let date = document.date.as_ref();
    let (number, date) = match date.filter(|_| whole && edition.agency.print.issue == Issue::Paper)
    {
        Some(date) => (document.number.as_deref(), format!("{} ", date::formal(date.value))),
        None => (None, ["ngày", "tháng", "năm", ""].join(BLANK)),
    };
    let number = number.map_or(BLANK, String::as_str);
    let number = if document.numbered { format!("số {number}/{symbol} ") } else { String::new() };
    // No line ends or begins with a blank.
    format!("(Kèm theo {kind} {number}{date}của {issuer})")
}

/// The body that issues a document (cơ quan ban hành).
#[must_use]
pub fn issuer<'e>(edition: &'e Edition) -> &'e str {
    let id = edition.plan.issuer.as_ref();
    let unit = id.and_then(|id| edition.workspace.units().find(|unit| unit.id == id.value));
    unit.map_or(&edition.agency.name, |unit| &unit.name)
}

/// The head of the body, where a document is his own (`CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …`), in small letters.
#[must_use]
pub fn head_who_issues(edition: &Edition) -> Option<String> {
    let issuer = issuer(edition);
    let authority = edition.plan.document.authority.as_ref()?.to_uppercase();
    let office = authority.strip_suffix(&issuer.to_uppercase())?.trim();
    (!office.is_empty())
        .then(|| format!("{} {issuer}", phrase::capitalised(&office.to_lowercase())))
}

/// The recipients with remark and ending: a semicolon after each, a full stop after the last
/// (the same section, clause 9, point d).
#[must_use]
pub fn recipients(recipients: &[Recipient]) -> Vec<String> {
    let last = recipients.len().saturating_sub(1);
    let line = |(n, recipient): (usize, &Recipient)| {
        let remark = recipient.remark.as_ref().map(|remark| format!(" ({remark})"));
        let to = recipient.to.trim_end_matches([';', ' ']);
        let to = if remark.is_none() { to.trim_end_matches('.') } else { to };
        ended_line(&format!("{to}{}", remark.unwrap_or_default()), n == last)
    };
    recipients.iter().enumerate().map(line).collect()
}

/// The beginning of a text, of so many characters at most, as far as it needs to be known again.
#[must_use]
pub fn beginning(words: &str, enough: usize) -> String {
    if words.chars().count() <= enough {
        return words.to_owned();
    }
    let cut: String = words.chars().take(enough).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// The words with an ending in place of such marks as stand at their end.
#[must_use]
pub fn ended(text: &[Inline], marks: &[char], ending: &str) -> Vec<Inline> {
    let mut text = text.to_vec();
    if let Some(words) = last_words(&mut text) {
        let bare = words.trim_end_matches(|c: char| c.is_whitespace() || marks.contains(&c));
        words.truncate(bare.len());
    }
    match text.last_mut() {
        Some(Inline::Text(words)) => words.push_str(ending),
        _ => text.push(Inline::Text(ending.to_owned())),
    }
    text
}

/// The last words of a sequence, also inside bold and italic.
fn last_words(text: &mut [Inline]) -> Option<&mut String> {
    let (last, before) = text.split_last_mut()?;
    match last {
        Inline::Text(words) => Some(words),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Link { text: inner, .. }
        | Inline::Named { text: inner, .. }
        | Inline::Reference { text: inner, .. } => last_words(inner),
        // The number of a footnote stands between the words and their ending.
        Inline::Note(_) => last_words(before),
        Inline::Break => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::plain;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn stages_are_told_in_words_where_they_are_known() {
        assert!(STAGES.is_sorted_by(|(a, _), (b, _)| a < b));
        let told = |id: &str| stage(&Id::new(id).unwrap()).to_owned();
        assert_eq!(told("du-thao"), "Dự thảo");
        assert_eq!(told("buoc-hai"), "buoc-hai");
    }

    #[test]
    fn a_title_keeps_the_capitals_of_abbreviations() {
        assert_eq!(joined("KẾ HOẠCH", "Công tác năm 2021"), "Kế hoạch công tác năm 2021");
        assert_eq!(joined("ĐỀ ÁN", "UBND xã điện tử"), "Đề án UBND xã điện tử");
        assert_eq!(joined("GIẤY GIỚI THIỆU", ""), "Giấy giới thiệu");
        assert_eq!(joined("", ""), "");
    }

    #[test]
    fn words_get_the_ending_of_their_place() {
        let list = |words: &str| vec![text(words)];
        for (words, ending, result) in [
            ("Căn cứ Luật A năm 2003; Luật B;", ";", "Căn cứ Luật A năm 2003; Luật B;"),
            ("Căn cứ Luật A", ".", "Căn cứ Luật A."),
            ("Căn cứ Luật A; ", ".", "Căn cứ Luật A."),
        ] {
            assert_eq!(plain(&ended(&list(words), &[';', '.'], ending)), result);
        }
        let bold = vec![text("a "), Inline::Strong(vec![text("b.")])];
        assert_eq!(
            ended(&bold, &['.', '/'], "./."),
            [text("a "), Inline::Strong(vec![text("b")]), text("./.")]
        );
    }
}
