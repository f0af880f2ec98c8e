//! The folders that files lie in.

use std::collections::{BTreeMap, BTreeSet};

/// The folders that files lie in, the deepest first.
pub fn folders_by_depth<'p>(paths: &[&'p str]) -> Vec<Vec<&'p str>> {
    let mut levels: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for folder in folders_of(paths) {
        levels.entry(folder.matches('/').count()).or_default().insert(folder);
    }
    levels.into_values().rev().map(|level| level.into_iter().collect()).collect()
}

/// The folders that files lie in, each before those in it.
pub fn folders_of<'p>(paths: &[&'p str]) -> BTreeSet<&'p str> {
    paths.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_folders_come_before_outer_ones() {
        let files = ["a/b/c.html", "a/d.html", "e.html", "a/b/f/g.html"];
        assert_eq!(folders_by_depth(&files), [vec!["a/b/f"], vec!["a/b"], vec!["a"]]);
        assert_eq!(folders_of(&files).into_iter().collect::<Vec<_>>(), ["a", "a/b", "a/b/f"]);
    }
}
