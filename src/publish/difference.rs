//! What has to be done so that a destination holds a site.

use std::collections::BTreeMap;

use super::{File, LIST, List};

/// What differs between a site and what was published, by path, each in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that are not there yet.
    pub added: Vec<String>,
    /// Files that are there with other bytes, or may be.
    pub changed: Vec<String>,
    /// Files that are there and no longer part of the site.
    pub removed: Vec<String>,
    /// How many files are there as they should be.
    pub same: usize,
    /// Whether an earlier run was cut off.
    pub cut_off: bool,
}

impl Difference {
    /// Compares the files of a site with the list of what was published; some of that may be `gone`.
    #[must_use]
    pub fn of(site: &BTreeMap<String, File>, list: &List, gone: &[String]) -> Self {
        let mut difference = Self { cut_off: !list.unsure.is_empty(), ..Self::default() };
        for (path, file) in site {
            if !list.names(path) {
                difference.added.push(path.clone());
            } else if list.files.get(path) != Some(file)
                || list.unsure.contains(path)
                || gone.contains(path)
            {
                difference.changed.push(path.clone());
            } else {
                difference.same += 1;
            }
        }
        let known = list.files.keys().chain(&list.unsure);
        difference.removed =
            known.filter(|path| !site.contains_key(*path) && *path != LIST).cloned().collect();
        difference.removed.sort();
        difference.removed.dedup();
        difference
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty() && !self.cut_off
    }

    /// The files to send.
    pub fn sent(&self) -> impl Iterator<Item = &str> {
        self.added.iter().chain(&self.changed).map(String::as_str)
    }

    /// The files to send, in two parts: what pages load and lead to, then the pages, and what tells of
    /// them to machines.
    #[must_use]
    pub fn in_order(&self) -> [Vec<&str>; 2] {
        let mut sent: Vec<&str> = self.sent().collect();
        sent.sort_unstable();
        let (pages, rest) = sent.into_iter().partition(|path| is_page(path));
        [rest, pages]
    }
}

/// Whether a file leads to others.
fn is_page(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["html", "xml"].contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Digest;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, File> {
        let file = |text: &str| File { content: Digest::of(text.as_bytes()), size: 1 };
        files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect()
    }

    #[test]
    fn added_changed_removed_and_same() {
        let list = List::of(&files(&[("a", "1"), ("b", "1"), ("c", "1"), ("e", "1")]));
        let site = files(&[("a", "1"), ("b", "2"), ("d", "1"), ("e", "1")]);
        let difference = Difference::of(&site, &list, &["e".into()]);
        let Difference { added, changed, removed, same, cut_off } = difference;
        assert_eq!(
            (added, changed, removed),
            (vec!["d".into()], vec!["b".into(), "e".into()], vec!["c".into()])
        );
        assert_eq!((same, cut_off), (1, false));
    }

    #[test]
    fn what_a_run_left_unsure_is_done_again() {
        let site = files(&[("a", "1"), ("b", "2")]);
        let before = List::of(&files(&[("a", "1"), ("c", "1")]));
        let begun = before.begun(&site, &Difference::of(&site, &before, &[]));
        let again = Difference::of(&site, &begun, &[]);
        assert_eq!((again.changed, again.removed), (vec!["b".to_owned()], vec!["c".to_owned()]));
        assert!(again.added.is_empty() && again.cut_off);
        // Even where the next site has nothing of it any more, the list is set right.
        let mut list = List::of(&site);
        list.unsure.insert("a".into());
        assert!(!Difference::of(&site, &list, &[]).is_nothing());
    }

    #[test]
    fn pages_come_after_what_they_lead_to() {
        let site = files(&[("a.html", "1"), ("b/c.pdf", "1"), ("feed.xml", "1"), ("z.css", "1")]);
        let difference = Difference::of(&site, &List::default(), &[]);
        assert_eq!(difference.in_order(), [vec!["b/c.pdf", "z.css"], vec!["a.html", "feed.xml"]]);
    }
}
