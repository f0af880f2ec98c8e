//! Marks that were meant and are none: a heading without its blank, a table without its rule, points without blank
//! lines between.

use std::ops::Range;

/// What a paragraph was meant to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Slip {
    /// A heading; its marks.
    Heading(Range<usize>),
    /// A table of so many columns; its first line.
    Table(Range<usize>, usize),
    /// Points, each on a line of its own, which run together without blank lines; the first letters of those
    /// behind the first.
    Points(Vec<Range<usize>>),
}

/// The first thing in a paragraph, by its source, that was meant to be something else.
pub fn of(paragraph: &str) -> Option<Slip> {
    let mut at = 0;
    let (mut rows, mut points) = (Vec::new(), Vec::new());
    for line in paragraph.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let words = line.trim();
        at += line.len();
        let marks = words.len() - words.trim_start_matches('#').len();
        if (1..=6).contains(&marks) && is_title(&words[marks..]) {
            return Some(Slip::Heading(start..start + marks));
        }
        if is_point(words) {
            points.push(start..start + words.chars().next().map_or(0, char::len_utf8));
        }
        let cells = words.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
        rows.push((start..start + words.len(), cells.map(|cells| cells.split('|').count())));
    }
    if let [first, rest @ ..] = &points[..]
        && !rest.is_empty()
        && paragraph[..first.start].trim().is_empty()
    {
        return Some(Slip::Points(rest.to_vec()));
    }
    match &rows[..] {
        [(line, Some(columns)), rest @ ..]
            if *columns > 1 && !rest.is_empty() && rest.iter().all(|(_, row)| row.is_some()) =>
        {
            Some(Slip::Table(line.clone(), *columns))
        }
        _ => None,
    }
}

/// Whether a line begins like a point: `a) `, `2. `, `• `.
fn is_point(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once(' ') else { return false };
    let counted = |mark: &str| {
        let mut letters = mark.chars();
        match (letters.next(), letters.next()) {
            (Some(one), None) => one.is_lowercase() || one.is_ascii_digit(),
            _ => mark.len() == 2 && mark.bytes().all(|byte| byte.is_ascii_digit()),
        }
    };
    let point = mark == "•"
        || mark.strip_suffix(')').is_some_and(counted)
        || mark
            .strip_suffix('.')
            .is_some_and(|mark| counted(mark) && !mark.contains(char::is_alphabetic));
    point && !rest.trim().is_empty()
}

/// Whether words right behind a mark are those of a heading: `I. MỤC TIÊU`, `Điều 1. Phạm vi`, `MỤC ĐÍCH`. A
/// name such as `#TếtTrồngCây` is none.
fn is_title(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let number = first.strip_suffix(['.', ')']);
    let numbered = number.is_some_and(|number| {
        !number.is_empty() && number.chars().all(|c| c.is_alphanumeric() || c == '.')
    });
    let letters: Vec<char> = words.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() > 3 && letters.iter().all(|c| c.is_uppercase());
    numbered || PARTS.contains(&first) || capitals && words.contains(' ')
}

/// What parts of a document begin with.
const PARTS: [&str; 5] = ["Phần", "Chương", "Mục", "Tiểu", "Điều"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_what_makes_them_marks() {
        assert_eq!(of("#I. MỤC TIÊU"), Some(Slip::Heading(0..1)));
        assert_eq!(of("Lời\n  ##2. Thời gian\n"), Some(Slip::Heading(8..10)));
        assert_eq!(of("| A | B |\n| 1 | 2 |\n"), Some(Slip::Table(0..9, 2)));
        assert_eq!(of("a) Một;\nb) Hai.\nc) Ba."), Some(Slip::Points(vec![10..11, 18..19])));
        assert_eq!(of("a) Một\nhai\nđ) Ba\n• Bốn"), Some(Slip::Points(vec![13..15, 20..23])));
        assert_eq!(of("Gồm:\na) Một;\nb) Hai."), None);
        for title in ["#Điều 1. Phạm vi", "#MỤC ĐÍCH", "###a) Việc", "#1.1. Mục tiêu"]
        {
            assert!(matches!(of(title), Some(Slip::Heading(_))), "{title}");
        }
        for words in [
            "#TếtTrồngCây năm nay",
            "#panic(1) $x$",
            "#THIDUA",
            "\\#1 là số",
            "Khoản #1",
            "#",
            "# I",
            "| A | B |",
            "| A |\n| B |",
            "|A|B|\nlời",
            "",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
