//! A site of two years: what changed, what was renamed, what an older page says; and posts as pages.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use expect_test::expect;

use super::harness::{Workspace, years_written};

/// The site of the two years, built once for all tests that change nothing.
fn two_years() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| site(&Workspace::fixture("hai-nam").built()))
}

fn site(workspace: &Workspace) -> BTreeMap<String, String> {
    let pages = workspace.files("output/site").into_iter();
    let pages = pages.filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The words of the main part of a page, a line for each line of the file.
fn said(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let mut lines = Vec::new();
    for line in main.split_once('>').unwrap().1.lines() {
        let mut words = String::new();
        let mut tag = false;
        for c in line.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => words.push(c),
                _ => {}
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            lines.push(words);
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_year_after_another_tells_what_changed_and_where_old_addresses_lead() {
    let site = two_years();
    expect![[r#"
        Thay đổi so với kế hoạch năm 2025
        2 việc sửa đổi; 2 việc mới; 2 việc không còn; 2 việc giữ nguyên.
        Từng việc được đối chiếu theo mã, rồi theo nội dung; số năm ghi trong nội dung không tính là thay đổi. Kế hoạch trước: Kế hoạch thi đua, khen thưởng năm 2025
        Việc sửa đổi
        Sơ kết phong trào thi đua học kỳ I.
        Thời gian trước đâyTrước 20/01
        Thời gian nayTrước 15/01
        Trong kế hoạchkế hoạch này, kế hoạch trước
        Tổ chức Hội thi kể chuyện và vẽ tranh cấp trường cho học sinh các khối.
        Nội dung trước đâyTổ chức Hội thi kể chuyện cấp trường cho học sinh khối 4, 5.
        Đơn vị trước đâyChủ trì: Tổ khối 4, 5
        Đơn vị nayChủ trì: Tổ khối 4, 5Phối hợp: Tổ khối 1, 2, 3
        Trong kế hoạchkế hoạch này, kế hoạch trước
        Việc mới
        Phát động Tết trồng cây; mỗi lớp nhận chăm sóc một cây. Tháng 2
        Ghi Sổ thi đua điện tử năm 2026. Tháng 12
        Việc không còn
        Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam. Tháng 4
        Ghi Sổ vàng thi đua năm 2025. Tháng 12
        Việc giữ nguyên
        Các tổ đăng ký danh hiệu thi đua năm 2026. Tháng 1
        Các tổ gửi báo cáo thi đua về Tổ Văn phòng chậm nhất ngày 04/12/2026. Chậm nhất 04/12/2026
    "#]]
    .assert_eq(&said(&site["2026/thay-doi/index.html"]));
    // The first year has nothing to be compared with.
    assert!(!site.contains_key("2025/thay-doi/index.html"));
    assert!(site["2026/index.html"].contains("href=\"thay-doi/index.html\""));
    assert!(!site["2025/index.html"].contains("thay-doi"));

    let moved = &site["2026/san-pham/so-vang/index.html"];
    let refresh = "<meta http-equiv=\"refresh\" content=\"0; url=../so-thi-dua/index.html\">";
    assert!(moved.contains(refresh), "{moved}");
    assert!(said(moved).ends_with("Trang này đã chuyển sang địa chỉ mới: Sổ thi đua điện tử\n"));
    assert!(moved.contains("<a href=\"../so-thi-dua/index.html\">"), "{moved}");
    let plan = &site["2026/index.html"];
    for (old, new) in
        [("so-ket-hoc-ky", "so-ket-hoc-ky-mot"), ("bao-cao-cac-to", "bao-cao-thi-dua")]
    {
        let both = format!("<p id=\"{new}\"><span id=\"{old}\"></span>");
        assert_eq!(plan.matches(&both).count(), 1, "{both}");
    }
    // The page of the year in which it had that name is no way to another.
    assert!(!site["2025/san-pham/so-vang/index.html"].contains("http-equiv=\"refresh\""));
}

#[test]
fn pages_of_an_older_plan_lead_to_the_same_page_of_the_newer_one() {
    let site = two_years();
    for (page, newer) in [
        ("2025", "../2026/index.html"),
        ("2025/thang-03", "../../2026/thang-03/index.html"),
        // Nothing is done in April of the newer plan.
        ("2025/thang-04", "../../2026/index.html"),
        ("2025/don-vi", "../../2026/don-vi/index.html"),
        ("2025/don-vi/to-4-5", "../../../2026/don-vi/to-4-5/index.html"),
        ("2025/san-pham/so-vang", "../../../2026/san-pham/index.html"),
        ("2025/cong-viec", "../../2026/cong-viec/index.html"),
        ("2025/han-chot", "../../2026/han-chot/index.html"),
    ] {
        let html = &site[&format!("{page}/index.html")];
        let banner = format!(
            "<p class=\"superseded\">Kế hoạch năm 2025. Đã có <a href=\"{newer}\">kế hoạch năm 2026</a>.</p>"
        );
        assert!(html.contains(&banner), "{page}");
    }
    for (path, html) in site {
        let older = path.starts_with("2025/") || path.starts_with("en/2025/");
        assert_eq!(html.contains("class=\"superseded\""), older, "{path}");
    }
    let english = &site["en/2025/index.html"];
    assert!(
        english.contains("There is a newer one: <a href=\"../2026/index.html\">the plan for 2026")
    );
}

#[test]
fn a_newer_plan_that_is_a_draft_does_not_make_the_older_one_old() {
    let workspace = Workspace::fixture("hai-nam")
        .edit("content/2026/plan.yaml", "state: signed", "state: draft")
        .built();
    let site = site(&workspace);
    assert!(!site["2025/index.html"].contains("superseded"));
    assert!(site.contains_key("2026/thay-doi/index.html"));
    // That in force comes first, and the ways to the parts of the site are its own; the draft is told of.
    let home = &site["index.html"];
    let at = |words: &str| home.find(words).unwrap_or_else(|| panic!("{words}: {home}"));
    assert!(at("<a href=\"2025/don-vi/index.html\"") < at("id=\"ke_hoach_2025\""));
    assert!(at("id=\"ke_hoach_2025\"") < at("id=\"ke_hoach_2026\""));
    assert!(!home.contains("Kế hoạch các năm trước"), "{home}");
}

#[test]
fn a_plan_for_several_years_stays_in_force_to_the_last_of_them() {
    let workspace = Workspace::fixture("hai-nam");
    let [plan, text] =
        ["plan.yaml", "plan.md"].map(|file| workspace.text(&format!("content/2025/{file}")));
    let later = years_written(&plan, 2025, "2025-2030").replace("\"03\"", "\"04\"");
    let workspace = workspace
        .write("content/giai-doan-2025-2030/plan.yaml", later)
        .write("content/giai-doan-2025-2030/plan.md", text)
        .built();
    let home = workspace.text("output/site/index.html");
    let older = home.split("Kế hoạch các năm trước").nth(1).unwrap();
    assert!(home.contains("id=\"ke_hoach_giai-doan-2025-2030\""), "{home}");
    assert!(older.contains("href=\"2025/index.html\""), "{older}");
    assert!(!older.contains("giai-doan-2025-2030"), "{older}");
}

#[test]
fn posts_of_all_years_are_listed_by_kind_the_newest_first() {
    let site = two_years();
    expect![[r#"
        Người tốt, việc tốt và tin
        Người tốt, việc tốt
        Hai em nhỏ trả lại chiếc ví nhặt được 27/02/2026 Trên đường đi học, hai em lớp 3 nhặt được chiếc ví có tiền và giấy tờ, đã nhờ cô giáo tìm người đánh mất.
        Tin
        Mỗi lớp một cây gạo non 24/02/2026 Mười hai cây gạo non được trồng quanh sân trường; mỗi lớp nhận chăm sóc một cây cho tới khi ra trường.
        Ngày Sách ở thư viện lớp 21/04/2025 Mười hai lớp góp 340 cuốn sách cho thư viện lớp trong Ngày Sách và Văn hóa đọc Việt Nam.
    "#]]
    .assert_eq(&said(&site["tin/index.html"]));
    expect![[r#"
        Hai em nhỏ trả lại chiếc ví nhặt được
        Người tốt, việc tốt · thứ Sáu, ngày 27 tháng 02 năm 2026 · Tổ chuyên môn khối 1, 2, 3
        Trên đường đi học, hai em lớp 3 nhặt được chiếc ví có tiền và giấy tờ, đã nhờ cô giáo tìm người đánh mất.
        Trong ví có giấy tờ của một người bán hàng ở chợ Suối Mây. Cô giáo chủ nhiệm cùng Công an xã liên lạc, trả lại ngay trong buổi sáng.
        Chúng em chỉ nghĩ người mất đang lo lắm.
        Nhà trường ghi nhận
        Nhà trường tuyên dương hai em trong giờ chào cờ và ghi tên vào Sổ thi đua.
        ← Mỗi lớp một cây gạo non
    "#]]
    .assert_eq(&said(&site["tin/em-nho-tra-cua-roi/index.html"]));
    // In the other language only what is around the words is other.
    expect![[r#"
        Mỗi lớp một cây gạo non
        News · Tuesday, 24 February 2026 · Các lớp
        Mười hai cây gạo non được trồng quanh sân trường; mỗi lớp nhận chăm sóc một cây cho tới khi ra trường.
        Cây giống do phụ huynh ươm từ hạt của cây gạo già trước cổng trường. Bảng tên của cây do học sinh tự viết.
        ← Ngày Sách ở thư viện lớp
        Hai em nhỏ trả lại chiếc ví nhặt được →
    "#]]
    .assert_eq(&said(&site["en/tin/tet-trong-cay/index.html"]));
    let page = &site["en/tin/tet-trong-cay/index.html"];
    assert!(page.contains("<article lang=\"vi\">"));
    assert!(page.contains("<time datetime=\"2026-02-24\">Tuesday, 24 February 2026</time>"));
    // The unit of this piece is named in the plan and has a page, by its year.
    assert!(page.contains("<a href=\"../../2026/don-vi/cac-lop/index.html\">"));
}

#[test]
fn a_site_without_posts_does_not_speak_of_any() {
    let site = site(&Workspace::binh_luc().built());
    assert!(site.keys().all(|path| !path.starts_with("tin/")));
    assert!(!site["index.html"].contains("tin/index.html"));
    assert!(!site["2021/index.html"].contains("thay-doi"));
}

#[test]
fn a_draft_of_a_post_reaches_no_output() {
    let post = "content/2026/posts/tet-trong-cay.md";
    let workspace = Workspace::fixture("hai-nam")
        .edit(post, "unit: cac-lop", "draft: true")
        .edit(post, "Mỗi lớp một cây gạo non", "KHOANTHU")
        .edit(post, "Cây giống", "KHOANTHU ![Cây](cay.png) KHOANTHU")
        .edit(post, "![Cây](cay.png) ", "");
    let workspace = workspace.built();
    for (path, bytes) in workspace.files("output") {
        assert!(!path.contains("tet-trong-cay"), "{path}");
        assert!(!String::from_utf8_lossy(&bytes).contains("KHOANTHU"), "{path}");
    }
}

#[test]
fn pictures_of_posts_stand_on_the_site_and_their_words_are_text() {
    let picture = std::fs::read(
        super::harness::repository().join("tests/fixtures/quy-che-mau/content/2026/quy-trinh.png"),
    );
    let workspace = Workspace::fixture("hai-nam")
        .write("content/2026/posts/cay-gao.png", picture.unwrap())
        .edit(
            "content/2026/posts/tet-trong-cay.md",
            "Cây giống",
            "![Cây gạo](cay-gao.png \"Cây <gạo>\")\n\n\\<script>alert(1)\\</script> \"Cây\" & giống",
        )
        .edit(
            "content/2026/posts/tet-trong-cay.md",
            "title: Mỗi lớp một cây gạo non",
            "title: \"</title><script>alert(2)</script>\"",
        )
        .built();
    let site = site(&workspace);
    let page = &site["tin/tet-trong-cay/index.html"];
    assert!(page.contains("src=\"../../2026/hinh/posts/cay-gao.png\""), "{page}");
    assert!(workspace.path("output/site/2026/hinh/posts/cay-gao.png").exists());
    for (path, html) in &site {
        assert!(!html.contains("<script>alert"), "{path}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(page.contains("Cây &lt;gạo&gt;"), "{page}");
}
