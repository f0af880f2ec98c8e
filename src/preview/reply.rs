//! What a request is answered with: which file of the build an address names, and how it is sent.

use super::page::{self, OWN};
use super::shown::{SITE, Sent, Shown, is_print};

/// A request, as far as it matters.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'r> {
    /// The method, in capitals.
    pub method: &'r str,
    /// The way from the top of the server, with what is asked of it.
    pub url: &'r str,
    /// The host that the reader believes to speak to.
    pub host: Option<&'r str>,
    /// The digest of what the reader has already.
    pub known: Option<&'r str>,
}

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its status (RFC 9110, section 15).
    pub status: u16,
    /// Its media type.
    pub kind: &'static str,
    /// Names and values of what else its head says.
    pub head: Vec<(&'static str, String)>,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// What is done with a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Does {
    /// It is answered at once.
    Reply(Reply),
    /// It waits for a print, by its path in the build.
    Wait(String),
    /// It listens for news, from a point on.
    Listen(String),
}

/// What the preview itself has to show, by its name.
pub trait Own {
    /// The bytes and the media type of a file.
    fn file(&self, name: &str) -> Option<(&'static str, String)>;
    /// A page that stands where there is no build: what was found, or that there is nothing yet.
    fn alone(&self) -> String;
}

/// Decides what is done with a request.
pub fn decide(asked: &Asked, shown: &Shown, own: &dyn Own) -> Does {
    // A page of somebody else's could have its own name lead here, and then read along.
    if !asked.host.is_some_and(is_loopback) {
        return Does::Reply(text(403, "Only this machine is answered.\n"));
    }
    if !["GET", "HEAD"].contains(&asked.method) {
        let mut reply = text(405, "Only GET and HEAD are answered.\n");
        reply.head.push(("Allow", "GET, HEAD".to_owned()));
        return Does::Reply(reply);
    }
    let (way, query) = asked.url.split_once('?').unwrap_or((asked.url, ""));
    if let Some(name) = way.strip_prefix(OWN) {
        if name == "events" {
            let point = query.split('&').find_map(|part| part.strip_prefix("since="));
            return Does::Listen(point.unwrap_or_default().to_owned());
        }
        return Does::Reply(match own.file(name) {
            Some((kind, body)) => Reply { kind, body: body.into_bytes(), ..empty(200) },
            None => text(404, "There is no such file.\n"),
        });
    }
    let path = path_of(way);
    // A page has one address here, so that what it remembers and what it is told of is not its twin's. The page
    // for lost addresses names files from the top of the server that the site is for.
    if !path.as_deref().is_some_and(|path| is_of_site(path, shown))
        && let Some(other) = shown.way_of(way)
        && path_of(&other).is_some()
    {
        return Does::Reply(moved(&other, query));
    }
    let Some(path) = path else {
        return Does::Reply(lost(shown, own));
    };
    if is_print(&path) {
        return Does::Wait(path);
    }
    Does::Reply(match shown.file(&path) {
        Some(sent) => {
            if kind_of(&path) == HTML {
                shown.looked_at(&path);
            }
            of_file(&path, &sent, shown, asked.known)
        }
        None if shown.file(&format!("{path}/index.html")).is_some() => {
            moved(&format!("{way}/"), query)
        }
        None => lost(shown, own),
    })
}

/// Whether the site itself has something at a path, or will: it may hold a folder that is called as the one in
/// which it stands.
fn is_of_site(path: &str, shown: &Shown) -> bool {
    let has = |path: &str| shown.file(path).is_some();
    let folder = path.split('/').nth(1).unwrap_or_default();
    has(path)
        || has(&format!("{path}/index.html"))
        // Prints are made later than the pages of their year.
        || is_print(path) && has(&format!("{SITE}/{folder}/index.html"))
}

/// A print that was waited for.
pub fn print(
    path: &str,
    sent: Option<&Sent>,
    shown: &Shown,
    own: &dyn Own,
    known: Option<&str>,
) -> Reply {
    match sent {
        Some(sent) => of_file(path, sent, shown, known),
        None => lost(shown, own),
    }
}

/// Whether a host is this machine as it calls itself.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

/// The path in a build of what stands at a way from the top of the server; none where it can be no file.
fn path_of(way: &str) -> Option<String> {
    let mut parts = Vec::new();
    // Two slashes begin the name of another server.
    let way = way.strip_prefix('/').filter(|way| !way.starts_with('/'))?;
    for part in way.split('/') {
        // Paths of a build are plain ASCII and hold none of these: they need no decoding.
        if part == "." || part == ".." || part.contains(['%', '\\', ':', '\0']) {
            return None;
        }
        parts.push(part);
    }
    if parts.last() == Some(&"") {
        parts.pop();
        parts.push("index.html");
    }
    Some(format!("{SITE}/{}", parts.join("/")))
}

fn of_file(path: &str, sent: &Sent, shown: &Shown, known: Option<&str>) -> Reply {
    let kind = kind_of(path);
    if kind == HTML {
        let html = String::from_utf8_lossy(&sent.bytes);
        let page = page::with_script(&html, &shown.point(sent.count), false);
        return Reply { kind, body: page.into_bytes(), ..empty(200) };
    }
    let tag = format!("\"{}\"", sent.digest);
    let mut reply = if known == Some(&*tag) {
        empty(304)
    } else {
        Reply { kind, body: sent.bytes.to_vec(), ..empty(200) }
    };
    reply.head.push(("ETag", tag));
    reply
}

/// What is said where there is nothing: the page of the site for lost addresses, or what was found.
fn lost(shown: &Shown, own: &dyn Own) -> Reply {
    if let Some(sent) = shown.file("site/404.html") {
        return Reply { status: 404, ..of_file("404.html", &sent, shown, None) };
    }
    let page = page::with_script(&own.alone(), &shown.point(shown.count()), true);
    let status = if shown.is_built() { 404 } else { 503 };
    Reply { kind: HTML, body: page.into_bytes(), ..empty(status) }
}

fn text(status: u16, body: &str) -> Reply {
    Reply { kind: "text/plain; charset=utf-8", body: body.as_bytes().to_vec(), ..empty(status) }
}

/// Sends a reader to another way, with what he asks of it.
fn moved(way: &str, query: &str) -> Reply {
    let mark = if query.is_empty() { "" } else { "?" };
    let mut reply = empty(302);
    reply.head.push(("Location", format!("{way}{mark}{query}")));
    reply
}

/// An answer without words. What is shown may be another the next time, and is for nobody else's pages.
fn empty(status: u16) -> Reply {
    let head = [
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let head = head.map(|(name, value)| (name, value.to_owned())).to_vec();
    Reply { status, kind: HTML, head, body: Vec::new() }
}

/// The media type of pages.
pub const HTML: &str = "text/html; charset=utf-8";

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// What is said to a request that cannot be read.
pub fn unreadable() -> Reply {
    text(400, "This is no request.\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Artifact, Kind, Memory, render};
    use crate::pipeline::Pages;

    struct Nothing;

    impl Own for Nothing {
        fn file(&self, name: &str) -> Option<(&'static str, String)> {
            (name == "panel.js").then(|| ("text/javascript", "x".to_owned()))
        }

        fn alone(&self) -> String {
            "<head></head>alone".to_owned()
        }
    }

    fn shown(files: &[(&str, &str)]) -> Shown {
        shown_for("https://xa.example/ke-hoach", files)
    }

    fn shown_for(address: &str, files: &[(&str, &str)]) -> Shown {
        let shown = Shown::new();
        let artifact = |(path, text): &(&str, &str)| {
            Artifact::ready(Kind::Site, *path, text.as_bytes().to_vec())
        };
        let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
        let files = render(&artifacts, &Memory::default(), 1, &|_| {}).unwrap();
        shown.pages(1, Pages { files, findings: Vec::new(), address: Some(address.to_owned()) });
        shown
    }

    fn ask(shown: &Shown, url: &str) -> Does {
        let asked = Asked { method: "GET", url, host: Some("127.0.0.1:8021"), known: None };
        decide(&asked, shown, &Nothing)
    }

    fn status(shown: &Shown, url: &str) -> (u16, String) {
        match ask(shown, url) {
            Does::Reply(reply) => (reply.status, String::from_utf8(reply.body).unwrap()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_address_is_a_file_of_the_site() {
        let shown = shown(&[
            ("site/index.html", "<head></head>home"),
            ("site/2021/index.html", "<head></head>year"),
            ("site/assets/a.css", "css"),
            ("manifest.json", "{}"),
        ]);
        assert!(status(&shown, "/").1.ends_with("home"));
        assert!(status(&shown, "/2021/?q=x").1.ends_with("year"));
        assert_eq!(status(&shown, "/assets/a.css"), (200, "css".to_owned()));
        assert_eq!(status(&shown, "/2021").0, 302);
        assert_eq!(status(&shown, "/_kehoach/panel.js"), (200, "x".to_owned()));
        assert_eq!(status(&shown, "/_kehoach/other.js").0, 404);
        for url in
            ["/../manifest.json", "/..%2fmanifest.json", "/2021/../index.html", "/a\\b", "x", ""]
        {
            assert_eq!(status(&shown, url).0, 404, "{url}");
        }
        assert_eq!(ask(&shown, "/2021/pdf/a.pdf"), Does::Wait("site/2021/pdf/a.pdf".to_owned()));
        assert_eq!(ask(&shown, "/_kehoach/events?since=a-1"), Does::Listen("a-1".to_owned()));
    }

    fn location(shown: &Shown, url: &str) -> Option<String> {
        let Does::Reply(reply) = ask(shown, url) else { return None };
        assert_eq!(reply.status == 302, reply.head.iter().any(|(name, _)| *name == "Location"));
        reply.head.into_iter().find(|(name, _)| *name == "Location").map(|(_, way)| way)
    }

    #[test]
    fn what_stands_in_a_folder_of_its_server_has_one_address_here() {
        let files =
            [("site/index.html", "home"), ("site/2021/index.html", "year"), ("site/a.css", "css")];
        let shown = shown(&files);
        for (url, to) in [
            ("/ke-hoach/2021/", Some("/2021/")),
            ("/ke-hoach/2021/?q=x&y", Some("/2021/?q=x&y")),
            ("/ke-hoach/2021", Some("/2021")),
            ("/ke-hoach/a.css", Some("/a.css")),
            ("/ke-hoach/2021/pdf/a.pdf", Some("/2021/pdf/a.pdf")),
            ("/ke-hoach/", Some("/")),
            ("/ke-hoach", Some("/")),
            ("/ke-hoach/khong-co/", Some("/khong-co/")),
            ("/2021?q=x", Some("/2021/?q=x")),
            ("/2021/", None),
            ("/ke-hoach-khac/2021/", None),
            ("/2021/pdf/a.pdf", None),
            // Nobody is sent to another server.
            ("/ke-hoach//ke-xau.example/", None),
            ("/ke-hoach/\\ke-xau.example/", None),
            ("//ke-xau.example/", None),
            ("/ke-hoach/../2021/", None),
        ] {
            assert_eq!(location(&shown, url).as_deref(), to, "{url}");
        }
        // Where the site stands at the top, each way is the one.
        let shown = shown_for("https://xa.example", &files);
        for url in ["/2021/", "/ke-hoach/2021/", "//2021/", "/", ""] {
            assert_eq!(location(&shown, url), None, "{url}");
        }
    }

    #[test]
    fn a_folder_of_the_site_may_be_called_as_the_one_that_it_stands_in() {
        let files = [
            ("site/index.html", "<head></head>home"),
            ("site/2021/index.html", "<head></head>year"),
            ("site/a.css", "css"),
        ];
        let shown = shown_for("https://xa.example/2021", &files);
        assert!(status(&shown, "/2021/").1.ends_with("year"));
        assert_eq!(location(&shown, "/2021/a.css").as_deref(), Some("/a.css"));
        assert_eq!(location(&shown, "/2021/2021/").as_deref(), Some("/2021/"));
        assert_eq!(ask(&shown, "/2021/pdf/a.pdf"), Does::Wait("site/2021/pdf/a.pdf".to_owned()));
    }

    #[test]
    fn only_this_machine_is_answered() {
        for (host, answered) in [
            ("127.0.0.1", true),
            ("127.0.0.1:8021", true),
            ("localhost:8021", true),
            ("LOCALHOST", true),
            ("[::1]:8021", true),
            ("127.0.0.1.ke-xau.example", false),
            ("localhost.ke-xau.example:8021", false),
            ("192.168.1.2:8021", false),
            ("[2001:db8::1]", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(host), answered, "{host}");
        }
        let shown = shown(&[]);
        let asked = Asked { method: "GET", url: "/", host: None, known: None };
        assert!(
            matches!(decide(&asked, &shown, &Nothing), Does::Reply(reply) if reply.status == 403)
        );
    }

    #[test]
    fn a_file_that_is_known_is_not_sent_again() {
        let shown = shown(&[("site/a.css", "css")]);
        let Does::Reply(first) = ask(&shown, "/a.css") else { panic!("it is answered") };
        let (_, tag) = first.head.iter().find(|(name, _)| *name == "ETag").unwrap();
        let asked =
            Asked { method: "GET", url: "/a.css", host: Some("localhost"), known: Some(tag) };
        let Does::Reply(again) = decide(&asked, &shown, &Nothing) else { panic!("it is answered") };
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn where_nothing_was_built_the_page_of_findings_is_shown() {
        let shown = Shown::new();
        let (status, page) = status(&shown, "/2021/");
        assert!(status == 503 && page.contains("data-alone") && page.ends_with("alone"), "{page}");
    }
}
