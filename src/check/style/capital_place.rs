//! Names of administrative units: the common noun small, the name with capitals.

use std::ops::Range;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};
use crate::language::place;

/// `Huyện Bình Lục` inside a sentence, `tỉnh Hà nam`. Units named after a number, a person or an
/// event keep the capital of the noun (`Quận 1`, `Phường Điện Biên Phủ`) and are never in the list.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section III, clause 1, points a and b.
pub static RULE: Rule =
    Rule { id: "capital-place", severity: Severity::Warning, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let phrases = units(&scope.edition.plan.document.place);
    let mut slips = Repeated::default();
    for text in running(scope) {
        for (range, right) in wrong(&phrases, &text.words) {
            slips.add(text, range, right);
        }
    }
    slips.report(&RULE, "capital-place.right", findings);
}

/// Units of known places as they are written inside a sentence.
fn units(own: &str) -> Phrases {
    let mut units = Vec::new();
    // A place that bears its common noun is named after a person, a number or an event.
    let bare = |noun: &str| {
        let first = phrase::words(own).next().and_then(|range| own.get(range));
        !noun.starts_with(&first.unwrap_or_default().to_lowercase())
    };
    let named = own.chars().any(char::is_alphabetic) && !own.contains(|c: char| c.is_ascii_digit());
    if named && place::UNIT_NOUNS.iter().all(|noun| bare(noun)) {
        units.extend(place::UNIT_NOUNS.iter().map(|noun| format!("{noun} {own}")));
    }
    for name in place::PROVINCES {
        units.extend(place::UNIT_NOUNS.iter().map(|noun| format!("{noun} {name}")));
    }
    Phrases::new(units)
}

fn wrong(phrases: &Phrases, text: &str) -> Vec<(Range<usize>, String)> {
    let mut slips = Vec::new();
    for found in phrases.find(text) {
        let Some(words) = text.get(found.range.clone()) else { continue };
        if phrase::is_capitals(words) || is_longer_name(text, found.range.end) {
            continue;
        }
        let noun = place::UNIT_NOUNS.iter().find(|noun| {
            found.right.strip_prefix(**noun).is_some_and(|rest| rest.starts_with(' '))
        });
        let Some(noun) = noun else { continue };
        let (Some(name), Some(written)) = (found.right.get(noun.len()..), words.get(noun.len()..))
        else {
            continue;
        };
        let (name, written) = (name.trim_start(), written.trim_start());
        // `toàn xã đoàn kết`, `một thành phố hòa bình`: small letters may be no name at all.
        let small = !written.contains(char::is_uppercase);
        let doubtful = place::is_common_word(written)
            || !written.contains(' ')
            || (*noun == "thành phố" && !place::CITIES.contains(&name))
            || (place::PROVINCES.contains(&name) && !matches!(*noun, "tỉnh" | "thành phố"));
        if small && doubtful {
            continue;
        }
        let head = words.get(..noun.len()).unwrap_or_default();
        let head = if phrase::is_inside(text, found.range.start) { noun } else { head };
        let right = format!("{head} {name}");
        let folded: Vec<&str> = words.split_whitespace().collect();
        if folded.join(" ") != right {
            slips.push((found.range, right));
        }
    }
    slips
}

/// Whether another word with a capital follows: `Phường Điện Biên Phủ`.
fn is_longer_name(text: &str, end: usize) -> bool {
    phrase::word_after(text, end).is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_has_capitals() {
        let bare = units("Bình Lục");
        for (text, expected) in [
            ("của Huyện Bình Lục, tỉnh Hà Nam", vec!["huyện Bình Lục"]),
            ("trên địa bàn huyện bình lục", vec!["huyện Bình Lục"]),
            ("Đảng bộ tỉnh Hà nam", vec!["tỉnh Hà Nam"]),
            ("Huyện Bình Lục, tỉnh Hà Nam", vec![]),
            ("Huyện bình lục phấn đấu", vec!["Huyện Bình Lục"]),
            ("HUYỆN BÌNH LỤC", vec![]),
            ("của Phường Điện Biên Phủ", vec![]),
            ("của Phường Điện Biên", vec!["phường Điện Biên"]),
            ("của Thành phố Thái Nguyên", vec!["thành phố Thái Nguyên"]),
            ("toàn tỉnh. Huyện Bình Lục", vec![]),
            ("một thành phố hòa bình", vec![]),
            ("ở Quận 1 và Thành phố Hồ Chí Minh", vec![]),
            ("Huyện ủy Bình Lục", vec![]),
            ("tại Thành phố Huế", vec!["thành phố Huế"]),
        ] {
            let rights: Vec<String> =
                wrong(&bare, text).into_iter().map(|(_, right)| right).collect();
            assert_eq!(rights, expected, "{text}");
        }
        assert_eq!(wrong(&units("Quận 1"), "của Quận 1"), []);
        assert_eq!(wrong(&units("Phường Nguyễn Trãi"), "của Phường Nguyễn Trãi"), []);
        assert_eq!(wrong(&units("Đoàn Kết"), "toàn xã đoàn kết"), []);
    }
}
