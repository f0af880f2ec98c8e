//! What programs read of the site: heads of pages, the feed, the map.

use serde_json::Value;

use super::harness::Workspace;

const BASE: &str = "https://binhluc.example/ke-hoach";

fn with_base() -> Workspace {
    let workspace = Workspace::binh_luc();
    let run = workspace.run(&["build", "--base-url", "https://binhluc.example/ke-hoach/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    workspace
}

/// The linked data of a page.
fn graph(page: &str) -> Vec<Value> {
    let from = "<script type=\"application/ld+json\">";
    let text = page.split_once(from).unwrap().1.split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(text).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

fn of_type<'g>(graph: &'g [Value], kind: &str) -> &'g Value {
    graph.iter().find(|one| one["@type"] == kind).unwrap_or_else(|| panic!("{kind}: {graph:?}"))
}

#[test]
fn a_page_says_what_document_is_on_it() {
    let workspace = Workspace::binh_luc().built();
    let page = workspace.text("output/site/2021/index.html");
    for line in [
        "<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\">",
        "<meta name=\"DC.title\" content=\"Kế hoạch công tác thi đua, khen thưởng năm 2021\">",
        "<meta name=\"DC.creator\" content=\"Hội đồng thi đua, khen thưởng huyện Bình Lục\">",
        "<meta name=\"DC.date\" content=\"2021-02-25\">",
        "<meta name=\"DC.identifier\" content=\"01/KH-HĐTĐKT\">",
        "<meta name=\"DC.type\" content=\"Kế hoạch\">",
        "<meta name=\"DC.coverage\" content=\"2021\">",
    ] {
        assert!(page.contains(line), "{line}");
    }
    for name in ["title", "creator", "date", "type", "language"] {
        assert_eq!(page.matches(&format!("\"DC.{name}\"")).count(), 1, "{name}");
    }
    let graph = graph(&page);
    let document = of_type(&graph, "DigitalDocument");
    assert_eq!(document["identifier"], "01/KH-HĐTĐKT");
    assert_eq!(document["datePublished"], "2021-02-25");
    assert_eq!(document["encoding"]["contentUrl"], "pdf/ke-hoach.pdf");
    assert_eq!(document["citation"].as_array().unwrap().len(), 5);
    assert_eq!(document["publisher"]["@id"], of_type(&graph, "GovernmentOrganization")["@id"]);
    // A month is no document, and has a trail.
    let month = workspace.text("output/site/2021/thang-03/index.html");
    assert!(!month.contains("DC.title"));
    let steps = of_type(&self::graph(&month), "BreadcrumbList")["itemListElement"].clone();
    let names: Vec<&str> =
        steps.as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Trang chủ", "Kế hoạch năm 2021", "Tháng 3 năm 2021"]);
    assert_eq!(steps[1]["item"], "../index.html");
}

#[test]
fn a_draft_says_that_it_is_one_and_is_not_in_the_feed() {
    let workspace = Workspace::fixture("day-du").built();
    let page = workspace.text("output/site/2026/van-ban/bao-cao-tong-ket/index.html");
    let graph = graph(&page);
    let document = of_type(&graph, "DigitalDocument");
    assert_eq!(document["creativeWorkStatus"], "Draft");
    assert_eq!((&document["identifier"], &document["datePublished"]), (&Value::Null, &Value::Null));
    assert!(!page.contains("DC.date"));
    let feed = workspace.text("output/site/feed.xml");
    assert!(feed.contains(":2026/van-ban/quyet-dinh-to-sang-kien</id>"), "{feed}");
    assert!(!feed.contains("bao-cao-tong-ket"), "{feed}");
    // The same page in the other language.
    assert!(page.contains(
        "<link rel=\"alternate\" hreflang=\"en\" href=\"../../../en/2026/van-ban/bao-cao-tong-ket/index.html\">"
    ));
}

#[test]
fn a_draft_of_a_plan_has_neither_number_nor_day() {
    let workspace = Workspace::fixture("day-du")
        .edit("content/2026/plan.yaml", "state: final", "state: draft")
        .built();
    let page = workspace.text("output/site/2026/index.html");
    assert!(page.contains("<meta name=\"DC.title\""), "{page}");
    for words in ["DC.date", "/KH-UBND\">"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
}

#[test]
fn the_feed_leads_to_vietnamese_pages() {
    let workspace = Workspace::fixture("hai-nam")
        .edit("content/agency.yaml", "languages: [vi, en]", "languages: [en, vi]")
        .built();
    let feed = workspace.text("output/site/feed.xml");
    assert!(feed.contains("href=\"vi/2026/index.html\""), "{feed}");
    // An entry is the same, wherever its page stands.
    assert!(feed.contains(",2026:2026</id>"), "{feed}");
    let site = workspace.path("output/site");
    for way in feed.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(site.join(way).exists(), "{way}");
    }
}

#[test]
fn a_page_names_itself_among_its_languages_and_an_address_that_leads_on_is_not_on_the_map() {
    let workspace = Workspace::fixture("hai-nam");
    let run = workspace.run(&["build", "--base-url", BASE]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = workspace.text("output/site/en/2026/index.html");
    for (language, way) in [("vi", "../../2026/index.html"), ("en", "index.html")] {
        let line = format!("rel=\"alternate\" hreflang=\"{language}\" href=\"{way}\"");
        assert!(page.contains(&line), "{line}");
    }
    // The page for lost addresses is none of a language.
    for lost in [&workspace, &Workspace::fixture("hai-nam").built()] {
        assert!(!lost.text("output/site/404.html").contains("rel=\"alternate\" hreflang"));
    }
    let old = "2026/san-pham/so-vang/index.html";
    let page = workspace.text(&format!("output/site/{old}"));
    let now = format!("rel=\"canonical\" href=\"{BASE}/2026/san-pham/so-thi-dua/index.html\"");
    assert!(page.contains("noindex") && page.contains(&now), "{page}");
    let map = workspace.text("output/site/sitemap.xml");
    assert!(
        map.contains("san-pham/so-thi-dua/") && !map.contains("2026/san-pham/so-vang/"),
        "{map}"
    );
}

#[test]
fn without_an_address_nothing_pretends_to_know_it() {
    let workspace = Workspace::binh_luc().built();
    for path in ["output/site/sitemap.xml", "output/site/robots.txt"] {
        assert!(!workspace.path(path).exists(), "{path}");
    }
    assert!(!workspace.text("output/site/2021/index.html").contains("rel=\"canonical\""));
    let feed = workspace.text("output/site/feed.xml");
    expect_test::expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
        <id>tag:tdkt.binhluc.example,2026:trang</id>
        <title>Kế hoạch thi đua, khen thưởng</title>
        <updated>2021-02-25T00:00:00+07:00</updated>
        <author><name>Hội đồng thi đua, khen thưởng huyện Bình Lục</name></author>
        <subtitle>Huyện Bình Lục, tỉnh Hà Nam</subtitle>
        <link rel="alternate" type="text/html" href="index.html"/>
        <entry>
        <id>tag:tdkt.binhluc.example,2021:2021</id>
        <title>Kế hoạch công tác thi đua, khen thưởng năm 2021</title>
        <published>2021-02-25T00:00:00+07:00</published>
        <updated>2021-02-25T00:00:00+07:00</updated>
        <link rel="alternate" type="text/html" href="2021/index.html"/>
        <link rel="enclosure" type="application/pdf" href="2021/pdf/ke-hoach.pdf"/>
        <summary>Số 01/KH-HĐTĐKT, ngày 25/02/2021.</summary>
        </entry>
        </feed>
    "#]]
    .assert_eq(&feed);
}

#[test]
fn with_an_address_pages_have_one_each() {
    let workspace = with_base();
    let plan = workspace.text("output/site/2021/index.html");
    let line = format!("<link rel=\"canonical\" href=\"{BASE}/2021/index.html\">");
    assert!(plan.contains(&line), "{plan}");
    let graph = graph(&plan);
    assert_eq!(of_type(&graph, "DigitalDocument")["url"], format!("{BASE}/2021/index.html"));
    // What is shown at any address has none of its own.
    assert!(!workspace.text("output/site/404.html").contains("rel=\"canonical\""));
    assert_eq!(
        workspace.text("output/site/robots.txt"),
        format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}/sitemap.xml\n")
    );
    let feed = workspace.text("output/site/feed.xml");
    for words in [
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{BASE}/feed.xml\"/>"),
        format!("href=\"{BASE}/2021/pdf/ke-hoach.pdf\"/>"),
        // It stays when the site moves.
        "<id>tag:tdkt.binhluc.example,2021:2021</id>".to_owned(),
    ] {
        assert!(feed.contains(&words), "{words}");
    }
}

#[test]
fn the_map_names_every_page_once() {
    let workspace = with_base();
    let map = workspace.text("output/site/sitemap.xml");
    let named: Vec<&str> = map
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().unwrap())
        .map(|address| address.strip_prefix(BASE).unwrap().strip_prefix('/').unwrap())
        .collect();
    let files = workspace.files("output/site").into_iter().map(|(path, _)| path);
    let pages: Vec<String> =
        files.filter(|path| path.ends_with(".html") && path != "404.html").collect();
    let mut sorted = named.clone();
    sorted.sort_unstable();
    let mut pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    pages.sort_unstable();
    assert_eq!(sorted, pages);
    assert!(map.contains("2021/thang-03/index.html</loc><lastmod>2021-02-25</lastmod>"), "{map}");
}

#[test]
fn hostile_words_end_no_script_and_no_tag() {
    let hostile = "'</script><b> \"&\" ]]> năm 2021'";
    let workspace = Workspace::binh_luc().edit(
        "content/2021/plan.yaml",
        "  subject: Công tác thi đua, khen thưởng năm 2021\n",
        &format!("  subject: {hostile}\n"),
    );
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = workspace.text("output/site/2021/index.html");
    let graph = graph(&page);
    let name = of_type(&graph, "DigitalDocument")["name"].as_str().unwrap();
    assert!(name.contains("</script><b> \"&\" ]]>"), "{name}");
    assert!(!page.contains("<b>"));
    let feed = workspace.text("output/site/feed.xml");
    assert!(feed.contains("&lt;/script&gt;&lt;b&gt; &quot;&amp;&quot; ]]&gt;"), "{feed}");
}
