//! The types of administrative document.

use serde::Deserialize;

use super::decree::decree;

/// A type of administrative document (loại văn bản hành chính), with what its form requires and
/// forbids (Decree 30/2020/NĐ-CP, article 7 and Appendix III).
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: what the form has")]
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct DocumentType {
    /// Its name in capitals, as printed.
    pub name: String,
    /// What its sign begins with; `None` where the sign begins with the issuer.
    pub abbreviation: Option<String>,
    /// The specimen form, such as `1.4`, if the decree shows one.
    pub form: Option<String>,
    /// Whether it addresses somebody (kính gửi).
    pub addressees: Addressees,
    /// Whether the name of the type stands above the text.
    pub title: bool,
    /// Whether what it is about stands below the name.
    pub subject: bool,
    /// Whether what it is about stands below the number instead (V/v, box 5b).
    pub subject_by_number: bool,
    /// Whether place and date stand in the head.
    pub date_in_head: bool,
    /// The words between the bases and the text, such as `QUYẾT ĐỊNH:`.
    pub frame: Option<String>,
    /// Whether the authority that issues it stands above the bases.
    pub authority: bool,
    /// Whether it says who calls whom (`… điện:`).
    pub sender: bool,
    /// Whether its text is divided into articles (Điều).
    pub articles: bool,
    /// Who signs.
    pub signatures: Signers,
    /// Words that its form has and its text must have.
    pub lines: Vec<String>,
    /// Whether it says who receives it (nơi nhận).
    pub recipients: bool,
}

/// Whether a type of document addresses somebody (Appendix I, part I, section II, clause 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressees {
    /// It must.
    Always,
    /// It does when it goes to a higher body.
    Upward,
    /// It must not.
    Never,
}

/// Who signs a type of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signers {
    /// One signer, beside the recipients; several where several bodies issue it together.
    One,
    /// The secretary at the left, the chair at the right (thư ký, chủ tọa), above the recipients.
    SecretaryAndChair,
    /// The parties, side by side.
    Parties,
}

impl DocumentType {
    /// The 29 types.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &decree().types
    }

    /// The type of a name, in capitals or not. The tone mark may stand on either vowel: `ỦY`, `UỶ`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_uppercase().replace("UỶ", "ỦY").replace("THOẢ", "THỎA");
        Self::all().iter().find(|known| known.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Article 7 and Appendix III, part I, read a second time.
    const NAMES: &str = "NQ NGHỊ QUYẾT|QĐ QUYẾT ĐỊNH|CT CHỈ THỊ|QC QUY CHẾ|QyĐ QUY ĐỊNH|TC THÔNG CÁO|\
        TB THÔNG BÁO|HD HƯỚNG DẪN|CTr CHƯƠNG TRÌNH|KH KẾ HOẠCH|PA PHƯƠNG ÁN|ĐA ĐỀ ÁN|DA DỰ ÁN|\
        BC BÁO CÁO|BB BIÊN BẢN|TTr TỜ TRÌNH|HĐ HỢP ĐỒNG|- CÔNG VĂN|CĐ CÔNG ĐIỆN|BGN BẢN GHI NHỚ|\
        BTT BẢN THỎA THUẬN|GUQ GIẤY ỦY QUYỀN|GM GIẤY MỜI|GGT GIẤY GIỚI THIỆU|\
        GNP GIẤY NGHỈ PHÉP|PG PHIẾU GỬI|PC PHIẾU CHUYỂN|PB PHIẾU BÁO|- THƯ CÔNG";

    #[test]
    fn a_type_is_known_by_its_name() {
        for (name, found) in [
            ("Kế hoạch", Some("KẾ HOẠCH")),
            ("GIẤY UỶ QUYỀN", Some("GIẤY ỦY QUYỀN")),
            ("BẢN THOẢ THUẬN", Some("BẢN THỎA THUẬN")),
            ("KẾ HOACH", None),
        ] {
            let named = DocumentType::named(name).map(|of| of.name.as_str());
            assert_eq!(named, found, "{name}");
        }
    }

    #[test]
    fn there_are_29_types() {
        let listed: Vec<String> = DocumentType::all()
            .iter()
            .map(|of| format!("{} {}", of.abbreviation.as_deref().unwrap_or("-"), of.name))
            .collect();
        assert_eq!(listed.join("|"), NAMES);
        assert_eq!(listed.len(), 29);
    }
}
