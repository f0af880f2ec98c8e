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
        "<form class=\"search\" role=\"search\" data-search",
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
