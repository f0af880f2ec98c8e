//! What a clerk can get wrong, and what the program says: the exact words.

#![allow(clippy::too_many_lines, reason = "most of them are what the program says")]

use expect_test::{Expect, expect};

use super::harness::{Workspace, repository};

/// A build is refused for this one mistake.
fn refused(workspace: &Workspace, expected: &Expect) {
    const END: &str =
        "\n\nCó 1 lỗi.\nChưa ghi gì; kết quả lần trước vẫn còn nguyên.\n[mã kết thúc 1]\n";
    let shown = over_an_earlier_build(workspace, &["build"]);
    let finding = shown.strip_suffix(END).unwrap_or_else(|| panic!("{shown}"));
    expected.assert_eq(&format!("{finding}\n"));
}

/// A run shows exactly this.
fn says(workspace: &Workspace, arguments: &[&str], expected: &Expect) {
    expected.assert_eq(&over_an_earlier_build(workspace, arguments));
}

/// Runs the program over the output of an earlier build, which must stay as it was.
fn over_an_earlier_build(workspace: &Workspace, arguments: &[&str]) -> String {
    std::fs::create_dir_all(workspace.path("output/site")).unwrap();
    std::fs::write(workspace.path("output/site/index.html"), "bản dựng lần trước").unwrap();
    let shown = workspace.run(arguments).transcript();
    let kept = [("site/index.html".to_owned(), "bản dựng lần trước".as_bytes().to_vec())];
    assert_eq!(workspace.files("output"), kept);
    shown
}

#[test]
fn broken_yaml() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: Bình Lục: huyện\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-syntax]: sai cú pháp YAML
              --> content/2021/plan.yaml:10:18
               |
            10 |   place: Bình Lục: huyện
               |                  ^
               |
               = cách sửa: lời có dấu `:` thì đặt trong ngoặc kép, hoặc viết `>-` rồi xuống dòng viết lời
        "#]],
    );
}

#[test]
fn a_tab_in_the_indentation() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "	place: Bình Lục\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-syntax]: sai cú pháp YAML
              --> content/2021/plan.yaml:10:1
               |
            10 |     place: Bình Lục
               | ^
               |
               = cách sửa: dòng này thụt đầu dòng bằng phím Tab; thụt bằng dấu cách
        "#]],
    );
}

#[test]
fn a_quote_that_is_not_closed() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.yaml", "number: \"01\"", "number: \"01");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-syntax]: sai cú pháp YAML
             --> content/2021/plan.yaml:8:11
              |
            8 |   number: "01
              |           ^
              |
              = cách sửa: ngoặc kép mở ra thì phải đóng lại; lời dài nhiều dòng thì viết `>-` rồi xuống dòng
        "#]],
    );
}

#[test]
fn slips_in_yaml_are_told_of_where_they_are() {
    let mut pictures = String::new();
    for (slip, by) in [
        ("  place: Bình Lục\n", "  place:Bình Lục\n"),
        ("  place: Bình Lục\n", "\u{a0} place: Bình Lục\n"),
        ("  place: Bình Lục\n", "  place: @Bình Lục\n"),
        ("  place: Bình Lục\n", "  place: - Bình Lục\n"),
        ("  place: Bình Lục\n", "  place:\tBình Lục\n"),
        ("  place: Bình Lục\n", "    place: Bình Lục\n"),
        ("  place: Bình Lục\n", " place: Bình Lục\n"),
        ("  place: Bình Lục\n", "  place: [Bình Lục\n"),
        ("recipients:\n  - to: ", "recipients: # nơi nhận\n  - to: Gửi: "),
        ("about: {school_year: 2021-2022}", "about: {school_year: 2021-2022"),
    ] {
        let workspace = Workspace::binh_luc().edit("content/2021/plan.yaml", slip, by);
        pictures.push_str(&workspace.run(&["check", "--only", "yaml-syntax"]).err);
    }
    expect![[r#"
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:3
           |
        10 |   place:Bình Lục
           |   ^^^^^^
           |
           = cách sửa: thiếu dấu cách sau dấu `:`

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:1
           |
        10 |   place: Bình Lục
           | ^
           |
           = cách sửa: đầu dòng có dấu cách không ngắt (thường do chép từ Word hay trang web); xóa đi rồi gõ lại bằng dấu cách thường

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:10
           |
        10 |   place: @Bình Lục
           |          ^
           |
           = cách sửa: lời bắt đầu bằng `@` thì đặt cả lời trong ngoặc kép

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:10
           |
        10 |   place: - Bình Lục
           |          ^
           |
           = cách sửa: lời bắt đầu bằng `-` thì đặt cả lời trong ngoặc kép

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:9
           |
        10 |   place:    Bình Lục
           |         ^
           |
           = cách sửa: sau dấu `:` là phím Tab; thay bằng một dấu cách

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:5
           |
        10 |     place: Bình Lục
           |     ^
           |
           = cách sửa: dòng này thụt đầu dòng khác các dòng cùng cấp ở trên; cùng cấp thì thụt bằng nhau, bằng dấu cách

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:2
           |
        10 |  place: Bình Lục
           |  ^
           |
           = cách sửa: dòng này thụt đầu dòng khác các dòng cùng cấp ở trên; cùng cấp thì thụt bằng nhau, bằng dấu cách

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
          --> content/2021/plan.yaml:10:10
           |
        10 |   place: [Bình Lục
           |          ^
           |
           = cách sửa: ngoặc `[` mở ra thì phải đóng lại, trên cùng dòng

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
           --> content/2021/plan.yaml:246:12
            |
        246 |   - to: Gửi: Ban TĐKT
            |            ^
            |
            = cách sửa: lời có dấu `:` thì đặt trong ngoặc kép, hoặc viết `>-` rồi xuống dòng viết lời

        Có 1 lỗi.
        lỗi[yaml-syntax]: sai cú pháp YAML
           --> content/2021/plan.yaml:168:12
            |
        168 |     about: {school_year: 2021-2022
            |            ^
            |
            = cách sửa: ngoặc `{` mở ra thì phải đóng lại, trên cùng dòng

        Có 1 lỗi.
    "#]].assert_eq(&pictures);
}

#[test]
fn a_mark_of_comments_cuts_words() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: Bình Lục # huyện\n",
    );
    let run = workspace.run(&["check", "--only", "words-cut"]);
    expect![[r#"
        cảnh báo[words-cut]: lời dừng ở trước `#`: phần này là ghi chú, không được in
          --> content/2021/plan.yaml:10:19
           |
        10 |   place: Bình Lục # huyện
           |                   ^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: nếu là lời thì đặt cả lời trong ngoặc kép; nếu là ghi chú thì để ở dòng riêng

        Có 1 cảnh báo.
    "#]]
    .assert_eq(&run.err);
    // In quotes and on a line of its own it is what it seems.
    for place in ["  place: \"Bình Lục\" # huyện\n", "  # huyện\n  place: Bình Lục\n"] {
        let workspace =
            Workspace::binh_luc().edit("content/2021/plan.yaml", "  place: Bình Lục\n", place);
        assert!(!workspace.run(&["check"]).err.contains("words-cut"));
    }
}

#[test]
fn files_whose_names_nobody_reads() {
    let mut pictures = String::new();
    for (name, to) in [
        ("content/2021/plan.yaml", "content/2021/plan.yml"),
        ("content/2021/plan.yaml", "content/2021/plan.yaml.txt"),
        ("content/units.yaml", "content/units.yml"),
    ] {
        let workspace = Workspace::binh_luc().renamed(name, to);
        let run = workspace.run(&["check", "--only", "file-ending"]);
        assert_eq!(run.code, 1, "{to}");
        pictures.push_str(&run.err);
    }
    expect![[r#"
        lỗi[file-ending]: tệp tên này không được đọc
        --> content/2021/plan.yml
         = cách sửa: đổi tên tệp thành `plan.yaml`

        Có 1 lỗi.
        lỗi[file-ending]: tệp tên này không được đọc
        --> content/2021/plan.yaml.txt
         = cách sửa: đổi tên tệp thành `plan.yaml`

        Có 1 lỗi.
        lỗi[file-ending]: tệp tên này không được đọc
        --> content/units.yml
         = cách sửa: đổi tên tệp thành `units.yaml`

        Có 1 lỗi.
    "#]]
    .assert_eq(&pictures);
}

#[test]
fn an_unknown_key() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  symbol: KH-HĐTĐKT",
        "  symbool: KH-HĐTĐKT",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-key]: không có mục nào tên `symbool`
             --> content/2021/plan.yaml:9:3
              |
            9 |   symbool: KH-HĐTĐKT
              |   ^^^^^^^
              |
              = ở mục: 2021 › phần document
              = cách sửa: có phải ý bạn là `symbol`?
              = cách sửa: dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering
        "#]],
    );
}

#[test]
fn keys_in_vietnamese() {
    const PRINT: &str = "
print:
  lề: {trên: 20}
  phông: Times New Roman
  địa chỉ: Bình Lục
  margins: {trai: 30, phải: 20}
";
    const DOCUMENT: &str = "---
document:
  loại: QUYẾT ĐỊNH
  trích yếu: lịch họp
  số: '12'
  ký hiệu: QĐ-UBND
  địa danh: Bình Lục
  ngày: 2021-03-01
  độ khẩn: KHẨN
  lưu hành: LƯU HÀNH NỘI BỘ
  thẩm quyền: HỘI ĐỒNG
  người gửi: HỘI ĐỒNG
  danh_so: [Điều 1.]
  drafter: {ký hiệu: PL, số bản: 30}
  nguoi_soan_thao: {sign: PL}
letterhead:
  co_quan: HỘI ĐỒNG
căn cứ: []
phụ lục: []
Nơi nhận: []
bản sao: []
electronic_copies:
  - {hinh_thuc: SAO Y, thời gian: 2021-03-02T08:00:00}
chữ ký: {}
signature: {chức vụ: CHỦ TỊCH, họ tên: Nguyễn Văn Mẫu}
---

Lời.
";
    let agency = Workspace::binh_luc().text("content/agency.yaml") + PRINT;
    let workspace = Workspace::binh_luc()
        .write("content/agency.yaml", agency)
        .write("content/2021/documents/a.md", DOCUMENT);
    let run = workspace.run(&["check", "--format", "json", "--only", "unknown-key"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let part = |part: &serde_json::Value| part.as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    let lines = findings
        .map(|found| format!("{}; {}\n", part(&found["message"]), part(&found["hints"][0])));
    expect![[r#"
        không có mục nào tên `loại`; có phải ý bạn là `kind`?
        không có mục nào tên `trích yếu`; có phải ý bạn là `subject`?
        không có mục nào tên `số`; có phải ý bạn là `number`?
        không có mục nào tên `ký hiệu`; có phải ý bạn là `symbol`?
        không có mục nào tên `địa danh`; có phải ý bạn là `place`?
        không có mục nào tên `ngày`; có phải ý bạn là `date`?
        không có mục nào tên `độ khẩn`; có phải ý bạn là `urgency`?
        không có mục nào tên `lưu hành`; có phải ý bạn là `circulation`?
        không có mục nào tên `thẩm quyền`; có phải ý bạn là `authority`?
        không có mục nào tên `người gửi`; có phải ý bạn là `sender`?
        không có mục nào tên `danh_so`; có phải ý bạn là `numbering`?
        không có mục nào tên `ký hiệu`; có phải ý bạn là `sign`?
        không có mục nào tên `số bản`; có phải ý bạn là `copies`?
        không có mục nào tên `nguoi_soan_thao`; có phải ý bạn là `drafter`?
        không có mục nào tên `co_quan`; có phải ý bạn là `issuer`?
        không có mục nào tên `căn cứ`; có phải ý bạn là `bases`?
        không có mục nào tên `phụ lục`; có phải ý bạn là `appendices`?
        không có mục nào tên `Nơi nhận`; có phải ý bạn là `recipients`?
        không có mục nào tên `bản sao`; có phải ý bạn là `copies`?
        không có mục nào tên `hinh_thuc`; có phải ý bạn là `form`?
        không có mục nào tên `thời gian`; có phải ý bạn là `time`?
        không có mục nào tên `chữ ký`; có phải ý bạn là `signature`?
        không có mục nào tên `chức vụ`; có phải ý bạn là `title`?
        không có mục nào tên `họ tên`; có phải ý bạn là `name`?
        không có mục nào tên `lề`; có phải ý bạn là `margins`?
        không có mục nào tên `phông`; có phải ý bạn là `font`?
        không có mục nào tên `địa chỉ`; có phải ý bạn là `address`?
        không có mục nào tên `trai`; có phải ý bạn là `left`?
        không có mục nào tên `phải`; có phải ý bạn là `right`?
    "#]]
    .assert_eq(&lines.collect::<String>());
}

#[test]
fn a_missing_field() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  subject: Công tác thi đua, khen thưởng năm 2021\n",
        "",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[missing-field]: thiếu mục `subject`
             --> content/2021/plan.yaml:6:3
              |
            6 |   kind: KẾ HOẠCH
              |   ^^^^^^^^^^^^^^
              |
              = ở mục: 2021 › phần document
        "#]],
    );
}

#[test]
fn a_field_without_a_value() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.yaml", "  name: Trần Xuân Dũng", "  name:");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[missing-field]: thiếu mục `name`
               --> content/2021/plan.yaml:260:3
                |
            260 |   name:
                |   ^^^^
                |
                = ở mục: 2021 › phần signature
        "#]],
    );
}

#[test]
fn a_wrong_type() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "    laws: [nd-91-2017-nd-cp]",
        "    laws: nd-91-2017-nd-cp",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-list]: cần một danh sách ở đây
              --> content/2021/plan.yaml:29:11
               |
            29 |     laws: nd-91-2017-nd-cp
               |           ^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: mỗi dòng bắt đầu bằng `- `, hoặc viết `[a, b]`
        "#]],
    );
}

#[test]
fn words_where_records_belong() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "    about: {school_year: 2021-2022}",
        "    about: năm học 2021-2022",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
               --> content/2021/plan.yaml:168:12
                |
            168 |     about: năm học 2021-2022
                |            ^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 9 › việc 1
        "#]],
    );
}

#[test]
fn a_duplicate_key() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: Bình Lục\n  place: Hà Nam\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[duplicate-key]: mục `place` viết hai lần
              --> content/2021/plan.yaml:11:3
               |
            10 |   place: Bình Lục
               |   ----- lần đầu ở đây
            11 |   place: Hà Nam
               |   ^^^^^
        "#]],
    );
}

#[test]
fn a_duplicate_task_id() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  - id: hoi-nghi-tong-ket-nam-2021\n",
        "  - id: hoi-nghi-tong-ket-nam-2020\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[duplicate-id]: mã `hoi-nghi-tong-ket-nam-2020` đã dùng cho mục khác
               --> content/2021/plan.yaml:223:9
                |
             48 |   - id: hoi-nghi-tong-ket-nam-2020
                |         -------------------------- lần đầu ở đây
            ...
            223 |   - id: hoi-nghi-tong-ket-nam-2020
                |         ^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 3
        "#]],
    );
}

#[test]
fn a_duplicate_appendix_id() {
    let appendix = |title: &str| format!("  - id: chi-tieu\n    title: {title}\n");
    let list = format!("appendices:\n{}{}", appendix("Chỉ tiêu"), appendix("Biểu mẫu"));
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "\nsignature:\n",
        &format!("\n{list}\nsignature:\n"),
    );
    says(
        &workspace,
        &["check", "--only", "duplicate-id"],
        &expect![[r#"
        lỗi[duplicate-id]: mã `chi-tieu` đã dùng cho mục khác
           --> content/2021/plan.yaml:259:9
            |
        257 |   - id: chi-tieu
            |         -------- lần đầu ở đây
        258 |     title: Chỉ tiêu
        259 |   - id: chi-tieu
            |         ^^^^^^^^
            |
            = ở mục: 2021 › phụ lục 2

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]],
    );
    let paper = "---\ndocument:\n  kind: BÁO CÁO\n  subject: Sơ kết\n  symbol: BC-HĐTĐKT\n  place: Bình \
                 Lục\n  state: draft\nletterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\n";
    let paper = format!(
        "{paper}{list}signature:\n  title: CHỦ TỊCH\n  name: Lê Thị Mai Hiên\n---\n\nTốt.\n"
    );
    let workspace = Workspace::binh_luc().write("content/2021/documents/bao-cao.md", paper);
    says(
        &workspace,
        &["check", "--only", "duplicate-id"],
        &expect![[r#"
        lỗi[duplicate-id]: mã `chi-tieu` đã dùng cho mục khác
          --> content/2021/documents/bao-cao.md:13:9
           |
        11 |   - id: chi-tieu
           |         -------- lần đầu ở đây
        12 |     title: Chỉ tiêu
        13 |   - id: chi-tieu
           |         ^^^^^^^^
           |
           = ở mục: 2021 › văn bản bao-cao › phụ lục 2

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn a_date_as_it_is_spoken() {
    for (written, day) in [
        ("05/03/2021", "2021-03-05"),
        ("ngày 5 tháng 3 năm 2021", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("đầu tháng 3", "2021-03-15"),
    ] {
        let date = format!("  date: {written}\n");
        let workspace = Workspace::binh_luc();
        let plan = workspace.text("content/2021/plan.yaml");
        let line = plan.lines().find(|line| line.starts_with("  date: ")).unwrap();
        let workspace = workspace.edit("content/2021/plan.yaml", &format!("{line}\n"), &date);
        let run = workspace.run(&["check", "--only", "expected-date"]);
        assert!(run.err.contains(&format!("`{day}`")), "{written}: {}", run.err);
    }
}

#[test]
fn items_that_are_words_alone() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  - to: \"Lưu: VT\"\n",
        "  - Như trên\n  - Lưu: VT\n",
    );
    says(
        &workspace,
        &["check", "--only", "expected-mapping"],
        &expect![[r#"
        lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
           --> content/2021/plan.yaml:254:5
            |
        254 |   - Như trên
            |     ^^^^^^^^
            |
            = ở mục: 2021 › nơi nhận 8
            = cách sửa: viết `- to: Như trên`

        lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
           --> content/2021/plan.yaml:255:5
            |
        255 |   - Lưu: VT
            |     ^^^^^^^
            |
            = ở mục: 2021 › nơi nhận 9
            = cách sửa: viết `- to: "Lưu: VT"`

        Có 2 lỗi.
        [mã kết thúc 1]
    "#]],
    );
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "\nbases:\n",
        "\nbases:\n  - Căn cứ Luật Tổ chức chính quyền địa phương\n",
    );
    says(
        &workspace,
        &["check", "--only", "expected-mapping"],
        &expect![[r#"
        lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
          --> content/2021/plan.yaml:22:5
           |
        22 |   - Căn cứ Luật Tổ chức chính quyền địa phương
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = ở mục: 2021 › căn cứ 1
           = cách sửa: viết `- text: Căn cứ Luật Tổ chức chính quyền địa phương`

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn an_id_that_is_none() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  - id: hoi-nghi-tong-ket-nam-2021\n",
        "  - id: Hội nghị tổng kết năm 2021\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[bad-id]: `Hội nghị tổng kết năm 2021` không làm mã được
               --> content/2021/plan.yaml:223:9
                |
            223 |   - id: Hội nghị tổng kết năm 2021
                |         ^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 3
                = cách sửa: mã gồm chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, nhiều nhất 64 ký tự
                = cách sửa: có thể dùng `hoi-nghi-tong-ket-nam-2021`
        "#]],
    );
}

#[test]
fn an_unknown_unit() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "units: [cac-khoi-thi-dua]",
        "units: [cac-khoi-thi-duaa]",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-unit]: không có đơn vị nào mang mã `cac-khoi-thi-duaa`
               --> content/2021/plan.yaml:200:13
                |
            200 |     units: [cac-khoi-thi-duaa]
                |             ^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 11 › việc 2
                = cách sửa: có phải ý bạn là `cac-khoi-thi-dua`?
                = cách sửa: đơn vị được khai trong `content/units.yaml`
        "#]],
    );
}

#[test]
fn an_unknown_act() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "    laws: [nd-91-2017-nd-cp]",
        "    laws: [nd-91-2027-nd-cp]",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-law]: không có văn bản nào mang mã `nd-91-2027-nd-cp`
              --> content/2021/plan.yaml:29:12
               |
            29 |     laws: [nd-91-2027-nd-cp]
               |            ^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: có phải ý bạn là `nd-91-2017-nd-cp`?
               = cách sửa: văn bản được khai trong `content/laws.yaml`
        "#]],
    );
}

#[test]
fn month_13() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  - id: tieu-chi-nam-hoc-2021-2022\n    month: 9",
        "  - id: tieu-chi-nam-hoc-2021-2022\n    month: 13",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-month]: cần một tháng từ 1 đến 12
               --> content/2021/plan.yaml:164:12
                |
            164 |     month: 13
                |            ^^
                |
                = ở mục: 2021 › việc 18
        "#]],
    );
}

#[test]
fn days_that_months_do_not_have() {
    let mut pictures = String::new();
    for date in ["31/4/2021", "2021-04-31", "29/02/2021", "15/13/2021", "2021-13-15", "40-01-2021"]
    {
        let by = format!("  date: {date}");
        let workspace =
            Workspace::binh_luc().edit("content/2021/plan.yaml", "  date: 2021-02-25", &by);
        let arguments = ["check", "--only", "impossible-date", "--quiet"];
        pictures.push_str(&workspace.run(&arguments).err);
    }
    expect![[r#"
        lỗi[impossible-date]: không có ngày 31/4/2021
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 31/4/2021
           |         ^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: tháng 4 năm 2021 chỉ có 30 ngày
           = cách sửa: viết năm, tháng, ngày: `2021-03-15`

        lỗi[impossible-date]: không có ngày 2021-04-31
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 2021-04-31
           |         ^^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: tháng 4 năm 2021 chỉ có 30 ngày

        lỗi[impossible-date]: không có ngày 29/02/2021
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 29/02/2021
           |         ^^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: tháng 2 năm 2021 chỉ có 28 ngày
           = cách sửa: viết năm, tháng, ngày: `2021-03-15`

        lỗi[impossible-date]: không có ngày 15/13/2021
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 15/13/2021
           |         ^^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: một năm có 12 tháng
           = cách sửa: viết năm, tháng, ngày: `2021-03-15`

        lỗi[impossible-date]: không có ngày 2021-13-15
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 2021-13-15
           |         ^^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: một năm có 12 tháng
           = cách sửa: viết năm, tháng, ngày: `2021-03-15`

        lỗi[impossible-date]: không có ngày 40-01-2021
          --> content/2021/plan.yaml:11:9
           |
        11 |   date: 40-01-2021
           |         ^^^^^^^^^^
           |
           = ở mục: 2021 › phần document
           = cách sửa: tháng 1 năm 2021 chỉ có 31 ngày
           = cách sửa: viết năm, tháng, ngày: `2021-03-15`

    "#]]
    .assert_eq(&pictures);
}

#[test]
fn the_30th_of_february() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  date: 2021-02-25",
        "  date: 2021-02-30",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[impossible-date]: không có ngày 2021-02-30
              --> content/2021/plan.yaml:11:9
               |
            11 |   date: 2021-02-30
               |         ^^^^^^^^^^
               |
               = ở mục: 2021 › phần document
               = cách sửa: tháng 2 năm 2021 chỉ có 28 ngày
        "#]],
    );
}

#[test]
fn a_date_written_day_first() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  date: 2021-02-25",
        "  date: 25/02/2021",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-date]: cần một ngày ở đây
              --> content/2021/plan.yaml:11:9
               |
            11 |   date: 25/02/2021
               |         ^^^^^^^^^^
               |
               = ở mục: 2021 › phần document
               = cách sửa: viết `2021-02-25`
        "#]],
    );
}

#[test]
fn a_school_year_of_three_years() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "{school_year: 2021-2022}",
        "{school_year: 2021-2023}",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-school-year]: cần năm học, ví dụ `2020-2021`
               --> content/2021/plan.yaml:168:26
                |
            168 |     about: {school_year: 2021-2023}
                |                          ^^^^^^^^^
                |
                = ở mục: 2021 › tháng 9 › việc 1
        "#]],
    );
}

#[test]
fn two_deadlines_in_one() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "{before: 2021-03-15}",
        "{before: 2021-03-15, by: 2021-03-15}",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-time]: cần đúng một cách nói thời gian
               --> content/2021/plan.yaml:239:11
                |
            239 |     when: {before: 2021-03-15, by: 2021-03-15}
                |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: viết như trong văn bản, ví dụ `when: trước 15/3`, `when: quý II`; hoặc một trong các mục in, on, before, by, from và to, yearly, parts, phases, target và limit
        "#]],
    );
}

#[test]
fn an_unknown_kind_of_unit() {
    let workspace = Workspace::binh_luc().edit(
        "content/units.yaml",
        "kind: council\n    names:\n      - hội đồng thi đua",
        "kind: counsil\n    names:\n      - hội đồng thi đua",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-choice]: không dùng được `counsil` ở đây
              --> content/units.yaml:12:11
               |
            12 |     kind: counsil
               |           ^^^^^^^
               |
               = ở mục: đơn vị 1
               = cách sửa: có phải ý bạn là `council`?
               = cách sửa: dùng được: unit, council, group, role, external, person
        "#]],
    );
}

#[test]
fn an_address_that_is_none() {
    let workspace = Workspace::binh_luc().edit(
        "content/agency.yaml",
        "  subtitle: Huyện Bình Lục, tỉnh Hà Nam\n",
        "  url: binhluc.hanam.gov.vn\n",
    );
    says(
        &workspace,
        &["check", "--only", "bad-url"],
        &expect![[r#"
        lỗi[bad-url]: đây không phải địa chỉ của trang web
         --> content/agency.yaml:9:8
          |
        9 |   url: binhluc.hanam.gov.vn
          |        ^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: bắt đầu bằng `https://`, chỉ có chữ không dấu, chữ số và các dấu `-._~%:/`, ví dụ `https://binhluc.hanam.gov.vn/ke-hoach`

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]],
    );
}

/// What can be said about how an agency shows itself.
const IDENTITY: &str = "language-twice,unknown-choice,expected-list,bad-colour,colour-remark,\
    colour-contrast,figure-missing,logo-path,logo-heavy,bad-email,unknown-key";

/// More lines in `agency.yaml`, and what is said about them.
fn identity(lines: &str, expected: &Expect) {
    let workspace = Workspace::fixture("xa-tan-an");
    let agency = workspace.text("content/agency.yaml");
    let (head, tail) = agency.split_once("calendar:").unwrap();
    let agency = format!("{head}{lines}calendar:{tail}");
    let workspace = workspace.write("content/agency.yaml", agency).write("logo.png", "");
    says(&workspace, &["check", "--only", IDENTITY], expected);
}

#[test]
fn an_identity_that_cannot_be_shown() {
    identity(
        "  languages: [vi, vi, fr]\n  colour: \"#d64545\"\n  logo: khong-co.png\ncontact:\n  email: van thu@tan-an.example\n",
        &expect![[r##"
            lỗi[language-twice]: ngôn ngữ `vi` ghi hai lần
             --> content/agency.yaml:4:19
              |
            4 |   languages: [vi, vi, fr]
              |                   ^^

            lỗi[unknown-choice]: không dùng được `fr` ở đây
             --> content/agency.yaml:4:23
              |
            4 |   languages: [vi, vi, fr]
              |                       ^^
              |
              = cách sửa: dùng được: vi, en

            lỗi[colour-contrast]: chữ màu `#d64545` khó đọc: độ tương phản với nền giấy chỉ 3,95, cần từ 4,5 trở lên
             --> content/agency.yaml:5:11
              |
            5 |   colour: "#d64545"
              |           ^^^^^^^^^
              |
              = cách sửa: chọn màu đậm hơn, ví dụ `"#c64040"`

            lỗi[figure-missing]: không có tệp hình `khong-co.png`
             --> content/agency.yaml:6:9
              |
            6 |   logo: khong-co.png
              |         ^^^^^^^^^^^^

            lỗi[bad-email]: đây không phải địa chỉ thư điện tử
             --> content/agency.yaml:8:10
              |
            8 |   email: van thu@tan-an.example
              |          ^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: ví dụ `vanthu@binhluc.hanam.gov.vn`

            Có 5 lỗi.
            [mã kết thúc 1]
        "##]],
    );
    identity(
        "  languages: []\n  colour: đỏ\n  logo: ../logo.png\ncontact:\n  fax: 1\n",
        &expect![[r##"
            lỗi[expected-list]: cần một danh sách ở đây
             --> content/agency.yaml:4:14
              |
            4 |   languages: []
              |              ^^
              |
              = cách sửa: mỗi dòng bắt đầu bằng `- `, hoặc viết `[a, b]`

            lỗi[bad-colour]: đây không phải mã màu
             --> content/agency.yaml:5:11
              |
            5 |   colour: đỏ
              |           ^^
              |
              = cách sửa: viết dấu `#` và 6 chữ số hệ 16, trong ngoặc kép, ví dụ `"#8a1c1c"`

            lỗi[logo-path]: hình `../logo.png` phải nằm trong thư mục `content`
             --> content/agency.yaml:6:9
              |
            6 |   logo: ../logo.png
              |         ^^^^^^^^^^^
              |
              = cách sửa: chép hình vào thư mục ấy, ghi tên tệp, ví dụ `logo: logo.png`

            lỗi[unknown-key]: không có mục nào tên `fax`
             --> content/agency.yaml:8:3
              |
            8 |   fax: 1
              |   ^^^
              |
              = cách sửa: dùng được: address, phone, email, person

            Có 4 lỗi.
            [mã kết thúc 1]
        "##]],
    );
}

#[test]
fn a_colour_that_yaml_takes_for_a_remark() {
    identity(
        "  colour: #8A1C1C\n",
        &expect![[r##"
        Không thấy lỗi: 1 kế hoạch, 2 việc, 2 đơn vị.
        cảnh báo[colour-remark]: màu ghi ở đây không được đọc: sau dấu cách, YAML coi dấu `#` là ghi chú
         --> content/agency.yaml:4:3
          |
        4 |   colour: #8A1C1C
          |   ^^^^^^
          |
          = cách sửa: đặt trong ngoặc kép: `colour: "#8a1c1c"`

        Có 1 cảnh báo.
        [mã kết thúc 0]
    "##]],
    );
}

#[test]
fn a_picture_beside_the_name_of_the_site_that_is_too_heavy() {
    // A small picture, and what no reader of pictures looks at.
    let logo = repository().join("tests/fixtures/day-du/content/logo.png");
    let mut logo = std::fs::read(logo).unwrap();
    logo.resize(logo.len() + 100 * 1024, 0);
    let workspace = Workspace::fixture("xa-tan-an").write("content/anh/logo.png", logo);
    let agency = workspace.text("content/agency.yaml");
    let agency = agency.replace("calendar:", "  logo: anh/logo.png\ncalendar:");
    let workspace = workspace.write("content/agency.yaml", agency);
    says(
        &workspace,
        &["check", "--only", IDENTITY],
        &expect![[r#"
        Không thấy lỗi: 1 kế hoạch, 2 việc, 2 đơn vị.
        cảnh báo[logo-heavy]: hình `anh/logo.png` nặng 102 KB, mà trang nào cũng phải tải
         --> content/agency.yaml:4:9
          |
        4 |   logo: anh/logo.png
          |         ^^^^^^^^^^^^
          |
          = cách sửa: thu nhỏ hình còn không quá 100 KB

        Có 1 cảnh báo.
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.run(&["check", "--deny", "warnings"]).code, 1);
}

#[test]
fn old_ids_that_lead_nowhere() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "obligations:\n",
        "renamed:\n  Họp khối: hoat-dong-cua-khoi\n  hop-khoi: hoat-dong-khoi\n  hop-cum: hop-khoi\n  \
         cham-diem-thi-dua-huong-dan: hoat-dong-cua-khoi\nobligations:\n",
    );
    says(
        &workspace,
        &["check", "--only", "bad-id,renamed-used,renamed-unknown,renamed-chain"],
        &expect![[r#"
            lỗi[bad-id]: `Họp khối` không làm mã được
               --> content/2021/plan.yaml:234:3
                |
            234 |   Họp khối: hoat-dong-cua-khoi
                |   ^^^^^^^^
                |
                = ở mục: 2021
                = cách sửa: mã gồm chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, nhiều nhất 64 ký tự
                = cách sửa: có thể dùng `hop-khoi`

            lỗi[renamed-unknown]: không có việc, việc phải gửi hay sản phẩm nào mang mã `hoat-dong-khoi`
               --> content/2021/plan.yaml:235:13
                |
            235 |   hop-khoi: hoat-dong-khoi
                |             ^^^^^^^^^^^^^^
                |
                = ở mục: 2021

            lỗi[renamed-chain]: mã `hop-khoi` cũng là mã cũ
               --> content/2021/plan.yaml:236:12
                |
            236 |   hop-cum: hop-khoi
                |            ^^^^^^^^
                |
                = ở mục: 2021
                = cách sửa: viết thẳng mã hiện nay, `hoat-dong-khoi`

            lỗi[renamed-used]: mã `cham-diem-thi-dua-huong-dan` vẫn còn được dùng, nên chưa phải là mã cũ
               --> content/2021/plan.yaml:237:3
                |
            237 |   cham-diem-thi-dua-huong-dan: hoat-dong-cua-khoi
                |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021
                = cách sửa: bỏ dòng này, hoặc đổi mã của mục đang mang mã ấy

            Có 4 lỗi.
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn anchors_and_aliases() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: &noi Bình Lục\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-anchor]: không dùng `&`, `*` và `!` của YAML ở đây; lời bắt đầu bằng các dấu ấy thì đặt trong ngoặc kép
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: &noi Bình Lục
               |          ^^^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn html_in_the_narrative() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "## 2. Yêu cầu:",
        "## 2. <u>Yêu cầu</u>:",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[markup-html]: không dùng HTML trong lời văn
              --> content/2021/plan.md:13:7
               |
            13 | ## 2. <u>Yêu cầu</u>:
               |       ^^^
               |
               = cách sửa: muốn in dấu `<` thì viết `\<`
        "#]],
    );
}

#[test]
fn a_heading_that_skips_a_level() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.md", "## 1. Mục đích:", "### 1. Mục đích:");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[heading-level]: đề mục cấp 3 ở chỗ chỉ được đến cấp 2
             --> content/2021/plan.md:5:1
              |
            5 | ### 1. Mục đích:
              | ^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `##` để không nhảy cấp
        "#]],
    );
}

#[test]
fn a_heading_without_its_blank_and_a_table_without_its_rule() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.md", "## 1. Mục đích:", "##1. Mục đích:");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[heading-unspaced]: sau `##` không có dấu cách nên dòng này không thành đề mục
         --> content/2021/plan.md:5:1
          |
        5 | ##1. Mục đích:
          | ^^
          |
          = cách sửa: viết `## ` rồi đến đề mục
    "#]],
    );
    let table = "| STT | Việc |\n| 1 | Họp |\n\n## 1. Mục đích:";
    let table = Workspace::binh_luc().edit("content/2021/plan.md", "## 1. Mục đích:", table);
    refused(
        &table,
        &expect![[r#"
        lỗi[table-unruled]: các dòng này không thành bảng: dưới dòng tên cột chưa có dòng gạch
         --> content/2021/plan.md:5:1
          |
        5 | | STT | Việc |
          | ^^^^^^^^^^^^^^
          |
          = cách sửa: thêm dòng `|---|---|` ngay dưới dòng này
    "#]],
    );
    for (workspace, mended) in
        [(workspace, "\n## 1. Mục đích:\n"), (table, "\n| STT | Việc |\n|---|---|\n| 1 | Họp |\n")]
    {
        let run = workspace.run(&["check", "--fix"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let text = workspace.text("content/2021/plan.md");
        assert!(text.contains(mended), "{text}");
    }
}

#[test]
fn points_that_run_together_and_rows_that_lack_cells() {
    let with = |text: &str| {
        let text = format!("{text}\n\n## 1. Mục đích:");
        Workspace::binh_luc().edit("content/2021/plan.md", "## 1. Mục đích:", &text)
    };
    let points = with("a) Xây dựng kế hoạch;\nb) Bố trí nhân lực;\nc) Báo cáo.");
    refused(
        &points,
        &expect![[r#"
        lỗi[points-joined]: dòng này nối liền vào dòng trên thành một đoạn
         --> content/2021/plan.md:6:1
          |
        6 | b) Bố trí nhân lực;
          | ^
          |
          = cách sửa: để một dòng trống trước mỗi ý
    "#]],
    );
    let run = points.run(&["check", "--fix"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = points.text("content/2021/plan.md");
    let mended = "a) Xây dựng kế hoạch;\n\nb) Bố trí nhân lực;\n\nc) Báo cáo.";
    assert!(text.contains(mended), "{text}");
    let row = with("| STT | Việc | Hạn | Ai |\n|---|---|---|---|\n| 1 | Họp | Văn phòng |");
    let told = row.run(&["check"]).err;
    let told = told.split("\n\n").find(|part| part.contains("table-row-short")).unwrap_or_default();
    expect![[r#"
        cảnh báo[table-row-short]: dòng này chỉ có 3 ô, bảng có 4 cột
         --> content/2021/plan.md:7:1
          |
        7 | | 1 | Họp | Văn phòng |
          | ^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: ô trống cũng phải có: thêm `|` vào đúng chỗ"#]]
    .assert_eq(told);
}

#[test]
fn a_comma_that_cuts_words() {
    let plan = "content/giai-doan-2026-2030/plan.yaml";
    let commune = Workspace::fixture("day-du");
    let cell = "cells: {product: Mô hình, bài viết ở các thôn}";
    let cell = commune.edit(plan, "cells: {product: Mô hình ở các thôn}", cell);
    refused(
        &cell,
        &expect![[r#"
        lỗi[words-cut-by-comma]: dấu phẩy cắt lời ở đây: `bài viết ở các thôn` bị hiểu là một mục khác
           --> content/giai-doan-2026-2030/plan.yaml:109:31
            |
        109 |     cells: {product: Mô hình, bài viết ở các thôn}
            |                               ^^^^^^^^^^^^^^^^^^^
            |
            = ở mục: giai-doan-2026-2030 › từ năm 2027 đến năm 2030 › việc 1
            = cách sửa: trong ngoặc nhọn, lời có dấu phẩy thì đặt cả lời trong ngoặc kép
    "#]],
    );
    let line = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "recipients:\n",
        "recipients:\n  - {to: Chủ tịch, các Phó Chủ tịch}\n",
    );
    refused(
        &line,
        &expect![[r#"
        lỗi[words-cut-by-comma]: dấu phẩy cắt lời ở đây: `các Phó Chủ tịch` bị hiểu là một mục khác
           --> content/2021/plan.yaml:246:20
            |
        246 |   - {to: Chủ tịch, các Phó Chủ tịch}
            |                    ^^^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › nơi nhận 1
            = cách sửa: trong ngoặc nhọn, lời có dấu phẩy thì đặt cả lời trong ngoặc kép
    "#]],
    );
}

#[test]
fn money_whose_thousands_have_other_than_three_figures() {
    let plan = "content/giai-doan-2026-2030/plan.yaml";
    let wrong =
        Workspace::fixture("day-du").edit(plan, "amount: 12.500.000", "amount: 12.5000.000");
    refused(
        &wrong,
        &expect![[r#"
        lỗi[expected-amount]: cần một số tiền ở đây
          --> content/giai-doan-2026-2030/plan.yaml:97:44
           |
        97 |     budget: {source: Ngân sách xã, amount: 12.5000.000}
           |                                            ^^^^^^^^^^^
           |
           = ở mục: giai-doan-2026-2030 › trước ngày 30 tháng 9 năm 2026 › việc 1
           = cách sửa: viết số đồng, ví dụ `15000000` hay `15.000.000`
    "#]],
    );
}

#[test]
fn a_list_where_one_paragraph_belongs() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "text: >-\n      Tổ chức họp khối",
        "text: >-\n      1. Tổ chức họp khối",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[text-not-one-paragraph]: lời văn ở đây phải là một đoạn
               --> content/2021/plan.yaml:220:7
                |
            220 |       1. Tổ chức họp khối thi đua các huyện, thành phố, thị xã bình xét thi đua năm 2021.
                |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 2
                = cách sửa: dấu `#`, `-`, `+`, `>` hay số có chấm ở đầu câu thì thêm `\` đằng trước, ví dụ `1\. Họp`
        "#]],
    );
}

#[test]
fn a_directive_that_is_none() {
    let workspace = Workspace::binh_luc().edit("content/2021/plan.md", "{{ tasks }}", "{{ task }}");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-directive]: không có chỗ đặt nào tên `task`
              --> content/2021/plan.md:47:1
               |
            47 | {{ task }}
               | ^^^^^^^^^^
               |
               = cách sửa: dùng được: {{ tasks }}, {{ tasks: … }}, {{ indicators }}, {{ obligations }} và {{ obligation: … }}
        "#]],
    );
}

#[test]
fn an_obligation_that_is_not_placed() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n\n",
        "",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[obligation-not-placed]: phần lời `content/2021/plan.md` không chỉ chỗ đặt việc phải gửi `ke-hoach-cua-cac-don-vi`
               --> content/2021/plan.yaml:234:9
                |
            234 |   - id: ke-hoach-cua-cac-don-vi
                |         ^^^^^^^^^^^^^^^^^^^^^^^
                |
                = cách sửa: viết {{ obligation: ke-hoach-cua-cac-don-vi }} trên một dòng riêng ở chỗ đặt đoạn ấy
        "#]],
    );
}

#[test]
fn an_obligation_of_another_name() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "{{ obligation: ke-hoach-cua-cac-don-vi }}",
        "{{ obligation: ke-hoach-cua-don-vi }}",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[unknown-obligation]: không có việc phải gửi nào mang mã `ke-hoach-cua-don-vi`
              --> content/2021/plan.md:53:4
               |
            53 |    {{ obligation: ke-hoach-cua-don-vi }}
               |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn a_table_that_stands_twice() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "{{ tasks }}",
        "{{ tasks }}\n\n{{ tasks }}",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[task-table-twice]: bảng công việc được đặt hai lần
              --> content/2021/plan.md:49:1
               |
            47 | {{ tasks }}
               | ----------- lần đầu ở đây
            48 |
            49 | {{ tasks }}
               | ^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn a_character_that_cannot_be_printed() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.md", "cỗ vũ tinh thần", "☑ cỗ vũ tinh thần");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[missing-glyph]: phông chữ của bản in (Liberation Serif) không có ký tự ☑ (U+2611)
             --> content/2021/plan.md:7:167
              |
            7 | ...n tất cả các lĩnh vực của đời sống xã hội, tạo khí thế sôi nổi, ☑ cỗ vũ tinh thần quyết tâm khắc phục khó khăn, thực hiện thắng lợ...
              |                                                                    ^
              |
              = cách sửa: thay bằng chữ, hoặc bằng ký tự khác
        "#]],
    );
}

#[test]
fn a_narrative_that_is_not_utf_8() {
    let workspace =
        Workspace::binh_luc().write("content/2021/plan.md", b"# I. M\xD4C \xD0\xCDCH\n");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[file-not-utf8]: tệp không theo bảng mã UTF-8 (sai từ dòng 1, byte thứ 7 của tệp)
            --> content/2021/plan.md
             = cách sửa: mở tệp, chọn Lưu thành… (Save As), chọn bảng mã UTF-8 rồi lưu lại
        "#]],
    );
}

#[test]
fn a_narrative_in_utf_16() {
    let workspace = Workspace::binh_luc().write("content/2021/plan.md", b"\xFF\xFE#\0");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[file-utf16]: tệp theo bảng mã UTF-16, cần UTF-8
            --> content/2021/plan.md
             = cách sửa: mở tệp, chọn Lưu thành… (Save As), chọn bảng mã UTF-8 rồi lưu lại
        "#]],
    );
}

#[test]
fn a_file_that_is_too_large() {
    let workspace =
        Workspace::binh_luc().write("content/2021/plan.md", vec![b' '; 9 * 1024 * 1024]);
    refused(
        &workspace,
        &expect![[r#"
            lỗi[file-too-large]: tệp quá lớn: 9 MB, nhiều nhất là 8 MB
            --> content/2021/plan.md
        "#]],
    );
}

#[test]
fn a_missing_narrative() {
    let workspace = Workspace::binh_luc().without("content/2021/plan.md");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[narrative-missing]: không có tệp `content/2021/plan.md`
              --> content/2021/plan.yaml:36:12
               |
            36 | narrative: plan.md
               |            ^^^^^^^
        "#]],
    );
}

#[test]
fn a_narrative_outside_the_folder() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "narrative: plan.md",
        "narrative: ../../plan.md",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[narrative-outside]: phần lời phải nằm trong thư mục của kế hoạch
              --> content/2021/plan.yaml:36:12
               |
            36 | narrative: ../../plan.md
               |            ^^^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn a_missing_register() {
    let workspace = Workspace::binh_luc().without("content/units.yaml");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[file-missing]: không có tệp này
            --> content/units.yaml
        "#]],
    );
}

#[test]
fn a_folder_name_that_is_no_address() {
    let workspace = Workspace::binh_luc().write("content/Năm 2022/plan.yaml", "year: 2022\n");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[plan-folder-name]: tên thư mục kế hoạch không làm địa chỉ trang web được
            --> content/Năm 2022
             = cách sửa: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ `2021` hay `cai-cach-hanh-chinh`
        "#]],
    );
}

#[test]
fn a_plan_that_is_empty() {
    let workspace = Workspace::binh_luc().write("content/2021/plan.yaml", "");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
             --> content/2021/plan.yaml:1:1
              |
            1 |
              | ^
              |
              = ở mục: 2021
        "#]],
    );
}

#[test]
fn a_template_of_another_name() {
    let workspace = Workspace::binh_luc().write("templates/site/moth.html", "x");
    says(
        &workspace,
        &["check"],
        &expect![[r#"
            Không thấy lỗi: 1 kế hoạch, 26 việc, 17 đơn vị.
            lời khuyên[prefer-bao-dam]: `đảm bảo`: văn bản pháp luật dùng `bảo đảm` (×4)
             --> content/2021/plan.md:7:285
              |
            7 | ...hắng lợi toàn diện các nhiệm vụ phát triển kinh tế - xã hội, đảm bảo an ninh quốc phòng năm 2021 theo Nghị quyết của Huyện ủy và H...
              |                                                                 ^^^^^^^
              |
              = cách sửa: viết `bảo đảm`

            lời khuyên[capital-law]: tên luật `Luật Thi đua, Khen thưởng` viết hoa chưa đúng
             --> content/2021/plan.md:9:190
              |
            9 | ...Về tiếp tục đổi mới công tác thi đua, khen thưởng”; Luật Thi đua, Khen thưởng và các văn bản hướng dẫn thi hành. Nâng cao chất lượ...
              |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Luật Thi đua, khen thưởng`

            lời khuyên[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×3)
              --> content/2021/plan.md:11:345
               |
            11 | ...đồng thi đua, khen thưởng các cấp theo quy định của Luật thi đua, khen thưởng.
               |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: viết `Luật Thi đua, khen thưởng`

            lời khuyên[mixed-spelling]: một từ viết hai cách: `kinh tế-xã hội` và `kinh tế - xã hội` (×2)
              --> content/2021/plan.md:25:315
               |
            25 | ... thành thắng lợi nhiệm vụ chính trị, nhiệm vụ phát triển kinh tế-xã hội của địa phương, đơn vị; giữ vững an ninh quốc phòng, xây ...
               |                                                             ^^^^^^^^^^^^^^
               |
               = cách sửa: viết thống nhất một cách, như `kinh tế - xã hội`

            lời khuyên[citation-repeated]: `Chỉ thị số 34-CT/TW` được viện dẫn đầy đủ lần nữa
              --> content/2021/plan.md:35:142
               |
             9 | ...iệt là Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị “Về tiếp tục đổi mới công tác thi đua, khen thưởng”; Luật Th...
               |           ------------------------------------------------ đã viện dẫn đầy đủ ở đây
            ...
            35 | ...í Minh và triển khai sâu rộng các văn bản của Đảng, Nhà nước, đặc biệt là Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chí...
               |                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: từ lần thứ hai chỉ viết `Chỉ thị số 34-CT/TW`

            lời khuyên[heading-colon]: đề mục này có dấu hai chấm khác với các đề mục cùng cấp
              --> content/2021/plan.md:45:36
               |
            45 | # IV. NỘI DUNG, THỜI GIAN THỰC HIỆN:
               |                                    ^
               |
               = cách sửa: bỏ dấu `:` ở cuối, như các đề mục kia

            lời khuyên[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×2)
              --> content/2021/plan.yaml:23:14
               |
            23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: viết `Luật Thi đua, khen thưởng`

            lời khuyên[bases-in-one]: hai căn cứ viết chung một dòng
              --> content/2021/plan.yaml:23:48
               |
            23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
               |                                                ^
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: tách từ dấu `;` thành một mục riêng của `bases`, bắt đầu bằng `Căn cứ`

            lời khuyên[capital-body]: một tên cơ quan viết hoa hai cách: `Hội đồng Thi đua` và `Hội đồng thi đua` (×9)
              --> content/2021/plan.yaml:87:93
               |
            87 |       Tham mưu UBND huyện đăng ký thi đua năm 2021 với Khối thi đua các huyện, thành phố và Hội đồng
               |                                                                                             ^^^^^^^^
               |
               = ở mục: 2021 › tháng 3 › việc 2
               = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

            lời khuyên[capital-body]: một tên cơ quan viết hoa hai cách: `hội đồng thi đua` và `Hội đồng thi đua` (×9)
               --> content/2021/plan.yaml:167:24
                |
            167 |       để tham mưu giúp hội đồng thi đua, khen thưởng huyện ký ban hành và triển khai thực hiện.
                |                        ^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 9 › việc 1
                = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

            lời khuyên[archive-unit]: dòng lưu chưa ghi đơn vị soạn thảo
               --> content/2021/plan.yaml:254:9
                |
            254 |   - to: "Lưu: VT"
                |         ^^^^^^^^^
                |
                = cách sửa: nếu cần, ghi chữ viết tắt đơn vị hoặc bộ phận soạn thảo sau `VT`: `Lưu: VT, …`

            cảnh báo[unknown-template]: không có mẫu nào tên như tệp này; tệp không được dùng
            --> templates/site/moth.html
             = cách sửa: có phải ý bạn là `site/month.html`?

            Có 1 cảnh báo và 11 lời khuyên.
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn a_plan_in_the_folder_of_another_plans_page() {
    let plan = std::fs::read(
        super::harness::repository()
            .join("tests/fixtures/xa-tan-an/content/2026/cai-cach-hanh-chinh/plan.yaml"),
    );
    let text = String::from_utf8(plan.unwrap()).unwrap();
    let text = text.replace("[cac-thon]", "[cac-don-vi]").replace("ubnd-xa", "ubnd-huyen");
    let workspace = Workspace::binh_luc()
        .write("content/2021/thang-03/plan.yaml", text.replace("issuer: ubnd-huyen\n", ""))
        .write(
            "content/2021/thang-03/loi-van.md",
            "{{ tasks }}\n\n{{ obligation: bao-cao-cua-thon }}\n",
        );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[artifact-twice]: hai tệp kết quả có cùng đường dẫn này
            --> site/2021/thang-03/index.html
             = cách sửa: đổi tên một trong hai: thư mục của kế hoạch nằm trong thư mục khác, hay tệp trong `documents/` (tên `ke-hoach` là của kế hoạch)
        "#]],
    );
}

#[test]
fn a_plan_beside_the_registers() {
    let workspace = Workspace::binh_luc().write("content/plan.yaml", "year: 2021\n");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[plan-at-top]: tệp kế hoạch phải nằm trong thư mục của nó
        --> content/plan.yaml
         = cách sửa: mỗi kế hoạch là một thư mục dưới `content/` có tệp `plan.yaml`, ví dụ `content/2021/plan.yaml`
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder() {
    let workspace = Workspace::binh_luc();
    let folder = workspace.path("content/2021");
    std::os::unix::fs::symlink(folder, workspace.path("content/2022")).unwrap();
    refused(
        &workspace,
        &expect![[r#"
        lỗi[folder-is-link]: đây là liên kết tới thư mục khác; không dùng được
        --> content/2022
    "#]],
    );
}

#[test]
fn windows_line_ends_are_no_mistake() {
    let workspace = Workspace::binh_luc();
    for file in ["content/units.yaml", "content/2021/plan.yaml", "content/2021/plan.md"] {
        let text = workspace.text(file).replace('\n', "\r\n");
        std::fs::write(workspace.path(file), text).unwrap();
    }
    assert_eq!(workspace.run(&["check"]).code, 0);
}

#[test]
fn more_mistakes_than_anybody_can_read() {
    let keys: Vec<String> = (0..100_000).map(|n| format!("k{n}: x\n")).collect();
    let workspace = Workspace::binh_luc().write("content/2021/plan.yaml", keys.concat());
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("lỗi[").count(), 200);
    let end = &run.err[run.err.find("Còn ").unwrap()..];
    expect![[r#"
        Còn 99809 chỗ nữa không hiện ở đây; sửa những chỗ trên rồi chạy lại.
        Có 100003 lỗi, 2 cảnh báo và 4 lời khuyên.
    "#]]
    .assert_eq(end);
}

#[test]
fn a_folder_where_a_file_belongs() {
    let workspace =
        Workspace::binh_luc().without("content/laws.yaml").write("content/laws.yaml/x", "");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[file-is-folder]: đây là thư mục, không phải tệp
        --> content/laws.yaml
    "#]],
    );
}

#[test]
fn lists_in_lists_in_lists() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "number: \"01\"",
        "number: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-too-deep]: lồng nhau quá 32 tầng
             --> content/2021/plan.yaml:8:42
              |
            8 |   number: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
              |                                          ^
        "#]],
    );
}

#[test]
fn two_documents_in_a_file() {
    let workspace =
        Workspace::binh_luc().edit("content/agency.yaml", "calendar:\n", "---\ncalendar:\n");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[yaml-second-document]: tệp có hai phần (dấu `---`); mỗi tệp chỉ một phần
              --> content/agency.yaml:11:1
               |
            11 | calendar:
               | ^
        "#]],
    );
}

#[test]
fn a_key_that_is_a_list() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: Bình Lục\n  [a, b]: c\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[key-is-no-word]: tên mục phải là một từ
              --> content/2021/plan.yaml:11:3
               |
            11 |   [a, b]: c
               |   ^^^^^
        "#]],
    );
}

#[test]
fn a_list_where_words_belong() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: [Bình Lục]\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-text]: cần lời văn ở đây
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: [Bình Lục]
               |          ^^^^^^^^^
               |
               = ở mục: 2021 › phần document
        "#]],
    );
}

#[test]
fn words_of_nothing() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: \"  \"\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[empty-text]: để trống
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: "  "
               |          ^^^^
               |
               = ở mục: 2021 › phần document
        "#]],
    );
}

#[test]
fn a_control_character() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  place: Bình Lục\n",
        "  place: \"Bình\\x07Lục\"\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[control-character]: có ký tự điều khiển U+0007
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: "Bình\x07Lục"
               |          ^^^^^^^^^^^^^
               |
               = ở mục: 2021 › phần document
        "#]],
    );
}

#[test]
fn a_year_of_another_age() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  date: 2021-02-25",
        "  date: 1021-02-25",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[date-out-of-years]: năm phải từ 1945 đến 2200
              --> content/2021/plan.yaml:11:9
               |
            11 |   date: 1021-02-25
               |         ^^^^^^^^^^
               |
               = ở mục: 2021 › phần document
        "#]],
    );
}

#[test]
fn a_year_that_is_none() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "year: 2021\ndocument",
        "year: hai mươi mốt\ndocument",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[expected-year]: cần một năm từ 1945 đến 2200
             --> content/2021/plan.yaml:4:7
              |
            4 | year: hai mươi mốt
              |       ^^^^^^^^^^^^
              |
              = ở mục: 2021
        "#]],
    );
}

#[test]
fn an_act_twice() {
    let workspace = Workspace::binh_luc().edit(
        "content/laws.yaml",
        "  - id: luat-47-2005-qh11\n",
        "  - id: luat-15-2003-qh11\n",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[duplicate-law]: mã văn bản `luat-15-2003-qh11` đã dùng
              --> content/laws.yaml:19:9
               |
             8 |   - id: luat-15-2003-qh11
               |         ----------------- lần đầu ở đây
            ...
            19 |   - id: luat-15-2003-qh11
               |         ^^^^^^^^^^^^^^^^^
               |
               = ở mục: văn bản 2
        "#]],
    );
}

#[test]
fn an_obligation_that_stands_twice() {
    let workspace = Workspace::binh_luc().edit("content/2021/plan.md", "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n", "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n\n   {{ obligation: ke-hoach-cua-cac-don-vi }}\n");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[obligation-placed-twice]: việc phải gửi `ke-hoach-cua-cac-don-vi` được đặt hai lần
          --> content/2021/plan.md:55:4
           |
        53 |    {{ obligation: ke-hoach-cua-cac-don-vi }}
           |    ----------------------------------------- lần đầu ở đây
        54 |
        55 |    {{ obligation: ke-hoach-cua-cac-don-vi }}
           |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#]],
    );
}

#[test]
fn code_in_the_narrative() {
    let workspace =
        Workspace::binh_luc().edit("content/2021/plan.md", "cỗ vũ tinh thần", "`cỗ vũ` tinh thần");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[markup-code]: không dùng đoạn mã trong lời văn (dấu `` ` `` hay dòng thụt vào 4 ô)
             --> content/2021/plan.md:7:167
              |
            7 | ...ất cả các lĩnh vực của đời sống xã hội, tạo khí thế sôi nổi, `cỗ vũ` tinh thần quyết tâm khắc phục khó khăn, thực hiện thắng lợi t...
              |                                                                 ^^^^^^^
              |
              = cách sửa: dùng được: đề mục `#`, đoạn văn, danh sách `1.` và `-`, bảng, trích dẫn `>`, chú thích `[^1]`, hình `![…](tệp.png)`, chữ đậm `**…**`, chữ nghiêng `*…*`, liên kết
        "#]],
    );
}

#[test]
fn a_rule_across_the_page() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "## 2. Yêu cầu:",
        "***\n\n## 2. Yêu cầu:",
    );
    refused(
        &workspace,
        &expect![[r#"
            lỗi[markup-rule]: không dùng đường kẻ ngang (`---`)
              --> content/2021/plan.md:13:1
               |
            13 | ***
               | ^^^
               |
               = cách sửa: dùng được: đề mục `#`, đoạn văn, danh sách `1.` và `-`, bảng, trích dẫn `>`, chú thích `[^1]`, hình `![…](tệp.png)`, chữ đậm `**…**`, chữ nghiêng `*…*`, liên kết
        "#]],
    );
}

#[test]
fn a_link_that_runs_a_script() {
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "cỗ vũ tinh thần",
        "[cỗ vũ](javascript:alert\\(1\\)) tinh thần",
    );
    refused(
        &workspace,
        &expect![[r#"
        lỗi[link-target]: liên kết không mở được: `javascript:alert(1)`
         --> content/2021/plan.md:7:167
          |
        7 | ...ĩnh vực của đời sống xã hội, tạo khí thế sôi nổi, [cỗ vũ](javascript:alert\(1\)) tinh thần quyết tâm khắc phục khó khăn, thực hiện...
          |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: liên kết bắt đầu bằng `https://`, `http://` hoặc `mailto:`
    "#]],
    );
}

#[test]
fn dashes_in_dashes() {
    let workspace = Workspace::binh_luc().edit("content/2021/plan.md", "## 2. Yêu cầu:", "- tầng 1\n  - tầng 2\n    - tầng 3\n      - tầng 4\n        - tầng 5\n          - tầng 6\n            - tầng 7\n              - tầng 8\n\n## 2. Yêu cầu:");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[list-too-deep]: danh sách lồng nhau quá 6 tầng
          --> content/2021/plan.md:19:13
           |
        19 |             - tầng 7
           |             ^^^^^^^^
    "#]],
    );
}

#[test]
fn a_form_that_typst_does_not_understand() {
    let workspace = Workspace::binh_luc()
        .write("templates/print/document.typ", "#let data = json(\"/data.json\")\n#data.tieu-de\n");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[print-failed]: không dựng được bản in: dictionary does not contain key "tieu-de"
         --> templates/print/document.typ:2:7
          |
        2 | #data.tieu-de
          |       ^^^^^^^
    "#]],
    );
}

#[test]
fn a_form_that_asks_for_another_font() {
    let workspace = Workspace::binh_luc()
        .write("templates/print/document.typ", "#set text(font: \"Arial\")\nx\n");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[print-failed]: không dựng được bản in: unknown font family: arial
         --> templates/print/document.typ:1:17
          |
        1 | #set text(font: "Arial")
          |                 ^^^^^^^
    "#]],
    );
}

#[test]
fn a_page_that_asks_for_what_is_not_there() {
    let workspace =
        Workspace::binh_luc().write("templates/site/month.html", "<title>{{ page.ten }}</title>\n");
    refused(
        &workspace,
        &expect![[r#"
            lỗi[template]: mẫu trang web có lỗi: Field `ten` is not defined. Available fields: description, home, lang, name, name_lang, title, vi
             --> templates/site/month.html:1:16
              |
            1 | <title>{{ page.ten }}</title>
              |                ^^^
        "#]],
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let workspace = Workspace::binh_luc()
        .edit("content/agency.yaml", "domain: tdkt.binhluc.example", "domain: tdkt binhluc")
        .edit("content/units.yaml", "  - id: cac-khoi-thi-dua\n", "  - id: phong-noi-vu\n")
        .edit("content/2021/plan.yaml", "date: 2021-02-25", "date: 2021-02-30")
        .edit("content/2021/plan.yaml", "    month: 9", "    month: 13")
        .edit("content/2021/plan.md", "{{ tasks }}", "");
    says(
        &workspace,
        &["build"],
        &expect![[r#"
            lỗi[task-table-missing]: phần lời không chỉ chỗ đặt bảng công việc: 26 việc sẽ không được in
            --> content/2021/plan.md
             = cách sửa: viết {{ tasks }} trên một dòng riêng ở chỗ đặt bảng

            lỗi[impossible-date]: không có ngày 2021-02-30
              --> content/2021/plan.yaml:11:9
               |
            11 |   date: 2021-02-30
               |         ^^^^^^^^^^
               |
               = ở mục: 2021 › phần document
               = cách sửa: tháng 2 năm 2021 chỉ có 28 ngày

            lỗi[expected-month]: cần một tháng từ 1 đến 12
               --> content/2021/plan.yaml:164:12
                |
            164 |     month: 13
                |            ^^
                |
                = ở mục: 2021 › việc 18

            lỗi[unknown-unit]: không có đơn vị nào mang mã `cac-khoi-thi-dua`
               --> content/2021/plan.yaml:200:13
                |
            200 |     units: [cac-khoi-thi-dua]
                |             ^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 11 › việc 2
                = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[bad-domain]: đây không phải tên miền
              --> content/agency.yaml:11:11
               |
            11 |   domain: tdkt binhluc
               |           ^^^^^^^^^^^^
               |
               = cách sửa: ví dụ `binhluc.hanam.gov.vn`

            lỗi[duplicate-unit]: mã đơn vị `phong-noi-vu` đã dùng
              --> content/units.yaml:65:9
               |
            27 |   - id: phong-noi-vu
               |         ------------ lần đầu ở đây
            ...
            65 |   - id: phong-noi-vu
               |         ^^^^^^^^^^^^
               |
               = ở mục: đơn vị 12

            Có 6 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn the_same_in_english() {
    let workspace = Workspace::binh_luc().edit("content/2021/plan.yaml", "  symbol:", "  symbl:");
    says(
        &workspace,
        &["build", "--lang", "en"],
        &expect![[r#"
            error[unknown-key]: there is no field `symbl`
             --> content/2021/plan.yaml:9:3
              |
            9 |   symbl: KH-HĐTĐKT
              |   ^^^^^
              |
              = in: 2021 › document
              = help: did you mean `symbol`?
              = help: possible here: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering

            1 error.
            Nothing was written; the last output stands as it was.
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn a_workspace_without_content() {
    says(
        &Workspace::empty(),
        &["build"],
        &expect![[r#"
        lỗi[no-workspace]: không thấy tệp `content/agency.yaml` ở đây hay ở thư mục nào bên trên
        --> [THƯ MỤC]
         = cách sửa: vào thư mục có `content/`, hoặc chỉ ra thư mục đó: `kehoach -C THƯ_MỤC …`
        [mã kết thúc 2]
    "#]],
    );
    let workspace = Workspace::binh_luc().without("content/2021/plan.yaml");
    refused(
        &workspace,
        &expect![[r#"
        lỗi[no-plan]: chưa có kế hoạch nào
        --> content
         = cách sửa: mỗi kế hoạch là một thư mục dưới `content/` có tệp `plan.yaml`, ví dụ `content/2021/plan.yaml`
    "#]],
    );
}

#[test]
fn an_output_path_that_is_a_file() {
    let workspace = Workspace::binh_luc().write("ket-qua", "của tôi");
    says(
        &workspace,
        &["build", "--output", "ket-qua"],
        &expect![[r#"
        lỗi[output-is-file]: nơi ghi kết quả là một tệp, không phải thư mục
        --> ket-qua
         = cách sửa: chọn thư mục khác: `--output THƯ_MỤC`
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.text("ket-qua"), "của tôi");
}

#[test]
fn an_output_folder_with_files_of_somebody_else() {
    let workspace = Workspace::binh_luc().write("web/site/index.html", "của tôi");
    says(
        &workspace,
        &["build", "--output", "web"],
        &expect![[r#"
        lỗi[output-foreign]: thư mục kết quả có 1 tệp trùng tên mà không phải do kehoach ghi; không ghi đè
        --> web/site/index.html
         = cách sửa: chọn thư mục khác: `--output THƯ_MỤC`
        [mã kết thúc 3]
    "#]],
    );
    assert_eq!(workspace.files("web").len(), 1);
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::binh_luc().built();
    let before = workspace.files("output");
    let workspace = workspace.edit("content/2021/plan.md", "cỗ vũ tinh thần", "cổ vũ tinh thần");
    let folders = || {
        let all = walkdir::WalkDir::new(workspace.path("output")).into_iter().flatten();
        all.filter(|entry| entry.file_type().is_dir())
    };
    let set = |mode: u32| {
        for folder in folders() {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o555);
    let run = workspace.run(&["build"]);
    set(0o755);
    // Root may write even there: a file system of the kernel that takes no folders stands in then.
    let root = std::process::Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let run = if root { workspace.run(&["build", "--output", "/sys/output"]) } else { run };
    expect![[r#"
        lỗi[output-denied]: không được phép ghi vào đây
        --> output/manifest.json
         = cách sửa: chọn thư mục khác: `--output THƯ_MỤC`
        [mã kết thúc 3]
    "#]]
    .assert_eq(&run.transcript().replace("/sys/output", "output"));
    if !root {
        assert_eq!(workspace.files("output"), before);
    }
}

#[test]
fn a_command_that_is_typed_wrong() {
    let workspace = Workspace::empty();
    for (arguments, expected) in [
        (
            &[][..],
            expect![[r#"
            lỗi[usage-no-command]: thiếu tên lệnh
             |
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["buld"],
            expect![[r#"
            lỗi[usage-unknown-command]: không có lệnh `buld`
             |
             = cách sửa: có phải ý bạn là `build`?
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["build", "--system-fonts=co"],
            expect![[r#"
            lỗi[usage-needless-value]: tùy chọn `--system-fonts` không nhận giá trị nào
             |
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["build", "--outptu", "x"],
            expect![[r#"
            lỗi[usage-unknown-option]: không có tùy chọn `--outptu`
             |
             = cách sửa: có phải ý bạn là `--output`?
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["build", "--engine", "word"],
            expect![[r#"
                lỗi[usage-bad-value]: giá trị `word` không dùng được cho `--engine`
                 |
                 = cách sửa: dùng được: embedded, cli
                 = cách sửa: xem `kehoach --help`
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["build", "--jobs", "0"],
            expect![[r#"
                lỗi[usage-bad-value]: giá trị `0` không dùng được cho `--jobs`
                 |
                 = cách sửa: cần một số từ 1 đến 256
                 = cách sửa: xem `kehoach --help`
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["build", "--base-url", "binhluc.example"],
            expect![[r#"
                lỗi[usage-bad-value]: giá trị `binhluc.example` không dùng được cho `--base-url`
                 |
                 = cách sửa: bắt đầu bằng `https://`, chỉ có chữ không dấu, chữ số và các dấu `-._~%:/`, ví dụ `https://binhluc.hanam.gov.vn/ke-hoach`
                 = cách sửa: xem `kehoach --help`
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["build", "--output"],
            expect![[r#"
                lỗi[usage-no-value]: tùy chọn `--output` cần một giá trị
                 |
                 = cách sửa: xem `kehoach --help`
                [mã kết thúc 2]
            "#]],
        ),
        (
            &["build", "--jobs", "1", "--jobs", "2"],
            expect![[r#"
            lỗi[usage-twice]: tùy chọn `--jobs <SỐ>` viết hai lần
             |
             = cách sửa: xem `kehoach --help`
            [mã kết thúc 2]
        "#]],
        ),
        (
            &["-C", "khong-co", "build"],
            expect![[r#"
                lỗi[not-a-workspace]: thư mục này không có tệp `content/agency.yaml`
                --> khong-co
                 = cách sửa: vào thư mục có `content/`, hoặc chỉ ra thư mục đó: `kehoach -C THƯ_MỤC …`
                [mã kết thúc 2]
            "#]],
        ),
    ] {
        says(&workspace, arguments, &expected);
    }
}

#[test]
fn meetings_and_times_bound_to_events() {
    let task = "  - id: hop-hoi-dong-binh-xet\n    month: 12\n";
    let workspace = Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            task,
            &format!(
                "{task}    meetings:\n      - on: 2021-12-32\n        at: 8 giờ sáng\n      - on: 2021-12-20\n        \
                 at: \"14:00\"\n        until: 11h30\n        plac: Hội trường\n"
            ),
        )
        .edit(
            "content/2021/plan.yaml",
            "when: {before: 2021-03-15}",
            "when: {relative: tháng 3, event: 2021-03-15}",
        )
        .edit(
            "content/agency.yaml",
            "  domain: tdkt.binhluc.example\n",
            "  domain: tdkt.binhluc.example\n  remind_days: [0, 3, 61, 5, 6, 7, 8, 9, mai]\n",
        );
    says(
        &workspace,
        &[
            "check",
            "--only",
            "impossible-date,expected-hour,meeting-ends-before,unknown-key,expected-relative,remind-days,remind-days-many",
        ],
        &expect![[r#"
            lỗi[impossible-date]: không có ngày 2021-12-32
               --> content/2021/plan.yaml:212:13
                |
            212 |       - on: 2021-12-32
                |             ^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 1
                = cách sửa: tháng 12 năm 2021 chỉ có 31 ngày

            lỗi[expected-hour]: cần một giờ trong ngày ở đây
               --> content/2021/plan.yaml:213:13
                |
            213 |         at: 8 giờ sáng
                |             ^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 1
                = cách sửa: ví dụ `08:00`, `14 giờ 30`

            lỗi[meeting-ends-before]: cuộc họp phải kết thúc sau giờ bắt đầu
               --> content/2021/plan.yaml:216:16
                |
            216 |         until: 11h30
                |                ^^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 1

            lỗi[unknown-key]: không có mục nào tên `plac`
               --> content/2021/plan.yaml:217:9
                |
            217 |         plac: Hội trường
                |         ^^^^
                |
                = ở mục: 2021 › tháng 12 › việc 1
                = cách sửa: có phải ý bạn là `place`?
                = cách sửa: dùng được: on, at, until, place

            lỗi[expected-relative]: cần thời gian gắn với một sự việc ở đây
               --> content/2021/plan.yaml:246:22
                |
            246 |     when: {relative: tháng 3, event: 2021-03-15}
                |                      ^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: ví dụ `trước khi họp 10 ngày`, `trong thời hạn 05 ngày làm việc kể từ ngày họp`; ngày của sự việc viết ở `event`

            lỗi[remind-days-many]: chỉ nhắc được nhiều nhất 5 lần trước một hạn chót
              --> content/agency.yaml:12:16
               |
            12 |   remind_days: [0, 3, 61, 5, 6, 7, 8, 9, mai]
               |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            lỗi[remind-days]: số ngày nhắc trước là từ 1 đến 60
              --> content/agency.yaml:12:17
               |
            12 |   remind_days: [0, 3, 61, 5, 6, 7, 8, 9, mai]
               |                 ^

            lỗi[remind-days]: số ngày nhắc trước là từ 1 đến 60
              --> content/agency.yaml:12:23
               |
            12 |   remind_days: [0, 3, 61, 5, 6, 7, 8, 9, mai]
               |                       ^^

            lỗi[remind-days]: số ngày nhắc trước là từ 1 đến 60
              --> content/agency.yaml:12:42
               |
            12 |   remind_days: [0, 3, 61, 5, 6, 7, 8, 9, mai]
               |                                          ^^^

            Có 9 lỗi.
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn what_was_published_is_broken() {
    let file = "\
domain: 2021.tdkt.binhluc.example
events:
  - {event: a, kind: deadline, title: A, from: 2021-03-14, to: 2021-03-13, sequence: 0, revised: 2021-02-25, digest: x}
  - {event: b, kind: dedline, title: B, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
  - {event: c, kind: work, title: C, from: 2021-03-14, sequence: -1, revised: 2021-02-30, digest: x}
  - {event: \"d\\r\\nX-BAD\", kind: work, title: D, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
  - {event: e, kind: work, title: E, from: 2021-03-14, repeats: \"FREQ=DAILY\\r\\nX\", sequence: 0, revised: 2021-02-25, digest: x}
  - {event: f, kind: meeting, title: F, from: 2021-03-14T08:00:00, to: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
  - {event: g, kind: work, title: G, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
  - {event: g, kind: work, title: G, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x, seen: 1}
  - {kind: work}
";
    let workspace = Workspace::binh_luc().write("content/2021/published.yaml", file);
    says(
        &workspace,
        &[
            "check",
            "--only",
            "published-time,unknown-choice,impossible-date,published-word,published-sequence,published-twice,unknown-key,missing-field",
        ],
        &expect![[r#"
            lỗi[published-time]: ngày giờ của sự kiện không đúng thứ tự hoặc không cùng dạng
             --> content/2021/published.yaml:3:5
              |
            3 |   - {event: a, kind: deadline, title: A, from: 2021-03-14, to: 2021-03-13, sequence: 0, revised: 2021-02-25, digest: x}
              |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: sự kiện 1

            lỗi[unknown-choice]: không dùng được `dedline` ở đây
             --> content/2021/published.yaml:4:22
              |
            4 |   - {event: b, kind: dedline, title: B, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
              |                      ^^^^^^^
              |
              = ở mục: sự kiện 2
              = cách sửa: có phải ý bạn là `deadline`?
              = cách sửa: dùng được: deadline, work, meeting, digest, reminder

            lỗi[published-sequence]: số lần sửa là một số nguyên từ 0 trở lên
             --> content/2021/published.yaml:5:66
              |
            5 |   - {event: c, kind: work, title: C, from: 2021-03-14, sequence: -1, revised: 2021-02-30, digest: x}
              |                                                                  ^^
              |
              = ở mục: sự kiện 3

            lỗi[impossible-date]: không có ngày 2021-02-30
             --> content/2021/published.yaml:5:79
              |
            5 |   - {event: c, kind: work, title: C, from: 2021-03-14, sequence: -1, revised: 2021-02-30, digest: x}
              |                                                                               ^^^^^^^^^^
              |
              = ở mục: sự kiện 3
              = cách sửa: tháng 2 năm 2021 chỉ có 28 ngày

            lỗi[published-word]: `d X-BAD` không dùng được trong lịch
             --> content/2021/published.yaml:6:13
              |
            6 |   - {event: "d\r\nX-BAD", kind: work, title: D, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
              |             ^^^^^^^^^^^^
              |
              = ở mục: sự kiện 4

            lỗi[published-word]: `FREQ=DAILY X` không dùng được trong lịch
             --> content/2021/published.yaml:7:65
              |
            7 |   - {event: e, kind: work, title: E, from: 2021-03-14, repeats: "FREQ=DAILY\r\nX", sequence: 0, revised: 2021-02-25, digest: x}
              |                                                                 ^^^^^^^^^^^^^^^^^
              |
              = ở mục: sự kiện 5

            lỗi[published-time]: ngày giờ của sự kiện không đúng thứ tự hoặc không cùng dạng
             --> content/2021/published.yaml:8:5
              |
            8 |   - {event: f, kind: meeting, title: F, from: 2021-03-14T08:00:00, to: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x}
              |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: sự kiện 6

            lỗi[published-twice]: sự kiện `g` ghi hai lần
              --> content/2021/published.yaml:10:5
               |
            10 |   - {event: g, kind: work, title: G, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x, seen: 1}
               |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            lỗi[unknown-key]: không có mục nào tên `seen`
              --> content/2021/published.yaml:10:101
               |
            10 |   - {event: g, kind: work, title: G, from: 2021-03-14, sequence: 0, revised: 2021-02-25, digest: x, seen: 1}
               |                                                                                                     ^^^^
               |
               = ở mục: sự kiện 8
               = cách sửa: dùng được: event, kind, title, from, to, repeats, units, sequence, revised, cancelled, digest

            lỗi[missing-field]: thiếu mục `event`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            lỗi[missing-field]: thiếu mục `title`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            lỗi[missing-field]: thiếu mục `from`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            lỗi[missing-field]: thiếu mục `sequence`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            lỗi[missing-field]: thiếu mục `revised`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            lỗi[missing-field]: thiếu mục `digest`
              --> content/2021/published.yaml:11:5
               |
            11 |   - {kind: work}
               |     ^^^^^^^^^^^
               |
               = ở mục: sự kiện 9

            Có 15 lỗi.
            [mã kết thúc 1]
        "#]],
    );
    // A file that is none, or cannot be read, is told of as any other.
    let workspace = Workspace::binh_luc().write("content/2021/published.yaml", "domain: [\n");
    assert!(workspace.run(&["check"]).err.contains("yaml-syntax"));
}
