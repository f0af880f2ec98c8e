//! What the name of an office (tên cơ quan) says: whether it is the people's committee of a place, what its head
//! is called, what letters stand for it.

use super::fold::fold;
use super::phrase::{capitalised, small};

/// The people's committee (Ủy ban nhân dân) of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    /// The level of the place: `xã`, `phường`, `tỉnh`.
    pub level: String,
    /// The name of the place: `Tân An`.
    pub place: String,
}

impl Committee {
    /// The place with its level: `xã Tân An`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.level, self.place)
    }

    /// Whether its place is a province or a city that is like one (thành phố trực thuộc trung ương).
    #[must_use]
    pub fn is_of_province(&self) -> bool {
        ["tỉnh", "thành phố"].contains(&&*self.level)
    }
}

/// What a people's committee is called.
const COMMITTEE: &str = "Ủy ban nhân dân";

/// The levels of places that have a people's committee, or had one.
const LEVELS: [&str; 9] =
    ["thị trấn", "thị xã", "thành phố", "đặc khu", "xã", "phường", "huyện", "quận", "tỉnh"];

/// What bodies are called, and what their heads are; the longer name first where one begins another.
const HEADS: [(&str, &str); 17] = [
    ("hội đồng", "CHỦ TỊCH"),
    ("ban chỉ đạo", "TRƯỞNG BAN"),
    ("trường", "HIỆU TRƯỞNG"),
    ("sở", "GIÁM ĐỐC"),
    ("phòng", "TRƯỞNG PHÒNG"),
    ("trung tâm", "GIÁM ĐỐC"),
    ("bệnh viện", "GIÁM ĐỐC"),
    ("tổng cục", "TỔNG CỤC TRƯỞNG"),
    ("chi cục", "CHI CỤC TRƯỞNG"),
    ("cục", "CỤC TRƯỞNG"),
    ("vụ", "VỤ TRƯỞNG"),
    ("viện", "VIỆN TRƯỞNG"),
    ("trạm", "TRẠM TRƯỞNG"),
    ("văn phòng", "CHÁNH VĂN PHÒNG"),
    ("thanh tra", "CHÁNH THANH TRA"),
    ("ban", "TRƯỞNG BAN"),
    ("bộ", "BỘ TRƯỞNG"),
];

/// The name with what is often shortened written out: `UBND xã Tân An` is `Ủy ban nhân dân xã Tân An`.
#[must_use]
pub fn written_out(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    for short in ["UBND ", "Uỷ ban nhân dân ", "ỦY BAN NHÂN DÂN ", "ủy ban nhân dân "] {
        if let Some(rest) = name.strip_prefix(short) {
            return format!("{COMMITTEE} {rest}");
        }
    }
    name
}

/// The committee that a name is of, if it is one's.
#[must_use]
pub fn committee(name: &str) -> Option<Committee> {
    let rest = written_out(name).strip_prefix(COMMITTEE)?.trim_start().to_owned();
    LEVELS.iter().find_map(|level| {
        let (first, place) = rest.split_at_checked(level.len())?;
        let is_level = first.chars().map(small).eq(level.chars());
        let place = place.strip_prefix(' ')?;
        is_level.then(|| Committee { level: (*level).to_owned(), place: place.to_owned() })
    })
}

/// What the head (người đứng đầu) of an office is called, in capitals, as it stands above a signature.
#[must_use]
pub fn head(name: &str) -> &'static str {
    if written_out(name).starts_with(COMMITTEE) {
        return "CHỦ TỊCH";
    }
    let name = format!("{} ", name.chars().map(small).collect::<String>());
    let known = HEADS.iter().find(|(body, _)| name.starts_with(&format!("{body} ")));
    known.map_or("THỦ TRƯỞNG CƠ QUAN", |(_, head)| head)
}

/// In whose name (`TM.`) its head signs, in capitals, where it is a body of several.
#[must_use]
pub fn collective(name: &str) -> Option<&'static str> {
    let bodies = [
        ("uy ban nhan dan", "ỦY BAN NHÂN DÂN"),
        ("hoi dong", "HỘI ĐỒNG"),
        ("ban chi dao", "BAN CHỈ ĐẠO"),
    ];
    let name = fold(&written_out(name));
    bodies.into_iter().find(|(body, _)| name.starts_with(body)).map(|(_, words)| words)
}

/// The letters that stand for an office in the symbol of its documents (chữ viết tắt tên cơ quan).
#[must_use]
pub fn letters(name: &str) -> String {
    if written_out(name).starts_with(COMMITTEE) {
        return "UBND".to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && fold(first) == "truong" => rest,
        all => all,
    };
    let told = |word: &&&str| {
        word.starts_with(char::is_alphabetic) && !["và", "của", "về"].contains(*word)
    };
    words.iter().filter(told).filter_map(|word| capitalised(word).chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committees_are_known_by_their_names() {
        for (name, level, place) in [
            ("Ủy ban nhân dân xã Tân An", "xã", "Tân An"),
            ("UBND phường Lê Hồng Phong", "phường", "Lê Hồng Phong"),
            ("Uỷ ban nhân dân  thị xã Duy Tiên", "thị xã", "Duy Tiên"),
            ("UBND Thành phố Hà Nội", "thành phố", "Hà Nội"),
        ] {
            let expected = Committee { level: level.to_owned(), place: place.to_owned() };
            assert_eq!(committee(name), Some(expected), "{name}");
        }
        for name in ["Sở Nội vụ", "Ủy ban nhân dân", "Ủy ban nhân dân xã", "Ủy ban Dân tộc", ""]
        {
            assert_eq!(committee(name), None, "{name}");
        }
    }

    #[test]
    fn heads_and_letters_follow_from_names() {
        for (name, title, body, symbol) in [
            ("UBND xã Tân An", "CHỦ TỊCH", Some("ỦY BAN NHÂN DÂN"), "UBND"),
            ("Trường Tiểu học Tân An", "HIỆU TRƯỞNG", None, "THTA"),
            ("Sở Giáo dục và Đào tạo", "GIÁM ĐỐC", None, "SGDĐT"),
            ("Chi cục Kiểm lâm", "CHI CỤC TRƯỞNG", None, "CCKL"),
            ("Hội đồng Thi đua - Khen thưởng xã", "CHỦ TỊCH", Some("HỘI ĐỒNG"), "HĐTĐKTX"),
            ("Bảo tàng tỉnh", "THỦ TRƯỞNG CƠ QUAN", None, "BTT"),
            ("Bộ Nội vụ", "BỘ TRƯỞNG", None, "BNV"),
        ] {
            assert_eq!((head(name), collective(name)), (title, body), "{name}");
            assert_eq!(letters(name), symbol, "{name}");
        }
    }
}
