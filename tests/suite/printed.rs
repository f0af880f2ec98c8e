//! The PDF of the 2021 plan, read back.

use super::harness::Workspace;
use super::pdf::{self, Page};
use super::seed;

fn plan() -> Vec<Page> {
    pdf::pages(Workspace::binh_luc().built().bytes("output/site/2021/pdf/ke-hoach.pdf"))
}

#[test]
fn every_word_of_the_seed_is_printed_in_order() {
    let text: Vec<String> = plan().into_iter().map(|page| page.text).collect();
    let words = seed::words(&text.join("\n"));
    // Where a page ends, its number and the head of the table may stand: six words.
    assert_eq!(seed::missing(&words, 6), [""; 0]);
}

#[test]
fn pages_are_a4_and_numbered_from_the_second() {
    let pages = plan();
    assert_eq!(pages.len(), 6);
    for (n, page) in pages.iter().enumerate() {
        assert!((page.size.0 - 595.28).abs() < 0.1 && (page.size.1 - 841.89).abs() < 0.1);
        let number = page.text.lines().find(|line| line.parse::<u32>().is_ok());
        let expected = if n == 0 { None } else { Some((n + 1).to_string()) };
        assert_eq!(number.map(str::to_owned), expected);
    }
}

#[test]
fn line_endings_are_those_of_the_decree() {
    let text: String = plan().into_iter().map(|page| page.text).collect::<Vec<_>>().join("\n");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND HUYỆN BÌNH LỤC HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG",
        "Số: 01/KH-HĐTĐKT",
        "Bình Lục, ngày 25 tháng 02 năm 2021",
        "năm 2005 và năm 2013; Căn cứ",
        "của Luật thi đua, khen thưởng. Để tổ chức",
        "- Ban TĐKT (để b/c);",
        "- UBND các xã, thị trấn; - Lưu: VT.",
        "TM. HỘI ĐỒNG TĐKT CHỦ TỊCH CHỦ TỊCH UBND HUYỆN Trần Xuân Dũng",
    ] {
        assert!(flat.contains(words), "{words}\n{flat}");
    }
    assert_eq!(flat.matches("./.").count(), 1);
    assert!(flat.contains("Hội đồng thi đua, khen thưởng huyện./. Nơi nhận:"));
}

#[test]
fn the_head_of_the_table_stands_on_both_of_its_pages() {
    let pages = plan();
    let heads = |page: &Page| page.text.matches("Nội dung công việc").count();
    assert_eq!(pages.iter().map(heads).collect::<Vec<_>>(), [0, 0, 0, 1, 1, 0]);
}

#[test]
fn the_file_declares_what_it_is() {
    let bytes = Workspace::binh_luc().built().bytes("output/site/2021/pdf/ke-hoach.pdf");
    let text = String::from_utf8_lossy(&bytes);
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Kế hoạch công tác thi đua, khen thưởng năm 2021",
    ] {
        assert!(text.contains(mark), "{mark}");
    }
    // Only the bundled family, in the four faces that the form uses.
    for font in text.split("/BaseFont/").skip(1) {
        let name = font.split('/').next().unwrap();
        assert!(name.contains("LiberationSerif"), "{name}");
    }
    assert!(text.contains("/BaseFont/"));
}
