//! The PDF of the 2021 plan, read back.

use std::collections::BTreeSet;

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

/// Letters of a commune with an address, each with another text.
fn letters(texts: &[String]) -> Vec<Vec<Page>> {
    let agency = "content/agency.yaml";
    let workspace = Workspace::fixture("quy-che-mau")
        .without("content/2026/documents/quy-che-tiep-cong-dan.md");
    let address = "print:\n  address: Thôn Đông, xã Phú Lộc\n";
    let office = format!("{}{address}", workspace.text(agency));
    let mut workspace = workspace.write(agency, office);
    for (n, text) in texts.iter().enumerate() {
        let record = "document:\n  kind: CÔNG VĂN\n  subject: báo cáo số liệu\n  symbol: UBND-VP\n  place: Phú Lộc\n  \
             state: draft\n  addressees: [Các thôn]\nletterhead:\n  issuer: ỦY BAN NHÂN DÂN XÃ PHÚ LỘC\n\
             recipients:\n  - to: Như trên\n  - to: \"Lưu: VT\"\nsignature:\n  title: CHỦ TỊCH\n  \
             name: Lê Thị Mây\n";
        let file = format!("content/2026/documents/thu-{n}.md");
        workspace = workspace.write(&file, format!("---\n{record}---\n\n{text}"));
    }
    let workspace = workspace.built();
    let letter = |n| pdf::pages(workspace.bytes(&format!("output/site/2026/pdf/thu-{n}.pdf")));
    (0..texts.len()).map(letter).collect()
}

#[test]
fn the_address_stands_below_the_notes_of_the_first_page_and_on_no_other() {
    let address = "Thôn Đông, xã Phú Lộc";
    let note = "Số liệu do các thôn báo cáo.";
    let notes = format!("Xem.[^1]\n\nXem nữa.[^2]\n\nHết\n\n[^1]: {note}\n\n[^2]: {note}\n");
    let text = |lines: usize| format!("{}{notes}", "Một dòng.\n\n".repeat(lines));
    let mut texts: Vec<String> = (0..25).map(text).collect();
    texts.push("Hết\n".to_owned());
    let mut seen = BTreeSet::new();
    for pages in letters(&texts) {
        let counts = |words: &str| -> Vec<usize> {
            pages.iter().map(|page| page.text.matches(words).count()).collect()
        };
        seen.insert(counts(note));
        let mut first = vec![0; pages.len()];
        first[0] = 1;
        assert_eq!(counts(address), first);
        let page = &pages[0].text;
        if let Some(at) = page.rfind(note) {
            assert!(at < page.find(address).unwrap(), "{page}");
        }
        // It keeps to the bottom margin, as the notes of other pages do.
        assert!((pages[0].letters.y0 / 72.0 * 25.4 - 20.9).abs() < 0.5, "{}", pages[0].letters.y0);
    }
    // None at all; on the second page alone; on both; on the first.
    let shapes = [vec![0], vec![0, 2], vec![1, 1], vec![2]];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), shapes);
}

#[test]
fn a_note_stands_on_the_page_where_it_is_called() {
    let note = "Số liệu do các thôn báo cáo.";
    let line = "Các thôn họp bình xét, công khai kết quả, gửi về Ủy ban nhân dân xã. ";
    let words: Vec<&str> = line.split_whitespace().cycle().take(75).collect();
    let mut texts = Vec::new();
    for lines in 15..23 {
        let above = "Một dòng.\n\n".repeat(lines);
        let below = format!("{}\n\nHết\n\n[^1]: {note}\n", line.repeat(9));
        // In a paragraph, at its beginning, its end and between.
        for at in (3..75).step_by(12) {
            let (first, rest) = words.split_at(at);
            let (first, rest) = (first.join(" "), rest.join(" "));
            texts.push(format!("{above}{first} ĐÂY[^1] {rest}\n\n{below}"));
        }
        // In a heading, and in the second of two.
        texts.push(format!("{above}# I. ĐÂY[^1]\n\n{line}\n\n{below}"));
        texts.push(format!("{above}# I. MỘT\n\n## 1. ĐÂY[^1]\n\n{line}\n\n{below}"));
        // In the last words.
        texts.push(format!("{above}Trên.\n\nĐÂY[^1]\n\n[^1]: {note}\n"));
    }
    let mut pages_of_notes = BTreeSet::new();
    for (text, pages) in texts.iter().zip(letters(&texts)) {
        let page = |words: &str| pages.iter().position(|page| page.text.contains(words)).unwrap();
        assert_eq!(page(note), page("ĐÂY"), "{text}");
        pages_of_notes.insert(page(note));
        // Nothing is pushed onto pages of its own.
        assert!(pages.len() <= 2 + usize::from(text.len() > 2500), "{text}");
    }
    assert_eq!(pages_of_notes.len(), 2);
}
