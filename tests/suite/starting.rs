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
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json, .github/workflows/kehoach.yml, .gitlab-ci.yml
        Đọc HUONG-DAN.md, sửa các tệp trên, rồi chạy `kehoach check` và `kehoach build`.
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

/// What the files of a new workspace say of its office.
fn names(workspace: &Workspace, plan: &str) -> String {
    let mut lines = String::new();
    for file in ["agency.yaml", "units.yaml", plan] {
        for line in workspace.text(&format!("content/{file}")).lines() {
            let line = line.trim_start_matches([' ', '-']);
            let keys = ["name:", "parent:", "place:", "issuer:", "authority:", "title:", "symbol:"];
            if keys.iter().any(|key| line.starts_with(key)) {
                lines.push_str(line);
                lines.push('\n');
            }
        }
    }
    lines
}

#[test]
fn a_workspace_in_the_name_of_an_office() {
    let ward = Workspace::empty();
    let agency = ["--agency", "UBND phường Tân An", "--parent", "UBND tỉnh Lam Khê"];
    let who = ["--signer", "Lê Thị B", "--title", "Phó Chủ tịch", "--year", "2027"];
    let run = ward.run(&[&["init"], &agency[..], &who].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    expect![[r#"
        name: Ủy ban nhân dân phường Tân An
        parent: Ủy ban nhân dân tỉnh Lam Khê
        title: Kế hoạch công tác
        name: Ủy ban nhân dân phường Tân An
        name: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Tân An
        name: Các tổ dân phố
        symbol: KH-UBND
        place: Tân An
        issuer: ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN
        issuer: ubnd-phuong
        authority: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]
        title: PHÓ CHỦ TỊCH
        name: Lê Thị B
    "#]]
    .assert_eq(&names(&ward, "2027/plan.yaml"));
    assert!(ward.text("content/2027/plan.yaml").contains("who: [cac-to-dan-pho]"));
    assert_eq!(
        ward.run(&["check", "--quiet", "--deny", "warnings"]).transcript(),
        "[mã kết thúc 0]\n"
    );
    ward.built();

    let school = Workspace::empty();
    let agency = ["--agency", "Trường Tiểu học Tân An", "--place", "Tân An"];
    let run = school
        .run(&[&["init"], &agency[..], &["--parent", "UBND xã Tân An", "--year", "2027"]].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    expect![[r#"
        name: Trường Tiểu học Tân An
        parent: Ủy ban nhân dân xã Tân An
        title: Kế hoạch công tác
        name: Trường Tiểu học Tân An
        name: Bộ phận tổng hợp
        name: Các đơn vị trực thuộc
        symbol: KH-THTA
        place: Tân An
        parent: ỦY BAN NHÂN DÂN XÃ TÂN AN
        issuer: TRƯỜNG TIỂU HỌC TÂN AN
        issuer: co-quan
        title: HIỆU TRƯỞNG
        name: Họ Và Tên
    "#]]
    .assert_eq(&names(&school, "2027/plan.yaml"));
    assert_eq!(
        school.run(&["check", "--quiet", "--deny", "warnings"]).transcript(),
        "[mã kết thúc 0]\n"
    );
    school.built();
}

#[test]
fn a_sample_in_the_name_of_an_office() {
    for sample in ["xa-2026", "cai-cach-hanh-chinh", "quyet-dinh"] {
        let workspace = Workspace::empty();
        let agency = ["--agency", "Ủy ban nhân dân xã Tân An", "--parent", "UBND tỉnh Phú Thọ"];
        let run = workspace.run(&[&["init", "--sample", sample], &agency[..]].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{sample}");
        let run = workspace.run(&["check", "--quiet", "--deny", "warnings"]);
        assert_eq!(run.transcript(), "[mã kết thúc 0]\n", "{sample}");
        for (path, bytes) in workspace.files("content") {
            let text = String::from_utf8(bytes).unwrap();
            for word in ["Lam Khê", "Đồng Mây", "Khe Sương", "Cồn Gió", " Mẫu\n", "LAM KHÊ"]
            {
                assert!(!text.contains(word), "{sample}: {path}: {word}");
            }
        }
        let workspace = workspace.built();
        let plan = workspace.bytes("output/site/2026/pdf/ke-hoach.pdf");
        let text: String = super::pdf::pages(plan).iter().map(|page| page.text.as_str()).collect();
        assert!(text.contains("DỰ THẢO"), "{sample}");
    }
}

#[test]
fn the_place_of_documents_is_no_name_of_the_office() {
    let province = Workspace::empty();
    let office = ["init", "--agency", "UBND tỉnh Phú Thọ", "--place", "Việt Trì"];
    assert_eq!(province.run(&[&office[..], &["--year", "2027"]].concat()).code, 0);
    expect![[r#"
        name: Ủy ban nhân dân tỉnh Phú Thọ
        title: Kế hoạch công tác
        name: Ủy ban nhân dân tỉnh Phú Thọ
        name: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh Phú Thọ
        name: Các xã, phường
        symbol: KH-UBND
        place: Việt Trì
        issuer: ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ
        issuer: ubnd-tinh
        authority: TM. ỦY BAN NHÂN DÂN
        title: CHỦ TỊCH
        name: Họ Và Tên
    "#]]
    .assert_eq(&names(&province, "2027/plan.yaml"));
    assert!(province.text("content/agency.yaml").contains("  subtitle: Tỉnh Phú Thọ\n"));

    let ward = Workspace::empty();
    let office = ["--agency", "UBND phường Vân Phú", "--parent", "UBND tỉnh Phú Thọ"];
    let sample = ["init", "--sample", "xa-2026", "--place", "Phú Thọ"];
    assert_eq!(ward.run(&[&sample[..], &office].concat()).code, 0);
    expect![[r#"
        name: Ủy ban nhân dân phường Vân Phú
        parent: Ủy ban nhân dân tỉnh Phú Thọ
        title: Kế hoạch thi đua, khen thưởng
        name: Đảng ủy phường Vân Phú
        name: Hội đồng nhân dân phường Vân Phú
        name: Ủy ban nhân dân phường Vân Phú
        name: Ủy ban Mặt trận Tổ quốc Việt Nam phường Vân Phú
        name: Hội đồng Thi đua - Khen thưởng phường Vân Phú
        name: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Vân Phú
        parent: ubnd-xa
        name: Phòng Kinh tế phường Vân Phú
        parent: ubnd-xa
        name: Phòng Văn hóa - Xã hội phường Vân Phú
        parent: ubnd-xa
        name: Trung tâm Phục vụ hành chính công phường Vân Phú
        parent: ubnd-xa
        name: Công an phường Vân Phú
        name: Ban Chỉ huy Quân sự phường Vân Phú
        name: Trạm Y tế phường Vân Phú
        name: Các trường học trên địa bàn phường Vân Phú
        name: Trường Mầm non Vân Phú
        name: Trường Tiểu học Vân Phú
        name: Trường Trung học cơ sở Vân Phú
        name: Các thôn của phường Vân Phú
        name: Thôn Thượng
        name: Thôn Trung
        name: Thôn Hạ
        name: Thôn Bãi Dâu
        name: Thôn Cầu Mây
        name: Thôn Gò Sim
        name: Các cơ quan, đơn vị của phường Vân Phú
        name: Các khối thi đua của phường Vân Phú
        name: Ủy ban nhân dân tỉnh Phú Thọ
        name: Sở Nội vụ tỉnh Phú Thọ
        symbol: KH-UBND
        place: Phú Thọ
        issuer: ỦY BAN NHÂN DÂN PHƯỜNG VÂN PHÚ
        issuer: ubnd-xa
        title: Tiêu chí thi đua, thang điểm năm 2026
        title: Báo cáo sơ kết 6 tháng đầu năm 2026
        title: Báo cáo tổng kết năm 2026
        title: Thang điểm thi đua năm 2026 của khối thôn
        title: Mẫu bản đăng ký thi đua
        authority: TM. ỦY BAN NHÂN DÂN
        title: CHỦ TỊCH
        name: Họ Và Tên
    "#]]
    .assert_eq(&names(&ward, "2026/plan.yaml"));
    // What a unit is called in sentences is of its level, too.
    let units = ward.text("content/units.yaml");
    assert!(units.contains("    short: Đảng ủy phường\n"), "{units}");
    let remark = |line: &&str| line.trim_start().starts_with('#');
    let left: Vec<&str> =
        units.lines().filter(|line| !remark(line) && line.ends_with(" xã")).collect();
    assert_eq!(left, [""; 0]);
    assert!(!ward.text("content/2026/plan.yaml").contains("nhân dân xã"));
}

#[test]
fn what_the_office_does_not_say_is_to_be_filled_in() {
    for (sample, office) in [
        ("xa-2026", &["UBND phường Vân Phú"][..]),
        ("huyen-2021", &["UBND phường Vân Phú"]),
        ("cai-cach-hanh-chinh", &["UBND phường Vân Phú"]),
        ("quyet-dinh", &["UBND phường Vân Phú"]),
        ("nam-hoc", &["Trường Trung học cơ sở Kim Đồng", "--parent", "UBND phường Vân Phú"]),
        ("nam-hoc", &["Trường Trung học cơ sở Kim Đồng"]),
    ] {
        let workspace = Workspace::empty();
        let run = workspace.run(&[&["init", "--sample", sample, "--agency"], office].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{sample}");
        let own =
            ["Lam Khê", "Hà Nam", "Bình Lục", "Bến Trăng", "Đồng Mây", "Khe Sương", "Cồn Gió"];
        for (path, bytes) in workspace.files("content") {
            let text = String::from_utf8(bytes).unwrap().to_lowercase();
            for word in own {
                assert!(!text.contains(&word.to_lowercase()), "{sample}: {path}: {word}");
            }
        }
        assert!(workspace.text("content/agency.yaml").contains(", tỉnh Tên Tỉnh\n"), "{sample}");
        assert_eq!(workspace.run(&["check", "--quiet"]).code, 0, "{sample}");
        workspace.built();
    }
}

#[test]
fn what_was_to_be_filled_in_is_told_of_once_the_plan_is_no_draft() {
    let workspace = Workspace::empty();
    let office = ["--agency", "UBND phường Vân Phú", "--domain", "van-phu.example"];
    workspace.run(
        &[&["init", "--sample", "cai-cach-hanh-chinh", "--signer", "Lê B"], &office[..]].concat(),
    );
    let plan = workspace.text("content/2026/plan.yaml");
    let plan = plan
        .replace("  number:\n", "  number: \"01\"\n")
        .replace("  date:\n", "  date: 2026-01-05\n");
    let workspace = workspace.write("content/2026/plan.yaml", plan.replace("  state: draft\n", ""));
    expect![[r#"
        lỗi[placeholder]: `Tên Tỉnh` còn để trống hoặc chưa viết xong
        --> content/agency.yaml
         = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

        lỗi[placeholder]: `Tên Tỉnh` còn để trống hoặc chưa viết xong
          --> content/units.yaml:57:9
           |
        57 |   - id: ubnd-tinh
           |         ^^^^^^^^^
           |
           = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

        lỗi[placeholder]: `Tên Tỉnh` còn để trống hoặc chưa viết xong
          --> content/units.yaml:61:9
           |
        61 |   - id: so-noi-vu
           |         ^^^^^^^^^
           |
           = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

        Có 3 lỗi.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&workspace.run(&["check", "--only", "placeholder"]).transcript());
}

#[test]
fn who_signs_a_sample() {
    let signature = |more: &[&str]| {
        let workspace = Workspace::empty();
        let sample = ["init", "--sample", "cai-cach-hanh-chinh", "--agency", "UBND xã Tân An"];
        assert_eq!(workspace.run(&[&sample[..], more].concat()).code, 0);
        let plan = workspace.text("content/2026/plan.yaml");
        plan.split_once("\nsignature:\n").unwrap().1.replace("  ", "")
    };
    expect![[r#"
          authority: TM. ỦY BAN NHÂN DÂN
          title: CHỦ TỊCH
          name: Lê Thị B
    "#]]
    .assert_eq(&signature(&["--signer", "Lê Thị B"]));
    let deputy = ["--signer", "Lê Thị B", "--title", "Phó Chủ tịch"];
    expect![[r#"
          authority: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]
          title: PHÓ CHỦ TỊCH
          name: Lê Thị B
    "#]]
    .assert_eq(&signature(&deputy));
}

#[test]
fn names_that_would_break_files() {
    let workspace = Workspace::empty();
    let run =
        workspace.run(&["init", "--agency", "A: b", "--signer", "\"C\"", "--domain", "xa tan an"]);
    expect![[r#"
        lỗi[usage-bad-value]: giá trị `A: b` không dùng được cho `--agency`
         |
         = cách sửa: Tên chỉ gồm chữ, chữ số, dấu cách và các dấu - , . ( ) / ', bắt đầu bằng chữ.

        lỗi[usage-bad-value]: giá trị `"C"` không dùng được cho `--signer`
         |
         = cách sửa: Tên chỉ gồm chữ, chữ số, dấu cách và các dấu - , . ( ) / ', bắt đầu bằng chữ.

        lỗi[usage-bad-value]: giá trị `xa tan an` không dùng được cho `--domain`
         |
         = cách sửa: viết như `xa-tan-an.gov.vn`: chữ thường không dấu, chữ số, gạch nối, có ít nhất một dấu chấm
        [mã kết thúc 2]
    "#]].assert_eq(&run.transcript());
    let run = workspace.run(&["init", "--place", "Tân An"]);
    expect![[r#"
        lỗi[usage-no-agency]: cần có tên cơ quan (--agency) thì mới điền được cấp trên, địa danh, người ký
        [mã kết thúc 2]
    "#]].assert_eq(&run.transcript());
    assert_eq!(workspace.files(""), []);
}

#[test]
fn what_stands_around_the_content() {
    let workspace = Workspace::empty().write(".gitignore", "của tôi\n");
    let run = workspace.run(&["init", "--year", "2027"]);
    expect![[r#"
        Đã lập 4 tệp và các lược đồ trong schema/:
          ./content/agency.yaml
          ./content/units.yaml
          ./content/2027/plan.yaml
          ./content/2027/plan.md
        Cùng với: HUONG-DAN.md, .editorconfig, .vscode/settings.json, .vscode/extensions.json, .github/workflows/kehoach.yml, .gitlab-ci.yml
        Đã có từ trước, để nguyên: .gitignore
        Đọc HUONG-DAN.md, sửa các tệp trên, rồi chạy `kehoach check` và `kehoach build`.
    "#]]
    .assert_eq(&run.out);
    assert_eq!(workspace.text(".gitignore"), "của tôi\n");
    let page = workspace.text("HUONG-DAN.md");
    // Every file that the page names is there.
    let named = page.split('`').skip(1).step_by(2).filter(|word| word.starts_with("content/"));
    let named: Vec<&str> = named.collect();
    assert_eq!(named.len(), 4, "{named:?}");
    for file in named {
        assert!(workspace.path(file).is_file(), "{file}");
    }
}
