//! Rules about facts.

use expect_test::expect;

use super::super::harness::Workspace;
use super::{finds, passes};

const PLAN: &str = "content/2021/plan.yaml";
const NARRATIVE: &str = "content/2021/plan.md";
const UNITS: &str = "content/units.yaml";
const LAWS: &str = "content/laws.yaml";

/// The plan with more lines after some words of its own.
fn with(words: &str, more: &str) -> Workspace {
    Workspace::binh_luc().edit(PLAN, words, &format!("{words}{more}"))
}

/// The plan with a list of its own before its tasks.
fn before_tasks(lines: &str) -> Workspace {
    Workspace::binh_luc().edit(PLAN, "\ntasks:\n", &format!("\n{lines}tasks:\n"))
}

/// Words that stand in one task each: the drafting of criteria in March, their collection in April,
/// their issue in May.
const DRAFT: &str = "  - id: tieu-chi-thi-dua-du-thao\n";
const COLLECT: &str = "  - id: tieu-chi-thi-dua-tong-hop\n";
const ISSUE: &str = "  - id: tieu-chi-thi-dua-ban-hanh\n";

/// The second plan of a year, as far as it goes before its number.
fn second_plan(number: &str, issuer: &str, date: &str) -> String {
    format!(
        "year: 2021\ndocument:\n  kind: KẾ HOẠCH\n  subject: Tập huấn năm 2021\n  number: \"{number}\"\n  \
         symbol: KH-HĐTĐKT\n  place: Bình Lục\n  date: {date}\nletterhead:\n  issuer: {issuer}\n\
         bases: []\ntasks: []\nrecipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  \
         name: Lê Thị Mai Hiên\n"
    )
}

fn two_plans(number: &str, issuer: &str, date: &str) -> Workspace {
    Workspace::binh_luc()
        .write("content/2021-tap-huan/plan.yaml", second_plan(number, issuer, date))
        .write("content/2021-tap-huan/plan.md", "Nội dung như sau.\n")
}

#[test]
fn number_twice() {
    let council = "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG";
    finds(
        "number-twice",
        &two_plans("1", council, "2021-03-01"),
        &expect![[r#"
            lỗi[number-twice]: số `1/KH-HĐTĐKT` của năm 2021 đã dùng cho văn bản `2021`
             --> content/2021-tap-huan/plan.yaml:5:11
              |
            5 |   number: "1"
              |           ^^^
              |
             ::: content/2021/plan.yaml:8:11
              |
            8 |   number: "01"
              |           ---- lần đầu ở đây
              |
              = ở mục: 2021-tap-huan
              = cách sửa: mỗi số chỉ cấp cho một văn bản trong năm: hỏi lại văn thư số của văn bản này

            Có 1 lỗi.
        "#]],
    );
    passes("number-twice", &two_plans("02", council, "2021-03-01"));
    passes("number-twice", &two_plans("01", council, "2022-03-01"));
    passes("number-twice", &two_plans("01", "PHÒNG NỘI VỤ", "2021-03-01"));
}

#[test]
fn subject_year() {
    let plan = "content/2021/plan.yaml";
    let subject = |words: &str| {
        let old = "subject: Công tác thi đua, khen thưởng năm 2021";
        Workspace::binh_luc().edit(plan, old, &format!("subject: {words}"))
    };
    finds(
        "subject-year",
        &subject("Công tác thi đua, khen thưởng năm 2020"),
        &expect![[r#"
        cảnh báo[subject-year]: trích yếu ghi năm 2020, kế hoạch là của năm 2021
         --> content/2021/plan.yaml:7:12
          |
        7 |   subject: Công tác thi đua, khen thưởng năm 2020
          |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: sửa trích yếu, hoặc sửa `year` và tên thư mục của kế hoạch

        Có 1 cảnh báo.
    "#]],
    );
    passes("subject-year", &Workspace::binh_luc());
    passes("subject-year", &subject("Thực hiện Luật Thi đua, khen thưởng năm 2003"));
    passes("subject-year", &subject("Công tác thi đua, khen thưởng năm học 2020-2021"));
}

#[test]
fn task_ungrouped() {
    let plan = "content/giai-doan-2026-2030/plan.yaml";
    finds(
        "task-ungrouped",
        &period().edit(plan, "    group: phong-trao\n    text", "    text"),
        &expect![[r#"
            cảnh báo[task-ungrouped]: việc `danh-gia-phong-trao` không thuộc nhóm nào, bảng thì xếp theo nhóm
               --> content/giai-doan-2026-2030/plan.yaml:111:9
                |
            111 |   - id: danh-gia-phong-trao
                |         ^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: giai-doan-2026-2030 › hằng năm › việc 1
                = cách sửa: ghi `group` cho việc này; không ghi thì việc in ở trên nhóm đầu tiên

            Có 1 cảnh báo.
        "#]],
    );
    passes("task-ungrouped", &period());
    // Where no task has a heading, there are none to stand above.
    passes("task-ungrouped", &Workspace::binh_luc());
}

#[test]
fn meeting_differs() {
    let invitation = "content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md";
    let when = |when: &str| period().edit(invitation, "Thời gian: 08 giờ 00, ngày 12", when);
    finds(
        "meeting-differs",
        &when("Thời gian: 07 giờ 30, ngày 12"),
        &expect![[r#"
        cảnh báo[meeting-differs]: lời ghi `07 giờ 30`, buổi họp trong dữ liệu là 08:00, 12/03/2026
          --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:37:12
           |
        18 |   - on: 2026-03-12
           |         ---------- thời gian trong dữ liệu
        ...
        37 | Thời gian: 07 giờ 30, ngày 12 tháng 3 năm 2026.
           |            ^^^^^^^^^
           |
           = cách sửa: sửa bên sai cho hai bên như nhau

        Có 1 cảnh báo.
    "#]],
    );
    finds(
        "meeting-differs",
        &when("Thời gian: 08 giờ 00, ngày 13"),
        &expect![[r#"
        cảnh báo[meeting-differs]: lời ghi `ngày 13 tháng 3 năm 2026`, buổi họp trong dữ liệu là 08:00, 12/03/2026
          --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:37:23
           |
        18 |   - on: 2026-03-12
           |         ---------- thời gian trong dữ liệu
        ...
        37 | Thời gian: 08 giờ 00, ngày 13 tháng 3 năm 2026.
           |                       ^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = cách sửa: sửa bên sai cho hai bên như nhau

        Có 1 cảnh báo.
    "#]],
    );
    passes("meeting-differs", &period());
    passes("meeting-differs", &when("Thời gian: Từ 8h00 đến 11 giờ 30, ngày 12"));
}

#[test]
fn basis_law_date() {
    let day = |day: &str| {
        let old = "12/2019/TT-BNV ngày 04 tháng 11 năm 2019";
        Workspace::binh_luc().edit(
            "content/2021/plan.yaml",
            old,
            &format!("12/2019/TT-BNV ngày {day}"),
        )
    };
    passes("basis-law-date", &Workspace::binh_luc());
    // Two days may be those of two acts.
    passes("basis-law-date", &day("05 tháng 11 năm 2019"));
    let law = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi\n      hành một",
        "91/2017/NĐ-CP ngày 30 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi\n      hành một",
    );
    finds(
        "basis-law-date",
        &law,
        &expect![[r#"
        cảnh báo[basis-law-date]: ngày 30 tháng 7 năm 2017 khác ngày ban hành của 91/2017/NĐ-CP
          --> content/2021/plan.yaml:27:41
           |
        27 |       Căn cứ Nghị định số 91/2017/NĐ-CP ngày 30 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi
           |                                         ^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = ở mục: 2021 › căn cứ 2
           = cách sửa: sổ văn bản ghi 31/07/2017; sửa lời dẫn, hoặc sửa `issued` trong `content/laws.yaml`

        Có 1 cảnh báo.
    "#]],
    );
}

#[test]
fn unit_ended() {
    let ended = |workspace: Workspace, id: &str, day: &str| {
        let id = format!("  - id: {id}\n");
        let dates = format!("{id}    until: {day}\n    successors: [phong-noi-vu]\n");
        workspace.edit(UNITS, &id, &dates)
    };
    let council = ended(Workspace::binh_luc(), "hoi-dong-tdkt-huyen", "2020-12-31");
    finds(
        "unit-ended",
        &council,
        &expect![[r#"
            lỗi[unit-ended]: đơn vị `Hội đồng thi đua, khen thưởng huyện` chỉ hoạt động đến hết ngày 31/12/2020, trước ngày ban hành kế hoạch (nêu ở 4 chỗ)
              --> content/2021/plan.yaml:18:9
               |
            11 |   date: 2021-02-25
               |         ---------- ngày ban hành kế hoạch
            ...
            18 | issuer: hoi-dong-tdkt-huyen
               |         ^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021
               = cách sửa: ghi đơn vị thay thế: `phong-noi-vu`

            Có 1 lỗi.
        "#]],
    );
    let band = ended(Workspace::binh_luc(), "dai-truyen-thanh", "2020-12-31");
    passes("unit-ended", &band);
    // The last day of the unit is the day of the plan.
    passes("unit-ended", &ended(Workspace::binh_luc(), "hoi-dong-tdkt-huyen", "2021-02-25"));
    // What was done in January was done by a unit that was there.
    let task = "  - id: khen-thuong-nam-2020-tham-dinh\n";
    let january = with(task, "    lead: [dai-truyen-thanh]\n");
    passes("unit-ended", &ended(january, "dai-truyen-thanh", "2021-01-31"));
    // In the words of a task, unless they speak of what it leaves behind.
    let named = with(COLLECT, "    units: [dai-truyen-thanh]\n");
    let named = ended(named, "dai-truyen-thanh", "2021-01-31");
    finds(
        "unit-ended",
        &named,
        &expect![[r#"
            lỗi[unit-ended]: đơn vị `Đài truyền thanh huyện` chỉ hoạt động đến hết ngày 31/01/2021, trước ngày ban hành kế hoạch
               --> content/2021/plan.yaml:107:13
                |
             11 |   date: 2021-02-25
                |         ---------- ngày ban hành kế hoạch
            ...
            107 |     units: [dai-truyen-thanh]
                |             ^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 4 › việc 2
                = cách sửa: ghi đơn vị thay thế: `phong-noi-vu`

            Có 1 lỗi.
        "#]],
    );
    passes("unit-ended", &named.edit(PLAN, "Tổng hợp các tiêu", "Tiếp nhận, tổng hợp các tiêu"));
}

#[test]
fn unit_not_yet() {
    let from = |day: &str| {
        let id = "  - id: phong-giao-duc-va-dao-tao\n";
        Workspace::binh_luc().edit(UNITS, id, &format!("{id}    from: {day}\n"))
    };
    finds(
        "unit-not-yet",
        &from("2021-10-01"),
        &expect![[r#"
            lỗi[unit-not-yet]: đơn vị `Phòng Giáo dục và Đào tạo` đến ngày 01/10/2021 mới hoạt động, sau ngày ban hành kế hoạch
               --> content/2021/plan.yaml:169:13
                |
             11 |   date: 2021-02-25
                |         ---------- ngày ban hành kế hoạch
            ...
            169 |     units: [phong-giao-duc-va-dao-tao, hoi-dong-tdkt-huyen]
                |             ^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 9 › việc 1
                = cách sửa: ghi đơn vị đang hoạt động, hoặc sửa `from` trong `content/units.yaml` nếu sổ ghi sai

            Có 1 lỗi.
        "#]],
    );
    // In time for its task, in September.
    passes("unit-not-yet", &from("2021-09-15"));
    passes("unit-not-yet", &from("2021-02-25"));
}

#[test]
fn law_not_in_force() {
    let decree = |dates: &str| {
        let id = "  - id: nd-91-2017-nd-cp\n";
        Workspace::binh_luc().edit(LAWS, id, &format!("{id}{dates}"))
    };
    // Three years later the law and its amendments had been replaced.
    let later = Workspace::binh_luc().edit(PLAN, "date: 2021-02-25", "date: 2024-01-01");
    finds(
        "law-not-in-force",
        &later,
        &expect![[r#"
            cảnh báo[law-not-in-force]: văn bản `15/2003/QH11` không có hiệu lực vào ngày 01/01/2024 của kế hoạch
              --> content/2021/plan.yaml:25:12
               |
            25 |     laws: [luat-15-2003-qh11, luat-47-2005-qh11, luat-39-2013-qh13]
               |            ^^^^^^^^^^^^^^^^^
               |
              ::: content/laws.yaml:8:9
               |
             8 |   - id: luat-15-2003-qh11
               |         ----------------- hết hiệu lực từ ngày 01/01/2024
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: căn cứ văn bản thay thế: `06/2022/QH15`

            cảnh báo[law-not-in-force]: văn bản `47/2005/QH11` không có hiệu lực vào ngày 01/01/2024 của kế hoạch
              --> content/2021/plan.yaml:25:31
               |
            25 |     laws: [luat-15-2003-qh11, luat-47-2005-qh11, luat-39-2013-qh13]
               |                               ^^^^^^^^^^^^^^^^^
               |
              ::: content/laws.yaml:19:9
               |
            19 |   - id: luat-47-2005-qh11
               |         ----------------- hết hiệu lực từ ngày 01/01/2024
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: căn cứ văn bản thay thế: `06/2022/QH15`

            cảnh báo[law-not-in-force]: văn bản `39/2013/QH13` không có hiệu lực vào ngày 01/01/2024 của kế hoạch
              --> content/2021/plan.yaml:25:50
               |
            25 |     laws: [luat-15-2003-qh11, luat-47-2005-qh11, luat-39-2013-qh13]
               |                                                  ^^^^^^^^^^^^^^^^^
               |
              ::: content/laws.yaml:33:9
               |
            33 |   - id: luat-39-2013-qh13
               |         ----------------- hết hiệu lực từ ngày 01/01/2024
               |
               = ở mục: 2021 › căn cứ 1
               = cách sửa: căn cứ văn bản thay thế: `06/2022/QH15`

            cảnh báo[law-not-in-force]: văn bản `91/2017/NĐ-CP` không có hiệu lực vào ngày 01/01/2024 của kế hoạch
              --> content/2021/plan.yaml:29:12
               |
            29 |     laws: [nd-91-2017-nd-cp]
               |            ^^^^^^^^^^^^^^^^
               |
              ::: content/laws.yaml:56:9
               |
            56 |   - id: nd-91-2017-nd-cp
               |         ---------------- hết hiệu lực từ ngày 01/01/2024
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: căn cứ văn bản thay thế: `98/2023/NĐ-CP`

            Có 4 cảnh báo.
        "#]],
    );
    finds(
        "law-not-in-force",
        &decree("    effective: 2021-03-01\n"),
        &expect![[r#"
            cảnh báo[law-not-in-force]: văn bản `91/2017/NĐ-CP` không có hiệu lực vào ngày 25/02/2021 của kế hoạch
              --> content/2021/plan.yaml:29:12
               |
            29 |     laws: [nd-91-2017-nd-cp]
               |            ^^^^^^^^^^^^^^^^
               |
              ::: content/laws.yaml:56:9
               |
            56 |   - id: nd-91-2017-nd-cp
               |         ---------------- có hiệu lực từ ngày 01/03/2021
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: căn cứ văn bản đang có hiệu lực, hoặc sửa ngày trong `content/laws.yaml` nếu sổ ghi sai

            Có 1 cảnh báo.
        "#]],
    );
    passes("law-not-in-force", &decree("    expires: 2021-02-26\n"));
    passes("law-not-in-force", &decree("    effective: 2021-02-25\n"));
    // Adopted before, in force from the first day of the plan's year.
    let early = decree("    effective: 2021-01-01\n");
    passes("law-not-in-force", &early.edit(PLAN, "date: 2021-02-25", "date: 2020-12-20"));
}

#[test]
fn basis_law_unlisted() {
    let of = |laws: &str| Workspace::binh_luc().edit(PLAN, "laws: [nd-91-2017-nd-cp]", laws);
    finds(
        "basis-law-unlisted",
        &of("laws: []"),
        &expect![[r#"
            lời khuyên[basis-law-unlisted]: lời căn cứ dẫn `91/2017/NĐ-CP` mà mục `laws` không ghi
              --> content/2021/plan.yaml:27:27
               |
            27 |       Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi
               |                           ^^^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: thêm `nd-91-2017-nd-cp` vào mục `laws` của căn cứ này

            Có 1 lời khuyên.
        "#]],
    );
    // The third basis names the decree in the title of a circular.
    passes("basis-law-unlisted", &Workspace::binh_luc());
    // The workspace has an id of its own for an act that the program knows, too.
    let own = of("laws: [nghi-dinh-91]").edit(LAWS, "- id: nd-91-2017-nd-cp", "- id: nghi-dinh-91");
    passes("basis-law-unlisted", &own);
}

#[test]
fn basis_law_uncited() {
    let of = |laws: &str| Workspace::binh_luc().edit(PLAN, "laws: [nd-91-2017-nd-cp]", laws);
    let two = "laws: [nd-91-2017-nd-cp, ct-34-ct-tw]";
    finds(
        "basis-law-uncited",
        &of(two),
        &expect![[r#"
            cảnh báo[basis-law-uncited]: mục `laws` ghi văn bản `34-CT/TW` mà lời căn cứ không dẫn
              --> content/2021/plan.yaml:29:30
               |
            27 |       Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi
               |       ---------------------------------------------------------------------------------------------- lời căn cứ ở đây
            28 |       hành một số điều của Luật thi đua, khen thưởng
            29 |     laws: [nd-91-2017-nd-cp, ct-34-ct-tw]
               |                              ^^^^^^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: bỏ mã này khỏi `laws`, hoặc sửa số, tên, năm của văn bản trong lời căn cứ

            Có 1 cảnh báo.
        "#]],
    );
    let words = "khen thưởng năm 2005 và năm 2013";
    let bare = Workspace::binh_luc().edit(PLAN, words, "khen thưởng năm 2005, 2013");
    passes("basis-law-uncited", &bare);
}

#[test]
fn basis_style() {
    let of = |style: &str| {
        let text = "  - text: >-\n      Căn cứ Nghị định số 91";
        let styled = format!("  - style: {style}\n    text: >-\n      Căn cứ Nghị định số 91");
        Workspace::binh_luc().edit(PLAN, text, &styled)
    };
    finds(
        "basis-style",
        &of("thuc-hien"),
        &expect![[r#"
            lời khuyên[basis-style]: căn cứ này ghi `style: thuc-hien` mà lời không mở đầu bằng `Thực hiện`
              --> content/2021/plan.yaml:28:7
               |
            28 |       Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi
               |       ^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: viết `style: can-cu` cho khớp với lời

            Có 1 lời khuyên.
        "#]],
    );
    passes("basis-style", &of("can-cu"));
}

#[test]
fn basis_opening() {
    let of = |words: &str| Workspace::binh_luc().edit(PLAN, "Căn cứ Nghị định", words);
    finds(
        "basis-opening",
        &of("Trên cơ sở Nghị định"),
        &expect![[r#"
            lời khuyên[basis-opening]: căn cứ không mở đầu bằng những từ thường dùng
              --> content/2021/plan.yaml:27:7
               |
            27 |       Trên cơ sở Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi
               |       ^^^^^^^
               |
               = ở mục: 2021 › căn cứ 2
               = cách sửa: mở đầu bằng `Căn cứ`, `Thực hiện` hoặc `Theo đề nghị`

            Có 1 lời khuyên.
        "#]],
    );
    passes("basis-opening", &of("Thực hiện Nghị định"));
}

#[test]
fn lead_and_co() {
    let of = |co: &str| with(DRAFT, &format!("    lead: [phong-noi-vu]\n    co: {co}\n"));
    finds(
        "lead-and-co",
        &of("[dai-truyen-thanh, phong-noi-vu]"),
        &expect![[r#"
            lỗi[lead-and-co]: đơn vị `phong-noi-vu` vừa chủ trì vừa phối hợp trong một việc
              --> content/2021/plan.yaml:93:28
               |
            92 |     lead: [phong-noi-vu]
               |            ------------ chủ trì ở đây
            93 |     co: [dai-truyen-thanh, phong-noi-vu]
               |                            ^^^^^^^^^^^^
               |
               = ở mục: 2021 › tháng 3 › việc 3
               = cách sửa: bỏ khỏi `co` nếu đơn vị chủ trì, bỏ khỏi `lead` nếu chỉ phối hợp

            Có 1 lỗi.
        "#]],
    );
    passes("lead-and-co", &of("[dai-truyen-thanh]"));
}

#[test]
fn unit_twice() {
    let of = |who: &str| Workspace::binh_luc().edit(PLAN, "who: [cac-don-vi, ", who);
    finds(
        "unit-twice",
        &of("who: [ubnd-cac-xa-thi-tran, cac-don-vi, "),
        &expect![[r#"
            cảnh báo[unit-twice]: đơn vị `ubnd-cac-xa-thi-tran` ghi hai lần trong một danh sách
               --> content/2021/plan.yaml:240:77
                |
            240 |     who: [ubnd-cac-xa-thi-tran, cac-don-vi, cac-co-quan-ban-nganh-doan-the, ubnd-cac-xa-thi-tran]
                |           -------------------- lần đầu ở đây                                ^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: bỏ chỗ ghi thừa

            Có 1 cảnh báo.
        "#]],
    );
    // In two lists of one task it may be right.
    let roles = "    lead: [phong-noi-vu]\n    units: [phong-noi-vu]\n";
    passes("unit-twice", &with(DRAFT, roles));
}

/// Criteria with two stages.
const CRITERIA: &str = "deliverables:\n  - id: tieu-chi\n    title: Tiêu chí thi đua năm 2021\n    \
                        stages: [du-thao, ban-hanh]\n\n";

fn stage(stage: &str) -> String {
    format!("    deliverables: [{{of: tieu-chi, stage: {stage}}}]\n")
}

/// The plan with criteria that these tasks bring to these stages.
fn criteria(tasks: &[(&str, &str)]) -> Workspace {
    tasks.iter().fold(before_tasks(CRITERIA), |workspace, (task, of)| {
        workspace.edit(PLAN, task, &format!("{task}{}", stage(of)))
    })
}

#[test]
fn deliverable_unused() {
    finds(
        "deliverable-unused",
        &criteria(&[]),
        &expect![[r#"
            cảnh báo[deliverable-unused]: không việc nào làm ra sản phẩm `tieu-chi`
              --> content/2021/plan.yaml:41:9
               |
            41 |   - id: tieu-chi
               |         ^^^^^^^^
               |
               = ở mục: 2021 › sản phẩm 1
               = cách sửa: ghi `deliverables: [tieu-chi]` ở việc làm ra sản phẩm này, hoặc bỏ sản phẩm

            Có 1 cảnh báo.
        "#]],
    );
    passes("deliverable-unused", &criteria(&[(DRAFT, "du-thao")]));
}

#[test]
fn deliverable_without_owner() {
    let task = "  - id: hoat-dong-cua-khoi\n";
    let led = |task: &str, role: &str| {
        criteria(&[(DRAFT, "du-thao"), (ISSUE, "ban-hanh")]).edit(
            PLAN,
            task,
            &format!("{task}    {role}\n"),
        )
    };
    finds(
        "deliverable-without-owner",
        &led(task, "lead: [phong-noi-vu]"),
        &expect![[r#"
            cảnh báo[deliverable-without-owner]: không ai chủ trì hay ban hành sản phẩm `tieu-chi`
              --> content/2021/plan.yaml:41:9
               |
            41 |   - id: tieu-chi
               |         ^^^^^^^^
            ...
            97 |     deliverables: [{of: tieu-chi, stage: du-thao}]
               |                         -------- việc làm ra sản phẩm này
               |
               = ở mục: 2021 › sản phẩm 1
               = cách sửa: ghi `lead` hoặc `issued_by` ở việc làm ra sản phẩm này

            Có 1 cảnh báo.
        "#]],
    );
    // No task says who leads, or one of these does, or says who issues it.
    passes("deliverable-without-owner", &criteria(&[(DRAFT, "du-thao")]));
    passes("deliverable-without-owner", &led(ISSUE, "lead: [phong-noi-vu]"));
}

#[test]
fn stage_missing() {
    finds(
        "stage-missing",
        &criteria(&[(DRAFT, "du-thao")]),
        &expect![[r#"
            lời khuyên[stage-missing]: không việc nào đưa sản phẩm `tieu-chi` đến giai đoạn `ban-hanh`
              --> content/2021/plan.yaml:43:23
               |
            43 |     stages: [du-thao, ban-hanh]
               |                       ^^^^^^^^
               |
               = ở mục: 2021 › sản phẩm 1
               = cách sửa: ghi `deliverables: [{of: tieu-chi, stage: ban-hanh}]` ở việc tương ứng, hoặc bỏ giai đoạn

            Có 1 lời khuyên.
        "#]],
    );
    passes("stage-missing", &criteria(&[(DRAFT, "du-thao"), (ISSUE, "ban-hanh")]));
    // A task that names no stage may mean any.
    let whole =
        before_tasks(CRITERIA).edit(PLAN, DRAFT, &format!("{DRAFT}    deliverables: [tieu-chi]\n"));
    passes("stage-missing", &whole);
}

#[test]
fn stage_order() {
    finds(
        "stage-order",
        &criteria(&[(ISSUE, "du-thao"), (DRAFT, "ban-hanh")]),
        &expect![[r#"
            lỗi[stage-order]: sản phẩm `tieu-chi` đến giai đoạn `ban-hanh` khi giai đoạn `du-thao` còn chưa bắt đầu
               --> content/2021/plan.yaml:97:42
                |
             97 |     deliverables: [{of: tieu-chi, stage: ban-hanh}]
                |                                          ^^^^^^^^
            ...
            120 |     deliverables: [{of: tieu-chi, stage: du-thao}]
                |                                          ------- giai đoạn phải có trước
                |
                = ở mục: 2021 › tháng 3 › việc 3
                = cách sửa: sửa thời gian của một trong hai việc, hoặc sửa thứ tự trong `stages` của sản phẩm

            Có 1 lỗi.
        "#]],
    );
    passes("stage-order", &criteria(&[(DRAFT, "du-thao"), (ISSUE, "ban-hanh")]));
    // The draft comes again later: it was there before the issue all the same.
    let again = [(DRAFT, "du-thao"), (COLLECT, "ban-hanh"), (ISSUE, "du-thao")];
    passes("stage-order", &criteria(&again));
}

#[test]
fn after_order() {
    let draft_after = |task: &str| with(DRAFT, &format!("    after: [{task}]\n"));
    finds(
        "after-order",
        &draft_after("tieu-chi-thi-dua-ban-hanh"),
        &expect![[r#"
            lỗi[after-order]: việc `tieu-chi-thi-dua-du-thao` (tháng 3 năm 2021) phải chờ việc `tieu-chi-thi-dua-ban-hanh` làm sau nó (tháng 5 năm 2021)
               --> content/2021/plan.yaml:92:13
                |
             92 |     after: [tieu-chi-thi-dua-ban-hanh]
                |             ^^^^^^^^^^^^^^^^^^^^^^^^^
            ...
            115 |     month: 5
                |            - làm vào lúc này
                |
                = ở mục: 2021 › tháng 3 › việc 3
                = cách sửa: sửa thời gian của một trong hai việc, hoặc bỏ mã này khỏi `after`

            Có 1 lỗi.
        "#]],
    );
    // In the same month.
    passes("after-order", &draft_after("dang-ky-thi-dua-tong-hop"));
    // A circle is one mistake and told as such.
    let circle = draft_after("tieu-chi-thi-dua-ban-hanh").edit(
        PLAN,
        ISSUE,
        &format!("{ISSUE}    after: [tieu-chi-thi-dua-du-thao]\n"),
    );
    passes("after-order", &circle);
}

#[test]
fn after_circle() {
    let chain = with(DRAFT, "    after: [tieu-chi-thi-dua-ban-hanh]\n").edit(
        PLAN,
        ISSUE,
        &format!("{ISSUE}    after: [tieu-chi-thi-dua-tong-hop]\n"),
    );
    passes("after-circle", &chain);
    let circle = chain.edit(
        PLAN,
        COLLECT,
        &format!("{COLLECT}    after: [dang-ky-thi-dua-tong-hop, tieu-chi-thi-dua-du-thao]\n"),
    );
    finds(
        "after-circle",
        &circle,
        &expect![[r#"
            lỗi[after-circle]: việc `tieu-chi-thi-dua-du-thao` phải chờ chính nó: tieu-chi-thi-dua-du-thao → tieu-chi-thi-dua-ban-hanh → tieu-chi-thi-dua-tong-hop → tieu-chi-thi-dua-du-thao
              --> content/2021/plan.yaml:92:13
               |
            92 |     after: [tieu-chi-thi-dua-ban-hanh]
               |             ^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › tháng 3 › việc 3
               = cách sửa: bỏ bớt một dòng `after` trong vòng này

            Có 1 lỗi.
        "#]],
    );
    let itself = with(DRAFT, "    after: [tieu-chi-thi-dua-du-thao]\n");
    finds(
        "after-circle",
        &itself,
        &expect![[r#"
            lỗi[after-circle]: việc `tieu-chi-thi-dua-du-thao` phải chờ chính nó: tieu-chi-thi-dua-du-thao → tieu-chi-thi-dua-du-thao
              --> content/2021/plan.yaml:92:13
               |
            92 |     after: [tieu-chi-thi-dua-du-thao]
               |             ^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › tháng 3 › việc 3
               = cách sửa: bỏ bớt một dòng `after` trong vòng này

            Có 1 lỗi.
        "#]],
    );
}

#[test]
fn task_twice() {
    let copy = |lines: &str| {
        with(
            "phương thức chấm điểm và bình xét khen thưởng năm 2021.\n    about: {year: 2021}\n\n  # Tháng 4\n",
            &format!("  - id: ban-sao\n{lines}"),
        )
    };
    let words = "    text: Xây dựng dự thảo Tiêu chí thi đua, phương thức chấm điểm, và bình xét khen \
                 thưởng năm 2021\n";
    finds(
        "task-twice",
        &copy(&format!("    month: 3\n{words}")),
        &expect![[r#"
            cảnh báo[task-twice]: việc này trùng lời và trùng thời gian với một việc khác
               --> content/2021/plan.yaml:100:11
                |
             94 |       Xây dựng dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021.
                |       ------------------------------------------------------------------------------------------ lần đầu ở đây
            ...
            100 |     text: Xây dựng dự thảo Tiêu chí thi đua, phương thức chấm điểm, và bình xét khen thưởng năm 2021
                |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 3 › việc 4
                = cách sửa: bỏ một trong hai việc, hoặc sửa lời, thời gian nếu là hai việc khác nhau

            Có 1 cảnh báo.
        "#]],
    );
    passes("task-twice", &copy(&format!("    month: 4\n{words}")));
    let led = format!("    month: 3\n    lead: [phong-noi-vu]\n{words}");
    passes("task-twice", &copy(&led));
}

#[test]
fn when_differs() {
    let words =
        |words: &str| Workspace::binh_luc().edit(PLAN, "trước ngày 15 tháng 3 năm 2021", words);
    finds(
        "when-differs",
        &words("trước ngày 20 tháng 3 năm 2021"),
        &expect![[r#"
            lỗi[when-differs]: lời ghi `trước ngày 20 tháng 3 năm 2021`, dữ liệu ghi `trước ngày 15 tháng 3 năm 2021`
               --> content/2021/plan.yaml:238:42
                |
            238 |       huyện (*qua Phòng Nội vụ huyện*) **trước ngày 20 tháng 3 năm 2021** để theo dõi, tổng hợp.
                |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            239 |     when: {before: 2021-03-15}
                |           ------------------- thời gian trong dữ liệu
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: sửa bên sai cho hai bên như nhau

            Có 1 lỗi.
        "#]],
    );
    for near in ["trước ngày 15/3", "chậm nhất ngày 14/3/2021", "trước ngày 15-3-2021", "năm 2021"]
    {
        passes("when-differs", &words(near));
    }
    // A deadline without its year may be that of the next one.
    let next = words("trước ngày 10/01").edit(PLAN, "{before: 2021-03-15}", "{before: 2022-01-10}");
    passes("when-differs", &next);

    let task = |words: &str| {
        Workspace::binh_luc().edit(PLAN, "Tham gia các hoạt động của Khối thi đua", words)
    };
    let own = "Tham gia các hoạt động, hoàn thành trước ngày 15/6/2021, của Khối";
    finds(
        "when-differs",
        &task(own),
        &expect![[r#"
            lỗi[when-differs]: lời ghi `trước ngày 15/6/2021`, dữ liệu ghi `tháng 7 năm 2021`
               --> content/2021/plan.yaml:143:42
                |
            141 |     month: 7
                |            - thời gian trong dữ liệu
            142 |     text: >-
            143 |       Tham gia các hoạt động, hoàn thành trước ngày 15/6/2021, của Khối các huyện, thành phố.
                |                                          ^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › tháng 7 › việc 1
                = cách sửa: sửa bên sai cho hai bên như nhau

            Có 1 lỗi.
        "#]],
    );
    let others = "Hướng dẫn các đơn vị gửi hồ sơ trước ngày 15/9/2021, của Khối";
    passes("when-differs", &task(others));
    let about = "Rà soát các văn bản ban hành trước ngày 01/6/2021 của Khối";
    passes("when-differs", &task(about));
    let inside = "Tham gia các hoạt động (từ ngày 20/6 đến ngày 05/7/2021) của Khối";
    passes("when-differs", &task(inside));
}

#[test]
fn outside_plan() {
    let deadline = |when: &str| Workspace::binh_luc().edit(PLAN, "{before: 2021-03-15}", when);
    finds(
        "outside-plan",
        &deadline("{before: 2020-03-15}"),
        &expect![[r#"
            cảnh báo[outside-plan]: thời gian này nằm ngoài thời gian của kế hoạch (năm 2021)
               --> content/2021/plan.yaml:239:11
                |
            239 |     when: {before: 2020-03-15}
                |           ^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: xem lại năm; báo cáo, tổng kết của kế hoạch có thể làm đến hết tháng 3 năm sau

            Có 1 cảnh báo.
        "#]],
    );
    passes("outside-plan", &deadline("trước ngày 10/01 năm sau"));
    passes("outside-plan", &deadline("từ 15/12/2020 đến 15/01/2021"));
    passes("outside-plan", &deadline("thường xuyên"));
    let meeting = |day: &str| {
        let task = "  - id: hop-hoi-dong-binh-xet\n    month: 12\n";
        with(task, &format!("    meetings: [{{on: {day}, at: \"08:00\"}}]\n"))
    };
    finds(
        "outside-plan",
        &meeting("2012-12-20"),
        &expect![[r#"
        cảnh báo[outside-plan]: thời gian này nằm ngoài thời gian của kế hoạch (năm 2021)
           --> content/2021/plan.yaml:211:21
            |
        211 |     meetings: [{on: 2012-12-20, at: "08:00"}]
            |                     ^^^^^^^^^^
            |
            = ở mục: 2021 › tháng 12 › việc 1
            = cách sửa: xem lại năm; báo cáo, tổng kết của kế hoạch có thể làm đến hết tháng 3 năm sau

        Có 1 cảnh báo.
    "#]],
    );
    passes("outside-plan", &meeting("2021-12-20"));
    passes("outside-plan", &meeting("2022-01-10"));
}

#[test]
fn deadline_before_issue() {
    let deadline = |when: &str| Workspace::binh_luc().edit(PLAN, "{before: 2021-03-15}", when);
    finds(
        "deadline-before-issue",
        &deadline("{by: 2021-02-24}"),
        &expect![[r#"
            cảnh báo[deadline-before-issue]: hạn cuối là 24/02/2021, trước ngày ban hành kế hoạch (25/02/2021)
               --> content/2021/plan.yaml:239:11
                |
             11 |   date: 2021-02-25
                |         ---------- ngày ban hành kế hoạch
            ...
            239 |     when: {by: 2021-02-24}
                |           ^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: sửa hạn, hoặc sửa ngày ban hành, cho hạn đến sau ngày ban hành

            Có 1 cảnh báo.
        "#]],
    );
    passes("deadline-before-issue", &deadline("{by: 2021-02-25}"));
    // The tasks of January are no matter.
    passes("deadline-before-issue", &Workspace::binh_luc());
}

#[test]
fn deadline_on_rest_day() {
    let deadline = |when: &str| Workspace::binh_luc().edit(PLAN, "{before: 2021-03-15}", when);
    finds(
        "deadline-on-rest-day",
        &deadline("{before: 2021-03-14}"),
        &expect![[r#"
            lời khuyên[deadline-on-rest-day]: ngày ghi trong hạn, 14/03/2021, là ngày nghỉ
               --> content/2021/plan.yaml:239:11
                |
            239 |     when: {before: 2021-03-14}
                |           ^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: hôm ấy là Chủ nhật; ngày làm việc liền trước là 12/03/2021

            Có 1 lời khuyên.
        "#]],
    );
    finds(
        "deadline-on-rest-day",
        &deadline("chậm nhất ngày 30/4"),
        &expect![[r#"
            lời khuyên[deadline-on-rest-day]: ngày ghi trong hạn, 30/04/2021, là ngày nghỉ
               --> content/2021/plan.yaml:239:11
                |
            239 |     when: chậm nhất ngày 30/4
                |           ^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021 › việc phải gửi 1
                = cách sửa: hôm ấy nghỉ ngày Chiến thắng; ngày làm việc liền trước là 29/04/2021

            Có 1 lời khuyên.
        "#]],
    );
    // Before a Monday: the last day is a Sunday, and not what is written.
    passes("deadline-on-rest-day", &Workspace::binh_luc());
    // A month ends when it ends, and an election is held on a Sunday.
    passes("deadline-on-rest-day", &deadline("đến hết tháng 10"));
    let month = "  - id: hoat-dong-cua-khoi\n    month: 7\n";
    let day = "  - id: hoat-dong-cua-khoi\n    when: 23/5/2021\n";
    passes("deadline-on-rest-day", &Workspace::binh_luc().edit(PLAN, month, day));
}

/// The plan with the abbreviation `TĐ-KT`, explained in the narrative instead of these words.
fn abbreviated(words: &str, instead: &str) -> Workspace {
    let entry = "abbreviations:\n  - short: TĐ-KT\n    long: thi đua, khen thưởng\n\n";
    before_tasks(entry).edit(NARRATIVE, words, instead)
}

const MIDDLE: &str = "4. Cơ quan làm công tác thi đua, khen thưởng phối hợp";
const EXPLAINED: &str =
    "4. Cơ quan làm công tác thi đua, khen thưởng (sau đây viết tắt là TĐ-KT) phối hợp";

#[test]
fn abbreviation_unused() {
    let only_explained = abbreviated(MIDDLE, EXPLAINED);
    finds(
        "abbreviation-unused",
        &only_explained,
        &expect![[r#"
            lời khuyên[abbreviation-unused]: chữ viết tắt `TĐ-KT` được khai mà không chỗ nào dùng
              --> content/2021/plan.yaml:41:12
               |
            41 |   - short: TĐ-KT
               |            ^^^^^
               |
               = ở mục: 2021
               = cách sửa: bỏ mục này khỏi `abbreviations`, và bỏ lời giải thích chữ viết tắt trong văn bản nếu có

            Có 1 lời khuyên.
        "#]],
    );
    let used =
        only_explained.edit(NARRATIVE, "Giao Phòng Nội vụ", "Giao cơ quan TĐ-KT và Phòng Nội vụ");
    passes("abbreviation-unused", &used);
}

#[test]
fn abbreviation_early() {
    let early = abbreviated(MIDDLE, EXPLAINED).edit(
        NARRATIVE,
        "3. Tăng cường công tác quản lý nhà nước về thi đua, khen thưởng.",
        "3. Tăng cường công tác quản lý nhà nước về TĐ-KT.",
    );
    finds(
        "abbreviation-early",
        &early,
        &expect![[r#"
        lời khuyên[abbreviation-early]: dùng chữ viết tắt `TĐ-KT` trước chỗ giải thích
          --> content/2021/plan.md:39:44
           |
        39 | 3. Tăng cường công tác quản lý nhà nước về TĐ-KT. Hội đồng thi đua, khen thưởng phải bám sát phong trào thi đua; nâng cao chất lượng...
           |                                            ^^^^^
        40 |
        41 | 4. Cơ quan làm công tác thi đua, khen thưởng (sau đây viết tắt là TĐ-KT) phối hợp chặt chẽ với các cơ quan thông tin truyền thông mở...
           |                                                                   ----- giải thích ở đây
           |
           = cách sửa: ở đây viết đủ `thi đua, khen thưởng`, hoặc chuyển lời giải thích lên lần dùng đầu tiên

        Có 1 lời khuyên.
    "#]],
    );
    let later =
        abbreviated(MIDDLE, EXPLAINED).edit(NARRATIVE, "Giao Phòng Nội vụ", "Giao cơ quan TĐ-KT");
    passes("abbreviation-early", &later);
}

#[test]
fn internal_published() {
    let secret = "năm trước chậm vì thiếu người thẩm định hồ sơ";
    let note = with(DRAFT, &format!("    internal: Tháng 3 mới làm được; {secret}.\n"));
    passes("internal-published", &note);
    let published = note.edit(NARRATIVE, "định kỳ báo cáo", &format!("{secret}, định kỳ báo cáo"));
    finds(
        "internal-published",
        &published,
        &expect![[r#"
            cảnh báo[internal-published]: một câu nội bộ có trong phần được công bố
              --> content/2021/plan.md:57:66
               |
            57 | 3. Giao Phòng Nội vụ huyện theo dõi, đôn đốc thực hiện kế hoạch, năm trước chậm vì thiếu người thẩm định hồ sơ, định kỳ báo cáo Hội ...
               |                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
              ::: content/2021/plan.yaml:92:15
               |
            92 |     internal: Tháng 3 mới làm được; năm trước chậm vì thiếu người thẩm định hồ sơ.
               |               -------------------------------------------------------------------- câu nội bộ ở đây
               |
               = cách sửa: bỏ câu này khỏi phần công bố; nếu được phép công bố thì bỏ khỏi phần nội bộ

            Có 1 cảnh báo.
        "#]],
    );
    // What the office says every day is nobody's secret.
    let common = "    internal: Theo hướng dẫn của Hội đồng thi đua, khen thưởng tỉnh.\n";
    passes("internal-published", &with(DRAFT, common));
}

#[test]
fn internal_mark() {
    let text = |words: &str| {
        Workspace::binh_luc().edit(
            PLAN,
            "Ban hành Kế hoạch công tác thi đua, khen thưởng năm 2021.",
            words,
        )
    };
    finds(
        "internal-mark",
        &text("Ban hành Kế hoạch (nội bộ - không công bố)."),
        &expect![[r#"
            cảnh báo[internal-mark]: phần được công bố lại ghi `(nội bộ - không công bố)`
              --> content/2021/plan.yaml:66:25
               |
            66 |       Ban hành Kế hoạch (nội bộ - không công bố).
               |                         ^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021 › tháng 2 › việc 2
               = cách sửa: chuyển lời nội bộ sang mục `internal` của việc, hoặc ghi `visibility: internal` cho cả việc

            Có 1 cảnh báo.
        "#]],
    );
    passes("internal-mark", &text("In tài liệu lưu hành nội bộ."));
}

#[test]
fn task_table_missing() {
    let workspace = Workspace::binh_luc();
    passes("task-table-missing", &workspace);
    let without = workspace.edit("content/2021/plan.md", "{{ tasks }}\n", "\n");
    finds(
        "task-table-missing",
        &without,
        &expect![[r#"
        lỗi[task-table-missing]: phần lời không chỉ chỗ đặt bảng công việc: 26 việc sẽ không được in
        --> content/2021/plan.md
         = cách sửa: viết {{ tasks }} trên một dòng riêng ở chỗ đặt bảng

        Có 1 lỗi.
    "#]],
    );
    // A directive with a slip in its name is told by itself.
    let slip = Workspace::binh_luc().edit("content/2021/plan.md", "{{ tasks }}", "{{ task }}");
    passes("task-table-missing", &slip);
}

#[test]
fn task_table_twice() {
    passes("task-table-twice", &Workspace::binh_luc());
    let twice = "{{ tasks }}\n\n{{ tasks }}\n";
    let workspace = Workspace::binh_luc().edit("content/2021/plan.md", "{{ tasks }}\n", twice);
    finds(
        "task-table-twice",
        &workspace,
        &expect![[r#"
        lỗi[task-table-twice]: bảng công việc được đặt hai lần
          --> content/2021/plan.md:49:1
           |
        47 | {{ tasks }}
           | ----------- lần đầu ở đây
        48 |
        49 | {{ tasks }}
           | ^^^^^^^^^^^

        Có 1 lỗi.
    "#]],
    );
}

#[test]
fn obligation_not_placed() {
    let directive = "{{ obligation: ke-hoach-cua-cac-don-vi }}";
    passes("obligation-not-placed", &Workspace::binh_luc());
    let without = Workspace::binh_luc().edit("content/2021/plan.md", directive, "Như trên.");
    finds(
        "obligation-not-placed",
        &without,
        &expect![[r#"
        lỗi[obligation-not-placed]: phần lời `content/2021/plan.md` không chỉ chỗ đặt việc phải gửi `ke-hoach-cua-cac-don-vi`
           --> content/2021/plan.yaml:234:9
            |
        234 |   - id: ke-hoach-cua-cac-don-vi
            |         ^^^^^^^^^^^^^^^^^^^^^^^
            |
            = cách sửa: viết {{ obligation: ke-hoach-cua-cac-don-vi }} trên một dòng riêng ở chỗ đặt đoạn ấy

        Có 1 lỗi.
    "#]],
    );
    let slip = directive.replace("don-vi", "don-vj");
    let slip = Workspace::binh_luc().edit("content/2021/plan.md", directive, &slip);
    passes("obligation-not-placed", &slip);
}

#[test]
fn obligation_placed_twice() {
    let directive = "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n";
    passes("obligation-placed-twice", &Workspace::binh_luc());
    let twice = format!("{directive}\n{directive}");
    let workspace = Workspace::binh_luc().edit("content/2021/plan.md", directive, &twice);
    finds(
        "obligation-placed-twice",
        &workspace,
        &expect![[r#"
        lỗi[obligation-placed-twice]: việc phải gửi `ke-hoach-cua-cac-don-vi` được đặt hai lần
          --> content/2021/plan.md:55:4
           |
        53 |    {{ obligation: ke-hoach-cua-cac-don-vi }}
           |    ----------------------------------------- lần đầu ở đây
        54 |
        55 |    {{ obligation: ke-hoach-cua-cac-don-vi }}
           |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        Có 1 lỗi.
    "#]],
    );
}

#[test]
fn published_missing() {
    let without = || Workspace::binh_luc().without("content/2021/published.yaml");
    finds(
        "published-missing",
        &without(),
        &expect![[r#"
        lời khuyên[published-missing]: chưa có tệp ghi lại những gì lịch của kế hoạch đã công bố
        --> content/2021/plan.yaml
         = ở mục: 2021
         = cách sửa: trước khi đưa lịch lên, chạy `kehoach record`, xem lại `published.yaml` rồi lưu cùng kế hoạch

        Có 1 lời khuyên.
    "#]],
    );
    passes("published-missing", &Workspace::binh_luc());
    // Nobody subscribes to a draft.
    let draft = without().edit(PLAN, "  state: signed\n", "  state: draft\n");
    passes("published-missing", &draft);
}

#[test]
fn published_stale() {
    let changed = Workspace::binh_luc().edit(PLAN, DRAFT, &DRAFT.replace("du-thao", "viet")).edit(
        PLAN,
        "Ban hành tiêu chí thi đua, phương thức",
        "Ban hành các tiêu chí thi đua, phương thức",
    );
    finds(
        "published-stale",
        &changed,
        &expect![[r#"
            cảnh báo[published-stale]: lịch đã công bố khác kế hoạch (1 việc mới, 1 việc sửa đổi, 1 việc bỏ), trước hết là “Xây dựng dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021”
               --> content/2021/plan.yaml:91:9
                |
             91 |   - id: tieu-chi-thi-dua-viet
                |         ^^^^^^^^^^^^^^^^^^^^^
            ...
            113 |   - id: tieu-chi-thi-dua-ban-hanh
                |         ------------------------- việc sửa đổi: Ban hành các tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021
                |
               ::: content/2021/published.yaml:89:5
                |
             89 |   - event: tieu-chi-thi-dua-du-thao
                |     ------------------------------- việc bỏ: Xây dựng dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021
                |
                = ở mục: 2021
                = cách sửa: trước khi đưa lịch lên, chạy `kehoach record`, xem lại `published.yaml` rồi lưu cùng kế hoạch

            Có 1 cảnh báo.
        "#]],
    );
    // What a month brings and what comes near are told of where nothing else changed.
    let reminded = Workspace::binh_luc().edit(
        "content/agency.yaml",
        "  domain: tdkt.binhluc.example\n",
        "  domain: tdkt.binhluc.example\n  remind_days: [14]\n",
    );
    finds(
        "published-stale",
        &reminded,
        &expect![[r#"
            cảnh báo[published-stale]: lịch đã công bố khác kế hoạch (0 việc mới, 1 việc sửa đổi, 0 việc bỏ), trước hết là “Còn 16 ngày: Kế hoạch công tác thi đua, khen thưởng của đơn vị”
               --> content/2021/plan.yaml:234:9
                |
            234 |   - id: ke-hoach-cua-cac-don-vi
                |         ^^^^^^^^^^^^^^^^^^^^^^^
                |
                = ở mục: 2021
                = cách sửa: trước khi đưa lịch lên, chạy `kehoach record`, xem lại `published.yaml` rồi lưu cùng kế hoạch

            Có 1 cảnh báo.
        "#]],
    );
    passes("published-stale", &Workspace::binh_luc());
    // What calendars do not show may change.
    let bases = with("  place: Bình Lục\n", "  # một dòng ghi chú\n");
    passes("published-stale", &bases);
    let draft = changed.edit(PLAN, "  state: signed\n", "  state: draft\n");
    passes("published-stale", &draft);
    // A record that cannot be read was not dropped.
    let broken = Workspace::binh_luc().edit(
        PLAN,
        "    month: 7\n    text: >-\n      Tham gia",
        "    month: 13\n    text: >-\n      Tham gia",
    );
    passes("published-stale", &broken);
}

const PERIOD: &str = "content/giai-doan-2026-2030/plan.yaml";
const PERIOD_TEXT: &str = "content/giai-doan-2026-2030/plan.md";

/// The plan for five years of a commune, which lays out its tasks itself.
fn period() -> Workspace {
    Workspace::fixture("day-du")
}

#[test]
fn task_table_missing_where_tables_leave_tasks_out() {
    finds(
        "task-table-missing",
        &period()
            .edit(PERIOD_TEXT, "{{ tasks }}", "{{ tasks: theo-don-vi }}")
            .edit(PERIOD, "    only: [the-che, phong-trao]\n", "    only: [nhan-rong]\n")
            .write("content/giai-doan-2026-2030/bang-khac.md", "Không có bảng.\n"),
        &expect![[r#"
            lỗi[task-table-missing]: phần lời không chỉ chỗ đặt bảng công việc: 2 việc sẽ không được in
              --> content/giai-doan-2026-2030/plan.yaml:86:9
               |
            86 |   - id: xay-dung-quy-che
               |         ^^^^^^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › trước ngày 30 tháng 9 năm 2026 › việc 1
               = cách sửa: thêm nhóm của việc này vào `only` của một bảng, hoặc đặt thêm một bảng không có `only`; bảng phải có cột `text`

            Có 1 lỗi.
        "#]],
    );
    passes("task-table-missing", &period());
}

#[test]
fn table_not_placed() {
    finds(
        "table-not-placed",
        &period().write("content/giai-doan-2026-2030/phan-cong.md", "Không có bảng.\n"),
        &expect![[r#"
            cảnh báo[table-not-placed]: bảng `theo-don-vi` không được đặt ở chỗ nào
              --> content/giai-doan-2026-2030/plan.yaml:65:9
               |
            65 |   - id: theo-don-vi
               |         ^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030
               = cách sửa: viết {{ tasks: theo-don-vi }} trên một dòng riêng ở chỗ đặt bảng, hoặc bỏ bảng này

            Có 1 cảnh báo.
        "#]],
    );
    passes("table-not-placed", &period());
}

#[test]
fn column_empty() {
    finds(
        "column-empty",
        &period().edit(PERIOD, "      - time\n", "      - time\n      - advised\n"),
        &expect![[r#"
            cảnh báo[column-empty]: cột “Cơ quan được tham mưu” trống ở mọi việc
              --> content/giai-doan-2026-2030/plan.yaml:57:9
               |
            57 |       - advised
               |         ^^^^^^^
               |
               = ở mục: giai-doan-2026-2030
               = cách sửa: ghi dữ liệu cho cột này, hoặc ghi lời ở `cells: advised:` của từng việc, hoặc bỏ cột

            Có 1 cảnh báo.
        "#]],
    );
    passes("column-empty", &period());
}

#[test]
fn cell_not_shown() {
    finds(
        "cell-not-shown",
        &period().edit(PERIOD, "      - id: nguon-luc\n", "      - id: nguon-lucs\n"),
        &expect![[r#"
            cảnh báo[cell-not-shown]: lời của cột `nguon-luc` không được in: bảng có việc này không có cột ấy
               --> content/giai-doan-2026-2030/plan.yaml:100:7
                |
            100 |       nguon-luc:
                |       ^^^^^^^^^
                |
                = ở mục: giai-doan-2026-2030 › trước ngày 30 tháng 9 năm 2026 › việc 1
                = cách sửa: có phải ý bạn là `nguon-lucs`?

            Có 1 cảnh báo.
        "#]],
    );
    passes("cell-not-shown", &period());
}

#[test]
fn group_empty() {
    finds(
        "group-empty",
        &period().edit(PERIOD, "    group: the-che\n", "    group: phong-trao\n"),
        &expect![[r#"
            cảnh báo[group-empty]: nhóm “Xây dựng quy chế” không có việc nào
              --> content/giai-doan-2026-2030/plan.yaml:17:9
               |
            17 |   - id: the-che
               |         ^^^^^^^
               |
               = ở mục: giai-doan-2026-2030
               = cách sửa: ghi `group: the-che` ở việc thuộc nhóm này, hoặc bỏ nhóm

            Có 1 cảnh báo.
        "#]],
    );
    // The heading above has a heading with tasks below it.
    passes(
        "group-empty",
        &period().edit(PERIOD, "    group: phong-trao\n    text", "    group: nhan-rong\n    text"),
    );
}

#[test]
fn table_sum() {
    let scores = |total: &str| {
        let text = format!(
            "| TT | Tiêu chí | Điểm |\n|---:|---|---:|\n| 1 | Tuyên truyền | 40 |\n| 2 | Phong trào | 60 |\n\
             | | Tổng cộng | {total} |\n"
        );
        period().write("content/giai-doan-2026-2030/mau-phieu.md", text)
    };
    finds(
        "table-sum",
        &scores("95"),
        &expect![[r#"
        cảnh báo[table-sum]: ô tổng ở cột “Điểm” ghi 95, cộng các dòng được 100
         --> content/giai-doan-2026-2030/mau-phieu.md:5:16
          |
        5 | | | Tổng cộng | 95 |
          |                ^^^
          |
          = cách sửa: sửa số sai; nếu cách cộng khác với thứ tự dòng thì ghi vào `acknowledged.yaml`

        Có 1 cảnh báo.
    "#]],
    );
    passes("table-sum", &scores("**100**"));
    passes("table-sum", &scores("100 điểm"));
    let words = scores("120").edit(
        "content/giai-doan-2026-2030/mau-phieu.md",
        "| | Tổng cộng",
        "| 3 | Việc khác | Theo thực tế |\n| | Tổng cộng",
    );
    finds(
        "table-sum",
        &words,
        &expect![[r#"
        lời khuyên[table-sum]: ô tổng ở cột “Điểm” ghi 120, cộng các dòng được 100
         --> content/giai-doan-2026-2030/mau-phieu.md:6:16
          |
        6 | | | Tổng cộng | 120 |
          |                ^^^^
          |
          = cách sửa: chưa tính ô ghi `Theo thực tế`, không phải số
          = cách sửa: sửa số sai; nếu cách cộng khác với thứ tự dòng thì ghi vào `acknowledged.yaml`

        Có 1 lời khuyên.
    "#]],
    );
}

/// The plan of 2021 as it was released, and then with words of a task changed.
fn released_and_changed() -> Workspace {
    let workspace = released();
    workspace.edit("content/2021/plan.yaml", "Xây dựng dự thảo tiêu chí", "Soạn dự thảo tiêu chí")
}

/// The plan of 2021 with a copy of what was released.
fn released() -> Workspace {
    let workspace = Workspace::binh_luc();
    let [plan, narrative] =
        ["plan.yaml", "plan.md"].map(|name| workspace.text(&format!("content/2021/{name}")));
    workspace
        .write("content/2021/released/1/plan.yaml", plan)
        .write("content/2021/released/1/plan.md", narrative)
}

/// A document that amends a release.
fn amending(number: u32) -> String {
    format!(
        "---\namends: {number}\ndocument:\n  kind: KẾ HOẠCH\n  subject: Sửa đổi Kế hoạch công tác thi đua, khen thưởng năm 2021\n  \
        number: \"05\"\n  symbol: KH-HĐTĐKT\n  place: Bình Lục\n  date: 2021-06-01\nletterhead:\n  issuer: HỘI ĐỒNG THI ĐUA, \
        KHEN THƯỞNG\nrecipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: A\n---\nLời sửa đổi.\n"
    )
}

#[test]
fn released_changed() {
    finds(
        "released-changed",
        &released_and_changed(),
        &expect![[r#"
            lỗi[released-changed]: kế hoạch đã phát hành lần 1, nay có 1 chỗ khác bản ấy
              --> content/2021/plan.yaml:94:7
               |
            94 |       Soạn dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021.
               |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: 2021
               = cách sửa: xem từng chỗ khác bằng `kehoach diff 2021/released/1`
               = cách sửa: sửa nội dung thì ban hành văn bản sửa đổi: lập bằng `kehoach new document`, rồi thêm vào đầu tệp, dưới `---` và ngoài mục `document:`, dòng `amends: 1`
               = cách sửa: sửa sai sót về thể thức thì đính chính bằng công văn, rồi ghi vào mục `corrections` của `plan.yaml`: `release: 1`, `text: đã sửa gì`
               = cách sửa: không định sửa thì lấy lại bản đã phát hành trong `content/2021/released/1`

            Có 1 lỗi.
        "#]],
    );
    // What changed is pointed at, not the record.
    let plan = "content/2021/plan.yaml";
    let moved = released()
        .edit(plan, "du-thao\n    month: 3\n", "du-thao\n    when: trước ngày 31/3\n")
        .edit(plan, "units: [ubnd-huyen, khoi-thi-dua-cac", "units: [khoi-thi-dua-cac");
    finds(
        "released-changed",
        &moved,
        &expect![[r#"
        lỗi[released-changed]: kế hoạch đã phát hành lần 1, nay có 2 chỗ khác bản ấy
          --> content/2021/plan.yaml:90:13
           |
        90 |     units: [khoi-thi-dua-cac-huyen-thanh-pho, hoi-dong-tdkt-tinh]
           |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        91 |   - id: tieu-chi-thi-dua-du-thao
        92 |     when: trước ngày 31/3
           |           --------------- cũng khác ở đây
           |
           = ở mục: 2021
           = cách sửa: xem từng chỗ khác bằng `kehoach diff 2021/released/1`
           = cách sửa: sửa nội dung thì ban hành văn bản sửa đổi: lập bằng `kehoach new document`, rồi thêm vào đầu tệp, dưới `---` và ngoài mục `document:`, dòng `amends: 1`
           = cách sửa: sửa sai sót về thể thức thì đính chính bằng công văn, rồi ghi vào mục `corrections` của `plan.yaml`: `release: 1`, `text: đã sửa gì`
           = cách sửa: không định sửa thì lấy lại bản đã phát hành trong `content/2021/released/1`

        Có 1 lỗi.
    "#]],
    );
    // The narrative counts as well.
    let narrative = released().edit("content/2021/plan.md", "# I. MỤC ĐÍCH", "# I. MỤC TIÊU");
    finds(
        "released-changed",
        &narrative,
        &expect![[r#"
            lỗi[released-changed]: kế hoạch đã phát hành lần 1, nay có 1 chỗ khác bản ấy
             --> content/2021/plan.md:3:1
              |
            3 | # I. MỤC TIÊU, YÊU CẦU
              | ^^^^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: 2021
              = cách sửa: xem từng chỗ khác bằng `kehoach diff 2021/released/1`
              = cách sửa: sửa nội dung thì ban hành văn bản sửa đổi: lập bằng `kehoach new document`, rồi thêm vào đầu tệp, dưới `---` và ngoài mục `document:`, dòng `amends: 1`
              = cách sửa: sửa sai sót về thể thức thì đính chính bằng công văn, rồi ghi vào mục `corrections` của `plan.yaml`: `release: 1`, `text: đã sửa gì`
              = cách sửa: không định sửa thì lấy lại bản đã phát hành trong `content/2021/released/1`

            Có 1 lỗi.
        "#]],
    );
    passes("released-changed", &released());
    // A remark in the file is no change of the plan, nor is its state.
    passes("released-changed", &released().edit(plan, "year: 2021\n", "# đã gửi\nyear: 2021\n"));
    passes("released-changed", &released().edit(plan, "state: signed", "state: final"));
    let amended = released_and_changed().write("content/2021/documents/sua-doi.md", amending(1));
    passes("released-changed", &amended);
    let corrected = "corrections:\n  - release: 1\n    text: Sửa một từ.\nyear: 2021\n";
    passes("released-changed", &released_and_changed().edit(plan, "year: 2021\n", corrected));
}

#[test]
fn release_unknown() {
    let file = "content/2021/documents/sua-doi.md";
    finds(
        "release-unknown",
        &released().write(file, amending(2)),
        &expect![[r#"
        lỗi[release-unknown]: chưa có bản phát hành lần 2
         --> content/2021/documents/sua-doi.md:2:9
          |
        2 | amends: 2
          |         ^
          |
          = ở mục: 2021
          = cách sửa: dùng được: 1

        Có 1 lỗi.
    "#]],
    );
    finds(
        "release-unknown",
        &Workspace::binh_luc().write(file, amending(1)),
        &expect![[r#"
        lỗi[release-unknown]: chưa có bản phát hành lần 1
         --> content/2021/documents/sua-doi.md:2:9
          |
        2 | amends: 1
          |         ^
          |
          = ở mục: 2021
          = cách sửa: kế hoạch chưa phát hành lần nào thì sửa thẳng, không cần mục này; phát hành bằng `kehoach release 2021`

        Có 1 lỗi.
    "#]],
    );
    passes("release-unknown", &released().write(file, amending(1)));
}
