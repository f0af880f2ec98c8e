//! Where a site is published to.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Line, shown};

/// Where a site is published to (nơi đưa lên).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A folder, of this machine or of one that is mounted.
    Folder(PathBuf),
    /// A folder of a server.
    Server(Server),
}

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// How it is reached.
    pub way: Way,
    /// The user there, if one is named.
    pub user: Option<String>,
    /// Its name or address.
    pub host: String,
    /// The port, where it is not the usual one.
    pub port: Option<u16>,
    /// The folder there; the first part is that of a module where a daemon answers.
    pub path: String,
}

/// How a server is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Through SSH: by rsync where there is one, by SFTP otherwise.
    Ssh,
    /// By SFTP.
    Sftp,
    /// By the daemon of rsync.
    RsyncDaemon,
}

impl Destination {
    /// Reads a destination: a folder, `user@host:folder`, `ssh://…`, `sftp://…` or `rsync://…`. One
    /// letter before a colon is a drive of Windows.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, Diagnostic> {
        let wrong = |line: Line| {
            let finding = Diagnostic::error("bad-destination").with("destination", text);
            finding.hint(line).hint(Line::new("bad-destination.form"))
        };
        if text.trim().is_empty() || text.chars().any(char::is_control) {
            return Err(wrong(Line::new("bad-destination.empty")));
        }
        if text.starts_with('-') {
            return Err(wrong(Line::new("bad-destination.hyphen")));
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            let way = match scheme.to_ascii_lowercase().as_str() {
                "ssh" => Way::Ssh,
                "sftp" => Way::Sftp,
                "rsync" => Way::RsyncDaemon,
                _ => {
                    let line = Line::new("bad-destination.scheme").with("scheme", scheme);
                    return Err(wrong(line));
                }
            };
            let (address, path) = rest.split_once('/').unwrap_or((rest, ""));
            let (address, port) = match address.rsplit_once(':') {
                Some((address, port)) => match port.parse::<u16>() {
                    Ok(port) if port != 0 => (address, Some(port)),
                    _ => {
                        let line = Line::new("bad-destination.port").with("port", port);
                        return Err(wrong(line));
                    }
                },
                None => (address, None),
            };
            // A daemon knows modules and no home; elsewhere what does not begin with `~` begins at the top.
            let from_top = way != Way::RsyncDaemon && !path.is_empty() && !path.starts_with('~');
            let path = if from_top { format!("/{path}") } else { path.to_owned() };
            return server(way, address, port, &path).map(Self::Server).map_err(wrong);
        }
        // `C:\web` is a folder, `may-chu:/web` is on a server, `a/b:c` is a folder again.
        match text.split_once(':') {
            Some((address, path)) if address.len() > 1 && !address.contains(['/', '\\']) => {
                server(Way::Ssh, address, None, path).map(Self::Server).map_err(wrong)
            }
            _ => Ok(Self::Folder(PathBuf::from(text))),
        }
    }

    /// The destination as seen from a folder: a path that does not begin at the top is one below it.
    #[must_use]
    pub fn from(self, folder: &Path) -> Self {
        match self {
            Self::Folder(path) if path.is_relative() && folder != Path::new(".") => {
                Self::Folder(folder.join(path))
            }
            other => other,
        }
    }

    /// A file there, as it is shown.
    #[must_use]
    pub fn join(&self, file: &str) -> String {
        match self {
            Self::Folder(path) => shown(&path.join(file)),
            Self::Server(server) => format!("{}/{file}", server.to_string().trim_end_matches('/')),
        }
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => f.write_str(&shown(path)),
            Self::Server(server) => server.fmt(f),
        }
    }
}

impl Server {
    /// The user and the host, as ssh and rsync take them.
    #[must_use]
    pub fn login(&self) -> String {
        match &self.user {
            Some(user) => format!("{user}@{}", self.host),
            None => self.host.clone(),
        }
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        let (login, path) = (self.login(), &self.path);
        match self.way {
            Way::Ssh if port.is_empty() => write!(f, "{login}:{path}"),
            Way::RsyncDaemon => write!(f, "rsync://{login}{port}/{path}"),
            way => {
                let scheme = if way == Way::Ssh { "ssh" } else { "sftp" };
                let root = if path.starts_with('/') { "" } else { "/~/" };
                write!(f, "{scheme}://{login}{port}{root}{path}")
            }
        }
    }
}

/// The parts of a server, each of characters that neither a shell nor a tool reads as anything else.
fn server(way: Way, address: &str, port: Option<u16>, path: &str) -> Result<Server, Line> {
    let (user, host) = match address.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, address),
    };
    let is_name = |text: &str| {
        let begins = |c: char| c.is_ascii_alphanumeric() || c == '_';
        text.starts_with(begins)
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    if !is_name(host) {
        return Err(Line::new("bad-destination.host").with("host", host));
    }
    if let Some(user) = user.filter(|user| !is_name(user)) {
        return Err(Line::new("bad-destination.user").with("user", user));
    }
    // A path that does not begin at the top begins at the home of the user there. No shell is asked what
    // `~` is, and sftp would take it for a name.
    let path = match path.strip_prefix('~') {
        Some(rest) if way != Way::RsyncDaemon => match rest.strip_prefix('/') {
            Some(below_home) => below_home.trim_start_matches('/'),
            None if rest.is_empty() => rest,
            None => return Err(Line::new("bad-destination.other-home")),
        },
        _ => path,
    };
    let trimmed = path.trim_end_matches('/');
    let path = if trimmed.is_empty() && path.starts_with('/') { "/" } else { trimmed };
    if path.is_empty() {
        return Err(Line::new("bad-destination.no-folder"));
    }
    let plain = |c: char| c.is_alphanumeric() || "/._-~+@=".contains(c);
    if way != Way::RsyncDaemon && path.starts_with('~') {
        return Err(Line::new("bad-destination.other-home"));
    }
    let climbs = path.split('/').any(|part| part == ".." || part.starts_with('-'));
    if let Some(other) = path.chars().find(|c| !plain(*c)) {
        return Err(Line::new("bad-destination.letter").with("letter", other));
    }
    if climbs {
        return Err(Line::new("bad-destination.climbs"));
    }
    Ok(Server {
        way,
        user: user.map(str::to_owned),
        host: host.to_owned(),
        port,
        path: path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_servers_are_told_apart() {
        let folders = [
            "/srv/www",
            "web",
            "../web",
            r"C:\site",
            "C:/site",
            "c:site",
            r"\\may-chu\web\ke-hoach",
            "thư mục/a:b",
            "./a:b",
        ];
        for text in folders {
            assert_eq!(Destination::parse(text).unwrap(), Destination::Folder(text.into()));
        }
        let servers = [
            ("may-chu:/site", "may-chu:/site"),
            ("van-thu@may-chu.example:web/", "van-thu@may-chu.example:web"),
            ("a@10.0.0.1:/", "a@10.0.0.1:/"),
            ("may-chu:~/web", "may-chu:web"),
            ("may-chu:~//web/", "may-chu:web"),
            ("may-chu:web/~cu", "may-chu:web/~cu"),
            ("rsync://may-chu/~van-thu/web", "rsync://may-chu/~van-thu/web"),
            ("ssh://a@b/srv/web", "a@b:/srv/web"),
            ("ssh://a@b:2222/~/web", "ssh://a@b:2222/~/web"),
            ("SFTP://a@b:22/srv/web/", "sftp://a@b:22/srv/web"),
            ("sftp://a@b/~/web", "sftp://a@b/~/web"),
            ("rsync://b:873/web/ke-hoach", "rsync://b:873/web/ke-hoach"),
        ];
        for (text, shown) in servers {
            let destination = Destination::parse(text).unwrap();
            assert!(matches!(destination, Destination::Server(_)), "{text}");
            assert_eq!(destination.to_string(), shown);
            assert_eq!(Destination::parse(shown).unwrap(), destination);
        }
    }

    #[test]
    fn what_a_tool_would_take_for_something_else_is_refused() {
        let hint = |text: &str| Destination::parse(text).unwrap_err().hints[0].key;
        for (text, key) in [
            ("", "bad-destination.empty"),
            ("a\nb", "bad-destination.empty"),
            ("-oProxyCommand=x", "bad-destination.hyphen"),
            ("-oProxyCommand=x:/a", "bad-destination.hyphen"),
            ("a@-oProxyCommand=x:/a", "bad-destination.host"),
            ("sftp://-oProxyCommand=x/a", "bad-destination.host"),
            ("máy chủ:/a", "bad-destination.host"),
            ("-l@b:/a", "bad-destination.hyphen"),
            ("x y@b:/a", "bad-destination.user"),
            ("bb:", "bad-destination.no-folder"),
            ("sftp://b", "bad-destination.no-folder"),
            ("bb:~", "bad-destination.no-folder"),
            ("bb:~/", "bad-destination.no-folder"),
            ("sftp://b/~", "bad-destination.no-folder"),
            ("bb:~van-thu/web", "bad-destination.other-home"),
            ("bb:~/~/web", "bad-destination.other-home"),
            ("sftp://b/~van-thu/web", "bad-destination.other-home"),
            ("bb:/a b", "bad-destination.letter"),
            ("bb:/a;reboot", "bad-destination.letter"),
            ("bb:/$(x)", "bad-destination.letter"),
            ("bb:/a*", "bad-destination.letter"),
            ("bb:/a/../../etc", "bad-destination.climbs"),
            ("bb:/a/-rf", "bad-destination.climbs"),
            ("ftp://b/a", "bad-destination.scheme"),
            ("sftp://b:0/a", "bad-destination.port"),
            ("sftp://b:x/a", "bad-destination.port"),
        ] {
            assert_eq!(hint(text), key, "{text}");
        }
    }

    #[test]
    fn a_folder_of_a_file_is_seen_from_where_the_file_stands() {
        let from = |text: &str| Destination::parse(text).unwrap().from(Path::new("/a")).to_string();
        assert_eq!(from("web"), "/a/web");
        assert_eq!(from("/web"), "/web");
        assert_eq!(from("bb:web"), "bb:web");
    }
}
