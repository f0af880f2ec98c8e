//! Search (tìm kiếm): what can be found, the index that a script looks through in the reader's
//! browser, and the list from A to Z for who reads without scripts.
//!
//! The index is one classic script that sets one global, so that it works from `file://` and where
//! scripts may neither fetch nor evaluate anything. When it is large it is cut into parts, which are loaded
//! only when somebody searches.

mod entry;
mod index;
mod letters;
mod pack;

use crate::edition::{Edition, wording};

pub use entry::{Entry, Kind, of as entries};
pub use index::Script;
pub use letters::{Letter, letters};

/// The scripts of the index of some entries; `editions` are the plans that they tell by number.
pub fn scripts(editions: &[&Edition], entries: &[Entry]) -> Vec<Script> {
    let plans: Vec<String> =
        editions.iter().map(|edition| wording::title(&edition.plan.document)).collect();
    index::scripts(&plans, entries)
}
