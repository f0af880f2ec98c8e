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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    }
}
