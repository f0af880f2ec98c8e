//! The sheets, the list of deadlines and the calendar, read back.

use std::collections::BTreeSet;
use std::fmt::Write;

use kurbo::{BezPath, PathEl, Rect, Shape};

use super::harness::Workspace;
use super::pdf::{self, Page, flat};

const AGENCY: &str = "content/agency.yaml";
const PLAN: &str = "content/2021/plan.yaml";

fn with_address() -> Workspace {
    Workspace::binh_luc().edit(
        AGENCY,
        "  subtitle: Huyện Bình Lục, tỉnh Hà Nam\n",
        "  subtitle: Huyện Bình Lục, tỉnh Hà Nam\n  url: https://tdkt.binhluc.example/ke-hoach/\n",
    )
}

fn pages(workspace: &Workspace, path: &str) -> Vec<Page> {
    pdf::pages(workspace.bytes(&format!("output/site/{path}")))
}

/// Paths of the PDF files that were built, without the ending.
fn prints(workspace: &Workspace) -> Vec<String> {
    let files = workspace.files("output/site").into_iter();
    files.filter_map(|(path, _)| path.strip_suffix(".pdf").map(str::to_owned)).collect()
}

/// A plan of 2026 with so many tasks and deadlines, over all months; some last for long, some have no
/// time.
fn large(tasks: usize, deadlines: usize) -> Workspace {
    let mut plan = String::from(
        "year: 2026\ndocument:\n  kind: KẾ HOẠCH\n  subject: Công tác năm 2026\n  symbol: KH-UBND\n  \
         place: Suối Mây\n  state: draft\nletterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ SUỐI MÂY\n\
         narrative: plan.md\ntasks:\n",
    );
    for n in 0..tasks {
        let time = match n % 20 {
            7 => "when: Quý II".to_owned(),
            13 => "when: Cả năm".to_owned(),
            17 => "when: Khi có yêu cầu".to_owned(),
            _ => format!("month: {}", n % 12 + 1),
        };
        let words = "rà soát, tổng hợp kết quả ".repeat(n % 7 + 1);
        let _ = write!(
            plan,
            "  - id: viec-{n}\n    {time}\n    text: Việc thứ {n} {words}\n    lead: [don-vi-{}]\n",
            n % 9
        );
    }
    if tasks == 0 {
        plan = plan.replace("tasks:\n", "tasks: []\n");
    }
    if deadlines > 0 {
        plan.push_str("obligations:\n");
    }
    let mut narrative = String::from("# I. MỤC ĐÍCH\n\nĐể làm việc.\n");
    if tasks > 0 {
        narrative.push_str("\n{{ tasks }}\n");
    }
    for n in 0..deadlines {
        let _ = write!(
            plan,
            "  - id: nop-{n}\n    what: Báo cáo thứ {n} của đơn vị\n    text: Gửi báo cáo thứ {n}.\n    \
             when: {{by: 2026-{:02}-{:02}}}\n    who: [don-vi-{}]\n    to: ubnd-xa\n",
            n % 12 + 1,
            n % 28 + 1,
            n % 9
        );
        let _ = write!(narrative, "\n{{{{ obligation: nop-{n} }}}}\n");
    }
    plan.push_str(
        "recipients:\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  name: Nguyễn Văn A\n",
    );
    let mut units =
        String::from("units:\n  - id: ubnd-xa\n    name: Ủy ban nhân dân xã Suối Mây\n");
    for n in 0..9 {
        let _ = write!(units, "  - id: don-vi-{n}\n    name: Phòng số {n} xã Suối Mây\n");
    }
    Workspace::empty()
        .write(
            AGENCY,
            "name: Ủy ban nhân dân xã Suối Mây\nsite:\n  title: Kế hoạch\ncalendar:\n  domain: a.example\n",
        )
        .write("content/units.yaml", units)
        .write("content/2026/plan.yaml", plan)
        .write("content/2026/plan.md", narrative)
}

#[test]
fn each_named_unit_and_each_month_has_a_sheet_and_a_link_to_it() {
    let workspace = Workspace::binh_luc().built();
    let prints = prints(&workspace);
    let count = |start: &str| prints.iter().filter(|path| path.starts_with(start)).count();
    assert_eq!(count("2021/ban-in/don-vi/"), 17, "{prints:?}");
    assert_eq!(count("2021/ban-in/thang-"), 12, "{prints:?}");
    assert_eq!(prints.len(), 17 + 12 + 3, "{prints:?}");
    let mut linked = BTreeSet::new();
    for (path, bytes) in workspace.files("output/site") {
        if path.ends_with(".html") {
            let html = String::from_utf8(bytes).unwrap();
            for href in html.split("href=\"").skip(1) {
                let name = href.split('"').next().unwrap().trim_start_matches("../");
                linked.extend(name.strip_suffix(".pdf").map(str::to_owned));
            }
        }
    }
    for path in &prints {
        let path = path.strip_prefix("2021/").unwrap();
        assert!(linked.contains(path), "{path} is linked from nowhere: {linked:?}");
    }
}

#[test]
fn what_would_be_empty_is_not_made() {
    let names = |workspace: Workspace| prints(&workspace.built());
    assert_eq!(names(large(0, 0)), ["2026/pdf/ke-hoach"]);
    assert_eq!(
        names(large(1, 0)),
        [
            "2026/ban-in/don-vi/don-vi-0",
            "2026/ban-in/lich-nam",
            "2026/ban-in/thang-01",
            "2026/pdf/ke-hoach"
        ]
    );
    // A month that has only a deadline has a page and a sheet, to which the page links.
    let workspace = Workspace::fixture("xa-tan-an").built();
    let at = "2026/cai-cach-hanh-chinh";
    assert!(prints(&workspace).contains(&format!("{at}/ban-in/thang-05")));
    let page = workspace.text(&format!("output/site/{at}/thang-05/index.html"));
    assert!(page.contains("href=\"../ban-in/thang-05.pdf\""), "{page}");
}

#[test]
fn a_units_sheet_says_what_it_owes_and_by_when() {
    let workspace = with_address().built();
    let pages = pages(&workspace, "2021/ban-in/don-vi/ubnd-cac-xa-thi-tran.pdf");
    let text = flat(&pages);
    for words in [
        "UBND các xã, thị trấn",
        "Kế hoạch công tác thi đua, khen thưởng năm 2021 Số 01/KH-HĐTĐKT, ngày 25 tháng 02 năm 2021",
        "Phải gửi Chủ nhật 14 Tháng 3 Kế hoạch công tác thi đua, khen thưởng của đơn vị",
        "Ngày làm việc cuối: thứ Sáu, 12/03/2021",
        "Gửi đến: Hội đồng thi đua, khen thưởng huyện Qua: Phòng Nội vụ huyện",
        "Tháng 3–Tổng hợp đăng ký thi đua năm 2021",
        "https://tdkt.binhluc.example/ke-hoach/2021/lich/han-chot.ics",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    // Without the address of the site there is no code to read, and nothing to type.
    let text =
        flat(&self::pages(&Workspace::binh_luc().built(), "2021/ban-in/don-vi/phong-noi-vu.pdf"));
    assert!(!text.contains(".ics") && text.contains("Được nêu trong phần lời"), "{text}");
}

#[test]
fn the_code_on_the_finished_sheet_is_read_as_the_address_below_it() {
    let pages = pages(&with_address().built(), "2021/ban-in/don-vi/phong-noi-vu.pdf");
    let paths = pages.iter().flat_map(|page| &page.paths);
    let code = paths.max_by_key(|path| path.elements().len()).unwrap();
    // Its parts are bars one module high.
    let bars: Vec<Rect> = subpaths(code).iter().map(Shape::bounding_box).collect();
    let all = code.bounding_box();
    let module = bars.iter().map(Rect::height).fold(f64::MAX, f64::min);
    // A module is at least as large as readers on telephones want it: 0.5 mm.
    assert!(module > 0.5 * 72.0 / 25.4, "{module}");
    let at = |n: u32| f64::from(n / 2 * 2 + 1) / 4.0 - 4.0;
    // Four points of the picture to a module, four modules of quiet zone on each side.
    let modules = (21..178).find(|n| (f64::from(*n) * module - all.width()).abs() < module / 2.0);
    let side = (modules.unwrap() + 8) * 4;
    let image: Vec<u8> = (0..side * side)
        .map(|n| {
            let (x, y) = (all.x0 + at(n % side) * module, all.y1 - at(n / side) * module);
            let dark = bars.iter().any(|bar| bar.contains((x, y)));
            if dark { 0 } else { 255 }
        })
        .collect();
    let side = usize::try_from(side).unwrap();
    let mut reader = quircs::Quirc::default();
    let found = reader.identify(side, side, &image).next().unwrap().unwrap();
    assert_eq!(
        String::from_utf8(found.decode().unwrap().payload).unwrap(),
        "https://tdkt.binhluc.example/ke-hoach/2021/lich/han-chot.ics"
    );
}

fn subpaths(path: &BezPath) -> Vec<BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) {
            parts.push(BezPath::new());
        }
        parts.last_mut().unwrap().push(*element);
    }
    parts
}

#[test]
fn a_months_sheet_has_its_grid_its_deadlines_and_its_tasks() {
    let pages = pages(&Workspace::binh_luc().built(), "2021/ban-in/thang-02.pdf");
    let text = flat(&pages);
    for words in [
        "Tháng 2 năm 2021",
        "T2 T3 T4 T5 T6 T7 CN 1 20/12 2 21",
        // The first day of the lunar year.
        "11 30 12 1/1 13 2",
        "Âm lịch 20/12 năm Canh Tý - 17/1 năm Tân Sửu",
        "10-16/02 Tết Nguyên đán",
        "Tháng trước Tháng 1 năm 2021 2 việc",
        "Tháng sau Tháng 3 năm 2021 3 việc, 1 hạn chót 14/3 Kế hoạch công tác",
        "2Ban hành Kế hoạch công tác thi đua, khen thưởng năm 2021.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert_eq!(pages.len(), 1);
}

#[test]
fn the_list_has_every_deadline_in_order() {
    let text = flat(&pages(&large(0, 30).built(), "2026/ban-in/han-chot.pdf"));
    let mut from = 0;
    for month in 1..=12 {
        from += text[from..].find(&format!("Tháng {month} năm 2026")).unwrap();
    }
    for n in 0..30 {
        let day = format!("{:02}/{:02}/2026", n % 28 + 1, n % 12 + 1);
        assert!(text.contains(&format!("Báo cáo thứ {n} của")) && text.contains(&day), "{n}");
    }
    // A draft says so, and has no number.
    assert!(text.contains("DỰ THẢO") && !text.contains("Số "), "{text}");
}

#[test]
fn the_calendar_counts_what_it_has_no_room_for() {
    for (tasks, deadlines) in [(24, 6), (400, 70)] {
        let workspace = large(tasks, deadlines).built();
        let pages = pages(&workspace, "2026/ban-in/lich-nam.pdf");
        assert!((pages[0].size.0 - 1190.55).abs() < 0.2, "{:?}", pages[0].size);
        let text = flat(&pages[..1]);
        let left = |what: &str| -> usize {
            let before = text.split(what).map(|part| part.split(' ').nth_back(1));
            let mut found: Vec<Option<&str>> = before.collect();
            found.pop();
            found.iter().flatten().map(|n| n.parse::<usize>().unwrap_or(0)).sum()
        };
        // A task of a quarter stands in three months.
        let quarters = (0..tasks).filter(|n| n % 20 == 7).count();
        let shown = text.matches("Việc thứ").count();
        assert_eq!(shown + left("việc khác"), tasks + 2 * quarters, "{text}");
        let shown = text.matches("Báo cáo thứ").count();
        assert_eq!(shown + left("hạn khác"), deadlines, "{text}");
        if tasks < 100 {
            assert!(!text.contains("khác"), "{text}");
        }
        for words in ["2026", "Năm Bính Ngọ", "Tháng 12", "30/4Ngày Chiến thắng"] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}

#[test]
fn a_larger_paper_has_the_same_calendar() {
    let workspace = Workspace::binh_luc();
    let agency = workspace.text(AGENCY) + "print:\n  calendar: A2\n";
    let pages = pages(&workspace.write(AGENCY, agency).built(), "2021/ban-in/lich-nam.pdf");
    assert!((pages[0].size.0 - 1683.78).abs() < 0.2, "{:?}", pages[0].size);
    assert_eq!(pages.len(), 2);
}

#[test]
fn the_picture_of_the_work_is_a_table_that_counts_every_task() {
    let workspace = Workspace::binh_luc().built();
    let text = flat(&pages(&workspace, "2021/ban-in/lich-nam.pdf")[1..]);
    assert!(text.contains("Ai bận lúc nào, năm 2021 Đơn vị Tháng 1 Tháng 2"), "{text}");
    assert!(text.contains("UBND huyện 1 1 1 2 Lãnh đạo"), "{text}");
    assert!(text.contains("Cả kế hoạch 2 3 3 14 2 2 2 2 1 1 2 3 3"), "{text}");
    let text = flat(&pages(&large(40, 4).built(), "2026/ban-in/lich-nam.pdf")[1..]);
    assert!(text.contains("Việc kéo dài") && text.contains("Quý II"), "{text}");
}

#[test]
fn a_page_of_the_work_needs_three_rows() {
    // Two units have work or a deadline here.
    let workspace = Workspace::fixture("xa-tan-an").built();
    let calendar = pages(&workspace, "2026/cai-cach-hanh-chinh/ban-in/lich-nam.pdf");
    assert_eq!(calendar.len(), 1);
    // Where there is room, days and lists are large.
    assert!(flat(&calendar).contains("Niêm yết thủ tục tại các thôn"));
    let calendar = pages(&Workspace::fixture("day-du").built(), "2026/ban-in/lich-nam.pdf");
    assert_eq!(calendar.len(), 2);
}

#[test]
fn a_units_sheet_says_whether_it_leads() {
    let workspace = Workspace::fixture("day-du").built();
    let text = |unit: &str| flat(&pages(&workspace, &format!("2026/ban-in/don-vi/{unit}.pdf")));
    let office = text("van-phong");
    assert!(office.contains("Phối hợp · Chủ trì: Phòng Văn hóa - Xã hội"), "{office}");
    // By time, not by the headings of the table.
    let at = |words: &str| office.find(words).unwrap_or_else(|| panic!("{words}: {office}"));
    assert!(
        at("Mở sổ theo dõi") < at("Dự thảo tiêu chí") && at("Dự thảo tiêu chí") < at("Khảo sát")
    );
    assert!(!text("ubnd-xa").contains("như sau:"));
}

#[test]
fn years_and_school_years_have_a_page_each() {
    let workspace = Workspace::fixture("day-du").built();
    let text = |path: &str| {
        let pages = pages(&workspace, path);
        pages.iter().map(|page| flat(std::slice::from_ref(page))).collect::<Vec<String>>()
    };
    let years = text("giai-doan-2026-2030/ban-in/lich-nam.pdf");
    for year in 2026..=2030 {
        assert!(years.iter().any(|page| page.starts_with(&year.to_string())), "{year}");
    }
    let school = text("nam-hoc-2026-2027/ban-in/lich-nam.pdf");
    assert!(school[0].starts_with("2026-2027 Năm Bính Ngọ - Đinh Mùi"), "{}", school[0]);
    let at =
        |words: &str| school[0].find(words).unwrap_or_else(|| panic!("{words}: {}", school[0]));
    assert!(at("Tháng 8/2026") < at("Tháng 1/2027") && at("Tháng 1/2027") < at("Tháng 7/2027"));
}

#[test]
fn nothing_runs_out_of_a_page_and_hostile_words_are_printed() {
    const HOSTILE: &str = r##"#panic("x") $a$ @ref =H [b] "q" & =1+1; #read("/etc/passwd")"##;
    let long = format!("Đây{}hết", "là".repeat(90));
    let name = format!(
        "Ban Chỉ đạo phòng thủ dân sự và phát triển nông thôn mới {}",
        "của xã ".repeat(30)
    );
    let workspace = large(30, 3);
    let plan = workspace.text("content/2026/plan.yaml");
    let plan = plan
        .replace("Việc thứ 4 ", &format!("{long} "))
        .replace("text: Việc thứ 3 ", &format!("text: '{HOSTILE}' #"))
        .replace("what: Báo cáo thứ 2 của đơn vị", &format!("what: '{HOSTILE} {long}'"));
    let units = workspace.text("content/units.yaml");
    let units = units
        .replace("Phòng số 2 xã Suối Mây", &format!("'{HOSTILE}'"))
        .replace("Phòng số 3 xã Suối Mây", name.trim())
        .replace("Phòng số 4 xã Suối Mây", &long);
    let workspace =
        workspace.write("content/2026/plan.yaml", plan).write("content/units.yaml", units).built();
    let mut hostile = 0;
    for path in prints(&workspace) {
        let pages = pages(&workspace, &format!("{path}.pdf"));
        hostile += usize::from(flat(&pages).contains(HOSTILE));
        for (n, page) in pages.iter().enumerate().filter(|_| !path.ends_with("ke-hoach")) {
            let (width, height) = page.size;
            let inner = Rect::new(25.0, 20.0, width - 25.0, height - 20.0);
            assert!(inner.union(page.letters) == inner, "{path}, {}: {:?}", n + 1, page.letters);
        }
    }
    // The plan, the list, the calendar, April, March and the units.
    assert!(hostile >= 6, "{hostile}");
}

#[test]
fn names_of_units_are_looked_at_for_characters_that_fonts_lack() {
    let workspace = Workspace::binh_luc().edit(
        "content/units.yaml",
        "name: Phòng Nội vụ huyện",
        "name: ☑ Phòng",
    );
    let run = workspace.run(&["check", "--only", "missing-glyph"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--> content/units.yaml:"), "{}", run.err);
    let what = "what: Kế hoạch công tác thi đua, khen thưởng của đơn vị";
    let workspace = Workspace::binh_luc().edit(PLAN, what, "what: ☑ Kế hoạch");
    let run = workspace.run(&["check", "--only", "missing-glyph"]);
    assert_eq!(run.err.matches("missing-glyph").count(), 1, "{}", run.err);
    assert!(run.err.contains("--> content/2021/plan.yaml:"), "{}", run.err);
}

#[test]
fn the_address_of_the_site_is_an_address() {
    for (url, good) in [
        ("https://binhluc.hanam.gov.vn/ke-hoach", true),
        ("http://noi-bo:8080", true),
        ("binhluc.hanam.gov.vn", false),
        ("https://", false),
        ("https://a b", false),
        ("https://a/?x=1", false),
        ("https://xã.vn", false),
        ("ftp://a.vn", false),
    ] {
        let workspace = Workspace::binh_luc().edit(
            AGENCY,
            "  subtitle: Huyện Bình Lục, tỉnh Hà Nam\n",
            &format!("  subtitle: Huyện\n  url: \"{url}\"\n"),
        );
        let run = workspace.run(&["check", "--only", "bad-url"]);
        assert_eq!(run.code == 0, good, "{url}: {}", run.err);
    }
}
