//! The fonts that an office asks for. Times New Roman may not be handed on: what stands in for it is
//! made here from Liberation Serif, with another name in its table of names.

use std::fs;

use expect_test::expect;

use super::harness::{Run, Workspace, repository};
use super::pdf;

const FACES: [&str; 4] = ["Regular", "Bold", "Italic", "BoldItalic"];

/// What helps wherever a font is not found.
const HINTS: [&str; 2] = [
    "chép tệp phông chữ vào thư mục `fonts` cạnh `content`, hoặc thêm `--font-path`, `--system-fonts`",
    "hoặc dùng Liberation Serif có sẵn trong chương trình: bỏ `font` trong `agency.yaml` và các tùy chọn trên",
];

/// What a run shows, with `[1]` and `[2]` for those hints, which must stand there.
fn hints_by_number(run: &Run) -> String {
    let text = run.transcript();
    assert!(HINTS.iter().all(|hint| text.contains(hint)), "{text}");
    text.replace(HINTS[0], "[1]").replace(HINTS[1], "[2]")
}

fn liberation(face: &str) -> Vec<u8> {
    let path = format!("templates/print/fonts/LiberationSerif-{face}.ttf");
    fs::read(repository().join(path)).unwrap()
}

fn number(font: &[u8], at: usize) -> usize {
    u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize
}

fn short(font: &[u8], at: usize) -> usize {
    usize::from(u16::from_be_bytes(font[at..at + 2].try_into().unwrap()))
}

/// A font with another table of a name, which stands at its end.
fn with_table(mut font: Vec<u8>, tag: [u8; 4], table: &[u8]) -> Vec<u8> {
    let record = (0..short(&font, 4)).map(|n| 12 + 16 * n).find(|at| font[*at..*at + 4] == tag);
    let record = record.unwrap();
    font.resize(font.len().next_multiple_of(4), 0);
    let at = u32::try_from(font.len()).unwrap();
    font[record + 8..record + 12].copy_from_slice(&at.to_be_bytes());
    let length = u32::try_from(table.len()).unwrap();
    font[record + 12..record + 16].copy_from_slice(&length.to_be_bytes());
    font.extend(table);
    font
}

/// Liberation Serif under another name.
fn named(face: &str, family: &str) -> Vec<u8> {
    let font = liberation(face);
    let parsed = ttf_parser::Face::parse(&font, 0).unwrap();
    let names: Vec<(u16, Vec<u8>)> = parsed
        .names()
        .into_iter()
        .filter_map(|name| Some((name.name_id, name.to_string()?)))
        .map(|(id, words)| {
            let words = words
                .replace("Liberation Serif", family)
                .replace("LiberationSerif", &family.replace(' ', ""));
            (id, words.encode_utf16().flat_map(u16::to_be_bytes).collect())
        })
        .collect();
    let short = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    let mut table = [short(0), short(names.len()), short(6 + 12 * names.len())].concat();
    let mut at = 0;
    for (id, words) in &names {
        // Windows, Unicode, English.
        for part in [3, 1, 0x409, usize::from(*id), words.len(), at] {
            table.extend(short(part));
        }
        at += words.len();
    }
    table.extend(names.iter().flat_map(|(_, words)| words));
    with_table(font, *b"name", &table)
}

/// A font that knows only the characters of a range.
fn only(font: Vec<u8>, known: std::ops::Range<u32>) -> Vec<u8> {
    let parsed = ttf_parser::Face::parse(&font, 0).unwrap();
    let glyphs: Vec<[u32; 3]> = known
        .filter_map(|c| Some((c, parsed.glyph_index(char::from_u32(c)?)?)))
        .map(|(c, glyph)| [c, c, u32::from(glyph.0)])
        .collect();
    let count = u32::try_from(glyphs.len()).unwrap();
    // Format 12 for Windows, full Unicode.
    let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    for part in [16 + 12 * count, 0, count].into_iter().chain(glyphs.into_iter().flatten()) {
        table.extend(part.to_be_bytes());
    }
    with_table(font, *b"cmap", &table)
}

/// One file of several fonts.
fn collection(fonts: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"ttcf\0\x01\0\0".to_vec();
    file.extend(u32::try_from(fonts.len()).unwrap().to_be_bytes());
    let mut at = 12 + 4 * fonts.len();
    for font in fonts {
        file.extend(u32::try_from(at).unwrap().to_be_bytes());
        at += font.len();
    }
    for font in fonts {
        let mut font = font.clone();
        for n in 0..short(&font, 4) {
            let record = 12 + 16 * n + 8;
            let moved = u32::try_from(number(&font, record) + file.len()).unwrap();
            font[record..record + 4].copy_from_slice(&moved.to_be_bytes());
        }
        file.extend(font);
    }
    file
}

/// Writes the faces of a family into a folder of a workspace.
fn with_fonts(mut workspace: Workspace, folder: &str, faces: &[&str], family: &str) -> Workspace {
    for face in faces {
        workspace = workspace.write(&format!("{folder}/{face}.ttf"), named(face, family));
    }
    workspace
}

const TIMES: &str = "Times New Roman";
const AGENCY: &str = "content/agency.yaml";

/// A workspace whose office prints in a font.
fn asking_for(font: &str) -> Workspace {
    let workspace = Workspace::binh_luc();
    let agency = format!("{}\nprint:\n  font: {font}\n", workspace.text(AGENCY));
    workspace.write(AGENCY, agency)
}

fn plan(workspace: &Workspace) -> Vec<u8> {
    workspace.bytes("output/site/2021/pdf/ke-hoach.pdf")
}

/// The fonts that a PDF holds, without the letters that mark a part of a font.
fn fonts_of(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let mut names: Vec<String> = text
        .split("/BaseFont/")
        .skip(1)
        .map(|rest| rest.split(['/', '>']).next().unwrap().trim().to_owned())
        .map(|name| name.split('+').next_back().unwrap().replace("-Identity-H", ""))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn a_folder_that_is_named_gives_times_new_roman_and_the_same_pages() {
    let workspace = with_fonts(Workspace::binh_luc(), "phong-chu/times", &FACES, TIMES).built();
    let usual = plan(&workspace);
    assert!(fonts_of(&usual).iter().all(|name| name.starts_with("LiberationSerif")));
    let run = workspace.run(&["build", "--font-path", "phong-chu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let times = plan(&workspace);
    let used = fonts_of(&times);
    assert!(used.len() > 1, "{used:?}");
    assert!(used.iter().all(|name| name.starts_with("TimesNewRoman")), "{used:?}");
    let texts = |pdf: Vec<u8>| pdf::pages(pdf).into_iter().map(|page| page.text);
    assert!(texts(usual).eq(texts(times)));
}

#[test]
fn the_folder_of_the_workspace_is_looked_at_when_the_office_asks() {
    let workspace = with_fonts(asking_for(TIMES), "fonts", &FACES, TIMES);
    assert_eq!(workspace.run(&["check"]).code, 0);
    let workspace = workspace.built();
    let first = plan(&workspace);
    assert!(fonts_of(&first).iter().all(|name| name.starts_with("TimesNewRoman")));
    // Another font file is another document, although it draws the same.
    let bold = [named("Bold", TIMES), vec![0; 4]].concat();
    let workspace = workspace.write("fonts/Bold.ttf", bold);
    let manifest = workspace.text("output/manifest.json");
    let workspace = workspace.built();
    assert_ne!(workspace.text("output/manifest.json"), manifest);
}

#[test]
fn a_collection_is_as_good_as_four_files() {
    let file = collection(&FACES.map(|face| named(face, TIMES)));
    let workspace = asking_for(TIMES).write("fonts/times.ttc", file).built();
    let used = fonts_of(&plan(&workspace));
    assert!(
        used.len() > 1 && used.iter().all(|name| name.starts_with("TimesNewRoman")),
        "{used:?}"
    );
}

#[test]
fn fonts_are_looked_for_nowhere_unless_it_is_asked_for() {
    let workspace = with_fonts(Workspace::binh_luc(), "fonts", &FACES, TIMES).built();
    assert!(fonts_of(&plan(&workspace)).iter().all(|name| name.starts_with("LiberationSerif")));
}

#[cfg(target_os = "linux")]
#[test]
fn fonts_of_the_system_are_used_on_request_only() {
    let workspace = with_fonts(asking_for(TIMES), "home/.fonts/times", &FACES, TIMES);
    let home = workspace.path("home");
    let home = [("HOME", home.to_str().unwrap()), ("XDG_DATA_HOME", "")];
    let run = workspace.run_with(&["check"], &home);
    assert!(run.err.contains("font-missing"), "{}", run.err);
    let run = workspace.run_with(&["build", "--system-fonts"], &home);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(fonts_of(&plan(&workspace)).iter().all(|name| name.starts_with("TimesNewRoman")));
}

#[test]
fn a_font_that_is_not_there_is_told_with_where_it_was_looked_for() {
    let workspace = asking_for(TIMES).write("fonts/hong.ttf", "không phải phông chữ");
    fs::create_dir(workspace.path("kho")).unwrap();
    let run = workspace.run(&["check", "--only", "font-missing", "--font-path", "kho"]);
    expect![[r#"
        lỗi[font-missing]: không tìm thấy phông chữ Times New Roman trong: kho, fonts/
          --> content/agency.yaml:14:9
           |
        14 |   font: Times New Roman
           |         ^^^^^^^^^^^^^^^
           |
           = cách sửa: xem lại tệp phông chữ không đọc được: `fonts/hong.ttf`
           = cách sửa: [1]
           = cách sửa: [2]

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&hints_by_number(&run));
    assert_eq!(workspace.run(&["build", "--font-path", "kho"]).code, 1);
    assert!(!workspace.path("output").exists());
}

#[test]
fn to_name_a_folder_is_to_ask_for_times_new_roman() {
    let workspace = with_fonts(Workspace::binh_luc(), "kho", &FACES, "Noto Serif");
    let run = workspace.run(&["check", "--only", "font-missing", "--font-path", "kho"]);
    expect![[r#"
        lỗi[font-missing]: không tìm thấy phông chữ Times New Roman trong: kho, fonts/
         |
         = cách sửa: [1]
         = cách sửa: [2]

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&hints_by_number(&run));
}

#[test]
fn a_face_that_is_missing_is_named() {
    let workspace = with_fonts(asking_for(TIMES), "fonts", &["Regular", "Bold"], TIMES);
    let run = workspace.run(&["check", "--only", "font-face-missing"]);
    expect![[r#"
        lỗi[font-face-missing]: phông chữ Times New Roman thiếu kiểu Italic, Bold Italic; đã tìm trong: fonts/
          --> content/agency.yaml:14:9
           |
        14 |   font: Times New Roman
           |         ^^^^^^^^^^^^^^^
           |
           = cách sửa: [1]
           = cách sửa: [2]

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]].assert_eq(&hints_by_number(&run));
}

#[test]
fn a_font_that_the_decree_does_not_allow_is_refused() {
    let workspace = with_fonts(asking_for("Arial"), "fonts", &FACES, "Arial");
    let run = workspace.run(&["check", "--only", "font-not-allowed"]);
    expect![[r#"
        lỗi[font-not-allowed]: văn bản hành chính không in bằng phông chữ Arial (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I, khoản 4)
          --> content/agency.yaml:14:9
           |
        14 |   font: Arial
           |         ^^^^^
           |
           = cách sửa: dùng được: Times New Roman, Liberation Serif

        Có 1 lỗi.
        [mã kết thúc 1]
    "#]].assert_eq(&run.transcript());
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let run = Workspace::binh_luc().run(&["build", "--font-path", "khong-co"]);
    expect![[r#"
        lỗi[font-folder]: không có thư mục phông chữ này
        --> khong-co

        Có 1 lỗi.
        Chưa ghi gì; kết quả lần trước vẫn còn nguyên.
        [mã kết thúc 1]
    "#]]
    .assert_eq(&run.transcript());
}

#[test]
fn a_font_without_vietnamese_letters_is_refused_letter_by_letter() {
    let mut workspace = asking_for(TIMES);
    for face in FACES {
        let font = only(named(face, TIMES), 0x20..0x1ea0);
        workspace = workspace.write(&format!("fonts/{face}.ttf"), font);
    }
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    let first: Vec<&str> = run.err.lines().take(2).collect();
    expect![[r#"
        lỗi[missing-glyph]: phông chữ của bản in (Times New Roman) không có ký tự ể (U+1EC3)
         --> content/2021/plan.md:1:2"#]]
    .assert_eq(&first.join("\n"));
}

#[test]
fn liberation_serif_is_the_one_of_the_program() {
    let workspace =
        asking_for("Liberation Serif").write("fonts/Regular.ttf", "không phải phông chữ");
    assert_eq!(workspace.run(&["check"]).code, 0);
}
