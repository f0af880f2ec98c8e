//! What breaks where files come from Windows or go there: names, line ends.

use std::fs;

use expect_test::expect;

use super::harness::{Workspace, wrong};

#[test]
fn names_that_windows_keeps_for_devices() {
    let workspace = Workspace::binh_luc()
        .write("content/con/plan.yaml", "")
        .write("content/2021/documents/aux.md", "")
        .write("content/2021/posts/nul.md", "");
    let units = fs::read_to_string(workspace.path("content/units.yaml")).unwrap();
    let workspace = workspace
        .write("content/units.yaml", format!("{}  - id: com1\n    name: Ban Một\n", end(&units)));
    wrong(
        &workspace,
        &expect![[r#"
        lỗi[reserved-name]: Windows không cho tệp hay thư mục mang tên `aux`
        --> content/2021/documents/aux.md
         = cách sửa: đặt tên khác, ví dụ `aux-1`: tên này thành thư mục hoặc tệp của trang web, và người dùng Windows sẽ không chép được

        lỗi[reserved-name]: Windows không cho tệp hay thư mục mang tên `nul`
        --> content/2021/posts/nul.md
         = cách sửa: đặt tên khác, ví dụ `nul-1`: tên này thành thư mục hoặc tệp của trang web, và người dùng Windows sẽ không chép được

        lỗi[reserved-name]: Windows không cho tệp hay thư mục mang tên `con`
        --> content/con
         = cách sửa: đặt tên khác, ví dụ `con-1`: tên này thành thư mục hoặc tệp của trang web, và người dùng Windows sẽ không chép được

        lỗi[reserved-name]: Windows không cho tệp hay thư mục mang tên `com1`
          --> content/units.yaml:99:9
           |
        99 |   - id: com1
           |         ^^^^
           |
           = ở mục: đơn vị 18
           = cách sửa: đặt tên khác, ví dụ `com1-1`: tên này thành thư mục hoặc tệp của trang web, và người dùng Windows sẽ không chép được
    "#]],
    );
}

/// A text with one line end at its end.
fn end(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

/// The text files of a workspace as Windows writes them.
fn with_crlf(workspace: Workspace) -> Workspace {
    for (path, bytes) in workspace.files("content") {
        if let Ok(text) = String::from_utf8(bytes) {
            fs::write(workspace.path("content").join(path), text.replace('\n', "\r\n")).unwrap();
        }
    }
    workspace
}

/// The outcome of a check: how many findings of which ids, and the exit code.
fn outcome(workspace: &Workspace) -> (String, i32) {
    let run = workspace.run(&["check", "--format", "json"]);
    // What is told of is the same; where its columns end may not be.
    (run.out, run.code)
}

#[test]
fn files_with_the_line_ends_of_windows_say_the_same() {
    let plain = Workspace::fixture("hai-nam");
    let (expected, code) = outcome(&plain);
    assert_eq!(outcome(&with_crlf(Workspace::fixture("hai-nam"))), (expected, code));
    let built = |workspace: Workspace| {
        let workspace = workspace.built();
        let mut files = workspace.files("output/site");
        files.retain(|(path, _)| !path.ends_with(".pdf"));
        files
    };
    let (plain, crlf) = (built(plain), built(with_crlf(Workspace::fixture("hai-nam"))));
    let differing: Vec<_> = plain.iter().filter(|file| !crlf.contains(file)).collect();
    assert_eq!(differing.iter().map(|(path, _)| path).collect::<Vec<_>>(), [""; 0]);
}

/// Whether every line of a file ends as Windows ends it.
fn is_crlf(text: &str) -> bool {
    text.matches('\n').count() == text.matches("\r\n").count()
}

#[test]
fn what_is_mended_keeps_the_line_ends_of_its_file() {
    let plan = "content/2021/plan.yaml";
    let workspace = Workspace::binh_luc()
        .edit(plan, "  state: signed\n", "  state: final\n")
        .edit(plan, "  - id: tieu-chi-thi-dua-du-thao\n    month: 3\n", "  - month: 3\n")
        .edit("content/2021/plan.md", "cỗ vũ tinh thần", "cỗ vũ  tinh thần");
    let workspace = with_crlf(workspace);
    let run = workspace.run(&["check", "--fix", "--only", "missing-id,double-space"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for path in [plan, "content/2021/plan.md"] {
        assert!(is_crlf(&workspace.text(path)), "{path}");
    }
    assert!(workspace.text(plan).contains("- id: "), "the id is written");
}

#[test]
fn tasks_from_a_table_keep_the_line_ends_of_the_plan() {
    let workspace = with_crlf(Workspace::binh_luc());
    let plan = "content/2021/plan.yaml";
    assert_eq!(workspace.run(&["export", "2021", "viec.csv"]).code, 0);
    let before = workspace.text(plan);
    let table = workspace.text("viec.csv");
    let workspace = workspace
        .write("viec.csv", table.replacen("Xây dựng dự thảo tiêu chí", "Soạn dự thảo tiêu chí", 1));
    let run = workspace.run(&["import", "viec.csv", "--plan", "2021"]);
    assert_eq!(run.code, 0, "{}", run.transcript());
    let after = workspace.text(plan);
    assert!(after.contains("Soạn dự thảo tiêu chí"), "{}", run.transcript());
    assert_ne!(before, after);
    assert!(is_crlf(&after));
}
