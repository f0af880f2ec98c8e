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
        "id" => id = words.to_owned(),
        "name" => units.push((id.clone(), words.to_owned())),
        _ => {}
    });
    let mut found = Count::new();
    for (path, bytes) in workspace.files("moi/content") {
        let text = String::from_utf8(bytes).unwrap();
        if path.ends_with("plan.yaml") {
            let root = yaml::parse(&text).0.unwrap();
            visit(&root, "", &mut |key, words| match key {
                "id" | "column" | "only" | "group" | "within" | "numbering" | "state" | "file"
                | "laws" => {}
                "lead" | "co" => {
                    let unit = units.iter().find(|(id, _)| id == words);
                    count(&unit.unwrap().1, &mut found);
                }
                // The id of the issuer, beside its name.
                "issuer" if !words.contains(char::is_uppercase) => {}
                "month" => count(&format!("Tháng {words}"), &mut found),
                "amount" => {}
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
            entries.iter().for_each(|entry| visit(&entry.value, &entry.key, each))
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
    let source = SEED.replace("<ul style=\"list-style-type: none;\">", " ").replace('*', "");
    expect!["Nơi Số công dung ngày nhận năm thừa"].assert_eq(&lost(&source, &workspace));
    expect![""].assert_eq(&out);
    let plan = workspace.text("moi/content/2021/plan.yaml");
    assert_eq!(plan.matches("  - id: ").count(), 26);
    let own = repository().join("content/2021/plan.md");
    let own = std::fs::read_to_string(own).unwrap();
    let obligation = "Kế hoạch công tác thi đua, khen thưởng của các đơn vị gửi về Hội đồng thi đua, khen \
                      thưởng huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 3 năm 2021** để theo dõi, \
                      tổng hợp.";
    let own = own.replace("   {{ obligation: ke-hoach-cua-cac-don-vi }}", obligation);
    assert_eq!(workspace.text("moi/content/2021/plan.md"), own);
}

/// The seed as Word holds it: a paragraph for each, and one table.
fn seed_in_word() -> String {
    let mut xml = letterhead(
        "UBND HUYỆN BÌNH LỤC",
        "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG",
        "Số: 01 /KH-HĐTĐKT",
        "Bình Lục, ngày 25 tháng 02 năm 2021",
    );
    let text = SEED.replace("<ul style=\"list-style-type: none;\"> ", "").replace('*', "");
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
    let signature = ["TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH", "", "CHỦ TỊCH UBND HUYỆN", "Họ Và Tên Mẫu"];
    xml + &closing(&recipients, &signature)
}

#[test]
fn the_seed_in_word_comes_in_whole() {
    let (workspace, _) = holds_all_but(&seed_in_word(), &[], &expect![""]);
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
        &closing(&["- UBND tỉnh (để b/c);", "- Lưu: VT, VP."], &["GIÁM ĐỐC", "", "Họ Và Tên Mẫu"]);
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
fn a_table_of_seven_columns_comes_in_as_columns_groups_and_units() {
    let (workspace, out) = holds_all_but(&reform(), &[], &expect![""]);
    expect![""].assert_eq(&workspace.text("moi/content/2026/plan.yaml"));
    expect![""].assert_eq(&workspace.text("moi/content/units.yaml"));
    expect![""].assert_eq(&out);
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
        &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Họ Và Tên Mẫu"],
    );
    let (workspace, _) = holds_all_but(&xml, &[], &expect![""]);
    expect![""].assert_eq(&workspace.text("moi/content/2026/plan.md"));
    expect![""].assert_eq(&workspace.text("moi/content/2026/plan.yaml"));
}

#[test]
fn work_in_labelled_lines_stays_in_the_text() {
    let mut xml = letterhead(
        "",
        "ỦY BAN NHÂN DÂN XÃ TÂN AN",
        "Số: 7/KH-UBND",
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
    xml += &closing(&["- Lưu: VT."], &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Họ Và Tên Mẫu"]);
    let (workspace, _) = holds_all_but(&xml, &[], &expect![""]);
    expect![""].assert_eq(&workspace.text("moi/content/2026/plan.md"));
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
        "Số: 3/KH-PNV",
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
        <w:txbxContent><w:p><w:r><w:t>Lời trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing>\
        </mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Lời trong khung</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    xml += "<w:p><w:r><w:t xml:space=\"preserve\">Trang </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText>PAGEREF muc</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
        <w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink><w:r>\
        <w:t xml:space=\"preserve\"> địa chỉ</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr>\
        <w:t>chữ ẩn</w:t></w:r><w:r><w:t xml:space=\"preserve\"> mềm\u{AD}mại</w:t></w:r></w:p>";
    xml += &table(&[
        &["^TT", "^Tên gọi", "2:Số lượng"],
        &["^", "^", "Năm 2025", "Năm 2026"],
        &["4:Nhóm thứ nhất"],
        &["1", "^Thôn Đông\nThôn Tây", "5", "6"],
        &["2", "^", "2:bảy"],
    ]);
    xml += "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Nối với </w:t></w:r></w:p>";
    xml += &p("đoạn sau. Hết *sao* [ngoặc] <nhỏ> & 1. số./.");
    xml += &closing(&["- Lưu: VT."], &["TRƯỞNG PHÒNG", "", "(Đã ký)", "Họ Và Tên Mẫu"]);
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
    let (workspace, out) = holds_all_but(&xml, &parts, &expect![""]);
    expect![""].assert_eq(&workspace.text("moi/content/2026/plan.md"));
    expect![""].assert_eq(&workspace.text("moi/content/2026/chua-xep-cho.md"));
    expect![""].assert_eq(&out);
    assert!(!written(&workspace).contains_key("xóa"));
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
    expect![""].assert_eq(&run.transcript());
    assert_eq!(workspace.files("moi").len(), 1);
}

#[test]
fn the_year_is_asked_for_where_the_document_does_not_tell_it() {
    let text = "UBND XÃ TÂN AN\nSố:    /KH-UBND\n\nKẾ HOẠCH\nPhòng cháy, chữa cháy\n\nỦy ban nhân dân xã xây dựng Kế hoạch.\n";
    let (workspace, run) = import("a.txt", text, &[]);
    expect![""].assert_eq(&run.transcript());
    assert!(!workspace.path("moi").exists());
    let run = workspace.run(&["import", "a.txt", "moi", "--year", "2027"]);
    expect![""].assert_eq(&run.transcript());
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
    let workspace = Workspace::empty();
    for (name, said) in [("khong-co.docx", expect![""]), (".", expect![""])] {
        said.assert_eq(&workspace.run(&["import", name, "moi"]).transcript());
    }
}

#[test]
fn files_of_another_kind() {
    let wide = |name: &str| name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 64]].concat();
    refused("a.docx", b" \r\n", &expect![""]);
    refused("a.docx", &[old.clone(), wide("EncryptedPackage")].concat(), &expect![""]);
    refused("a.docx", &[old, wide("WordDocument")].concat(), &expect![""]);
    refused("a.docx", b"{\\rtf1 x}", &expect![""]);
    refused("a.docx", b"%PDF-1.7\n", &expect![""]);
    refused("a.docx", b"\x89PNG\0\0", &expect![""]);
    refused("a.docx", &archive(&[("xl/workbook.xml", b"<x/>")]), &expect![""]);
    refused("a.docx", &archive(&[("mimetype", b"x"), ("content.xml", b"<x/>")]), &expect![""]);
    refused("a.docx", &archive(&[("[Content_Types].xml", b"<x/>")]), &expect![""]);
    refused("a.docx", &archive(&[("a.txt", b"x")]), &expect![""]);
}

#[test]
fn text_that_is_not_unicode() {
    refused("a.txt", b"K\xEA ho\xE1ch", &expect![""]);
    let tcvn3 = "C\u{E9}ng h\u{DF}a x\u{B7} h\u{E9}i ch\u{F1} ngh\u{DC}a Vi\u{D6}t Nam";
    let bytes: Vec<u8> = tcvn3.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    refused("a.txt", &bytes, &expect![""]);
    let tcvn3 = docx(&p(tcvn3));
    refused("a.docx", &tcvn3, &expect![""]);
}

#[test]
fn broken_files() {
    let whole = docx(&reform());
    refused("a.docx", &whole[..whole.len() / 2], &expect![""]);
    let part = |text: &str| archive(&[("word/document.xml", text.as_bytes())]);
    refused("a.docx", &part("<w:document"), &expect![""]);
    refused(
        "a.docx",
        &part("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"),
        &expect![""],
    );
    refused("a.docx", &part("<x/>"), &expect![""]);
    refused("a.docx", &docx(&p("")), &expect![""]);
    let deep = 300;
    let deep = format!(
        "{}{}",
        "<w:sdt><w:sdtContent>".repeat(deep),
        "</w:sdtContent></w:sdt>".repeat(deep)
    );
    refused("a.docx", &docx(&deep), &expect![""]);
}

#[test]
fn files_that_are_too_large() {
    let blank = " ".repeat(40 * 1024 * 1024);
    refused("a.docx", &docx(&p(&blank)), &expect![""]);
    refused("a.docx", &docx(&"<w:p/>".repeat(100_001)), &expect![""]);
    let names: Vec<String> = (0..5_001).map(|n| format!("{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused("a.docx", &archive(&parts), &expect![""]);
    refused("a.txt", "a\n".repeat(17 * 1024 * 1024).as_bytes(), &expect![""]);
}

#[test]
fn levels_beyond_count_do_not_end_the_program() {
    let deep = 200_000;
    let part = format!("{}{}", "<a>".repeat(deep), "</a>".repeat(deep));
    let (_, run) = import("a.docx", archive(&[("word/document.xml", part.as_bytes())]), &[]);
    assert_eq!(run.code, 1, "{}", run.err);
}
