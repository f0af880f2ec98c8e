//! What goes inside the PDF of a plan, and what the PDF says of itself.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Words};

use super::harness::Workspace;

const AGENCY: &str = "content/agency.yaml";
const PLAN: &str = "output/site/2021/pdf/ke-hoach.pdf";

fn words(dict: &Dict, key: &str) -> String {
    let bytes = dict.get::<Words>(key).unwrap().as_bytes().to_vec();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units = utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        }
        None => String::from_utf8(bytes).unwrap(),
    }
}

fn root(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).unwrap()
}

/// The bookmarks, each behind its depth.
fn bookmarks(pdf: &Pdf) -> Vec<String> {
    let mut marks = Vec::new();
    let Some(outlines) = root(pdf).get::<Dict>("Outlines") else { return marks };
    let mut open = vec![(0, outlines.get::<Dict>("First"))];
    while let Some((depth, mark)) = open.pop() {
        let Some(mark) = mark else { continue };
        marks.push(format!("{depth} {}", words(&mark, "Title")));
        open.push((depth, mark.get::<Dict>("Next")));
        open.push((depth + 1, mark.get::<Dict>("First")));
    }
    marks
}

/// The tags of headings, in the order of the text.
fn headings(pdf: &Pdf) -> Vec<String> {
    fn below(tag: &Dict, out: &mut Vec<String>) {
        let kind = tag.get::<Name>("S").map(|name| name.as_str().to_owned());
        out.extend(kind.filter(|kind| kind.starts_with('H')));
        match tag.get::<Array>("K") {
            Some(tags) => tags.iter::<Object>().for_each(|inner| {
                if let Object::Dict(inner) = inner {
                    below(&inner, out);
                }
            }),
            None => tag.get::<Dict>("K").iter().for_each(|inner| below(inner, out)),
        }
    }
    let mut out = Vec::new();
    below(&root(pdf).get::<Dict>("StructTreeRoot").unwrap(), &mut out);
    out
}

#[test]
fn the_name_of_a_document_is_its_first_heading_and_appendices_stand_beside_it() {
    let workspace = Workspace::fixture("day-du").built();
    let read = |name: &str| {
        let path = format!("output/site/2026/pdf/{name}.pdf");
        let pdf = Pdf::new(workspace.bytes(&path)).unwrap();
        (headings(&pdf).join(" "), bookmarks(&pdf))
    };
    // What a letter is about, below its number.
    assert_eq!(read("cong-van-nhac"), ("H1".into(), vec![]));
    let (headings, marks) = read("quyet-dinh-to-sang-kien");
    assert_eq!(headings, "H1 H2 H2 H2 H1 H1 H1 H2 H2");
    assert_eq!(
        marks,
        [
            "0 Điều 1. Thành lập",
            "0 Điều 2. Lịch họp",
            "0 Điều 3. Thi hành",
            "0 Phụ lục I DANH SÁCH TỔ XÉT, CÔNG NHẬN SÁNG KIẾN",
            "0 Phụ lục II LỊCH HỌP CỦA TỔ",
            "0 QUY CHẾ Hoạt động của Tổ xét, công nhận sáng kiến",
            "1 Điều 1. Nguyên tắc",
            "1 Điều 2. Hiệu lực",
        ]
    );
}

#[test]
fn data_and_calendars_are_in_the_pdf_when_the_office_asks() {
    let workspace = Workspace::binh_luc();
    let agency = format!("{}\nprint:\n  attach: true\n", workspace.text(AGENCY));
    let workspace = workspace.write(AGENCY, agency).built();
    let bytes = workspace.bytes(PLAN);
    let text = String::from_utf8_lossy(&bytes);
    for mark in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</", "<pdfuaid:part>1</"] {
        assert!(text.contains(mark), "{mark}");
    }
    let pdf = Pdf::new(bytes.clone()).unwrap();
    let files = root(&pdf).get::<Array>("AF").unwrap();
    let found: Vec<_> = files
        .iter::<Dict>()
        .map(|file| {
            let stream = file.get::<Dict>("EF").unwrap().get::<Stream>("F").unwrap();
            let kind = stream.dict().get::<Name>("Subtype").unwrap().as_str().to_owned();
            let role = file.get::<Name>("AFRelationship").unwrap().as_str().to_owned();
            let name = words(&file, "UF");
            let folder = if name.ends_with(".ics") { "lich" } else { "du-lieu" };
            let written = workspace.bytes(&format!("output/site/2021/{folder}/{name}"));
            assert!(stream.decoded().unwrap() == written, "{name}");
            [name, kind, role, words(&file, "Desc")]
        })
        .collect();
    let calendar = |name, words| [name, "text/calendar", "Supplement", words];
    let expected = [
        calendar("cong-viec.ics", "Lịch các công việc của kế hoạch (iCalendar)"),
        calendar("han-chot.ics", "Lịch các hạn chót của kế hoạch (iCalendar)"),
        ["ke-hoach.json", "application/json", "Data", "Dữ liệu của kế hoạch (JSON)"],
    ];
    assert_eq!(found, expected);
    // The same again, byte for byte, and nothing written twice.
    assert!(workspace.built().bytes(PLAN) == bytes);
}

#[test]
fn nothing_is_attached_unless_it_is_asked_for() {
    let bytes = Workspace::binh_luc().built().bytes(PLAN);
    let pdf = Pdf::new(bytes).unwrap();
    assert!(root(&pdf).get::<Array>("AF").is_none());
    let streams = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Stream(stream) => stream.dict().get::<Name>("Type").map(|n| n.as_str().to_owned()),
        _ => None,
    });
    assert!(!streams.into_iter().any(|kind| kind == "EmbeddedFile"));
}

#[test]
fn a_pdf_says_what_it_is_and_has_a_bookmark_for_each_heading() {
    let bytes = Workspace::binh_luc().built().bytes(PLAN);
    let pdf = Pdf::new(bytes).unwrap();
    let about = pdf.metadata();
    let said = |field: &Option<Vec<u8>>| {
        let bytes = field.clone().unwrap();
        let units = bytes.strip_prefix(&[0xfe, 0xff]).map(|utf16| {
            let units = utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        });
        units.unwrap_or_else(|| String::from_utf8(bytes).unwrap())
    };
    assert_eq!(said(&about.title), "Kế hoạch công tác thi đua, khen thưởng năm 2021");
    assert_eq!(said(&about.author), "Hội đồng thi đua, khen thưởng huyện Bình Lục");
    assert_eq!(said(&about.subject), "Công tác thi đua, khen thưởng năm 2021");
    assert_eq!(said(&about.keywords), "01/KH-HĐTĐKT");
    assert_eq!(said(&about.creator), concat!("kehoach ", env!("CARGO_PKG_VERSION")));
    let date = about.creation_date.unwrap();
    assert_eq!((date.year, date.month, date.day), (2021, 2, 25));

    let root = root(&pdf);
    assert_eq!(words(&root, "Lang"), "vi-VN");
    let viewer = root.get::<Dict>("ViewerPreferences").unwrap();
    assert_eq!(viewer.get::<bool>("DisplayDocTitle"), Some(true));
    assert_eq!(
        bookmarks(&pdf),
        [
            "0 I. MỤC ĐÍCH, YÊU CẦU",
            "1 1. Mục đích:",
            "1 2. Yêu cầu:",
            "0 II. NHIỆM VỤ TRỌNG TÂM CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2021",
            "0 III. GIẢI PHÁP ĐẨY MẠNH PHONG TRÀO THI ĐUA",
            "0 IV. NỘI DUNG, THỜI GIAN THỰC HIỆN:",
            "0 V. TỔ CHỨC THỰC HIỆN",
        ]
    );
}
