//! Text that looks like code stays text in every output.

use super::harness::Workspace;
use super::pdf;

const HOSTILE: &str = r##"#panic("x") $a$ @ref =H \u0041 [b] "q" & =1+1; #read("/etc/passwd") {{ tasks }} {% raw %}"##;

fn hostile() -> Workspace {
    let yaml = HOSTILE.replace('\'', "''");
    Workspace::binh_luc()
        .edit(
            "content/2021/plan.yaml",
            "    text: >-\n      Ban hành Kế hoạch công tác thi đua, khen thưởng năm 2021.\n",
            &format!("    text: '{}'\n", yaml.replace('\\', "\\\\")),
        )
        .edit(
            "content/2021/plan.yaml",
            "  subject: Công tác thi đua, khen thưởng năm 2021\n",
            "  subject: '<b>Công tác</b> \"&\" #strong[x]'\n",
        )
        .built()
}

#[test]
fn the_pdf_prints_it() {
    let pages = pdf::pages(hostile().bytes("output/site/2021/pdf/ke-hoach.pdf"));
    let text: String = pages.into_iter().map(|page| page.text.replace('\n', " ")).collect();
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(HOSTILE), "{flat}");
    assert!(flat.contains("<b>Công tác</b> \"&\" #strong[x]"), "{flat}");
}

#[test]
fn the_pages_show_it() {
    let workspace = hostile();
    let page = workspace.text("output/site/2021/index.html");
    assert!(page.contains("&lt;b&gt;Công tác&lt;/b&gt;") && !page.contains("<b>Công tác"));
    let escaped = HOSTILE.replace('&', "&amp;").replace('"', "&quot;");
    assert!(page.contains(&escaped), "{page}");
}

#[test]
fn the_calendar_escapes_it() {
    let workspace = hostile();
    let text = workspace.text("output/site/2021/lich/cong-viec.ics").replace("\r\n ", "");
    let escaped = HOSTILE.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    assert!(text.contains(&format!("SUMMARY:{escaped}\r\n")), "{text}");
}

#[test]
fn the_data_quotes_it() {
    let workspace = hostile();
    let json: serde_json::Value =
        serde_json::from_str(&workspace.text("output/site/2021/du-lieu/ke-hoach.json")).unwrap();
    assert_eq!(json["tasks"][3]["text"], HOSTILE);
    let text = workspace.text("output/site/2021/du-lieu/ke-hoach.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let row = reader.records().nth(3).unwrap().unwrap();
    assert_eq!(row.get(6), Some(HOSTILE));
}
