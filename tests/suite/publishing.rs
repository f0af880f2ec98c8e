//! Publishing the site: what is shown before, what is written where, and what is left alone.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};

use super::harness::{Run, Workspace, files};

/// A site of a few files, as a build would have left it, and a folder to publish to.
fn site(files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::binh_luc().write("web/.keep", "");
    fs::remove_file(workspace.path("web/.keep")).unwrap();
    built(workspace, files)
}

/// What a build leaves in the output: the files, and the manifest that names them.
fn built(workspace: Workspace, files: &[(&str, &str)]) -> Workspace {
    use kehoach::output::{Artifact, Folder, Kind, render};
    let artifact = |(path, text): &(&str, &str)| {
        Artifact::ready(Kind::Site, format!("site/{path}"), text.as_bytes().to_vec())
    };
    let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
    let folder = Folder::open(&workspace.path("output")).unwrap();
    let rendered = render(&artifacts, &folder, 1, &|_| {}).unwrap();
    folder.write(&rendered).unwrap();
    workspace
}

const FIRST: [(&str, &str); 4] = [
    ("index.html", "trang chủ"),
    ("assets/trang.css", "p {}"),
    ("2021/thang-03/index.html", "tháng ba"),
    ("2021/pdf/ke-hoach.pdf", "%PDF"),
];

/// The names of the files below a folder.
fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(path, _)| path).collect()
}

/// What a command says in a workspace.
fn says(workspace: &Workspace, command: &str, expected: &Expect) {
    let words: Vec<&str> = command.split(' ').collect();
    shows(&workspace.run(&words), expected);
}

fn shows(run: &Run, expected: &Expect) {
    expected.assert_eq(&run.transcript());
}

/// Publishes to the folder, which must go well.
fn publish(workspace: &Workspace) {
    let run = workspace.run(&["publish", "web", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.transcript());
}

#[test]
fn the_first_time_and_again() {
    let workspace = site(&FIRST);
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Đưa lên web: thêm 4, đổi 0, xóa 0; 0 tệp giữ nguyên.
          thêm  2021/pdf/ke-hoach.pdf
          thêm  2021/thang-03/index.html
          thêm  assets/trang.css
          thêm  index.html
        Đã đưa lên web: thêm 4, đổi 0, xóa 0.
        Đang đưa lên …
        [mã kết thúc 0]
    "#]],
    );
    let published = workspace.files("web");
    assert_eq!(
        names(&workspace.path("web")),
        [
            ".kehoach.json",
            "2021/pdf/ke-hoach.pdf",
            "2021/thang-03/index.html",
            "assets/trang.css",
            "index.html"
        ]
    );
    for (path, text) in FIRST {
        assert_eq!(workspace.text(&format!("web/{path}")), text);
    }
    says(
        &workspace,
        "publish web",
        &expect![[r#"
        Không có gì thay đổi: 4 tệp ở web vẫn đúng.
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.files("web"), published);
}

#[test]
fn what_changed_and_what_is_gone() {
    let workspace = site(&FIRST);
    publish(&workspace);
    let workspace =
        workspace.write("web/web.config", "của người quản trị").write("web/2021/ghi-chu.txt", "x");
    let workspace =
        built(workspace, &[FIRST[0], ("assets/trang.css", "p { }"), ("tin/index.html", "tin")]);
    let before = workspace.files("web");
    says(
        &workspace,
        "publish web --dry-run",
        &expect![[r#"
        Đưa lên web: thêm 1, đổi 1, xóa 2; 1 tệp giữ nguyên.
          thêm  tin/index.html
          đổi   assets/trang.css
          xóa   2021/pdf/ke-hoach.pdf
          xóa   2021/thang-03/index.html
        Chỉ xem thử: chưa ghi gì.
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.files("web"), before, "a look writes nothing");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Đưa lên web: thêm 1, đổi 1, xóa 2; 1 tệp giữ nguyên.
          thêm  tin/index.html
          đổi   assets/trang.css
          xóa   2021/pdf/ke-hoach.pdf
          xóa   2021/thang-03/index.html
        Đã đưa lên web: thêm 1, đổi 1, xóa 2.
        Đang đưa lên …
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(
        names(&workspace.path("web")),
        [
            ".kehoach.json",
            "2021/ghi-chu.txt",
            "assets/trang.css",
            "index.html",
            "tin/index.html",
            "web.config"
        ]
    );
    assert!(!workspace.path("web/2021/pdf").exists(), "folders left empty go, too");
}

#[test]
fn a_file_that_somebody_else_put_there() {
    let workspace =
        site(&FIRST).write("web/index.html", "trang cũ").write("web/assets/trang.css", "p {}");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-foreign]: có 1 tệp trùng tên mà không phải do kehoach đưa lên: index.html; không ghi đè, chưa ghi gì
        --> web/index.html
         = cách sửa: chọn thư mục khác, hoặc dời những tệp ấy đi rồi chạy lại
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(names(&workspace.path("web")), ["assets/trang.css", "index.html"]);
    // What holds the very same bytes is in nobody's way.
    let workspace = workspace.write("web/index.html", "trang chủ");
    publish(&workspace);
}

#[test]
fn a_list_of_somebody_else() {
    let workspace = site(&FIRST).write("web/.kehoach.json", "{}");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-foreign-list]: tệp `.kehoach.json` ở nơi đến không phải do kehoach ghi, hoặc đã hỏng; chưa ghi gì
        --> web
         = cách sửa: chọn thư mục khác, hoặc xóa tệp ấy; khi đó mọi tệp ở nơi đến được so lại từng tệp với trang web
        [mã kết thúc 3]
    "#]],
    );
}

#[test]
fn what_somebody_changed_at_the_destination() {
    let workspace = site(&FIRST);
    publish(&workspace);
    let workspace = workspace
        .write("web/index.html", "sửa tay")
        .write("web/2021/pdf/ke-hoach.pdf", "sửa tay")
        .without("web/assets/trang.css");
    let workspace = built(workspace, &FIRST[..3]);
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Đưa lên web: thêm 0, đổi 2, xóa 1; 1 tệp giữ nguyên.
          đổi   assets/trang.css
          đổi   index.html
          xóa   2021/pdf/ke-hoach.pdf
        Đã đưa lên web: thêm 0, đổi 2, xóa 1.
        Đang đưa lên …
        cảnh báo[publish-left]: có 1 tệp không còn trong trang web nhưng chưa xóa được hoặc đã có người sửa: 2021/pdf/ke-hoach.pdf
        --> web
         = cách sửa: xem lại rồi tự xóa nếu không cần; từ nay kehoach không động đến những tệp ấy
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.text("web/index.html"), "trang chủ");
    assert_eq!(workspace.text("web/2021/pdf/ke-hoach.pdf"), "sửa tay");
    assert!(workspace.run(&["publish", "web"]).out.contains("vẫn đúng"));
}

/// Gives a file the time of a number of seconds after the last build.
fn written(workspace: &Workspace, path: &str, seconds: i64) {
    let build = fs::metadata(workspace.path("output/manifest.json")).unwrap().modified().unwrap();
    let apart = std::time::Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 { build - apart } else { build + apart };
    let file = fs::File::options().write(true).open(workspace.path(path)).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn what_was_written_after_the_build_is_told_of() {
    let workspace = site(&FIRST);
    publish(&workspace);
    // Neither what was released, nor what no build reads, is in the site.
    let workspace = workspace
        .write("content/2021/released/1/plan.yaml", "year: 2021\n")
        .write("content/2021/.plan.md.swp", "x")
        .write("templates/GHI-CHU.md", "x")
        .write("templates/frame.html", "x")
        .write("fonts/a.ttf", "x")
        .write("content/2021/published.yaml", "events: []\n");
    for (path, _) in workspace.files("content") {
        written(&workspace, &format!("content/{path}"), -60);
    }
    written(&workspace, "templates/frame.html", 0);
    written(&workspace, "fonts/a.ttf", 0);
    for path in
        ["content/2021/released/1/plan.yaml", "content/2021/.plan.md.swp", "templates/GHI-CHU.md"]
    {
        written(&workspace, path, 60);
    }
    let run = workspace.run(&["publish", "web"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for path in [
        "content/2021/plan.yaml",
        "content/2021/published.yaml",
        "templates/frame.html",
        "fonts/a.ttf",
    ] {
        written(&workspace, path, 60);
    }
    says(
        &workspace,
        "publish web",
        &expect![[r#"
            Không có gì thay đổi: 4 tệp ở web vẫn đúng.
            cảnh báo[publish-older]: nguồn có 4 tệp sửa sau lần dựng gần nhất: content/2021/plan.yaml, content/2021/published.yaml, fonts/a.ttf, templates/frame.html; trang web đưa lên chưa có những chỗ sửa ấy
            --> output
             = cách sửa: chạy `kehoach build` trước
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn a_build_that_had_nothing_to_write_ends_the_warning() {
    let workspace = Workspace::binh_luc().built().write("web/.keep", "");
    let plan = "content/2021/plan.yaml";
    let workspace = workspace.edit(plan, "year: 2021\n", "# đã xem\nyear: 2021\n");
    written(&workspace, plan, 60);
    let warned = |workspace: &Workspace| {
        let run = workspace.run(&["publish", "web", "--dry-run"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.err.contains("cảnh báo[publish-older]")
    };
    assert!(warned(&workspace));
    let run = workspace.run(&["build"]);
    assert!(run.out.starts_with("Không có gì thay đổi"), "{}", run.out);
    assert!(!warned(&workspace));
    written(&workspace, plan, 1);
    assert!(warned(&workspace));
}

#[test]
fn what_was_saved_while_the_build_was_under_way_is_told_of() {
    let workspace = Workspace::binh_luc().write("web/.keep", "");
    let plan = "content/2021/plan.yaml";
    let hour = std::time::Duration::from_hours(1);
    let began = fs::metadata(workspace.path(plan)).unwrap().modified().unwrap();
    let dated = |path: &str, time| {
        let file = fs::File::options().write(true).open(workspace.path(path)).unwrap();
        file.set_modified(time).unwrap();
    };
    for (path, _) in workspace.files("content") {
        dated(&format!("content/{path}"), began - hour);
    }
    for _ in ["first", "nothing to write"] {
        let run = workspace.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let run = workspace.run(&["publish", "web", "--dry-run"]);
        assert!(!run.err.contains("publish-older"), "{}", run.err);
    }
    // It was read before it was saved, and saved before the manifest was written.
    dated(plan, began);
    let run = workspace.run(&["publish", "web", "--dry-run"]);
    assert!(run.err.contains("sửa sau lần dựng gần nhất: content/2021/plan.yaml;"), "{}", run.err);
}

#[test]
fn a_workspace_is_not_published_into() {
    let workspace = site(&FIRST)
        .write("templates/web/.keep", "")
        .write("fonts/web/.keep", "")
        .write("output/release/.keep", "")
        .write("khac/content/agency.yaml", "name: A\n")
        .write("khac/web/.keep", "");
    let before = workspace.files("");
    says(
        &workspace,
        "publish . --yes",
        &expect![[r#"
        lỗi[publish-into-workspace]: không đưa lên vào thư mục làm việc: trang web sẽ lẫn với nguồn, với kết quả dựng
        --> .
         = cách sửa: nêu một thư mục riêng cho trang web, như `web` trong thư mục làm việc hoặc `D:\web\ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
    for folder in [
        "content",
        "content/2021",
        "templates/web",
        "fonts/web",
        "./web/..",
        "khac",
        "khac/content",
    ] {
        let run = workspace.run(&["publish", folder, "--yes"]);
        assert_eq!(run.code, 2, "{folder}: {}", run.out);
        assert!(run.err.contains("lỗi[publish-into-workspace]"), "{folder}: {}", run.err);
    }
    // What was built may lie elsewhere.
    let run = workspace.run(&["build", "--output", "ket-qua"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = workspace.run(&["publish", "output/release", "--output", "ket-qua", "--yes"]);
    assert!(run.err.contains("lỗi[publish-into-workspace]"), "{}", run.err);
    fs::remove_dir_all(workspace.path("ket-qua")).unwrap();
    assert!(workspace.files("") == before);
    // A folder of its own is fine, in whosever workspace.
    let run = workspace.run(&["publish", "khac/web", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// The site after the first one: one page and the style sheet are others, one page is new.
#[cfg(unix)]
const SECOND: [(&str, &str); 3] =
    [("index.html", "trang mới"), ("assets/trang.css", "mới"), ("tin/a.html", "tin")];

#[cfg(unix)]
fn permit(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The first site, published, and the second one, cut off before its last page is sent; and what was said.
#[cfg(unix)]
fn cut_off() -> (Workspace, Run) {
    let workspace = site(&FIRST);
    publish(&workspace);
    let workspace = built(workspace, &SECOND);
    let news = workspace.path("web/tin");
    fs::create_dir(&news).unwrap();
    for entry in walkdir::WalkDir::new(workspace.path("web")).into_iter().flatten() {
        if entry.file_type().is_dir() {
            permit(entry.path(), 0o777);
        }
    }
    permit(&news, 0o555);
    let run = workspace.run_as_anybody(&["publish", "web", "--yes"]);
    permit(&news, 0o755);
    (workspace, run)
}

#[cfg(unix)]
#[test]
fn a_run_that_was_cut_off_is_gone_on_with() {
    let (workspace, run) = cut_off();
    shows(
        &run,
        &expect![[r#"
        Đưa lên web: thêm 1, đổi 2, xóa 2; 0 tệp giữ nguyên.
          thêm  tin/a.html
          đổi   assets/trang.css
          đổi   index.html
          xóa   2021/pdf/ke-hoach.pdf
          xóa   2021/thang-03/index.html
        Đang đưa lên …
        lỗi[output-denied]: không được phép ghi vào đây
        --> web/tin/a.html
         = cách sửa: chạy lại lệnh này: những gì còn dở sẽ được làm tiếp
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.text("web/assets/trang.css"), "mới");
    assert!(workspace.path("web/2021/pdf/ke-hoach.pdf").exists());
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Lần đưa lên trước bị dừng giữa chừng; lần này làm tiếp.
        Đưa lên web: thêm 0, đổi 3, xóa 2; 0 tệp giữ nguyên.
          đổi   assets/trang.css
          đổi   index.html
          đổi   tin/a.html
          xóa   2021/pdf/ke-hoach.pdf
          xóa   2021/thang-03/index.html
        Đã đưa lên web: thêm 0, đổi 3, xóa 2.
        Đang đưa lên …
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(
        names(&workspace.path("web")),
        [".kehoach.json", "assets/trang.css", "index.html", "tin/a.html"]
    );
    assert_eq!(workspace.text("web/index.html"), "trang mới");
    assert!(!workspace.text("web/.kehoach.json").contains("sending"));
}

#[cfg(unix)]
#[test]
fn what_somebody_put_there_after_a_run_was_cut_off() {
    let (workspace, _) = cut_off();
    let workspace =
        workspace.write("web/tin/a.html", "của người khác").write("web/index.html", "sửa tay");
    let before = workspace.files("web");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-foreign]: có 2 tệp trùng tên mà không phải do kehoach đưa lên: index.html, tin/a.html; không ghi đè, chưa ghi gì
        --> web/index.html
         = cách sửa: chọn thư mục khác, hoặc dời những tệp ấy đi rồi chạy lại
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.files("web"), before);
    // What a third site no longer has is no reason to stop; it stays where it is somebody else's.
    let workspace = workspace
        .write("web/index.html", "trang chủ")
        .write("web/2021/pdf/ke-hoach.pdf", "của người khác");
    let workspace = built(workspace, &[("index.html", "trang ba"), ("assets/trang.css", "ba")]);
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Lần đưa lên trước bị dừng giữa chừng; lần này làm tiếp.
        Đưa lên web: thêm 0, đổi 2, xóa 1; 0 tệp giữ nguyên.
          đổi   assets/trang.css
          đổi   index.html
          xóa   2021/thang-03/index.html
        Đã đưa lên web: thêm 0, đổi 2, xóa 1.
        Đang đưa lên …
        cảnh báo[publish-left]: có 2 tệp không còn trong trang web nhưng chưa xóa được hoặc đã có người sửa: 2021/pdf/ke-hoach.pdf, tin/a.html
        --> web
         = cách sửa: xem lại rồi tự xóa nếu không cần; từ nay kehoach không động đến những tệp ấy
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(
        names(&workspace.path("web")),
        [".kehoach.json", "2021/pdf/ke-hoach.pdf", "assets/trang.css", "index.html", "tin/a.html"]
    );
    assert_eq!(workspace.text("web/tin/a.html"), "của người khác");
    assert_eq!(workspace.text("web/assets/trang.css"), "ba");
}

#[test]
fn a_list_of_an_earlier_version_does_not_know_what_was_sent() {
    let list = r#"{"kehoach": 1, "files": {}, "unsure": ["index.html", "tin/a.html"]}"#;
    let workspace = site(&FIRST)
        .write("web/.kehoach.json", list)
        .write("web/index.html", "trang cũ")
        .write("web/tin/a.html", "tin cũ");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-foreign]: có 1 tệp trùng tên mà không phải do kehoach đưa lên: index.html; không ghi đè, chưa ghi gì
        --> web/index.html
         = cách sửa: chọn thư mục khác, hoặc dời những tệp ấy đi rồi chạy lại
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.text("web/index.html"), "trang cũ");
    let workspace = workspace.write("web/index.html", "trang chủ");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        Lần đưa lên trước bị dừng giữa chừng; lần này làm tiếp.
        Đưa lên web: thêm 3, đổi 1, xóa 0; 0 tệp giữ nguyên.
          thêm  2021/pdf/ke-hoach.pdf
          thêm  2021/thang-03/index.html
          thêm  assets/trang.css
          đổi   index.html
        Đã đưa lên web: thêm 3, đổi 1, xóa 0.
        Đang đưa lên …
        cảnh báo[publish-left]: có 1 tệp không còn trong trang web nhưng chưa xóa được hoặc đã có người sửa: tin/a.html
        --> web
         = cách sửa: xem lại rồi tự xóa nếu không cần; từ nay kehoach không động đến những tệp ấy
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.text("web/tin/a.html"), "tin cũ");
}

#[test]
fn a_file_where_a_folder_belongs_and_a_folder_where_a_file_belongs() {
    let workspace = site(&FIRST).write("web/2021", "tệp lạ");
    let before = workspace.files("web");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-in-the-way]: có 1 chỗ ở nơi đến bị chiếm: tệp nằm ở chỗ của thư mục, hoặc thư mục nằm ở chỗ của tệp: 2021; chưa ghi gì
        --> web/2021
         = cách sửa: chọn thư mục khác, hoặc dời những tệp, thư mục ấy đi rồi chạy lại
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.files("web"), before);
    // The same where the list knows the page as its own.
    let workspace = site(&FIRST);
    publish(&workspace);
    let workspace = workspace.without("web/index.html").write("web/index.html/x", "của ai");
    let before = workspace.files("web");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-in-the-way]: có 1 chỗ ở nơi đến bị chiếm: tệp nằm ở chỗ của thư mục, hoặc thư mục nằm ở chỗ của tệp: index.html; chưa ghi gì
        --> web/index.html
         = cách sửa: chọn thư mục khác, hoặc dời những tệp, thư mục ấy đi rồi chạy lại
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.files("web"), before);
}

/// Runs `kehoach publish` on a machine that has another program in place of a tool.
#[cfg(unix)]
fn publish_by(tool: &str, script: &str, to: &str, environment: &[(&str, &str)]) -> Run {
    let workspace = site(&FIRST).write(&format!("bin/{tool}"), format!("#!/bin/sh\n{script}"));
    permit(&workspace.path(&format!("bin/{tool}")), 0o755);
    let path = format!("{}:/usr/bin:/bin", workspace.path("bin").display());
    let environment = [&[("PATH", path.as_str())], environment].concat();
    workspace.run_with(&["publish", to, "--yes"], &environment)
}

#[cfg(unix)]
#[test]
fn a_folder_of_a_server_that_cannot_be_listed() {
    // As `sftp -b` does: what begins with a hyphen may fail, another command ends it.
    let script = r#"
        while read -r line; do
            case $line in
                ls*) echo 'remote readdir("/web/"): Permission denied' >&2; exit 1;;
            esac
            echo "sftp> $line"
        done
    "#;
    shows(
        &publish_by("sftp", script, "sftp://may-chu/web", &[]),
        &expect![[r#"
        lỗi[publish-denied]: máy chủ không cho đọc hoặc ghi ở thư mục này: remote readdir("/web/"): Permission denied
        --> sftp://may-chu/web
         = cách sửa: nhờ người quản trị máy chủ cho người dùng này quyền đọc và ghi
        [mã kết thúc 3]
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_daemon_that_wants_a_password() {
    // rsync asks for it where there is no such variable.
    let script = r#"
        echo "@ERROR: auth failed on module web (‹${RSYNC_PASSWORD-Password: }›)" >&2
        exit 5
    "#;
    let to = "rsync://van-thu@may-chu/web";
    shows(
        &publish_by("rsync", script, to, &[]),
        &expect![[r#"
        lỗi[publish-password]: máy chủ rsync đòi mật khẩu, hoặc mật khẩu không đúng: @ERROR: auth failed on module web (‹›)
        --> rsync://van-thu@may-chu/web
         = cách sửa: kehoach không hỏi mật khẩu: đặt vào biến môi trường RSYNC_PASSWORD rồi chạy lại, và ghi tên người dùng vào nơi đến (`rsync://tên@máy_chủ/…`)
        [mã kết thúc 3]
    "#]],
    );
    let run = publish_by("rsync", script, to, &[("RSYNC_PASSWORD", "mật")]);
    assert!(run.err.contains("‹mật›"), "{}", run.err);
}

#[test]
fn nothing_to_publish() {
    let workspace = Workspace::binh_luc().write("web/x", "");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-no-build]: chưa có trang web nào để đưa lên
        --> output
         = cách sửa: chạy `kehoach build` trước
        [mã kết thúc 2]
    "#]],
    );
    let workspace = site(&FIRST).write("output/site/index.html", "sửa tay");
    says(
        &workspace,
        "publish web --yes",
        &expect![[r#"
        lỗi[publish-stale]: có 1 tệp của trang web không còn đúng như lần dựng đã ghi: site/index.html
        --> output
         = cách sửa: chạy lại `kehoach build`; tệp nào sửa tay trong thư mục kết quả thì sửa ở nguồn
        [mã kết thúc 2]
    "#]],
    );
    let workspace = site(&FIRST).write("output/site/them.html", "của tôi");
    says(
        &workspace,
        "publish web --dry-run",
        &expect![[r#"
        Đưa lên web: thêm 4, đổi 0, xóa 0; 0 tệp giữ nguyên.
          thêm  2021/pdf/ke-hoach.pdf
          thêm  2021/thang-03/index.html
          thêm  assets/trang.css
          thêm  index.html
        Chỉ xem thử: chưa ghi gì.
        cảnh báo[publish-stranger]: có 1 tệp trong thư mục trang web mà kehoach không ghi, nên không đưa lên: site/them.html
        --> output/site
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn the_home_of_somebody_else_is_no_destination() {
    let workspace = site(&FIRST);
    says(
        &workspace,
        "publish van-thu@may-chu:~khac/web",
        &expect![[r#"
        lỗi[bad-destination]: không hiểu nơi đưa lên `van-thu@may-chu:~khac/web`
         |
         = cách sửa: `~tên` không dùng được; `~/web` là thư mục `web` trong thư mục riêng của người dùng, còn lại thì viết đường dẫn từ gốc, như `/home/tên/web`
         = cách sửa: viết thư mục như `D:\web\ke-hoach`, hoặc máy chủ như `vanthu@may-chu.example:/srv/ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
}

#[test]
fn where_to() {
    let workspace = site(&FIRST);
    says(
        &workspace,
        "publish",
        &expect![[r#"
        lỗi[publish-no-destination]: chưa biết đưa trang web lên đâu
         |
         = cách sửa: gõ nơi đến sau lệnh, hoặc ghi vào dòng `publish` ở mục `site` trong content/agency.yaml để lần sau chỉ cần gõ `kehoach publish`
         = cách sửa: viết thư mục như `D:\web\ke-hoach`, hoặc máy chủ như `vanthu@may-chu.example:/srv/ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
    says(
        &workspace,
        "publish wed",
        &expect![[r#"
        lỗi[publish-no-folder]: không có thư mục này
        --> wed
         = cách sửa: xem lại tên; nếu đúng là nơi mới thì lập thư mục ấy trước, để gõ nhầm không thành thư mục lạ
         = cách sửa: viết thư mục như `D:\web\ke-hoach`, hoặc máy chủ như `vanthu@may-chu.example:/srv/ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
    says(
        &workspace,
        "publish content/agency.yaml",
        &expect![[r#"
        lỗi[publish-is-file]: nơi đưa lên là một tệp, không phải thư mục
        --> content/agency.yaml
        [mã kết thúc 2]
    "#]],
    );
    says(
        &workspace,
        "publish ftp://may-chu/web",
        &expect![[r#"
        lỗi[bad-destination]: không hiểu nơi đưa lên `ftp://may-chu/web`
         |
         = cách sửa: không đưa lên được bằng `ftp://`; chỉ dùng được ssh, sftp và rsync
         = cách sửa: viết thư mục như `D:\web\ke-hoach`, hoặc máy chủ như `vanthu@may-chu.example:/srv/ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
    says(
        &workspace,
        "publish output/site/2021",
        &expect![[r#"
        lỗi[publish-into-output]: không đưa lên vào chính thư mục kết quả của lần dựng
        --> output/site/2021
         = cách sửa: chọn một thư mục ở ngoài thư mục kết quả
        [mã kết thúc 2]
    "#]],
    );
    let agency = "content/agency.yaml";
    let named = |text: &str| {
        let line = format!("site:\n  publish: {text}\n");
        let workspace = site(&FIRST).edit(agency, "site:\n", &line);
        written(&workspace, agency, -1);
        workspace
    };
    says(
        &named("\"may chủ:/web\""),
        "publish",
        &expect![[r#"
        lỗi[bad-destination]: không hiểu nơi đưa lên `may chủ:/web`
         --> content/agency.yaml:8:12
          |
        8 |   publish: "may chủ:/web"
          |            ^^^^^^^^^^^^^^
          |
          = cách sửa: tên máy chủ `may chủ` chỉ được có chữ không dấu, chữ số, dấu chấm, dấu gạch
          = cách sửa: viết thư mục như `D:\web\ke-hoach`, hoặc máy chủ như `vanthu@may-chu.example:/srv/ke-hoach`
        [mã kết thúc 2]
    "#]],
    );
    let workspace = named("web");
    says(
        &workspace,
        "publish",
        &expect![[r#"
            Đưa lên web: thêm 4, đổi 0, xóa 0; 0 tệp giữ nguyên.
              thêm  2021/pdf/ke-hoach.pdf
              thêm  2021/thang-03/index.html
              thêm  assets/trang.css
              thêm  index.html
            lỗi[publish-unconfirmed]: chưa đưa lên, vì không có ai trả lời câu hỏi
             |
             = cách sửa: thêm `--yes` để đưa lên không cần hỏi
            [mã kết thúc 2]
        "#]],
    );
    assert!(!workspace.path("web/index.html").exists());
    // A folder in the file is seen from the workspace, wherever one stands.
    let run = workspace.run(&["-C", workspace.path("").to_str().unwrap(), "publish", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(workspace.path("web/index.html").exists());
}

#[cfg(unix)]
#[test]
fn where_one_may_not_write() {
    let workspace = site(&FIRST);
    permit(&workspace.path("web"), 0o555);
    let run = workspace.run_as_anybody(&["publish", "web", "--yes"]);
    permit(&workspace.path("web"), 0o755);
    shows(
        &run,
        &expect![[r#"
        Đưa lên web: thêm 4, đổi 0, xóa 0; 0 tệp giữ nguyên.
          thêm  2021/pdf/ke-hoach.pdf
          thêm  2021/thang-03/index.html
          thêm  assets/trang.css
          thêm  index.html
        Đang đưa lên …
        lỗi[output-denied]: không được phép ghi vào đây
        --> web/.kehoach.json
         = cách sửa: chạy lại lệnh này: những gì còn dở sẽ được làm tiếp
        [mã kết thúc 3]
    "#]],
    );
}

#[test]
fn a_real_site() {
    let workspace = Workspace::binh_luc().built().write("web/robots.txt", "User-agent: *");
    publish(&workspace);
    let mut published = workspace.files("web");
    published.retain(|(path, _)| ![".kehoach.json", "robots.txt"].contains(&path.as_str()));
    let site = workspace.files("output/site");
    assert!(site.len() > 100, "{}", site.len());
    assert_eq!(published, site);
}
