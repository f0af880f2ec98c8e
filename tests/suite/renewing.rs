//! `kehoach new`: next year's plan from this year's, a document, a post, a task. What is asked, what the program
//! answers, and what becomes of the files.

#![allow(clippy::too_many_lines, reason = "the pictures of what is listed are long")]

use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::harness::Workspace;

/// The lines of two texts that differ, in the order of the texts.
fn difference(before: &str, after: &str) -> String {
    let mut out = String::new();
    for change in similar(before, after) {
        let _ = writeln!(out, "{}", change.trim_end());
    }
    out
}

/// Lines that went (`-`) and came (`+`), by the longest run of lines that both texts have.
fn similar(before: &str, after: &str) -> Vec<String> {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut lengths = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i][j] = if a[i] == b[j] {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || lengths[i + 1][j] >= lengths[i][j + 1]) {
            out.push(format!("-{}: {}", i + 1, a[i]));
            i += 1;
        } else {
            out.push(format!("+{}: {}", j + 1, b[j]));
            j += 1;
        }
    }
    out
}

/// What a command answers.
fn answers(workspace: &Workspace, arguments: &[&str], expected: &Expect) {
    expected.assert_eq(&workspace.run(arguments).transcript());
}

/// How the files of two plans differ.
fn differ(workspace: &Workspace, before: &str, after: &str, expected: &Expect) {
    let (before, after) = (workspace.text(before), workspace.text(after));
    expected.assert_eq(&difference(&before, &after));
}

/// A small plan with what moves: typed days, days in words, Tết, the last of February.
fn small(tasks: &str) -> Workspace {
    let plan = format!(
        "\
# Kế hoạch năm 2024
year: 2024
document: {{kind: KẾ HOẠCH, subject: Công tác năm 2024, number: \"05\", symbol: KH-UBND, place: Suối Mây, date: 2024-01-05}}
letterhead:
  issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY
bases:
  - text: Căn cứ chương trình công tác năm 2024 của Ủy ban nhân dân xã
tasks:
{tasks}
recipients:
  - to: \"Lưu: VT\"
signature:
  title: CHỦ TỊCH
  name: Trần Văn Khê
"
    );
    Workspace::empty()
        .write("content/agency.yaml", "name: Ủy ban nhân dân xã Suối Mây\nsite: {title: Kế hoạch}\ncalendar: {domain: suoi-may.example}\n")
        .write("content/units.yaml", "units:\n  - {id: van-phong, name: Văn phòng}\n")
        .write("content/2024/plan.yaml", plan)
        .write("content/2024/plan.md", "{{ tasks }}\n")
}

#[test]
fn the_plan_of_2022_comes_from_that_of_2021() {
    let workspace = Workspace::binh_luc();
    let before = workspace.files("content/2021");
    answers(
        &workspace,
        &["new", "year", "2022"],
        &expect![[r#"
            Đã lập dự thảo kế hoạch 2022 từ kế hoạch 2021, 3 tệp:
              content/2022/plan.yaml
              content/2022/plan.md
              content/2022/viec-can-quyet.md

            Đã dời, đã sửa (6 chỗ)
              - content/2022/plan.yaml:144: about: {year: 2021} → about: {year: 2022} (kỳ của việc; lời văn không nêu năm)
              - content/2022/plan.yaml:184: about: {year: 2021} → about: {year: 2022} (kỳ của việc; lời văn không nêu năm)
              - content/2022/plan.yaml:193: about: {year: 2021} → about: {year: 2022} (kỳ của việc; lời văn không nêu năm)
              - content/2022/plan.yaml:199: about: {year: 2021} → about: {year: 2022} (kỳ của việc; lời văn không nêu năm)
              - content/2022/plan.yaml:238: ngày 15 tháng 3 năm 2021 → ngày 15 tháng 3 năm 2022 (lời văn nói đúng ngày của dữ liệu nên dời theo)
              - content/2022/plan.yaml:239: 2021-03-15 → 2022-03-15 (cùng thời gian, năm mới)

            NGƯỜI LÀM PHẢI QUYẾT

            Năm trong lời văn: đề nghị đổi (34 chỗ)
              - content/2022/plan.yaml:2: [1] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021 của huyện Bình…” (năm của kế hoạch)
              - content/2022/plan.yaml:7: [2] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021” (năm của kế hoạch)
              - content/2022/plan.yaml:46: [3] năm 2020 → năm 2021: “…trào thi đua, yêu nước năm 2020.” (năm trước của kế hoạch)
              - content/2022/plan.yaml:51: [4] năm 2020 → năm 2021: “…kết phong trào thi đua năm 2020, phát động và…” (năm trước của kế hoạch)
              - content/2022/plan.yaml:52: [5] năm 2021 → năm 2022: “…kết giao ước thi đua năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:61: [6] năm 2020 → năm 2021: “…trào thi đua, yêu nước năm 2020.” (năm trước của kế hoạch)
              - content/2022/plan.yaml:66: [7] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:72: [8] năm 2021 → năm 2022: “…trấn đăng ký thi đua năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:80: [9] năm 2021 → năm 2022: “…hợp đăng ký thi đua năm 2021 của các cơ…” (năm của kế hoạch)
              - content/2022/plan.yaml:87: [10] năm 2021 → năm 2022: “…huyện đăng ký thi đua năm 2021 với Khối thi…” (năm của kế hoạch)
              - content/2022/plan.yaml:94: [11] năm 2021 → năm 2022: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:102: [12] năm 2021 → năm 2022: “…và phương thức chấm điểm năm 2021 theo hướng dẫn…” (năm của kế hoạch)
              - content/2022/plan.yaml:109: [13] năm 2021 → năm 2022: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:116: [14] năm 2021 → năm 2022: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:121: [15] năm 2021 → năm 2022: “…khen thưởng 6 tháng đầu năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:129: [16] năm 2021 → năm 2022: “…thi đua 6 tháng đầu năm 2021, phương hướng, nhiệm…” (năm của kế hoạch)
              - content/2022/plan.yaml:129: [17] năm 2021 → năm 2022: “…nhiệm vụ 6 tháng cuối năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:135: [18] năm 2021 → năm 2022: “…sơ kết 6 tháng đầu năm 2021 khối thi đua…” (năm của kế hoạch)
              - content/2022/plan.yaml:149: [19] năm học 2020-2021 → năm học 2021-2022: “…duyệt khen thưởng tổng kết năm học 2020-2021 ngành Giáo dục…” (năm học)
              - content/2022/plan.yaml:158: [20] năm học 2020-2021 → năm học 2021-2022: “…có thành tích xuất sắc năm học 2020-2021.” (năm học)
              - content/2022/plan.yaml:166: [21] năm học 2021-2022 → năm học 2022-2023: “…các tiêu chí thi đua năm học 2021-2022 để tham mưu…” (năm học)
              - content/2022/plan.yaml:175: [22] năm 2021 → năm 2022: “…theo Tiêu chí thi đua năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:205: [23] năm 2021 → năm 2022: “…trào thi đua yêu nước năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:214: [24] năm 2021 → năm 2022: “…có thành tích xuất sắc năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:220: [25] năm 2021 → năm 2022: “…xã bình xét thi đua năm 2021.” (năm của kế hoạch)
              - content/2022/plan.yaml:227: [26] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021, phát động và…” (năm của kế hoạch)
              - content/2022/plan.yaml:227: [27] năm 2022 → năm 2023: “…kết giao ước thi đua năm 2022.” (năm sau của kế hoạch)
              - content/2022/plan.md:1: [28] năm 2021 → năm 2022: “…kinh tế - xã hội năm 2021 và nhiệm vụ…” (năm của kế hoạch)
              - content/2022/plan.md:1: [29] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021 như sau:” (năm của kế hoạch)
              - content/2022/plan.md:7: [30] năm 2020 → năm 2021: “…quả đã đạt được trong năm 2020, tiếp tục đổi…” (năm trước của kế hoạch)
              - content/2022/plan.md:7: [31] năm 2021 → năm 2022: “…bảo an ninh quốc phòng năm 2021 theo Nghị quyết…” (năm của kế hoạch)
              - content/2022/plan.md:21: [32] NĂM 2021 → NĂM 2022: “…TÁC THI ĐUA, KHEN THƯỞNG NĂM 2021” (năm của kế hoạch)
              - content/2022/plan.md:23: [33] năm 2021 → năm 2022: “1. Phong trào thi đua năm 2021 phải được phát…” (năm của kế hoạch)
              - content/2022/plan.md:51: [34] năm 2021 → năm 2022: “…tác thi đua, khen thưởng năm 2021. Tích cực chỉ…” (năm của kế hoạch)

            Ngày
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2022 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

            Giữ nguyên của kế hoạch trước, xem còn đúng không
              - content/2022/plan.yaml:260: người ký: Trần Xuân Dũng, CHỦ TỊCH
              - content/2022/plan.yaml:246: nơi nhận: 8 dòng

            Năm giữ nguyên, không đề nghị đổi
              - số của văn bản: 91/2017/NĐ-CP (plan.yaml:27); 12/2019/TT-BNV (plan.yaml:31); 91/2017/NĐ-CP (plan.yaml:32)
              - ngày của văn bản: ngày 31 tháng 7 năm 2017 (plan.yaml:27); ngày 04 tháng 11 năm 2019 (plan.yaml:31); ngày 31 tháng 7 năm 2017 (plan.yaml:32); ngày 07 tháng 4 năm 2014 (plan.md:9)
              - ngày của văn bản: ngày 07 tháng 4 năm 2014 (plan.md:35)
              - năm của luật: năm 2003 (plan.yaml:23); năm 2005 (plan.yaml:24); năm 2013 (plan.yaml:24)
              - giai đoạn, nhiệm kỳ: nhiệm kỳ 2021-2026 (plan.md:25)

            Những điều phải quyết cũng ghi ở content/2022/viec-can-quyet.md; quyết xong thì xóa tệp ấy, không đâu dùng đến.
            Lời văn còn giữ năm cũ ở những chỗ đề nghị trên. Sửa từng chỗ theo bảng kê; hoặc xóa content/2022 rồi chạy `kehoach new year 2022 --accept years` để đổi hết một lượt.
            Sửa các tệp trên rồi chạy `kehoach check`. Văn bản, tin bài, việc mới: `kehoach new document`, `kehoach new post`, `kehoach new task`.
            [mã kết thúc 0]
        "#]],
    );
    differ(
        &workspace,
        "content/2021/plan.yaml",
        "content/2022/plan.yaml",
        &expect![[r#"
        -4: year: 2021
        +4: year: 2022
        -8:   number: "01"
        +8:   number:
        -11:   date: 2021-02-25
        -12:   state: signed
        +11:   date:
        +12:   state: draft
        -144:     about: {year: 2021}
        +144:     about: {year: 2022}
        -184:     about: {year: 2021}
        +184:     about: {year: 2022}
        -193:     about: {year: 2021}
        +193:     about: {year: 2022}
        -199:     about: {year: 2021}
        +199:     about: {year: 2022}
        -238:       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2021** để theo dõi, tổng hợp.
        -239:     when: {before: 2021-03-15}
        +238:       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2022** để theo dõi, tổng hợp.
        +239:     when: {before: 2022-03-15}
    "#]],
    );
    assert_eq!(workspace.text("content/2021/plan.md"), workspace.text("content/2022/plan.md"));
    assert_eq!(workspace.files("content/2021"), before);
    let names: Vec<String> =
        workspace.files("content/2022").into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, ["plan.md", "plan.yaml", "viec-can-quyet.md"]);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("trích yếu ghi năm 2021, kế hoạch là của năm 2022"), "{}", run.err);
}

#[test]
fn the_draft_is_built_and_its_list_is_published_nowhere() {
    let workspace = Workspace::binh_luc();
    assert_eq!(workspace.run(&["new", "year", "2022"]).code, 0);
    let workspace = workspace.built();
    for (path, bytes) in workspace.files("output") {
        assert!(!path.contains("viec-can-quyet"), "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Việc cần quyết của kế hoạch"), "{path}");
    }
    // The site compares the two plans by the ids of their tasks, which stay.
    assert!(workspace.files("output/site/2022").iter().any(|(path, _)| path == "index.html"));
}

#[test]
fn the_plan_of_2026_meets_other_laws_and_other_units() {
    let workspace = Workspace::binh_luc();
    answers(
        &workspace,
        &["new", "year", "2026", "--accept", "years"],
        &expect![[r#"
            Đã lập dự thảo kế hoạch 2026 từ kế hoạch 2021, 3 tệp:
              content/2026/plan.yaml
              content/2026/plan.md
              content/2026/viec-can-quyet.md

            Đã dời, đã sửa (40 chỗ)
              - content/2026/plan.yaml:144: about: {year: 2021} → about: {year: 2026} (kỳ của việc; lời văn không nêu năm)
              - content/2026/plan.yaml:184: about: {year: 2021} → about: {year: 2026} (kỳ của việc; lời văn không nêu năm)
              - content/2026/plan.yaml:193: about: {year: 2021} → about: {year: 2026} (kỳ của việc; lời văn không nêu năm)
              - content/2026/plan.yaml:199: about: {year: 2021} → about: {year: 2026} (kỳ của việc; lời văn không nêu năm)
              - content/2026/plan.yaml:238: ngày 15 tháng 3 năm 2021 → ngày 15 tháng 3 năm 2026 (lời văn nói đúng ngày của dữ liệu nên dời theo)
              - content/2026/plan.yaml:239: 2021-03-15 → 2026-03-15 (cùng thời gian, năm mới)
              - content/2026/plan.yaml:2: [1] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021 của huyện Bình…” (năm của kế hoạch)
              - content/2026/plan.yaml:7: [2] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021” (năm của kế hoạch)
              - content/2026/plan.yaml:46: [3] năm 2020 → năm 2025: “…trào thi đua, yêu nước năm 2020.” (năm trước của kế hoạch)
              - content/2026/plan.yaml:51: [4] năm 2020 → năm 2025: “…kết phong trào thi đua năm 2020, phát động và…” (năm trước của kế hoạch)
              - content/2026/plan.yaml:52: [5] năm 2021 → năm 2026: “…kết giao ước thi đua năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:61: [6] năm 2020 → năm 2025: “…trào thi đua, yêu nước năm 2020.” (năm trước của kế hoạch)
              - content/2026/plan.yaml:66: [7] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:72: [8] năm 2021 → năm 2026: “…trấn đăng ký thi đua năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:80: [9] năm 2021 → năm 2026: “…hợp đăng ký thi đua năm 2021 của các cơ…” (năm của kế hoạch)
              - content/2026/plan.yaml:87: [10] năm 2021 → năm 2026: “…huyện đăng ký thi đua năm 2021 với Khối thi…” (năm của kế hoạch)
              - content/2026/plan.yaml:94: [11] năm 2021 → năm 2026: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:102: [12] năm 2021 → năm 2026: “…và phương thức chấm điểm năm 2021 theo hướng dẫn…” (năm của kế hoạch)
              - content/2026/plan.yaml:109: [13] năm 2021 → năm 2026: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:116: [14] năm 2021 → năm 2026: “…và bình xét khen thưởng năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:121: [15] năm 2021 → năm 2026: “…khen thưởng 6 tháng đầu năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:129: [16] năm 2021 → năm 2026: “…thi đua 6 tháng đầu năm 2021, phương hướng, nhiệm…” (năm của kế hoạch)
              - content/2026/plan.yaml:129: [17] năm 2021 → năm 2026: “…nhiệm vụ 6 tháng cuối năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:135: [18] năm 2021 → năm 2026: “…sơ kết 6 tháng đầu năm 2021 khối thi đua…” (năm của kế hoạch)
              - content/2026/plan.yaml:149: [19] năm học 2020-2021 → năm học 2025-2026: “…duyệt khen thưởng tổng kết năm học 2020-2021 ngành Giáo dục…” (năm học)
              - content/2026/plan.yaml:158: [20] năm học 2020-2021 → năm học 2025-2026: “…có thành tích xuất sắc năm học 2020-2021.” (năm học)
              - content/2026/plan.yaml:166: [21] năm học 2021-2022 → năm học 2026-2027: “…các tiêu chí thi đua năm học 2021-2022 để tham mưu…” (năm học)
              - content/2026/plan.yaml:175: [22] năm 2021 → năm 2026: “…theo Tiêu chí thi đua năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:205: [23] năm 2021 → năm 2026: “…trào thi đua yêu nước năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:214: [24] năm 2021 → năm 2026: “…có thành tích xuất sắc năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:220: [25] năm 2021 → năm 2026: “…xã bình xét thi đua năm 2021.” (năm của kế hoạch)
              - content/2026/plan.yaml:227: [26] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021, phát động và…” (năm của kế hoạch)
              - content/2026/plan.yaml:227: [27] năm 2022 → năm 2027: “…kết giao ước thi đua năm 2022.” (năm sau của kế hoạch)
              - content/2026/plan.md:1: [28] năm 2021 → năm 2026: “…kinh tế - xã hội năm 2021 và nhiệm vụ…” (năm của kế hoạch)
              - content/2026/plan.md:1: [29] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021 như sau:” (năm của kế hoạch)
              - content/2026/plan.md:7: [30] năm 2020 → năm 2025: “…quả đã đạt được trong năm 2020, tiếp tục đổi…” (năm trước của kế hoạch)
              - content/2026/plan.md:7: [31] năm 2021 → năm 2026: “…bảo an ninh quốc phòng năm 2021 theo Nghị quyết…” (năm của kế hoạch)
              - content/2026/plan.md:21: [32] NĂM 2021 → NĂM 2026: “…TÁC THI ĐUA, KHEN THƯỞNG NĂM 2021” (năm của kế hoạch)
              - content/2026/plan.md:23: [33] năm 2021 → năm 2026: “1. Phong trào thi đua năm 2021 phải được phát…” (năm của kế hoạch)
              - content/2026/plan.md:51: [34] năm 2021 → năm 2026: “…tác thi đua, khen thưởng năm 2021. Tích cực chỉ…” (năm của kế hoạch)

            NGƯỜI LÀM PHẢI QUYẾT

            Ngày
              - content/2026/plan.yaml:239: ngày ghi trong hạn, 15/03/2026, là ngày nghỉ (hôm ấy là Chủ nhật; ngày làm việc liền trước là 13/03/2026)
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2026 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

            Văn bản pháp luật
              - content/2026/plan.yaml:25: văn bản `15/2003/QH11` không có hiệu lực vào ngày 01/01/2026 của kế hoạch (hết hiệu lực từ ngày 01/01/2024; căn cứ văn bản thay thế: `06/2022/QH15`)
              - content/2026/plan.yaml:25: văn bản `47/2005/QH11` không có hiệu lực vào ngày 01/01/2026 của kế hoạch (hết hiệu lực từ ngày 01/01/2024; căn cứ văn bản thay thế: `06/2022/QH15`)
              - content/2026/plan.yaml:25: văn bản `39/2013/QH13` không có hiệu lực vào ngày 01/01/2026 của kế hoạch (hết hiệu lực từ ngày 01/01/2024; căn cứ văn bản thay thế: `06/2022/QH15`)
              - content/2026/plan.yaml:29: văn bản `91/2017/NĐ-CP` không có hiệu lực vào ngày 01/01/2026 của kế hoạch (hết hiệu lực từ ngày 01/01/2024; căn cứ văn bản thay thế: `152/2025/NĐ-CP`)
              - content/2026/plan.yaml:34: văn bản `12/2019/TT-BNV` hướng dẫn `91/2017/NĐ-CP`, đã hết hiệu lực từ ngày 01/01/2024; xem còn hiệu lực không

            Đơn vị
              - đơn vị cấp huyện, chỉ hoạt động đến hết ngày 30/06/2025; ghi `until` và `successors` của từng đơn vị dưới đây trong `content/units.yaml`, thêm đơn vị thay thế, rồi đổi mã trong kế hoạch
              - content/units.yaml:9: Hội đồng thi đua, khen thưởng huyện Bình Lục (`hoi-dong-tdkt-huyen`)
              - content/units.yaml:17: Ủy ban nhân dân huyện Bình Lục (`ubnd-huyen`)
              - content/units.yaml:23: Lãnh đạo Ủy ban nhân dân huyện Bình Lục (`lanh-dao-ubnd-huyen`)
              - content/units.yaml:27: Phòng Nội vụ huyện Bình Lục (`phong-noi-vu`)
              - content/units.yaml:31: Phòng Giáo dục và Đào tạo huyện Bình Lục (`phong-giao-duc-va-dao-tao`)
              - content/units.yaml:41: Thường trực Huyện ủy Bình Lục (`thuong-truc-huyen-uy`)
              - content/units.yaml:47: Ban Thường vụ Huyện ủy Bình Lục (`ban-thuong-vu-huyen-uy`)
              - content/units.yaml:53: Các cơ quan, ban, ngành, đoàn thể của huyện (`cac-co-quan-ban-nganh-doan-the`)
              - content/units.yaml:57: Ủy ban nhân dân các xã, thị trấn (`ubnd-cac-xa-thi-tran`)
              - content/units.yaml:79: Lực lượng vũ trang huyện Bình Lục (`luc-luong-vu-trang-huyen`)
              - content/units.yaml:92: Khối thi đua các huyện, thành phố, thị xã (`khoi-thi-dua-cac-huyen-thanh-pho`)
              - lời văn nêu cơ quan cấp huyện (ghi cơ quan cấp tỉnh hoặc cấp xã đã nhận việc này; nói về việc cũ thì ghi rõ là `trước đây`)
              - content/2026/plan.md:7: `Hội đồng nhân dân huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025
              - content/2026/plan.md:43: `cấp huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025
              - content/2026/plan.md:57: `Phòng Nội vụ huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025
              - content/2026/plan.yaml:16: `UBND HUYỆN`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025 (sửa luôn 1 chỗ khác viết như vậy trong tệp này)
              - content/2026/plan.yaml:51: `Ủy ban nhân dân huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025 (sửa luôn 2 chỗ khác viết như vậy trong tệp này)
              - content/2026/plan.yaml:87: `UBND huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025 (sửa luôn 3 chỗ khác viết như vậy trong tệp này)
              - content/2026/plan.yaml:238: `Phòng Nội vụ huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025
              - content/2026/plan.yaml:249: `HĐND huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025

            Giữ nguyên của kế hoạch trước, xem còn đúng không
              - content/2026/plan.yaml:260: người ký: Trần Xuân Dũng, CHỦ TỊCH
              - content/2026/plan.yaml:246: nơi nhận: 8 dòng

            Năm giữ nguyên, không đề nghị đổi
              - số của văn bản: 91/2017/NĐ-CP (plan.yaml:27); 12/2019/TT-BNV (plan.yaml:31); 91/2017/NĐ-CP (plan.yaml:32)
              - ngày của văn bản: ngày 31 tháng 7 năm 2017 (plan.yaml:27); ngày 04 tháng 11 năm 2019 (plan.yaml:31); ngày 31 tháng 7 năm 2017 (plan.yaml:32); ngày 07 tháng 4 năm 2014 (plan.md:9)
              - ngày của văn bản: ngày 07 tháng 4 năm 2014 (plan.md:35)
              - năm của luật: năm 2003 (plan.yaml:23); năm 2005 (plan.yaml:24); năm 2013 (plan.yaml:24)
              - giai đoạn, nhiệm kỳ: nhiệm kỳ 2021-2026 (plan.md:25)

            Những điều phải quyết cũng ghi ở content/2026/viec-can-quyet.md; quyết xong thì xóa tệp ấy, không đâu dùng đến.
            Sửa các tệp trên rồi chạy `kehoach check`. Văn bản, tin bài, việc mới: `kehoach new document`, `kehoach new post`, `kehoach new task`.
            [mã kết thúc 0]
        "#]],
    );
    differ(
        &workspace,
        "content/2021/plan.md",
        "content/2026/plan.md",
        &expect![[r#"
        -1: Để tổ chức thi đua thực hiện thắng lợi các chỉ tiêu phát triển kinh tế - xã hội năm 2021 và nhiệm vụ chính trị được giao, Hội đồng thi đua, khen thưởng huyện xây dựng Kế hoạch công tác thi đua, khen thưởng năm 2021 như sau:
        +1: Để tổ chức thi đua thực hiện thắng lợi các chỉ tiêu phát triển kinh tế - xã hội năm 2026 và nhiệm vụ chính trị được giao, Hội đồng thi đua, khen thưởng huyện xây dựng Kế hoạch công tác thi đua, khen thưởng năm 2026 như sau:
        -7: - Phát huy những kết quả đã đạt được trong năm 2020, tiếp tục đổi mới, đẩy mạnh phong trào thi đua trên tất cả các lĩnh vực của đời sống xã hội, tạo khí thế sôi nổi, cỗ vũ tinh thần quyết tâm khắc phục khó khăn, thực hiện thắng lợi toàn diện các nhiệm vụ phát triển kinh tế - xã hội, đảm bảo an ninh quốc phòng năm 2021 theo Nghị quyết của Huyện ủy và Hội đồng nhân dân huyện đã đề ra, góp phần thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ huyện Bình Lục lần thứ XXVIII, Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX.
        +7: - Phát huy những kết quả đã đạt được trong năm 2025, tiếp tục đổi mới, đẩy mạnh phong trào thi đua trên tất cả các lĩnh vực của đời sống xã hội, tạo khí thế sôi nổi, cỗ vũ tinh thần quyết tâm khắc phục khó khăn, thực hiện thắng lợi toàn diện các nhiệm vụ phát triển kinh tế - xã hội, đảm bảo an ninh quốc phòng năm 2026 theo Nghị quyết của Huyện ủy và Hội đồng nhân dân huyện đã đề ra, góp phần thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ huyện Bình Lục lần thứ XXVIII, Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX.
        -21: # II. NHIỆM VỤ TRỌNG TÂM CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2021
        +21: # II. NHIỆM VỤ TRỌNG TÂM CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2026
        -23: 1. Phong trào thi đua năm 2021 phải được phát triển mạnh mẽ tạo khí thế mới, toàn diện, sâu rộng trên tất cả các lĩnh vực của đời sống xã hội.
        +23: 1. Phong trào thi đua năm 2026 phải được phát triển mạnh mẽ tạo khí thế mới, toàn diện, sâu rộng trên tất cả các lĩnh vực của đời sống xã hội.
        -51: 1. Căn cứ Kế hoạch này, Hội đồng thi đua, khen thưởng các xã, thị trấn, các cơ quan, đơn vị chủ động xây dựng chương trình, kế hoạch công tác thi đua, khen thưởng năm 2021. Tích cực chỉ đạo, giám sát việc thực hiện kế hoạch; phát động và tổ chức các phong trào thi đua theo đợt, theo chuyên đề; theo dõi, đánh giá bình xét danh hiệu thi đua, hình thức khen thưởng, góp phần nâng cao chất lượng công tác thi đua, khen thưởng, hoàn thành các mục tiêu, nhiệm vụ đề ra.
        +51: 1. Căn cứ Kế hoạch này, Hội đồng thi đua, khen thưởng các xã, thị trấn, các cơ quan, đơn vị chủ động xây dựng chương trình, kế hoạch công tác thi đua, khen thưởng năm 2026. Tích cực chỉ đạo, giám sát việc thực hiện kế hoạch; phát động và tổ chức các phong trào thi đua theo đợt, theo chuyên đề; theo dõi, đánh giá bình xét danh hiệu thi đua, hình thức khen thưởng, góp phần nâng cao chất lượng công tác thi đua, khen thưởng, hoàn thành các mục tiêu, nhiệm vụ đề ra.
    "#]],
    );
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn units_that_ended_are_told_with_what_took_their_place() {
    let workspace = Workspace::binh_luc()
        .edit(
            "content/units.yaml",
            "  - id: ubnd-huyen\n",
            "  - id: ubnd-xa-binh-luc\n    name: Ủy ban nhân dân xã Bình Lục\n  - id: ubnd-huyen\n    \
             until: 2025-06-30\n    successors: [ubnd-xa-binh-luc]\n",
        )
        .edit(
            "content/2021/plan.md",
            "Nhà nước đặc biệt là Chỉ thị số",
            "Nhà nước, Nghị định số 91/2017/NĐ-CP, Chỉ thị số",
        );
    let run = workspace.run(&["new", "year", "2026", "--dry-run", "--accept", "years"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let wanted = ["ubnd-huyen", "ubnd-xa-binh-luc", "NĐ-CP"];
    let found: Vec<&str> = run
        .out
        .lines()
        .filter(|line| {
            line.starts_with("  - content/") && wanted.iter().any(|word| line.contains(word))
        })
        .map(str::trim_start)
        .collect();
    expect![[r#"
          - content/2026/plan.yaml:29: văn bản `91/2017/NĐ-CP` không có hiệu lực vào ngày 01/01/2026 của kế hoạch (hết hiệu lực từ ngày 01/01/2024; căn cứ văn bản thay thế: `152/2025/NĐ-CP`)
          - content/2026/plan.yaml:34: văn bản `12/2019/TT-BNV` hướng dẫn `91/2017/NĐ-CP`, đã hết hiệu lực từ ngày 01/01/2024; xem còn hiệu lực không
          - content/2026/plan.md:9: văn bản `91/2017/NĐ-CP` nêu trong lời văn đã hết hiệu lực từ ngày 01/01/2024
          - content/2026/plan.yaml:54: đơn vị `UBND huyện` chỉ hoạt động đến hết ngày 30/06/2025, trước ngày ban hành kế hoạch (nêu ở 5 chỗ) (ghi đơn vị thay thế: `ubnd-xa-binh-luc`)
          - content/units.yaml:27: Lãnh đạo Ủy ban nhân dân huyện Bình Lục (`lanh-dao-ubnd-huyen`)"#]].assert_eq(&found.join("\n"));
}

#[test]
fn the_list_is_in_english_where_that_is_asked_for() {
    let workspace = small("  - {id: hop, when: {before: 2024-03-15}, text: Họp năm 2024}");
    answers(
        &workspace,
        &["new", "year", "2025", "--lang", "en"],
        &expect![[r#"
            Drafted the plan 2025 from the plan 2024, 3 files:
              content/2025/plan.yaml
              content/2025/plan.md
              content/2025/viec-can-quyet.md

            Moved and changed (1 place)
              - content/2025/plan.yaml:9: 2024-03-15 → 2025-03-15 (the same time of the new year)

            FOR YOU TO DECIDE

            Years in words: proposals (4 places)
              - content/2025/plan.yaml:1: [1] năm 2024 → năm 2025: “Kế hoạch năm 2024” (the year of the plan)
              - content/2025/plan.yaml:3: [2] năm 2024 → năm 2025: “Công tác năm 2024” (the year of the plan)
              - content/2025/plan.yaml:7: [3] năm 2024 → năm 2025: “…cứ chương trình công tác năm 2024 của Ủy ban…” (the year of the plan)
              - content/2025/plan.yaml:9: [4] năm 2024 → năm 2025: “Họp năm 2024” (the year of the plan)

            Days
              - content/2025/plan.yaml:9: the day that the deadline names, 15/03/2025, is a day of rest (that day is a Saturday; the last working day before it is 14/03/2025)
              - `content/rest_days.yaml` has no days of rest for Tết and the National Day of 2025 yet; write them down once they are announced, and look at the deadlines again

            As in the plan before; see whether it still holds
              - content/2025/plan.yaml:14: signer: Trần Văn Khê, CHỦ TỊCH
              - content/2025/plan.yaml:11: recipients: 1 line

            What is to decide is in content/2025/viec-can-quyet.md, too; remove that file when you are done, nothing uses it.
            Words keep the old years in the places proposed above. Change them one by one; or remove content/2025 and run `kehoach new year 2025 --accept years` to change all at once.
            Work on these files, then run `kehoach check`. New documents, posts, tasks: `kehoach new document`, `kehoach new post`, `kehoach new task`.
            [mã kết thúc 0]
        "#]],
    );
    expect![[r#"
        # To decide for the plan 2025

        Made from the plan 2024. This file is for whoever drafts; it is neither published nor printed. Remove it when you are done.

        ## Years in words: proposals (4 places)

        - [ ] content/2025/plan.yaml:1: [1] năm 2024 → năm 2025: “Kế hoạch năm 2024” (the year of the plan)
        - [ ] content/2025/plan.yaml:3: [2] năm 2024 → năm 2025: “Công tác năm 2024” (the year of the plan)
        - [ ] content/2025/plan.yaml:7: [3] năm 2024 → năm 2025: “…cứ chương trình công tác năm 2024 của Ủy ban…” (the year of the plan)
        - [ ] content/2025/plan.yaml:9: [4] năm 2024 → năm 2025: “Họp năm 2024” (the year of the plan)

        ## Days

        - [ ] content/2025/plan.yaml:9: the day that the deadline names, 15/03/2025, is a day of rest (that day is a Saturday; the last working day before it is 14/03/2025)
        - [ ] `content/rest_days.yaml` has no days of rest for Tết and the National Day of 2025 yet; write them down once they are announced, and look at the deadlines again

        ## As in the plan before; see whether it still holds

        - [ ] content/2025/plan.yaml:14: signer: Trần Văn Khê, CHỦ TỊCH
        - [ ] content/2025/plan.yaml:11: recipients: 1 line
    "#]].assert_eq(&workspace.text("content/2025/viec-can-quyet.md"));
    answers(
        &workspace,
        &["new", "--help", "--lang", "en"],
        &expect![[r#"
            Draft anew: next year's plan from this year's, a document, a post, a task

            Usage: kehoach new KIND …

            Kinds:
              year      Draft the plan of a year from the one before: move days, list what a person has to
                        decide
              document  Make the file of a document of the year, with what the plan already knows
              post      Make the file of a post; a draft that is not published yet
              task      Add a task to plan.yaml, in its place by time

            Options:
              -C <FOLDER>            The workspace (it holds content/agency.yaml); found upwards from here
                                     unless named
              -h, --help             Show help
                  --lang <LANGUAGE>  Language of messages: vi, en; that of the workspace (language), then of the
                                     locale, unless named
              -q, --quiet            Show errors, warnings and what was asked for only
              -v, --verbose          Show everything: each file that was written, how long each step took,
                                     advice as well
            [mã kết thúc 0]
        "#]],
    );
    answers(
        &workspace,
        &["new", "task", "--help"],
        &expect![[r#"
            Thêm một việc vào plan.yaml, đúng chỗ theo thời gian

            Cách dùng: kehoach new task LỜI --when THỜI_GIAN [TÙY_CHỌN]

            Tùy chọn:
              -C <THƯ_MỤC>            Thư mục làm việc (có content/agency.yaml); mặc định tìm từ chỗ đang đứng
                                      trở lên
                  --when <THỜI_GIAN>  Thời gian, viết như trong văn bản: "tháng 3", "trước 15/3", "quý II"
                  --lead <ĐƠN_VỊ>     Đơn vị chủ trì: mã hoặc tên trong units.yaml; viết được nhiều lần
                  --group <MÃ>        Nhóm việc: mã hoặc tên, khi kế hoạch chia nhóm
                  --id <MÃ>           Mã của việc; mặc định lấy từ lời của việc
                  --plan <KẾ_HOẠCH>   Địa chỉ của kế hoạch, ví dụ 2021; để trống nếu chỉ có một kế hoạch
                  --dry-run           Chỉ cho xem sẽ làm gì, không ghi
              -h, --help              Xem hướng dẫn
                  --lang <NGÔN_NGỮ>   Ngôn ngữ của thông báo: vi, en; mặc định theo thư mục làm việc (language),
                                      rồi theo máy
              -q, --quiet             Chỉ hiện lỗi, cảnh báo và điều được hỏi
              -v, --verbose           Hiện mọi thứ: từng tệp đã ghi, thời gian từng bước, cả lời khuyên
              [LỜI]                   Lời của việc để in, đặt trong dấu nháy
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn what_stands_at_no_year_and_in_a_broken_plan_is_refused() {
    let workspace = small("  - {id: hop, when: tháng 13, text: Họp}");
    for arguments in [
        &["new", "document", "báo cáo"][..],
        &["new", "post", "Tin"],
        &["new", "task", "Họp", "--when", "tháng 3"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(run.err.contains("không có tháng 13"), "{}", run.err);
    }
    assert_eq!(workspace.files("content/2024").len(), 2);
}

#[test]
fn the_list_stands_beside_the_plan() {
    let workspace = Workspace::binh_luc();
    assert_eq!(workspace.run(&["new", "year", "2026"]).code, 0);
    let list = workspace.text("content/2026/viec-can-quyet.md");
    let heads: Vec<&str> = list.lines().filter(|line| line.starts_with('#')).collect();
    expect![[r#"
        # Việc cần quyết của kế hoạch 2026
        ## Năm trong lời văn: đề nghị đổi (34 chỗ)
        ## Ngày
        ## Văn bản pháp luật
        ## Đơn vị
        ## Giữ nguyên của kế hoạch trước, xem còn đúng không"#]]
    .assert_eq(&heads.join("\n"));
    assert_eq!(list.matches("- [ ] ").count(), 34 + 2 + 5 + 12 + 9 + 2, "{list}");
}

#[test]
fn some_proposals_are_accepted_by_their_numbers() {
    let workspace = Workspace::binh_luc();
    let run = workspace.run(&["new", "year", "2022", "--accept", "2, 3-4"]);
    assert_eq!(run.code, 0, "{}", run.err);
    differ(
        &workspace,
        "content/2021/plan.yaml",
        "content/2022/plan.yaml",
        &expect![[r#"
        -4: year: 2021
        +4: year: 2022
        -7:   subject: Công tác thi đua, khen thưởng năm 2021
        -8:   number: "01"
        +7:   subject: Công tác thi đua, khen thưởng năm 2022
        +8:   number:
        -11:   date: 2021-02-25
        -12:   state: signed
        +11:   date:
        +12:   state: draft
        -46:       cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua, yêu nước năm 2020.
        -47:     about: {year: 2020}
        +46:       cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua, yêu nước năm 2021.
        +47:     about: {year: 2021}
        -51:       Tham mưu Ủy ban nhân dân huyện tổ chức Hội nghị tổng kết phong trào thi đua năm 2020, phát
        +51:       Tham mưu Ủy ban nhân dân huyện tổ chức Hội nghị tổng kết phong trào thi đua năm 2021, phát
        -53:     about: {year: 2020}
        +53:     about: {year: 2021}
        -144:     about: {year: 2021}
        +144:     about: {year: 2022}
        -184:     about: {year: 2021}
        +184:     about: {year: 2022}
        -193:     about: {year: 2021}
        +193:     about: {year: 2022}
        -199:     about: {year: 2021}
        +199:     about: {year: 2022}
        -238:       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2021** để theo dõi, tổng hợp.
        -239:     when: {before: 2021-03-15}
        +238:       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2022** để theo dõi, tổng hợp.
        +239:     when: {before: 2022-03-15}
    "#]],
    );
}

#[test]
fn a_dry_run_writes_nothing_and_lists_the_same() {
    let workspace = Workspace::binh_luc();
    let before = workspace.files("");
    let dry = workspace.run(&["new", "year", "2022", "--dry-run"]);
    assert_eq!((dry.code, workspace.files("")), (0, before));
    let run = workspace.run(&["new", "year", "2022"]);
    let items = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("  - ")).map(str::to_owned).collect()
    };
    assert_eq!(items(&dry.out), items(&run.out));
}

#[test]
fn nothing_is_written_over_and_nothing_by_halves() {
    let workspace = Workspace::binh_luc();
    assert_eq!(workspace.run(&["new", "year", "2022"]).code, 0);
    let before = workspace.files("");
    answers(
        &workspace,
        &["new", "year", "2022"],
        &expect![[r#"
        lỗi[usage-new-exists]: đã có tệp này; không ghi đè
        --> content/2022/plan.yaml
         = cách sửa: đặt tên khác; hoặc bỏ tệp cũ đi, nếu đúng là không cần nữa, rồi chạy lại lệnh

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    assert_eq!(workspace.files(""), before);
    // One file that is in the way is enough.
    for there in ["plan.md", "viec-can-quyet.md"] {
        let workspace = Workspace::binh_luc().write(&format!("content/2022/{there}"), "của tôi\n");
        let run = workspace.run(&["new", "year", "2022"]);
        assert_eq!(run.code, 2, "{}", run.out);
        assert_eq!(workspace.files("content/2022").len(), 1);
    }
}

#[test]
fn a_disk_that_refuses_leaves_nothing_behind() {
    let workspace = Workspace::binh_luc().write("content/2022", "một tệp ở chỗ của thư mục\n");
    let run = workspace.run(&["new", "year", "2022"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert_eq!(workspace.text("content/2022"), "một tệp ở chỗ của thư mục\n");
}

#[test]
fn slips_of_the_command_are_told() {
    let workspace = Workspace::binh_luc();
    let cases: [&[&str]; 9] = [
        &["new"],
        &["new", "yaer", "2022"],
        &["new", "year"],
        &["new", "year", "hai nghìn"],
        &["new", "year", "2021"],
        &["new", "year", "2022", "--from", "2020"],
        &["new", "year", "2022", "--accept", "tất cả"],
        &["new", "year", "2022", "--accept", "35"],
        &["new", "year", "2022", "2023"],
    ];
    let mut all = String::new();
    for arguments in cases {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        let _ = write!(all, "$ kehoach {}\n{}\n", arguments.join(" "), run.transcript());
    }
    expect![[r#"
        $ kehoach new
        lỗi[usage-no-command]: thiếu tên lệnh
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]

        $ kehoach new yaer 2022
        lỗi[usage-unknown-command]: không có lệnh `yaer`
         |
         = cách sửa: có phải ý bạn là `year`?
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]

        $ kehoach new year
        lỗi[usage-new-missing]: thiếu NĂM
         |
         = cách sửa: ví dụ: kehoach new year 2022
        [mã kết thúc 2]

        $ kehoach new year hai nghìn
        lỗi[usage-bad-value]: giá trị `hai nghìn` không dùng được cho `NĂM`
         |
         = cách sửa: cần một số từ 1945 đến 2200
        [mã kết thúc 2]

        $ kehoach new year 2021
        lỗi[usage-no-plan-before]: không có kế hoạch nào trước năm 2021 để lấy làm gốc
         |
         = cách sửa: các kế hoạch: 2021

        Chưa ghi gì.
        [mã kết thúc 2]

        $ kehoach new year 2022 --from 2020
        lỗi[usage-unknown-plan]: không có kế hoạch `2020`
         |
         = cách sửa: các kế hoạch: 2021

        Chưa ghi gì.
        [mã kết thúc 2]

        $ kehoach new year 2022 --accept tất cả
        lỗi[usage-bad-value]: giá trị `tất cả` không dùng được cho `--accept`
         |
         = cách sửa: ghi `years` để đổi hết, hoặc các số của đề nghị như `1,3-5`
        [mã kết thúc 2]

        $ kehoach new year 2022 --accept 35
        lỗi[usage-no-proposal]: không có đề nghị nào mang số 35
         |
         = cách sửa: các đề nghị đánh số từ 1 đến 34; xem bằng --dry-run

        Chưa ghi gì.
        [mã kết thúc 2]

        $ kehoach new year 2022 2023
        lỗi[usage-needless-word]: thừa chữ `2023`
         |
         = cách sửa: nếu là tên, lời hay đường dẫn có khoảng trắng thì đặt cả trong dấu nháy: "…"
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]

    "#]]
    .assert_eq(&all);
}

#[test]
fn days_move_with_the_year_with_tet_and_past_february() {
    let workspace = small(
        "  - id: tang-qua   # trước Tết
    when: {before: 2024-02-05}
    text: Tặng quà hộ nghèo trước Tết Giáp Thìn, xong trước ngày 05 tháng 02 năm 2024.
    lead: [van-phong]
  - {id: trong-cay, when: 18/02/2024, text: Phát động Tết trồng cây., lead: [van-phong]}
  - id: hop-dau-nam
    when: ngày 15/02
    text: Gặp mặt sau Tết.
  - id: tong-hop
    when: 29/02/2024
    text: Tổng hợp số liệu (thứ Năm, ngày 29/02/2024).
  - id: hop
    when: {on: 2024-05-06}
    text: Họp giao ban quý II/2024, tháng 5/2024; báo cáo năm 2023.
    meetings:
      - on: 2024-05-06
        at: \"08:00\"
  - {id: de-an, when: từ nay đến năm 2030, text: Thực hiện đề án đến năm 2030., about: {year: 2024}}
  - {id: trung-thu, when: 17/9/2024, text: Vui Tết Trung thu.}",
    );
    answers(
        &workspace,
        &["new", "year", "2025"],
        &expect![[r#"
            Đã lập dự thảo kế hoạch 2025 từ kế hoạch 2024, 3 tệp:
              content/2025/plan.yaml
              content/2025/plan.md
              content/2025/viec-can-quyet.md

            Đã dời, đã sửa (9 chỗ)
              - content/2025/plan.yaml:10: 2024-02-05 → 2025-01-24 (trước mồng Một Tết 5 ngày, như năm cũ)
              - content/2025/plan.yaml:11: ngày 05 tháng 02 năm 2024 → ngày 24 tháng 01 năm 2025 (lời văn nói đúng ngày của dữ liệu nên dời theo)
              - content/2025/plan.yaml:13: 18/02/2024 → 06/02/2025 (sau mồng Một Tết 8 ngày, như năm cũ)
              - content/2025/plan.yaml:18: 29/02/2024 → 28/02/2025 (năm mới không có ngày 29 tháng 02)
              - content/2025/plan.yaml:19: ngày 29/02/2024 → ngày 28/02/2025 (lời văn nói đúng ngày của dữ liệu nên dời theo)
              - content/2025/plan.yaml:21: 2024-05-06 → 2025-05-06 (cùng thời gian, năm mới)
              - content/2025/plan.yaml:24: 2024-05-06 → 2025-05-06 (cùng thời gian, năm mới)
              - content/2025/plan.yaml:26: about: {year: 2024} → about: {year: 2025} (kỳ của việc; lời văn không nêu năm)
              - content/2025/plan.yaml:27: 17/9/2024 → 06/10/2025 (theo ngày Trung thu)

            NGƯỜI LÀM PHẢI QUYẾT

            Năm trong lời văn: đề nghị đổi (7 chỗ)
              - content/2025/plan.yaml:1: [1] năm 2024 → năm 2025: “Kế hoạch năm 2024” (năm của kế hoạch)
              - content/2025/plan.yaml:3: [2] năm 2024 → năm 2025: “Công tác năm 2024” (năm của kế hoạch)
              - content/2025/plan.yaml:7: [3] năm 2024 → năm 2025: “…cứ chương trình công tác năm 2024 của Ủy ban…” (năm của kế hoạch)
              - content/2025/plan.yaml:11: [4] Tết Giáp Thìn → Tết Ất Tỵ: “Tặng quà hộ nghèo trước Tết Giáp Thìn, xong trước ngày…” (năm của kế hoạch)
              - content/2025/plan.yaml:22: [5] quý II/2024 → quý II/2025: “Họp giao ban quý II/2024, tháng 5/2024; báo…” (năm của kế hoạch)
              - content/2025/plan.yaml:22: [6] tháng 5/2024 → tháng 5/2025: “Họp giao ban quý II/2024, tháng 5/2024; báo cáo năm…” (năm của kế hoạch)
              - content/2025/plan.yaml:22: [7] năm 2023 → năm 2024: “…II/2024, tháng 5/2024; báo cáo năm 2023.” (năm trước của kế hoạch)

            Ngày
              - content/2025/plan.yaml:15: `ngày 15/02` theo mồng Một Tết mà không ghi năm nên chưa dời; như năm cũ thì năm mới là ngày 03/02/2025
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2025 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

            Giữ nguyên của kế hoạch trước, xem còn đúng không
              - content/2025/plan.yaml:32: người ký: Trần Văn Khê, CHỦ TỊCH
              - content/2025/plan.yaml:29: nơi nhận: 1 dòng

            Năm giữ nguyên, không đề nghị đổi
              - năm xa kế hoạch: từ nay đến năm 2030 (plan.yaml:26); năm 2030 (plan.yaml:26)

            Những điều phải quyết cũng ghi ở content/2025/viec-can-quyet.md; quyết xong thì xóa tệp ấy, không đâu dùng đến.
            Lời văn còn giữ năm cũ ở những chỗ đề nghị trên. Sửa từng chỗ theo bảng kê; hoặc xóa content/2025 rồi chạy `kehoach new year 2025 --accept years` để đổi hết một lượt.
            Sửa các tệp trên rồi chạy `kehoach check`. Văn bản, tin bài, việc mới: `kehoach new document`, `kehoach new post`, `kehoach new task`.
            [mã kết thúc 0]
        "#]],
    );
    differ(
        &workspace,
        "content/2024/plan.yaml",
        "content/2025/plan.yaml",
        &expect![[r#"
        -2: year: 2024
        -3: document: {kind: KẾ HOẠCH, subject: Công tác năm 2024, number: "05", symbol: KH-UBND, place: Suối Mây, date: 2024-01-05}
        +2: year: 2025
        +3: document: {kind: KẾ HOẠCH, subject: Công tác năm 2024, number: , symbol: KH-UBND, place: Suối Mây, state: draft, date: }
        -10:     when: {before: 2024-02-05}
        -11:     text: Tặng quà hộ nghèo trước Tết Giáp Thìn, xong trước ngày 05 tháng 02 năm 2024.
        +10:     when: {before: 2025-01-24}
        +11:     text: Tặng quà hộ nghèo trước Tết Giáp Thìn, xong trước ngày 24 tháng 01 năm 2025.
        -13:   - {id: trong-cay, when: 18/02/2024, text: Phát động Tết trồng cây., lead: [van-phong]}
        +13:   - {id: trong-cay, when: 06/02/2025, text: Phát động Tết trồng cây., lead: [van-phong]}
        -18:     when: 29/02/2024
        -19:     text: Tổng hợp số liệu (thứ Năm, ngày 29/02/2024).
        +18:     when: 28/02/2025
        +19:     text: Tổng hợp số liệu (thứ Sáu, ngày 28/02/2025).
        -21:     when: {on: 2024-05-06}
        +21:     when: {on: 2025-05-06}
        -24:       - on: 2024-05-06
        +24:       - on: 2025-05-06
        -26:   - {id: de-an, when: từ nay đến năm 2030, text: Thực hiện đề án đến năm 2030., about: {year: 2024}}
        -27:   - {id: trung-thu, when: 17/9/2024, text: Vui Tết Trung thu.}
        +26:   - {id: de-an, when: từ nay đến năm 2030, text: Thực hiện đề án đến năm 2030., about: {year: 2025}}
        +27:   - {id: trung-thu, when: 06/10/2025, text: Vui Tết Trung thu.}
    "#]],
    );
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn line_ends_quotes_and_marks_stay_as_they_were() {
    let written =
        small("  - {id: hop, when: 15/3/2024, text: 'Họp \"giao ban\" năm 2024'}   # mỗi quý");
    let crlf = written.text("content/2024/plan.yaml").replace('\n', "\r\n");
    let workspace = written
        .write("content/2024/plan.yaml", format!("\u{feff}{crlf}"))
        .write("content/2024/plan.md", "Năm 2024 hue\u{302}\u{301}:\r\n\r\n{{ tasks }}\r\n");
    let run = workspace.run(&["new", "year", "2025", "--accept", "years"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let plan = workspace.text("content/2025/plan.yaml");
    assert!(plan.starts_with('\u{feff}') && !plan.replace("\r\n", "").contains('\n'), "{plan:?}");
    differ(
        &workspace,
        "content/2024/plan.yaml",
        "content/2025/plan.yaml",
        &expect![[r#"
        -1: ﻿# Kế hoạch năm 2024
        -2: year: 2024
        -3: document: {kind: KẾ HOẠCH, subject: Công tác năm 2024, number: "05", symbol: KH-UBND, place: Suối Mây, date: 2024-01-05}
        +1: ﻿# Kế hoạch năm 2025
        +2: year: 2025
        +3: document: {kind: KẾ HOẠCH, subject: Công tác năm 2025, number: , symbol: KH-UBND, place: Suối Mây, state: draft, date: }
        -7:   - text: Căn cứ chương trình công tác năm 2024 của Ủy ban nhân dân xã
        +7:   - text: Căn cứ chương trình công tác năm 2025 của Ủy ban nhân dân xã
        -9:   - {id: hop, when: 15/3/2024, text: 'Họp "giao ban" năm 2024'}   # mỗi quý
        +9:   - {id: hop, when: 15/3/2025, text: 'Họp "giao ban" năm 2025'}   # mỗi quý
    "#]],
    );
    assert_eq!(
        workspace.text("content/2025/plan.md"),
        "Năm 2025 hue\u{302}\u{301}:\r\n\r\n{{ tasks }}\r\n"
    );
}

#[test]
fn a_school_year_and_what_it_is_issued_with_go_on() {
    let workspace = Workspace::fixture("day-du");
    answers(
        &workspace,
        &["new", "year", "2027"],
        &expect![[r#"
            Đã lập dự thảo kế hoạch 2027 từ kế hoạch 2026, 4 tệp:
              content/2027/plan.yaml
              content/2027/loi-van.md
              content/2027/phu-luc/mau-dang-ky.md
              content/2027/viec-can-quyet.md

            Đã dời, đã sửa (11 chỗ)
              - content/2027/plan.yaml:58: about: {year: 2026} → about: {year: 2027} (kỳ của việc; lời văn không nêu năm)
              - content/2027/plan.yaml:87: 2026-03-26 → 2027-03-26 (cùng thời gian, năm mới)
              - content/2027/plan.yaml:104: about: {year: 2026} → about: {year: 2027} (kỳ của việc; lời văn không nêu năm)
              - content/2027/plan.yaml:129: about: {year: 2025} → about: {year: 2026} (kỳ của việc; lời văn không nêu năm)
              - content/2027/plan.yaml:147: 2026-10-15 → 2027-10-15 (cùng thời gian, năm mới)
              - content/2027/plan.yaml:165: about: {school_year: 2025-2026} → about: {school_year: 2026-2027} (kỳ của việc; lời văn không nêu năm)
              - content/2027/plan.yaml:180: 2026-12-18 → 2027-12-18 (cùng thời gian, năm mới)
              - content/2027/plan.yaml:195: ngày 20 tháng 3 năm 2026 → ngày 20 tháng 3 năm 2027 (lời văn nói đúng ngày của dữ liệu nên dời theo)
              - content/2027/plan.yaml:197: 2026-03-20 → 2027-03-20 (cùng thời gian, năm mới)
              - content/2027/plan.yaml:206: 2026-12-18 → 2027-12-18 (cùng thời gian, năm mới)
              - không chép sang: renamed, copies, electronic_copies (của kế hoạch đã ban hành)

            NGƯỜI LÀM PHẢI QUYẾT

            Năm trong lời văn: đề nghị đổi (4 chỗ)
              - content/2027/plan.yaml:5: [1] năm 2026 → năm 2027: “…khen thưởng và sáng kiến năm 2026” (năm của kế hoạch)
              - content/2027/plan.yaml:36: [2] năm 2026 → năm 2027: “Tiêu chí thi đua năm 2026” (năm của kế hoạch)
              - content/2027/plan.yaml:94: [3] năm 2026 → năm 2027: “…toán ngân sách xã giao năm 2026” (năm của kế hoạch)
              - content/2027/loi-van.md:1: [4] năm 2026 → năm 2027: “…khen thưởng và sáng kiến năm 2026 như sau:” (năm của kế hoạch)

            Ngày
              - content/2027/plan.yaml:153: ngày ghi trong hạn, 13/11/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 12/11/2027)
              - content/2027/plan.yaml:174: ngày ghi trong hạn, 25/12/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 24/12/2027)
              - content/2027/plan.yaml:197: ngày ghi trong hạn, 20/03/2027, là ngày nghỉ (hôm ấy là thứ Bảy; ngày làm việc liền trước là 19/03/2027)
              - content/2027/plan.yaml:180: buổi họp thứ Bảy, 18/12/2027 rơi vào ngày nghỉ; ngày làm việc liền trước là 17/12/2027
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2027 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

            Văn bản, tin bài của kế hoạch trước (không chép sang)
              - báo cáo: Kết quả công tác thi đua, khen thưởng và sáng kiến năm 2026 (content/2026/documents/bao-cao-tong-ket.md)
              - công điện: Về việc chủ động ứng phó mưa lớn (content/2026/documents/cong-dien-ung-pho.md)
              - công văn: nhắc báo cáo số liệu sáng kiến quý I năm 2026 (content/2026/documents/cong-van-nhac.md)
              - công văn: báo cáo số liệu sáng kiến quý I năm 2026 (content/2026/documents/cong-van-so-lieu.md)
              - quyết định: Về việc thành lập Tổ xét, công nhận sáng kiến năm 2026 (content/2026/documents/quyet-dinh-to-sang-kien.md)
              - tờ trình: Về việc khen thưởng cuối năm 2026 (content/2026/documents/to-trinh-khen-thuong.md)
              - văn bản mới: `kehoach new document LOẠI_VĂN_BẢN`
              - 3 tin, bài; tin mới: `kehoach new post TIÊU_ĐỀ`

            Giữ nguyên của kế hoạch trước, xem còn đúng không
              - content/2027/plan.yaml:232: người ký: Lê Thị Mai Hiên, PHÓ CHỦ TỊCH
              - content/2027/plan.yaml:222: nơi nhận: 3 dòng
              - content/2027/plan.yaml:85: kinh phí của 2 việc

            Năm giữ nguyên, không đề nghị đổi
              - ngày của văn bản: ngày 15 tháng 6 năm 2022 (plan.yaml:19)
            Đã lập dự thảo kế hoạch nam-hoc-2027-2028 từ kế hoạch nam-hoc-2026-2027, 4 tệp:
              content/nam-hoc-2027-2028/plan.yaml
              content/nam-hoc-2027-2028/plan.md
              content/nam-hoc-2027-2028/documents/quyet-dinh-ban-hanh.md
              content/nam-hoc-2027-2028/viec-can-quyet.md

            Đã dời, đã sửa (3 chỗ)
              - content/nam-hoc-2027-2028/plan.yaml:14: tháng 9/2026 → tháng 9/2027 (cùng thời gian, năm mới)
              - content/nam-hoc-2027-2028/plan.yaml:18: tháng 5/2027 → tháng 5/2028 (cùng thời gian, năm mới)
              - không chép sang: corrections (của kế hoạch đã ban hành)

            NGƯỜI LÀM PHẢI QUYẾT

            Năm trong lời văn: đề nghị đổi (6 chỗ)
              - content/nam-hoc-2027-2028/plan.yaml:5: [5] năm học 2026-2027 → năm học 2027-2028: “Phối hợp khuyến học năm học 2026-2027” (năm học)
              - content/nam-hoc-2027-2028/plan.yaml:11: [6] năm học 2026-2027 → năm học 2027-2028: “Căn cứ nhiệm vụ năm học 2026-2027” (năm học)
              - content/nam-hoc-2027-2028/plan.md:1: [7] năm học 2026-2027 → năm học 2027-2028: “…phối hợp khuyến học trong năm học 2026-2027 như sau:” (năm học)
              - content/nam-hoc-2027-2028/documents/quyet-dinh-ban-hanh.md:4: [8] năm học 2026-2027 → năm học 2027-2028: “…hoạch phối hợp khuyến học năm học 2026-2027” (năm học)
              - content/nam-hoc-2027-2028/documents/quyet-dinh-ban-hanh.md:15: [9] năm học 2026-2027 → năm học 2027-2028: “Căn cứ nhiệm vụ năm học 2026-2027” (năm học)
              - content/nam-hoc-2027-2028/documents/quyet-dinh-ban-hanh.md:26: [10] năm học 2026-2027 → năm học 2027-2028: “…hoạch phối hợp khuyến học năm học 2026-2027.” (năm học)

            Ngày
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2027 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn
              - chưa có ngày nghỉ Tết, Quốc khánh năm 2028 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

            Văn bản, tin bài của kế hoạch trước (không chép sang)
              - công văn: Đính chính Kế hoạch phối hợp khuyến học năm học 2026-2027 (content/nam-hoc-2026-2027/documents/cong-van-dinh-chinh.md)
              - văn bản mới: `kehoach new document LOẠI_VĂN_BẢN`

            Giữ nguyên của kế hoạch trước, xem còn đúng không
              - content/nam-hoc-2027-2028/plan.yaml:27: người ký: Trần Văn Khê, CHỦ TỊCH
              - content/nam-hoc-2027-2028/plan.yaml:22: nơi nhận: 2 dòng
            Kế hoạch giai-doan-2026-2030 là của giai đoạn 2026-2030, còn hiệu lực: không lập lại.

            Những điều phải quyết cũng ghi ở tệp viec-can-quyet.md cạnh mỗi kế hoạch (2 tệp); quyết xong thì xóa, không đâu dùng đến.
            Lời văn còn giữ năm cũ ở những chỗ đề nghị trên. Sửa từng chỗ theo bảng kê; hoặc xóa content/2027, content/nam-hoc-2027-2028 rồi chạy `kehoach new year 2027 --accept years` để đổi hết một lượt.
            Sửa các tệp trên rồi chạy `kehoach check`. Văn bản, tin bài, việc mới: `kehoach new document`, `kehoach new post`, `kehoach new task`.
            [mã kết thúc 0]
        "#]],
    );
    differ(
        &workspace,
        "content/2026/plan.yaml",
        "content/2027/plan.yaml",
        &expect![[r#"
        -1: year: 2026
        +1: year: 2027
        -6:   number: "07"
        +6:   number:
        -9:   date: 2026-01-12
        -10:   state: final
        +9:   date:
        +10:   state: draft
        -34: renamed:
        -35:   tieu-chi-lay-y-kien: tieu-chi-gop-y
        -36:   so-tay-sang-kien: so-sang-kien
        -62:       year: 2026
        +59:       year: 2027
        -90:       on: 2026-03-26
        +87:       on: 2027-03-26
        -108:       year: 2026
        +105:       year: 2027
        -133:       year: 2025
        +130:       year: 2026
        -150:             before: 2026-10-15
        +147:             before: 2027-10-15
        -169:       school_year: 2025-2026
        +166:       school_year: 2026-2027
        -183:       - on: 2026-12-18
        +180:       - on: 2027-12-18
        -198:       ngày 20 tháng 3 năm 2026.
        +195:       ngày 20 tháng 3 năm 2027.
        -200:       before: 2026-03-20
        +197:       before: 2027-03-20
        -209:       event: 2026-12-18
        +206:       event: 2027-12-18
        -236: copies:
        -237:   - form: SAO LỤC
        -238:     number: "02"
        -239:     symbol: SL-TH
        -240:     letterhead:
        -241:       issuer: TRƯỜNG TIỂU HỌC SUỐI MÂY
        -242:     place: Suối Mây
        -243:     date: 2026-01-20
        -244:     recipients:
        -245:       - to: "Lưu: VT"
        -246:     signature:
        -247:       title: HIỆU TRƯỞNG
        -248:       name: Đỗ Quang Lâm
        -249:   - form: TRÍCH SAO
        -250:     number: "03"
        -251:     symbol: TrS-UBND
        -252:     letterhead:
        -253:       issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY
        -254:     place: Suối Mây
        -255:     date: 2026-01-21
        -256:     recipients:
        -257:       - to: "Lưu: VT"
        -258:     signature:
        -259:       title: CHỦ TỊCH
        -260:       name: Trần Văn Khê
        -261: electronic_copies:
        -262:   - form: SAO Y
        -263:     number: "04"
        -264:     time: 2026-01-22T09:00:00
        -265:     body: UBND xã Suối Mây
    "#]],
    );
    let (old, new) = ("content/nam-hoc-2026-2027", "content/nam-hoc-2027-2028");
    differ(
        &workspace,
        &format!("{old}/plan.yaml"),
        &format!("{new}/plan.yaml"),
        &expect![[r#"
            -2: school_year: 2026-2027
            +2: school_year: 2027-2028
            -12: corrections:
            -13:   - release: 1
            -14:     text: Nơi nhận, dòng lưu ghi “VHXH” thay cho “VX” (Công văn số 160/UBND-VHXH).
            -17:     when: tháng 9/2026
            +14:     when: tháng 9/2027
            -21:     when: tháng 5/2027
            +18:     when: tháng 5/2028
        "#]],
    );
    let decision = "documents/quyet-dinh-ban-hanh.md";
    differ(
        &workspace,
        &format!("{old}/{decision}"),
        &format!("{new}/{decision}"),
        &expect![[r#"
        -5:   number: "145"
        +5:   number:
        -8:   date: 2026-08-24
        +8:   date:
        -10:   state: signed
        +10:   state: draft
    "#]],
    );
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    // Nothing of what was sent or told goes along.
    assert!(!workspace.path("content/2027/posts").exists());
    assert!(!workspace.path("content/2027/documents").exists());
}

#[test]
fn a_plan_for_several_years_follows_when_it_has_ended() {
    let workspace = Workspace::fixture("day-du");
    let run = workspace.run(&[
        "new",
        "year",
        "2031",
        "--from",
        "giai-doan-2026-2030",
        "--accept",
        "years",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let before = "content/giai-doan-2026-2030/plan.yaml";
    differ(
        &workspace,
        before,
        "content/giai-doan-2031-2035/plan.yaml",
        &expect![[r#"
        -2: year: 2026-2030
        +2: year: 2031-2035
        -6:   subject: Phát triển phong trào sáng kiến giai đoạn 2026-2030
        -7:   number: "08"
        +6:   subject: Phát triển phong trào sáng kiến giai đoạn 2031-2035
        +7:   number:
        -10:   date: 2026-01-19
        +10:   state: draft
        +11:   date:
        -15:   - text: Căn cứ nhiệm vụ được giao giai đoạn 2026-2030
        +16:   - text: Căn cứ nhiệm vụ được giao giai đoạn 2031-2035
        -87:     when: trước ngày 30 tháng 9 năm 2026
        +88:     when: trước ngày 30 tháng 9 năm 2031
        -104:     when: từ năm 2027 đến năm 2030
        +105:     when: từ năm 2032 đến năm 2035
    "#]],
    );
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_plan_with_errors_is_not_carried_over() {
    let workspace = small("  - {id: hop, when: tháng 13, text: Họp}");
    answers(
        &workspace,
        &["new", "year", "2025"],
        &expect![[r#"
        lỗi[when-no-such-month]: không có tháng 13
         --> content/2024/plan.yaml:9:21
          |
        9 |   - {id: hop, when: tháng 13, text: Họp}
          |                     ^^^^^^^^
          |
          = ở mục: 2024 › việc 1

        Chưa ghi gì.
        [mã kết thúc 1]
    "#]],
    );
    assert!(!workspace.path("content/2025").exists());
}

#[test]
fn a_folder_without_a_year_has_no_next_one() {
    let workspace = small("  - {id: hop, when: tháng 3, text: Họp}");
    let workspace = workspace.renamed("content/2024", "content/thi-dua");
    answers(
        &workspace,
        &["new", "year", "2025"],
        &expect![[r#"
        lỗi[usage-no-plan-before]: không có kế hoạch nào trước năm 2025 để lấy làm gốc
         |
         = cách sửa: các kế hoạch: thi-dua
         = cách sửa: Kế hoạch thi-dua: tên thư mục không có năm nên không biết thư mục mới tên gì; hãy đặt năm vào tên thư mục.

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
}

#[test]
fn a_document_begins_with_what_the_plan_knows() {
    let workspace = Workspace::binh_luc();
    let title = "Kết quả thi đua quý I năm 2021";
    answers(
        &workspace,
        &["new", "document", "bao-cao", title],
        &expect![[r#"
        Đã lập content/2021/documents/ket-qua-thi-dua-quy-i-nam-2021.md.
        Điền những chỗ ghi [CẦN BỔ SUNG], rồi chạy `kehoach check`. Văn bản còn là dự thảo (state: draft).
        [mã kết thúc 0]
    "#]],
    );
    let path = "content/2021/documents/ket-qua-thi-dua-quy-i-nam-2021.md";
    expect![[r#"
        ---
        # Bản nháp: điền những chỗ ghi [CẦN BỔ SUNG]; xong thì chạy kehoach check.
        document:
          kind: BÁO CÁO
          # Trích yếu: văn bản nói về việc gì, không có dấu chấm ở cuối.
          subject: Kết quả thi đua quý I năm 2021
          # Số và ngày ghi khi ban hành; lúc ấy đổi state thành final hay signed.
          number:
          symbol: BC-HĐTĐKT
          place: Bình Lục
          date:
          state: draft
          # Gửi cấp trên thì có dòng Kính gửi: bỏ dấu # ở hai dòng dưới.
          # addressees:
          #   - "[CẦN BỔ SUNG]"
        letterhead:
          parent: UBND HUYỆN BÌNH LỤC
          issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG
        issuer: hoi-dong-tdkt-huyen
        # Nơi nhận lấy của kế hoạch: bớt nơi không cần gửi.
        recipients:
          - to: Ban TĐKT
            remark: để b/c
          - to: TT Huyện ủy
          - to: TT HĐND huyện
          - to: CT, PCT UBND huyện
          - to: Thành viên HĐ TĐKT huyện
          - to: Các cơ quan, ban, ngành, đoàn thể của huyện
          - to: UBND các xã, thị trấn
          - to: "Lưu: VT"
        signature:
          authority: TM. HỘI ĐỒNG TĐKT
          title: CHỦ TỊCH
          office: CHỦ TỊCH UBND HUYỆN
          name: Trần Xuân Dũng
        ---

        [CẦN BỔ SUNG]
    "#]]
    .assert_eq(&workspace.text(path));
    answers(
        &workspace,
        &["new", "document", "Báo cáo", title],
        &expect![[r#"
        lỗi[usage-new-exists]: đã có tệp này; không ghi đè
        --> content/2021/documents/ket-qua-thi-dua-quy-i-nam-2021.md
         = cách sửa: đặt tên khác; hoặc bỏ tệp cũ đi, nếu đúng là không cần nữa, rồi chạy lại lệnh

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    answers(
        &workspace,
        &["new", "document", "công văn", "--dry-run"],
        &expect![[r#"
        Sẽ lập content/2021/documents/cong-van.md:
        ---
        # Bản nháp: điền những chỗ ghi [CẦN BỔ SUNG]; xong thì chạy kehoach check.
        document:
          kind: CÔNG VĂN
          # Trích yếu: văn bản nói về việc gì, không có dấu chấm ở cuối.
          subject: "[CẦN BỔ SUNG]"
          # Số và ngày ghi khi ban hành; lúc ấy đổi state thành final hay signed.
          number:
          symbol: HĐTĐKT
          place: Bình Lục
          date:
          state: draft
          # Kính gửi: mỗi nơi một dòng.
          addressees:
            - "[CẦN BỔ SUNG]"
        letterhead:
          parent: UBND HUYỆN BÌNH LỤC
          issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG
        issuer: hoi-dong-tdkt-huyen
        # Nơi nhận lấy của kế hoạch: bớt nơi không cần gửi.
        recipients:
          - to: Như trên
          - to: Ban TĐKT
            remark: để b/c
          - to: TT Huyện ủy
          - to: TT HĐND huyện
          - to: CT, PCT UBND huyện
          - to: Thành viên HĐ TĐKT huyện
          - to: Các cơ quan, ban, ngành, đoàn thể của huyện
          - to: UBND các xã, thị trấn
          - to: "Lưu: VT"
        signature:
          authority: TM. HỘI ĐỒNG TĐKT
          title: CHỦ TỊCH
          office: CHỦ TỊCH UBND HUYỆN
          name: Trần Xuân Dũng
        ---

        [CẦN BỔ SUNG]
        Mới xem thử, chưa ghi gì.
        [mã kết thúc 0]
    "#]],
    );
    assert!(!workspace.path("content/2021/documents/cong-van.md").exists());
    answers(
        &workspace,
        &["new", "document", "bao cáoo"],
        &expect![[r#"
        lỗi[usage-unknown-type]: không có loại văn bản `bao cáoo`
         |
         = cách sửa: có phải ý bạn là `báo cáo`?
         = cách sửa: các loại văn bản hành chính: nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn, chương trình, kế hoạch, phương án, đề án, dự án, báo cáo, biên bản
         = cách sửa: các loại văn bản hành chính: tờ trình, hợp đồng, công văn, công điện, bản ghi nhớ, bản thỏa thuận, giấy ủy quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép, phiếu gửi, phiếu chuyển, phiếu báo, thư công

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    answers(
        &workspace,
        &["new", "document", "báo cáo", "!!!"],
        &expect![[r#"
        lỗi[usage-no-slug]: không đặt được tên tệp từ `!!!`
         |
         = cách sửa: cần có chữ cái hoặc chữ số

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    answers(
        &workspace,
        &["new", "document"],
        &expect![[r#"
        lỗi[usage-new-missing]: thiếu LOẠI_VĂN_BẢN
         |
         = cách sửa: ví dụ: kehoach new document "báo cáo"
        [mã kết thúc 2]
    "#]],
    );
}

#[test]
fn a_document_of_every_type_is_a_draft_that_builds() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2026"]).code, 0);
    let hostile = "Việc “a: b” - 'c' \"d\" # [x] {{ tasks }} <b>";
    for of in kehoach::model::DocumentType::all() {
        let run = workspace.run(&["new", "document", &of.name.to_lowercase()]);
        assert_eq!(run.code, 0, "{}: {}", of.name, run.err);
        let run = workspace.run(&["new", "document", &of.name, &format!("{hostile} {}", of.name)]);
        assert_eq!(run.code, 0, "{}: {}", of.name, run.err);
    }
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(workspace.files("content/2026/documents").len(), 2 * 29);
}

#[test]
fn a_post_is_named_after_its_title() {
    let workspace = Workspace::binh_luc();
    let post = ["new", "post", "Gương sáng: “Đường hoa” của xã", "--date", "2021-05-06"];
    answers(
        &workspace,
        &post,
        &expect![[r#"
        Đã lập content/2021/posts/guong-sang-duong-hoa-cua-xa.md.
        Viết bài, xóa dòng `draft: true` khi đăng được, rồi chạy `kehoach check` và `kehoach build`.
        [mã kết thúc 0]
    "#]],
    );
    expect![[r#"
        ---
        title: "Gương sáng: “Đường hoa” của xã"
        date: 2021-05-06
        # news: tin; good-deed: gương người tốt, việc tốt.
        kind: news
        # Một hai câu hiện ở danh sách tin, nhiều nhất 300 chữ cái.
        summary: "[CẦN BỔ SUNG]"
        # Viết xong thì xóa dòng này, tin mới được đăng.
        draft: true
        ---

        [CẦN BỔ SUNG]
    "#]]
    .assert_eq(&workspace.text("content/2021/posts/guong-sang-duong-hoa-cua-xa.md"));
    answers(
        &workspace,
        &post,
        &expect![[r#"
        lỗi[usage-new-exists]: đã có tệp này; không ghi đè
        --> content/2021/posts/guong-sang-duong-hoa-cua-xa.md
         = cách sửa: đặt tên khác; hoặc bỏ tệp cũ đi, nếu đúng là không cần nữa, rồi chạy lại lệnh

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    answers(
        &workspace,
        &["new", "post"],
        &expect![[r#"
        lỗi[usage-new-missing]: thiếu TIÊU_ĐỀ
         |
         = cách sửa: ví dụ: kehoach new post "Ra quân vệ sinh môi trường"
        [mã kết thúc 2]
    "#]],
    );
    let run = workspace.run(&["new", "post", "  ", "--dry-run"]);
    assert_eq!(run.code, 2, "{}", run.err);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_task_comes_into_its_place_by_time() {
    let workspace = Workspace::binh_luc();
    let task = [
        "new",
        "task",
        "Hướng dẫn  các xã, thị trấn: bình xét # năm 2021.",
        "--when",
        "trước 20/4",
        "--lead",
        "phòng nội vụ huyện",
    ];
    let before = workspace.text("content/2021/plan.yaml");
    answers(
        &workspace,
        &[&task[..], &["--dry-run"]].concat(),
        &expect![[r#"
        Sẽ thêm việc `huong-dan-cac-xa-thi-tran` vào content/2021/plan.yaml:111, sau việc `tieu-chi-thi-dua-tong-hop`:
          - id: huong-dan-cac-xa-thi-tran
            when: trước 20/4
            text: "Hướng dẫn các xã, thị trấn: bình xét # năm 2021."
            lead: [phong-noi-vu]
        Mới xem thử, chưa ghi gì.
        cảnh báo[task-in-signed]: kế hoạch đã ký mà thêm việc
        --> content/2021/plan.yaml
         = cách sửa: việc mới của kế hoạch đã ban hành cần văn bản sửa đổi, bổ sung; trang web sẽ hiện ngay việc này
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.text("content/2021/plan.yaml"), before);
    answers(
        &workspace,
        &task,
        &expect![[r#"
        Đã thêm việc `huong-dan-cac-xa-thi-tran` vào content/2021/plan.yaml:111, sau việc `tieu-chi-thi-dua-tong-hop`:
          - id: huong-dan-cac-xa-thi-tran
            when: trước 20/4
            text: "Hướng dẫn các xã, thị trấn: bình xét # năm 2021."
            lead: [phong-noi-vu]
        Xem lại chỗ vừa thêm, rồi chạy `kehoach check` và `kehoach build`.
        cảnh báo[task-in-signed]: kế hoạch đã ký mà thêm việc
        --> content/2021/plan.yaml
         = cách sửa: việc mới của kế hoạch đã ban hành cần văn bản sửa đổi, bổ sung; trang web sẽ hiện ngay việc này
        [mã kết thúc 0]
    "#]],
    );
    let after = workspace.text("content/2021/plan.yaml");
    expect![[r#"
        +111:   - id: huong-dan-cac-xa-thi-tran
        +112:     when: trước 20/4
        +113:     text: "Hướng dẫn các xã, thị trấn: bình xét # năm 2021."
        +114:     lead: [phong-noi-vu]
    "#]]
    .assert_eq(&difference(&before, &after));
    for (when, words) in [("thường xuyên", "Theo dõi, đôn đốc."), ("01/01/2021", "Chào năm mới.")]
    {
        assert_eq!(workspace.run(&["new", "task", words, "--when", when]).code, 0);
    }
    let added = difference(&after, &workspace.text("content/2021/plan.yaml"));
    expect![[r#"
        +55:   - id: chao-nam-moi
        +56:     when: 01/01/2021
        +57:     text: Chào năm mới.
        +237:   - id: theo-doi-don-doc
        +238:     when: thường xuyên
        +239:     text: Theo dõi, đôn đốc.
    "#]]
    .assert_eq(&added);
    assert_eq!(workspace.run(&["check"]).code, 0);
}

#[test]
fn a_task_with_slips_is_told_of_all_of_them() {
    let workspace = Workspace::fixture("day-du");
    let before = workspace.files("content");
    let slips = [
        "new",
        "task",
        " ",
        "--when",
        "trước 31/2",
        "--lead",
        "van-phonh",
        "--lead",
        "Sở Y tế",
        "--group",
        "phong-tra",
        "--id",
        "tieu-chi-du-thao",
        "--plan",
        "2026",
    ];
    answers(
        &workspace,
        &slips,
        &expect![[r#"
            lỗi[usage-no-words]: việc chưa có lời

            lỗi[when-no-such-day]: không có ngày này
             |
             = cách sửa: tháng 2 có nhiều nhất 29 ngày
             = cách sửa: `--when "trước 31/2"`: thời gian viết như: `tháng 3`, `trước 15/3`, `quý II`, `từ 20/11 đến 03/12`, `thường xuyên`

            lỗi[usage-unknown-unit]: không có đơn vị nào có mã hoặc tên là `van-phonh`
             |
             = cách sửa: có phải ý bạn là `van-phong`?

            lỗi[usage-unknown-unit]: không có đơn vị nào có mã hoặc tên là `Sở Y tế`
             |
             = cách sửa: dùng được: ubnd-xa, hoi-dong-tdkt, phong-van-hoa-xa-hoi, van-phong, truong-suoi-may, cac-thon, thon-thuong, thon-ha, truong-thon, ubnd-tinh, ban-chi-dao-quoc-gia, ubnd-huyen-cu, chu-tich

            lỗi[usage-unknown-group]: kế hoạch không có nhóm việc `phong-tra`
             |
             = cách sửa: dùng được: phong-trao, sang-kien, khen-thuong

            lỗi[usage-id-taken]: đã có việc mang mã `tieu-chi-du-thao`
             |
             = cách sửa: chọn mã khác, hoặc bỏ `--id` để chương trình đặt

            Chưa ghi gì.
            [mã kết thúc 2]
        "#]],
    );
    answers(
        &workspace,
        &["new", "task", "Họp", "--when", "tháng 3"],
        &expect![[r#"
        lỗi[usage-which-plan]: có nhiều kế hoạch; cần nói kế hoạch nào
         |
         = cách sửa: các kế hoạch: 2026, giai-doan-2026-2030, nam-hoc-2026-2027
         = cách sửa: thêm `--plan KẾ_HOẠCH`

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    answers(
        &workspace,
        &["new", "task", "Họp"],
        &expect![[r#"
        lỗi[usage-new-missing]: thiếu --when THỜI_GIAN
         |
         = cách sửa: ví dụ: kehoach new task "Tổng hợp đăng ký thi đua" --when "trước 15/3"
        [mã kết thúc 2]
    "#]],
    );
    let id = [
        "new",
        "task",
        "Họp",
        "--when",
        "tháng 3",
        "--id",
        "Họp khối",
        "--plan",
        "nam-hoc-2026-2027",
    ];
    answers(
        &workspace,
        &[&id[..], &["--group", "I"]].concat(),
        &expect![[r#"
        lỗi[usage-unknown-group]: kế hoạch không có nhóm việc `I`
         |
         = cách sửa: kế hoạch này không chia nhóm; bỏ `--group`

        lỗi[usage-bad-id]: mã `Họp khối` không dùng được
         |
         = cách sửa: mã gồm chữ thường không dấu, chữ số, gạch nối, bắt đầu bằng chữ: `hop-khoi`

        Chưa ghi gì.
        [mã kết thúc 2]
    "#]],
    );
    assert_eq!(workspace.files("content"), before);
    let right = [
        "new",
        "task",
        "Họp xét sáng kiến",
        "--when",
        "tháng 6",
        "--group",
        "Sáng kiến",
        "--plan",
        "2026",
        "--id",
        "hop-xet",
    ];
    answers(
        &workspace,
        &right,
        &expect![[r#"
        Đã thêm việc `hop-xet` vào content/2026/plan.yaml:154, sau việc `sang-kien-khao-sat`:
          - id: hop-xet
            when: tháng 6
            group: sang-kien
            text: Họp xét sáng kiến
        Xem lại chỗ vừa thêm, rồi chạy `kehoach check` và `kehoach build`.
        [mã kết thúc 0]
    "#]],
    );
    assert_eq!(workspace.run(&["check"]).code, 0);
}

#[test]
fn every_reason_is_given_in_its_words() {
    let plan = "# Họp năm 2024
year: 2024
document:
  kind: KẾ HOẠCH
  subject: Công tác năm 2024
  symbol: KH-UBND
  place: Tân An
  state: draft
letterhead: {issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN}
tasks:
  - {id: a, month: 1, text: \"Thăm, tặng quà dịp Tết, ngày 05/02/2024.\"}
  - {id: b, when: {before: 2024-02-05}, text: \"Chúc Tết các gia đình.\"}
  - {id: c, month: 2, text: \"Họp ngày 29/02/2024, hơn 2024 hộ dự.\"}
  - {id: d, month: 3, text: \"Tổng kết năm 2024.\", about: {year: 2023}}
  - {id: e, month: 6, text: \"Tập trung thu gom rác trước ngày 15/3/2024.\"}
recipients: [{to: \"Lưu: VT\"}]
signature: {title: CHỦ TỊCH, name: A}
";
    let workspace = Workspace::fixture("xa-tan-an").write("content/2024/plan.yaml", plan).write(
        "content/2024/plan.md",
        "Giai đoạn 2024-2028.\n\n{{ tasks }}\n\u{1b}[31mNăm 2024 đỏ.\n",
    );
    let run = workspace.run(&["new", "year", "2025", "--from", "2024", "--dry-run"]);
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    expect![[r#"
        Sẽ lập dự thảo kế hoạch 2025 từ kế hoạch 2024, 3 tệp:
          content/2025/plan.yaml
          content/2025/plan.md
          content/2025/viec-can-quyet.md

        Đã dời, đã sửa (1 chỗ)
          - content/2025/plan.yaml:12: 2024-02-05 → 2025-01-24 (trước mồng Một Tết 5 ngày, như năm cũ)

        NGƯỜI LÀM PHẢI QUYẾT

        Năm trong lời văn: đề nghị đổi (7 chỗ)
          - content/2025/plan.yaml:1: [1] năm 2024 → năm 2025: “Họp năm 2024” (năm của kế hoạch)
          - content/2025/plan.yaml:5: [2] năm 2024 → năm 2025: “Công tác năm 2024” (năm của kế hoạch)
          - content/2025/plan.yaml:11: [3] ngày 05/02/2024 → ngày 24/01/2025: “Thăm, tặng quà dịp Tết, ngày 05/02/2024.” (dời theo mồng Một Tết)
          - content/2025/plan.yaml:13: [4] ngày 29/02/2024 → ngày 28/02/2025: “Họp ngày 29/02/2024, hơn 2024 hộ…” (năm mới không có ngày 29 tháng 02)
          - content/2025/plan.yaml:14: [5] năm 2024 → năm 2025: “Tổng kết năm 2024.” (năm của kế hoạch)
          - content/2025/plan.yaml:14: [6] about: {year: 2023} → about: {year: 2024} (kỳ của việc; lời văn nêu năm khác)
          - content/2025/plan.yaml:15: [7] ngày 15/3/2024 → ngày 15/3/2025: “…trung thu gom rác trước ngày 15/3/2024.” (cùng ngày, năm mới)

        Ngày
          - chưa có ngày nghỉ Tết, Quốc khánh năm 2025 trong `content/rest_days.yaml`; có thông báo thì ghi vào, rồi xem lại các hạn

        Giữ nguyên của kế hoạch trước, xem còn đúng không
          - kế hoạch gốc 2024 còn là dự thảo: chỗ nào ở đó chưa xong thì ở đây cũng chưa xong
          - content/2025/plan.yaml:17: người ký: A, CHỦ TỊCH
          - content/2025/plan.yaml:16: nơi nhận: 1 dòng

        Lỗi mà `kehoach check` còn báo
          - content/2025/plan.md:4: phông chữ của bản in (Liberation Serif) không có ký tự � (U+001B) (thay bằng chữ, hoặc bằng ký tự khác)

        Năm giữ nguyên, không đề nghị đổi
          - giai đoạn, nhiệm kỳ: Giai đoạn 2024-2028 (plan.md:1)
          - không rõ có phải năm: 2024 (plan.yaml:13); 2024 (plan.md:4)

        Mới xem thử, chưa ghi gì.
        Lời văn giữ nguyên năm cũ. Đồng ý hết các đề nghị thì chạy `kehoach new year 2025 --accept years`; đồng ý một số thì `--accept 1,3-5`.
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
}

#[test]
fn a_school_year_is_judged_when_it_begins() {
    // Districts ended on 1 July 2025, between New Year and the school year.
    let plan = "school_year: 2024-2025
document:
  kind: KẾ HOẠCH
  subject: Phối hợp năm học 2024-2025
  symbol: KH-UBND
  place: Tân An
  state: draft
letterhead: {issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN}
tasks:
  - {id: a, when: tháng 9, text: \"Báo cáo Ủy ban nhân dân huyện.\"}
recipients: [{to: \"Lưu: VT\"}]
signature: {title: CHỦ TỊCH, name: A}
";
    let workspace = Workspace::fixture("xa-tan-an")
        .write("content/nam-hoc-2024-2025/plan.yaml", plan)
        .write("content/nam-hoc-2024-2025/plan.md", "{{ tasks }}\n");
    let run = workspace.run(&["new", "year", "2025", "--from", "nam-hoc-2024-2025", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let told = run.out.lines().any(|line| line.contains("plan.yaml:10") && line.contains("huyện"));
    assert!(told, "{}", run.out);
}

#[test]
fn names_of_lunar_years_are_proposed_with_the_years() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2026"]).code, 0);
    let plan = workspace.text("content/2026/plan.yaml");
    let plan = plan.replace(
        "text: Xây dựng kế hoạch",
        "text: Mừng Xuân Bính Ngọ 2026, chuẩn bị Tết Đinh Mùi; nhớ Xuân Mậu Thân; xây dựng kế hoạch",
    );
    let text = workspace.text("content/2026/plan.md");
    let text = text.replace("# I. MỤC ĐÍCH, YÊU CẦU", "# I. MỤC ĐÍCH, YÊU CẦU XUÂN BÍNH NGỌ");
    let workspace =
        workspace.write("content/2026/plan.yaml", plan).write("content/2026/plan.md", text);
    let run = workspace.run(&["new", "year", "2027", "--from", "2026", "--dry-run"]);
    let lunar = |line: &&str| ["XUÂN", "Xuân", "Tết"].iter().any(|word| line.contains(word));
    let told: Vec<&str> =
        run.out.lines().map(str::trim).filter(|line| line.contains(" → ")).filter(lunar).collect();
    expect![[r#"
          - content/2027/plan.yaml:25: [4] Xuân Bính Ngọ 2026 → Xuân Đinh Mùi 2027: “Mừng Xuân Bính Ngọ 2026, chuẩn bị Tết…” (năm của kế hoạch)
          - content/2027/plan.yaml:25: [5] Tết Đinh Mùi → Tết Mậu Thân: “…Bính Ngọ 2026, chuẩn bị Tết Đinh Mùi; nhớ Xuân Mậu…” (năm sau của kế hoạch)
          - content/2027/plan.md:3: [9] XUÂN BÍNH NGỌ → XUÂN ĐINH MÙI: “…I. MỤC ĐÍCH, YÊU CẦU XUÂN BÍNH NGỌ” (năm của kế hoạch)"#]].assert_eq(&told.join("\n"));
    let run = workspace.run(&["new", "year", "2027", "--from", "2026", "--accept", "years"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let new = workspace.text("content/2027/plan.yaml");
    let line = "text: Mừng Xuân Đinh Mùi 2027, chuẩn bị Tết Mậu Thân; nhớ Xuân Mậu Thân; xây dựng";
    assert!(new.contains(line), "{new}");
    let new = workspace.text("content/2027/plan.md");
    assert!(new.contains("# I. MỤC ĐÍCH, YÊU CẦU XUÂN ĐINH MÙI\n"), "{new}");
}

#[test]
fn a_lunar_year_and_the_period_that_it_names_move_together() {
    let plan = "year: 2025
document:
  kind: KẾ HOẠCH
  subject: Công tác
  symbol: KH-UBND
  place: Tân An
  state: draft
letterhead: {issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN}
tasks:
  - {id: a, month: 3, text: \"Tổng kết dịp Xuân Ất Tị.\", about: {year: 2025}}
  - {id: b, month: 3, text: \"Tổng kết Tết cổ truyền ẤT TỴ.\", about: {year: 2024}}
recipients: [{to: \"Lưu: VT\"}]
signature: {title: CHỦ TỊCH, name: A}
";
    let workspace = Workspace::fixture("xa-tan-an")
        .write("content/2025/plan.yaml", plan)
        .write("content/2025/plan.md", "{{ tasks }}\n");
    let renewed = |accepted: &[&str]| {
        let arguments = [&["new", "year", "2027", "--from", "2025"], accepted].concat();
        let run = workspace.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        let new = workspace.text("content/2027/plan.yaml");
        let tasks: Vec<String> = new
            .lines()
            .filter(|line| line.contains("id: "))
            .map(|line| line.trim().to_owned())
            .collect();
        for file in ["plan.yaml", "plan.md", "viec-can-quyet.md"] {
            std::fs::remove_file(workspace.path(&format!("content/2027/{file}"))).unwrap();
        }
        tasks.join("\n")
    };
    // The data says nothing else than the words: it waits for them.
    expect![[r#"
        - {id: a, month: 3, text: "Tổng kết dịp Xuân Ất Tị.", about: {year: 2025}}
        - {id: b, month: 3, text: "Tổng kết Tết cổ truyền ẤT TỴ.", about: {year: 2026}}"#]]
    .assert_eq(&renewed(&[]));
    expect![[r#"
        - {id: a, month: 3, text: "Tổng kết dịp Xuân Đinh Mùi.", about: {year: 2027}}
        - {id: b, month: 3, text: "Tổng kết Tết cổ truyền ĐINH MÙI.", about: {year: 2026}}"#]]
    .assert_eq(&renewed(&["--accept", "years"]));
}
