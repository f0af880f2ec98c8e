//! `kehoach init`: a new workspace.

use expect_test::expect;

use super::harness::Workspace;

#[test]
fn a_new_workspace_is_checked_and_built_at_once() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["init", "--year", "2027"]);
    expect![[r#"
        Đã lập 4 tệp và các lược đồ trong schema/:
          ./content/agency.yaml
          ./content/units.yaml
          ./content/2027/plan.yaml
          ./content/2027/plan.md
        Sửa các tệp trên rồi chạy `kehoach check` và `kehoach build`.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["check"]);
    expect![[r#"
        Không thấy lỗi: 1 kế hoạch, 2 việc, 3 đơn vị.
        lời khuyên[archive-unit]: dòng lưu chưa ghi đơn vị soạn thảo
          --> content/2027/plan.yaml:44:9
           |
        44 |   - to: "Lưu: VT"
           |         ^^^^^^^^^
           |
           = cách sửa: nếu cần, ghi chữ viết tắt đơn vị hoặc bộ phận soạn thảo sau `VT`: `Lưu: VT, …`

        Có 1 lời khuyên.
        [mã kết thúc 0]
    "#]]
    .assert_eq(&run.transcript());
    let workspace = workspace.built();
    let pages = super::pdf::pages(workspace.bytes("output/site/2027/pdf/ke-hoach.pdf"));
    let text: String = pages.iter().map(|page| page.text.as_str()).collect();
    assert!(text.contains("KH-UBND") && text.contains("năm 2027"), "{text}");
}

#[test]
fn every_yaml_file_names_its_schema() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "mới", "--year", "2027"]).code, 0);
    for (path, bytes) in workspace.files("mới/content") {
        let text = String::from_utf8(bytes).unwrap();
        if !path.ends_with(".yaml") {
            continue;
        }
        let line = text.lines().next().unwrap();
        let schema = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
        let folder = workspace.path("mới/content").join(&path);
        assert!(folder.parent().unwrap().join(schema).is_file(), "{path}: {schema}");
    }
    let run = workspace.run(&["-C", "mới", "schema"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
}

#[test]
fn nothing_is_written_over() {
    let workspace = Workspace::empty().write("content/units.yaml", "của tôi");
    let run = workspace.run(&["init", "--year", "2027"]);
    expect![[r#"
        lỗi[init-exists]: đã có tệp này; không ghi đè
        --> ./content/units.yaml
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files("").len(), 1);
}

#[test]
fn a_field_thought_of_in_vietnamese() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init", "--year", "2027"]).code, 0);
    let plan = workspace.text("content/2027/plan.yaml");
    let plan = plan.replacen("    lead: [van-phong]", "    chủ_trì: [van-phong]", 1);
    let workspace = workspace.write("content/2027/plan.yaml", plan);
    let run = workspace.run(&["check", "--only", "unknown-key"]);
    expect![[r#"
        lỗi[unknown-key]: không có mục nào tên `chủ_trì`
          --> content/2027/plan.yaml:26:5
           |
        26 |     chủ_trì: [van-phong]
           |     ^^^^^^^
           |
           = ở mục: 2027 › tháng 1 › việc 1
           = cách sửa: có phải ý bạn là `lead`?
           = cách sửa: dùng được: id, when, month, text, items, lead, co, units, after, indicators, meetings, about, group, advised, issued_by, deliverables, budget, note, cells, internal, visibility

        Có 1 lỗi.
    "#]].assert_eq(&run.err);
}
