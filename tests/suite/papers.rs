//! The year's other documents: they are read and checked like the plan, each mistake with its line.

use expect_test::{Expect, expect};

use super::harness::Workspace;
use super::pdf;

const REPORT: &str = "content/2021/documents/bao-cao-so-ket.md";

/// A document without a mistake.
const GOOD: &str = "\
---
document:
  kind: BÁO CÁO
  subject: Sơ kết phong trào thi đua 6 tháng đầu năm 2021
  number: \"12\"
  symbol: BC-HĐTĐKT
  place: Bình Lục
  date: 2021-06-28
letterhead:
  parent: UBND HUYỆN BÌNH LỤC
  issuer: HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG
issuer: hoi-dong-tdkt-huyen
bases:
  - text: Căn cứ Luật Thi đua, khen thưởng
    laws: [luat-15-2003-qh11]
recipients:
  - to: \"Lưu: VT, TĐKT\"
signature:
  title: CHỦ TỊCH
  name: Lê Thị Mai Hiên
---

# I. KẾT QUẢ

Phong trào được giữ vững.
";

/// What a check says about a document beside the plan of 2021.
fn says(file: &str, text: &str, expected: &Expect) {
    let run = Workspace::binh_luc().write(file, text).run(&["check"]);
    let folder = file.split_inclusive("documents").next().unwrap();
    let about = |picture: &&str| picture.contains(&format!("--> {folder}"));
    let parts: Vec<&str> = run.err.split("\n\n").filter(about).map(str::trim_end).collect();
    expected.assert_eq(&format!("{}\n[mã kết thúc {}]\n", parts.join("\n\n"), run.code));
}

#[test]
fn a_document_is_printed_beside_the_plan() {
    let built = Workspace::binh_luc().write(REPORT, GOOD).built();
    let pages = pdf::pages(built.bytes("output/site/2021/pdf/bao-cao-so-ket.pdf"));
    let text: String = pages.into_iter().map(|page| page.text).collect();
    assert!(text.contains("BÁO CÁO"), "{text}");
    assert!(text.trim_end().ends_with("Lê Thị Mai Hiên"), "{text}");
}

#[test]
fn the_rules_look_at_a_document_as_at_a_plan() {
    let text = GOOD
        .replace("BC-HĐTĐKT", "KH-HĐTĐKT")
        .replace("number: \"12\"", "number: \"01\"")
        .replace("2021-06-28", "2021-06-27")
        .replace("được giữ vững", "đựơc giữ vững từ ngày 5 tháng 3 năm 2021");
    says(
        REPORT,
        &text,
        &expect![[r#"
            lỗi[number-twice]: số `01/KH-HĐTĐKT` của năm 2021 đã dùng cho văn bản `2021`
             --> content/2021/documents/bao-cao-so-ket.md:5:11
              |
            5 |   number: "01"
              |           ^^^^
              |
             ::: content/2021/plan.yaml:8:11
              |
            8 |   number: "01"
              |           ---- lần đầu ở đây
              |
              = ở mục: 2021/documents/bao-cao-so-ket
              = cách sửa: mỗi số chỉ cấp cho một văn bản trong năm: hỏi lại văn thư số của văn bản này

            lỗi[symbol-type]: ký hiệu `KH-HĐTĐKT` không hợp với loại văn bản báo cáo
             --> content/2021/documents/bao-cao-so-ket.md:6:11
              |
            6 |   symbol: KH-HĐTĐKT
              |           ^^^^^^^^^
              |
              = cách sửa: viết `BC-HĐTĐKT`

            cảnh báo[impossible-syllable]: `đựơc` không phải là âm tiết tiếng Việt
              --> content/2021/documents/bao-cao-so-ket.md:25:12
               |
            25 | Phong trào đựơc giữ vững từ ngày 5 tháng 3 năm 2021.
               |            ^^^^
               |
               = cách sửa: có phải ý bạn là `được`?

            cảnh báo[date-zero-missing]: `ngày 5 tháng 3 năm 2021` thiếu số 0
              --> content/2021/documents/bao-cao-so-ket.md:25:29
               |
            25 | Phong trào đựơc giữ vững từ ngày 5 tháng 3 năm 2021.
               |                             ^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: viết `ngày 05 tháng 3 năm 2021`
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn a_document_without_its_record() {
    says(
        REPORT,
        "# I. KẾT QUẢ\n\nTốt.\n",
        &expect![[r#"
            lỗi[front-matter-missing]: phần khai của văn bản phải đứng đầu tệp
             --> content/2021/documents/bao-cao-so-ket.md:1:1
              |
            1 | # I. KẾT QUẢ
              | ^^^^^^^^^^^^
              |
              = cách sửa: viết một dòng `---`, các dòng khai (`document`, `letterhead`, `signature` …), một dòng `---` nữa, rồi đến lời văn
            [mã kết thúc 1]
        "#]],
    );
    says(
        REPORT,
        "",
        &expect![[r#"
            lỗi[front-matter-missing]: phần khai của văn bản phải đứng đầu tệp
             --> content/2021/documents/bao-cao-so-ket.md:1:1
              |
            1 |
              | ^
              |
              = cách sửa: viết một dòng `---`, các dòng khai (`document`, `letterhead`, `signature` …), một dòng `---` nữa, rồi đến lời văn
            [mã kết thúc 1]
        "#]],
    );
    says(
        REPORT,
        "---\n---\nTốt.\n",
        &expect![[r#"
            lỗi[front-matter-missing]: phần khai của văn bản phải đứng đầu tệp
             --> content/2021/documents/bao-cao-so-ket.md:1:1
              |
            1 | ---
              | ^^^
              |
              = cách sửa: viết một dòng `---`, các dòng khai (`document`, `letterhead`, `signature` …), một dòng `---` nữa, rồi đến lời văn
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn a_record_that_does_not_end() {
    says(
        REPORT,
        &GOOD.replace("---\n\n#", "\n\n#"),
        &expect![[r#"
            lỗi[front-matter-open]: phần khai của văn bản chưa khép lại
             --> content/2021/documents/bao-cao-so-ket.md:1:1
              |
            1 | ---
              | ^^^
              |
              = cách sửa: viết một dòng `---` dưới phần khai, trước lời văn
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn mistakes_in_record_and_text_have_their_lines() {
    let text = GOOD
        .replace("symbol:", "symbool:")
        .replace("2021-06-28", "2021-06-31")
        .replace("Phong trào", "<b>Phong</b> trào");
    says(
        REPORT,
        &text,
        &expect![[r#"
            lỗi[unknown-key]: không có mục nào tên `symbool`
             --> content/2021/documents/bao-cao-so-ket.md:6:3
              |
            6 |   symbool: BC-HĐTĐKT
              |   ^^^^^^^
              |
              = ở mục: 2021 › văn bản bao-cao-so-ket › phần document
              = cách sửa: có phải ý bạn là `symbol`?
              = cách sửa: dùng được: kind, subject, state, numbered, number, symbol, place, date, addressees, sender, authority, urgency, circulation, drafter, numbering

            lỗi[impossible-date]: không có ngày 2021-06-31
             --> content/2021/documents/bao-cao-so-ket.md:8:9
              |
            8 |   date: 2021-06-31
              |         ^^^^^^^^^^
              |
              = ở mục: 2021 › văn bản bao-cao-so-ket › phần document
              = cách sửa: tháng 6 năm 2021 chỉ có 30 ngày

            lỗi[markup-html]: không dùng HTML trong lời văn
              --> content/2021/documents/bao-cao-so-ket.md:25:1
               |
            25 | <b>Phong</b> trào được giữ vững.
               | ^^^
               |
               = cách sửa: muốn in dấu `<` thì viết `\<`
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn a_record_that_is_no_yaml() {
    says(
        REPORT,
        &GOOD.replace("place: Bình Lục", "place: Bình Lục: huyện"),
        &expect![[r#"
            lỗi[yaml-syntax]: sai cú pháp YAML
             --> content/2021/documents/bao-cao-so-ket.md:7:18
              |
            7 |   place: Bình Lục: huyện
              |                  ^
              |
              = cách sửa: lời có dấu `:` thì đặt trong ngoặc kép, hoặc viết `>-` rồi xuống dòng viết lời
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn references_and_directives_in_a_document() {
    let text = GOOD
        .replace("[luat-15-2003-qh11]", "[luat-15-2003-qh12]")
        .replace("issuer: hoi-dong-tdkt-huyen", "issuer: hoi-dong-tdkt-xa")
        .replace("Phong trào được giữ vững.", "{{ tasks }}");
    says(
        REPORT,
        &text,
        &expect![[r#"
            lỗi[unknown-unit]: không có đơn vị nào mang mã `hoi-dong-tdkt-xa`
              --> content/2021/documents/bao-cao-so-ket.md:12:9
               |
            12 | issuer: hoi-dong-tdkt-xa
               |         ^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › văn bản bao-cao-so-ket
               = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[unknown-law]: không có văn bản nào mang mã `luat-15-2003-qh12`
              --> content/2021/documents/bao-cao-so-ket.md:15:12
               |
            15 |     laws: [luat-15-2003-qh12]
               |            ^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › văn bản bao-cao-so-ket › căn cứ 1
               = cách sửa: có phải ý bạn là `luat-15-2003-qh11`?
               = cách sửa: văn bản được khai trong `content/laws.yaml`

            lỗi[paper-directive]: `tasks` chỉ đặt được trong phần lời của kế hoạch
              --> content/2021/documents/bao-cao-so-ket.md:25:1
               |
            25 | {{ tasks }}
               | ^^^^^^^^^^^
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn a_file_whose_name_is_no_address() {
    says(
        "content/2021/documents/Báo cáo.md",
        GOOD,
        &expect![[r#"
            lỗi[paper-file-name]: tên tệp không làm địa chỉ trang web được
            --> content/2021/documents/Báo cáo.md
             = cách sửa: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ `bao-cao-tong-ket.md`
            [mã kết thúc 1]
        "#]],
    );
}

#[test]
fn documents_beside_no_plan() {
    says(
        "content/2022/documents/bao-cao.md",
        GOOD,
        &expect![[r#"
            cảnh báo[papers-without-plan]: các văn bản trong thư mục này không được đọc
            --> content/2022/documents
             = cách sửa: thư mục `documents` nằm cạnh `plan.yaml` của năm
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn documents_are_listed_by_name_from_folders_too() {
    let workspace = Workspace::binh_luc()
        .write("content/2021/documents/to-trinh.md", GOOD)
        .write("content/2021/documents/bao-cao/quy-1.md", GOOD)
        .write("content/2021/documents/ghi-chu.txt", "của tôi");
    let (read, findings) = kehoach::workspace::read(&workspace.path(""));
    let papers = read.plans[0].papers.iter();
    assert_eq!(papers.map(|paper| &*paper.name).collect::<Vec<_>>(), ["bao-cao/quy-1", "to-trinh"]);
    let found: Vec<_> = findings.iter().map(|finding| (finding.id(), finding.file())).collect();
    let note = "content/2021/documents/ghi-chu.txt";
    assert_eq!(found, [("paper-not-read", Some(note))]);
    assert_eq!(read.plans[0].papers[0].blocks.len(), 2);
}

#[test]
fn a_document_of_an_office_program() {
    says(
        "content/2021/documents/Báo cáo quý I.docx",
        "PK",
        &expect![[r#"
        cảnh báo[paper-not-read]: tệp này không phải văn bản Markdown nên không được đọc
        --> content/2021/documents/Báo cáo quý I.docx
         = cách sửa: chép lời sang một tệp `.md`, phần khai ở đầu; tệp chỉ để lưu thì đặt ngoài thư mục `documents`
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn files_that_a_document_uses_are_no_documents() {
    let picture = std::fs::read(
        super::harness::repository()
            .join("tests/fixtures/quy-che-mau/content/2026/documents/so-do.png"),
    )
    .unwrap();
    let workspace = Workspace::binh_luc()
        .write("content/2021/documents/hinh/so-do.png", picture)
        .write("content/2021/documents/.ghi-chu", "của tôi")
        .write("content/2021/documents/~$bao-cao.docx", "khóa")
        .write(REPORT, GOOD.replace("Phong trào", "![Sơ đồ](hinh/so-do.png)\n\nPhong trào"));
    let (_, findings) = kehoach::workspace::read(&workspace.path(""));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_form_without_a_subject_needs_none() {
    const WORDS: &str = "Trân trọng giới thiệu: ông Nguyễn Văn A

Chức vụ: chuyên viên

Được cử đến: UBND xã

Về việc: trao đổi công tác

Giấy này có giá trị đến hết ngày 30 tháng 7 năm 2021.";
    let text = GOOD
        .replace("  subject: Sơ kết phong trào thi đua 6 tháng đầu năm 2021\n", "")
        .replace("kind: BÁO CÁO", "kind: GIẤY GIỚI THIỆU")
        .replace("BC-HĐTĐKT", "GGT-HĐTĐKT")
        .replace("# I. KẾT QUẢ\n\nPhong trào được giữ vững.", WORDS);
    let workspace = Workspace::binh_luc().write(REPORT, &text);
    let run = workspace.run(&["check", "--only", "missing-field"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let built = workspace.built();
    let page = built.text("output/site/2021/index.html");
    assert!(page.contains("Giấy giới thiệu"), "{page}");
    says(
        REPORT,
        &GOOD.replace("  subject: Sơ kết phong trào thi đua 6 tháng đầu năm 2021\n", ""),
        &expect![[r#"
            lỗi[missing-field]: thiếu mục `subject`
             --> content/2021/documents/bao-cao-so-ket.md:3:3
              |
            3 |   kind: BÁO CÁO
              |   ^^^^^^^^^^^^^
              |
              = ở mục: 2021 › văn bản bao-cao-so-ket › phần document
            [mã kết thúc 1]
        "#]],
    );
}
