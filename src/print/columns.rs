//! How wide the columns of a table are: found from what stands in them.

/// What a column asks for, in points, room beside its words included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// So wide that no cell is broken into lines.
    pub natural: f64,
    /// So wide that no word is.
    pub least: f64,
}

/// The widths of columns that fill a width together. `None` if their longest words need more.
///
/// Columns that are content with less than an even share get what they ask for; the others share the
/// rest by the square root of what they ask for, so that a column with ten times the words is some
/// three times as wide.
pub fn shared(asked: &[Asked], width: f64) -> Option<Vec<f64>> {
    let natural: f64 = asked.iter().map(|column| column.natural).sum();
    if asked.is_empty() || asked.iter().map(|column| column.least).sum::<f64>() > width {
        return None;
    }
    if natural <= width {
        let stretch = width / natural;
        return Some(asked.iter().map(|column| column.natural * stretch).collect());
    }
    let mut fixed: Vec<Option<f64>> = vec![None; asked.len()];
    // Each round fixes a column at least, or it is the last one.
    for _ in 0..=asked.len() {
        let left = width - fixed.iter().flatten().sum::<f64>();
        let open = || asked.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_none());
        let weight: f64 = open().map(|(column, _)| column.natural.sqrt()).sum();
        let least: f64 = open().map(|(column, _)| column.least).sum();
        let count = open().count();
        let share = |column: &Asked| left * column.natural.sqrt() / weight;
        // First those whose words need more than their share, then those that need less.
        let narrow = |column: &Asked| share(column) < column.least;
        #[allow(clippy::cast_precision_loss, reason = "a table has few columns")]
        let even = left / count.max(1) as f64;
        let content = |column: &Asked| {
            column.natural <= even.max(share(column))
                && left - column.natural >= least - column.least
        };
        let next = asked.iter().zip(&fixed).enumerate().find_map(|(at, (column, fixed))| {
            let open = fixed.is_none();
            (open && narrow(column)).then_some((at, column.least))
        });
        let next = next.or_else(|| {
            asked.iter().zip(&fixed).enumerate().find_map(|(at, (column, fixed))| {
                (fixed.is_none() && content(column)).then_some((at, column.natural))
            })
        });
        match next {
            Some((at, width)) if count > 1 => fixed[at] = Some(width),
            _ => {
                let widths = asked.iter().zip(&fixed);
                return Some(
                    widths.map(|(column, fixed)| fixed.unwrap_or_else(|| share(column))).collect(),
                );
            }
        }
    }
    None
}

/// A cell: the lines that it asks for, each as the widths of its words in points.
pub type Lines = Vec<Vec<f64>>;

/// How many lines words take in a width. `blank` is the width of the room between two words.
pub fn broken(cell: &[Vec<f64>], blank: f64, width: f64) -> f64 {
    let mut count = 0.0;
    for line in cell {
        count += 1.0;
        let mut used = 0.0;
        for word in line {
            if used > 0.0 && used + blank + word > width {
                count += 1.0;
                used = 0.0;
            }
            // A torn word takes lines of its own.
            count += (word / width.max(1.0)).floor();
            used += word % width.max(1.0) + if used > 0.0 { blank } else { 0.0 };
        }
    }
    count
}

/// Rows of a longer table that are looked at: so many, evenly.
const LOOKED_AT: usize = 120;
/// A table with more columns than this is left as it is: every pair of them would be tried.
const MOST_COLUMNS: usize = 12;
/// What is taken from one column and given to another at a time, in points.
const STEPS: [f64; 4] = [48.0, 16.0, 6.0, 2.0];
/// Moves; each makes the table shorter, so that there are few.
const MOVES: usize = 100;
/// A cell that is no wider than this, in points, is a name or a time, which is best read on one line.
const SHORT: f64 = 80.0;
/// What a line within a row costs that is not the row's highest cell, and what a short cell in lines does,
/// in lines of the table.
const COSTS: (f64, f64) = (0.02, 1.0);

/// Widths with which the table takes fewer lines, found from `widths` by moving room between columns.
///
/// `rows` are the cells of each row; `least` is what the longest words ask for, room beside them (`beside`
/// together) included.
pub fn settled(
    widths: Vec<f64>,
    least: &[f64],
    rows: &[Vec<Lines>],
    blank: f64,
    beside: f64,
) -> Vec<f64> {
    let rows: Vec<&Vec<Lines>> =
        rows.iter().step_by(rows.len().div_ceil(LOOKED_AT).max(1)).collect();
    let cost = |lines: &[f64], row: &[Lines]| {
        let short = |(cell, lines): (&Lines, &f64)| {
            *lines > 1.0
                && matches!(&cell[..], [words] if words.iter().sum::<f64>() + blank <= SHORT)
        };
        #[allow(clippy::cast_precision_loss, reason = "a table has few columns")]
        let short = row.iter().zip(lines).filter(|pair| short(*pair)).count() as f64;
        lines.iter().copied().fold(0.0, f64::max)
            + COSTS.0 * lines.iter().sum::<f64>()
            + COSTS.1 * short
    };
    let column = |at: usize, width: f64| -> Vec<f64> {
        let cell =
            |row: &&Vec<Lines>| row.get(at).map_or(0.0, |cell| broken(cell, blank, width - beside));
        rows.iter().map(cell).collect()
    };
    let whole = |columns: &[&[f64]]| -> f64 {
        let mut lines = vec![0.0; columns.len()];
        let row = |(n, row): (usize, &&Vec<Lines>)| {
            for (line, column) in lines.iter_mut().zip(columns) {
                *line = column[n];
            }
            cost(&lines, row)
        };
        rows.iter().enumerate().map(row).sum()
    };
    if widths.len() > MOST_COLUMNS {
        return widths;
    }
    let mut widths = widths;
    let mut counts: Vec<Vec<f64>> =
        widths.iter().enumerate().map(|(at, width)| column(at, *width)).collect();
    for _ in 0..MOVES {
        let now: Vec<&[f64]> = counts.iter().map(Vec::as_slice).collect();
        let mut best = (whole(&now) - 0.001, None);
        for step in STEPS {
            let wider: Vec<Vec<f64>> =
                widths.iter().enumerate().map(|(at, width)| column(at, width + step)).collect();
            for from in 0..widths.len() {
                if widths[from] - step < least[from] {
                    continue;
                }
                let narrower = column(from, widths[from] - step);
                for to in (0..widths.len()).filter(|to| *to != from) {
                    let mut then = now.clone();
                    (then[from], then[to]) = (&narrower, &wider[to]);
                    let cost = whole(&then);
                    if cost < best.0 {
                        best = (cost, Some((from, to, step)));
                    }
                }
            }
        }
        let Some((from, to, step)) = best.1 else { break };
        widths[from] -= step;
        widths[to] += step;
        for at in [from, to] {
            counts[at] = column(at, widths[at]);
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words of 20 points with blanks of 5: `3` is a line of three words.
    fn cell(words: usize) -> Lines {
        vec![vec![20.0; words]]
    }

    #[test]
    fn words_are_broken_into_lines() {
        assert!((broken(&cell(3), 5.0, 70.0) - 1.0).abs() < 0.01);
        assert!((broken(&cell(3), 5.0, 69.0) - 2.0).abs() < 0.01);
        assert!((broken(&cell(3), 5.0, 44.0) - 3.0).abs() < 0.01);
        assert!((broken(&[vec![], vec![20.0]], 5.0, 44.0) - 2.0).abs() < 0.01);
    }

    #[test]
    fn room_goes_where_it_saves_lines() {
        // The last column is as wide as its longest cell, which is in a row that is high anyway.
        let rows = [[20, 1], [20, 6], [20, 1], [20, 1]].map(|row| row.map(cell).to_vec());
        let height = |widths: &[f64]| -> f64 {
            let row = |row: &Vec<Lines>| {
                let lines = row.iter().zip(widths).map(|(cell, width)| broken(cell, 5.0, *width));
                lines.fold(0.0, f64::max)
            };
            rows.iter().map(row).sum()
        };
        let start = vec![150.0, 150.0];
        let found = settled(start.clone(), &[20.0, 20.0], &rows, 5.0, 0.0);
        assert_eq!((height(&start), height(&found)), (16.0, 9.0));
        assert!((found.iter().sum::<f64>() - 300.0).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn a_table_of_very_many_columns_is_left_as_it_is() {
        let rows = vec![(0..=MOST_COLUMNS).map(cell).collect::<Vec<Lines>>(); 3];
        let start = vec![45.0; MOST_COLUMNS + 1];
        let least = vec![20.0; MOST_COLUMNS + 1];
        assert_eq!(settled(start.clone(), &least, &rows, 5.0, 0.0), start);
    }

    #[test]
    fn what_is_short_stays_on_its_line() {
        // `Tháng 01` could be broken, which would save a line of the other cells in two rows.
        let rows = [[9, 2], [10, 2]].map(|row| row.map(cell).to_vec());
        let found = settled(vec![80.0, 45.0], &[20.0, 20.0], &rows, 5.0, 0.0);
        assert!((found[1] - 45.0).abs() < 0.01, "{found:?}");
    }

    fn widths(asked: &[(f64, f64)], width: f64) -> Option<Vec<f64>> {
        let asked: Vec<Asked> = asked
            .iter()
            .map(|(natural, least)| Asked { natural: *natural, least: *least })
            .collect();
        shared(&asked, width).map(|widths| widths.iter().map(|width| width.round()).collect())
    }

    #[test]
    fn what_asks_for_little_gets_it_and_the_rest_is_shared() {
        assert_eq!(widths(&[(20.0, 20.0), (30.0, 20.0)], 100.0), Some(vec![40.0, 60.0]));
        assert_eq!(widths(&[(20.0, 20.0), (1000.0, 50.0)], 400.0), Some(vec![20.0, 380.0]));
        assert_eq!(
            widths(&[(20.0, 20.0), (400.0, 50.0), (1600.0, 50.0)], 320.0),
            Some(vec![20.0, 100.0, 200.0])
        );
        assert_eq!(widths(&[(400.0, 200.0), (4000.0, 50.0)], 320.0), Some(vec![200.0, 120.0]));
        assert_eq!(widths(&[(400.0, 200.0), (400.0, 200.0)], 320.0), None);
        assert_eq!(widths(&[], 320.0), None);
    }

    proptest! {
        #[test]
        fn columns_fill_the_width_and_hold_their_words(
            asked in prop::collection::vec((1.0..2000.0_f64, 0.0..1.0_f64), 1..20),
            width in 100.0..700.0_f64,
        ) {
            let asked: Vec<Asked> = asked
                .iter()
                .map(|(natural, part)| Asked { natural: *natural, least: natural * part })
                .collect();
            let least: f64 = asked.iter().map(|column| column.least).sum();
            match shared(&asked, width) {
                None => prop_assert!(least > width),
                Some(widths) => {
                    prop_assert!((widths.iter().sum::<f64>() - width).abs() < 0.01);
                    for (width, column) in widths.iter().zip(&asked) {
                        prop_assert!(*width >= column.least - 0.01, "{} < {}", width, column.least);
                    }
                }
            }
        }

        #[test]
        fn settling_keeps_the_width_and_what_words_need(
            rows in prop::collection::vec(prop::collection::vec(0..30_usize, 3), 0..6),
            widths in prop::collection::vec(20.0..300.0_f64, 3),
        ) {
            let rows: Vec<Vec<Lines>> =
                rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
            let found = settled(widths.clone(), &[20.0; 3], &rows, 5.0, 0.0);
            prop_assert!((found.iter().sum::<f64>() - widths.iter().sum::<f64>()).abs() < 0.01);
            prop_assert!(found.iter().all(|width| *width >= 19.99), "{:?}", found);
        }
    }
}
