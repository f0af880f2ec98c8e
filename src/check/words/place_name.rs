//! The place is the official name of the unit, in full and without its level, except for units
//! named after a person, by a number or after an event.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// A place in another form.
pub static RULE: Rule =
    Rule { id: "place-name", severity: Severity::Error, about: About::Words, check };

/// The city that is named after a person.
const CITY: &str = "Thành phố Hồ Chí Minh";

/// Levels as they are shortened, with the word.
const LEVELS: [(&str, &str); 9] = [
    ("TP", "thành phố"),
    ("TX", "thị xã"),
    ("TT", "thị trấn"),
    ("H", "huyện"),
    ("Q", "quận"),
    ("P", "phường"),
    ("X", "xã"),
    ("T", "tỉnh"),
    ("ĐK", "đặc khu"),
];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let place = &scope.edition.plan.document.place;
    let finding = || RULE.finding().with("written", place).at(place.place.clone());
    match judge(place) {
        Judgement::Right => {}
        Judgement::Known(right) => findings.push(
            finding()
                .hint(Line::new("place-name.write").with("right", &right))
                .fix(place.place.clone(), right),
        ),
        Judgement::Level { bare, full } => findings.push(
            finding()
                .hint(Line::new("place-name.write").with("right", bare))
                .hint(Line::new("place-name.full").with("full", full)),
        ),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Judgement {
    Right,
    /// There is one right form.
    Known(String),
    /// The level goes, or is written in full if the unit is named after somebody.
    Level {
        bare: String,
        full: String,
    },
}

fn judge(place: &str) -> Judgement {
    let plain: String = place.chars().filter(|c| c.is_alphanumeric()).collect();
    let short = ["hcm", "tphcm", "tphồchíminh", "hồchíminh", "thànhphốhcm", "tphcmc"];
    if short.contains(&plain.to_lowercase().as_str()) {
        return Judgement::Known(CITY.to_owned());
    }
    for (abbreviation, level) in LEVELS {
        let Some(name) = after_level(place, abbreviation, level) else { continue };
        let mut letters = level.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let full = format!("{capital}{} {name}", letters.as_str());
        return if name.starts_with(|c: char| c.is_ascii_digit()) || full == CITY {
            Judgement::Known(full)
        } else {
            Judgement::Level { bare: name.to_owned(), full }
        };
    }
    Judgement::Right
}

/// The name behind a level that is shortened or begins with a small letter.
fn after_level<'p>(place: &'p str, abbreviation: &str, level: &str) -> Option<&'p str> {
    if let Some(rest) = place.strip_prefix(level) {
        return rest.strip_prefix(' ').map(str::trim_start).filter(|name| !name.is_empty());
    }
    let head = place.get(..abbreviation.len())?;
    let rest = place.get(abbreviation.len()..)?;
    let stop = rest.strip_prefix('.');
    // Without its full stop only the longer ones are no name of their own.
    let space = rest.strip_prefix(' ').filter(|_| abbreviation.len() > 1);
    let name = stop.or(space)?.trim_start();
    let starts = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (head.to_uppercase() == abbreviation && starts).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let known = |right: &str| Judgement::Known(right.to_owned());
        let level = |bare: &str, full: &str| Judgement::Level {
            bare: bare.to_owned(),
            full: full.to_owned(),
        };
        for (place, judgement) in [
            ("Bình Lục", Judgement::Right),
            ("Thành phố Hồ Chí Minh", Judgement::Right),
            ("Quận 1", Judgement::Right),
            ("Phường Điện Biên Phủ", Judgement::Right),
            ("Phú Thọ", Judgement::Right),
            ("Hà Nội", Judgement::Right),
            ("TP.HCM", known(CITY)),
            ("TP. Hồ Chí Minh", known(CITY)),
            ("Hồ Chí Minh", known(CITY)),
            ("thành phố Hồ Chí Minh", known(CITY)),
            ("Q.1", known("Quận 1")),
            ("quận 1", known("Quận 1")),
            ("H. Bình Lục", level("Bình Lục", "Huyện Bình Lục")),
            ("huyện Bình Lục", level("Bình Lục", "Huyện Bình Lục")),
            ("TP Phủ Lý", level("Phủ Lý", "Thành phố Phủ Lý")),
        ] {
            assert_eq!(judge(place), judgement, "{place}");
        }
    }
}
