//! What makes a text an administrative document: number, place and date, letterhead, recipients,
//! signature.

use chrono::NaiveDate;

use crate::source::Located;

/// The record of a document (văn bản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its type in capitals (tên loại), such as `KẾ HOẠCH`.
    pub kind: String,
    /// What it is about (trích yếu).
    pub subject: String,
    /// The number (số) as written, such as `01`.
    pub number: String,
    /// The sign after the number (ký hiệu), such as `KH-HĐTĐKT`.
    pub symbol: String,
    /// The place (địa danh).
    pub place: String,
    /// The day of issue (ngày ban hành).
    pub date: Located<NaiveDate>,
}

impl Document {
    /// Number and sign as printed: `01/KH-HĐTĐKT`
    /// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 3, point c).
    #[must_use]
    pub fn number_and_symbol(&self) -> String {
        format!("{}/{}", self.number, self.symbol)
    }
}

/// The names above the number (tên cơ quan ban hành), printed as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above the issuer (cơ quan chủ quản trực tiếp), if it is printed.
    pub parent: Option<String>,
    /// The issuer.
    pub issuer: String,
}

/// A recipient (nơi nhận), without the dash and the ending that the form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub to: String,
    /// Why (such as `để b/c`), printed in brackets.
    pub remark: Option<String>,
}

/// The signature block (quyền hạn, chức vụ, họ tên của người ký).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// In whose name (quyền hạn), such as `TM. HỘI ĐỒNG TĐKT`.
    pub authority: Option<String>,
    /// The signer's office in the issuing body (chức vụ).
    pub title: String,
    /// The signer's office in the agency whose seal is used, printed above the name
    /// (Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 7, point c).
    pub office: Option<String>,
    /// The signer's name (họ và tên).
    pub name: String,
}
