//! `kehoach init`: a new workspace.

use expect_test::expect;

use super::harness::Workspace;

#[test]
fn a_new_workspace_is_checked_and_built_at_once() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["init", "--year", "2027"]);
    expect![[r#"
        lỗi[usage-unknown-command]: không có lệnh `init`
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    let run = workspace.run(&["check"]);
    expect![[r#"
        lỗi[no-workspace]: không thấy tệp `content/agency.yaml` ở đây hay ở thư mục nào bên trên
        --> [THƯ MỤC]
         = cách sửa: vào thư mục có `content/`, hoặc chỉ ra thư mục đó: `kehoach -C THƯ_MỤC …`
        [mã kết thúc 2]
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
        lỗi[usage-unknown-command]: không có lệnh `init`
         |
         = cách sửa: xem `kehoach --help`
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files("").len(), 1);
}
