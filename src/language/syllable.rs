//! Syllables (âm tiết): whether a word can be one, and which one was probably meant.
//!
//! A Vietnamese word is written as one syllable: an initial (âm đầu), a rhyme (vần) and a tone
//! (thanh). All three are closed sets, so a slip of the keyboard is found without a dictionary.
//! What cannot be told from a name or a foreign word is never judged.

use unicode_normalization::char::{compose, decompose_canonical};

use super::phrase::{is_of_word, small};

/// What can be said of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The word is spelled as a syllable can be.
    Possible,
    /// No syllable is spelled so.
    Impossible {
        /// Syllables that may have been meant, at most three, the likeliest first.
        suggestions: Vec<String>,
    },
    /// Not judged: no Vietnamese letter, an abbreviation, a name or a foreign word.
    Foreign,
}

/// [`Verdict`] without the suggestions, which cost far more than the judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As [`Verdict::Possible`].
    Possible,
    /// As [`Verdict::Impossible`].
    Impossible,
    /// As [`Verdict::Foreign`].
    Foreign,
}

/// The two schools of placing the tone (thanh) on `oa`, `oe` and `uy` at the end of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToneStyle {
    /// On the first vowel: `hòa`, `khỏe`, `ủy`.
    Old,
    /// On the second vowel: `hoà`, `khoẻ`, `uỷ`.
    New,
}

/// Judges one word: letters only, without the punctuation around it, NFC. A word with anything
/// else in it (`tế-xã`, `H'Mông`, `m2`) is not judged.
///
/// A possible or a foreign word costs no allocation. An impossible one costs some hundred look-ups
/// for the suggestions; where only the judgement counts, ask [`standing`].
#[must_use]
pub fn check(word: &str) -> Verdict {
    let (standing, letters) = judge(word);
    match (standing, letters) {
        (Standing::Possible, _) => Verdict::Possible,
        (Standing::Impossible, Some(letters)) => {
            Verdict::Impossible { suggestions: suggestions(&letters) }
        }
        _ => Verdict::Foreign,
    }
}

/// Judges one word as [`check`] does, without looking for suggestions.
#[must_use]
pub fn standing(word: &str) -> Standing {
    judge(word).0
}

/// Which school a word's tone follows; `None` where the schools do not differ: no tone, a final
/// consonant (`hoàn`), a marked vowel (`huế`), or `u` as part of the initial (`quý`).
#[must_use]
pub fn tone_style(word: &str) -> Option<ToneStyle> {
    if word.is_ascii() {
        return None;
    }
    let letters = Letters::read(word)?;
    if letters.parse() != Some(Shape::Right) {
        return None;
    }
    let (_, rhyme) = divide(letters.base())?;
    if !OPEN_GLIDES.contains(&rhyme) {
        return None;
    }
    let [first, second] = letters.tones().last_chunk::<2>()?;
    match (first, second) {
        (Tone::Level, Tone::Level) => None,
        (_, Tone::Level) => Some(ToneStyle::Old),
        _ => Some(ToneStyle::New),
    }
}

/// Tone (thanh).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// Thanh ngang, not written.
    Level,
    /// Thanh huyền.
    Grave,
    /// Thanh sắc.
    Acute,
    /// Thanh hỏi.
    Hook,
    /// Thanh ngã.
    Tilde,
    /// Thanh nặng.
    Dot,
}

impl Tone {
    fn of_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{300}' => Self::Grave,
            '\u{301}' => Self::Acute,
            '\u{309}' => Self::Hook,
            '\u{303}' => Self::Tilde,
            '\u{323}' => Self::Dot,
            _ => return None,
        })
    }

    fn mark(self) -> Option<char> {
        Some(match self {
            Self::Level => return None,
            Self::Grave => '\u{300}',
            Self::Acute => '\u{301}',
            Self::Hook => '\u{309}',
            Self::Tilde => '\u{303}',
            Self::Dot => '\u{323}',
        })
    }

    /// The tone that this key sets in Telex.
    fn of_telex(key: char) -> Option<Self> {
        Some(match key {
            'f' => Self::Grave,
            's' => Self::Acute,
            'r' => Self::Hook,
            'x' => Self::Tilde,
            'j' => Self::Dot,
            _ => return None,
        })
    }

    /// A syllable that ends in `c`, `ch`, `p` or `t` has no other tones than these two.
    fn suits_stop(self) -> bool {
        matches!(self, Self::Acute | Self::Dot)
    }
}

/// How a word of Vietnamese letters stands to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A possible syllable.
    Right,
    /// Initial and rhyme are possible; the tone stands on the wrong vowel, stands twice, or is one
    /// that a stopped final does not take.
    WrongTone,
}

/// No syllable has more than seven letters; a foreign word of more than this is never judged.
const LONGEST: usize = 20;

/// A word taken apart, in small letters.
#[derive(Debug, Clone, Copy)]
struct Letters {
    /// The letters without their tones.
    base: [char; LONGEST],
    tones: [Tone; LONGEST],
    len: usize,
    case: Case,
    /// A letter that no other language of Latin letters is likely to have: any but those of
    /// Latin-1.
    unmistakable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Capitalised,
    Capitals,
}

impl Letters {
    /// `None` for a word with anything but Latin letters and Vietnamese marks, with capitals in its
    /// middle, or of more than [`LONGEST`] letters.
    fn read(word: &str) -> Option<Self> {
        let mut letters = Self {
            base: [' '; LONGEST],
            tones: [Tone::Level; LONGEST],
            len: 0,
            case: Case::Small,
            unmistakable: false,
        };
        let mut capitals = 0;
        for c in word.chars() {
            let small = small(c);
            if small.is_ascii_digit() || !is_of_word(small) {
                return None;
            }
            if small != c {
                capitals += 1;
                letters.case = Case::Capitalised;
                if capitals <= letters.len {
                    return None;
                }
            }
            let (base, tone) = part(small)?;
            letters.unmistakable |= !matches!(small, '\0'..='ÿ');
            *letters.base.get_mut(letters.len)? = base;
            *letters.tones.get_mut(letters.len)? = tone;
            letters.len += 1;
        }
        if capitals > 1 {
            if capitals < letters.len {
                return None;
            }
            letters.case = Case::Capitals;
        }
        Some(letters)
    }

    fn base(&self) -> &[char] {
        self.base.get(..self.len).unwrap_or_default()
    }

    fn tones(&self) -> &[Tone] {
        self.tones.get(..self.len).unwrap_or_default()
    }

    /// The tones that are written, each with its place.
    fn written_tones(&self) -> impl DoubleEndedIterator<Item = (usize, Tone)> {
        self.tones().iter().copied().enumerate().filter(|(_, tone)| *tone != Tone::Level)
    }

    fn parse(&self) -> Option<Shape> {
        parse(self.base(), self.tones())
    }
}

/// A small letter as its base letter (`ộ` → `ô`) and its tone; `None` if Vietnamese lacks it.
fn part(c: char) -> Option<(char, Tone)> {
    if c.is_ascii() || c == 'đ' {
        return Some((c, Tone::Level));
    }
    let (mut base, mut quality, mut tone, mut strange) = ('\0', None, Tone::Level, false);
    decompose_canonical(c, |mark| match mark {
        '\u{302}' | '\u{306}' | '\u{31B}' => quality = Some(mark),
        'a'..='z' => base = mark,
        _ => match Tone::of_mark(mark) {
            Some(found) => tone = found,
            None => strange = true,
        },
    });
    let base = quality.map_or(Some(base), |quality| compose(base, quality))?;
    (!strange && is_vowel(base)).then_some((base, tone))
}

fn is_vowel(base: char) -> bool {
    matches!(base, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// A vowel letter with a mark of quality, which draws the tone to it.
fn is_marked(base: char) -> bool {
    matches!(base, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')
}

fn judge(word: &str) -> (Standing, Option<Letters>) {
    const FOREIGN: (Standing, Option<Letters>) = (Standing::Foreign, None);
    if word.is_ascii() {
        return FOREIGN;
    }
    let Some(letters) = Letters::read(word) else { return FOREIGN };
    if letters.case == Case::Capitals {
        return FOREIGN;
    }
    let standing = match letters.parse() {
        Some(Shape::Right) => Standing::Possible,
        _ if is_foreign(&letters) => Standing::Foreign,
        _ => Standing::Impossible,
    };
    (standing, Some(letters))
}

/// Whether initial, rhyme and tone go together; `None` if already the letters do not.
fn parse(base: &[char], tones: &[Tone]) -> Option<Shape> {
    let (initial, rhyme) = divide(base)?;
    let mut written = tones.iter().enumerate().filter(|(_, tone)| **tone != Tone::Level);
    let Some((at, tone)) = written.next() else {
        return Some(if is_stopped(rhyme) { Shape::WrongTone } else { Shape::Right });
    };
    let (usual, other) = tone_places(rhyme);
    let placed = at == initial.len() + usual || other.is_some_and(|at_| at == initial.len() + at_);
    let suits = !is_stopped(rhyme) || tone.suits_stop();
    let right = placed && suits && written.next().is_none();
    Some(if right { Shape::Right } else { Shape::WrongTone })
}

fn is_stopped(rhyme: &[char]) -> bool {
    matches!(rhyme, [.., 'c' | 'p' | 't'] | [.., 'c', 'h'])
}

/// Initial (âm đầu) and rhyme (vần) of a possible syllable. The `u` of `qu` belongs to the initial,
/// and so does the `i` of `gi`, unless it is the only vowel (`gì`, `gìn`).
fn divide(base: &[char]) -> Option<(&[char], &[char])> {
    let (initial, rhyme) = base.split_at_checked(initial_len(base))?;
    let front = matches!(rhyme.first(), Some('e' | 'ê' | 'i' | 'y'));
    let right = match initial {
        ['g', 'i'] => {
            // `giêng` is g + iêng or gi + êng by taste; the list has only the first.
            let whole = base.get(1..).unwrap_or_default();
            !matches!(rhyme.first(), Some('i' | 'y')) && is_rhyme(rhyme)
                || matches!(rhyme, ['ê', _, ..]) && is_rhyme(whole)
        }
        ['q', 'u'] => match rhyme {
            ['y', ..] => base.get(1..).is_some_and(is_rhyme) && !matches!(rhyme, ['y', 'a' | 'u']),
            ['a' | 'ă' | 'â' | 'e' | 'ê' | 'ơ', ..] => is_rhyme(rhyme),
            // The last two are older spellings of `quàng` and `quắt`.
            ['i']
            | ['i', 't' | 'n' | 'p']
            | ['i', 'c' | 'n', 'h']
            | ['ô', 'c']
            | ['o', 'a', 'n', 'g']
            | ['o', 'ă', 't'] => true,
            _ => false,
        },
        ['q'] => false,
        // Before a glide /k/ is written `qu`.
        ['c'] => !front && !matches!(rhyme, ['u', 'y' | 'ê' | 'â' | 'ơ', ..]) && is_rhyme(rhyme),
        ['n', 'g'] => !front && is_rhyme(rhyme),
        // `gì`, `gìn`: the `i` is the vowel. `Lô gích`, `lô gíc` keep the `g` of their origin.
        ['g'] => {
            matches!(rhyme, ['i'] | ['i', 'n' | 'm' | 'p' | 't' | 'c'] | ['i', 'c', 'h'])
                || !front && is_rhyme(rhyme)
        }
        ['k'] | ['g', 'h'] | ['n', 'g', 'h'] => front && is_rhyme(rhyme),
        [] => !matches!(rhyme, ['i', 'ê', ..]) && is_rhyme(rhyme),
        _ => is_rhyme(rhyme),
    };
    // `yê…` is how a syllable begins; after an initial it is `iê…`.
    let yes =
        right && (initial.is_empty() || initial == ['q', 'u'] || !matches!(rhyme, ['y', _, ..]));
    yes.then_some((initial, rhyme))
}

fn initial_len(base: &[char]) -> usize {
    match base {
        ['n', 'g', 'h', ..] => 3,
        ['g', 'i', vowel, ..] if is_vowel(*vowel) => 2,
        ['c' | 'g' | 'k' | 'n' | 'p' | 't', 'h', ..]
        | ['n', 'g', ..]
        | ['t', 'r', ..]
        | ['q', 'u', ..] => 2,
        [
            'b' | 'c' | 'd' | 'đ' | 'g' | 'h' | 'k' | 'l' | 'm' | 'n' | 'p' | 'q' | 'r' | 's' | 't'
            | 'v' | 'x',
            ..,
        ] => 1,
        _ => 0,
    }
}

fn is_rhyme(letters: &[char]) -> bool {
    RHYMES.binary_search_by(|rhyme| rhyme.chars().cmp(letters.iter().copied())).is_ok()
}

/// On which letter of a rhyme the tone is written, and where the other school writes it.
fn tone_places(rhyme: &[char]) -> (usize, Option<usize>) {
    if let Some(at) = rhyme.iter().rposition(|c| is_marked(*c)) {
        return (at, None);
    }
    match rhyme {
        ['o', 'a' | 'e'] | ['u', 'y'] => (0, Some(1)),
        ['o', 'a' | 'e' | 'o', ..] | ['u', 'y', ..] => (1, None),
        _ => (0, None),
    }
}

/// The rhymes on which the schools of [`ToneStyle`] differ.
const OPEN_GLIDES: [&[char]; 3] = [&['o', 'a'], &['o', 'e'], &['u', 'y']];

/// Rhymes (vần) without tones, by code point. The rare ones are `oong` (xoong), `ooc` (moóc), `oeo`
/// (ngoẹo), `uơ` (thuở), `uya` (khuya), `uyu` (khuỷu), `uyp` (tuýp), `uyn` (màn tuyn).
static RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oau", "oay", "oc", "oe", "oec", "oem", "oen",
    "oeng", "oeo", "oep", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm",
    "oăn", "oăng", "oăp", "oăt", "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya",
    "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê",
    "uêch", "uên", "uênh", "uêt", "uêu", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "uơn",
    "uơt", "y", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu",
    "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông",
    "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa",
    "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt",
    "ươu",
];

/// Whether a word that is no possible syllable looks like a name or a foreign word rather than a
/// slip of the keyboard. In doubt it does: a slip that is missed costs less than a false alarm.
fn is_foreign(letters: &Letters) -> bool {
    let base = letters.base();
    if telex_leftover(letters).is_some() {
        return false;
    }
    // `đ)`, `ă`: letters as marks of lists.
    if base.len() == 1 || base.iter().any(|c| matches!(c, 'f' | 'j' | 'w' | 'z')) {
        return true;
    }
    if is_listed(letters) {
        return true;
    }
    let capitalised = letters.case == Case::Capitalised;
    if has_foreign_cluster(base, capitalised) {
        return true;
    }
    if vowel_groups(base) != 1 {
        let vietnamese = letters.written_tones().any(|(at, tone)| match tone {
            Tone::Hook | Tone::Dot => true,
            // `ờ` is how transcriptions write the vowel between two consonants (`cờlê`).
            Tone::Grave | Tone::Tilde => base.get(at).is_some_and(|c| is_marked(*c) && *c != 'ơ'),
            Tone::Acute | Tone::Level => false,
        });
        return !vietnamese || capitalised && joined(letters).is_none();
    }
    let foreign_end = match base {
        [.., 'n' | 'c', 'h'] => false,
        [.., 'h' | 'k' | 'l' | 'r' | 's' | 'b' | 'd' | 'v' | 'x' | 'q'] => {
            capitalised || !letters.unmistakable
        }
        _ => false,
    };
    // Hồng Kông, Kạn.
    let hard_k =
        capitalised && matches!(base, ['k', 'a' | 'ă' | 'â' | 'o' | 'ô' | 'ơ' | 'u' | 'ư', ..]);
    if foreign_end || hard_k {
        return true;
    }
    // Léon, Leão: such a name shares its letters with Vietnamese. Only what a small correction
    // makes right is taken for a slip (`Đánh gía`, `Nghành`).
    if capitalised && !letters.unmistakable {
        return parse(base, letters.tones()).is_none() && respelled(base).is_none();
    }
    false
}

/// Consonants that no Vietnamese syllable begins with, but many names of minorities (`Krông`,
/// `Hmông`, `Plông`) and transcriptions (`xtê`, `brôm`) do.
fn has_foreign_cluster(base: &[char], capitalised: bool) -> bool {
    match base {
        ['t' | 'c' | 'p' | 'k', 'h', 'r' | 'l', ..]
        | ['b' | 'c' | 'd' | 'đ' | 'g' | 'h' | 'k' | 'm' | 'p' | 'v' | 'x' | 's', 'l' | 'r', ..]
        | ['t' | 'n', 'l', ..]
        | ['x' | 's', 't' | 'c' | 'p' | 'm' | 'n' | 'k', ..]
        | ['b' | 'đ', 'h', ..]
        | ['h', 'm', ..]
        | ['m', 'n', ..]
        | ['k', 'b' | 'd' | 'đ' | 'm' | 'n' | 'p' | 's' | 't', ..]
        | ['p', 's' | 't', ..] => true,
        ['r' | 'm', second, ..] => capitalised && !is_vowel(*second) && *second != 't',
        _ => false,
    }
}

/// How many times vowels stand together in a word: a syllable has one such group.
fn vowel_groups(base: &[char]) -> usize {
    let mut before = false;
    let mut groups = 0;
    for c in base {
        let vowel = is_vowel(*c);
        groups += usize::from(vowel && !before);
        before = vowel;
    }
    groups
}

/// Where two syllables were written as one word (`kếhoạch`).
fn joined(letters: &Letters) -> Option<usize> {
    let (base, tones) = (letters.base(), letters.tones());
    (1..letters.len).find(|at| {
        let (Some((left, right)), Some((left_tones, right_tones))) =
            (base.split_at_checked(*at), tones.split_at_checked(*at))
        else {
            return false;
        };
        right.first().is_some_and(|c| !is_vowel(*c))
            && parse(left, left_tones) == Some(Shape::Right)
            && parse(right, right_tones) == Some(Shape::Right)
    })
}

/// A syllable with the key of its tone still behind it (`trươngf`, `họcj`): the tone of that key.
fn telex_leftover(letters: &Letters) -> Option<Tone> {
    let (key, base) = letters.base().split_last()?;
    let tone = Tone::of_telex(*key)?;
    let tones = letters.tones().get(..base.len())?;
    let sure = letters.case == Case::Small && letters.unmistakable;
    (sure && base.len() > 1 && parse(base, tones).is_some()).then_some(tone)
}

/// Names of places and peoples with Vietnamese letters that are no Vietnamese syllables: Đắk Lắk,
/// Bắc Kạn, Chư Păh, Chư Pưh, Đạ Tẻh, Niê. In small letters; most of them are not judged anyway when
/// they begin with a capital.
static LISTED: &[&str] =
    &["kạn", "lăk", "lắk", "niê", "păh", "păk", "pắk", "pưh", "tẻh", "đak", "đăk", "đắk"];

fn is_listed(letters: &Letters) -> bool {
    let word = letters.base().iter().zip(letters.tones());
    LISTED.iter().any(|listed| {
        let mut listed = listed.chars().map(part);
        word.clone().all(|(base, tone)| listed.next() == Some(Some((*base, *tone))))
            && listed.next().is_none()
    })
}

/// The initial as the vowel after it asks for (`nghành` → `ngành`, `cế` → `kế`), the rest as it is;
/// `None` if that makes no syllable either.
fn respelled(base: &[char]) -> Option<Vec<char>> {
    let (written, spellings): (usize, &[&str]) = match base {
        ['n', 'g', 'h', ..] => (3, &["ng"]),
        ['n', 'g', ..] => (2, &["ngh"]),
        ['g', 'h', ..] => (2, &["g"]),
        ['g', ..] => (1, &["gh"]),
        ['c', 'u', ..] => (1, &["q"]),
        ['c', 'o', ..] => (2, &["qu"]),
        ['k', ..] | ['q', 'u', ..] => (1, &["c"]),
        ['q', ..] => (1, &["qu", "c", "k"]),
        ['c', ..] => (1, &["k"]),
        ['y', 'ê', ..] => (1, &["i"]),
        ['i', 'ê', ..] => (1, &["y"]),
        _ => return None,
    };
    let rest = base.get(written..)?;
    let tried =
        spellings.iter().map(|initial| initial.chars().chain(rest.iter().copied()).collect());
    tried.into_iter().find(|letters: &Vec<char>| divide(letters).is_some())
}

/// How many suggestions are given.
const SUGGESTIONS: usize = 3;

/// Slips, by how unlikely they are, added up over a word.
mod slip {
    /// The initial, or `i` for `y`, written against the rule.
    pub const SPELLING: u8 = 2;
    /// A tone that a stopped final does not take.
    pub const TONE: u8 = 2;
    /// A mark left out: `u` for `ư`, `d` for `đ`.
    pub const MARK_MISSING: u8 = 2;
    /// A mark too many, or another one.
    pub const MARK_WRONG: u8 = 4;
    /// The same letter twice.
    pub const DOUBLED: u8 = 2;
    /// Two neighbouring letters in the wrong order.
    pub const SWAPPED: u8 = 3;
    /// A letter left out.
    pub const MISSING: u8 = 3;
    /// A letter too many.
    pub const SURPLUS: u8 = 4;
    /// How much unlikelier than the best a suggestion may be.
    pub const FARTHER: u8 = 3;
    /// A word that is heard less than those in the list of common ones.
    pub const UNCOMMON: u8 = 2;
}

/// Syllables near a word that is none.
fn suggestions(letters: &Letters) -> Vec<String> {
    let base = letters.base();
    let mut near = Near {
        written: Vec::new(),
        capitalised: letters.case == Case::Capitalised,
        found: Vec::new(),
    };
    near.written = letters.written_tones().map(|(_, tone)| tone).rev().collect();
    if let (Some(tone), Some((_, rest))) = (telex_leftover(letters), base.split_last())
        && divide(rest).is_some_and(|(_, rhyme)| !is_stopped(rhyme) || tone.suits_stop())
    {
        near.found_with(0, rest, tone);
    }
    if let Some(at) = joined(letters) {
        near.found_joined(letters, at);
    }
    near.look(0, base);
    near.look_at_marks(base);
    if let Some(other) = respelled(base) {
        near.look(slip::SPELLING, &other);
    }
    for at in 0..base.len() {
        let mut other = base.to_vec();
        let removed = other.remove(at);
        let doubled = at > 0 && base.get(at - 1) == Some(&removed);
        near.look(if doubled { slip::DOUBLED } else { slip::SURPLUS }, &other);
        if at + 1 < base.len() {
            let mut other = base.to_vec();
            other.swap(at, at + 1);
            near.look(slip::SWAPPED, &other);
        }
    }
    for at in 0..=base.len() {
        // Other letters are seldom left out, and would suggest too much.
        for letter in "cdghimnpqrtuêư".chars() {
            let mut other = base.to_vec();
            other.insert(at, letter);
            near.look(slip::MISSING, &other);
        }
    }
    near.best()
}

/// Suggestions while they are looked for.
struct Near {
    /// The tones of the word, the last one first.
    written: Vec<Tone>,
    capitalised: bool,
    /// Cost and word.
    found: Vec<(u8, String)>,
}

impl Near {
    /// Takes letters with every tone that the word may have been meant to have.
    fn look(&mut self, cost: u8, base: &[char]) {
        let Some((_, rhyme)) = divide(base) else { return };
        if is_stopped(rhyme) && !self.written.iter().any(|tone| tone.suits_stop()) {
            self.found_with(cost + slip::TONE, base, Tone::Acute);
            self.found_with(cost + slip::TONE, base, Tone::Dot);
        } else if self.written.is_empty() {
            self.found_with(cost, base, Tone::Level);
        }
        for tone in self.written.clone() {
            if !is_stopped(rhyme) || tone.suits_stop() {
                self.found_with(cost, base, tone);
            }
        }
    }

    /// Takes letters with one or two of their marks set otherwise.
    fn look_at_marks(&mut self, base: &[char]) {
        for (at, c) in base.iter().enumerate() {
            for (one, cost) in other_marks(*c) {
                let mut other = base.to_vec();
                if let Some(place) = other.get_mut(at) {
                    *place = one;
                }
                self.look(cost, &other);
                for (next, c) in base.iter().enumerate().skip(at + 1) {
                    for (two, cost_of_two) in other_marks(*c) {
                        let mut both = other.clone();
                        if let Some(place) = both.get_mut(next) {
                            *place = two;
                        }
                        self.look(cost + cost_of_two, &both);
                    }
                }
            }
        }
    }

    fn found_with(&mut self, cost: u8, base: &[char], tone: Tone) {
        let Some((initial, rhyme)) = divide(base) else { return };
        let at = initial.len() + tone_places(rhyme).0;
        let mut word = String::new();
        for (place, c) in base.iter().enumerate() {
            word.push(if place == at { toned(*c, tone) } else { *c });
        }
        self.keep(cost, word);
    }

    fn found_joined(&mut self, letters: &Letters, at: usize) {
        let mut words = String::new();
        for (place, (c, tone)) in letters.base().iter().zip(letters.tones()).enumerate() {
            if place == at {
                words.push(' ');
            }
            words.push(toned(*c, *tone));
        }
        self.keep(0, words);
    }

    fn keep(&mut self, cost: u8, word: String) {
        let common = cost == 0 || COMMON.contains(&word.as_str());
        let cost = if common { cost } else { cost + slip::UNCOMMON };
        match self.found.iter_mut().find(|(_, other)| *other == word) {
            Some((other, _)) => *other = cost.min(*other),
            None => self.found.push((cost, word)),
        }
    }

    fn best(mut self) -> Vec<String> {
        self.found.sort_by_key(|(cost, word)| (*cost, rank(word)));
        let best = self.found.first().map_or(0, |(cost, _)| *cost);
        self.found.retain(|(cost, _)| *cost <= best + slip::FARTHER);
        self.found.truncate(SUGGESTIONS);
        let capitalised = self.capitalised;
        let words = self.found.into_iter().map(|(_, word)| word);
        words.map(|word| if capitalised { capitalise(&word) } else { word }).collect()
    }
}

/// A letter with a tone, as one character.
fn toned(base: char, tone: Tone) -> char {
    let Some(mark) = tone.mark() else { return base };
    // Unicode takes `ộ` apart as `ọ` and a circumflex, so the dot has to come first.
    let (mut letter, mut quality) = (base, None);
    decompose_canonical(base, |part| match part {
        'a'..='z' => letter = part,
        _ => quality = Some(part),
    });
    let dotted = || compose(compose(letter, mark)?, quality?);
    compose(base, mark).or_else(dotted).unwrap_or(base)
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The same letter with another mark or none, and how unlikely that slip is.
fn other_marks(c: char) -> impl Iterator<Item = (char, u8)> {
    let family = match c {
        'a' | 'ă' | 'â' => "aăâ",
        'e' | 'ê' => "eê",
        'o' | 'ô' | 'ơ' => "oơô",
        'u' | 'ư' => "uư",
        'd' | 'đ' => "dđ",
        'i' | 'y' => "iy",
        _ => "",
    };
    let plain = c.is_ascii();
    let cost = if plain { slip::MARK_MISSING } else { slip::MARK_WRONG };
    family.chars().filter(move |other| *other != c).map(move |other| (other, cost))
}

fn rank(word: &str) -> usize {
    COMMON.iter().position(|common| *common == word).unwrap_or(COMMON.len())
}

/// Syllables that plans and laws are full of, the most frequent first: they go before others of the
/// same cost.
static COMMON: &[&str] = &[
    "được",
    "các",
    "và",
    "của",
    "có",
    "tác",
    "việc",
    "đồng",
    "mục",
    "xã",
    "hoạch",
    "luật",
    "số",
    "định",
    "nhân",
    "tổ",
    "thực",
    "kết",
    "vụ",
    "hiện",
    "chức",
    "chính",
    "vị",
    "trình",
    "hợp",
    "nội",
    "phát",
    "dựng",
    "động",
    "tổng",
    "thể",
    "một",
    "tích",
    "hiệu",
    "bộ",
    "chủ",
    "nghị",
    "cấp",
    "thức",
    "phần",
    "nước",
    "về",
    "nhiệm",
    "tập",
    "tiếp",
    "quyết",
    "điểm",
    "quốc",
    "thị",
    "đổi",
    "dẫn",
    "phải",
    "tục",
    "thường",
    "cứ",
    "với",
    "đầu",
    "trước",
    "mới",
    "chương",
    "để",
    "xuất",
    "xét",
    "cáo",
    "đảng",
    "phương",
    "hướng",
    "đến",
    "mạnh",
    "đề",
    "triển",
    "lượng",
    "người",
    "đạo",
    "thời",
    "ngành",
    "rộng",
    "chất",
    "pháp",
    "trị",
    "hoàn",
    "giáo",
    "chuyên",
    "truyền",
    "những",
    "nhà",
    "tốt",
    "tiết",
    "học",
    "này",
    "toàn",
    "nghiệp",
    "ước",
    "đường",
    "trường",
    "đoàn",
    "trưởng",
    "thưởng",
    "tưởng",
    "huyện",
    "viết",
    "biết",
    "biệt",
    "biên",
    "kiện",
    "kiểm",
    "quyền",
    "hoạt",
    "tuyên",
    "vực",
    "lực",
    "đặc",
    "khác",
    "trọng",
    "giải",
    "điều",
    "kế",
    "đua",
    "thi",
    "tỉnh",
    "tình",
    "ban",
    "bình",
    "đối",
    "lợi",
    "quan",
    "giao",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: &str = include_str!("../../tests/fixtures/seed/ke-hoach-2021.txt");

    #[test]
    fn the_lists_are_sorted_where_they_are_searched() {
        assert!(RHYMES.is_sorted_by(|one, two| one.chars().lt(two.chars())));
    }

    #[test]
    fn rare_syllables_are_possible() {
        let words = "xoọng goòng moóc soóc boóng ngoẹo khoèo ngoéo thuở huơ quở khuỵa khuỷu khuỵu \
            tuýp buýt huýt xuýt quýt quỵt huỳnh quỳnh huỵch uỵch nguệch khuếch tuếch huếnh \
            chuếnh ngoắc hoặc loắt choắt oái oăm ngoặm ngoạm ngoáo oạp khoảnh toẹt hoẻn \
            khoét loẻng ngoém gì gìn gỉ gích giếng giết giềng giặc giễu giữ giỏ quốc quạu \
            quều quắn quặp quậy quẹo yểm yếu yết yểng ỷ ý kỹ kĩ lý lí mỹ mĩ hòa hoà khỏe \
            khoẻ ủy uỷ thúy thuý tuệ uế nghiễng nghễnh ngoằn ghẹ ghì gượng ươn ướp ượt rượu \
            hươu cứu bướu khướu nhuốm xuề xòe doãn duềnh đuểnh khuâng ngẫng ỏn ẻn trẩu phẩy \
            ẵm ẩm ủng ỉa ngẵng thoăn thoắt choàng suýt chuỳ xuân khuẩn truất nguẩy biếng \
            phướn";
        for word in words.split(' ') {
            assert_eq!(check(word), Verdict::Possible, "{word}");
            assert_eq!(check(&capitalise(word)), check(word), "{word}");
        }
    }

    #[test]
    fn slips_are_impossible_and_the_right_word_comes_first() {
        for (word, right) in [
            ("trứơc", "trước"),
            ("đựơc", "được"),
            ("ngừơi", "người"),
            ("tỉềm", "tiềm"),
            ("nghành", "ngành"),
            ("ngiệp", "nghiệp"),
            ("ngiệm", "nghiệm"),
            ("cế", "kế"),
            ("gế", "ghế"),
            ("ghà", "gà"),
            ("đuợc", "được"),
            ("đựoc", "được"),
            ("nguời", "người"),
            ("trừơng", "trường"),
            ("trờng", "trường"),
            ("đợc", "được"),
            ("chươg", "chương"),
            ("thưởg", "thưởng"),
            ("htưởng", "thưởng"),
            ("rtường", "trường"),
            ("quôc", "quốc"),
            ("quyêt", "quyết"),
            ("biêt", "biết"),
            ("việcc", "việc"),
            ("viêc", "việc"),
            ("tòan", "toàn"),
            ("hòan", "hoàn"),
            ("qúy", "quý"),
            ("qủa", "quả"),
            ("gía", "giá"),
            ("gỉai", "giải"),
            ("thủơ", "thuở"),
            ("khỏan", "khoản"),
            ("trươngf", "trường"),
            ("họcj", "học"),
            ("tổg", "tổng"),
            ("kêế", "kế"),
            ("hiêụ", "hiệu"),
            ("huyệnn", "huyện"),
            ("cuyển", "quyển"),
            ("iếu", "yếu"),
            ("huỵên", "huyện"),
            ("lýnh", "lính"),
            ("qyền", "quyền"),
            ("đồngg", "đồng"),
            ("thưc", "thực"),
            ("ttổ", "tổ"),
            ("qủang", "quảng"),
            ("đaị", "đại"),
            ("hôị", "hội"),
            ("nghĩă", "nghĩa"),
            ("ngưòi", "người"),
            ("ngừoi", "người"),
            ("dựg", "dựng"),
            ("thỏai", "thoải"),
            ("đuờng", "đường"),
            ("kýêt", "kết"),
            ("Đựơc", "Được"),
            ("Nghành", "Ngành"),
            ("Trừơng", "Trường"),
            ("kếhoạch", "kế hoạch"),
            ("đạihội", "đại hội"),
            ("côngviệc", "công việc"),
        ] {
            let Verdict::Impossible { suggestions } = check(word) else { panic!("{word}") };
            assert_eq!(
                suggestions.first().map(String::as_str),
                Some(right),
                "{word}: {suggestions:?}"
            );
            assert!(suggestions.len() <= SUGGESTIONS);
        }
    }

    #[test]
    fn names_and_foreign_words_are_not_judged() {
        let words = "UBND HĐTĐKT TĐKT QĐ NĐ-CP ĐƯỢC Đ đ ă XXVIII II ban nganh café Élysée Hélène \
            Gérard Müller João Leão São-Paulo m2 được. tế-xã Vla-đi-mia Ma-lai-xi-a H'Mông \
            Đắk Đăk Lắk Păh Krông Plông Hmông Niê Kđăm Kạn Kông Pleiku Kon Ea Jút Tẻh \
            Đakrông Xtiêng Hrê ôtô axít vắcxin bêtông ximăng côngtenơ kilôgam prôtêin đôla \
            glucôzơ";
        for word in words.split(' ') {
            assert_eq!(check(word), Verdict::Foreign, "{word}");
        }
    }

    #[test]
    fn no_word_of_the_seed_is_impossible() {
        let words = SEED.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let wrong: Vec<&str> =
            words.filter(|word| standing(word) == Standing::Impossible).collect();
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn schools_of_tones_are_told_apart() {
        for (word, style) in [
            ("hòa", Some(ToneStyle::Old)),
            ("hoà", Some(ToneStyle::New)),
            ("khỏe", Some(ToneStyle::Old)),
            ("khoẻ", Some(ToneStyle::New)),
            ("ủy", Some(ToneStyle::Old)),
            ("uỷ", Some(ToneStyle::New)),
            ("Thúy", Some(ToneStyle::Old)),
            ("THUÝ", Some(ToneStyle::New)),
            ("quý", None),
            ("quá", None),
            ("giá", None),
            ("hoàn", None),
            ("ngoài", None),
            ("huế", None),
            ("của", None),
            ("hoa", None),
            ("hóà", None),
            ("đ", None),
            ("", None),
        ] {
            assert_eq!(tone_style(word), style, "{word}");
        }
    }

    #[test]
    fn a_key_that_was_left_over_makes_no_tone_that_the_rhyme_cannot_have() {
        let Verdict::Impossible { suggestions } = check("ữcr") else { panic!() };
        assert!(!suggestions.iter().any(|word| word == "ửc"), "{suggestions:?}");
    }

    proptest! {
        #[test]
        fn any_text_can_be_judged(text in "\\PC{0,30}") {
            let _ = check(&text);
            let _ = tone_style(&text);
        }

        #[test]
        fn suggestions_are_possible(word in "[a-zàáảãạâấêềệôổơợưữđ]{1,9}") {
            if let Verdict::Impossible { suggestions } = check(&word) {
                prop_assert_eq!(standing(&word), Standing::Impossible);
                for word in suggestions.iter().flat_map(|words| words.split(' ')) {
                    let possible = word.is_ascii() || standing(word) == Standing::Possible;
                    prop_assert!(possible, "{}", word);
                }
            }
        }
    }
}
