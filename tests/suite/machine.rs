//! What the machine refuses: files that cannot be read, places that cannot be written to, words
//! that are none.

#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

use expect_test::expect;

use super::harness::{self, Workspace, repository};

/// Sets what may be done with a file or a folder.
fn permit(workspace: &Workspace, path: &str, mode: u32) {
    std::fs::set_permissions(workspace.path(path), PermissionsExt::from_mode(mode)).unwrap();
}

#[test]
fn what_one_may_not_read() {
    let workspace = Workspace::binh_luc()
        .write("content/2022/plan.yaml", "")
        .write("content/2021/documents/a.md", "");
    let locked = ["content/units.yaml", "content/2021/documents", "content/2022"];
    for path in locked {
        permit(&workspace, path, 0);
    }
    let run = workspace.run_as_anybody(&["check", "--only", "file-denied,folder-unreadable"]);
    for path in locked {
        permit(&workspace, path, 0o755);
    }
    expect![[r#"
        lỗi[folder-unreadable]: có thư mục không đọc được
        --> content/2021/documents

        lỗi[folder-unreadable]: có thư mục không đọc được
        --> content/2022

        lỗi[file-denied]: không được phép đọc tệp này
        --> content/units.yaml

        Có 3 lỗi.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn where_one_may_not_write_down() {
    let workspace = Workspace::binh_luc().without("content/2021/published.yaml");
    permit(&workspace, "content/2021", 0o555);
    let run = workspace.run_as_anybody(&["record"]);
    permit(&workspace, "content/2021", 0o755);
    expect![[r#"
        lỗi[record-failed]: không ghi được: Permission denied (os error 13)
        --> content/2021/published.yaml
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn what_one_may_not_mend() {
    let workspace = Workspace::binh_luc()
        .edit("content/2021/plan.yaml", "  state: signed\n", "  state: final\n")
        .edit("content/2021/plan.md", "cỗ vũ tinh thần", "cỗ vũ  tinh thần");
    permit(&workspace, "content/2021", 0o555);
    let run = workspace.run_as_anybody(&["check", "--fix", "--only", "double-space"]);
    permit(&workspace, "content/2021", 0o755);
    expect![[r#"
        lỗi[mend-failed]: không sửa được tệp này: Permission denied (os error 13)
        --> content/2021/plan.md
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn bytes_where_words_belong() {
    let mut command = harness::program(harness::PROGRAM);
    command.args(["check".as_bytes(), b"--deny", b"\xff"].map(OsStr::from_bytes));
    expect![[r#"
        lỗi[usage-other]: gõ sai lệnh: invalid UTF-8 was detected in one or more arguments
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&Workspace::binh_luc().run_command(command).transcript());
}

#[test]
fn links_that_lead_in_a_circle() {
    let fixture = repository().join("tests/fixtures/quy-che-mau/content");
    let workspace = Workspace::copy_of(&fixture).without("content/units.yaml");
    symlink("units.yaml", workspace.path("content/units.yaml")).unwrap();
    let workspace = workspace.without("content/2026/documents/so-do.png");
    symlink("so-do.png", workspace.path("content/2026/documents/so-do.png")).unwrap();
    let run = workspace.run(&["check", "--only", "file-unreadable,figure-unreadable"]);
    expect![[r#"
        lỗi[figure-unreadable]: không đọc được tệp hình `so-do.png`: Too many levels of symbolic links (os error 40)
          --> content/2026/documents/quy-che-tiep-cong-dan.md:58:4
           |
        58 |    ![Phòng tiếp công dân ở bên trái cổng, Bộ phận Một cửa ở bên phải](so-do.png "Sơ đồ trụ sở")
           |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        lỗi[file-unreadable]: không đọc được tệp này: Too many levels of symbolic links (os error 40)
        --> content/units.yaml

        Có 2 lỗi.
        [mã kết thúc 1]
    "#]].assert_eq(&run.transcript());
}

#[test]
fn folders_where_there_can_be_none() {
    let workspace = Workspace::empty().write("content", "không phải thư mục");
    expect![[r#"
        lỗi[init-failed]: không ghi được: File exists (os error 17)
        --> ./content/agency.yaml
        [mã kết thúc 3]
    "#]]
    .assert_eq(&workspace.run(&["init", "--year", "2026"]).transcript());
    let workspace = Workspace::binh_luc().write("schema", "không phải thư mục");
    expect![[r#"
        lỗi[schema-failed]: không ghi được lược đồ: File exists (os error 17)
        --> schema
        [mã kết thúc 3]
    "#]]
    .assert_eq(&workspace.run(&["schema"]).transcript());
    let long = "k".repeat(300);
    let run = workspace.run(&["build", "--output", &long]);
    expect![[r#"
        lỗi[output-failed]: không ghi được: File name too long (os error 36)
        --> kkk…
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript().replace(&long, "kkk…"));
}

#[test]
fn what_only_a_machine_can_refuse_is_said() {
    use kehoach::diagnostic::{Catalogue, Diagnostic, Language, Style, text};
    let words = Catalogue::of(Language::Vi);
    let said = |finding: Diagnostic| text(&finding.with("reason", "đĩa đầy"), words, Style::Plain);
    for (finding, picture) in [
        (
            Diagnostic::error("serve-failed"),
            "lỗi[serve-failed]: không mở được bản xem thử: đĩa đầy",
        ),
        (
            Diagnostic::error("serve-watch"),
            "lỗi[serve-watch]: không theo dõi được các tệp: đĩa đầy",
        ),
        (Diagnostic::error("release-failed"), "lỗi[release-failed]: không ghi được: đĩa đầy"),
        (
            Diagnostic::error("bundle-unreadable"),
            "lỗi[bundle-unreadable]: không đọc được gói: đĩa đầy",
        ),
        (Diagnostic::error("bundle-broken"), "lỗi[bundle-broken]: gói hỏng: đĩa đầy"),
        (
            Diagnostic::error("bundle-too-large"),
            "lỗi[bundle-too-large]: gói giải nén ra lớn quá mức của một bản phát hành",
        ),
    ] {
        assert_eq!(said(finding), picture);
    }
}
