//! Where next year's plan lives: the same address with its years moved.

use super::digits;
use crate::model::Scope;

/// The address of a plan as it is for other years: `2021/thi-dua` is `2022/thi-dua`, `nam-hoc-2026-2027` is
/// `nam-hoc-2027-2028`. `None` where the address has no year of the plan.
#[must_use]
pub fn next(address: &str, from: Scope, to: Scope) -> Option<String> {
    let mut out = String::with_capacity(address.len());
    let mut at = 0;
    for (digits, year) in digits::years(address, 0..address.len()) {
        if (from.first..=from.last).contains(&year) {
            out.push_str(address.get(at..digits.start)?);
            out.push_str(&(year + (to.first - from.first)).to_string());
            at = digits.end;
        }
    }
    out.push_str(address.get(at..)?);
    (at > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_addresses_move() {
        let of = |first, last| Scope { first, last, school: false };
        for (address, from, to, wanted) in [
            ("2021", of(2021, 2021), of(2022, 2022), Some("2022")),
            ("2021/thi-dua", of(2021, 2021), of(2026, 2026), Some("2026/thi-dua")),
            ("nam-hoc-2026-2027", of(2026, 2027), of(2027, 2028), Some("nam-hoc-2027-2028")),
            ("giai-doan-2021-2025", of(2021, 2025), of(2026, 2030), Some("giai-doan-2026-2030")),
            ("de-an-06/2021", of(2021, 2021), of(2022, 2022), Some("de-an-06/2022")),
            ("thi-dua", of(2021, 2021), of(2022, 2022), None),
            ("2020", of(2021, 2021), of(2022, 2022), None),
        ] {
            assert_eq!(next(address, from, to).as_deref(), wanted, "{address}");
        }
    }
}
