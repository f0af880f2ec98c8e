//! Where a link leads, seen from the file that it stands in.

use std::borrow::Cow;

use super::Own;
use super::form;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Lead {
    /// To a file of the output, and a place in it.
    File {
        /// The path below the output folder.
        path: String,
        /// The anchor as written, without `#`.
        anchor: Option<String>,
    },
    /// To somebody else's.
    Elsewhere,
    /// Nowhere, whatever there is.
    Wrong(Fault),
}

/// What is wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It holds nothing.
    Empty,
    /// It is no address that can be opened.
    Form,
    /// It leads out of the folder that is published.
    Outside,
    /// It leads to a folder, which only a server knows to open.
    Folder,
    /// It leads to a file that there is not.
    Missing,
    /// The file has no such place.
    Anchor,
}

/// The page that servers show for an address that leads nowhere, in the folder of the site.
const LOST: &str = "/404.html";

/// Reads a link that stands in the file `from`.
pub fn lead(link: &str, from: &str, own: &Own) -> Lead {
    let link = link.trim_matches([' ', '\t', '\n', '\r', '\u{c}']);
    if link.is_empty() {
        return Lead::Wrong(Fault::Empty);
    }
    if let Some(rest) = own.below(link) {
        return below(rest, own);
    }
    if form::scheme(link).is_some() {
        return if form::opens(link) { Lead::Elsewhere } else { Lead::Wrong(Fault::Form) };
    }
    if link.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
        || link.starts_with("//")
    {
        return Lead::Wrong(Fault::Form);
    }
    // From the root of a server: where a site stands in a folder, and on a disk, that is another place.
    if link.starts_with('/') {
        // The page for lost addresses is shown at any address: from there no other way holds.
        let lost = from.strip_prefix(own.folder) == Some(LOST);
        return match own.below_top(link).filter(|_| lost) {
            Some(rest) => below(rest, own),
            None => Lead::Wrong(Fault::Outside),
        };
    }
    let (file, anchor) = parts(link);
    if file.is_empty() {
        return Lead::File { path: from.to_owned(), anchor };
    }
    // A colon in the first part would be read as a scheme.
    if file.split('/').next().is_some_and(|first| first.contains(':')) {
        return Lead::Wrong(Fault::Form);
    }
    let mut path = from.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    match walk(&mut path, file) {
        Ok(false) => Lead::File { path, anchor },
        Ok(true) => Lead::Wrong(Fault::Folder),
        Err(fault) => Lead::Wrong(fault),
    }
}

/// An address below the site's own: a server opens the page of a folder.
fn below(rest: &str, own: &Own) -> Lead {
    let (file, anchor) = parts(rest);
    let mut path = own.folder.to_owned();
    let file = file.strip_prefix('/').unwrap_or(file);
    match walk(&mut path, file) {
        Ok(is_folder) => {
            if is_folder {
                path.push_str("/index.html");
            }
            Lead::File { path, anchor }
        }
        Err(fault) => Lead::Wrong(fault),
    }
}

/// The path of a link, and its anchor; what it asks a server for is left out.
fn parts(link: &str) -> (&str, Option<String>) {
    let (before, anchor) = match link.split_once('#') {
        Some((before, anchor)) => (before, Some(anchor.to_owned())),
        None => (link, None),
    };
    (before.split('?').next().unwrap_or_default(), anchor)
}

/// Goes along the path of a link from a folder, and tells whether it ends at a folder.
fn walk(path: &mut String, link: &str) -> Result<bool, Fault> {
    let mut parts = link.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "" if is_last => return Ok(true),
            "" => return Err(Fault::Form),
            "." | ".." => {
                if part == ".." {
                    let up = path.rfind('/').ok_or(Fault::Outside)?;
                    path.truncate(up);
                }
                if is_last {
                    return Ok(true);
                }
            }
            part => {
                let part = decoded(part).filter(|part| !part.contains('/')).ok_or(Fault::Form)?;
                path.push('/');
                path.push_str(&part);
            }
        }
    }
    Ok(false)
}

/// A part of an address without its percent signs (RFC 3986, section 2.1).
pub fn decoded(part: &str) -> Option<Cow<'_, str>> {
    if !part.contains('%') {
        return Some(Cow::Borrowed(part));
    }
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(char::is_control)).map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Own = Own { folder: "site", address: Some("https://x.example/kh") };

    fn to(link: &str) -> String {
        match lead(link, "site/2021/thang-03/index.html", &OWN) {
            Lead::File { path, anchor: Some(anchor) } => format!("{path} # {anchor}"),
            Lead::File { path, anchor: None } => path,
            Lead::Elsewhere => "elsewhere".to_owned(),
            Lead::Wrong(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn relative_links_are_seen_from_their_file() {
        for (link, at) in [
            ("#a", "site/2021/thang-03/index.html # a"),
            ("#", "site/2021/thang-03/index.html # "),
            ("?q=x#a", "site/2021/thang-03/index.html # a"),
            ("../index.html#a", "site/2021/index.html # a"),
            (" ../../assets/style.css\n", "site/assets/style.css"),
            ("./a.pdf?x", "site/2021/thang-03/a.pdf"),
            ("../%61.pdf", "site/2021/a.pdf"),
            ("..", "Folder"),
            ("../", "Folder"),
            ("../thang-04/", "Folder"),
            ("../../../index.html", "Outside"),
            ("../../../site/index.html", "Outside"),
            ("/index.html", "Outside"),
            ("//x.example/kh", "Form"),
            ("a//b", "Form"),
            ("a b", "Form"),
            ("a\\b", "Form"),
            ("%2e%2e%2fa", "Form"),
            ("%zz", "Form"),
            ("%ff", "Form"),
            ("1:a", "Form"),
            ("", "Empty"),
            (" ", "Empty"),
        ] {
            assert_eq!(to(link), at, "{link}");
        }
    }

    #[test]
    fn the_page_for_lost_addresses_sees_links_from_the_top_of_the_server() {
        for (link, own, at) in [
            ("/kh/2021/index.html", OWN, Some("site/2021/index.html")),
            ("/kh-khac/index.html", OWN, None),
            ("/index.html", OWN, None),
            (
                "/2021/index.html",
                Own { address: Some("https://x.example"), ..OWN },
                Some("site/2021/index.html"),
            ),
            ("/2021/index.html", Own { address: None, ..OWN }, None),
        ] {
            let path = match lead(link, "site/404.html", &own) {
                Lead::File { path, .. } => Some(path),
                _ => None,
            };
            assert_eq!(path.as_deref(), at, "{link}");
        }
    }

    #[test]
    fn addresses_of_the_sites_own_lead_to_its_files() {
        for (link, at) in [
            ("https://x.example/kh", "site/index.html"),
            ("https://x.example/kh/", "site/index.html"),
            ("https://x.example/kh/#a", "site/index.html # a"),
            ("https://x.example/kh/2021/", "site/2021/index.html"),
            ("https://x.example/kh/2021/index.html#a", "site/2021/index.html # a"),
            ("https://x.example/kh/../a", "Outside"),
            ("https://x.example/kh-khac/2021/", "elsewhere"),
            ("https://y.example/", "elsewhere"),
            ("javascript:alert(1)", "Form"),
            ("data:,", "elsewhere"),
        ] {
            assert_eq!(to(link), at, "{link}");
        }
    }
}
