//! `kehoach import`: a document becomes a workspace, and none of its words is lost.

use expect_test::{Expect, expect};
use kehoach::source::yaml::{self, Node, Value};

use super::harness::{Run, Workspace, repository};
use super::word_file::{
    Count, archive, centred, closing, count, docx, docx_with, letterhead, lines, p, p_with, said,
    table,
};

const SEED: &str = include_str!("../fixtures/seed/ke-hoach-2021.txt");

/// Imports a file into `moi` of a new workspace.
fn import(name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> (Workspace, Run) {
    let workspace = Workspace::empty().write(name, bytes);
    let mut arguments = vec!["import", name, "moi"];
    arguments.extend(more);
    let run = workspace.run(&arguments);
    (workspace, run)
}

/// Imports a file, which must do, and checks what it became, which must have no error.
fn imported(name: &str, bytes: impl AsRef<[u8]>) -> (Workspace, String) {
    let (workspace, run) = import(name, bytes, &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let checked = workspace.run(&["-C", "moi", "check"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    (workspace, run.out)
}

/// What stands in the files of the plan, ids told by the names of their units.
fn written(workspace: &Workspace) -> Count {
    let mut units: Vec<(String, String)> = Vec::new();
    let file = workspace.text("moi/content/units.yaml");
    let mut id = String::new();
    visit(&yaml::parse(&file).0.unwrap(), "", &mut |key, words| match key {
        "id" => words.clone_into(&mut id),
        "name" => units.push((id.clone(), words.to_owned())),
        _ => {}
    });
    let mut found = Count::new();
    for (path, bytes) in workspace.files("moi/content") {
        let text = String::from_utf8(bytes).unwrap();
        if path.ends_with("plan.yaml") {
            let root = yaml::parse(&text).0.unwrap();
            if text.contains("\ntasks:\n  -") && !text.contains("\ntables:") {
                // The heads of the table that the program sets where a plan names none.
                count("Tháng Nội dung công việc", &mut found);
            }
            let mut number = String::new();
            visit(&root, "", &mut |key, words| match key {
                "id" | "column" | "only" | "group" | "within" | "numbering" | "state" | "file"
                | "laws" | "amount" => {}
                "lead" | "co" => {
                    let unit = units.iter().find(|(id, _)| id == words);
                    count(unit.map_or(words, |(_, name)| name), &mut found);
                }
                // The id of the issuer, beside its name.
                "issuer" if !words.contains(char::is_uppercase) => {}
                "number" => words.clone_into(&mut number),
                "symbol" => count(&format!("{number}/{words}"), &mut found),
                "date" => {
                    let day: Vec<&str> = words.split('-').collect();
                    let [year, month, day] = day[..] else { panic!("{words}") };
                    let month = if month > "02" { month.trim_start_matches('0') } else { month };
                    count(&format!("ngày {day} tháng {month} năm {year}"), &mut found);
                }
                "month" => count(&format!("Tháng {words}"), &mut found),
                _ => count(&unmarked(words), &mut found),
            });
        } else if path.ends_with(".md") {
            // What the file says of itself is not of the document.
            let own = text.lines().skip(usize::from(path.ends_with("chua-xep-cho.md")));
            count(&unmarked(&own.collect::<Vec<_>>().join("\n")), &mut found);
        }
    }
    found
}

/// Every scalar with the key that it stands below.
fn visit(node: &Node, key: &str, each: &mut dyn FnMut(&str, &str)) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                visit(&entry.value, &entry.key, each);
            }
        }
        Value::List(items) => items.iter().for_each(|item| visit(item, key, each)),
        Value::Scalar(words) => each(key, words),
        Value::Null => {}
    }
}

/// Markdown without its marks.
fn unmarked(text: &str) -> String {
    let mut text = text.replace("<br>", " ").replace("**", "").replace('\\', "");
    for number in 1..20 {
        text = text.replace(&format!("[^{number}]"), " ");
    }
    text.chars().filter(|c| *c != '*').collect()
}

/// The words of a source that the files lack, in order, with how many times.
fn lost(source: &str, workspace: &Workspace) -> String {
    let (mut said, written) = (Count::new(), written(workspace));
    count(source, &mut said);
    let lost = said.iter().filter_map(|(word, times)| {
        let left = times.saturating_sub(written.get(word).copied().unwrap_or(0));
        match left {
            0 => None,
            1 => Some(word.clone()),
            _ => Some(format!("{word} ×{left}")),
        }
    });
    lost.collect::<Vec<_>>().join(" ")
}

/// Imports a document of XML; what of it is in no file is just what the form says itself.
fn holds_all_but(body: &str, parts: &[(&str, &str)], lacks: &Expect) -> (Workspace, String) {
    let (workspace, out) = imported("ke-hoach.docx", docx_with(body, parts));
    let notes: String = parts
        .iter()
        .filter(|(name, _)| ["footnotes", "comments", "header1"].contains(name))
        .map(|(_, xml)| *xml)
        .collect();
    lacks.assert_eq(&lost(&format!("{} {}", said(body), said(&notes)), &workspace));
    (workspace, out)
}

#[test]
fn the_seed_comes_in_whole() {
    let (workspace, out) = imported("ke-hoach-2021.txt", SEED);
    // What a page had cut in two is counted as it is meant.
    let source = SEED
        .replace("<ul style=\"list-style-type: none\">", " ")
        .replace('*', "")
        .replace("01 /", "01/");
    expect!["Nơi Nội Số công dung nhận việc"].assert_eq(&lost(&source, &workspace));
    expect![[r#"
        Đã đọc ke-hoach-2021.txt, lập 5 tệp và các lược đồ trong schema/:
          moi/content/agency.yaml
          moi/content/units.yaml
          moi/content/2021/plan.yaml
          moi/content/2021/plan.md
          moi/content/2021/chua-xep-cho.md
        Đọc được:
          - KẾ HOẠCH số 01/KH-HĐTĐKT: Công tác thi đua, khen thưởng năm 2021
          - 3 căn cứ, trong đó 3 căn cứ có mã của văn bản trong sổ
          - 26 việc trong 1 bảng (0 nhóm), 26 việc có thời gian; 1 đơn vị
          - 8 nơi nhận, 1 chữ ký, 0 phụ lục
        Cần xem lại:
          - văn bản không có tên cơ quan ở đầu; lấy từ chữ ký: `HỘI ĐỒNG TĐKT`
          - tên cơ quan `Hội đồng TĐKT`, tên trang và tên miền lịch ở agency.yaml: chữ hoa, chữ thường đã đúng chưa
          - 1 đoạn bị ngắt trang làm đôi: đã nối lại
          - 10 thẻ HTML sót lại: đã bỏ
        Chưa xếp được chỗ, giữ ở moi/content/2021/chua-xep-cho.md (1 chỗ):
          - Ở phần chữ ký: [Handwritten signature of Trần Xuân Dũng]
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json
        Xem lại từng tệp, rồi chạy `kehoach check` và `kehoach build`.
    "#]].assert_eq(&out);
    let plan = workspace.text("moi/content/2021/plan.yaml");
    assert_eq!(plan.matches("  - id: ").count(), 26);
    let own = repository().join("content/2021/plan.md");
    let own = std::fs::read_to_string(own).unwrap();
    let obligation = "Kế hoạch công tác thi đua, khen thưởng của các đơn vị gửi về Hội đồng thi đua, khen \
                      thưởng huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2021** để theo dõi, \
                      tổng hợp.";
    // The last full stop is part of the mark of the end, which the form sets.
    let own = format!("{}\n", own.strip_suffix(".\n").unwrap());
    let own = own.replace("   {{ obligation: ke-hoach-cua-cac-don-vi }}", obligation);
    assert!(workspace.text("moi/content/2021/plan.md") == own);
}

/// The seed as Word holds it: a paragraph for each, and one table.
fn seed_in_word() -> String {
    let mut xml = letterhead(
        "UBND HUYỆN BÌNH LỤC",
        "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG",
        "Số: 01 /KH-HĐTĐKT",
        "Bình Lục, ngày 25 tháng 02 năm 2021",
    );
    let text = SEED.replace("<ul style=\"list-style-type: none\"> ", "").replace('*', "");
    let (text, _) = text.split_once("Nơi nhận:").unwrap();
    let (_, text) = text.split_once("KẾ HOẠCH\n").unwrap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    xml += &centred("KẾ HOẠCH");
    for (at, line) in text.lines().filter(|line| !line.is_empty()).enumerate() {
        if let Some((month, work)) = line.split_once('\t') {
            rows.push(vec![month.to_owned(), work.replace(". - ", ".\n- ")]);
            continue;
        }
        if !rows.is_empty() && !line.starts_with("Tháng") {
            let rows: Vec<Vec<&str>> =
                rows.drain(..).map(|row| row.leak().iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            xml += &table(&rows);
        }
        xml += &if at == 0 { centred(line) } else { p(line) };
    }
    let recipients = ["- Ban TĐKT; (để b/c)", "- TT Huyện ủy;", "- Lưu: VT."];
    let signature = ["TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH", "", "CHỦ TỊCH UBND HUYỆN", "Nguyễn Văn Mẫu"];
    xml + &closing(&recipients, &signature)
}

#[test]
fn the_seed_in_word_comes_in_whole() {
    let (workspace, _) = holds_all_but(
        &seed_in_word(),
        &[],
        &expect![
            "01 CHỦ CỘNG HÒA Hạnh HỘI KH-HĐTĐKT NAM NGHĨA Nơi Nội Số Tự VIỆT XÃ công do dung lập nhận phúc việc Độc"
        ],
    );
    let plan = workspace.text("moi/content/2021/plan.yaml");
    assert_eq!(plan.matches("    month: ").count(), 26, "{plan}");
}

/// A plan with an appendix of seven columns, headings with Roman numbers and a head of two rows.
fn reform() -> String {
    let mut xml = letterhead(
        "UBND TỈNH HẢI NAM",
        "SỞ MẪU",
        "Số: 25/KH-SM",
        "Hải Nam, ngày 12 tháng 01 năm 2026",
    );
    xml += &centred("KẾ HOẠCH");
    xml += &centred("Cải cách hành chính năm 2026");
    xml += &p(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    );
    xml += &p("Sở Mẫu ban hành Kế hoạch cải cách hành chính như sau:");
    xml += &p("**I. MỤC ĐÍCH**");
    xml += &p("Nhiệm vụ nêu tại Phụ lục./.");
    xml +=
        &closing(&["- UBND tỉnh (để b/c);", "- Lưu: VT, VP."], &["GIÁM ĐỐC", "", "Nguyễn Văn Mẫu"]);
    xml += &p_with("<w:pageBreakBefore/><w:jc w:val=\"center\"/>", "**PHỤ LỤC**");
    xml += &centred("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH");
    xml += &centred("(Kèm theo Kế hoạch số 25/KH-SM ngày 12 tháng 01 năm 2026 của Sở Mẫu)");
    xml + &table(&[
        &[
            "^STT",
            "^Nhiệm vụ",
            "2:Cơ quan thực hiện",
            "^Thời gian hoàn thành",
            "^Sản phẩm",
            "^Kinh phí (triệu đồng)",
        ],
        &["^", "^", "Chủ trì", "Phối hợp", "^", "^", "^"],
        &["I", "6:Cải cách thể chế"],
        &[
            "1",
            "Rà soát văn bản:\n- Lập danh mục;\n- Đề xuất.",
            "Phòng Pháp chế",
            "Văn phòng; Thanh tra",
            "Quý II",
            "Báo cáo",
            "12,5",
        ],
        &[
            "2",
            "Kiểm tra",
            "Thanh tra",
            "Các đơn vị liên quan",
            "Trước 30/11/2026",
            "Kết luận\nDanh sách",
            "1.500",
        ],
        &["II", "6:Cải cách thủ tục"],
        &["3", "Cắt giảm thời hạn", "Văn phòng", "", "Lúc nào thuận tiện", "", "khoảng 20"],
        &["4", "Tuyên truyền", "Sở Văn hóa, Thể thao và Du lịch", "-nt-", "Thường xuyên", "", ""],
    ])
}

#[test]
#[allow(clippy::too_many_lines, reason = "the whole file is shown")]
fn a_table_of_seven_columns_comes_in_as_columns_groups_and_units() {
    let (workspace, _) = holds_all_but(
        &reform(),
        &[],
        &expect![
            "01 1 1.500 12 12,5 2 25/KH-SM 3 4 CHỦ CỘNG HÒA Hạnh HỘI Kèm Kế LỤC Mẫu NAM NGHĨA Nơi PHỤ Số Sở Tự VIỆT XÃ của do hoạch lập ngày nhận năm phúc số theo tháng Độc"
        ],
    );
    expect![[r##"
        # yaml-language-server: $schema=../../schema/plan.json
        # Nhập từ tệp văn bản. Phần lời ở plan.md; đơn vị ở ../units.yaml.
        year: 2026
        document:
          kind: KẾ HOẠCH
          subject: Cải cách hành chính năm 2026
          number: "25"
          symbol: KH-SM
          place: Hải Nam
          date: 2026-01-12
          state: final
        letterhead:
          parent: UBND TỈNH HẢI NAM
          issuer: SỞ MẪU
        issuer: so-mau

        # Căn cứ: không ghi dấu ";" hay "." ở cuối. laws ghi mã của văn bản trong sổ văn bản.
        bases:
          - text: >-
              Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư
            laws: [nd-30-2020-nd-cp]

        groups:
          - id: cai-cach-the-che
            label: "I"
            title: Cải cách thể chế
          - id: cai-cach-thu-tuc
            label: "II"
            title: Cải cách thủ tục
        tables:
          - id: bang-viec
            columns:
              - column: number
                head: STT
              - column: text
                head: Nhiệm vụ
              - column: lead
                head: Chủ trì
                under: Cơ quan thực hiện
              - column: co
                head: Phối hợp
                under: Cơ quan thực hiện
              - column: time
                head: Thời gian hoàn thành
              - column: product
                head: Sản phẩm
              - column: budget
                head: Kinh phí (triệu đồng)
                unit: triệu đồng

        # Công việc. text là lời văn để in; when là thời gian; cells là lời in của các cột khác.
        tasks:
          - id: ra-soat-van-ban
            when: Quý II
            text: "Rà soát văn bản:"
            items:
              - Lập danh mục;
              - Đề xuất.
            group: cai-cach-the-che
            lead: [phong-phap-che]
            co: [van-phong, thanh-tra]
            budget:
              amount: 12500000
            cells:
              product: Báo cáo
          - id: kiem-tra
            when: Trước 30/11/2026
            text: Kiểm tra
            group: cai-cach-the-che
            lead: [thanh-tra]
            budget:
              amount: 1500000000
            cells:
              co: Các đơn vị liên quan
              product:
                - Kết luận
                - Danh sách
          - id: cat-giam-thoi-han
            when: "-"
            text: Cắt giảm thời hạn
            group: cai-cach-thu-tuc
            lead: [van-phong]
            cells:
              time: Lúc nào thuận tiện
              budget: khoảng 20
          - id: tuyen-truyen
            when: Thường xuyên
            text: Tuyên truyền
            group: cai-cach-thu-tuc
            lead: [so-van-hoa-the-thao-va]
            cells:
              co: "-nt-"

        appendices:
          - id: phu-luc
            title: NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH
            file: phu-luc/phu-luc.md

        # Nơi nhận: không ghi "- " ở đầu và dấu ";" hay "." ở cuối.
        recipients:
          - to: UBND tỉnh
            remark: để b/c
          - to: "Lưu: VT, VP"

        signature:
          title: GIÁM ĐỐC
          name: Nguyễn Văn Mẫu
    "##]].assert_eq(&workspace.text("moi/content/2026/plan.yaml"));
}

#[test]
fn units_are_named_once_and_what_is_unclear_is_told() {
    let (workspace, out) = imported("ke-hoach.docx", docx(&reform()));
    expect![[r#"
        # yaml-language-server: $schema=../schema/units.json
        # Các đơn vị có tên trong bảng công việc của văn bản đã nhập. id thành địa chỉ trang web:
        # đã công bố thì không đổi.
        units:
          - id: so-mau
            name: Sở Mẫu
          - id: phong-phap-che
            name: Phòng Pháp chế
          - id: van-phong
            name: Văn phòng
          - id: thanh-tra
            name: Thanh tra
          - id: so-van-hoa-the-thao-va
            name: Sở Văn hóa, Thể thao và Du lịch
    "#]]
    .assert_eq(&workspace.text("moi/content/units.yaml"));
    expect![[r#"
        Đã đọc ke-hoach.docx, lập 5 tệp và các lược đồ trong schema/:
          moi/content/agency.yaml
          moi/content/units.yaml
          moi/content/2026/plan.yaml
          moi/content/2026/plan.md
          moi/content/2026/phu-luc/phu-luc.md
        Đọc được:
          - KẾ HOẠCH số 25/KH-SM: Cải cách hành chính năm 2026
          - 1 căn cứ, trong đó 1 căn cứ có mã của văn bản trong sổ
          - 4 việc trong 1 bảng (2 nhóm), 3 việc có thời gian; 5 đơn vị
          - 2 nơi nhận, 1 chữ ký, 1 phụ lục
        Cần xem lại:
          - tên cơ quan `Sở Mẫu`, tên trang và tên miền lịch ở agency.yaml: chữ hoa, chữ thường đã đúng chưa
          - `Các đơn vị liên quan` không phải tên một đơn vị; giữ nguyên chữ ở cells
          - không đọc được thời gian `Lúc nào thuận tiện` của việc `cat-giam-thoi-han`; giữ nguyên chữ ở cells
          - `-nt-` không phải tên một đơn vị; giữ nguyên chữ ở cells
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json
        Xem lại từng tệp, rồi chạy `kehoach check` và `kehoach build`.
    "#]].assert_eq(&out);
}

#[test]
fn a_decision_keeps_its_articles() {
    let mut xml = letterhead(
        "",
        "ỦY BAN NHÂN DÂN XÃ TÂN AN",
        "Số: 45/QĐ-UBND",
        "Tân An, ngày 09 tháng 3 năm 2026",
    );
    xml += &centred("QUYẾT ĐỊNH");
    xml += &centred("Về việc thành lập Tổ kiểm tra năm 2026");
    xml += &centred("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN");
    xml += &lines(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
         Theo đề nghị của Chánh Văn phòng.",
    );
    xml += &centred("QUYẾT ĐỊNH:");
    xml += &lines(
        "**Điều 1.** Thành lập Tổ kiểm tra gồm:
         1. Trưởng Công an xã, Tổ trưởng;
         2. Công chức văn phòng, thành viên.
         **Điều 2.** Nhiệm vụ:
         a) Lập lịch;
         b) Báo cáo.
         **Điều 3.** Chánh Văn phòng thi hành Quyết định này./.",
    );
    xml += &closing(
        &["- Như Điều 3;", "- Lưu: VT."],
        &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Nguyễn Văn Mẫu"],
    );
    let (workspace, _) = holds_all_but(
        &xml,
        &[],
        &expect![
            "CHỦ CỘNG HÒA Hạnh HỘI NAM NGHĨA Nơi QUYẾT Số Tự VIỆT XÃ do lập nhận phúc ĐỊNH Độc"
        ],
    );
    expect![[r#"
        # Điều 1. Thành lập Tổ kiểm tra gồm:

        1. Trưởng Công an xã, Tổ trưởng;

        2. Công chức văn phòng, thành viên.

        # Điều 2. Nhiệm vụ:

        a) Lập lịch;

        b) Báo cáo.

        # Điều 3. Chánh Văn phòng thi hành Quyết định này
    "#]]
    .assert_eq(&workspace.text("moi/content/2026/plan.md"));
    expect![[r##"
        # yaml-language-server: $schema=../../schema/plan.json
        # Nhập từ tệp văn bản. Phần lời ở plan.md; đơn vị ở ../units.yaml.
        year: 2026
        document:
          kind: QUYẾT ĐỊNH
          subject: Về việc thành lập Tổ kiểm tra năm 2026
          number: "45"
          symbol: QĐ-UBND
          place: Tân An
          date: 2026-03-09
          state: final
          authority: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN
        letterhead:
          issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN
        issuer: uy-ban-nhan-dan-xa-tan

        # Căn cứ: không ghi dấu ";" hay "." ở cuối. laws ghi mã của văn bản trong sổ văn bản.
        bases:
          - text: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
            laws: [luat-72-2025-qh15]
          - text: Theo đề nghị của Chánh Văn phòng

        # Văn bản không có bảng công việc nào nhận ra được. Ghi các việc ở đây, và ghi
        # {{ tasks }} vào plan.md ở chỗ đặt bảng.
        tasks: []

        # Nơi nhận: không ghi "- " ở đầu và dấu ";" hay "." ở cuối.
        recipients:
          - to: Như Điều 3
          - to: "Lưu: VT"

        signature:
          authority: KT. CHỦ TỊCH
          title: PHÓ CHỦ TỊCH
          name: Nguyễn Văn Mẫu
    "##]]
    .assert_eq(&workspace.text("moi/content/2026/plan.yaml"));
}

#[test]
fn work_in_labelled_lines_stays_in_the_text() {
    let mut xml = letterhead(
        "",
        "ỦY BAN NHÂN DÂN XÃ TÂN AN",
        "Số: 07/KH-UBND",
        "Tân An, ngày 20 tháng 01 năm 2026",
    );
    xml += &centred("KẾ HOẠCH\nTriển khai thi hành Luật năm 2026");
    xml += &lines(
        "Thực hiện Kế hoạch số 3/KH-UBND, Ủy ban nhân dân xã ban hành Kế hoạch như sau:
         **I. NỘI DUNG**
         **1. Tuyên truyền**
         - Nội dung thực hiện: Phổ biến Luật.
         - Cơ quan chủ trì: Công an xã.
         - Thời gian thực hiện: Quý II.
         **2. Tập huấn**
         - Cơ quan chủ trì: Văn phòng./.",
    );
    xml += &closing(&["- Lưu: VT."], &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn Mẫu"]);
    let (workspace, _) = holds_all_but(
        &xml,
        &[],
        &expect!["CHỦ CỘNG HÒA Hạnh HỘI NAM NGHĨA Nơi Số Tự VIỆT XÃ do lập nhận phúc Độc"],
    );
    expect![[r#"
        Thực hiện Kế hoạch số 3/KH-UBND, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

        # I. NỘI DUNG

        ## 1. Tuyên truyền

        - Nội dung thực hiện: Phổ biến Luật.

        - Cơ quan chủ trì: Công an xã.

        - Thời gian thực hiện: Quý II.

        ## 2. Tập huấn

        - Cơ quan chủ trì: Văn phòng
    "#]]
    .assert_eq(&workspace.text("moi/content/2026/plan.md"));
}

/// Text boxes, tracked changes, footnotes, comments, fields, hidden words, merged cells, automatic
/// numbers.
fn messy() -> (String, Vec<(&'static str, &'static str)>) {
    let list = |level: u8, text: &str| {
        p_with(
            &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"),
            text,
        )
    };
    let mut xml = letterhead(
        "UBND HUYỆN A",
        "PHÒNG NỘI VỤ",
        "Số: 03/KH-PNV",
        "Bình An, ngày 02 tháng 02 năm 2026",
    );
    xml += &centred("KẾ HOẠCH\nCông tác năm 2026");
    xml += &list(0, "**MỤC ĐÍCH**");
    xml += &list(1, "Việc thứ nhất dài hơn một dòng.");
    xml += &list(2, "Điểm đầu;");
    xml += &list(2, "Điểm sau.");
    xml += &list(1, "Việc thứ hai.");
    xml += "<w:p><w:r><w:t>Giữ </w:t></w:r><w:del><w:r><w:delText>xóa bỏ</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>thêm vào</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> ghi chú</w:t></w:r>\
        <w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    xml += "<w:p><w:r><w:t>Có khung.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>\
        <w:txbxContent><w:p><w:r><w:t> Lời trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing>\
        </mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t> Lời trong khung</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    xml += "<w:p><w:r><w:t xml:space=\"preserve\">Trang </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText>PAGEREF muc</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
        <w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink><w:r>\
        <w:t xml:space=\"preserve\"> địa chỉ</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr>\
        <w:t> chữ ẩn</w:t></w:r><w:r><w:t xml:space=\"preserve\"> mề\u{AD}m mại</w:t></w:r></w:p>";
    xml += &table(&[
        &["^TT", "^Tên gọi", "2:Số lượng"],
        &["^", "^", "Năm 2025", "Năm 2026"],
        &["4:Nhóm thứ nhất"],
        &["1", "^Thôn Đông\nThôn Tây", "5", "6"],
        &["2", "^", "2:bảy"],
    ]);
    xml += "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Nối với </w:t></w:r></w:p>";
    xml += &p("đoạn sau. Hết *sao* [ngoặc] <nhỏ> & 1. số./.");
    xml += &closing(&["- Lưu: VT."], &["TRƯỞNG PHÒNG", "", "(Đã ký)", "Nguyễn Văn Mẫu"]);
    let levels = "<w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let parts = vec![
        ("numbering", levels),
        (
            "footnotes",
            "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Theo số liệu tạm tính.</w:t></w:r></w:p></w:footnote>",
        ),
        (
            "comments",
            "<w:comment w:id=\"1\"><w:p><w:r><w:t>Nên sửa lại</w:t></w:r></w:p></w:comment>",
        ),
        ("header1", "<w:p><w:r><w:t>Tài liệu họp</w:t></w:r></w:p>"),
    ];
    (xml, parts)
}

#[test]
fn what_is_messy_comes_in_whole_and_is_told() {
    let (xml, parts) = messy();
    let (workspace, out) = holds_all_but(
        &xml,
        &parts,
        &expect!["CHỦ CỘNG HÒA Hạnh HỘI NAM NGHĨA Nơi Tự VIỆT XÃ do ký lập phúc Đã Độc"],
    );
    expect![[r#"
        # I. MỤC ĐÍCH

        1. Việc thứ nhất dài hơn một dòng.

        a) Điểm đầu;

        b) Điểm sau.

        2. Việc thứ hai.

        Giữ thêm vào ghi chú[^1].

        Có khung.

        Lời trong khung

        Trang 5 địa chỉ mềm mại

        | TT | Tên gọi | Số lượng >> Năm 2025 | Số lượng >> Năm 2026 |
        |---|---|---|---|
        | **Nhóm thứ nhất** |  |  |  |
        | 1 | Thôn Đông<br>Thôn Tây | 5 | 6 |
        | 2 |  | bảy |  |

        Nối với đoạn sau. Hết \*sao\* \[ngoặc] \<nhỏ> & 1. số

        [^1]: Theo số liệu tạm tính.
    "#]]
    .assert_eq(&workspace.text("moi/content/2026/plan.md"));
    expect![[r#"
        Những lời của văn bản chưa xếp được chỗ. Chuyển vào đúng chỗ trong plan.yaml, plan.md, hoặc xóa đi; không bản nào dựng từ tệp này.

        - Chữ ẩn: chữ ẩn
        - Lời nhận xét: Nên sửa lại
        - Ở đầu trang, cuối trang: Tài liệu họp
    "#]].assert_eq(&workspace.text("moi/content/2026/chua-xep-cho.md"));
    expect![[r#"
        Đã đọc ke-hoach.docx, lập 5 tệp và các lược đồ trong schema/:
          moi/content/agency.yaml
          moi/content/units.yaml
          moi/content/2026/plan.yaml
          moi/content/2026/plan.md
          moi/content/2026/chua-xep-cho.md
        Đọc được:
          - KẾ HOẠCH số 03/KH-PNV: Công tác năm 2026
          - 0 căn cứ, trong đó 0 căn cứ có mã của văn bản trong sổ
          - 1 nơi nhận, 1 chữ ký, 0 phụ lục
        Cần xem lại:
          - tên cơ quan `Phòng Nội vụ`, tên trang và tên miền lịch ở agency.yaml: chữ hoa, chữ thường đã đúng chưa
          - 2 chữ đã xóa trong chế độ theo dõi thay đổi: không đọc
          - 1 chỗ thêm trong chế độ theo dõi thay đổi: đã đọc như lời văn
          - lời trong khung chữ nay ở ngay sau đoạn có khung: `Lời trong khung`
          - không nhận ra bảng công việc nào; các việc nằm trong lời văn (plan.md)
        Chưa xếp được chỗ, giữ ở moi/content/2026/chua-xep-cho.md (3 chỗ):
          - Chữ ẩn: chữ ẩn
          - Lời nhận xét: Nên sửa lại
          - Ở đầu trang, cuối trang: Tài liệu họp
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json
        Xem lại từng tệp, rồi chạy `kehoach check` và `kehoach build`.
    "#]].assert_eq(&out);
    assert!(!written(&workspace).contains_key("xóa"));
}

/// A plan with a subject of one or more lines, a date line, and the lines of the signature.
fn short(subject: &[&str], date: &str, signature: &[&str]) -> String {
    let mut xml = letterhead("ỦY BAN NHÂN DÂN", "XÃ HÒA PHÚ", "Số: 37/KH-UBND", date);
    xml += &centred("KẾ HOẠCH");
    xml += &subject.iter().map(|line| centred(line)).collect::<String>();
    xml += &p("Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh;");
    xml += &p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:");
    xml += &p("Bám sát chỉ đạo của tỉnh.");
    xml + &closing(&["- Lưu: VT."], signature)
}

const DAY: &str = "Hòa Phú, ngày 09 tháng 02 năm 2026";
const SIGNED: [&str; 3] = ["CHỦ TỊCH", "(Đã ký)", "Lê Văn Bình"];

/// What a report says of a document, and where it looks first.
fn first_words(out: &str) -> (&str, &str) {
    let below = |head: &str| {
        let (_, rest) = out.split_once(head).unwrap();
        rest.lines().nth(1).unwrap().trim()
    };
    (below("Đọc được:"), below("Cần xem lại:"))
}

#[test]
fn a_subject_may_begin_as_a_basis_does() {
    let lines = ["Thực hiện công tác cải cách hành chính", "năm 2026 trên địa bàn xã"];
    let whole = lines.join(" ");
    let (workspace, out) = imported("a.docx", docx(&short(&lines, DAY, &SIGNED)));
    assert_eq!(first_words(&out).0, format!("- KẾ HOẠCH số 37/KH-UBND: {whole}"));
    let plan = workspace.text("moi/content/2026/plan.yaml");
    assert!(plan.contains("  - text: Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026"), "{plan}");
    assert_eq!(plan.matches("  - text: ").count(), 1, "{plan}");
}

#[test]
fn a_subject_without_looks_is_told_from_a_basis_by_its_end() {
    let text = |below: &str| {
        format!(
            "UBND XÃ HÒA PHÚ\nSố: 37/KH-UBND\n{DAY}\n\nKẾ HOẠCH\n\n{below}\n\nCăn cứ Luật Tổ chức \
             chính quyền địa phương;\n\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n\n\
             Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Bình\n"
        )
    };
    for (below, subject) in [
        ("Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị", true),
        ("**Thực hiện cải cách hành chính năm 2026**", true),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh;", false),
        ("*Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh*", false),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh", false),
    ] {
        let (workspace, out) = imported("a.md", text(below));
        let found = first_words(&out).0;
        let words = below.trim_matches('*');
        assert_eq!(found == format!("- KẾ HOẠCH số 37/KH-UBND: {words}"), subject, "{out}");
        let plan = workspace.text("moi/content/2026/plan.yaml");
        assert_eq!(plan.matches("  - text: ").count(), if subject { 1 } else { 2 }, "{plan}");
    }
}

#[test]
fn a_missing_subject_comes_first_and_makes_a_draft() {
    let (workspace, out) = imported("a.docx", docx(&short(&[], DAY, &SIGNED)));
    let subject = "- không thấy trích yếu; xem mục subject";
    assert_eq!(first_words(&out), ("- KẾ HOẠCH số 37/KH-UBND", subject));
    assert!(workspace.text("moi/content/2026/plan.yaml").contains("  state: draft\n"));
    let english = workspace.run(&["--lang", "en", "import", "a.docx", "anh"]).out;
    assert!(english.contains("  - KẾ HOẠCH no. 37/KH-UBND\n"), "{english}");
}

#[test]
fn a_month_without_a_day_is_kept() {
    for (date, kept) in [
        ("Hòa Phú, ngày … tháng 02 năm 2026", Some("ngày … tháng 02 năm 2026")),
        ("Hòa Phú, ngày      tháng 02 năm 2026", Some("ngày tháng 02 năm 2026")),
        ("Hòa Phú, ngày 31 tháng 02 năm 2026", Some("ngày 31 tháng 02 năm 2026")),
        ("Hòa Phú, ngày … tháng … năm 2026", None),
        (DAY, None),
    ] {
        let (_, out) = imported("a.docx", docx(&short(&["Công tác năm 2026"], date, &SIGNED)));
        let told = kept.map(|kept| format!("  - Ở đầu văn bản: {kept}\n"));
        let found = out.lines().find(|line| line.contains("Ở đầu văn bản"));
        assert_eq!(found.map(|line| format!("{line}\n")), told, "{out}");
    }
}

#[test]
fn what_says_that_it_is_signed_is_signed() {
    let state = |date: &str, signature: &[&str]| {
        let xml = short(&["Công tác năm 2026"], date, signature);
        let (workspace, out) = imported("a.docx", docx(&xml));
        assert!(!out.contains("ký)"), "{out}");
        let plan = workspace.text("moi/content/2026/plan.yaml");
        let line = plan.lines().find(|line| line.contains("state:")).unwrap();
        line.trim().to_owned()
    };
    assert_eq!(state(DAY, &SIGNED), "state: signed");
    assert_eq!(state(DAY, &["CHỦ TỊCH", "đã ký", "Lê Văn Bình"]), "state: signed");
    assert_eq!(state(DAY, &["CHỦ TỊCH", "", "Lê Văn Bình"]), "state: final");
    assert_eq!(state("Hòa Phú, ngày … tháng … năm 2026", &SIGNED), "state: draft");
}

#[test]
fn a_sum_that_is_none_is_told() {
    let told = |amounts: [&str; 2], sum: &str| {
        let mut xml = short(&["Công tác năm 2026"], DAY, &SIGNED);
        let tasks = table(&[
            &["STT", "Nội dung", "Thời gian", "Kinh phí (triệu đồng)"],
            &["1", "Rà soát", "Quý I", amounts[0]],
            &["2", "Tập huấn", "Quý II", amounts[1]],
            &["", "Tổng cộng", "", sum],
        ]);
        xml = xml.replacen(&p("Bám sát chỉ đạo của tỉnh."), &tasks, 1);
        let out = imported("a.docx", docx(&xml)).1;
        out.lines().find(|line| line.contains("hàng tổng")).map(|line| line.trim().to_owned())
    };
    let wrong = "- hàng tổng ở cột “Kinh phí (triệu đồng)” ghi 1.300, cộng các dòng được 1.287,5: xem lại số \
                 nào sai";
    assert_eq!(told(["37,5", "1.250"], "1.300").as_deref(), Some(wrong));
    assert_eq!(told(["37,5", "1.250"], "1.287,5"), None);
    assert_eq!(told(["37,50", "1.250"], "1.300").as_deref(), Some(wrong));
    // Words that are no numbers make no sum.
    assert_eq!(told(["khoảng 40", "1.250"], "1.300"), None);
    assert_eq!(told(["37,5", "1.250"], "khoảng 1.300"), None);
}

#[test]
fn files_of_other_writers_come_in() {
    for (name, tasks) in [("cai-cach-hanh-chinh.docx", 4), ("cong-tac-thang.docx", 4)] {
        let path = repository().join("tests/fixtures-docx").join(name);
        let (workspace, out) = imported(name, std::fs::read(path).unwrap());
        assert!(out.contains(&format!("{tasks} việc trong 1 bảng")), "{out}");
        let plan = workspace.text("moi/content/2026/plan.yaml");
        assert!(plan.contains("state: final"), "{plan}");
    }
}

#[test]
fn text_of_windows_comes_in_as_well() {
    let bytes: Vec<u8> = SEED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (workspace, _) = imported("ke-hoach.txt", [vec![0xFF, 0xFE], bytes].concat());
    let (other, _) = imported("ke-hoach.txt", SEED);
    assert_eq!(workspace.files("moi/content"), other.files("moi/content"));
}

#[test]
fn nothing_is_written_over() {
    let workspace =
        Workspace::empty().write("a.txt", SEED).write("moi/content/units.yaml", "của tôi");
    let run = workspace.run(&["import", "a.txt", "moi"]);
    expect![[r#"
        lỗi[init-exists]: đã có tệp này; không ghi đè
        --> moi/content/units.yaml
        [mã kết thúc 2]
    "#]]
    .assert_eq(&run.transcript());
    assert_eq!(workspace.files("moi").len(), 1);
}

#[test]
fn the_year_is_asked_for_where_the_document_does_not_tell_it() {
    let text = "UBND XÃ TÂN AN\nSố:    /KH-UBND\n\nKẾ HOẠCH\nPhòng cháy, chữa cháy\n\nỦy ban nhân dân xã xây dựng Kế hoạch.\n\nNơi nhận:\n- Lưu: VT, VP.\n\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n";
    let (workspace, run) = import("a.txt", text, &[]);
    expect![[r#"
        lỗi[import-no-year]: trích yếu và ngày tháng không cho biết năm
        --> a.txt
         = cách sửa: ghi thêm --year, ví dụ --year 2026
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
    assert!(!workspace.path("moi").exists());
    let run = workspace.run(&["import", "a.txt", "moi", "--year", "2027"]);
    expect![[r#"
        Đã đọc a.txt, lập 4 tệp và các lược đồ trong schema/:
          moi/content/agency.yaml
          moi/content/units.yaml
          moi/content/2027/plan.yaml
          moi/content/2027/plan.md
        Đọc được:
          - KẾ HOẠCH số …/KH-UBND: Phòng cháy, chữa cháy
          - 0 căn cứ, trong đó 0 căn cứ có mã của văn bản trong sổ
          - 1 nơi nhận, 1 chữ ký, 0 phụ lục
        Cần xem lại:
          - không thấy địa danh; xem mục place
          - tên cơ quan `UBND xã Tân An`, tên trang và tên miền lịch ở agency.yaml: chữ hoa, chữ thường đã đúng chưa
          - để là dự thảo (state: draft): thiếu số, ngày, trích yếu, chữ ký, hoặc còn chỗ để trống (…)
          - không nhận ra bảng công việc nào; các việc nằm trong lời văn (plan.md)
        Cùng với: HUONG-DAN.md, .editorconfig, .gitignore, .vscode/settings.json, .vscode/extensions.json
        Xem lại từng tệp, rồi chạy `kehoach check` và `kehoach build`.
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
    assert_eq!(workspace.run(&["-C", "moi", "check"]).code, 0);
}

/// What is said of a file that cannot be read; nothing is written.
fn refused(name: &str, bytes: &[u8], said: &Expect) {
    let (workspace, run) = import(name, bytes, &[]);
    said.assert_eq(&run.transcript());
    assert!(!workspace.path("moi").exists());
}

#[test]
fn a_file_that_is_none() {
    let workspace = Workspace::empty().write("thu-muc.docx/a.txt", "a");
    for (name, said) in [
        (
            "khong-co.docx",
            expect![[r#"
        lỗi[file-missing]: không có tệp này
        --> khong-co.docx
        [mã kết thúc 1]
    "#]],
        ),
        (
            "thu-muc.docx",
            expect![[r#"
        lỗi[file-is-folder]: đây là thư mục, không phải tệp
        --> thu-muc.docx
        [mã kết thúc 1]
    "#]],
        ),
    ] {
        said.assert_eq(&workspace.run(&["import", name, "moi"]).transcript());
    }
}

#[test]
fn files_of_another_kind() {
    let wide = |name: &str| name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 64]].concat();
    refused(
        "a.docx",
        b" \r\n",
        &expect![[r#"
        lỗi[import-empty]: tệp không có chữ nào
        --> a.docx
         = cách sửa: mở tệp ra xem; văn bản chụp ảnh hay quét thì phải đánh máy lại, chương trình chỉ đọc chữ
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &[old.clone(), wide("EncryptedPackage")].concat(),
        &expect![[r#"
        lỗi[import-encrypted]: tệp bị khóa bằng mật khẩu
        --> a.docx
         = cách sửa: mở bằng Word, gỡ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu), lưu lại rồi nhập
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &[old, wide("WordDocument")].concat(),
        &expect![[r#"
        lỗi[import-old-word]: đây là tệp Office đời cũ (.doc), dù tên tệp có đuôi gì
        --> a.docx
         = cách sửa: mở bằng Word hoặc LibreOffice, lưu thành kiểu .docx rồi nhập tệp ấy
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        b"{\\rtf1 x}",
        &expect![[r#"
        lỗi[import-rtf]: đây là tệp RTF, dù tên tệp có đuôi gì
        --> a.docx
         = cách sửa: mở bằng Word hoặc LibreOffice, lưu thành kiểu .docx rồi nhập tệp ấy
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        b"%PDF-1.7\n",
        &expect![[r#"
        lỗi[import-pdf]: đây là tệp PDF, dù tên tệp có đuôi gì
        --> a.docx
         = cách sửa: nhập tệp Word mà từ đó đã xuất ra bản PDF này
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        b"\x89PNG\0\0",
        &expect![[r#"
        lỗi[import-unknown]: không phải tệp Word (.docx) cũng không phải tệp chữ (.txt, .md)
        --> a.docx
         = cách sửa: nhập được tệp .docx, .txt và .md
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn archives_of_another_kind() {
    refused(
        "a.docx",
        &archive(&[("xl/workbook.xml", b"<x/>")]),
        &expect![[r#"
        lỗi[import-sheet]: đây là bảng tính, không phải văn bản
        --> a.docx
         = cách sửa: nhập văn bản Word có cả căn cứ, lời văn, nơi nhận, chữ ký
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &archive(&[("mimetype", b"x"), ("content.xml", b"<x/>")]),
        &expect![[r#"
        lỗi[import-odt]: đây là tệp OpenDocument (.odt)
        --> a.docx
         = cách sửa: mở bằng Word hoặc LibreOffice, lưu thành kiểu .docx rồi nhập tệp ấy
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &archive(&[("[Content_Types].xml", b"<x/>")]),
        &expect![[r#"
        lỗi[import-no-document]: tệp Word thiếu phần word/document.xml
        --> a.docx
         = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &archive(&[("a.txt", b"x")]),
        &expect![[r#"
        lỗi[import-zip-other]: đây là tệp nén, nhưng không phải tệp Word
        --> a.docx
         = cách sửa: nhập được tệp .docx, .txt và .md
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn text_that_is_not_unicode() {
    refused(
        "a.txt",
        b"K\xEA ho\xE1ch",
        &expect![[r#"
        lỗi[import-encoding]: tệp chữ không theo bảng mã Unicode (UTF-8, UTF-16)
        --> a.txt
         = cách sửa: mở bằng Notepad hoặc Word, chọn Lưu thành…, bảng mã UTF-8
        [mã kết thúc 1]
    "#]],
    );
    let tcvn3 = "C\u{E9}ng h\u{DF}a x\u{B7} h\u{E9}i ch\u{F1} ngh\u{DC}a Vi\u{D6}t Nam";
    let bytes: Vec<u8> = tcvn3.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    refused(
        "a.txt",
        &bytes,
        &expect![[r#"
        lỗi[import-old-font]: văn bản gõ theo bảng mã cũ TCVN3 (ABC): `Céng` là `Cộng`
        --> a.txt
         = cách sửa: chuyển cả văn bản sang Unicode (công cụ chuyển mã của UniKey) rồi nhập
        [mã kết thúc 1]
    "#]],
    );
    let tcvn3 = docx(&p(tcvn3));
    refused(
        "a.docx",
        &tcvn3,
        &expect![[r#"
        lỗi[import-old-font]: văn bản gõ theo bảng mã cũ TCVN3 (ABC): `Céng` là `Cộng`
        --> a.docx
         = cách sửa: chuyển cả văn bản sang Unicode (công cụ chuyển mã của UniKey) rồi nhập
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn broken_files() {
    let whole = docx(&reform());
    refused(
        "a.docx",
        &whole[..whole.len() / 2],
        &expect![[r#"
            lỗi[import-zip-broken]: tệp bị hỏng, hoặc chép chưa hết
            --> a.docx
             = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
            [mã kết thúc 1]
        "#]],
    );
    let part = |text: &str| archive(&[("word/document.xml", text.as_bytes())]);
    refused(
        "a.docx",
        &part("<w:document"),
        &expect![[r#"
        lỗi[import-xml-broken]: phần word/document.xml của tệp không đọc được: the document does not have a root node
        --> a.docx
         = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &part("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"),
        &expect![[r#"
            lỗi[import-xml-broken]: phần word/document.xml của tệp không đọc được: XML with DTD detected
            --> a.docx
             = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
            [mã kết thúc 1]
        "#]],
    );
    refused(
        "a.docx",
        &part("<x/>"),
        &expect![[r#"
            lỗi[import-no-document]: tệp Word thiếu phần word/document.xml › w:body
            --> a.docx
             = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
            [mã kết thúc 1]
        "#]],
    );
    refused(
        "a.docx",
        &docx(&p("")),
        &expect![[r#"
        lỗi[import-empty]: tệp không có chữ nào
        --> a.docx
         = cách sửa: mở tệp ra xem; văn bản chụp ảnh hay quét thì phải đánh máy lại, chương trình chỉ đọc chữ
        [mã kết thúc 1]
    "#]],
    );
    let deep = 300;
    let deep = format!(
        "{}{}",
        "<w:sdt><w:sdtContent>".repeat(deep),
        "</w:sdtContent></w:sdt>".repeat(deep)
    );
    refused(
        "a.docx",
        &docx(&deep),
        &expect![[r#"
        lỗi[import-too-deep]: tệp có bảng hay khung lồng nhau quá 200 lớp
        --> a.docx
         = cách sửa: chép lại tệp từ nơi gốc; hoặc mở bằng Word, để Word sửa, rồi lưu thành tệp mới
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn files_that_are_too_large() {
    let blank = " ".repeat(40 * 1024 * 1024);
    refused(
        "a.docx",
        &docx(&p(&blank)),
        &expect![[r#"
        lỗi[import-swells]: phần word/document.xml của tệp nở ra quá lớn khi giải nén (nhiều nhất 48 MB); chương trình không đọc tiếp
        --> a.docx
         = cách sửa: chép lời văn sang một tệp Word mới rồi nhập tệp ấy
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.docx",
        &docx(&"<w:p/>".repeat(100_001)),
        &expect![[r#"
        lỗi[import-too-long]: văn bản dài quá 100000 đoạn và ô
        --> a.docx
         = cách sửa: chia thành nhiều tệp rồi nhập từng tệp
        [mã kết thúc 1]
    "#]],
    );
    let names: Vec<String> = (0..5_001).map(|n| format!("{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(
        "a.docx",
        &archive(&parts),
        &expect![[r#"
        lỗi[import-parts]: tệp nén có 5001 phần, nhiều hơn 5000: không phải một văn bản
        --> a.docx
         = cách sửa: nhập được tệp .docx, .txt và .md
        [mã kết thúc 1]
    "#]],
    );
    refused(
        "a.txt",
        "a\n".repeat(17 * 1024 * 1024).as_bytes(),
        &expect![[r#"
            lỗi[import-too-large]: tệp lớn hơn 32 MB
            --> a.txt
             = cách sửa: tệp lớn thường vì ảnh; bỏ ảnh rồi lưu lại
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn levels_beyond_count_do_not_end_the_program() {
    let deep = 200_000;
    let part = format!("{}{}", "<a>".repeat(deep), "</a>".repeat(deep));
    let (_, run) = import("a.docx", archive(&[("word/document.xml", part.as_bytes())]), &[]);
    assert_eq!(run.code, 1, "{}", run.err);
}
