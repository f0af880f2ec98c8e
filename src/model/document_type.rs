//! The types of administrative document.

/// A type of administrative document (loại văn bản hành chính)
/// (Decree 30/2020/NĐ-CP, article 7 and Appendix III, part I).
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// Its name in capitals, as printed.
    pub name: &'static str,
    /// What its sign begins with; `None` where the sign begins with the issuer.
    pub abbreviation: Option<&'static str>,
    /// Whether it addresses somebody (kính gửi).
    pub addressees: Addressees,
}

/// Whether a type of document addresses somebody (Appendix I, part I, section II, clause 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressees {
    /// It must.
    Always,
    /// It does when it goes to a higher body.
    Upward,
    /// It must not.
    Never,
}

use Addressees::{Always, Never, Upward};

const fn of(
    name: &'static str,
    abbreviation: Option<&'static str>,
    addressees: Addressees,
) -> DocumentType {
    DocumentType { name, abbreviation, addressees }
}

/// The 29 types.
pub static DOCUMENT_TYPES: [DocumentType; 29] = [
    of("NGHỊ QUYẾT", Some("NQ"), Never),
    of("QUYẾT ĐỊNH", Some("QĐ"), Never),
    of("CHỈ THỊ", Some("CT"), Never),
    of("QUY CHẾ", Some("QC"), Never),
    of("QUY ĐỊNH", Some("QyĐ"), Never),
    of("THÔNG CÁO", Some("TC"), Never),
    of("THÔNG BÁO", Some("TB"), Never),
    of("HƯỚNG DẪN", Some("HD"), Never),
    of("CHƯƠNG TRÌNH", Some("CTr"), Never),
    of("KẾ HOẠCH", Some("KH"), Never),
    of("PHƯƠNG ÁN", Some("PA"), Never),
    of("ĐỀ ÁN", Some("ĐA"), Never),
    of("DỰ ÁN", Some("DA"), Never),
    of("BÁO CÁO", Some("BC"), Upward),
    of("BIÊN BẢN", Some("BB"), Never),
    of("TỜ TRÌNH", Some("TTr"), Always),
    of("HỢP ĐỒNG", Some("HĐ"), Never),
    of("CÔNG VĂN", None, Always),
    of("CÔNG ĐIỆN", Some("CĐ"), Never),
    of("BẢN GHI NHỚ", Some("BGN"), Never),
    of("BẢN THỎA THUẬN", Some("BTT"), Never),
    of("GIẤY ỦY QUYỀN", Some("GUQ"), Never),
    of("GIẤY MỜI", Some("GM"), Never),
    of("GIẤY GIỚI THIỆU", Some("GGT"), Never),
    of("GIẤY NGHỈ PHÉP", Some("GNP"), Never),
    of("PHIẾU GỬI", Some("PG"), Never),
    of("PHIẾU CHUYỂN", Some("PC"), Never),
    of("PHIẾU BÁO", Some("PB"), Never),
    of("THƯ CÔNG", None, Never),
];

impl DocumentType {
    /// The type of a name, in capitals or not.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_uppercase();
        DOCUMENT_TYPES.iter().find(|known| known.name == name)
    }
}
