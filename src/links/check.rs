//! Gathers the links of all files and looks where they lead.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::address::{Fault, Lead, decoded, lead};
use super::broken::Broken;
use super::html::{self, Language};
use super::{Own, Seen, pdf, style, words};
use crate::diagnostic::nearest;
use crate::output::{self, Rendered, Store};

/// Looks where the links of a build lead, on `jobs` threads. Files that were not made again are read from the
/// store, if anything was made again or left out; a build that changes nothing has been looked at before.
#[must_use]
pub fn check(build: &[Rendered], store: &dyn Store, own: &Own, jobs: usize) -> Vec<Broken> {
    if store.is_just(build) {
        return Vec::new();
    }
    let files: HashMap<&str, usize> =
        build.iter().enumerate().map(|(at, file)| (file.path.as_str(), at)).collect();
    let mut scans = scan_all(build, store, own, &files, jobs);
    let mut broken = Vec::new();
    for (at, file) in build.iter().enumerate() {
        let Some(scan) = scans.get_mut(at) else { continue };
        let wrong = std::mem::take(&mut scan.wrong);
        broken.extend(wrong.into_iter().map(|wrong| Found { file: &file.path, wrong }));
        let far = std::mem::take(&mut scan.far);
        for link in far {
            let known = scans.get(link.to).is_some_and(|to| to.has(&link.anchor));
            if !known && let Some(to) = build.get(link.to) {
                let target = Some(to.path.clone());
                let wrong = Wrong { link: link.link, target, fault: Fault::Anchor };
                broken.push(Found { file: &file.path, wrong });
            }
        }
    }
    gathered(broken, &files, &scans)
}

/// What one file holds.
#[derive(Debug, Default)]
struct Scan {
    anchors: HashSet<Box<str>>,
    /// Links to places of other files.
    far: Vec<Far>,
    wrong: Vec<Wrong>,
    /// Whether places of it cannot be looked up by name.
    is_pdf: bool,
}

/// A link to a place of another file.
#[derive(Debug)]
struct Far {
    link: String,
    to: usize,
    anchor: String,
}

/// A link that leads nowhere.
#[derive(Debug, PartialEq, Eq)]
struct Wrong {
    link: String,
    target: Option<String>,
    fault: Fault,
}

struct Found<'f> {
    file: &'f str,
    wrong: Wrong,
}

impl Scan {
    /// Whether a browser finds a place by this name: the top of the page has one without an element, and
    /// names are looked up as they are written, then decoded (HTML, section 7.4.6.3).
    fn has(&self, anchor: &str) -> bool {
        // Words to be marked come after the name.
        let anchor = anchor.split_once(":~:").map_or(anchor, |(anchor, _)| anchor);
        if self.is_pdf {
            // Readers of PDF count pages (RFC 8118).
            let page = anchor.strip_prefix("page=").map(str::parse::<u32>);
            return anchor.is_empty() || matches!(page, Some(Ok(1..)));
        }
        anchor.is_empty()
            || anchor.eq_ignore_ascii_case("top")
            || self.anchors.contains(anchor)
            || decoded(anchor).is_some_and(|anchor| self.anchors.contains(&*anchor))
    }
}

fn scan_all(
    build: &[Rendered],
    store: &dyn Store,
    own: &Own,
    files: &HashMap<&str, usize>,
    jobs: usize,
) -> Vec<Scan> {
    output::each(build, jobs, |at, file| scan(file, at, store, own, files))
}

/// Reads one file, as far as its kind is known by the end of its name.
fn scan(
    file: &Rendered,
    at: usize,
    store: &dyn Store,
    own: &Own,
    files: &HashMap<&str, usize>,
) -> Scan {
    let mut scan = Scan::default();
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if !["html", "xml", "svg", "css", "ics", "json", "csv", "txt", "pdf"].contains(&ending) {
        return scan;
    }
    let read;
    let bytes = if let Some(bytes) = &file.bytes {
        bytes
    } else {
        read = store.read(&file.path).unwrap_or_default();
        &read
    };
    let mut reader = Reader { file: &file.path, at, own, files, scan: &mut scan, near: Vec::new() };
    if ending == "pdf" {
        reader.scan.is_pdf = true;
        pdf::read(bytes, &mut |link| reader.link(&link));
        return scan;
    }
    let text = String::from_utf8_lossy(bytes);
    let mut see = |seen: Seen| match seen {
        Seen::Link(link) => reader.link(&link),
        Seen::Anchor(name) => {
            reader.scan.anchors.insert(name.into());
        }
        Seen::Text(text) => words::own(&text, own, &mut |link| reader.link(link)),
    };
    match ending {
        "html" => html::read(&text, Language::Html, &mut see),
        "xml" | "svg" => html::read(&text, Language::Xml, &mut see),
        "css" => style::read(&text, &mut see),
        "ics" => {
            let text = words::unfolded(&text);
            for link in words::lines(&text) {
                reader.link(link);
            }
            words::own(&text, own, &mut |link| reader.link(link));
        }
        _ => words::own(&text, own, &mut |link| reader.link(link)),
    }
    reader.near();
    scan
}

struct Reader<'r> {
    file: &'r str,
    at: usize,
    own: &'r Own<'r>,
    files: &'r HashMap<&'r str, usize>,
    scan: &'r mut Scan,
    /// Links to places of this file, looked up once all of it is read.
    near: Vec<(String, String)>,
}

impl Reader<'_> {
    fn link(&mut self, link: &str) {
        let (path, anchor) = match lead(link, self.file, self.own) {
            Lead::File { path, anchor } => (path, anchor),
            Lead::Elsewhere => return,
            Lead::Wrong(fault) => return self.wrong(link, None, fault),
        };
        let Some(to) = self.files.get(path.as_str()).copied() else {
            let page = format!("{path}/index.html");
            let is_folder = self.files.contains_key(page.as_str());
            let fault = if is_folder { Fault::Folder } else { Fault::Missing };
            return self.wrong(link, Some(path), fault);
        };
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else { return };
        if to == self.at {
            self.near.push((link.to_owned(), anchor));
        } else {
            self.scan.far.push(Far { link: link.to_owned(), to, anchor });
        }
    }

    fn near(self) {
        for (link, anchor) in self.near {
            if !self.scan.has(&anchor) {
                let target = Some(self.file.to_owned());
                let wrong = Wrong { link, target, fault: Fault::Anchor };
                if !self.scan.wrong.contains(&wrong) {
                    self.scan.wrong.push(wrong);
                }
            }
        }
    }

    fn wrong(&mut self, link: &str, target: Option<String>, fault: Fault) {
        let wrong = Wrong { link: link.to_owned(), target, fault };
        // Twice on a page is still one mistake.
        if !self.scan.wrong.contains(&wrong) {
            self.scan.wrong.push(wrong);
        }
    }
}

/// One mistake for each link that leads nowhere, however many pages hold it: a template makes them all
/// alike.
fn gathered(found: Vec<Found>, files: &HashMap<&str, usize>, scans: &[Scan]) -> Vec<Broken> {
    type Key = (Option<String>, Option<String>, Fault);
    let mut groups: BTreeMap<Key, Broken> = BTreeMap::new();
    let mut last: BTreeMap<Key, String> = BTreeMap::new();
    for Found { file, wrong } in found {
        let Wrong { link, target, fault } = wrong;
        // What leads to another file is told apart by the file and its place, else by what is written.
        let key = match &target {
            Some(to) if to != file => {
                let anchor = link.split_once('#').map(|(_, anchor)| anchor.to_owned());
                (target.clone(), anchor, fault.clone())
            }
            _ => (None, Some(link.clone()), fault.clone()),
        };
        if let Some(group) = groups.get_mut(&key) {
            if last.get(&key).is_none_or(|last| last != file) {
                group.others += 1;
            }
        } else {
            // To compare a name with those of all files takes time, and nobody reads that many.
            let near = (groups.len() < 20)
                .then(|| near(&link, target.as_deref(), &fault, files, scans))
                .flatten();
            let broken = Broken { file: file.to_owned(), link, target, fault, near, others: 0 };
            groups.insert(key.clone(), broken);
        }
        last.insert(key, file.to_owned());
    }
    let mut broken: Vec<Broken> = groups.into_values().collect();
    broken.sort();
    broken
}

/// What may have been meant: a file beside the one that is missing, or an anchor of the page.
fn near(
    link: &str,
    target: Option<&str>,
    fault: &Fault,
    files: &HashMap<&str, usize>,
    scans: &[Scan],
) -> Option<String> {
    let target = target?;
    match fault {
        Fault::Missing => {
            let same = files.keys().filter(|path| path.eq_ignore_ascii_case(target));
            if let Some(path) = same.min() {
                return Some((*path).to_owned());
            }
            let mut all: Vec<&str> = files.keys().copied().collect();
            all.sort_unstable();
            nearest(target, all.into_iter()).map(str::to_owned)
        }
        Fault::Anchor => {
            let scan = files.get(target).and_then(|at| scans.get(*at))?;
            let anchor = link.split_once('#')?.1;
            let mut anchors: Vec<&str> = scan.anchors.iter().map(|anchor| &**anchor).collect();
            anchors.sort_unstable();
            nearest(anchor, anchors.into_iter()).map(|near| format!("#{near}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Artifact, Folder, Kind, render};

    const OWN: Own = Own { folder: "site", address: Some("https://x.example/kh") };

    fn rendered(root: &std::path::Path, files: &[(&str, &str)]) -> (Vec<Rendered>, Folder) {
        let artifacts: Vec<Artifact> = files
            .iter()
            .map(|(path, text)| Artifact::ready(Kind::Site, *path, text.as_bytes().to_vec()))
            .collect();
        let folder = Folder::open(root).unwrap();
        (render(&artifacts, &folder, 2, &|_| {}).unwrap(), folder)
    }

    /// What is found in a build of these files, one line each.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let dir = tempfile::tempdir().unwrap();
        let (build, folder) = rendered(dir.path(), files);
        lines(&check(&build, &folder, &OWN, 2))
    }

    fn lines(broken: &[Broken]) -> Vec<String> {
        let line = |one: &Broken| {
            let near = one.near.as_ref().map(|near| format!(" ({near}?)")).unwrap_or_default();
            let more = if one.others > 0 { format!(" +{}", one.others) } else { String::new() };
            format!("{}: {} {:?}{near}{more}", one.file, one.link, one.fault)
        };
        broken.iter().map(line).collect()
    }

    #[test]
    fn links_and_anchors_of_pages() {
        let home = "<p id='a'><a href='#a'><a href='#'><a href='#TOP'><a href='2021/index.html#m%E1%BB%A5c'>\
                    <a href='2021/k.pdf#page=2'><a href='en/index.html'><a href='https://x.example/kh/2021/'>";
        let year = "<p id='mục'><a name=cũ><a href='../index.html#a'><a href='?x#cũ'><a href='#:~:text=a'>";
        let right = [
            ("site/index.html", home),
            ("site/2021/index.html", year),
            ("site/2021/k.pdf", "%PDF-1.7"),
            (
                "site/en/index.html",
                "<a href='../2021/k.pdf'><link rel=canonical href='https://x.example/kh/en/'>",
            ),
        ];
        assert_eq!(found(&right), [""; 0]);
        let wrong = "<a href='#b'><a href='#b'><a href='2021/index.html#muc'><a href='2021'><a href='2021/'>\
                     <a href='2021/K.pdf'><a href='2021/k.pdf#trang'><a href='../x'><a href=''>\
                     <img src=javascript:x><a href='https://x.example/kh/2022/'><a href=2021/k.pfd>";
        let mut files = right;
        files[0].1 = wrong;
        assert_eq!(
            found(&files),
            [
                "site/2021/index.html: ../index.html#a Anchor",
                "site/index.html:  Empty",
                "site/index.html: #b Anchor",
                "site/index.html: ../x Outside",
                "site/index.html: 2021 Folder",
                "site/index.html: 2021/ Folder",
                "site/index.html: 2021/K.pdf Missing (site/2021/k.pdf?)",
                "site/index.html: 2021/index.html#muc Anchor (#mục?)",
                "site/index.html: 2021/k.pdf#trang Anchor",
                "site/index.html: 2021/k.pfd Missing (site/2021/k.pdf?)",
                "site/index.html: https://x.example/kh/2022/ Missing (site/2021/index.html?)",
                "site/index.html: javascript:x Form",
            ]
        );
    }

    #[test]
    fn files_of_each_kind() {
        let files = [
            ("site/a.css", "a { background: url(b.png) }"),
            ("site/b.svg", "<svg><use href='#x'/><path id='y'/></svg>"),
            (
                "site/feed.xml",
                "<feed><link href='https://x.example/kh/c'/><link href='d.html'/></feed>",
            ),
            ("site/sitemap.xml", "<urlset><url><loc>https://x.example/kh/e/</loc></url></urlset>"),
            ("site/f.ics", "URL:ftp://x\r\nDESCRIPTION:a\\nhttps://x.exam\r\n ple/kh/f\\, g\r\n"),
            ("site/g.json", "{\"u\":\"https://x.example/kh/g\"}"),
            ("site/h.csv", "a,https://x.example/kh/h,b"),
            (
                "site/i.html",
                "<script type='application/ld+json'>{\"@id\":\"https://x.example/kh/i\"}</script>",
            ),
            ("site/j.pdf", "<</S/URI/URI(https://x.example/kh/j)>>"),
            ("site/robots.txt", "Sitemap: https://x.example/kh/sitemap.xml"),
            ("site/l.png", "https://x.example/kh/l <a href=x>"),
        ];
        assert_eq!(
            found(&files),
            [
                "site/a.css: b.png Missing (site/l.png?)",
                "site/b.svg: #x Anchor",
                "site/f.ics: ftp://x Form",
                "site/f.ics: https://x.example/kh/f Missing",
                "site/feed.xml: d.html Missing (site/i.html?)",
                "site/feed.xml: https://x.example/kh/c Missing",
                "site/g.json: https://x.example/kh/g Missing",
                "site/h.csv: https://x.example/kh/h Missing",
                "site/i.html: https://x.example/kh/i Missing",
                "site/j.pdf: https://x.example/kh/j Missing",
                "site/sitemap.xml: https://x.example/kh/e/ Missing",
            ]
        );
    }

    #[test]
    fn what_all_pages_share_is_one_mistake() {
        let files = [
            ("site/a/index.html", "<a href='../x.html'><a href='../x.html'><a href='#y'>"),
            ("site/b/index.html", "<a href='../x.html'><a href='#y'>"),
            ("site/c/d/index.html", "<a href='../../x.html'>"),
        ];
        assert_eq!(
            found(&files),
            ["site/a/index.html: #y Anchor +1", "site/a/index.html: ../x.html Missing +2"]
        );
    }

    #[test]
    fn pages_that_stay_are_looked_at_when_others_change() {
        let dir = tempfile::tempdir().unwrap();
        let files = [("site/a.html", "<a href='b.html#x'>"), ("site/b.html", "<p id='x'>")];
        let (build, folder) = rendered(dir.path(), &files);
        assert_eq!(lines(&check(&build, &folder, &OWN, 1)), [""; 0]);
        folder.write(&build).unwrap();
        let changed = [files[0], ("site/b.html", "<p id='y'>")];
        let (build, folder) = rendered(dir.path(), &changed);
        assert!(build[0].bytes.is_none());
        let broken = lines(&check(&build, &folder, &OWN, 1));
        assert_eq!(broken, ["site/a.html: b.html#x Anchor"]);
        // One that is left out changes what the rest leads to, too.
        let (build, folder) = rendered(dir.path(), &files[..1]);
        assert_eq!(
            lines(&check(&build, &folder, &OWN, 1)),
            ["site/a.html: b.html#x Missing (site/a.html?)"]
        );
    }

    #[test]
    fn a_build_that_changes_nothing_reads_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let files = [("site/a.html", "<a href='b.html'>")];
        let (build, folder) = rendered(dir.path(), &files);
        folder.write(&build).unwrap();
        let (build, folder) = rendered(dir.path(), &files);
        // The link is broken, but that was for the build before to say.
        assert_eq!(lines(&check(&build, &folder, &OWN, 1)), [""; 0]);
    }
}
