//! Rules about the words that the decree sets.

use expect_test::expect;

use super::super::harness::{Workspace, repository};
use super::{finds, passes};

const PLAN: &str = "content/2021/plan.yaml";
const NARRATIVE: &str = "content/2021/plan.md";
const TAN_AN: &str = "content/2026/cai-cach-hanh-chinh/loi-van.md";

/// A commune's plan of 2026.
fn tan_an() -> Workspace {
    Workspace::copy_of(&repository().join("tests/fixtures/xa-tan-an/content"))
}

#[test]
fn motto_words() {
    finds(
        "motto-words",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "Độc lập – Tự do – Hạnh phúc\n\n# I. MỤC ĐÍCH, YÊU CẦU",
        ),
        &expect![[r#"
            lời khuyên[motto-words]: `Độc lập – Tự do – Hạnh phúc` không đúng quốc hiệu, tiêu ngữ
             --> content/2021/plan.md:3:1
              |
            3 | Độc lập – Tự do – Hạnh phúc
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: viết `Độc lập - Tự do - Hạnh phúc`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "motto-words",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "Độc lập - Tự do - Hạnh phúc\n\n# I. MỤC ĐÍCH, YÊU CẦU",
        ),
    );
}

#[test]
fn number_form() {
    finds(
        "number-form",
        &Workspace::binh_luc().edit(PLAN, "number: \"01\"", "number: \"1\""),
        &expect![[r#"
            lời khuyên[number-form]: số văn bản `1` viết chưa đúng
             --> content/2021/plan.yaml:8:11
              |
            8 |   number: "1"
              |           ^^^
              |
              = cách sửa: viết `01`: số nhỏ hơn 10 có một số 0 ở trước, số khác thì không

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "number-form",
        &Workspace::binh_luc().edit(PLAN, "number: \"01\"", "number: 012"),
        &expect![[r#"
            lời khuyên[number-form]: số văn bản `012` viết chưa đúng
             --> content/2021/plan.yaml:8:11
              |
            8 |   number: 012
              |           ^^^
              |
              = cách sửa: viết `12`: số nhỏ hơn 10 có một số 0 ở trước, số khác thì không

            Có 1 lời khuyên.
        "#]],
    );
    passes("number-form", &Workspace::binh_luc().edit(PLAN, "number: \"01\"", "number: \"12\""));
}

#[test]
fn symbol_form() {
    finds(
        "symbol-form",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: KH - HĐTĐKT"),
        &expect![[r#"
            lời khuyên[symbol-form]: ký hiệu `KH - HĐTĐKT` viết chưa đúng
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: KH - HĐTĐKT
              |           ^^^^^^^^^^^
              |
              = cách sửa: viết `KH-HĐTĐKT`

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "symbol-form",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: CT/TW"),
        &expect![[r#"
            lời khuyên[symbol-form]: ký hiệu `CT/TW` viết chưa đúng
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: CT/TW
              |           ^^^^^
              |
              = cách sửa: bỏ dấu `/`: ký hiệu như `34-CT/TW` là của văn bản Đảng; văn bản của cơ quan nhà nước viết như `CT-UBND`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "symbol-form",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: KH-BCĐ389"),
    );
}

#[test]
fn symbol_type() {
    finds(
        "symbol-type",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: HĐTĐKT"),
        &expect![[r#"
            lời khuyên[symbol-type]: ký hiệu `HĐTĐKT` không hợp với loại văn bản kế hoạch
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: HĐTĐKT
              |           ^^^^^^
              |
              = cách sửa: viết `KH-HĐTĐKT`

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "symbol-type",
        &Workspace::binh_luc().edit(PLAN, "kind: KẾ HOẠCH", "kind: CÔNG VĂN").edit(
            PLAN,
            "symbol: KH-HĐTĐKT",
            "symbol: CV-HĐTĐKT",
        ),
        &expect![[r#"
            lời khuyên[symbol-type]: ký hiệu `CV-HĐTĐKT` không hợp với loại văn bản công văn
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: CV-HĐTĐKT
              |           ^^^^^^^^^
              |
              = cách sửa: viết `HĐTĐKT`: công văn của cơ quan nhà nước không ghi `CV` trong ký hiệu

            Có 1 lời khuyên.
        "#]],
    );
    // An abbreviation without its marks is meant for the one that has them.
    finds(
        "symbol-type",
        &Workspace::binh_luc().edit(PLAN, "kind: KẾ HOẠCH", "kind: QUYẾT ĐỊNH").edit(
            PLAN,
            "symbol: KH-HĐTĐKT",
            "symbol: QD-HĐTĐKT",
        ),
        &expect![[r#"
            lời khuyên[symbol-type]: ký hiệu `QD-HĐTĐKT` không hợp với loại văn bản quyết định
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: QD-HĐTĐKT
              |           ^^^^^^^^^
              |
              = cách sửa: viết `QĐ-HĐTĐKT`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "symbol-type",
        &Workspace::binh_luc().edit(PLAN, "kind: KẾ HOẠCH", "kind: QUY ĐỊNH").edit(
            PLAN,
            "symbol: KH-HĐTĐKT",
            "symbol: QyĐ-HĐTĐKT",
        ),
    );
}

#[test]
fn symbol_year() {
    finds(
        "symbol-year",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: 2021/KH-HĐTĐKT"),
        &expect![[r#"
            lời khuyên[symbol-year]: ký hiệu `2021/KH-HĐTĐKT` có năm `2021`
             --> content/2021/plan.yaml:9:11
              |
            9 |   symbol: 2021/KH-HĐTĐKT
              |           ^^^^^^^^^^^^^^
              |
              = cách sửa: viết `KH-HĐTĐKT`: chỉ văn bản quy phạm pháp luật mới ghi năm trong ký hiệu

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "symbol-year",
        &Workspace::binh_luc().edit(PLAN, "symbol: KH-HĐTĐKT", "symbol: KH-BCĐ389"),
    );
}

#[test]
fn date_zero_missing() {
    finds(
        "date-zero-missing",
        &Workspace::binh_luc().edit(PLAN, "ngày 04 tháng 11 năm 2019", "ngày 4 tháng 11 năm 2019"),
        &expect![[r#"
            lời khuyên[date-zero-missing]: `ngày 4 tháng 11 năm 2019` thiếu số 0
              --> content/2021/plan.yaml:31:41
               |
            31 |       Căn cứ Thông tư số 12/2019/TT-BNV ngày 4 tháng 11 năm 2019 của Bộ Nội vụ quy định chi tiết
               |                                         ^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 3
               = cách sửa: viết `ngày 04 tháng 11 năm 2019`

            Có 1 lời khuyên.
        "#]],
    );
    finds("date-zero-missing", &Workspace::binh_luc().edit(NARRATIVE, "Tổ chức các đợt thi đua thường xuyên", "Từ ngày 15 tháng 2 năm 2021 đến ngày 20 tháng 02 năm 2021 (kể cả ngày 15 tháng 2 năm 2021), tổ chức các đợt thi đua"), &expect![[r#"
        lời khuyên[date-zero-missing]: `ngày 15 tháng 2 năm 2021` thiếu số 0
          --> content/2021/plan.md:19:6
           |
        19 | - Từ ngày 15 tháng 2 năm 2021 đến ngày 20 tháng 02 năm 2021 (kể cả ngày 15 tháng 2 năm 2021), tổ chức các đợt thi đua, thi đua theo ...
           |      ^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: viết `ngày 15 tháng 02 năm 2021`
           = cách sửa: sửa luôn 1 chỗ khác viết như vậy trong tệp này

        Có 1 lời khuyên.
    "#]]);
    passes(
        "date-zero-missing",
        &Workspace::binh_luc().edit(PLAN, "ngày 04 tháng 11 năm 2019", "ngày 14 tháng 11 năm 2019"),
    );
    passes(
        "date-zero-missing",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Kỷ niệm ngày 8 tháng 3, tổ chức các đợt thi đua",
        ),
    );
}

#[test]
fn date_zero_extra() {
    finds(
        "date-zero-extra",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước ngày 15 tháng 03 năm 2021",
        ),
        &expect![[r#"
            lời khuyên[date-zero-extra]: `ngày 15 tháng 03 năm 2021` thừa số 0 trước tháng
               --> content/2021/plan.yaml:238:48
                |
            238 |       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 15 tháng 03 năm 2021** để theo dõi, tổng hợp.
                |                                                ^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: viết `ngày 15 tháng 3 năm 2021`: chỉ ngày nhỏ hơn 10 và tháng 1, 2 có số 0 ở trước

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "date-zero-extra",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước ngày 15 tháng 10 năm 2021",
        ),
    );
}

#[test]
fn no_such_date() {
    finds(
        "no-such-date",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước ngày 31 tháng 4 năm 2021",
        ),
        &expect![[r#"
            lời khuyên[no-such-date]: trong lịch không có `ngày 31 tháng 4 năm 2021`
               --> content/2021/plan.yaml:238:48
                |
            238 |       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 31 tháng 4 năm 2021** để theo dõi, tổng hợp.
                |                                                ^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: xem lại ngày, tháng, năm theo lịch

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "no-such-date",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước ngày 30 tháng 4 năm 2021",
        ),
    );
}

#[test]
fn weekday_differs() {
    finds(
        "weekday-differs",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước thứ Ba, ngày 15 tháng 3 năm 2021",
        ),
        &expect![[r#"
            lời khuyên[weekday-differs]: `ngày 15 tháng 3 năm 2021` không phải `thứ Ba`
               --> content/2021/plan.yaml:238:48
                |
            238 |       huyện (*qua Phòng Nội vụ huyện*) **trước thứ Ba, ngày 15 tháng 3 năm 2021** để theo dõi, tổng hợp.
                |                                                ^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: viết `thứ Hai`, hoặc sửa ngày

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "weekday-differs",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước thứ Hai, ngày 15 tháng 3 năm 2021",
        ),
    );
    passes(
        "weekday-differs",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "lần thứ ba, ngày 15 tháng 3 năm 2021",
        ),
    );
}

#[test]
fn ending_given() {
    finds(
        "ending-given",
        &Workspace::binh_luc().edit(
            PLAN,
            "- to: UBND các xã, thị trấn",
            "- to: UBND các xã, thị trấn;",
        ),
        &expect![[r#"
            lời khuyên[ending-given]: không cần ghi dấu `;` ở cuối: mẫu in tự đặt dấu
               --> content/2021/plan.yaml:253:30
                |
            253 |   - to: UBND các xã, thị trấn;
                |                              ^
                |
                = ở mục: 2021 › nơi nhận 7
                = cách sửa: bỏ dấu ở cuối

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "ending-given",
        &Workspace::binh_luc().edit(
            PLAN,
            "- to: UBND các xã, thị trấn",
            "- to: UBND các xã, thị trấn, v.v.",
        ),
    );
}

#[test]
fn bases_in_one() {
    finds(
        "bases-in-one",
        &Workspace::binh_luc(),
        &expect![[r#"
            lời khuyên[bases-in-one]: hai căn cứ viết chung một dòng
              --> content/2021/plan.yaml:23:48
               |
            23 |       Căn cứ Luật thi đua, khen thưởng năm 2003; Luật sửa đổi, bổ sung một số điều của Luật thi đua,
               |                                                ^
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: tách từ dấu `;` thành một mục riêng của `bases`, bắt đầu bằng `Căn cứ`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "bases-in-one",
        &Workspace::binh_luc().edit(PLAN, "năm 2003; Luật sửa đổi", "năm 2003, Luật sửa đổi"),
    );
    // The title of Decree 152/2025/NĐ-CP has a semicolon of its own.
    passes(
        "bases-in-one",
        &Workspace::binh_luc().edit(PLAN, "năm 2003; Luật sửa đổi", "năm 2003, Luật sửa đổi").edit(
            PLAN,
            "của Chính phủ quy định chi tiết thi\n",
            "của Chính phủ về phân cấp; quy định chi tiết thi\n",
        ),
    );
}

#[test]
fn citation_incomplete() {
    finds(
        "citation-incomplete",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Thực hiện Kế hoạch số 12/KH-UBND, tổ chức các đợt thi đua",
        ),
        &expect![[r#"
            lời khuyên[citation-incomplete]: lần đầu viện dẫn `Kế hoạch số 12/KH-UBND` chưa ghi đầy đủ
              --> content/2021/plan.md:19:13
               |
            19 | - Thực hiện Kế hoạch số 12/KH-UBND, tổ chức các đợt thi đua, thi đua theo đợt, theo chuyên đề, thực hiện việc sơ kết, tổng kết và kh...
               |             ^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: ghi thêm ngày, tháng, năm ban hành và cơ quan ban hành

            Có 1 lời khuyên.
        "#]],
    );
    finds("citation-incomplete", &Workspace::binh_luc().edit(PLAN, "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi", "Căn cứ Nghị định số 91/2017/NĐ-CP quy định chi tiết thi"), &expect![[r#"
        lời khuyên[citation-incomplete]: lần đầu viện dẫn `Nghị định số 91/2017/NĐ-CP` chưa ghi đầy đủ
          --> content/2021/plan.yaml:27:14
           |
        27 |       Căn cứ Nghị định số 91/2017/NĐ-CP quy định chi tiết thi
           |              ^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = ở mục: 2021 › căn cứ 2
           = cách sửa: viết `Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ`, rồi đến trích yếu

        Có 1 lời khuyên.
    "#]]);
    passes("citation-incomplete", &Workspace::binh_luc().edit(NARRATIVE, "Tổ chức các đợt thi đua thường xuyên", "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2021 của UBND tỉnh, tổ chức các đợt thi đua"));
    passes(
        "citation-incomplete",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Thực hiện Nghị định số 91/2017/NĐ-CP, tổ chức các đợt thi đua",
        ),
    );
}

#[test]
fn citation_repeated() {
    finds(
        "citation-repeated",
        &Workspace::binh_luc(),
        &expect![[r#"
        lời khuyên[citation-repeated]: `Chỉ thị số 34-CT/TW` được viện dẫn đầy đủ lần nữa
          --> content/2021/plan.md:35:142
           |
         9 | ...iệt là Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị “Về tiếp tục đổi mới công tác thi đua, khen thưởng”; Luật Th...
           |           ------------------------------------------------ đã viện dẫn đầy đủ ở đây
        ...
        35 | ...í Minh và triển khai sâu rộng các văn bản của Đảng, Nhà nước, đặc biệt là Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chí...
           |                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: từ lần thứ hai chỉ viết `Chỉ thị số 34-CT/TW`

        Có 1 lời khuyên.
    "#]],
    );
    passes(
        "citation-repeated",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về đổi mới",
            "Chỉ thị số 34-CT/TW về đổi mới",
        ),
    );
    passes(
        "citation-repeated",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về đổi mới",
            "Chỉ thị số 34-CT/TW ngày 08 tháng 4 năm 2014 của Bộ Chính trị về đổi mới",
        ),
    );
}

#[test]
fn end_mark() {
    finds(
        "end-mark",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "khen thưởng trên địa bàn huyện.",
            "khen thưởng trên địa bàn huyện./.",
        ),
        &expect![[r#"
            lời khuyên[end-mark]: dấu `./.` không ở cuối văn bản
              --> content/2021/plan.md:19:260
               |
            19 | ..., pháp luật về công tác thi đua, khen thưởng trên địa bàn huyện./.
               |                                                                   ^^^
               |
               = cách sửa: bỏ dấu `./.`: mẫu in tự đặt dấu này ở cuối văn bản

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "end-mark",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "báo cáo Hội đồng thi đua, khen thưởng huyện.",
            "báo cáo Hội đồng thi đua, khen thưởng huyện./.",
        ),
    );
}

#[test]
fn numbering_gap() {
    finds(
        "numbering-gap",
        &Workspace::binh_luc().edit(NARRATIVE, "# III. GIẢI PHÁP", "# IV. GIẢI PHÁP"),
        &expect![[r#"
            lời khuyên[numbering-gap]: `IV.` không nối tiếp số thứ tự ở trên
              --> content/2021/plan.md:33:3
               |
            33 | # IV. GIẢI PHÁP ĐẨY MẠNH PHONG TRÀO THI ĐUA
               |   ^^^
               |
               = cách sửa: viết `III.`, hoặc xem lại phần ở trên

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "numbering-gap",
        &Workspace::binh_luc().edit(NARRATIVE, "3. Giao Phòng Nội vụ", "4. Giao Phòng Nội vụ"),
        &expect![[r#"
            lời khuyên[numbering-gap]: `4.` không nối tiếp số thứ tự ở trên
              --> content/2021/plan.md:57:1
               |
            57 | 4. Giao Phòng Nội vụ huyện theo dõi, đôn đốc thực hiện kế hoạch, định kỳ báo cáo Hội đồng thi đua, khen thưởng huyện.
               | ^^
               |
               = cách sửa: viết `3.`, hoặc xem lại phần ở trên

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "numbering-gap",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "a) Một\n\nb) Hai\n\nc) Ba\n\nd) Bốn\n\ne) Năm\n\nf) Sáu\n\n# I. MỤC ĐÍCH, YÊU CẦU",
        ),
        &expect![[r#"
            lời khuyên[numbering-gap]: `e)` không nối tiếp số thứ tự ở trên
              --> content/2021/plan.md:11:1
               |
            11 | e) Năm
               | ^^
               |
               = cách sửa: viết `đ)`, hoặc xem lại phần ở trên

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "numbering-gap",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "a) Một\n\nb) Hai\n\nc) Ba\n\nd) Bốn\n\nđ) Năm\n\ne) Sáu\n\n# I. MỤC ĐÍCH, YÊU CẦU",
        ),
    );
    passes(
        "numbering-gap",
        &Workspace::binh_luc()
            .edit(
                NARRATIVE,
                "2. Yêu cầu Đài truyền thanh",
                "Ngoài ra:\n\n1. Yêu cầu Đài truyền thanh",
            )
            .edit(NARRATIVE, "3. Giao Phòng", "2. Giao Phòng"),
    );
}

#[test]
fn numeral_kind() {
    finds(
        "numeral-kind",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "# Chương 1. MỤC ĐÍCH, YÊU CẦU",
        ),
        &expect![[r#"
            lời khuyên[numeral-kind]: `Chương 1` dùng sai loại chữ số
             --> content/2021/plan.md:3:3
              |
            3 | # Chương 1. MỤC ĐÍCH, YÊU CẦU
              |   ^^^^^^^^
              |
              = cách sửa: viết `Chương I`: phần, chương dùng chữ số La Mã; mục, tiểu mục, điều dùng chữ số Ả Rập

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "numeral-kind",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# I. MỤC ĐÍCH, YÊU CẦU",
            "# Chương I. MỤC ĐÍCH, YÊU CẦU",
        ),
    );
}

#[test]
fn heading_untitled() {
    finds(
        "heading-untitled",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# III. GIẢI PHÁP ĐẨY MẠNH PHONG TRÀO THI ĐUA",
            "# III.",
        ),
        &expect![[r#"
            lời khuyên[heading-untitled]: `III.` chưa có tiêu đề
              --> content/2021/plan.md:33:1
               |
            33 | # III.
               | ^^^^^^
               |
               = cách sửa: viết tiêu đề ngay sau số thứ tự; của phần, chương, mục thì ở dòng ngay dưới

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "heading-untitled",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "# III. GIẢI PHÁP ĐẨY MẠNH PHONG TRÀO THI ĐUA",
            "# Chương III\n\n**GIẢI PHÁP ĐẨY MẠNH PHONG TRÀO THI ĐUA**",
        ),
    );
}

#[test]
fn archive_line() {
    finds(
        "archive-line",
        &Workspace::binh_luc().edit(PLAN, "  - to: \"Lưu: VT\"\n", ""),
        &expect![[r#"
            lời khuyên[archive-line]: nơi nhận không kết thúc bằng dòng lưu `Lưu: VT, …`
               --> content/2021/plan.yaml:253:9
                |
            253 |   - to: UBND các xã, thị trấn
                |         ^^^^^^^^^^^^^^^^^^^^^
                |
                = cách sửa: thêm mục cuối của `recipients`: `to: "Lưu: VT, …"`, sau `VT` là chữ viết tắt đơn vị soạn thảo

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "archive-line",
        &Workspace::binh_luc().edit(PLAN, "  - to: \"Lưu: VT\"\n", "  - to: Lưu VT\n"),
        &expect![[r#"
            lời khuyên[archive-line]: nơi nhận không kết thúc bằng dòng lưu `Lưu: VT, …`
               --> content/2021/plan.yaml:254:9
                |
            254 |   - to: Lưu VT
                |         ^^^^^^
                |
                = cách sửa: viết `Lưu: VT`, rồi đến dấu phẩy và chữ viết tắt đơn vị soạn thảo

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "archive-line",
        &Workspace::binh_luc().edit(
            PLAN,
            "  - to: \"Lưu: VT\"\n",
            "  - to: \"Lưu: VT\"\n  - to: Báo Hà Nam\n",
        ),
        &expect![[r#"
            lời khuyên[archive-line]: nơi nhận không kết thúc bằng dòng lưu `Lưu: VT, …`
               --> content/2021/plan.yaml:254:9
                |
            254 |   - to: "Lưu: VT"
                |         ^^^^^^^^^
                |
                = cách sửa: chuyển dòng này xuống cuối `recipients`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "archive-line",
        &Workspace::binh_luc().edit(
            PLAN,
            "  - to: \"Lưu: VT\"\n",
            "  - to: \"Lưu: VT, NV (2b)\"\n",
        ),
    );
    // The decision that a plan is issued with goes to its recipients, and the plan along with it.
    passes(
        "archive-line",
        &Workspace::copy_of(&repository().join("templates/samples/quyet-dinh/content")),
    );
}

#[test]
fn archive_unit() {
    finds(
        "archive-unit",
        &Workspace::binh_luc(),
        &expect![[r#"
            lời khuyên[archive-unit]: dòng lưu chưa ghi đơn vị soạn thảo
               --> content/2021/plan.yaml:254:9
                |
            254 |   - to: "Lưu: VT"
                |         ^^^^^^^^^
                |
                = cách sửa: nếu cần, ghi chữ viết tắt đơn vị hoặc bộ phận soạn thảo sau `VT`: `Lưu: VT, …`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "archive-unit",
        &Workspace::binh_luc().edit(PLAN, "  - to: \"Lưu: VT\"\n", "  - to: \"Lưu: VT, NV\"\n"),
    );
}

#[test]
fn recipient_remark() {
    finds(
        "recipient-remark",
        &Workspace::binh_luc().edit(
            PLAN,
            "- to: Ban TĐKT\n    remark: để b/c",
            "- to: Ban TĐKT; (để b/c)",
        ),
        &expect![[r#"
            lời khuyên[recipient-remark]: ghi chú trong ngoặc đứng sau dấu `;`
               --> content/2021/plan.yaml:246:9
                |
            246 |   - to: Ban TĐKT; (để b/c)
                |         ^^^^^^^^^^^^^^^^^^
                |
                = cách sửa: viết `to: Ban TĐKT` và `remark: để b/c`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "recipient-remark",
        &Workspace::binh_luc().edit(
            PLAN,
            "- to: Ban TĐKT\n    remark: để b/c",
            "- to: Ban TĐKT (để b/c)",
        ),
    );
}

#[test]
fn addressees_missing() {
    finds(
        "addressees-missing",
        &Workspace::binh_luc().edit(PLAN, "kind: KẾ HOẠCH", "kind: TỜ TRÌNH"),
        &expect![[r#"
            lời khuyên[addressees-missing]: tờ trình thì phải ghi nơi kính gửi
             --> content/2021/plan.yaml:6:9
              |
            6 |   kind: TỜ TRÌNH
              |         ^^^^^^^^
              |
              = cách sửa: thêm `addressees` vào `document`: tên cơ quan, tổ chức, cá nhân trực tiếp giải quyết

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "addressees-missing",
        &Workspace::binh_luc().edit(PLAN, "kind: KẾ HOẠCH", "kind: BÁO CÁO"),
    );
}

#[test]
fn addressees_needless() {
    finds(
        "addressees-needless",
        &Workspace::binh_luc().edit(
            PLAN,
            "place: Bình Lục",
            "place: Bình Lục\n  addressees: [Sở Nội vụ]",
        ),
        &expect![[r#"
            lời khuyên[addressees-needless]: kế hoạch thì không ghi nơi kính gửi
              --> content/2021/plan.yaml:11:16
               |
            11 |   addressees: [Sở Nội vụ]
               |                ^^^^^^^^^
               |
               = cách sửa: bỏ `addressees`; nơi phải gửi thì ghi ở `recipients`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "addressees-needless",
        &Workspace::binh_luc()
            .edit(PLAN, "place: Bình Lục", "place: Bình Lục\n  addressees: [Sở Nội vụ]")
            .edit(PLAN, "kind: KẾ HOẠCH", "kind: BÁO CÁO"),
    );
}

#[test]
fn signature_deputy() {
    let deputy = |authority: &str| {
        let workspace =
            Workspace::binh_luc().edit(PLAN, "title: CHỦ TỊCH\n", "title: PHÓ CHỦ TỊCH\n");
        workspace.edit(PLAN, "authority: TM. HỘI ĐỒNG TĐKT", &format!("authority: {authority}"))
    };
    finds(
        "signature-deputy",
        &deputy("TM. HỘI ĐỒNG TĐKT"),
        &expect![[r#"
        lời khuyên[signature-deputy]: PHÓ CHỦ TỊCH ký mà không ghi ký thay người đứng đầu
           --> content/2021/plan.yaml:258:10
            |
        258 |   title: PHÓ CHỦ TỊCH
            |          ^^^^^^^^^^^^
            |
            = cách sửa: thêm `KT. CHỦ TỊCH` vào `authority`, dưới dòng `TM.` nếu có

        Có 1 lời khuyên.
    "#]],
    );
    passes("signature-deputy", &deputy("[TM. HỘI ĐỒNG TĐKT, KT. CHỦ TỊCH]"));
    passes("signature-deputy", &deputy("TUQ. CHỦ TỊCH"));
    passes("signature-deputy", &Workspace::binh_luc());
}

#[test]
fn signature_of_head() {
    let decision = "content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md";
    let of_head = Workspace::fixture("day-du").edit(
        decision,
        "authority: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY",
        "authority: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MÂY",
    );
    finds(
        "signature-of-head",
        &of_head,
        &expect![[r#"
        cảnh báo[signature-of-head]: văn bản của người đứng đầu thì không ký thay mặt tập thể: `TM. ỦY BAN NHÂN DÂN`
          --> content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md:52:14
           |
         9 |   authority: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MÂY
           |              ------------------------------------ người ban hành
        ...
        52 |   authority: TM. ỦY BAN NHÂN DÂN
           |              ^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: bỏ dòng `TM.`; cấp phó ký thì chỉ ghi `KT.`

        Có 1 cảnh báo.
    "#]],
    );
    let his = "signature:\n";
    passes(
        "signature-of-head",
        &of_head.edit(decision, "signature:\n  authority: TM. ỦY BAN NHÂN DÂN\n", his),
    );
    passes("signature-of-head", &Workspace::fixture("day-du"));
}

#[test]
fn authority_form() {
    finds(
        "authority-form",
        &Workspace::binh_luc().edit(
            PLAN,
            "authority: TM. HỘI ĐỒNG TĐKT",
            "authority: T/M HỘI ĐỒNG TĐKT",
        ),
        &expect![[r#"
            lời khuyên[authority-form]: quyền hạn ký `T/M HỘI ĐỒNG TĐKT` viết chưa đúng
               --> content/2021/plan.yaml:257:14
                |
            257 |   authority: T/M HỘI ĐỒNG TĐKT
                |              ^^^^^^^^^^^^^^^^^
                |
                = cách sửa: viết `TM. HỘI ĐỒNG TĐKT`

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "authority-form",
        &Workspace::binh_luc().edit(
            PLAN,
            "authority: TM. HỘI ĐỒNG TĐKT",
            "authority: THAY MẶT HỘI ĐỒNG TĐKT",
        ),
        &expect![[r#"
            lời khuyên[authority-form]: quyền hạn ký `THAY MẶT HỘI ĐỒNG TĐKT` viết chưa đúng
               --> content/2021/plan.yaml:257:14
                |
            257 |   authority: THAY MẶT HỘI ĐỒNG TĐKT
                |              ^^^^^^^^^^^^^^^^^^^^^^
                |
                = cách sửa: bắt đầu bằng `TM.`, `Q.`, `KT.`, `TL.` hoặc `TUQ.`, rồi đến tên tập thể hoặc chức vụ bằng chữ in hoa

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "authority-form",
        &Workspace::binh_luc().edit(
            PLAN,
            "authority: TM. HỘI ĐỒNG TĐKT",
            "authority: [TM. HỘI ĐỒNG TĐKT, KT. CHỦ TỊCH]",
        ),
    );
}

#[test]
fn name_title() {
    finds(
        "name-title",
        &Workspace::binh_luc().edit(PLAN, "name: Trần Xuân Dũng", "name: PGS.TS. Lê Thị Mai Hiên"),
        &expect![[r#"
            lời khuyên[name-title]: trước họ tên người ký có `PGS.TS.`
               --> content/2021/plan.yaml:260:9
                |
            260 |   name: PGS.TS. Lê Thị Mai Hiên
                |         ^^^^^^^^^^^^^^^^^^^^^^^
                |
                = cách sửa: viết `Lê Thị Mai Hiên`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "name-title",
        &Workspace::binh_luc().edit(PLAN, "name: Trần Xuân Dũng", "name: Ông Thị Lan"),
    );
}

#[test]
fn place_name() {
    finds(
        "place-name",
        &Workspace::binh_luc().edit(PLAN, "place: Bình Lục", "place: TP.HCM"),
        &expect![[r#"
            lời khuyên[place-name]: địa danh `TP.HCM` chưa phải tên gọi chính thức
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: TP.HCM
               |          ^^^^^^
               |
               = cách sửa: viết `Thành phố Hồ Chí Minh`

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "place-name",
        &Workspace::binh_luc().edit(PLAN, "place: Bình Lục", "place: huyện Bình Lục"),
        &expect![[r#"
            lời khuyên[place-name]: địa danh `huyện Bình Lục` chưa phải tên gọi chính thức
              --> content/2021/plan.yaml:10:10
               |
            10 |   place: huyện Bình Lục
               |          ^^^^^^^^^^^^^^
               |
               = cách sửa: viết `Bình Lục`
               = cách sửa: nếu đơn vị đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử thì viết `Huyện Bình Lục`

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "place-name",
        &Workspace::binh_luc().edit(PLAN, "place: Bình Lục", "place: Thành phố Hồ Chí Minh"),
    );
}

#[test]
fn appendix_not_cited() {
    finds(
        "appendix-not-cited",
        &Workspace::binh_luc().edit(
            PLAN,
            "\nsignature:\n",
            "\nappendices:\n  - id: chi-tieu\n    title: Chỉ tiêu thi đua\n\nsignature:\n",
        ),
        &expect![[r#"
            lời khuyên[appendix-not-cited]: lời văn không nhắc đến phụ lục `Chỉ tiêu thi đua`
               --> content/2021/plan.yaml:258:12
                |
            258 |     title: Chỉ tiêu thi đua
                |            ^^^^^^^^^^^^^^^^
                |
                = cách sửa: ghi chỉ dẫn ở nơi cần xem, như `(Phụ lục kèm theo)`

            Có 1 lời khuyên.
        "#]],
    );
    finds("appendix-not-cited", &Workspace::binh_luc().edit(PLAN, "\nsignature:\n", "\nappendices:\n  - id: chi-tieu\n    title: Chỉ tiêu thi đua\n  - id: bieu-mau\n    title: Biểu mẫu\n\nsignature:\n").edit(NARRATIVE, "Tổ chức các đợt thi đua thường xuyên", "Theo Phụ lục I kèm theo, tổ chức các đợt thi đua"), &expect![[r#"
        lời khuyên[appendix-not-cited]: lời văn không nhắc đến phụ lục `Biểu mẫu`
           --> content/2021/plan.yaml:260:12
            |
        260 |     title: Biểu mẫu
            |            ^^^^^^^^
            |
            = cách sửa: ghi chỉ dẫn ở nơi cần xem, như `(Phụ lục II kèm theo)`

        Có 1 lời khuyên.
    "#]]);
    passes(
        "appendix-not-cited",
        &Workspace::binh_luc()
            .edit(
                PLAN,
                "\nsignature:\n",
                "\nappendices:\n  - id: chi-tieu\n    title: Chỉ tiêu thi đua\n\nsignature:\n",
            )
            .edit(
                NARRATIVE,
                "Tổ chức các đợt thi đua thường xuyên",
                "Tổ chức các đợt thi đua (phụ lục kèm theo)",
            ),
    );
}

#[test]
fn appendix_missing() {
    finds(
        "appendix-missing",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Theo Phụ lục I kèm theo Kế hoạch này, tổ chức các đợt thi đua",
        ),
        &expect![[r#"
            lời khuyên[appendix-missing]: nhắc đến `Phụ lục I`, mà kế hoạch có 0 phụ lục
              --> content/2021/plan.md:19:8
               |
            19 | - Theo Phụ lục I kèm theo Kế hoạch này, tổ chức các đợt thi đua, thi đua theo đợt, theo chuyên đề, thực hiện việc sơ kết, tổng kết v...
               |        ^^^^^^^^^
               |
               = cách sửa: thêm phụ lục vào `appendices`, hoặc sửa số của phụ lục

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "appendix-missing",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Theo Phụ lục I Nghị định số 30/2020/NĐ-CP, tổ chức các đợt thi đua",
        ),
    );
    passes(
        "appendix-missing",
        &Workspace::binh_luc()
            .edit(
                PLAN,
                "\nsignature:\n",
                "\nappendices:\n  - id: chi-tieu\n    title: Chỉ tiêu thi đua\n\nsignature:\n",
            )
            .edit(
                NARRATIVE,
                "Tổ chức các đợt thi đua thường xuyên",
                "Theo Phụ lục kèm theo, tổ chức các đợt thi đua",
            ),
    );
}

#[test]
fn dots_that_are_all_there_is() {
    finds(
        "placeholder",
        &Workspace::binh_luc().edit(PLAN, "  name: Trần Xuân Dũng", "  name: …"),
        &expect![[r#"
            lời khuyên[placeholder]: `…` còn để trống hoặc chưa viết xong
               --> content/2021/plan.yaml:260:9
                |
            260 |   name: …
                |         ^
                |
                = ở mục: 2021
                = cách sửa: điền nội dung vào, hoặc bỏ chỗ này

            Có 1 lời khuyên.
        "#]],
    );
}

#[test]
fn placeholder() {
    finds(
        "placeholder",
        &Workspace::binh_luc().edit(
            PLAN,
            "trước ngày 15 tháng 3 năm 2021",
            "trước ngày … tháng … năm 2021",
        ),
        &expect![[r#"
            lời khuyên[placeholder]: `ngày … tháng …` còn để trống hoặc chưa viết xong
               --> content/2021/plan.yaml:238:48
                |
            238 |       huyện (*qua Phòng Nội vụ huyện*) **trước ngày … tháng … năm 2021** để theo dõi, tổng hợp.
                |                                                ^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: điền nội dung vào, hoặc bỏ chỗ này

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "placeholder",
        &Workspace::binh_luc()
            .edit(
                NARRATIVE,
                "Tổ chức các đợt thi đua thường xuyên",
                "Tổ chức [TÊN ĐỢT THI ĐUA] vào ngày    tháng    năm 2021",
            )
            .edit(PLAN, "number: \"01\"", "state: draft"),
        &expect![[r#"
            cảnh báo[placeholder]: `[TÊN ĐỢT THI ĐUA]` còn để trống hoặc chưa viết xong
              --> content/2021/plan.md:19:11
               |
            19 | - Tổ chức [TÊN ĐỢT THI ĐUA] vào ngày    tháng    năm 2021, thi đua theo đợt, theo chuyên đề, thực hiện việc sơ kết, tổng kết và khen...
               |           ^^^^^^^^^^^^^^^^^
               |
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này

            cảnh báo[placeholder]: `ngày    tháng    năm` còn để trống hoặc chưa viết xong
              --> content/2021/plan.md:19:33
               |
            19 | - Tổ chức [TÊN ĐỢT THI ĐUA] vào ngày    tháng    năm 2021, thi đua theo đợt, theo chuyên đề, thực hiện việc sơ kết, tổng kết và khen...
               |                                 ^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này

            Có 2 cảnh báo.
        "#]],
    );
    passes(
        "placeholder",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Tổ chức các đợt thi đua, hội thi…",
        ),
    );
    passes(
        "placeholder",
        &Workspace::binh_luc().edit(
            NARRATIVE,
            "Tổ chức các đợt thi đua thường xuyên",
            "Ghi rõ ngày tháng năm tổ chức các đợt thi đua [1]",
        ),
    );
}

#[test]
fn district_after_2025() {
    finds(
        "district-after-2025",
        &tan_an().edit(
            TAN_AN,
            "Xã thực hiện như sau:",
            "Xã báo cáo UBND huyện và thực hiện như sau:",
        ),
        &expect![[r#"
            cảnh báo[district-after-2025]: `UBND huyện`: cấp huyện đã kết thúc hoạt động từ ngày 01 tháng 7 năm 2025
             --> content/2026/cai-cach-hanh-chinh/loi-van.md:1:12
              |
            1 | Xã báo cáo UBND huyện và thực hiện như sau:
              |            ^^^^^^^^^^
              |
              = cách sửa: ghi cơ quan cấp tỉnh hoặc cấp xã đã nhận việc này; nói về việc cũ thì ghi rõ là `trước đây`

            Có 1 cảnh báo.
        "#]],
    );
    passes(
        "district-after-2025",
        &tan_an().edit(
            TAN_AN,
            "Xã thực hiện như sau:",
            "Xã tiếp nhận việc của UBND huyện và thực hiện như sau:",
        ),
    );
    passes("district-after-2025", &tan_an().edit(TAN_AN, "Xã thực hiện như sau:", "Theo Kế hoạch số 5/KH-UBND ngày 05 tháng 3 năm 2025 của UBND huyện, xã thực hiện như sau:"));
}

#[test]
fn subject_stop() {
    finds(
        "subject-stop",
        &Workspace::binh_luc().edit(
            PLAN,
            "subject: Công tác thi đua, khen thưởng năm 2021",
            "subject: Công tác thi đua, khen thưởng năm 2021.",
        ),
        &expect![[r#"
            lời khuyên[subject-stop]: trích yếu có dấu `.` ở cuối
             --> content/2021/plan.yaml:7:50
              |
            7 |   subject: Công tác thi đua, khen thưởng năm 2021.
              |                                                  ^
              |
              = cách sửa: bỏ dấu ở cuối: trích yếu là một cụm từ

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "subject-stop",
        &Workspace::binh_luc().edit(
            PLAN,
            "subject: Công tác thi đua, khen thưởng năm 2021",
            "subject: Công tác thi đua, khen thưởng năm 2021...",
        ),
    );
}

#[test]
fn subject_abbreviated() {
    finds(
        "subject-abbreviated",
        &Workspace::binh_luc().edit(
            PLAN,
            "subject: Công tác thi đua, khen thưởng năm 2021",
            "subject: V/v thi đua, khen thưởng năm 2021",
        ),
        &expect![[r#"
            lời khuyên[subject-abbreviated]: trích yếu của kế hoạch có chữ `V/v`
             --> content/2021/plan.yaml:7:12
              |
            7 |   subject: V/v thi đua, khen thưởng năm 2021
              |            ^^^
              |
              = cách sửa: bỏ chữ `V/v` hoặc viết `Về`: chữ viết tắt này chỉ dùng trong công văn

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "subject-abbreviated",
        &Workspace::binh_luc().edit(
            PLAN,
            "subject: Công tác thi đua, khen thưởng năm 2021",
            "subject: Về thi đua, khen thưởng năm 2021",
        ),
    );
    passes(
        "subject-abbreviated",
        &Workspace::binh_luc()
            .edit(
                PLAN,
                "subject: Công tác thi đua, khen thưởng năm 2021",
                "subject: V/v thi đua, khen thưởng năm 2021",
            )
            .edit(PLAN, "kind: KẾ HOẠCH", "kind: CÔNG VĂN"),
    );
}

/// A document beside the plan of 2021.
fn paper(kind: &str, symbol: &str, more: &str, text: &str, signers: &str) -> Workspace {
    let text = format!(
        "---\ndocument:\n  kind: {kind}\n  subject: Về việc công tác năm 2021\n  number: \"12\"\n  \
         symbol: {symbol}\n  place: Bình Lục\n  date: 2021-06-28\n{more}letterhead:\n  issuer: \
         HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\nrecipients:\n  - to: \"Lưu: VT, TĐKT\"\n{signers}---\n\n{text}"
    );
    Workspace::binh_luc().write("content/2021/documents/van-ban.md", &text)
}

const ONE: &str = "signature:\n  title: CHỦ TỊCH\n  name: Lê Thị Mai Hiên\n";
const ARTICLE: &str = "# Điều 1. Thành lập\n\nThành lập Tổ kiểm tra.\n";

#[test]
fn appendix_empty() {
    let appendix = "\nappendices:\n  - id: chi-tieu\n    title: Chỉ tiêu thi đua\n";
    let cited = Workspace::binh_luc().edit(
        NARRATIVE,
        "Tổ chức các đợt thi đua thường xuyên",
        "Tổ chức các đợt thi đua (phụ lục kèm theo)",
    );
    finds(
        "appendix-empty",
        &cited.edit(PLAN, "\nsignature:\n", &format!("{appendix}\nsignature:\n")),
        &expect![[r#"
            lời khuyên[appendix-empty]: phụ lục `Chỉ tiêu thi đua` chưa có lời văn: trang in chỉ có tên phụ lục
               --> content/2021/plan.yaml:258:12
                |
            258 |     title: Chỉ tiêu thi đua
                |            ^^^^^^^^^^^^^^^^
                |
                = cách sửa: viết lời văn vào một tệp Markdown trong thư mục của kế hoạch rồi ghi tên tệp ở `file`

            Có 1 lời khuyên.
        "#]],
    );
    let cited = Workspace::binh_luc().write("content/2021/chi-tieu.md", "Mỗi xã một mô hình.\n");
    let with = format!("{appendix}    file: chi-tieu.md\n\nsignature:\n");
    passes("appendix-empty", &cited.edit(PLAN, "\nsignature:\n", &with));
}

#[test]
fn form_field_missing() {
    finds(
        "form-field-missing",
        &paper("QUYẾT ĐỊNH", "QĐ-UBND", "", ARTICLE, ONE),
        &expect![[r#"
            lỗi[form-field-missing]: quyết định phải có mục `authority`
             --> content/2021/documents/van-ban.md:3:9
              |
            3 |   kind: QUYẾT ĐỊNH
              |         ^^^^^^^^^^
              |
              = cách sửa: thêm `authority` vào `document`: cơ quan hoặc chức danh có thẩm quyền ban hành, viết in hoa, như `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ`

            Có 1 lỗi.
        "#]],
    );
    finds(
        "form-field-missing",
        &paper("CÔNG ĐIỆN", "CĐ-UBND", "  addressees: [Các xã]\n", "Trực 24/24 giờ.\n", ONE),
        &expect![[r#"
            lỗi[form-field-missing]: công điện phải có mục `sender`
             --> content/2021/documents/van-ban.md:3:9
              |
            3 |   kind: CÔNG ĐIỆN
              |         ^^^^^^^^^
              |
              = cách sửa: thêm `sender` vào `document`: cơ quan hoặc chức danh ra công điện, viết in hoa

            Có 1 lỗi.
        "#]],
    );
    let authority = "  authority: CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n";
    passes("form-field-missing", &paper("QUYẾT ĐỊNH", "QĐ-UBND", authority, ARTICLE, ONE));
}

#[test]
fn form_field_needless() {
    let authority = "  authority: CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n";
    finds(
        "form-field-needless",
        &paper("THÔNG BÁO", "TB-UBND", authority, "Nghỉ làm.\n", ONE),
        &expect![[r#"
            lỗi[form-field-needless]: thông báo không có mục `authority`
             --> content/2021/documents/van-ban.md:9:14
              |
            9 |   authority: CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN
              |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            Có 1 lỗi.
        "#]],
    );
    passes("form-field-needless", &paper("QUYẾT ĐỊNH", "QĐ-UBND", authority, ARTICLE, ONE));
}

#[test]
fn form_line_missing() {
    let invitation = "UBND huyện trân trọng kính mời: các xã.\n\nTới dự hội nghị.\n\n\
                      Chủ trì: Chủ tịch.\n\nĐịa điểm: Hội trường.\n";
    finds(
        "form-line-missing",
        &paper("GIẤY MỜI", "GM-UBND", "", invitation, ONE),
        &expect![[r#"
            cảnh báo[form-line-missing]: lời văn của giấy mời thiếu phần `Thời gian`
             --> content/2021/documents/van-ban.md:3:9
              |
            3 |   kind: GIẤY MỜI
              |         ^^^^^^^^
              |
              = cách sửa: thêm vào lời văn, theo mẫu 1.7 của Phụ lục III Nghị định 30/2020/NĐ-CP

            Có 1 cảnh báo.
        "#]],
    );
    let timed = format!("{invitation}\nTHỜI GIAN: 08 giờ 00.\n");
    passes("form-line-missing", &paper("GIẤY MỜI", "GM-UBND", "", &timed, ONE));
}

#[test]
fn form_articles_missing() {
    let authority = "  authority: CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n";
    finds(
        "form-articles-missing",
        &paper("QUYẾT ĐỊNH", "QĐ-UBND", authority, "Thành lập Tổ kiểm tra.\n", ONE),
        &expect![[r#"
            cảnh báo[form-articles-missing]: lời văn của quyết định chưa chia thành Điều
             --> content/2021/documents/van-ban.md:3:9
              |
            3 |   kind: QUYẾT ĐỊNH
              |         ^^^^^^^^^^
              |
              = cách sửa: viết `# Điều 1. …` ở đầu mỗi điều

            Có 1 cảnh báo.
        "#]],
    );
    let inline = "**Điều 1.** Thành lập Tổ kiểm tra.\n";
    passes("form-articles-missing", &paper("QUYẾT ĐỊNH", "QĐ-UBND", authority, inline, ONE));
}

#[test]
fn form_signers() {
    let minutes = "Thời gian bắt đầu: 08 giờ.\n";
    finds(
        "form-signers",
        &paper("BIÊN BẢN", "BB-UBND", "", minutes, ONE),
        &expect![[r#"
        cảnh báo[form-signers]: người ký chưa đúng với biên bản
          --> content/2021/documents/van-ban.md:14:10
           |
        14 |   title: CHỦ TỊCH
           |          ^^^^^^^^
           |
           = cách sửa: biên bản có hai người ký ở `signatures`: `THƯ KÝ` trước, rồi đến người chủ trì, như `CHỦ TỌA`

        Có 1 cảnh báo.
    "#]],
    );
    let two = "signatures:\n  - title: THƯ KÝ\n    name: Phạm Quốc Bảo\n  - title: CHỦ TỌA\n    \
               name: Lê Thị Mai Hiên\n";
    passes("form-signers", &paper("BIÊN BẢN", "BB-UBND", "", minutes, two));
}

#[test]
fn record_too_long() {
    finds(
        "record-too-long",
        &Workspace::binh_luc().edit(PLAN, "number: \"01\"", "number: \"012345678901\""),
        &expect![[r#"
            lời khuyên[record-too-long]: dài 12 ký tự; hồ sơ văn bản chỉ có chỗ cho 11
             --> content/2021/plan.yaml:8:11
              |
            8 |   number: "012345678901"
              |           ^^^^^^^^^^^^^^

            Có 1 lời khuyên.
        "#]],
    );
    passes(
        "record-too-long",
        &Workspace::binh_luc().edit(PLAN, "number: \"01\"", "number: \"01234567890\""),
    );
}
