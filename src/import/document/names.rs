//! Names that a document does not have and files need: ids, units, the agency in small letters.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::fold::{fold, slug};
use crate::language::phrase::{capitalised, is_capitals, small};
use crate::model::Id;

/// How many words of a text an id is made from.
const WORDS: usize = 6;

/// Ids that are taken.
#[derive(Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// An id from the first words of a text, or from another word where they give none.
    pub fn propose(&mut self, words: &str, otherwise: &str) -> String {
        let slug = slug(words);
        let parts =
            slug.split('-').skip_while(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).take(WORDS).collect();
        let base: String = parts.join("-").chars().take(Id::MAX_LENGTH - 6).collect();
        let base = base.trim_end_matches('-');
        let base = if Id::new(base).is_some() { base } else { otherwise };
        let mut number = 1;
        loop {
            let id = if number == 1 { base.to_owned() } else { format!("{base}-{number}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
            number += 1;
        }
    }

    /// Takes an id that means something already.
    pub fn reserve(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }
}

/// A unit of the register that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedUnit {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind, where it is not one body.
    pub kind: Option<&'static str>,
}

/// The units that a document names.
#[derive(Debug, Default)]
pub struct Register {
    ids: Ids,
    /// Where each stands, by its name in small letters.
    known: BTreeMap<String, usize>,
    /// The units, in the order in which they are named.
    pub units: Vec<NamedUnit>,
}

/// The longest name, in characters: what is longer tells and does not name.
const LONGEST_NAME: usize = 80;

impl Register {
    /// The id of a unit by its name, and whether it is written just so in the register.
    pub fn unit(&mut self, name: &str) -> (String, bool) {
        let key: String = name.chars().map(small).collect();
        if let Some(unit) = self.known.get(&key).and_then(|at| self.units.get(*at)) {
            return (unit.id.clone(), unit.name == name);
        }
        let folded = fold(name) + " ";
        let kind = if folded.starts_with("cac ") || folded.contains(" cac ") {
            Some("group")
        } else if ["dong chi ", "ong ", "ba "].iter().any(|word| folded.starts_with(word)) {
            Some("person")
        } else {
            None
        };
        let id = self.ids.propose(name, "don-vi");
        self.known.insert(key, self.units.len());
        self.units.push(NamedUnit { id: id.clone(), name: name.to_owned(), kind });
        (id, true)
    }
}

/// Whether words name a unit: not too many, and not just anybody whom it may concern.
pub fn names_a_unit(words: &str) -> bool {
    let folded = fold(words);
    let vague =
        ["lien quan", "theo phan cong", "duoc phan cong", "duoc giao", "nhu tren", "tung noi dung"];
    let ditto = matches!(folded.trim_matches(['-', '"', ' ', '/']), "" | "nt" | "nhu tren");
    words.chars().count() <= LONGEST_NAME
        && words.contains(char::is_alphabetic)
        && !ditto
        && !words.contains(':')
        && !vague.iter().any(|word| folded.contains(word))
}

/// Levels of government, before the name of a place.
const LEVELS: [&str; 13] = [
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "đặc khu",
    "thôn",
    "xóm",
    "khu phố",
    "bản",
];

/// What offices are called, before their function.
const OFFICES: [&str; 8] = ["sở", "phòng", "bộ", "cục", "vụ", "viện", "ban", "khoa"];

/// A name in capitals as a text writes it: as the document does elsewhere, else by the words in it.
pub fn in_small_letters(name: &str, document: &str) -> String {
    if !is_capitals(name) {
        return capitalised(name);
    }
    let wanted: Vec<char> = name.chars().map(small).collect();
    let letters: Vec<char> = document.chars().collect();
    let lowered: Vec<char> = letters.iter().copied().map(small).collect();
    let found = lowered.windows(wanted.len().max(1)).enumerate().find(|(at, window)| {
        let written: String = letters[*at..at + wanted.len()].iter().collect();
        *window == wanted && !is_capitals(&written)
    });
    if let Some((at, _)) = found {
        let written: String = letters[at..at + wanted.len()].iter().collect();
        return capitalised(&written);
    }
    let words: Vec<String> = name.split(' ').map(lowered_word).collect();
    let mut out: Vec<String> = Vec::new();
    let mut proper = false;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let level =
            LEVELS.contains(&word.as_str()) || LEVELS.contains(&format!("{word} {next}").as_str());
        let second = at > 0 && LEVELS.contains(&format!("{} {word}", words[at - 1]).as_str());
        // The function of an office has a capital (Appendix II, section IV, clause 1).
        let function = at == 1 && OFFICES.contains(&words[0].as_str());
        let named = proper && !level && !second || function;
        out.push(if named { capitalised(word) } else { word.clone() });
        proper |= level || second;
    }
    capitalised(&out.join(" "))
}

/// A word of capitals in small letters, unless it is an abbreviation: no syllable.
fn lowered_word(word: &str) -> String {
    let lowered = word.to_lowercase();
    let bare = lowered.trim_matches(|c: char| !c.is_alphabetic());
    if is_abbreviation(bare) { word.to_owned() } else { lowered }
}

/// Whether a word is no syllable, since it has no vowel or ends with more consonants than one can:
/// `hđnd`, `ubnd`.
fn is_abbreviation(word: &str) -> bool {
    let folded = fold(word);
    let vowel = |c: char| "aeiouy".contains(c);
    let end = folded.len() - folded.trim_end_matches(|c: char| !vowel(c)).len();
    let tail = &folded[folded.len() - end..];
    folded.len() > 1
        && folded.is_ascii()
        && (end == folded.len() || end > 2 || end == 2 && !matches!(tail, "ng" | "nh" | "ch"))
}

/// The name of a place in an issuer's name: what follows the level.
pub fn place_in(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let at = words.iter().rposition(|word| LEVELS.contains(&word.to_lowercase().as_str()))?;
    let place = words.get(at + 1..)?.join(" ");
    (!place.is_empty()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_become_names_in_a_sentence() {
        let text = "Hội đồng thi đua, khen thưởng huyện xây dựng Kế hoạch";
        for (name, written) in [
            ("ỦY BAN NHÂN DÂN XÃ TÂN AN", "Ủy ban nhân dân xã Tân An"),
            ("PHÒNG NỘI VỤ", "Phòng Nội vụ"),
            ("UBND THỊ TRẤN BÌNH MỸ", "UBND thị trấn Bình Mỹ"),
            ("HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG", "Hội đồng thi đua, khen thưởng"),
        ] {
            assert_eq!(in_small_letters(name, text), written);
        }
        assert_eq!(in_small_letters("SỞ NỘI VỤ", "giao Sở Nội vụ chủ trì"), "Sở Nội vụ");
        assert_eq!(place_in("Ủy ban nhân dân xã Tân An").as_deref(), Some("Tân An"));
    }

    #[test]
    fn ids_are_good_and_never_twice() {
        let mut ids = Ids::default();
        let found: Vec<String> = ["Sơ kết 6 tháng", "Sơ kết 6 tháng", "2021", "…"]
            .map(|w| ids.propose(w, "viec"))
            .into();
        assert_eq!(found, ["so-ket-6-thang", "so-ket-6-thang-2", "viec", "viec-2"]);
    }

    #[test]
    fn vague_words_name_no_unit() {
        for words in ["Các đơn vị liên quan", "-nt-", "Theo phân công", "Cơ quan có liên quan", ""]
        {
            assert!(!names_a_unit(words), "{words}");
        }
        assert!(names_a_unit("Sở Văn hóa, Thể thao và Du lịch"));
    }
}
