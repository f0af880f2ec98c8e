//! Which plans are in force (kế hoạch đang thực hiện).

use std::cmp::Reverse;

use super::Edition;

/// The plans that readers look for first: those of the newest year that has an issued plan, then those
/// for several years that reach into it, last drafts for later years. A draft pushes no plan aside.
#[must_use]
pub fn in_force<'a, 'w>(editions: &'a [Edition<'w>]) -> Vec<&'a Edition<'w>> {
    let issued = editions.iter().filter(|edition| !edition.plan.document.is_draft());
    let newest = issued.map(|edition| edition.plan.year()).max();
    let newest = newest.or(editions.iter().map(|edition| edition.plan.year()).max());
    let mut current: Vec<&Edition> =
        editions.iter().filter(|edition| Some(edition.plan.scope.last) >= newest).collect();
    current.sort_by_key(|edition| {
        let year = edition.plan.year();
        (Some(year) > newest, Reverse(year), &edition.plan.address)
    });
    current
}
