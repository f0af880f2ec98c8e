//! Speaks HTTP/1.1 (RFC 9112) with browsers on this machine: one thread for a connection, one request for each.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::reply::{self, Asked, Does, Reply};
use super::shown::Shown;
use super::words::Words;

/// The ports that are tried when none is asked for; the last one takes any that is free.
const FIRST: u16 = 8021;
const LAST: u16 = 8040;
/// How many connections there may be at once: a browser opens six, some of them before it needs them.
const MOST: usize = 200;
/// How long the head of a request may be, and how many lines it may have.
const LONGEST: usize = 32 * 1024;
const MOST_LINES: usize = 100;
/// How long a browser may take to say what it wants, and to take what it is given.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes a port of this machine that others on the network cannot reach.
pub fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return at(port);
    }
    (FIRST..=LAST).find_map(|port| at(port).ok()).map_or_else(|| at(0), Ok)
}

/// A server (máy chủ xem thử) that answers.
pub struct Server {
    at: SocketAddr,
    over: Arc<AtomicBool>,
}

impl Server {
    /// Begins to answer, on a thread of its own.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn start(listener: TcpListener, shown: Arc<Shown>, words: Arc<Words>) -> io::Result<Self> {
        let at = listener.local_addr()?;
        let over = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&over);
        let connections = Arc::new(AtomicUsize::new(0));
        let accept = move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Acquire) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                if connections.load(Ordering::Acquire) >= MOST {
                    continue;
                }
                let counted = Counted::new(&connections);
                let (shown, words) = (Arc::clone(&shown), Arc::clone(&words));
                // Where no thread can be had the connection closes, and the browser asks again.
                let _ = thread::Builder::new().spawn(move || {
                    // A browser that went away is no error.
                    let _ = answer(stream, &shown, &words);
                    drop(counted);
                });
            }
        };
        thread::Builder::new().spawn(accept)?;
        Ok(Self { at, over })
    }

    /// Takes no more connections.
    pub fn end(&self) {
        self.over.store(true, Ordering::Release);
        // It waits for a connection, and so is given one.
        let _ = TcpStream::connect_timeout(&self.at, Duration::from_secs(1));
    }
}

/// Counts a connection for as long as there is one.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(count))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Reads one request and answers it.
fn answer(mut stream: TcpStream, shown: &Shown, words: &Words) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // News are short, and not to be kept back.
    stream.set_nodelay(true)?;
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let read = stream.read(&mut part)?;
        if read == 0 {
            return Ok(());
        }
        bytes.extend_from_slice(part.get(..read).unwrap_or_default());
        let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
        let mut request = httparse::Request::new(&mut lines);
        match request.parse(&bytes) {
            Ok(status) if status.is_complete() => {
                return answer_to(stream, &request, shown, words);
            }
            Ok(_) if bytes.len() < LONGEST => {}
            _ => return send(&mut stream, &reply::unreadable(), true),
        }
    }
}

fn answer_to(
    mut stream: TcpStream,
    request: &httparse::Request,
    shown: &Shown,
    words: &Words,
) -> io::Result<()> {
    let head = |name: &str| {
        let mut lines = request.headers.iter();
        let line = lines.find(|line| line.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(line.value).ok()
    };
    let asked = Asked {
        method: request.method.unwrap_or_default(),
        url: request.path.unwrap_or_default(),
        host: head("Host"),
        known: head("If-None-Match"),
    };
    let with_body = asked.method != "HEAD";
    match reply::decide(&asked, shown, words) {
        Does::Reply(reply) => send(&mut stream, &reply, with_body),
        Does::Wait(path) => {
            let sent = shown.print_when_made(&path);
            let reply = reply::print(&path, sent.as_ref(), shown, words, asked.known);
            send(&mut stream, &reply, with_body)
        }
        // A browser that connects again says up to where it was told.
        Does::Listen(point) => {
            let point = head("Last-Event-ID").map_or(point, str::to_owned);
            tell(&mut stream, point, shown, words)
        }
    }
}

/// Sends an answer, and closes the connection.
fn send(stream: &mut TcpStream, reply: &Reply, with_body: bool) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    let length = reply.body.len().to_string();
    let own = reply.head.iter().map(|(name, value)| (*name, value.as_str()));
    let all = [("Content-Type", reply.kind), ("Content-Length", &length), ("Connection", "close")];
    for (name, value) in own.chain(all) {
        head.push_str(name);
        head.push_str(": ");
        // A line end would begin another line of the head.
        head.extend(value.chars().filter(|c| !c.is_control()));
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if with_body {
        bytes.extend_from_slice(&reply.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    }
}

/// Tells a page of everything from a point on, as it happens (server-sent events, HTML, section 9.2).
fn tell(stream: &mut TcpStream, mut point: String, shown: &Shown, words: &Words) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
          Connection: close\r\n\r\nretry: 500\n\n",
    )?;
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
        stream.write_all(format!("id: {point}\ndata: {data}\n\n").as_bytes())?;
    }
    Ok(())
}
