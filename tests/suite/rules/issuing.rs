//! Rules about what a document calls itself, who issues and signs it, and what belongs to it.

#![allow(clippy::too_many_lines, reason = "most of them are what the program says")]

use expect_test::expect;

use super::super::harness::Workspace;
use super::{finds, passes};

const PLAN: &str = "content/2026/cai-cach-hanh-chinh/plan.yaml";
const TEXT: &str = "content/2026/cai-cach-hanh-chinh/loi-van.md";

/// A commune's plan of 2026.
fn tan_an() -> Workspace {
    Workspace::fixture("xa-tan-an")
}

/// The same with appendices, their files beside the plan.
fn with_appendices(appendices: &str) -> Workspace {
    tan_an()
        .edit(PLAN, "signature:\n", &format!("appendices:\n{appendices}signature:\n"))
        .edit(TEXT, "Xã thực hiện", "Xã thực hiện (các phụ lục kèm theo)")
        .write("content/2026/cai-cach-hanh-chinh/chi-tieu.md", "Mỗi thôn một chỉ tiêu.\n")
        .write("content/2026/cai-cach-hanh-chinh/bieu-mau.md", "Mỗi thôn một biểu.\n")
}

#[test]
fn appendix_twice() {
    let first = "  - id: chi-tieu\n    title: Chỉ tiêu của các thôn\n    file: chi-tieu.md\n";
    let with = |second: &str| with_appendices(&format!("{first}{second}"));
    finds(
        "appendix-twice",
        &with("  - id: bieu-mau\n    title: Biểu mẫu\n    file: chi-tieu.md\n"),
        &expect![[r#"
            cảnh báo[appendix-twice]: phụ lục `Biểu mẫu` lặp lại một phụ lục khác
              --> content/2026/cai-cach-hanh-chinh/plan.yaml:40:11
               |
            37 |     file: chi-tieu.md
               |           ----------- lần đầu ở đây
            ...
            40 |     file: chi-tieu.md
               |           ^^^^^^^^^^^
               |
               = cách sửa: hai phụ lục cùng in một tệp: ghi tệp riêng cho từng phụ lục, hoặc bỏ một phụ lục

            Có 1 cảnh báo.
        "#]],
    );
    finds(
        "appendix-twice",
        &with("  - id: bieu-mau\n    title: chỉ tiêu của các thôn\n    file: bieu-mau.md\n"),
        &expect![[r#"
            cảnh báo[appendix-twice]: phụ lục `chỉ tiêu của các thôn` lặp lại một phụ lục khác
              --> content/2026/cai-cach-hanh-chinh/plan.yaml:39:12
               |
            36 |     title: Chỉ tiêu của các thôn
               |            --------------------- lần đầu ở đây
            ...
            39 |     title: chỉ tiêu của các thôn
               |            ^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: hai phụ lục cùng tên: đặt tên khác nhau để người đọc phân biệt, hoặc bỏ một phụ lục

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "appendix-twice",
        &with("  - id: bieu-mau\n    title: Biểu mẫu của các thôn\n    file: bieu-mau.md\n"),
    );
    passes(
        "appendix-twice",
        &with(
            "  - id: bieu-mau\n    kind: QUY CHẾ\n    title: Chỉ tiêu của các thôn\n    file: bieu-mau.md\n",
        ),
    );
}

#[test]
fn document_type() {
    let of = |kind: &str| tan_an().edit(PLAN, "kind: KẾ HOẠCH", &format!("kind: {kind}"));
    finds(
        "document-type",
        &of("KẾ HOACH"),
        &expect![[r#"
        lỗi[document-type]: Nghị định 30/2020/NĐ-CP không có loại văn bản `KẾ HOACH`
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:3:9
          |
        3 |   kind: KẾ HOACH
          |         ^^^^^^^^
          |
          = cách sửa: có phải ý bạn là `KẾ HOẠCH`?

        Có 1 lỗi.
    "#]],
    );
    finds(
        "document-type",
        &of("ĐỒ ÁN"),
        &expect![[r#"
        cảnh báo[document-type]: Nghị định 30/2020/NĐ-CP không có loại văn bản `ĐỒ ÁN`
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:3:9
          |
        3 |   kind: ĐỒ ÁN
          |         ^^^^^
          |
          = cách sửa: có phải ý bạn là `ĐỀ ÁN`?
          = cách sửa: chọn trong 29 loại văn bản hành chính ở Điều 7; loại khác vẫn in được, nhưng chương trình không xét được ký hiệu và các phần của loại ấy

        Có 1 cảnh báo.
    "#]],
    );
    finds(
        "document-type",
        &of("LỊCH CÔNG TÁC"),
        &expect![[r#"
        cảnh báo[document-type]: Nghị định 30/2020/NĐ-CP không có loại văn bản `LỊCH CÔNG TÁC`
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:3:9
          |
        3 |   kind: LỊCH CÔNG TÁC
          |         ^^^^^^^^^^^^^
          |
          = cách sửa: chọn trong 29 loại văn bản hành chính ở Điều 7; loại khác vẫn in được, nhưng chương trình không xét được ký hiệu và các phần của loại ấy

        Có 1 cảnh báo.
    "#]],
    );
    passes("document-type", &of("Kế hoạch"));
    passes("document-type", &of("GIẤY UỶ QUYỀN"));
    let attached = |kind: &str| {
        with_appendices(&format!(
            "  - id: quy-che\n    kind: {kind}\n    title: Hoạt động của Tổ\n    file: chi-tieu.md\n"
        ))
    };
    finds(
        "document-type",
        &attached("QUY CHE"),
        &expect![[r#"
        lỗi[document-type]: Nghị định 30/2020/NĐ-CP không có loại văn bản `QUY CHE`
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:36:11
           |
        36 |     kind: QUY CHE
           |           ^^^^^^^
           |
           = cách sửa: có phải ý bạn là `QUY CHẾ`?

        Có 1 lỗi.
    "#]],
    );
    passes("document-type", &attached("QUY CHẾ"));
    let mended = of("QUYẾT DỊNH");
    assert_eq!(mended.run(&["check", "--fix", "--only", "document-type"]).code, 0);
    assert!(mended.text(PLAN).contains("  kind: QUYẾT ĐỊNH\n"));
}

#[test]
fn capitals_missing() {
    let issuer = "issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN";
    let edit = |to: &str| tan_an().edit(PLAN, issuer, to);
    finds(
        "capitals-missing",
        &edit("issuer: Ủy ban nhân dân xã Tân An"),
        &expect![[r#"
        lỗi[capitals-missing]: `Ủy ban nhân dân xã Tân An` chưa viết bằng chữ in hoa
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:10:11
           |
        10 |   issuer: Ủy ban nhân dân xã Tân An
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: viết `ỦY BAN NHÂN DÂN XÃ TÂN AN`

        Có 1 lỗi.
    "#]],
    );
    finds(
        "capitals-missing",
        &edit("parent: \"UBND tỉnh Lam Khê\"\n  issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN"),
        &expect![[r#"
            lỗi[capitals-missing]: `UBND tỉnh Lam Khê` chưa viết bằng chữ in hoa
              --> content/2026/cai-cach-hanh-chinh/plan.yaml:10:11
               |
            10 |   parent: "UBND tỉnh Lam Khê"
               |           ^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: viết `UBND TỈNH LAM KHÊ`

            Có 1 lỗi.
        "#]],
    );
    passes("capitals-missing", &edit("issuer: BAN CHỈ ĐẠO 389 XÃ TÂN AN"));
    let signed = |to: &str| tan_an().edit(PLAN, "  title: CHỦ TỊCH", to);
    finds(
        "capitals-missing",
        &signed("  title: Chủ tịch"),
        &expect![[r#"
        lỗi[capitals-missing]: `Chủ tịch` chưa viết bằng chữ in hoa
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:35:10
           |
        35 |   title: Chủ tịch
           |          ^^^^^^^^
           |
           = cách sửa: viết `CHỦ TỊCH`

        Có 1 lỗi.
    "#]],
    );
    finds(
        "capitals-missing",
        &signed("  authority: [TM. ỦY BAN NHÂN DÂN, xã Tân An]\n  title: CHỦ TỊCH"),
        &expect![[r#"
            lỗi[capitals-missing]: `xã Tân An` chưa viết bằng chữ in hoa
              --> content/2026/cai-cach-hanh-chinh/plan.yaml:35:36
               |
            35 |   authority: [TM. ỦY BAN NHÂN DÂN, xã Tân An]
               |                                    ^^^^^^^^^
               |
               = cách sửa: viết `XÃ TÂN AN`

            Có 1 lỗi.
        "#]],
    );
    // The line of `authority-form`, and an office above the name.
    passes(
        "capitals-missing",
        &signed("  authority: Tm. Ủy ban nhân dân\n  title: CHỦ TỊCH\n  office: Phó Bí thư"),
    );
    let kind = |to: &str| tan_an().edit(PLAN, "kind: KẾ HOẠCH", to);
    finds(
        "capitals-missing",
        &kind("kind: Kế hoạch"),
        &expect![[r#"
        lỗi[capitals-missing]: `Kế hoạch` chưa viết bằng chữ in hoa
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:3:9
          |
        3 |   kind: Kế hoạch
          |         ^^^^^^^^
          |
          = cách sửa: viết `KẾ HOẠCH`

        Có 1 lỗi.
    "#]],
    );
    let copy = "copies:\n  - form: SAO Y\n    number: \"02\"\n    symbol: SY-TH\n    letterhead:\n      issuer: \
                Trường Tiểu học Tân An\n    place: Tân An\n    date: 2026-01-20\n    recipients:\n      - to: \
                \"Lưu: VT\"\n    signature:\n      title: Hiệu trưởng\n      name: Đỗ Văn Hòa\nsignature:\n";
    let copied = tan_an().edit(PLAN, "signature:\n", copy);
    finds(
        "capitals-missing",
        &copied,
        &expect![[r#"
        lỗi[capitals-missing]: `Trường Tiểu học Tân An` chưa viết bằng chữ in hoa
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:39:15
           |
        39 |       issuer: Trường Tiểu học Tân An
           |               ^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: viết `TRƯỜNG TIỂU HỌC TÂN AN`

        lỗi[capitals-missing]: `Hiệu trưởng` chưa viết bằng chữ in hoa
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:45:14
           |
        45 |       title: Hiệu trưởng
           |              ^^^^^^^^^^^
           |
           = cách sửa: viết `HIỆU TRƯỞNG`

        Có 2 lỗi.
    "#]],
    );
    assert_eq!(copied.run(&["check", "--fix", "--only", "capitals-missing"]).code, 0);
    let text = copied.text(PLAN);
    assert!(text.contains("      issuer: TRƯỜNG TIỂU HỌC TÂN AN\n"), "{text}");
    assert!(text.contains("      title: HIỆU TRƯỞNG\n"), "{text}");
}

#[test]
fn two_authorities_on_a_line() {
    let signed = |authority: &str| {
        tan_an().edit(
            PLAN,
            "  title: CHỦ TỊCH",
            &format!("  authority: {authority}\n  title: PHÓ CHỦ TỊCH"),
        )
    };
    let workspace = signed("TM.ỦY BAN NHÂN DÂN XÃ - KT CHỦ TỊCH");
    finds(
        "authority-form",
        &workspace,
        &expect![[r#"
        lỗi[authority-form]: quyền hạn ký `TM.ỦY BAN NHÂN DÂN XÃ - KT CHỦ TỊCH` viết chưa đúng
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:35:14
           |
        35 |   authority: TM.ỦY BAN NHÂN DÂN XÃ - KT CHỦ TỊCH
           |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: mỗi quyền hạn một dòng: viết `[TM. ỦY BAN NHÂN DÂN XÃ, KT. CHỦ TỊCH]`

        Có 1 lỗi.
    "#]],
    );
    assert_eq!(workspace.run(&["check", "--fix", "--only", "authority-form"]).code, 0);
    let mended = workspace.text(PLAN);
    assert!(mended.contains("  authority: [TM. ỦY BAN NHÂN DÂN XÃ, KT. CHỦ TỊCH]\n"), "{mended}");
    let workspace = signed("[TM. HỘI ĐỒNG THI ĐUA KT. CHỦ TỊCH]");
    finds(
        "authority-form",
        &workspace,
        &expect![[r#"
        lỗi[authority-form]: quyền hạn ký `TM. HỘI ĐỒNG THI ĐUA KT. CHỦ TỊCH` viết chưa đúng
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:35:15
           |
        35 |   authority: [TM. HỘI ĐỒNG THI ĐUA KT. CHỦ TỊCH]
           |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: mỗi quyền hạn một dòng: viết `[TM. HỘI ĐỒNG THI ĐUA, KT. CHỦ TỊCH]`

        Có 1 lỗi.
    "#]],
    );
    passes("authority-form", &signed("[TM. ỦY BAN NHÂN DÂN XÃ, KT. CHỦ TỊCH]"));
    passes("authority-form", &signed("TM. TỔ KIỂM TRA KH-KT"));
}

#[test]
fn appendix_issuer() {
    let appendix = "  - id: chi-tieu\n    title: Chỉ tiêu\n    file: chi-tieu.md\n";
    let issued = |to: &str| {
        let from = "  issuer: ỦY BAN NHÂN DÂN XÃ TÂN AN\nissuer: ubnd-xa\n";
        with_appendices(appendix).edit(PLAN, from, to)
    };
    let council = "  parent: UBND XÃ TÂN AN\n  issuer: HỘI ĐỒNG THI ĐUA\n";
    finds(
        "appendix-issuer",
        &issued(council),
        &expect![[r#"
        cảnh báo[appendix-issuer]: phụ lục sẽ ghi `(Kèm theo … của Ủy ban nhân dân xã Tân An)`, không phải `HỘI ĐỒNG THI ĐUA`
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:11:11
           |
        11 |   issuer: HỘI ĐỒNG THI ĐUA
           |           ^^^^^^^^^^^^^^^^
           |
           = ở mục: 2026/cai-cach-hanh-chinh
           = cách sửa: khai cơ quan ban hành trong `content/units.yaml`, rồi thêm dòng `issuer:` với mã ấy cạnh `letterhead`

        Có 1 cảnh báo.
    "#]],
    );
    let unit = "  - id: cac-thon\n";
    let council_unit =
        "  - id: hoi-dong-tdkt\n    name: Hội đồng Thi đua - Khen thưởng xã Tân An\n";
    let registered =
        issued(council).edit("content/units.yaml", unit, &format!("{council_unit}{unit}"));
    finds(
        "appendix-issuer",
        &registered,
        &expect![[r#"
        cảnh báo[appendix-issuer]: phụ lục sẽ ghi `(Kèm theo … của Ủy ban nhân dân xã Tân An)`, không phải `HỘI ĐỒNG THI ĐUA`
          --> content/2026/cai-cach-hanh-chinh/plan.yaml:11:11
           |
        11 |   issuer: HỘI ĐỒNG THI ĐUA
           |           ^^^^^^^^^^^^^^^^
           |
           = ở mục: 2026/cai-cach-hanh-chinh
           = cách sửa: thêm dòng `issuer: hoi-dong-tdkt` cạnh `letterhead`

        Có 1 cảnh báo.
    "#]],
    );
    passes("appendix-issuer", &issued(&format!("{council}issuer: ubnd-xa\n")));
    passes("appendix-issuer", &issued("  issuer: UBND XÃ TÂN AN\n"));
}

#[test]
fn circulation_published() {
    let marked = |mark: &str| {
        tan_an().edit(
            PLAN,
            "  place: Tân An\n",
            &format!("  place: Tân An\n  circulation: {mark}\n"),
        )
    };
    finds(
        "circulation-published",
        &marked("LƯU HÀNH NỘI BỘ"),
        &expect![[r#"
        cảnh báo[circulation-published]: văn bản ghi `LƯU HÀNH NỘI BỘ` mà được đưa lên trang web cho mọi người xem
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:8:16
          |
        8 |   circulation: LƯU HÀNH NỘI BỘ
          |                ^^^^^^^^^^^^^^^
          |
          = ở mục: 2026/cai-cach-hanh-chinh
          = cách sửa: không được phép công bố thì để tệp ngoài thư mục `content/`; được phép thì bỏ dòng `circulation`

        Có 1 cảnh báo.
    "#]],
    );
    finds(
        "circulation-published",
        &marked("XEM XONG TRẢ LẠI"),
        &expect![[r#"
        cảnh báo[circulation-published]: văn bản ghi `XEM XONG TRẢ LẠI` mà được đưa lên trang web cho mọi người xem
         --> content/2026/cai-cach-hanh-chinh/plan.yaml:8:16
          |
        8 |   circulation: XEM XONG TRẢ LẠI
          |                ^^^^^^^^^^^^^^^^
          |
          = ở mục: 2026/cai-cach-hanh-chinh
          = cách sửa: không được phép công bố thì để tệp ngoài thư mục `content/`; được phép thì bỏ dòng `circulation`

        Có 1 cảnh báo.
    "#]],
    );
    passes("circulation-published", &tan_an());
    let known = "acknowledged:\n  - finding: circulation-published\n    file: \
                 content/2026/cai-cach-hanh-chinh/plan.yaml\n    reason: Chỉ in trên giấy\n";
    let printed = marked("LƯU HÀNH NỘI BỘ").write("content/acknowledged.yaml", known);
    passes("circulation-published", &printed);
}

#[test]
fn what_a_new_workspace_was_started_with() {
    let started = || {
        let workspace = Workspace::empty();
        assert_eq!(workspace.run(&["init", "--year", "2027"]).code, 0);
        workspace
    };
    passes("placeholder", &started());
    let plan = "content/2027/plan.yaml";
    let finished = started().edit(plan, "  number:\n", "  number: \"05\"\n").edit(
        plan,
        "  date:\n  state: draft\n",
        "  date: 2027-01-05\n",
    );
    finds(
        "placeholder",
        &finished,
        &expect![[r#"
            lỗi[placeholder]: `Mục đích của kế hoạch.` còn để trống hoặc chưa viết xong
             --> content/2027/plan.md:5:4
              |
            5 | 1. Mục đích của kế hoạch.
              |    ^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Yêu cầu khi thực hiện.` còn để trống hoặc chưa viết xong
             --> content/2027/plan.md:7:4
              |
            7 | 2. Yêu cầu khi thực hiện.
              |    ^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Tên Xã` còn để trống hoặc chưa viết xong
             --> content/2027/plan.yaml:9:10
              |
            9 |   place: Tên Xã
              |          ^^^^^^
              |
              = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `TÊN XÃ` còn để trống hoặc chưa viết xong
              --> content/2027/plan.yaml:12:30
               |
            12 |   issuer: ỦY BAN NHÂN DÂN XÃ TÊN XÃ
               |                              ^^^^^^
               |
               = ở mục: 2027
               = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Họ Và Tên` còn để trống hoặc chưa viết xong
              --> content/2027/plan.yaml:48:9
               |
            48 |   name: Họ Và Tên
               |         ^^^^^^^^^
               |
               = ở mục: 2027
               = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Tên Xã` còn để trống hoặc chưa viết xong
            --> content/agency.yaml
             = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `ten-xa.example` còn để trống hoặc chưa viết xong
            --> content/agency.yaml
             = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Tên Xã` còn để trống hoặc chưa viết xong
             --> content/units.yaml:4:9
              |
            4 |   - id: ubnd-xa
              |         ^^^^^^^
              |
              = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            lỗi[placeholder]: `Tên Xã` còn để trống hoặc chưa viết xong
             --> content/units.yaml:7:9
              |
            7 |   - id: van-phong
              |         ^^^^^^^^^
              |
              = cách sửa: `kehoach init` ghi sẵn như vậy; thay bằng tên thật, lời thật

            Có 9 lỗi.
        "#]],
    );
    let narrative = "content/2027/plan.md";
    let named = ["content/agency.yaml", "content/units.yaml", plan, narrative].iter().fold(
        finished,
        |workspace, file| {
            let text = workspace.text(file);
            let text = text.replace("Tên Xã", "Tân An").replace("TÊN XÃ", "TÂN AN");
            let text = text.replace("Họ Và Tên", "Nguyễn Văn A").replace("ten-xa", "tan-an");
            let text = text.replace("Mục đích của kế hoạch.", "Chủ động điều hành công việc.");
            let text = text.replace("Yêu cầu khi thực hiện.", "Rõ người, rõ việc, rõ hạn.");
            workspace.write(file, text)
        },
    );
    passes("placeholder", &named);
    // A column of a table has this name by right.
    let table =
        "| Họ Và Tên | Tên Xã |\n| --- | --- |\n| Nguyễn Văn A | Tân An |\n\n# II. NỘI DUNG";
    passes("placeholder", &named.edit("content/2027/plan.md", "# II. NỘI DUNG", table));
}

#[test]
fn extract_whole() {
    let copied = |form: &str| {
        let copy = format!(
            "electronic_copies:\n  - {{form: {form}, number: \"03\", time: 2026-03-06T08:30:00, body: UBND xã}}\n\
             signature:\n"
        );
        tan_an().edit(PLAN, "signature:\n", &copy)
    };
    finds(
        "extract-whole",
        &copied("TRÍCH SAO"),
        &expect![[r#"
            cảnh báo[extract-whole]: bản trích sao số 03 in cả văn bản, không phải một phần
              --> content/2026/cai-cach-hanh-chinh/plan.yaml:35:31
               |
            35 |   - {form: TRÍCH SAO, number: "03", time: 2026-03-06T08:30:00, body: UBND xã}
               |                               ^^^^
               |
               = ở mục: 2026/cai-cach-hanh-chinh
               = cách sửa: chương trình chưa trích được một phần: sao cả văn bản thì ghi `SAO Y`; cần trích một phần thì lập bản ấy ngoài chương trình

            Có 1 cảnh báo.
        "#]],
    );
    passes("extract-whole", &copied("SAO Y"));
    passes("extract-whole", &copied("SAO LỤC"));
}
