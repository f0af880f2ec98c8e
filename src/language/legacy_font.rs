//! Text typed for the fonts of the time before Unicode (phông chữ cũ) and read as if it were
//! Latin-1: `Céng hßa x· héi` (TCVN3) and `Coäng hoøa xaõ hoäi` (VNI) for `Cộng hòa xã hội`.
//!
//! These fonts drew Vietnamese letters in the places of Western ones. A file made from such a
//! document is sound UTF-8, and every word of it is wrong.

use crate::language::phrase::small;
use crate::language::syllable::{self, Standing};
use std::ops::Range;

/// Which fonts the text was typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3, also called ABC (TCVN 5712:1993, VN3): `.VnTime`, `.VnArial`. One place for each
    /// letter; toned capitals have none and are drawn by capital fonts (`.VnTimeH`).
    Tcvn3,
    /// VNI for Windows: `VNI-Times`. A vowel, and after it a sign for its mark and tone.
    Vni,
}

/// Text of an old font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// For which fonts it was typed.
    pub encoding: Encoding,
    /// Its first word, in bytes of the text.
    pub span: Range<usize>,
    /// That word as it was meant.
    pub reading: String,
}

/// Looks for text of the old fonts: words that are no Vietnamese as they stand and are when read in
/// an encoding. Three different ones are needed, or two side by side in a text without any letter
/// that only Vietnamese has, and they must be more than twice as many as the words that speak
/// against it. Text that has such letters elsewhere is looked at line by line.
#[must_use]
pub fn recognise(text: &str) -> Option<Found> {
    if text.is_ascii() {
        return None;
    }
    if !text.contains(is_only_vietnamese) {
        return recognise_in(text, 0);
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(found) = recognise_in(line, at) {
            return Some(found);
        }
        at += line.len();
    }
    None
}

/// Reads text of an old font as Unicode, NFC. What the encoding has no meaning for stays as it is.
/// In TCVN3 a word of capitals (`HéI`) has its toned letters made capitals too (`HỘI`); a sign that
/// begins a sentence stays small (`¸p` → `áp`), since the fonts did not tell.
#[must_use]
pub fn to_unicode(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => read_tcvn3(text),
        Encoding::Vni => read_vni(text).0,
    }
}

/// What speaks for an encoding in a piece of text, and what against it.
#[derive(Default)]
struct Tally {
    first: Option<(Range<usize>, String)>,
    /// Different readings; more than are needed are not kept.
    readings: Vec<String>,
    for_it: usize,
    against: usize,
    strong: usize,
    /// Two different readings side by side, one of them strong.
    pair: bool,
}

/// As many different readings are enough in any text.
const ENOUGH: usize = 3;

/// Words of other languages that would read as Vietnamese: French `où` is VNI for `ó`, Danish `så`
/// is TCVN3 for `sồ`.
const HOMOGRAPHS: [&str; 10] = ["où", "haï", "thaï", "loïc", "så", "på", "då", "gå", "må", "nå"];

fn recognise_in(text: &str, start: usize) -> Option<Found> {
    if text.is_ascii() {
        return None;
    }
    let alone = !text.contains(is_only_vietnamese);
    let tallies =
        [Encoding::Tcvn3, Encoding::Vni].map(|encoding| (encoding, tally(text, encoding)));
    let (encoding, tally) = tallies
        .into_iter()
        .filter(|(_, tally)| tally.convinces(alone))
        .max_by_key(|(_, tally)| tally.for_it)?;
    let (span, reading) = tally.first?;
    Some(Found { encoding, span: start + span.start..start + span.end, reading })
}

impl Tally {
    fn convinces(&self, alone: bool) -> bool {
        let several = self.readings.len() >= ENOUGH && self.strong >= 2;
        (several || alone && self.pair) && self.for_it > 2 * self.against
    }
}

fn tally(text: &str, encoding: Encoding) -> Tally {
    let mut tally = Tally::default();
    let mut before: Option<(String, bool)> = None;
    for span in words(text, encoding) {
        let Some(word) = text.get(span.clone()) else { continue };
        if word.is_ascii() {
            before = None;
            continue;
        }
        match judge(word, encoding) {
            Evidence::Neither => before = None,
            Evidence::Against => {
                tally.against += 1;
                before = None;
            }
            Evidence::For(reading) => {
                let strong = is_strong(word);
                tally.for_it += 1;
                tally.strong += usize::from(strong);
                tally.pair |= before.as_ref().is_some_and(|(other, was_strong)| {
                    *other != reading && (strong || *was_strong)
                });
                if tally.readings.len() < ENOUGH && !tally.readings.contains(&reading) {
                    tally.readings.push(reading.clone());
                }
                if tally.first.is_none() {
                    tally.first = Some((span, reading.clone()));
                }
                before = Some((reading, strong));
            }
        }
    }
    tally
}

enum Evidence {
    /// The word is Vietnamese only in the encoding; its reading.
    For(String),
    Against,
    /// The word may be either.
    Neither,
}

fn judge(word: &str, encoding: Encoding) -> Evidence {
    if !word.contains(|c: char| c.is_ascii_alphabetic()) {
        // A lone sign: `·` begins items of lists.
        return Evidence::Neither;
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        return Evidence::Neither;
    }
    if word.contains(is_only_vietnamese) {
        // Neither encoding has such a letter, as most words of a text in Unicode do.
        let may_abbreviate = case_of(word) == Case::Capitals
            && syllable::standing(&word.to_lowercase()) != Standing::Possible;
        return if may_abbreviate { Evidence::Neither } else { Evidence::Against };
    }
    let small = word.to_lowercase();
    let stands = syllable::standing(&small) == Standing::Possible;
    let (reading, whole) = match encoding {
        Encoding::Tcvn3 => {
            (read_tcvn3(word), word.chars().all(|c| c.is_ascii() || tcvn3_letter(c).is_some()))
        }
        Encoding::Vni => read_vni(word),
    };
    let reads = whole && syllable::standing(&reading.to_lowercase()) == Standing::Possible;
    match (stands, reads) {
        _ if HOMOGRAPHS.contains(&small.as_str()) => Evidence::Neither,
        (false, true) => Evidence::For(reading),
        (true, true) => Evidence::Neither,
        // `T§KT` may well be an abbreviation.
        (false, false) if case_of(word) == Case::Capitals => Evidence::Neither,
        _ => Evidence::Against,
    }
}

/// Whether a word holds more than signs which Unicode text has too at the edge of a word: `µm`,
/// `«n`, `x²`.
fn is_strong(word: &str) -> bool {
    word.trim_matches(|c: char| !c.is_ascii() && !('À'..='ÿ').contains(&c))
        .contains(|c: char| !c.is_ascii())
}

/// The words of a text: letters and digits, and the signs that stand for letters in the encoding.
fn words(text: &str, encoding: Encoding) -> impl Iterator<Item = Range<usize>> {
    let belongs = move |c: char| {
        c.is_alphanumeric() || encoding == Encoding::Tcvn3 && tcvn3_letter(c).is_some()
    };
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(belongs)?;
        let word = text.get(start..)?;
        let end = start + word.find(|c| !belongs(c)).unwrap_or(word.len());
        rest = end;
        Some(start..end)
    })
}

/// Letters that are written in no other language of Latin letters one meets in an office, and that
/// neither encoding has.
fn is_only_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        || ('\u{1EA0}'..='\u{1EF9}').contains(&c)
}

/// The letters of TCVN3 by their place; `\0` where it has none.
static TCVN3: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', '\0', // ¡–¯
    '\0', '\0', '\0', '\0', '\0', 'à', 'ả', 'ã', 'á', 'ạ', '\0', 'ằ', 'ẳ', 'ẵ', 'ắ',
    '\0', // °–¿
    '\0', '\0', '\0', '\0', '\0', '\0', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', '\0', 'ẻ',
    'ẽ', // À–Ï
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', '\0', '\0', '\0', 'ĩ', 'í', 'ị',
    'ò', // Ð–ß
    '\0', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ',
    'ù', // à–ï
    '\0', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', // ð–þ
];

/// The place of the first letter of [`TCVN3`].
const TCVN3_START: u32 = 0xA1;

fn tcvn3_letter(c: char) -> Option<char> {
    let place = usize::try_from(u32::from(c).checked_sub(TCVN3_START)?).ok()?;
    TCVN3.get(place).copied().filter(|letter| *letter != '\0')
}

/// How the letters of a word that show their case are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    /// One capital and no small letter: the case of its neighbours decides.
    Initial,
    Capitals,
}

fn read_tcvn3(text: &str) -> String {
    let spans: Vec<Range<usize>> = words(text, Encoding::Tcvn3).collect();
    let word = |at: usize| text.get(spans.get(at)?.clone());
    // On the same line only.
    let neighbour = |at: usize, other: usize| {
        let (one, two) = (spans.get(at)?, spans.get(other)?);
        let between = text.get(one.end.min(two.end)..one.start.max(two.start))?;
        (!between.contains('\n')).then(|| word(other).map(case_of))?
    };
    let mut unicode = String::with_capacity(text.len());
    let mut done = 0;
    for (at, span) in spans.iter().enumerate() {
        unicode.push_str(text.get(done..span.start).unwrap_or_default());
        done = span.end;
        let Some(word) = word(at) else { continue };
        let mut around = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .filter_map(|other| neighbour(at, other?))
            .peekable();
        let capitals = match case_of(word) {
            Case::Small => false,
            Case::Capitals => true,
            Case::Initial => around.peek().is_some() && around.all(|case| case == Case::Capitals),
        };
        let letters = word.chars().map(|c| tcvn3_letter(c).unwrap_or(c));
        if capitals {
            unicode.extend(letters.flat_map(char::to_uppercase));
        } else {
            unicode.extend(letters);
        }
    }
    unicode.push_str(text.get(done..).unwrap_or_default());
    unicode
}

/// Toned letters look small in TCVN3; only the others tell the case of a word.
fn case_of(word: &str) -> Case {
    // The capitals of the encoding come first.
    let is_capital = |c: char| c.is_ascii_uppercase() || ('¡'..='§').contains(&c);
    if word.contains(|c: char| c.is_ascii_lowercase()) {
        return Case::Small;
    }
    match word.chars().filter(|c| is_capital(*c)).count() {
        0 => Case::Small,
        1 => Case::Initial,
        _ => Case::Capitals,
    }
}

/// Signs of VNI after a vowel, in small letters: the vowels, the sign, and what each becomes.
static VNI_PAIRS: [(char, &str, &str); 17] = [
    ('ù', "aeouyôö", "áéóúýớứ"),
    ('ø', "aeouyôö", "àèòùỳờừ"),
    ('û', "aeouyôö", "ảẻỏủỷởử"),
    ('õ', "aeouyôö", "ãẽõũỹỡữ"),
    ('ï', "aeouyôö", "ạẹọụỵợự"),
    ('ê', "a", "ă"),
    ('é', "a", "ắ"),
    ('è', "a", "ằ"),
    ('ú', "a", "ẳ"),
    ('ü', "a", "ẵ"),
    ('ë', "a", "ặ"),
    ('â', "aeo", "âêô"),
    ('á', "aeo", "ấếố"),
    ('à', "aeo", "ầềồ"),
    ('å', "aeo", "ẩểổ"),
    ('ã', "aeo", "ẫễỗ"),
    ('ä', "aeo", "ậệộ"),
];

/// Letters of VNI that stand for themselves, in small letters, and what they become.
static VNI_SINGLE: [(char, char); 9] = [
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ñ', 'đ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// The reading, and whether every letter beyond ASCII had a meaning.
fn read_vni(text: &str) -> (String, bool) {
    let mut unicode = String::with_capacity(text.len());
    let mut whole = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let small = small(c);
        let pair = chars.peek().and_then(|sign| vni_pair(small, *sign));
        let single = || VNI_SINGLE.iter().find(|(sign, _)| *sign == small).map(|(_, c)| *c);
        if pair.is_some() {
            chars.next();
        }
        match pair.or_else(single) {
            Some(letter) if small == c => unicode.push(letter),
            Some(letter) => unicode.extend(letter.to_uppercase()),
            None => {
                whole &= c.is_ascii();
                unicode.push(c);
            }
        }
    }
    (unicode, whole)
}

fn vni_pair(vowel: char, sign: char) -> Option<char> {
    if sign.is_ascii() {
        return None;
    }
    let sign = small(sign);
    let (_, vowels, letters) = VNI_PAIRS.iter().find(|(other, _, _)| *other == sign)?;
    let at = vowels.chars().position(|other| other == vowel)?;
    letters.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Tcvn3, Vni};
    use super::*;
    use proptest::prelude::*;

    const SEED: &str = include_str!("../../tests/fixtures/seed/ke-hoach-2021.txt");

    /// Small letters and how each encoding writes them; written apart from the tables above.
    const UNICODE: &str = "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị \
        ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ";
    const IN_TCVN3: &str = "¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë Ð Ì Î Ï Ñ ª Õ Ò Ó Ô Ö Ý × Ø Ü Þ \
        ã ß á â ä « è å æ ç é ¬ í ê ë ì î ó ï ñ ò ô \u{AD} ø õ ö ÷ ù ý ú û ü þ ®";
    const IN_VNI: &str = "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá \
        eà eå eã eä í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï \
        ö öù öø öû öõ öï yù yø yû yõ î ñ";

    fn encode(text: &str, encoding: Encoding) -> String {
        let table = if encoding == Tcvn3 { IN_TCVN3 } else { IN_VNI };
        let pairs: Vec<(&str, &str)> = UNICODE
            .split_whitespace()
            .zip(table.split(' ').filter(|sign| !sign.is_empty()))
            .collect();
        assert_eq!(pairs.len(), 67);
        let mut encoded = String::new();
        let signs_of = |c: char| {
            pairs.iter().find(|(letter, _)| letter.chars().eq([c])).map(|(_, signs)| *signs)
        };
        for c in text.chars() {
            let capital = "Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§".chars().skip_while(|letter| *letter != c).nth(1);
            match (signs_of(c), capital, signs_of(small(c))) {
                (Some(signs), _, _) => encoded.push_str(signs),
                (_, Some(sign), _) if encoding == Tcvn3 => encoded.push(sign),
                (_, _, Some(signs)) if encoding == Vni => encoded.push_str(&signs.to_uppercase()),
                (_, _, Some(signs)) => encoded.push_str(signs),
                _ => encoded.push(c),
            }
        }
        encoded
    }

    #[test]
    fn old_text_is_read() {
        for (encoding, old, unicode) in [
            (Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            (Tcvn3, "CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
            (Tcvn3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
            (Tcvn3, "UBND huyÖn B×nh Lôc, n\u{AD}íc Mü", "UBND huyện Bình Lục, nước Mỹ"),
            (Tcvn3, "¸p dông ¥, ¡, ¢, £, ¤, ¦", "áp dụng Ơ, Ă, Â, Ê, Ô, Ư"),
            (Vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            (Vni, "ÑAËC BIEÄT, ÑÖÔØNG, HÔÏP, LÒCH", "ĐẶC BIỆT, ĐƯỜNG, HỢP, LỊCH"),
            (Vni, "Ñöôøng Nguyeãn Traõi, Myõ, kyø, kyû, lyù", "Đường Nguyễn Trãi, Mỹ, kỳ, kỷ, lý"),
            (Vni, "", ""),
        ] {
            assert_eq!(to_unicode(old, encoding), unicode);
        }
    }

    #[test]
    fn every_letter_comes_back() {
        for encoding in [Tcvn3, Vni] {
            assert_eq!(to_unicode(&encode(UNICODE, encoding), encoding), UNICODE);
            // Toned capitals of TCVN3 are small where the word does not tell.
            let read = to_unicode(&encode(SEED, encoding), encoding);
            assert_eq!(read.to_lowercase(), SEED.to_lowercase());
        }
        assert_eq!(to_unicode(&encode(SEED, Vni), Vni), SEED);
        let capitals = UNICODE.to_uppercase();
        let encoded = encode(UNICODE, Vni).to_uppercase();
        assert_eq!(to_unicode(&encoded, Vni), capitals);
    }

    #[test]
    fn old_text_is_recognised() {
        for (text, encoding, word, reading) in [
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Tcvn3, "Céng", "Cộng"),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Vni, "Coäng", "Cộng"),
            ("CéNG HßA X· HéI", Tcvn3, "CéNG", "CỘNG"),
            ("COÄNG HOØA XAÕ HOÄI", Vni, "COÄNG", "CỘNG"),
            // Two words are enough where nothing is Unicode.
            ("Hµ Néi", Tcvn3, "Hµ", "Hà"),
            ("Bình Lục ngày 1\nñy ban nh©n d©n huyÖn\n", Tcvn3, "ñy", "ủy"),
            ("Phòng Nội vụ\n- Noäi vuï, huyeän uûy\n", Vni, "Noäi", "Nội"),
        ] {
            let found = recognise(text).unwrap();
            assert_eq!(
                (found.encoding, &text[found.span], found.reading.as_str()),
                (encoding, word, reading)
            );
        }
    }

    #[test]
    fn other_text_is_not_recognised() {
        for text in [
            "",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Phòng Công thương; bàn giao các xã",
            "đánh gía, trứơc, đựơc, ngừơi, qúy, nghành",
            "Élysée, café, Hélène, Noël, garçon, où, maïs, naïf, déjà vu, à la carte",
            "Jürgen Müller, Köln, für Größe, schön, Bär, Übung, Häuser",
            "São Paulo, João, Leão, Guimarães, não, três, até, coração",
            "El Niño, señor, año, mañana, Peña",
            "så på gång, må få, två år",
            "bụi mịn 2,5 µm; 10 m², 5 m³; 25 °C; ½ ngày; x¹ y¹ h¹; «ngày» ± 1 × 2 ÷ 3 § 4",
            "µm, x², ¹ ghi chú, · mục, «an», «em», «anh»",
            "Céng", // One word may be a slip.
            SEED,
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn nearly_every_line_of_an_old_document_is_recognised() {
        for encoding in [Tcvn3, Vni] {
            let encoded = encode(SEED, encoding);
            let lines = encoded.lines().filter(|line| line.split_whitespace().count() > 5);
            let (known, missed): (Vec<&str>, Vec<&str>) = lines
                .partition(|line| recognise(line).is_some_and(|found| found.encoding == encoding));
            assert!(missed.len() * 20 <= known.len(), "{encoding:?}: {missed:#?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,80}") {
            let _ = recognise(&text);
            let _ = to_unicode(&text, Tcvn3);
            let _ = to_unicode(&text, Vni);
        }

        #[test]
        fn the_span_is_a_word_of_the_text(text in "[a-zA-Z¡-ÿ\u{1EA0}-\u{1EA9} \n]{0,80}") {
            if let Some(found) = recognise(&text) {
                let word = text.get(found.span);
                prop_assert!(word.is_some());
                let read = to_unicode(word.unwrap_or_default(), found.encoding);
                prop_assert_eq!(read.to_lowercase(), found.reading.to_lowercase());
            }
        }
    }
}
