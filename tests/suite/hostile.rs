//! Files that are no plan at all: each is told of by a finding, and none takes more time or memory than
//! its size allows. (A test that hangs here has found something.)

use std::fmt::Write;

use super::harness::{Run, Workspace};

const PLAN: &str = "content/2021/plan.yaml";
const NARRATIVE: &str = "content/2021/plan.md";
const MOST: usize = 8 * 1024 * 1024;

/// The ids of the errors that a check shows, each once, in order.
fn errors(run: &Run) -> Vec<String> {
    assert_eq!(run.code, 1, "{}", run.err);
    let mut ids: Vec<String> = Vec::new();
    for line in run.err.lines().filter_map(|line| line.strip_prefix("lỗi[")) {
        let id = line.split(']').next().unwrap().to_owned();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    // Nobody wants a screen full of what is in such a file.
    assert!(run.err.lines().all(|line| line.chars().count() < 2_000));
    ids
}

fn check(file: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    errors(&Workspace::binh_luc().write(file, bytes).run(&["check"]))
}

#[test]
fn aliases_that_multiply() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in ('a'..='h').zip('b'..='i') {
        let aliases = vec![format!("*{one}"); 9].join(", ");
        writeln!(text, "{next}: &{next} [{aliases}]").unwrap();
    }
    assert!(check(PLAN, text).contains(&"yaml-anchor".to_owned()));
}

#[test]
fn brackets_in_brackets() {
    for open in ["[", "{a: ", "- "] {
        let ids = check(PLAN, open.repeat(100_000));
        assert!(["yaml-syntax", "yaml-too-deep"].contains(&ids[0].as_str()), "{open}: {ids:?}");
    }
}

#[test]
fn a_key_as_long_as_a_book() {
    let key = "k".repeat(1024 * 1024);
    assert_eq!(check(PLAN, format!("{key}: 1\n"))[0], "yaml-syntax");
    let ids = check(PLAN, format!("{{{key}: 1}}\n"));
    assert!(ids.contains(&"unknown-key".to_owned()), "{ids:?}");
}

#[test]
fn more_values_and_blocks_than_any_plan_has() {
    let ids = check(PLAN, "tasks: [".to_owned() + &"[],".repeat(MOST / 4));
    assert_eq!(ids[0], "yaml-too-many");
    assert!(check(NARRATIVE, "a\n\n".repeat(200_000)).contains(&"markup-too-long".to_owned()));
}

#[test]
fn words_without_an_end() {
    for text in ["`", "[", "![", "**", "<a ", "&", "ngày 5 tháng 2 năm 2021, ", "Hội đồng ", "…"]
    {
        let ids = check(NARRATIVE, text.repeat(200_000 / text.len()));
        assert!(!ids.is_empty(), "{text}");
    }
    let time = format!("    when: {}", "trước ".repeat(10_000));
    let plan = Workspace::binh_luc().text(PLAN).replacen("    month: 1", &time, 1);
    assert_eq!(check(PLAN, plan)[0], "when-too-long");
}

#[test]
fn bytes_that_are_no_text() {
    for (bytes, id) in [
        (b"a: \xff\xfe\n".to_vec(), "file-not-utf8"),
        (b"\xff\xfea\0:\0 \0b\0".to_vec(), "file-utf16"),
        (b"\xfe\xff\0a\0:\0 \0b".to_vec(), "file-utf16"),
        (b"year: \0\n".to_vec(), "yaml-syntax"),
        (vec![b' '; MOST + 1], "file-too-large"),
    ] {
        assert_eq!(check(PLAN, bytes)[0], id);
        assert_eq!(check(NARRATIVE, [0xFF, 0xFE, 0x41])[0], "file-utf16");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let linked = |to: &str| {
        let workspace = Workspace::binh_luc().without(PLAN);
        std::os::unix::fs::symlink(to, workspace.path(PLAN)).unwrap();
        errors(&workspace.run(&["check"]))[0].clone()
    };
    assert_eq!(linked("/dev/zero"), "file-is-none");
    assert_eq!(linked("không-có"), "file-missing");
    assert_eq!(linked("plan.yaml"), "file-unreadable");
    assert_eq!(linked("."), "folder-is-link");
    let large = Workspace::binh_luc();
    std::fs::File::create(large.path(PLAN)).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(errors(&large.run(&["check"]))[0], "file-too-large");
}
