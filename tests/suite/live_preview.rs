//! `kehoach serve`: the real program, on a port of its own, with files that are saved while it runs.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use expect_test::expect;
use serde_json::Value;

use super::harness::{PROGRAM, Workspace, program};

/// What never comes is waited for this long. What comes is not waited for at all.
const PATIENCE: Duration = Duration::from_mins(2);
const PLAN: &str = "content/2027/plan.yaml";
const TASK: &str = "Xây dựng kế hoạch công tác năm 2027.";

/// A preview that runs.
struct Preview {
    workspace: Workspace,
    child: Child,
    /// The lines of its standard output.
    lines: Receiver<String>,
    /// What it says on standard error.
    notes: Option<JoinHandle<String>>,
    port: u16,
}

/// An answer of the server.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

/// A page that listens.
struct Listener(BufReader<TcpStream>);

impl Preview {
    /// Starts it, and waits until it can be reached.
    fn start(workspace: Workspace, arguments: &[&str]) -> Self {
        let mut command = program(PROGRAM);
        command.env_remove("VISUAL").env_remove("EDITOR").arg("serve").args(arguments);
        command.current_dir(workspace.path("")).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (tell, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let mut err = child.stderr.take().unwrap();
        let notes = thread::spawn(move || {
            let mut notes = String::new();
            err.read_to_string(&mut notes).unwrap();
            notes
        });
        let mut preview = Self { workspace, child, lines, notes: Some(notes), port: 0 };
        let line = preview.line("http://127.0.0.1:");
        let port = line.rsplit(':').next().unwrap().trim_end_matches('/');
        preview.port = port.parse().unwrap();
        preview
    }

    /// A new workspace of 2027, whose pages are shown.
    fn of_new_workspace() -> Self {
        let preview = Self::start(new_workspace(), &[]);
        preview.line("Đã dựng");
        preview
    }

    /// The next line of the terminal that holds these words.
    fn line(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no “{words}”"));
            if line.contains(words) {
                return line;
            }
        }
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "{request}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, way: &str) -> Answer {
        self.ask(&format!("GET {way} HTTP/1.1\r\nHost: localhost:{}", self.port))
    }

    /// A page, and somebody who listens to what happens from there on.
    fn open(&self, way: &str) -> (String, Listener) {
        let page = String::from_utf8(self.get(way).body).unwrap();
        let point = page.split("data-point=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let way = format!("/_kehoach/events?since={point}");
        write!(stream, "GET {way} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
        (page, Listener(BufReader::new(stream)))
    }

    /// Ends it, and tells what it has said on standard error.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        self.notes.take().unwrap().join().unwrap()
    }

    fn save(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.workspace.path(file)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.workspace.path(file), text.replace(from, to)).unwrap();
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Listener {
    /// Waits for news of this kind.
    fn hear(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the server went away");
            if let Some(data) = line.strip_prefix("data: ") {
                let news: Value = serde_json::from_str(data).unwrap();
                if wanted(&news) {
                    return news;
                }
            }
        }
    }

    /// Waits until an address is another than before.
    fn hear_of(&mut self, way: &str) {
        self.hear(|news| news["changed"].as_array().unwrap().iter().any(|one| one == way));
    }

    /// Waits for findings with as many errors.
    fn hear_errors(&mut self, wanted: impl Fn(u64) -> bool) -> Value {
        self.hear(|news| news["found"]["errors"].as_u64().is_some_and(&wanted))["found"].clone()
    }
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

fn new_workspace() -> Workspace {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2027"]).code, 0);
    workspace
}

#[test]
fn a_task_that_is_saved_is_on_the_page_and_in_the_print_and_nothing_is_written() {
    let preview = Preview::of_new_workspace();
    let before = preview.get("/2027/pdf/ke-hoach.pdf");
    assert_eq!(before.status, 200);
    assert!(before.body.starts_with(b"%PDF-") && before.head.contains("application/pdf"));
    let (page, mut listener) = preview.open("/2027/");
    assert!(page.contains(TASK));
    preview.save(PLAN, TASK, "Họp bàn kế hoạch công tác năm.");
    listener.hear_of("/2027/index.html");
    let page = preview.get("/2027/index.html").text();
    assert!(page.contains("Họp bàn kế hoạch công tác năm.") && !page.contains(TASK));
    // Whoever asks for the print now waits for the new one.
    assert_ne!(preview.get("/2027/pdf/ke-hoach.pdf").body, before.body);
    listener.hear_of("/2027/pdf/ke-hoach.pdf");
    assert!(preview.line(PLAN).starts_with("content/2027/plan.yaml: "));
    assert!(!preview.workspace.path("output").exists());
}

#[test]
fn what_is_wrong_is_told_over_the_last_good_page_until_it_is_mended() {
    let preview = Preview::of_new_workspace();
    let (_, mut listener) = preview.open("/2027/");
    preview.save(PLAN, "year: 2027", "year: [2027");
    let found = listener.hear_errors(|errors| errors > 0);
    let finding = &found["findings"][0];
    assert_eq!(finding["id"], "yaml-syntax");
    assert!(finding["place"].as_str().unwrap().starts_with("content/2027/plan.yaml:"));
    let root = preview.workspace.path("").canonicalize().unwrap();
    let address = finding["href"].as_str().unwrap();
    let name = root.file_name().unwrap().to_str().unwrap();
    assert!(address.starts_with("vscode://file/") && address.contains(name), "{address}");
    assert!(found["state"].as_str().unwrap().contains("bản dựng được gần nhất"));
    let page = preview.get("/2027/");
    assert!(page.status == 200 && page.text().contains(TASK));
    preview.save(PLAN, "year: [2027", "year: 2027");
    let found = listener.hear_errors(|errors| errors == 0);
    assert_eq!(found["state"], Value::Null);
}

#[test]
fn a_page_does_not_go_ahead_of_others_that_cannot_be_made() {
    const ABOUT: &str = "templates/site/about.html";
    let preview = Preview::start(new_workspace().write(ABOUT, "<p>Giới thiệu</p>\n"), &[]);
    preview.line("bản in: ");
    let (_, mut listener) = preview.open("/2027/");
    // It can be read, and fails when the page is made.
    preview.save(ABOUT, "Giới thiệu", "{{ khong.co }}");
    listener.hear_errors(|errors| errors > 0);
    preview.line("chưa dựng được");
    preview.save(PLAN, TASK, "Họp bàn kế hoạch công tác năm.");
    preview.line("chưa dựng được");
    let page = preview.get("/2027/").text();
    assert!(page.contains(TASK) && !page.contains("Họp bàn kế hoạch công tác năm."), "{page}");
    preview.save(ABOUT, "{{ khong.co }}", "Giới thiệu");
    listener.hear_errors(|errors| errors == 0);
    assert!(preview.get("/2027/").text().contains("Họp bàn kế hoạch công tác năm."));
}

#[test]
fn a_finding_is_told_once_on_the_terminal_and_again_when_it_comes_back() {
    const LOST: &str = "templates/site/404.html";
    const LINK: &str = "<a href=\"khong-co.html\">Xem</a>";
    const MENDED: &str = "<a href=\"index.html\">Xem</a>";
    let page = format!("<!DOCTYPE html>\n<html lang=\"vi\"><title>404</title>{LINK}</html>\n");
    let preview = Preview::start(new_workspace().write(LOST, page), &[]);
    let prints = || preview.line("bản in: ");
    prints();
    // Links are looked at when all is made, and pages are told before.
    preview.save(PLAN, TASK, "Việc thứ nhất.");
    prints();
    // Whether a build that failed would find it too is not known.
    preview.save(PLAN, "year: 2027", "year: [2027");
    preview.line("chưa dựng được");
    preview.save(PLAN, "Việc thứ nhất.", "Việc thứ hai.");
    preview.line("chưa dựng được");
    preview.save(PLAN, "year: [2027", "year: 2027");
    prints();
    // Prints change with the plan, so that one sees when links have been looked at.
    preview.save(LOST, LINK, MENDED);
    preview.save(PLAN, "Việc thứ hai.", "Việc thứ ba.");
    prints();
    preview.save(LOST, MENDED, LINK);
    preview.save(PLAN, "Việc thứ ba.", "Việc thứ tư.");
    prints();
    // What comes after another thing has been told.
    preview.save(PLAN, "year: 2027", "year: [2027");
    preview.line("chưa dựng được");
    let notes = preview.end();
    let told = |id: &str| notes.matches(&format!("lỗi[{id}]")).count();
    assert_eq!((told("link-broken"), told("yaml-syntax")), (2, 2), "{notes}");
}

#[test]
fn a_file_may_be_replaced_and_a_folder_moved_away_and_back() {
    let preview = Preview::of_new_workspace();
    let at = |path: &str| preview.workspace.path(path);
    let (_, mut listener) = preview.open("/2027/");
    // Editors write another file and give it the name of the first; those of Windows write CRLF.
    let text = fs::read_to_string(at(PLAN)).unwrap();
    let text = text.replace(TASK, "Việc đã thay.").replace('\n', "\r\n");
    fs::write(at("content/2027/.plan.yaml.swp"), &text).unwrap();
    fs::rename(at("content/2027/.plan.yaml.swp"), at(PLAN)).unwrap();
    listener.hear_of("/2027/index.html");
    assert!(preview.get("/2027/").text().contains("Việc đã thay."));

    fs::rename(at("content"), at("cất")).unwrap();
    listener.hear_errors(|errors| errors > 0);
    assert!(preview.get("/2027/").text().contains("Việc đã thay."));
    fs::rename(at("cất"), at("content")).unwrap();
    listener.hear_errors(|errors| errors == 0);
    // It is watched again, and so are folders in it.
    preview.save(PLAN, "Việc đã thay.", "Việc thay lần nữa.");
    listener.hear_of("/2027/index.html");
    fs::rename(at("content/2027"), at("content/2028")).unwrap();
    listener.hear_of("/2028/index.html");
    assert_eq!(preview.get("/2027/").status, 404);
    preview.save("content/2028/plan.yaml", "Việc thay lần nữa.", "Việc sau khi đổi tên.");
    listener.hear_of("/2028/index.html");
    assert!(preview.get("/2028/").text().contains("Việc sau khi đổi tên."));
}

#[test]
fn templates_are_watched_too_once_there_are_some() {
    let preview = Preview::of_new_workspace();
    let (_, mut listener) = preview.open("/");
    let folder = preview.workspace.path("templates/site");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("404.html"), "<html><head></head><body>Riêng.</body></html>").unwrap();
    listener.hear_of("/404.html");
    let lost = preview.get("/khong-co/");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("Riêng.") && lost.text().contains("/_kehoach/panel.js"));
}

#[test]
fn files_of_editors_and_of_builds_begin_no_build() {
    let preview = Preview::of_new_workspace();
    let (_, mut listener) = preview.open("/2027/");
    let write = |path: &str| {
        let path = preview.workspace.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    };
    for path in [
        "content/2027/.plan.yaml.swp",
        "content/2027/4913",
        "content/2027/plan.yaml~",
        "output/site/index.html",
        "target/x",
        "ghi-chu.txt",
    ] {
        write(path);
    }
    preview.save(PLAN, TASK, "Việc khác.");
    listener.hear_of("/2027/index.html");
    // The first build after all of these is of the plan alone.
    let line = preview.line(" ms");
    let line = if line.starts_with("bản in") { preview.line(" ms") } else { line };
    assert!(line.starts_with("content/2027/plan.yaml: "), "{line}");
}

#[test]
fn where_nothing_could_be_built_yet_the_findings_stand_alone() {
    let workspace = new_workspace().edit(PLAN, "year: 2027\n", "year: [2027\n");
    let preview = Preview::start(workspace, &["--lang", "en"]);
    preview.line("cannot be built yet");
    let answer = preview.get("/2027/");
    assert_eq!(answer.status, 503);
    assert!(
        answer.text().contains("Nothing could be built yet")
            && answer.text().contains("data-alone")
    );
    let (_, mut listener) = preview.open("/2027/");
    listener.hear_errors(|errors| errors > 0);
    preview.save(PLAN, "year: [2027", "year: 2027");
    listener.hear_of("/2027/index.html");
    assert_eq!(preview.get("/2027/").status, 200);
}

#[test]
fn only_this_machine_is_answered_and_only_what_was_built() {
    let preview = Preview::of_new_workspace();
    let port = preview.port;
    let of_host = |host: &str| preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}")).status;
    assert_eq!(of_host(&format!("127.0.0.1:{port}")), 200);
    assert_eq!(of_host(&format!("localhost:{port}")), 200);
    assert_eq!(of_host("ke-xau.example"), 403);
    assert_eq!(of_host(&format!("127.0.0.1.ke-xau.example:{port}")), 403);
    for way in ["/../Cargo.toml", "/2027/../../content/agency.yaml", "/%2e%2e/content/agency.yaml"]
    {
        let answer = preview.get(way);
        assert_eq!(answer.status, 404, "{way}");
        assert!(!answer.text().contains("calendar:"), "{way}");
    }
    let head = preview.ask("HEAD /2027/ HTTP/1.1\r\nHost: localhost");
    assert!(head.status == 200 && head.body.is_empty());
    assert_eq!(preview.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0").status, 405);
    let folder = preview.get("/2027");
    assert!(
        folder.status == 302 && folder.head.contains("Location: /2027/\r\n"),
        "{}",
        folder.head
    );
    let style = preview.get("/assets/style.css");
    assert!(
        style.head.contains("text/css") && style.head.contains("same-origin"),
        "{}",
        style.head
    );
    let tag = style.head.split("ETag: ").nth(1).unwrap().lines().next().unwrap();
    let again =
        format!("GET /assets/style.css HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}");
    assert_eq!(preview.ask(&again).status, 304);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let mut preview = Preview::of_new_workspace();
    let (_, _listener) = preview.open("/2027/");
    let names = |preview: &Preview| {
        let left = fs::read_dir(preview.workspace.path("")).unwrap().flatten();
        let mut names: Vec<String> =
            left.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let before = names(&preview);
    let id = preview.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    preview.line("Đã dừng xem thử.");
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
    // Nothing was written.
    assert_eq!(names(&preview), before);
    assert!(!before.contains(&"output".to_owned()), "{before:?}");
    assert!(TcpStream::connect(("127.0.0.1", preview.port)).is_err());
}

#[test]
fn files_can_be_looked_at_again_and_again() {
    let preview = Preview::start(new_workspace(), &["--poll"]);
    preview.line("Đã dựng");
    let (_, mut listener) = preview.open("/2027/");
    preview.save(PLAN, TASK, "Việc trên ổ mạng.");
    listener.hear_of("/2027/index.html");
    assert!(preview.get("/2027/").text().contains("Việc trên ổ mạng."));
}

#[test]
fn the_site_stands_where_its_own_address_says_too() {
    let workspace = new_workspace();
    let preview = Preview::start(workspace, &["--base-url", "https://xa.example/ke-hoach"]);
    preview.line("Đã dựng");
    // The page for lost addresses leads to files from the top of the server that it is for.
    let lost = preview.get("/khong-co/").text();
    let way = lost.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(way, "/ke-hoach/assets/style.css");
    for (way, to) in [
        (way, "/assets/style.css"),
        ("/ke-hoach/2027/?don-vi=van-phong", "/2027/?don-vi=van-phong"),
        ("/ke-hoach/2027/pdf/ke-hoach.pdf", "/2027/pdf/ke-hoach.pdf"),
        ("/ke-hoach", "/"),
    ] {
        let answer = preview.get(way);
        let location = format!("\r\nLocation: {to}\r\n");
        assert!(answer.status == 302 && answer.head.contains(&location), "{}", answer.head);
        assert_eq!(preview.get(to).status, 200, "{to}");
    }
}

#[test]
fn what_cannot_be_asked_for() {
    let workspace = new_workspace();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = workspace.run(&["serve", "--port", &port]);
    assert_eq!(run.code, 3);
    let told = run.transcript().replace(&port, "PORT");
    expect![[r#"
        lỗi[serve-port-taken]: cổng PORT đang có chương trình khác dùng
         |
         = cách sửa: bỏ `--port` để kehoach tự chọn cổng còn trống, hoặc nêu số khác
        [mã kết thúc 3]
    "#]]
    .assert_eq(&told);
    expect![[r#"
        lỗi[usage-bad-value]: giá trị `0` không dùng được cho `--port`
         |
         = cách sửa: cần một số từ 1 đến 65535
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&workspace.run(&["serve", "--port", "0"]).transcript());
    expect![[r#"
        lỗi[serve-editor]: không biết mở tệp bằng `vim`
         |
         = cách sửa: dùng được: code, code-insiders, codium, cursor, windsurf, zed, idea, mate
         = cách sửa: hoặc viết mẫu địa chỉ, ví dụ `vscode://file/{path}:{line}:{column}`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&workspace.run(&["serve", "--editor", "vim"]).transcript());
    expect![[r#"
        lỗi[serve-editor]: không biết mở tệp bằng `javascript://{path}`
         |
         = cách sửa: dùng được: code, code-insiders, codium, cursor, windsurf, zed, idea, mate
         = cách sửa: hoặc viết mẫu địa chỉ, ví dụ `vscode://file/{path}:{line}:{column}`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&workspace.run(&["serve", "--editor", "javascript://{path}"]).transcript());
}
