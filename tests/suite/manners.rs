//! How the program behaves on a command line: how much it says, what shells and manuals know of it.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use expect_test::expect;

use super::harness::{PROGRAM, Workspace, program};

/// The plan of 2021 with a template that is none.
fn with_a_warning() -> Workspace {
    Workspace::binh_luc().write("templates/site/plam.html", "x")
}

#[test]
fn quiet_is_what_is_wrong_and_nothing_else() {
    let workspace = with_a_warning();
    let run = workspace.run(&["check", "--quiet"]);
    expect![[r#"
        cảnh báo[unknown-template]: không có mẫu nào tên như tệp này; tệp không được dùng
        --> templates/site/plam.html
         = cách sửa: có phải ý bạn là `site/plan.html`?
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["build", "-q"]);
    expect![[r#"
        cảnh báo[unknown-template]: không có mẫu nào tên như tệp này; tệp không được dùng
        --> templates/site/plam.html
         = cách sửa: có phải ý bạn là `site/plan.html`?
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
    assert!(workspace.path("output/site/index.html").exists());
    let run = workspace
        .edit("content/2021/plan.yaml", "  symbol: KH", "  symbl: KH")
        .run(&["-q", "build"]);
    expect![[r#"
        lỗi[unknown-key]: không có mục nào tên `symbl`
         --> content/2021/plan.yaml:9:3
          |
        9 |   symbl: KH-HĐTĐKT
          |   ^^^^^
          |
          = ở mục: 2021 › phần document
          = cách sửa: có phải ý bạn là `symbol`?
          = cách sửa: dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering

        cảnh báo[unknown-template]: không có mẫu nào tên như tệp này; tệp không được dùng
        --> templates/site/plam.html
         = cách sửa: có phải ý bạn là `site/plan.html`?

        Có 1 lỗi và 1 cảnh báo.
        Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        [mã kết thúc 1]
    "#]].assert_eq(&run.transcript());
}

#[test]
fn what_is_asked_for_is_said_even_when_quiet() {
    let workspace = Workspace::binh_luc();
    for arguments in [
        &["explain", "heading-colon"][..],
        &["init", "--samples"],
        &["check", "--format", "json"],
        &["man"],
        &["--help"],
    ] {
        let usual = workspace.run(arguments);
        let quiet = workspace.run(&[arguments, &["--quiet"]].concat());
        assert!(!usual.out.is_empty(), "{arguments:?}");
        assert_eq!((quiet.code, quiet.out), (usual.code, usual.out), "{arguments:?}");
    }
}

#[test]
fn verbose_names_each_file_and_shows_advice() {
    let workspace = Workspace::binh_luc().built();
    let run = workspace.run(&["build", "--verbose"]);
    assert!(!run.out.contains("đã ghi"), "{}", run.out);
    assert!(run.err.contains("lời khuyên[") && run.err.contains(" ms"), "{}", run.err);
    let task = "Xây dựng dự thảo tiêu chí";
    let workspace = workspace.edit("content/2021/plan.yaml", task, "Soạn dự thảo tiêu chí");
    let run = workspace.run(&["build", "-v"]);
    let written: Vec<&str> = run.out.lines().filter(|line| line.contains("đã ghi")).collect();
    assert!(written.contains(&"  đã ghi site/2021/thang-03/index.html"), "{}", run.out);
    assert!(!written.contains(&"  đã ghi site/2021/thang-05/index.html"), "{}", run.out);
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    let run = Workspace::binh_luc().run(&["check", "-q", "-v"]);
    expect![[r#"
        lỗi[usage-together]: không dùng `--quiet` cùng với `--verbose`
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn every_shell_gets_its_completions() {
    let workspace = Workspace::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = workspace.run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for word in ["kehoach", "build", "font-path", "samples"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    let run = workspace.run(&["completions", "tcsh"]);
    expect![[r#"
        lỗi[usage-bad-value]: giá trị `tcsh` không dùng được cho `<DÒNG_LỆNH>`
         |
         = cách sửa: dùng được: bash, elvish, fish, powershell, zsh
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["completions"]);
    expect![[r#"
        lỗi[usage-missing]: còn thiếu `<DÒNG_LỆNH>`
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn every_command_has_its_page_in_the_manual() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["man", "trang man"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let pages: Vec<String> =
        workspace.files("trang man").into_iter().map(|(path, _)| path).collect();
    let help = workspace.run(&["--help"]).out;
    let listed = help.lines().skip_while(|line| *line != "Lệnh:").skip(1);
    // What a command does may go over several lines.
    let commands: Vec<&str> = listed
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 8, "{help}");
    for command in &commands {
        assert!(pages.contains(&format!("kehoach-{command}.1")), "{command}");
    }
    assert_eq!(pages.len(), commands.len() + 1);
    let page = workspace.text("trang man/kehoach-check.1");
    assert!(page.starts_with(".ie") && page.contains(".TH kehoach-check 1"), "{page}");
    assert!(page.contains("\\-\\-deny"), "{page}");
    let english = workspace.run(&["man", "--lang", "en"]).out;
    assert!(english.contains("Find every problem"), "{english}");
    // The first page is that of the program.
    assert_eq!(workspace.run(&["man"]).out, workspace.text("trang man/kehoach.1"));
}

#[test]
fn a_page_that_cannot_be_written() {
    let run = Workspace::empty().write("man", "tệp").run(&["man", "man"]);
    assert_eq!(run.code, 3);
    assert!(run.err.starts_with("lỗi[man-failed]: không ghi được trang hướng dẫn"), "{}", run.err);
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    let mut command = program(PROGRAM);
    let child = command.arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    let mut line = String::new();
    // The reader is dropped with the rest unread.
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!line.is_empty());
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn slips_in_commands_and_options_are_guessed() {
    let workspace = Workspace::empty();
    for (arguments, near) in [
        (&["chek"][..], "check"),
        (&["biuld"], "build"),
        (&["build", "--ouput", "x"], "--output"),
        (&["init", "--smaple", "x"], "--sample"),
        (&["check", "--verbos"], "--verbose"),
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.err.contains(&format!("có phải ý bạn là `{near}`?")), "{}", run.err);
    }
}
