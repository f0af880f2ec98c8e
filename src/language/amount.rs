//! Amounts (số lượng, số tiền) as Vietnamese documents write them: full stops between the thousands, a
//! comma before the decimals.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// How many decimals are kept.
const DECIMALS: usize = 6;

/// One whole.
const WHOLE: i128 = 1_000_000;

/// Figures of a number that is still taken for an amount.
const LONGEST: usize = 24;

/// An amount, exact to a millionth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(i128);

impl Amount {
    /// Reads `1.234,5`, `-12`, `+3`; a dash alone stands for none. `None` for other words.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        if matches!(words, "-" | "–" | "—") {
            return Some(Self(0));
        }
        let (minus, bare) = match words.strip_prefix(['-', '−']) {
            Some(bare) => (true, bare),
            None => (false, words.strip_prefix('+').unwrap_or(words)),
        };
        let (whole, decimals) = bare.split_once(',').unwrap_or((bare, "0"));
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split('.');
        let first = groups.next().is_some_and(digits);
        let rest = groups.all(|group| digits(group) && group.len() == 3);
        if !first || !rest || !digits(decimals) {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        if whole.len() > LONGEST || decimals.len() > DECIMALS {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let decimals: i128 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
        let value = whole.checked_mul(WHOLE)?.checked_add(decimals)?;
        Some(Self(if minus { -value } else { value }))
    }

    /// Money in đồng, counted in units of so many zeros: `1500000` with six is `1,5`.
    #[must_use]
    pub fn of_money(dong: u64, zeros: u32) -> Self {
        let unit = 10_i128.checked_pow(zeros).unwrap_or(1);
        Self(i128::from(dong) * WHOLE / unit)
    }
}

impl Amount {
    /// Money in đồng that is counted in a unit of so many đồng; `None` where that is no whole number of them.
    #[must_use]
    pub fn dong(self, unit: u64) -> Option<u64> {
        let millionths = self.0.checked_mul(i128::from(unit))?;
        (millionths % WHOLE == 0).then(|| u64::try_from(millionths / WHOLE).ok()).flatten()
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0.abs() / WHOLE, self.0.abs() % WHOLE);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{grouped}")?;
        if decimals != 0 {
            let decimals = format!("{decimals:0>DECIMALS$}");
            write!(f, ",{}", decimals.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_written_the_vietnamese_way() {
        for (words, printed) in [
            ("1", "1"),
            ("1234", "1.234"),
            ("1.234.567,89", "1.234.567,89"),
            ("0,50", "0,5"),
            ("-12", "-12"),
            ("−12,5", "-12,5"),
            ("–", "0"),
            ("007", "7"),
        ] {
            assert_eq!(
                Amount::read(words).map(|amount| amount.to_string()).as_deref(),
                Some(printed)
            );
        }
        for words in
            ["", "1,234.5", "1.2", "12 xã", "15/3", "1-2", "a", ".5", "1,", "7,5%", "1,1234567"]
        {
            assert_eq!(Amount::read(words), None, "{words}");
        }
        let sum: Amount =
            ["0,1", "0,2", "1.000"].iter().filter_map(|words| Amount::read(words)).sum();
        assert_eq!(sum.to_string(), "1.000,3");
        let dong = |words, unit| Amount::read(words).and_then(|amount| amount.dong(unit));
        assert_eq!(dong("12,5", 1_000_000), Some(12_500_000));
        assert_eq!((dong("12,5", 1), dong("-1", 1)), (None, None));
        assert_eq!(Amount::of_money(1_500_000, 6).to_string(), "1,5");
        assert_eq!(Amount::of_money(u64::MAX, 0).to_string(), "18.446.744.073.709.551.615");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(millionths in any::<i64>(), words in "[-+0-9.,]{0,40}") {
            let amount = Amount(i128::from(millionths));
            prop_assert_eq!(Amount::read(&amount.to_string()), Some(amount));
            let _ = Amount::read(&words);
        }
    }
}
