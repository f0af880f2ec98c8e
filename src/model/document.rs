//! What makes a text an administrative document: number, place and date, letterhead, recipients,
//! signatures.

use std::sync::Arc;

use chrono::NaiveDate;

use super::document_type::DocumentType;
use super::id::Id;
use crate::language::numbering::to_roman;
use crate::language::phrase;
use crate::markup::Block;
use crate::source::{Located, Place, SourceFile};

/// The record of a document (văn bản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its type in capitals (tên loại), such as `KẾ HOẠCH`.
    pub kind: Located<String>,
    /// What it is about (trích yếu); empty where the form of its type has no place for it.
    pub subject: Located<String>,
    /// Whether it has a place in a series (có ghi số, ký hiệu): forms that a unit fills in, agreements and
    /// open letters have none.
    pub numbered: bool,
    /// The number (số) as written, such as `01`; `None` as long as the registry has not given one.
    pub number: Option<Located<String>>,
    /// The sign after the number (ký hiệu), such as `KH-HĐTĐKT`; empty where it has no number.
    pub symbol: Located<String>,
    /// The place (địa danh).
    pub place: Located<String>,
    /// The day of issue (ngày ban hành); `None` as long as it is not signed.
    pub date: Option<Located<NaiveDate>>,
    /// How far it has come.
    pub state: State,
    /// Where that is written, if it is.
    pub state_place: Option<Place>,
    /// Whom it addresses (kính gửi), for the types that have addressees.
    pub addressees: Vec<Located<String>>,
    /// Who calls (cơ quan, chức danh ra công điện), for a telegram.
    pub sender: Option<Located<String>>,
    /// The authority that issues it (thẩm quyền ban hành), for resolutions and decisions.
    pub authority: Option<Located<String>>,
    /// How urgent it is (độ khẩn).
    pub urgency: Option<Urgency>,
    /// How far it may go (phạm vi lưu hành).
    pub circulation: Option<Located<Circulation>>,
    /// Who drafted it, and how many copies are issued (ký hiệu người soạn thảo, số lượng bản).
    pub drafter: Option<Drafter>,
    /// How its headings are numbered, an example for each level; those with a number keep theirs.
    pub numbering: Vec<Located<String>>,
}

/// How urgent a document is (Decree 30/2020/NĐ-CP, Appendix I, part I, section III, clause 2,
/// point b).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// `KHẨN`
    Urgent,
    /// `THƯỢNG KHẨN`
    VeryUrgent,
    /// `HỎA TỐC`
    Express,
}

impl Urgency {
    /// Every level with the word of its stamp.
    pub const ALL: [(&'static str, Self); 3] =
        [("KHẨN", Self::Urgent), ("THƯỢNG KHẨN", Self::VeryUrgent), ("HỎA TỐC", Self::Express)];
}

/// How far a document may go (the same clause, point c).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circulation {
    /// `XEM XONG TRẢ LẠI`
    Return,
    /// `LƯU HÀNH NỘI BỘ`
    Internal,
}

impl Circulation {
    /// Every mark with its words.
    pub const ALL: [(&'static str, Self); 2] =
        [("XEM XONG TRẢ LẠI", Self::Return), ("LƯU HÀNH NỘI BỘ", Self::Internal)];
}

/// Who drafted a document (the same section, clause 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafter {
    /// The sign of the person, in capitals.
    pub sign: Located<String>,
    /// How many copies are issued.
    pub copies: Option<u32>,
}

/// How far a document has come (tình trạng).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written (dự thảo): number, date and words may still be open.
    Draft,
    /// Finished, on its way to the signer or the reader.
    Final,
    /// Signed and issued (đã ký): its words cannot be changed any more.
    Signed,
}

impl Document {
    /// Where its state stands; where nothing says it, where its record does.
    #[must_use]
    pub fn state_at(&self) -> &Place {
        self.state_place.as_ref().unwrap_or(&self.kind.place)
    }

    /// Whether it is still being written (dự thảo), which every place that names it says.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.state == State::Draft
    }

    /// Whether somebody else fills it in (mẫu để điền): it has no number, and whoever does dates it.
    #[must_use]
    pub fn is_form(&self) -> bool {
        !self.numbered && self.date.is_none()
    }

    /// Number and sign as printed: `01/KH-HĐTĐKT`, with room for a number that is not given yet
    /// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 3, point c); empty for one that has no
    /// place in a series.
    #[must_use]
    pub fn number_and_symbol(&self) -> String {
        if !self.numbered {
            return String::new();
        }
        // A draft has none, whatever its file says: the registry gives it when it is signed.
        let number = self.number.as_ref().filter(|_| !self.is_draft());
        let number = number.map_or("      ", |number| number);
        format!("{number}/{}", &*self.symbol)
    }

    /// The type among those of the decree, if its name is one of them.
    #[must_use]
    pub fn document_type(&self) -> Option<&'static DocumentType> {
        DocumentType::named(&self.kind)
    }
}

/// The names above the number (tên cơ quan ban hành), printed as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above the issuer (cơ quan chủ quản trực tiếp), if it is printed.
    pub parent: Option<Located<String>>,
    /// The issuer.
    pub issuer: Located<String>,
}

/// A recipient (nơi nhận), without the dash and the ending that the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub to: Located<String>,
    /// Why (such as `để b/c`), printed in brackets.
    pub remark: Option<Located<String>>,
}

/// A signature block (quyền hạn, chức vụ, họ tên của người ký).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// In whose name, line by line (quyền hạn), such as `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`.
    pub authority: Vec<Located<String>>,
    /// The signer's office in the issuing body (chức vụ).
    pub title: Located<String>,
    /// The signer's office in the agency whose seal is used, printed above the name
    /// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 7, point c).
    pub office: Option<Located<String>>,
    /// The signer's name (họ và tên).
    pub name: Located<String>,
}

/// A short form that the document explains once (sau đây viết tắt là).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short form, such as `Đợt thi đua`.
    pub short: Located<String>,
    /// What it stands for.
    pub long: Located<String>,
}

/// An appendix (phụ lục).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// Its id.
    pub id: Located<Id>,
    /// The type, in capitals, of a document that is issued with this one (form 1.3), such as
    /// `QUY CHẾ`; nothing for an appendix.
    pub kind: Option<Located<String>>,
    /// Its title.
    pub title: Located<String>,
    /// The file of its text, beside the document, as written.
    pub name: Option<Located<String>>,
    /// Whether it is a form (biểu mẫu) that others fill in: its blanks are no gaps.
    pub form: bool,
    /// Whether it is a file of its own (không cùng tệp tin), which the office signs apart (Decree
    /// 30/2020/NĐ-CP, Appendix I, part I, section III, clause 1, point d).
    pub apart: bool,
    /// Its text, where its file could be read.
    pub text: Option<Narrative>,
}

/// The text of a document or an appendix (phần lời).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

impl Appendix {
    /// The name of its print, without the ending, where it is a file of its own; `document` is that of the
    /// print of its document.
    #[must_use]
    pub fn print_name(&self, document: &str) -> Option<String> {
        self.apart.then(|| format!("{document}.{}", self.id.value))
    }

    /// What each appendix is called: numbered in Roman numerals where there are two or more
    /// (Decree 30/2020/NĐ-CP, Appendix I, part I, section III, clause 1, point a). A document that is
    /// issued with another is called by its type.
    #[must_use]
    pub fn labels(appendices: &[Self]) -> Vec<String> {
        let several = appendices.iter().filter(|appendix| appendix.kind.is_none()).count() > 1;
        let mut numbers = 1..;
        let label = |appendix: &Self| match &appendix.kind {
            Some(kind) => phrase::capitalised(&kind.to_lowercase()),
            None if several => {
                numbers.next().map_or_else(String::new, |n| format!("Phụ lục {}", to_roman(n)))
            }
            None => "Phụ lục".to_owned(),
        };
        appendices.iter().map(label).collect()
    }
}
