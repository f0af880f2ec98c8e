//! The external engine: found, asked for its version, refused when it is another.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use expect_test::expect;

use super::harness::Workspace;

/// A program that says it is typst.
fn typst(workspace: &Workspace, name: &str, script: &str) -> String {
    let path = workspace.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_missing_program_is_named_with_the_command_that_installs_it() {
    let workspace = Workspace::binh_luc();
    let run = workspace.run_with(&["build", "--engine", "cli"], &[("PATH", "/nowhere")]);
    expect![[r#"
        lỗi[engine-missing]: không thấy chương trình `typst`
         |
         = cách sửa: cài bằng lệnh `cargo install typst-cli --version 0.15.1 --locked`
         = cách sửa: hoặc dùng máy dựng có sẵn trong chương trình: `--engine embedded`
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript());
    assert!(!workspace.path("output").exists());
}

#[test]
fn a_program_of_another_version_is_refused() {
    let workspace = Workspace::binh_luc();
    let old = typst(&workspace, "bin/typst", "echo 'typst 0.13.1 (abc)'");
    let run = workspace.run(&["build", "--typst", &old]);
    expect![[r#"
        lỗi[engine-version]: chương trình typst là phiên bản 0.13.1, cần 0.15
         |
         = cách sửa: cài bằng lệnh `cargo install typst-cli --version 0.15.1 --locked`
         = cách sửa: hoặc dùng máy dựng có sẵn trong chương trình: `--engine embedded`
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn a_program_that_is_not_typst_is_refused() {
    let workspace = Workspace::binh_luc();
    let other = typst(&workspace, "bin/typst", "echo 'hello'");
    let run = workspace.run(&["build", "--typst", &other]);
    expect![[r#"
        lỗi[engine-broken]: không chạy được `[THƯ MỤC]/bin/typst`: hello
         |
         = cách sửa: cài bằng lệnh `cargo install typst-cli --version 0.15.1 --locked`
         = cách sửa: hoặc dùng máy dựng có sẵn trong chương trình: `--engine embedded`
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn a_program_on_the_path_sets_the_document_from_copies_only() {
    let workspace = Workspace::binh_luc();
    // Answers for its version; else writes down what it was given, and a file for the PDF.
    let log = workspace.path("log");
    let script = format!(
        "[ \"$1\" = --version ] && echo 'typst 0.15.1' && exit\n\
         echo PDF > out.pdf; case \"$*\" in *root/document.typ*) ;; *) exit ;; esac\n\
         echo \"$@\" > {0}; ls root fonts packages >> {0}",
        log.display()
    );
    typst(&workspace, "bin/typst", &script);
    let path = format!("{}:/usr/bin:/bin", workspace.path("bin").display());
    let run = workspace.run_with(&["build", "--engine", "cli"], &[("PATH", &path)]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(workspace.text("output/site/2021/pdf/ke-hoach.pdf"), "PDF\n");
    expect![[r#"
        compile --root root --font-path fonts --ignore-system-fonts --ignore-embedded-fonts --package-path packages --package-cache-path packages --pdf-standard a-2a,ua-1 --diagnostic-format short --creation-timestamp 1614211200 root/document.typ out.pdf
        fonts:
        LiberationSerif-Bold.ttf
        LiberationSerif-BoldItalic.ttf
        LiberationSerif-Italic.ttf
        LiberationSerif-Regular.ttf

        packages:

        root:
        apart.typ
        appendix.typ
        asset
        attachment
        attachment.typ
        attachments.json
        body.typ
        closing.typ
        data.json
        deadlines.typ
        document.typ
        font.json
        grid.typ
        head.typ
        month.typ
        setting.typ
        sheet.typ
        stamp.typ
        unit.typ
        words.typ
        workload.typ
        year.typ
    "#]].assert_eq(&fs::read_to_string(log).unwrap());
}

#[test]
fn a_program_is_found_from_where_it_was_named() {
    let workspace = Workspace::binh_luc();
    let script = "[ \"$1\" = --version ] && echo 'typst 0.15.1' && exit; echo PDF > out.pdf";
    typst(&workspace, "bin/typst", script);
    let run = workspace.run(&["build", "--typst", "bin/typst"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(workspace.text("output/site/2021/pdf/ke-hoach.pdf"), "PDF\n");
}

#[test]
fn what_the_program_complains_of_stops_the_build() {
    let workspace = Workspace::binh_luc();
    let script = "[ \"$1\" = --version ] && echo 'typst 0.15.1' && exit\n\
                  echo 'root/document.typ:5:3: warning: unknown font family' >&2; echo PDF > out.pdf";
    let program = typst(&workspace, "bin/typst", script);
    let run = workspace.run(&["build", "--typst", &program]);
    expect![[r#"
        lỗi[print-failed]: không dựng được bản in: 5:3: warning: unknown font family
        --> templates/print/document.typ

        Có 1 lỗi.
        Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
    assert!(!workspace.path("output").exists());
}
