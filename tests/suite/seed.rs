//! The plan as it was received, paragraph by paragraph, and looking for it in what was built.

use std::fs;

use super::harness::repository;

/// A paragraph of the seed.
#[derive(Debug)]
pub struct Paragraph {
    /// Its words, punctuation aside.
    pub words: Vec<String>,
    /// Whether it stands beside another: recipients and signature have no order between them.
    pub beside: bool,
}

/// The paragraphs of the seed. What its extraction broke is mended here, and only here.
pub fn paragraphs() -> Vec<Paragraph> {
    let file = repository().join("tests/fixtures/seed/ke-hoach-2021.txt");
    let text = fs::read_to_string(file).unwrap();
    let text = text
        // A paragraph cut by the page.
        .replace("của các thành\n\nviên Hội đồng", "của các thành viên Hội đồng")
        // Markup of the table's cells, and the table's head repeated by the page break.
        .replace("<ul style=\"list-style-type: none\">", "")
        .replacen("\n\nTháng\tNội dung công việc\nTháng 7", "\nTháng 7", 1)
        // A note of the extraction.
        .replace("[Handwritten signature of Trần Xuân Dũng]", "");
    let mut beside = false;
    let mut paragraphs = Vec::new();
    for line in text.lines() {
        beside |= line.starts_with("Nơi nhận");
        // The items of a cell stand on one line, after the month.
        for part in line.split('\t').flat_map(|cell| cell.split(" - T").enumerate().map(item)) {
            for part in split_items(&part) {
                let words = words(&part);
                if !words.is_empty() {
                    paragraphs.push(Paragraph { words, beside });
                }
            }
        }
    }
    paragraphs
}

fn item((n, text): (usize, &str)) -> String {
    if n == 0 { text.to_owned() } else { format!("T{text}") }
}

/// Items of a cell end with a full stop and the next begins with a dash.
fn split_items(cell: &str) -> Vec<String> {
    cell.split(". - ").map(str::to_owned).collect()
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Looks for every paragraph of the seed in a sequence of words: all of its words, in order, and
/// the paragraphs in order. `between` is how many other words may stand inside a paragraph where a
/// page ends (its number, the table's head again).
///
/// Returns the paragraphs that are not there.
pub fn missing(found: &[String], between: usize) -> Vec<String> {
    let mut from = 0;
    let mut missing = Vec::new();
    for paragraph in paragraphs() {
        let start = if paragraph.beside { 0 } else { from };
        let at =
            (start..found.len()).find_map(|at| matches(&found[at..], &paragraph.words, between));
        match at {
            Some(_) if paragraph.beside => {}
            Some(length) => {
                let at = (start..found.len())
                    .find(|at| matches(&found[*at..], &paragraph.words, between).is_some());
                from = at.unwrap_or(start) + length;
            }
            None => missing.push(paragraph.words.join(" ")),
        }
    }
    missing
}

/// Whether words begin here, with at most one gap of `between` other words; how many words it takes.
fn matches(found: &[String], words: &[String], between: usize) -> Option<usize> {
    let same = found.iter().zip(words).take_while(|(a, b)| a == b).count();
    if same == words.len() {
        return Some(same);
    }
    if same == 0 {
        return None;
    }
    let rest = &words[same..];
    (1..=between).find_map(|gap| {
        let after = found.get(same + gap..)?;
        (after.len() >= rest.len() && after[..rest.len()] == *rest).then_some(words.len() + gap)
    })
}

/// The words of a page of HTML: tags are no words.
pub fn html_words(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => {
                tag = true;
                text.push(' ');
            }
            '>' => tag = false,
            _ if !tag => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<");
    words(&text.replace("&gt;", ">").replace("&amp;", "&"))
}

#[test]
fn the_seed_has_its_paragraphs() {
    let paragraphs = paragraphs();
    let text: Vec<String> = paragraphs.iter().map(|p| p.words.join(" ")).collect();
    assert!(text.contains(&"Số 01 KH HĐTĐKT".to_owned()), "{text:#?}");
    assert!(
        text.contains(
            &"Tổng hợp các tiêu chí thi đua phương thức chấm điểm và bình xét khen thưởng năm 2021"
                .to_owned()
        ),
        "{text:#?}"
    );
    // 1 number, 1 place and date, 2 title, 3 bases, 1 purpose; I: 9; II: 6; III: 6; IV: 1 + 2 head
    // + 12 months + 26 tasks; V: 5; recipients: 9; signature: 4.
    assert_eq!(paragraphs.len(), 1 + 1 + 2 + 3 + 1 + 9 + 6 + 6 + 41 + 5 + 9 + 4, "{text:#?}");
}

#[test]
fn a_lost_a_changed_and_a_moved_word_are_found() {
    let all: Vec<String> = paragraphs().into_iter().flat_map(|p| p.words).collect();
    assert_eq!(missing(&all, 0), [""; 0]);
    let at = all.iter().position(|word| word == "cỗ").unwrap();
    let mut lost = all.clone();
    lost.remove(at);
    assert_eq!(missing(&lost, 6).len(), 1);
    let mut changed = all.clone();
    changed[at] = "cổ".to_owned();
    assert_eq!(missing(&changed, 6).len(), 1);
    let mut moved = all;
    moved.swap(at, at + 1);
    assert_eq!(missing(&moved, 6).len(), 1);
}
