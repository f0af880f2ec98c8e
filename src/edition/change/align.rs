//! Which parts of two rows are the same (đối chiếu hai dãy): the longest row that both share.
//!
//! The answer does not depend on which of the two comes first, so that what was taken out on the way there
//! is what was put in on the way back.

/// How many pairs of places are compared at most. What is larger shares its beginning and its end.
const MOST_PAIRS: usize = 4_000_000;

/// The places of the longest row of values that two rows share.
pub fn shared<T: Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    best(old, new, |a, b| u32::from(a == b))
}

/// The pairs of places, in order, whose likeness adds up to most.
pub fn best<T: Ord>(old: &[T], new: &[T], likeness: impl Fn(&T, &T) -> u32) -> Vec<(usize, usize)> {
    let first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (olds, news) = (&old[first..], &new[first..]);
    let last = olds.iter().rev().zip(news.iter().rev()).take_while(|(a, b)| a == b).count();
    let (olds, news) = (&olds[..olds.len() - last], &news[..news.len() - last]);
    let mut pairs: Vec<(usize, usize)> = (0..first).map(|at| (at, at)).collect();
    let middle = if olds.len().saturating_mul(news.len()) > MOST_PAIRS {
        Vec::new()
    } else {
        middle(olds, news, likeness)
    };
    pairs.extend(middle.into_iter().map(|(a, b)| (a + first, b + first)));
    pairs.extend((0..last).rev().map(|back| (old.len() - 1 - back, new.len() - 1 - back)));
    pairs
}

fn middle<T: Ord>(old: &[T], new: &[T], likeness: impl Fn(&T, &T) -> u32) -> Vec<(usize, usize)> {
    // How much can be had from each pair of places on; one more of each, so that the last have a next.
    let width = new.len() + 1;
    let mut most = vec![0_u32; (old.len() + 1) * width];
    let at = |a: usize, b: usize| a * width + b;
    for (a, one) in old.iter().enumerate().rev() {
        for (b, other) in new.iter().enumerate().rev() {
            let apart = most[at(a + 1, b)].max(most[at(a, b + 1)]);
            let like = likeness(one, other);
            let together = most[at(a + 1, b + 1)].saturating_add(like);
            most[at(a, b)] = if like > 0 { together.max(apart) } else { apart };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while let (Some(one), Some(other)) = (old.get(a), new.get(b)) {
        let like = likeness(one, other);
        let (down, right) = (most[at(a + 1, b)], most[at(a, b + 1)]);
        if like > 0 && most[at(a, b)] == most[at(a + 1, b + 1)].saturating_add(like) {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if down > right || (down == right && one < other) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_row_is_found() {
        for (old, new, expected) in [
            ("abcd", "acd", vec![(0, 0), (2, 1), (3, 2)]),
            ("ab", "ba", vec![(1, 0)]),
            ("", "ab", vec![]),
            ("xay", "xby", vec![(0, 0), (2, 2)]),
        ] {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            assert_eq!(shared(&old, &new), expected);
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same(old in "[abc]{0,12}", new in "[abc]{0,12}") {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let back: Vec<_> = shared(&new, &old).into_iter().map(|(a, b)| (b, a)).collect();
            prop_assert_eq!(shared(&old, &new), back);
            let itself: Vec<_> = (0..old.len()).map(|at| (at, at)).collect();
            prop_assert_eq!(shared(&old, &old), itself);
        }
    }
}
