//! The words of the pages themselves (lời của giao diện), in Vietnamese and English. What a plan says
//! stays in its own language.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use crate::diagnostic::{Catalogue, Language, Line};
use crate::language::{date, phrase};
use crate::model::{Part, Scope};

const VI_FILE: &str = include_str!("words/vi.yaml");
const EN_FILE: &str = include_str!("words/en.yaml");

static VI: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Vi, VI_FILE));
static EN: LazyLock<Words> = LazyLock::new(|| Words::read(Language::En, EN_FILE));

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    language: Language,
    catalogue: Catalogue,
    /// Those without values, as templates ask for them: `w.home`.
    plain: Value,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    fn read(language: Language, file: &str) -> Self {
        let catalogue = Catalogue::read(language, &[file]);
        let plain = |key: &str| {
            let words = catalogue.raw(key).filter(|words| !words.contains('{'))?;
            Some((key.to_owned(), Value::from(words)))
        };
        let plain: Map<String, Value> = catalogue.keys().filter_map(plain).collect();
        Self { language, plain: Value::Object(plain), catalogue }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words without values, for templates.
    pub fn plain(&self) -> &Value {
        &self.plain
    }

    /// Words without values.
    pub fn word(&self, key: &'static str) -> String {
        self.catalogue.word(key)
    }

    /// Words with values in them.
    pub fn say(&self, line: &Line) -> String {
        self.catalogue.say(line)
    }

    /// A day with its weekday: `Chủ nhật, ngày 14 tháng 3 năm 2021`, `Sunday, 14 March 2021`.
    pub fn day(&self, day: NaiveDate) -> String {
        match self.language {
            Language::Vi => format!("{}, {}", date::weekday(day), date::formal(day)),
            Language::En => day.format("%A, %-d %B %Y").to_string(),
        }
    }

    /// The day of the week, as a heading: `Thứ Hai`, `Monday`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        match self.language {
            Language::Vi => phrase::capitalised(date::weekday(day)),
            Language::En => day.format("%A").to_string(),
        }
    }

    /// The day of the week in a narrow column: `T2`, `CN`, `Mon`.
    pub fn short_weekday(&self, day: NaiveDate) -> String {
        match (self.language, day.weekday().number_from_monday()) {
            (Language::Vi, 7) => "CN".to_owned(),
            (Language::Vi, number) => format!("T{}", number + 1),
            (Language::En, _) => day.format("%a").to_string(),
        }
    }

    /// A day in short, without its weekday: `14/03/2021`, `14 March 2021`.
    pub fn short_day(&self, day: NaiveDate) -> String {
        match self.language {
            Language::Vi => date::figures(day),
            Language::En => day.format("%-d %B %Y").to_string(),
        }
    }

    /// The name of a month: `Tháng 3 năm 2021`, `March 2021`.
    pub fn month(&self, (year, month): (i32, u32)) -> String {
        match self.language {
            Language::Vi => format!("Tháng {month} năm {year}"),
            Language::En => match NaiveDate::from_ymd_opt(year, month, 1) {
                Some(day) => day.format("%B %Y").to_string(),
                None => format!("{month}/{year}"),
            },
        }
    }

    /// The name of a month in short, the year only where it is not the one given: `Tháng 3`, `March`.
    pub fn short_month(&self, (year, month): (i32, u32), usual: i32) -> String {
        let full = self.month((year, month));
        let ending = match self.language {
            Language::Vi => format!(" năm {year}"),
            Language::En => format!(" {year}"),
        };
        if year == usual { full.trim_end_matches(&ending).to_owned() } else { full }
    }

    /// A month in a narrow column: `Tháng 3`, `Mar`.
    pub fn narrow_month(&self, month: (i32, u32)) -> String {
        match (self.language, NaiveDate::from_ymd_opt(month.0, month.1, 1)) {
            (Language::En, Some(day)) => day.format("%b").to_string(),
            _ => self.short_month(month, month.0),
        }
    }

    /// The years of a plan: `năm 2021`, `2021`.
    pub fn scope(&self, scope: Scope) -> String {
        match (self.language, scope) {
            (Language::Vi, scope) => scope.words(),
            (Language::En, Scope { school: true, first, last }) => {
                format!("school year {first}-{last}")
            }
            (Language::En, Scope { first, last, .. }) if first == last => first.to_string(),
            (Language::En, Scope { first, last, .. }) => format!("{first}-{last}"),
        }
    }

    /// What a plan is called in lists: `Kế hoạch năm 2021`.
    pub fn plan(&self, scope: Scope) -> String {
        self.say(&Line::new("plan_of").with("period", self.scope(scope)))
    }

    /// The label before the units that have a part in a task.
    pub fn part(&self, part: Part) -> String {
        self.word(match part {
            Part::Leads => "part_leads",
            Part::TakesPart => "part_takes_part",
            Part::IsAdvised => "part_is_advised",
            Part::Issues => "part_issues",
            Part::IsNamed => "part_is_named",
        })
    }

    /// What part a unit has in a task, said to the unit: `Chủ trì, ban hành`.
    pub fn own_parts(&self, parts: &[Part]) -> Option<String> {
        let said: Vec<String> = parts
            .iter()
            .filter(|part| **part != Part::IsNamed)
            .map(|part| match part {
                Part::IsAdvised => self.word("part_own_advised"),
                part => self.part(*part),
            })
            .enumerate()
            .map(|(n, words)| if n == 0 { words } else { words.to_lowercase() })
            .collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// A month as programs write it: `2021-03`.
    pub fn month_key((year, month): (i32, u32)) -> String {
        format!("{year}-{month:02}")
    }
}

/// The month that a day lies in.
pub fn month_of_day(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words() {
        let [vi, en] = Language::ALL.map(Words::of);
        let keys = |words: &Words| words.catalogue.keys().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(keys(vi), keys(en));
    }

    #[test]
    fn days_and_months_are_written_in_each_language() {
        let [vi, en] = Language::ALL.map(Words::of);
        let day = NaiveDate::from_ymd_opt(2021, 3, 14).unwrap();
        assert_eq!(vi.day(day), "Chủ nhật, ngày 14 tháng 3 năm 2021");
        assert_eq!(en.day(day), "Sunday, 14 March 2021");
        assert_eq!(vi.month((2021, 2)), "Tháng 2 năm 2021");
        assert_eq!(vi.short_month((2021, 2), 2021), "Tháng 2");
        assert_eq!(en.short_month((2021, 2), 2021), "February");
        assert_eq!(en.short_month((2022, 2), 2021), "February 2022");
        assert_eq!(
            (vi.narrow_month((2022, 2)), en.narrow_month((2022, 2))),
            ("Tháng 2".into(), "Feb".into())
        );
        assert_eq!(en.plan(Scope::year(2021)), "Plan for 2021");
    }
}
