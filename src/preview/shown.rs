//! What is shown now: the last good build, what was found, and what somebody waits for.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::links;
use crate::output::{Digest, Memory, Rendered};
use crate::pipeline::Pages;

/// The folder of the site in a build.
pub const SITE: &str = "site";
/// How long a reader waits for a print.
const PATIENCE: Duration = Duration::from_mins(2);
/// How long the connection of a page is quiet before it is tried whether anybody is still there.
const QUIET: Duration = Duration::from_secs(15);
/// So many pages are held to be open: those that were sent last.
const OPEN: usize = 6;

/// What is shown (bản đang xem), for all threads of a preview.
pub struct Shown {
    now: Mutex<Now>,
    news: Condvar,
    /// Tells this run of the program from others at the same address.
    session: String,
}

#[derive(Default)]
struct Now {
    memory: Memory,
    /// The paths of its pages, and of its calendars and data.
    pages: BTreeSet<String>,
    tables: BTreeSet<String>,
    /// The address that the site will have, if it is known.
    address: Option<String>,
    /// The number of the build that is shown; none was good before the first.
    build: u64,
    /// Whether pages are being made. Prints wait meanwhile.
    busy: bool,
    /// The pages that somebody looks at, of a build whose other files are still to come, and its number. Where these
    /// cannot be made the pages of before are shown again.
    ahead: Option<(u64, Memory)>,
    /// What was found in the build that is shown.
    findings: Vec<Diagnostic>,
    /// Why what the files say since could not be built, where that is so.
    failed: Option<Vec<Diagnostic>>,
    prints: Prints,
    /// Prints that somebody waits for.
    wanted: BTreeSet<String>,
    /// The pages that were sent last, the last one last.
    open: Vec<String>,
    /// Counts everything that pages are told of.
    count: u64,
    /// At which count an artifact became what it is.
    changed: BTreeMap<String, u64>,
    found_at: u64,
    prints_at: u64,
    over: bool,
}

impl Now {
    /// Takes files in and others out, and tells how many are others than before.
    fn keep(&mut self, files: Vec<Rendered>, gone: &BTreeSet<String>) -> usize {
        self.count += 1;
        let mut others = 0;
        for file in files {
            let path = file.path.clone();
            if self.memory.keep(file) {
                others += 1;
                self.changed.insert(path, self.count);
            }
        }
        for path in self.memory.forget(|path| !gone.contains(path)) {
            self.changed.insert(path, self.count);
        }
        others
    }

    /// Shows pages of another build than the one that is shown, or those of before again.
    fn swap(&mut self, ahead: Option<(u64, Memory)>) {
        self.count += 1;
        for (_, pages) in self.ahead.iter().chain(&ahead) {
            let paths = self.memory.differing(pages);
            self.changed.extend(paths.map(|path| (path.to_owned(), self.count)));
        }
        self.ahead = ahead;
    }
}

/// How far the prints of the shown build have come.
#[derive(Default)]
enum Prints {
    /// It is not known yet which there will be.
    #[default]
    Unknown,
    /// These are still to be made.
    Left(BTreeSet<String>),
}

/// What a page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Up to where it is told.
    pub count: u64,
    /// What is another than before, by path below the output folder. None is everything.
    pub changed: Option<Vec<String>>,
    /// What was found, if that is another than before.
    pub findings: Option<Found>,
    /// How many prints are still to be made, if that is another than before.
    pub prints: Option<usize>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Whether an older build is shown.
    pub stale: bool,
    /// Whether there is a build to be shown.
    pub built: bool,
    /// The findings.
    pub findings: Vec<Diagnostic>,
}

/// A file to be sent.
#[derive(Debug)]
pub struct Sent {
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Their digest.
    pub digest: Digest,
    /// Up to where a page that is made of it is told.
    pub count: u64,
}

impl Shown {
    /// Nothing is shown yet.
    pub fn new() -> Self {
        let mut chance = RandomState::new().build_hasher();
        chance.write_u8(0);
        let session = format!("{:016x}", chance.finish());
        Self { now: Mutex::default(), news: Condvar::new(), session }
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Names the point up to which a page is told.
    pub fn point(&self, count: u64) -> String {
        format!("{}-{count}", self.session)
    }

    /// The count of a point of this run.
    pub fn count_of(&self, point: &str) -> Option<u64> {
        point.strip_prefix(&self.session)?.strip_prefix('-')?.parse().ok()
    }

    /// What was made so far, for a build: what of it went ahead is made, too.
    pub fn memory(&self, build: u64) -> Memory {
        let now = self.lock();
        let mut memory = now.memory.clone();
        if let Some((_, ahead)) = now.ahead.as_ref().filter(|(of, _)| *of == build) {
            memory.absorb(ahead.clone());
        }
        memory
    }

    /// Pages are being made: prints wait.
    pub fn begin(&self) {
        self.lock().busy = true;
    }

    /// The paths of the pages that somebody looks at.
    pub fn open(&self) -> BTreeSet<String> {
        self.lock().open.iter().cloned().collect()
    }

    /// Shows those pages of a build that somebody looks at, before the others are made: all else stays that of
    /// the build before, what was found too.
    pub fn first(&self, build: u64, files: Vec<Rendered>) {
        let mut now = self.lock();
        let mut ahead = Memory::default();
        for file in files {
            ahead.keep(file);
        }
        now.swap(Some((build, ahead)));
        self.news.notify_all();
    }

    /// Shows the pages of a build. Answers with how many are others than in the build before, and how many are
    /// gone.
    pub fn pages(&self, build: u64, pages: Pages) -> (usize, usize) {
        let mut now = self.lock();
        let now = &mut *now;
        let mut others = 0;
        if let Some((_, ahead)) = now.ahead.take_if(|(of, _)| *of == build) {
            others = now.memory.differing(&ahead).count();
            now.memory.absorb(ahead);
        }
        now.swap(None);
        let before = std::mem::take(&mut now.pages);
        now.pages = pages.files.iter().map(|page| page.path.clone()).collect();
        let gone: BTreeSet<String> = before.difference(&now.pages).cloned().collect();
        others += now.keep(pages.files, &gone);
        now.address = pages.address;
        now.build = build;
        now.busy = false;
        now.prints = Prints::Unknown;
        let had_failed = now.failed.take().is_some();
        if had_failed || now.found_at == 0 || now.findings != pages.findings {
            now.found_at = now.count;
            now.findings = pages.findings;
        }
        self.news.notify_all();
        (others, gone.len())
    }

    /// Shows the calendars and the data of a build.
    pub fn tables(&self, build: u64, files: Vec<Rendered>) {
        let mut now = self.lock();
        if now.build != build {
            return;
        }
        let now = &mut *now;
        let before = std::mem::take(&mut now.tables);
        now.tables = files.iter().map(|file| file.path.clone()).collect();
        let gone = before.difference(&now.tables).cloned().collect();
        now.keep(files, &gone);
        self.news.notify_all();
    }

    /// Which prints the shown build will have; where none can be listed, those of before stay.
    pub fn list_prints(&self, build: u64, paths: Option<Vec<String>>) {
        let mut now = self.lock();
        if now.build != build {
            return;
        }
        let now = &mut *now;
        let count = now.count + 1;
        let is_listed = paths.is_some();
        let left: BTreeSet<String> = paths.into_iter().flatten().collect();
        if is_listed {
            for path in now.memory.forget(|path| !is_print(path) || left.contains(path)) {
                now.changed.insert(path, count);
            }
        }
        now.prints = Prints::Left(left);
        now.prints_at = count;
        now.count = count;
        self.news.notify_all();
    }

    /// A print of a build was made. Tells whether it is another than before.
    pub fn print(&self, build: u64, path: &str, made: Result<Rendered, Vec<Diagnostic>>) -> bool {
        let mut now = self.lock();
        // What is left of an older build may be older than what is shown.
        if now.build != build {
            return false;
        }
        let now = &mut *now;
        let count = now.count + 1;
        let mut other = false;
        match made {
            Ok(one) => {
                other = now.memory.keep(one);
                if other {
                    now.changed.insert(path.to_owned(), count);
                }
            }
            Err(findings) => {
                for finding in findings {
                    if !now.findings.contains(&finding) {
                        now.findings.push(finding);
                        now.found_at = count;
                    }
                }
            }
        }
        now.wanted.remove(path);
        if let Prints::Left(left) = &mut now.prints {
            left.remove(path);
        }
        now.prints_at = count;
        now.count = count;
        self.news.notify_all();
        other
    }

    /// What was found only when everything of a build was made.
    pub fn whole(&self, build: u64, findings: Vec<Diagnostic>) -> bool {
        let mut now = self.lock();
        if now.build != build {
            return false;
        }
        if !findings.is_empty() {
            now.findings.extend(findings);
            now.count += 1;
            now.found_at = now.count;
            self.news.notify_all();
        }
        true
    }

    /// A build failed: the last good one stays.
    pub fn failed(&self, findings: Vec<Diagnostic>) {
        let mut now = self.lock();
        now.busy = false;
        now.swap(None);
        now.found_at = now.count;
        now.failed = Some(findings);
        self.news.notify_all();
    }

    /// A build failed, and nobody is told yet: it may have been of a file that is being saved.
    pub fn failed_quietly(&self) {
        let mut now = self.lock();
        now.busy = false;
        now.swap(None);
        self.news.notify_all();
    }

    /// Comes back when it is time to make a print of a build, with those that somebody waits for; none
    /// when another build is shown.
    pub fn turn(&self, build: u64) -> Option<Vec<String>> {
        let mut now = self.lock();
        loop {
            if now.over || now.build != build {
                return None;
            }
            if !now.busy {
                return Some(now.wanted.iter().cloned().collect());
            }
            now = self.news.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A file of the shown build, at once.
    pub fn file(&self, path: &str) -> Option<Sent> {
        sent(&self.lock(), path)
    }

    /// Somebody was sent a page, and looks at it.
    pub fn looked_at(&self, path: &str) {
        let mut now = self.lock();
        now.open.retain(|open| open != path);
        now.open.push(path.to_owned());
        let gone = now.open.len().saturating_sub(OPEN);
        now.open.drain(..gone);
    }

    /// The way here of what has another way on the server that the site is for, since it stands in a folder
    /// there.
    pub fn way_of(&self, way: &str) -> Option<String> {
        let now = self.lock();
        let site = links::Own { folder: SITE, address: now.address.as_deref() };
        // The folder itself may be asked for without its slash.
        let whole = format!("{way}/");
        let home = || site.below_top(&whole).filter(|rest| *rest == "/");
        let rest = site.below_top(way).or_else(home)?;
        (way.starts_with('/') && rest != way).then(|| rest.to_owned())
    }

    /// Up to where a page that is made now is told.
    pub fn count(&self) -> u64 {
        self.lock().count
    }

    /// Whether there is a build to be shown.
    pub fn is_built(&self) -> bool {
        self.lock().build > 0
    }

    /// A print of the shown build, when it is made.
    pub fn print_when_made(&self, path: &str) -> Option<Sent> {
        let mut now = self.lock();
        loop {
            let waits = match &now.prints {
                // Where no build was good there is nothing to wait for.
                Prints::Unknown => now.build > 0 || now.busy,
                Prints::Left(left) => left.contains(path),
            };
            if now.over || !(waits || now.ahead.is_some()) {
                return sent(&now, path);
            }
            now.wanted.insert(path.to_owned());
            let waited = self.news.wait_timeout(now, PATIENCE);
            let (next, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            now = next;
            if timeout.timed_out() {
                return sent(&now, path);
            }
        }
    }

    /// What a page has not been told since a count (none: anything). Waits for it a while, and comes back
    /// without news then; ends when the preview does.
    pub fn news(&self, since: Option<u64>, at_once: bool) -> Option<News> {
        let mut now = self.lock();
        loop {
            if now.over {
                return None;
            }
            let Some(told) = since.filter(|told| *told <= now.count) else {
                return Some(news(&now, 0, false));
            };
            if at_once || told < now.count {
                return Some(news(&now, told, true));
            }
            let waited = self.news.wait_timeout(now, QUIET);
            let (next, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            now = next;
            if timeout.timed_out() && !now.over {
                return Some(News {
                    count: told,
                    changed: Some(Vec::new()),
                    findings: None,
                    prints: None,
                });
            }
        }
    }

    /// What was found, for a page that is opened.
    pub fn found(&self) -> Found {
        found(&self.lock())
    }

    /// Ends everything that waits.
    pub fn end(&self) {
        self.lock().over = true;
        self.news.notify_all();
    }
}

/// Whether a path is that of a print.
pub fn is_print(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "pdf")
}

fn sent(now: &Now, path: &str) -> Option<Sent> {
    let ahead = now.ahead.as_ref().and_then(|(_, ahead)| ahead.get(path));
    let (bytes, digest) = ahead.or_else(|| now.memory.get(path))?;
    Some(Sent { bytes, digest: digest.clone(), count: now.count })
}

fn found(now: &Now) -> Found {
    let findings = now.failed.as_ref().unwrap_or(&now.findings).clone();
    Found { stale: now.failed.is_some(), built: now.build > 0, findings }
}

fn news(now: &Now, told: u64, known: bool) -> News {
    let since = |count: u64| count > told;
    let changed = now.changed.iter().filter(|(_, count)| since(**count));
    let left = match &now.prints {
        Prints::Unknown => None,
        Prints::Left(left) => Some(left.len()),
    };
    News {
        count: now.count,
        changed: known.then(|| changed.map(|(path, _)| path.clone()).collect()),
        findings: since(now.found_at).then(|| found(now)),
        prints: left.filter(|_| since(now.prints_at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Artifact, Kind, render};

    /// Pages that say which build they are of.
    fn made(build: u64, paths: &[&str]) -> Vec<Rendered> {
        let artifact = |path: &&str| {
            Artifact::ready(Kind::Site, *path, format!("{path} {build}").into_bytes())
        };
        let artifacts: Vec<Artifact> = paths.iter().map(artifact).collect();
        render(&artifacts, &Memory::default(), 1, &|_| {}).unwrap()
    }

    fn said(shown: &Shown, path: &str) -> String {
        String::from_utf8(shown.file(path).unwrap().bytes.to_vec()).unwrap()
    }

    fn pages(build: u64) -> Pages {
        Pages { files: made(build, &["a", "b"]), findings: Vec::new(), address: None }
    }

    #[test]
    fn a_page_goes_ahead_and_the_rest_follows() {
        let shown = Shown::new();
        shown.pages(1, pages(1));
        shown.first(2, made(2, &["a"]));
        assert_eq!((said(&shown, "a"), said(&shown, "b")), ("a 2".to_owned(), "b 1".to_owned()));
        let before = shown.count();
        assert!(shown.memory(2).get("a").is_some_and(|(bytes, _)| **bytes == *b"a 2"));
        // Both are others than in the build before.
        assert_eq!(shown.pages(2, pages(2)), (2, 0));
        assert_eq!((said(&shown, "a"), said(&shown, "b")), ("a 2".to_owned(), "b 2".to_owned()));
        // Whoever saw the page that went ahead is not told of it again.
        let news = shown.news(Some(before), true).unwrap();
        assert_eq!(news.changed, Some(vec!["b".to_owned()]));
    }

    #[test]
    fn what_went_ahead_of_a_build_that_failed_is_no_more() {
        let shown = Shown::new();
        shown.pages(1, pages(1));
        shown.failed(vec![Diagnostic::error("yaml-syntax")]);
        shown.first(2, made(2, &["a"]));
        let before = shown.count();
        // What was found stands until all pages are there.
        assert_eq!(shown.found().findings.len(), 1);
        // A build of before goes on with its own.
        assert!(shown.memory(1).get("a").is_some_and(|(bytes, _)| **bytes == *b"a 1"));
        shown.failed_quietly();
        assert_eq!(said(&shown, "a"), "a 1");
        assert_eq!(shown.news(Some(before), true).unwrap().changed, Some(vec!["a".to_owned()]));
        assert!(shown.found().stale);
    }

    #[test]
    fn what_an_older_build_still_finds_is_not_what_a_later_one_failed_with() {
        let shown = Shown::new();
        shown.pages(1, pages(1));
        let told = |shown: &Shown| {
            let found = shown.found();
            (found.stale, found.findings.iter().map(|one| one.id().to_owned()).collect::<Vec<_>>())
        };
        shown.failed(vec![Diagnostic::error("yaml-syntax")]);
        // Its links are looked at when all its prints are made.
        assert!(shown.whole(1, vec![Diagnostic::error("link-broken")]));
        assert_eq!(told(&shown), (true, vec!["yaml-syntax".to_owned()]));
        shown.pages(2, pages(2));
        assert_eq!(told(&shown), (false, Vec::new()));
    }

    #[test]
    fn the_pages_that_were_sent_last_are_open() {
        let shown = Shown::new();
        for page in ["a", "b", "c", "d", "e", "f", "a", "g"] {
            shown.looked_at(page);
        }
        let open: Vec<String> = shown.open().into_iter().collect();
        assert_eq!(open, ["a", "c", "d", "e", "f", "g"]);
    }
}
