//! The exact words of findings that no other test shows.

#![allow(clippy::too_many_lines, reason = "most of them are what the program says")]

use expect_test::{Expect, expect};

use std::fs;

use super::harness::{Workspace, repository};

const PLAN: &str = "content/2021/plan.yaml";

/// What a check says, of these ids only.
fn says(workspace: &Workspace, ids: &str, expected: &Expect) {
    let run = workspace.run(&["check", "--only", ids]);
    expected.assert_eq(&run.err);
}

/// The plan with one more task whose time is written so.
fn at_time(when: &str) -> Workspace {
    let task = format!("  # Tháng 8\n  - id: viec-thu\n    when: {when}\n    text: Việc thử.\n");
    Workspace::binh_luc().edit(PLAN, "  # Tháng 8\n", &task)
}

/// A plan for several years says of each time which one it means.
#[test]
fn a_time_without_its_year() {
    let mut pictures = String::new();
    for when in ["when: trước 15/3", "month: 3"] {
        let workspace = at_time("thường xuyên").for_years(PLAN, 2021, "2021-2025").edit(
            PLAN,
            "when: thường xuyên\n    text: Việc thử.",
            &format!("{when}\n    text: Việc thử."),
        );
        pictures.push_str(&workspace.run(&["check", "--only", "when-no-year"]).err);
    }
    expect![[r#"
        lỗi[when-no-year]: kế hoạch nhiều năm mà thời gian không ghi năm
           --> content/2021/plan.yaml:155:17
            |
        155 |     when: trước 15/3
            |                 ^^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: viết rõ năm, ví dụ `tháng 3/2027`; việc làm mỗi năm thì viết `tháng 3 hằng năm`

        Có 1 lỗi.
        lỗi[when-no-year]: kế hoạch nhiều năm mà thời gian không ghi năm
           --> content/2021/plan.yaml:155:12
            |
        155 |     month: 3
            |            ^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: viết rõ năm, ví dụ `tháng 3/2027`; việc làm mỗi năm thì viết `tháng 3 hằng năm`

        Có 1 lỗi.
    "#]].assert_eq(&pictures);
}

#[test]
fn wordings_that_are_no_time() {
    let mut pictures = String::new();
    for (when, id) in [
        ("hôm nào rảnh", "when-unknown"),
        ("truoc 15/3", "when-unknown"),
        ("trước", "when-unfinished"),
        ("ngày 31/4", "when-no-such-day"),
        ("ngày 32 hằng tháng", "when-no-such-day"),
        ("tháng 13", "when-no-such-month"),
        ("quý V", "when-no-such-quarter"),
        ("12 tháng đầu năm", "when-no-such-half"),
        ("năm học 2020-2022", "when-no-such-school-year"),
        ("trước ngày 15", "when-no-month"),
        ("tháng 11 đến tháng 2", "when-ends-before-it-begins"),
        ("năm 3021", "when-year-out-of-range"),
        ("25/12/2021 hằng năm", "when-year-and-yearly"),
        ("03 tháng (từ tháng 3 đến tháng 6)", "when-count-differs"),
        ("tháng 3 (tháng 4)", "when-two-times"),
        ("tháng 3 (dự kiến", "when-bracket"),
    ] {
        let run = at_time(when).run(&["check", "--only", id]);
        assert_eq!(run.code, 1, "{when}: {}", run.err);
        pictures.push_str(&run.err);
    }
    expect![[r#"
        lỗi[when-unknown]: `hôm` không phải là thời gian
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: hôm nào rảnh
            |           ^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: viết như trong văn bản, ví dụ `tháng 3`, `quý II`, `trước 15/3`, `chậm nhất 25/12 hằng năm`, `từ 20/11 đến 03/12`, `thường xuyên`

        Có 1 lỗi.
        lỗi[when-unknown]: `truoc` không phải là thời gian
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: truoc 15/3
            |           ^^^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: có phải ý bạn là `trước`?

        Có 1 lỗi.
        lỗi[when-unfinished]: sau `trước` còn thiếu
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: trước
            |           ^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-no-such-day]: không có ngày này
           --> content/2021/plan.yaml:155:16
            |
        155 |     when: ngày 31/4
            |                ^^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: tháng 4 có nhiều nhất 30 ngày

        Có 1 lỗi.
        lỗi[when-no-such-day]: không có ngày này
           --> content/2021/plan.yaml:155:16
            |
        155 |     when: ngày 32 hằng tháng
            |                ^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: tháng nào cũng chỉ có nhiều nhất 31 ngày

        Có 1 lỗi.
        lỗi[when-no-such-month]: không có tháng 13
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: tháng 13
            |           ^^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-no-such-quarter]: không có quý 5
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: quý V
            |           ^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-no-such-half]: `12 tháng` không chia đôi năm; viết `6 tháng đầu năm` hay `6 tháng cuối năm`
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: 12 tháng đầu năm
            |           ^^^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-no-such-school-year]: năm học phải gồm hai năm liền nhau
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: năm học 2020-2022
            |           ^^^^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-no-month]: ngày mà thiếu tháng
           --> content/2021/plan.yaml:155:22
            |
        155 |     when: trước ngày 15
            |                      ^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-ends-before-it-begins]: thời gian kết thúc trước khi bắt đầu
           --> content/2021/plan.yaml:155:24
            |
        155 |     when: tháng 11 đến tháng 2
            |                        ^^^^^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: nếu sang năm khác thì viết rõ năm, ví dụ `tháng 11/2025 đến tháng 2/2026`

        Có 1 lỗi.
        lỗi[when-year-out-of-range]: năm phải từ 1945 đến 2200
           --> content/2021/plan.yaml:155:15
            |
        155 |     when: năm 3021
            |               ^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-year-and-yearly]: đã `hằng năm` thì không ghi năm
           --> content/2021/plan.yaml:155:22
            |
        155 |     when: 25/12/2021 hằng năm
            |                      ^^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-count-differs]: nói 3 tháng mà kể ra 4
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: 03 tháng (từ tháng 3 đến tháng 6)
            |           ^^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-two-times]: trong ngoặc lại có một thời gian khác
           --> content/2021/plan.yaml:155:20
            |
        155 |     when: tháng 3 (tháng 4)
            |                    ^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
        lỗi[when-bracket]: dấu ngoặc không có đôi
           --> content/2021/plan.yaml:155:19
            |
        155 |     when: tháng 3 (dự kiến
            |                   ^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
    "#]].assert_eq(&pictures);
}

#[test]
fn times_as_data() {
    let two = at_time("tháng 3\n    month: 3");
    says(
        &two,
        "month-and-when",
        &expect![[r#"
        lỗi[month-and-when]: `month` và `when` cùng nói thời gian; chỉ viết một
           --> content/2021/plan.yaml:155:11
            |
        155 |     when: tháng 3
            |           ^^^^^^^
            |
            = ở mục: 2021 › việc 17

        Có 1 lỗi.
    "#]],
    );
    says(
        &at_time("{before: thường xuyên}"),
        "expected-stretch",
        &expect![[r#"
        lỗi[expected-stretch]: cần một ngày, tháng, quý hay năm ở đây
           --> content/2021/plan.yaml:155:20
            |
        155 |     when: {before: thường xuyên}
            |                    ^^^^^^^^^^^^
            |
            = ở mục: 2021 › việc 17
            = cách sửa: ví dụ `2021-03-15`, `15/3`, `tháng 3`, `quý II`

        Có 1 lỗi.
    "#]],
    );
}

#[test]
fn references_to_what_is_not_there() {
    let fields = "  # Tháng 8\n  - id: viec-thu\n    month: 8\n    text: Việc thử.\n    \
                  group: nhom-1\n    indicators: [chi-tieu-1]\n    after: [hoat-dong-cua-khoj]\n    \
                  deliverables: [bao-cao, {of: tieu-chi, stage: duthao}]\n    \
                  budget: {amount: nhiều tiền}\n";
    let deliverables = "deliverables:\n  - {id: tieu-chi, title: Tiêu chí, stages: [du-thao]}\n\n# Nơi nhận: không ghi";
    let workspace = Workspace::binh_luc().edit(PLAN, "  # Tháng 8\n", fields).edit(
        PLAN,
        "# Nơi nhận: không ghi",
        deliverables,
    );
    let ids = "unknown-group,unknown-indicator,unknown-task,unknown-deliverable,unknown-stage,\
               expected-amount";
    says(
        &workspace,
        ids,
        &expect![[r#"
        lỗi[unknown-group]: không có nhóm nào mang mã `nhom-1`
           --> content/2021/plan.yaml:157:12
            |
        157 |     group: nhom-1
            |            ^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1

        lỗi[unknown-indicator]: không có chỉ tiêu nào mang mã `chi-tieu-1`
           --> content/2021/plan.yaml:158:18
            |
        158 |     indicators: [chi-tieu-1]
            |                  ^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1

        lỗi[unknown-task]: không có việc nào mang mã `hoat-dong-cua-khoj`
           --> content/2021/plan.yaml:159:13
            |
        159 |     after: [hoat-dong-cua-khoj]
            |             ^^^^^^^^^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1
            = cách sửa: có phải ý bạn là `hoat-dong-cua-khoi`?

        lỗi[unknown-deliverable]: không có sản phẩm nào mang mã `bao-cao`
           --> content/2021/plan.yaml:160:20
            |
        160 |     deliverables: [bao-cao, {of: tieu-chi, stage: duthao}]
            |                    ^^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1

        lỗi[unknown-stage]: sản phẩm này không có giai đoạn nào mang mã `duthao`
           --> content/2021/plan.yaml:160:51
            |
        160 |     deliverables: [bao-cao, {of: tieu-chi, stage: duthao}]
            |                                                   ^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1
            = cách sửa: có phải ý bạn là `du-thao`?

        lỗi[expected-amount]: cần một số tiền ở đây
           --> content/2021/plan.yaml:161:22
            |
        161 |     budget: {amount: nhiều tiền}
            |                      ^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 8 › việc 1
            = cách sửa: viết số đồng, ví dụ `15000000` hay `15.000.000`

        Có 6 lỗi.
    "#]],
    );
}

#[test]
fn days_off_that_end_before_they_begin() {
    let days = "rest_days:\n  - {from: 2021-02-16, to: 2021-02-10}\n";
    let workspace = Workspace::binh_luc().write("content/rest_days.yaml", days);
    says(
        &workspace,
        "rest-days-range",
        &expect![[r#"
        lỗi[rest-days-range]: đợt nghỉ phải kết thúc sau khi bắt đầu và không dài quá 31 ngày
         --> content/rest_days.yaml:2:28
          |
        2 |   - {from: 2021-02-16, to: 2021-02-10}
          |                            ^^^^^^^^^^
          |
          = ở mục: đợt nghỉ 1
          = cách sửa: viết `from` là ngày đầu, `to` là ngày cuối

        Có 1 lỗi.
    "#]],
    );
}

#[test]
fn measures_outside_the_decree() {
    let profile =
        "print:\n  body: 12\n  indent: 1,5\n  table: 9\n  margins:\n    left: 25\n    top: hai\n";
    let agency = fs::read_to_string(repository().join("content/agency.yaml")).unwrap();
    let workspace =
        Workspace::binh_luc().write("content/agency.yaml", format!("{agency}{profile}"));
    says(
        &workspace,
        "outside-decree,outside-profile,expected-measure",
        &expect![[r#"
        lỗi[outside-decree]: giá trị này nằm ngoài giới hạn của Nghị định 30/2020/NĐ-CP (Phụ lục I, phần I, mục II, khoản 6, điểm e)
          --> content/agency.yaml:13:9
           |
        13 |   body: 12
           |         ^^
           |
           = cách sửa: được phép: 13 - 14

        lỗi[outside-decree]: giá trị này nằm ngoài giới hạn của Nghị định 30/2020/NĐ-CP (Phụ lục I, phần I, mục II, khoản 6, điểm e)
          --> content/agency.yaml:14:11
           |
        14 |   indent: 1,5
           |           ^^^
           |
           = cách sửa: được phép: 1; 1,27

        lỗi[outside-profile]: giá trị này nằm ngoài giới hạn của chương trình; Nghị định 30/2020/NĐ-CP không quy định
          --> content/agency.yaml:15:10
           |
        15 |   table: 9
           |          ^
           |
           = cách sửa: được phép: 11 - 14

        lỗi[outside-decree]: giá trị này nằm ngoài giới hạn của Nghị định 30/2020/NĐ-CP (Phụ lục I, phần I, mục I, khoản 3)
          --> content/agency.yaml:17:11
           |
        17 |     left: 25
           |           ^^
           |
           = cách sửa: được phép: 30 - 35

        lỗi[expected-measure]: cần một số ở đây, ví dụ `1,27`
          --> content/agency.yaml:18:10
           |
        18 |     top: hai
           |          ^^^

        Có 5 lỗi.
    "#]],
    );
}

#[test]
fn words_that_are_wider_than_their_place() {
    let long = "THIĐUAKHENTHƯỞNG".repeat(4);
    let workspace = Workspace::binh_luc()
        .edit(PLAN, "issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG", &format!("issuer: HỘI ĐỒNG {long}"))
        .edit(PLAN, "  title: CHỦ TỊCH\n", &format!("  title: {long}{long}\n"));
    says(
        &workspace,
        "word-too-wide",
        &expect![[r#"
        lỗi[word-too-wide]: từ `THIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNG` dài hơn chỗ của nó trên trang in
          --> content/2021/plan.yaml:17:11
           |
        17 |   issuer: HỘI ĐỒNG THIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNG
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: viết tách thành nhiều từ, hoặc viết ngắn hơn

        lỗi[word-too-wide]: từ `THIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNG` dài hơn chỗ của nó trên trang in
           --> content/2021/plan.yaml:258:10
            |
        258 | ...e: THIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNGTHIĐUAKHENTHƯỞNG
            |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            |
            = cách sửa: viết tách thành nhiều từ, hoặc viết ngắn hơn

        Có 2 lỗi.
    "#]],
    );
    let place = "  place: Thị trấn Bình Mỹ, huyện Bình Lục, tỉnh Hà Nam, nước Việt Nam\n";
    let workspace = Workspace::binh_luc().edit(PLAN, "  place: Bình Lục\n", place);
    says(
        &workspace,
        "place-too-long",
        &expect![[r#"
        lỗi[place-too-long]: địa danh dài quá, không còn chỗ cho tên cơ quan
          --> content/2021/plan.yaml:10:10
           |
        10 |   place: Thị trấn Bình Mỹ, huyện Bình Lục, tỉnh Hà Nam, nước Việt Nam
           |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: ghi tên đơn vị hành chính nơi cơ quan đóng trụ sở, như `Tân An`

        Có 1 lỗi.
    "#]],
    );
}

#[test]
fn words_that_are_no_line() {
    let title = format!("  title: {}\n", "CHỦ TỊCH ".repeat(80));
    let workspace = Workspace::binh_luc().edit(PLAN, "  title: CHỦ TỊCH\n", &title);
    let run = workspace.run(&["check", "--only", "words-too-long"]);
    let first = "lỗi[words-too-long]: chỗ này dài quá 600 ký tự, không in được\n";
    assert!(run.err.starts_with(first), "{}", run.err);
}

#[test]
fn marks_copies_and_appendices() {
    let more =
        "  state: signed\n  secrecy: MẬT\n  urgency: GẤP\n  drafter: {sign: PL, copies: 0}\n";
    let lists = "appendices:\n  - {id: mau, title: Mẫu đăng ký, file: mau.md}\n  - {id: bia, title: Bìa, file: \
                 ../bia.md}\nelectronic_copies:\n  - {form: SAO Y, number: \"05\", body: UBND xã, time: 5/3/2021}\n\n\
                 signature:\n";
    let workspace = Workspace::binh_luc().edit(PLAN, "signature:\n", lists).edit(
        PLAN,
        "  state: signed\n",
        more,
    );
    says(
        &workspace,
        "secrecy-refused,unknown-choice,expected-count,appendix-file-missing,\
         appendix-file-outside,expected-date-time",
        &expect![[r#"
            lỗi[secrecy-refused]: văn bản mật không được làm bằng chương trình này
              --> content/2021/plan.yaml:13:12
               |
            13 |   secrecy: MẬT
               |            ^^^
               |
               = ở mục: 2021 › phần document
               = cách sửa: dấu mật theo pháp luật về bảo vệ bí mật nhà nước; soạn và lưu văn bản mật trên máy dành riêng, không đưa vào thư mục sẽ công bố

            lỗi[unknown-choice]: không dùng được `GẤP` ở đây
              --> content/2021/plan.yaml:14:12
               |
            14 |   urgency: GẤP
               |            ^^^
               |
               = ở mục: 2021 › phần document
               = cách sửa: dùng được: KHẨN, THƯỢNG KHẨN, HỎA TỐC

            lỗi[expected-count]: cần một số nguyên từ 1 trở lên
              --> content/2021/plan.yaml:15:31
               |
            15 |   drafter: {sign: PL, copies: 0}
               |                               ^
               |
               = ở mục: 2021 › phần document

            lỗi[appendix-file-missing]: không có tệp `content/2021/mau.md` của phụ lục này
               --> content/2021/plan.yaml:260:41
                |
            260 |   - {id: mau, title: Mẫu đăng ký, file: mau.md}
                |                                         ^^^^^^

            lỗi[appendix-file-outside]: tệp `../bia.md` nằm ngoài thư mục của kế hoạch
               --> content/2021/plan.yaml:261:33
                |
            261 |   - {id: bia, title: Bìa, file: ../bia.md}
                |                                 ^^^^^^^^^
                |
                = cách sửa: đặt tệp của phụ lục trong `content/2021/`

            lỗi[expected-date-time]: cần ngày và giờ ở đây
               --> content/2021/plan.yaml:263:54
                |
            263 |   - {form: SAO Y, number: "05", body: UBND xã, time: 5/3/2021}
                |                                                      ^^^^^^^^
                |
                = ở mục: 2021 › bản sao điện tử 1
                = cách sửa: viết như `2021-03-15T08:30:00`, giờ Việt Nam

            Có 6 lỗi.
        "#]],
    );
}

#[test]
fn an_id_of_no_finding() {
    let run = Workspace::binh_luc().run(&["explain", "heading-colom"]);
    expect![[r#"
        lỗi[usage-unknown-id]: không có thông báo nào mang mã `heading-colom`
         |
         = cách sửa: có phải ý bạn là `heading-colon`?
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn files_that_are_no_plan() {
    let tasks = "tasks: [".to_owned() + &"[],".repeat(1_000_001);
    let workspace = Workspace::binh_luc().write(PLAN, tasks);
    let run = workspace.run(&["check", "--only", "yaml-too-many"]);
    expect!["lỗi[yaml-too-many]: tệp có quá 1000000 giá trị; đọc đến đây thì dừng"]
        .assert_eq(run.err.lines().next().unwrap());
    let keys: Vec<String> = (0..120_000).map(|n| format!("k{n}: x\n")).collect();
    let workspace = Workspace::binh_luc().write(PLAN, keys.concat());
    says(
        &workspace,
        "too-many-mistakes",
        &expect![[r#"
        lỗi[too-many-mistakes]: đã quá 100000 lỗi; tệp này không phải là tệp dữ liệu của kế hoạch
              --> content/2021/plan.yaml:100001:1
               |
        100001 | k100000: x
               | ^^^^^^^

        Có 1 lỗi.
    "#]],
    );
    let workspace = Workspace::binh_luc().write("content/2021/plan.md", "a\n\n".repeat(100_001));
    says(
        &workspace,
        "markup-too-long",
        &expect![[r#"
        lỗi[markup-too-long]: lời văn có quá 100000 đoạn; đọc đến đây thì dừng
              --> content/2021/plan.md:200001:1
               |
        200001 | a
               | ^

        Có 1 lỗi.
    "#]],
    );
    let long = format!("\"{}\"", "trước ".repeat(1_000));
    let run = at_time(&long).run(&["check", "--only", "when-too-long"]);
    expect!["lỗi[when-too-long]: thời gian viết quá dài (nhiều nhất 2000 byte)"]
        .assert_eq(run.err.lines().next().unwrap());
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let workspace = Workspace::binh_luc().without("content/laws.yaml");
    std::os::unix::fs::symlink("/dev/zero", workspace.path("content/laws.yaml")).unwrap();
    says(
        &workspace,
        "file-is-none",
        &expect![[r#"
        lỗi[file-is-none]: đây không phải tệp thường (ống dẫn, thiết bị…)
        --> content/laws.yaml

        Có 1 lỗi.
    "#]],
    );
}
