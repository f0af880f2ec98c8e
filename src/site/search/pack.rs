//! Text made short: what stood before is not written again but pointed at. Plans say the same words
//! many times, so that a third is left of their text, and a few lines of script bring it back.
//!
//! A pointer is `~` and three digits: two say how far back its words began (`0` is one character),
//! the third how many they are. A digit is a character from `#` to `}`, which is 91 of them; `~~`
//! is the character itself. Characters are UTF-16 units, since that is what scripts count.

use std::collections::HashMap;

/// The first digit.
const ZERO: u8 = b'#';
/// How many digits there are.
const BASE: usize = 91;
/// How many bytes a pointer has.
const POINTER: usize = 4;
/// What begins a pointer.
const MARK: u16 = b'~' as u16;
/// As many characters are looked up at once: in fewer there is nothing to gain.
const SEED: usize = 3;
/// So many of the latest places are looked at; more would cost time and save next to nothing.
const PLACES: usize = 32;

/// A row of characters that stands before its place, too.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// How far back it begins.
    back: usize,
    /// How many characters it has; 0 for none.
    length: usize,
}

/// The text made as short as pointers can make it.
#[must_use]
pub fn pack(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let steps = cheapest(&units, &longest(&units));
    let mut packed: Vec<u16> = Vec::with_capacity(units.len());
    let mut at = 0;
    while let (Some(&unit), Some(row)) = (units.get(at), steps.get(at)) {
        if row.length > 0 {
            let back = row.back - 1;
            packed.push(MARK);
            packed.extend([back / BASE, back % BASE, row.length - 1].map(digit));
            at += row.length;
        } else {
            packed.push(unit);
            if unit == MARK {
                packed.push(MARK);
            }
            at += 1;
        }
    }
    String::from_utf16_lossy(&packed)
}

/// For each place the longest row of characters that stands before it, too.
fn longest(units: &[u16]) -> Vec<Row> {
    let mut places: HashMap<&[u16], Vec<usize>> = HashMap::new();
    let best_at = |at: usize| {
        let rest = units.get(at..).unwrap_or_default();
        let mut best = Row::default();
        let Some(seed) = rest.get(..SEED) else { return best };
        let known = places.entry(seed).or_default();
        for &from in known.iter().rev().take(PLACES) {
            let back = at - from;
            if back > BASE * BASE {
                break;
            }
            // No pointer reaches into its own words: the script cuts them out of what it has.
            let before = units.get(from..at).unwrap_or_default().iter().take(BASE);
            let length = before.zip(rest).take_while(|(a, b)| a == b).count();
            if length > best.length {
                best = Row { back, length };
            }
            if length == BASE {
                break;
            }
        }
        known.push(at);
        best
    };
    (0..units.len()).map(best_at).collect()
}

/// What to write at each place so that the whole is shortest: a pointer to so much of its row, or the
/// character itself.
fn cheapest(units: &[u16], rows: &[Row]) -> Vec<Row> {
    let mut steps = vec![Row::default(); units.len()];
    // How many bytes the rest takes from each place on.
    let mut costs = vec![0; units.len() + 1];
    let low = |at: usize| units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    for (at, (unit, row)) in units.iter().zip(rows).enumerate().rev() {
        let own = match *unit {
            MARK | 0x80..0x800 | 0xD800..0xE000 => 2,
            0..0x80 => 1,
            _ => 3,
        };
        let mut best = own + costs[at + 1];
        // Two units that are one character stay together.
        let most = if low(at) { 0 } else { row.length };
        for length in (SEED..=most).filter(|length| !low(at + length)) {
            let cost = POINTER + costs[at + length];
            if cost < best {
                best = cost;
                steps[at] = Row { length, ..*row };
            }
        }
        costs[at] = best;
    }
    steps
}

fn digit(value: usize) -> u16 {
    // Every value is less than the base.
    u16::from(ZERO) + u16::try_from(value % BASE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the script does.
    fn unpacked(packed: &str) -> String {
        let value = |unit: u16| usize::from(unit - u16::from(ZERO));
        let mut out: Vec<u16> = Vec::new();
        let mut units = packed.encode_utf16();
        while let Some(unit) = units.next() {
            if unit != MARK {
                out.push(unit);
                continue;
            }
            let first = units.next().unwrap();
            if first == MARK {
                out.push(MARK);
                continue;
            }
            let back = value(first) * BASE + value(units.next().unwrap()) + 1;
            let length = value(units.next().unwrap()) + 1;
            let from = out.len() - back;
            out.extend_from_within(from..from + length);
        }
        String::from_utf16(&out).unwrap()
    }

    #[test]
    fn what_stood_before_is_pointed_at() {
        assert_eq!(pack("thi đua, khen thưởng; thi đua"), "thi đua, khen thưởng; ~#8)");
        assert_eq!(pack("a~b"), "a~~b");
        // Too little to be worth it.
        assert_eq!(pack("abc abc"), "abc abc");
    }

    #[test]
    fn what_stands_too_far_back_is_written_again() {
        let far = format!("một hai ba{}một hai ba", "x".repeat(BASE * BASE));
        assert!(pack(&far).ends_with("một hai ba"));
        assert_eq!(unpacked(&pack(&far)), far);
    }

    proptest! {
        #[test]
        fn the_text_comes_back(text in "[a-c~😀😁đ\\n\"\\\\]{0,200}") {
            prop_assert_eq!(unpacked(&pack(&text)), text);
        }

        #[test]
        fn any_text_comes_back(text in "\\PC{0,60}", times in 1_usize..9) {
            let text = text.repeat(times);
            prop_assert_eq!(unpacked(&pack(&text)), text);
        }
    }
}
