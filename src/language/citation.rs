//! How a text cites an act or a document: `Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của
//! Chính phủ …`.

use std::ops::Range;

use super::written_date::{self, WrittenDate};

/// The types of document that are cited with a number, the longer before the shorter.
const TYPES: [&str; 24] = [
    "Thông tư liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Thông báo",
    "Thông tri",
    "Hướng dẫn",
    "Kế hoạch",
    "Chương trình",
    "Công văn",
    "Công điện",
    "Tờ trình",
    "Báo cáo",
    "Kết luận",
    "Quy định",
    "Quy chế",
    "Đề án",
    "Phương án",
    "Sắc lệnh",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
];

/// A citation (viện dẫn) with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Type, number and sign: `Nghị định số 91/2017/NĐ-CP`.
    pub name: Range<usize>,
    /// Number and sign: `91/2017/NĐ-CP`.
    pub sign: Range<usize>,
    /// The date, if it follows.
    pub date: Option<WrittenDate>,
    /// Where the body begins (`của Chính phủ`), if it follows.
    pub body: Option<usize>,
    /// Whether it is a law or an ordinance, which is cited by its name.
    pub by_name: bool,
    /// Whether it is part of the title of the act cited before, or of quoted words.
    pub in_title: bool,
}

impl Citation {
    /// Whether date and body are there.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.date.is_some() && self.body.is_some()
    }

    /// Where the citation ends, as far as it has a form: after sign, date or `của`.
    #[must_use]
    pub fn end(&self) -> usize {
        let date = self.date.as_ref().map_or(self.sign.end, |date| date.range.end);
        let body = self.body.map_or(0, |at| at + "của".len());
        self.sign.end.max(date).max(body)
    }
}

/// Every citation of a text, in order.
#[must_use]
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut dates = written_date::dates(text).into_iter().peekable();
    let mut at = 0;
    while let Some(digit) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + digit;
        let end = sign_end(text, start);
        at = end.max(start + 1);
        let Some((kind, by_name)) = type_before(text.get(..start).unwrap_or_default()) else {
            continue;
        };
        if !is_sign(text.get(start..end).unwrap_or_default()) {
            continue;
        }
        while dates.peek().is_some_and(|date| date.range.start < end) {
            dates.next();
        }
        let (date, body) = behind(text, end, dates.peek());
        let body = body.or_else(|| body_before(text, kind));
        let mut citation =
            Citation { name: kind..end, sign: start..end, date, body, by_name, in_title: false };
        citation.in_title = in_title(text, found.last(), kind);
        found.push(citation);
    }
    found
}

/// Number and sign that a text begins with, if it does: `34-CT/TW`.
fn sign_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let joins = |c: char| matches!(c, '/' | '-' | '&' | '.');
    let end = rest.find(|c: char| !c.is_alphanumeric() && !joins(c)).unwrap_or(rest.len());
    start + rest[..end].trim_end_matches(joins).len()
}

/// Whether digits and what follows them are a sign: something joins them, and there are letters.
fn is_sign(text: &str) -> bool {
    text.contains(['/', '-']) && text.contains(char::is_uppercase)
}

/// Where the name of a type begins that stands right before a number, with `số` between or not.
fn type_before(before: &str) -> Option<(usize, bool)> {
    let bare = before.trim_end();
    if bare.len() == before.len() {
        return None;
    }
    let bare = bare.strip_suffix(':').unwrap_or(bare);
    let bare = bare.strip_suffix("số").map_or(bare, str::trim_end);
    for kind in TYPES {
        // The first letter may be small inside a sentence.
        let Some(at) = bare.len().checked_sub(kind.len()) else { continue };
        let Some(word) = bare.get(at..) else { continue };
        let mut letters = word.chars();
        let same = letters
            .next()
            .is_some_and(|c| kind.starts_with(c) || kind.to_lowercase().starts_with(c))
            && kind.ends_with(letters.as_str());
        if same && !bare.get(..at)?.ends_with(char::is_alphanumeric) {
            return Some((at, matches!(kind, "Bộ luật" | "Luật" | "Pháp lệnh")));
        }
    }
    None
}

/// Date and body behind a sign, in either order.
fn behind(
    text: &str,
    end: usize,
    next: Option<&WrittenDate>,
) -> (Option<WrittenDate>, Option<usize>) {
    const BETWEEN: [char; 4] = [' ', ',', '(', ')'];
    let skip = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        text.len() - rest.trim_start_matches(BETWEEN).len()
    };
    let is_body = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        rest.starts_with("của ") || rest.starts_with("do ")
    };
    let at = skip(end);
    if let Some(date) = next.filter(|date| date.range.start == at) {
        let body = skip(date.range.end);
        return (Some(date.clone()), is_body(body).then_some(body));
    }
    if is_body(at) {
        // `của UBND huyện ngày 05/3/2021`: the name of a body is short and without marks.
        let date = next.filter(|date| {
            let between = text.get(at..date.range.start).unwrap_or_default();
            between.split(' ').count() <= 12 && !between.contains([';', '.', ',', '”'])
        });
        let led = |date: &&WrittenDate| {
            let before = text.get(..date.range.start).unwrap_or_default().trim_end();
            !["trước", "từ", "đến", "hết", "vào", "sau", "nhất"].iter().any(|w| before.ends_with(w))
        };
        return (date.filter(led).cloned(), Some(at));
    }
    (None, None)
}

/// What stands before whoever proposes something.
const PROPOSED: &str = "đề nghị của ";

/// Where the body begins before a citation, if it is that of who proposes something in it: `đề nghị của Giám
/// đốc Sở … tại Tờ trình số …`.
fn body_before(text: &str, kind: usize) -> Option<usize> {
    let before = text.get(..kind)?;
    let head = before.trim_end().strip_suffix(" tại")?;
    let at = head.rfind(PROPOSED)? + PROPOSED.len() - "của ".len();
    (!head[at..].contains([';', '.'])).then_some(at)
}

/// Whether what begins here belongs to the title of the citation before it, or to a quotation.
fn in_title(text: &str, before: Option<&Citation>, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    if head.rfind('“') > head.rfind('”') {
        return true;
    }
    let Some(before) = before else { return false };
    let between = text.get(before.end()..at).unwrap_or_default();
    if !(before.is_full() || before.in_title)
        || between.contains(';')
        || between.contains(". ")
        || between.contains('”')
    {
        return false;
    }
    let bare = between.trim_end();
    let listed = bare.ends_with([',', ':'])
        || bare == "và"
        || bare.ends_with(" và")
        || bare.ends_with("căn cứ");
    before.in_title || !listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Name, date, body and title of each citation, written down shortly.
    fn shape(text: &str) -> Vec<String> {
        let mark = |yes: bool, letter| if yes { letter } else { "-" };
        let one = |c: &Citation| {
            let marks = [
                mark(c.date.is_some(), "d"),
                mark(c.body.is_some(), "b"),
                mark(c.in_title, "t"),
                mark(c.by_name, "n"),
            ];
            format!("{} {}", &text[c.sign.clone()], marks.concat())
        };
        citations(text).iter().map(one).collect()
    }

    #[test]
    fn the_body_may_stand_before() {
        let text = "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 05/TTr-SNV ngày 12 tháng 01 năm 2026";
        assert!(citations(text)[0].is_full());
        for text in [
            "Theo đề nghị của Sở; nêu tại Tờ trình số 05/TTr-SNV ngày 12 tháng 01 năm 2026",
            "Theo nhiệm vụ của xã tại Nghị quyết số 05/NQ-HĐND ngày 12 tháng 01 năm 2026",
        ] {
            assert!(!citations(text)[0].is_full(), "{text}");
        }
    }

    #[test]
    fn citations_are_read() {
        for (text, found) in [
            (
                "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định",
                vec!["91/2017/NĐ-CP db--"],
            ),
            (
                "Thông tư số 12/2019/TT-BNV ngày 04 tháng 11 năm 2019 của Bộ Nội vụ quy định chi tiết \
                 Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
                vec!["12/2019/TT-BNV db--", "91/2017/NĐ-CP dbt-"],
            ),
            ("theo Kế hoạch số 12/KH-UBND.", vec!["12/KH-UBND ----"]),
            ("theo kế hoạch số 12/KH-UBND-TH;", vec!["12/KH-UBND-TH ----"]),
            ("Nghị định 30/2020/NĐ-CP", vec!["30/2020/NĐ-CP ----"]),
            ("Chỉ thị số 34-CT/TW, ngày 07/4/2014 của Bộ Chính trị", vec!["34-CT/TW db--"]),
            ("Quyết định số 5/QĐ-UBND của UBND huyện ngày 05/3/2021", vec!["5/QĐ-UBND db--"]),
            ("Quyết định số 5/QĐ-UBND của UBND huyện trước ngày 05/3/2021", vec!["5/QĐ-UBND -b--"]),
            ("Công văn số 12/UBND-VX ngày 05/3/2021 về", vec!["12/UBND-VX d---"]),
            ("Luật số 15/2003/QH11", vec!["15/2003/QH11 ---n"]),
            ("“hướng dẫn Nghị định số 1/2020/NĐ-CP”", vec!["1/2020/NĐ-CP --t-"]),
            (
                "Nghị định số 1/2020/NĐ-CP ngày 05/3/2020 của Chính phủ và Thông tư số 2/2020/TT-BNV",
                vec!["1/2020/NĐ-CP db--", "2/2020/TT-BNV ----"],
            ),
            (
                "Nghị định số 1/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; Thông tư số 2/2020/TT-BNV",
                vec!["1/2020/NĐ-CP db--", "2/2020/TT-BNV ----"],
            ),
        ] {
            assert_eq!(shape(text), found, "{text}");
        }
        for text in [
            "Kế hoạch 2021-2026",
            "Chương trình số 2",
            "báo cáo 6 tháng",
            "Nghị quyết Trung ương 4",
            "số 12/KH",
        ] {
            assert_eq!(shape(text), [""; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(
            text in "(Kế hoạch|số|ngày|tháng|của| |[0-9/.,;()“”A-Z-]|\\PC){0,50}"
        ) {
            for citation in citations(&text) {
                prop_assert!(text.get(citation.name.clone()).is_some());
                prop_assert!(citation.end() <= text.len());
            }
        }
    }
}
