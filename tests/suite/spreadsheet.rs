//! The spreadsheet, read back from its ZIP and XML.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::harness::Workspace;

/// The parts of an Office file by name.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// What stands between two words of a text, each time.
fn between<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(from).skip(1).map(move |rest| rest.split(to).next().unwrap())
}

/// The cells of a sheet by their address: words, or numbers as they are written.
fn cells(parts: &BTreeMap<String, String>, sheet: usize) -> BTreeMap<String, String> {
    let strings: Vec<String> = between(&parts["xl/sharedStrings.xml"], "<si>", "</si>")
        .map(|one| between(one, "<t", "</t>").next().unwrap())
        .map(|one| one.split_once('>').unwrap().1.replace("&amp;", "&"))
        .collect();
    let sheet = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
    assert!(!sheet.contains("<f>"), "a formula");
    let mut cells = BTreeMap::new();
    for cell in between(sheet, "<c r=\"", "</c>") {
        let Some(value) = between(cell, "<v>", "</v>").next() else { continue };
        let address = cell.split('"').next().unwrap().to_owned();
        let words =
            cell.contains("t=\"s\"").then(|| strings[value.parse::<usize>().unwrap()].clone());
        cells.insert(address, words.unwrap_or_else(|| value.to_owned()));
    }
    cells
}

#[test]
fn it_holds_the_tasks_and_the_deadlines_with_real_dates() {
    let workspace = Workspace::binh_luc().built();
    let parts = parts(workspace.bytes("output/site/2021/du-lieu/ke-hoach.xlsx"));
    assert_eq!(
        between(&parts["xl/workbook.xml"], "<sheet name=\"", "\"").collect::<Vec<_>>(),
        ["Công việc", "Hạn chót"]
    );
    let tasks = cells(&parts, 1);
    let row =
        |n: u32| ["A", "B", "C", "D", "E", "F", "I"].map(|c| tasks[&format!("{c}{n}")].as_str());
    assert_eq!(
        row(1),
        ["Mã", "Năm", "Tháng", "Thời gian", "Từ ngày", "Đến ngày", "Đơn vị được nêu tên"]
    );
    // 44256 is 1 March 2021, 44286 the 31st, counted from 30 December 1899.
    assert_eq!(
        row(7),
        [
            "dang-ky-thi-dua-tong-hop",
            "2021",
            "3",
            "Tháng 3",
            "44256",
            "44286",
            "các cơ quan, ban, ngành, đoàn thể; UBND các xã, thị trấn"
        ]
    );
    // 26 tasks below the heading.
    assert!(tasks.contains_key("A27") && !tasks.contains_key("A28"));
    let deadlines = cells(&parts, 2);
    let row = ["A2", "C2", "D2", "E2"].map(|at| deadlines[at].as_str());
    assert_eq!(row, ["ke-hoach-cua-cac-don-vi", "44269", "Chủ nhật", "44267"]);
    assert!(!deadlines.contains_key("A3"));
}

#[test]
fn it_is_ready_to_filter_and_to_print() {
    let workspace = Workspace::binh_luc().built();
    let parts = parts(workspace.bytes("output/site/2021/du-lieu/ke-hoach.xlsx"));
    for (n, last) in [(1, "A1:I27"), (2, "A1:J2")] {
        let sheet = &parts[&format!("xl/worksheets/sheet{n}.xml")];
        for words in [
            "<pane ySplit=\"1\"",
            "state=\"frozen\"",
            &format!("<autoFilter ref=\"{last}\""),
            "<pageSetUpPr fitToPage=\"1\"",
            "paperSize=\"9\"",
            "fitToHeight=\"0\"",
            "orientation=\"landscape\"",
        ] {
            assert!(sheet.contains(words), "{words} in {sheet}");
        }
    }
    let names = &parts["xl/workbook.xml"];
    for sheet in ["Công việc", "Hạn chót"] {
        assert!(names.contains(&format!("'{sheet}'!$1:$1</definedName>")), "{names}");
    }
    assert!(parts["xl/styles.xml"].contains("formatCode=\"dd/mm/yyyy\""));
    // The day of the plan and not that of the build.
    let properties = &parts["docProps/core.xml"];
    for words in [
        "<dc:title>Kế hoạch công tác thi đua, khen thưởng năm 2021</dc:title>",
        "<dc:creator>Hội đồng thi đua, khen thưởng huyện Bình Lục</dc:creator>",
        "2021-02-25T00:00:00Z</dcterms:created>",
    ] {
        assert!(properties.contains(words), "{properties}");
    }
}

#[test]
fn columns_stand_where_a_plan_uses_them() {
    let workspace = Workspace::fixture("day-du").built();
    let parts = parts(workspace.bytes("output/site/2026/du-lieu/ke-hoach.xlsx"));
    let headings = |sheet: usize| {
        let cells = cells(&parts, sheet);
        let first = ('A'..='Z').map_while(|column| cells.get(&format!("{column}1")).cloned());
        first.collect::<Vec<_>>().join(" | ")
    };
    expect_test::expect![[r#"Mã | Năm | Tháng | Thời gian | Từ ngày | Đến ngày | Nội dung | Kỳ | Chủ trì | Phối hợp | Tham mưu cho | Ban hành | Đơn vị được nêu tên | Sản phẩm | Ghi chú"#]].assert_eq(&headings(1));
    expect_test::expect!["Mã | Việc phải gửi | Hạn chót | Thứ | Ngày làm việc cuối | Thời gian | Nội dung | Đơn vị phải gửi | Gửi đến | Qua"].assert_eq(&headings(2));
}

#[test]
fn what_looks_like_a_formula_is_text_and_stays_text() {
    let task = "Tiếp tục tổng hợp, thẩm định thành tích";
    let formula = "=HYPERLINK(1&2), thẩm định thành tích";
    let workspace = Workspace::binh_luc().edit("content/2021/plan.yaml", task, formula);
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let parts = parts(workspace.bytes("output/site/2021/du-lieu/ke-hoach.xlsx"));
    assert!(cells(&parts, 1)["G2"].starts_with(formula), "{:?}", cells(&parts, 1)["G2"]);
    // Whoever edits the cell and leaves it again still has text.
    assert!(parts["xl/styles.xml"].contains("quotePrefix=\"1\""));
}
