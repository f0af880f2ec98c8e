//! Workspaces to try things on, and runs of the program written down as a user would see them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use expect_test::Expect;
use tempfile::TempDir;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_kehoach");

/// A command that runs a program, told nothing by the environment of the tests.
pub fn program(path: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(path);
    for name in ["NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "RSYNC_PASSWORD"] {
        command.env_remove(name);
    }
    command
}

/// The user `nobody`.
#[cfg(unix)]
const NOBODY: u32 = 65_534;

/// The folder of the repository, which is itself a workspace: the 2021 plan of Bình Lục.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A workspace in a folder of its own.
pub struct Workspace {
    dir: TempDir,
    /// The `content` folder that it began as a copy of.
    origin: Option<PathBuf>,
}

/// Files by their paths, with their bytes.
type Files = Vec<(String, Vec<u8>)>;

/// What a run showed.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Workspace {
    /// A copy of the 2021 plan.
    pub fn binh_luc() -> Self {
        Self::copy_of(&repository().join("content"))
    }

    /// A copy of a workspace of `tests/fixtures`.
    pub fn fixture(name: &str) -> Self {
        Self::copy_of(&repository().join("tests/fixtures").join(name).join("content"))
    }

    /// A copy of a `content` folder.
    pub fn copy_of(content: &Path) -> Self {
        let workspace = Self { origin: Some(content.to_owned()), ..Self::empty() };
        for entry in walkdir::WalkDir::new(content).into_iter().flatten() {
            let to = workspace.path("content").join(entry.path().strip_prefix(content).unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
        workspace
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), origin: None }
    }

    /// A path in the workspace.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Replaces words in a file, which must hold them once.
    pub fn edit(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        fs::write(self.path(file), text.replace(from, to)).unwrap();
        self
    }

    /// Writes a file.
    pub fn write(self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), bytes).unwrap();
        self
    }

    /// Removes a file.
    pub fn without(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).unwrap();
        self
    }

    /// Makes a plan one for several years, in which each time names its year.
    pub fn for_years(self, file: &str, year: i32, years: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        fs::write(self.path(file), years_written(&text, year, years)).unwrap();
        self
    }

    /// Gives a file another name.
    pub fn renamed(self, file: &str, to: &str) -> Self {
        fs::rename(self.path(file), self.path(to)).unwrap();
        self
    }

    /// Runs the program in the workspace.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program with additions to its environment.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = program(PROGRAM);
        command.args(arguments).envs(environment.iter().copied());
        self.run_command(command)
    }

    /// Runs the program as somebody who may not read or write everything, as root may.
    #[cfg(unix)]
    pub fn run_as_anybody(&self, arguments: &[&str]) -> Run {
        use std::os::unix::{fs::PermissionsExt, process::CommandExt};
        if Command::new("id").arg("-u").output().unwrap().stdout != b"0\n" {
            return self.run(arguments);
        }
        // Somebody else may not look into the folders of root, where the program may stand.
        let copy = self.path("kehoach");
        fs::copy(PROGRAM, &copy).unwrap();
        fs::set_permissions(self.dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let mut command = program(copy);
        command.args(arguments).uid(NOBODY).gid(NOBODY);
        self.run_command(command)
    }

    /// Runs a command in the workspace.
    pub fn run_command(&self, mut command: Command) -> Run {
        let output = command.current_dir(self.dir.path()).output().unwrap();
        // The temporary folder has another name each time.
        let tidy = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            text.replace(self.dir.path().to_str().unwrap(), "[THƯ MỤC]")
        };
        Run {
            code: output.status.code().unwrap(),
            out: tidy(&output.stdout),
            err: tidy(&output.stderr),
        }
    }

    /// Builds, which must succeed. What the folder that it began as becomes unchanged is made once for all
    /// tests and put there first, so that only what differs is made again.
    pub fn built(self) -> Self {
        static OUTPUTS: Mutex<BTreeMap<PathBuf, Arc<OnceLock<Files>>>> =
            Mutex::new(BTreeMap::new());
        if let Some(origin) = &self.origin
            && !self.path("output").exists()
        {
            let output = Arc::clone(OUTPUTS.lock().unwrap().entry(origin.clone()).or_default());
            let output = output.get_or_init(|| {
                let plain = Self::copy_of(origin);
                let run = plain.run(&["build"]);
                assert_eq!(run.code, 0, "{}", run.err);
                plain.files("output")
            });
            for (path, bytes) in output {
                let path = self.path("output").join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
        self
    }

    /// The text of a file that a build wrote.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file below a folder of the workspace, with its bytes, in order.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path(folder))
    }
}

/// Every file below a folder, with its bytes, in order.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let parts = entry.path().strip_prefix(folder).unwrap().iter();
            // With `/` on Windows, too.
            let path = parts.map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

impl Run {
    /// The run as a transcript.
    pub fn transcript(&self) -> String {
        let mut text = String::new();
        for part in [&self.out, &self.err] {
            // Blank lines between findings, none at the end.
            for line in part.trim_end().lines() {
                let _ = writeln!(text, "{}", line.trim_end());
            }
        }
        let _ = writeln!(text, "[mã kết thúc {}]", self.code);
        text
    }
}

/// Every error that a check tells of, in its exact picture.
pub fn wrong(workspace: &Workspace, expected: &Expect) {
    let run = workspace.run(&["check"]);
    let parts = run.err.split("\n\n").filter(|picture| picture.starts_with("lỗi"));
    let parts: Vec<&str> = parts.map(str::trim_end).collect();
    expected.assert_eq(&format!("{}\n", parts.join("\n\n")));
}

/// The words of a page on one line.
pub fn words(html: &str) -> String {
    one_line(&without_tags(html, " "))
}

/// Words on one line, a blank between each two.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plan of a year as one for several years, in which each time names its year.
pub fn years_written(plan: &str, year: i32, years: &str) -> String {
    let line = |line: &str| {
        let (indent, words) = line.split_at(line.len() - line.trim_start().len());
        if let Some(month) = words.strip_prefix("month: ") {
            return format!("{indent}when: tháng {month}/{year}");
        }
        let short = words.starts_with("when: ") && words.matches('/').count() == 1;
        if short && words.ends_with(|c: char| c.is_ascii_digit()) {
            return format!("{line}/{year}");
        }
        if line == format!("year: {year}") { format!("year: {years}") } else { line.to_owned() }
    };
    plan.lines().map(|one| line(one) + "\n").collect()
}

/// The text of HTML, with something in place of each tag.
pub fn without_tags(html: &str, instead: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push_str(instead);
            }
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text
}
