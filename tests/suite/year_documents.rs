//! The documents of a year: what they call, ask for and fulfil; one for each unit; a plan that is issued with
//! a decision; and what is wrong with them.

use expect_test::expect;

use super::harness::{Workspace, words, wrong};
use super::pdf;

const INVITATION: &str = "content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md";
const DECISION: &str = "content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md";
const SCHOOL: &str = "content/nam-hoc-2026-2027/plan.yaml";
const SITE: &str = "output/site/giai-doan-2026-2030";

/// A commune whose documents of the year use everything.
fn commune() -> Workspace {
    Workspace::fixture("day-du")
}

/// The words of a print on one line.
fn printed(workspace: &Workspace, path: &str) -> String {
    pdf::flat(&pdf::pages(workspace.bytes(path)))
}

fn holds(text: &str, pieces: &[&str]) {
    let mut at = 0;
    for piece in pieces {
        let found = text[at..].find(piece);
        at += found.unwrap_or_else(|| panic!("`{piece}` is not in its place in {text}"));
        at += piece.len();
    }
}

#[test]
fn an_invitation_is_a_meeting_in_the_calendars_of_those_invited() {
    let workspace = commune().built();
    for calendar in ["cuoc-hop", "han-chot", "don-vi/thon-ha", "don-vi/van-phong"] {
        let text = workspace.text(&format!("{SITE}/lich/{calendar}.ics"));
        let text = text.replace("\r\n ", "");
        holds(
            &text,
            &[
                "UID:giay-moi-tap-huan.van-ban@giai-doan-2026-2030.",
                "DTSTART;TZID=Asia/Ho_Chi_Minh:20260312T080000",
                "DTEND;TZID=Asia/Ho_Chi_Minh:20260312T110000",
                "SUMMARY:Giấy mời dự tập huấn về sáng kiến năm 2026",
                "LOCATION:Hội trường xã Suối Mây",
            ],
        );
        assert_eq!(text.matches("giay-moi-tap-huan").count(), 1, "one sitting for all: {text}");
    }
    let other = workspace.text(&format!("{SITE}/lich/don-vi/phong-van-hoa-xa-hoi.ics"));
    assert!(!other.contains("giay-moi"));
    let day = words(&workspace.text(&format!("{SITE}/lich/index.html")));
    holds(&day, &["Họp 08:00", "Giấy mời dự tập huấn về sáng kiến năm 2026"]);
    let unit = words(&workspace.text(&format!("{SITE}/don-vi/thon-ha/index.html")));
    holds(
        &unit,
        &["Được mời họp", "Giấy mời dự tập huấn", "08:00–11:00", "Hội trường xã Suối Mây"],
    );
    let sheet = printed(&workspace, &format!("{SITE}/ban-in/don-vi/thon-ha.pdf"));
    holds(
        &sheet,
        &[
            // Of a plan for several years, days are told with theirs.
            "Tháng 12/2027",
            "Được mời họp",
            "12/03/2026",
            "Giấy mời dự tập huấn về sáng kiến năm 2026",
            "Thứ Năm, 08:00–11:00, Hội trường xã Suối Mây",
        ],
    );
}

#[test]
fn what_a_document_asks_for_is_a_deadline_like_those_of_the_plan() {
    let workspace = commune().built();
    let page = workspace.text(&format!("{SITE}/han-chot/index.html"));
    let link = "../van-ban/quyet-dinh-quy-che/index.html#bao-cao-thi-hanh-quy-che";
    assert!(page.contains(link), "{page}");
    let own = workspace.text(&format!("{SITE}/van-ban/quyet-dinh-quy-che/index.html"));
    assert!(own.contains("<p id=\"bao-cao-thi-hanh-quy-che\">"), "{own}");
    let plan = workspace.text(&format!("{SITE}/index.html"));
    assert!(!plan.contains("id=\"bao-cao-thi-hanh-quy-che\""));
    let calendar = workspace.text(&format!("{SITE}/lich/han-chot.ics"));
    // The plan takes `before` a day as that day itself.
    holds(&calendar, &["UID:bao-cao-thi-hanh-quy-che@", "DTSTART;VALUE=DATE:20261215"]);
    holds(&printed(&workspace, &format!("{SITE}/pdf/quyet-dinh-quy-che.pdf")), &["trước ngày 15"]);
}

/// What has no place of its own in the text is found in the table of all that is owed.
#[test]
fn links_to_what_is_owed_lead_to_its_table() {
    let plan = "content/2021/plan.md";
    let workspace = Workspace::binh_luc()
        .edit(plan, "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n", "")
        .edit(plan, "## 1. Mục đích:", "{{ obligations }}\n\n## 1. Mục đích:")
        .built();
    let page = workspace.text("output/site/2021/index.html");
    assert_eq!(page.matches("id=\"ke-hoach-cua-cac-don-vi\"").count(), 1, "{page}");
    // Of two tables, links would not know which.
    let twice = workspace.edit(plan, "## 1. Mục đích:", "{{ obligations }}\n\n## 1. Mục đích:");
    wrong(
        &twice,
        &expect![[r#"
        lỗi[obligation-placed-twice]: việc phải gửi `ke-hoach-cua-cac-don-vi` được đặt hai lần
         --> content/2021/plan.md:7:1
          |
        5 | {{ obligations }}
          | ----------------- lần đầu ở đây
        6 |
        7 | {{ obligations }}
          | ^^^^^^^^^^^^^^^^^
    "#]],
    );
    // Another table does not stand for it.
    let without = Workspace::binh_luc()
        .edit(plan, "   {{ obligation: ke-hoach-cua-cac-don-vi }}\n", "")
        .edit(plan, "## 1. Mục đích:", "{{ indicators }}\n\n## 1. Mục đích:");
    assert!(without.run(&["check"]).err.contains("obligation-not-placed"));
}

#[test]
fn the_site_shows_which_document_fulfils_a_deliverable() {
    let workspace = commune().built();
    let page = words(&workspace.text(&format!("{SITE}/san-pham/quy-che-sang-kien/index.html")));
    holds(
        &page,
        &[
            "Văn bản đã có",
            "Quyết định về việc ban hành Quy chế nhận và trả lời sáng kiến",
            "Ban hành · Số 160/QĐ-UBND, ngày 14/09/2026",
        ],
    );
    let list = words(&workspace.text(&format!("{SITE}/san-pham/index.html")));
    holds(&list, &["Quy chế nhận và trả lời sáng kiến", "Đã có", "Số 160/QĐ-UBND"]);
    let month = words(&workspace.text(&format!("{SITE}/thang-09/index.html")));
    holds(&month, &["Xây dựng quy chế", "Sản phẩm", "Đã có: Số 160/QĐ-UBND"]);
    let data = workspace.text(&format!("{SITE}/du-lieu/ke-hoach.json"));
    holds(&data, &["\"fulfils\": [", "\"of\": \"quy-che-sang-kien\"", "\"stage\": \"ban-hanh\""]);
}

#[test]
fn there_is_a_document_for_each_unit_of_a_group_with_its_own_words() {
    let workspace = commune().built();
    for (unit, name) in [("thon-thuong", "Thôn Thượng"), ("thon-ha", "Thôn Hạ")] {
        let pieces = [
            "kính mời: Trưởng",
            name,
            "Công việc của",
            name,
            "Nhân rộng sáng kiến hay tới các thôn.",
            "Báo cáo thi hành Quy chế",
            "Chậm nhất ngày 15 tháng 12 năm 2026",
        ];
        let path = format!("{SITE}/pdf/giay-moi-tap-huan/{unit}.pdf");
        let paper = printed(&workspace, &path);
        holds(&paper, &pieces);
        let page = format!("{SITE}/van-ban/giay-moi-tap-huan/{unit}/index.html");
        let page = words(&workspace.text(&page));
        holds(&page, &pieces);
        for text in [paper, page] {
            // The table of the plan shows its tasks of this unit only.
            assert!(!text.contains("Đánh giá phong trào sáng kiến"), "{text}");
            assert!(!text.contains("{{"), "{text}");
        }
    }
}

#[test]
fn a_plan_is_issued_with_a_decision() {
    let workspace = commune().built();
    let site = "output/site/nam-hoc-2026-2027";
    let whole = [
        "QUYẾT ĐỊNH",
        "Điều 1.",
        "Điều 2.",
        "Nơi nhận:",
        "Trần Văn Khê",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
        "Phối hợp khuyến học năm học 2026-2027",
        "(Kèm theo Quyết định số 145/QĐ-UBND",
        "Căn cứ nhiệm vụ năm học 2026-2027.",
        "I. NỘI DUNG, THỜI GIAN THỰC HIỆN",
        "Tặng quà học sinh vượt khó",
        "Hai bên thông tin cho nhau khi có việc phát sinh./.",
        "TM. ỦY BAN NHÂN DÂN",
        "Trần Văn Khê",
    ];
    let paper = printed(&workspace, &format!("{site}/pdf/ke-hoach.pdf"));
    holds(&paper, &whole);
    assert_eq!(paper.matches("Số:").count(), 1, "the plan has no number of its own: {paper}");
    // One print has both, and the letter that corrects it is another.
    let prints = workspace.files(&format!("{site}/pdf"));
    assert_eq!(
        prints.into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
        ["cong-van-dinh-chinh.pdf", "ke-hoach.pdf"]
    );
    let own = workspace.text(&format!("{site}/van-ban/quyet-dinh-ban-hanh/index.html"));
    assert!(own.contains("href=\"../../pdf/ke-hoach.pdf\""), "{own}");
    let page = words(&workspace.text(&format!("{site}/index.html")));
    holds(
        &page,
        &[
            "KẾ HOẠCH",
            "(Kèm theo Quyết định số 145/QĐ-UBND ngày 24 tháng 8 năm 2026",
            "I. NỘI DUNG",
        ],
    );
    assert!(!page.contains("Số: 145"), "{page}");
    let decision =
        words(&workspace.text(&format!("{site}/van-ban/quyet-dinh-ban-hanh/index.html")));
    holds(&decision, &["Số: 145/QĐ-UBND", "QUYẾT ĐỊNH", "Điều 2."]);
}

#[test]
fn a_document_that_the_plan_is_to_be_issued_with_is_missing() {
    let workspace =
        commune().edit(SCHOOL, "wrapper: quyet-dinh-ban-hanh\n", "wrapper: quyet-dinh-ban-han\n");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[wrapper-missing]: không có văn bản nào tên `quyet-dinh-ban-han` để ban hành kèm kế hoạch
             --> content/nam-hoc-2026-2027/plan.yaml:6:10
              |
            6 | wrapper: quyet-dinh-ban-han
              |          ^^^^^^^^^^^^^^^^^^
              |
              = cách sửa: có phải ý bạn là `quyet-dinh-ban-hanh`?
              = cách sửa: `wrapper` là tên tệp, không có `.md`, của một văn bản trong `content/nam-hoc-2026-2027/documents/` không có `for_each`
        "#]],
    );
}

#[test]
fn a_plan_that_is_issued_with_a_decision_has_no_number_of_its_own() {
    let workspace = commune().edit(
        SCHOOL,
        "  subject: Phối hợp khuyến học năm học 2026-2027\n",
        "  subject: Phối hợp khuyến học năm học 2026-2027\n  number: \"45\"\n",
    );
    wrong(
        &workspace,
        &expect![[r#"
        lỗi[unknown-key]: không có mục nào tên `number`
         --> content/nam-hoc-2026-2027/plan.yaml:6:3
          |
        6 |   number: "45"
          |   ^^^^^^
          |
          = ở mục: nam-hoc-2026-2027 › phần document
          = cách sửa: dùng được: kind, subject
    "#]],
    );
}

#[test]
fn what_documents_refer_to_does_not_exist() {
    let workspace = commune()
        .edit(DECISION, "    stage: ban-hanh\n", "    stage: ban-han\n")
        .edit(
            DECISION,
            "{before: 2026-12-15}\n    who: [cac-thon]\n    to: van-phong\n",
            "{before: 2026-12-15}\n    who: [cac-thon]\n    to: van-phongg\n",
        )
        .edit(DECISION, "{{ obligation: bao-cao-thi-hanh-quy-che }}", "{{ obligation: bao-cao }}")
        .edit(INVITATION, "units: [van-phong]\n", "units: [van-fong]\n");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[unknown-unit]: không có đơn vị nào mang mã `van-fong`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:16:9
               |
            16 | units: [van-fong]
               |         ^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan
               = cách sửa: có phải ý bạn là `van-phong`?
               = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[unknown-stage]: sản phẩm này không có giai đoạn nào mang mã `ban-han`
              --> content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md:15:12
               |
            15 |     stage: ban-han
               |            ^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản quyet-dinh-quy-che
               = cách sửa: có phải ý bạn là `ban-hanh`?

            lỗi[unknown-unit]: không có đơn vị nào mang mã `van-phongg`
              --> content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md:22:9
               |
            22 |     to: van-phongg
               |         ^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản quyet-dinh-quy-che › việc phải gửi 1
               = cách sửa: có phải ý bạn là `van-phong`?
               = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[unknown-obligation]: không có việc phải gửi nào mang mã `bao-cao`
              --> content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md:61:1
               |
            61 | {{ obligation: bao-cao }}
               | ^^^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
    );
}

/// A decision that cannot be read is there all the same.
#[test]
fn a_broken_decision_is_told_of_once() {
    let decision = "content/nam-hoc-2026-2027/documents/quyet-dinh-ban-hanh.md";
    let workspace = commune().edit(decision, "kind: QUYẾT ĐỊNH", "kind: [QUYẾT ĐỊNH");
    let told = workspace.run(&["check"]).err;
    assert!(told.contains("quyet-dinh-ban-hanh.md"), "{told}");
    assert!(!told.contains("wrapper-missing"), "{told}");
}

#[test]
fn a_document_for_each_of_nobody() {
    let workspace = commune().edit(INVITATION, "for_each: cac-thon\n", "for_each: van-phong\n");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[each-without-units]: đơn vị `van-phong` không gồm đơn vị nào
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:12:11
               |
            12 | for_each: van-phong
               |           ^^^^^^^^^
               |
               = cách sửa: `for_each` là mã của một nhóm có `members` trong `content/units.yaml`

            lỗi[placeholder]: `{{ unit }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:23:10
               |
            23 |   - to: "{{ unit }}"
               |          ^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030/documents/giay-moi-tap-huan › nơi nhận 1
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
               = cách sửa: sửa luôn 2 chỗ khác viết như vậy trong tệp này

            lỗi[placeholder]: `{{ unit: short }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:49:10
               |
            49 | Rất mong {{ unit: short }} dự đúng giờ.
               |          ^^^^^^^^^^^^^^^^^
               |
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
        "#]],
    );
    let workspace = commune().edit(INVITATION, "for_each: cac-thon\n", "for_each: cac-thonn\n");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[unknown-unit]: không có đơn vị nào mang mã `cac-thonn`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:12:11
               |
            12 | for_each: cac-thonn
               |           ^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan
               = cách sửa: có phải ý bạn là `cac-thon`?
               = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[placeholder]: `{{ unit }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:23:10
               |
            23 |   - to: "{{ unit }}"
               |          ^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030/documents/giay-moi-tap-huan › nơi nhận 1
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
               = cách sửa: sửa luôn 2 chỗ khác viết như vậy trong tệp này

            lỗi[placeholder]: `{{ unit: short }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:49:10
               |
            49 | Rất mong {{ unit: short }} dự đúng giờ.
               |          ^^^^^^^^^^^^^^^^^
               |
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
        "#]],
    );
}

#[test]
fn what_is_asked_of_each_unit_leads_to_one_of_the_documents() {
    let owed = "obligations:\n  - id: danh-sach-du\n    what: Danh sách người dự\n    text: Các thôn gửi danh \
                sách người dự trước ngày 10 tháng 3 năm 2026.\n    when: {before: 2026-03-10}\n    \
                who: [cac-thon]\nrecipients:\n";
    let workspace = commune().edit(INVITATION, "recipients:\n", owed).edit(
        INVITATION,
        "Rất mong",
        "{{ obligation: danh-sach-du }}\n\nRất mong",
    );
    let workspace = workspace.built();
    let page = workspace.text(&format!("{SITE}/han-chot/index.html"));
    let link = "../van-ban/giay-moi-tap-huan/thon-thuong/index.html#danh-sach-du";
    assert!(page.contains(link), "{page}");
    for unit in ["thon-thuong", "thon-ha"] {
        let page = format!("{SITE}/van-ban/giay-moi-tap-huan/{unit}/index.html");
        assert!(workspace.text(&page).contains("<p id=\"danh-sach-du\">"));
    }
}

#[test]
fn a_document_of_a_unit_has_the_name_of_another() {
    let other = commune().text(DECISION).replace("\"160\"", "\"161\"");
    let other = other.split("deliverables:").next().unwrap().to_owned()
        + "recipients: [{to: \"Lưu: VT\"}]\nsignature: {title: CHỦ TỊCH, name: Trần Văn Khê}\n---\n\n# Điều 1. A.\n";
    let path = "content/giai-doan-2026-2030/documents/giay-moi-tap-huan/thon-ha.md";
    wrong(
        &commune().write(path, other),
        &expect![[r#"
            lỗi[each-name-taken]: đã có văn bản khác tên `giay-moi-tap-huan/thon-ha`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:12:11
               |
            12 | for_each: cac-thon
               |           ^^^^^^^^
               |
              ::: content/giai-doan-2026-2030/documents/giay-moi-tap-huan/thon-ha.md:1:1
               |
             1 | ---
               | - văn bản ấy
               |
               = cách sửa: đổi tên một trong hai tệp: mỗi đơn vị của nhóm có một bản trong thư mục mang tên tệp này
        "#]],
    );
}

#[test]
fn a_plan_is_not_issued_with_what_each_unit_has_one_of() {
    let plan = "content/giai-doan-2026-2030/plan.yaml";
    let text = commune().text(plan);
    let start = text.find("  number:").unwrap();
    let end = text.find("letterhead:").unwrap();
    let text = format!("{}wrapper: giay-moi-tap-huan\n{}", &text[..start], &text[end..]);
    wrong(
        &commune().write(plan, text),
        &expect![[r#"
            lỗi[wrapper-missing]: không có văn bản nào tên `giay-moi-tap-huan` để ban hành kèm kế hoạch
             --> content/giai-doan-2026-2030/plan.yaml:7:10
              |
            7 | wrapper: giay-moi-tap-huan
              |          ^^^^^^^^^^^^^^^^^
              |
              = cách sửa: có phải ý bạn là `giay-moi-tap-huan`?
              = cách sửa: `wrapper` là tên tệp, không có `.md`, của một văn bản trong `content/giai-doan-2026-2030/documents/` không có `for_each`
        "#]],
    );
}

#[test]
fn words_to_be_filled_in_that_nobody_knows() {
    let workspace = commune()
        .edit(INVITATION, "kính mời: Trưởng {{ unit }}.", "kính mời: Trưởng {{ unti }}.")
        .edit(INVITATION, "Công việc của {{ unit }}", "Công việc của {{ unit: shrt }}");
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[unknown-field]: không có chỗ điền nào tên `unti`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:31:1
               |
            31 | Ủy ban nhân dân xã Suối Mây trân trọng kính mời: Trưởng {{ unti }}.
               | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: có phải ý bạn là `unit`?
               = cách sửa: dùng được: {{ unit }}, {{ unit: short }}, {{ unit: abbreviation }}, {{ unit: capitals }}

            lỗi[unknown-field]: không có chỗ điền nào tên `shrt`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:41:1
               |
            41 | Công việc của {{ unit: shrt }} theo Kế hoạch:
               | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = cách sửa: có phải ý bạn là `short`?
               = cách sửa: dùng được: {{ unit }}, {{ unit: short }}, {{ unit: abbreviation }}, {{ unit: capitals }}
        "#]],
    );
}

#[test]
fn data_of_the_plan_stands_only_in_what_each_unit_has_one_of() {
    let workspace = commune().edit(
        DECISION,
        "{{ obligation: bao-cao-thi-hanh-quy-che }}",
        "{{ obligation: bao-cao-thi-hanh-quy-che }}\n\n{{ tasks }}",
    );
    wrong(
        &workspace,
        &expect![[r#"
            lỗi[paper-directive]: `tasks` chỉ đặt được trong phần lời của kế hoạch
              --> content/giai-doan-2026-2030/documents/quyet-dinh-quy-che.md:63:1
               |
            63 | {{ tasks }}
               | ^^^^^^^^^^^
        "#]],
    );
}

/// The number of a plan that is issued with a decision is that of the decision, and is told so.
#[test]
fn calendars_and_sheets_say_whose_number_it_is() {
    let workspace = commune().built();
    let site = "output/site/nam-hoc-2026-2027";
    let calendar = workspace.text(&format!("{site}/lich/han-chot.ics")).replace("\r\n ", "");
    holds(&calendar, &["Kế hoạch ban hành kèm theo Quyết định số", "/QĐ-UBND"]);
    let sheet = printed(&workspace, &format!("{site}/ban-in/don-vi/truong-suoi-may.pdf"));
    holds(&sheet, &["Kế hoạch ban hành kèm theo Quyết định số", "/QĐ-UBND"]);
}

/// Of invitations to each unit of a group, the members are the guests, and the group is not told again.
#[test]
fn guests_are_told_of_once() {
    let workspace = commune()
        .edit(
            "content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md",
            "units: [van-phong]",
            "units: [van-phong, cac-thon]",
        )
        .built();
    let calendar = workspace.text(&format!("{SITE}/lich/cuoc-hop.ics")).replace("\r\n ", "");
    holds(&calendar, &["Thành phần: Văn phòng\\; Thôn Thượng\\; Thôn Hạ."]);
}

#[test]
fn an_appendix_may_be_a_file_of_its_own() {
    let workspace = commune().built();
    let folder = "output/site/giai-doan-2026-2030";
    let own = printed(&workspace, &format!("{folder}/pdf/ke-hoach.mau-bao-cao.pdf"));
    holds(&own, &["Phụ lục II", "MẪU PHIẾU NÊU SÁNG KIẾN", "(Kèm theo Kế hoạch số", "Họ và tên:"]);
    let plan = printed(&workspace, &format!("{folder}/pdf/ke-hoach.pdf"));
    holds(&plan, &["Phụ lục I", "Phụ lục III"]);
    assert!(!plan.contains("MẪU PHIẾU NÊU SÁNG KIẾN"), "{plan}");
    // The page has both, and leads to the print.
    let page = workspace.text(&format!("{folder}/index.html"));
    assert!(page.contains("href=\"pdf/ke-hoach.mau-bao-cao.pdf\""), "{page}");
    holds(&words(&page), &["Phụ lục II", "Mẫu phiếu nêu sáng kiến", "Họ và tên:"]);
}

#[test]
fn a_unit_sees_the_work_of_its_groups() {
    let workspace = commune().built();
    let page = words(&workspace.text(&format!("{SITE}/don-vi/thon-ha/index.html")));
    holds(&page, &["Nhân rộng sáng kiến hay tới các thôn."]);
    // Of the invitations that each unit has, it sees its own.
    assert_eq!(page.matches("Giấy mời dự tập huấn").count(), 1, "{page}");
    let list = words(&workspace.text(&format!("{SITE}/van-ban/index.html")));
    holds(&list, &["Giấy mời", "(Thôn Thượng)", "(Thôn Hạ)"]);
}
