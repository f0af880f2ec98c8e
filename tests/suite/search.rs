//! Search: the index of the 2021 plan, and how it folds words.

use std::fmt::Write;

use expect_test::expect_file;
use kehoach::language::fold::fold;
use unicode_normalization::UnicodeNormalization;

use super::harness::Workspace;

/// What the program folds, for the script to be compared with: every letter of Vietnamese with every
/// tone, whole and taken apart, small and large, and letters that other languages have.
#[test]
fn the_folded_words_that_the_browser_test_reads_are_those_of_the_program() {
    let mut words: Vec<String> = Vec::new();
    for letter in "aăâeêioôơuưybcdđghklmnpqrstvxfjwz".chars() {
        for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
            words.push(format!("{letter}{tone}n"));
        }
    }
    words.extend(
        "Đường ĐƯƠNG dương nghiêng khuỷu QUYẾT Thuở giữa hoà hòa Ủy uỷ 91/2017/NĐ-CP ß ẞ İ ı Σας ΟΔΟΣ ŉ ǆ ﬁ \
         Œuvre Ångström naïve Øre Ł Я Ёлка ñ Ç 한글 日本 ½ ² ④ Ⅷ ẚ"
            .split(' ')
            .map(str::to_owned),
    );
    let mut table = String::new();
    for word in words {
        let mut forms = vec![
            word.nfc().collect::<String>(),
            word.nfd().collect(),
            word.to_uppercase().nfc().collect(),
            word.to_uppercase().nfd().collect(),
        ];
        forms.dedup();
        for form in forms {
            let _ = writeln!(table, "{form}\t{}", fold(&form));
        }
    }
    expect_file!["../acceptance/folded.tsv"].assert_eq(&table);
}

#[test]
fn the_index_of_a_plan_and_its_scripts_are_small() {
    let workspace = Workspace::binh_luc().built();
    // A larger one is cut into parts, and its first script says next to nothing.
    assert!(!workspace.path("output/site/assets/tim-kiem-1.js").exists());
    let size = |name: &str| workspace.bytes(&format!("output/site/assets/{name}")).len();
    let all = size("tim-kiem.js") + size("search.js") + size("site.js");
    assert!(all <= 15_000, "{all}");
    assert!(size("site.js") + size("work.js") <= 15_000);
}

#[test]
fn names_are_listed_below_their_letters_for_who_reads_without_scripts() {
    let workspace = Workspace::binh_luc().built();
    let page = workspace.text("output/site/tim-kiem/index.html");
    for words in [
        "<h3 id=\"chu_dd\">Đ</h3>",
        "<a href=\"../2021/don-vi/dai-truyen-thanh/index.html\">Đài truyền thanh huyện Bình Lục</a>",
        "<a href=\"../2021/index.html#hop-cac-khoi-thi-dua\">Hướng dẫn các khối thi đua họp khối, bình xét khen thưởng.</a>",
        "<a href=\"../can-cu/nd-91-2017-nd-cp/index.html\">Nghị định số 91/2017/NĐ-CP: Quy định",
        "<form class=\"search screen-only\" role=\"search\" data-search",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // Đ stands after D, and Ủ below U.
    let at = |anchor: &str| page.find(&format!("id=\"{anchor}\"")).unwrap();
    assert!(at("chu_d") < at("chu_dd") && at("chu_dd") < at("chu_h"));
    assert!(!page.contains("id=\"chu_uw\""));
}

#[test]
fn work_and_deadlines_are_listed_in_every_order() {
    let workspace = Workspace::fixture("day-du").built();
    let page = |path: &str| workspace.text(&format!("output/site/2026/{path}/index.html"));
    let work = page("cong-viec");
    assert!(work.contains("data-kind=\"phai-gui\""), "{work}");
    assert!(work.contains("data-kind=\"viec\""), "{work}");
    // What the plan keeps for its own office stands on none.
    for path in ["cong-viec", "han-chot", "han-chot/theo-don-vi", "han-chot/theo-ke-hoach"] {
        let page = page(path);
        assert!(!page.contains("giải trình"), "{page}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
    }
    let by_unit = page("han-chot/theo-don-vi");
    assert!(by_unit.contains("id=\"don_vi_"), "{by_unit}");
}

/// The plan of 2026 of a school, with so many tasks more.
fn with_more_tasks(count: usize) -> Workspace {
    let mut tasks = String::from("\ntasks:\n");
    for n in 1..=count {
        let month = n % 12 + 1;
        let _ = writeln!(
            tasks,
            "  - id: viec-them-{n}\n    month: {month}\n    text: Việc thêm thứ {n}."
        );
    }
    Workspace::fixture("hai-nam").edit("content/2026/plan.yaml", "\ntasks:\n", &tasks).built()
}

#[test]
fn a_long_list_of_work_goes_on_on_other_pages_and_its_filters_fetch_what_is_there() {
    let workspace = with_more_tasks(70);
    let pages = ["index.html", "trang-2/index.html"]
        .map(|page| workspace.text(&format!("output/site/2026/cong-viec/{page}")));
    assert_eq!(pages.each_ref().map(|page| page.matches("<li data-kind=").count()), [60, 16]);
    assert!(
        pages[0].contains("data-total=\"76\" data-more=\"../../assets/viec/2026.js\""),
        "{}",
        pages[0]
    );
    // Only the first page has filters, and they would find nothing new on another.
    assert!(!pages[1].contains("data-filter") && !pages[1].contains("work.js"), "{}", pages[1]);
    let script = workspace.text("output/site/assets/viec/2026.js");
    let lines = script.strip_prefix("viecConLai(").and_then(|s| s.strip_suffix(");\n")).unwrap();
    let lines: Vec<Vec<serde_json::Value>> = serde_json::from_str(lines).unwrap();
    assert_eq!(lines.len(), 16);
    // What the second page says, in its order.
    let mut page = pages[1].as_str();
    for line in lines {
        let words = line[7].as_str().unwrap();
        let at = page.find(&format!(">{words}</a>")).unwrap_or_else(|| panic!("{words}: {page}"));
        page = &page[at..];
    }
    // The last day tells what is past, and stands on both.
    assert!(pages[1].contains("data-until=\"2026-12-04\""), "{}", pages[1]);
    assert!(script.contains("\"2026-12-31\""), "{script}");
    // An English page leads to English pages.
    let english = workspace.text("output/site/assets/viec/en/2026.js");
    assert!(english.contains("December"), "{english}");
}

#[test]
fn a_month_in_which_nothing_begins_can_be_chosen() {
    let tasks = "tasks:\n  - id: a\n    when: Quý II\n    text: Việc thứ nhất.\n  - id: b\n    month: 9\n    text: Việc thứ hai.\n";
    let seed = Workspace::binh_luc();
    let plan = seed.text("content/2021/plan.yaml");
    let (before, rest) = plan.split_once("tasks:\n").unwrap();
    let after = &rest[rest.find("\nobligations:").unwrap()..];
    let workspace = seed.write("content/2021/plan.yaml", format!("{before}{tasks}{after}")).built();
    let page = workspace.text("output/site/2021/cong-viec/index.html");
    let (links, filters) = page.split_once("id=\"loc_thang\"").unwrap();
    assert!(filters.contains("<option value=\"2021-05\">"), "{filters}");
    assert!(links.contains("#thang_2021_04") && !links.contains("#thang_2021_05"), "{links}");
}

#[test]
fn a_list_of_work_that_stands_on_one_page_has_nothing_to_fetch() {
    let workspace = with_more_tasks(1);
    assert!(!workspace.path("output/site/assets/viec/2026.js").exists());
    let page = workspace.text("output/site/2026/cong-viec/index.html");
    assert!(page.contains("data-filter") && !page.contains("data-more"), "{page}");
}
