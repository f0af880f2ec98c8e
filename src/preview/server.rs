//! Speaks HTTP with browsers on this machine.

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tiny_http::{Header, Request, Response, Server, StatusCode};

use super::reply::{self, Asked, Does, Reply};
use super::shown::Shown;
use super::words::Words;

/// The ports that are tried when none is asked for; the last one takes any that is free.
const FIRST: u16 = 8021;
const LAST: u16 = 8040;
/// How many may wait for something at once: a browser opens six connections, and nobody has dozens of them.
const MOST: usize = 200;

/// Takes a port of this machine that others on the network cannot reach.
pub fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return at(port);
    }
    (FIRST..=LAST).find_map(|port| at(port).ok()).map_or_else(|| at(0), Ok)
}

/// Answers requests until the server is unblocked.
pub fn serve(server: &Server, shown: &Arc<Shown>, words: &Arc<Words>) {
    let waiting = Arc::new(AtomicUsize::new(0));
    while let Ok(request) = server.recv() {
        let head = |name: &'static str| {
            let headers = request.headers().iter();
            headers
                .clone()
                .find(|header| header.field.equiv(name))
                .map(|header| header.value.as_str())
        };
        let method = request.method().to_string();
        let asked = Asked {
            method: &method,
            url: request.url(),
            host: head("Host"),
            known: head("If-None-Match"),
        };
        // A browser that connects again says up to where it was told.
        let last = head("Last-Event-ID").map(str::to_owned);
        match reply::decide(&asked, shown, &**words) {
            Does::Reply(reply) => send(request, reply),
            _ if waiting.load(Ordering::Relaxed) >= MOST => send(request, reply::busy()),
            does => {
                let (shown, words) = (Arc::clone(shown), Arc::clone(words));
                let counted = Counted::new(&waiting);
                let wait = move || {
                    match does {
                        Does::Wait(path) => {
                            let sent = shown.print_when_made(&path);
                            let reply = reply::print(&path, sent.as_ref(), &shown, &*words);
                            send(request, reply);
                        }
                        Does::Listen(point) => {
                            let _ = tell(request, last.unwrap_or(point), &shown, &words);
                        }
                        Does::Reply(reply) => send(request, reply),
                    }
                    drop(counted);
                };
                // Where no thread can be had the connection closes, and the browser asks again.
                let _ = thread::Builder::new().spawn(wait);
            }
        }
    }
}

/// Counts one that waits for as long as it does.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Sends an answer. A browser that went away is no error.
fn send(request: Request, reply: Reply) {
    let response = Response::from_data(reply.body).with_status_code(StatusCode(reply.status));
    // The length is known, whatever it is.
    let mut response = response.with_chunked_threshold(usize::MAX);
    let head = reply.head.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in head.chain([("Content-Type", reply.kind)]) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

/// Tells a page of everything from a point on, as it happens (server-sent events, HTML, section 9.2).
fn tell(request: Request, mut point: String, shown: &Shown, words: &Words) -> io::Result<()> {
    let mut out = request.into_writer();
    out.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
          Connection: close\r\n\r\nretry: 500\n\n",
    )?;
    out.flush()?;
    let mut opened = true;
    while let Some(mut news) = shown.news(shown.count_of(&point), opened) {
        if opened {
            // A page that is opened knows nothing of what was found.
            news.findings.get_or_insert_with(|| shown.found());
            opened = false;
        }
        point = shown.point(news.count);
        let data = words.news(&news);
        // JSON has no line ends within it.
        write!(out, "id: {point}\ndata: {data}\n\n")?;
        out.flush()?;
    }
    Ok(())
}
