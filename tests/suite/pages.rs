//! The website of the 2021 plan.

use std::collections::BTreeMap;

use super::harness::Workspace;
use super::seed;

fn site() -> BTreeMap<String, String> {
    let files = Workspace::binh_luc().built().files("output/site").into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The values of an attribute in a page.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_word_of_the_seed_stands_on_the_plans_page_in_order() {
    let site = site();
    let page = &site["2021/index.html"];
    let start = page.find("<article").unwrap();
    let words = seed::html_words(&page[start..page.find("</article>").unwrap()]);
    assert_eq!(seed::missing(&words, 0), [""; 0]);
}

#[test]
fn there_is_a_page_for_the_plan_each_month_and_each_named_unit() {
    let site = site();
    let pages: Vec<&str> =
        site.keys().filter_map(|path| path.strip_suffix("/index.html")).collect();
    let months = pages.iter().filter(|page| page.starts_with("2021/thang-"));
    assert_eq!(months.count(), 12);
    let units: Vec<&&str> = pages.iter().filter(|page| page.starts_with("2021/don-vi/")).collect();
    assert!(units.contains(&&"2021/don-vi/ubnd-cac-xa-thi-tran"), "{units:?}");
    // One of them, Đài truyền thanh, is named in the narrative only.
    assert_eq!(units.len(), 17, "{units:?}");
    // The plan, the list of units, the page about the site, three acts and their list; the list of work,
    // the deadlines in three orders, search; the calendar, and how calendars are subscribed to, of the
    // plan and over the years.
    assert_eq!(pages.len(), 12 + 17 + 1 + 1 + 1 + 3 + 1 + 2 + 1 + 3 + 1 + 3);
    let page = &site["2021/don-vi/dai-truyen-thanh/index.html"];
    assert!(page.contains("Yêu cầu Đài truyền thanh huyện, các xã, thị trấn đẩy mạnh"), "{page}");
}

#[test]
fn no_anchor_stands_twice_on_a_page() {
    for (path, html) in site() {
        let mut ids = values(&html, "id");
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{path}");
    }
}

#[test]
fn a_tasks_id_is_its_anchor() {
    let site = site();
    for path in ["2021/index.html", "2021/thang-03/index.html"] {
        assert!(values(&site[path], "id").contains(&"dang-ky-thi-dua-tong-hop"), "{path}");
    }
    assert!(values(&site["2021/index.html"], "id").contains(&"ke-hoach-cua-cac-don-vi"));
}

#[test]
fn pages_need_nothing_from_elsewhere() {
    for (path, html) in site().iter().filter(|(path, _)| path.ends_with(".html")) {
        // What machines read names vocabularies by their addresses and loads nothing.
        let (before, rest) = html.split_once("<script type=\"application/ld+json\">").unwrap();
        let rest = rest.split_once("</script>").unwrap().1;
        let html = before.replace("href=\"http://purl.org/dc/elements/1.1/\"", "") + rest;
        assert!(!html.contains("http://") && !html.contains("https://"), "{path}");
        // Scripts are files of the site, and there is nothing between their tags.
        let scripts: Vec<&str> = html.split("<script").skip(1).collect();
        assert!(
            scripts.iter().all(|script| script.starts_with(" defer src=\"")
                && script.split('>').nth(1) == Some("</script")),
            "{path}"
        );
        assert!(html.contains("default-src 'none'"), "{path}");
        assert!(html.contains("<html lang=\"vi\">"), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(html.len() < 60_000, "{path}: {} bytes", html.len());
    }
}

#[test]
fn a_unit_sees_what_it_owes_and_by_when() {
    let site = site();
    let page = &site["2021/don-vi/ubnd-cac-xa-thi-tran/index.html"];
    for words in [
        "Phải gửi",
        "<time datetime=\"2021-03-14\" data-due>Chủ nhật, ngày 14 tháng 3 năm 2021</time>",
        "thứ Sáu, ngày 12 tháng 3 năm 2021",
        "<strong>trước <span class=\"whole\">ngày 15 tháng 3</span> năm 2021</strong>",
        "Phòng Nội vụ huyện",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn what_must_be_sent_again_and_again_has_every_day() {
    let seed = Workspace::binh_luc();
    let plan = seed.text("content/2021/plan.yaml");
    let when = plan.lines().find(|line| line.starts_with("    when: ")).unwrap().to_owned();
    let workspace =
        seed.edit("content/2021/plan.yaml", &when, "    when: trước ngày 15/3 và 15/9").built();
    let page = |path: &str| workspace.text(&format!("output/site/2021/{path}"));
    let days = |page: &str| {
        let days = page.split("<time datetime=\"").skip(1);
        days.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(days(&page("han-chot/index.html")), ["2021-03-14", "2021-09-14"]);
    // In the order of the plan it stands once, and so in the words of the plan.
    let printed = page("han-chot/theo-ke-hoach/index.html");
    assert_eq!(days(&printed), [""; 0]);
    assert!(printed.contains("rước ngày 15/3 và 15/9"), "{printed}");
    let data: serde_json::Value = serde_json::from_str(&page("du-lieu/ke-hoach.json")).unwrap();
    let deadlines = data["obligations"][0]["deadlines"].as_array().unwrap().clone();
    let days: Vec<&str> = deadlines.iter().map(|one| one["last_day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2021-03-14", "2021-09-14"]);
    assert_eq!(deadlines[0]["last_working_day"], "2021-03-12");
}

#[test]
fn a_task_says_when_it_is_due_and_who_has_what_part_in_it() {
    let workspace = Workspace::fixture("day-du").built();
    let page = |path: &str| workspace.text(&format!("output/site/2026/{path}/index.html"));
    let month = page("thang-06");
    let task = month.split("<li id=").skip(1).find(|task| task.contains("Sơ kết phong trào"));
    let task = task.unwrap();
    assert!(
        task.contains("<dt>Thời gian</dt><dd>Chậm nhất ngày 30 tháng 6 năm 2026</dd>"),
        "{task}"
    );
    assert!(task.contains("<dt>Chủ trì</dt>") && !task.contains("<dt>Phối hợp</dt>"), "{task}");
    // A task of just this month does not say so again.
    assert!(!page("thang-03").contains("<dd>Tháng 3</dd>"));
    // A unit is told its own part first, then those of others.
    let unit = page("don-vi/van-phong");
    assert!(unit.contains("<strong>Phối hợp</strong> · Chủ trì: <a"), "{unit}");
    let main = &unit[unit.find("<main").unwrap()..];
    let times = ["Từ tháng 1 năm 2026 đến", "Tháng 2<", "Từ nay đến hết tháng 4"]
        .map(|words| main.find(words).unwrap_or_else(|| panic!("{words}: {unit}")));
    assert!(times.is_sorted(), "{times:?}");
    // The issuer is not told that it writes the plan.
    assert!(!page("don-vi/ubnd-xa").contains("như sau:"));
}

#[test]
fn cells_of_a_table_with_groups_name_their_heads() {
    let page = Workspace::fixture("day-du").built().text("output/site/2026/index.html");
    let table = &page[page.find("<table class=\"tasks").unwrap()..];
    let table = &table[..table.find("</table>").unwrap()];
    let ids = values(table, "id");
    let heads = values(table, "headers");
    assert!(!heads.is_empty() && heads.iter().all(|list| list.split(' ').count() > 1), "{table}");
    assert_eq!(
        heads.len(),
        table.matches("<td").count()
            + table.matches("<th scope=\"row\"").count()
            + table.matches("<th id=\"viec_hang").count(),
        "{table}"
    );
    for head in heads.iter().flat_map(|list| list.split(' ')) {
        assert!(ids.contains(&head), "{head}: {table}");
    }
    // Each cell is below its own group.
    let second = &table[table.find("id=\"viec_nhom_2\"").unwrap()..];
    assert!(values(second, "headers")[0].contains("viec_nhom_2"), "{second}");
    // A table without groups needs none.
    let plain = Workspace::binh_luc().built().text("output/site/2021/index.html");
    assert!(plain.contains("<table class=\"tasks") && !plain.contains("viec_cot"), "{plain}");
}

#[test]
fn stages_of_a_deliverable_are_told_in_words() {
    let workspace = Workspace::fixture("day-du").built();
    let page = workspace.text("output/site/2026/san-pham/tieu-chi/index.html");
    let lead = page.split("class=\"lead\"").nth(1).unwrap().split("</p>").next().unwrap();
    let at = ["Dự thảo", "Góp ý", "Ban hành"].map(|words| lead.find(words).unwrap());
    assert!(at.is_sorted() && !lead.contains("gop-y"), "{lead}");
}

#[test]
fn the_plan_is_not_among_its_other_documents() {
    let page = Workspace::fixture("day-du").built().text("output/site/2026/index.html");
    let at = |id: &str| page.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("{id}"));
    let order = [
        "muc_luc",
        "han_chot",
        "tai_ve",
        "ban_sao",
        "theo_don_vi",
        "san_pham",
        "can_cu",
        "van_ban",
    ];
    assert!(order.map(at).is_sorted(), "{page}");
    assert!(!page[at("van_ban")..].contains("ke-hoach."), "{page}");
    assert!(!page.contains("Hạn cuối"), "{page}");
}

#[test]
fn a_draft_is_called_so_wherever_it_is_named() {
    let content = Workspace::fixture("day-du");
    let plan = content.text("content/2026/plan.yaml");
    let day = plan.lines().find(|line| line.starts_with("  date: ")).unwrap().to_owned() + "\n";
    let workspace = content
        .edit("content/2026/plan.yaml", "state: final", "state: draft")
        .edit("content/2026/plan.yaml", &day, "")
        .built();
    let page = |path: &str| workspace.text(&format!("output/site/{path}"));
    for path in ["index.html", "2026/index.html", "2026/thang-06/index.html"] {
        assert!(page(path).contains("<strong class=\"draft\">Dự thảo</strong>"), "{path}");
    }
    assert!(page("index.html").contains("Chưa có số, chưa ghi ngày"));
    let plan = page("2026/index.html");
    assert!(plan.contains("Số: …/KH-UBND") && plan.contains(", ngày … tháng … năm 2026</em>"));
    // Of its papers one is a draft, too, and others are not.
    let list = &plan[plan.find("id=\"van_ban\"").unwrap()..];
    let item = |words: &str| list.split("<li>").find(|item| item.contains(words)).unwrap();
    assert!(item("Báo cáo kết quả").contains("class=\"draft\""), "{list}");
    assert!(!item("Công điện").contains("draft"), "{list}");
    // A plan that is issued has no mark.
    let issued = Workspace::binh_luc().built().text("output/site/2021/index.html");
    assert!(!issued.contains("class=\"draft\""), "{issued}");
}
