//! What an office puts into a portal: fragments, record sheets, the site as one file.

use std::io::{Cursor, Read};

use expect_test::expect;

use super::harness::Workspace;

/// The tags of a fragment.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

#[test]
fn fragments_hold_only_what_editors_keep() {
    const NAMES: [&str; 25] = [
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "em",
        "sup",
        "br",
        "blockquote",
        "figure",
        "figcaption",
        "a",
        "img",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "caption",
    ];
    for workspace in
        [Workspace::binh_luc(), Workspace::fixture("day-du"), Workspace::fixture("quy-che-mau")]
    {
        let workspace = workspace.built();
        let fragments = workspace.files("output/portal").into_iter();
        let fragments = fragments.filter(|(path, _)| path.contains("/manh/"));
        let mut seen = 0;
        for (path, bytes) in fragments {
            seen += 1;
            let html = String::from_utf8(bytes).unwrap();
            assert!(html.starts_with("<h2>"), "{path}");
            let mut open = Vec::new();
            for tag in tags(&html) {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap();
                assert!(NAMES.contains(&name), "{path}: <{tag}>");
                for attribute in tag.split("=\"").map(|part| part.rsplit(' ').next().unwrap()) {
                    let forbidden = ["class", "style", "tabindex", "aria-label", "onclick"];
                    assert!(!forbidden.contains(&attribute), "{path}: <{tag}>");
                }
                match tag.strip_prefix('/') {
                    Some(closed) => assert_eq!(open.pop(), Some(closed), "{path}: <{tag}>"),
                    None if ["br", "img"].contains(&name) => {}
                    None => open.push(name),
                }
            }
            assert_eq!(open, [""; 0], "{path}");
            // Links lead to the fragment itself or to a whole address.
            for href in html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let inside = href
                    .strip_prefix('#')
                    .is_some_and(|id| html.contains(&format!(" id=\"{id}\"")));
                assert!(inside || href.starts_with("https://"), "{path}: {href}");
            }
            for id in html.split(" id=\"").skip(1) {
                assert!(id.starts_with("kh-"), "{path}: {id:.40}");
            }
        }
        assert!(seen >= 5, "{seen}");
    }
}

#[test]
fn a_fragment_reads_well_alone() {
    let workspace = Workspace::binh_luc().built();
    expect![[r#"
        <h2>Kế hoạch năm 2021: Tháng 3 năm 2021</h2>
        <h3>Hạn chót</h3>
        <table>
        <thead>
        <tr><th scope="col">Hạn chót</th><th scope="col">Việc phải gửi</th><th scope="col">Đơn vị phải gửi</th><th scope="col">Gửi đến</th></tr>
        </thead>
        <tbody>
        <tr>
        <td>Chủ nhật, ngày 14 tháng 3 năm 2021<br>Ngày làm việc cuối: thứ Sáu, ngày 12 tháng 3 năm 2021</td>
        <td>Kế hoạch công tác thi đua, khen thưởng của đơn vị</td>
        <td>các đơn vị; các cơ quan, ban, ngành, đoàn thể; UBND các xã, thị trấn</td>
        <td>Hội đồng thi đua, khen thưởng huyện<br>Qua: Phòng Nội vụ huyện</td>
        </tr>
        </tbody>
        </table>
        <h3>Công việc</h3>
        <ol>
        <li><p id="kh-dang-ky-thi-dua-tong-hop">Tổng hợp đăng ký thi đua năm 2021 của các cơ quan, ban, ngành, đoàn thể, UBND các xã, thị trấn.</p>
        </li>
        <li><p id="kh-dang-ky-thi-dua-voi-khoi-va-tinh">Tham mưu UBND huyện đăng ký thi đua năm 2021 với Khối thi đua các huyện, thành phố và Hội đồng Thi đua khen thưởng tỉnh Hà Nam.</p>
        </li>
        <li><p id="kh-tieu-chi-thi-dua-du-thao">Xây dựng dự thảo tiêu chí thi đua, phương thức chấm điểm và bình xét khen thưởng năm 2021.</p>
        </li>
        </ol>
    "#]].assert_eq(&workspace.text("output/portal/2021/manh/thang-03.html"));
    let plan = workspace.text("output/portal/2021/manh/ke-hoach.html");
    for words in
        ["<p>Số: 01/KH-HĐTĐKT<br>", "<strong>Nơi nhận:</strong>", "<th scope=\"row\">Tháng 3</th>"]
    {
        assert!(plan.contains(words), "{words}");
    }
}

#[test]
fn the_sheet_has_every_field_of_the_form() {
    let workspace = Workspace::fixture("day-du").built();
    let table = workspace.text("output/portal/2026/phieu.csv");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[13] == "to-trinh-khen-thuong.pdf").unwrap();
    let fields: Vec<String> =
        headings.iter().zip(row).map(|(name, value)| format!("{name}: {value}")).collect();
    for field in [
        "Loại văn bản: Tờ trình",
        "Số, ký hiệu: 31/TTr-HĐTĐKT",
        "Số: 31",
        "Ngày ban hành: 16/11/2026",
        "Ngày có hiệu lực: ",
    ] {
        assert!(fields.iter().any(|one| one == field), "{field} in {fields:?}");
    }
    let sheet = workspace.text("output/portal/2026/phieu/to-trinh-khen-thuong.html");
    assert!(sheet.contains("<label for=\"sheet_symbol\">Ký hiệu</label>"), "{sheet}");
    assert!(sheet.contains("readonly lang=\"vi\">TTr-HĐTĐKT</textarea>"), "{sheet}");
}

#[test]
fn drafts_and_what_may_not_go_further_have_no_sheet() {
    let workspace = Workspace::fixture("day-du").built();
    let portal: Vec<String> =
        workspace.files("output/portal").into_iter().map(|(path, _)| path).collect();
    let of = |name: &str| portal.iter().filter(|path| path.contains(name)).collect::<Vec<_>>();
    // `LƯU HÀNH NỘI BỘ`: neither.
    assert_eq!(of("quyet-dinh-to-sang-kien"), [""; 0]);
    // A draft: as a fragment, marked, as the site shows it.
    assert_eq!(of("bao-cao-tong-ket"), ["2026/manh/van-ban/bao-cao-tong-ket.html"]);
    let draft = workspace.text("output/portal/2026/manh/van-ban/bao-cao-tong-ket.html");
    assert!(draft.contains("<p><strong>Dự thảo</strong></p>"), "{draft}");
    assert!(!workspace.text("output/portal/2026/phieu.csv").contains("bao-cao-tong-ket"));
}

#[test]
fn a_day_of_effect_is_told_only_where_the_text_tells_it() {
    let effective = |workspace: Workspace| {
        let run = workspace.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let table = workspace.text("output/portal/2021/phieu.csv");
        let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        reader.records().next().unwrap().unwrap()[6].to_owned()
    };
    assert_eq!(effective(Workspace::binh_luc()), "");
    let says = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "cỗ vũ tinh thần",
        "Kế hoạch này có hiệu lực kể từ ngày ký, cỗ vũ tinh thần",
    );
    assert_eq!(effective(says), "25/02/2021");
    // Other documents have their own days.
    let of_another = Workspace::binh_luc().edit(
        "content/2021/plan.md",
        "cỗ vũ tinh thần",
        "thay kế hoạch có hiệu lực từ ngày ký, cỗ vũ tinh thần",
    );
    assert_eq!(effective(of_another), "");
}

#[test]
fn the_site_as_one_file_is_the_site() {
    let workspace = Workspace::binh_luc().built();
    let mut zip =
        zip::ZipArchive::new(Cursor::new(workspace.bytes("output/portal/trang.zip"))).unwrap();
    let site = workspace.files("output/site");
    assert_eq!(zip.len(), site.len());
    for (path, expected) in site {
        let mut file = zip.by_name(&path).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, expected, "{path}");
    }
    for sample in ["nginx.conf", "web.config", "apache.conf"] {
        assert!(
            workspace.text(&format!("output/portal/may-chu/{sample}")).contains("frame-ancestors")
        );
    }
}
