//! Rules about style.

use expect_test::expect;
use kehoach::print::FontFolders;

use super::super::harness::Workspace;
use super::{finds, passes};

const NARRATIVE: &str = "content/2021/plan.md";
const PLAN: &str = "content/2021/plan.yaml";

/// A copy of the 2021 plan as it was before it was signed: what is found in a signed document is
/// advice.
fn unsigned() -> Workspace {
    let workspace = Workspace::binh_luc();
    let plan = workspace.text(PLAN).replace("state: signed", "state: final");
    workspace.write(PLAN, plan)
}

/// The plan with a narrative of one heading and these paragraphs.
fn narrative(paragraphs: &str) -> Workspace {
    let text = format!("# I. MỤC ĐÍCH\n\n{paragraphs}\n\n{{{{ tasks }}}}\n");
    let obligation = "{{ obligation: ke-hoach-cua-cac-don-vi }}\n";
    unsigned().write(NARRATIVE, format!("{text}\n{obligation}"))
}

/// A file of the workspace after the changes of a rule.
fn mended(rule: &str, workspace: &Workspace, file: &str) -> String {
    let (_, findings) = kehoach::pipeline::check(&workspace.path(""), &FontFolders::default(), 2);
    let mut fixes: Vec<_> = findings
        .into_iter()
        .filter(|finding| finding.id() == rule)
        .flat_map(|finding| finding.fixes)
        .filter(|fix| fix.place.file.path == file)
        .collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.place.span.start));
    let mut text = workspace.text(file);
    for fix in fixes {
        text.replace_range(fix.place.span, &fix.replacement);
    }
    text
}

#[test]
fn capital_sentence() {
    finds(
        "capital-sentence",
        &narrative("Phong trào có chuyển biến tốt. các đơn vị đã đăng ký."),
        &expect![[r#"
            cảnh báo[capital-sentence]: `các` mở đầu câu hoặc dòng mà không viết hoa
             --> content/2021/plan.md:3:32
              |
            3 | Phong trào có chuyển biến tốt. các đơn vị đã đăng ký.
              |                                ^^^
              |
              = cách sửa: viết `Các`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "capital-sentence",
        &narrative(
            "Khen thưởng tập thể, cá nhân, v.v. và các đơn vị. Các khối tự chấm điểm:\n\n- đúng hạn;\n\n- đúng mẫu.",
        ),
    );
    let mended = |text: &str| unsigned().edit(PLAN, "Dự thảo báo cáo sơ kết phong", text);
    finds(
        "capital-sentence",
        &mended("dự thảo báo cáo sơ kết phong"),
        &expect![[r#"
            cảnh báo[capital-sentence]: `dự` mở đầu câu hoặc dòng mà không viết hoa
               --> content/2021/plan.yaml:121:7
                |
            121 |       dự thảo báo cáo sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm 2021.
                |       ^^
                |
                = ở mục: 2021 › tháng 5 › việc 2
                = cách sửa: viết `Dự`

            Có 1 cảnh báo.
        "#]],
    );
    passes("capital-sentence", &mended("eOffice: dự thảo báo cáo sơ kết phong"));
}

#[test]
fn capital_name() {
    const SEED: &str = "name: Trần Xuân Dũng";
    let said = |words: &str| narrative(words).edit(PLAN, SEED, "name: Lê Thị Mai Hiên");
    finds(
        "capital-name",
        &said("Đồng chí Lê Thị mai Hiên chủ trì hội nghị."),
        &expect![[r#"
            cảnh báo[capital-name]: tên người `Lê Thị mai Hiên` viết hoa chưa đúng
             --> content/2021/plan.md:3:10
              |
            3 | Đồng chí Lê Thị mai Hiên chủ trì hội nghị.
              |          ^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Lê Thị Mai Hiên`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "capital-name",
        &said("Đồng chí Lê Thị Mai Hiên, đồng chí LÊ THỊ MAI HIÊN chủ trì hội nghị."),
    );
    let signed = |name| unsigned().edit(PLAN, SEED, name);
    finds(
        "capital-name",
        &signed("name: Lê Thị Mai hiên"),
        &expect![[r#"
            cảnh báo[capital-name]: tên người `Lê Thị Mai hiên` viết hoa chưa đúng
               --> content/2021/plan.yaml:260:9
                |
            260 |   name: Lê Thị Mai hiên
                |         ^^^^^^^^^^^^^^^
                |
                = ở mục: 2021
                = cách sửa: viết `Lê Thị Mai Hiên`

            Có 1 cảnh báo.
        "#]],
    );
    passes("capital-name", &signed("name: Y Bhăm Êban"));
    passes("capital-name", &narrative("Họ và tên: ……").edit(PLAN, SEED, "name: Họ Và Tên"));
}

#[test]
fn capital_place() {
    finds(
        "capital-place",
        &narrative("Các xã trên địa bàn Huyện Bình Lục, tỉnh Hà nam hưởng ứng."),
        &expect![[r#"
            cảnh báo[capital-place]: tên đơn vị hành chính `Huyện Bình Lục` viết hoa chưa đúng
             --> content/2021/plan.md:3:21
              |
            3 | Các xã trên địa bàn Huyện Bình Lục, tỉnh Hà nam hưởng ứng.
              |                     ^^^^^^^^^^^^^^
              |
              = cách sửa: viết `huyện Bình Lục`

            cảnh báo[capital-place]: tên đơn vị hành chính `tỉnh Hà nam` viết hoa chưa đúng
             --> content/2021/plan.md:3:37
              |
            3 | Các xã trên địa bàn Huyện Bình Lục, tỉnh Hà nam hưởng ứng.
              |                                     ^^^^^^^^^^^
              |
              = cách sửa: viết `tỉnh Hà Nam`

            Có 2 cảnh báo.
        "#]],
    );
    passes(
        "capital-place",
        &narrative(
            "Huyện Bình Lục cùng các huyện khác của tỉnh Hà Nam, Quận 1 và Phường Điện Biên Phủ hưởng ứng.",
        ),
    );
}

#[test]
fn capital_city() {
    finds(
        "capital-city",
        &narrative("Đoàn học tập kinh nghiệm tại TP.HCM và thủ đô Hà Nội."),
        &expect![[r#"
            cảnh báo[capital-city]: `TP.HCM` viết chưa đúng tên gọi
             --> content/2021/plan.md:3:30
              |
            3 | Đoàn học tập kinh nghiệm tại TP.HCM và thủ đô Hà Nội.
              |                              ^^^^^^
              |
              = cách sửa: viết `Thành phố Hồ Chí Minh`

            cảnh báo[capital-city]: `thủ đô Hà Nội` viết chưa đúng tên gọi
             --> content/2021/plan.md:3:40
              |
            3 | Đoàn học tập kinh nghiệm tại TP.HCM và thủ đô Hà Nội.
              |                                        ^^^^^^^^^^^^^
              |
              = cách sửa: viết `Thủ đô Hà Nội`

            Có 2 cảnh báo.
        "#]],
    );
    passes(
        "capital-city",
        &narrative(
            "Đoàn học tập kinh nghiệm tại Thành phố Hồ Chí Minh và Thủ đô Hà Nội theo Kế hoạch số 12/KH-TPHCM.",
        ),
    );
    let short = "abbreviations:\n  - {short: TP.HCM, long: Thành phố Hồ Chí Minh}\n\nobligations:";
    let explained =
        narrative("Học tại TP.HCM.").edit(PLAN, "\nobligations:", &format!("\n{short}"));
    passes("capital-city", &explained);
}

#[test]
fn capital_title_case() {
    finds(
        "capital-title-case",
        &narrative("Ủy Ban Nhân Dân huyện giao Phòng Nội Vụ theo dõi."),
        &expect![[r#"
            cảnh báo[capital-title-case]: tên cơ quan `Ủy Ban Nhân Dân` viết hoa mọi âm tiết
             --> content/2021/plan.md:3:1
              |
            3 | Ủy Ban Nhân Dân huyện giao Phòng Nội Vụ theo dõi.
              | ^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Ủy ban nhân dân`

            cảnh báo[capital-title-case]: tên cơ quan `Phòng Nội Vụ` viết hoa mọi âm tiết
             --> content/2021/plan.md:3:28
              |
            3 | Ủy Ban Nhân Dân huyện giao Phòng Nội Vụ theo dõi.
              |                            ^^^^^^^^^^^^
              |
              = cách sửa: viết `Phòng Nội vụ`

            Có 2 cảnh báo.
        "#]],
    );
    passes("capital-title-case", &narrative("Ủy ban nhân dân huyện giao Phòng Nội vụ theo dõi."));
}

#[test]
fn capital_citation() {
    finds(
        "capital-citation",
        &narrative("Thực hiện theo Điểm a Khoản 2 điều 10 của Quy chế."),
        &expect![[r#"
            cảnh báo[capital-citation]: `Điểm a Khoản 2 điều 10` viết hoa chưa đúng khi viện dẫn
             --> content/2021/plan.md:3:16
              |
            3 | Thực hiện theo Điểm a Khoản 2 điều 10 của Quy chế.
              |                ^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `điểm a khoản 2 Điều 10`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "capital-citation",
        &narrative("Khoản 2 Điều 10 nêu 5 điều phải làm, đạt 10 điểm theo điểm a khoản 3 Điều 11."),
    );
}

#[test]
fn capital_holiday() {
    finds(
        "capital-holiday",
        &narrative("Thi đua chào mừng ngày quốc khánh 2-9."),
        &expect![[r#"
            cảnh báo[capital-holiday]: tên ngày lễ, ngày kỷ niệm `ngày quốc khánh` viết hoa chưa đúng
             --> content/2021/plan.md:3:19
              |
            3 | Thi đua chào mừng ngày quốc khánh 2-9.
              |                   ^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `ngày Quốc khánh`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "capital-holiday",
        &narrative("Thi đua chào mừng ngày Quốc khánh 2-9 và phụ nữ Việt Nam."),
    );
}

#[test]
fn capital_calendar() {
    finds(
        "capital-calendar",
        &narrative("Họp thứ hai, ngày 15 tháng 3, sau Tết nguyên đán."),
        &expect![[r#"
            cảnh báo[capital-calendar]: `thứ hai` viết hoa chưa đúng
             --> content/2021/plan.md:3:5
              |
            3 | Họp thứ hai, ngày 15 tháng 3, sau Tết nguyên đán.
              |     ^^^^^^^
              |
              = cách sửa: viết `thứ Hai`

            cảnh báo[capital-calendar]: `Tết nguyên đán` viết hoa chưa đúng
             --> content/2021/plan.md:3:35
              |
            3 | Họp thứ hai, ngày 15 tháng 3, sau Tết nguyên đán.
              |                                   ^^^^^^^^^^^^^^
              |
              = cách sửa: viết `tết Nguyên đán`

            Có 2 cảnh báo.
        "#]],
    );
    passes(
        "capital-calendar",
        &narrative("Họp lần thứ hai, ngày 15 tháng 3, sau tết Nguyên đán năm Tân Sửu."),
    );
}

#[test]
fn capital_honour() {
    finds(
        "capital-honour",
        &narrative("Đề nghị tặng Huân chương lao động hạng ba cho hai tập thể."),
        &expect![[r#"
            cảnh báo[capital-honour]: danh hiệu, huân chương `Huân chương lao động hạng ba` viết hoa chưa đúng
             --> content/2021/plan.md:3:14
              |
            3 | Đề nghị tặng Huân chương lao động hạng ba cho hai tập thể.
              |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Huân chương Lao động hạng Ba`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "capital-honour",
        &narrative("Đề nghị tặng Huân chương Lao động hạng Ba cho các nhà giáo ưu tú."),
    );
}

#[test]
fn tone_placement() {
    let mixed = "Giao Văn phòng uỷ quyền ký.";
    finds(
        "tone-placement",
        &narrative(mixed),
        &expect![[r#"
        lời khuyên[tone-placement]: dấu thanh đặt theo hai lối: `uỷ` (1 chữ) và `Ủy` (6 chữ)
         --> content/2021/plan.md:3:16
          |
        3 | Giao Văn phòng uỷ quyền ký.
          |                ^^
          |
          = cách sửa: đặt dấu theo một lối trong cả văn bản, như `Ủy`

        Có 1 lời khuyên.
    "#]],
    );
    passes("tone-placement", &narrative("Giao Văn phòng ủy quyền ký."));
}

#[test]
fn double_space() {
    finds(
        "double-space",
        &narrative("Thi đua  và khen   thưởng."),
        &expect![[r#"
        lời khuyên[double-space]: có hai dấu cách trở lên giữa hai chữ (×2)
         --> content/2021/plan.md:3:8
          |
        3 | Thi đua  và khen   thưởng.
          |        ^
          |
          = cách sửa: để một dấu cách

        Có 1 lời khuyên.
    "#]],
    );
    passes("double-space", &narrative("Thi đua và khen thưởng năm      2021."));
    let task = |text: &str| unsigned().edit(PLAN, "thủ tục trình khen cấp Nhà nước", text);
    let folded = task("thủ tục  trình khen cấp Nhà nước");
    finds(
        "double-space",
        &folded,
        &expect![[r#"
            lời khuyên[double-space]: có hai dấu cách trở lên giữa hai chữ
              --> content/2021/plan.yaml:60:40
               |
            60 |       Hoàn thiện các quy trình, thủ tục  trình khen cấp Nhà nước cho các tập thể, cá nhân có thành
               |                                        ^
               |
               = ở mục: 2021 › tháng 2 › việc 1
               = cách sửa: để một dấu cách

            Có 1 lời khuyên.
        "#]],
    );
    passes("double-space", &task("thủ tục \n      trình khen cấp Nhà nước"));
    assert_eq!(
        mended("double-space", &folded, PLAN),
        task("thủ tục trình khen cấp Nhà nước").text(PLAN)
    );
    let narrated = narrative("Thi đua  và khen   thưởng.");
    let right = narrative("Thi đua và khen thưởng.").text(NARRATIVE);
    assert_eq!(mended("double-space", &narrated, NARRATIVE), right);
}

#[test]
fn space_before_mark() {
    finds(
        "space-before-mark",
        &narrative("Thi đua , khen thưởng , tuyên truyền."),
        &expect![[r#"
            lời khuyên[space-before-mark]: có dấu cách trước dấu câu (×2)
             --> content/2021/plan.md:3:8
              |
            3 | Thi đua , khen thưởng , tuyên truyền.
              |        ^^
              |
              = cách sửa: bỏ dấu cách trước dấu câu

            Có 1 lời khuyên.
        "#]],
    );
    passes("space-before-mark", &narrative("Tỷ lệ 1 : 2, tệp .docx và …"));
    let narrated = narrative("Thi đua , **khen thưởng** ; tuyên truyền .");
    let right = narrative("Thi đua, **khen thưởng**; tuyên truyền.").text(NARRATIVE);
    assert_eq!(mended("space-before-mark", &narrated, NARRATIVE), right);
}

#[test]
fn space_after_mark() {
    finds(
        "space-after-mark",
        &narrative("Thi đua,khen thưởng."),
        &expect![[r#"
        lời khuyên[space-after-mark]: thiếu dấu cách sau dấu câu
         --> content/2021/plan.md:3:8
          |
        3 | Thi đua,khen thưởng.
          |        ^
          |
          = cách sửa: thêm một dấu cách sau dấu câu

        Có 1 lời khuyên.
    "#]],
    );
    passes("space-after-mark", &narrative("Đạt 1,5 điểm; xem https://a.vn/mot,hai."));
    let narrated = narrative("Thi đua,khen thưởng;tuyên truyền.");
    let right = narrative("Thi đua, khen thưởng; tuyên truyền.").text(NARRATIVE);
    assert_eq!(mended("space-after-mark", &narrated, NARRATIVE), right);
}

#[test]
fn straight_quotes() {
    finds(
        "straight-quotes",
        &narrative("Nêu gương \"Người tốt, việc tốt\", “Dân vận khéo”."),
        &expect![[r#"
            lời khuyên[straight-quotes]: dấu ngoặc kép thẳng trong văn bản dùng “ ” (×2)
             --> content/2021/plan.md:3:11
              |
            3 | Nêu gương "Người tốt, việc tốt", “Dân vận khéo”.
              |           ^
              |
              = cách sửa: dùng “ để mở và ” để đóng, như chỗ khác trong văn bản

            Có 1 lời khuyên.
        "#]],
    );
    passes("straight-quotes", &narrative("Nêu gương “Người tốt, việc tốt”."));
    passes("straight-quotes", &narrative(r#"Nêu gương "Người tốt, việc tốt"."#));
}

#[test]
fn impossible_syllable() {
    finds(
        "impossible-syllable",
        &narrative("Các nghành đựơc giao nhiệm vụ, các nghành báo cáo."),
        &expect![[r#"
            cảnh báo[impossible-syllable]: `nghành` không phải là âm tiết tiếng Việt (×2)
             --> content/2021/plan.md:3:5
              |
            3 | Các nghành đựơc giao nhiệm vụ, các nghành báo cáo.
              |     ^^^^^^
              |
              = cách sửa: có phải ý bạn là `ngành`?

            cảnh báo[impossible-syllable]: `đựơc` không phải là âm tiết tiếng Việt
             --> content/2021/plan.md:3:12
              |
            3 | Các nghành đựơc giao nhiệm vụ, các nghành báo cáo.
              |            ^^^^
              |
              = cách sửa: có phải ý bạn là `được`?

            Có 2 cảnh báo.
        "#]],
    );
    passes(
        "impossible-syllable",
        &narrative("Các ngành được giao nhiệm vụ theo HĐTĐKT, gương Vla-đi-mia."),
    );
    let short =
        "abbreviations:\n  - {short: Khối Nghành, long: Khối thi đua các ngành}\n\nobligations:";
    let explained =
        narrative("Khối Nghành họp.").edit(PLAN, "\nobligations:", &format!("\n{short}"));
    passes("impossible-syllable", &explained);
}

#[test]
fn legacy_font() {
    finds(
        "legacy-font",
        &narrative("Céng hßa x· héi chñ nghÜa ViÖt Nam."),
        &expect![[r#"
            lỗi[legacy-font]: chữ gõ bằng phông cũ TCVN3 (ABC), không phải Unicode
             --> content/2021/plan.md:3:1
              |
            3 | Céng hßa x· héi chñ nghÜa ViÖt Nam.
              | ^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: đọc là: `Cộng hòa xã hội chủ nghĩa`
              = cách sửa: dùng bộ gõ (Unikey, mục Công cụ) chuyển từ TCVN3 (ABC) sang Unicode, hoặc gõ lại

            Có 1 lỗi.
        "#]],
    );
    passes("legacy-font", &narrative("Cộng hòa xã hội chủ nghĩa Việt Nam, Élysée, café."));
    let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam.";
    finds(
        "legacy-font",
        &narrative(vni),
        &expect![[r#"
            lỗi[legacy-font]: chữ gõ bằng phông cũ VNI, không phải Unicode
             --> content/2021/plan.md:3:1
              |
            3 | Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam.
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: đọc là: `Cộng hòa xã hội chủ nghĩa`
              = cách sửa: dùng bộ gõ (Unikey, mục Công cụ) chuyển từ VNI sang Unicode, hoặc gõ lại

            Có 1 lỗi.
        "#]],
    );
}

#[test]
fn capital_body() {
    finds(
        "capital-body",
        &unsigned(),
        &expect![[r#"
            cảnh báo[capital-body]: một tên cơ quan viết hoa hai cách: `Hội đồng Thi đua` và `Hội đồng thi đua` (×9)
              --> content/2021/plan.yaml:87:93
               |
            87 |       Tham mưu UBND huyện đăng ký thi đua năm 2021 với Khối thi đua các huyện, thành phố và Hội đồng
               |                                                                                             ^^^^^^^^
               |
               = ở mục: 2021 › tháng 3 › việc 2
               = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

            cảnh báo[capital-body]: một tên cơ quan viết hoa hai cách: `hội đồng thi đua` và `Hội đồng thi đua` (×9)
               --> content/2021/plan.yaml:167:24
                |
            167 |       để tham mưu giúp hội đồng thi đua, khen thưởng huyện ký ban hành và triển khai thực hiện.
                |                        ^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 9 › việc 1
                = cách sửa: viết thống nhất một cách, như `Hội đồng thi đua`

            Có 2 cảnh báo.
        "#]],
    );
    let mended = unsigned()
        .edit(PLAN, "Thi đua khen thưởng tỉnh Hà Nam", "thi đua khen thưởng tỉnh Hà Nam")
        .edit(PLAN, "giúp hội đồng thi đua", "giúp Hội đồng thi đua");
    passes("capital-body", &mended);
    let any = "Kiện toàn các hội đồng thi đua cấp xã. Hội đồng thi đua huyện họp. Ban Tổ chức Huyện \
               ủy cử Ban tổ chức hội thi.";
    let generic = narrative(any)
        .edit(PLAN, "Thi đua khen thưởng tỉnh Hà Nam", "thi đua khen thưởng tỉnh Hà Nam")
        .edit(PLAN, "giúp hội đồng thi đua", "giúp Hội đồng thi đua");
    passes("capital-body", &generic);
}

#[test]
fn capital_law() {
    finds(
        "capital-law",
        &unsigned(),
        &expect![[r#"
            cảnh báo[capital-law]: tên luật `Luật Thi đua, Khen thưởng` viết hoa chưa đúng
             --> content/2021/plan.md:9:190
              |
            9 | ...Về tiếp tục đổi mới công tác thi đua, khen thưởng”; Luật Thi đua, Khen thưởng và các văn bản hướng dẫn thi hành. Nâng cao chất lượ...
              |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Luật Thi đua, khen thưởng`

            cảnh báo[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×3)
              --> content/2021/plan.md:11:345
               |
            11 | ...đồng thi đua, khen thưởng các cấp theo quy định của Luật thi đua, khen thưởng.
               |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: viết `Luật Thi đua, khen thưởng`

            cảnh báo[capital-law]: tên luật `Luật thi đua, khen thưởng` viết hoa chưa đúng (×2)
              --> content/2021/plan.yaml:23:14
               |
            23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: viết `Luật Thi đua, khen thưởng`

            Có 3 cảnh báo.
        "#]],
    );
    let right = "Theo Luật Thi đua, khen thưởng, pháp luật đất đai, LUẬT ĐẤT ĐAI.";
    let bases = "Căn cứ Luật Thi đua, khen thưởng năm 2003; Luật sửa đổi";
    // The titles of the decree and of the circular quote the act as they spell it.
    let mended = narrative(right)
        .edit(PLAN, "Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi", bases)
        .edit(
            PLAN,
            "Luật thi đua,\n      khen thưởng năm 2005",
            "Luật Thi đua,\n      khen thưởng năm 2005",
        );
    passes("capital-law", &mended);
}

#[test]
fn prefer_bao_dam() {
    finds(
        "prefer-bao-dam",
        &unsigned(),
        &expect![[r#"
        lời khuyên[prefer-bao-dam]: `đảm bảo`: văn bản pháp luật dùng `bảo đảm` (×4)
         --> content/2021/plan.md:7:285
          |
        7 | ...hắng lợi toàn diện các nhiệm vụ phát triển kinh tế - xã hội, đảm bảo an ninh quốc phòng năm 2021 theo Nghị quyết của Huyện ủy và H...
          |                                                                 ^^^^^^^
          |
          = cách sửa: viết `bảo đảm`

        Có 1 lời khuyên.
    "#]],
    );
    passes("prefer-bao-dam", &narrative("Bảo đảm chính xác, bảo đảm bảo mật."));
}

#[test]
fn mixed_spelling() {
    finds(
        "mixed-spelling",
        &unsigned(),
        &expect![[r#"
            lời khuyên[mixed-spelling]: một từ viết hai cách: `kinh tế-xã hội` và `kinh tế - xã hội` (×2)
              --> content/2021/plan.md:25:315
               |
            25 | ... thành thắng lợi nhiệm vụ chính trị, nhiệm vụ phát triển kinh tế-xã hội của địa phương, đơn vị; giữ vững an ninh quốc phòng, xây ...
               |                                                             ^^^^^^^^^^^^^^
               |
               = cách sửa: viết thống nhất một cách, như `kinh tế - xã hội`

            Có 1 lời khuyên.
        "#]],
    );
    let words = "Báo cáo hằng năm; báo cáo hàng năm; báo cáo hằng năm của đơn vị.";
    finds(
        "mixed-spelling",
        &narrative(words),
        &expect![[r#"
        lời khuyên[mixed-spelling]: một từ viết hai cách: `hàng năm` và `hằng năm` (×2)
         --> content/2021/plan.md:3:27
          |
        3 | Báo cáo hằng năm; báo cáo hàng năm; báo cáo hằng năm của đơn vị.
          |                           ^^^^^^^^
          |
          = cách sửa: viết thống nhất một cách, như `hằng năm`

        Có 1 lời khuyên.
    "#]],
    );
    let others = "Báo cáo hằng năm về khách hàng năm 2021, kinh tế - xã hội năm 2020-2021.";
    passes("mixed-spelling", &narrative(others));
}

#[test]
fn heading_colon() {
    let workspace = unsigned();
    finds(
        "heading-colon",
        &workspace,
        &expect![[r#"
        lời khuyên[heading-colon]: đề mục này có dấu hai chấm khác với các đề mục cùng cấp
          --> content/2021/plan.md:45:36
           |
        45 | # IV. NỘI DUNG, THỜI GIAN THỰC HIỆN:
           |                                    ^
           |
           = cách sửa: bỏ dấu `:` ở cuối, như các đề mục kia

        Có 1 lời khuyên.
    "#]],
    );
    let heading = "# IV. NỘI DUNG, THỜI GIAN THỰC HIỆN";
    let mended = workspace.edit("content/2021/plan.md", &format!("{heading}:"), heading);
    passes("heading-colon", &mended);
}
