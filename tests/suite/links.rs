//! Links that lead nowhere, and what the build says of them: the exact words.

use expect_test::{Expect, expect};

use super::harness::Workspace;

const TEMPLATE: &str = "templates/site/month.html";

/// A page of every month that holds this and no more.
fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<title>{{{{ page.title }}}}</title>\n{body}\n</html>\n"
    )
}

/// Builds, which must fail and leave everything as it was.
fn refuses(workspace: &Workspace, language: &str, expected: &Expect) {
    let before = workspace.files("output");
    assert!(!before.is_empty());
    let run = workspace.run(&["build", "--lang", language]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(workspace.files("output") == before, "something was written");
    expected.assert_eq(&run.err);
}

/// A plan whose template of months holds a broken link of each kind.
fn with_broken_links() -> Workspace {
    let body = "<main id=\"noi_dung\">\n\
                <a href=\"../../khong-co.html\">1</a>\n\
                <a href='#khong-co'>2</a>\n\
                <a href=../>3</a>\n\
                <a href=\"/index.html\">4</a>\n\
                <a href=\"javascript:alert(1)\">5</a>\n\
                <a href=\"\">6</a>\n\
                <!-- <a href=\"khong-co.html\"> -->\n\
                </main>";
    Workspace::binh_luc().built().write(TEMPLATE, page(body))
}

#[test]
fn links_of_a_template() {
    let workspace = with_broken_links();
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-empty]: liên kết để trống, không dẫn tới đâu
            --> site/2021/thang-01/index.html
             = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác

            lỗi[link-anchor]: liên kết `#khong-co` dẫn tới chỗ không có: `site/2021/thang-01/index.html` không có mục nào mang mã `khong-co`
             --> templates/site/month.html:6:10
              |
            6 | <a href='#khong-co'>2</a>
              |          ^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác

            lỗi[link-folder]: liên kết `../` dẫn tới thư mục; mở từ ổ đĩa thì không thành trang
             --> templates/site/month.html:7:9
              |
            7 | <a href=../>3</a>
              |         ^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác
              = cách sửa: viết đủ tên tệp, ví dụ `../index.html`

            lỗi[link-broken]: liên kết `../../khong-co.html` dẫn tới tệp không có: `site/khong-co.html`
             --> templates/site/month.html:5:10
              |
            5 | <a href="../../khong-co.html">1</a>
              |          ^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác

            lỗi[link-outside]: liên kết `/index.html` dẫn ra ngoài trang web
             --> templates/site/month.html:8:10
              |
            8 | <a href="/index.html">4</a>
              |          ^^^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác
              = cách sửa: viết đường dẫn tính từ trang đang xem, ví dụ `../index.html`, không bắt đầu bằng `/`

            lỗi[link-form]: liên kết `javascript:alert(1)` không phải là địa chỉ mở được
             --> templates/site/month.html:9:10
              |
            9 | <a href="javascript:alert(1)">5</a>
              |          ^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác
              = cách sửa: dùng được: đường dẫn tới tệp của trang web, `#…`, hoặc địa chỉ bắt đầu bằng `https://`, `http://`, `mailto:`, `tel:`, `webcal://`, `data:`

            Có 6 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}

#[test]
fn links_of_a_template_in_english() {
    let workspace = with_broken_links();
    refuses(
        &workspace,
        "en",
        &expect![[r#"
            error[link-empty]: this link is empty and leads nowhere
            --> site/2021/thang-01/index.html
             = in: file `site/2021/thang-01/index.html` of the output and 11 others

            error[link-anchor]: the link `#khong-co` leads to a place that there is not: nothing in `site/2021/thang-01/index.html` has the id `khong-co`
             --> templates/site/month.html:6:10
              |
            6 | <a href='#khong-co'>2</a>
              |          ^^^^^^^^^
              |
              = in: file `site/2021/thang-01/index.html` of the output and 11 others

            error[link-folder]: the link `../` leads to a folder, which opens no page from a disk
             --> templates/site/month.html:7:9
              |
            7 | <a href=../>3</a>
              |         ^^^
              |
              = in: file `site/2021/thang-01/index.html` of the output and 11 others
              = help: write the file's name too, such as `../index.html`

            error[link-broken]: the link `../../khong-co.html` leads to a file that there is not: `site/khong-co.html`
             --> templates/site/month.html:5:10
              |
            5 | <a href="../../khong-co.html">1</a>
              |          ^^^^^^^^^^^^^^^^^^^
              |
              = in: file `site/2021/thang-01/index.html` of the output and 11 others

            error[link-outside]: the link `/index.html` leads out of the site
             --> templates/site/month.html:8:10
              |
            8 | <a href="/index.html">4</a>
              |          ^^^^^^^^^^^
              |
              = in: file `site/2021/thang-01/index.html` of the output and 11 others
              = help: write the way from the page itself, such as `../index.html`, without a `/` before it

            error[link-form]: the link `javascript:alert(1)` is no address that can be opened
             --> templates/site/month.html:9:10
              |
            9 | <a href="javascript:alert(1)">5</a>
              |          ^^^^^^^^^^^^^^^^^^^
              |
              = in: file `site/2021/thang-01/index.html` of the output and 11 others
              = help: possible: the way to a file of the site, `#…`, or an address that begins with `https://`, `http://`, `mailto:`, `tel:`, `webcal://`, `data:`

            6 errors.
            Nothing was written; the last output stands as it was.
        "#]],
    );
}

#[test]
fn a_page_that_a_template_leads_to_under_another_name() {
    let workspace = Workspace::binh_luc()
        .built()
        .write(TEMPLATE, page("<a href=\"../../2021/Index.html\">Kế hoạch</a>"));
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-broken]: liên kết `../../2021/Index.html` dẫn tới tệp không có: `site/2021/Index.html`
             --> templates/site/month.html:4:10
              |
            4 | <a href="../../2021/Index.html">Kế hoạch</a>
              |          ^^^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2021/thang-01/index.html` và 11 tệp khác
              = cách sửa: có phải ý bạn là `site/2021/index.html`?

            Có 1 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}

#[test]
fn anchors_that_other_pages_lead_to() {
    // The page of the plan is there, and nothing in it has a name.
    let workspace = Workspace::binh_luc().built().write("templates/site/plan.html", page(""));
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("lỗi[link-anchor]: "), "{}", run.err);
    assert!(run.err.contains("không có mục nào mang mã `dang-ky-thi-dua-tong-hop`"), "{}", run.err);
}

#[test]
fn addresses_of_the_sites_own_in_a_text() {
    let workspace = Workspace::fixture("day-du").built();
    let text = workspace.text("content/2026/loi-van.md");
    let link = "\n[Báo cáo quý](https://suoi-may.example/2026/bao-cao.html#quy)\n";
    let workspace = workspace.write("content/2026/loi-van.md", text + link);
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-broken]: liên kết `https://suoi-may.example/2026/bao-cao.html#quy` dẫn tới tệp không có: `site/2026/bao-cao.html`
              --> content/2026/loi-van.md:21:15
               |
            21 | [Báo cáo quý](https://suoi-may.example/2026/bao-cao.html#quy)
               |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: tệp kết quả `site/2026/pdf/ke-hoach.pdf` và 6 tệp khác

            Có 1 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}

#[test]
fn addresses_of_the_sites_own_in_other_texts() {
    let workspace = Workspace::fixture("day-du").built();
    let post = "content/2026/posts/nguoi-giu-cau-treo.md";
    let paper = "content/2026/documents/quyet-dinh-to-sang-kien.md";
    let link = |name: &str| format!("\n[Báo cáo](https://suoi-may.example/2026/{name}.html)\n");
    let texts = [post, paper].map(|file| workspace.text(file));
    let workspace = workspace
        .write(post, texts[0].clone() + &link("mot"))
        .write(paper, texts[1].clone() + &link("hai"));
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-broken]: liên kết `https://suoi-may.example/2026/hai.html` dẫn tới tệp không có: `site/2026/hai.html`
              --> content/2026/documents/quyet-dinh-to-sang-kien.md:79:11
               |
            79 | [Báo cáo](https://suoi-may.example/2026/hai.html)
               |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: tệp kết quả `site/2026/pdf/quyet-dinh-to-sang-kien.pdf` và 5 tệp khác

            lỗi[link-broken]: liên kết `https://suoi-may.example/2026/mot.html` dẫn tới tệp không có: `site/2026/mot.html`
              --> content/2026/posts/nguoi-giu-cau-treo.md:16:11
               |
            16 | [Báo cáo](https://suoi-may.example/2026/mot.html)
               |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: tệp kết quả `site/tin/nguoi-giu-cau-treo/index.html` và 1 tệp khác

            Có 2 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}

#[test]
fn links_of_a_pdf() {
    // Only the form has it, so that it can be found nowhere else.
    let form = "#set document(title: \"Một\", date: datetime(year: 2026, month: 1, day: 5))\n\
                #set text(lang: \"vi\", font: json(\"/font.json\").family)\n\
                #link(\"https://suoi-may.example/to(1).html\")[Một]\n\
                #link(\"https://suoi-may.example/2026/index.html\")[Hai]\n";
    let workspace = Workspace::fixture("day-du").built().write("templates/print/unit.typ", form);
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-broken]: liên kết `https://suoi-may.example/to(1).html` dẫn tới tệp không có: `site/to(1).html`
             --> templates/print/unit.typ:3:8
              |
            3 | #link("https://suoi-may.example/to(1).html")[Một]
              |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = ở mục: tệp kết quả `site/2026/ban-in/don-vi/ubnd-xa.pdf` và 17 tệp khác

            Có 1 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}

#[test]
fn links_of_a_calendar_and_of_data() {
    let workspace = Workspace::fixture("day-du").built();
    let plan = workspace.text("content/2026/plan.yaml");
    let (head, tail) = plan.split_once("\ntasks:\n").unwrap();
    let task = "  - id: viec-co-lien-ket\n    month: 5\n    text: Xem mẫu tại https://suoi-may.example/mau.docx.\n";
    let workspace =
        workspace.write("content/2026/plan.yaml", format!("{head}\ntasks:\n{task}{tail}"));
    refuses(
        &workspace,
        "vi",
        &expect![[r#"
            lỗi[link-broken]: liên kết `https://suoi-may.example/mau.docx` dẫn tới tệp không có: `site/mau.docx`
              --> content/2026/plan.yaml:54:23
               |
            54 |     text: Xem mẫu tại https://suoi-may.example/mau.docx.
               |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = ở mục: tệp kết quả `site/2026/lich/han-chot.ics` và 7 tệp khác

            Có 1 lỗi.
            Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        "#]],
    );
}
