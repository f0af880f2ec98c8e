//! Digits of a text: where they stand, and which of them may be years.

use std::ops::Range;

/// The next run of digits from an offset on.
#[must_use]
pub fn next(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + text.get(at..)?.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    Some(start..start + end)
}

/// The runs of four digits in a stretch of a text, each as a number.
pub fn years(text: &str, stretch: Range<usize>) -> impl Iterator<Item = (Range<usize>, i32)> {
    let text = text.get(..stretch.end).unwrap_or_default();
    let mut at = stretch.start;
    let runs = std::iter::from_fn(move || {
        let run = next(text, at)?;
        at = run.end;
        Some(run)
    });
    runs.filter(|run| run.len() == 4)
        .filter_map(move |run| Some((run.clone(), text.get(run)?.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_four_digits_and_stand_in_the_stretch() {
        let text = "năm 2020, 2021: 12021 hộ, 2022a, 20230 (2024)";
        let found: Vec<(&str, i32)> =
            years(text, 0..text.len()).map(|(run, year)| (&text[run], year)).collect();
        assert_eq!(found, [("2020", 2020), ("2021", 2021), ("2022", 2022), ("2024", 2024)]);
        let from = text.find("2021").unwrap();
        assert_eq!(years(text, from..from + 4).collect::<Vec<_>>(), [(from..from + 4, 2021)]);
        assert_eq!(years(text, from..from + 3).count(), 0);
        assert_eq!(years(text, 0..text.len() + 1).count(), 0);
        assert_eq!(next("ế1", 0), Some(3..4));
    }
}
