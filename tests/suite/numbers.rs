//! The numbers of documents: one for each of many, none.

use expect_test::expect;

use super::harness::{Workspace, words, wrong};
use super::pdf;

const INVITATION: &str = "content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md";
const FORM: &str = "content/giai-doan-2026-2030/documents/ban-dang-ky-sang-kien.md";
const SITE: &str = "output/site/giai-doan-2026-2030";
const NUMBERS: &str = "numbers:\n  thon-thuong: \"31\"\n  thon-ha: \"32\"\n";

/// A commune that numbers its invitations one by one, and has its hamlets fill in a form.
fn commune() -> Workspace {
    Workspace::fixture("day-du")
}

/// The words of a page on one line.
fn page(workspace: &Workspace, path: &str) -> String {
    words(&workspace.text(&format!("{SITE}/{path}/index.html")))
}

/// The words of a print on one line.
fn print(workspace: &Workspace, path: &str) -> String {
    pdf::flat(&pdf::pages(workspace.bytes(&format!("{SITE}/pdf/{path}.pdf"))))
}

#[test]
fn each_has_its_own_number() {
    let workspace = commune().built();
    for (unit, number, other) in [("thon-thuong", "31", "32"), ("thon-ha", "32", "31")] {
        let number = format!("Số: {number}/GM-UBND");
        let other = format!("{other}/GM-UBND");
        for text in [
            print(&workspace, &format!("giay-moi-tap-huan/{unit}")),
            page(&workspace, &format!("van-ban/giay-moi-tap-huan/{unit}")),
        ] {
            assert!(text.contains(&number) && !text.contains(&other), "{text}");
        }
    }
    let list = page(&workspace, "van-ban");
    for number in ["Số 31/GM-UBND, ngày 02/03/2026", "Số 32/GM-UBND, ngày 02/03/2026"] {
        assert!(list.contains(number), "{list}");
    }
}

#[test]
fn a_form_has_no_number_and_room_for_day_and_name() {
    let workspace = commune().built();
    for (unit, name, capitals) in
        [("thon-thuong", "Thôn Thượng", "THÔN THƯỢNG"), ("thon-ha", "Thôn Hạ", "THÔN HẠ")]
    {
        let paper = print(&workspace, &format!("ban-dang-ky-sang-kien/{unit}"));
        let on_site = page(&workspace, &format!("van-ban/ban-dang-ky-sang-kien/{unit}"));
        for text in [&paper, &on_site] {
            for words in [capitals, &format!("{name} đăng ký sáng kiến"), "TRƯỞNG THÔN", "……"]
            {
                assert!(text.contains(words), "`{words}` is not in {text}");
            }
            assert!(!text.contains("Số:") && !text.contains("{{"), "{text}");
        }
        assert!(on_site.contains("ngày … tháng … năm 2026"), "{on_site}");
        assert!(!on_site.contains("Người ký"), "{on_site}");
    }
    let list = page(&workspace, "van-ban");
    assert!(
        list.contains("Bản đăng ký sáng kiến của thôn năm 2026 (Thôn Hạ) Mẫu để điền"),
        "{list}"
    );
    assert!(!list.contains("Chưa có số"), "{list}");
    let data = workspace.text(&format!("{SITE}/van-ban/ban-dang-ky-sang-kien/thon-ha/index.html"));
    assert!(!data.contains("\"contributor\""), "nobody is no person: {data}");
}

/// The pointer of what is issued with a decision names whoever issued it.
#[test]
fn what_the_head_issues_is_his() {
    let decision = "content/nam-hoc-2026-2027/documents/quyet-dinh-ban-hanh.md";
    let workspace = commune()
        .edit(decision, "authority: ỦY BAN NHÂN DÂN XÃ", "authority: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ")
        .edit(decision, "  authority: TM. ỦY BAN NHÂN DÂN\n", "");
    let workspace = workspace.built();
    let page = words(&workspace.text("output/site/nam-hoc-2026-2027/index.html"));
    assert!(page.contains("của Chủ tịch Ủy ban nhân dân xã Suối Mây)"), "{page}");
}

#[test]
fn a_letter_of_praise_may_have_none() {
    let workspace = commune().edit(FORM, "kind: BẢN ĐĂNG KÝ", "kind: THƯ CÔNG");
    let run = workspace.run(&["check"]);
    assert!(run.code == 0, "{}", run.err);
}

#[test]
fn numbers_for_some_for_others_and_twice() {
    let numbers = "numbers:\n  thon-thuong: \"31\"\n  thon-haa: \"32\"\n  van-phong: \"33\"\n";
    wrong(
        &commune().edit(INVITATION, NUMBERS, numbers),
        &expect![[r#"
            lỗi[number-for-other]: đơn vị `thon-haa` không thuộc nhóm nhận văn bản này
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:15:3
               |
            15 |   thon-haa: "32"
               |   ^^^^^^^^
               |
               = cách sửa: có phải ý bạn là `thon-ha`?
               = cách sửa: `numbers` ghi mã của các đơn vị thuộc nhóm ở `for_each`

            lỗi[number-for-other]: đơn vị `van-phong` không thuộc nhóm nhận văn bản này
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:16:3
               |
            16 |   van-phong: "33"
               |   ^^^^^^^^^
               |
               = cách sửa: `numbers` ghi mã của các đơn vị thuộc nhóm ở `for_each`

            lỗi[number-for-none]: chưa ghi số của bản gửi `thon-ha`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:16:14
               |
            16 |   van-phong: "33"
               |              ^^^^
               |
               = cách sửa: ghi thêm mỗi đơn vị một dòng trong `numbers`, hoặc bỏ cả mục này và ghi một số chung ở `number`
        "#]],
    );
    let twice = NUMBERS.replace("32", "31");
    wrong(
        &commune().edit(INVITATION, NUMBERS, &twice),
        &expect![[r#"
            lỗi[number-twice]: số `31/GM-UBND` của năm 2026 đã dùng cho văn bản `giai-doan-2026-2030/documents/giay-moi-tap-huan/thon-ha`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:14:16
               |
            14 |   thon-thuong: "31"
               |                ^^^^
            15 |   thon-ha: "31"
               |            ---- lần đầu ở đây
               |
               = ở mục: giai-doan-2026-2030/documents/giay-moi-tap-huan/thon-thuong
               = cách sửa: mỗi số chỉ cấp cho một văn bản trong năm: hỏi lại văn thư số của văn bản này
        "#]],
    );
    // A draft waits for its numbers.
    let some = "numbers:\n  thon-thuong: \"31\"\n";
    let draft = commune().edit(INVITATION, NUMBERS, some);
    let run =
        draft.edit(INVITATION, "  symbol: GM", "  state: draft\n  symbol: GM").run(&["check"]);
    assert!(run.code == 0, "{}", run.err);
}

#[test]
fn numbers_in_two_places_or_without_units() {
    let both = commune().edit(INVITATION, "  symbol: GM", "  number: \"31\"\n  symbol: GM");
    wrong(
        &both,
        &expect![[r#"
            lỗi[number-and-numbers]: số của từng bản đã ghi ở `numbers`; bỏ một trong hai mục
             --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:6:11
              |
            6 |   number: "31"
              |           ^^^^
              |
              = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan › phần document
        "#]],
    );
    let alone = commune().edit(INVITATION, "for_each: cac-thon\n", "");
    wrong(
        &alone,
        &expect![[r#"
            lỗi[numbers-without-each]: `numbers` chỉ dùng cho văn bản có `for_each`
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:13:3
               |
            13 |   thon-thuong: "31"
               |   ^^^^^^^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan
               = cách sửa: văn bản có một bản thì ghi số ở `number`, trong mục `document`

            lỗi[placeholder]: `{{ unit }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:22:10
               |
            22 |   - to: "{{ unit }}"
               |          ^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030/documents/giay-moi-tap-huan › nơi nhận 1
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
               = cách sửa: sửa luôn 2 chỗ khác viết như vậy trong tệp này

            lỗi[paper-directive]: `tasks` chỉ đặt được trong phần lời của kế hoạch
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:42:1
               |
            42 | {{ tasks }}
               | ^^^^^^^^^^^

            lỗi[paper-directive]: `obligations` chỉ đặt được trong phần lời của kế hoạch
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:46:1
               |
            46 | {{ obligations }}
               | ^^^^^^^^^^^^^^^^^

            lỗi[placeholder]: `{{ unit: short }}` còn để trống hoặc chưa viết xong
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:48:10
               |
            48 | Rất mong {{ unit: short }} dự đúng giờ.
               |          ^^^^^^^^^^^^^^^^^
               |
               = cách sửa: điền nội dung vào, hoặc bỏ chỗ này
        "#]],
    );
    let list = commune().edit(INVITATION, NUMBERS, "numbers: [\"31\", \"32\"]\n");
    wrong(
        &list,
        &expect![[r#"
            lỗi[expected-mapping]: cần các dòng `tên: giá trị` ở đây
              --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:13:10
               |
            13 | numbers: ["31", "32"]
               |          ^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan
        "#]],
    );
}

#[test]
fn numbers_that_are_none_and_numbers_that_nobody_prints() {
    wrong(
        &commune().edit(INVITATION, NUMBERS, "numbers: {}\n"),
        &expect![[r#"
        lỗi[missing-field]: thiếu mục `number`
         --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:3:3
          |
        3 |   kind: GIẤY MỜI
          |   ^^^^^^^^^^^^^^
          |
          = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan › phần document
    "#]],
    );
    wrong(
        &commune().edit(FORM, "for_each: cac-thon\n", &format!("for_each: cac-thon\n{NUMBERS}")),
        &expect![[r#"
            lỗi[number-unwanted]: văn bản này được khai là không ghi số
              --> content/giai-doan-2026-2030/documents/ban-dang-ky-sang-kien.md:12:3
               |
            12 |   thon-thuong: "31"
               |   ^^^^^^^^^^^^^^^^^
               |
               = ở mục: giai-doan-2026-2030 › văn bản ban-dang-ky-sang-kien
               = cách sửa: bỏ mục `numbers`, hoặc bỏ dòng `numbered: false`
        "#]],
    );
}

#[test]
fn what_must_have_a_number_and_what_must_not() {
    let without = commune().edit(INVITATION, "numbered: true", "numbered: false");
    wrong(
        &without,
        &expect![[r#"
        lỗi[number-needed]: GIẤY MỜI phải có số và ký hiệu
         --> content/giai-doan-2026-2030/documents/giay-moi-tap-huan.md:5:13
          |
        5 |   numbered: false
          |             ^^^^^
          |
          = ở mục: giai-doan-2026-2030 › văn bản giay-moi-tap-huan › phần document
    "#]],
    );
    let with = "  numbered: false\n  number: \"5\"\n  symbol: ĐK-UBND\n";
    wrong(
        &commune().edit(FORM, "  numbered: false\n", with),
        &expect![[r#"
        lỗi[number-unwanted]: văn bản này được khai là không ghi số
         --> content/giai-doan-2026-2030/documents/ban-dang-ky-sang-kien.md:6:11
          |
        6 |   number: "5"
          |           ^^^
          |
          = ở mục: giai-doan-2026-2030 › văn bản ban-dang-ky-sang-kien › phần document
          = cách sửa: bỏ mục `number`, hoặc bỏ dòng `numbered: false`

        lỗi[number-unwanted]: văn bản này được khai là không ghi số
         --> content/giai-doan-2026-2030/documents/ban-dang-ky-sang-kien.md:7:11
          |
        7 |   symbol: ĐK-UBND
          |           ^^^^^^^
          |
          = ở mục: giai-doan-2026-2030 › văn bản ban-dang-ky-sang-kien › phần document
          = cách sửa: bỏ mục `symbol`, hoặc bỏ dòng `numbered: false`
    "#]],
    );
}
