//! `kehoach release`: what is released, what is refused, what proves a bundle.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::process::Command;

use expect_test::expect;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::harness::Workspace;

const BUNDLE: &str = "output/release/2021/ke-hoach-2021.zip";

/// The names of the files of a bundle, with their bytes.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

/// A bundle of these files.
fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The plan of 2021, released.
fn released() -> Workspace {
    let workspace = Workspace::binh_luc().built();
    let run = workspace.run(&["release", "2021"]);
    assert_eq!(run.code, 0, "{}", run.err);
    workspace
}

#[test]
fn a_year_is_released_and_proved() {
    let workspace = Workspace::binh_luc().built();
    let run = workspace.run(&["release", "2021"]);
    expect![[r#"
        Đã phát hành 2021, lần 1: 91 tệp trong output/release/2021/ke-hoach-2021.zip
          ghi chú: output/release/2021/GHI-CHU.md; mã kiểm: output/release/2021/SHA256SUMS
        Đã lưu bản phát hành lần 1 vào content/2021/released/1; đưa thư mục này vào git. Từ nay sửa kế hoạch phải có văn bản sửa đổi hoặc đính chính.
        Bước tiếp theo: `kehoach publish` để đưa trang web lên.
        lời khuyên[release-no-commit]: thư mục này không nằm trong git, nên bản kê không ghi được bản lưu của nguồn
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
    // So it is where the notes say.
    let mut command = super::harness::program(super::harness::PROGRAM);
    command.args(["release", "--check", "ke-hoach-2021.zip"]);
    let proved = command.current_dir(workspace.path("output/release/2021")).output().unwrap();
    assert!(proved.status.success(), "{}", String::from_utf8_lossy(&proved.stderr));
    let run = workspace.run(&["release", "--check", BUNDLE]);
    expect![[r#"
        Gói nguyên vẹn: 93 tệp đều đúng mã. 2021, lần 1, làm bằng kehoach 0.1.0.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
    // Once more there is nothing to do, and nothing is written.
    let before = workspace.files("");
    let run = workspace.run(&["release"]);
    expect![[r#"
        Gói output/release/2021/ke-hoach-2021.zip đã đúng như thế từ trước (lần 1, 91 tệp).
          ghi chú: output/release/2021/GHI-CHU.md; mã kiểm: output/release/2021/SHA256SUMS
        lời khuyên[release-no-commit]: thư mục này không nằm trong git, nên bản kê không ghi được bản lưu của nguồn
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
    assert!(before == workspace.files(""));
    expect![[r#"
        # Hội đồng thi đua, khen thưởng huyện Bình Lục: bản phát hành 2021, lần 1

        ## Kế hoạch công tác thi đua, khen thưởng năm 2021

        Số 01/KH-HĐTĐKT, ngày 25 tháng 02 năm 2021: 26 việc, 1 việc phải gửi, 0 văn bản khác.

        Bản phát hành đầu tiên.

        ## Trong gói này

        - trang web, một tệp ZIP để giải nén lên máy chủ: 1 tệp
        - văn bản để in: 1 tệp PDF
        - bản in để treo, để phát: 31 tệp PDF
        - lịch: 20 tệp
        - dữ liệu: 4 tệp
        - cho cổng thông tin: 33 tệp

        ## Kiểm tra gói

        Trong thư mục chứa gói, chạy `kehoach release --check ke-hoach-2021.zip`; hoặc đối chiếu `SHA256SUMS` bằng `sha256sum -c` (hai tệp được kê: gói và `GHI-CHU.md`).
    "#]].assert_eq(&workspace.text("output/release/2021/GHI-CHU.md"));
    // What was released is kept, and is the plan.
    for name in ["plan.yaml", "plan.md"] {
        let kept = workspace.text(&format!("content/2021/released/1/{name}"));
        assert_eq!(kept, workspace.text(&format!("content/2021/{name}")), "{name}");
    }
    // The digests are those that other programs reckon.
    let sums = Command::new("sha256sum")
        .args(["-c", "SHA256SUMS"])
        .current_dir(workspace.path("output/release/2021"))
        .output()
        .unwrap();
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stdout));
}

#[test]
fn what_calendars_publish_is_written_down_before_they_go_up() {
    let workspace = Workspace::binh_luc().without("content/2021/published.yaml");
    let run = workspace.run(&["release", "2021"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let next = run.out.lines().last().unwrap_or_default();
    expect!["Bước tiếp theo: `kehoach record` (chưa có published.yaml ghi những gì lịch công bố), `kehoach build`, rồi `kehoach publish` để đưa trang web lên."].assert_eq(next);
}

#[test]
fn a_bundle_holds_every_kind_of_file() {
    let workspace = released();
    let entries = entries(&workspace.bytes(BUNDLE));
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "trang-web-2021.zip",
        "van-ban/ke-hoach.pdf",
        "ban-in/lich-nam.pdf",
        "ban-in/don-vi/phong-noi-vu.pdf",
        "lich/han-chot.ics",
        "lich/don-vi/phong-noi-vu.ics",
        "du-lieu/ke-hoach.json",
        "du-lieu/ke-hoach.xlsx",
        "cong-thong-tin/manh/han-chot.html",
        "GHI-CHU.md",
        "SHA256SUMS",
        "manifest.json",
    ] {
        assert!(names.contains(&&*format!("ke-hoach-2021/{name}")), "{name}: {names:#?}");
    }
    // Each is that of the build.
    let plan = &entries.iter().find(|(name, _)| name.ends_with("van-ban/ke-hoach.pdf")).unwrap().1;
    assert_eq!(plan, &workspace.bytes("output/site/2021/pdf/ke-hoach.pdf"));
    // The site in it is whole.
    let site = &entries.iter().find(|(name, _)| name.ends_with("trang-web-2021.zip")).unwrap().1;
    let pages = self::entries(site);
    assert_eq!(pages.len(), workspace.files("output/site").len());
}

#[test]
fn the_same_source_gives_the_same_bundle_anywhere() {
    let first = released();
    let expected = first.bytes(BUNDLE);
    // Another folder, another time zone, another language, another mask, another number of jobs.
    let second = Workspace::binh_luc();
    let script = "umask 077; exec \"$0\" release 2021 --jobs 1";
    let mut command = Command::new("sh");
    command.args(["-c", script, super::harness::PROGRAM]);
    command.env("TZ", "America/New_York").env("LC_ALL", "en_US.UTF-8");
    let run = second.run_command(command);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(second.bytes(BUNDLE) == expected);
    // Ends of lines as a checkout on Windows has them.
    let third = Workspace::binh_luc();
    for (path, bytes) in third.files("content") {
        let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
        fs::write(third.path("content").join(path), text).unwrap();
    }
    let run = third.run(&["release", "2021", "--jobs", "3"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(third.bytes(BUNDLE) == expected);
}

/// Runs git as somebody whom nobody knows.
fn git(workspace: &Workspace, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.invalid"]).args(arguments);
    command.env("GIT_AUTHOR_DATE", "2021-02-25T08:00:00Z");
    command.env("GIT_COMMITTER_DATE", "2021-02-25T08:00:00Z");
    let output = command.current_dir(workspace.path("")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit_of(workspace: &Workspace) -> serde_json::Value {
    let entries = entries(&workspace.bytes(BUNDLE));
    let manifest = entries.iter().find(|(name, _)| name.ends_with("/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest.1).unwrap();
    manifest["commit"].clone()
}

#[test]
fn the_manifest_names_the_commit_of_the_source() {
    let workspace = Workspace::binh_luc().built();
    git(&workspace, &["init", "-q"]);
    git(&workspace, &["add", "content"]);
    git(&workspace, &["commit", "-q", "-m", "kế hoạch"]);
    let run = workspace.run(&["release", "2021"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let commit = commit_of(&workspace);
    assert_eq!(commit.as_str().unwrap().len(), 40);
    // The copy that is kept now is no change of the source.
    let run = workspace.run(&["release", "2021"]);
    assert!(run.out.starts_with("Gói "), "{}", run.out);
    let run = workspace.run(&["release", "--check", BUNDLE]);
    assert!(run.out.contains(commit.as_str().unwrap()), "{}", run.out);
    // What an office program keeps for itself is no source.
    let workspace = workspace
        .write("content/2021/plan.yaml~", "x")
        .write("content/2021/x.tmp", "x")
        .write("content/2021/plan.md.bak", "x")
        .write("content/~$van-ban.docx", "x");
    let run = workspace.run(&["release", "2021"]);
    assert!(run.out.starts_with("Gói ") && run.err.is_empty(), "{}{}", run.out, run.err);
    // What is in no commit has none. The files are the same, so nobody needs the bundle again.
    let workspace = workspace.edit("content/units.yaml", "units:\n", "# sửa\nunits:\n");
    let run = workspace.run(&["release", "2021"]);
    expect![[r#"
        cảnh báo[release-uncommitted]: nguồn có 1 tệp khác bản lưu trong git (trước hết là `content/units.yaml`), nên bản kê không ghi được bản lưu

    "#]].assert_eq(&run.err);
    assert_eq!(commit_of(&workspace), serde_json::Value::Null);
    git(&workspace, &["add", "content"]);
    git(&workspace, &["commit", "-q", "-m", "sửa"]);
    let run = workspace.run(&["release", "2021"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_ne!(commit_of(&workspace), commit);
}

#[test]
fn what_is_not_finished_is_not_released() {
    let plan = "content/2021/plan.yaml";
    let draft = Workspace::binh_luc().edit(plan, "state: signed", "state: draft");
    let gap = draft.edit(plan, "Xây dựng dự thảo tiêu chí", "Xây dựng … tiêu chí");
    let run = gap.run(&["release", "2021"]);
    expect![[r#"
        cảnh báo[capital-law]: tên luật `Luật Thi đua, Khen thưởng` viết hoa chưa đúng
         --> content/2021/plan.md:9:190
          |
        9 | ...Về tiếp tục đổi mới công tác thi đua, khen thưởng”; Luật Thi đua, Khen thưởng và các văn bản hướng dẫn thi hành. Nâng cao chất lượ...
          |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: viết `Luật Thi đua, khen thưởng`

        cảnh báo[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×3)
          --> content/2021/plan.md:11:345
           |
        11 | ...đồng thi đua, khen thưởng các cấp theo quy định của Luật thi đua, khen thưởng.
           |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: viết `Luật Thi đua, khen thưởng`

        cảnh báo[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×2)
          --> content/2021/plan.yaml:23:14
           |
        23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
           |              ^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = ở mục: 2021 › căn cứ 1
           = cách sửa: viết `Luật Thi đua, khen thưởng`

        cảnh báo[bases-in-one]: hai căn cứ viết chung một dòng
          --> content/2021/plan.yaml:23:48
           |
        23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
           |                                                ^
           |
           = ở mục: 2021 › căn cứ 1
           = cách sửa: tách từ dấu `;` thành một mục riêng của `bases`, bắt đầu bằng `Căn cứ`

        cảnh báo[capital-body]: một tên cơ quan viết hoa hai cách: `Hội đồng Thi đua` và `Hội đồng thi đua` (×9)
          --> content/2021/plan.yaml:87:93
           |
        87 |       Tham mưu UBND huyện đăng ký thi đua năm 2021 với Khối thi đua các huyện, thành phố và Hội đồng
           |                                                                                             ^^^^^^^^
           |
           = ở mục: 2021 › tháng 3 › việc 2
           = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

        cảnh báo[capital-body]: một tên cơ quan viết hoa hai cách: `hội đồng thi đua` và `Hội đồng thi đua` (×9)
           --> content/2021/plan.yaml:167:24
            |
        167 |       để tham mưu giúp hội đồng thi đua, khen thưởng huyện ký ban hành và triển khai thực hiện.
            |                        ^^^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 9 › việc 1
            = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

        lỗi[release-draft]: kế hoạch còn là dự thảo nên chưa phát hành được
          --> content/2021/plan.yaml:12:10
           |
        12 |   state: draft
           |          ^^^^^
           |
           = cách sửa: điền số, ngày, xóa dòng `state: draft`

        Chưa phát hành. Sửa những chỗ trên rồi chạy lại.
        [mã kết thúc 1]
    "#]].assert_eq(&run.transcript());
    // Another document of the year may be a draft, and is told of.
    let paper = "---\ndocument:\n  kind: BÁO CÁO\n  subject: Kết quả thi đua\n  symbol: BC-HĐTĐKT\n  place: Bình Lục\n  state: draft\n\
        letterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\nrecipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: A\n\
        ---\nLời báo cáo.\n";
    let run =
        Workspace::binh_luc().write("content/2021/documents/bao-cao.md", paper).run(&["release"]);
    assert_eq!(run.code, 0, "{}", run.err);
    expect![[r#"
        lời khuyên[release-no-commit]: thư mục này không nằm trong git, nên bản kê không ghi được bản lưu của nguồn

        cảnh báo[release-draft-paper]: văn bản này còn là dự thảo; trong gói nó mang chữ DỰ THẢO
         --> content/2021/documents/bao-cao.md:7:10
          |
        7 |   state: draft
          |          ^^^^^

    "#]].assert_eq(&run.err);
    assert!(!gap.path("output").exists() && !gap.path("content/2021/released").exists());
    let wrong = Workspace::binh_luc().edit(plan, "  symbol: KH", "  symbl: KH");
    assert_eq!(wrong.run(&["release"]).code, 1);
    assert!(!wrong.path("output").exists());
    let run = Workspace::binh_luc().run(&["release", "2022"]);
    expect![[r#"
        lỗi[usage-unknown-plan]: không có kế hoạch `2022`
         |
         = cách sửa: các kế hoạch: 2021
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn a_plan_that_cannot_be_read_is_told_of_as_such() {
    let workspace = Workspace::binh_luc();
    let plan = workspace.text("content/2021/plan.yaml");
    let workspace = workspace.write(
        "content/2021/plan.yaml",
        format!(
            "{plan}notes: [
"
        ),
    );
    let run = workspace.run(&["release", "2021"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("lỗi[yaml-") && !run.err.contains("usage-unknown-plan"),
        "{}",
        run.err
    );
}

#[test]
fn a_draft_of_another_year_holds_nothing_up() {
    let workspace = Workspace::binh_luc();
    assert_eq!(workspace.run(&["new", "year", "2022", "--accept", "years"]).code, 0);
    let gap = "Xây dựng dự thảo tiêu chí";
    let workspace = workspace.edit("content/2022/plan.yaml", gap, "Xây dựng … tiêu chí");
    let run = workspace.run(&["release", "2021"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(workspace.run(&["release", "2022"]).code, 1);
}

#[test]
fn a_bundle_that_is_replaced_is_told_of() {
    let agency = ("  title: Kế hoạch thi đua", "  title: Các kế hoạch thi đua");
    let workspace = released().edit("content/agency.yaml", agency.0, agency.1);
    let run = workspace.run(&["release"]);
    assert_eq!(run.code, 0, "{}", run.err);
    // The plan says what it said: it is the same release.
    expect![[r#"
        Đã phát hành 2021, lần 1: 91 tệp trong output/release/2021/ke-hoach-2021.zip
          ghi chú: output/release/2021/GHI-CHU.md; mã kiểm: output/release/2021/SHA256SUMS
        lời khuyên[release-no-commit]: thư mục này không nằm trong git, nên bản kê không ghi được bản lưu của nguồn

        cảnh báo[release-replaced]: gói lần 1 có từ trước khác gói này, nay đã được thay
        --> output/release/2021/ke-hoach-2021.zip
         = cách sửa: kế hoạch vẫn thế, chỉ thứ khác đổi (văn bản khác trong năm, tin bài, thiết lập); ai đã nhận gói trước thì gửi lại gói này

    "#]].assert_eq(&format!("{}{}", run.out, run.err));
    assert!(!workspace.path("content/2021/released/2").exists());
}

#[test]
fn a_bundle_of_several_plans_is_replaced_when_one_was_released_less_often() {
    let again =
        ("document:\n", "corrections:\n  - release: 1\n    text: Sửa lỗi chính tả.\ndocument:\n");
    let workspace = released()
        .edit("content/2021/plan.yaml", "Xây dựng dự thảo tiêu chí", "Soạn dự thảo tiêu chí")
        .edit("content/2021/plan.yaml", again.0, again.1);
    let run = workspace.run(&["release"]);
    assert!(run.out.starts_with("Đã phát hành 2021, lần 2"), "{}{}", run.out, run.err);
    let other = "year: 2021\ndocument:\n  kind: KẾ HOẠCH\n  subject: Kiểm tra công tác thi đua\n  number: \"07\"\n  \
        symbol: KH-HĐTĐKT\n  place: Bình Lục\n  date: 2021-06-01\n  state: signed\nletterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, \
        KHEN THƯỞNG\nrecipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: A\ntasks: []\n";
    let workspace = workspace
        .write("content/2021/kiem-tra/plan.yaml", other)
        .write("content/2021/kiem-tra/plan.md", "# I. NỘI DUNG\n\nLời kế hoạch.\n");
    let run = workspace.run(&["release"]);
    expect![[r#"
        Đã phát hành 2021, lần 2: 99 tệp trong output/release/2021/ke-hoach-2021.zip
          ghi chú: output/release/2021/GHI-CHU.md; mã kiểm: output/release/2021/SHA256SUMS
        Đã lưu bản phát hành lần 1 vào content/2021/kiem-tra/released/1; đưa thư mục này vào git. Từ nay sửa kế hoạch phải có văn bản sửa đổi hoặc đính chính.
        Bước tiếp theo: `kehoach publish` để đưa trang web lên.
        lời khuyên[release-no-commit]: thư mục này không nằm trong git, nên bản kê không ghi được bản lưu của nguồn

        cảnh báo[published-stale]: lịch đã công bố khác kế hoạch (0 việc mới, 1 việc sửa đổi, 0 việc bỏ), trước hết là “Soạn dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021”
          --> content/2021/plan.yaml:94:9
           |
        94 |   - id: tieu-chi-thi-dua-du-thao
           |         ^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = ở mục: 2021
           = cách sửa: trước khi đưa lịch lên, chạy `kehoach record`, xem lại `published.yaml` rồi lưu cùng kế hoạch

        cảnh báo[release-replaced]: gói lần 2 có từ trước khác gói này, nay đã được thay
        --> output/release/2021/ke-hoach-2021.zip
         = cách sửa: có kế hoạch đã đổi từ khi làm gói trước; gửi lại gói này cho ai đã nhận gói ấy
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn an_amendment_is_the_next_release() {
    let amending = "---\namends: 1\ndocument:\n  kind: KẾ HOẠCH\n  subject: Sửa đổi Kế hoạch công tác thi đua, khen thưởng năm 2021\n  \
        number: \"05\"\n  symbol: KH-HĐTĐKT\n  place: Bình Lục\n  date: 2021-06-01\nletterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, \
        KHEN THƯỞNG\nrecipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: A\n---\nLời sửa đổi.\n";
    let workspace = released();
    let workspace = workspace.edit(
        "content/2021/plan.yaml",
        "Xây dựng dự thảo tiêu chí",
        "Soạn dự thảo tiêu chí",
    );
    let run = workspace.run(&["release"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("lỗi[released-changed]"), "{}", run.err);
    let workspace = workspace.write("content/2021/documents/sua-doi.md", amending);
    let run = workspace.run(&["release"]);
    assert_eq!(run.code, 0, "{}", run.err);
    expect![[r#"
        Đã phát hành 2021, lần 2: 94 tệp trong output/release/2021/ke-hoach-2021.zip
          ghi chú: output/release/2021/GHI-CHU.md; mã kiểm: output/release/2021/SHA256SUMS
        Đã lưu bản phát hành lần 2 vào content/2021/released/2; đưa thư mục này vào git. Từ nay sửa kế hoạch phải có văn bản sửa đổi hoặc đính chính.
        Bước tiếp theo: `kehoach publish` để đưa trang web lên.
    "#]].assert_eq(&run.out);
    let notes = workspace.text("output/release/2021/GHI-CHU.md");
    let since: Vec<&str> =
        notes.lines().skip_while(|line| !line.starts_with("### ")).take(4).collect();
    expect![[r#"
        ### Thay đổi so với bản phát hành lần 1

        - **sửa** (Công việc) Soạn dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng…
          - lời: ~~Xây dựng~~ **Soạn** dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021."#]].assert_eq(&since.join("\n"));
    // The first release is as it was, the second is held against from now on.
    assert!(
        workspace.text("content/2021/released/1/plan.yaml").contains("Xây dựng dự thảo tiêu chí")
    );
    assert!(workspace.text("content/2021/released/2/plan.yaml").contains("Soạn dự thảo tiêu chí"));
    let again =
        workspace.edit("content/2021/plan.yaml", "Soạn dự thảo tiêu chí", "Viết dự thảo tiêu chí");
    assert!(
        again.run(&["check"]).err.contains("lỗi[released-changed]: kế hoạch đã phát hành lần 2")
    );
}

#[test]
fn notes_tell_what_changed_since_the_year_before() {
    let workspace = Workspace::fixture("hai-nam").built();
    let run = workspace.run(&["release", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let notes = workspace.text("output/release/2026/GHI-CHU.md");
    assert!(notes.contains("### Thay đổi so với kế hoạch 2025"), "{notes}");
    expect![[r#"
        # Trường Tiểu học Hoa Gạo: bản phát hành 2026, lần 1

        ## Kế hoạch thi đua, khen thưởng năm 2026

        Số 02/KH-THHG, ngày 05 tháng 01 năm 2026: 5 việc, 1 việc phải gửi, 0 văn bản khác.

        ### Thay đổi so với kế hoạch 2025

        - **sửa** (Công việc) Sơ kết phong trào thi đua học kỳ I.
          - thời gian: Trước ~~20/01~~ **15/01**
        - **sửa** (Công việc) Tổ chức Hội thi kể chuyện và vẽ tranh cấp trường cho học sinh các khối.
          - lời: Tổ chức Hội thi kể chuyện **và vẽ tranh** cấp trường cho học sinh **các** khối. ~~4, 5.~~
          - phối hợp: **Tổ khối 1, 2, 3**
        - **thêm** (Công việc) Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây.
        - **thêm** (Công việc) Ghi Sổ thi đua điện tử năm 2026.
        - **bỏ** (Công việc) Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam.
        - **bỏ** (Công việc) Ghi Sổ vàng thi đua năm 2025.
        - **sửa** (Sản phẩm) Sổ thi đua điện tử
          - tên gọi: Sổ ~~vàng~~ thi đua **điện tử**
        - **sửa** (Phần lời) III. CHẾ ĐỘ BÁO CÁO
          - lời: \{\{ obligation: ~~bao-cao-cac-to~~ **bao-cao-thi-dua** \}\}

        ## Trong gói này

        - trang web, một tệp ZIP để giải nén lên máy chủ: 1 tệp
        - văn bản để in: 1 tệp PDF
        - bản in để treo, để phát: 11 tệp PDF
        - lịch: 9 tệp
        - dữ liệu: 4 tệp
        - cho cổng thông tin: 13 tệp

        ## Kiểm tra gói

        Trong thư mục chứa gói, chạy `kehoach release --check ke-hoach-2026.zip`; hoặc đối chiếu `SHA256SUMS` bằng `sha256sum -c` (hai tệp được kê: gói và `GHI-CHU.md`).
    "#]].assert_eq(&notes);
    let run = Workspace::fixture("hai-nam").run(&["release"]);
    assert!(run.err.contains("usage-which-plan"), "{}", run.err);
}

#[test]
fn a_bundle_that_was_tampered_with() {
    let workspace = released();
    let files = entries(&workspace.bytes(BUNDLE));
    let at = |name: &str| files.iter().position(|(path, _)| path.ends_with(name)).unwrap();
    let check = |files: &[(String, Vec<u8>)]| {
        fs::write(workspace.path("goi.zip"), packed(files)).unwrap();
        workspace.run(&["release", "--check", "goi.zip"])
    };
    assert_eq!(check(&files).code, 0);
    let mut changed = files.clone();
    changed[at("han-chot.ics")].1.push(b' ');
    changed.remove(at("van-ban/ke-hoach.pdf"));
    changed.push(("ke-hoach-2021/them.txt".to_owned(), b"x".to_vec()));
    expect![[r#"
        lỗi[bundle-changed]: tệp `lich/han-chot.ics` trong gói đã bị sửa, không còn đúng mã
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này

        lỗi[bundle-missing]: gói thiếu tệp `van-ban/ke-hoach.pdf`
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này

        lỗi[bundle-unlisted]: gói có tệp `them.txt` không nằm trong danh sách
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này
        [mã kết thúc 1]
    "#]]
    .assert_eq(&check(&changed).transcript());
    // Each way in which a list can lie, and each in which a ZIP can.
    let sums = String::from_utf8(files[at("/SHA256SUMS")].1.clone()).unwrap();
    let line = sums.lines().find(|line| line.ends_with("han-chot.ics")).unwrap();
    let mut pictures = String::new();
    let mut tell = |files: &[(String, Vec<u8>)]| {
        let run = check(files);
        assert_eq!(run.code, 1);
        pictures.push_str(&run.err);
        pictures.push('\n');
    };
    let mut bare = files.clone();
    bare.retain(|(name, _)| !name.ends_with("/SHA256SUMS") && !name.ends_with("/manifest.json"));
    tell(&bare);
    let mut garbled = files.clone();
    garbled[at("/SHA256SUMS")].1 = b"x\n".to_vec();
    tell(&garbled);
    let mut forged = files.clone();
    forged[at("/SHA256SUMS")].1 = sums.replace(&format!("{line}\n"), "").into_bytes();
    forged.remove(at("lich/han-chot.ics"));
    tell(&forged);
    let mut outside = files.clone();
    outside.push(("ke-hoach-2021/../../x".to_owned(), b"x".to_vec()));
    tell(&outside);
    let mut two = files.clone();
    two.push(("khac/x".to_owned(), b"x".to_vec()));
    tell(&two);
    two.pop();
    let (_, bytes) = two[at("han-chot.ics")].clone();
    two.push(("khac/lich/han-chot.ics".to_owned(), bytes));
    tell(&two);
    expect![[r#"
        lỗi[bundle-no-sums]: gói thiếu tệp `SHA256SUMS`
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này

        lỗi[bundle-no-manifest]: gói thiếu tệp `manifest.json`, hoặc tệp ấy không đọc được
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này


        lỗi[bundle-sums-broken]: tệp `SHA256SUMS` trong gói không đúng dạng
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này


        lỗi[bundle-lists-differ]: `manifest.json` và `SHA256SUMS` kê khác nhau
        --> goi.zip
         = cách sửa: xin lại gói từ nơi phát hành; đừng dùng gói này


        lỗi[bundle-unsafe]: gói có tệp mang tên không an toàn: `ke-hoach-2021/../../x`
        --> goi.zip


        lỗi[bundle-broken]: gói hỏng: ke-hoach-2021, khac
        --> goi.zip


        lỗi[bundle-twice]: gói có hai tệp cùng tên `lich/han-chot.ics`
        --> goi.zip


    "#]]
    .assert_eq(&pictures);
    fs::write(workspace.path("goi.zip"), b"PK").unwrap();
    let run = workspace.run(&["release", "--check", "goi.zip"]);
    expect![[r#"
        lỗi[bundle-no-zip]: tệp này không phải gói ZIP
        --> goi.zip
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["release", "--check", "không-có.zip"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("bundle-unreadable"), "{}", run.err);
}

#[test]
fn a_copy_that_cannot_be_read_any_more() {
    let workspace = released().write("content/2021/released/1/plan.yaml", "year: [\n");
    let run = workspace.run(&["check", "--only", "released-unreadable"]);
    expect![[r#"
        lỗi[released-unreadable]: không đọc được bản đã phát hành này
        --> content/2021/released/1/plan.yaml
         = cách sửa: lấy lại thư mục này từ bản lưu (git, bản sao dự phòng); không sửa tay

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
}
