//! Years in words: which of them are years of the plan, and which belong to something else.

use std::ops::Range;

use super::digits;
use crate::language::written_date::WrittenDate;
use crate::language::{act_number, citation, lunar, written_date};
use crate::model::{Scope, YEARS};

/// A year in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The phrase that it is part of: `năm 2021`, `năm học 2020-2021`, `ngày 15 tháng 3 năm 2021`.
    pub phrase: Range<usize>,
    /// Where its digits stand; of two years, each.
    pub digits: Vec<Range<usize>>,
    /// What it is.
    pub kind: Kind,
}

/// What a year in words is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A year near those of the plan (`năm 2021`, `tháng 3/2021`).
    Year(i32),
    /// A school year near those of the plan, by the year it begins in (`năm học 2020-2021`).
    SchoolYear(i32),
    /// The years that the plan itself is for (`giai đoạn 2026-2030`).
    OwnYears,
    /// The name of a lunar year near those of the plan (can chi: `Xuân Bính Ngọ`), where it stands, and the year.
    LunarYear(Range<usize>, i32),
    /// A day near the years of the plan (`ngày 15 tháng 3 năm 2021`).
    Day(WrittenDate),
    /// Something that does not move with the plan.
    Kept(Reason),
}

/// Why a year does not move with the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is part of the number of an act (`30/2020/NĐ-CP`).
    ActNumber,
    /// It is in the date of an act.
    ActDate,
    /// It is the year that an act is known by (`Luật … năm 2003`).
    ActYear,
    /// It is a period of several years (`nhiệm kỳ 2021-2026`).
    Period,
    /// It is far from the years of the plan (`đến năm 2030`).
    FarYear,
    /// It may be a year, or a number.
    Unsure,
}

/// The years that a text names, in order. `basis` tells a legal basis, whose days are those of acts.
#[must_use]
pub fn mentions(text: &str, scope: Scope, basis: bool) -> Vec<Mention> {
    let look = Look {
        text,
        scope,
        basis,
        numbers: act_number::find(text).into_iter().map(|(range, _)| range).collect(),
        dates: written_date::dates(text),
        cited: citation::citations(text),
    };
    let named = look.named();
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while let Some(digits) = digits::next(text, at) {
        at = digits.end;
        if named.iter().any(|named| named.digits.contains(&digits)) {
            continue;
        }
        if let Some(mention) = look.at(&digits, found.last()) {
            at = mention.phrase.end.max(mention.digits.last().map_or(at, |last| last.end));
            found.push(mention);
        }
    }
    found.extend(named);
    found.sort_by_key(|mention| mention.phrase.start);
    found
}

/// A text that is looked at.
struct Look<'t> {
    text: &'t str,
    scope: Scope,
    basis: bool,
    numbers: Vec<Range<usize>>,
    dates: Vec<WrittenDate>,
    cited: Vec<citation::Citation>,
}

/// Words before the name of a lunar year.
const SPRINGS: [&str; 7] = ["xuân", "tết", "nguyên đán", "cổ truyền", "âm lịch", "năm", "mới"];
const DASHES: [char; 3] = ['-', '–', '−'];
/// Words before two years that are a school year.
const SCHOOL: [&str; 3] = ["năm học", "niên khóa", "niên khoá"];
/// Words before two years that are a period.
const PERIODS: [&str; 5] = ["giai đoạn", "nhiệm kỳ", "nhiệm kì", "thời kỳ", "các năm"];
/// Words that are known by a year.
const LAWS: [&str; 6] = ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "LUẬT", "HIẾN PHÁP"];
/// Types of document that are known by a day.
const DATED: [&str; 10] = [
    "Luật",
    "Pháp lệnh",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kết luận",
    "Công văn",
    "Thông báo",
];
/// Words before a year that is none of a law.
const LEADS: [&str; 8] = ["trong", "của", "từ", "đến", "cho", "đầu", "cuối", "tháng"];
/// Words before a day by which something is done.
const BOUNDS: [&str; 9] =
    ["trước", "chậm nhất", "muộn nhất", "hết", "đến", "từ", "quá", "vào", "trong"];

impl Look<'_> {
    fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The year that digits are, if they are one.
    fn year(&self, digits: &Range<usize>) -> Option<i32> {
        let year = self.text.get(digits.clone())?.parse().ok()?;
        (digits.len() == 4 && YEARS.contains(&year)).then_some(year)
    }

    fn is_near(&self, year: i32) -> bool {
        (self.scope.first - 1..=self.scope.last + 1).contains(&year)
    }

    fn at(&self, digits: &Range<usize>, last: Option<&Mention>) -> Option<Mention> {
        let kept = |phrase: Range<usize>, reason| {
            let digits = vec![digits.clone()];
            Some(Mention { phrase, digits, kind: Kind::Kept(reason) })
        };
        if let Some(date) = self
            .dates
            .iter()
            .find(|date| date.range.contains(&digits.start) && date.range.end >= digits.end)
        {
            return self.day(date);
        }
        let year = self.year(digits)?;
        if self.in_brackets(digits.start) {
            return None;
        }
        let number = self.numbers.iter().chain(self.cited.iter().map(|cited| &cited.sign));
        if let Some(number) = number.into_iter().find(|number| number.contains(&digits.start)) {
            return kept(number.clone(), Reason::ActNumber);
        }
        let before = self.before(digits.start);
        let after = self.after(digits.end);
        let of_word = before.ends_with(|c: char| c.is_alphanumeric() || "._".contains(c));
        let joined = before.ends_with(DASHES) && {
            let head = before.trim_end_matches(DASHES);
            head.ends_with(char::is_alphabetic) && !ends_with_month(before)
        };
        let number_goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            || after.strip_prefix(['.', ',', '/']).is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
            });
        if of_word || joined || number_goes_on {
            return None;
        }
        if let Some((second, last)) = self.second(digits.end) {
            return Some(self.pair(digits, year, &second, last));
        }
        if before.ends_with('/') && !ends_with_month(before) {
            return None;
        }
        let word = word_year(before);
        let whole = before.trim_matches(|c: char| "\"' ".contains(c)).is_empty()
            && after.trim_matches(|c: char| "\"' ".contains(c)).is_empty();
        // `năm 2005 và năm 2013`, `các năm 2020, 2021`: the second is what the first is.
        let chained = last.filter(|last| {
            let from = last.digits.last().map_or(0, |digits| digits.end);
            let end = word.as_ref().map_or(digits.start, |word| word.start);
            let between = self.text.get(from..end).unwrap_or("x").trim();
            ["và", ",", "đến", "hoặc", "&"].contains(&between)
        });
        let phrase = match &word {
            Some(word) => word.start..digits.end,
            None if ends_with_month(before) => month_phrase(before)..digits.end,
            None => digits.clone(),
        };
        let plain = word.is_some() || whole || ends_with_month(before);
        let of_act = match (&word, chained) {
            (_, Some(last)) if last.kind == Kind::Kept(Reason::ActYear) => true,
            (Some(word), _) => self.known_by_year(word.start),
            _ => false,
        };
        if of_act {
            return kept(phrase, Reason::ActYear);
        }
        let of_years = chained.is_some_and(|last| matches!(last.kind, Kind::Year(_)));
        match (plain || of_years, self.is_near(year)) {
            (true, true) => {
                Some(Mention { phrase, digits: vec![digits.clone()], kind: Kind::Year(year) })
            }
            (true, false) => kept(phrase, Reason::FarYear),
            (false, true) => kept(phrase, Reason::Unsure),
            (false, false) => None,
        }
    }

    /// The names of lunar years, each with the word before it and the same year in digits behind it.
    fn named(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        for year in self.scope.first - 1..=self.scope.last + 1 {
            let names = lunar::year_spellings(year).into_iter();
            for name in names.flat_map(|name| [name.to_uppercase(), name]) {
                let places = self.text.match_indices(&name).map(|(at, _)| at..at + name.len());
                found.extend(places.filter_map(|place| self.lunar_year(&place, year)));
            }
        }
        found
    }

    fn lunar_year(&self, place: &Range<usize>, year: i32) -> Option<Mention> {
        let before = self.before(place.start).strip_suffix(' ')?;
        let led = SPRINGS.iter().find_map(|word| {
            // Small letters of Vietnamese are as long as its capitals.
            let start = before.len().checked_sub(word.len())?;
            let is_word = before.get(start..)?.to_lowercase() == **word;
            let apart = !before.get(..start)?.ends_with(char::is_alphanumeric);
            (is_word && apart).then_some(start)
        })?;
        let after = self.after(place.end);
        if after.starts_with(char::is_alphanumeric) || self.in_brackets(place.start) {
            return None;
        }
        let digits = place.end + 1..place.end + 5;
        let said = after.strip_prefix(' ').and_then(|rest| rest.strip_prefix(&year.to_string()));
        let said = said.is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_alphanumeric() || "-–−/".contains(c))
        });
        let digits: Vec<Range<usize>> = said.then_some(digits).into_iter().collect();
        let end = digits.last().map_or(place.end, |digits| digits.end);
        Some(Mention { phrase: led..end, digits, kind: Kind::LunarYear(place.clone(), year) })
    }

    /// Whether a place is inside `{{ … }}` or the target of a link.
    fn in_brackets(&self, at: usize) -> bool {
        let open = |mark: &str, end: &str| {
            let head = self.before(at);
            head.rfind(mark).is_some_and(|from| !head[from..].contains(end))
        };
        open("{{", "}}")
            || open("](", ")")
            || self.before(at).rsplit(' ').next().is_some_and(|word| word.contains("://"))
    }

    /// The second of two years that a dash joins.
    fn second(&self, end: usize) -> Option<(Range<usize>, i32)> {
        let rest = self.after(end);
        let dash = rest.trim_start_matches(' ');
        let behind = dash.strip_prefix(DASHES)?;
        let bare = behind.trim_start_matches(' ');
        let start = end + (rest.len() - bare.len());
        let digits = digits::next(self.text, start).filter(|digits| digits.start == start)?;
        Some((digits.clone(), self.year(&digits)?))
    }

    fn pair(&self, first: &Range<usize>, from: i32, second: &Range<usize>, to: i32) -> Mention {
        let before = self.before(first.start).trim_end().to_lowercase();
        // Small letters of Vietnamese are as long as its capitals.
        let head =
            |words: &[&str]| words.iter().find(|word| before.ends_with(**word)).map(|w| w.len());
        let school = head(&SCHOOL);
        let start = school.or(head(&PERIODS)).map_or(first.start, |length| before.len() - length);
        let start = if self.text.is_char_boundary(start) { start } else { first.start };
        let own = (from, to) == (self.scope.first, self.scope.last);
        let kind = if school.is_some() && to == from + 1 || own && self.scope.school {
            if self.is_near(from) || self.is_near(to) {
                Kind::SchoolYear(from)
            } else {
                Kind::Kept(Reason::FarYear)
            }
        } else if own {
            Kind::OwnYears
        } else {
            Kind::Kept(Reason::Period)
        };
        Mention { phrase: start..second.end, digits: vec![first.clone(), second.clone()], kind }
    }

    /// Whether the year behind `năm` is that of a law: `Luật thi đua, khen thưởng năm 2003`.
    fn known_by_year(&self, at: usize) -> bool {
        let clause = self.before(at);
        let from = clause.rfind([';', '.', '“', '(']).map_or(0, |found| found + 1);
        let clause = clause.get(from..).unwrap_or_default();
        let Some(law) = LAWS.iter().filter_map(|law| clause.rfind(law)).max() else { return false };
        let between = clause.get(law..).unwrap_or_default().trim_end();
        !between.ends_with(',')
            && !LEADS.iter().any(|word| between.ends_with(word))
            && between.split_whitespace().count() <= 16
    }

    fn day(&self, date: &WrittenDate) -> Option<Mention> {
        let year = date.year.as_ref()?;
        let value = i32::try_from(year.value).ok().filter(|year| YEARS.contains(year))?;
        let cited = self.cited.iter().filter_map(|cited| cited.date.as_ref());
        let of_citation = cited.into_iter().any(|cited| cited.range == date.range);
        let before = self.before(date.range.start).trim_end();
        let clause = before.rfind([';', '.']).map_or(0, |found| found + 1);
        let clause = before.get(clause..).unwrap_or_default();
        let bound = BOUNDS.iter().any(|word| before.to_lowercase().ends_with(word));
        let of_act = DATED.iter().any(|word| clause.contains(word));
        let kind = if of_citation || self.basis || of_act && !bound {
            Kind::Kept(Reason::ActDate)
        } else if date.lunar {
            Kind::Kept(Reason::Unsure)
        } else if self.is_near(value) && date.exists() {
            Kind::Day(date.clone())
        } else {
            Kind::Kept(Reason::FarYear)
        };
        Some(Mention { phrase: date.range.clone(), digits: vec![year.range.clone()], kind })
    }
}

/// The word `năm` right before a year.
fn word_year(before: &str) -> Option<Range<usize>> {
    let bare = before.trim_end_matches(|c: char| c.is_whitespace() || "*_:".contains(c));
    let start = bare.len().checked_sub("năm".len())?;
    let word = bare.get(start..)?;
    let apart = !bare.get(..start)?.ends_with(char::is_alphanumeric);
    (apart && word.to_lowercase() == "năm" && bare.len() < before.len())
        .then_some(start..bare.len())
}

/// Whether words end with a month or a quarter and the stroke behind it: `tháng 3/`, `quý II/`.
fn ends_with_month(before: &str) -> bool {
    month_phrase(before) < before.len()
}

fn month_phrase(before: &str) -> usize {
    let none = before.len();
    let Some(bare) = before.strip_suffix(['/', '-']) else { return none };
    let number = bare.trim_end_matches(|c: char| c.is_ascii_digit() || "IVX".contains(c));
    if number.len() == bare.len() {
        return none;
    }
    let head = number.trim_end().to_lowercase();
    for word in ["tháng", "quý", "quí"] {
        if head.ends_with(word) && number.trim_end().len() == head.len() {
            return head.len() - word.len();
        }
    }
    none
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str, scope: Scope, basis: bool) -> Vec<String> {
        let name = |kind: &Kind| match kind {
            Kind::Year(_) => "year".to_owned(),
            Kind::SchoolYear(_) => "school".to_owned(),
            Kind::OwnYears => "own".to_owned(),
            Kind::LunarYear(..) => "lunar".to_owned(),
            Kind::Day(_) => "day".to_owned(),
            Kind::Kept(reason) => format!("{reason:?}"),
        };
        mentions(text, scope, basis)
            .iter()
            .map(|found| format!("{} {}", name(&found.kind), &text[found.phrase.clone()]))
            .collect()
    }

    #[test]
    fn each_year_is_told_for_what_it_is() {
        let cases: [(&str, &[&str]); 30] = [
            (
                "phong trào thi đua năm 2020, phát động năm 2021.",
                &["year năm 2020", "year năm 2021"],
            ),
            ("CÔNG TÁC THI ĐUA NĂM 2021", &["year NĂM 2021"]),
            ("6 tháng đầu năm 2021", &["year năm 2021"]),
            ("các năm 2020, 2021", &["year năm 2020", "year 2021"]),
            ("năm học 2020-2021 ngành", &["school năm học 2020-2021"]),
            ("năm học 2021 – 2022", &["school năm học 2021 – 2022"]),
            ("nhiệm kỳ 2021-2026", &["Period nhiệm kỳ 2021-2026"]),
            ("giai đoạn 2021-2025", &["Period giai đoạn 2021-2025"]),
            ("trước ngày 15 tháng 3 năm 2021 để", &["day ngày 15 tháng 3 năm 2021"]),
            ("trước ngày 15/3/2021", &["day ngày 15/3/2021"]),
            ("đến năm 2030", &["FarYear năm 2030"]),
            ("tháng 3/2021 và quý II/2021", &["year tháng 3/2021", "year quý II/2021"]),
            (
                "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của",
                &["ActNumber 30/2020/NĐ-CP", "ActDate ngày 05 tháng 3 năm 2020"],
            ),
            (
                "Luật thi đua, khen thưởng năm 2021 và năm 2022",
                &["ActYear năm 2021", "ActYear năm 2022"],
            ),
            ("triển khai Luật Thi đua trong năm 2021", &["year năm 2021"]),
            (
                "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                &["ActDate ngày 15 tháng 6 năm 2022"],
            ),
            ("gửi Quyết định trước ngày 01/7/2021", &["day ngày 01/7/2021"]),
            ("hơn 2021 hộ", &["Unsure 2021"]),
            ("1.2021 và 2021.5 đồng, 2.021", &[]),
            ("{{ obligation: nam-2021 }} và tieu-chi-2021", &[]),
            ("xem [năm 2021](../2021/a.md) ở https://a.vn/2021", &["year năm 2021"]),
            ("KH-2021, A2021, 2021a", &[]),
            ("2021", &["year 2021"]),
            ("ngày 30 tháng 02 năm 2021", &["FarYear ngày 30 tháng 02 năm 2021"]),
            ("5 năm 2016 đến 2020", &["FarYear năm 2016", "Unsure 2020"]),
            ("năm 2021-", &["year năm 2021"]),
            (
                "mừng Đảng, mừng Xuân Tân Sửu; Tết Nguyên đán Nhâm Dần",
                &["lunar Xuân Tân Sửu", "lunar Nguyên đán Nhâm Dần"],
            ),
            ("MỪNG XUÂN TÂN SỬU 2021 và năm 2021", &["lunar XUÂN TÂN SỬU 2021", "year năm 2021"]),
            ("Tết Tân Sửu 2020-2021", &["lunar Tết Tân Sửu", "Period 2020-2021"]),
            ("ông Tân Sửu, Xuân Mậu Thân, Xuân Tân Sửuu", &[]),
        ];
        for (text, found) in cases {
            assert_eq!(told(text, Scope::year(2021), false), found, "{text}");
        }
        let basis = "Căn cứ Thông báo ngày 10 tháng 12 năm 2020 và chương trình năm 2021";
        assert_eq!(
            told(basis, Scope::year(2021), true),
            ["ActDate ngày 10 tháng 12 năm 2020", "year năm 2021"]
        );
        let years = Scope { first: 2026, last: 2030, school: false };
        assert_eq!(told("giai đoạn 2026-2030", years, false), ["own giai đoạn 2026-2030"]);
        let school = Scope { first: 2026, last: 2027, school: true };
        assert_eq!(told("NĂM HỌC 2026-2027", school, false), ["school NĂM HỌC 2026-2027"]);
        assert_eq!(told("Kế hoạch 2026-2027", school, false), ["school 2026-2027"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "((năm|học|NĂM|Xuân|Tân Sửu|TẾT CANH TÝ|2021|20[0-9]{2}|Luật|ngày 1|tháng 3|quý|II|[-–/ .,;{}()])|\\PC){0,24}") {
            for mention in mentions(&text, Scope::year(2021), false) {
                prop_assert!(text.get(mention.phrase).is_some());
            }
        }

        #[test]
        fn mentions_stand_one_behind_another(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "năm ", "năm học ", "2020", "2021", "-", "–", "/", " ", ", ", "và ", "Luật ", "ngày 15 tháng 3 ",
                    "15/3/", "tháng 3", "quý II", "ế", "{{ ", " }}", "](", ")", "số 30/2020/NĐ-CP ", "giai đoạn ",
                    "Xuân Tân Sửu ", "Tân Sửu",
                ]),
                0..14,
            ),
        ) {
            let text = parts.concat();
            let mut end = 0;
            for mention in mentions(&text, Scope::year(2021), false) {
                for digits in &mention.digits {
                    prop_assert!(digits.start >= end, "{}", text);
                    end = digits.end;
                    prop_assert_eq!(text.get(digits.clone()).map(str::len), Some(4));
                }
            }
        }
    }
}
