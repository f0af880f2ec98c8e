//! The types of document, each set in its form.

use std::fmt::Write;

use expect_test::{Expect, expect};
use kehoach::model::{Addressees, DocumentType, Signers};

use super::harness::{Workspace, repository};
use super::pdf::{self, Page};

const PLAN: &str = "content/2026/cai-cach-hanh-chinh";

fn commune() -> Workspace {
    Workspace::copy_of(&repository().join("tests/fixtures/xa-tan-an/content"))
}

/// A document of the commune: the record's own lines, other lines at its top level, the text.
fn document(kind: &str, symbol: &str, record: &str, more: &str, text: &str) -> String {
    let signed = if more.contains("signatures:") {
        ""
    } else {
        "signature:\n  authority: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]\n  title: PHÓ CHỦ TỊCH\n  \
         name: Lê Thị Mai Hiên\n"
    };
    let recipients = if record.contains("addressees:") {
        "  - to: Như trên\n  - to: 'Lưu: VT, VHXH'\n"
    } else {
        "  - to: Đảng ủy xã\n    remark: để b/c\n  - to: 'Lưu: VT, VHXH'\n"
    };
    format!(
        "---\ndocument:\n  kind: {kind}\n  subject: công tác cải cách hành chính năm 2026\n  number: \
         '12'\n  symbol: {symbol}\n  place: Tân An\n  date: 2026-03-05\n{record}letterhead:\n  issuer: \
         ỦY BAN NHÂN DÂN XÃ TÂN AN\nissuer: ubnd-xa\n{more}recipients:\n{recipients}{signed}---\n\n{text}\n"
    )
}

/// A document of a type with what its form asks for and no more.
fn of_type(of: &DocumentType) -> String {
    let mut record = String::new();
    if of.addressees == Addressees::Always {
        record.push_str("  addressees: [Các thôn, Trạm Y tế xã]\n");
    }
    if of.sender {
        record.push_str("  sender: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN\n");
    }
    if of.authority {
        record.push_str("  authority: ỦY BAN NHÂN DÂN XÃ TÂN AN\n");
    }
    let signers = match of.signatures {
        Signers::One => "",
        Signers::SecretaryAndChair => {
            "signatures:\n  - {title: THƯ KÝ, name: Phạm Quốc Bảo}\n  - {title: CHỦ TỌA, name: Lê \
             Thị Mai Hiên}\n"
        }
        Signers::Parties => {
            "signatures:\n  - {title: ĐẠI DIỆN BÊN A, name: Phạm Quốc Bảo}\n  - {title: ĐẠI DIỆN BÊN \
             B, name: Lê Thị Mai Hiên}\n"
        }
    };
    let symbol = match &of.abbreviation {
        Some(abbreviation) => format!("{abbreviation}-UBND"),
        None => "UBND-VX".to_owned(),
    };
    let mut text = String::new();
    if of.articles {
        text.push_str("# Điều 1. Phạm vi\n\n");
    }
    for line in &of.lines {
        let _ = writeln!(text, "Về {line}: theo thông báo.\n");
    }
    text.push_str("Nội dung của văn bản.\n");
    document(&of.name, &symbol, &record, signers, &text)
}

fn words(pages: &[Page]) -> String {
    let text: Vec<&str> = pages.iter().flat_map(|page| page.text.split_whitespace()).collect();
    text.join(" ")
}

#[test]
fn each_of_the_29_types_is_right_and_is_set_in_its_form() {
    let mut workspace = commune();
    for (n, of) in DocumentType::all().iter().enumerate() {
        let text = of_type(of).replace("number: '12'", &format!("number: '{}'", n + 12));
        workspace = workspace.write(&format!("{PLAN}/documents/mau-{n:02}.md"), text);
    }
    let run = workspace.run(&["check", "--deny", "warnings"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let workspace = workspace.built();
    for (n, of) in DocumentType::all().iter().enumerate() {
        let path = format!("output/site/2026/cai-cach-hanh-chinh/pdf/mau-{n:02}.pdf");
        let words = words(&pdf::pages(workspace.bytes(&path)));
        let has = |part: &str| words.contains(part);
        let name = of.name.as_str();
        assert_eq!(has(&format!(" {name} ")), of.title, "{name}: {words}");
        assert_eq!(has("V/v"), of.subject_by_number, "{name}: {words}");
        assert_eq!(
            has("công tác cải cách hành chính"),
            of.subject || of.subject_by_number,
            "{name}"
        );
        assert_eq!(has("Tân An, ngày 05 tháng 3 năm 2026"), of.date_in_head, "{name}: {words}");
        assert_eq!(has("Kính gửi:"), of.addressees == Addressees::Always && !of.sender, "{name}");
        assert_eq!(has(" điện:"), of.sender, "{name}: {words}");
        for frame in ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"] {
            assert_eq!(has(frame), of.frame.as_deref() == Some(frame), "{name}: {words}");
        }
        assert_eq!(words.matches("./.").count(), 1, "{name}: {words}");
    }
}

/// The text of a document's pages, line by line, each page under a line of dashes.
fn lines(built: &Workspace, name: &str) -> String {
    let path = format!("output/site/2026/cai-cach-hanh-chinh/pdf/{name}.pdf");
    let mut text = String::new();
    for page in pdf::pages(built.bytes(&path)) {
        text.push_str("----\n");
        for line in page.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn shows(workspace: Workspace, name: &str, expected: &Expect) {
    expected.assert_eq(&lines(&workspace.built(), name));
}

#[test]
fn an_official_letter() {
    let record = "  addressees: [Các thôn; , Trạm Y tế xã.]\n  urgency: THƯỢNG KHẨN\n  drafter: {sign: pl, \
                  copies: 30}\n";
    let text = document("CÔNG VĂN", "UBND-VX", record, "", "Đề nghị các thôn báo cáo.");
    let workspace = commune().write(&format!("{PLAN}/documents/a.md"), text);
    shows(
        workspace,
        "a",
        &expect![[r#"
            ----
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 12/UBND-VX
            Tân An, ngày 05 tháng 3 năm 2026
            V/v công tác
            cải cách hành chính năm 2026
            THƯỢNG KHẨN
            Kính gửi:
            - Các thôn;
            - Trạm Y tế xã.
            Đề nghị các thôn báo cáo./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT, VHXH.
            PL.(30)
            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Lê Thị Mai Hiên
        "#]],
    );
}

/// A decision with two appendices, a copy on paper and one as a file.
fn decision() -> Workspace {
    let more = "bases:\n  - text: Căn cứ Luật Tổ chức chính quyền địa phương\nappendices:\n  - {id: mot, \
                title: Danh sách, file: mot.md}\n  - {id: hai, title: Lịch họp, file: hai.md}\ncopies:\n  \
                - form: SAO Y\n    number: '05'\n    symbol: SY-UBND\n    letterhead: {issuer: ỦY BAN NHÂN \
                DÂN XÃ TÂN AN}\n    place: Tân An\n    date: 2026-03-06\n    recipients:\n      - to: 'Lưu: \
                VT'\n    signature: {title: CHỦ TỊCH, name: Phạm Quốc Bảo}\nelectronic_copies:\n  - {form: \
                SAO LỤC, number: '06', time: 2026-03-07T08:05:09, body: UBND xã Tân An}\n";
    let record = "  authority: ỦY BAN NHÂN DÂN XÃ TÂN AN\n  numbering: [Điều 1.]\n  circulation: LƯU HÀNH NỘI \
                  BỘ\n";
    let text = "# Thành lập Tổ {#to}\n\nTổ gồm những người ở [](#mot).\n\n# Văn phòng và Tổ tại [](#to) thi \
                hành Quyết định này theo [](#hai)";
    let decision = document("QUYẾT ĐỊNH", "QĐ-UBND", record, more, text);
    commune()
        .write(&format!("{PLAN}/documents/a.md"), decision)
        .write(&format!("{PLAN}/mot.md"), "1. Bà A.\n2. Ông B\n")
        .write(&format!("{PLAN}/hai.md"), "Họp hằng quý.\n")
}

#[test]
fn a_decision_with_two_appendices() {
    shows(
        decision(),
        "a",
        &expect![[r#"
            ----
            LƯU HÀNH NỘI BỘ
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 12/QĐ-UBND
            Tân An, ngày 05 tháng 3 năm 2026
            QUYẾT ĐỊNH
            công tác cải cách hành chính năm 2026
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            Căn cứ Luật Tổ chức chính quyền địa phương.
            QUYẾT ĐỊNH:
            Điều 1. Thành lập Tổ
            Tổ gồm những người ở Phụ lục I.
            Điều 2. Văn phòng và Tổ tại Điều 1 thi hành Quyết định này theo Phụ lục II./.
            Nơi nhận:
            - Đảng ủy xã (để b/c);
            - Lưu: VT, VHXH.
            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Lê Thị Mai Hiên
            ----
            Phụ lục I
            DANH SÁCH
            (Kèm theo Quyết định số       /QĐ-UBND
            ngày      tháng      năm      của Ủy ban nhân dân xã Tân An)
            1. Bà A.
            2. Ông B./.
            ----
            Phụ lục II
            LỊCH HỌP
            (Kèm theo Quyết định số       /QĐ-UBND
            ngày      tháng      năm      của Ủy ban nhân dân xã Tân An)
            Họp hằng quý./.
        "#]],
    );
}

/// The lines that a copy has besides those of its original, which stand together, below the line
/// that they follow. All else is the same, on the same pages.
fn added(original: &str, copy: &str) -> String {
    let (original, copy): (Vec<&str>, Vec<&str>) =
        (original.lines().collect(), copy.lines().collect());
    let at = original.iter().zip(&copy).take_while(|(one, other)| one == other).count();
    let (more, rest) = copy[at..].split_at(copy.len() - original.len());
    assert_eq!(rest, &original[at..]);
    format!("{}\n{}\n", original[at - 1], more.join("\n"))
}

#[test]
fn a_copy_on_paper_has_its_block_at_the_end_and_one_as_a_file_its_line_in_the_corner() {
    let built = decision().built();
    let original = lines(&built, "a");
    let paper = lines(&built, "a.sao-y-05");
    assert!(paper.starts_with(&original), "{paper}");
    expect![[r#"
        Họp hằng quý./.
        ỦY BAN NHÂN DÂN XÃ TÂN AN
        SAO Y
        Số: 05/SY-UBND
        Tân An, ngày 06 tháng 3 năm 2026
        Nơi nhận:
        - Lưu: VT.
        CHỦ TỊCH
        Phạm Quốc Bảo
    "#]]
    .assert_eq(&added(&original, &paper));
    expect![[r#"
        LƯU HÀNH NỘI BỘ
        SAO LỤC; UBND xã Tân An;
        07/03/2026; 08:05:09 +07:00
    "#]]
    .assert_eq(&added(&original, &lines(&built, "a.sao-luc-06")));
}

#[test]
fn a_document_issued_with_a_decision() {
    let record = "  authority: ỦY BAN NHÂN DÂN XÃ TÂN AN\n";
    let more = "appendices:\n  - {id: quy-che, kind: QUY CHẾ, title: Tiếp công dân, file: mot.md}\n  - {id: mau, \
                title: Mẫu sổ, file: hai.md}\n";
    let text =
        "# Điều 1. Ban hành\n\nBan hành kèm theo Quyết định này [](#quy-che) và [](#mau) kèm theo.";
    let decision = document("QUYẾT ĐỊNH", "QĐ-UBND", record, more, text);
    let workspace = commune()
        .write(&format!("{PLAN}/documents/a.md"), decision)
        .write(
            &format!("{PLAN}/mot.md"),
            "# Điều 1. Phạm vi\n\nQuy chế này quy định việc tiếp công dân.\n",
        )
        .write(&format!("{PLAN}/hai.md"), "Sổ có bốn cột.\n");
    shows(
        workspace,
        "a",
        &expect![[r#"
            ----
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 12/QĐ-UBND
            Tân An, ngày 05 tháng 3 năm 2026
            QUYẾT ĐỊNH
            công tác cải cách hành chính năm 2026
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            QUYẾT ĐỊNH:
            Điều 1. Ban hành
            Ban hành kèm theo Quyết định này Quy chế và Phụ lục kèm theo./.
            Nơi nhận:
            - Đảng ủy xã (để b/c);
            - Lưu: VT, VHXH.
            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Lê Thị Mai Hiên
            ----
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            QUY CHẾ
            Tiếp công dân
            (Kèm theo Quyết định số       /QĐ-UBND
            ngày      tháng      năm      của Ủy ban nhân dân xã Tân An)
            Điều 1. Phạm vi
            Quy chế này quy định việc tiếp công dân./.
            ----
            Phụ lục
            MẪU SỔ
            (Kèm theo Quyết định số       /QĐ-UBND
            ngày      tháng      năm      của Ủy ban nhân dân xã Tân An)
            Sổ có bốn cột./.
        "#]],
    );
}

#[test]
fn on_paper_pointers_name_number_and_date() {
    let agency = format!(
        "{}print:\n  issue: paper\n",
        std::fs::read_to_string(commune().path("content/agency.yaml")).unwrap()
    );
    let path = "output/site/2026/cai-cach-hanh-chinh/pdf/a.pdf";
    let paper = decision().write("content/agency.yaml", agency).built();
    let words = words(&pdf::pages(paper.bytes(path)));
    let pointer = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Tân An)";
    assert_eq!(words.matches(pointer).count(), 2, "{words}");
}

#[test]
fn a_draft_has_its_mark_and_no_number() {
    let text = document("THÔNG BÁO", "TB-UBND", "  state: draft\n", "", "Nghỉ làm.");
    let workspace = commune().write(&format!("{PLAN}/documents/a.md"), text);
    shows(
        workspace,
        "a",
        &expect![[r#"
        ----
        ỦY BAN NHÂN DÂN XÃ TÂN AN
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:       /TB-UBND
        Tân An, ngày 05 tháng 3 năm 2026
        DỰ THẢO
        THÔNG BÁO
        công tác cải cách hành chính năm 2026
        Nghỉ làm./.
        Nơi nhận:
        - Đảng ủy xã (để b/c);
        - Lưu: VT, VHXH.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Lê Thị Mai Hiên
    "#]],
    );
}

#[test]
fn minutes_are_signed_by_secretary_and_chair() {
    let of = DocumentType::named("Biên bản").unwrap();
    let workspace = commune().write(&format!("{PLAN}/documents/a.md"), of_type(of));
    shows(
        workspace,
        "a",
        &expect![[r#"
            ----
            ỦY BAN NHÂN DÂN XÃ TÂN AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 12/BB-UBND
            BIÊN BẢN
            công tác cải cách hành chính năm 2026
            Về Thời gian bắt đầu: theo thông báo.
            Về Địa điểm: theo thông báo.
            Về Thành phần tham dự: theo thông báo.
            Về Chủ trì: theo thông báo.
            Về Thư ký: theo thông báo.
            Về Nội dung: theo thông báo.
            Về kết thúc: theo thông báo.
            Nội dung của văn bản./.
            THƯ KÝ
            Phạm Quốc Bảo
            CHỦ TỌA
            Lê Thị Mai Hiên
            Nơi nhận:
            - Đảng ủy xã (để b/c);
            - Lưu: VT, VHXH.
        "#]],
    );
}

#[test]
fn a_long_list_of_recipients_goes_on_over_the_page_and_loses_none() {
    let to: String = (1..=60).fold(String::new(), |mut list, n| {
        let _ = writeln!(list, "  - to: Thôn số {n}, các tổ chức chính trị - xã hội của thôn");
        list
    });
    let text = document("THÔNG BÁO", "TB-UBND", "", "", "Nghỉ làm.");
    let text = text.replace("  - to: Đảng ủy xã\n    remark: để b/c\n", &to);
    let workspace = commune().write(&format!("{PLAN}/documents/a.md"), text).built();
    let bytes = workspace.bytes("output/site/2026/cai-cach-hanh-chinh/pdf/a.pdf");
    let pages = pdf::pages(bytes);
    assert_eq!(pages.len(), 3);
    let words = words(&pages);
    for n in 1..=60 {
        assert!(words.contains(&format!("- Thôn số {n}, các")), "{n}: {words}");
    }
    // The signature stands beside the first of them.
    assert!(pages[0].text.contains("Lê Thị Mai Hiên"));
}

#[test]
fn words_longer_than_a_line_lose_no_letter() {
    let word = |n: usize| format!("{n}{}", "thiđuakhenthưởng".repeat(12));
    let workspace = Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            "Căn cứ Luật thi đua, khen thưởng năm 2003;",
            &format!("Căn cứ {} năm 2003;", word(1)),
        )
        .edit(
            "content/2021/plan.yaml",
            "Xây dựng dự thảo tiêu chí thi đua, phương",
            &format!("Xây dựng {} phương", word(3)),
        )
        .write(
            "content/2021/documents/a.md",
            document("THÔNG BÁO", "TB-UBND", "", "", &word(2)).replace("issuer: ubnd-xa\n", ""),
        )
        .built();
    for (name, words) in [("ke-hoach", vec![word(1), word(3)]), ("a", vec![word(2)])] {
        let pages = pdf::pages(workspace.bytes(&format!("output/site/2021/pdf/{name}.pdf")));
        let letters = pages.iter().flat_map(|page| page.text.chars());
        let letters: String = letters.filter(|c| !c.is_whitespace()).collect();
        for word in words {
            assert!(letters.contains(&word), "{name}: {letters}");
        }
    }
}
