//! Publishing a site (công bố): what differs from what was published before, and the ways to a folder
//! or a server.
//!
//! The destination keeps a list of what was published there ([`LIST`]). It tells files of this program
//! from those of others, which are never touched, and it is what the next site is compared with. While
//! files are sent it names those that may be the old ones, the new ones or not there, with the digests
//! of both, so that a run that is cut off can be gone on with and what others put there meanwhile is
//! known. This room knows of files and not of plans.

mod depth;
mod destination;
mod difference;
mod folder;
mod list;
mod rsync;
mod server;
mod sftp;
mod tool;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Line, first_few};
use crate::output::{self, Digest};

pub use destination::{Destination, Server, Way};
pub use difference::Difference;
pub use list::{LIST, List};
pub use tool::{Call, Said, SystemTools, Tools};

use folder::Folder;
use rsync::Rsync;
use sftp::Sftp;

/// A file that is published.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct File {
    /// Digest of the bytes.
    pub content: Digest,
    /// Size in bytes.
    pub size: u64,
}

/// The site that is to be published.
#[derive(Debug)]
pub struct Site {
    /// The folder that holds it.
    pub folder: PathBuf,
    /// Its files, by their path in the folder.
    pub files: BTreeMap<String, File>,
}

impl File {
    /// Whether a file of this machine is this one.
    fn is_at(&self, path: &Path) -> bool {
        output::holds(path, &self.content, self.size)
    }
}

/// A path, and every version of its file that this program may have put there.
type Versions<'v> = (&'v str, Vec<&'v File>);

/// Whether something of this machine is there that is none of some files.
fn is_foreign(path: &Path, versions: &[&File]) -> bool {
    path.symlink_metadata().is_ok() && !versions.iter().any(|file| file.is_at(path))
}

/// A place that files can be sent to.
trait Place {
    /// The list of what was published there; `None` where nothing was.
    fn list(&self) -> Result<Option<Vec<u8>>, Diagnostic>;
    /// What stands where some files are to be sent and cannot make room: something else than a folder
    /// where one belongs, a folder where a file belongs.
    fn in_the_way(&self, paths: &[&str]) -> Result<Vec<String>, Diagnostic>;
    /// Those of some files that are there with the bytes of no version of them. One version may be what
    /// the site has.
    fn foreign(&self, site: &Site, files: &[Versions]) -> Result<Vec<String>, Diagnostic>;
    /// Those of the files that the list names which are not there any more as they were sent, as far as
    /// that can be seen without fetching them: on a server not at all.
    fn lost(&self, _files: &BTreeMap<String, File>) -> Vec<String> {
        Vec::new()
    }
    /// Sends files, in this order, each so that readers see the old one or the new one.
    fn send(&self, site: &Site, paths: &[&str]) -> Result<(), Diagnostic>;
    /// Removes files and the folders that this leaves empty, and says which are still there. Where it can
    /// be seen without fetching them, files with other bytes are somebody's and stay.
    fn remove(&self, files: &[Versions]) -> Result<Vec<String>, Diagnostic>;
    /// Writes the list.
    fn write_list(&self, bytes: &[u8]) -> Result<(), Diagnostic>;
}

/// A site and the place that it will be sent to, compared.
pub struct Publication<'t> {
    site: Site,
    place: Box<dyn Place + 't>,
    list: List,
    /// Files of others that a run that was cut off would otherwise have been thought to have put there.
    /// They are no part of the site and stay.
    left: Vec<String>,
    /// What will be done.
    pub difference: Difference,
}

impl<'t> Publication<'t> {
    /// Compares a site with what is published. Nothing is written.
    ///
    /// # Errors
    /// Why it cannot be published there.
    pub fn compare(
        site: Site,
        destination: &Destination,
        tools: &'t dyn Tools,
    ) -> Result<Self, Diagnostic> {
        let place = place(destination, tools)?;
        let list = match place.list()? {
            None => List::default(),
            Some(bytes) => List::read(&bytes).ok_or_else(|| {
                Diagnostic::error("publish-foreign-list")
                    .with("file", LIST)
                    .about(destination.to_string())
                    .hint(Line::new("publish-foreign-list.other"))
            })?,
        };
        let gone = place.lost(&list.files);
        let mut difference = Difference::of(&site.files, &list, &gone);
        let stops = |finding: Diagnostic, names: &[String], hint: Line| {
            let finding = finding.with("count", names.len()).with("files", first_few(names));
            let first = names.first().map(|name| destination.join(name)).unwrap_or_default();
            Err(finding.about(first).hint(hint))
        };
        let sent: Vec<&str> = difference.sent().collect();
        let in_the_way = if sent.is_empty() { Vec::new() } else { place.in_the_way(&sent)? };
        if !in_the_way.is_empty() {
            let hint = Line::new("publish-in-the-way.move");
            return stops(Diagnostic::error("publish-in-the-way"), &in_the_way, hint);
        }
        let doubtful = doubtful(&site, &list, &difference);
        let found =
            if doubtful.is_empty() { Vec::new() } else { place.foreign(&site, &doubtful)? };
        let (foreign, left): (Vec<String>, Vec<String>) =
            found.into_iter().partition(|path| site.files.contains_key(path));
        if !foreign.is_empty() {
            let hint = Line::new("publish-foreign.move");
            return stops(Diagnostic::error("publish-foreign"), &foreign, hint);
        }
        difference.removed.retain(|path| !left.contains(path));
        Ok(Self { site, place, list, left, difference })
    }

    /// Sends what is new and changed, pages last, then removes what is no longer part of the site. Says
    /// which files could not be removed.
    ///
    /// # Errors
    /// What stopped it; the next run goes on from there.
    pub fn carry_out(&self) -> Result<Vec<String>, Diagnostic> {
        let difference = &self.difference;
        if difference.is_nothing() {
            return Ok(Vec::new());
        }
        self.place.write_list(&self.list.begun(&self.site.files, difference).bytes())?;
        for paths in difference.in_order() {
            if !paths.is_empty() {
                self.place.send(&self.site, &paths)?;
            }
        }
        let removed: Vec<_> = difference
            .removed
            .iter()
            .map(|path| (path.as_str(), self.list.versions(path)))
            .collect();
        let mut left = self.left.clone();
        if !removed.is_empty() {
            left.extend(self.place.remove(&removed)?);
            left.sort();
        }
        self.place.write_list(&List::of(&self.site.files).bytes())?;
        Ok(left)
    }
}

/// The files of which the list does not say that they are this program's, whatever they hold: those that
/// it does not name, and those that a run was at when it was cut off. What the site has itself is nobody's
/// loss.
fn doubtful<'v>(site: &'v Site, list: &'v List, difference: &'v Difference) -> Vec<Versions<'v>> {
    let added = difference.added.iter().filter(|path| !list.unsure.contains(*path));
    let versions = |path: &'v String| {
        let of_site = site.files.get(path);
        let others = list.versions(path).into_iter().filter(|file| Some(*file) != of_site);
        (path.as_str(), of_site.into_iter().chain(others).collect())
    };
    added.chain(&list.unsure).map(versions).collect()
}

fn place<'t>(
    destination: &Destination,
    tools: &'t dyn Tools,
) -> Result<Box<dyn Place + 't>, Diagnostic> {
    match destination {
        Destination::Folder(path) => Ok(Box::new(Folder::open(path)?)),
        Destination::Server(server) => {
            let by_rsync = match server.way {
                Way::Sftp => false,
                Way::RsyncDaemon => true,
                // Where rsync is a guest it is that of another world, which does not get on with the
                // system's own ssh.
                Way::Ssh => {
                    let version = tools.rsync_version();
                    !tools.is_windows() && version.is_some_and(|said| rsync::is_able(&said))
                }
            };
            if by_rsync {
                Ok(Box::new(Rsync::new(server.clone(), tools)))
            } else {
                Ok(Box::new(Sftp::new(server.clone(), tools)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io;

    use expect_test::expect;

    use super::*;
    use crate::diagnostic::{self, Catalogue, Language, Style};

    /// A machine that writes down what it is asked to start, and answers each with nothing.
    struct Recorder {
        calls: RefCell<String>,
        rsync: bool,
        windows: bool,
        /// Whether no program is there.
        missing: bool,
        /// What is said on the way, in order, and whether it went well.
        answers: RefCell<Vec<(bool, &'static str, &'static str)>>,
    }

    impl Recorder {
        fn new(rsync: bool, windows: bool) -> Self {
            let (calls, answers) = (RefCell::default(), RefCell::default());
            Self { calls, rsync, windows, missing: false, answers }
        }

        fn answering(self, answers: &[(bool, &'static str, &'static str)]) -> Self {
            *self.answers.borrow_mut() = answers.iter().rev().copied().collect();
            self
        }
    }

    impl Tools for Recorder {
        fn rsync_version(&self) -> Option<String> {
            self.rsync.then(|| "rsync  version 3.2.7  protocol version 31\n".to_owned())
        }

        fn is_windows(&self) -> bool {
            self.windows
        }

        fn run(&self, call: &Call) -> io::Result<Said> {
            use std::fmt::Write;
            if self.missing {
                return Err(io::ErrorKind::NotFound.into());
            }
            let mut calls = self.calls.borrow_mut();
            let arguments: Vec<String> =
                call.arguments.iter().map(|word| format!("‹{word}›")).collect();
            let _ = writeln!(calls, "{} {}", call.program, arguments.join(" "));
            for line in call.input.split(['\n', '\0']).filter(|line| !line.is_empty()) {
                let _ = writeln!(calls, "    {line}");
            }
            let answer = self.answers.borrow_mut().pop();
            let (success, out, err) = answer.unwrap_or((true, "", ""));
            Ok(Said { success, out: out.into(), err: err.into() })
        }
    }

    fn site(files: &[(&str, &str)]) -> Site {
        let file = |text: &str| File { content: Digest::of(text.as_bytes()), size: 1 };
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect();
        Site { folder: "/site".into(), files }
    }

    fn published(destination: &str, tools: &Recorder) -> Result<String, String> {
        let destination = Destination::parse(destination).unwrap();
        let site = site(&[("index.html", "a"), ("assets/trang.css", "b"), ("2021/x.pdf", "c")]);
        let tell = |finding: Diagnostic| {
            diagnostic::text(&finding, Catalogue::of(Language::Vi), Style::Plain)
        };
        let publication = Publication::compare(site, &destination, tools).map_err(tell)?;
        publication.carry_out().map_err(tell)?;
        Ok(tools.calls.borrow().clone())
    }

    #[test]
    fn by_rsync_over_ssh() {
        let calls = published("van-thu@may-chu.example:/srv/ke-hoach", &Recorder::new(true, false));
        expect![[r"
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--recursive› ‹--include=/.kehoach.json› ‹--exclude=*› ‹--› ‹van-thu@may-chu.example:/srv/ke-hoach/› ‹./›
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--list-only› ‹--copy-dirlinks› ‹--ignore-missing-args› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹van-thu@may-chu.example:/srv/ke-hoach/› ‹./›
                2021
                2021/x.pdf
                assets
                assets/trang.css
                index.html
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--dry-run› ‹--checksum› ‹--itemize-changes› ‹--existing› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹van-thu@may-chu.example:/srv/ke-hoach/›
                2021/x.pdf
                assets/trang.css
                index.html
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--› ‹.kehoach.json› ‹van-thu@may-chu.example:/srv/ke-hoach/›
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹van-thu@may-chu.example:/srv/ke-hoach/›
                2021/x.pdf
                assets/trang.css
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹van-thu@may-chu.example:/srv/ke-hoach/›
                index.html
            rsync ‹--timeout=120› ‹-e› ‹ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--› ‹.kehoach.json› ‹van-thu@may-chu.example:/srv/ke-hoach/›
        "]].assert_eq(&calls.unwrap());
    }

    #[test]
    fn to_a_daemon_of_rsync() {
        let calls = published("rsync://may-chu.example:8730/web", &Recorder::new(true, false));
        expect![[r"
            rsync ‹--timeout=120› ‹--recursive› ‹--include=/.kehoach.json› ‹--exclude=*› ‹--› ‹rsync://may-chu.example:8730/web/› ‹./›
            rsync ‹--timeout=120› ‹--list-only› ‹--copy-dirlinks› ‹--ignore-missing-args› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹rsync://may-chu.example:8730/web/› ‹./›
                2021
                2021/x.pdf
                assets
                assets/trang.css
                index.html
            rsync ‹--timeout=120› ‹--dry-run› ‹--checksum› ‹--itemize-changes› ‹--existing› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹rsync://may-chu.example:8730/web/›
                2021/x.pdf
                assets/trang.css
                index.html
            rsync ‹--timeout=120› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--› ‹.kehoach.json› ‹rsync://may-chu.example:8730/web/›
            rsync ‹--timeout=120› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹rsync://may-chu.example:8730/web/›
                2021/x.pdf
                assets/trang.css
            rsync ‹--timeout=120› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--files-from=-› ‹--› ‹./› ‹rsync://may-chu.example:8730/web/›
                index.html
            rsync ‹--timeout=120› ‹--ignore-times› ‹--perms› ‹--chmod=F644› ‹--no-implied-dirs› ‹--› ‹.kehoach.json› ‹rsync://may-chu.example:8730/web/›
        "]].assert_eq(&calls.unwrap());
    }

    #[test]
    fn by_sftp_where_there_is_no_rsync_and_always_on_windows() {
        let address = "van-thu@may-chu.example:/srv/ke-hoach";
        let without = published(address, &Recorder::new(false, false)).unwrap();
        assert_eq!(published(address, &Recorder::new(true, true)).unwrap(), without);
        expect![[r#"
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                ls -lan "./."
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                ls -lan "./."
                -ls -lan "2021/."
                -ls -lan "assets/."
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                ls -lan "./."
                -ls -lan "2021/."
                -ls -lan "assets/."
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                put ".kehoach.json" ".kehoach-part"
                -chmod 644 ".kehoach-part"
                rename ".kehoach-part" ".kehoach.json"
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                -mkdir "2021"
                -mkdir "assets"
                put "2021/x.pdf" "2021/.kehoach-part"
                -chmod 644 "2021/.kehoach-part"
                rename "2021/.kehoach-part" "2021/x.pdf"
                put "assets/trang.css" "assets/.kehoach-part"
                -chmod 644 "assets/.kehoach-part"
                rename "assets/.kehoach-part" "assets/trang.css"
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                put "index.html" ".kehoach-part"
                -chmod 644 ".kehoach-part"
                rename ".kehoach-part" "index.html"
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹van-thu@may-chu.example›
                cd "/srv/ke-hoach"
                put ".kehoach.json" ".kehoach-part"
                -chmod 644 ".kehoach-part"
                rename ".kehoach-part" ".kehoach.json"
        "#]].assert_eq(&without);
        let calls = published("ssh://may-chu.example:2222/srv", &Recorder::new(false, false));
        assert!(calls.unwrap().contains("‹-P› ‹2222›"));
    }

    #[test]
    fn what_servers_refuse_has_a_name() {
        let tell = |err: &'static str| {
            let tools = Recorder::new(false, false).answering(&[(false, "", err)]);
            published("a@b:/c", &tools).unwrap_err()
        };
        let said = [
            "Host key verification failed.",
            "a@b: Permission denied (publickey,password).",
            "ssh: Could not resolve hostname b: Name or service not known",
            "stat remote: No such file or directory",
            "remote mkdir \"/c/2021\": Failure\ndest open \"/c/x\": Permission denied",
            "rsync: [Receiver] mkstemp \"/c/.x\" failed: Permission denied (13)\nrsync error: code 23",
            "@ERROR: auth failed on module web\nrsync error: error starting client-server protocol",
            "Something else.\nConnection closed",
        ];
        let shown: Vec<String> = said.into_iter().map(tell).collect();
        expect![[r#"
            lỗi[publish-host-key]: chưa tin máy chủ này, hoặc khóa của máy chủ đã đổi: Host key verification failed.
            --> a@b:/c
             = cách sửa: chạy một lần `ssh a@b`, đối chiếu dấu khóa với người quản trị máy chủ rồi trả lời yes

            lỗi[publish-key]: máy chủ không nhận khóa của máy này: a@b: Permission denied (publickey,password).
            --> a@b:/c
             = cách sửa: kehoach không hỏi mật khẩu: chạy `ssh-keygen` một lần, gửi tệp .pub cho người quản trị để thêm vào máy chủ, rồi thử `ssh a@b`

            lỗi[publish-unreachable]: không nối được tới máy chủ: ssh: Could not resolve hostname b: Name or service not known
            --> a@b:/c
             = cách sửa: xem lại tên máy chủ, cổng, đường mạng; máy chủ có thể đang tắt hoặc chặn

            lỗi[publish-server-folder]: trên máy chủ không có thư mục này: stat remote: No such file or directory
            --> a@b:/c
             = cách sửa: xem lại tên; nếu đúng là nơi mới thì lập thư mục ấy trước, để gõ nhầm không thành thư mục lạ

            lỗi[publish-denied]: máy chủ không cho đọc hoặc ghi ở thư mục này: dest open "/c/x": Permission denied
            --> a@b:/c
             = cách sửa: nhờ người quản trị máy chủ cho người dùng này quyền đọc và ghi

            lỗi[publish-denied]: máy chủ không cho đọc hoặc ghi ở thư mục này: rsync: [Receiver] mkstemp "/c/.x" failed: Permission denied (13)
            --> a@b:/c
             = cách sửa: nhờ người quản trị máy chủ cho người dùng này quyền đọc và ghi

            lỗi[publish-password]: máy chủ rsync đòi mật khẩu, hoặc mật khẩu không đúng: @ERROR: auth failed on module web
            --> a@b:/c
             = cách sửa: kehoach không hỏi mật khẩu: đặt vào biến môi trường RSYNC_PASSWORD rồi chạy lại, và ghi tên người dùng vào nơi đến (`rsync://tên@máy_chủ/…`)

            lỗi[publish-failed]: không đưa lên được: Something else.; Connection closed
            --> a@b:/c"#]].assert_eq(&shown.join("\n\n"));
    }

    #[test]
    fn a_tool_that_is_not_there() {
        let tell = |destination: &str, windows: bool| {
            let tools = Recorder { missing: true, ..Recorder::new(false, windows) };
            published(destination, &tools).unwrap_err()
        };
        let shown = [("sftp://bb/c", true), ("rsync://bb/c", true), ("bb:/c", false)]
            .map(|(to, windows)| tell(to, windows));
        expect![[r"
            lỗi[publish-no-tool]: máy này chưa có chương trình `sftp`
            --> sftp://bb/c
             = cách sửa: Windows 10 trở lên có sẵn phần này: mở Cài đặt › Ứng dụng › Tính năng tùy chọn, thêm `OpenSSH Client`

            lỗi[publish-no-tool]: máy này chưa có chương trình `rsync`
            --> rsync://bb/c
             = cách sửa: trên Windows nên dùng `sftp://người_dùng@máy_chủ/thư_mục`; không cần rsync

            lỗi[publish-no-tool]: máy này chưa có chương trình `sftp`
            --> bb:/c
             = cách sửa: cài gói `openssh-client` (hoặc `rsync`) của hệ điều hành"]].assert_eq(&shown.join("\n\n"));
    }

    #[test]
    fn what_is_there_with_other_bytes_is_not_written_over() {
        let itemized = "<fcsT...... index.html\n";
        let nothing = (true, "", "");
        let tools = Recorder::new(true, false).answering(&[nothing, nothing, (true, itemized, "")]);
        let shown = published("bb:/c", &tools).unwrap_err();
        expect![[r"
            lỗi[publish-foreign]: có 1 tệp trùng tên mà không phải do kehoach đưa lên: index.html; không ghi đè, chưa ghi gì
            --> bb:/c/index.html
             = cách sửa: chọn thư mục khác, hoặc dời những tệp ấy đi rồi chạy lại"]].assert_eq(&shown);
        assert_eq!(tools.calls.borrow().matches("rsync ").count(), 3);
        // The file cannot be fetched here, and so is taken for another one.
        let listing = "sftp> ls -lan \"./.\"\n\
            drwxr-xr-x    ? 0        0            4096 Nov 28 10:00 ././.\n\
            -rw-r--r--    ? 0        0               1 Nov 28 10:00 ././index.html\n\
            -rw-r--r--    ? 0        0               1 Nov 28 10:00 ././b 2021\n\
            sftp> -ls -lan \"assets/.\"\n\
            lrwxrwxrwx    ? 0        0               1 Nov 28 10:00 assets/./trang.css\n";
        let tools = Recorder::new(false, false).answering(&[nothing, nothing, (true, listing, "")]);
        let shown = published("bb:/c", &tools).unwrap_err();
        assert!(shown.contains("có 2 tệp trùng tên"), "{shown}");
    }

    #[test]
    fn what_is_in_the_way_is_told_before_anything_is_sent() {
        let nothing = (true, "", "");
        // rsync fails where it is to look into a file.
        let listing = "-rw-r--r--              1 2026/11/28 10:00:00 2021\n\
            drwxr-xr-x          4,096 2026/11/28 10:00:00 assets\n\
            drwxr-xr-x          4,096 2026/11/28 10:00:00 index.html\n";
        let tools = Recorder::new(true, false).answering(&[nothing, (false, listing, "code 23")]);
        let by_rsync = published("bb:/c", &tools).unwrap_err();
        let listing = "drwxr-xr-x    ? 0        0            4096 Nov 28 10:00 ././.\n\
            -rw-r--r--    ? 0        0               1 Nov 28 10:00 ././2021\n\
            lrwxrwxrwx    ? 0        0               1 Nov 28 10:00 ././assets\n\
            drwxr-xr-x    ? 0        0            4096 Nov 28 10:00 ././index.html\n\
            drwxr-xr-x    ? 0        0            4096 Nov 28 10:00 assets/./.\n";
        let tools = Recorder::new(false, false).answering(&[nothing, (true, listing, "")]);
        let by_sftp = published("bb:/c", &tools).unwrap_err();
        assert_eq!(by_rsync, by_sftp);
        expect![[r"
            lỗi[publish-in-the-way]: có 2 chỗ ở nơi đến bị chiếm: tệp nằm ở chỗ của thư mục, hoặc thư mục nằm ở chỗ của tệp: 2021, index.html; chưa ghi gì
            --> bb:/c/2021
             = cách sửa: chọn thư mục khác, hoặc dời những tệp, thư mục ấy đi rồi chạy lại"]].assert_eq(&by_sftp);
    }

    #[test]
    fn a_folder_that_cannot_be_looked_into_is_not_taken_for_an_empty_one() {
        let listing = "drwxr-xr-x    ? 0        0            4096 Nov 28 10:00 ././.\n\
            drwx------    ? 0        0            4096 Nov 28 10:00 ././assets\n";
        let denied = "remote readdir(\"/c/assets/.\"): Permission denied";
        let tools = Recorder::new(false, false);
        let tools = tools.answering(&[(true, "", ""), (true, listing, ""), (false, "", denied)]);
        let shown = published("bb:/c", &tools).unwrap_err();
        expect![[r#"
            lỗi[publish-denied]: máy chủ không cho đọc hoặc ghi ở thư mục này: remote readdir("/c/assets/."): Permission denied
            --> bb:/c
             = cách sửa: nhờ người quản trị máy chủ cho người dùng này quyền đọc và ghi"#]].assert_eq(&shown);
        expect![[r#"
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹bb›
                cd "/c"
                ls -lan "./."
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹bb›
                cd "/c"
                ls -lan "./."
                -ls -lan "2021/."
                -ls -lan "assets/."
            sftp ‹-o› ‹BatchMode=yes› ‹-o› ‹ConnectTimeout=20› ‹-o› ‹ServerAliveInterval=15› ‹-o› ‹ServerAliveCountMax=4› ‹-b› ‹-› ‹--› ‹bb›
                cd "/c"
                ls -lan "assets/."
        "#]].assert_eq(&tools.calls.borrow());
    }
}
