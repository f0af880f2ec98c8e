//! News and good deeds: how they are read, and what is said where something is wrong.

use expect_test::{Expect, expect};
use kehoach::model::{Post, PostKind};

use super::harness::{Workspace, repository};

const POST: &str = "content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md";

/// A post without a mistake.
const GOOD: &str = "\
---
title: Một cửa lưu động
date: 2026-03-05
summary: Tổ một cửa lưu động về từng thôn.
unit: ubnd-xa
---

Tổ một cửa lưu động về thôn Đông vào thứ Năm hằng tuần.
";

/// What a check says about a post, or about another file beside it.
fn says(file: &str, text: &str, expected: &Expect) {
    let workspace = Workspace::fixture("xa-tan-an").write(file, text);
    let run = workspace.run(&["check"]);
    // What is said of the plan is not about posts.
    let about =
        |part: &&str| part.lines().any(|line| line.contains("-->") && line.contains("posts"));
    let parts: Vec<&str> = run.err.split("\n\n").filter(about).collect();
    expected.assert_eq(&format!("{}\n[mã kết thúc {}]\n", parts.join("\n\n"), run.code));
}

#[test]
fn posts_are_read_the_newest_first_and_drafts_apart() {
    let (read, findings) = kehoach::workspace::read(&repository().join("tests/fixtures/day-du"));
    let plan = read.plans.iter().find(|plan| plan.address == "2026").unwrap();
    let names = |posts: &[Post]| posts.iter().map(|post| post.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&plan.posts), ["nguoi-giu-cau-treo", "ra-quan-ve-sinh-moi-truong"]);
    assert_eq!(names(&plan.internal.posts), ["so-ket-phong-trao"]);
    let [deed, news] = &plan.posts[..] else { panic!("two posts") };
    assert_eq!((deed.kind, news.kind), (PostKind::GoodDeed, PostKind::News));
    assert_eq!(deed.title.value, "Người giữ cầu treo Nà Lạnh");
    assert_eq!(news.unit.as_ref().map(|unit| unit.value.as_str()), Some("ubnd-xa"));
    assert_eq!(news.date.to_string(), "2026-09-14");
    assert!(news.summary.ends_with("đúng lịch."));
    assert_eq!((deed.blocks.len(), news.blocks.len()), (3, 4));
    assert!(findings.iter().all(|finding| !finding.file().unwrap().contains("posts")));
}

#[test]
fn a_good_post_is_not_spoken_of() {
    says(
        POST,
        GOOD,
        &expect![[r#"

        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn a_post_without_its_record() {
    says(
        POST,
        "Tổ một cửa lưu động.\n",
        &expect![[r#"
        lỗi[front-matter-missing]: phần khai của văn bản phải đứng đầu tệp
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:1:1
          |
        1 | Tổ một cửa lưu động.
          | ^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: viết một dòng `---`, các dòng khai (`title`, `date`, `summary` …), một dòng `---` nữa, rồi đến lời bài
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn a_post_whose_record_has_no_end() {
    says(
        POST,
        "---\ntitle: Tổ một cửa lưu động\ndate: 2026-05-20\n\nTổ về tận thôn.\n",
        &expect![[r#"
            lỗi[front-matter-open]: phần khai của văn bản chưa khép lại
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:1:1
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
fn a_draft_that_is_not_said_to_be_one() {
    says(
        POST,
        &GOOD.replace("---\n\n", "draft:\n---\n\n"),
        &expect![[r#"
            cảnh báo[post-draft-open]: mục `draft` chưa ghi gì, nên bài được coi là bản nháp và không đăng
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:6:1
              |
            6 | draft:
              | ^^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: ghi `draft: true` nếu chưa đăng; bỏ dòng này nếu đăng
            [mã kết thúc 0]
        "#]],
    );
}

#[test]
fn a_record_with_mistakes() {
    let text = GOOD
        .replace("title:", "tieu_de:")
        .replace("2026-03-05", "2026-02-30")
        .replace("ubnd-xa", "ubnd-xxa")
        .replace("---\n\n", "kind: good deed\ndraft: chưa\n---\n\n{{ tasks }}\n\n![](a.png)\n\n");
    says(
        POST,
        &text,
        &expect![[r#"
            lỗi[unknown-key]: không có mục nào tên `tieu_de`
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:2:1
              |
            2 | tieu_de: Một cửa lưu động
              | ^^^^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: có phải ý bạn là `title`?
              = cách sửa: dùng được: title, date, kind, summary, unit, draft

            lỗi[impossible-date]: không có ngày 2026-02-30
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:3:7
              |
            3 | date: 2026-02-30
              |       ^^^^^^^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: tháng 2 năm 2026 chỉ có 28 ngày

            lỗi[unknown-unit]: không có đơn vị nào mang mã `ubnd-xxa`
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:5:7
              |
            5 | unit: ubnd-xxa
              |       ^^^^^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: có phải ý bạn là `ubnd-xa`?
              = cách sửa: đơn vị được khai trong `content/units.yaml`

            lỗi[unknown-choice]: không dùng được `good deed` ở đây
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:6:7
              |
            6 | kind: good deed
              |       ^^^^^^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: có phải ý bạn là `good-deed`?
              = cách sửa: dùng được: news, good-deed

            lỗi[unknown-choice]: không dùng được `chưa` ở đây
             --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:7:8
              |
            7 | draft: chưa
              |        ^^^^
              |
              = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
              = cách sửa: dùng được: true, false

            lỗi[paper-directive]: `tasks` chỉ đặt được trong phần lời của kế hoạch
              --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:10:1
               |
            10 | {{ tasks }}
               | ^^^^^^^^^^^

            lỗi[figure-alt]: hình chưa có lời mô tả cho người không nhìn thấy
              --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:12:1
               |
            12 | ![](a.png)
               | ^^^^^^^^^^
               |
               = cách sửa: viết vào trong ngoặc vuông, ví dụ `![Sơ đồ quy trình](so-do.png)`
            [mã kết thúc 1]
        "#]],
    );
    says(
        POST,
        &GOOD.replace("về từng thôn", &"về từng thôn ".repeat(30)),
        &expect![[r#"
        lỗi[summary-too-long]: tóm tắt dài 411 ký tự, nhiều nhất là 300
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:4:10
          |
        4 | ...y: Tổ một cửa lưu động về từng thôn về từng thôn...thôn về từng thôn về từng thôn về từng thôn .
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn where_it_cannot_be_told_whether_a_post_is_a_draft_it_is_one() {
    for draft in ["draft: chưa", "draft:"] {
        let text = GOOD.replace("---\n\n", &format!("{draft}\n---\n\n"));
        let workspace = Workspace::fixture("xa-tan-an").write(POST, text);
        let (read, findings) = kehoach::workspace::read(&workspace.path(""));
        assert_eq!(read.plans[0].posts, [], "{draft}");
        assert_eq!(read.plans[0].internal.posts.len(), 1, "{draft}");
        assert_eq!(findings.len(), 1, "{draft}: {findings:?}");
    }
}

#[test]
fn posts_of_the_same_name() {
    let first = "content/2026/cai-cach-hanh-chinh/posts/ra-quan.md";
    let workspace = Workspace::fixture("day-du").write(
        "content/nam-hoc-2026-2027/posts/nguoi-giu-cau-treo.md",
        GOOD.replace("unit: ubnd-xa\n", ""),
    );
    let run = workspace.run(&["check", "--only", "post-twice"]);
    expect![[r#"
        lỗi[post-twice]: đã có bài khác mang tên `nguoi-giu-cau-treo`; bài của mọi năm chung một thư mục trên trang web
         --> content/nam-hoc-2026-2027/posts/nguoi-giu-cau-treo.md:2:8
          |
        2 | title: Một cửa lưu động
          |        ^^^^^^^^^^^^^^^^
          |
         ::: content/2026/posts/nguoi-giu-cau-treo.md:2:8
          |
        2 | title: Người giữ cầu treo Nà Lạnh
          |        -------------------------- lần đầu ở đây
          |
          = cách sửa: đổi tên một tệp, ví dụ thêm năm vào tên

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]].assert_eq(&run.transcript());
    let two = Workspace::fixture("xa-tan-an").write(first, GOOD).write(POST, GOOD);
    assert_eq!(two.run(&["check", "--only", "post-twice"]).code, 0);
}

#[test]
fn files_that_are_no_posts() {
    let folder = "content/2026/cai-cach-hanh-chinh/posts";
    says(
        &format!("{folder}/Tin mới.docx"),
        "PK",
        &expect![[r#"
        cảnh báo[post-not-read]: tệp này không phải bài viết Markdown nên không được đọc
        --> content/2026/cai-cach-hanh-chinh/posts/Tin mới.docx
         = cách sửa: chép lời sang một tệp `.md`, phần khai ở đầu; tệp chỉ để lưu thì đặt ngoài thư mục `posts`
        [mã kết thúc 0]
    "#]],
    );
    says(
        &format!("{folder}/Tin mới.md"),
        GOOD,
        &expect![[r#"
        lỗi[paper-file-name]: tên tệp không làm địa chỉ trang web được
        --> content/2026/cai-cach-hanh-chinh/posts/Tin mới.md
         = cách sửa: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ `bao-cao-tong-ket.md`
        [mã kết thúc 1]
    "#]],
    );
    says(
        "content/posts/tin.md",
        GOOD,
        &expect![[r#"
        cảnh báo[posts-without-plan]: các bài viết trong thư mục này không được đọc
        --> content/posts
         = cách sửa: thư mục `posts` nằm cạnh `plan.yaml` của năm
        [mã kết thúc 0]
    "#]],
    );
}

#[test]
fn rules_of_words_look_at_posts_and_those_of_documents_do_not() {
    let text = GOOD
        .replace("Tổ một cửa lưu động về thôn", "Tổ một cửa  lưu động ,về thôn")
        .replace("hằng tuần.", "hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026")
        .replace("Một cửa lưu động", "Céng hßa x· héi chñ nghÜa");
    says(
        POST,
        &text,
        &expect![[r#"
        lỗi[legacy-font]: chữ gõ bằng phông cũ TCVN3 (ABC), không phải Unicode
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:2:8
          |
        2 | title: Céng hßa x· héi chñ nghÜa
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = ở mục: 2026/cai-cach-hanh-chinh › bài mo-hinh-moi
          = cách sửa: đọc là: `Cộng hòa xã hội chủ nghĩa`
          = cách sửa: dùng bộ gõ (Unikey, mục Công cụ) chuyển từ TCVN3 (ABC) sang Unicode, hoặc gõ lại

        lời khuyên[double-space]: có hai dấu cách trở lên giữa hai chữ
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:8:11
          |
        8 | Tổ một cửa  lưu động ,về thôn Đông vào thứ Năm hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026
          |           ^
          |
          = cách sửa: để một dấu cách

        lời khuyên[space-before-mark]: có dấu cách trước dấu câu
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:8:21
          |
        8 | Tổ một cửa  lưu động ,về thôn Đông vào thứ Năm hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026
          |                     ^^
          |
          = cách sửa: bỏ dấu cách trước dấu câu

        lời khuyên[space-after-mark]: thiếu dấu cách sau dấu câu
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:8:22
          |
        8 | Tổ một cửa  lưu động ,về thôn Đông vào thứ Năm hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026
          |                      ^
          |
          = cách sửa: thêm một dấu cách sau dấu câu

        cảnh báo[impossible-syllable]: `dựơc` không phải là âm tiết tiếng Việt
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:8:59
          |
        8 | Tổ một cửa  lưu động ,về thôn Đông vào thứ Năm hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026
          |                                                           ^^^^
          |
          = cách sửa: có phải ý bạn là `dược`?
          = cách sửa: có phải ý bạn là `được`?

        lỗi[no-such-date]: trong lịch không có `ngày 30 tháng 02 năm 2026`
         --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:8:69
          |
        8 | Tổ một cửa  lưu động ,về thôn Đông vào thứ Năm hằng tuần, dựơc khen ngày 30 tháng 02 năm 2026
          |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = cách sửa: xem lại ngày, tháng, năm theo lịch
        [mã kết thúc 1]
    "#]],
    );
}

#[test]
fn what_is_kept_for_the_office_is_found_in_posts() {
    let remark = "Chủ tịch xã đã đồng ý cho thôn Đông mượn tạm máy của văn phòng.";
    let workspace = Workspace::fixture("xa-tan-an").write(POST, format!("{GOOD}\n{remark}\n"));
    let path = "content/2026/cai-cach-hanh-chinh/plan.yaml";
    let plan = workspace.text(path);
    let (head, tail) = plan.split_once("tasks:\n  - id:").unwrap();
    let plan = format!("{head}tasks:\n  - internal: {remark}\n    id:{tail}");
    let workspace = workspace.write(path, plan);
    let run = workspace.run(&["check", "--only", "internal-published"]);
    expect![[r#"
        Không thấy lỗi: 1 kế hoạch, 2 việc, 2 đơn vị.
        cảnh báo[internal-published]: một câu nội bộ có trong phần được công bố
          --> content/2026/cai-cach-hanh-chinh/posts/mo-hinh-moi.md:10:1
           |
        10 | Chủ tịch xã đã đồng ý cho thôn Đông mượn tạm máy của văn phòng.
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
          ::: content/2026/cai-cach-hanh-chinh/plan.yaml:16:15
           |
        16 |   - internal: Chủ tịch xã đã đồng ý cho thôn Đông mượn tạm máy của văn phòng.
           |               --------------------------------------------------------------- câu nội bộ ở đây
           |
           = cách sửa: bỏ câu này khỏi phần công bố; nếu được phép công bố thì bỏ khỏi phần nội bộ

        Có 1 cảnh báo.
        [mã kết thúc 0]
    "#]].assert_eq(&run.transcript());
    let draft = workspace.edit(POST, "unit:", "draft: true\nunit:");
    assert!(!draft.run(&["check", "--only", "internal-published"]).err.contains("posts"));
}
