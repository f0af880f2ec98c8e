//! The decree on administrative documents (Nghị định 30/2020/NĐ-CP) as data.
//!
//! `decree30.json` holds each value that the decree sets or leaves open within bounds, its clause, and
//! the types of document. Readers, rules and forms take them from there; the judge of finished files
//! holds its own copy of the numbers against the same file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::document_type::DocumentType;

/// The decree.
#[derive(Debug, Deserialize)]
pub struct Decree {
    /// Which act it is and when it is in force.
    pub decree: Act,
    /// What it demands of a document, row by row.
    pub rows: Vec<Row>,
    /// The types of document (article 7, Appendix III).
    pub types: Vec<DocumentType>,
}

/// The act.
#[derive(Debug, Deserialize)]
pub struct Act {
    /// Its number and sign.
    pub number: String,
    /// The first day in force.
    pub effective_from: NaiveDate,
    /// The first day no longer in force.
    pub effective_to: Option<NaiveDate>,
}

/// One demand.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// Its name in the list of demands: `R-003`.
    pub id: String,
    /// Its name in words: `margin-top`.
    pub key: String,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
    /// The one value that it sets.
    pub value: Option<serde_json::Value>,
    /// The values to choose from.
    #[serde(default)]
    pub values: Vec<serde_json::Value>,
    /// The room above, in points.
    pub gap: Option<f64>,
    /// Width and height of the frames of stamps, in millimetres, by the words in them.
    #[serde(default)]
    pub frames: BTreeMap<String, [f64; 2]>,
    /// Where the decree says so; nothing where it is silent.
    pub clause: Option<String>,
    /// How binding it is.
    pub severity: Binding,
}

/// How binding a demand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// The text of the decree says so.
    Mandated,
    /// A specimen form or the placement diagram shows it.
    Form,
    /// The decree is silent; good practice.
    Silent,
}

static DECREE: LazyLock<Decree> = LazyLock::new(|| {
    let text = include_str!("decree30.json");
    // A test reads the file; a program whose own data is broken has nothing to go on with.
    #[allow(clippy::expect_used, reason = "part of the program, held by a test")]
    serde_json::from_str(text).expect("decree30.json")
});

/// The decree.
#[must_use]
pub fn decree() -> &'static Decree {
    &DECREE
}

impl Decree {
    /// The demand of a name.
    #[must_use]
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The number that a demand sets: its value, or the least where it sets bounds. 0 for a demand that
    /// sets none.
    #[must_use]
    pub fn number(&self, key: &str) -> f64 {
        let row = self.row(key);
        let value = row.and_then(|row| row.value.as_ref()).and_then(serde_json::Value::as_f64);
        value.or(row.and_then(|row| row.min)).unwrap_or_default()
    }

    /// The words that a demand sets, as printed. None for a demand that sets none.
    #[must_use]
    pub fn words(&self, key: &str) -> &str {
        let value = self.row(key).and_then(|row| row.value.as_ref());
        value.and_then(serde_json::Value::as_str).unwrap_or_default()
    }
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

impl Row {
    /// Whether a number is allowed: within the bounds, or one of the values.
    #[must_use]
    pub fn allows(&self, number: f64) -> bool {
        let listed = |value: &serde_json::Value| value.as_f64() == Some(number);
        self.min.is_none_or(|min| number >= min)
            && self.max.is_none_or(|max| number <= max)
            && (self.values.is_empty() || self.values.iter().any(listed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::numbering;
    use crate::model::{Circulation, CopyForm, Urgency};

    #[test]
    fn bounds_are_those_of_the_decree() {
        // Read from Appendix I a second time, by hand.
        for (key, min, max) in [
            ("margin-top", Some(20.0), Some(25.0)),
            ("margin-bottom", Some(20.0), Some(25.0)),
            ("margin-left", Some(30.0), Some(35.0)),
            ("margin-right", Some(15.0), Some(20.0)),
            ("body-size", Some(13.0), Some(14.0)),
            ("body-paragraph-gap", Some(6.0), None),
            ("body-line-spacing", Some(1.0), Some(1.5)),
            ("page-number-size", Some(13.0), Some(14.0)),
        ] {
            let row = decree().row(key).unwrap();
            assert_eq!((row.min, row.max), (min, max), "{key}");
            assert_eq!(row.severity, Binding::Mandated, "{key}");
            assert!(row.clause.is_some(), "{key}");
        }
        let indent = decree().row("body-indent").unwrap();
        assert!(indent.allows(1.0) && indent.allows(1.27) && !indent.allows(1.2));
        for (key, number) in [
            ("number-label", 13.0),
            ("recipients-label", 12.0),
            ("recipients-list", 11.0),
            ("drafter", 11.0),
            ("appendix-label", 14.0),
            ("copy-signature-text", 10.0),
            ("address", 11.0),
        ] {
            assert!((decree().number(key) - number).abs() < f64::EPSILON, "{key}");
        }
        let stamps = &decree().row("urgency-stamp").unwrap().frames;
        let stamps: Vec<_> = stamps.iter().map(|(words, size)| (words.as_str(), *size)).collect();
        assert_eq!(
            stamps,
            [("HỎA TỐC", [30.0, 8.0]), ("KHẨN", [20.0, 8.0]), ("THƯỢNG KHẨN", [40.0, 8.0])]
        );
        let margin = decree().row("margin-top").unwrap();
        assert!(margin.allows(25.0) && !margin.allows(25.1) && !margin.allows(19.9));
    }

    #[test]
    fn words_are_those_of_the_decree() {
        assert_eq!(decree().words("national-name-text"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        assert_eq!(decree().words("motto-text"), "Độc lập - Tự do - Hạnh phúc");
        let words = |key: &str| -> Vec<&str> {
            let row = decree().row(key).unwrap();
            row.values.iter().filter_map(serde_json::Value::as_str).collect()
        };
        // What the program prints stands in the data as well, in the same order.
        let mut urgency: Vec<_> = Urgency::ALL.iter().map(|(words, _)| *words).collect();
        urgency.reverse();
        assert_eq!(words("urgency"), urgency);
        let circulation: Vec<_> = Circulation::ALL.iter().map(|(words, _)| *words).collect();
        assert_eq!(words("circulation"), circulation);
        let copies: Vec<_> = CopyForm::ALL.iter().map(|(words, _)| *words).collect();
        assert_eq!(words("copy-form"), copies);
        let letters: Vec<String> = numbering::LETTERS.iter().map(char::to_string).collect();
        assert_eq!(words("point"), letters);
    }

    #[test]
    fn every_row_has_its_name_once_and_its_clause() {
        let rows = &decree().rows;
        for (at, row) in rows.iter().enumerate() {
            assert!(rows[..at].iter().all(|other| other.id != row.id && other.key != row.key));
            // What is silent may follow from a clause all the same.
            assert!(row.clause.is_some() || row.severity == Binding::Silent, "{}", row.id);
        }
        assert_eq!(rows.len(), 128);
    }

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
